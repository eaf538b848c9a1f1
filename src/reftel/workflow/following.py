"""What statements lead to: cables of sources and archives → their statements → records, joined across cables."""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

import msgspec

from reftel import workflow
from reftel.archive import Archive, preference
from reftel.archive.store import PATIENCE
from reftel.executors import Workers
from reftel.model.following import Commitment, Followed, Happened, Told
from reftel.model.report import Unreadable
from reftel.workflow.rules import mark_of
from reftel.workflow.tasks import Input, extract_cable, give_up_cable

if TYPE_CHECKING:
    from reftel.extracting.following.lines import Line
    from reftel.model.cable import Cable
    from reftel.model.statement import Statement

__all__ = [
    "MOST",
    "Each",
    "Happenings",
    "Promises",
    "followed",
    "happenings_in",
    "joined_happenings",
    "joined_promises",
    "kept_happenings",
    "kept_promises",
    "last_held",
    "promises_in",
    "standing_on",
    "unheard",
]

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


class Each(msgspec.Struct, Generic[T], frozen=True):
    """What each cable of an archive has to say of something, by its citation, as of a unit of work at least."""

    seq: int
    told: dict[str, T]

    def with_later(self, changed: Iterable[str], later: "Each[T]") -> "Each[T]":
        """The same where some cables have changed, which are told anew in ``later``."""
        gone = frozenset(changed)
        kept = {cable: one for cable, one in self.told.items() if cable not in gone}
        return Each(later.seq, {**kept, **later.told})

    def of(self, cables: Iterable[str]) -> "Each[T]":
        """The same of some cables alone."""
        return Each(self.seq, {one: self.told[one] for one in cables if one in self.told})


Promises = Each[Told]
"""What each cable has to say of commitments."""
Happenings = Each[Happened]
"""What each cable has to say of events and démarches."""


class Part(NamedTuple, Generic[T]):
    """Something that each cable has to say: its name beside the archive, its type, and how it is told of some cables.

    ``tell`` takes the open archive and the citations of cables, or None for all of them.
    """

    name: str
    kind: type[Each[T]]
    tell: Callable[[Archive, Iterable[str] | None], dict[str, T]]


def kept_of(archive: Path, part: Part[T]) -> Each[T] | None:
    """What was kept of it beside an archive, as of whatever unit of work; None where nothing is that is good.

    Raises:
        ArchiveError: if it cannot be used.
    """
    with Archive(archive, read_only=True) as opened:
        return _kept(opened, part)


def _kept(opened: Archive, part: Part[T]) -> Each[T] | None:
    found = _opened(opened.derived(part.name, _rules(), grows=True).get(), part.kind)
    return found if found is not None and found.seq <= opened.looking().seq() else None  # else of another archive


def told_of(archive: Path, part: Part[T], cables: Collection[str] | None = None) -> Each[T]:
    """What cables of an archive have to say of it: all, or those with some citations.

    All are made of what is kept beside the archive, which is kept anew where much has changed since.

    Raises:
        ArchiveError: if it cannot be used.
    """
    with Archive(archive, read_only=True) as opened:
        if cables is not None and len(cables) <= _WORTH:
            return _told(opened, part, cables)
        place = opened.derived(part.name, _rules(), grows=True)
        state, before = place.state(), _kept(opened, part)  # the state first: what is purged meanwhile is not kept
        changed = None if before is None else opened.looking().spoken_again(before.seq, MOST)
        if cables is not None and changed is None:
            return _told(opened, part, cables)
        found = _told(opened, part, changed)
        if before is not None and changed is not None:
            found = before.with_later(changed, found)
        if changed is None or len(changed) > _WORTH:
            place.keep(msgspec.msgpack.encode(found), state, PATIENCE)
    return found if cables is None else found.of(cables)


def _told(opened: Archive, part: Part[T], cables: Iterable[str] | None) -> Each[T]:
    seq = opened.looking().seq()
    return Each(seq, part.tell(opened, cables))


def _promised(opened: Archive, cables: Iterable[str] | None) -> dict[str, Told]:
    from reftel.extracting.following.promises import told_of  # noqa: PLC0415 - loads the lexicon

    if cables is None:
        each = (tuple(some) for _, some in groupby(opened.statements(), lambda one: one.cable))
    else:
        each = (tuple(opened.statements(one)) for one in cables)
    found = ((some, told_of(some)) for some in each)
    return {some[0].cable: told for some, told in found if told is not None}


def _happened(opened: Archive, cables: Iterable[str] | None) -> dict[str, Happened]:
    """Of these the sentences count too of which no statement was made, so that each cable is read."""
    from reftel.extracting.following.happenings import happened_in  # noqa: PLC0415 - as above

    if cables is None:
        each: Iterable[Cable] = opened.cables()
    else:
        each = (cable for one in cables if (cable := opened.cable(one)) is not None)
    found = ((cable.citation, happened_in(cable, tuple(opened.statements(cable.citation)))) for cable in each)
    return {citation: told for citation, told in found if told is not None}


PROMISES: Final = Part("promises", Promises, _promised)
HAPPENINGS: Final = Part("happenings", Happenings, _happened)


def kept_promises(archive: Path) -> Promises | None:
    """What was kept of the promises of an archive; as ``kept_of``."""
    return kept_of(archive, PROMISES)


def promises_in(archive: Path, cables: Collection[str] | None = None) -> Promises:
    """What cables of an archive have to say of commitments; as ``told_of``."""
    return told_of(archive, PROMISES, cables)


def kept_happenings(archive: Path) -> Happenings | None:
    """What was kept of the events and démarches of an archive; as ``kept_of``."""
    return kept_of(archive, HAPPENINGS)


def happenings_in(archive: Path, cables: Collection[str] | None = None) -> Happenings:
    """What cables of an archive have to say of events and démarches; as ``told_of``."""
    return told_of(archive, HAPPENINGS, cables)


def joined_happenings(happenings: Happenings) -> Followed:
    """The events and démarches of an archive, events joined across its cables, as ``followed`` has them."""
    from reftel.extracting.following.happenings import joined  # noqa: PLC0415 - as above

    return joined(happenings.told.values())


def joined_promises(promises: Promises) -> tuple[Commitment, ...]:
    """The commitments of an archive, joined across its cables, as ``followed`` has them."""
    from reftel.extracting.following.promises import joined  # noqa: PLC0415 - as above

    return joined(promises.told.values())


def last_held(sources: Sequence[Input], found: Followed) -> str | None:
    """The day of the latest cable that is held (EDTF); of bare sources of the latest of which something is told."""
    days = {one.cable_date for one in (*found.commitments, *found.events, *found.demarches)}
    for one in sources:
        if isinstance(one, Path) and workflow.is_archive(one):
            with Archive(one, read_only=True) as opened:
                days.add(opened.looking().last_day())
    return max(filter(None, days), default=None)


def unheard(commitments: Iterable[Commitment], latest: str | None) -> tuple[Commitment, ...]:
    """Those overdue of which no cable could report, for none that is held is later than what was due."""
    from reftel.extracting.following import standing  # noqa: PLC0415 - as above

    return standing.unheard(commitments, latest)


def standing_on(commitments: Sequence[Commitment], on: str) -> tuple[Commitment, ...]:
    """The commitments as known on a day, each with whether it is overdue."""
    from reftel.extracting.following.standing import standing  # noqa: PLC0415 - as above

    return standing(commitments, on)
