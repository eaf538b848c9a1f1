"""Lines to paragraphs: number, portion mark, clean text with its map, headings and the paragraphs under them."""

import bisect
import re
from collections.abc import Iterable, Iterator
from operator import add

import msgspec

from reftel.model.cable import Block, Heading, Paragraph, Run
from reftel.model.finding import Finding
from reftel.model.source import Span
from reftel.model.structure import Table
from reftel.reading.blocks import blocks_of, may_be_noted
from reftel.reading.classify import Sheet
from reftel.reading.garbles import Cleaned, mend
from reftel.reading.headings import LONG, Found, cut_headings, find_headings, lists_participants
from reftel.reading.lines import PARAGRAPH, inner_number, paragraph_number, parts
from reftel.reading.mapped import Mapped
from reftel.reading.numbering import Candidate, Numbered, levels_of, number
from reftel.reading.remarks import remark
from reftel.reading.roles import assign
from reftel.reading.signs import Whole, whole_of
from reftel.reading.tables import split_rows, table_rows

_WORD = r"(?:TS|SBU|FOUO|LOU|NF|NOFORN|REL|OC|ORCON|[CSUN])"
_MORE = (
    r"(?:\s{0,2}(?:/{1,2}|-|,)\s{0,2}[A-Z][A-Z ,/]{0,40}"  # /NF, - ENTIRE TEXT
    r"|\s(?:REL|NF|NOFORN|ENTIRE)[A-Z ,/]{0,40})?"
)
MARK = re.compile(
    rf"\(\s{{0,2}}(?P<mark>{_WORD}{_MORE})\s{{0,2}}\)"
    rf"|(?P<open>{_WORD}(?:/{{1,2}}[A-Z]{{1,6}})?)\)|\(\s?(?P<shut>SBU|[CSU](?:/NF)?)\s(?=[A-Z])",
    re.IGNORECASE,
)
_PIECE = re.compile(r"\S+(?: \S+)*")
_BULLET = re.compile(r"(?:[-*•–—]{1,3}|o|\(?[a-z0-9]{1,2}\)|[A-Z][.)]|[ivx]{1,4}[.)])\s")
_ITEM = re.compile(r"(?:[-*•–—]{1,3}|o|\(?[a-z0-9]{1,2}\)|[A-Z][.)]|[IVXivx]{1,4}[.)])\s")
_PAGED = frozenset({"page-line", "furniture"})  # a page ends here, and not always a sentence
_WORD_FIRST = re.compile(r"[A-Za-z][A-Za-z][A-Za-z'’-]*[ ,;]|[aAI] |[A-Z][a-z]+[.:?!]")
_LETTERED = re.compile(r"(?:¶\s?)?[A-Z][.,)]\s{0,3}")
_GLUES = ("", " ", "\n\n")  # by how many characters they are
_TERMINAL = re.compile(r"[.!?:;][\"'”’)\]8]{0,3}$")  # "8" is a closing quotation mark after a garble: said.8


class Draft(msgspec.Struct):
    """A paragraph being put together of lines; ``news`` are the places in ``lines`` of those that begin a block."""

    number: int | None
    mark: str | None
    start: int
    text_start: int
    lines: list[int]
    news: list[int]
    heading: int | None = None
    level: int = 0


class Body(msgspec.Struct, frozen=True):
    """What the body came to; ``kinds`` are those of all lines, with what turned out to be headings or paragraphs."""

    paragraphs: tuple[Paragraph, ...]
    whole: Whole
    headings: tuple[Heading, ...]
    kinds: list[str]
    findings: tuple[Finding, ...]
    firsts: frozenset[int]  # the first lines of paragraphs


def candidates_of(sheet: Sheet) -> list[Candidate]:
    """The lines of the body that look like the start of a numbered paragraph."""
    found = []
    for at, kind in enumerate(sheet.kinds[sheet.body :], sheet.body):
        if kind == "text" and (match := paragraph_number(sheet.lines[at].text)):
            rest = sheet.lines[at].text[match.end() :]
            marked = match["before"] is not None or MARK.match(rest) is not None
            found.append(Candidate(at, int(match["number"]), marked, match["pilcrow"] is not None))
    return found


