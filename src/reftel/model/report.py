"""What came of a run: of reading into an archive, of extracting, of verifying; and a hit of a search."""

import msgspec

from reftel.model.cable import Kind
from reftel.model.finding import Finding


class Unreadable(msgspec.Struct, frozen=True):
    """A file that could not be opened, and why: counted and named, and the run goes on."""

    name: str
    reason: str


class Linted(msgspec.Struct, frozen=True, kw_only=True):
    """A finding with the citation and subject of its cable, where it stands in words, and the authority of its rule."""

    cable: str
    finding: Finding
    place: str | None = None
    subject: str | None = None
    authority: str | None = None


class ReadReport(msgspec.Struct, frozen=True, kw_only=True):
    """What ``read`` did. ``duplicates`` are sources that the archive had already; ``unread`` ones no reader suits yet.

    ``new`` counts cables that were added, ``cables`` those in what was read, each version of one; ``versions`` how many
    of those are not the one that counts; ``kinds`` counts the documents that are no telegrams, ``unknown`` those that
    nothing tells to be a cable. ``unread_formats`` counts by format (``empty``: there is nothing in it), and
    ``unread_names`` gives name and format of the first of them. ``damaged`` names containers of which a part could not
    be unpacked, and what. ``to_check`` are statements of low rank, ``echoes``
    those that repeat another. ``purged`` counts sources of which something was purged from the archive: they were not
    read again.
    """

    sources: int
    cables: int
    new: int
    duplicates: int
    unread: int
    findings: int
    seconds: float
    stubs: int = 0
    partial: int = 0
    versions: int = 0
    kinds: dict[str, int] = {}
    statements: int = 0
    to_check: int = 0
    echoes: int = 0
    unread_formats: dict[str, int] = {}
    unread_names: tuple[tuple[str, str], ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    purged: int = 0
    damaged: tuple[Unreadable, ...] = ()


class ExtractReport(msgspec.Struct, frozen=True, kw_only=True):
    """What ``extract`` did: cables extracted in this run, statements made, and cables of the archive still to do.

    ``failed`` are cables that gave nothing because extracting them failed, ``to_check`` statements of low rank,
    ``echoes`` those that repeat another, ``dropped`` claims of a language model that quote nothing; ``extractor`` is
    its name and version.
    """

    cables: int
    statements: int
    left: int
    seconds: float
    failed: int = 0
    to_check: int = 0
    echoes: int = 0
    dropped: int = 0
    extractor: str = ""


class VerifyReport(msgspec.Struct, frozen=True, kw_only=True):
    """Whether an archive is whole: what it holds, and one sentence for each thing that is wrong.

    ``mended`` has a sentence for each thing that was wrong, and was made again before or while the rest was checked.
    """

    sources: int
    cables: int
    statements: int
    digest: str
    problems: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """True when nothing is wrong."""
        return not self.problems


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph that answers a query, best first by ``score``.

    ``snippet`` is verbatim clean text, ``marks`` the places in it that were hit; ``start``/``end`` is the place of the
    paragraph in the source ``source`` (SHA-256); ``kind`` is what the document is.
    """

    cable: str
    para: int | None
    date: str | None
    subject: str | None
    score: float
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()
    start: int = 0
    end: int = 0
    source: str = ""
    kind: Kind = "telegram"


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A source as an archive holds it: all names it came under, and what was read from it."""

    sha256: str
    names: tuple[str, ...]
    format: str
    size: int
    cables: int
    findings: int
    unread: bool
    container: str | None
