"""What statements lead to beyond themselves: commitments, events, démarches, assessments, and topics with a status.

Each is made of statements, and each says which: nothing stands here that no sentence says. Parts (``due_words``,
``hedge``, ``items`` …) are verbatim words of those sentences. A ``rank`` is 0..1 and not calibrated.
"""

from typing import Literal

import msgspec

from reftel.model.meeting import Evidence
from reftel.model.statement import TO_CHECK_BELOW, as_known

CommitmentKind = Literal["promise", "plan", "wish", "duty", "benchmark", "expected"]
CommitmentStatus = Literal["open", "renewed", "reported-kept", "reported-broken", "withdrawn"]
DueBasis = Literal["words", "same-time"]
Bearing = Literal["renewed", "related", "kept", "broken", "withdrawn", "assessed"]
Modality = Literal["planned", "possible", "past", "mentioned"]
EventBasis = Literal["words", "now", "vague"]
Finding = Literal["positive", "negative", "comparative"]
Trend = Literal["up", "down"]
StepKind = Literal["delivered", "asked", "requested", "answered", "unanswered"]
ThreadStatus = Literal["answered", "unanswered", "no answer reported"]
TopicKind = Literal[
    "legislation",
    "provision",
    "case",
    "criterion",
    "obligation",
    "action",
    "proposal",
    "membership",
    "bindingness",
    "framing",
    "rebuttal",
    "task",
]


class Authority(msgspec.Struct, frozen=True, kw_only=True):
    """A document or a provision of it. ``named``: the words name it; else it is only what the words may touch.

    ``mark`` is V where the fact was seen in its source, K where it is from memory. ``binding`` is *political* or
    *legal* where the table says so.
    """

    name: str
    day: str
    paragraph: str | None = None
    named: bool = False
    binding: str | None = None
    mark: str = "K"


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What all of them have: where they stand, the statements they rest on, and what found them.

    ``statements`` are ids; a sentence of which no statement was made is in ``evidence`` alone. ``joined`` says by what
    it was joined with others, in this or other cables.
    """

    id: str
    cable: str
    para: int | None
    statements: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    said_on: str | None
    cable_date: str | None
    because: str
    rank: float
    source: str
    joined: str | None = None

    @property
    def to_check(self) -> bool:
        """Whether its rank is low: read the sentence before citing it."""
        return self.rank < TO_CHECK_BELOW

    def as_known(self, day: str | None) -> str | None:
        """A day of it for a reader, ``2005-04-26~`` where its year was inferred for the cable."""
        return as_known(day, self.cable_date, " ".join(one.text for one in self.evidence))


class Later(msgspec.Struct, frozen=True, kw_only=True):
    """A later statement that bears on a commitment, and how."""

    statement: str
    cable: str
    para: int | None
    by: str
    on: str | None
    bearing: Bearing
    text: str
    start: int | None = None
    """Where it stands in its source; None in what an older version of reftel kept."""


class Entry(msgspec.Struct, frozen=True):
    """What may bear on a commitment of the same ``actor``: a statement, and what it shares with others.

    ``subjects`` and ``stems`` are the subjects that its words tell of, and the long words that tell its matter, cut to
    their first letters. ``kind`` and ``negated`` are those of a commitment.
    """

    actor: str
    bearing: Bearing
    statement: str
    cable: str
    para: int | None
    by: str
    on: str | None
    text: str
    start: int
    subjects: frozenset[str]
    stems: frozenset[str]
    kind: CommitmentKind | None = None
    negated: bool = False


class Commitment(Record, frozen=True, kw_only=True):
    """What somebody is to do: ``by`` whose it is, ``told_by`` who told of it, ``actor`` the state behind it.

    ``expected``: somebody else tells of it, who is not known to speak for him. ``what`` is what is promised, ``items``
    its parts where they are listed. ``limit`` restricts it, ``despite`` is what it expressly does not depend on,
    ``over`` are the outcomes it is to be preferred to, in their order. ``tension`` are statements of the same speaker
    that take back what it binds to. ``track`` is shared with the promises of the same actor on the same subject.
    ``status`` is by later statements alone, never by what is known otherwise; ``overdue`` is on the day that was asked
    for, None where none was.
    """

    kind: CommitmentKind
    by: str
    told_by: str
    actor: str
    to: tuple[str, ...]
    what: str
    negated: bool = False
    items: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    due: str | None = None
    due_words: str | None = None
    due_basis: DueBasis | None = None
    hedge: str | None = None
    condition: str | None = None
    limit: str | None = None
    despite: str | None = None
    authorities: tuple[Authority, ...] = ()
    tension: tuple[str, ...] = ()
    track: str = ""
    status: CommitmentStatus = "open"
    overdue: bool | None = None
    later: tuple[Later, ...] = ()


class Told(msgspec.Struct, frozen=True):
    """What one cable has to say of commitments: its own, and what may bear on those of others.

    ``place`` is its place in the order of cables: whether it has no date, the date, the citation.
    """

    place: tuple[bool, str, str]
    commitments: tuple[Commitment, ...]
    entries: tuple[Entry, ...]


class Perhaps(msgspec.Struct, frozen=True, kw_only=True):
    """What vague words may mean, by a table of facts: no sentence says so. ``mark``: V seen in its source, K not."""

    name: str
    day: str
    mark: str


class Event(Record, frozen=True, kw_only=True):
    """Something that takes place, took place or may: an election, a speech, a hearing, a decision.

    ``when`` is EDTF; ``when_basis`` *now* is the day of the saying, *vague* only that it lies before. ``not_when`` is
    a time that is expressly denied. ``same_as`` are the ids of records of the same event. ``another``: the words say
    that there was one before. ``occasion`` is what it is an occasion to find out. ``known`` is the same event in the
    table of facts, ``conflict`` that its day is another. ``perhaps`` is what a vague one may be: no sentence says so.
    """

    kind: str
    what: str
    modality: Modality
    told_by: str
    actor: str | None = None
    place: str | None = None
    when: str | None = None
    when_words: str | None = None
    when_basis: EventBasis | None = None
    not_when: str | None = None
    another: bool = False
    occasion: str | None = None
    known: str | None = None
    known_days: tuple[str, ...] = ()
    known_mark: str | None = None
    conflict: bool = False
    perhaps: tuple[Perhaps, ...] = ()
    same_as: tuple[str, ...] = ()


class Assessment(Record, frozen=True, kw_only=True):
    """Who judged whom on what, and how. ``told_by`` is the speaker, ``of`` who is judged as far as words name him.

    ``grounds`` are what the words give as examples or signs, each with the provision that it may touch.
    ``concession``: it admits what goes against what was said before it. ``commitments`` are the ids of commitments of
    the same actor on the same subject.
    """

    told_by: str
    of: str | None
    on: str
    finding: Finding
    trend: Trend | None = None
    words: str = ""
    comparison: str | None = None
    concession: bool = False
    subjects: tuple[str, ...] = ()
    grounds: tuple["Ground", ...] = ()
    quotes: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """One sign or example, and the provisions it may touch."""

    text: str
    authorities: tuple[Authority, ...] = ()


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a démarche: who did what to whom, when. ``statement`` is None where the sentence made none."""

    kind: StepKind
    by: str | None
    to: tuple[str, ...]
    when: str | None
    place: str | None
    text: str
    cable: str
    para: int | None
    start: int
    end: int
    statement: str | None = None


