"""Precedence: how fast a message travels, FLASH … ROUTINE, and the prosigns Z O P R. Handbook: 5 FAH-2 H-230."""

import re

PRECEDENCES = ("FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE")
_PROSIGNS = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}
# Misspelt as seen: PIORITY, PRIORTY, IMMEDIAT, ROUTIN.
WORD = re.compile(
    r"\b(?P<flash>FLASH)\b|\b(?P<niact>(?:NIACT[ ]IMMEDIATE|IMMEDIATE[ ]NIACT|NIACT))\b|\b(?P<immediate>IMM?EDIATE?)\b"
    r"|\b(?P<priority>PR?IORI?TY|PRIORITY)\b|\b(?P<routine>ROUTINE?)\b",
    re.IGNORECASE,
)
_WORDS = {
    "flash": "FLASH",
    "niact": "NIACT IMMEDIATE",
    "immediate": "IMMEDIATE",
    "priority": "PRIORITY",
    "routine": "ROUTINE",
}
_LINE = re.compile(r"(?P<first>[ZOPR])(?:[ ]{0,3}(?P<second>[ZOPR]))?(?:[ ]{1,3}\d{6}[Z2]|[ ]*$)", re.IGNORECASE)


def word_of(found: re.Match[str]) -> str:
    """The precedence that a match of ``WORD`` means, in its proper spelling."""
    return _WORDS[found.lastgroup or ""]


def parse_precedence(text: str) -> tuple[str, ...]:
    """Precedence for action, then for info where it differs: ``O P 240734Z OCT 06`` → IMMEDIATE, PRIORITY."""
    line = text.strip()
    if found := _LINE.match(line):
        words = [_PROSIGNS[sign.upper()] for sign in found.groups() if sign]
        return tuple(dict.fromkeys(words))
    return tuple(dict.fromkeys(word_of(found) for found in WORD.finditer(line)))
