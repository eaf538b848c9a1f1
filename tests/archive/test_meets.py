"""Who met whom: only what took place, each of the one side with each of the other, of whatever version counts."""

from pathlib import Path

import pytest

from patience import soon
from reftel import workflow
from reftel.archive import Archive
from reftel.archive.meets import _Brief, _Named, _pairs
from reftel.archive.rows import pack_statements
from reftel.model.browsing import Asking
from reftel.workflow.reader import Reader

CABLE = """\
P {day}1430Z MAY 04
FM AMEMBASSY SESTRIN
TO SECSTATE WASHDC PRIORITY 1234

C O N F I D E N T I A L SESTRIN 000{number}

E.O. 12958: DECL: 05/20/2014
TAGS: PREL
SUBJECT: THE DAM

1. (C) {text}

HALLORAN
"""


def brief(who: list[str], whom: list[str]) -> _Brief:
    sides = [tuple(_Named(name) for name in side) for side in (who, whom)]
    return _Brief("meeting", "held", sides[0], sides[1], None, ())


@pytest.mark.parametrize(
    ("who", "whom", "pairs"),
    [
        (["A"], ["B"], [("A", "B")]),
        (["A", "B"], ["C", "D"], [("A", "C"), ("A", "D"), ("B", "C"), ("B", "D")]),
        (["A", "A"], ["B", "A"], [("A", "B")]),
        (["A", "B"], ["B", "A"], [("A", "B")]),
        (["A", "B"], [], []),
    ],
)
def test_those_who_came_together_are_not_said_to_have_met(who: list[str], whom: list[str], pairs: object) -> None:
    assert list(_pairs(brief(who, whom))) == pairs


def made(folder: Path, *texts: str) -> Path:
    for number, text in enumerate(texts):
        cable = CABLE.format(day=20 + number, number=301 + number, text=text)
        (folder / f"{number}.txt").write_text(cable, encoding="utf-8")
    workflow.read_into(folder / "archive", sorted(folder.glob("*.txt")), extract=True)
    return folder / "archive"


HELD = "On May 18, Foreign Minister Orvane met Ambassador Halloran in Sestrin. Orvane promised to open the canal."
PLANNED = "Foreign Minister Orvane will meet Ambassador Halloran on May 30."


def test_what_is_planned_is_no_edge(tmp_path: Path) -> None:
    reader = Reader(made(tmp_path, HELD, PLANNED))
    found = soon(lambda: reader.network(Asking()))
    assert [(one.ends, one.meetings, one.by_cable) for one in found.meets] == [(("halloran", "orvane"), 1, 0)]
    (meeting,) = reader.network(Asking(actor="orvane", to_actor="halloran")).told
    assert (meeting.when, meeting.status) == ("2004-05-18", "held")
    reader.close()


def test_they_are_counted_again_only_when_they_are_others(tmp_path: Path) -> None:
    archive = made(tmp_path, HELD)
    with Archive(archive, read_only=True) as opened:
        before = opened.looking().meets()
        assert opened.looking().meets(before) is before
    (tmp_path / "9.txt").write_text(CABLE.format(day=28, number=309, text=HELD), encoding="utf-8")
    workflow.read_into(archive, [tmp_path / "9.txt"], extract=True)
    with Archive(archive, read_only=True) as opened:
        _, again = opened.looking().meets(before)
        assert (len(before[1].ids), len(again.ids)) == (1, 2)


def test_a_cable_that_is_extracted_anew_has_them_in_other_rows(tmp_path: Path) -> None:
    archive = made(tmp_path, HELD, HELD)
    with Archive(archive) as opened:
        before = opened.looking().meets()
        cable = opened.cable("04SESTRIN301")
        assert cable
        (read,) = opened.looking().read_from(cable.source.sha256)
        told = pack_statements(cable, read.statements, namings=read.namings, meetings=read.meetings)
        opened.add_extracted(read.version or "", [told])
        again = opened.looking().meets(before)[1]
        assert len(opened.looking().meetings(again.ids.tolist())) == 2
        assert sorted(again.ids.tolist()) != sorted(before[1].ids.tolist())


def test_an_archive_of_no_cables_has_none(tmp_path: Path) -> None:
    workflow.begin(tmp_path / "archive")
    reader = Reader(tmp_path / "archive")
    found = soon(lambda: reader.network(Asking(when="2004")))
    assert (found.meets, found.meetings, found.edges) == ((), 0, ())
    reader.close()
