"""What is to be looked at before cables are published, what a person decided on it, and what is then written."""

from typing import Literal

import msgspec

from reftel.model.actor import NamingKind

Choice = Literal["keep", "mask", "drop", "?"]
"""What is done with something: shown, hidden where it stands, left out with its cable; ``?``: not decided yet."""
MarkKind = Literal["level", "caveat", "caption", "portion", "release"]


class NameListed(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is named: under which forms, in how many cables, how often heard, and where first.

    ``why`` says what he does there: ``speaks``, ``is addressed``, ``signs``, ``wrote``, ``was there``, ``is named``.
    """

    name: str
    forms: tuple[str, ...]
    cables: int
    statements: int
    places: tuple[str, ...]
    why: tuple[str, ...] = ()
    do: Choice = "?"


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """A marking, or how cables came to be open: in how many cables it stands, and on how many portions."""

    kind: MarkKind
    value: str
    cables: int
    portions: int = 0
    do: Choice = "keep"


class Described(msgspec.Struct, frozen=True, kw_only=True):
    """Who is told of without a name in one cable: who is told of so elsewhere is never taken for the same.

    ``kind`` is ``unnamed`` for a description (*a senior official*), ``group`` for several together (*two villagers*),
    ``role`` for an office (*the Governor*).
    """

    cable: str
    description: str
    statements: int
    kind: NamingKind = "unnamed"
    do: Choice = "keep"


class Alleged(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that ties a named person or body to a wrong: ``cue`` is the word for it.

    ``speaker`` is who is reported to say so (``post``: the reporting post itself), ``post`` whose report it is.
    ``para`` is a place among the paragraphs, from 0, -1 for the subject; ``start``/``end`` lie in its clean text.
    """

    key: str
    cable: str
    para: int
    start: int
    end: int
    cue: str
    speaker: str
    post: str
    text: str
    do: Choice = "drop"


class Preflight(msgspec.Struct, frozen=True, kw_only=True):
    """All that an export would show which a person has to answer for, of ``cables`` chosen with a clearance.

    ``extracted`` of these have statements. ``withheld`` portions are blocks already, ``redactions`` were made by
    others; ``masked`` places hide people of the protect list or whom a cable asks to protect (``protections`` markers).
    ``words`` are capitalised words that may be names.
    """

    access: str
    cables: int
    extracted: int
    statements: int
    withheld: int
    redactions: int
    masked: int
    protections: int
    names: tuple[NameListed, ...]
    words: tuple[NameListed, ...]
    markings: tuple[Marked, ...]
    described: tuple[Described, ...]
    alleged: tuple[Alleged, ...]

    @property
    def undecided(self) -> int:
        """How many entries nobody has decided on."""
        told: list[Choice] = [one.do for one in (*self.names, *self.words)]
        told += [one.do for one in self.markings]
        told += [one.do for one in self.described]
        told += [one.do for one in self.alleged]
        return told.count("?")


class PublishedParagraph(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph as it is published; ``text`` is None where it is withheld."""

    number: int | None
    mark: str | None
    text: str | None


class PublishedStatement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as it is published: ``start``/``end`` lie in the published text of its paragraph.

    ``post`` is whose report it is. ``alleges``: it ties somebody to a wrong, and a person decided that it is shown.
    """

    id: str
    cable: str
    para: int | None
    start: int
    end: int
    said_on: str | None
    speaker: str
    addressees: tuple[str, ...]
    act: str
    negated: bool
    content: str
    post: str | None
    voice: str
    to_check: bool
    reviewed: str | None
    alleges: bool


class PublishedCable(msgspec.Struct, frozen=True, kw_only=True):
    """A cable as it is published. ``source`` is the hash of the text that was read, where all of that is shown."""

    cable: str
    kind: str
    date: str | None
    origin: str | None
    to: tuple[str, ...]
    info: tuple[str, ...]
    classification: str | None
    captions: tuple[str, ...]
    tags: tuple[str, ...]
    subject: str | None
    references: tuple[str, ...]
    paragraphs: tuple[PublishedParagraph, ...]
    signed: tuple[str, ...]
    release: str
    released_by: str | None
    released_on: str | None
    source: str | None
    statements: tuple[PublishedStatement, ...] = ()


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """What was written, and what was left out: in counts of what shows as a gap, else ``none`` or ``some``."""

    cables: int
    statements: int
    allegations: int
    extracted: int
    withheld: int
    masks: int
    sentences: int
    left_out: Literal["none", "some"]
    files: tuple[str, ...] = ()
