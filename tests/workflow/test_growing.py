"""What each cable has to say of something is kept, and made again of what changed alone."""

from collections.abc import Collection
from pathlib import Path

import pytest

from patience import soon
from reftel.errors import NotReadyError
from reftel.workflow.following import MOST, Each
from reftel.workflow.growing import Growing


class Archive:
    """As much of an archive as it asks for."""

    def __init__(self) -> None:
        self.seq, self.large = 1, False
        self.cables = {"A": 1, "B": 2}
        self.since: dict[int, frozenset[str] | None] = {}
        self.asked: list[tuple[frozenset[str] | None, bool]] = []

    def era(self) -> object:
        return 0

    def state(self) -> int:
        return self.seq

    def changed(self, since: int, most: int = MOST) -> frozenset[str] | None:
        found = self.since.get(since, frozenset())
        return None if found is None or len(found) > most else found

    def is_large(self) -> bool:
        return self.large

    def path(self) -> Path:
        return Path("archive")

    def work(self, archive: Path, cables: Collection[str] | None = None, *, apart: bool) -> Each[int]:
        assert archive == self.path()
        self.asked.append((None if cables is None else frozenset(cables), apart))
        return Each(self.seq, {one: told for one, told in self.cables.items() if cables is None or one in cables})


def growing(archive: Archive, kept: Each[int] | None = None) -> Growing[int, int]:
    return Growing(
        archive, "It is counted", kept=lambda _: kept, work=archive.work, join=lambda each: sum(each.told.values())
    )


def test_only_what_changed_is_looked_at_again() -> None:
    archive = Archive()
    one = growing(archive)
    assert soon(one.get) == 3
    archive.seq, archive.cables["A"], archive.since[1] = 2, 5, frozenset({"A"})
    assert one.behind() == 1
    assert soon(one.get, lambda _: one.is_of(2)) == 7
    assert archive.asked == [(None, False), (frozenset({"A"}), False)]
    assert one.behind() == 0


def test_of_many_cables_it_is_done_apart_and_how_many_is_not_told() -> None:
    archive = Archive()
    archive.large, archive.since[1] = True, None
    one = growing(archive)
    assert one.behind() is None
    assert soon(one.get) == 3
    archive.seq = 2
    assert one.behind() is None
    soon(one.get, lambda _: one.is_of(2))
    assert archive.asked == [(None, True), (None, True)]


def test_what_was_kept_is_gone_on_from() -> None:
    archive = Archive()
    archive.seq, archive.since[1] = 2, frozenset({"B"})
    one = growing(archive, Each(1, {"A": 1, "B": 9}))
    one_is_made = soon(one.get, lambda _: one.is_of(2))
    assert one_is_made == 3
    assert archive.asked == [(frozenset({"B"}), False)]


def test_it_is_begun_before_anybody_asks() -> None:
    archive = Archive()
    one = growing(archive)
    with pytest.raises(NotReadyError, match="It is counted"):
        one.begin()
    assert soon(one.get) == 3
    assert len(archive.asked) == 1
