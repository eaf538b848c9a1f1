"""What the rules of merging rest on: their words, offices under their several names, bodies that are one everywhere."""

import tomllib
from functools import cache, lru_cache
from importlib import resources

import msgspec

from reftel.facts import countries

_BEFORE = frozenset(["the", "a", "an", "former", "then", "acting", "current", "new", "interim", "ex"])
_JOINS = frozenset(["of", "for", "the", "and", "to", "on", "at", "in"])


class Merging(msgspec.Struct, frozen=True):
    """The table: rules that merge, rules that never do, names of offices, honours that are none, bodies, years."""

    merges: dict[str, str]
    never: dict[str, str]
    offices: dict[str, str]
    honours: frozenset[str]
    bodies: frozenset[str]
    hostless: frozenset[str]
    window: int
    particles: frozenset[str]


@cache
def merging() -> Merging:
    """What the table holds."""
    text = resources.files("reftel.facts").joinpath("data", "merging.toml").read_text("utf-8")
    found = tomllib.loads(text)
    offices = {name: row.partition("|")[0] for row in found["offices"]["same"] for name in row.split("|")}
    bodies = found["bodies"]
    return Merging(
        found["merges"],
        found["never"],
        offices,
        frozenset(found["offices"]["honours"].split()),
        frozenset(name.casefold() for name in (*bodies["international"].split(), *bodies["words"])),
        frozenset(found["stations"]["without_host"].split()),
        found["years"]["window"],
        frozenset(found["names"]["particles"].split()),
    )


@lru_cache(maxsize=50_000)
def office(title: str) -> str | None:
    """An office under the name that all its names share, without country and honours; None where only those are left.

    ``Kazakhstani FM`` and ``Minister of Foreign Affairs`` are both ``foreign minister``.
    """
    table = merging()
    words = [word.strip(".,'") for word in title.lower().replace("-", " ").split()]
    kept: list[str] = []
    for word, written in zip(words, title.replace("-", " ").split(), strict=True):
        of_country = written[:1].isupper() and countries.candidates(word.removesuffix("'s"))
        if of_country or written.strip(",").replace(".", "") in ("US", "USG"):
            while kept and kept[-1] in _JOINS:
                kept.pop()
            continue
        kept.append(word)
    while kept and kept[0] in _BEFORE | _JOINS:
        kept.pop(0)
    name = " ".join(kept)
    if name in table.offices:
        return table.offices[name]
    if not kept or all(word in table.honours or word in _JOINS for word in kept):
        return None
    return name


def why(code: str) -> str:
    """A rule in words."""
    table = merging()
    return table.merges.get(code) or table.never[code]
