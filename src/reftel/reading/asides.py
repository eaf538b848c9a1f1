"""Notes about the text inside the text: ``(sic)``, ``[garbled text]``, ``(text missing)``."""

import re
from collections.abc import Iterator, Sequence

from reftel.model.cable import Notice, Paragraph

_ASIDE = re.compile(
    r"[(\[]\s{0,2}(?:(?P<sic>sic)|(?P<garbled>(?:text\s|word\s|words\s|portion\s)?garble[ds]?(?:\s(?:text|word|words|transmission"
    r"|portion|section|in\stransmission))?|garble)|(?P<missing>(?:text|words?|lines?|sentences?|page|portion|section)s?\s"
    r"(?:is\s|are\s)?(?:missing|omitted\sin\stransmission|lost|illegible|unreadable|incomplete)|missing\s(?:text|words?|lines?"
    r"|page|portion)|illegible|unintelligible|remainder\smissing))[\s.!?]{0,3}[)\]]",
    re.IGNORECASE,
)
_KINDS = {"sic": "sic", "garbled": "garbled-text", "missing": "missing-text"}


def asides_of(paragraphs: Sequence[Paragraph], source: str) -> Iterator[Notice]:
    """The notes about the text in it, as notices of kind ``sic``, ``garbled-text``, ``missing-text``."""
    for paragraph in paragraphs:
        text = paragraph.text
        if "(" not in text and "[" not in text:
            continue
        low = text.lower()
        if (
            "sic" in low
            or "garble" in low
            or "missing" in low
            or "legible" in low
            or "lost" in low
            or "readable" in low
        ):
            for found in _ASIDE.finditer(text):
                span = paragraph.source_span(found.start(), found.end())
                yield Notice(_KINDS[found.lastgroup or "missing"], span.of(source), span)
