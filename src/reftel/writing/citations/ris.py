"""RIS, which reference managers read: a personal communication (PCOMM), as they file letters and telegrams."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from reftel.model.cable import Cable
from reftel.writing.citations.citation import (
    Citation,
    at_paragraph,
    day_of,
    kind_of,
    number_of,
    opened,
    receivers,
    sender,
    source_of,
    title_of,
)


def write(cable: Cable, para: int | None) -> str:
    """One record; every value is one line, for a line break would begin another field."""
    day = day_of(cable)
    rows: list[tuple[str, str | None]] = [
        ("TY", "PCOMM"),
        ("AU", sender(cable)),
        *(("A2", name) for name in receivers(cable)),
        ("TI", title_of(cable) or number_of(cable)),
        ("M3", kind_of(cable)),
        ("PY", f"{day.year:04}" if day else None),
        ("DA", "/".join([f"{day.year:04}", *(f"{part:02}" if part else "" for part in day[1:3]), ""]) if day else None),
        ("ID", cable.citation),
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

    An address of this machine leads nobody else anywhere, nor its owner when the room is shut: it is left out.
    """
    more = [("UR", "" if _is_own(address) else address), *(("N1", note) for note in notes)]
    lines = "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in more if value)
    return record.replace("ER  - ", f"{lines}ER  - ")


def _is_own(address: str) -> bool:
    """Whether an address is one of the machine itself (RFC 6761, RFC 5735): ``http://127.0.0.1:8642``."""
    try:
        host = urlsplit(address).hostname or ""
        return host == "localhost" or host.endswith(".localhost") or ip_address(host).is_loopback
    except ValueError:
        return False


RIS = Citation("ris", "RIS", "ris", "application/x-research-info-systems", write)