class Demarche(Record, frozen=True, kw_only=True):
    """A matter put to somebody, and what became of it: its steps in their order.

    ``paper`` is what was handed over, ``called`` what the parties call it, ``disputed`` the terms that one of them does
    not accept for it.
    """

    about: str | None
    paper: str | None
    called: tuple[str, ...]
    disputed: tuple[str, ...]
    steps: tuple[Step, ...]
    status: ThreadStatus


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody is reported to hold of a topic."""

    by: str
    words: str
    statement: str


class Topic(Record, frozen=True, kw_only=True):
    """What is talked about with a status of its own: a law, a provision, a case, a criterion, the ground of an action.

    ``name`` is what it is called, ``says`` what it demands, bars or is. A criterion is ``of`` what it is asked of;
    ``denied``: expressly none. ``assessor`` is who is to judge. ``origin`` is from whom it comes. ``views`` differ in a
    contested case, meet in a framing, and are what was said and the answer to it in a rebuttal. ``known`` is what the
    tables of facts know of a claim (of a membership: the status on that day, since ``known_since``), ``agrees`` whether
    it is what is claimed, None where that cannot be told. ``due`` is when a task falls, EDTF.
    """

    kind: TopicKind
    name: str
    told_by: str
    says: str | None = None
    status: str | None = None
    of: str | None = None
    denied: bool = False
    assessor: str | None = None
    origin: str | None = None
    quotes: tuple[str, ...] = ()
    views: tuple[View, ...] = ()
    authorities: tuple[Authority, ...] = ()
    due: str | None = None
    known: str | None = None
    known_since: str | None = None
    known_mark: str | None = None
    agrees: bool | None = None


class Happened(msgspec.Struct, frozen=True):
    """What one cable has to say of events and démarches; ``place`` is its place in the order of cables (``Told``)."""

    place: tuple[bool, str, str]
    events: tuple[Event, ...]
    demarches: tuple[Demarche, ...]


class Followed(msgspec.Struct, frozen=True, kw_only=True):
    """What was found, each kind in the order of cables and places, and joined across them."""

    commitments: tuple[Commitment, ...] = ()
    events: tuple[Event, ...] = ()
    demarches: tuple[Demarche, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    topics: tuple[Topic, ...] = ()
