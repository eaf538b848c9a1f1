"""The report after reading as people see it."""

import msgspec
import pytest

from conftest import HOME, Golden
from reftel.cli.views.triage import NAMED, triage
from reftel.model.report import ReadReport, Unreadable
from rendering import printed

FULL = ReadReport(
    sources=12,
    cables=8,
    new=7,
    duplicates=2,
    unread=3,
    findings=1234,
    seconds=1.26,
    stubs=1,
    partial=2,
    versions=1,
    kinds={"memorandum": 2, "unknown": 3, "card": 1},
    statements=40,
    unread_formats={"pdf": 2, "tei": 1},
    unreadable=(Unreadable("box/locked.txt", "Permission denied"),),
)


@pytest.mark.parametrize("width", [80, 120])
def test_the_report_as_it_is_seen(width: int, golden: Golden) -> None:
    shown = printed(triage(FULL, "my archive", width), width)
    golden.check(HOME / "tests" / "golden" / "cli" / f"triage-{width}.txt", shown)


def test_what_did_not_occur_is_not_listed() -> None:
    clean = ReadReport(sources=1, cables=1, new=1, duplicates=0, unread=0, findings=0, seconds=0.1)
    shown = printed(triage(clean, "a", 80))
    assert "1  cable, 1 of them new" in shown
    assert not any(word in shown for word in ("stub", "partial", "already", "not read", "could not", "findings"))


def test_few_unread_sources_are_named_and_many_are_not() -> None:
    names = (("a.pdf", "pdf"), ("b.txt", "empty"))
    few = ReadReport(
        sources=2,
        cables=0,
        new=0,
        duplicates=0,
        unread=2,
        findings=2,
        seconds=0.1,
        unread_formats={"pdf": 1, "empty": 1},
        unread_names=names,
    )
    assert printed(triage(few, "a", 120)).endswith("not read  a.pdf (pdf)\nnot read  b.txt (empty)\n")
    many = msgspec.structs.replace(few, unread_formats={"pdf": 30})
    assert "a.pdf" not in printed(triage(many, "a", 120))


def test_of_many_files_that_cannot_be_opened_some_are_named() -> None:
    many = tuple(Unreadable(f"{number}.txt", "denied") for number in range(NAMED + 3))
    report = ReadReport(sources=0, cables=0, new=0, duplicates=0, unread=0, findings=0, seconds=0, unreadable=many)
    shown = printed(triage(report, "a", 80))
    assert f"{NAMED - 1}.txt: denied" in shown
    assert f"{NAMED}.txt" not in shown
    assert "… and 3 more that could not be opened" in shown


def test_containers_that_could_not_be_unpacked_whole_are_named() -> None:
    many = tuple(Unreadable(f"{number}.zip", "the container: damaged") for number in range(NAMED + 3))
    report = ReadReport(sources=0, cables=0, new=0, duplicates=0, unread=0, findings=0, seconds=0, damaged=many)
    shown = printed(triage(report, "a", 80))
    assert f"not whole  {NAMED - 1}.zip: the container: damaged" in shown
    assert "… and 3 more of which a part could not be unpacked" in shown
