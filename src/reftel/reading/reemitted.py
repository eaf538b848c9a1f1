"""A telegram that was composed from values (``writing.formats.telegram``): every line says what it is.

Nothing is guessed: the notes behind the text say what each line of the head is, the indentation what each block of the
text is (``model.reemission``). Where mark and notes do not fit the text, it is read like any other.
"""

import json
import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, get_args, get_type_hints

import msgspec

from reftel.fields.service import Service
from reftel.model.cable import (
    Cable,
    CableDate,
    Completeness,
    Head,
    Heading,
    Kind,
    Notice,
    PageLine,
    Paragraph,
    Run,
)
from reftel.model.reemission import (
    BLOCK,
    END,
    MARKED,
    NOTICE,
    PROTECTED,
    ROW,
    RULE,
    SIGNATURE,
    TIGHT,
    Paged,
    Quoted,
    Tabled,
    Withheld,
)
from reftel.model.release import Release
from reftel.model.source import Field, Source, Span
from reftel.model.structure import Redaction, Table
from reftel.reading.blocks import stretches_of, texts_of, with_texts
from reftel.reading.body import blocks_in
from reftel.reading.foreign import with_foreign
from reftel.reading.header import read_head
from reftel.reading.lines import Line
from reftel.reading.mapped import Mapped
from reftel.reading.protections import protections_of
from reftel.reading.redactions import redactions_of
from reftel.reading.retransmitted import with_told
from reftel.reading.roles import assign
from reftel.reading.sheet import Sheet
from reftel.reading.structure import structured

_NOTE = re.compile(r"([A-Z_]{2,40}): (.*)", re.DOTALL)
_RUN = re.compile(r"([0-9]{1,6}) ([a-z_]{2,40})")
_NUMBER = re.compile(r"([0-9]{1,9})\.(?: |$)")
_PIECE = re.compile(r"\S+(?: \S+)*")
_MARK = re.compile(r"\(([^()]{1,80})\)(?: |$)")
VALUES: dict[str, Any] = {
    name: get_args(get_args(hint)[0])[0] for name, hint in get_type_hints(Head).items() if name != "date"
}


class Copy(msgspec.Struct, frozen=True):
    """A re-emitted cable: its lines, how many belong to the text, how many to its head, and the notes by key."""

    lines: list[Line]
    text: int
    kinds: list[str]
    notes: dict[str, tuple[str, int, int]]


def copies(text: str) -> Iterator[tuple[Span, bool]]:
    """The parts of a text in order, and whether each is a re-emitted telegram with its notes."""
    if "RE-EMITTED FROM VALUES" not in text:
        yield Span(0, len(text)), False
        return
    lines = _cut(text)
    done = at = 0
    while at < len(lines):
        found = MARKED.fullmatch(lines[at].text)
        first = at - int(found[1]) if found else -1
        if found is None or first < done:
            at += 1
            continue
        while at < len(lines) and lines[at].text:
            at += 1
        if not text[lines[at].start if at < len(lines) else len(text) :].strip():
            at = len(lines)  # the empty line that ends the notes
        if first > done and text[lines[done].start : lines[first].start].strip():
            yield Span(lines[done].start, lines[first].start), False
            done = first
        yield Span(lines[done].start, lines[at].start if at < len(lines) else len(text)), True
        done = at
    if done < len(lines):
        yield Span(lines[done].start, len(text)), False


def is_reemitted(text: str) -> bool:
    """Whether a text is nothing but re-emitted telegrams."""
    return all(copied for _, copied in copies(text))


def _cut(text: str) -> list[Line]:
    lines = []
    at = 0
    for piece in text.splitlines(keepends=True):
        body = piece.rstrip("\r\n")
        lines.append(Line(at, at + len(body), at + len(piece), body.strip()))
        at += len(piece)
    return lines


def parse(mapped: Mapped) -> Copy | None:
    """Mark and notes of a re-emitted telegram; None where they do not fit its lines."""
    lines = _cut(mapped.text)
    marks = ((at, found) for at, line in enumerate(lines) if (found := MARKED.fullmatch(line.text)))
    mark, found = max(marks, key=lambda each: each[0], default=(0, None))
    if found is None:
        return None
    notes = _notes(mapped.text, lines[mark + 1 :])
    runs = _RUN.findall(notes.get("HEAD", ("", 0, 0))[0])
    count = min(int(found[1]), mark)
    kinds = ["blank"] * (mark - count)
    for number, name in runs:
        kinds += [name] * min(int(number), mark - len(kinds))
    if len(kinds) > mark or not {"KIND", "COMPLETENESS"} <= set(notes):
        return None
    return Copy(lines, mark, kinds, notes)


