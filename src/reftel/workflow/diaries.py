"""Meetings of a whole archive for pages: who took part by actor, what is asked for, and the records of one page."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np

from reftel.archive import Archive
from reftel.archive.actors import Meant
from reftel.archive.counting import Catalogue
from reftel.archive.gathering import NAMED_KINDS
from reftel.archive.meets import Meets
from reftel.errors import NotReadyError
from reftel.model.browsing import Count, Diary, MeetingsAsked
from reftel.workflow.actors import in_words
from reftel.workflow.sides import Sides, sides

PEOPLE = 30
"""So many of those who took part are named, those who did most often."""


class People(NamedTuple):
    """Who each naming of the meetings was taken for: the place of that actor among ``actors``; -1: nobody known.

    ``places`` are those places by id, ``turns`` the turn of each by its id. ``counts`` is false of those who took part
    where they are no actor with a name, or bear a second name at the same meeting.
    """

    codes: Any
    actors: tuple[Meant, ...]
    places: Mapping[str, int]
    turns: Any
    counts: Any


class Diaries:
    """The meetings of one archive; its columns, and who they are of, are kept, and made again when they are others."""

    def __init__(self) -> None:
        self._meets: tuple[object, Meets] | None = None
        self._people: tuple[object, People] | None = None

    def meets(self, opened: Archive) -> Meets:
        """The meetings as columns."""
        self._meets = kept = opened.looking().meets(self._meets)
        return kept[1]

    def of(
        self,
        opened: Archive,
        counted: Catalogue,
        wanted: MeetingsAsked,
        cables: Any,
        label: Callable[[str], str],
        *,
        limit: int,
        skip: int = 0,
    ) -> Diary:
        """The meetings that are asked for, from ``skip`` on; ``cables`` is a mask of those that tell of them.

        ``label`` says what a cable is called by its citation.

        Raises:
            QueryError: if the dates are none.
            NotReadyError: if somebody is asked for, and it is not known yet who is who.
        """
        asked, meets, people = wanted.asked, self.meets(opened), None
        among = np.ones(len(meets.ids), dtype=bool)
        if asked.by or asked.to or asked.actor or asked.to_actor:
            people = self._known(opened, meets)
            among = taking_part(meets, people, sides(opened.actors(), asked))
        else:
            with contextlib.suppress(NotReadyError):
                people = self._known(opened, meets)
        found = opened.looking().diary(counted, meets, wanted, among, cables)
        shown = found.places[skip : skip + limit]
        return Diary(
            meetings=opened.looking().meetings(meets.ids[shown].tolist()),
            found=len(found.places),
            statuses=found.statuses,
            kinds=found.kinds,
            posts=found.posts,
            years=found.years,
            people=None if people is None else tuple(_most(meets, people, found.mask, label)),
            by_cable=int((found.mask & found.fitting.by_cable).sum()),
            undated=int(found.fitting.undated.sum()),
            of_other_days=int(found.fitting.of_other_days.sum()),
        )

    def _known(self, opened: Archive, meets: Meets) -> People:
        mark = opened.actors().taken()
        kept = self._people
        if mark is None or self._meets is None or kept is None or kept[0] != (self._meets[0], mark):
            kept = self._people = ((self._meets[0] if self._meets else None, mark), people_of(opened, meets))
        return kept[1]


def people_of(opened: Archive, meets: Meets) -> People:
    """Who the namings of some meetings were taken for.

    Raises:
        NotReadyError: if that is not known yet.
    """
    meant = opened.actors().meant(meets.namings)
    places: dict[str, int] = {}
    told: list[Meant] = []
    codes = np.full(len(meets.namings), -1, dtype=np.int64)
    for at, naming in enumerate(meets.namings):
        one = meant.get(naming)
        if one is not None:
            codes[at] = places.setdefault(one.id, len(told))
            if len(places) > len(told):
                told.append(one)
    turns = np.empty(len(told), dtype=np.int64)
    turns[[places[id_] for id_ in sorted(places)]] = np.arange(len(told))
    named = np.array([*(one.kind in NAMED_KINDS for one in told), False], dtype=bool)
    there = codes[meets.who[:, 1]]
    once = np.zeros(len(there), dtype=bool)
    once[np.unique(meets.who[:, 0] * (len(told) + 1) + there, return_index=True)[1]] = True
    return People(codes, tuple(told), places, turns, once & named[there])


def taking_part(meets: Meets, people: People, wanted: tuple[Sides, ...]) -> Any:
    """At which meetings those took part who are asked for, as a mask.

    Whoever is asked for alone need not have met anybody by name; two of whom each is asked for have met.
    """
    mask = np.zeros(len(meets.ids), dtype=bool)
    alone = [ids for some in wanted for ids in some if ids is not None]
    if len(alone) == 1:
        there = _are(people, alone[0])[people.codes[meets.who[:, 1]]]
        mask[meets.who[there, 0]] = True
        return mask
    one, other = people.codes[meets.pairs[:, 1]], people.codes[meets.pairs[:, 2]]
    met = (one >= 0) & (other >= 0) & (one != other)
    for some in wanted:
        by, to = (_are(people, ids) for ids in some)
        met &= (by[one] & to[other]) | (by[other] & to[one])
    mask[meets.pairs[met, 0]] = True
    return mask


def _are(people: People, ids: frozenset[str] | None) -> Any:
    """Which of the actors are among some ids; None: any. The last, -1, is nobody."""
    found = np.full(len(people.actors) + 1, ids is None, dtype=bool)
    found[[people.places[one] for one in ids or () if one in people.places]] = True
    found[-1] = False
    return found


def _most(meets: Meets, people: People, mask: Any, label: Callable[[str], str]) -> Iterator[Count]:
    """Those who took part in most of the meetings that a mask takes; unnamed people are not counted together."""
    there = meets.who[mask[meets.who[:, 0]] & people.counts, 1]
    totals = np.bincount(people.codes[there], minlength=len(people.actors))
    some = np.flatnonzero(totals)
    for at in some[np.lexsort((people.turns[some], -totals[some]))][:PEOPLE].tolist():
        yield Count(in_words(people.actors[at].name, label), int(totals[at]), people.actors[at].id)
