"""The question, who sits where on it, and what the rule of the body makes of that."""

from typing import Literal

import msgspec

from reftel.facts.bodies import BodyRule, Member
from reftel.model.position import Stance, Veto

Result = Literal["adopted", "not adopted", "undetermined"]


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One answer to a decision; ``cues`` are the words by which the cables speak of it."""

    id: str
    decision: str
    title: str
    cues: tuple[str, ...] = ()
    candidate: str | None = None


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One point to be decided: when it is due (EDTF), what holds if nothing is, whether options exclude others."""

    id: str
    due: str | None = None
    default: str | None = None
    exclusive: bool = True


class HandSeat(msgspec.Struct, frozen=True, kw_only=True):
    """A seat entered by hand: shown as assumed, or with its source.

    It is on an ``option``, or on a ``candidate`` from a ``first`` to a ``last`` year; ``otherwise`` is then the stance
    on that candidate in any other year. ``stage`` is the stage of the decision in which alone it counts; ``veto`` and
    ``objection`` are as on a ``Seat``. For forecasts:
    its ``position`` on the scale of the question, its ``weight`` (capability) and ``salience``; a seat with a position
    need not be on any option, and then has no stance.
    """

    actor: str
    option: str = ""
    stance: Stance
    assumed: bool = True
    source: str | None = None
    on: str | None = None
    weight: float = 1
    salience: float | None = None
    position: float | None = None
    condition: str | None = None
    candidate: str | None = None
    first: int | None = None
    last: int | None = None
    otherwise: Stance | None = None
    stage: str | None = None
    veto: Veto | None = None
    objection: bool = False

    @property
    def amiss(self) -> str | None:
        """What is wrong with it, as said of it: who objects until a condition is met stands on one."""
        if self.objection and not (self.stance == "conditional" and self.condition):
            return "objects until a condition is met, and that needs the stance conditional and the condition."
        return None


class Window(msgspec.Struct, frozen=True):
    """What packages are made of: candidates, and the years over which they are spread; never pairs."""

    candidates: tuple[str, ...]
    first: int
    last: int


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """The scale of a question that is one of degree; ``default`` is what holds if nothing is decided."""

    low: float
    high: float
    default: float | None = None
    unit: str = ""


class Preference(msgspec.Struct, frozen=True, kw_only=True):
    """What a candidate in a year is worth to an actor, beside no decision, which is worth 0; entered by a person."""

    actor: str
    candidate: str
    year: int | None
    worth: int
    assumed: bool = True
    source: str | None = None


class Wait(msgspec.Struct, frozen=True, kw_only=True):
    """An actor's stance on an option waits for others to move: in what words, on what evidence, or entered by hand."""

    actor: str
    option: str
    waits_for: tuple[str, ...]
    text: str
    by_hand: bool = False


Base = Literal["cast", "present", "members", "weight"]
"""Of what a majority is one: of yes and no, of all present, of all members, of all their weight."""


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of a rule; shares are fractions in words (``2/3``), so that nothing is rounded.

    ``strict``: more than the share, not just as much. ``apart`` are the States concerned, whose consent is not asked;
    ``present`` who alone may object. ``opens`` and ``expires`` bound a silence procedure. ``of_members`` and
    ``of_population`` are the two legs of a double majority, ``block`` the least number of members that can block one.
    """

    base: Base = "cast"
    share: str = "1/2"
    strict: bool = True
    count: int | None = None
    veto: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    opens: str | None = None
    expires: str | None = None
    of_members: str = "11/20"
    of_population: str = "13/20"
    block: int = 4
    abstaining_members: str = "1/3"
    abstaining_population: str = "1/3"


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """One stage of a decision that is taken in several: by which rule, by which members, and on what day.

    ``on`` is the day (EDTF) whose seats count in it; None where it is that of the board.
    """

    id: str
    name: str
    rule: str
    members: tuple[Member, ...] = ()
    terms: Terms = Terms()
    on: str | None = None


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be decided: decisions, options, rule and body, and seats entered by hand.

    ``members`` are those of the body with their dates; empty where the body, and so who may object, is not known.
    ``on`` is the date (EDTF) of its board where nobody names another: that of a vote, say. ``stages`` are those of a
    rule that has some; ``rules`` what the body says of its rules, with sources.
    """

    id: str
    title: str
    body: str
    rule: str
    decisions: tuple[Decision, ...]
    options: tuple[Option, ...]
    seats: tuple[HandSeat, ...] = ()
    members: tuple[Member, ...] = ()
    terms: Terms = Terms()
    window: Window | None = None
    preferences: tuple[Preference, ...] = ()
    waits: tuple[Wait, ...] = ()
    on: str | None = None
    scale: Scale | None = None
    stages: tuple[Stage, ...] = ()
    rules: tuple[BodyRule, ...] = ()

    @property
    def cues(self) -> tuple[str, ...]:
        """The words by which cables speak of any of its options."""
        return tuple(cue for option in self.options for cue in option.cues)


