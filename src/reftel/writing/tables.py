"""Tables for spreadsheets: CSV and XLSX of statements, positions, hits and boards, each with a codebook.

Every row can be checked by hand: the citation as a footnote gives it (``06ASTANA280 ¶4``), the verbatim sentence, its
place, the hash of the source, and whether it is *to check*. Cables are hostile input and people double-click files:
text that a spreadsheet would run as a formula is written so that it stays text.
"""

from __future__ import annotations

import csv
import errno
import io
import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from reftel.errors import InputError, NoSpaceError
from reftel.model.actor import Found
from reftel.model.board import Board
from reftel.model.browsing import Meet, Tie, TieRow
from reftel.model.cable import citation_of
from reftel.model.case import CaseRow
from reftel.model.meeting import Meeting
from reftel.model.opening import Opening
from reftel.model.position import Position
from reftel.model.report import Hit
from reftel.model.statement import Statement
from reftel.writing import casefiles, followed, listings
from reftel.writing.columns import Cell, Column, yes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from reftel.model.board import Evidence, Seat
    from reftel.model.meeting import Participant

Form = Literal["csv", "xlsx"]

EXCEL_ROWS = 1_048_576
EXCEL_CHARACTERS = 32_767
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def _people(those: Iterable[Participant]) -> str:
    return "; ".join(f"{one.name} ({one.role})" if one.role else one.name for one in those)


def _places(meeting: Meeting) -> str:
    return ", ".join(dict.fromkeys(str(one.para) for one in meeting.evidence if one.para is not None))


class SeatRow(NamedTuple):
    """A seat with one piece of its evidence (or none: then it is assumed), as a row."""

    question: str
    on: str | None
    decision: str
    outcome: str
    outcome_with_inferred: str
    seat: Seat
    evidence: Evidence | None


TIES: tuple[Column, ...] = (
    Column(
        "who", "Who is reported to have spoken; of a meeting one of the two, neither goes before", 24, lambda t: t.by
    ),
    Column("to whom", "Whom it was said to; of a meeting the other", 24, lambda t: t.to),
    Column("edge", "statements or meetings: what the row counts", 11, lambda t: t.tie.counts),
    Column(
        "statements",
        "How many statements; repetitions are not counted",
        11,
        lambda t: t.tie.statements if isinstance(t.tie, Tie) else None,
    ),
    Column(
        "meetings",
        "How many meetings, as cables report them: of two reports each counts",
        11,
        lambda t: t.tie.meetings if isinstance(t.tie, Meet) else None,
    ),
    Column(
        "by cable's date",
        "How many of them have no day of their own, but their cable has",
        11,
        lambda t: t.tie.by_cable,
    ),
    Column("id of who", "Name of that actor in this archive", 20, lambda t: t.tie.ends[0]),
    Column("id of whom", "Name of that actor in this archive", 20, lambda t: t.tie.ends[1]),
)
STATEMENTS: tuple[Column, ...] = (
    Column("citation", "Cable (MRN) and paragraph, as a footnote cites it", 20, lambda s: citation_of(s.cable, s.para)),
    Column("said on", "When it was said (EDTF); empty where the cable does not let one know", 12, lambda s: s.said_on),
    Column(
        "day from",
        "How that day is known: its own sentence, or inferred from the paragraph, the same people, the cable's only"
        " dated conversation, the subject or the memorandum",
        12,
        lambda s: s.said_on_basis,
    ),
    Column("speaker", "Who is reported to have said it; 'post' is the reporting post itself", 20, lambda s: s.speaker),
    Column("to whom", "Whom it was said to", 20, lambda s: "; ".join(s.addressees)),
    Column("for whom", "Whose stance it is, where the speaker speaks for another", 14, lambda s: s.holder),
    Column("act", "state, ask, support, reject, request, commit or criticize", 10, lambda s: s.act),
    Column("negated", "yes where the content is negated", 9, lambda s: yes(s.negated)),
    Column("content", "What was said, verbatim from the paragraph", 60, lambda s: s.content),
    Column("condition", "On what condition, verbatim", 30, lambda s: s.condition.text if s.condition else None),
    Column("quotes", "Words within quotation marks in the cable", 30, lambda s: " | ".join(s.quotes)),
    Column("sentence", "The whole sentence, verbatim: what to read before citing", 80, lambda s: s.sentence),
    Column(
        "reported through",
        "Who reports whom, outermost first; the longer, the more second-hand",
        30,
        lambda s: " > ".join(s.chain),
    ),
    Column("voice", "reported (somebody said it) or post (the author's own comment)", 10, lambda s: s.voice),
    Column("to check", "yes: the rank is low, read the sentence first", 9, lambda s: yes(s.to_check)),
    Column("rank", "0 to 1, higher is surer; not calibrated, so no probability", 7, lambda s: s.rank),
    Column(
        "repeats", "id of the statement that this one repeats (a summary); do not count twice", 18, lambda s: s.echo_of
    ),
    Column("cable", "Message reference number of the cable", 16, lambda s: s.cable),
    Column(
        "cable date",
        "Date of the cable (EDTF): what has no day of its own goes by it where a time is asked for",
        12,
        lambda s: s.cable_date,
    ),
    Column("paragraph", "Number of the paragraph", 10, lambda s: s.para),
    Column("start", "First character of the content in the source text, from 0", 9, lambda s: s.start),
    Column("end", "Character behind the last one of the content", 9, lambda s: s.end),
    Column("source hash", "SHA-256 of the source file", 20, lambda s: s.source),
    Column("found by", "The rule or pattern that found it", 20, lambda s: s.because),
    Column("id", "Name of this statement in this archive", 18, lambda s: s.id),
)

