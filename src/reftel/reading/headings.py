"""Headings of the body: lines over a rule, and short lines of their own before a numbered paragraph."""

import re
from collections.abc import Container, Sequence

import msgspec

from reftel.reading.lines import BANNER, CLASS_LINE, PARAGRAPH, label_of
from reftel.reading.roles import heading_role, may_name
from reftel.reading.sheet import Sheet, cut_at, is_rule

LONG = 110  # characters: a longer line is a re-flowed paragraph
_LETTER = re.compile(r"[A-Za-z]")
_BULLET = re.compile(r"(?:[-*•–—]{1,3}|o|\(?[a-z0-9]{1,2}\)|[a-z]\.)\s")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]{0,3}$")
_TERMINAL = re.compile(r"[.!?:;][\"'”’)\]]{0,3}$")
_NONE = re.compile(
    r"END\s|https?:|www\.|BEGIN\sTEXT|UNQUOTE|(?:TEXT )?(?:EXCISED|REDACTED|SANITIZED|DELETED)\.?$", re.IGNORECASE
)
_FRAME = "-=_~ "
_DASHES = re.compile(r"[\s\-=_*]+$|^[\s\-=_*]+|¶")


# The end of a sentence in mid-line, behind a word in small letters; no initial and no title.
_SENTENCE = re.compile(
    r"(?:[a-z]{4}|[a-z0-9][)\"”])[.?!][)\"”’]{0,2}\s{1,3}(?P<rule>[-=_]{3,80}\s{1,3})?(?=[\"“]?[A-Z])"
)
_SENTENCE_SIGN = re.compile(r"[.?!][)\"”’]{0,2}\s")
_SMALL = re.compile(r"\bu\.s\.$")
_PARTICIPANTS = re.compile(
    r"\W{0,3}(?:\(?[A-Z/]{1,6}\)\s*)?(?:[A-Za-z.]{1,12}\s){0,2}(?:PARTICIPANTS|ATTENDEES)\b", re.IGNORECASE
)

# A summary or comment that stands on one line whole: SUMMARY: THE RAINS CAME LATE. END SUMMARY.
_WHOLE = re.compile(
    r"\bEND\s(?:OF\s)?(?:SUMMARY|COMMENT|NOTE)\b|^(?:BEGIN\s)?(?:SUMMARY|COMMENT|NOTE)\s?[:.]\s.{12,170}\.$",
    re.IGNORECASE,
)


class Found(msgspec.Struct, frozen=True):
    """A heading: its first and last line, and its text."""

    first: int
    last: int
    text: str


def find_headings(sheet: Sheet, starts: Container[int]) -> list[Found]:
    """The headings of a body, in order; ``starts`` are the lines that begin numbered paragraphs."""
    texts = [at for at, kind in enumerate(sheet.kinds[sheet.body :], sheet.body) if kind in {"text", "rule"}]
    found: list[Found] = []
    taken: set[int] = set()
    # Headings stand over rules, over numbers and on rules; other lines need no look.
    marks = [
        place
        for place, at in enumerate(texts)
        if at in starts or sheet.lines[at].text[-1] in "-=" or sheet.kinds[at] == "rule"
    ]
    listed = False  # in a list of participants: the names of the sides over rules are no headings of the body
    for place in marks:
        at = texts[place]
        up: list[int] = []
        if at in starts:
            listed = lists_participants(sheet.lines[at].text)
        elif listed and sheet.kinds[at] == "rule" and place + 1 < len(texts) and texts[place + 1] not in starts:
            continue
        if sheet.kinds[at] == "rule":
            up = _over_rule(sheet, texts, place, starts, taken)
        elif at in starts and place:
            up = _before_number(sheet, texts, place, starts, taken)
        elif _underlined(sheet.lines[at].text) and at not in starts:
            up = [at]
        if up and not taken.intersection(up):
            taken.update(up)
            text = " ".join(" ".join(sheet.lines[each].text.split()) for each in up)
            found.append(Found(up[0], up[-1], _DASHES.sub("", text).strip() or text))
    return sorted(found, key=lambda heading: heading.first)


