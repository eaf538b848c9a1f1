"""Precedence: how fast a message travels, FLASH … ROUTINE, and the prosigns Z O P R. Handbook: 5 FAH-2 H-230."""

import re
from functools import lru_cache

from reftel.fields.level import distance

PRECEDENCES = ("FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE")
_PROSIGNS = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}
# Misspelt as seen: PIORITY, PRIORTY, IMMEDIAT, ROUTIN; any other slip is found by ``slip_of``.
WORD = re.compile(
    r"\b(?P<flash>FLASH)\b|\b(?P<niact>(?:NIACT[ /]{1,2}IMMEDIATE|IMMEDIATE[ /]{1,2}NIACT|NIACT))\b"
    r"|\b(?P<immediate>IMM?EDIATE?|IMMED|IMM)\b"
    r"|\b(?P<priority>PR?IORI?TY|PRIORITY|PRTY)\b|\b(?P<routine>ROUTINE?|RTN)\b",
    re.IGNORECASE,
)
_WORDS = {
    "flash": "FLASH",
    "niact": "NIACT IMMEDIATE",
    "immediate": "IMMEDIATE",
    "priority": "PRIORITY",
    "routine": "ROUTINE",
}
# The prosigns stand together in some copies, "OP 240734Z"; an emergency command precedence, Y, is the military's.
_LINE = re.compile(
    r"(?:DTG[ :]{1,3})?(?P<first>[ZOPRY])(?:[ /,]{0,3}(?P<second>[ZOPRY]))?(?:[ /,]{1,3}(?P<third>[ZOPRY]))?"
    r"(?:[ ]{0,3}[\dOIlSB]{2}[ ]?[\dOIlSB]{4}[ ]?[Z2A-Z]|[ ]*$)",
    re.IGNORECASE,
)


def word_of(found: re.Match[str]) -> str:
    """The precedence that a match of ``WORD`` means, in its proper spelling."""
    return _WORDS[found.lastgroup or ""]


@lru_cache(maxsize=4096)
def slip_of(word: str) -> str | None:
    """The precedence of which a word is a slip: ``PRIROITY``, ``IMMMEDIATE``, ``ROUITNE``; None where it is none."""
    upper = word.upper()
    for proper in PRECEDENCES:
        allowed = 1 if len(proper) < 8 else 2
        if not (upper[:2] and (upper[0] in proper[:2] or upper[1:2] == proper[0] or upper[1:2] == proper[1])):
            continue
        if abs(len(upper) - len(proper)) <= allowed and distance(upper, proper) <= allowed:
            return proper
    return None


def parse_precedence(text: str) -> tuple[str, ...]:
    """Precedence for action, then for info where it differs: ``O P 240734Z OCT 06`` → IMMEDIATE, PRIORITY."""
    line = text.strip()
    if found := _LINE.match(line):
        words = [_PROSIGNS.get(sign.upper()) for sign in found.groups() if sign]
        return tuple(dict.fromkeys(word for word in words if word is not None))
    return tuple(dict.fromkeys(word_of(found) for found in WORD.finditer(line)))
