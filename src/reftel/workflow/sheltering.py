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
from reftel.model.cable import Cable, Reading
from reftel.model.meeting import Meeting
from reftel.model.source import STANDS_IN, Source
from reftel.model.statement import Statement
from reftel.workflow.access import EVERYTHING, WITHHELD, Access, cleared, statements_left
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
FORM = 7
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
            _fill(whole, building, _Limits(access, protected, _key(building.parent)), progress)
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


class _Limits(NamedTuple):
    """What is taken out, and the key with which names are made for sources that are no longer what they were."""

    access: Access
    protected: Protected | None
    key: bytes

    def stand_in(self, sha256: str) -> str:
        """What a source goes by of which a part was taken out: its hash would prove what somebody guesses of it."""
        return STANDS_IN + hmac.new(self.key, sha256.encode(), hashlib.sha256).hexdigest()[1:]


def goes_by(archive: Path, sha256: str) -> str:
    """What a source goes by in the archives from which a part of it was taken out; empty where none was made yet."""
    try:
        key = (archive / FOLDER / "key").read_bytes()
    except OSError:
        return ""
    return _Limits(EVERYTHING, None, key).stand_in(sha256) if len(key) == _KEY else ""


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
    with Archive(made, create=True) as left:
        for begin in range(0, len(hashes), _UNIT):
            readings: list[Reading] = []
            extracted: list[tuple[str, Extracted]] = []
            for sha256 in hashes[begin : begin + _UNIT]:
                found = _left(whole, sha256, limits)
                readings.append(found.reading)
                goes_by[sha256] = found.reading.source.sha256
                extracted += found.extracted
                held |= found.held
                named |= found.named
            left.add_packed([_packed(reading) for reading in readings])
            for version in dict.fromkeys(version for version, _ in extracted):
                left.add_extracted(version, [one for told, one in extracted if told == version])
            if progress:
                progress(min(begin + _UNIT, len(hashes)), len(hashes))
        names = ((goes_by[one.sha256], name) for one in whole.sources() for name in one.names)
        hide = limits.protected
        left.add_names((sha256, masked_name(name, hide) if hide else name) for sha256, name in names)
        left.actors().carry(rulings_left(whole.actors(), named, held))


class _Left(NamedTuple):
    """What is left of a source, its cables, and what was extracted from them, each with the version that did it.

    ``held`` are the namings of these cables as they were, ``named`` as they are left.
    """

    reading: Reading
    extracted: list[tuple[str, Extracted]]
    held: Namings
    named: Namings


def _left(whole: Archive, sha256: str, limits: _Limits) -> _Left:
    access, protected, _ = limits
    looking = whole.looking()
    held = tuple(looking.read_from(sha256))
    before = whole.source(sha256)
    found = cleared(before, looking.nodes(sha256), tuple(one.cable for one in held), access)
    source, cables = found.source, found.cables
    told = [_told(one, cable, source.text) for one, cable in zip(held, cables, strict=True)]
    if protected is not None:
        hidden = masked(source, cables, protected)
        source = msgspec.structs.replace(hidden.source, name=masked_name(source.name, protected))
        cables = hidden.cables
        told = [_masked(one, sought) for one, sought in zip(told, hidden.sought, strict=True)]
    if source.text != before.text:
        source = msgspec.structs.replace(source, sha256=limits.stand_in(sha256))
        cables = tuple(_from(source, cable) for cable in cables)
        told = [_moved(one, cable) for one, cable in zip(told, cables, strict=True)]
    left = _Left(Reading(source=source, nodes=found.nodes, cables=cables), [], {}, {})
    for one, cable, (statements, meetings) in zip(held, cables, told, strict=True):
        if one.version is None:
            continue
        same = cable == one.cable and statements == one.statements
        namings = one.namings if same else namings_left(cable, statements, meetings)
        if protected is not None:
            namings = without_holder(one.cable, namings, protected)
        packed = pack_statements(cable, statements, namings=namings, meetings=meetings)
        left.extracted.append((one.version, packed))
        left.held.update({(one.cable.citation, naming.name): naming for naming in one.namings})
        left.named.update({(cable.citation, naming.name): naming for naming in namings})
    return left


Told = tuple[tuple[Statement, ...], tuple[Meeting, ...]]


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


def _moved(told: Told, cable: Cable) -> Told:
    """Statements and meetings of a cable whose source goes by another name, and so may the cable."""
    at = {"cable": cable.citation, "source": cable.source.sha256}
    statements, meetings = told
    return (
        tuple(msgspec.structs.replace(one, **at) for one in statements),
        tuple(msgspec.structs.replace(one, **at) for one in meetings),
    )


def _packed(reading: Reading) -> Packed:
    """A source of which only the text is kept: its bytes would say what the text does not."""
    packed = pack(reading, b"", container="")[0]
    return msgspec.structs.replace(
        packed, source=msgspec.structs.replace(packed.source, container=None, size=len(reading.source.text))
    )
