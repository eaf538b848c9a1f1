"""How a document came to be open."""

from reftel.model.release import Release


def test_of_nothing_said_nothing_is_known() -> None:
    release = Release()
    assert (release.status, release.authority, release.part, release.withheld) == ("unknown", None, False, ())
