"""Several people who are called by what they are: ``MFA officials``, ``three members of the Dam Board``.

They are met and told like one person, and a cable goes on with *the officials* and *all three*: the same, where only
one such group was named in the paragraph. Two groups stay two, and who spoke with one of them did not with the other.
"""

import re
from collections.abc import Collection, Iterable
from typing import Final

from reftel.extracting.lemmas import lemma_of
from reftel.extracting.lexicon.load import cues, speakers
from reftel.extracting.parse import Parse
from reftel.extracting.registry import Registry
from reftel.extracting.room import Room
from reftel.extracting.tellers import COUNTED

_COUNT: Final = f"(?:{'|'.join(COUNTED)})"
_BACK: Final = re.compile(
    rf"(?:(?:the|these|those)(?: {_COUNT})? (?P<head>[a-z]{{2,20}}s)|(?:the|all|these) {_COUNT})", re.IGNORECASE
)
_OF_SOME: Final = frozenset(["group", "number", "handful", "panel", "roundtable", "gathering"])  # "a group of students"
_FARTHEST: Final = 12  # words of a group


def is_group(parse: Parse, at: int) -> bool:
    """Whether a word heads a group of people: a plural of who can speak, and no body (*parties*, *ministries*)."""
    known, low = speakers(), parse.lower[at]
    single = parse.lemma(at)
    return (
        parse.tags[at] in ("NNS", "NNPS")
        and low.endswith("s")
        and (single in known.nouns or low.removesuffix("s") in known.nouns)
        and not {single, low, low.removesuffix("s")} & known.bodies
    )


def groups_in(parse: Parse, head: int | None, text: str, registry: Registry) -> list[str]:
    """The groups that a word and what is joined to it name, each by its description.

    ``text`` is the sentence from the parse's first place on.
    """
    found: list[str] = []
    while head is not None:
        if is_group(parse, head):
            found.append(_described(parse, head, text, registry))
        elif parse.lower[head] in _OF_SOME:
            link = next((kid for kid in parse.children(head, "prep") if parse.lower[kid] == "of"), None)
            some = None if link is None else parse.child(link, "pobj")
            found += groups_in(parse, some, text, registry) if some is not None and some > head else []
        head = next((kid for kid in parse.children(head, "conj") if kid > head), None)
    return found


def _described(parse: Parse, head: int, text: str, registry: Registry) -> str:
    lo, end = parse.left(head), head + 1
    for kid in parse.kids[head]:
        link = kid > head and parse.deps[kid] == "prep" and parse.lower[kid] in ("of", "from")
        dated = link and any(parse.tags[one] == "CD" for one in range(kid, parse.right(kid)))
        if link and not dated and parse.right(kid) - lo <= _FARTHEST:
            end = max(end, parse.right(kid))
    first = parse.starts[0]
    words = text[parse.starts[lo] - first : parse.ends[end - 1] - first].strip(" ,.")
    return registry.name(words, [])[0]


def enter(groups: Iterable[str], room: Room) -> None:
    """Groups that are named from here on."""
    for name in groups:
        if name not in room.groups and len(name.split()) > 1 and name.lower() not in cues("anybody"):
            room.groups.append(name)


def as_before(text: str, name: str, room: Room) -> str:
    """The name of a group that is called by its head (``the officials``) or its number (``all three``): that of the one
    group of the paragraph that it can mean, else the name as it is.
    """
    back = _BACK.fullmatch(text)
    if back is None:
        return name
    head = (back["head"] or "").lower()
    if not head:
        pair = room.group if room.group and " and " in room.group else None
        fits = [pair] if pair and not room.groups else room.groups
        return fits[0] if len(fits) == 1 else ""
    fits = [one for one in room.groups if head in _heads(one)]
    return fits[0] if len(fits) == 1 else name


def are_several(name: str) -> bool:
    """Whether a name is that of several people by what they are: ``two officials of the River Board``."""
    known = speakers()
    for head in _heads(name):
        single = lemma_of(head, "NNS")
        return head != single and (single in known.nouns or head in known.nouns) and single not in known.bodies
    return False


def _heads(name: str) -> Collection[str]:
    """The words by which a group may be called again: its head, before *of* and *from*."""
    words = name.lower().split()
    cut = next((at for at, word in enumerate(words) if word in ("of", "from", "in", "at")), len(words))
    return words[cut - 1 : cut]
