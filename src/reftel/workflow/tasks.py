"""What is done to one source or one cable at a time, in whatever process: nothing here writes.

A source is a file, a folder (all files in it, in order; hidden ones and archives are passed over), or bytes. A dump
that is too large to be read at once is as many sources as it has parts.
"""

import contextlib
import os
import stat
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import msgspec

from reftel import linting, reading
from reftel.archive import Extracted, Packed, is_archive, pack, pack_statements
from reftel.errors import InputError
from reftel.executors import Workers, is_cluster
from reftel.model.cable import Cable, Reading
from reftel.model.finding import Finding
from reftel.model.library import LibraryItem
from reftel.model.meeting import Meeting
from reftel.model.release import Release, filled
from reftel.model.report import Unreadable
from reftel.model.statement import Statement
from reftel.reading import ocr as recognising
from reftel.reading import parts
from reftel.reading.decode import MAX_BYTES
from reftel.workflow import remote
from reftel.workflow.libraries import Libraries
from reftel.workflow.provenance import NAME, Provenances
from reftel.workflow.remote import Remote

Input = Path | bytes | Remote

GIVEN_UP = "the process that extracted it ended again and again"
HALF_A_SECOND = 30_000
"""So many characters of text are extracted in that time."""
_LARGEST = 1 << 29  # bytes of one source
_AT_ONCE = 16  # files that are fetched from elsewhere at once
_AHEAD_BYTES = 1 << 26  # so much may be under way, beside one file that is larger
_BATCH, _FILES = 300_000, 32  # bytes of sources, and how many, that are read in some tenths of a second


class Job(msgspec.Struct, frozen=True):
    """A source to be read: its name, and its path or its bytes; of a dump that is too large the part from ``start``.

    ``names`` are the names of columns that go before the part; ``release`` is what its collection says of it. No
    link may lead out of the folder ``within``, where one is given. ``items`` are those of a library to which it is
    attached. ``problem`` says why it could not be opened where it is. With an ``address`` the path is one there, and
    the file has so many bytes (``length``).
    """

    name: str
    path: str | None = None
    data: bytes | None = None
    ocr: bool = False
    start: int = 0
    size: int | None = None
    names: bytes = b""
    release: Release | None = None
    within: str | None = None
    problem: str | None = None
    items: tuple[LibraryItem, ...] = ()
    address: str | None = None
    length: int = 0

    def load(self) -> bytes:
        """What is in it.

        Raises:
            InputError: if it cannot be opened.
        """
        if self.problem is not None:
            raise InputError(self.problem)
        if self.data is not None:
            return self.data
        if self.address is not None:
            return self.names + remote.load(self.address, self.path or "", self.start, self.size, most=_LARGEST)
        path = Path(self.path or "")
        try:
            if self.within is not None and not path.resolve().is_relative_to(self.within):
                raise InputError("it is a link that leads out of the folder that was named")
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):
                raise InputError("it is no file")
            if self.size is not None:
                with path.open("rb") as file:
                    file.seek(self.start)
                    return self.names + file.read(self.size)
            if status.st_size > _LARGEST:
                raise InputError(f"it is larger than {_LARGEST >> 20} MB")
            return path.read_bytes()
        except OSError as error:
            raise InputError(_why(error)) from None

    def fetched(self) -> "Job":
        """The same with what is in it, or with why there is nothing: for workers that have not our files."""
        bare = msgspec.structs.replace(
            self, path=None, data=None, start=0, size=None, names=b"", within=None, address=None
        )
        try:
            return msgspec.structs.replace(bare, data=self.load())
        except InputError as error:
            return msgspec.structs.replace(bare, problem=str(error))


def sent(jobs: Iterable[Job], workers: Workers) -> Iterator[Job]:
    """Jobs for workers here, who open the files, or on a cluster, to whom their content is sent."""
    return (job.fetched() for job in jobs) if is_cluster(workers) else iter(jobs)


def fetched(jobs: Iterable[Job]) -> Iterator[Job]:
    """Jobs in order, with what lies elsewhere fetched: many at once, for each is waited for, and few bytes ahead."""
    under_way: deque[tuple[Future[Job], int]] = deque()
    with ThreadPoolExecutor(_AT_ONCE) as pool:  # starts a thread only for what is to be fetched
        try:
            for job in jobs:
                if job.address is not None:
                    under_way.append((pool.submit(job.fetched), job.size or job.length))
                while under_way and (job.address is None or _enough(under_way)):
                    yield under_way.popleft()[0].result()
                if job.address is None:
                    yield job
            while under_way:
                yield under_way.popleft()[0].result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _enough(under_way: deque[tuple[Future[Job], int]]) -> bool:
    return len(under_way) > 2 * _AT_ONCE or sum(size for _, size in under_way) > _AHEAD_BYTES


