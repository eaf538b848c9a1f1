"""The shape of the JSON about links between cables and versions of one: ``reftel links``, ``reftel show --diff``."""

import msgspec

from reftel.model.links import Cited, Informed, Missing, Neighbour, Related, Series, Succession
from reftel.model.versions import Difference, Shown, Witness

SCHEMA_VERSION = 1


class VersionsRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What ``reftel show --diff --json`` prints: witnesses, differences, and the text without any lifted redaction."""

    cable: str
    subject: str | None
    witnesses: tuple[Witness, ...]
    differences: tuple[Difference, ...]
    merged: tuple[Shown, ...]
    schema_version: int = SCHEMA_VERSION


class LinksRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What ``reftel links ARCHIVE MRN --json`` prints: references, thread, neighbours, addressees, post."""

    cable: str
    date: str | None
    subject: str | None
    references: tuple[Cited, ...]
    cited_by: tuple[Related, ...]
    thread: tuple[Related, ...]
    before: Neighbour | None
    after: Neighbour | None
    informed: tuple[Informed, ...]
    succession: tuple[Succession, ...]
    copies: tuple[Cited, ...]
    schema_version: int = SCHEMA_VERSION


class MissingRecord(Missing, frozen=True, kw_only=True):
    """What ``reftel links ARCHIVE --missing --json`` prints: a cable that is referred to and not held, and by which."""

    schema_version: int = SCHEMA_VERSION


class SeriesRecord(Series, frozen=True, kw_only=True):
    """What ``reftel links ARCHIVE --gaps --json`` prints: what is held of a post's numbers in a year, and the gaps."""

    schema_version: int = SCHEMA_VERSION
