"""What a search found: the citation, the cable's date and subject, what it is if no telegram, and the words around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reftel.cli.console import words
from reftel.cli.views.marks import Entry, Heading, cite, marked
from reftel.model.telling import DOCUMENTS

if TYPE_CHECKING:
    from reftel.model.report import Hit

HEADINGS = (Heading("where", 16), Heading("date", 10), Heading("subject", 30), Heading("text", None))


def entry(hit: Hit, *, colour: bool) -> Entry:
    """One hit, its words marked."""
    subject = words(hit.subject or "", "dim")
    if hit.kind != "telegram":
        subject.append(f" [{DOCUMENTS[hit.kind]}]", style="italic")
    cells = (cite(hit.cable, hit.para), words(hit.date or ""), subject)
    return Entry(cells, marked(hit.snippet, hit.marks, colour=colour))
