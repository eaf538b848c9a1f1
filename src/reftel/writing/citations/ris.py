"""RIS, which reference managers read: a personal communication (PCOMM), as they file letters and telegrams."""

from reftel.model.cable import Cable
from reftel.writing.citations.citation import (
    Citation,
    at_paragraph,
    day_of,
    filed_as,
    key_of,
    kind_of,
    number_of,
    opened,
    receivers,
    sender,
    source_of,
)


def write(cable: Cable, para: int | None) -> str:
    """One record; every value is one line, for a line break would begin another field."""
    day = day_of(cable)
    rows: list[tuple[str, str | None]] = [
        ("TY", "PCOMM"),
        ("AU", sender(cable)),
        *(("A2", name) for name in receivers(cable)),
        ("TI", filed_as(cable) or number_of(cable)),
        ("M3", kind_of(cable)),
        ("PY", f"{day.year:04}" if day else None),
        ("DA", "/".join([f"{day.year:04}", *(f"{part:02}" if part else "" for part in day[1:3]), ""]) if day else None),
        ("ID", key_of(cable)),
        ("AN", number_of(cable)),
        ("SP", at_paragraph(para)),
        ("N1", "date inferred" if day and day.inferred else None),
        ("N1", opened(cable)),
        ("N1", source_of(cable)),
        *(("KW", tag.code) for tag in cable.tags),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in rows if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def led_back(record: str, address: str, *notes: str) -> str:
    """A record with the address at which it stands, so that a click in the reference manager leads there, and notes.

    Of a room that is open to nobody else that is an address of this machine: it leads its owner there, while it runs.
    """
    more = [("UR", address), *(("N1", note) for note in notes)]
    lines = "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in more if value)
    return record.replace("ER  - ", f"{lines}ER  - ")


RIS = Citation("ris", "RIS", "ris", "application/x-research-info-systems", write)
