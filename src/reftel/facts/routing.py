"""Routing indicators: ``RUEHTA`` and the address behind it, by date. Source: ACP 117 CAN-US SUPP-1."""

import re
from functools import cache

import msgspec

from reftel.facts import tables

GRAMMAR = re.compile(r"[QRU][A-IK-QS-UW-Z][A-Z]{1,5}")


class Route(msgspec.Struct, frozen=True):
    """A routing indicator: its address, the station where it is a post's, and from when until when, where known.

    ``seen`` are the first and last day on which it stands in the public telegrams at hand, no bounds of its use;
    ``source`` names the editions of ACP 117 that list it, and ``headers`` where telegrams show it.
    """

    ri: str
    name: str
    station: str | None
    kind: str
    also: tuple[str, ...]
    first: str | None
    last: str | None
    seen: tuple[str, str] | None
    source: tuple[str, ...]
    note: str | None


@cache
def _routes() -> dict[str, tuple[Route, ...]]:
    found: dict[str, tuple[Route, ...]] = {}
    for row in tables.rows("routing.tsv"):
        route = Route(
            row["ri"],
            row["name"],
            row["station"] or None,
            row["kind"],
            tuple(filter(None, row["also"].split("|"))),
            row["first"] or None,
            row["last"] or None,
            (row["seen_first"], row["seen_last"]) if row["seen_first"] else None,
            tuple(row["source"].split("|")),
            row["note"] or None,
        )
        found[route.ri] = (*found.get(route.ri, ()), route)
    return found


def routes_of(ri: str) -> tuple[Route, ...]:
    """What a routing indicator has stood for, oldest first; the same letters may pass from one post to another."""
    return _routes().get(ri.upper(), ())


def route_of(ri: str, day: str | None = None) -> Route | None:
    """What a routing indicator stood for on a day (ISO); without a day, or where several fit, the latest."""
    fitting = [
        route
        for route in routes_of(ri)
        if day is None or ((route.first is None or route.first <= day) and (route.last is None or day <= route.last))
    ]
    return fitting[-1] if fitting else None


def station_of(ri: str, day: str | None = None) -> str | None:
    """The station of the post behind a routing indicator, or None where it is none of ours."""
    route = route_of(ri, day)
    return route.station if route else None


def is_valid(ri: str) -> bool:
    """Whether a word follows the grammar of routing indicators, known or not."""
    return GRAMMAR.fullmatch(ri) is not None
