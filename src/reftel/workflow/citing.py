"""Citing: a cable or a paragraph of it in every form, and in the one that is to be saved."""

from collections.abc import Sequence

import msgspec

from reftel.model.cable import Cable
from reftel.writing.citations import CITATIONS, tags

__all__ = ["FORMS", "Cited", "cite", "tags"]


class Cited(msgspec.Struct, frozen=True):
    """A citation: the name of its form, what people call it, how its file ends, what kind of file it is, its text."""

    name: str
    title: str
    suffix: str
    media: str
    text: str


FORMS: tuple[tuple[str, str], ...] = tuple((one.name, one.media) for one in CITATIONS)
"""The names of the forms, and what kind of file each is."""


def cite(cable: Cable, para: int | None = None) -> Sequence[Cited]:
    """A cable, or its paragraph of that number, in all forms."""
    return tuple(Cited(one.name, one.title, one.suffix, one.media, one.write(cable, para)) for one in CITATIONS)
