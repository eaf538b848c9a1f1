"""What came of a run: an archive is whole where nothing is wrong."""

from reftel.model.report import VerifyReport


def test_an_archive_is_whole_where_nothing_is_wrong() -> None:
    whole = VerifyReport(sources=1, cables=1, statements=4, digest="00ff")
    torn = VerifyReport(
        sources=1, cables=1, statements=4, digest="00ff", problems=("source 00ff is not the bytes of its hash",)
    )
    assert whole.ok
    assert not torn.ok
