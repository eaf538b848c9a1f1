"""Passing and attention lines: ``VIENNA FOR USOSCE``, ``DEPT FOR SCA/FO (A/S BOUCHER), SCA/CEN``."""

import re

from reftel.model.cable import Passing

_FOR = re.compile(
    r"(?P<via>[^()]{0,80}?)\s*\b(?:(?:ALSO\s)?FOR|(?:PLEASE\s|PLS\s)?PASS(?:ES)?(?:\sTO)?)\b[:\s]\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BRACKETS = re.compile(r"\(([^()]{0,200})\)")


def read_passing(text: str) -> Passing:
    """Split a passing line into the post it goes by, the offices and the persons it is for."""
    flat = " ".join(text.split())
    found = _FOR.match(flat)
    via = found["via"].strip(" ,;:-") or None if found else None
    rest = found["rest"] if found else flat
    persons = tuple(
        name.strip() for inner in _BRACKETS.findall(rest) for name in re.split(r"[,;]|\sAND\s", inner) if name.strip()
    )
    offices = tuple(
        office
        for part in re.split(r"[,;]|\sAND\s", _BRACKETS.sub(" ", rest), flags=re.IGNORECASE)
        if (office := " ".join(part.split()).strip(" .-"))
    )
    return Passing(flat, via, offices, persons)
