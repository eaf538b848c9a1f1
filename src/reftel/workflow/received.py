"""A source as it is shown: where it is mark-up, the text that the mark-up publishes, and never another."""

from reftel.model.source import Span
from reftel.reading.mapped import marked_up

MARKED_UP = frozenset({"cablegate", "plusd", "tei"})
"""The formats in which a telegram stands in mark-up: tags, and signs written as ``&#x000A;``."""


def published_text(text: str, form: str) -> str:
    """What characters of a source of a format publish: without tags, entities as the signs that they stand for."""
    return marked_up(text, [Span(0, len(text))]).text if form in MARKED_UP and text else text
