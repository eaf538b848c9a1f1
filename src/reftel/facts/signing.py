"""Who stands behind a name under a cable: by post and day among the chiefs of mission, else among known signers.

What is written stays as it is; this says whom it most likely means, and on what that rests.
"""

import re
from typing import Literal

import msgspec

from reftel.facts import chiefs, posts
from reftel.facts.xing import is_all_xed, is_xed


class Signer(msgspec.Struct, frozen=True):
    """A name as written, and the person behind it: full name, role, and the basis of that.

    ``basis`` is ``chief`` (chief of mission there on that day), ``principal`` (under the Department's own cables stands
    the name of the Secretary of State, or of who acted, whoever wrote them), ``signer`` (known to have signed at that
    post; no day), or ``unknown``: then name and role are None.
    """

    written: str
    name: str | None
    role: str | None
    basis: Literal["chief", "principal", "signer", "unknown"]


def signer(written: str, station: str | None, day: str | None) -> Signer:
    """The person behind a name under a cable of a station, sent on a day (ISO or EDTF) if it is known.

    A name that was X-ed out is never resolved.
    """
    key = _key(written)
    if station is None or not key or is_xed(written) or is_all_xed(written):
        return Signer(written, None, None, "unknown")
    on = day.rstrip("~?") if day else None
    if posts.canonical(station) == "STATE":
        found = _chief(key, "STATE", on)
        return Signer(written, found.name, found.role, "principal") if found else Signer(written, None, None, "unknown")
    if found := _chief(key, station, on):
        return Signer(written, found.name, found.role, "chief")
    if name := chiefs.signer_of(written, station):
        return Signer(written, name, None, "signer")
    return Signer(written, None, None, "unknown")


def _chief(key: str, station: str, day: str | None) -> chiefs.Chief | None:
    """The chief there of that surname whose term covers the day; without a day, the only one of that surname."""
    known = chiefs.principals() if station == "STATE" else chiefs.chiefs_of(station)
    named = [chief for chief in known if _key(chief.surname) == key]
    if day is not None:
        named = [chief for chief in named if chiefs.covers(chief, day)]
    people = {chief.person for chief in named}
    return named[-1] if len(people) == 1 else None


def _key(name: str) -> str:
    """A surname as compared: letters only, without initials before it and a suffix behind."""
    words = [word for word in re.split(r"[ .]+", name.upper()) if len(word) > 1]
    while len(words) > 1 and words[-1] in {"JR", "SR", "II", "III"}:
        words.pop()
    return "".join(filter(str.isalpha, "".join(words)))
