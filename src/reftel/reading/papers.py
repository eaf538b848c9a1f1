"""Documents that are no telegrams, to lines with their kinds: airgram, memcon, memorandum, letter, enclosure, card.

The head of each is found by its labels (``facts/data/kinds.toml``), that of a letter by its day, its salutation and
its close. What is behind the head is text, as in a telegram.
"""

import re
from collections.abc import Iterator, Sequence

from reftel.facts.kinds import Paper, label_of, title_of
from reftel.fields.day import parse_day
from reftel.reading.documents import BLANK_PAGE, CLOSE, LEVEL, PAGE_NUMBER, SALUTATION, Document, Look
from reftel.reading.lines import Line, parts
from reftel.reading.notices import is_signature
from reftel.reading.printed import furniture
from reftel.reading.sheet import Sheet, exercise, is_rule

NUMBER = re.compile(
    r"(?:AIRGRAM\s{1,3})?(?:NO[.]?\s{0,2}:?\s{0,2})?(?P<number>[A-Z]{0,2}A\s?-\s?[0-9]{1,5})\s{0,3}$", re.IGNORECASE
)
_CELL = re.compile(r"(?<=\S)\s{3,}(?=[^\s:])")
_NUMBERED = re.compile(r"\(?[0-9]{1,2}[.)]\s")
_HEAD, _GAP, _TAIL = 160, 25, 60  # lines of a head, between two of its labels, of a tail
_NAME = 6  # words of a name with its title
_PARTICLES = frozenset({"al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "la", "of", "van", "von", "zu"})
_PROSE, _LONG = 56, 90  # characters of a line of prose; of one that is nothing else
_LISTED = re.compile(r"(?:cc|bcc|copies(?: to)?|copy to|distribution)\s{0,2}:", re.IGNORECASE)
_ENCLOSED = re.compile(
    r"(?:Enclosures?|Attachments?|Tabs?)\s{0,2}(?::|$)|(?:Enclosures?|Attachments?)\s{1,3}(?:as stated|\([0-9]\))",
    re.IGNORECASE,
)
_AT_END = frozenset({"info", "drafted_by", "approved_by", "cleared_by"})
_NAMED = re.compile(
    r"(?:[A-Z][a-z]{0,14}\.?\s){1,3}(?:(?:de|van|von|la|der)\s){0,2}[A-Z][A-Za-z'’-]{2,20}(?:,\sJr\.)?$"
)
_NO_NAME = frozenset(  # words of a choice, a mark, a place or an office that ends a memorandum: no name has them
    {"agree", "agreed", "amembassy", "america", "american", "approval", "approve", "approved", "attached", "attachment",
     "begin", "best", "concur", "confidential", "consul", "consulate", "copies", "copy", "department", "disagree",
     "disapprove", "disapproved", "discuss", "embassy", "enclosure", "end", "government", "house", "kind", "limited",
     "mission", "no", "not", "official", "only", "page", "personal", "regards", "secret", "see", "state", "states",
     "tab", "text", "the", "top", "unclassified", "united", "use", "warm", "wishes", "yes"}
)  # fmt: skip
_OFFICER = re.compile(  # letters of an office, who drafted and who typed: BNA:HTate:mk
    r"[A-Z]{1,6}(?:/[A-Z&-]{1,8}){0,4}:\s?(?:[A-Z]\.?\s?){1,3}[A-Z]?[a-z'][A-Za-z'-]{1,20}:\s?[a-z]{2,4}"
    r"(?:\s{1,20}[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4})?$"
)
_RANK = re.compile(
    r"(?:His|Her|Their)\s(?:Royal\s|Imperial\s|Serene\s)?(?:Excellency|Majesty|Highness|Eminence|Holiness)\b"
    r"|The\s(?:Right\s)?Honou?rable\b"
)
_ADDRESS = 8  # lines of an address
_FAR, _BLOCK = 20, 4  # columns from the margin where who signs is typed; lines of a name with its titles
_SIGN = re.compile(r"/s/\s{0,3}|\[?signed\]?:?\s{0,3}", re.IGNORECASE)
_LOWER = re.compile(r"[a-z]")


def sort_paper(text: str, document: Document) -> Sheet:
    """Sort the lines of a document that is no telegram.

    Raises:
        ValueError: if it does not look like one.
    """
    look = document.look
    if look is None:
        raise ValueError("no kind of document")
    sheet = Sheet(text, [], [], {}, {}, 0, furniture=furniture(text, document.lines))
    lines = [piece for line in document.lines[:_HEAD] for piece in _cells(line, text)] + document.lines[_HEAD:]
    head = _letter_head(lines, look) if look.kind == "letter" else _head(lines, look, text, sheet.furniture)
    for line, kind in zip(lines, head, strict=False):
        _put(sheet, line, kind)
    sheet.body = len(sheet.lines)
    for line in lines[len(head) :]:
        _put(sheet, line, _body_kind(line.text, look, edge=line.start in sheet.furniture))
    _tail(sheet, look.kind)
    return sheet


def _put(sheet: Sheet, line: Line, kind: str) -> None:
    """Add a line; a kind with a plus sign goes on with the element above it."""
    more = kind.endswith("+")
    kind = kind.rstrip("+")
    sheet.lines.append(line)
    sheet.kinds.append(kind)
    if kind.startswith("header:"):
        _group(sheet, len(sheet.lines) - 1, kind[7:], more=more)


def _group(sheet: Sheet, at: int, name: str, *, more: bool = False) -> None:
    runs = sheet.groups.setdefault(name, [])
    if more and runs:
        runs[-1].append(at)
    else:
        runs.append([at])


def _cells(line: Line, text: str) -> list[Line]:
    """A line cut where behind a gap a label, a number, a level or a title stands."""
    if "   " not in line.text:
        return [line]
    cuts = []
    for found in list(_CELL.finditer(text, line.start, line.end))[:8]:
        rest = text[found.end() : line.end].strip()
        cell = _CELL.split(rest, maxsplit=1)[0]
        first = text[line.start : found.start()].strip()
        if (
            label_of(rest)
            or NUMBER.match(cell)
            or NUMBER.match(first)
            or LEVEL.match(cell)
            or _dated(cell)
            or title_of(cell)
            or title_of(first)
        ):
            cuts.append(found.end())
    return parts(line, text, cuts) if cuts else [line]


def _dated(text: str) -> bool:
    """Whether some words are a day and nothing else."""
    found = parse_day(text) if len(text) < _PROSE else None
    return found is not None and found[2] - found[1] > len(text) - 4


def _common(text: str, *, classified: bool) -> str | None:
    """The kind of a line that any document may have in its head."""
    if not text:
        return "blank"
    if LEVEL.match(text):
        return "banner" if classified else "header:classification"
    if exercise(text):
        return "notice:exercise"
    if PAGE_NUMBER.match(text) or BLANK_PAGE.match(text):
        return "page-line"
    return "rule" if is_rule(text) else None


def _head(lines: Sequence[Line], look: Look, text: str, edges: frozenset[int]) -> list[str]:
    """The kinds of the lines of a head with labels: up to the last label, and what runs on from it."""
    title = next((at for at, line in enumerate(lines) if line.start >= 0 and _is_title(line.text, look)), 0)
    last = _last_label(lines, title)
    kinds: list[str] = []
    current, gap, column = "", False, 0
    for at, line in enumerate(lines[:_HEAD]):
        kind = _common(line.text, classified="header:classification" in kinds)
        kind = "furniture" if line.start in edges else kind
        if kind is None:
            within = "" if gap and current == "subject" else current  # a day behind an empty line is the document's
            kind = _head_kind(line, look, at > title, current=within, dated="header:date" in kinds)
            if kind == "" and at <= title:
                kind = "header:title" if at == title else "header:other"
            elif kind == "" and _goes_on(lines, at, current, gap=gap, column=column, source=text):
                kind = f"header:{current}+"
            elif kind == "":
                if at > last:
                    break
                kind, current = "header:other", ""
            if kind.startswith("header:") and not kind.endswith(("+", "other", "title", "classification")):
                current, column = kind[7:], _column(line, text)
            gap = False
        else:
            gap = gap or kind == "blank"
        kinds.append(kind)
    while kinds and kinds[-1] in {"blank", "rule"}:
        kinds.pop()
    return kinds


def _is_title(text: str, look: Look) -> bool:
    return " ".join(text.split()) == look.words


def _head_kind(line: Line, look: Look, below: bool, *, current: str, dated: bool) -> str:  # noqa: FBT001
    """The element that a line begins, or nothing."""
    text = line.text
    if (label := label_of(text)) is not None:
        return f"header:{label[0]}"
    if look.kind == "airgram" and NUMBER.match(text):
        return "header:number"
    day = parse_day(text) if not dated and len(text) < _PROSE and current not in {"participants", "subject"} else None
    if day is not None and day[1] < 12:
        return "header:date"
    if below and title_of(text) is not None and _is_title(text, look):
        return "repeated-head"
    return ""


def _last_label(lines: Sequence[Line], title: int) -> int:
    """The index of the last line of the head with a label."""
    last, said = title, 0
    for at in range(title, min(len(lines), _HEAD)):
        text = lines[at].text
        if not text:
            continue
        said += 1
        if label_of(text):
            if said > _GAP and last > title:
                break
            last, said = at, 0
        elif _prose(lines, at) or (_NUMBERED.match(text) and not _lists(lines[last].text)):
            break
    return last


def _lists(text: str) -> bool:
    """Whether a line begins the list of participants, whose names may bear numbers."""
    label = label_of(text)
    return label is not None and label[0] == "participants"


def _prose(lines: Sequence[Line], at: int) -> bool:
    """Whether a line begins a paragraph: a long one behind a blank line that ends in a full stop, or goes on."""
    text = lines[at].text
    if len(text) < _PROSE or _LOWER.search(text) is None or lines[at - 1].text:
        return False
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    return text.endswith(".") or below[:1].islower() or len(text) > _LONG


def _column(line: Line, text: str) -> int:
    """How far from the margin the value of a label stands."""
    raw = text[line.start : line.end]
    label = label_of(line.text)
    return len(raw) - len(raw.lstrip()) + (label[1] if label else 0)


def _goes_on(lines: Sequence[Line], at: int, current: str, *, gap: bool, column: int, source: str) -> bool:
    """Whether a line goes on with the element above it; a list of participants does over blank lines."""
    line = lines[at]
    if current in {"", "number", "classification", "time"} or (
        _NUMBERED.match(line.text) and current != "participants"
    ):
        return False
    if not gap:
        return True
    raw = source[line.start : line.end]
    indent = len(raw) - len(raw.lstrip())
    if current in {"action", "info", "through"}:
        return 8 <= column <= indent + 2
    if current != "participants" or len(line.text) > 90:
        return False
    if column >= 8 and indent + 2 >= min(column, 12) and indent > 0:
        return True
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    side = line.text.endswith(":") or is_rule(following)
    return side or (_names(line.text) and len(line.text) < 70 and not line.text.endswith(".") and len(following) < 70)


def _names(text: str) -> bool:
    """Whether a line begins with a name, as one of a list does: some words in capitals before a comma."""
    name, comma, _ = text.partition(",")
    words = name.split()
    return bool(comma) and len(words) <= _NAME and all(not word.islower() or word in _PARTICLES for word in words)


def _letter_head(lines: Sequence[Line], look: Look) -> list[str]:
    """The kinds of the lines down to the salutation: letterhead, day, inside address."""
    end = next(at for at, line in enumerate(lines) if _is_title(line.text, look) or SALUTATION.match(line.text))
    day = next((at for at in range(end) if len(lines[at].text) < 60 and parse_day(lines[at].text)), end)
    kinds: list[str] = []
    before = ""
    for at, line in enumerate(lines[: end + 1]):
        kind = _common(line.text, classified="header:classification" in kinds)
        if kind is None:
            label = label_of(line.text)
            part = "date" if at == day else "salutation" if at == end else "origin" if at < day else "action"
            kind = f"header:{label[0] if label else part}"
            kind, before = f"{kind}+" if kind == before else kind, kind
        kinds.append(kind)
    return kinds


def _body_kind(text: str, look: Look, *, edge: bool) -> str:
    if edge:
        return "furniture"
    kind = _common(text, classified=True)
    if kind is None:
        kind = "repeated-head" if look.kind != "letter" and _is_title(text, look) else "text"
    return kind


def _tail(sheet: Sheet, kind: Paper) -> None:
    """The close of a letter, who signed, what is enclosed, and who got copies."""
    low, letter = max(sheet.body, len(sheet.lines) - _TAIL), kind == "letter"
    close = next((at for at in range(len(sheet.lines) - 1, low - 1, -1) if CLOSE.match(sheet.lines[at].text)), None)
    if close is not None and letter:
        sheet.kinds[close] = "close"
        for at, part in _signed(sheet, close + 1):
            sheet.kinds[at] = part
            if part == "header:signature":
                _group(sheet, at, "signature")
        low = close + 1
        if "action" not in sheet.groups:
            _address_below(sheet, low)
    _drafting_line(sheet, low)
    if kind == "airgram":
        _signs(sheet, low)
    if kind in {"airgram", "memorandum"} and "signature" not in sheet.groups:
        _typed_signer(sheet, low)
    _noted(sheet, low, letter=letter)


def _signs(sheet: Sheet, low: int) -> None:
    """The surname alone on a line that ends an airgram, above what is enclosed."""
    end = next((at for at in range(low, len(sheet.lines)) if _ENCLOSED.match(sheet.lines[at].text)), len(sheet.lines))
    said = [at for at in range(low, end) if sheet.kinds[at] == "text"]
    if said and is_signature(sheet, said[-1]):
        sheet.kinds[said[-1]] = "header:signature"
        _group(sheet, said[-1], "signature")


def _address_below(sheet: Sheet, low: int) -> None:
    """The address of a formal letter to a person of rank, at its foot: ``His Excellency / Ada Roe, / …``."""
    lines = sheet.lines
    first = next(
        (at for at in range(low, len(lines)) if sheet.kinds[at] == "text" and _RANK.match(lines[at].text)), len(lines)
    )
    for at in range(first, min(first + _ADDRESS, len(lines))):
        if sheet.kinds[at] != "text" or len(lines[at].text) > 70:
            return
        sheet.kinds[at] = "header:action"
        _group(sheet, at, "action", more=True)


def _drafting_line(sheet: Sheet, low: int) -> None:
    """The line of office, drafter and typist at the foot of a document, without a label: ``BNA:HTate:mk``."""
    said = [at for at in range(low, len(sheet.lines)) if sheet.kinds[at] == "text"]
    if said and _OFFICER.match(sheet.lines[said[-1]].text):
        sheet.kinds[said[-1]] = "header:drafted_by"
        _group(sheet, said[-1], "drafted_by")


def _typed_signer(sheet: Sheet, low: int) -> None:
    """The name of who signs, typed far from the margin with the titles below it, above what is noted at the end."""
    said = [at for at in range(low, _noted_from(sheet, low)) if sheet.kinds[at] == "text"]
    if not said:
        return
    first = last = said[-1]
    while first - 1 >= sheet.body and sheet.kinds[first - 1] == "text":
        first -= 1
    block = sheet.lines[first : last + 1]
    far = all(_indent(line, sheet.text) >= _FAR for line in block)
    above = next((sheet.lines[at].text for at in range(first - 1, sheet.body - 1, -1) if sheet.lines[at].text), "")
    alone = len(block) == 1 and above.endswith((".", "!", "?"))
    if first == sheet.body or len(block) > _BLOCK or not (far or alone) or not _is_name(block[0].text):
        return
    for at in range(first, last + 1):
        sheet.kinds[at] = "header:signature" if at == first else "header:title-of-signer"
    _group(sheet, first, "signature")


def _is_name(text: str) -> bool:
    """Whether a line is a first name or its letter and a surname, and no choice (``Not Approved``), mark or place."""
    return _NAMED.match(text) is not None and _NO_NAME.isdisjoint(text.lower().split())


def _noted_from(sheet: Sheet, low: int) -> int:
    """The line from which on stands who drafted, cleared and got copies, and what is enclosed."""
    for at in range(low, len(sheet.lines)):
        label = label_of(sheet.lines[at].text) if sheet.kinds[at] == "text" else None
        if (label is not None and label[0] in _AT_END) or _ENCLOSED.match(sheet.lines[at].text):
            return at
    return len(sheet.lines)


def _indent(line: Line, text: str) -> int:
    """How far from the margin a line begins."""
    raw = text[line.start : line.end]
    return len(raw) - len(raw.lstrip())


def _noted(sheet: Sheet, low: int, *, letter: bool) -> None:
    """What stands at the end: who drafted, cleared and got copies, and what is enclosed."""
    state = ""
    for at in range(low, len(sheet.lines)):
        text, kind = sheet.lines[at].text, sheet.kinds[at]
        if kind != "text":
            state = state if kind in {"blank", "page-line", "banner"} else ""
            continue
        label = label_of(text)
        if label is not None and label[0] in _AT_END:
            state = label[0]
            _group(sheet, at, state)
        elif _ENCLOSED.match(text) and (letter or len(text) < 60):
            state = "enclosed"
        elif state in _AT_END and len(text) < 80 and sheet.lines[at - 1].text:
            _group(sheet, at, state, more=True)
        elif state != "enclosed" or len(text) > 120:
            state = ""
            continue
        sheet.kinds[at] = "notice:enclosures" if state == "enclosed" else f"header:{state}"


def _signed(sheet: Sheet, at: int) -> Iterator[tuple[int, str]]:
    """The lines below a close: the name, and the title of who signs."""
    named = False
    for below in range(at, min(at + 12, len(sheet.lines))):
        text = sheet.lines[below].text
        if not text:
            continue
        if sheet.kinds[below] != "text" or _LISTED.match(text) or _ENCLOSED.match(text) or len(text) > 70:
            return
        bare = _SIGN.sub("", text).strip()
        if named and not sheet.lines[below - 1].text:
            return  # behind a blank line stands something else
        if bare and not named and _is_short_of(bare, sheet.lines[below + 1 : below + 2]):
            yield below, "close"
            continue
        yield below, "header:title-of-signer" if named else "header:signature" if bare else "close"
        named = named or bool(bare)


def _is_short_of(name: str, below: Sequence[Line]) -> bool:
    """Whether a name is what was written by hand above the same name as it was typed: Harriet, Harriet M. Cole."""
    typed = below[0].text if below else ""
    return name.isalpha() and typed.startswith(f"{name} ") and _NAMED.match(typed) is not None


def signer_of(text: str) -> str:
    """The name on a line that signs, without the sign for a signature."""
    return " ".join(_SIGN.sub("", text).split())
