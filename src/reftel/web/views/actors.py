"""Who is in the archive: persons, states, bodies, posts and media, found by a name in any known spelling."""

from collections.abc import Iterable
from typing import Any, cast, get_args

from reftel.model.actor import Found, Listed, NamingKind
from reftel.model.browsing import Count
from reftel.web.views.view import Asked, Page, View
from reftel.workflow.actors import as_found, worded
from reftel.workflow.reader import Reader

PER_PAGE = 50
LARGEST = 100_000
"""So many rows are given as a table."""
_LONGEST = 200


class ActorsPage(Page, frozen=True, kw_only=True):
    """A page of the list: who bears the name that is asked for, or everybody, of one kind or of all.

    ``found`` is how many there are, ``kinds`` how many of each kind the archive has. ``older``: they are being worked
    out anew; ``making``: statements are being made, by which more come in.
    """

    query: str
    kind: NamingKind | None
    found: int
    actors: tuple[Listed, ...]
    kinds: tuple[Count, ...]
    page: int = 1
    more: bool = False
    older: bool = False
    making: bool = False


def page(reader: Reader, asked: Asked) -> ActorsPage:
    """Who is in the archive."""
    name, kind = _asked(asked)
    number = asked.number("page", 1, 10_000)
    roll = reader.actors(name, kind, PER_PAGE, (number - 1) * PER_PAGE)
    return ActorsPage(
        title=f"Who is called {name}" if name else "Who is in the archive",
        query=name,
        kind=kind,
        found=roll.found,
        actors=tuple(worded(one, reader.label) for one in roll.actors),
        kinds=tuple(one for one in roll.kinds if one.count),
        page=number,
        more=number * PER_PAGE < roll.found,
        older=reader.is_older("actors"),
        making=reader.is_making(),
    )


def _asked(asked: Asked) -> tuple[str, NamingKind | None]:
    kind = asked.one("kind")
    known = cast("NamingKind", kind) if kind in get_args(NamingKind) else None
    return " ".join(asked.one("q").split())[:_LONGEST], known


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[Any]]:
    """The whole list as rows."""
    name, kind = _asked(asked)
    return Found, [as_found(worded(one, reader.label)) for one in reader.actors(name, kind, LARGEST).actors]


VIEW = View(
    name="actors",
    path="/actors",
    page=page,
    nav="Who is who",
    home="/actors",
    key="a",
    table=table,
    asks=(
        ("q", "a name, in any known spelling"),
        ("kind", "person, state, body, post or media"),
        ("page", ""),
    ),
)
