"""Readers by clearance: nothing of one is ever another's, and they follow the archive."""

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from made_withheld import CANARIES, TEXT, kept
from patience import soon
from reftel import workflow
from reftel.errors import ArchiveError, NotReadyError
from reftel.model.browsing import Asking
from reftel.workflow.access import EVERYTHING, Access, parse_access
from reftel.workflow.protecting import load_protected
from reftel.workflow.reader import Reader
from reftel.workflow.readers import LOOK, Readers
from reftel.workflow.sheltering import sheltered

LOW, HIGH = parse_access("unclassified"), parse_access("secret")


class Clock:
    """A clock that is set."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return kept(tmp_path)


@pytest.fixture
def readers(archive: Path, clock: Clock) -> Iterator[Readers]:
    one = Readers(archive, clock=clock)
    yield one
    one.close()


def waited(readers: Readers, access: Access) -> Reader:
    """The reader of a clearance, however long it takes to be made."""
    return soon(lambda: readers.get(access))


def told(reader: Reader) -> str:
    """All that a reader can be asked for, in one text."""
    for _ in range(100):
        with suppress(NotReadyError):
            return " ".join(
                map(
                    str,
                    (
                        *(reader.search(word) for word in (*CANARIES, "ferries")),
                        *(reader.completions(word[:3]) for word in CANARIES),
                        reader.everything(),
                        reader.said(Asking()),
                        reader.commitments("2006"),
                        reader.openings(),
                        reader.cable("SESTRIN777"),
                        reader.holdings(),
                    ),
                )
            ).casefold()
    raise AssertionError("it was never ready")


def test_each_clearance_has_a_reader_of_its_own_and_nothing_of_anothers(readers: Readers) -> None:
    readers.open([EVERYTHING, LOW, HIGH, LOW])
    whole, low, high = (readers.get(one) for one in (EVERYTHING, LOW, HIGH))
    assert len({id(one) for one in (whole, low, high)}) == 3
    assert readers.get(parse_access("Unclassified")) is low
    assert (whole.access, low.access, high.access) == (None, LOW, HIGH)
    # Whoever sees all asks first, and last: what is kept of it is nowhere near the others.
    told(whole)
    for one in (low, whole, low):
        found = told(one)
        assert [word in found for word in CANARIES] == [one is whole] * 3
    assert all(word in told(high) for word in CANARIES)
    for name in ("_pool", "_findings", "_overall", "reviews"):
        assert len({id(getattr(one, name)) for one in (whole, low, high)}) == 3, name


def test_a_new_clearance_is_made_beside_and_asked_for_again(readers: Readers, monkeypatch: pytest.MonkeyPatch) -> None:
    go = threading.Event()
    made = sheltered

    def slow(*given: object) -> Path:
        assert go.wait(30)
        return made(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("reftel.workflow.readers.sheltered", slow)
    for _ in range(3):
        with pytest.raises(NotReadyError, match="made ready for your clearance"):
            readers.get(LOW)
    go.set()
    assert waited(readers, LOW).access == LOW


def test_what_is_added_reaches_those_with_a_clearance_after_a_while(
    readers: Readers, clock: Clock, tmp_path: Path, archive: Path
) -> None:
    readers.open([LOW])
    before = readers.get(LOW)
    assert before.holdings().cables == 1
    (tmp_path / "cables" / "two.txt").write_text(TEXT.replace("000777", "000778"), encoding="utf-8")
    workflow.read_into(archive, [tmp_path / "cables"], extract=True)
    assert readers.get(LOW) is before, "not looked at again yet"
    clock.now += LOOK * 100
    until = time.monotonic() + 60
    while readers.get(LOW) is before:
        assert time.monotonic() < until
        time.sleep(0.02)
    after = readers.get(LOW)
    assert after.holdings().cables == 2
    assert not any(word in told(after) for word in CANARIES)
    clock.now += LOOK * 100
    assert readers.get(LOW) is after
    time.sleep(0.2)
    assert readers.get(LOW) is after, "nothing changed, nothing is made anew"


def test_what_cannot_be_made_is_told_and_tried_again(
    readers: Readers, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = sheltered

    def fails(*_given: object) -> Path:
        raise ArchiveError("Cannot write to seen: no space left.")

    monkeypatch.setattr("reftel.workflow.readers.sheltered", fails)
    with pytest.raises(ArchiveError):
        readers.get(LOW)
    until = time.monotonic() + 30
    while True:
        try:
            readers.get(LOW)
        except NotReadyError:
            assert time.monotonic() < until
            time.sleep(0.02)
        except ArchiveError as error:
            assert "no space left" in str(error)  # noqa: PT017 - which of the two it is, is what is tested
            break
    monkeypatch.setattr("reftel.workflow.readers.sheltered", made)
    clock.now += LOOK * 2
    assert waited(readers, LOW).access == LOW


def test_what_is_shown_stays_where_it_cannot_be_made_anew(
    readers: Readers, clock: Clock, tmp_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers.open([LOW])
    before = readers.get(LOW)
    (tmp_path / "cables" / "two.txt").write_text(TEXT.replace("000777", "000778"), encoding="utf-8")
    workflow.read_into(archive, [tmp_path / "cables"], extract=True)
    failed = threading.Event()

    def fails(*_given: object) -> Path:
        failed.set()
        raise ArchiveError("Cannot write to seen: no space left.")

    monkeypatch.setattr("reftel.workflow.readers.sheltered", fails)
    clock.now += LOOK * 100
    assert readers.get(LOW) is before
    assert failed.wait(30)
    clock.now += 1
    assert readers.get(LOW) is before


def test_names_are_masked_for_everybody(archive: Path, tmp_path: Path) -> None:
    listed = tmp_path / "people.txt"
    listed.write_text("Oyen\n", encoding="utf-8")
    readers = Readers(archive, protected=load_protected(listed))
    readers.open([EVERYTHING, LOW])
    for access in (EVERYTHING, LOW):
        assert "oyen" not in told(readers.get(access))
    assert readers.get(EVERYTHING).access == EVERYTHING, "whoever has names masked sees no bytes"
    readers.close()


def test_without_an_archive_there_are_none(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError):
        Readers(tmp_path / "none")


def test_what_is_missing_is_made_for_those_who_see_everything_alone(archive: Path) -> None:
    readers = Readers(archive, extracting=True)
    readers.open([EVERYTHING, LOW])
    assert [readers.get(one)._behind is not None for one in (EVERYTHING, LOW)] == [True, False]
    readers.close()
