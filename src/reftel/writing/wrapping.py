"""Text to lines of a telegram: at most 69 characters, broken at blanks, and never where a line would read as another.

What a reader would decode (``&amp;``) is escaped, so that it reads back as it is.
"""

import re

from reftel.model.reemission import RULE, TIGHT, WIDTH

_ENTITY = re.compile(r"&(?=#?[A-Za-z0-9]{1,32};)")
# What a line should not begin with where it goes on with another: a number, an item, a label, a dash.
_BEGINS = re.compile(
    r"(?:¶|\(?[0-9]{1,3}[.):]|\(?[A-Za-z][.)]|-{1,3}|[*•–—]|o$"
    r"|(?:TAGS?|SUBJ(?:ECT)?|REFS?|REFTELS?|E\.?O\.?|CLASSIFIED|DECLASSIFY|DERIVED|REASONS?|DRAFTED|CLEARED|APPROVED"
    r"|PAGE|FM|TO|INFO|XMT|NNNN|BT|SIPDIS|NOFORN|SECRET|CONFIDENTIAL|UNCLAS)\b)",
    re.IGNORECASE,
)
_GLUES = re.compile(r"[^\W\d_]-$")  # a hyphen at the end of a line joins the words around it
_LOOK_BACK = 4  # words given up to the next line, so that it begins well
_LONGEST_ENTITY = 34


def escaped(text: str) -> str:
    """The text with each ampersand that would begin an entity written as one."""
    return _ENTITY.sub("&amp;", text)


def wrap(text: str, *, first: str = "", rest: str = "", width: int = WIDTH) -> list[str]:
    """The lines of a text; ``first`` stands before the first line, ``rest`` before the others."""
    words = text.split(" ")
    lines: list[str] = []
    at = 0
    while at < len(words):
        lead = rest if lines else first
        room = width - len(lead)
        end, size = at + 1, len(words[at])
        while end < len(words) and size + 1 + len(words[end]) <= room:
            size += 1 + len(words[end])
            end += 1
        if end < len(words):
            end = _good(words, at, end)
        line = " ".join(words[at:end])
        if len(line) > room:
            cut = _cut(line, room - 1)
            words[at:end] = [line[cut:]]
            lines.append(lead + line[:cut] + TIGHT)
            continue
        # All dashes would underline the line above.
        lines.append(f" {line}" if lines and not lead and RULE.fullmatch(line) else lead + line)
        at = end
    return lines


def _good(words: list[str], at: int, end: int) -> int:
    """Where best to break before ``end``: not in a joint of words, and before a word that begins nothing."""
    sound = [place for place in range(end, at, -1) if _sound(words[place - 1], words[place])]
    best = next((place for place in sound if end - place <= _LOOK_BACK and not _BEGINS.match(words[place])), None)
    if best is None:
        best = next(iter(sound), None)
    if best is not None:
        return best
    # No break is sound in this stretch: it goes on to the next that is, and is broken as one word.
    return next((place for place in range(end, len(words)) if _sound(words[place - 1], words[place])), len(words))


def _sound(before: str, after: str) -> bool:
    return bool(before and after) and not before.endswith(TIGHT) and not (_GLUES.search(before) and after[0].isalpha())


def _cut(line: str, room: int) -> int:
    """Where a word that is longer than a line is cut: not in an entity, and not behind a backslash or a blank."""
    entity = line.rfind("&", max(0, room - _LONGEST_ENTITY), room)
    cut = entity if entity > 0 and ";" not in line[entity:room] else room
    while cut > 1 and (line[cut - 1] in " \\-" or line[cut] == " "):
        cut -= 1
    return cut
