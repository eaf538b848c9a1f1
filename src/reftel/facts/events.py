"""Days of institutions and upheavals: elections, meetings, documents, who was in the chair of a body in which year."""

import datetime as dt
import re
from functools import cache, lru_cache

import msgspec

from reftel.facts import tables


class Event(msgspec.Struct, frozen=True):
    """An event: its kind, the country or body, name, the words that name it, its days (ISO), and names used wrongly.

    ``mark`` is V where the day was seen in the source, K where it is from memory.
    """

    kind: str
    of: str
    name: str
    words: tuple[tuple[str, ...], ...]
    days: tuple[str, ...]
    misnomers: tuple[str, ...]
    mark: str
    source: str

    @property
    def iso2(self) -> str | None:
        """The country of an election or an upheaval; a body's events are everybody's."""
        return self.of if self.kind in {"election", "upheaval"} else None

    @property
    def day(self) -> str:
        """Its first day."""
        return self.days[0]

    def is_named(self, text: str) -> bool:
        """Whether a text has all the words that name it, each as the beginning of a word."""
        return bool(self.words) and all(any(_begins(way, text) for way in ways) for ways in self.words)


def _begins(word: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) is not None


@cache
def events() -> tuple[Event, ...]:
    """All events, as the table has them."""
    return tuple(
        Event(
            row["kind"],
            row["of"],
            row["name"],
            tuple(tuple(word.split("|")) for word in row["words"].split()),
            tuple(row["days"].split("|")),
            tuple(filter(None, row["misnomers"].split("|"))),
            row["mark"],
            row["source"],
        )
        for row in tables.rows("events.tsv")
    )


@cache
def documents() -> tuple[Event, ...]:
    """The documents that are called by a wrong name at times."""
    return tuple(event for event in events() if event.kind == "document" and event.misnomers)


@cache
def of_year(year: str) -> tuple[Event, ...]:
    """The elections and meetings of a year."""
    return tuple(event for event in events() if event.kind in {"election", "meeting"} and event.day[:4] == year)


@lru_cache(4096)
def upheavals(iso2: str, day: str, within: int) -> tuple[Event, ...]:
    """What shook a country at most so many days before a day (ISO), the latest first: what *recent events* may be."""
    last = dt.date.fromisoformat(day)
    return tuple(
        event
        for event in reversed(events())
        if event.kind == "upheaval"
        and event.of == iso2
        and 0 <= (last - dt.date.fromisoformat(event.day)).days <= within
    )


@lru_cache(4096)
def chairs(surname: str) -> tuple[Event, ...]:
    """Every chair that somebody of that name is known to have held, of whatever body; ``day`` is a year."""
    wanted = surname.casefold()
    return tuple(event for event in events() if event.kind == "chair" and event.name.casefold() == wanted)


@lru_cache(4096)
def chair_years(body: str, surname: str) -> tuple[int, ...]:
    """The years in which somebody of that name was in the chair of a body; empty where none is known."""
    return tuple(int(event.day) for event in chairs(surname) if event.of == body)
