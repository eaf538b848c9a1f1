"""Versions of one cable: its witnesses, what each lacks or hides, where they differ, and what may be shown of all."""

from typing import Literal

import msgspec

from reftel.model.cable import Completeness
from reftel.model.source import SourceRef


class Witness(msgspec.Struct, frozen=True, kw_only=True):
    """One source of a cable: how whole it is, what it lacks that another has, how many passages it hides.

    ``first`` marks the one that counts. ``said`` is what it says of itself: ``ZDK``, ``CORRECTED COPY``; ``place`` is
    its place in the chain of copies: ``original``, ``repetition``, ``correction``, ``duplicate``, ``cancellation``.
    """

    source: SourceRef
    first: bool
    completeness: Completeness
    paragraphs: int
    lacks: tuple[str, ...]
    hides: int
    place: str
    said: tuple[str, ...] = ()


class Difference(msgspec.Struct, frozen=True):
    """Where a witness differs from the one that counts.

    Kind ``words``: ``ours`` there, ``theirs`` here; ``hidden``: one of all witnesses hides the passage, so neither is
    shown; ``lacking``: the paragraph is not in this witness. ``para`` is the number of the paragraph, if it has one.
    """

    witness: str
    para: int | None
    kind: Literal["words", "hidden", "lacking"]
    ours: str | None = None
    theirs: str | None = None


class Shown(msgspec.Struct, frozen=True):
    """A paragraph as it may be shown of all versions: what any of them hides stands as ``[hidden]``."""

    number: int | None
    mark: str | None
    text: str
    hidden: int


class Versions(msgspec.Struct, frozen=True, kw_only=True):
    """All witnesses of a cable, their differences, and the merged text, in which no redaction is lifted."""

    cable: str
    subject: str | None
    witnesses: tuple[Witness, ...]
    differences: tuple[Difference, ...]
    merged: tuple[Shown, ...]
