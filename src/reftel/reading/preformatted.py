"""Telegrams on a page of any site: ``<pre>`` blocks with a head, ``UNCLAS SESTRIN 000214`` above labels."""

import re

from reftel.model.source import Span
from reftel.reading.firstlines import is_class_line
from reftel.reading.lines import label_of
from reftel.reading.mapped import marked_up

_PAGE = re.compile(r"[\ufeff\s]{0,100}(?:<\?xml[^<>]{0,400}>\s{0,20})?<(?:!doctype html|html)\b", re.IGNORECASE)
_BLOCK = re.compile(r"<pre\b[^<>]{0,400}>", re.IGNORECASE)
_END = re.compile(r"</pre\s{0,9}>", re.IGNORECASE)
_HEAD = 6_000  # characters


def preformatted(text: str) -> list[Span]:
    """What stands in the ``<pre>`` blocks of a page, from the first that has the head of a telegram; empty for none."""
    if _PAGE.match(text) is None:
        return []
    found: list[Span] = []
    at = 0
    while begin := _BLOCK.search(text, at):
        end = _END.search(text, begin.end())
        at = end.end() if end else len(text)
        block = Span(begin.end(), end.start() if end else len(text))
        if found or _has_head(text, block):
            found.append(block)
    return found


def _has_head(text: str, block: Span) -> bool:
    head = marked_up(text, [Span(block.start, min(block.end, block.start + _HEAD))])
    lines = [line.strip(" \t>") for line in head.text.splitlines()]
    return any(map(is_class_line, lines)) and any(label_of(line) is not None for line in lines)
