"""Roles inside the body: ``Summary. … End Summary.``, ``Comment: … End comment.``, ``(Note: … End Note.)``."""

import re
from collections.abc import Sequence
from functools import lru_cache

from reftel.facts import voices
from reftel.model.structure import Role

# Whose note it may be: all whose comment it may be, but those whose notes are papers (Treasury notes).
_PAPERS = {"treasury", "washington", "usg", "general", "aid", "ice", "source", "contact"}
_NOTING = "|".join(sorted(map(re.escape, voices.voices() - _PAPERS), key=len, reverse=True))
_NOTER = rf"(?:(?:BIO(?:GRAPHIC(?:AL)?)?|EDITOR['’]S|(?:{_NOTING})(?:['’]S|S['’])?)\s)"
_OF_POST = r"(?:(?:EMBASSY|POST|MISSION|CONSULATE|CONGEN|AMEMBASSY)['’]?S?\s)"
# As labels of a paragraph these tell the drafter's own; over several, or more than one, they may be a meeting's.
_OWN = r"CONCLUSION|ASSESSMENT"
_COMMENTS = (
    r"(?:[A-ZÀ-ÿ'’/-]{2,20}\s){0,2}COMMENTS?(?:\s(?:AND|&)\s?[A-Z ]{3,30}|\s\(?CONT(?:INUED|['’]?D)\)?)?"
    rf"|{_OF_POST}(?:ASSESSMENT|ANALYSIS|CONCLUSIONS?|VIEWS?)"
)
_ACTIONS = (
    r"(?:THIS\sIS\sAN\s)?ACTION\s(?:REQUEST(?:ED)?|MESSAGE|CABLE)|ACTION\sITEMS?|RECOMMENDED\sACTION"
    rf"|{_OF_POST}RECOMMENDATIONS?|RECOMMENDATION|(?:GUIDANCE|INSTRUCTIONS)\sREQUEST(?:ED)?"
)
_KINDS: tuple[tuple[str, Role], ...] = (
    (
        r"(?:EXECUTIVE |INTRODUCTION AND )?SUMMARY(?:\s(?:AND|&|/)\s?[A-Z ]{3,30})?|KEY POINTS(?: AND COMMENTS?)?",
        "summary",
    ),
    (_COMMENTS, "comment"),
    (rf"{_NOTER}?NOTES?|FYI(?:\sONLY)?", "note"),
    (_ACTIONS, "action"),
)
_BEGIN = tuple(
    (
        re.compile(
            rf"[-*/\s]{{0,4}}[(\[]?\s?(?:(?:BEGIN|START)\s)?(?:{words})\s?(?:[:.]|//|-{{1,3}}\s|\s?--|\n)",
            re.IGNORECASE,
        ),
        role,
    )
    for words, role in (*_KINDS, (_OWN, "comment"))
)
_LABEL = r"(?:(?:[IVX]{1,4}|[A-Z]|[0-9]{1,2})[.)]\s{1,3})?"  # III. (C) COMMENT
_HEADING = tuple(
    (
        re.compile(
            rf"{_LABEL}(?:\([A-Z/]{{1,6}}\)\s)?[-*/\s]{{0,4}}(?:{words})\s?(?:[:.-].{{0,100}}|//)?$", re.IGNORECASE
        ),
        role,
    )
    for words, role in _KINDS
)
# END by its letters, and only what is behind it in any case: a search for any case stops at every character.
_END = "[Ee][Nn][Dd]"
ENDS: dict[Role, re.Pattern[str]] = {
    "summary": re.compile(rf"{_END}(?i:\s(?:OF\s)?(?:[A-Z]{{2,12}}\s)?(?:SUMMARY|KEY POINTS)[A-Z ]{{0,30}}\.?\)?)"),
    "comment": re.compile(
        rf"{_END}(?i:\s(?:OF\s)?(?:(?:KEY POINTS|SUMMARY)\s(?:AND|&)\s|(?:[A-ZÀ-ÿ'’/-]{{2,14}}\s){{1,2}})?"
        rf"(?:COMMENTS?|{_OF_POST}?(?:{_OWN}))[A-Z ]{{0,20}}\.?\)?)"
    ),
    "note": re.compile(rf"{_END}(?i:\s(?:OF\s)?(?:{_NOTER}?NOTES?|FYI)\.?\)?)"),
    "action": re.compile(rf"{_END}(?i:\s(?:OF\s)?(?:ACTION\sREQUEST|RECOMMENDATION)\.?\)?)"),
}


