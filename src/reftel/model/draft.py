"""A draft of a question: what cables name as open to decision, each line with the sentences that name it."""

import msgspec


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of a cable: its paragraph, its number in it (from 1), its words, and their place in the source."""

    cable: str
    para: int | None
    sentence: int
    text: str
    start: int
    end: int
    source: str


class DraftOption(msgspec.Struct, frozen=True, kw_only=True):
    """An option as cables name it; ``possible``: they call it that only. ``count`` is of sentences that name it."""

    id: str
    title: str
    candidate: str | None
    cues: tuple[str, ...]
    count: int
    evidence: tuple[Cited, ...]
    possible: bool = False


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """Something else that the same cables name as open to decision: what a question could ask, how often, and where."""

    asks: str
    count: int
    evidence: tuple[Cited, ...]


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """The rule of a body on a day, in its own words; ``mark`` K: not checked against the text it is from."""

    id: str
    text: str
    source: str
    mark: str


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a question from cables. What they do not say is None or empty, and a person fills it in.

    ``body`` is the id of a body that comes with reftel; ``named`` are bodies that it does not know, as the cables name
    them. ``rule`` is that of the body on the day of the last cable; ``ruling`` what the cables say of a rule.
    ``due_event`` is the meeting of the body that the table of events has for that time.
    """

    query: str
    id: str
    title: str
    cables: tuple[str, ...]
    options: tuple[DraftOption, ...]
    body: str | None = None
    body_name: str = ""
    body_evidence: tuple[Cited, ...] = ()
    named: tuple[str, ...] = ()
    rule: Ruling | None = None
    ruling: tuple[Cited, ...] = ()
    decision: str | None = None
    due: str | None = None
    due_evidence: tuple[Cited, ...] = ()
    due_event: str = ""
    others: tuple[Subject, ...] = ()
