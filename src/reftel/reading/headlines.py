"""Lines of a head that their place alone tells: a subject without its label, captions below a page break, references.

A subject that has lost its label stands in capitals between TAGS and what follows, in a head that has no SUBJECT.
"""

import re
from collections.abc import Sequence

from reftel.facts import posts, tags
from reftel.fields import parse_handling
from reftel.reading.firstlines import is_class_line
from reftel.reading.lines import BANNER, CAPTIONS, Line, label_of, paragraph_number
from reftel.reading.printed import breaks_page
from reftel.reading.roles import heading_role

LOOK_AHEAD = 14  # lines between a classification line and the first label of the same head
CAPTION = 90  # characters of the longest line of captions
_TITLE = 3  # lines of a subject without a label
# As a passing line begins; a title may have these words later.
_PASSED_ON = re.compile(
    r"(?:(?:DEPT|DEPARTMENT|NSC|POSTS?|EMBASSY|MISSION)\s|(?P<whom>[A-Z]{3,20})\s)?(?:FOR|PASS|ALSO|PLEASE|PLS)\s"
)
_CITES = re.compile(
    r"\([B-Z]\)[.:]?\s(?:[0-9]{2}\s)?[A-Z][A-Z ]{2,20}\s(?:A-)?[0-9]{1,6}(?![0-9])"
)  # STATE / 12 (C) LIMA 3
_STATION = re.compile(r"(?:[0-9]{2,4}[ -]?)?(?P<station>[A-Z][A-Z .'-]{2,24}?)\s?[0-9]{1,7}(?![0-9])", re.IGNORECASE)
_NUMBER = r"[0-9]{2}[A-Z]{3,24}[0-9]{1,6}"
_TIME = r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})\s[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
_ROW = re.compile(rf"(?:\"?[0-9]{{1,6}}\"?[\t,]\s?)?\"?{_TIME}\"?[\t, ]\"?(?P<number>{_NUMBER})\"?[\t, ]")
_CELL = re.compile(
    rf"<<[0-9]{{1,6}}>>|{_TIME}|{_NUMBER}(?:\|{_NUMBER})*|(?i:id|date|refid|origin|classification|destination|header):.{{0,400}}"
    r"|(?:US )?(?:Embassy|Consulate|Mission|Interests Section|Office)(?: [A-Z][A-Za-z'.]{0,24}){1,5}"
)
_ITEM = re.compile(r"[¶]?\s?\(?[A-Z0-9]{1,2}[.):]\s?")


def unlabelled(lines: Sequence[Line], at: int, paragraph: int) -> bool:
    """Whether lines below TAGS are a subject that has lost its label: in capitals, alone, before what ends the head."""
    block: list[str] = []
    for line in lines[at : at + _TITLE + 1]:
        if not line.text or label_of(line.text):
            break
        block.append(line.text)
    if at and lines[at - 1].text.rfind("(") > lines[at - 1].text.rfind(")"):
        return False  # the rest of a name in brackets, wrapped: TAGS: PREL, (QUILL,
    said = " ".join(block)
    words = [word for word in said.split() if word.isalpha() and len(word) > 3]
    if not 0 < len(block) <= _TITLE or not said.isupper() or said.endswith(".") or len(words) < 2:
        return False
    if all(tags.tag_of(word) for word in said.replace(",", " ").split()) or heading_role(said) or _placed(block[0]):
        return False
    below = next((line.text for line in lines[at + len(block) : paragraph + 1] if line.text), "")
    if not (label_of(below) or paragraph_number(below)):
        return False
    return not any(label[0] == "subject" for line in lines[at:paragraph] if (label := label_of(line.text)))


def _placed(text: str) -> bool:
    """Whether a line has a place of its own in a head: a classification line, captions, a page line, a level."""
    passed = _PASSED_ON.match(text)
    handled = CAPTIONS.match(text) is not None or bool(parse_handling(text))
    handled = handled or (passed is not None and (passed["whom"] is None or posts.is_station(passed["whom"])))
    return handled or is_class_line(text) or breaks_page(text) or BANNER.match(text) is not None


def cites(lines: Sequence[Line], at: int, number: re.Match[str]) -> bool:
    """Whether a line goes on with a list of references: REF: A. VELLOS / 152 (B) TARSIS 3, REF: VELLOS / 2 (SBU)."""
    if _CITES.match(lines[at].text, number.end()):
        return True
    if number["number"] in {"1", "11"} and not _lists_references(lines, at):
        return False  # the first paragraph, below a subject that ends in the name of a post
    above = re.findall("[A-Z]+", lines[at - 1].text.upper())[-3:] if at and "." not in number.group() else []
    return any(posts.is_station(" ".join(above[first:])) for first in range(len(above)))


def _lists_references(lines: Sequence[Line], at: int) -> bool:
    """Whether the lines above one, up to an empty one, are a list of references."""
    for line in reversed(lines[max(0, at - LOOK_AHEAD) : at]):
        if label := label_of(line.text):
            return label[0] == "references"
        if not line.text:
            return False
    return False


def handles(text: str) -> bool:
    """Whether a line says how a telegram is handled and nothing else, in capitals: ``EXDIS NOFORN``, ``EFTO``."""
    if CAPTIONS.fullmatch(text):
        return True
    return len(text) < CAPTION and text.isupper() and bool(parse_handling(text))


def captions_below(lines: Sequence[Line], at: int, current: str, furniture: frozenset[int] = frozenset()) -> bool:
    """Whether a line is of the foot or head of a page between a classification line without labels and its captions."""
    if current not in {"classification", "captions"} or not breaks_page(lines[at].text):
        return False
    below = (
        line.text
        for line in lines[at : at + LOOK_AHEAD]
        if line.text and line.start not in furniture and not breaks_page(line.text)
    )
    return handles(next(below, ""))


def is_item(text: str) -> bool:
    """Whether a line is another of a list of references; where it is counted, it names a post: ``2. TARSIS 214``."""
    item = _ITEM.match(text)
    if item is None or not any(map(str.isdigit, item.group())):
        return item is not None
    words = _STATION.match(text, item.end())
    return words is not None and posts.is_station(words["station"])


def row_of(text: str) -> str | None:
    """The number of the cable whose row of a dump begins with this line: day, number, origin, all in one line."""
    found = _ROW.match(text)
    return found["number"] if found else None


def is_cell(text: str) -> bool:
    """Whether a line over a head is of a row of a dump: a row's begin, or one of its cells on a line of its own."""
    return _ROW.match(text) is not None or _CELL.fullmatch(text) is not None