class Evidence(msgspec.Struct, frozen=True):
    """The words behind a seat, their place, and the whole ``sentence`` around them.

    ``echo`` where it repeats another one, in a summary say. ``on`` is its own day, ``reported`` that of its cable.
    """

    cable: str
    para: int | None
    start: int
    end: int
    text: str
    source: str = ""
    on: str | None = None
    statement: str = ""
    stance: str = ""
    echo: bool = False
    sentence: str = ""
    reported: str | None = None

    @property
    def whole(self) -> str:
        """The sentence; the words alone where it is not known."""
        return self.sentence or self.text


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """Where one actor is reported to stand on one option. Evidence, or the word *assumed* (law 6).

    ``others`` is earlier or differing evidence of the same actor; ``member`` whether it is a member of the body then
    (None where the members are not known). ``veto`` is what it has said of blocking where that is no objection: its
    right (no stance), a threat (inferred only), a waiver (no consent); ``right`` whether it has said that it has the
    right beside anything else. ``objection``: it objects, on the condition;
    ``waits_for`` are the others whom that names.
    ``source`` is where a seat is from that was entered by hand and is not assumed, ``stage`` where alone it counts.
    """

    actor: str
    option: str
    stance: Stance
    since: str | None
    assumed: bool
    to_check: bool
    claimed_by: str | None
    condition: str | None
    evidence: tuple[Evidence, ...]
    others: tuple[Evidence, ...] = ()
    member: bool | None = None
    veto: Veto | None = None
    right: bool = False
    objection: bool = False
    waits_for: tuple[str, ...] = ()
    source: str | None = None
    stage: str | None = None


class OptionOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """One option: its seats, and the outcome on what is declared and with what is inferred.

    ``unknown`` are the members that have no seat on it; those undecided or on a condition are named in ``because``.
    ``blockers`` are in the way of it by what is declared, ``blockers_with_inferred`` with what is inferred,
    ``conditional_blockers`` are the members that object as long as a condition is not met.
    """

    id: str
    title: str
    outcome: Result
    outcome_with_inferred: Result
    because: str
    because_with_inferred: str
    blockers: tuple[str, ...]
    unknown: tuple[str, ...]
    seats: tuple[Seat, ...]
    blockers_with_inferred: tuple[str, ...] = ()
    conditional_blockers: tuple[str, ...] = ()


class DecisionOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """One decision point and its options; ``slack`` is the days from the date of the board to the last day that is due.

    It is negative where the day has passed, and None where no day is due or the board has no date. ``feasible`` are the
    options that no known stance bars, on what is declared and with what is inferred; the default always is one more.
    """

    id: str
    due: str | None
    default: str | None
    options: tuple[OptionOutcome, ...]
    slack: int | None = None
    feasible: tuple[str, ...] = ()
    feasible_with_inferred: tuple[str, ...] = ()


class Demand(msgspec.Struct, frozen=True, kw_only=True):
    """What a member asks for, in its words: it objects until then (``objects``), or would consent then."""

    actor: str
    condition: str
    objects: bool


