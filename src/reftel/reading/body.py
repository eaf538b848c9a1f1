"""Lines to paragraphs: number, portion mark, clean text with its map, headings and the paragraphs under them."""

import bisect
from collections.abc import Iterator

import msgspec

from reftel.model.cable import Block, Heading, Paragraph, Run
from reftel.model.finding import Finding
from reftel.model.source import Span
from reftel.model.structure import Table
from reftel.reading.blocks import blocks_of, may_be_noted
from reftel.reading.cleaning import clean_of, ranges_of
from reftel.reading.drafts import MARK, Draft, candidates_of, drafts_of, lead_of
from reftel.reading.garbles import Cleaned, mend
from reftel.reading.headings import Found, cut_headings, find_headings
from reftel.reading.lines import inner_number
from reftel.reading.mapped import Mapped
from reftel.reading.numbering import Candidate, Numbered, levels_of, number
from reftel.reading.remarks import remark
from reftel.reading.retransmitted import apart, sent_on
from reftel.reading.roles import assign
from reftel.reading.sheet import Sheet, cut_at
from reftel.reading.signs import Whole, whole_of
from reftel.reading.tables import split_rows, table_rows


class Body(msgspec.Struct, frozen=True):
    """What the body came to; ``kinds`` are those of all lines, with what turned out to be headings or paragraphs."""

    paragraphs: tuple[Paragraph, ...]
    whole: Whole
    headings: tuple[Heading, ...]
    kinds: list[str]
    findings: tuple[Finding, ...]
    firsts: frozenset[int]  # the first lines of paragraphs


def read_body(sheet: Sheet, mapped: Mapped, *, has_head: bool) -> Body:
    """Paragraphs and headings of one message."""
    numbered = _numbered(sheet, has_head=has_head)
    inner = [] if sheet.quoted else _cut_inner(sheet, numbered)
    if inner:
        numbered = _numbered(sheet, has_head=has_head)
    if not sheet.quoted and cut_headings(sheet, [start.line for start in numbered]):
        numbered = _numbered(sheet, has_head=has_head)
    if _may_hold_rows(sheet):
        sheet.rows = table_rows([sheet.text[line.start : line.end] for line in sheet.lines], sheet.kinds, sheet.body)
    starts = {start.line: start for start in numbered}
    headings = find_headings(sheet, starts)
    kinds = list(sheet.kinds)
    for heading in headings:
        for at in range(heading.first, heading.last + 1):
            kinds[at] = "heading" if kinds[at] == "text" else kinds[at]
    drafts = drafts_of(sheet, starts, kinds, headings)
    levels = _levels(sheet, numbered)
    for draft in drafts:
        draft.level = levels.get(draft.lines[0], 0)
    low = min([draft.text_start for draft in drafts], default=0)
    high = max([sheet.lines[draft.lines[-1]].end for draft in drafts], default=0)
    cleaned = mend([Cleaned(*clean_of(sheet, mapped, draft)) for draft in drafts], sheet.text, low, high)
    whole = whole_of([clean.text for clean in cleaned])
    paragraphs = _finish(sheet, mapped, drafts, headings, cleaned, noted=may_be_noted(whole))
    findings = [*_number_findings(sheet, mapped, numbered, inner), *_artefacts(sheet, mapped, drafts)]
    firsts = frozenset(draft.lines[0] for draft in drafts)
    placed = tuple(_placed(sheet, mapped, drafts, headings))
    return Body(tuple(paragraphs), whole, placed, kinds, tuple(findings), firsts)


def _numbered(sheet: Sheet, *, has_head: bool) -> list[Numbered]:
    """The starts of numbered paragraphs: those of a telegram that is sent on are counted for themselves."""
    candidates = candidates_of(sheet)
    if not sheet.quoted:
        return number(candidates, has_head=has_head)
    counted: dict[int | None, list[Candidate]] = {}
    for one, own in zip(candidates, apart([each.line for each in candidates], sent_on(sheet)), strict=True):
        counted.setdefault(own, []).append(one)
    found = [start for own, some in counted.items() for start in number(some, has_head=has_head or own is not None)]
    return sorted(found, key=lambda start: start.line)


def _levels(sheet: Sheet, numbered: list[Numbered]) -> dict[int, int]:
    """The level of each numbered paragraph by its line: 1 in a telegram that is sent on, where the outer one counts."""
    regions = sent_on(sheet) if sheet.quoted else []
    inside = apart([start.line for start in numbered], regions)
    own = [start for start, region in zip(numbered, inside, strict=True) if region is None]
    levels = {start.line: 1 if own else 0 for start in numbered}
    return levels | dict(zip((start.line for start in own), levels_of(own), strict=True))


def _may_hold_rows(sheet: Sheet) -> bool:
    """Whether a line of the body has what parts the columns of a table; asked of all at once, as most have none."""
    whole = "\n".join([line.text for line in sheet.lines[sheet.body :]])
    return "   " in whole or "\t" in whole or "|" in whole or "...." in whole


def _placed(sheet: Sheet, mapped: Mapped, drafts: list[Draft], headings: list[Found]) -> Iterator[Heading]:
    """The headings with the paragraphs under them."""
    under: dict[int, list[int]] = {}
    for index, draft in enumerate(drafts):
        if draft.heading is not None:
            under.setdefault(draft.heading, []).append(index)
    starts = [draft.start for draft in drafts]
    for at, each in enumerate(headings):
        span = mapped.span(sheet.lines[each.first].start + lead_of(sheet, each.first), sheet.lines[each.last].end)
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
        mark = MARK.search(line.text[:20])
        marked = mark is not None
        small = mark is not None and (follower is not None or mark.group().islower())
        low = line.start + 3
        high = sheet.lines[follower.line].start if follower else sheet.lines[-1].end
        stop = follower.number if follower else start.number + 60
        if follower is None and not marked:
            continue
        for missing in range(start.number + 1, min(stop, start.number + 60)):
            found = inner_number(sheet.text, missing, low, high, marked=marked, small=small)
            if found is None:
                break
            cuts.append(found)
            low = found + 3
    for found in reversed(cuts):
        at = bisect.bisect_right(sheet.lines, found, key=lambda line: line.start) - 1
        if sheet.kinds[at] == "text" and at >= sheet.body:
            cut_at(sheet, at, [found])
    return cuts


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
    for line, (begin, behind, new) in zip(draft.lines, ranges_of(sheet, draft), strict=True):
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
        news = set(draft.news)
        for place, at in enumerate(draft.lines[1:], 1):
            before = draft.lines[place - 1]
            if at == before + 1:
                continue
            stray = [index for index in range(before + 1, at) if sheet.kinds[index] == "sipdis"]
            for index in stray:
                span = mapped.span(sheet.lines[index].start, sheet.lines[index].end)
                findings.append(remark("sipdis-in-text", "SIPDIS inside a paragraph is an artefact; taken out", span))
            if place not in news and not stray:
                span = mapped.span(sheet.lines[before].end, sheet.lines[at].start)
                findings.append(remark("joined-line", "a page break or blank line inside a sentence; joined", span))
    return findings