def share_of_source(job: Job) -> float:
    """What part of a batch a source is, by its size."""
    if job.ocr:
        return 1.0
    size = len(job.data or b"") or job.size or 0
    if job.path is not None and not size:
        with contextlib.suppress(OSError):  # who loads it says why
            size = Path(job.path).stat().st_size
    return max(size / _BATCH, 1 / _FILES)


def share_of_cable(cable: Cable) -> float:
    """What part of half a second's work of extraction a cable is."""
    return sum(len(paragraph.text) for paragraph in cable.paragraphs) / HALF_A_SECOND


def jobs_in(sources: Iterable[Input], *, ocr: bool = False, confined: bool = False) -> Iterator[Job]:
    """One for each source, in order; what is in a folder is named by its place in it.

    With ``confined`` no link in a folder is followed out of it.

    Raises:
        InputError: if a folder cannot be opened, or there is nothing to recognise characters with.
    """
    if ocr and not recognising.available():
        raise InputError("OCRmyPDF is not installed: install it (ocrmypdf), or leave out --ocr.")
    for source in sources:
        if isinstance(source, bytes):
            yield Job("standard input", data=source, ocr=ocr)
        elif isinstance(source, Remote):
            for found in remote.files(source):
                yield from _jobs_elsewhere(source.address, found, ocr=ocr)
        elif source.is_dir():
            if (refused := _refused(source)) is not None:
                raise InputError(f"The folder {source} cannot be opened: {refused}.")
            told = Provenances(source)
            within = str(source.resolve()) if confined else None
            libraries = Libraries(source)
            shut: list[OSError] = []
            for path in (one for one in _files(source, shut.append) if not libraries.passes_over(one)):
                name = _name(path.relative_to(source))
                items = libraries.of(path)
                for job in _jobs(name, path, told.of(path.parent), ocr=ocr, within=within):
                    yield msgspec.structs.replace(job, items=items) if items else job
            for error in shut:
                yield Job(_name(Path(error.filename).relative_to(source)), problem=_why(error))
        elif source.exists() or source.is_symlink():
            told = Provenances(source.parent)
            yield from _jobs(_name(Path(source.name)), source, told.of(source.parent), ocr=ocr)
        else:
            raise InputError(f"{source} does not exist: name a file, a folder or an archive.")


def _jobs(name: str, path: Path, told: Release | None, *, ocr: bool, within: str | None = None) -> Iterator[Job]:
    """One for a file; for a dump that is too large to be read at once, one for each part of it."""
    count = 0
    try:
        if path.is_file() and path.stat().st_size > MAX_BYTES:
            with path.open("rb") as file:
                for count, part in enumerate(parts.cut(file), 1):
                    named, size = f"{name}!{count:05d}", len(part.body)
                    yield Job(
                        named, str(path), start=part.start, size=size, names=part.names, release=told, within=within
                    )
    except OSError:
        pass  # whoever loads it says why
    if not count:
        yield Job(name, str(path), ocr=ocr, release=told, within=within)


def _jobs_elsewhere(address: str, found: remote.Found, *, ocr: bool) -> Iterator[Job]:
    """The same for a file that lies elsewhere."""
    whole = Job(found.name, found.path, ocr=ocr, address=address, length=found.size)
    count = 0
    if found.size > MAX_BYTES:
        with contextlib.suppress(OSError), remote.stream(address, found.path) as file:  # whoever loads it says why
            for count, part in enumerate(parts.cut(file), 1):
                named = f"{found.name}!{count:05d}"
                yield msgspec.structs.replace(
                    whole, name=named, ocr=False, start=part.start, size=len(part.body), names=part.names
                )
    if not count:
        yield whole


