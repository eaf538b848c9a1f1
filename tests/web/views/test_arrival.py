"""How far an import is, in words, and what came of it."""

import pytest

from asking import Client
from reftel.errors import InputError
from reftel.model.importing import Course, Import, Wanted
from reftel.model.report import ReadReport, Unreadable
from reftel.web.views.arrival import _lines, act, told
from reftel.web.views.view import Asked
from reftel.workflow.reader import Reader

REPORT = ReadReport(
    sources=9, cables=7, new=6, duplicates=1, unread=2, findings=3, seconds=1.0, stubs=1, partial=2, versions=1,
    unread_formats={"empty": 1, "image": 1}, unreadable=(Unreadable("a", "it is no file"),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("course", "words"),
    [
        (Course(), "waits for its turn"),
        (Course(state="reading"), "being counted"),
        (Course(state="reading", done=3, total=9, cables=1), "3 of 9 files read: 1 cable, 0 remarks."),
        (Course(state="reading", done=3, total=9, rate=4.0, left=7200.0), "4.0 files a second, about 2.0 hours left."),
        (Course(state="reading", done=3, total=9, rate=0.5, left=200), "30 files a minute, about 3 minutes left."),
        (Course(state="extracting"), "Who says what in them is being marked."),
        (Course(state="extracting", extracted=2, to_extract=8), "marked in 2 of 8 cables."),
        (Course(state="done", seconds=0.3), "Done in 1 second."),
        (Course(state="stopped"), "what was read is kept"),
        (Course(state="failed", problem="No space left."), "No space left."),
    ],
)
def test_how_far_it_is(course: Course, words: str) -> None:
    assert words in told(Import(name="0001", wanted=Wanted(kind="upload", what="1 file"), course=course))


def test_the_report_has_a_line_for_each_thing_that_a_person_must_know() -> None:
    one = Import(name="1", wanted=Wanted(kind="upload", what=""), course=Course(report=REPORT, statements=4))
    lines = {line.told.partition(":")[0]: line.count for line in _lines(one)}
    assert (lines["files"], lines["cables"], lines["statements"], lines["partial"]) == (9, 6, 4, 2)
    assert (lines["empty"], lines["not read yet"], lines["could not be opened"]) == (1, 1, 1)
    assert lines["file there already, or sent twice"] == 1


def test_the_new_cables_are_linked(client: Client) -> None:
    page = client.get("/import/0001")
    assert 'href="/cable/04SESTRIN214"' in page.text
    assert "<img src=x" not in page.text
    told = client.get("/import/0001?format=json").json()
    assert told["arrived"]["count"] == len(told["arrived"]["cables"]) == 15
    assert told["percent"] is None


def test_it_is_stopped_and_gone_on_with_only_where_it_can_be(reader: Reader) -> None:
    for do in ("stop", "go_on"):
        with pytest.raises(InputError):
            act(reader, Asked(path={"name": "0001"}, form=(("do", do),)))
