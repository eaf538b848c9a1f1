"""Telegrams with the marks of annotators: a list of entities, ``@@@``, and the text with ``[[GOB || 3]]`` in it.

The marks are taken out of the clean text; the characters of the telegram are kept as they are.
"""

import re
from collections.abc import Iterator

from reftel.model.source import Node, Span
from reftel.reading.mapped import plain
from reftel.reading.passage import Format, Passage
from reftel.reading.refining import Edit, refined
from reftel.reading.remarks import remark

_FENCE = re.compile(r"^@{3,8}[ \t]*\r?$", re.MULTILINE)
_ENTITY = re.compile(r"^\ufeff?\s{0,4}[0-9]{1,4}[.)]?\s.{1,300}\b[A-Z]{2,6}(?:\.[A-Z]{2,12})?\s*$", re.MULTILINE)
_NUMBERS = r"[ \t]{0,3}[0-9]{1,4}(?:[ \t]?,[ \t]?[0-9]{1,4}){0,8}"
# Hands make slips: a bar or a bracket too few, or a blank between two.
_MARK = re.compile(
    rf"\[\[[ \t]?|[ \t]{{0,3}}\|{{1,2}}{_NUMBERS}[ \t]{{0,3}}\](?:[ \t]?\])?(?:[ \t]\|(?=[ \t]))?"
    rf"|[ \t]{{0,3}}\|\|{_NUMBERS}\b"
)
_NEXT = re.compile(r"^\ufeff?1[.)]\s.{1,300}\b[A-Z]{2,6}\.[A-Z]{2,12}[ \t]*\r?$", re.MULTILINE)


def suits(text: str) -> bool:
    """Whether a text begins with entities, and has the fence and a mark behind it."""
    fence = _FENCE.search(text) if "@@@" in text else None
    return fence is not None and _ENTITY.search(text, 0, fence.start()) is not None and "||" in text[fence.end() :]


def split(text: str) -> Iterator[Passage]:
    """A passage for each text behind a fence; a list of entities that begins anew belongs to the next."""
    at = 0
    for fence in _FENCE.finditer(text):
        following = _FENCE.search(text, fence.end())
        end = len(text)
        if following:
            listed = _NEXT.search(text, fence.end(), following.start())
            end = listed.start() if listed else following.start()
        yield _passage(text, Span(at, fence.end()), end)
        at = end


def _passage(text: str, listed: Span, end: int) -> Passage:
    whole = plain(text, listed.end, end)
    edits = [Edit(*found.span(), "") for found in _MARK.finditer(whole.text)]
    told = f"{len(edits)} marks of annotators are taken out of the text"
    return Passage(
        refined(whole, edits),
        one=True,
        kind="telegram",
        outer=(Node("annotation", listed.start, listed.end),),
        findings=(remark("marks-removed", told, Span(listed.end, end)),) if edits else (),
    )


ANNOTATED = Format("annotated", suits, split)