POSITIONS: tuple[Column, ...] = (
    Column("citation", "Cable (MRN) and paragraph, as a footnote cites it", 20, lambda p: citation_of(p.cable, p.para)),
    Column("question", "Which question", 16, lambda p: p.question),
    Column("option", "Which option of the question", 16, lambda p: p.option),
    Column("actor", "Whose stance it is", 20, lambda p: p.actor),
    Column(
        "stance",
        "support, accept, conditional, reject, undecided, declines …; 'inferred-…' means that no sentence declares it",
        16,
        lambda p: p.stance,
    ),
    Column("on", "When it was said (EDTF)", 12, lambda p: p.on),
    Column("condition", "On what condition, verbatim", 30, lambda p: p.condition),
    Column("objects", "yes: it objects, and the condition would lift that", 9, lambda p: yes(p.objection)),
    Column("veto", "right, threat, waiver: what is said of blocking and is no objection", 9, lambda p: p.veto),
    Column("claimed by", "Who says so, where it is not the actor itself", 18, lambda p: p.claimed_by),
    Column("text", "The evidence, verbatim", 80, lambda p: p.text),
    Column("sentence", "The whole sentence, verbatim", 80, lambda p: p.sentence or p.text),
    Column("to check", "yes: read the sentence first; such a stance decides nothing", 9, lambda p: yes(p.to_check)),
    Column("cable", "Message reference number of the cable", 16, lambda p: p.cable),
    Column("paragraph", "Number of the paragraph", 10, lambda p: p.para),
    Column("start", "First character of the evidence in the source text, from 0", 9, lambda p: p.start),
    Column("end", "Character behind the last one of the evidence", 9, lambda p: p.end),
    Column("source hash", "SHA-256 of the source file", 20, lambda p: p.source),
    Column("found by", "The row of the mapping that gave the stance", 20, lambda p: p.because),
    Column("statement", "id of the statement behind it", 18, lambda p: p.statement),
)

MEETINGS: tuple[Column, ...] = (
    Column(
        "citation",
        "Cable (MRN) and paragraph of the first sentence about it",
        20,
        lambda m: citation_of(m.cable, m.evidence[0].para),
    ),
    Column("when", "Day of the meeting (EDTF); empty where the cable does not let one know", 12, lambda m: m.when),
    Column(
        "day from",
        "sentence: it stands there; statements: the day of what was said; head: the paper's",
        11,
        lambda m: m.when_basis,
    ),
    Column(
        "cable date",
        "Date of the cable (EDTF): what has no day goes by it in a time asked for",
        12,
        lambda m: m.cable_date,
    ),
    Column("status", "held, planned or not-held", 9, lambda m: m.status),
    Column("kind", "meeting, call, meal, telephone or conversation", 12, lambda m: m.kind),
    Column("who", "Who met, with the office that the cable gives", 30, lambda m: _people(m.who)),
    Column("whom", "Whom, with the office that the cable gives", 30, lambda m: _people(m.whom)),
    Column("place", "Where, verbatim", 16, lambda m: m.place.text if m.place else None),
    Column("at whose request", "Verbatim", 20, lambda m: m.request.words.text if m.request else None),
    Column("purpose", "For what, verbatim", 30, lambda m: m.purpose.words.text if m.purpose else None),
    Column("told by", "Who told of it, where the cable only relays that", 16, lambda m: m.told_by),
    Column("sentence", "The first sentence about it, verbatim", 80, lambda m: m.evidence[0].text),
    Column("paragraphs", "Every paragraph that speaks of it", 12, _places),
    Column("statements", "How many statements were made there", 10, lambda m: len(m.statements)),
    Column("to check", "yes: the rank is low, read the sentence first", 9, lambda m: yes(m.to_check)),
    Column("rank", "0 to 1, higher is surer; not calibrated, so no probability", 7, lambda m: m.rank),
    Column("cable", "Message reference number of the cable", 16, lambda m: m.cable),
    Column("start", "First character of the sentence in the source text, from 0", 9, lambda m: m.evidence[0].start),
    Column("end", "Character behind the last one of the sentence", 9, lambda m: m.evidence[0].end),
    Column("source hash", "SHA-256 of the source file", 20, lambda m: m.source),
    Column("found by", "The word of meeting that found it", 16, lambda m: m.because),
    Column("id", "Name of this meeting", 18, lambda m: m.id),
)

