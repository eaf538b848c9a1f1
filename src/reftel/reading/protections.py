"""Protect markers, ``(strictly protect)``, and the name or description that each stands beside.

A source that a cable asks to protect may be named before the marker, behind it (``please protect Ada Askew``), or not
at all. What is taken for the name is rather too much than too little: it is what a view must hide.
"""

import re
from collections.abc import Iterator, Sequence

from reftel.facts.xing import is_xed
from reftel.model.cable import Paragraph
from reftel.model.structure import Protection

_WORDS = (
    r"(?:\b(?:please|pls|strictly|strict|fully|carefully|protect(?:ed)?|throughout|source|sources|contact|identity|identities|name"
    r"|names|both|all|as|his|her|their|and|from|disclosure|noforn|not|for|attribution|full|entire|cable|message|here)\b|-|–|/)"
)
_BRACKETED = re.compile(
    rf"[(\[]\s{{0,2}}(?:[^()\[\]\n]{{0,60}}?[,;:]\s)?(?:{_WORDS}[\s,;:.-]{{0,3}}){{0,6}}?\bprotect(?:ed)?\b"
    rf"(?:[\s,;:.-]{{1,3}}{_WORDS}){{0,6}}(?P<name>[^()\[\]\n]{{0,80}}?)[\s.!]{{0,3}}[)\]]",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:(?:please|pls)\s(?:strictly\s|fully\s)?protect|strictly\sprotect|protect\ssources?|source\sprotected)\b"
    r"(?:\s(?:throughout|identity|source))?",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s(?:the\s(?:identity|name)s?\sof\s|identity\sof\s|source\s)?(?P<name>(?:[A-Z][a-z]{0,2}\.|[A-Z][\w'’-]*|x{4,})"
    r"(?:\s(?:(?:al|bin|de|van|von|el|of|the|and)\s)?(?:[A-Z][a-z]{0,2}\.|[A-Z][\w'’-]*|x{4,})){0,6})"
)
_LINKS = frozenset(
    ["of", "the", "al", "bin", "ibn", "de", "la", "van", "von", "der", "da", "el", "for", "and", "&", "di", "du"]
)
_TITLES = re.compile(
    r"(?:director|deputy|minister|secretary|general|official|contact|source|advis[eo]r|editor|manager|officer|leader|member"
    r"|head|chief|chairman|president|director-general|assistant|lawyer|activist|journalist|businessman|professor|spokes\w{3,6}"
    r"|executive|colleague|employee|analyst|diplomat|aide|insider|interlocutor|former|senior|embassy|staff(?:er)?|mp|dean)s?$",
    re.IGNORECASE,
)
_PER = re.compile(r"(?:per|from|by|via|source|according to)\s", re.IGNORECASE)
LONGEST = 14  # words before a marker


def protections_of(paragraphs: Sequence[Paragraph]) -> Iterator[Protection]:
    """The protect markers of a cable's paragraphs, each with what it stands beside."""
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if "rotect" not in text and "ROTECT" not in text:
            continue
        marks = [(hit.start(), hit.end(), hit) for hit in _BRACKETED.finditer(text)]
        taken = [(start, end) for start, end, _ in marks]
        bare = ((hit.start(), hit.end(), hit) for hit in (_BARE.finditer(text) if _may_be_bare(text) else ()))
        marks += [each for each in bare if not any(low <= each[0] < high for low, high in taken)]
        for start, end, hit in sorted(marks, key=lambda mark: mark[:2]):
            place = _inside(hit) or _behind(text, end, hit) or _before(text, start)
            yield Protection(
                paragraph.source_span(start, end),
                None if place is None else paragraph.source_span(*place),
                strict="strict" in hit.group().lower(),
                para=index,
            )


def _may_be_bare(text: str) -> bool:
    """Whether a marker may stand without brackets: a quick test, true of every text in which one does."""
    low = text.lower()
    return any(sign in low for sign in ("please", "pls", "strictly", "source")) or not text.isascii()


def _inside(hit: re.Match[str]) -> tuple[int, int] | None:
    """A name in the same brackets: behind the marker, ``(Strictly protect Askew.)``, or before it, ``(Askew, …)``."""
    if "name" not in hit.re.groupindex:
        return None
    if hit["name"].strip(" .,:;"):
        start = hit.start("name") + len(hit["name"]) - len(hit["name"].lstrip(" .,:;"))
        return start, start + len(hit["name"].strip(" .,:;"))
    words = hit.group()[1:].lstrip()
    at = re.search(rf"(?:{_WORDS}[\s,;:.-]{{0,3}}){{1,12}}", words, re.IGNORECASE)
    before = words[: at.start()].rstrip(" ,;:") if at else ""
    start = hit.start() + 1 + len(hit.group()[1:]) - len(words)
    lead = _PER.match(before)
    if lead is not None:
        before, start = before[lead.end() :], start + lead.end()
    named = len(before) > 2 and before.lower() not in {"note", "comment", "embassy comment", "bio note"}
    return (start, start + len(before)) if named else None


def _behind(text: str, end: int, hit: re.Match[str]) -> tuple[int, int] | None:
    """A name behind a marker without brackets: ``please protect Ada Askew``."""
    if hit.group()[0] in "([":
        return None
    found = _BEHIND.match(text, end)
    return found.span("name") if found else None


def _before(text: str, start: int) -> tuple[int, int] | None:
    """The name or description that ends before a marker: back to the first word that is neither."""
    low = max(0, start - 240)
    words = text[low:start].rsplit(None, LONGEST)[-LONGEST:]
    begin: int | None = None
    first = end = low + len(text[low:start].rstrip())
    for place, word in enumerate(reversed(words)):
        first = text.rindex(word, low, first)
        bare = word.strip(",()[]\"“”'’-/")
        if place and word.endswith((".", "!", "?", ";", ":")) and len(bare) > 4 and not bare.isupper():
            break
        if bare[:1].isupper() or is_xed(bare) or _TITLES.fullmatch(bare):
            begin = first
        elif bare.lower() not in _LINKS and not (begin is None and place < 3):
            break
    if begin is None:
        return None
    return begin, begin + len(text[begin:end].rstrip(" ,-"))
