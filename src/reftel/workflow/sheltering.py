"""An archive in which only that is left which somebody may see: for those who read with a clearance.

What one may not see is not filtered out of answers, page by page; it is not there. The room of such a reader stands
on an archive of its own, made from the whole one by ``access``, in its folder ``seen``: searches, counts, facets,
suggestions, pictures and exports cannot give away what they do not have.
"""

import hashlib
import hmac
import os
import secrets
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

from reftel.archive import Archive, Packed
from reftel.archive.looking import ReadFrom
from reftel.archive.rows import Extracted, pack, pack_statements
from reftel.archive.store import migrations
from reftel.errors import ArchiveError
from reftel.model.actor import Naming
from reftel.model.cable import Cable, Reading
from reftel.model.meeting import Meeting
from reftel.model.source import STANDS_IN, Source
from reftel.model.statement import Statement
from reftel.workflow.access import WITHHELD, Access, Cleared, cleared, statements_left
from reftel.workflow.levelling import Levels, cuts_of, evened
from reftel.workflow.naming import Namings, meetings_left, namings_left, rulings_left
from reftel.workflow.protecting import (
    Protected,
    Sought,
    masked,
    masked_meetings,
    masked_name,
    masked_statements,
    without_holder,
)

FOLDER = "seen"
FORM = 10
"""Goes up when what is left of an archive changes: those made before are made anew."""
_UNIT = 50
_KEY = 32  # bytes
_WAITS, _WAIT = 20, 0.1  # so often, and seconds


class State(msgspec.Struct, frozen=True):
    """What an archive was made from."""

    form: int
    schema: int
    seq: int
    access: Access
    protected: str | None
    ruled: tuple[int, ...] = ()


def sheltered(
    archive: Path,
    access: Access,
    protected: Protected | None = None,
    progress: Callable[[int, int | None], None] | None = None,
) -> Path:
    """The archive in which only that is left which may be seen; made anew if the whole one has changed since.

    With ``protected`` the names of a list are masked in it, and whatever cables ask to protect.

    Raises:
        ArchiveError: if there is no archive, or no room on the disk.
    """
    made = archive / FOLDER / (f"{access.folder}-{protected.mark}" if protected else access.folder)
    with Archive(archive, read_only=True) as whole:
        mark = protected.mark if protected else None
        ruled = tuple(one.number for one in whole.actors().rulings() if not one.undone)
        state = State(FORM, len(migrations()), whole.looking().seq(), access, mark, ruled)
        if _state_of(made) == state:
            return made
        building = made.with_name(f".{made.name}.{os.getpid()}")
        gone = building.with_name(f"{building.name}.gone")
        for left in (building, gone):
            shutil.rmtree(left, ignore_errors=True)
        try:
            building.parent.mkdir(exist_ok=True)
            _fill(whole, building, _Limits(access, protected, StandIns(_key(building.parent))), progress)
            (building / "state.json").write_bytes(msgspec.json.encode(state))
            if made.exists():  # whoever reads it still has it open
                made.rename(gone)
            building.rename(made)
        except OSError as error:
            raise ArchiveError(f"Cannot write to {made.parent}: {error.strerror or error}.") from error
        finally:
            for left in (building, gone):
                shutil.rmtree(left, ignore_errors=True)
    return made


def _state_of(made: Path) -> State | None:
    try:
        return msgspec.json.decode((made / "state.json").read_bytes(), type=State)
    except (OSError, ValueError, RecursionError):
        return None


class StandIns(NamedTuple):
    """What sources go by of which a part was taken out, and what was read from them, by the key of an archive."""

    key: bytes

    def source(self, sha256: str) -> str:
        """For a source: its hash would prove what somebody guesses of it."""
        return STANDS_IN + self._keyed(sha256)[1:]

    def statement(self, id_: str) -> str:
        """For a statement or a meeting: its id is made with its place, and would prove how long a mask was before."""
        return self._keyed(id_)[:16]

    def _keyed(self, told: str) -> str:
        return hmac.new(self.key, told.encode(), hashlib.sha256).hexdigest()


def stand_ins(archive: Path) -> StandIns | None:
    """The names by which sources and statements go in the archives of readers; None where none was made yet."""
    try:
        key = (archive / FOLDER / "key").read_bytes()
    except OSError:
        return None
    return StandIns(key) if len(key) == _KEY else None


