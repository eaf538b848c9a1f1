"""Words of passing lines."""

from reftel.facts import readers


def test_kinds() -> None:
    assert readers.passes("Treasury")
    assert readers.passes("TEL AVIV")
    assert readers.passes("AMEMBASSY NOWHERE")
    assert not readers.passes("ROE")
    assert readers.is_office("EUR/RPM")
    assert readers.is_office("POLAD")
    assert not readers.is_office("JROE")
    assert readers.rank_of("SENIOR DIRECTOR ROE") == "SENIOR DIRECTOR"
    assert readers.rank_of("ROE") is None
    assert readers.names("rank")[0] == "DEPUTY SECRETARY"