FOUND: tuple[Column, ...] = (
    Column("name", "The name that was asked for", 24, lambda f: f.asked),
    Column("found as", "The name by which the archive has him; empty: nobody of that name", 28, lambda f: f.found_as),
    Column("kind", "person, state, body, post, media …", 10, lambda f: f.kind),
    Column("country", "Its state, or that of its offices (ISO 3166); empty: not told", 9, lambda f: f.country),
    Column("statements", "How many statements it is reported to have made", 11, lambda f: f.statements),
    Column("addressed", "How many statements were made to it", 11, lambda f: f.addressed),
    Column("meetings", "How many meetings it took part in", 10, lambda f: f.meetings),
    Column("cables", "How many cables name it as speaker, addressee or participant", 8, lambda f: f.cables),
    Column("first", "Date of the first of these cables (EDTF)", 12, lambda f: f.first),
    Column("last", "Date of the last of these cables (EDTF)", 12, lambda f: f.last),
    Column("all names", "Every form under which it is named", 40, lambda f: "; ".join(f.names)),
    Column("id", "Name of this actor in this archive, as it is now", 20, lambda f: f.id),
    Column("also", "Ids of others that bear the name", 30, lambda f: "; ".join(f.also)),
)

HITS: tuple[Column, ...] = (
    Column("citation", "Cable (MRN) and paragraph, as a footnote cites it", 20, lambda h: citation_of(h.cable, h.para)),
    Column("date", "Day of sending (EDTF)", 12, lambda h: h.date),
    Column("subject", "Subject of the cable", 50, lambda h: h.subject),
    Column("snippet", "Verbatim text around the hit", 80, lambda h: h.snippet),
    Column("score", "Higher is a better match; comparable within one search only", 8, lambda h: h.score),
    Column("to check", "no: the snippet is the cable's own text", 9, lambda _: "no"),
    Column("cable", "Message reference number of the cable", 16, lambda h: h.cable),
    Column("paragraph", "Number of the paragraph", 10, lambda h: h.para),
    Column("start", "First character of the paragraph in the source text, from 0", 9, lambda h: h.start),
    Column("end", "Character behind the last one of the paragraph", 9, lambda h: h.end),
    Column("source hash", "SHA-256 of the source file", 20, lambda h: h.source),
    Column("kind", "What the document is: telegram, memcon, memorandum, letter, airgram …", 12, lambda h: h.kind),
)

