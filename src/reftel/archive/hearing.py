"""What statements are asked for by: put to the search index, or to statements that are not in it yet.

One tree for both, so that they cannot differ: the index is given a query, and a statement beside it is looked through
as the index would look through it. ``unit`` and whatever else is no word of a statement is none of this.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

import msgspec
import tantivy

_WORD = re.compile(r"[^\W_]+")
_MUST, _OR = tantivy.Occur.Must, tantivy.Occur.Should

Part = Literal["speaker", "addressee", "act", "said"]
"""What of a statement has words; all but ``said`` are bags, in which words have no order."""
Spoken = Mapping[str, str]
"""The words of each part of a statement, a blank before and behind each (``spaced``)."""


class Has(msgspec.Struct, frozen=True):
    """Words side by side in a part; the last may go on where it is a ``prefix``. No words stand nowhere."""

    part: Part
    words: tuple[str, ...]
    prefix: bool = False


class Every(msgspec.Struct, frozen=True):
    """All of these; nothing where there are none."""

    parts: "tuple[Heard, ...]"


class OneOf(msgspec.Struct, frozen=True):
    """At least one of these."""

    parts: "tuple[Heard, ...]"


Heard = Has | Every | OneOf


def every(parts: Iterable[Heard]) -> Heard:
    """All of some."""
    return Every(tuple(parts))


def one_of(parts: Iterable[Heard]) -> Heard:
    """At least one of some."""
    return OneOf(tuple(parts))


def all_of(part: Part, words: Iterable[str]) -> Heard:
    """All of some words in a part, wherever they stand in it."""
    return every(Has(part, (word,)) for word in words)


def compiled(schema: Any, asked: Heard) -> Any:
    """The same as a query of the index, whatever its score."""
    match asked:
        case Has(part, words, prefix):
            return _side_by_side(schema, part, words, prefix=prefix)
        case Every(parts) | OneOf(parts):
            occur = _MUST if isinstance(asked, Every) else _OR
            return tantivy.Query.boolean_query([(occur, compiled(schema, one)) for one in parts])


def _side_by_side(schema: Any, part: Part, words: tuple[str, ...], *, prefix: bool) -> Any:
    if not words:
        return tantivy.Query.empty_query()
    if len(words) == 1:
        if prefix:
            return tantivy.Query.regex_query(schema, part, f"{words[0]}.*")
        return tantivy.Query.term_query(schema, part, words[0])
    if prefix:
        return tantivy.Query.phrase_prefix_query(schema, part, [*words])
    return tantivy.Query.phrase_query(schema, part, [*words])


def spaced(text: str) -> str:
    """A text that the index would be given, as words with a blank before and behind each: it is looked through so."""
    return f" {' '.join(_WORD.findall(text))} "


def tried(asked: Heard) -> Callable[[Spoken], bool]:
    """What tells of a statement whether it is asked for."""
    match asked:
        case Has(part, words, prefix):
            sought = f" {' '.join(words)}{'' if prefix else ' '}"
            return lambda spoken: bool(words) and sought in spoken[part]
        case Every(parts):
            each = tuple(map(tried, parts))
            return lambda spoken: bool(each) and all(one(spoken) for one in each)
        case OneOf(parts):
            each = tuple(map(tried, parts))
            return lambda spoken: any(one(spoken) for one in each)
