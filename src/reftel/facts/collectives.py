"""Collectives: names that stand for many addressees, ``CIS COLLECTIVE``, ``AIG 7054``, and whom they hold.

Handbook: 5 FAH-2 H-230. A collective has no continuity number of its own, and an XMT clause takes posts out of it.
"""

import re
from functools import cache

import msgspec

from reftel.facts import tables


class Collective(msgspec.Struct, frozen=True):
    """A collective: its name, its kind, the stations known to be in it (never all, unless its meaning says so)."""

    name: str
    kind: str
    members: tuple[str, ...]
    meaning: str
    mark: str


# An address indicating group; its members are in a book that changes, so its number is its name.
_GROUP = re.compile(r"AIG[ -]?(?:\d{1,5}|(?:[A-Z]{2,5}[ ]?){1,5})", re.IGNORECASE)
_WORDS = re.compile(
    r"\bCOLLECTIVES?\b|^(?:ALL|OTHER)\b.{1,60}\b(?:POSTS?|CAPITALS|MISSIONS|CONSULATES|EMBASSIES|PRINCIPALS)\b"
    r"|\b(?:DIPL(?:OMATIC)?|CONS(?:ULAR)?|IAEA|OECD) POSTS\b",
    re.IGNORECASE,
)


@cache
def _collectives() -> dict[str, Collective]:
    found: dict[str, Collective] = {}
    forms: dict[str, str] = {}
    for row in tables.rows("collectives.tsv"):
        members = tuple(filter(None, row["members"].split("|")))
        found[row["collective"]] = Collective(row["collective"], row["kind"], members, row["meaning"], row["mark"])
        if row["form_of"]:
            forms[row["collective"]] = row["form_of"]
    return found | {form: found[name] for form, name in forms.items()}


def names() -> frozenset[str]:
    """The names of all collectives that are listed, in every form."""
    return frozenset(_collectives())


def collective_of(name: str) -> Collective | None:
    """The collective that an address is, or None where it is none that is listed."""
    return _collectives().get(" ".join(name.upper().split()))


def is_collective(name: str) -> bool:
    """Whether an address stands for many, listed or not: ``ALPINE POSTS COLLECTIVE``, ``AIG 931``."""
    name = name[:120]
    return collective_of(name) is not None or _GROUP.fullmatch(name) is not None or _WORDS.search(name) is not None
