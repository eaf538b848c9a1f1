"""The published records and tables of commitments, events, démarches, assessments and topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reftel.model.cable import citation_of
from reftel.model.following import Assessment, Commitment, Demarche, Event, Record, Topic
from reftel.writing.columns import Cell, Column, yes
from reftel.writing.shapes import SCHEMA_VERSION

if TYPE_CHECKING:
    import msgspec


class CommitmentRecord(Commitment, frozen=True, kw_only=True):
    """A commitment, as ``reftel commitments --json`` prints it."""

    to_check: bool
    schema_version: int = SCHEMA_VERSION


class EventRecord(Event, frozen=True, kw_only=True):
    """An event, as ``reftel events --json`` prints it."""

    to_check: bool
    schema_version: int = SCHEMA_VERSION


class DemarcheRecord(Demarche, frozen=True, kw_only=True):
    """A démarche, as ``reftel demarches --json`` prints it."""

    to_check: bool
    schema_version: int = SCHEMA_VERSION


class AssessmentRecord(Assessment, frozen=True, kw_only=True):
    """An assessment, as ``reftel assessments --json`` prints it."""

    to_check: bool
    schema_version: int = SCHEMA_VERSION


class TopicRecord(Topic, frozen=True, kw_only=True):
    """A topic, as ``reftel topics --json`` prints it."""

    to_check: bool
    schema_version: int = SCHEMA_VERSION


SHAPES: dict[type[Record], type[msgspec.Struct]] = {
    Commitment: CommitmentRecord,
    Event: EventRecord,
    Demarche: DemarcheRecord,
    Assessment: AssessmentRecord,
    Topic: TopicRecord,
}


def _many(values: Any) -> str | None:
    return "; ".join(values) or None


def _later(one: Commitment) -> Cell:
    return _many(f"{citation_of(two.cable, two.para)}: {two.bearing} ({two.by})" for two in one.later)


def _steps(one: Demarche) -> Cell:
    return _many(
        f"{step.kind}: {step.by or '?'}" + (f" to {', '.join(step.to)}" if step.to else "") + f" ({step.when or '?'})"
        for step in one.steps
    )


HEAD: tuple[Column, ...] = (
    Column("citation", "Cable (MRN) and paragraph", 20, lambda r: citation_of(r.cable, r.para)),
    Column(
        "said on", "Day of the saying (EDTF); empty where the cable does not let one know it", 12, lambda r: r.said_on
    ),
)
TAIL: tuple[Column, ...] = (
    Column("sentence", "The sentence, verbatim", 80, lambda r: r.evidence[0].text),
    Column(
        "cable date",
        "Date of the cable (EDTF): what has no day goes by it in a time asked for",
        12,
        lambda r: r.cable_date,
    ),
    Column("to check", "yes: the rank is low, read the sentence first", 9, lambda r: yes(r.to_check)),
    Column("rank", "0 to 1, higher is surer; not calibrated, so no probability", 7, lambda r: r.rank),
    Column("joined", "By what it was joined with others", 24, lambda r: r.joined),
    Column("statements", "Ids of the statements it rests on", 18, lambda r: _many(r.statements)),
    Column("start", "First character of the sentence in the source text, from 0", 9, lambda r: r.evidence[0].start),
    Column("end", "Character behind the last one of the sentence", 9, lambda r: r.evidence[0].end),
    Column("source hash", "SHA-256 of the source file", 20, lambda r: r.source),
    Column("found by", "The words that found it", 24, lambda r: r.because),
    Column("id", "Name of this record", 18, lambda r: r.id),
)
COMMITMENTS: tuple[Column, ...] = (
    *HEAD,
    Column("kind", "promise, plan, wish, duty, benchmark; expected: told by another", 11, lambda r: r.kind),
    Column("by", "Whose it is", 20, lambda r: r.by),
    Column("actor", "The state behind it, where there is one", 18, lambda r: r.actor),
    Column("told by", "Who told of it", 18, lambda r: r.told_by),
    Column("to", "To whom it was told", 18, lambda r: _many(r.to)),
    Column("what", "What is to be done, verbatim", 50, lambda r: r.what),
    Column("not to", "yes: it is promised not to be done", 8, lambda r: yes(r.negated)),
    Column("due", "By when (EDTF)", 14, lambda r: r.due),
    Column("hedge", "How surely, verbatim", 12, lambda r: r.hedge),
    Column("condition", "On what condition, verbatim", 30, lambda r: r.condition),
    Column("limit", "What restricts it, verbatim", 24, lambda r: r.limit),
    Column("despite", "What it does not depend on, verbatim", 24, lambda r: r.despite),
    Column("items", "Its parts", 30, lambda r: _many(r.items)),
    Column("status", "By later cables alone; open: none reports more", 14, lambda r: r.status),
    Column("overdue", "On the day that was asked for; empty where none was", 9, lambda r: r.overdue),
    Column("later", "Later statements that bear on it", 40, _later),
    Column("track", "Shared with the promises of this actor on this subject", 18, lambda r: r.track),
    *TAIL,
)
EVENTS: tuple[Column, ...] = (
    *HEAD,
    Column("kind", "election, meeting, visit …", 11, lambda r: r.kind),
    Column("what", "What it is called, verbatim", 40, lambda r: r.what),
    Column("modality", "planned, possible, past, mentioned", 11, lambda r: r.modality),
    Column("when", "EDTF", 14, lambda r: r.when),
    Column("not when", "A time that is denied (EDTF)", 12, lambda r: r.not_when),
    Column("place", "Where, verbatim", 16, lambda r: r.place),
    Column("actor", "Whose event it is", 18, lambda r: r.actor),
    Column("told by", "Who told of it", 18, lambda r: r.told_by),
    Column("known days", "Its days in the table of facts", 14, lambda r: _many(r.known_days)),
    Column("conflict", "yes: the day of the words is another", 9, lambda r: yes(r.conflict)),
    *TAIL,
)
DEMARCHES: tuple[Column, ...] = (
    *HEAD,
    Column("about", "What was asked, verbatim", 50, lambda r: r.about),
    Column("paper", "What was handed over", 16, lambda r: r.paper),
    Column("steps", "What was done by whom to whom, when", 60, _steps),
    Column("status", "answered, unanswered, no answer reported", 18, lambda r: r.status),
    Column("called", "What the parties call it", 20, lambda r: _many(r.called)),
    Column("disputed", "Terms that one of them does not accept for it", 20, lambda r: _many(r.disputed)),
    *TAIL,
)
ASSESSMENTS: tuple[Column, ...] = (
    *HEAD,
    Column("told by", "Who judged", 18, lambda r: r.told_by),
    Column("of", "Who is judged, as far as words name him", 18, lambda r: r.of),
    Column("on", "On what, verbatim", 30, lambda r: r.on),
    Column("finding", "positive, negative, comparative", 12, lambda r: r.finding),
    Column("trend", "up or down, where the words say so", 7, lambda r: r.trend),
    Column("words", "The words of the finding", 16, lambda r: r.words),
    Column("grounds", "Signs or examples, verbatim", 40, lambda r: _many(ground.text for ground in r.grounds)),
    Column("conceded", "yes: it goes against what was said before it", 9, lambda r: yes(r.concession)),
    Column(
        "commitments", "Ids of commitments of the same actor on the same subject", 18, lambda r: _many(r.commitments)
    ),
    *TAIL,
)
TOPICS: tuple[Column, ...] = (
    *HEAD,
    Column("kind", "legislation, provision, criterion, obligation, action, proposal, case", 12, lambda r: r.kind),
    Column("name", "What it is called, verbatim", 30, lambda r: r.name),
    Column("told by", "Who told of it", 18, lambda r: r.told_by),
    Column("says", "What it demands, bars or is, verbatim", 50, lambda r: r.says),
    Column("status", "Where it stands", 14, lambda r: r.status),
    Column("denied", "yes: expressly none", 8, lambda r: yes(r.denied)),
    Column("assessor", "Who is to judge, verbatim", 18, lambda r: r.assessor),
    Column("origin", "From whom it comes, verbatim", 18, lambda r: r.origin),
    Column("views", "Who holds what of it", 40, lambda r: _many(f"{view.by}: {view.words}" for view in r.views)),
    *TAIL,
)
SHEETS: tuple[tuple[type[Record], str, tuple[Column, ...]], ...] = (
    (Commitment, "commitments", COMMITMENTS),
    (Event, "events", EVENTS),
    (Demarche, "demarches", DEMARCHES),
    (Assessment, "assessments", ASSESSMENTS),
    (Topic, "topics", TOPICS),
)
