"""Where sentences begin and end in a paragraph, and what stands in quotation marks.

Own rules: a cable is full of ``U.S.``, ``Amb.`` and ``a/s``, and a wrong cut costs a speaker. Works on all-caps text
too, where a capital says nothing.
"""

import re
from functools import cache, lru_cache
from importlib import resources

from reftel.extracting.lexicon.load import cues
from reftel.model.redacted import is_redacted

# Sentence-final mark, closing quotes and brackets, space; what follows decides.
_END = re.compile(
    r"(?P<stop>[.!?…][\"'”’)\]]{0,4}(?=\s))"
    r"|(?P<block>\n[ \t]*\n|\n[ \t]*(?=--? |[*•])"
    r"|(?<=\s)\((?=(?:[Bb]egin |BEGIN )?(?:[Cc]omment|COMMENT|[Nn]ote|NOTE)[:. ]))"
)
_WORD_BEFORE = re.compile(r"[\w./&'’-]{1,24}$")
_NEXT = re.compile(r"\s+(?:--?\s+|[\"'“‘(\[*•-]{0,4})(\S+)")
_OPENERS = cues("openers")
_CARRYING = cues("carrying")


@cache
def abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """Words before whose stop no sentence ends, and those (``U.S.``) before which one may."""
    text = resources.files("reftel.extracting.lexicon").joinpath("abbreviations.txt").read_text("utf-8")
    never: set[str] = set()
    maybe: set[str] = set()
    into = never
    for line in text.splitlines():
        if line.startswith("["):
            into = maybe if "maybe" in line else never
        elif line and not line.startswith("#"):
            into.update(line.lower().split())
    return frozenset(never), frozenset(maybe)


def split(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences, without the white space between them."""
    found: list[tuple[int, int]] = []
    begin = _skip(text, 0)
    for mark in _END.finditer(text):
        if mark.start() < begin:
            continue
        if mark.lastgroup == "block":
            if len(text[begin : mark.start()].strip()) > 1:
                found.append((begin, begin + len(text[begin : mark.start()].rstrip())))
                begin = _skip(text, mark.start())
        elif _ends(text, mark.start(), mark.end()):
            found.append((begin, mark.end()))
            begin = _skip(text, mark.end())
    if begin < len(text):
        found.append((begin, len(text.rstrip())))
    return [(start, end) for start, end in found if start < end]


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _ends(text: str, dot: int, after: int) -> bool:
    following = _NEXT.match(text, after)
    if following is None:
        return True
    word = following.group(1)
    if text[dot] != ".":
        # "Why now?" he asked: the sentence goes on in lower case.
        return not word[0].islower()
    if word[0].islower() and not is_redacted(word) and not (word[:2].lower() in ("u.", "e.") and after > dot + 1):
        return word[:4].lower() == "u.s." and text[max(0, dot - 12) : dot].islower() and _plain_word(text, dot)
    before = _WORD_BEFORE.search(text, max(0, dot - 24), dot)
    if before is None or after > dot + 1:
        return True
    never, maybe = abbreviations()
    last = before.group().lower().lstrip("'’(")
    if last in maybe and last.islower() and before.group().islower() and word[0].isupper() and not text.isupper():
        return word.lower().strip(".,") not in ("embassy", "ambassador", "exim")
    if last in maybe or (len(last) > 1 and "." in last):
        bare = word.lower().strip("\"'“”‘’().,;:")
        if word.isupper() and bare in _CARRYING:
            return False  # in capitals "6 P.M. ON MONDAY" tells nothing
        return bare in _OPENERS and not (
            last in ("u.s", "u.n") and bare in ("embassy", "ambassador", "amb", "post", "note")
        )
    if last in never:
        return False
    # An initial: "Orvane E. Marin"; but "the option B. He …".
    return not (len(last) == 1 and last.isalpha() and last != "i" and word.lower().strip(",.") not in _OPENERS)


def _plain_word(text: str, dot: int) -> bool:
    before = _WORD_BEFORE.search(text, max(0, dot - 24), dot)
    return bool(before) and len(before.group() if before else "") > 3 and "." not in (before.group() if before else "")


_MARKS = re.compile(r"\"\"?|[“”„«»]|''|``")


@lru_cache(maxsize=256)  # several stages ask for the same paragraph in turn
def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of what stands inside quotation marks, marks left out.

    A mark opens after a space or bracket and closes before one; doubled marks (``""so""``) count as one. A quotation
    that is never closed ends where the next one opens, or is no quotation.
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for mark in _MARKS.finditer(text):
        sign, start, end = mark.group(), mark.start(), mark.end()
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        opens = sign in "“„«``" if sign in ("“", "„", "«", "``") else (before in " \t\n([-/—–" and not after.isspace())
        closes = sign in ("”", "»") or (sign not in ("“", "„", "«", "``") and not opens)
        if opens and not (opened is not None and sign in ('"', '""') and not before.isspace()):
            opened = end
        elif closes and opened is not None:
            if start > opened:
                found.append((opened, start))
            opened = None
    return tuple(found)
