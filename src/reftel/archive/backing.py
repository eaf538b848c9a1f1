"""Backups: a copy of an archive that is right at one moment, whoever writes to it meanwhile, and that says what it is.

    backup.json              the manifest: the form, the hash of every file but the sources, the digest of the record
    record-<hash>.sqlite     the record, as SQLite copies a database that is in use
    sources/                 each source once, under the hash of its bytes, as in the archive: only new ones are copied
    files/                   what else lies in the folder of the archive and is not derived (questions, settings)

The search index is no part of it: it is made again. A backup is renewed in its place; until the new manifest is
there the old one holds, so that an end at any moment leaves a whole backup. Where backups of an archive were made is
noted in it (``backups.txt``), so that a purge can look there too.
"""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import apsw
import msgspec

from reftel.archive import derived, originals, store, verifying
from reftel.archive.index import Progress
from reftel.archive.squeezing import unsqueeze
from reftel.errors import ArchiveError, InputError
from reftel.model.copying import Backup

MANIFEST = "backup.json"
"""A folder that holds it is a backup."""
PLACES = "backups.txt"
LAID_OUT = "purging"
"""Where in a backup it is laid out as an archive while something is taken out of it."""
FORM = 1
_NOT_COPIED = ("index", "sources", "seen", PLACES)


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup says of itself: the hashes of its files, and the form of its record (``user_version``)."""

    form: int
    reftel: str
    record: str
    schema: int
    digest: str
    sources: int
    cables: int
    files: dict[str, str] = {}


def is_backup(path: Path) -> bool:
    """Whether there is a backup in this folder."""
    return (path / MANIFEST).is_file()


def known(archive: Path) -> list[Path]:
    """Where backups of an archive were made, as far as it knows."""
    try:
        lines = (archive / PLACES).read_text("utf-8").splitlines()
    except OSError:
        return []
    return [Path(line) for line in dict.fromkeys(lines) if line]


def back_up(archive: Path, place: Path, version: str, progress: Progress | None = None) -> Backup:
    """Make or renew the backup of an archive in a folder; every file is read again and compared before it counts.

    Raises:
        InputError: if the folder holds something else, or lies in the archive.
        ArchiveError: if the archive is damaged, or cannot be read or copied.
    """
    if place.exists() and not is_backup(place) and (not place.is_dir() or any(_strangers(place))):
        raise InputError(f"{place} is not empty and holds no backup: name a folder that is empty or does not exist.")
    if archive.resolve() == place.resolve() or archive.resolve() in place.resolve().parents:
        raise InputError(f"{place} lies in the archive: keep a backup elsewhere, best on another disk.")
    with store.failing_clearly(place):
        place.mkdir(parents=True, exist_ok=True)
        _note(archive, place)
        unfinished = place / "record.part"
        unfinished.unlink(missing_ok=True)
        with closing(store.connect(archive / store.DATABASE, write=False)) as source:
            _copy_record(source, unfinished)
        with closing(apsw.Connection(str(unfinished), flags=apsw.SQLITE_OPEN_READONLY)) as record:
            digest = verifying.digest(record)
            cables = int(store.one(record, "SELECT count(*) FROM cables"))
            schema = int(record.pragma("user_version"))
            hashes = [str(sha256) for (sha256,) in record.execute(_HELD)]
            new = sum(_copy_sources(archive / "sources", place / "sources", hashes, progress))
        hashed = _hash(unfinished)
        unfinished.replace(place / f"record-{hashed}.sqlite")
        files = dict(_copy_files(archive, place / "files"))
        made = Manifest(
            form=FORM,
            reftel=version,
            record=hashed,
            schema=schema,
            digest=digest,
            sources=len(hashes),
            cables=cables,
            files=files,
        )
        _write(place / MANIFEST, msgspec.json.format(msgspec.json.encode(made)))
        _sweep(place, made, set(hashes))
    lacking = tuple(sha256 for sha256 in hashes if not originals.place_of(archive / "sources", sha256).is_file())
    return Backup(place=str(place), sources=len(hashes), new=new, cables=cables, digest=digest, lacking=lacking)


_HELD = (
    "SELECT sha256 FROM sources WHERE container IS NULL AND sha256 NOT IN (SELECT sha256 FROM purged) ORDER BY sha256"
)


def restore(place: Path, archive: Path, progress: Progress | None = None) -> Backup:
    """Make an archive from a backup, in a folder that does not exist or is empty; its search index is made later.

    Raises:
        InputError: if the folder is not empty, or there is no backup.
        ArchiveError: if the backup is damaged, or was made by a newer reftel.
    """
    told = manifest(place)
    if archive.exists() and (not archive.is_dir() or any(archive.iterdir())):
        raise InputError(f"{archive} is there already: name a folder that does not exist, and nothing is overwritten.")
    record = place / f"record-{told.record}.sqlite"
    with store.failing_clearly(archive):
        if not record.is_file() or _hash(record) != told.record:
            raise ArchiveError(f"The record in the backup {place} is not what was written: use another backup.")
        there = archive.exists()
        archive.mkdir(parents=True, exist_ok=True)
        try:
            hashes = _fill(archive, place, told, record, progress)
        except BaseException:
            _empty(archive, there=there)
            raise
    return Backup(place=str(archive), sources=len(hashes), new=len(hashes), cables=told.cables, digest=told.digest)


def _fill(archive: Path, place: Path, told: Manifest, record: Path, progress: Progress | None) -> list[str]:
    """Put into a new folder what a backup has, each file compared; the hashes of its sources."""
    with closing(apsw.Connection(str(record), flags=apsw.SQLITE_OPEN_READONLY)) as opened:
        hashes = [str(sha256) for (sha256,) in opened.execute(_HELD)]
    for _ in _copy_sources(place / "sources", archive / "sources", hashes, progress, _OTHER):
        pass
    for name, hashed in told.files.items():
        copy = _inside(archive, name)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_inside(place / "files", name), copy)
        if _hash(copy) != hashed:
            raise ArchiveError(f"The file {name} in the backup {place} is not what was written: {_OTHER}.")
    unfinished = (archive / store.DATABASE).with_suffix(store.UNFINISHED)
    shutil.copyfile(record, unfinished)
    unfinished.replace(archive / store.DATABASE)  # last: who finds it finds a whole archive
    return hashes


_OTHER = "use another backup, or make this one anew from the archive if you still have it"


def _empty(archive: Path, *, there: bool) -> None:
    """Take away what a run that failed has put into a folder that was empty or not there, so it can be tried again."""
    for entry in archive.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, ignore_errors=True)
        else:
            entry.unlink(missing_ok=True)
    if not there:
        with suppress(OSError):
            archive.rmdir()


def manifest(place: Path) -> Manifest:
    """What a backup says of itself.

    Raises:
        InputError: if there is none.
        ArchiveError: if it cannot be read, or was made by a newer reftel.
    """
    if not is_backup(place):
        raise InputError(f"There is no backup in {place}: make one with `reftel archive backup ARCHIVE {place}`.")
    try:
        data = (place / MANIFEST).read_bytes()
        form = msgspec.json.decode(data, type=dict).get("form")
        if isinstance(form, int) and form > FORM:
            raise ArchiveError(f"The backup {place} was made by a newer reftel: update reftel to use it.")
        told = msgspec.json.decode(data, type=Manifest)
    except (OSError, ValueError, RecursionError) as error:
        raise ArchiveError(f"The backup {place} cannot be read ({error}): use another backup.") from None
    if told.schema > len(store.migrations()):
        raise ArchiveError(f"The backup {place} was made by a newer reftel: update reftel to use it.")
    return told


def _strangers(place: Path) -> Iterator[Path]:
    """What would not be there if making the backup had been stopped before its end."""
    return (entry for entry in place.iterdir() if not entry.name.startswith(("record", "sources", "files", MANIFEST)))


def _note(archive: Path, place: Path) -> None:
    places = [str(one) for one in known(archive)]
    if str(place.resolve()) not in places:
        with suppress(OSError):  # an archive on a medium that cannot be written can be backed up too
            _write(archive / PLACES, "".join(f"{one}\n" for one in [*places, str(place.resolve())]).encode())


def _write(path: Path, data: bytes) -> None:
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.write_bytes(data)
    unfinished.replace(path)


def _copy_record(source: apsw.Connection, to: Path) -> None:
    """Copy a database as it is at one moment: in write-ahead mode neither readers nor the writer wait for that."""
    with closing(apsw.Connection(str(to))) as copy:
        with copy.backup("main", source, "main") as backup:
            while not backup.done:
                backup.step(-1)
        copy.pragma("journal_mode", "delete")


def _copy_sources(
    source: Path, to: Path, hashes: list[str], progress: Progress | None, advice: str = "run `reftel verify` there"
) -> Iterator[int]:
    """Copy those that are not there; each is unpacked and its hash reckoned before it counts. 1 for each new one."""
    for done, sha256 in enumerate(hashes, 1):
        place = originals.place_of(to, sha256)
        if not place.is_file():
            file = originals.place_of(source, sha256)
            try:
                squeezed = file.read_bytes()
                good = hashlib.sha256(unsqueeze(squeezed)).hexdigest() == sha256
            except (OSError, ValueError):
                good, squeezed = False, b""
            if not good:
                raise ArchiveError(f"The source {sha256} is not in {source} as it was: {advice}.")
            originals.keep(to, sha256, squeezed)
            originals.data_of(to, sha256)
            yield 1
        if progress:
            progress(done, len(hashes))
    originals.flush(to, iter(hashes))


def _copy_files(archive: Path, to: Path) -> Iterator[tuple[str, str]]:
    for file in store.files_in(archive, _NOT_COPIED.__contains__):
        name = file.relative_to(archive).as_posix()
        if name.startswith(_OF_ITSELF) or name in _NOT_COPIED or name.endswith(_NOT_KEPT) or not file.is_file():
            continue
        copy = to / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copyfile(file, copy.with_name(f"{copy.name}.part"))
        except FileNotFoundError:
            if file.exists():
                raise
            continue  # whoever writes meanwhile has taken it away: it is no longer part of the archive
        copy.with_name(f"{copy.name}.part").replace(copy)
        yield name, _hash(copy)


_OF_ITSELF = (store.DATABASE, "actors.", "writer.lock")
"""What is copied otherwise, derived or of the moment, each with what SQLite leaves beside it."""
_NOT_KEPT = (store.UNFINISHED, derived.SUFFIX)


def _inside(folder: Path, name: str) -> Path:
    path = folder / name
    if folder.resolve() not in path.resolve().parents:
        raise ArchiveError(f"The backup names a file outside of the archive ({name[:60]}): nothing is written there.")
    return path


def _sweep(place: Path, told: Manifest, hashes: set[str]) -> None:
    """Take away what earlier backups had and this one has not: what was purged must not stay."""
    shutil.rmtree(place / LAID_OUT, ignore_errors=True)
    originals.sweep(place / "sources")
    for old in place.glob("record-*.sqlite"):
        if old.name != f"record-{told.record}.sqlite":
            old.unlink()
    for sha256 in originals.kept(place / "sources"):
        if sha256 not in hashes:
            originals.forget(place / "sources", sha256)
    for file in sorted((place / "files").rglob("*"), reverse=True) if (place / "files").is_dir() else ():
        if file.is_file() and file.relative_to(place / "files").as_posix() not in told.files:
            file.unlink()


def _hash(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
