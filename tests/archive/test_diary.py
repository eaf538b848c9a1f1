"""Meetings in the order of their days, those without one by the date of their cable, last what has neither."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from made_meetings import made
from reftel.archive import Archive
from reftel.archive.diary import Entries
from reftel.errors import QueryError
from reftel.model.browsing import Asking, MeetingsAsked
from reftel.model.meeting import Meeting


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive(made(tmp_path_factory.mktemp("met")), read_only=True) as one:
        yield one


def found(opened: Archive, wanted: MeetingsAsked) -> tuple[Entries, tuple[Meeting, ...]]:
    looking = opened.looking()
    _, meets = looking.meets()
    counted = looking.with_statements(looking.catalogue())
    entries = looking.diary(counted, meets, wanted, np.ones(len(meets.ids), dtype=bool))
    return entries, looking.meetings(meets.ids[entries.places].tolist())


def cables(opened: Archive, wanted: MeetingsAsked) -> list[str]:
    return [one.cable[-3:] for one in found(opened, wanted)[1]]


def test_in_the_order_of_their_days_and_last_what_has_none(opened: Archive) -> None:
    entries, told = found(opened, MeetingsAsked(status="any"))
    days = [one.when or one.cable_date for one in told]
    assert days == ["2004-05-03", "2004-05-09", "2004-05-18", "2004-05-23", "2004-05-30", None]
    assert [one.cable for one in told if not one.when] == ["04TARNSEE304", "SESTRIN399"]
    assert int(entries.fitting.by_cable.sum()) == 1
    assert [(one.name, one.count) for one in entries.years] == [("2004", 5)]


@pytest.mark.parametrize(
    ("wanted", "some"),
    [
        (MeetingsAsked(), ["302", "305", "301", "304", "399"]),
        (MeetingsAsked(status="planned"), ["303"]),
        (MeetingsAsked(status="not-held"), []),
        (MeetingsAsked(kinds=("meal", "telephone")), ["302", "305"]),
        (MeetingsAsked(post="tarnsee"), ["305", "304"]),
        (MeetingsAsked(post="tarn"), []),
        (MeetingsAsked(asked=Asking(cable="TARNSEE 304")), []),
        (MeetingsAsked(asked=Asking(cable="04TARNSEE304")), ["304"]),
        (MeetingsAsked(asked=Asking(when="2004-05-10..2004-05-25")), ["301", "304"]),
        (MeetingsAsked(asked=Asking(alone=True)), []),
    ],
    ids=str,
)
def test_chosen_by_what_they_are(wanted: MeetingsAsked, some: list[str], opened: Archive) -> None:
    assert cables(opened, wanted) == some


def test_what_a_time_leaves_out_is_counted(opened: Archive) -> None:
    entries, _ = found(opened, MeetingsAsked(asked=Asking(when="2004-05-03")))
    fitting = entries.fitting
    assert (len(entries.places), int(fitting.undated.sum()), int(fitting.of_other_days.sum())) == (1, 1, 3)
    with pytest.raises(QueryError):
        found(opened, MeetingsAsked(asked=Asking(when="soon")))


def test_the_counts_are_of_what_is_asked_for_and_of_other_statuses_too(opened: Archive) -> None:
    entries, _ = found(opened, MeetingsAsked(post="SESTRIN"))
    assert {one.name: one.count for one in entries.statuses} == {"held": 3, "planned": 1}
    assert {one.name: one.count for one in entries.kinds} == {"meal": 1, "meeting": 2}
    assert {one.name: one.count for one in entries.posts} == {"SESTRIN": 3}


def test_an_archive_of_no_cables_has_none(tmp_path: Path) -> None:
    Archive(tmp_path / "archive", create=True).close()
    with Archive(tmp_path / "archive", read_only=True) as one:
        entries, told = found(one, MeetingsAsked(status="any", post="SESTRIN"))
    assert (told, entries.statuses, entries.posts, len(entries.places)) == ((), (), (), 0)
