"""An archive in which only that is left which somebody may see: for those who read with a clearance.

What one may not see is not filtered out of answers, page by page; it is not there. The room of such a reader stands
on an archive of its own, made from the whole one by ``access``, in its folder ``seen``: searches, counts, facets,
suggestions, pictures and exports cannot give away what they do not have.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec

from reftel.archive import Archive, Packed
from reftel.archive.rows import Extracted, pack, pack_statements
from reftel.archive.store import migrations
from reftel.errors import ArchiveError
from reftel.model.cable import Reading
from reftel.workflow.access import Access, cleared, statements_left
from reftel.workflow.protecting import Protected, masked, masked_name, masked_statements

FOLDER = "seen"
FORM = 3
"""Goes up when what is left of an archive changes: those made before are made anew."""
_UNIT = 50


class State(msgspec.Struct, frozen=True):
    """What an archive was made from."""

    form: int
    schema: int
    seq: int
    access: Access
    protected: str | None


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
        state = State(FORM, len(migrations()), whole.looking().seq(), access, protected.mark if protected else None)
        if _state_of(made) == state:
            return made
        building = made.with_name(f".{made.name}.{os.getpid()}")
        shutil.rmtree(building, ignore_errors=True)
        try:
            building.parent.mkdir(exist_ok=True)
            _fill(whole, building, (access, protected), progress)
            (building / "state.json").write_bytes(msgspec.json.encode(state))
            shutil.rmtree(made, ignore_errors=True)
            building.rename(made)
        except OSError as error:
            raise ArchiveError(f"Cannot write to {made.parent}: {error.strerror or error}.") from error
        finally:
            shutil.rmtree(building, ignore_errors=True)
    return made


def _state_of(made: Path) -> State | None:
    try:
        return msgspec.json.decode((made / "state.json").read_bytes(), type=State)
    except (OSError, msgspec.DecodeError, msgspec.ValidationError):
        return None


Limits = tuple[Access, Protected | None]


def _fill(whole: Archive, made: Path, limits: Limits, progress: Callable[[int, int | None], None] | None) -> None:
    hashes = [held.sha256 for held in whole.sources()]
    with Archive(made, create=True) as left:
        for begin in range(0, len(hashes), _UNIT):
            readings: list[Reading] = []
            extracted: list[tuple[str, Extracted]] = []
            for sha256 in hashes[begin : begin + _UNIT]:
                reading, told = _left(whole, sha256, limits)
                readings.append(reading)
                extracted += told
            left.add_packed([_packed(reading) for reading in readings])
            for version in dict.fromkeys(version for version, _ in extracted):
                left.add_extracted(version, [one for told, one in extracted if told == version])
            if progress:
                progress(min(begin + _UNIT, len(hashes)), len(hashes))
        names = ((held.sha256, name) for held in whole.sources() for name in held.names)
        left.add_names((sha256, masked_name(name, limits[1]) if limits[1] else name) for sha256, name in names)


def _left(whole: Archive, sha256: str, limits: Limits) -> tuple[Reading, list[tuple[str, Extracted]]]:
    """What is left of a source and its cables, and of their statements with the version that made them."""
    access, protected = limits
    looking = whole.looking()
    held = tuple(looking.read_from(sha256))
    found = cleared(whole.source(sha256), looking.nodes(sha256), tuple(one.cable for one in held), access)
    source, cables = found.source, found.cables
    statements = [
        tuple(statements_left(cable, one.statements, source.text)) for one, cable in zip(held, cables, strict=True)
    ]
    if protected is not None:
        hidden = masked(source, cables, protected)
        source = msgspec.structs.replace(hidden.source, name=masked_name(source.name, protected))
        cables = hidden.cables
        statements = [tuple(masked_statements(one, some)) for one, some in zip(hidden.sought, statements, strict=True)]
    extracted = [
        (one.version, pack_statements(cable, some))
        for one, cable, some in zip(held, cables, statements, strict=True)
        if one.version is not None
    ]
    return Reading(source=source, nodes=found.nodes, cables=cables), extracted


def _packed(reading: Reading) -> Packed:
    """A source of which only the text is kept: its bytes would say what the text does not."""
    packed = pack(reading, b"", container="")[0]
    return msgspec.structs.replace(
        packed, source=msgspec.structs.replace(packed.source, container=None, size=len(reading.source.text))
    )