class _Limits(NamedTuple):
    """What is taken out, and by what those go of which something was."""

    access: Access
    protected: Protected | None
    names: StandIns


def _key(folder: Path) -> bytes:
    """The key of an archive, kept where no reader with a clearance gets it, so that addresses stay what they are.

    Of several programs that need it at once the first makes it, readable by its user alone from the beginning; the
    others wait until it is written.

    Raises:
        ArchiveError: if what is there is no key.
    """
    place = folder / "key"
    if not place.exists():
        made = secrets.token_bytes(_KEY)
        try:
            with open(place, "xb", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
                file.write(made)
        except FileExistsError:
            pass
        except OSError:
            place.unlink(missing_ok=True)
            raise
    for _ in range(_WAITS):
        key = place.read_bytes()
        if len(key) == _KEY:
            return key
        time.sleep(_WAIT)
    raise ArchiveError(f"{place} holds no key: take this file away, and run it again.")


def _fill(whole: Archive, made: Path, limits: _Limits, progress: Callable[[int, int | None], None] | None) -> None:
    hashes = [held.sha256 for held in whole.sources()]
    held: Namings = {}
    named: Namings = {}
    goes_by: dict[str, str] = {}
    marked: dict[str, tuple[Sought, ...]] = {}
    with Archive(made, create=True) as left:
        for begin in range(0, len(hashes), _UNIT):
            readings: list[Reading] = []
            extracted: list[tuple[str, Extracted]] = []
            for sha256 in hashes[begin : begin + _UNIT]:
                found = _left(whole, sha256, limits)
                readings.append(found.reading)
                goes_by[sha256] = found.reading.source.sha256
                if found.marked:
                    marked[sha256] = found.marked
                extracted += found.extracted
                held |= found.held
                named |= found.named
            left.add_packed([_packed(reading) for reading in readings])
            for version in dict.fromkeys(version for version, _ in extracted):
                left.add_extracted(version, [one for told, one in extracted if told == version])
            if progress:
                progress(min(begin + _UNIT, len(hashes)), len(hashes))
        names = ((one.sha256, name) for one in whole.sources() for name in one.names)
        left.add_names((goes_by[one], _name_left(name, limits, marked.get(one, ()))) for one, name in names)
        left.actors().carry(rulings_left(whole.actors(), named, held))


class _Left(NamedTuple):
    """What is left of a source, its cables, and what was extracted from them, each with the version that did it.

    ``held`` are the namings of these cables as they were, ``named`` as they are left; ``marked`` is what cables in it
    ask to protect.
    """

    reading: Reading
    extracted: list[tuple[str, Extracted]]
    held: Namings
    named: Namings
    marked: tuple[Sought, ...] = ()


class _Taken(NamedTuple):
    """A source of which what may not be seen is blanked sign for sign: every place in it is what it was.

    ``seen`` is what is left by the clearance alone, before names are masked.
    """

    before: Source
    held: tuple[ReadFrom, ...]
    seen: Cleared
    source: Source
    cables: tuple[Cable, ...]
    sought: tuple[Sought, ...]

    @property
    def marked(self) -> tuple[Sought, ...]:
        """What of it the cables themselves ask to protect."""
        return tuple(one for one in self.sought if one.phrases)

    def levels(self) -> Levels | None:
        """The same with every mask of one length; None where nothing was taken out."""
        if self.source.text == self.before.text:
            return None
        return Levels(self.source.text, cuts_of(self.cables))


def _taken(whole: Archive, sha256: str, limits: _Limits) -> _Taken:
    looking = whole.looking()
    held = tuple(looking.read_from(sha256))
    before = whole.source(sha256)
    found = cleared(before, looking.nodes(sha256), tuple(one.cable for one in held), limits.access)
    if limits.protected is None:
        return _Taken(before, held, found, found.source, found.cables, ())
    hidden = masked(found.source, found.cables, limits.protected)
    taken = _Taken(before, held, found, hidden.source, hidden.cables, hidden.sought)
    name = _name_left(before.name, limits, taken.marked)
    return taken._replace(source=msgspec.structs.replace(hidden.source, name=name))


def levels(archive: Path, sha256: str, access: Access, protected: Protected | None) -> Levels | None:
    """Where the places of a source are in what is left of it; None where all of it is left, or there is no such source.

    Raises:
        ArchiveError: if there is no archive, or it is damaged.
    """
    with Archive(archive, read_only=True) as whole:
        if next(whole.sources(sha256), None) is None:
            return None
        return _taken(whole, sha256, _Limits(access, protected, StandIns(b""))).levels()


def _left(whole: Archive, sha256: str, limits: _Limits) -> _Left:
    taken = _taken(whole, sha256, limits)
    seen = taken.seen
    told = [_told(one, cable, seen.source.text) for one, cable in zip(taken.held, seen.cables, strict=True)]
    if limits.protected is not None:
        told = [_masked(one, sought) for one, sought in zip(told, taken.sought, strict=True)]
    namings = [
        _namings(one, cable, some, limits.protected)
        for one, cable, some in zip(taken.held, taken.cables, told, strict=True)
    ]
    source, nodes, cables, named = taken.source, seen.nodes, taken.cables, namings
    if (even := taken.levels()) is not None:
        source = msgspec.structs.replace(source, sha256=limits.names.source(sha256), text=even.text)
        nodes = tuple(even.nodes(nodes))
        cables = tuple(_from(source, even.of(cable)) for cable in cables)
        told = [_moved(even.of(one), cable, limits) for one, cable in zip(told, cables, strict=True)]
        named = [even.of(one) for one in namings]
    left = _Left(Reading(source=source, nodes=nodes, cables=cables), [], {}, {}, taken.marked)
    for turn, (one, cable) in enumerate(zip(taken.held, cables, strict=True)):
        if one.version is None:
            continue
        statements, meetings = told[turn]
        packed = pack_statements(cable, statements, namings=named[turn], meetings=meetings)
        left.extracted.append((one.version, packed))
        left.held.update({(one.cable.citation, naming.name): naming for naming in one.namings})
        left.named.update({(cable.citation, naming.name): naming for naming in namings[turn]})
    return left


def _name_left(name: str, limits: _Limits, marked: tuple[Sought, ...] = ()) -> str:
    return evened(masked_name(name, limits.protected, marked)) if limits.protected else name


Told = tuple[tuple[Statement, ...], tuple[Meeting, ...]]


def _namings(one: ReadFrom, cable: Cable, told: Told, protected: Protected | None) -> tuple[Naming, ...]:
    """Who is named in what is left of a cable, at the places that it had."""
    statements, meetings = told
    same = cable == one.cable and statements == one.statements
    namings = one.namings if same else namings_left(cable, statements, meetings)
    return namings if protected is None else without_holder(one.cable, namings, protected)


def _told(one: ReadFrom, cable: Cable, text: str) -> Told:
    """The statements and meetings of a cable that may be seen."""
    statements = tuple(statements_left(cable, one.statements, text))
    if WITHHELD not in text[cable.span.start : cable.span.end]:
        return statements, one.meetings
    return statements, tuple(meetings_left(cable, one.meetings, statements, text))


def _masked(told: Told, sought: Sought) -> Told:
    statements = tuple(masked_statements(sought, told[0]))
    ids = {before.id: after.id for before, after in zip(told[0], statements, strict=True)}
    return statements, tuple(masked_meetings(sought, told[1], ids))


def _from(source: Source, cable: Cable) -> Cable:
    others = tuple(one for one in cable.versions if one.sha256 != cable.source.sha256)
    return msgspec.structs.replace(cable, source=source.ref, versions=others)


def _moved(told: Told, cable: Cable, limits: _Limits) -> Told:
    """Statements and meetings of a cable whose source goes by another name, and so may the cable.

    Their ids are made with places and would prove a guess of how far these were moved: they get others.
    """
    at = {"cable": cable.citation, "source": cable.source.sha256}
    statements, meetings = told
    ids = {id_: limits.names.statement(id_) for id_ in (*(one.id for one in statements), *(one.id for one in meetings))}
    return (
        tuple(
            msgspec.structs.replace(one, id=ids[one.id], echo_of=ids.get(one.echo_of or "", one.echo_of), **at)
            for one in statements
        ),
        tuple(
            msgspec.structs.replace(
                one, id=ids[one.id], statements=tuple(ids.get(id_, id_) for id_ in one.statements), **at
            )
            for one in meetings
        ),
    )


def _packed(reading: Reading) -> Packed:
    """A source of which only the text is kept: its bytes would say what the text does not."""
    packed = pack(reading, b"", container="")[0]
    return msgspec.structs.replace(
        packed, source=msgspec.structs.replace(packed.source, container=None, size=len(reading.source.text))
    )
