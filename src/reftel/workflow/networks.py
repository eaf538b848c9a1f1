"""Networks: who addressed whom in the statements that are asked for, and who met whom, from names to actors."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

import msgspec

from reftel.archive import Archive
from reftel.archive.actors import Meant
from reftel.archive.counting import Catalogue
from reftel.archive.meets import Meets, Pair
from reftel.model.browsing import Asking, Knot, Meet, MeetingsAsked, Network, Tie
from reftel.workflow.actors import in_words
from reftel.workflow.diaries import Diaries
from reftel.workflow.sides import Sides, sides

T = TypeVar("T")
_REMEMBERED = 16  # networks that were drawn
Where = Mapping[str, Any]
"""``by``, ``to`` and ``cables`` of ``Looking.said``."""


class Shown(NamedTuple):
    """How many actors are drawn, and how many edges of each kind are listed: of a large archive there are many more."""

    drawn: int
    listed: int


class _Kept(NamedTuple):
    """A network that was drawn, and of what: the unit of work, the actors, what is counted by, the meetings."""

    mark: tuple[int, object]
    counted: Catalogue
    meets: Meets
    found: Network


class Networks:
    """Networks of one archive, and its meetings; those that were drawn last are kept until anything changes.

    Of a large archive one without a filter takes a second: who is meant is asked of every name.
    """

    def __init__(self) -> None:
        self.diaries = Diaries()
        self._kept: dict[tuple[Asking, Shown], _Kept] = {}

    def of(
        self,
        opened: Archive,
        counted: Catalogue,
        asked: Asking,
        where: Where,
        label: Callable[[str], str],
        *,
        shown: Shown | None = None,
    ) -> Network:
        """The network of what is asked for; ``label`` says what a cable is called by its citation.

        Where two actors are asked for by their ids it has their meetings, by their days, those without one by the date
        of their cable.
        """
        taken = opened.actors().taken()
        if shown is None or taken is None:  # all of it, to be saved; or it cannot be told whether it changes
            return self._made(opened, counted, asked, where, label, shown=shown)
        mark, meets, key = (opened.looking().seq(), taken), self.diaries.meets(opened), (asked, shown)
        kept = self._kept.get(key)
        if kept is None or kept.mark != mark or kept.counted is not counted or kept.meets is not meets:
            found = self._made(opened, counted, asked, where, label, shown=shown)
            kept = _Kept(mark, counted, meets, found)
            others = [(of, one) for of, one in self._kept.items() if of != key and one.mark == mark]
            self._kept = {**dict(others[1 - _REMEMBERED :]), key: kept}
        return kept.found

    def _made(
        self,
        opened: Archive,
        counted: Catalogue,
        asked: Asking,
        where: Where,
        label: Callable[[str], str],
        *,
        shown: Shown | None,
    ) -> Network:
        told = opened.looking().addressed(counted, asked, **where)
        pairs = self._pairs(opened, counted, asked, where)
        names = {(row, name) for row, *both, _, _ in told for name in both}
        meant = opened.actors().meant(names | {(one.cable, name) for one in pairs for name in (one.one, one.other)})
        met = tuple(encounters(pairs, meant, sides(opened.actors(), asked)))
        found = network(told, meant, label, met, shown=shown)
        if not (asked.actor and asked.to_actor):
            return found
        wanted = MeetingsAsked(asked=asked)
        diary = self.diaries.of(opened, counted, wanted, where["cables"], label, limit=found.meetings)
        return msgspec.structs.replace(found, told=diary.meetings)

    def _pairs(self, opened: Archive, counted: Catalogue, asked: Asking, where: Where) -> tuple[Pair, ...]:
        return opened.looking().pairs(counted, self.diaries.meets(opened), asked, where["cables"])


def encounters(
    pairs: Iterable[Pair], meant: Mapping[tuple[int, str], Meant], wanted: Iterable[Sides] = ()
) -> Iterator[tuple[Pair, str, str]]:
    """From who met whom by name in each cable to two actors each; names that are no actor's are left out."""
    for pair in pairs:
        one, other = meant.get((pair.cable, pair.one)), meant.get((pair.cable, pair.other))
        if (
            one is not None
            and other is not None
            and one.id != other.id
            and all(some.take(one.id, other.id) for some in wanted)
        ):
            yield pair, min(one.id, other.id), max(one.id, other.id)