def _notes(text: str, lines: list[Line]) -> dict[str, tuple[str, int, int]]:
    """The notes with the places of their values; a line that begins with a blank goes on with the one above."""
    joined: list[tuple[str, int, int]] = []
    for line in lines:
        raw = text[line.start : line.end]
        if raw.startswith(" ") and joined:
            said, start, _ = joined[-1]
            joined[-1] = (said + raw[1:], start, line.end)
        elif raw:
            joined.append((raw, line.start, line.end))
    found = ((_NOTE.fullmatch(said), start, end) for said, start, end in joined)
    return {each[1]: (each[2], start + each.start(2), end) for each, start, end in found if each}


def read_copy(source: Source, mapped: Mapped, copy: Copy) -> tuple[Cable, list[tuple[int, str]]]:
    """The cable, and what each of its lines is."""
    sheet = _sheet(mapped, copy)
    body = _Body(mapped, sheet, copy.text)
    head = read_head(sheet, mapped, source.text).head
    notes = copy.notes
    apart = frozenset(notes.get("APART", ("", 0, 0))[0].split(", "))
    tables = convert(notes.get("TABLES"), list[Tabled]) or []
    paragraphs = _with_tables(body.paragraphs(source.text, apart), tables)
    headings = body.headings()
    levels = [int(one) for one in notes.get("LEVELS", ("", 0, 0))[0].split(", ") if one in {"0", "1"}]
    paragraphs = tuple(
        msgspec.structs.replace(one, level=level) if level != one.level else one
        for one, level in zip_longest(paragraphs, levels[: len(paragraphs)], fillvalue=0)
        if isinstance(one, Paragraph)
    )
    paragraphs = with_foreign(paragraphs)
    texts = with_told(paragraphs, texts_of(paragraphs, headings), convert(notes.get("QUOTED"), list[Quoted]) or [])
    paragraphs = with_texts(paragraphs, texts) if texts else paragraphs
    head = _noted(head, source, mapped, copy, body.signature(source.text))
    cable = Cable(
        source=source.ref,
        span=Span(mapped.start, mapped.end),
        kind=_choice(Kind, notes.get("KIND"), "unknown"),
        head=head,
        paragraphs=paragraphs,
        headings=headings,
        blocks=tuple(stretches_of(paragraphs, headings, texts)),
        redactions=(
            *(
                Redaction(one.value.kind, one.span, one.value.where, None, one.value.field, one.value.extent)
                for one in _at_note(source, mapped, notes.get("REDACTIONS"), tuple[Withheld, ...])
            ),
            *redactions_of(Head(), (), paragraphs, source.text),
        ),
        protections=tuple(protections_of(paragraphs)),
        notices=_named([*_noticed(mapped, sheet, copy), *body.notices], notes),
        service=tuple(_at_note(source, mapped, notes.get("SERVICE"), tuple[Service, ...])),
        page_lines=tuple(
            PageLine(**msgspec.structs.asdict(one.value), span=one.span)
            for one in _at_note(source, mapped, notes.get("PAGE_LINES"), tuple[Paged, ...])
        ),
        release=convert(notes.get("RELEASE"), Release) or Release(),
        completeness=_choice(Completeness, notes.get("COMPLETENESS"), "whole"),
        publisher=convert(notes.get("PUBLISHER"), dict[str, str]) or {},
    )
    return cable, [(line.start, kind) for line, kind in zip(sheet.lines, sheet.kinds, strict=True)]


def _sheet(mapped: Mapped, copy: Copy) -> Sheet:
    """The lines with their kinds; those of the text get theirs when they are read."""
    head = [kind if kind in {"blank", "notice"} else f"header:{kind}" for kind in copy.kinds]
    kinds = head + ["blank"] * (copy.text - len(head)) + ["note"] * (len(copy.lines) - copy.text)
    groups: dict[str, list[list[int]]] = {}
    before = ""
    for at, kind in enumerate(copy.kinds):
        if kind not in {"blank", "notice"}:
            if kind == before and kind != "captions":
                groups[kind][-1].append(at)
            else:
                groups.setdefault(kind, []).append([at])
        before = kind
    return Sheet(mapped.text, copy.lines, kinds, groups, {}, len(head))


class _Draft(msgspec.Struct):
    """A paragraph being put together: its clean text so far, and the map of it."""

    number: int | None
    mark: str | None
    start: int
    text_start: int
    end: int
    heading: int | None
    out: list[str] = msgspec.field(default_factory=list)
    runs: list[Run] = msgspec.field(default_factory=list)
    size: int = 0
    last: int = -1