def read_body(sheet: Sheet, mapped: Mapped, *, has_head: bool) -> Body:
    """Paragraphs and headings of one message."""
    numbered = number(candidates_of(sheet), has_head=has_head)
    inner = _cut_inner(sheet, numbered)
    if inner:
        numbered = number(candidates_of(sheet), has_head=has_head)
    if cut_headings(sheet, [start.line for start in numbered]):
        numbered = number(candidates_of(sheet), has_head=has_head)
    sheet.rows = table_rows([sheet.text[line.start : line.end] for line in sheet.lines], sheet.kinds, sheet.body)
    starts = {start.line: start for start in numbered}
    headings = find_headings(sheet, starts)
    kinds = list(sheet.kinds)
    for heading in headings:
        for at in range(heading.first, heading.last + 1):
            kinds[at] = "heading" if kinds[at] == "text" else kinds[at]
    drafts = _drafts(sheet, starts, kinds, headings)
    levels = dict(zip((start.line for start in numbered), levels_of(numbered), strict=True))
    for draft in drafts:
        draft.level = levels.get(draft.lines[0], 0)
    cleaned = mend([Cleaned(*_clean(sheet, mapped, draft)) for draft in drafts], sheet.text)
    whole = whole_of([clean.text for clean in cleaned])
    paragraphs = _finish(sheet, mapped, drafts, headings, cleaned, noted=may_be_noted(whole))
    findings = [*_number_findings(sheet, mapped, numbered, inner), *_artefacts(sheet, mapped, drafts)]
    firsts = frozenset(draft.lines[0] for draft in drafts)
    placed = tuple(_placed(sheet, mapped, drafts, headings))
    return Body(tuple(paragraphs), whole, placed, kinds, tuple(findings), firsts)


def _placed(sheet: Sheet, mapped: Mapped, drafts: list[Draft], headings: list[Found]) -> Iterator[Heading]:
    """The headings with the paragraphs under them."""
    under: dict[int, list[int]] = {}
    for index, draft in enumerate(drafts):
        if draft.heading is not None:
            under.setdefault(draft.heading, []).append(index)
    starts = [draft.start for draft in drafts]
    for at, each in enumerate(headings):
        span = mapped.span(sheet.lines[each.first].start + _lead(sheet, each.first), sheet.lines[each.last].end)
        rows = under.get(at)
        first = rows[0] if rows else bisect.bisect_left(starts, sheet.lines[each.first].start)
        yield Heading(each.text, span, first, rows[-1] + 1 if rows else first)


def _cut_inner(sheet: Sheet, numbered: list[Numbered]) -> list[int]:
    """Cut lines in which a missing paragraph begins in the middle; gives the offsets."""
    cuts: list[int] = []
    for at, start in enumerate(numbered):
        follower = numbered[at + 1] if at + 1 < len(numbered) else None
        if follower is not None and (follower.restart or follower.number <= start.number + 1):
            continue
        line = sheet.lines[start.line]
        marked = MARK.search(line.text[:20]) is not None
        low = line.start + 3
        high = sheet.lines[follower.line].start if follower else sheet.lines[-1].end
        stop = follower.number if follower else start.number + 60
        if follower is None and not marked:
            continue
        for missing in range(start.number + 1, min(stop, start.number + 60)):
            found = inner_number(sheet.text, missing, low, high, marked=marked)
            if found is None:
                break
            cuts.append(found)
            low = found + 3
    for found in reversed(cuts):
        at = bisect.bisect_right(sheet.lines, found, key=lambda line: line.start) - 1
        if sheet.kinds[at] == "text" and at >= sheet.body:
            halves = parts(sheet.lines[at], sheet.text, [found])
            sheet.lines[at : at + 1] = halves
            sheet.kinds[at : at + 1] = ["text"] * len(halves)
    return cuts


def _lead(sheet: Sheet, at: int) -> int:
    line = sheet.lines[at]
    raw = sheet.text[line.start : line.end]
    return len(raw) - len(raw.lstrip())


def _drafts(sheet: Sheet, starts: dict[int, Numbered], kinds: list[str], headings: list[Found]) -> list[Draft]:
    """Put lines to paragraphs: to the last numbered one, or each block for itself before the first number."""
    lines, rows = sheet.lines, sheet.rows
    drafts: list[Draft] = []
    first_of = {each.first: index for index, each in enumerate(headings)}
    current: Draft | None = None
    heading: int | None = None
    gap = broken = paged = False
    ruled = "rule" in sheet.kinds
    for at, kind in enumerate(kinds[sheet.body :], sheet.body):
        if kind != "text":
            pass
        elif current is not None and not (gap or broken or ruled or rows or at in starts):
            # Most lines, right below another of their paragraph: looked at by themselves only where they may be more.
            if not _runs_on(lines[current.lines[-1]].text, lines[at].text) and _new_block(sheet, current, at):
                current.news.append(len(current.lines))
            current.lines.append(at)
            paged = False
            kinds[at] = "paragraph"
            continue
        if kind == "heading":
            heading = first_of.get(at, heading)
            broken = True
            continue
        if kind == "blank":
            gap = True
            continue
        if kind == "rule":
            continue
        if kind != "text":
            paged = paged or kind in _PAGED
            continue
        if at in starts:
            current = _numbered(sheet, at, starts[at])
            current.heading = heading
            drafts.append(current)
        elif current is None or (
            current.number is None and (gap or broken) and (broken or not paged or not _joins(sheet, current, at))
        ):
            current = _unnumbered(sheet, at)
            current.heading = heading
            drafts.append(current)
        else:
            new = _new_block(sheet, current, at) or ((gap or broken) and not _joins(sheet, current, at))
            new = new or (ruled and _at_rule(sheet, at) and lists_participants(sheet.lines[current.lines[0]].text))
            if new:
                current.news.append(len(current.lines))
            current.lines.append(at)
        gap = broken = paged = False
        kinds[at] = "paragraph"
    return drafts


