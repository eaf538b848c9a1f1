"""Lines of the lists of the reading room, as they stand in a table."""

from typing import Literal

import msgspec

from reftel.model.account import Account
from reftel.model.draft import Cited
from reftel.model.review import Review


class QuestionRow(msgspec.Struct, frozen=True, kw_only=True):
    """A question, or the file that is none (then ``problem`` says why, and ``id`` is empty)."""

    id: str = ""
    title: str = ""
    body: str = ""
    rule: str = ""
    due: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    file: str = ""
    problem: str = ""


class KeptRow(msgspec.Struct, frozen=True, kw_only=True):
    """A case file with its ``items``, or a search that is kept; ``gone``: it was put away and can be had again."""

    kind: Literal["case", "search"]
    number: int
    name: str
    about: str = ""
    owner: str = ""
    shown: str = ""
    items: int | None = None
    asks: str = ""
    query: str = ""
    gone: bool = False


class VerdictRow(msgspec.Struct, frozen=True, kw_only=True):
    """What one coder says of a statement on which coders disagree, or that is extracted no more."""

    state: Literal["disputed", "decided", "orphaned"]
    review: Review


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """Characters of a source, from ``start`` on, and what they were read as; ``at`` where they are asked for."""

    start: int
    text: str
    kind: str
    family: str
    at: bool = False


class WordedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a question as it is worded, by the name of its field, or a sentence that a line of a draft rests on."""

    line: str
    value: str = ""
    cues: tuple[str, ...] = ()
    cited: Cited | None = None


class CitedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A cable or a paragraph as one form of citing has it."""

    citation: str
    form: str
    title: str
    media: str
    text: str


class PersonRow(msgspec.Struct, frozen=True, kw_only=True):
    """An account of a shared room."""

    account: Account


class Key(msgspec.Struct, frozen=True):
    """A key of the keyboard, and what it does."""

    key: str
    does: str