def lists_participants(text: str) -> bool:
    """Whether a numbered paragraph is a list of participants, by its first line: ``2. (SBU) Participants:``."""
    if len(text) >= LONG:
        return False
    upper = text.upper()
    if "PARTICIPANTS" not in upper and "ATTENDEES" not in upper and text.isascii():
        return False  # as nearly all
    number = PARAGRAPH.match(text)
    return number is not None and _PARTICIPANTS.match(text, number.end()) is not None


def cut_headings(sheet: Sheet, starts: Sequence[int]) -> bool:
    """Cut lines of a re-flowed page in which a heading stands behind the end of a paragraph, before a numbered one.

    ``… of the whole coast. Ties with the Islands``; also where the last word of the paragraph was torn off before it.
    """
    made = False
    for start in reversed(starts):
        texts = [at for at in range(max(sheet.body, start - 8), start) if sheet.kinds[at] in {"text", "rule"}][-2:]
        if not texts or sheet.kinds[texts[-1]] == "rule" or start - texts[-1] > 3:
            continue
        line = sheet.lines[texts[-1]]
        before = sheet.lines[texts[0]].text if len(texts) > 1 else ""
        torn = len(line.text) <= LONG < len(before) and not _TERMINAL.search(before)
        if not torn and len(line.text) <= LONG:
            continue
        offsets = _heading_behind(line.text, torn=torn)
        if not offsets:
            continue
        raw = sheet.text[line.start : line.end]
        lead = len(raw) - len(raw.lstrip())
        for at, half in enumerate(cut_at(sheet, texts[-1], [line.start + lead + each for each in offsets]), texts[-1]):
            if is_rule(half.text):
                sheet.kinds[at] = "rule"
        made = True
    return made


def _heading_behind(text: str, *, torn: bool) -> list[int]:
    """Where in a line the heading behind its last sentence begins, and the rule before it; nothing where none is."""
    low = max(0, len(text) - LONG)
    ends = list(_SENTENCE.finditer(text, low)) if _SENTENCE_SIGN.search(text, low) else []
    if not ends or (torn and ends[0].start() > 40):
        return []
    found = ends[0 if torn else -1]
    tail = text[found.end() :]
    words = tail.split()
    # A sentence ends in a full stop. "u.s." in small letters is none: a title that was set in small letters as a whole.
    small = _SMALL.search(tail) is not None
    titled = len(words) > 1 and sum(1 for word in words if not word[0].islower()) * 2 >= len(words)
    if _NONE.match(tail) or len(words) > 13 or not looks_like_heading(_SMALL.sub("", tail)):
        return []
    if small or (_TERMINAL.search(tail) is None and (titled or found["rule"] is not None)):
        return [found.start("rule"), found.end()] if found["rule"] is not None else [found.end()]
    return []


def looks_like_heading(text: str) -> bool:
    """Short, no sentence and no list item: ``Mood in the Chamber``, ``OSTREL: A SECOND ROAD?``"""
    if text.endswith((".", ",", ";")) and not text.endswith("..") and not text.isupper() and not may_name(text):
        return False  # a sentence: most of the lines that are asked about
    if "://" in text or "www." in text:
        return False
    text = text.strip("* ") if text.startswith("*") and text.endswith("*") else _unframed(text)
    if _WHOLE.search(text):
        return False
    if not 2 < len(text) <= 180 or not _LETTER.search(text) or _BULLET.match(text) or text[0].islower():
        return False
    if _NONE.match(text) or BANNER.match(text) or label_of(text) or CLASS_LINE.match(text):
        return heading_role(text) is not None
    if text.endswith((".", ",", ";")) and not text.endswith(".."):
        # In a telegram all in capitals a sentence is no heading: GUESTS WERE FEW BECAUSE THE RAINS CAME LATE.
        return text.isupper() and len(text) < 70 and text.endswith(".") and text.count(" ") < 7
    words = text.split()
    if text.isupper() or len(words) <= 3:
        return True
    capitals = sum(1 for word in words if word[:1].isupper() or not word[:1].isalpha())
    return capitals >= len(words) / 2 or len(words) <= 12


def _unframed(text: str) -> str:
    """``- - - A Second Road - - -``: without the rules before and behind it, on its own line."""
    bare = text.strip(_FRAME) if text.startswith(tuple("-=_~")) else ""
    lead, _, tail = text.partition(bare) if bare else (text, "", "")
    return bare if is_rule(lead.strip()) and is_rule(tail.strip()) else text


