"""The forms in which a cable or a paragraph of it is cited: ``CITATIONS``; and the tags that Zotero reads in a page."""

from reftel.model.cable import Cable
from reftel.writing.citations.bibtex import BIBTEX
from reftel.writing.citations.chicago import CHICAGO
from reftel.writing.citations.citation import Citation, iso, kind_of, number_of, receivers, sender, title_of
from reftel.writing.citations.csl import CSL
from reftel.writing.citations.frus import FRUS
from reftel.writing.citations.ris import RIS

CITATIONS: tuple[Citation, ...] = (CHICAGO, FRUS, BIBTEX, RIS, CSL)


def tags(cable: Cable) -> tuple[tuple[str, str], ...]:
    """Dublin Core for the head of a page: what Zotero files as a letter with sender, recipient, title and date."""
    told = [
        ("DC.type", "letter"),
        ("DC.title", title_of(cable) or number_of(cable)),
        ("DC.creator", sender(cable)),
        *(("DC.contributor", name) for name in receivers(cable)),
        ("DC.date", iso(cable)),
        ("DC.identifier", number_of(cable)),
        ("DC.description", kind_of(cable)),
        *(("DC.subject", tag.code) for tag in cable.tags),
    ]
    return tuple((name, value) for name, value in told if value)
