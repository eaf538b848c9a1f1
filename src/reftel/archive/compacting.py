"""Making an archive smaller beside its sources, while others read it."""

from contextlib import suppress
from pathlib import Path

from reftel.archive import Archive, store
from reftel.archive.index import Progress
from reftel.model.copying import Compacted


def compact(opened: Archive, progress: Progress | None = None) -> Compacted:
    """Give the free pages of the database back, and take away files of the index that nothing uses.

    Readers go on with what they see: SQLite writes the database anew as one transaction, and what a reader still needs
    is kept for it until it has ended.
    """
    before = size_of(opened.path)
    with store.failing_clearly(opened.path):
        opened.refresh(progress)
        opened.record().execute("VACUUM")
        list(opened.record().execute("PRAGMA wal_checkpoint(TRUNCATE)"))  # not where a reader needs it: then later
    return Compacted(before=before, after=size_of(opened.path))


def size_of(folder: Path) -> int:
    """How many bytes an archive takes beside its sources."""
    size = 0
    for file in store.files_in(folder, lambda name: name.rpartition("/")[2] == "sources"):
        with suppress(FileNotFoundError):  # what lies beside a database goes with its last reader
            size += file.stat().st_size
    return size