class Votes(msgspec.Struct, frozen=True, kw_only=True):
    """What a set of moves still asks of the members that are open, where votes are counted.

    With fewer than ``least`` of the members in ``of`` for it, it does not pass; with ``enough`` it does, whichever they
    are and whatever the others do, as long as none in ``none_against`` votes against it: each of these could stop it
    alone, and an abstention does not. ``stage`` is that of a decision in stages.
    """

    of: tuple[str, ...]
    least: int
    enough: int
    none_against: tuple[str, ...] = ()
    stage: str | None = None


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """A smallest set of moves that would let an option pass, by whom, and whose stance is unknown meanwhile.

    Who objects until a condition is met moves when it is met. ``open`` are other members with a seat that could still
    become an objection: undecided, on a condition, inferred. ``demands`` are the conditions of those who move and those
    who are open. An option that no known stance bars has one empty set. ``more``: there are more smallest sets than are
    listed. ``votes`` is what is asked of the unknown and the open where votes are counted, for each stage that there
    is; without it, that none of them objects. ``any_of`` are those who can stand for each other: all smallest sets hold
    as many of them as this one, any of them, and the same others.
    """

    option: str
    with_inferred: bool
    moves: tuple[str, ...]
    unknown: tuple[str, ...]
    actors: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    demands: tuple[Demand, ...] = ()
    more: bool = False
    votes: tuple[Votes, ...] = ()
    any_of: tuple[str, ...] = ()


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One difference between two boards: of a seat (``actor``), or of an outcome; None where there was or is none.

    ``since`` is the day since which the seat is as it is, where one is known, ``source`` where one by hand is from.
    """

    option: str
    what: Literal["seat", "outcome", "outcome_with_inferred"]
    actor: str | None
    before: str | None
    after: str | None
    claimed_by: str | None = None
    evidence: tuple[Evidence, ...] = ()
    veto_before: Veto | None = None
    veto_after: Veto | None = None
    since: str | None = None
    source: str | None = None


class Part(msgspec.Struct, frozen=True):
    """One part of a package: who in which year, and what the question calls it, where it has that option."""

    candidate: str
    year: int
    option: str | None = None

    def __str__(self) -> str:
        return f"{self.candidate} {self.year}"


class Package(msgspec.Struct, frozen=True, kw_only=True):
    """Candidates spread over years, that nobody is known to refuse.

    ``assumes`` are members whose consent to some part is unknown; ``doubts`` those inferred to object to one, or
    claimed to by others; ``conditions`` what some ask for in return; ``assumed`` whose seat on a part was entered by
    hand as an assumption. ``outcome`` is adopted only where nothing of this is open.
    """

    parts: tuple[Part, ...]
    outcome: Result
    assumes: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()


class PackageSearch(msgspec.Struct, frozen=True, kw_only=True):
    """How many packages there are, how many nobody is known to refuse, how many of these are no worse for anybody.

    ``packages`` are the first of them: those that fill most years, with the fewest doubts, conditions and unknown.
    """

    searched: int
    refused: int
    dominated: int
    listed: int
    packages: tuple[Package, ...]


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """Who waits for whom; ``loops`` are those who wait for each other, ``sequence`` an order for all others.

    Within a loop nobody can move first: only all at once.
    """

    waits: tuple[Wait, ...]
    loops: tuple[tuple[str, ...], ...]
    sequence: tuple[str, ...]


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """Of the numbers that a post gave out in a year, how many are held, and about how many there were.

    ``about`` is a lower bound: from the lowest to the highest number that is held.
    """

    post: str
    year: int
    held: int
    about: int

    def __str__(self) -> str:
        return f"{self.held:,} of at least {self.about:,} cables that {self.post} wrote in {self.year}"


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """How much the answer rests on: statements from so many of the matching cables, and what is not extracted yet.

    Of ``older`` more the statements are those of an older version of the extractor; they count as they are. ``held``
    says for the post and year of each matching cable what part of its numbers is held.
    """

    cables: int
    extracted: int
    statements: int
    positions: int
    note: str = ""
    held: tuple[Holding, ...] = ()
    older: int = 0


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """The question at a date; ``changes`` are those from the board at ``since``, where that was asked for."""

    question: str
    title: str
    on: str | None
    rule: str
    members: int
    coverage: Coverage
    decisions: tuple[DecisionOutcome, ...]
    moves: tuple[Move, ...] = ()
    packages: PackageSearch | None = None
    waiting: Waiting | None = None
    since: str | None = None
    changes: tuple[Change, ...] = ()
