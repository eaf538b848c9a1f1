"""What statements lead to: cables of sources and archives → their statements → records, joined across cables."""

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from reftel import workflow
from reftel.archive import Archive, preference
from reftel.archive.store import PATIENCE
from reftel.executors import Workers
from reftel.model.following import Commitment, Followed, Told
from reftel.model.report import Unreadable
from reftel.workflow.rules import mark_of
from reftel.workflow.tasks import Input, extract_cable, give_up_cable

if TYPE_CHECKING:
    from reftel.extracting.following.lines import Line
    from reftel.model.cable import Cable
    from reftel.model.statement import Statement

__all__ = ["MOST", "Promises", "followed", "joined_promises", "kept_promises", "promises_in", "standing_on"]

T = TypeVar("T")

MOST: Final = 2_000
"""So many cables are looked at again one by one; where more have changed all are."""
_WORTH = 50  # so many cables have changed when what is kept is kept anew


def followed(
    sources: Sequence[Input],
    *,
    workers: Workers = 1,
    on_problem: workflow.OnProblem | None = None,
    progress: workflow.Progress | None = None,
) -> Followed:
    """Commitments, events, démarches, assessments and topics of sources and archives, each cable once.

    Of an archive the statements that are kept are used; bare sources are extracted now. What was worked out of one
    archive is kept beside it until that, or the rules, are others.

    Raises:
        InputError: if a source that was named does not exist.
    """
    (only, *more) = sources or (None,)
    if more or not (isinstance(only, Path) and workflow.is_archive(only)):
        return _followed(sources, workers=workers, on_problem=on_problem, progress=progress)
    rules = _rules()
    with Archive(only, read_only=True) as opened:
        kept = _opened(opened.derived("followed", rules).get(), Followed)
        seq = opened.looking().seq()
    if kept is None:
        kept = _followed(sources, workers=workers, on_problem=on_problem, progress=progress)
        with Archive(only, read_only=True) as opened:
            opened.derived("followed", rules).keep(msgspec.msgpack.encode(kept), seq)
    return kept


def _opened(data: bytes | None, kind: type[T]) -> T | None:
    """What was kept; None where there is nothing, or nothing that can be read."""
    try:
        return None if data is None else msgspec.msgpack.decode(data, type=kind)
    except (ValueError, RecursionError):
        return None


def _rules() -> str:
    """A mark of the rules by which it is worked out: all code and word lists of extraction."""
    return mark_of("extracting")


def _followed(
    sources: Sequence[Input],
    *,
    workers: Workers,
    on_problem: workflow.OnProblem | None,
    progress: workflow.Progress | None,
) -> Followed:
    from reftel.extracting.following import follow, told_in  # noqa: PLC0415 - loads the lexicon

    archives = [one for one in sources if isinstance(one, Path) and workflow.is_archive(one)]
    bare = [one for one in sources if one not in archives]
    kept: dict[str, Cable] = {}
    for cable in workflow.cables_of(bare, workers=workers, on_problem=on_problem):
        held = kept.get(cable.citation)
        if held is None or preference(cable) < preference(held):
            kept[cable.citation] = cable
    cables = list(kept.values())
    statements: list[Statement] = []
    told: list[Line] = []
    results = workflow.each_cable(extract_cable, cables, workers, give_up_cable)
    for done, (cable, found) in enumerate(zip(cables, results, strict=True), 1):
        if progress:
            progress(done, len(cables))
        if isinstance(found, str):
            if on_problem:
                on_problem(Unreadable(cable.citation, f"no statements could be made of it ({found})"))
            continue
        statements.extend(found)
        told.extend(told_in(cable, found))
    for archive in archives:
        stored = [one for one in workflow.statements_of([archive]) if one.cable not in kept]
        spoken: dict[str, list[Statement]] = {}
        for one in stored:
            spoken.setdefault(one.cable, []).append(one)
        statements.extend(stored)
        for cable in workflow.cables_of([archive]):
            if cable.citation not in kept:
                told.extend(told_in(cable, spoken.get(cable.citation, ())))
    return follow(statements, told)


class Promises(msgspec.Struct, frozen=True):
    """What each cable of an archive has to say of commitments, by its citation, as of a unit of work at least."""

    seq: int
    told: dict[str, Told]

    def with_later(self, changed: Iterable[str], later: "Promises") -> "Promises":
        """The same where some cables have changed, which are told anew in ``later``."""
        gone = frozenset(changed)
        kept = {cable: one for cable, one in self.told.items() if cable not in gone}
        return Promises(later.seq, {**kept, **later.told})

    def of(self, cables: Iterable[str]) -> "Promises":
        """The same of some cables alone."""
        return Promises(self.seq, {one: self.told[one] for one in cables if one in self.told})


def kept_promises(archive: Path) -> Promises | None:
    """What was kept of the promises of an archive, as of whatever unit of work; None where nothing is that is good.

    Raises:
        ArchiveError: if it cannot be used.
    """
    with Archive(archive, read_only=True) as opened:
        return _kept_of(opened)


def _kept_of(opened: Archive) -> Promises | None:
    found = _opened(opened.derived("promises", _rules(), grows=True).get(), Promises)
    return found if found is not None and found.seq <= opened.looking().seq() else None  # else of another archive


def promises_in(archive: Path, cables: Collection[str] | None = None) -> Promises:
    """What cables of an archive have to say of commitments: all, or those with some citations.

    All are made of what is kept beside the archive, which is kept anew where much has changed since.

    Raises:
        ArchiveError: if it cannot be used.
    """
    with Archive(archive, read_only=True) as opened:
        if cables is not None and len(cables) <= _WORTH:
            return _promises_of(opened, cables)
        place = opened.derived("promises", _rules(), grows=True)
        state, before = place.state(), _kept_of(opened)  # the state first: what is purged meanwhile is not kept
        changed = None if before is None else opened.looking().spoken_again(before.seq, MOST)
        if cables is not None and changed is None:
            return _promises_of(opened, cables)
        found = _promises_of(opened, changed)
        if before is not None and changed is not None:
            found = before.with_later(changed, found)
        if changed is None or len(changed) > _WORTH:
            place.keep(msgspec.msgpack.encode(found), state, PATIENCE)
    return found if cables is None else found.of(cables)


def _promises_of(opened: Archive, cables: Iterable[str] | None) -> Promises:
    from reftel.extracting.following.promises import told_of  # noqa: PLC0415 - loads the lexicon

    seq = opened.looking().seq()
    if cables is None:
        each = (tuple(some) for _, some in groupby(opened.statements(), lambda one: one.cable))
    else:
        each = (tuple(opened.statements(one)) for one in cables)
    found = ((some, told_of(some)) for some in each)
    return Promises(seq, {some[0].cable: told for some, told in found if told is not None})


def joined_promises(promises: Promises) -> tuple[Commitment, ...]:
    """The commitments of an archive, joined across its cables, as ``followed`` has them."""
    from reftel.extracting.following.promises import joined  # noqa: PLC0415 - as above

    return joined(promises.told.values())


def standing_on(commitments: Sequence[Commitment], on: str) -> tuple[Commitment, ...]:
    """The commitments as known on a day, each with whether it is overdue."""
    from reftel.extracting.following.standing import standing  # noqa: PLC0415 - as above

    return standing(commitments, on)
