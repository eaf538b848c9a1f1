"""Which documents a text names, and which provisions its words may touch: an index for a reader, no reading of law."""

import re
from functools import cache
from typing import NamedTuple

from reftel.facts import tables
from reftel.facts.events import Event, events

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Provision(NamedTuple):
    """One row of ``authorities.tsv``; ``mark`` V seen in its source, K from memory."""

    document: str
    paragraph: str
    subject: str
    words: tuple[tuple[str, ...], ...]
    binding: str
    mark: str


@cache
def provisions() -> tuple[Provision, ...]:
    """All provisions, as the table has them."""
    return tuple(
        Provision(
            row["document"],
            row["paragraph"],
            row["subject"],
            tuple(tuple(way.casefold().split()) for way in row["words"].split("|")),
            row["binding"],
            row["mark"],
        )
        for row in tables.rows("authorities.tsv")
    )


@cache
def document(name: str) -> Event:
    """A document of the table of events by its name.

    Raises:
        KeyError: if there is none of that name.
    """
    found = next((one for one in events() if one.kind == "document" and one.name == name), None)
    if found is None:
        raise KeyError(name)
    return found


def documents_in(text: str) -> tuple[Event, ...]:
    """The documents that a text names, also by a name used wrongly (``Copenhagen Declaration``)."""
    low = text.casefold()
    return tuple(
        one
        for one in events()
        if one.kind == "document"
        and (one.name.casefold() in low or any(name.casefold() in low for name in one.misnomers))
    )


def provisions_for(text: str) -> tuple[Provision, ...]:
    """The provisions whose words a text has, each as the beginning of a word."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return tuple(one for one in provisions() if any(_has(way, words) for way in one.words))


def _has(way: tuple[str, ...], words: list[str]) -> bool:
    return all(any(word.startswith(begin) for word in words) for begin in way)
