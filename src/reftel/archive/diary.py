"""The diary of a whole archive: the meetings that are asked for, in the order of their days, and what they are."""

from collections.abc import Iterable
from itertools import islice
from typing import Any, NamedTuple

import apsw
import numpy as np

from reftel.archive.counting import Catalogue, Column
from reftel.archive.index import Index
from reftel.archive.meets import Fitting, Meets, fitting
from reftel.archive.telling import by_year
from reftel.model.browsing import Count, MeetingsAsked

POSTS = 30
"""So many posts are named, those that tell of most."""
_NO_DAY = 99999999  # behind all days


class Entries(NamedTuple):
    """The meetings that are asked for: their places among all, in order, and as a mask; and how many are what.

    ``fitting`` says by which days they go. ``statuses`` count those of other statuses too.
    """

    places: Any
    mask: Any
    fitting: Fitting
    statuses: tuple[Count, ...]
    kinds: tuple[Count, ...]
    posts: tuple[Count, ...]
    years: tuple[Count, ...]


def entries(
    connection: apsw.Connection,
    index: Index,
    counted: Catalogue,
    meets: Meets,
    wanted: MeetingsAsked,
    *,
    among: Any,
    cables: Any = None,
) -> Entries:
    """What is asked for ``among`` the meetings (a mask), in the cables that another takes; None: any.

    They stand in the order of their days, those without one by the date of their cable, and last what has neither.

    Raises:
        QueryError: if the dates are none.
    """
    if wanted.kinds:
        among = among & meets.of(meets.kinds, wanted.kinds)
    found = fitting(connection, index, counted, meets, wanted.asked, among=among, cables=cables)
    posts = Column(counted.posts.names, counted.posts.codes[found.at] if len(counted.cables) else found.at)
    if wanted.post:
        found = _of(found, meets.of(posts, [one for one in posts.names if one.casefold() == wanted.post.casefold()]))
    statuses = meets.statuses.count(found.mask)
    if wanted.status != "any":
        found = _of(found, meets.of(meets.statuses, (wanted.status,)))
    places = np.flatnonzero(found.mask)
    first = found.first[places]
    order = np.lexsort((places, found.at[places], found.last[places], np.where(first == 0, _NO_DAY, first)))
    return Entries(
        places=places[order],
        mask=found.mask,
        fitting=found,
        statuses=_counts(statuses),
        kinds=_counts(meets.kinds.count(found.mask)),
        posts=_counts(islice(posts.count(found.mask, POSTS), POSTS)),
        years=by_year(first),
    )


def _of(found: Fitting, some: Any) -> Fitting:
    """Of what fits some alone."""
    return found._replace(
        mask=found.mask & some, undated=found.undated & some, of_other_days=found.of_other_days & some
    )


def _counts(counted: Iterable[tuple[str, int]]) -> tuple[Count, ...]:
    return tuple(Count(name, count, name) for name, count in counted)