def network(
    told: Iterable[tuple[int, str, str, int, int]],
    meant: Mapping[tuple[int, str], Meant],
    label: Callable[[str], str] = str,
    met: Iterable[tuple[Pair, str, str]] = (),
    *,
    shown: Shown | None = None,
) -> Network:
    """From who addresses whom by name in each cable to actors, with who met whom; names that are nobody's are left out.

    Two of a meeting that bear two of its names count once. With ``shown`` no more is made than is shown.
    """
    ties: Counter[tuple[str, str]] = Counter()
    by_cable: Counter[tuple[str, str]] = Counter()
    for row, by, to, count, alone in told:
        one, other = meant.get((row, by)), meant.get((row, to))
        if one is not None and other is not None:
            ties[one.id, other.id] += count
            by_cable[one.id, other.id] += alone
    meetings: dict[tuple[str, str], dict[int, bool]] = defaultdict(dict)
    undated: set[int] = set()
    for pair, *both in met:
        if pair.undated:
            undated.add(pair.meeting)
        else:
            meetings[both[0], both[1]][pair.meeting] = pair.by_cable
    said: Counter[str] = Counter()
    heard: Counter[str] = Counter()
    for (by, to), count in ties.items():
        said[by] += count
        heard[to] += count
    seen: Counter[str] = Counter()
    for ends, those in meetings.items():
        for end in ends:
            seen[end] += len(those)
    weight = said + heard + seen
    times = {ends: len(those) for ends, those in meetings.items()}
    drawn, listed = shown or (len(weight), max(len(ties), len(meetings)))
    ids = _heaviest(weight, drawn)
    inside = frozenset(ids)
    pairs, encountered = (_listed(edges, listed, inside) for edges in (ties, times))
    others = {id_ for edge in (*pairs, *encountered) for id_ in edge} - inside
    ids += sorted(others, key=lambda id_: (-weight[id_], id_))
    named = inside | others
    known = {one.id: one for one in meant.values() if one.id in named}
    every = {meeting: dated for those in meetings.values() for meeting, dated in those.items()}
    return Network(
        knots=tuple(
            Knot(
                id=id_,
                name=in_words(known[id_].name, label),
                kind=known[id_].kind,
                country=known[id_].country,
                said=said[id_],
                heard=heard[id_],
                met=seen[id_],
            )
            for id_ in ids
        ),
        ties=tuple(Tie(by=by, to=to, statements=ties[by, to], by_cable=by_cable[by, to]) for by, to in pairs),
        meets=tuple(
            Meet(one=one, other=other, meetings=times[one, other], by_cable=sum(meetings[one, other].values()))
            for one, other in encountered
        ),
        actors=len(weight),
        pairs=len(ties),
        statements=ties.total(),
        met=len(meetings),
        meetings=len(every),
        by_cable=sum(every.values()),
        undated=len(undated),
    )


def _heaviest(weights: Mapping[T, int], count: int) -> list[T]:
    """So many things, the heaviest first."""

    def turn(one: T) -> tuple[int, Any]:
        return -weights[one], one

    return heapq.nsmallest(count, weights, turn) if count < len(weights) else sorted(weights, key=turn)


def _listed(edges: Mapping[tuple[str, str], int], count: int, inside: frozenset[str]) -> list[tuple[str, str]]:
    """So many edges, the heaviest first, and behind them all others between some actors."""
    found = _heaviest(edges, count)
    there = frozenset(found)
    others = {edge: weight for edge, weight in edges.items() if inside.issuperset(edge) and edge not in there}
    return found + _heaviest(others, len(others))
