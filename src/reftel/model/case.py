"""What people keep: searches under a name, and case files of cables, paragraphs, statements and searches.

All of it points at places of sources, by hash and characters, and holds none of their text: what stands there is looked
up for whoever reads, and what he may not see is not there.
"""

from typing import Literal

import msgspec

from reftel.model.cable import Cable
from reftel.model.statement import Statement

ItemKind = Literal["cable", "paragraph", "statement", "search"]
Asks = Literal["search", "said"]
"""The page of which a search is one: the search, or the ledger of statements."""
DIRECTIONS: tuple[Literal["up", "down"], ...] = ("up", "down")


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """A search under a name: ``query`` is what stands behind the question mark of its page.

    ``shown`` is for whom its words are: those cleared for that; empty: who sees everything. ``gone``: put away.
    """

    number: int = 0
    name: str
    asks: Asks
    query: str
    owner: str
    shown: str = ""
    gone: bool = False


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A case file: its name, what it is about, whose it is; ``shown`` and ``gone`` as of a search."""

    number: int = 0
    name: str
    about: str = ""
    owner: str
    shown: str = ""
    gone: bool = False


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """What a case file holds: a place in a source, or a search; with a note, in an order (``rank``).

    ``cable`` is the number that the cable had when it was put in, ``para`` that of its paragraph, ``statement`` the id.
    """

    number: int = 0
    case: int
    kind: ItemKind
    rank: int = 0
    note: str = ""
    by: str = ""
    source: str = ""
    start: int = 0
    end: int = 0
    cable: str = ""
    para: int | None = None
    statement: str = ""
    asks: Asks = "search"
    query: str = ""
    gone: bool = False


class Filled(msgspec.Struct, frozen=True, kw_only=True):
    """An item with what stands there now.

    ``called`` is what the cable is called: its number, else its heading or file. ``anchor`` is the permalink of its
    paragraph; ``text`` are the words of the paragraph or the statement's sentence. ``found`` is False where a statement
    is no longer extracted, or the source is not held any more: what is known of it is shown all the same.
    """

    item: Item
    found: bool = True
    citation: str = ""
    called: str = ""
    subject: str | None = None
    date: str | None = None
    level: str | None = None
    origin: str | None = None
    para: int | None = None
    anchor: str = ""
    text: str = ""
    source: str = ""
    start: int = 0
    end: int = 0
    statement: Statement | None = None
    cable: Cable | None = None


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A case file as it stands in a list, with how many items of it the reader sees."""

    case: Case
    items: int


class CaseRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a case file as a table."""

    case: str
    place: int
    kind: str
    citation: str
    subject: str | None
    date: str | None
    speaker: str | None
    text: str
    note: str
    search: str
    source: str
    start: int
    end: int
    address: str
    chicago: str