def _runs_on(before: str, text: str) -> bool:
    """A word of small letters or one with a capital first, below a line of ordinary length: no block begins there."""
    return len(before) <= LONG and _WORD_FIRST.match(text) is not None


def _new_block(sheet: Sheet, current: Draft, at: int) -> bool:
    """Whether a line right below another begins a block: a row of a table, an item, a paragraph of a re-flowed page."""
    text = sheet.lines[at].text
    before = sheet.lines[current.lines[-1]].text
    if at in sheet.rows or current.lines[-1] in sheet.rows:
        return True
    if _runs_on(before, text):
        return False
    text = text.lstrip("¶ ")
    if len(before) > LONG and _TERMINAL.search(before):
        return True
    if (bullet := _BULLET.match(text)) is None:
        return False
    # A dash at the start of a line may go on with a sentence; below another item it is an item.
    block = sheet.lines[current.lines[current.news[-1]]].start if current.news else current.text_start
    above = _BULLET.match(sheet.text[block : block + 12].lstrip())
    return _TERMINAL.search(before) is not None or (above is not None and above.group()[0] == bullet.group()[0])


def _at_rule(sheet: Sheet, at: int) -> bool:
    """Whether a line is a short title over a rule, or stands below one: ``United States`` in a list of participants."""
    above = sheet.kinds[at - 1] == "rule"
    below = at + 1 < len(sheet.kinds) and sheet.kinds[at + 1] == "rule"
    return above or (below and len(sheet.lines[at].text) < 60)


def _joins(sheet: Sheet, current: Draft, at: int) -> bool:
    """Whether a line goes on with the sentence that the paragraph broke off in."""
    before = sheet.lines[current.lines[-1]].text
    text = sheet.lines[at].text.lstrip("¶ ")
    if _TERMINAL.search(before) or _ITEM.match(text) or at in sheet.rows:
        return False
    if current.lines[-1] == at - 1:
        return _BULLET.match(text) is None and not (len(before) > LONG and text[:1].isupper())
    between = {sheet.kinds[index] for index in range(current.lines[-1] + 1, at)}
    if between - {"blank"}:
        return "rule" not in between
    last = before.rsplit(" ", 1)[-1]
    return text[:1].islower() or (len(before) > 44 and (last[:1].islower() or last[-1] in ",-"))


def _numbered(sheet: Sheet, at: int, start: Numbered) -> Draft:
    line = sheet.lines[at]
    lead = line.start + _lead(sheet, at)
    found = PARAGRAPH.match(line.text)
    if found is None:
        raise AssertionError("a numbered line begins with its number")
    offset = found.end()
    mark = None
    if found["before"]:
        mark = found["before"].strip().strip("()").upper()
    elif (portion := MARK.match(line.text, offset)) is not None:
        mark = _mark(portion)
        offset = portion.end()
    rest = line.text[offset:]
    text_start = lead + offset + len(rest) - len(rest.lstrip())
    return Draft(start.number, mark, lead, text_start, [at], [])


def _mark(found: re.Match[str]) -> str:
    raw = found["mark"] or found["open"] or found["shut"]
    return re.sub(r"\s*([/,-])\s*", r"\1", " ".join(raw.upper().split()))


def _unnumbered(sheet: Sheet, at: int) -> Draft:
    line = sheet.lines[at]
    lead = line.start + _lead(sheet, at)
    mark, text_start = None, lead
    found = MARK.match(line.text)
    if found and found["mark"]:
        mark = _mark(found)
        rest = line.text[found.end() :]
        text_start = lead + found.end() + len(rest) - len(rest.lstrip())
    elif (letter := _LETTERED.match(line.text)) and (found := MARK.match(line.text, letter.end())) and found["mark"]:
        mark = _mark(found)  # "C. (SBU) ...": the letter is no number, and stays in the text
    return Draft(None, mark, lead, text_start, [at], [])


