"""Notes about the text inside the text: ``(sic)``, ``[garbled text]``, ``(text missing)``."""

import re
from collections.abc import Iterator, Sequence

from reftel.model.cable import Notice, Paragraph
from reftel.reading.signs import Whole

_ASIDE = re.compile(
    r"[(\[]\s{0,2}(?:(?P<sic>sic)|(?P<garbled>(?:text\s|word\s|words\s|portion\s)?garble[ds]?(?:\s(?:text|word|words|transmission"
    r"|portion|section|in\stransmission))?|garble)|(?P<missing>(?:text|words?|lines?|sentences?|page|portion|section)s?\s"
    r"(?:is\s|are\s)?(?:missing|omitted\sin\stransmission|lost|illegible|unreadable|incomplete)|missing\s(?:text|words?|lines?"
    r"|page|portion)|illegible|unintelligible|remainder\smissing))[\s.!?]{0,3}[)\]]",
    re.IGNORECASE,
)
_SIGNS = ("sic", "garble", "missing", "legible", "lost", "readable")
_KINDS = {"sic": "sic", "garbled": "garbled-text", "missing": "missing-text"}


def asides_of(paragraphs: Sequence[Paragraph], source: str, whole: Whole) -> Iterator[Notice]:
    """The notes about the text in it, as notices of kind ``sic``, ``garbled-text``, ``missing-text``."""
    if not whole.encloses(*_SIGNS):
        return
    for paragraph in paragraphs:
        low = paragraph.text.lower()
        if any(sign in low for sign in _SIGNS):
            for found in _ASIDE.finditer(paragraph.text):
                span = paragraph.source_span(found.start(), found.end())
                yield Notice(_KINDS[found.lastgroup or "missing"], span.of(source), span)
