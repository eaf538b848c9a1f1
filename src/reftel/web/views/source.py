"""A source: the bytes as they came, in which every character has what it was read as."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from reftel.model.browsing import Card
from reftel.model.listing import Stretch
from reftel.model.report import Held
from reftel.model.source import Node, is_hash
from reftel.web import strings
from reftel.web.views.cable import FAMILIES
from reftel.web.views.view import Asked, NotHereError, Page, View
from reftel.workflow.reader import Reader

PER_PAGE = 60_000
"""So many characters are shown on one page of a source."""
_AT = re.compile(r"([0-9]{1,12})-([0-9]{1,12})")


class SourcePage(Page, frozen=True, kw_only=True):
    """A source and a page of its characters, of ``pages``; ``at`` is the place that was asked for.

    ``hashed``: it goes by its hash, and by nothing that stands for it.
    """

    held: Held
    hashed: bool
    encoding: str
    characters: int
    cables: tuple[tuple[Card, int], ...]
    stretches: tuple[Stretch, ...]
    page: int
    pages: int
    at: tuple[int, int] | None = None


def page(reader: Reader, asked: Asked) -> SourcePage:
    """The source with the hash that the address names.

    Raises:
        NotHereError: where there is none.
    """
    sha256 = asked.path["sha256"]
    held, source = reader.held(sha256), reader.source(sha256)
    if held is None or source is None:
        raise NotHereError(strings.NO_SOURCE.format(sha256=sha256[:80]))
    size = len(source.text)
    pages = max(1, -(-size // PER_PAGE))
    match = _AT.fullmatch(asked.one("at"))
    at = (int(match[1]), min(int(match[2]), size)) if match else None
    if at is None or at[0] >= at[1]:
        at = None
    number = at[0] // PER_PAGE + 1 if at else asked.number("page", 1, pages)
    low, high = (number - 1) * PER_PAGE, min(size, number * PER_PAGE)
    return SourcePage(
        title=held.names[0] if held.names else sha256[:12],
        held=held,
        hashed=is_hash(sha256),
        encoding=source.encoding,
        characters=size,
        cables=reader.cables_in(sha256),
        stretches=tuple(_stretches(source.text, reader.nodes(sha256), low, high, at)),
        page=number,
        pages=pages,
        at=at,
    )


def _stretches(text: str, nodes: Iterable[Node], low: int, high: int, at: tuple[int, int] | None) -> Iterator[Stretch]:
    cuts = set(at or ())
    for node in nodes:
        start, end = max(low, node.start), min(high, node.end)
        if start >= end:
            continue
        places = [start, *sorted(cut for cut in cuts if start < cut < end), end]
        for first, last in pairwise(places):
            yield Stretch(
                start=first,
                text=text[first:last],
                kind=node.kind,
                family=FAMILIES.get(node.kind.partition(":")[0], "other"),
                at=at is not None and at[0] <= first and last <= at[1],
            )


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[Stretch]]:
    """What the characters of one page were read as, as rows: a source may be larger than a spreadsheet."""
    return Stretch, page(reader, asked).stretches


VIEW = View(
    name="source",
    path="/source/{sha256}",
    page=page,
    table=table,
    asks=(("at", "a place, as 700-760: these characters are marked"), ("page", "")),
)