def _name(path: Path) -> str:
    """A path as a name that can be written down: some systems allow bytes in it that are no characters."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def has_files(folder: Path) -> bool:
    """Whether there is any file to be read in a folder; one that cannot be looked into, or has such a one, may."""
    shut: list[OSError] = []
    return next(_files(folder, shut.append), None) is not None or bool(shut)


def _refused(folder: Path) -> str | None:
    """Why a folder cannot be looked into."""
    try:
        with os.scandir(folder):
            return None
    except OSError as error:
        return _why(error)


def _why(error: OSError) -> str:
    return error.strerror or str(error)


def _files(folder: Path, refused: Callable[[OSError], None]) -> Iterator[Path]:
    """All files in it, in order; ``refused`` is told of each folder that cannot be looked into."""
    for parent, folders, files in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if name[0] != "." and not is_archive(Path(parent, name)))
        yield from (Path(parent, name) for name in sorted(files) if name[0] != "." and name != NAME)


def read_source(job: Job) -> Reading | Unreadable:
    """Read a source; one that cannot be opened is named."""
    try:
        data = job.load()
    except InputError as error:
        return Unreadable(job.name, str(error))
    try:
        return _told(reading.read(data, name=job.name, ocr=job.ocr), job.release)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one source must not cost the others
        return reading.failed(job.name, data, f"{type(error).__name__}: {error}")


def _told(one: Reading, told: Release | None) -> Reading:
    """A reading with what its collection says of its release, where a cable itself says nothing."""
    if told is None:
        return one
    cables = tuple(msgspec.structs.replace(cable, release=filled(cable.release, told)) for cable in one.cables)
    return msgspec.structs.replace(one, cables=cables, members=tuple(_told(member, told) for member in one.members))


def give_up_source(job: Job) -> Reading | Unreadable:
    """What there is instead of a reading, where reading killed its process."""
    try:
        return reading.failed(job.name, job.load(), "the process that read it ended again and again")
    except InputError as error:
        return Unreadable(job.name, str(error))


def pack_source(job: Job) -> tuple[Packed, ...] | Unreadable:
    """Read a source, and pack it for the archive."""
    try:
        data = job.load()
    except InputError as error:
        return Unreadable(job.name, str(error))
    members: list[Packed] = []

    def keep(member: Reading, container: str) -> None:
        members.extend(pack(member, b"", container=container))

    try:
        return (*pack(reading.read_apart(data, job.name, keep, ocr=job.ocr), data), *members)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one source must not cost the others
        return pack(reading.failed(job.name, data, f"{type(error).__name__}: {error}"), data)


def extract_cable(cable: Cable) -> tuple[Statement, ...] | str:
    """The statements of a cable, or why there are none."""
    from reftel import extracting  # noqa: PLC0415 - the parser takes two seconds to load

    try:
        return extracting.extract(cable)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one cable must not cost the others
        return f"{type(error).__name__}: {error}"


def meet_cable(cable: Cable) -> tuple[Meeting, ...] | str:
    """The meetings of a cable, or why there are none."""
    from reftel.extracting import meetings  # noqa: PLC0415 - the parser takes two seconds to load

    try:
        return meetings.meetings(cable)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one cable must not cost the others
        return f"{type(error).__name__}: {error}"


def pack_cable(cable: Cable) -> Extracted:
    """Extract a cable, and pack its statements, namings and meetings for the archive."""
    from reftel import extracting  # noqa: PLC0415 - the parser takes two seconds to load
    from reftel.extracting.meetings import meetings_of  # noqa: PLC0415 - as above
    from reftel.extracting.namings import namings  # noqa: PLC0415 - as above

    try:
        notes = extracting.notes_of(cable)
        met = meetings_of(notes)
        return pack_statements(cable, notes.statements, namings=namings(notes, met), meetings=met)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one cable must not cost the others
        return pack_statements(cable, (), f"{type(error).__name__}: {error}")


def lint_cable(asked: tuple[Cable, bool]) -> tuple[Cable, tuple[Finding, ...]]:
    """A cable and what is wrong or doubtful in it; the second of the pair asks for what cannot be sent, too."""
    cable, to_send = asked
    try:
        return cable, linting.lint(cable, to_send=to_send)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one cable must not cost the others
        failed = Finding("linter-failed", "error", f"Linting it failed: {type(error).__name__}: {error}.", 0, 0)
        return cable, (*cable.findings, failed)


def give_up_linting(asked: tuple[Cable, bool]) -> tuple[Cable, tuple[Finding, ...]]:
    """What there is instead, where linting killed its process."""
    failed = Finding("linter-failed", "error", "Linting it failed: its process ended again and again.", 0, 0)
    return asked[0], (*asked[0].findings, failed)


def give_up_cable(_: Cable) -> str:
    """What there is instead of statements, where extracting killed its process."""
    return GIVEN_UP
