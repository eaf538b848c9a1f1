"""The shape of a board in JSON, as ``reftel decide --json`` prints it."""

import msgspec

from reftel.model.board import Result
from reftel.model.position import Stance, Veto
from reftel.writing.shapes import SCHEMA_VERSION


class EvidenceRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The words behind a seat, and their place; the whole ``sentence`` around them, where it is known."""

    cable: str
    para: int | None
    start: int
    end: int
    text: str
    source: str
    on: str | None
    stance: str
    statement: str
    sentence: str


class SeatRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Where one actor is reported to stand: evidence, or ``assumed``; ``others`` is earlier or differing evidence.

    ``source`` is where a seat is from that was entered by hand and is not assumed; ``stage`` the stage in which alone
    it counts. ``veto`` is what it says of blocking where that is no objection; ``right``: it also said that it has
    the right to; ``objection``: it objects, on the ``condition``.
    """

    actor: str
    stance: Stance
    since: str | None
    assumed: bool
    to_check: bool
    claimed_by: str | None
    condition: str | None
    member: bool | None
    evidence: tuple[EvidenceRecord, ...]
    others: tuple[EvidenceRecord, ...]
    source: str | None
    stage: str | None
    veto: Veto | None
    right: bool
    objection: bool


class OptionRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One option: the outcome on what is declared and with what is inferred, and its seats."""

    id: str
    title: str
    outcome: Result
    outcome_with_inferred: Result
    because: str
    because_with_inferred: str
    blockers: tuple[str, ...]
    blockers_with_inferred: tuple[str, ...]
    conditional_blockers: tuple[str, ...]
    unknown: tuple[str, ...]
    seats: tuple[SeatRecord, ...]


class DecisionRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One decision point and its options; ``feasible`` are those that no known stance bars."""

    id: str
    due: str | None
    default: str | None
    slack: int | None
    feasible: tuple[str, ...]
    feasible_with_inferred: tuple[str, ...]
    options: tuple[OptionRecord, ...]


class DemandRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What a member asks for: until then it objects, or then it would consent."""

    actor: str
    condition: str
    objects: bool


class VotesRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of the members that are open, where votes are counted.

    Fewer than ``least`` of those in ``of`` are not enough; ``enough`` are, whichever they are and whatever the others
    do, as long as none in ``none_against`` votes against it. ``stage`` is that of a decision in stages.
    """

    of: tuple[str, ...]
    least: int
    enough: int
    none_against: tuple[str, ...]
    stage: str | None


class MoveRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A smallest set of moves that would let an option pass, whose stance is unknown, and whose is open, meanwhile.

    ``demands`` are the conditions of those who move and of those who are open. ``votes`` is what is asked of the
    unknown and the open where votes are counted; without it, that none of them objects. ``any_of`` are those who can
    stand for each other: all smallest sets hold as many of them as this one, any of them, and the same others.
    """

    option: str
    with_inferred: bool
    moves: tuple[str, ...]
    unknown: tuple[str, ...]
    open: tuple[str, ...]
    demands: tuple[DemandRecord, ...]
    more: bool
    votes: tuple[VotesRecord, ...]
    any_of: tuple[str, ...]


class PackageRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A package that nobody is known to refuse: who in which year, whose consent is unknown, doubts and conditions."""

    parts: tuple[str, ...]
    outcome: Result
    assumes: tuple[str, ...]
    doubts: tuple[str, ...]
    conditions: tuple[str, ...]
    assumed: tuple[str, ...]


class PackageCountsRecord(msgspec.Struct, frozen=True, kw_only=True):
    """How many packages there are, how many are refused, how many worse for all, and how many are left."""

    searched: int
    refused: int
    dominated: int
    listed: int


class ChangeRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One difference from the board at an earlier date."""

    option: str
    what: str
    actor: str | None
    before: str | None
    after: str | None
    claimed_by: str | None
    evidence: tuple[EvidenceRecord, ...]
    veto_before: Veto | None
    veto_after: Veto | None
    since: str | None
    source: str | None


class WaitRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An actor's stance on an option that waits for others to move."""

    actor: str
    option: str
    waits_for: tuple[str, ...]
    text: str
    by_hand: bool


class WaitingRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Who waits for whom, who for each other, and an order for all others."""

    waits: tuple[WaitRecord, ...]
    loops: tuple[tuple[str, ...], ...]
    sequence: tuple[str, ...]


class HoldingRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Of the numbers that a post gave out in a year, how many are held, of about how many; that is a lower bound."""

    post: str
    year: int
    held: int
    about: int


class CoverageRecord(msgspec.Struct, frozen=True, kw_only=True):
    """How much the answer rests on, and what part of the numbers of the posts that speak of it is held.

    Beside the ``extracted`` cables so many have statements of an ``older`` version of the extractor, which count too.
    """

    cables: int
    extracted: int
    statements: int
    positions: int
    note: str
    held: tuple[HoldingRecord, ...]
    older: int


class BoardRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The question at a date, as ``reftel decide --json`` prints it."""

    question: str
    title: str
    on: str | None
    rule: str
    members: int
    coverage: CoverageRecord
    decisions: tuple[DecisionRecord, ...]
    moves: tuple[MoveRecord, ...]
    packages: tuple[PackageRecord, ...]
    package_counts: PackageCountsRecord | None
    waiting: WaitingRecord | None
    since: str | None
    changes: tuple[ChangeRecord, ...]
    schema_version: int = SCHEMA_VERSION
