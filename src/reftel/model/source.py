"""Where everything was read: the source, a place in it, and a value with its place.

A source is the bytes as they came in, decoded and never altered; offsets are code points of its text.
"""

from typing import Generic, TypeVar
from weakref import WeakValueDictionary

import msgspec

T = TypeVar("T")

# ``gc=False``, here and elsewhere: a record of numbers and words alone can be in no cycle, and a cable has hundreds.


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A half-open range of code points of a source's text: ``0 <= start <= end <= len(text)``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters at this place."""
        return text[self.start : self.end]


class Field(msgspec.Struct, Generic[T], frozen=True):
    """A value that was read, the characters it was read from, and where they stand.

    ``text == source.text[span.start:span.end]``. A value that stands in several places (two caption lines with
    another line between) has the covering span, and its places in ``parts``.
    """

    value: T
    text: str
    span: Span
    parts: tuple[Span, ...] = ()


STANDS_IN = "x"
"""What a hash begins with that stands for another."""


def is_hash(sha256: str) -> bool:
    """Whether this is the hash of a source, and does not stand for one of which a part is withheld.

    The hash of bytes proves a guess of what they hold: where all but a name can be read, every name could be tried.
    """
    return not sha256.startswith(STANDS_IN)


class SourceRef(msgspec.Struct, frozen=True):
    """Which source a record came from: its name as given, the SHA-256 of its bytes, and the format it was read as."""

    name: str
    sha256: str
    format: str


class Source(msgspec.Struct, frozen=True, weakref=True):
    """The bytes as they came in, decoded.

    ``text`` holds mark-up and entities as they stand; it is empty for bytes that cannot be read (yet).
    ``encoding`` is the charset that decoded it, or empty.
    """

    name: str
    sha256: str
    format: str
    encoding: str
    text: str

    @property
    def ref(self) -> SourceRef:
        """The reference that records carry."""
        return SourceRef(self.name, self.sha256, self.format)


_HELD: WeakValueDictionary[str, Source] = WeakValueDictionary()


def hold(source: Source) -> Source:
    """Let the source be found by its hash for as long as somebody holds it."""
    _HELD[source.sha256] = source
    return source


def held(sha256: str) -> Source | None:
    """The source with this hash that somebody still holds."""
    return _HELD.get(sha256)


class Node(msgspec.Struct, frozen=True, gc=False):
    """One stretch of a source and what it was read as: ``header:subject``, ``paragraph``, ``page-line``, ``unread`` …

    The nodes of a reading partition its text: joined in order they give the source back (law 2).
    """

    kind: str
    start: int
    end: int
