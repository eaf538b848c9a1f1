"""Making an archive smaller beside its sources, while others read it."""

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
    files = (file for file in folder.rglob("*") if "sources" not in file.relative_to(folder).parts)
    return sum(file.stat().st_size for file in files if file.is_file())