def _clean(sheet: Sheet, mapped: Mapped, draft: Draft) -> tuple[str, tuple[Run, ...]]:
    """The clean text of a paragraph and its map: white space folded, lines joined, what stood between taken out."""
    lines = [sheet.lines[at] for at in draft.lines]
    texts = [line.text for line in lines]
    texts[0] = sheet.text[draft.text_start : lines[0].end].strip()
    text = " ".join(texts)
    if "¶" in text or not texts[0]:
        return _clean_any(sheet, mapped, draft)
    # All lines at once; what there may be to fold or to join without a blank is seen in all of them together.
    begins = [line.start for line in lines]
    begins[0] = draft.text_start
    lows = list(map(sheet.text.find, texts, begins))
    glues = [1] * len(texts)
    glues[0] = 0
    for place in draft.news:
        glues[place] = 2
    if "- " in text:
        for at in range(1, len(texts)):
            if glues[at] == 1 and texts[at - 1][-1] == "-" and lows[at - 1] + len(texts[at - 1]) <= begins[at]:
                glues[at] = 0 if _hyphenated(texts[at - 1], texts[at]) else 1
    wide = "  " in text or not text.isprintable()
    if wide:
        texts, lows, glues = _folded(texts, lows, glues)
    if wide or glues.count(1) + 1 < len(glues):
        text = "".join(map(add, map(_GLUES.__getitem__, glues), texts))
    return text, mapped.joined(list(zip(lows, map(add, lows, map(len, texts)), glues, strict=True)))


def _folded(texts: list[str], lows: list[int], glues: list[int]) -> tuple[list[str], list[int], list[int]]:
    """The pieces of some lines between wide white space, with their places and how each is joined to the one before."""
    made: tuple[list[str], list[int], list[int]] = ([], [], [])
    for own, low, glue in zip(texts, lows, glues, strict=True):
        for start, end in _pieces(own):
            made[0].append(own[start:end])
            made[1].append(low + start)
            made[2].append(1 if start else glue)
    return made


def _ranges(sheet: Sheet, draft: Draft) -> Iterator[tuple[int, int, bool]]:
    """The characters of a draft's lines, without number and mark, and whether a block begins with them."""
    news = set(draft.news)
    for place, at in enumerate(draft.lines):
        line = sheet.lines[at]
        yield line.start if place else draft.text_start, line.end, place in news


def _clean_any(sheet: Sheet, mapped: Mapped, draft: Draft) -> tuple[str, tuple[Run, ...]]:
    """The clean text of any paragraph, line by line."""
    text = sheet.text
    out: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    last = -1
    for begin, end, new in _ranges(sheet, draft):
        start = begin
        raw = text[start:end]
        bare = raw.strip()
        start += raw.find(bare)
        if bare[:1] == "¶":
            bare, start = bare[1:], start + 1  # the publisher's, not the sender's
        for low, high in _pieces(bare):
            piece = bare[low:high]
            if last < 0:
                glue = ""
            elif new:
                glue = "\n\n"
            else:
                glue = "" if out[-1][-1] == "-" and last <= begin and _hyphenated(out[-1], piece) else " "
            out.append(glue)
            out.append(piece)
            last, new = start + high, False  # noqa: PLW2901 - the first piece alone begins the block
            pieces.append((start + low, last, len(glue)))
    return "".join(out), mapped.joined(pieces)


def _pieces(bare: str) -> Iterable[tuple[int, int]]:
    """The ranges of a line between wide white space: most lines are one piece, which needs no pattern to see.

    All white space but the blank counts as not printable.
    """
    if bare and "  " not in bare and bare.isprintable() and bare[0] != " ":
        return ((0, len(bare)),)
    return [found.span() for found in _PIECE.finditer(bare)]


def _hyphenated(before: str, after: str) -> bool:
    return len(before) > 1 and before[-1] == "-" and before[-2].isalpha() and after[0].isalpha()


