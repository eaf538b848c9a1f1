"""In the manner of Foreign Relations of the United States: ``Telegram 1337 From U.S. Embassy Tbilisi to …, day``."""

from reftel.model.cable import Cable
from reftel.writing.citations.citation import (
    Citation,
    american,
    kind_of,
    marking,
    number_of,
    opened,
    receivers,
    sender,
    sentence,
    title_of,
)


def write(cable: Cable, para: int | None) -> str:
    """The heading of a document, and its source note in the next line."""
    serial = str(cable.mrn.serial) if cable.mrn else ""
    number = number_of(cable)
    head = " ".join(
        part
        for part in (
            kind_of(cable),
            serial,
            f"From {sender(cable)}" if sender(cable) else None,
            f"to {' and '.join(receivers(cable))}" if receivers(cable) else None,
        )
        if part
    )
    day = f"{american(cable)}, {cable.dtg.at:%H%M}Z" if cable.dtg else american(cable)
    precedence = "/".join(one.capitalize() for one in cable.precedence)
    source = "; ".join(part for part in (marking(cable), precedence, *cable.captions) if part)
    note = [
        sentence(f"Subject: {title}") if (title := title_of(cable)) else None,
        f"{number.replace('document ', 'Document ')}{'' if para is None else f', paragraph {para}'}.",
        sentence(source) if source else None,
        sentence(f"{how[:1].upper()}{how[1:]}") if (how := opened(cable)) else None,
    ]
    return f"{sentence(f'{head}, {day}')}\n{' '.join(part for part in note if part)}"


FRUS = Citation("frus", "FRUS style", "txt", "text/plain", write)