def _underlined(text: str) -> bool:
    """``Opening Remarks ---------------``: a heading whose rule was re-flowed onto its line."""
    bare = text.rstrip("-= ")
    return len(text) - len(bare) > 5 and looks_like_heading(bare) and len(bare) < LONG


def _blank_between(sheet: Sheet, low: int, high: int) -> bool:
    return any(not sheet.lines[at].text for at in range(low + 1, high))


def _closed(sheet: Sheet, texts: list[int], first: int) -> bool:
    """Whether the text before a line has ended its sentence; or nothing but blanks stands between, which ends it."""
    if first == 0:
        return True
    before = texts[first - 1]
    between = {sheet.kinds[at] for at in range(before + 1, texts[first])}
    if sheet.kinds[before] == "rule":
        return True
    if sheet.lines[before].soft and _SENTENCE_END.search(sheet.lines[before].text):
        return True
    paged = between & {"page-line", "banner", "sipdis", "section-head", "repeated-head", "furniture"}
    if (paged or not between) and _is_last_sentence(sheet, before, texts[first]):
        return False
    if paged:
        return _TERMINAL.search(sheet.lines[before].text) is not None
    return bool(between) or len(sheet.lines[before].text) > LONG or _titled(sheet, before, texts[first])


def _is_last_sentence(sheet: Sheet, before: int, at: int) -> bool:
    """Whether a line in capitals that ends in a full stop goes on with text in capitals: it is no title of one."""
    own, above = sheet.lines[at].text, sheet.lines[before].text
    return own.isupper() and above.isupper() and own.endswith(".") and len(own.split()) > 2


def _titled(sheet: Sheet, before: int, at: int) -> bool:
    """Whether a line right below the end of a sentence is a title: The Pilots Are Not Pleased."""
    words = [word for word in sheet.lines[at].text.split() if len(word) > 3]
    capital = len(words) > 1 and all(not word[0].islower() for word in words)
    return capital and _SENTENCE_END.search(sheet.lines[before].text) is not None


def _over_rule(sheet: Sheet, texts: list[int], place: int, starts: Container[int], taken: set[int]) -> list[int]:
    """The lines right over a rule, up to a blank, another rule or the end of a sentence; at most three."""
    up: list[int] = []
    while place - len(up) > 0 and len(up) < 4:
        at = texts[place - len(up) - 1]
        below = up[0] if up else texts[place]
        text = sheet.lines[at].text
        if at in starts or at in taken or sheet.kinds[at] == "rule" or len(text) > LONG or _BULLET.match(text):
            break
        if up and (_blank_between(sheet, at, below) or _SENTENCE_END.search(text)):
            break
        up.insert(0, at)
    if not up or len(up) > 3 or not _LETTER.search(sheet.lines[up[0]].text) or sheet.lines[up[0]].text[0].islower():
        return []
    text = " ".join(sheet.lines[at].text for at in up)
    apart = _blank_between(sheet, up[-1], texts[place])
    closed = _closed(sheet, texts, place - len(up))
    if apart or _SENTENCE_END.search(text):
        # Between two rules a title may end in a full stop.
        boxed = place > len(up) and sheet.kinds[texts[place - len(up) - 1]] == "rule" and not apart
        return up if closed and (looks_like_heading(text) or (boxed and looks_like_heading(text.rstrip(".")))) else []
    return [] if _NONE.match(text) or "://" in text or (not closed and len(up) > 1) else up


def _before_number(sheet: Sheet, texts: list[int], place: int, starts: Container[int], taken: set[int]) -> list[int]:
    """A block of one to three short lines before a numbered paragraph that is no sentence."""
    up: list[int] = []
    while place - len(up) > 0 and len(up) < 3:
        at = texts[place - len(up) - 1]
        below = up[0] if up else texts[place]
        text = sheet.lines[at].text
        if at in starts or at in taken or sheet.kinds[at] == "rule" or len(text) > LONG or at in sheet.rows:
            break
        if up and (_blank_between(sheet, at, below) or (sheet.lines[at].soft and _SENTENCE_END.search(text))):
            break
        up.insert(0, at)
    text = " ".join([sheet.lines[at].text for at in up])
    if not up or not looks_like_heading(_SMALL.sub("", text) if text.endswith("u.s.") else text):
        return []
    return up if _closed(sheet, texts, place - len(up)) else []
