"""What a reader sees of an archive before a cable is opened: cards, counts to filter by, what may be typed next."""

from typing import Literal

import msgspec

from reftel.model.cable import Kind
from reftel.model.meeting import Meeting, MeetingKind, MeetingStatus
from reftel.model.report import Hit
from reftel.model.statement import Statement

Lacking = Literal["next", "left"]
"""Why a cable has no statements: they are being made, its the next; or nobody has made them."""


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A cable as it stands in a list: number, day, post, level and subject, and what kind of document it is."""

    cable: str
    date: str | None
    origin: str | None
    station: str | None
    level: str | None
    subject: str | None
    kind: Kind = "telegram"


class Count(msgspec.Struct, frozen=True):
    """One value to filter by: what it is called, how many cables have it, and the query that asks for it."""

    name: str
    count: int
    query: str


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """What the cables found are: by post, year, TAGS, classification; and the statements in them by speaker and act.

    ``counted`` is false while the statements of a large archive are still being counted, after it was opened.
    """

    posts: tuple[Count, ...] = ()
    years: tuple[Count, ...] = ()
    tags: tuple[Count, ...] = ()
    levels: tuple[Count, ...] = ()
    speakers: tuple[Count, ...] = ()
    acts: tuple[Count, ...] = ()
    counted: bool = True


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What answers a query: how many cables in all, the best hits, the cards of their cables, and what they are."""

    cables: int
    hits: tuple[Hit, ...]
    cards: dict[str, Card]
    facets: Facets


class Holdings(msgspec.Struct, frozen=True, kw_only=True):
    """How much an archive holds; ``first`` and ``last`` are years, ``undated`` the cables without one.

    ``echoes`` are the statements that repeat another and are not among ``statements``; None where they are not told
    apart yet, and ``statements`` has them too.
    """

    sources: int
    unread: int
    cables: int
    statements: int
    echoes: int | None = 0
    first: str | None = None
    last: str | None = None
    undated: int = 0


class Completion(msgspec.Struct, frozen=True):
    """What may stand in place of the last word that was typed: the whole query then, and what it is."""

    query: str
    shown: str
    note: str


Order = Literal["cable", "speaker", "day"]
"""By what statements are grouped: by cable in its order, by speaker (the most talkative first), by the day they were
said."""


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """Which statements are asked for; what is empty lets everything pass. Case and accents do not matter.

    Of several speakers, addressees or acts any will do; all words of ``about`` must stand in what was said. ``when`` is
    as in the query language (``2006-10..2006-12``): what has no day of its own goes by the date of its cable.
    ``cable`` is a number. ``comments`` are those of the posts; with ``alone`` nothing but them is asked for.
    ``cues`` are those of the question that ``about`` names by its id: all words of any of them, instead of its own.
    ``actor`` and ``to_actor`` are ids: who speaks and who is addressed by what was taken for one actor, not by name.
    ``within`` is a query: it is asked of the cables that answer it.
    """

    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    about: str = ""
    when: str = ""
    cable: str = ""
    comments: bool = True
    alone: bool = False
    actor: str = ""
    to_actor: str = ""
    cues: tuple[str, ...] = ()
    within: str = ""


class MeetingsAsked(msgspec.Struct, frozen=True, kw_only=True):
    """Which meetings are asked for: by who took part, whoever called on whom, by time, cables and what was said there.

    ``asked`` is as for statements. Of several kinds any will do; ``post`` is the name of the one that tells of them.
    """

    asked: Asking = Asking()
    status: MeetingStatus | Literal["any"] = "held"
    kinds: tuple[MeetingKind, ...] = ()
    post: str = ""


