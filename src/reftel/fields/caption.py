"""Captions: handling words that limit distribution, SIPDIS, NODIS, ROGER CHANNEL. Handbook: 5 FAH-2 H-440."""

import re
from functools import lru_cache

import msgspec

from reftel.facts import captions
from reftel.fields.level import distance


class Handling(msgspec.Struct, frozen=True):
    """One caption with its kind and meaning, and whom it names: readers (EYES ONLY FOR …), countries (REL TO …).

    Kinds: ``distribution``, ``caveat``, ``channel``, ``type`` (what the message is about), ``notice``.
    """

    caption: str
    kind: str
    meaning: str
    names: tuple[str, ...] = ()


_LONGEST = 120  # characters of a line of captions
_ALL = 16_000  # characters of a text
_GAP = re.compile(r"[ ,;/\\*.&-]{1,8}|$")
_LABEL = re.compile(
    r"CAPTIONS?[ ]{0,2}:[ ]{0,3}|HANDLING(?:[ ](?:RESTRICTIONS|INSTRUCTIONS))?[ ]{0,2}:[ ]{0,3}", re.IGNORECASE
)
_READER = r"(?P<names>[A-Z][A-Z .,'/&-]{1,80}?)"
_ONLY = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:FOR[ ])?(?:THE[ ])?EYES[ ]ONLY(?:[ ](?:FOR|OF))?[ ](?:THE[ ])?{_READER}",
        rf"(?:FOR[ ])?(?:THE[ ])?{_READER}[ ]EYES[ ]ONLY",
        rf"FOR[ ](?:THE[ ])?{_READER}[ ]ONLY",
        rf"EXCLUSIVE[ ]FOR[ ](?:THE[ ])?{_READER}",
        r"(?P<names>AMBASSADOR|CHARGE|CHIEF OF MISSION|DCM|SECRETARY|PRINCIPAL OFFICER)[ ]ONLY",
    )
)
_REL = re.compile(
    r"REL(?:EASABLE)?[ ](?:TO[ ])?(?P<names>[A-Z]{2,4}(?:[ ,/]{1,2}(?:AND[ ])?[A-Z]{2,4}){0,20})", re.IGNORECASE
)
_NAMING = frozenset({"EYES ONLY", "EXCLUSIVE", "ONLY"})
# One letter off, alone on its line: SIPIDS, SENSTIVE.
_OFTEN = ("SIPDIS", "NOFORN", "SENSITIVE", "EXDIS", "NODIS", "LIMDIS", "STADIS")


def parse_captions(text: str) -> tuple[str, ...]:
    """The captions of lines that hold nothing else, each once, in order."""
    return tuple(dict.fromkeys(_printed(handling) for handling in parse_handling(text)))


def parse_handling(text: str) -> tuple[Handling, ...]:
    """The captions of lines that hold nothing else, with kind, meaning and names, in order; repeats are kept."""
    found: list[Handling] = []
    for line in text[:_ALL].split("\n"):
        words = " ".join(line.split()).strip("\\ ")
        if len(words) <= _LONGEST and (told := _of_line(_LABEL.sub("", words, count=1))):
            found.extend(told)
    return tuple(found)


def _printed(handling: Handling) -> str:
    return f"{handling.caption} {', '.join(handling.names)}" if handling.caption == "REL TO" else handling.caption


@lru_cache(maxsize=1024)
def _of_line(line: str) -> tuple[Handling, ...] | None:
    """The captions that make up a line, or None where something else stands there."""
    told: list[Handling] = []
    rest = line.strip(" ,;/\\*.()-")
    while rest:
        at = captions.at_start(rest)
        gap = _GAP.match(rest, at[1]) if at else None
        if at is None or at[0] in _NAMING:  # readers may follow, or stand before
            whole = at is not None and gap is not None and gap.end() == len(rest)
            named = None if whole else _named(rest) or (None if told else _slip(rest))
            if named is not None or at is None:
                return (*told, named) if named else None
        if gap is None:
            return None
        told.append(_handling(at[0]))
        rest = rest[gap.end() :]
    return tuple(told)


def _handling(caption: str, names: tuple[str, ...] = ()) -> Handling:
    fact = captions.caption_of(caption)
    return Handling(caption, fact.kind if fact else "distribution", fact.meaning if fact else "", names)


def _named(line: str) -> Handling | None:
    """A caption with the readers or countries that it names."""
    if found := _REL.fullmatch(line):
        countries = tuple(word for word in re.split(r"[ ,/]+", found["names"].upper()) if word not in {"", "AND"})
        return Handling("REL TO", "caveat", "releasable to these countries", countries)
    for pattern in _ONLY:
        if (found := pattern.fullmatch(line)) and captions.at_start(found["names"]) is None:
            names = tuple(
                bare
                for part in re.split(r",|;|\bAND\b|&", found["names"], flags=re.IGNORECASE)
                if (bare := part.strip(" ."))
            )
            return _handling("EYES ONLY", names)
    return None


def _slip(line: str) -> Handling | None:
    word = line.upper()
    near = [
        caption
        for caption in _OFTEN
        if abs(len(caption) - len(word)) < 2 and set(word) <= set(caption) and distance(word, caption) == 1
    ]
    return _handling(near[0]) if near else None
