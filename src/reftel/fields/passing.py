"""Passing and attention lines: ``CAPE SOLLER FOR CALMISSION``, ``FORMIN FOR SEA/CON (HADLEIGH), MIN (OAKES)``."""

import re

import msgspec


class Passing(msgspec.Struct, frozen=True):
    """A passing or attention line, ``VIENNA FOR USOSCE``: by way of whom, for which offices, which persons."""

    text: str
    via: str | None
    offices: tuple[str, ...]
    persons: tuple[str, ...]


_LINE = re.compile(
    r"(?P<via>(?!PLEASE\b|PLS\b|PASS\b)[A-Z0-9][A-Z0-9 .,/'&()-]{0,60}?)[ ]?(?:[ ](?:ALSO|PLEASE|PLS))?[ ]"
    r"(?:(?:PASS(?:ED)?(?:[ ](?:TO|FOR))?|ALSO[ ]FOR)[ ]|FOR[ :])[ ]?(?P<rest>[A-Z0-9(\"].*)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:PLEASE|PLS)?[ ]?PASS[ ](?:TO[ ])?(?P<rest>[A-Z0-9].*)|FOR[ :][ ]?(?P<for>[A-Z0-9].*)", re.IGNORECASE
)
_PERSONS = re.compile(
    r"[(](?P<persons>[^()]{1,120})[)]|\bFOR[ ](?P<named>[A-Z][A-Z'.]+(?:[ ]AND[ ][A-Z'.]+)?)$", re.IGNORECASE
)
_FROM = re.compile(r"\bFROM[ ].*$", re.IGNORECASE)


def parse_passing(text: str) -> tuple[Passing, ...]:
    """The passing lines of a text, one a line; a line that goes on with a comma is joined with the next."""
    joined: list[str] = []
    for line in text.replace("\\\n", "\n").split("\n"):
        bare = " ".join(line.split()).rstrip("\\ ")
        if joined and bare and joined[-1].endswith((",", " AND", ";")):
            joined[-1] = f"{joined[-1]} {bare}"
        elif bare:
            joined.append(bare)
    return tuple(passing for line in joined if (passing := _passing(line)) is not None)


def _passing(line: str) -> Passing | None:
    found = _LINE.fullmatch(line)
    via = found["via"].strip() if found else None
    if found is None:
        found = _BEFORE.fullmatch(line)
        if found is None:
            return None
    parts = found.groupdict()
    rest = _FROM.sub("", parts.get("rest") or parts.get("for") or "").strip(" .;")
    persons = [name for told in _PERSONS.finditer(rest) for name in _listed(told["persons"] or told["named"])]
    offices = _listed(re.sub(r"\bFOR\b", ",", _PERSONS.sub(" ", rest), flags=re.IGNORECASE))
    return Passing(line, via, tuple(offices), tuple(persons))


def _listed(text: str) -> list[str]:
    return [
        bare
        for part in re.split(r",|;|\bAND\b|&", text, flags=re.IGNORECASE)
        if (bare := " ".join(part.split()).strip(" .-"))
    ]