_LETTERED = re.compile(r"(?:[A-Z]|[IVX]{2,5})[.)]\s{1,3}\((?:TS|SBU|LOU|[CSU])(?:/{1,2}[A-Z]{1,6})?\)\s{0,3}")
_OWNED = re.compile(r"\bCOMMENT(?P<many>S)?\b", re.IGNORECASE)
_OWNER = re.compile(r"[A-Za-zÀ-ÿ'’/&-]{2,20}|&")
_MARKED = re.compile(r"\([A-Z/]{1,8}\)")
_POSSESSIVE = re.compile(r"['’]S$|S['’]$", re.IGNORECASE)
_OTHERS = frozenset(["HIS", "HER", "THEIR", "ITS", "NO", "ANY", "PRESS", "MEDIA", "PUBLIC", "EDITORIAL", "NEWSPAPER"])
_BRACKET = re.compile(r"[()\[\]]")
_OPENING = re.compile(r"[(\[]")
_FAR = 8000  # characters to the bracket that closes one
_REACH = 80  # characters in which the words of a role end, where a text begins with them


def ending(role: Role, text: str, start: int = 0, stop: int | None = None) -> re.Match[str] | None:
    """The first words that end a role, from ``start`` on: of an ASCII text the pattern is tried where END stands."""
    pattern = ENDS[role]
    stop = len(text) if stop is None else stop
    if not text.isascii():
        return pattern.search(text, start, stop)
    low = text[start:stop].lower()
    at = low.find("end")
    while at >= 0:
        if found := pattern.match(text, start + at, stop):
            return found
        at = low.find("end", at + 3)
    return None


def may_name(text: str) -> bool:
    """Whether the first characters of a text may hold the words of a role: a quick test, true of all that do.

    Capitals that are not ASCII may stand for an ASCII letter where case is ignored.
    """
    head = text[:_REACH].upper()
    return (
        "SUMMARY" in head
        or "COMMENT" in head
        or "NOTE" in head
        or "ACTION" in head
        or "KEY POINTS" in head
        or "FYI" in head
        or "ASSESSMENT" in head
        or "CONCLUSION" in head
        or "RECOMMENDATION" in head
        or "GUIDANCE" in head
        or "INSTRUCTIONS" in head
        or "ANALYSIS" in head
        or "VIEW" in head
        or not head.isascii()
    )


def heading_role(text: str) -> Role | None:
    """The role of what stands under a heading: ``Summary``, ``COMMENT``, ``Action request``."""
    text = text.strip()
    if not may_name(text):
        return None
    role = next((role for pattern, role in _HEADING if pattern.match(text)), None)
    return None if role == "comment" and of_another(text) else role


def begins(text: str) -> tuple[Role, re.Match[str]] | None:
    """The role whose words a text begins with, and the words."""
    if may_name(text):
        at = _labelled(text)
        for pattern, role in _BEGIN:
            if found := pattern.match(text, at):
                return None if role == "comment" and of_another(found.group()) else (role, found)
    return None


def _labelled(text: str) -> int:
    """Where the words begin in a paragraph of one block that has a letter for a number: ``C. (SBU) COMMENT: …``."""
    found = _LETTERED.match(text)
    return found.end() if found and "\n\n" not in text else 0


def of_another(words: str) -> bool:
    """Whether a comment is somebody's whom the post reports: ``Minister Askew's comments:``, ``PRESS COMMENT``.

    Known owners are the officers and sections of a mission (``facts/data/voices.tsv``); more than one comment of an
    owner who is not known is another's too.
    """
    found = _OWNED.search(words)
    owner = _OWNER.findall(_MARKED.sub("", words[: found.start()])) if found else []
    owner = owner[1:] if owner and owner[0].upper() in {"BEGIN", "START"} else owner
    if found is None or not owner or owner[-1].upper() in {"AND", "&"}:
        return False
    if owner[0].upper() in _OTHERS:
        return True
    own = next((at for at, word in enumerate(owner) if _POSSESSIVE.search(word)), None)
    told = owner if own is None else owner[: own + 1]
    if voices.speaker_of(" ".join(told)) or voices.speaker_of(told[-1]):
        return False
    return own is not None or found["many"] is not None


