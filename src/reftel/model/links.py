"""How cables hang together: references and what answers them, threads, neighbours by number, who was informed."""

from typing import Literal

import msgspec

By = Literal["reference", "subject"]
Part = Literal["instruction", "delivery", "reply", "report"]


class Cited(msgspec.Struct, frozen=True):
    """A reference of a cable: as written, the number that it means, and whether it is held.

    ``state``: ``held``; ``missing`` (not held, and a known number); ``unknown`` (not held, in no index of numbers);
    ``other`` (no cable, or none that can be told). ``target`` is the number of the cable that is held, or was meant.
    """

    text: str
    enumerator: str | None
    state: Literal["held", "missing", "unknown", "other"]
    target: str | None
    date: str | None = None
    subject: str | None = None


class Related(msgspec.Struct, frozen=True):
    """A cable of the same thread: how many steps away, by what, and the part that it plays in it."""

    cable: str
    date: str | None
    subject: str | None
    part: Part
    by: By
    steps: int


class Neighbour(msgspec.Struct, frozen=True):
    """The next cable of the same post that is held, and how many numbers lie between."""

    cable: str
    date: str | None
    subject: str | None
    missing: int


class Informed(msgspec.Struct, frozen=True):
    """An addressee: for action or information, its station if it is a post's, and the members that are known of it."""

    name: str
    role: Literal["action", "info"]
    station: str | None
    members: tuple[str, ...]
    excluded: tuple[str, ...]


class Succession(msgspec.Struct, frozen=True):
    """What became of a post: ``ALMATY`` moved to ``ASTANA`` in 2006."""

    station: str
    successor: str | None
    change: str
    when: str | None


class Links(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a cable hangs together with in an archive.

    ``copies`` are the other numbers under which it says it was sent, or which it corrects or cancels.
    """

    cable: str
    date: str | None
    subject: str | None
    references: tuple[Cited, ...]
    cited_by: tuple[Related, ...]
    thread: tuple[Related, ...]
    before: Neighbour | None
    after: Neighbour | None
    informed: tuple[Informed, ...]
    succession: tuple[Succession, ...]
    copies: tuple[Cited, ...]


class Missing(msgspec.Struct, frozen=True):
    """A cable that others refer to and that is not held; ``known`` if an index of numbers has it."""

    cable: str
    cited_by: tuple[str, ...]
    known: bool


class Series(msgspec.Struct, frozen=True):
    """The numbers of a post in a year: how many are held of how many up to the last, and the first gaps.

    Nothing tells how many it sent behind the last one that is held.
    """

    station: str
    year: int
    first: int
    last: int
    held: int
    gaps: tuple[tuple[int, int], ...]
