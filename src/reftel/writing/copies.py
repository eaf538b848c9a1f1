"""What ``reftel archive … --json`` prints."""

import msgspec

from reftel.writing.shapes import SCHEMA_VERSION


class BackupRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A backup or what was restored from one: where it is, what it holds, how many sources were copied; ``lacking`` has
    the hashes of those that the archive has by its record, and no file of.
    """

    place: str
    sources: int
    new: int
    cables: int
    digest: str
    lacking: tuple[str, ...] = ()
    schema_version: int = SCHEMA_VERSION


class CarriedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a merge or a split, and what the archives had differently."""

    place: str
    sources: int
    cables: int
    statements: int
    reviews: int
    rulings: int
    digest: str
    conflicts: tuple[str, ...]
    schema_version: int = SCHEMA_VERSION


class CompactedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes beside the sources, before and after."""

    before: int
    after: int
    schema_version: int = SCHEMA_VERSION