def opening(text: str) -> Role | None:
    """The role that the first words of a paragraph open, if what they open is most of it."""
    if (begun := begins(text)) is None:
        return None
    role, found = begun
    bracketed = text.lstrip("-*/ ").startswith(("(", "["))
    if role != "note" and not bracketed:
        return role
    stop = ending(role, text, found.end())
    end = stop.end() if stop else closing(text, 0) if bracketed else len(text)
    return role if end >= len(text) * 0.8 else None


def assign(texts: Sequence[str], headings: Sequence[str | None]) -> list[tuple[Role, bool]]:
    """The role of each paragraph, and whether it still stands under its heading.

    A role that a paragraph opens and does not end goes on to the paragraph that ends it, if there is one before the
    next heading. A comment of its own, or the end of the summary, ends the stretch of the heading above.
    """
    made: list[tuple[Role, bool]] = []
    until = -1
    open_role: Role = "body"
    closed: str | None = None
    for at, text in enumerate(texts):
        heading = headings[at]
        closed_behind = None
        if at == 0 or heading != headings[at - 1]:
            closed = None
        own = opening(text)
        under = heading_role(heading) if heading is not None else None
        if own is not None and own != under and at and heading is not None and heading == headings[at - 1]:
            closed = heading
        role: Role
        if own is None and at <= until:
            role = open_role
        elif own is not None:
            role = own
            until, open_role = _end_of(own, at, texts, headings), own
            if own == under == "comment" and ending("comment", text):
                closed_behind = heading
        elif under is not None and closed is None:
            role = under
            if under == "summary" and not _still_summary(at, texts, headings):
                role, closed = "body", heading
            elif under == "comment" and ending("comment", text):
                closed_behind = heading  # "End comment." ends what the heading began
        else:
            role = "body"
        made.append((role, closed is None or closed != heading))
        closed = closed_behind or closed
    return made


def _end_of(role: Role, at: int, texts: Sequence[str], headings: Sequence[str | None]) -> int:
    """The last paragraph of a role that begins in one: where it is said to end, or itself."""
    if ending(role, texts[at]) or texts[at].startswith(("(", "[")):
        return at
    for later in range(at + 1, min(len(texts), at + 12)):
        if headings[later] != headings[at] or opening(texts[later]) is not None:
            return at
        if ending(role, texts[later]):
            return later
    return at


def _still_summary(at: int, texts: Sequence[str], headings: Sequence[str | None]) -> bool:
    """Whether a paragraph under the heading Summary is still summary."""
    first = at
    while first and headings[first - 1] == headings[at]:
        first -= 1
    if at - first > 12:
        return False
    if any(ending("summary", texts[before]) for before in range(first, at)):
        return False
    for later in range(at, min(len(texts), at + 12)):
        if headings[later] != headings[at]:
            return at - first < 3
        if ending("summary", texts[later]):
            return True
    return at == first


def closing(text: str, start: int) -> int:
    """Behind the bracket that closes the one at ``start``, or the end of the text."""
    found = bracket_end(text, start)
    return len(text) if found is None else found


def bracket_end(text: str, start: int) -> int | None:
    """Behind the bracket that closes the first one from ``start`` on; None where none does within reach."""
    first = _OPENING.search(text, start)
    end = _closes(text).get(first.start()) if first else None
    return end if end is not None and end <= start + _FAR else None


@lru_cache(maxsize=2)  # a text is asked for each note in it
def _closes(text: str) -> dict[int, int]:
    """Where each bracket opens that is closed, and behind the one that closes it."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for bracket in _BRACKET.finditer(text):
        if bracket.group() in "([":
            opened.append(bracket.start())
        elif opened:
            found[opened.pop()] = bracket.end()
    return found