def _finish(
    sheet: Sheet, mapped: Mapped, drafts: list[Draft], headings: list[Found], cleaned: list[Cleaned], *, noted: bool
) -> list[Paragraph]:
    """The drafts with their clean texts as paragraphs; ``noted`` if a comment or note may stand inside one."""
    over = [None if draft.heading is None else headings[draft.heading].text for draft in drafts]
    made: list[Paragraph] = []
    for draft, clean, (role, under) in zip(
        drafts, cleaned, assign([clean.text for clean in cleaned], over), strict=True
    ):
        if not under:
            draft.heading = None
        span = mapped.span(draft.start, _last(sheet, draft))
        text_start = mapped.start_of(draft.text_start) if clean.runs else span.end
        made.append(
            Paragraph(
                number=draft.number,
                mark=draft.mark,
                role=role,
                heading=None if draft.heading is None else headings[draft.heading].text,
                start=span.start,
                text_start=min(text_start, span.end),
                end=span.end,
                raw="",
                text=clean.text,
                runs=clean.runs,
                blocks=tuple(blocks_in(clean.text, clean.runs, noted=noted)),
                level=draft.level,
                repairs=clean.repairs,
                tables=tuple(_tables(sheet, draft, clean)) if sheet.rows else (),
            )
        )
    return made


def _tables(sheet: Sheet, draft: Draft, clean: Cleaned) -> Iterator[Table]:
    """The tables of a paragraph: each row is a block of its clean text."""
    places: list[tuple[int, int]] = []
    at = 0
    for piece in clean.text.split("\n\n"):
        places.append((at, at + len(piece)))
        at += len(piece) + 2
    block = -1
    tables: dict[int, list[tuple[int, str]]] = {}
    for line, (begin, behind, new) in zip(draft.lines, _ranges(sheet, draft), strict=True):
        raw = sheet.text[begin:behind]
        block += (new or block < 0) and bool(raw.strip("¶ \t"))
        if line in sheet.rows and line != draft.lines[0]:
            tables.setdefault(sheet.rows[line], []).append((block, raw))
    for rows in tables.values():
        start, end = places[rows[0][0]][0], places[rows[-1][0]][1]
        yield Table(split_rows([raw for _, raw in rows]), start, end, *clean.place(start, end))


def _last(sheet: Sheet, draft: Draft) -> int:
    line = sheet.lines[draft.lines[-1]]
    raw = sheet.text[line.start : line.end]
    return max(draft.start, line.start + len(raw.rstrip()))


def blocks_in(text: str, runs: tuple[Run, ...], *, noted: bool = True) -> list[Block]:
    """The parts of a clean text in a role of their own, with their places."""
    made: list[Block] = []
    found = list(blocks_of(text, noted=noted))
    if not found:
        return made
    probe = Paragraph(
        number=None, mark=None, role="body", heading=None, start=0, text_start=0, end=0, raw="", text=text, runs=runs
    )
    for each in found:
        place = probe.source_span(each.start, each.end)
        block = Block(each.role, each.start, each.end, place.start, place.end, each.kind, each.speaker, each.closed)
        made.append(block)
    return made


def _number_findings(sheet: Sheet, mapped: Mapped, numbered: list[Numbered], inner: list[int]) -> list[Finding]:
    def place(line: int) -> Span:
        return mapped.span(sheet.lines[line].start, sheet.lines[line].end)

    findings = [remark("number-in-line", "a paragraph begins in mid-line", mapped.span(at, at + 2)) for at in inner]
    garbled = [start for start in numbered if start.garbled]
    if garbled:
        message = f"the pilcrow of {len(garbled)} paragraphs was read as the digit 1; numbers are decoded by sequence"
        findings.append(remark("pilcrow-as-digit", message, place(garbled[0].line)))
    before = 0
    for start in numbered:
        if start.number <= before:
            findings.append(remark("numbering-restart", f"¶{start.number} follows ¶{before}", place(start.line)))
        elif start.number > before + 1:
            message = f"¶{start.number} follows ¶{before}" if before else f"begins with ¶{start.number}"
            findings.append(remark("numbering-gap", message, place(start.line)))
        before = start.number
    return findings


def _artefacts(sheet: Sheet, mapped: Mapped, drafts: list[Draft]) -> list[Finding]:
    """SIPDIS inside a paragraph, and lines joined over a blank or a page line."""
    findings = []
    for draft in drafts:
        for place, at in enumerate(draft.lines[1:], 1):
            before = draft.lines[place - 1]
            if at == before + 1:
                continue
            stray = [index for index in range(before + 1, at) if sheet.kinds[index] == "sipdis"]
            for index in stray:
                span = mapped.span(sheet.lines[index].start, sheet.lines[index].end)
                findings.append(remark("sipdis-in-text", "SIPDIS inside a paragraph is an artefact; taken out", span))
            if place not in draft.news and not stray:
                span = mapped.span(sheet.lines[before].end, sheet.lines[at].start)
                findings.append(remark("joined-line", "a page break or blank line inside a sentence; joined", span))
    return findings
