"""Actors: the persons, bodies, states and posts of an archive, each with the namings that were taken for it.

A naming is a name as one cable uses it. An actor is what several namings were taken to mean, each with the rule that
says so; what a person has ruled goes before all rules, and can be undone.
"""

from typing import Literal

import msgspec

from reftel.model.browsing import Count
from reftel.model.meeting import Meeting
from reftel.model.position import Position
from reftel.model.statement import Statement

NamingKind = Literal["person", "role", "body", "state", "post", "group", "media", "unnamed", "redacted"]


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """An office as a cable gives it to a person: its words, the country that they name, and their place.

    ``text`` holds office and name, verbatim. ``country`` is an ISO code; None where the words name none.
    """

    title: str
    country: str | None
    para: int | None
    start: int
    end: int
    text: str


class Naming(msgspec.Struct, frozen=True, kw_only=True):
    """A name as one cable uses it: what kind of name, its fullest form there, and the offices of its bearer.

    ``start``/``end`` are the place of ``text``, where the name stands first (or where its bearer first speaks).
    ``ours``: one of the reporting post. ``state`` is the ISO code of the state that a name means (``GOK``, ``Astana``).
    """

    name: str
    kind: NamingKind
    full: str
    para: int | None
    start: int
    end: int
    text: str
    ours: bool = False
    state: str | None = None
    offices: tuple[Office, ...] = ()

    @property
    def held(self) -> tuple[Office, ...]:
        """Its offices; those that stand with the given name, where any does: ``President Bly`` may be another Bly."""
        given = {word for word in self.full.split() if word not in self.name.split() and len(word) > 2}
        with_it = tuple(one for one in self.offices if not given.isdisjoint(one.text.split()))
        return with_it or self.offices


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A naming with its cable, and why it was taken for this actor: the code of a rule, or of a ruling."""

    cable: str
    date: str | None
    source: str
    naming: Naming
    because: str
    statements: int = 0
    addressed: int = 0
    meetings: int = 0


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """An office over time: from the first to the last cable that gives it, with every place where one does."""

    title: str
    country: str | None
    first: str | None
    last: str | None
    evidence: tuple["Place", ...]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Characters of a source, and the paragraph of the cable in which they stand."""

    cable: str
    para: int | None
    start: int
    end: int
    text: str
    source: str


class KnownOffice(msgspec.Struct, frozen=True, kw_only=True):
    """An office that a table of facts gives to somebody of this surname in a year in which cables name him.

    Whether it is he, no cable says. ``mark`` is V where the fact was seen in its source, K where it is from memory.
    """

    name: str
    office: str
    year: int
    mark: str
    source: str


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """Another actor of the same or a like name, and the rule by which the two were not taken for one."""

    id: str
    name: str
    because: str
    why: str


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """An actor in a list: its id, the name to go by, what it is, and how much there is of it.

    ``names`` are all its forms, ``country`` an ISO code. ``first``/``last`` are dates of cables.
    """

    id: str
    name: str
    kind: NamingKind
    country: str | None
    names: tuple[str, ...]
    statements: int
    addressed: int
    meetings: int
    cables: int
    first: str | None
    last: str | None


class Roll(msgspec.Struct, frozen=True, kw_only=True):
    """A page of a list of actors, how many there are in the whole list, and how many of each kind in the archive."""

    actors: tuple[Listed, ...]
    found: int
    kinds: tuple[Count, ...]


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """What a person has ruled: that two actors are one (``merge``) or that some namings are another's (``split``).

    ``namings`` are (cable, name) pairs. ``undone`` rulings have no effect, and stay on record. ``by`` is who ruled and
    when, as it was noted beside it.
    """

    number: int
    kind: Literal["merge", "split"]
    namings: tuple[tuple[str, str], ...]
    reason: str
    undone: bool = False
    by: str = ""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One name of a list that was asked for, and what it was found as; the actor of that name with most statements.

    ``found_as`` is None where there is none of that name; ``also`` are the ids of others that bear it.
    """

    asked: str
    found_as: str | None
    id: str | None
    kind: NamingKind | None
    country: str | None
    names: tuple[str, ...]
    statements: int
    addressed: int
    meetings: int
    cables: int
    first: str | None
    last: str | None
    also: tuple[str, ...] = ()


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """What an actor said under one heading: how many statements, from when to when, and the ids of the first ones."""

    topic: str | None
    statements: int
    first: str | None
    last: str | None
    ids: tuple[str, ...]


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """Two stances of an actor on one option, one after the other, that differ.

    ``other_post``: different posts report them, so that it may be the reporting that differs.
    """

    question: str
    option: str
    before: Position
    after: Position
    other_post: bool


class Stances(msgspec.Struct, frozen=True, kw_only=True):
    """What an actor's own statements say on a question, and where it changed; ``options`` are titles by id."""

    question: str
    title: str
    options: dict[str, str]
    positions: tuple[Position, ...]
    shifts: tuple[Shift, ...]


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about one actor, as its page shows it.

    ``statements`` and ``meetings`` are the first of what it said and whom it met, of ``actor.statements`` and
    ``actor.meetings`` in all; ``namings`` and the counts of ``topics`` stop at a thousand. ``others`` bear the name
    that was asked for too. ``known`` are offices by a table and no cable. ``rulings`` are about its namings, or took
    some from it. ``positions`` and ``shifts`` are those on a question, where one was given.
    """

    actor: Listed
    offices: tuple[Held, ...]
    namings: tuple[Named, ...]
    meetings: tuple[Meeting, ...]
    topics: tuple[Topic, ...]
    statements: tuple[Statement, ...]
    positions: tuple[Position, ...]
    shifts: tuple[Shift, ...]
    near: tuple[Near, ...]
    rulings: tuple[Ruling, ...]
    others: tuple[Listed, ...]
    known: tuple[KnownOffice, ...] = ()