class _Body:
    """The text of a re-emitted telegram, put together line by line."""

    def __init__(self, mapped: Mapped, sheet: Sheet, end: int) -> None:
        self.mapped, self.sheet = mapped, sheet
        self.drafts: list[_Draft] = []
        self.heads: list[tuple[str, Span, int]] = []
        self.notices: list[Notice] = []
        self.names: list[tuple[str, Span]] = []
        at = sheet.body
        while at < end:
            after = at + 1
            while after < end and sheet.lines[after].text and sheet.lines[at].text:
                after += 1
            if sheet.lines[at].text:
                self._group(range(at, after))
            at = after

    def _group(self, group: range) -> None:
        """Lines that stand together, by the indentation of the first."""
        first, last = self.sheet.lines[group[0]], self.sheet.lines[group[-1]]
        lead = self._lead(group[0])
        if lead >= SIGNATURE:
            self._put(group, "header:signature")
            self.names += [(self.sheet.lines[at].text, self._place(at)) for at in group]
        elif lead == NOTICE or (lead == 0 and first.text == END and len(group) == 1):
            self._put(group, "notice")
            text = " ".join(self.sheet.lines[at].text for at in group)
            self.notices.append(Notice("", text, self.mapped.span(first.start + lead, last.end)))
        elif lead == 0 and len(group) > 1 and RULE.fullmatch(self.sheet.text[last.start : last.end]):
            self._put(group, "heading")
            self.heads.append(self._heading(group[:-1]))
        else:
            if lead not in {BLOCK, ROW} or not self.drafts:
                self._begin(group[0], plain=lead >= PROTECTED)
            self._add(group, "\n\n")

    def _heading(self, group: range) -> tuple[str, Span, int]:
        draft = _Draft(None, None, 0, self.sheet.lines[group[0]].start, 0, None)
        for at in group:
            self._line(draft, at, " ", more=at < group[-1])
        span = self.mapped.span(self.sheet.lines[group[0]].start, draft.last)
        return "".join(draft.out), span, len(self.drafts)

    def _begin(self, at: int, *, plain: bool) -> None:
        """A new paragraph; its number and mark are taken only where it is not protected."""
        line = self.sheet.lines[at]
        start = line.start + self._lead(at)
        text = self.sheet.text
        number = None if plain else _NUMBER.match(text, start, line.end)
        behind = number.end() if number else start
        mark = None if plain else _MARK.match(text, behind, line.end)
        behind = mark.end() if mark else behind
        heading = len(self.heads) - 1 if self.heads else None
        self.drafts.append(
            _Draft(int(number[1]) if number else None, mark[1] if mark else None, start, behind, line.end, heading)
        )

    def _add(self, group: range, glue: str) -> None:
        draft = self.drafts[-1]
        number = len(self.drafts)
        self._put(group, f"paragraph#{number}")
        for place, at in enumerate(group):
            row = place > 0 and self._lead(at) == ROW
            more = at < group[-1] and self._lead(at + 1) != ROW
            self._line(draft, at, glue if place == 0 else "\n" if row else " ", more=more)
            draft.end = self.sheet.lines[at].end

    def _line(self, draft: _Draft, at: int, glue: str, *, more: bool) -> None:
        """Add a line to a text: its words, and what stands before it; ``more`` if the next line goes on with it."""
        line, text = self.sheet.lines[at], self.sheet.text
        end = line.end
        if glue == " " and draft.last > 0 and text[draft.last : draft.last + 1] == TIGHT:
            glue = ""
        if more and text[end - 1 : end] == TIGHT:
            end -= 1
        for found in _PIECE.finditer(text, max(line.start, draft.text_start), end):
            if draft.out and glue:
                gap = self.mapped.span(draft.last, found.start())
                draft.runs.append(Run(draft.size, draft.size + len(glue), gap.start, gap.end))
                draft.out.append(glue)
                draft.size += len(glue)
            draft.runs += self.mapped.stretches_of(found.start(), found.end(), draft.size - found.start())
            draft.out.append(found.group())
            draft.size += len(found.group())
            draft.last, glue = found.end(), " "

    def _lead(self, at: int) -> int:
        raw = self.sheet.text[self.sheet.lines[at].start : self.sheet.lines[at].end]
        return len(raw) - len(raw.lstrip(" "))

    def _put(self, group: range, kind: str) -> None:
        for at in group:
            self.sheet.kinds[at] = kind

    def _place(self, at: int) -> Span:
        return self.mapped.span(self.sheet.lines[at].start + self._lead(at), self.sheet.lines[at].end)

    def signature(self, source: str) -> Field[tuple[str, ...]] | None:
        """The names at the end, as one value."""
        if not self.names:
            return None
        span = Span(self.names[0][1].start, self.names[-1][1].end)
        return Field(tuple(name for name, _ in self.names), span.of(source), span)

    def paragraphs(self, source: str, apart: frozenset[str]) -> tuple[Paragraph, ...]:
        """The paragraphs; their roles follow from their texts and headings, as in any other telegram."""
        texts = ["".join(draft.out) for draft in self.drafts]
        over = [None if draft.heading is None else self.heads[draft.heading][0] for draft in self.drafts]
        made = []
        rows = zip(self.drafts, texts, over, assign(texts, over), strict=True)
        for at, (draft, text, heading, (role, under)) in enumerate(rows):
            under = under and str(at) not in apart  # noqa: PLW2901 - the notes know better
            if not under:
                draft.heading = None
            span = self.mapped.span(draft.start, draft.end)
            runs = tuple(draft.runs)
            paragraph = Paragraph(
                number=draft.number,
                mark=draft.mark,
                role=role,
                heading=heading if under else None,
                start=span.start,
                text_start=min(self.mapped.start_of(draft.text_start), span.end) if runs else span.end,
                end=span.end,
                raw="",
                text=text,
                runs=runs,
                blocks=tuple(blocks_in(text, runs)),
            )
            made.append(structured(paragraph, source))
        return tuple(made)

    def headings(self) -> tuple[Heading, ...]:
        """The headings and the paragraphs under them; asked for behind the paragraphs."""
        made = []
        for at, (text, span, first) in enumerate(self.heads):
            under = [index for index, draft in enumerate(self.drafts) if draft.heading == at]
            made.append(Heading(text, span, under[0] if under else first, under[-1] + 1 if under else first))
        return tuple(made)


