"""What one person says of one statement: that it is right, that it is none, or how it should be."""

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from reftel.model.source import Span
from reftel.model.statement import Act, Condition, Statement

Verdict = Literal["accept", "reject", "correct"]
EDITOR = "editor"
"""The coder whose verdict goes before that of all others."""


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """What of a statement a person answers for; ``start`` and ``end`` are the place of ``content`` in the source."""

    speaker: str
    addressees: tuple[str, ...]
    act: Act
    start: int
    end: int
    content: str
    said_on: str | None
    condition: Condition | None
    sentence: str
    sentence_span: Span


class Patch(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The fields that are to be otherwise, and no others."""

    speaker: str | UnsetType = UNSET
    addressees: tuple[str, ...] | UnsetType = UNSET
    act: Act | UnsetType = UNSET
    start: int | UnsetType = UNSET
    end: int | UnsetType = UNSET
    content: str | UnsetType = UNSET
    said_on: str | UnsetType | None = UNSET
    condition: Condition | UnsetType | None = UNSET
    sentence: str | UnsetType = UNSET
    sentence_span: Span | UnsetType = UNSET

    def __bool__(self) -> bool:
        """Whether anything is to be otherwise."""
        return self != Patch()

    def of(self, fields: Fields) -> Fields:
        """The fields with what is to be otherwise."""
        told = {name: getattr(self, name) for name in self.__struct_fields__ if getattr(self, name) is not UNSET}
        return msgspec.structs.replace(fields, **told)


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict of a coder on a statement of a cable, as it was ``seen``.

    ``statement`` is the id that it had, ``version`` that of the extractor. ``number`` is that of the review; ``place``
    that of the statement which it is about now, None where there is none any more.
    """

    cable: str
    source: str
    begin: int
    statement: str
    version: str
    seen: Fields
    coder: str
    verdict: Verdict
    patch: Patch = Patch()
    note: str = ""
    number: int = 0
    replaces: int | None = None
    undone: bool = False
    place: int | None = None

    @property
    def fields(self) -> Fields:
        """The fields as the coder holds them right."""
        return self.patch.of(self.seen)

    @property
    def outcome(self) -> tuple[str, Fields | None]:
        """What follows from it: two coders agree if this is the same."""
        return ("reject", None) if self.verdict == "reject" else ("stands", self.fields)


class Queued(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as it was extracted, and what this coder, and nobody else, said of it."""

    statement: Statement
    mine: Review | None = None


class Queue(msgspec.Struct, frozen=True, kw_only=True):
    """Statements to be reviewed, lowest rank first: a page of them, and how many there are."""

    total: int
    shown: tuple[Queued, ...]


class Disputed(msgspec.Struct, frozen=True, kw_only=True):
    """A statement on which coders disagree, and what each says."""

    statement: Statement
    reviews: tuple[Review, ...]


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """How far coders agree on the statements that at least two of them reviewed.

    ``agreed`` of ``units`` have one outcome. ``alpha`` is Krippendorff's, nominal; None where nothing varies.
    """

    coders: tuple[str, ...]
    reviewed: int
    units: int
    agreed: int
    alpha: float | None
    disputed: int
    orphaned: int


def fields_of(statement: Statement) -> Fields:
    """What of a statement a person answers for."""
    return Fields(**{name: getattr(statement, name) for name in Fields.__struct_fields__})


def patch_between(seen: Fields, wanted: Fields) -> Patch:
    """What is otherwise in the fields that are wanted."""
    changed = {
        name: getattr(wanted, name) for name in seen.__struct_fields__ if getattr(wanted, name) != getattr(seen, name)
    }
    return Patch(**changed)
