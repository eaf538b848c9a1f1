"""Citing: a cable or a paragraph of it in every form, and in the one that is to be saved."""

from collections.abc import Sequence

import msgspec

from reftel.model.cable import Cable
from reftel.writing.citations import CITATIONS, tags
from reftel.writing.citations.ris import led_back

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


def cite(cable: Cable, para: int | None = None, address: str = "") -> Sequence[Cited]:
    """A cable, or its paragraph of that number, in all forms; the record of RIS leads back to its address."""
    told = ((one, one.write(cable, para)) for one in CITATIONS)
    return tuple(
        Cited(one.name, one.title, one.suffix, one.media, led_back(text, address) if one.name == "ris" else text)
        for one, text in told
    )
