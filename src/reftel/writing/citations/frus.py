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
    title_of,
)


def write(cable: Cable, para: int | None) -> str:
    """The heading of a document, and its source note in the next line."""
    number = str(cable.mrn.serial) if cable.mrn else ""
    head = " ".join(
        part
        for part in (
            kind_of(cable),
            number,
            f"From {sender(cable)}" if sender(cable) else None,
            f"to {' and '.join(receivers(cable))}" if receivers(cable) else None,
        )
        if part
    )
    day = f"{american(cable)}, {cable.dtg.at:%H%M}Z" if cable.dtg else american(cable)
    precedence = "/".join(one.capitalize() for one in cable.precedence)
    source = "; ".join(part for part in (marking(cable), precedence, *cable.captions) if part)
    note = [
        f"Subject: {title_of(cable)}." if title_of(cable) else None,
        f"{number_of(cable)}{'' if para is None else f', paragraph {para}'}.",
        f"{source}." if source else None,
        f"{how[:1].upper()}{how[1:]}." if (how := opened(cable)) else None,
    ]
    stop = "" if day.endswith(".") else "."
    return f"{head}, {day}{stop}\n{' '.join(part for part in note if part)}"


FRUS = Citation("frus", "FRUS style", "txt", "text/plain", write)
