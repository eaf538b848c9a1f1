"""A made-up cable, line by line, of which any line can be another one: what the examples of rules stand in."""

from reftel.model.cable import Cable
from reftel.reading import read

LINES = {
    "channel": "VZCZCXYZ0000",
    "routing": "PP RUZAPA",
    "from": "DE RUZASE #0214 0770905",
    "security": "ZNY CCCCC ZZH",
    "dtg": "P 170905Z MAR 04",
    "fm": "FM AMEMBASSY SESTRIN",
    "to": "TO RUZAPA/FORMIN PORT AUREL PRIORITY 0412",
    "info": "INFO RUZASTR/STRAITS COLLECTIVE",
    "class": "C O N F I D E N T I A L SESTRIN 000214",
    "captions": "SIPDIS",
    "eo": "E.O. 12958: DECL: 03/16/2014",
    "tags": "TAGS: PREL, KZ",
    "subject": "SUBJECT: VARDANIA WOULD TAKE THE LATER DATE",
    "ref": "REF: PORT AUREL 77",
    "classified": "Classified By: DCM Ada Quill; Reasons 1.4(b) and (d).",
    "body": "1. (C) Orvane told the Ambassador on March 16 that Vardania would\naccept the later date.\n\n"
    "2. (C) The Ambassador thanked him for it.",
    "sign": "HALLORAN",
    "end": "NNNN",
}
_BLANK_BEFORE = ("class", "captions", "eo", "ref", "classified", "body", "sign", "end")


def text(**lines: str) -> str:
    """The text with some lines in place of its own; an empty one is left out, ``page`` is put in the body."""
    page = lines.pop("page", "")
    held = {**LINES, **lines}
    assert held.keys() == LINES.keys(), lines
    if page:
        first, _, rest = held["body"].partition("\n\n")
        held["body"] = f"{first}\n\n{page}\n\n{rest}"
    parts = [("\n" if name in _BLANK_BEFORE else "") + line for name, line in held.items() if line]
    return "\n".join(parts) + "\n"


def cable(**lines: str) -> Cable:
    """The cable that is read from it."""
    (only,) = read(text(**lines)).cables
    return only