def _with_tables(paragraphs: tuple[Paragraph, ...], tables: list[Tabled]) -> tuple[Paragraph, ...]:
    """The paragraphs with the tables in them, whose cells stand in the notes."""
    made = list(paragraphs)
    for one in tables:
        if 0 <= one.para < len(made) and 0 <= one.clean < one.clean_end <= len(made[one.para].text):
            span = made[one.para].source_span(one.clean, one.clean_end)
            table = Table(one.rows, one.clean, one.clean_end, span.start, span.end)
            made[one.para] = msgspec.structs.replace(made[one.para], tables=(*made[one.para].tables, table))
    return tuple(made)


def _noticed(mapped: Mapped, sheet: Sheet, copy: Copy) -> list[Notice]:
    """The notices of the head: each begins with an indented line."""
    made: list[Notice] = []
    for at, kind in enumerate(copy.kinds):
        if kind != "notice":
            continue
        line = sheet.lines[at]
        raw = sheet.text[line.start : line.end]
        start = line.start + len(raw) - len(raw.lstrip(" "))
        if made and start == line.start:
            before = made[-1]
            text, start = f"{before.text} {line.text}", before.span.start
            made[-1] = Notice("", text, Span(start, mapped.end_of(line.end)))
        else:
            made.append(Notice("", line.text, mapped.span(start, line.end)))
    return made


def _named(notices: list[Notice], notes: dict[str, tuple[str, int, int]]) -> tuple[Notice, ...]:
    """The notices with their kinds; the end of message needs none."""
    kinds = iter(notes.get("NOTICES", ("", 0, 0))[0].split(", "))
    named = []
    for notice in notices:
        kind = "end-of-message" if notice.text == END else next(kinds, "") or "service"
        named.append(msgspec.structs.replace(notice, kind=kind))
    return tuple(named)


def _noted(head: Head, source: Source, mapped: Mapped, copy: Copy, signature: Field[tuple[str, ...]] | None) -> Head:
    """The head with what the notes say of it, which is what its lines do not say."""
    changes: dict[str, Any] = {"signature": signature}

    def field(value: object, note: tuple[str, int, int]) -> Field[Any]:
        span = mapped.span(note[1], note[2])
        return Field(value, span.of(source.text), span)

    if (note := copy.notes.get("DATE")) and (date := convert(note, CableDate)) is not None:
        changes["date"] = field(date, note)
    for name, kind in VALUES.items():
        if (note := copy.notes.get(name.upper())) is not None:
            value = convert(note, kind)
            changes[name] = None if value is None else field(value, note)
    return msgspec.structs.replace(head, **changes)


def _at_note(source: Source, mapped: Mapped, note: tuple[str, int, int] | None, kind: Any) -> Iterator[Field[Any]]:
    """The values of a note that holds several, each at the place of the note."""
    values = convert(note, kind)
    if note is not None and values:
        span = mapped.span(note[1], note[2])
        yield from (Field(value, span.of(source.text), span) for value in values)


def convert(note: tuple[str, int, int] | None, kind: Any) -> Any:
    """The value of a note, or None where it is none of this kind."""
    if note is None:
        return None
    try:
        return msgspec.convert(json.loads(note[0]), kind)
    except (ValueError, RecursionError, msgspec.ValidationError):
        return None


def _choice(kind: Any, note: tuple[str, int, int] | None, instead: str) -> Any:
    said = note[0] if note else instead
    return said if said in get_args(kind) else instead
