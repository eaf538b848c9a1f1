"""BibTeX: an entry of the kind ``@misc``, everything that TeX would read as a command escaped."""

import re

from reftel.model.cable import Cable
from reftel.writing.citations.citation import (
    MONTHS,
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

_SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_SPECIAL = re.compile(r"[\\{}~^&%$#_]")


def escaped(text: str) -> str:
    """Text as TeX prints it."""
    return _SPECIAL.sub(lambda match: _SIGNS[match[0]], text)


def write(cable: Cable, para: int | None) -> str:
    """One entry; its key is the number of the cable."""
    day = day_of(cable)
    notes = [
        f"To {' and '.join(receivers(cable))}" if receivers(cable) else None,
        at_paragraph(para),
        opened(cable),
        "date inferred" if day and day.inferred else None,
        source_of(cable),
    ]
    fields = {
        "author": f"{{{escaped(name)}}}" if (name := sender(cable)) else "",
        "title": f"{{{escaped(title)}}}" if (title := filed_as(cable)) else "",
        "howpublished": escaped(f"{kind_of(cable)} {number_of(cable)}"),
        "year": str(day.year) if day else "",
        "month": MONTHS[day.month - 1][:3].lower() if day and day.month else "",
        "day": str(day.day) if day and day.day else "",
        "note": escaped("; ".join(part for part in notes if part)),
    }
    key = re.sub(r"[^A-Za-z0-9:-]", "-", key_of(cable))
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


BIBTEX = Citation("bibtex", "BibTeX", "bib", "application/x-bibtex", write)
