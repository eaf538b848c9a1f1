"""Passages in another language than English, found by the function words of each sentence; sure ones only."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from reftel.facts import languages
from reftel.model.cable import Paragraph
from reftel.model.structure import Foreign

_PART = re.compile(r"[^.!?;:\n\"“”«»()]+")
_STRIPPED = "\"“”'’«»()[],;:.!?¿¡-–—*&8"


def with_foreign(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs, with their passages in other languages; looked for only where some words suggest one."""
    return tuple(_with_foreign(paragraph) for paragraph in paragraphs)


def _with_foreign(paragraph: Paragraph) -> Paragraph:
    if not languages.may_be_foreign(paragraph.text.lower() if paragraph.capitals else paragraph.text):
        return paragraph
    found = []
    for language, start, end in _joined(paragraph.text):
        place = paragraph.source_span(start, end)
        found.append(Foreign(language, start, end, place.start, place.end))
    return msgspec.structs.replace(paragraph, foreign=tuple(found)) if found else paragraph


def _joined(text: str) -> Iterator[tuple[str, int, int]]:
    """The parts of a text in another language; neighbours in one language are one passage."""
    last: tuple[str, int, int] | None = None
    for start, end, words in _parts(text):
        language = languages.language_of(words)
        if language is not None and last is not None and last[0] == language and start - last[2] < 4:
            last = (language, last[1], end)
            continue
        if language is not None:
            if last is not None:
                yield last
            last = (language, start, end)
        elif last is not None and words:
            yield last
            last = None
    if last is not None:
        yield last


def _parts(text: str) -> Iterator[tuple[int, int, list[str]]]:
    for found in _PART.finditer(text):
        words = [bare for word in found.group().lower().split() if (bare := word.strip(_STRIPPED)).isalpha()]
        raw = found.group()
        start = found.start() + len(raw) - len(raw.lstrip())
        end = found.start() + len(raw.rstrip())
        if words:
            yield start, end, words
