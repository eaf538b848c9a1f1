"""A note as the Chicago Manual of Style has it for letters and papers: who to whom, title, date, number, paragraph."""

from reftel.model.cable import Cable
from reftel.writing.citations.citation import (
    Citation,
    american,
    at_paragraph,
    kind_of,
    number_of,
    opened,
    receivers,
    sender,
    title_of,
    volume_told,
)


def write(cable: Cable, para: int | None) -> str:
    """``U.S. Embassy Tbilisi to Department of State, "Title," telegram 08TBILISI1337, August 7, 2008, para. 3.``"""
    people = " to ".join(part for part in (sender(cable), " and ".join(receivers(cable))) if part)
    title = (title_of(cable) or "").removesuffix(".")
    printed = volume_told(cable)
    what = kind_of(cable).lower() if printed else f"{kind_of(cable).lower()} {number_of(cable)}"
    quoted = f'"{title.replace(chr(34), chr(39))},"' if title else None
    first = ", ".join(part for part in (people, quoted) if part)
    behind = [what, american(cable), at_paragraph(para), printed or opened(cable)]
    # The comma behind a title stands within its quotation marks.
    joint = " " if quoted else ", "
    told = joint.join(part for part in (first, ", ".join(part for part in behind if part)) if part)
    return f"{told[:1].upper()}{told[1:].removesuffix('.')}."


CHICAGO = Citation("chicago", "Chicago note", "txt", "text/plain", write)
