"""Why a cable is classified: each reason as cited, and what it means, ``1.4(b)``: foreign government information."""

import msgspec

from reftel.facts import orders
from reftel.model.cable import Cable


class Cited(msgspec.Struct, frozen=True):
    """A reason as cited, ``1.4(b)`` or ``(b)``, and its meaning; None where the section has no such letter.

    ``by_day``: no section is cited, so that it is taken for that of the order in force on the day of the cable.
    """

    cited: str
    meaning: str | None
    by_day: bool


def cited_reasons(cable: Cable) -> tuple[Cited, ...]:
    """The reasons of the *Classified By* line, in the order of their letters; their characters are ``head.reasons``."""
    told = cable.head.reasons_section.value if cable.head.reasons_section else None
    section = told or orders.reasons_section(cable.date or "")
    found = []
    for letter in cable.reasons:
        reason = orders.reason_of(section, letter) if section else None
        meaning = reason.meaning if reason else None
        found.append(Cited(f"{told or ''}({letter})", meaning, by_day=told is None and meaning is not None))
    return tuple(found)