SEATS: tuple[Column, ...] = (
    Column(
        "citation",
        "Cable (MRN) and paragraph; empty where the seat is assumed",
        20,
        lambda r: citation_of(r.evidence.cable, r.evidence.para) if r.evidence else None,
    ),
    Column("question", "Which question", 16, lambda r: r.question),
    Column("at", "The date at which the board is shown; empty: everything that is known", 12, lambda r: r.on),
    Column("decision", "Which decision", 12, lambda r: r.decision),
    Column("option", "Which option", 16, lambda r: r.seat.option),
    Column("outcome", "adopted, not adopted or undetermined, on what is declared", 14, lambda r: r.outcome),
    Column("with inferred", "The outcome with what is inferred", 14, lambda r: r.outcome_with_inferred),
    Column("actor", "Whose seat", 20, lambda r: r.seat.actor),
    Column(
        "stance", "Where it is reported to stand; 'inferred-…': no sentence declares it", 16, lambda r: r.seat.stance
    ),
    Column("since", "Since when (EDTF)", 12, lambda r: r.seat.since),
    Column("condition", "On what condition, verbatim", 30, lambda r: r.seat.condition),
    Column("objects", "yes: it objects, and the condition would lift that", 9, lambda r: yes(r.seat.objection)),
    Column("veto", "right, threat, waiver: what is said of blocking and is no objection", 9, lambda r: r.seat.veto),
    Column(
        "right", "yes: it says, beside anything else, that it has the right to block", 9, lambda r: yes(r.seat.right)
    ),
    Column("claimed by", "Who says so, where it is not the actor itself", 18, lambda r: r.seat.claimed_by),
    Column("assumed", "yes: entered by hand, no cable says so", 9, lambda r: yes(r.seat.assumed)),
    Column("by hand", "Where a seat is from that was entered by hand", 30, lambda r: r.seat.source),
    Column("to check", "yes: read the sentence first; such a seat decides nothing", 9, lambda r: yes(r.seat.to_check)),
    Column("evidence", "The words that say so, verbatim", 60, lambda r: r.evidence.text if r.evidence else None),
    Column("sentence", "The whole sentence, verbatim", 80, lambda r: r.evidence.whole if r.evidence else None),
    Column("cable", "Message reference number", 16, lambda r: r.evidence.cable if r.evidence else None),
    Column("paragraph", "Number of the paragraph", 10, lambda r: r.evidence.para if r.evidence else None),
    Column("start", "First character in the source text", 9, lambda r: r.evidence.start if r.evidence else None),
    Column("end", "Character behind the last one", 9, lambda r: r.evidence.end if r.evidence else None),
    Column("source hash", "SHA-256 of the source file", 20, lambda r: r.evidence.source if r.evidence else None),
)

OPENINGS: tuple[Column, ...] = (
    Column("cable", "Message reference number", 16, lambda r: r.cable),
    Column("date", "Of the cable (EDTF)", 12, lambda r: r.date),
    Column("from", "The post", 20, lambda r: r.origin),
    Column("level", "As it was marked", 6, lambda r: r.level),
    Column("opens", "The day (month, year) on which its line opens it; empty: none follows", 12, lambda r: r.told.date),
    Column("rule", "The kind of instruction", 14, lambda r: r.told.rule),
    Column("reason", "The rule in words", 40, lambda r: r.told.reason),
    Column("order", "The executive order", 14, lambda r: r.told.authority),
    Column("review", "The day on which it is to be reviewed", 12, lambda r: r.told.review),
    Column("automatic", "The day of the 25-year rule, if it is of permanent value", 12, lambda r: r.told.automatic),
    Column("status", "How it came to be open", 12, lambda r: r.status),
    Column("released", "When it was released, as far as it says so", 12, lambda r: r.released),
    Column("subject", "Its subject", 60, lambda r: r.subject),
)

SHEETS: tuple[tuple[type, str, tuple[Column, ...]], ...] = (
    (Statement, "statements", STATEMENTS),
    (Position, "positions", POSITIONS),
    (Meeting, "meetings", MEETINGS),
    *followed.SHEETS,
    (Found, "names", FOUND),
    (Hit, "hits", HITS),
    (Board, "seats", SEATS),
    (Opening, "openings", OPENINGS),
    (CaseRow, "items", casefiles.COLUMNS),
    (TieRow, "ties", TIES),
    *listings.SHEETS,
)

NOTES: tuple[str, ...] = (
    "A cable is what a post reported: a row says that somebody is reported to have said something, not that it is so.",
    "Found by rules, with errors: check the sentence in its cable before you cite it.",
    "Dates are EDTF: 2006-10-23, 2006-10, 2006; ~ marks an inferred date.",
    "In CSV a cell that begins with = + - @ has an apostrophe before it, so that no spreadsheet runs it as a formula.",
    "A character that a spreadsheet cannot hold is shown as \N{REPLACEMENT CHARACTER}.",
    "A cell holds 32,767 characters at most; what is longer ends in ….",
)


def _seat_rows(board: Board) -> Iterator[SeatRow]:
    """A row for each piece of evidence of each seat of a board; an assumed seat has one row without evidence."""
    for decision in board.decisions:
        for option in decision.options:
            for seat in option.seats:
                for evidence in seat.evidence or (None,):
                    yield SeatRow(
                        board.question,
                        board.on,
                        decision.id,
                        option.outcome,
                        option.outcome_with_inferred,
                        seat,
                        evidence,
                    )


