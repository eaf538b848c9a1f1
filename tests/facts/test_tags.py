"""TAGS codes."""

from reftel.facts import tags


def test_tag_of() -> None:
    fact = tags.tag_of("kz")
    assert fact is not None
    assert (fact.code, fact.kind, fact.meaning, fact.iso2) == ("KZ", "geo", "Kazakhstan", "KZ")
    russia = tags.tag_of("RS")
    assert russia is not None
    assert russia.iso2 == "RU"  # not ISO: there RS is Serbia
    assert tags.tag_of("POLITICAL") is None


def test_kinds_and_marks() -> None:
    for code, kind in (("PREL", "subject"), ("KDEM", "program"), ("OSCE", "organisation"), ("PFOR", "subject")):
        fact = tags.tag_of(code)
        assert fact is not None
        assert fact.kind == kind
        assert fact.mark in {"V", "K"}
    seventies = tags.tag_of("PFOR")
    assert seventies is not None
    assert seventies.era == "1970s"


def test_longest() -> None:
    assert tags.longest() >= 2


def test_fits() -> None:
    assert tags.fits("PFOR", 1975)
    assert not tags.fits("PFOR", 2006)
    assert tags.fits("PREL", 2006)
    assert tags.fits("QQQQ", 2006)


def test_suggestions() -> None:
    assert tags.suggestions("PRLE") == ("PREL",)
    assert "ENRG" in tags.suggestions("ENERG")
    assert tags.suggestions("turkey") == ("TU",)
    assert tags.suggestions("IQ") == ("IZ",)
    assert tags.suggestions("PREL") == ()
    assert tags.suggestions("POLITICAL") == ()
    assert tags.suggestions("QZQZ") == ()


def test_a_digit_that_must_be_a_letter() -> None:
    assert [tags.misread(code) for code in ("EA1R", "N0", "R5")] == ["EAIR", "NO", "RS"]
    # Nothing tells which letter it was, or that it was one: G8 is no GB.
    assert {tags.misread(code) for code in ("1T", "G8", "P5", "X7", "12", "PREL", "NO")} == {None}
