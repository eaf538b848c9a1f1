"""Telegrams that somebody retyped in Markdown, with what the archive says of them ahead of the text.

Ahead stand ``name: "value"`` lines between two ``---`` (``cable-doc-number``, ``cable-from``, ``cable-tags`` …); behind
a rule (``***``) the attributes may follow once more. Bold marks, headings and fences of Markdown are no text; neither
are the remains of the archive's page lines and stamps, which such texts keep indented between blank lines.
"""

import re
from collections.abc import Iterator

from reftel.facts import columns
from reftel.model.source import Node, Span
from reftel.reading.mapped import plain
from reftel.reading.passage import Format, Passage
from reftel.reading.records import day_of, nothing_said, release_of
from reftel.reading.refining import Edit, chained, refined

_AHEAD = re.compile(r"\ufeff?\s{0,4}---[ \t]*\r?\n(?P<lines>(?:(?!---).*\n){1,200}?)---[ \t]*\r?(?:\n|\Z)")
_VALUE = re.compile(
    r"^(?P<name>[A-Za-z][\w-]{1,60}):[ \t]*+"
    r"(?P<quote>[\"']?)(?P<value>.*?)(?P=quote)(?:(?<![ \t])[ \t]+)?\r?$",
    re.MULTILINE,
)
_BEHIND = re.compile(r"^\s{0,3}(?:\*\s?){3,}\s*$|^#{1,6}\s+Message Attributes\b", re.MULTILINE)
_ASIDE = re.compile(
    r"^(?:#{1,6}[ \t].*|:{3,}.*|\*\*(?:UN)?CLASSIFIED\*\*"
    r"|\*\*(?:CONFIDENTIAL|SECRET|TOP SECRET|LIMITED OFFICIAL USE)\*\*"
    r"|[ \t]{6,}[A-Z][\w.]{1,20}(?: [A-Z][\w.'-]{0,20}){1,3}[ \t]*|[ \t]*[0-9]{6}Z[ \t]*)\r?$",
    re.MULTILINE,
)
_BOLD = re.compile(r"\*\*|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|\\(?=[\[\]*_#.'\"])")


def suits(text: str) -> bool:
    """Whether a text begins with such lines, and they name the number of a cable."""
    if not text[:8].lstrip("\ufeff \t\r\n").startswith("---"):
        return False
    ahead = _AHEAD.match(text)
    return ahead is not None and any(
        columns.key_of(found["name"]) == "mrn" for found in _VALUE.finditer(ahead["lines"])
    )


def split(text: str) -> Iterator[Passage]:
    """The one passage of such a text."""
    ahead = _AHEAD.match(text)
    if ahead is None:
        return
    publisher, places = _values(text, Span(*ahead.span("lines")))
    behind = _BEHIND.search(text, ahead.end())
    end = behind.start() if behind else len(text)
    kept: list[Span] = []
    at = ahead.end()
    for aside in _ASIDE.finditer(text, ahead.end(), end):
        start = len(text[at : aside.start()].rstrip()) + at
        if start > at and text[start - 1] not in '.!?:"':  # in mid-sentence: the empty lines around it are its own
            kept.append(Span(at, start))
            at = aside.end() + len(text[aside.end() : end]) - len(text[aside.end() : end].lstrip())
            continue
        if aside.start() > at:
            kept.append(Span(at, aside.start()))
        at = max(at, aside.end())
    if end > at:
        kept.append(Span(at, end))
    parts = []
    for span in kept:
        part = plain(text, span.start, span.end)
        parts.append(refined(part, [Edit(*found.span(), "") for found in _BOLD.finditer(part.text)]))
    mapped, regions = chained(parts)
    yield Passage(
        mapped,
        one=True,
        publisher=publisher,
        places=places,
        outer=tuple(_outer(kept, len(text))),
        regions=regions,
        release=release_of(publisher),
    )


def _outer(kept: list[Span], length: int) -> Iterator[Node]:
    at = 0
    for span in [*kept, Span(length, length)]:
        if span.start > at:
            yield Node("markup", at, span.start)
        at = span.end


def _values(text: str, lines: Span) -> tuple[dict[str, str], dict[str, Span]]:
    publisher: dict[str, str] = {}
    places: dict[str, Span] = {}
    for found in _VALUE.finditer(text, lines.start, lines.end):
        key = columns.key_of(found["name"]) or found["name"].lower()
        said = found["value"].strip()
        # What is said of the cable goes before what is said of the page about it.
        if nothing_said(said) or (key in publisher and not found["name"].lower().startswith("cable")):
            continue
        publisher[key] = (day_of(said) or said) if key in {"created", "released"} else said
        places[key] = Span(*found.span("value"))
    return publisher, places


RETYPED = Format("retyped", suits, split)