def save(kind: type, rows: Iterable[Any], path: Path, form: Form) -> tuple[int, tuple[Path, ...]]:
    """Write rows of one kind (statements, positions, hits, boards); give how many rows, and which files hold them.

    A CSV has its codebook beside it (``said.csv``, ``said.codebook.csv``); in a workbook it is the second sheet.

    Raises:
        InputError: if the file cannot be written.
        NoSpaceError: if the disk is full.
    """
    try:
        if form == "xlsx":
            return _save_xlsx(kind, rows, path), (path,)
        codebook = path.with_name(f"{path.stem}.codebook.csv")
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            count = write_csv(kind, rows, file)
        with codebook.open("w", encoding="utf-8-sig", newline="") as file:
            _write_codebook(kind, file)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise NoSpaceError(f"No space left for {path}.") from error
        raise InputError(f"Cannot write {path}: {error.strerror or error}.") from error
    return count, (path, codebook)


def csv_text(kind: type, rows: Iterable[Any]) -> str:
    """The table as CSV, for standard output; a byte order mark tells Excel that it is UTF-8."""
    text = io.StringIO(newline="")
    text.write("\ufeff")
    write_csv(kind, rows, text)
    return text.getvalue()


def write_csv(kind: type, rows: Iterable[Any], file: io.TextIOBase | Any) -> int:
    """Write the head line and the rows; give how many rows there were."""
    _, columns = _sheet(kind)
    writer = csv.writer(file)
    writer.writerow([column.name for column in columns])
    count = 0
    for row in _rows(kind, rows):
        writer.writerow([_csv_cell(column.value(row)) for column in columns])
        count += 1
    return count


def _rows(kind: type, things: Iterable[Any]) -> Iterable[Any]:
    return (row for board in things for row in _seat_rows(board)) if kind is Board else things


def _sheet(kind: type) -> tuple[str, tuple[Column, ...]]:
    return next((name, columns) for model, name, columns in SHEETS if model is kind)


def _clean(text: str) -> str:
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def _csv_cell(value: Cell) -> Cell:
    if not isinstance(value, str):
        return value
    return harmless(_short(_clean(value)))


def harmless(text: str) -> str:
    """The text of a cell of CSV, with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _short(text: str) -> str:
    return text if len(text) <= EXCEL_CHARACTERS - 1 else f"{text[: EXCEL_CHARACTERS - 2]}…"


def _codebook(kind: type) -> Iterator[tuple[str, str]]:
    yield ("column", "meaning")
    for column in _sheet(kind)[1]:
        yield (column.name, column.meaning)
    for note in NOTES:
        yield ("note", note)


def _write_codebook(kind: type, file: io.TextIOBase | Any) -> None:
    csv.writer(file).writerows(_codebook(kind))


def _save_xlsx(kind: type, rows: Iterable[Any], path: Path) -> int:
    import xlsxwriter  # noqa: PLC0415 (40 ms that only a workbook needs)

    name, columns = _sheet(kind)
    count = 0
    options = {"constant_memory": True, "strings_to_formulas": False}
    with path.open("wb") as file, xlsxwriter.Workbook(file, options) as book:
        head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(name)
        _set_up(sheet, columns, head)
        for count, row in enumerate(_rows(kind, rows), 1):
            if count >= EXCEL_ROWS:
                raise InputError(f"A sheet holds {EXCEL_ROWS - 1:,} rows at most; narrow the selection or write --csv.")
            _write_row(sheet, count, [column.value(row) for column in columns], wrap)
        sheet.autofilter(0, 0, count, len(columns) - 1)
        codebook = book.add_worksheet("codebook")
        codebook.set_column(0, 0, 16)
        codebook.set_column(1, 1, 110)
        for at, line in enumerate(_codebook(kind)):
            _write_row(codebook, at, line, wrap if at else head)
    return count


def _set_up(sheet: Any, columns: Sequence[Column], head: Any) -> None:
    sheet.freeze_panes(1, 1)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.name, head)


def _write_row(sheet: Any, at: int, cells: Sequence[Cell], look: Any) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, str):
            sheet.write_string(at, column, _short(_clean(cell)), look)
        elif cell is not None:
            sheet.write_number(at, column, cell, look)
