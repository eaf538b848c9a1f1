"""Reviews from the room: what a coder writes becomes fields, and a reader of the archive does not stand in the way."""

import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from made_reviews import CABLE, FIRST, MRN, REJECTS, SAILS, SECOND, TEXT, reviewed_archive
from reftel.archive import Archive, store
from reftel.archive.store import Lock
from reftel.errors import BusyError, InputError
from reftel.model.browsing import Asking
from reftel.model.review import Disputed, Patch
from reftel.workflow.access import parse_access
from reftel.workflow.reader import Reader
from reftel.workflow.reviews import Wanted, corrected

PARAGRAPH = CABLE.paragraphs[0]
SAME = Wanted(speaker="Oyen", addressees="", act="state", said_on="", condition="", sentence=(0, len(FIRST)))


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    one = Reader(reviewed_archive(tmp_path / "a"))
    yield one
    one.close()


def test_a_review_waits_once_for_another_who_writes(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[float] = []
    monkeypatch.setattr(Lock, "take", lambda _, wait=0: tried.append(wait))
    with pytest.raises(BusyError):
        reader.reviews.enter(MRN, SAILS.id, "Ann", "accept", Patch())
    assert tried == [store.PATIENCE]


def wanted(**changed: object) -> Patch:
    return corrected(SAILS, PARAGRAPH, msgspec.structs.replace(SAME, **changed))


def test_fields_left_as_they_were_are_no_change() -> None:
    assert not wanted()
    assert not wanted(speaker="  Oyen ")


def test_fields_are_read_as_people_write_them() -> None:
    patch = wanted(addressees=" Halloran;; the  Council ", act="commit", said_on="2031-05~")
    assert patch == Patch(addressees=("Halloran", "the Council"), act="commit", said_on="2031-05~")


def test_a_condition_stands_in_the_paragraph() -> None:
    patch = wanted(condition="if the  toll stands")
    assert isinstance(patch.condition, msgspec.Struct)
    assert patch.condition.text == "if the toll stands"
    assert PARAGRAPH.raw[patch.condition.start - PARAGRAPH.start : patch.condition.end - PARAGRAPH.start] == (
        "if the toll stands"
    )


def test_a_content_beyond_its_sentence_takes_the_sentence_with_it() -> None:
    at = TEXT.index("Dravic")
    patch = wanted(content=(at - 1, at + 6))
    assert (patch.content, patch.sentence) == ("Dravic", TEXT[: at + 6])
    assert patch.start == PARAGRAPH.text_start + at
    within = wanted(content=(0, 8))
    assert within.sentence is msgspec.UNSET


def test_the_editor_lets_one_side_stand(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.reviews.enter(MRN, SAILS.id, "Ann", "correct", Patch(speaker="Halloran"))
    reader.reviews.enter(MRN, SAILS.id, "Ben", "reject", Patch())
    (dispute,) = reader.reviews.disputed()
    asked: list[Disputed] = []

    def disputed() -> tuple[Disputed, ...]:
        asked.append(dispute)
        return (dispute,)

    monkeypatch.setattr(reader.reviews, "disputed", disputed)
    reader.reviews.choose(dispute.reviews[0].number)
    assert len(asked) == 1, "all disputes of an archive are worked out once"
    monkeypatch.undo()
    assert not reader.reviews.disputed()
    assert reader.reviews.of("editor")[0].fields.speaker == "Halloran"
    assert reader.reviews.agreement().units == 1
    with pytest.raises(InputError, match="about no disputed statement any more"):
        reader.reviews.choose(dispute.reviews[0].number)


def test_a_moment_of_another_writer_is_waited_for(reader: Reader) -> None:
    lock = Lock(reader.archive / "writer.lock")
    assert lock.take()
    timer = threading.Timer(0.3, lock.release)
    timer.start()
    reader.reviews.enter(MRN, REJECTS.id, "Ann", "accept", Patch())
    timer.join()
    assert [one.statement for one in reader.reviews.of("Ann")] == [REJECTS.id]
    assert reader.reviews.queue(Asking(), "Ann").total == 1


def test_with_a_clearance_nothing_of_it_is_open(reader: Reader) -> None:
    limited = Reader(reader.archive, access=parse_access("secret"))
    calls = (limited.reviews.agreement, limited.reviews.disputed, limited.reviews.orphaned)
    try:
        for call in calls:
            with pytest.raises(InputError, match="with a clearance, or with names masked"):
                call()
        with pytest.raises(InputError, match="does not review"):
            limited.reviews.get(MRN, SAILS.id)
        with pytest.raises(InputError, match="does not review"):
            limited.reviews.of("Ann")
        with pytest.raises(InputError, match="does not review"):
            limited.reviews.undo(1, "Ann")
    finally:
        limited.close()


def test_what_is_orphaned_is_listed(reader: Reader) -> None:
    reader.reviews.enter(MRN, REJECTS.id, "Ann", "accept", Patch())
    with Archive(reader.archive) as opened:
        opened.add_statements("2", [(CABLE, [SAILS])])
    (one,) = reader.reviews.orphaned()
    assert one.seen.sentence == SECOND
