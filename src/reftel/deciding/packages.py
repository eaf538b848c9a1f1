"""Packages: candidates spread over years, so that each has one year and each year one of them, that nobody refuses.

From candidates and a window of years, never from pairs: so it finds what nobody has proposed. What is known is what is
declared or entered by hand; what is inferred makes a doubt, and what is unknown is named.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from reftel.model.board import HandSeat, Option, Package, PackageSearch, Part, Preference, Question, Seat, Window

MOST = 200
"""So many packages are written down; all are counted."""
MOST_SEARCHED = 2_000_000
"""More packages than this are not searched: the window is too wide."""
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")


class Standing(msgspec.Struct, frozen=True):
    """How things stand with one candidate in one year, by what the rule makes of its seats.

    ``refused``: not adopted on what is known. ``open``: members whose consent is unknown. The rest as in ``Package``.
    """

    part: Part
    refused: bool
    adopted: bool
    open: frozenset[str] = frozenset()
    doubts: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    assumed: frozenset[str] = frozenset()


def options_of(question: Question, window: Window) -> dict[tuple[str, int], tuple[Option, ...]]:
    """The options of a question that are about a candidate of the window in one of its years: by id, then by title."""
    found: dict[tuple[str, int], tuple[Option, ...]] = {}
    for option in question.options:
        years = [int(year) for text in (option.id, option.title) for year in _YEAR.findall(text)]
        year = next((year for year in years if window.first <= year <= window.last), None)
        if year is not None and option.candidate in window.candidates:
            found[option.candidate, year] = (*found.get((option.candidate, year), ()), option)
    return found


def seats_in(hand: Iterable[HandSeat], candidate: str, year: int) -> Iterator[Seat]:
    """The seats by hand on a candidate in a year, from those on a candidate and years."""
    for seat in hand:
        if seat.candidate != candidate:
            continue
        inside = (seat.first is None or seat.first <= year) and (seat.last is None or year <= seat.last)
        stance = seat.stance if inside else seat.otherwise
        if stance is not None:
            yield Seat(
                actor=seat.actor,
                option=f"{candidate} {year}",
                stance=stance,
                since=seat.on,
                assumed=seat.assumed,
                to_check=False,
                claimed_by=None,
                condition=seat.condition if inside else None,
                evidence=(),
                source=seat.source,
                veto=seat.veto if inside else None,
                objection=inside and seat.objection,
            )


def how_many(candidates: int, years: int) -> int:
    """How many packages there are of so many candidates and years, with one part at least."""
    total, ways = 0, 1
    for parts in range(1, min(candidates, years) + 1):
        ways = ways * (candidates - parts + 1) * (years - parts + 1) // parts
        total += ways
    return total


def search(
    window: Window, standings: Mapping[tuple[str, int], Standing], preferences: Sequence[Preference] = ()
) -> PackageSearch:
    """All packages that nobody is known to refuse, less those that are worse for all whose wishes are known.

    Raises:
        ValueError: if there are more than ``MOST_SEARCHED`` packages.
    """
    years = range(window.first, window.last + 1)
    searched = how_many(len(window.candidates), len(years))
    if searched > MOST_SEARCHED:
        raise ValueError(f"{searched:,} packages are too many to search")
    worths = _worths(preferences, window)
    found = [
        (chosen, _worth(chosen, worths))
        for chosen in _assignments(window.candidates, list(years), standings, 0)
        if chosen
    ]
    bearable = [(chosen, worth) for chosen, worth in found if min(worth, default=0) >= 0]
    best = _undominated({worth for _, worth in bearable})
    kept = [_package(chosen) for chosen, worth in bearable if worth in best]
    kept.sort(key=_order)
    return PackageSearch(
        searched=searched,
        refused=searched - len(bearable),
        dominated=len(bearable) - len(kept),
        listed=len(kept),
        packages=tuple(kept[:MOST]),
    )


Chosen = tuple[Standing, ...]


def _assignments(
    candidates: Sequence[str], years: Sequence[int], standings: Mapping[tuple[str, int], Standing], at: int
) -> Iterator[Chosen]:
    """Every way to give some candidates a year of their own, without a part that is refused."""
    if at == len(candidates):
        yield ()
        return
    for year in (*years, None):
        standing = standings[candidates[at], year] if year is not None else None
        if standing is not None and standing.refused:
            continue
        left = [other for other in years if other != year]
        for rest in _assignments(candidates, left, standings, at + 1):
            yield rest if standing is None else (standing, *rest)


Worths = dict[str, dict[tuple[str, int], int]]


def _worths(preferences: Sequence[Preference], window: Window) -> Worths:
    found: Worths = {}
    for wish in preferences:
        years = range(window.first, window.last + 1) if wish.year is None else (wish.year,)
        found.setdefault(wish.actor, {}).update({(wish.candidate, year): wish.worth for year in years})
    return found


def _worth(chosen: Chosen, worths: Worths) -> tuple[int, ...]:
    """What a package is worth to each actor whose wishes are known, beside no decision."""
    return tuple(sum(own.get((s.part.candidate, s.part.year), 0) for s in chosen) for _, own in sorted(worths.items()))


def _undominated(worths: set[tuple[int, ...]]) -> set[tuple[int, ...]]:
    return {
        own
        for own in worths
        if not any(other != own and all(a >= b for a, b in zip(other, own, strict=True)) for other in worths)
    }


def _package(chosen: Chosen) -> Package:
    opened = frozenset[str]().union(*(s.open for s in chosen))
    doubts = frozenset[str]().union(*(s.doubts for s in chosen))
    conditions = frozenset[str]().union(*(s.conditions for s in chosen))
    sure = all(s.adopted for s in chosen) and not doubts and not conditions
    return Package(
        parts=tuple(s.part for s in sorted(chosen, key=lambda s: (s.part.year, s.part.candidate))),
        outcome="adopted" if sure else "undetermined",
        assumes=tuple(sorted(opened)),
        doubts=tuple(sorted(doubts)),
        conditions=tuple(sorted(conditions)),
        assumed=tuple(sorted(frozenset[str]().union(*(s.assumed for s in chosen)))),
    )


def _order(package: Package) -> tuple[int, int, int, int, list[tuple[int, str]]]:
    parts = [(part.year, part.candidate) for part in package.parts]
    return (-len(parts), len(package.doubts), len(package.assumes), len(package.conditions), parts)
