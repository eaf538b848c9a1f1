"""What the round trip compares: the values of a cable, without the places and the raw text that they were read from."""

from collections.abc import Iterator
from typing import Any

import msgspec

from reftel.model.cable import Cable, Reading
from reftel.model.source import Field, Span

ASIDE = frozenset(
    {
        "source", "span", "start", "end", "text_start", "raw", "runs", "parts",  # places, and what stood there
        "findings", "repairs",  # remarks on a source
        "versions",  # of what else is held
    }
)  # fmt: skip


def values(thing: Any) -> Any:
    """A record as plain values."""
    if isinstance(thing, Field):
        return values(thing.value)
    if isinstance(thing, msgspec.Struct):
        names = (name for name in thing.__struct_fields__ if name not in ASIDE)
        return {name: values(getattr(thing, name)) for name in names}
    if isinstance(thing, tuple | list):
        return [values(one) for one in thing]
    return thing


def blanked(cable: Cable) -> Cable:
    """The cable with every raw text and every place blanked."""
    nowhere = Span(0, 0)
    head = {
        name: Field(field.value, "", nowhere)
        for name in cable.head.__struct_fields__
        if (field := cable.field(name)) is not None
    }
    paragraphs = tuple(
        msgspec.structs.replace(one, raw="", start=0, end=0, text_start=0, runs=()) for one in cable.paragraphs
    )
    return msgspec.structs.replace(
        cable, span=nowhere, head=msgspec.structs.replace(cable.head, **head), paragraphs=paragraphs
    )


def cables_in(reading: Reading) -> Iterator[Cable]:
    """The cables of a reading and of its members."""
    yield from reading.cables
    for member in reading.members:
        yield from cables_in(member)
