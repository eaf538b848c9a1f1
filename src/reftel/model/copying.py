"""What came of keeping an archive: of backing it up, restoring, merging and splitting it."""

import msgspec


class Backup(msgspec.Struct, frozen=True, kw_only=True):
    """A backup: where it is, what it holds, and how many of its sources it did not have before.

    ``lacking`` are the hashes of sources that the backup has, and the archive by its record, but not among its files.
    """

    place: str
    sources: int
    new: int
    cables: int
    digest: str
    lacking: tuple[str, ...] = ()


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """What was carried into an archive from others; ``conflicts`` says what these have differently, and what stands."""

    place: str
    sources: int
    cables: int
    statements: int
    reviews: int
    rulings: int
    digest: str
    conflicts: tuple[str, ...] = ()


class Compacted(msgspec.Struct, frozen=True, kw_only=True):
    """How many bytes an archive took beside its sources, before and after."""

    before: int
    after: int
