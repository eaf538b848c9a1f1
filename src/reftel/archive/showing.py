"""How a hit is shown: the stretch of its paragraph in which the words stand, cut from the record of its cable."""

import apsw
import msgspec

from reftel.archive.condensing import part_of, text_of
from reftel.archive.index import PARAGRAPHS
from reftel.archive.query import Words
from reftel.archive.rows import load_statement
from reftel.archive.snippets import Snippet, hits, snippet
from reftel.archive.squeezing import unsqueeze
from reftel.model.report import Hit
from reftel.model.source import Span


class SeenParagraph(msgspec.Struct, frozen=True):
    """What of a paragraph is shown in a hit; to decode no more is what makes twenty hits quick."""

    number: int | None
    heading: str | None
    start: int
    text_start: int
    end: int
    raw: str
    text: str


class SeenField(msgspec.Struct, frozen=True):
    """Where a field of the head stands."""

    span: Span


class SeenHead(msgspec.Struct, frozen=True):
    """What of a head is shown in a hit."""

    subject: SeenField | None = None


class Seen(msgspec.Struct, frozen=True):
    """What of a cable is shown in a hit; its paragraphs are decoded when they are (``_paragraph``)."""

    span: Span
    head: SeenHead
    paragraphs: tuple[msgspec.Raw, ...]


_paragraph = msgspec.msgpack.Decoder(SeenParagraph).decode


class Showing:
    """Shows the hits of one search."""

    def __init__(
        self, connection: apsw.Connection, wanted: tuple[Words, ...], said: tuple[dict[int, int], ...] = ()
    ) -> None:
        """``wanted`` are the words that were looked for, ``said`` the statements that were, by their places."""
        self.connection, self.wanted, self.said = connection, wanted, said

    def hit(self, score: float, at: int, telling: dict[int, int] | None = None) -> Hit:
        """The hit at a place; of a cable in which the words stand scattered its paragraph that is ``telling``."""
        number, place = divmod(at, PARAGRAPHS)
        sql = "SELECT mrn, date, subject, kind, sha256, record FROM cables WHERE id = ?"
        mrn, date, subject, kind, sha256, record = next(self.connection.execute(sql, (number,)))
        cable, folds = part_of(unsqueeze(record), Seen)
        if telling is not None and cable.paragraphs:
            place = telling.get(number, 1)
        paragraph: SeenParagraph | None = None
        shown = self._snippet(subject or "") if not place else None
        if shown is None:
            paragraph = _paragraph(cable.paragraphs[place - 1])
            shown = self._shown(paragraph, text_of(paragraph, folds[place - 1]), number * PARAGRAPHS + place)
        span = cable.head.subject.span if cable.head.subject else cable.span
        return Hit(
            cable=mrn,
            para=paragraph.number if paragraph else None,
            date=date,
            subject=subject,
            score=score,
            snippet=shown.text,
            marks=shown.marks,
            start=paragraph.start if paragraph else span.start,
            end=paragraph.end if paragraph else span.end,
            source=sha256,
            kind=kind,
        )

    def _snippet(self, text: str) -> Snippet:
        return snippet(text, hits(text, self.wanted))

    def _shown(self, paragraph: SeenParagraph, text: str, place: int) -> Snippet:
        """What was looked for, in the paragraph or its heading; else the statement that was; else its beginning."""
        marks = hits(text, self.wanted)
        if not marks and paragraph.heading and hits(paragraph.heading, self.wanted):
            return self._snippet(paragraph.heading)
        rows = [rows[place] for rows in self.said if place in rows]
        if not marks and rows:
            sql = "SELECT record FROM statements WHERE id = ?"
            content = load_statement(next(self.connection.execute(sql, (min(rows),)))[0]).content
            at = text.find(content)
            marks = [(at, at + len(content), 0)] if at >= 0 else []
        return snippet(text, marks)