class HappeningsAsked(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for; what is empty lets everything pass. Case does not matter.

    All words of ``about`` must occur. ``state`` is the modality of an event, or what became of a démarche; ``kind`` is
    that of an event. ``when`` is as in the query language (``2006-10..2006-12``).
    """

    by: str = ""
    about: str = ""
    when: str = ""
    state: str = ""
    kind: str = ""


class Diary(msgspec.Struct, frozen=True, kw_only=True):
    """The meetings that are asked for, in the order of their days: how many, and a page of them.

    ``kinds``, ``posts``, ``years`` and ``people`` count all of them, ``statuses`` those of other statuses too. The
    query of one of ``people`` is the id of the actor; None where it is not known yet who is who. ``by_cable`` have no
    day of their own and go by the date of their cable. ``undated`` and ``of_other_days`` are what is left out of the
    time that is asked for: what has no day at all, and what has another.
    """

    meetings: tuple[Meeting, ...]
    found: int
    statuses: tuple[Count, ...] = ()
    kinds: tuple[Count, ...] = ()
    posts: tuple[Count, ...] = ()
    years: tuple[Count, ...] = ()
    people: tuple[Count, ...] | None = None
    by_cable: int = 0
    undated: int = 0
    of_other_days: int = 0


class Group(msgspec.Struct, frozen=True):
    """Statements that stand together: what they have in common, how many there are, and those of this page."""

    name: str
    count: int
    statements: tuple[Statement, ...]


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """Who is reported to have said what: how many statements and, beside, repetitions; a page of them in groups.

    ``speakers``, ``acts`` and ``years`` count all that were asked for. ``by_cable`` are the statements among them that
    have no day of their own and go by the date of their cable. ``undated`` are all that else fit and have neither: of a
    time that is asked for they are left out, as are ``of_other_days``.
    """

    statements: int
    echoes: int
    groups: tuple[Group, ...]
    speakers: tuple[Count, ...] = ()
    acts: tuple[Count, ...] = ()
    years: tuple[Count, ...] = ()
    by_cable: int = 0
    undated: int = 0
    of_other_days: int = 0


class Knot(msgspec.Struct, frozen=True, kw_only=True):
    """An actor in a network: id, name, kind and country (ISO), and how often it addresses, is addressed and meets."""

    id: str
    name: str
    kind: str
    country: str | None
    said: int
    heard: int
    met: int = 0


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """Who addressed whom (ids of actors), in how many statements; repetitions are not counted.

    ``by_cable`` of them have no day of their own and go by the date of their cable.
    """

    by: str
    to: str
    statements: int
    by_cable: int = 0

    @property
    def ends(self) -> tuple[str, str]:
        """Who speaks, and whom to."""
        return self.by, self.to

    @property
    def weight(self) -> int:
        """How many statements it counts."""
        return self.statements

    @property
    def counts(self) -> str:
        """What it counts."""
        return "statements"


class Meet(msgspec.Struct, frozen=True, kw_only=True):
    """Who met whom (ids of actors, in their order: neither goes before), at how many meetings that cables report.

    ``by_cable`` of them have no day of their own and go by the date of their cable.
    """

    one: str
    other: str
    meetings: int
    by_cable: int = 0

    @property
    def ends(self) -> tuple[str, str]:
        """The two."""
        return self.one, self.other

    @property
    def weight(self) -> int:
        """How many meetings it counts."""
        return self.meetings

    @property
    def counts(self) -> str:
        """What it counts."""
        return "meetings"


class TieRow(msgspec.Struct, frozen=True, kw_only=True):
    """Who addressed or met whom, by name too, as a row."""

    tie: Tie | Meet
    by: str
    to: str


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """Actors, the statements that they addressed to each other, and who of them met whom; of all the most first.

    Of ``meetings`` in all ``by_cable`` go by the date of their cable, and ``undated`` others have no day at all: of a
    time that is asked for they are left out. ``told`` are those of two actors, where two are asked for.

    There are so many ``actors``, ``pairs`` of whom one addressed the other, in so many ``statements``, and ``met``
    pairs who met. Where only some are shown, ``knots`` are the first of the actors, and behind them whoever else stands
    at an edge; ``ties`` and ``meets`` are the first of those, and behind them all others between the first actors.
    """

    knots: tuple[Knot, ...]
    ties: tuple[Tie, ...]
    meets: tuple[Meet, ...] = ()
    actors: int = 0
    pairs: int = 0
    statements: int = 0
    met: int = 0
    meetings: int = 0
    by_cable: int = 0
    undated: int = 0
    told: tuple[Meeting, ...] = ()

    @property
    def edges(self) -> tuple[Tie | Meet, ...]:
        """Those of statements, then those of meetings."""
        return *self.ties, *self.meets
