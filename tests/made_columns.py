"""An archive with a row in every table of its record, and every way of altering one value of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import apsw
import msgspec

from made_namings import meeting_of, naming
from made_readings import reading_of, statement_of, unread
from reftel.archive import Archive, pack_statements
from reftel.archive.keeping import Keeping
from reftel.archive.shelving import Shelving
from reftel.fields.classification import Classification
from reftel.fields.mrn import Mrn
from reftel.model.case import Case, Item, Search
from reftel.model.library import LibraryItem
from reftel.model.release import Release
from reftel.model.review import Patch
from reftel.model.source import Node

FIRST, SECOND = Mrn(2031, "VESSIA", 1), Mrn(2031, "VESSIA", 2)


def filled(path: Path) -> Path:
    """An archive in which people have reviewed, ruled, collected, and of which something was purged."""
    first = reading_of(FIRST, ["He agreed.", "She refused."], classification=Classification("S", ("NOFORN",)))
    second = reading_of(SECOND, ["Oyen waited."], references=(FIRST,))
    text = "what could be read"
    source = msgspec.structs.replace(unread().source, text=text)
    third = msgspec.structs.replace(unread(), source=source, nodes=(Node("unread", 0, len(text)),))
    with Archive(path, create=True) as archive:
        archive.add([first, second, third], {source.sha256: b"\x00\x01\xff"})
        (one,), (other,) = first.cables, second.cables
        said = [statement_of(one, 1, "He agreed", to=("Dravic",)), statement_of(one, 2, "She refused")]
        named, met = [naming("Oyen", "Lio Oyen"), naming("Dravic", "Lio Dravic")], [meeting_of(one, "Oyen", "Dravic")]
        made = pack_statements(one, said, namings=named, meetings=met)
        archive.add_extracted("1", [made, pack_statements(other, [], "no parser")])
        for statement in said:
            for coder in ("Ann", "Bo"):
                archive.reviewing().add(one.citation, statement.id, coder=coder, verdict="accept", patch=Patch())
        archive.reviewing().undo(1, coder="Ann")
        told = Release(status="released", authority="NARA", date="2030", source="a box")
        archive.add_provenance([(first.source.sha256, told)])
        actors = [found.id for name in ("Oyen", "Dravic") for found in archive.actors().find(name)]
        archive.actors().undo(archive.actors().merge(*actors, reason="they are one"))
        archive.actors().merge(*actors, reason="they are one")
        archive.record().execute("INSERT INTO purged VALUES (?, 0, 1)", ("ab" * 32,))
    sha256 = first.source.sha256
    with Keeping(path, write=True) as keeping:
        keeping.put([Search(name="All", asks="search", query="q=x", owner="Ann"), Case(name="Box", owner="Ann")])
        keeping.put([Item(case=1, kind="cable", source=sha256, start=0, end=9)])
    with Shelving(path, write=True) as shelving:
        shelving.add([(sha256, LibraryItem(key="ABCD", title="A box"))])
    return path


class Altered(NamedTuple):
    """One value that is another: where it stands, and what it was and is."""

    table: str
    column: str
    before: Any
    after: Any


def alterations(connection: apsw.Connection) -> Iterator[Altered]:
    """Each value of every column altered in every way that its table lets; it is so until the next is asked for."""
    for (table,) in list(connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")):
        for _, column, kind, *_ in list(connection.execute(f"PRAGMA table_info({table})")):
            values = {value for (value,) in connection.execute(f"SELECT {column} FROM {table}")}  # noqa: S608 - ours
            for before in sorted(values, key=repr):
                for after in others(before, kind):
                    put = f"UPDATE {table} SET {column} = ? WHERE {column} IS ?"  # noqa: S608 - ours
                    connection.execute("SAVEPOINT altered")
                    try:
                        connection.execute(put, (after, before))
                        yield Altered(table, column, before, after)
                    except apsw.ConstraintError:
                        continue
                    finally:
                        connection.execute("ROLLBACK TO altered")
                        connection.execute("RELEASE altered")


def others(value: Any, kind: str) -> Iterator[Any]:
    """Readable values near one."""
    if value is None:
        yield 1 if kind == "INTEGER" else "x"
    elif isinstance(value, int):
        yield from (value + 1, value - 1)
    elif isinstance(value, bytes):
        at = len(value) // 2
        yield value[:at] + bytes([value[at] ^ 1]) + value[at + 1 :]
    elif value:
        for at in {len(value) // 2, max((place for place, sign in enumerate(value) if sign.isalpha()), default=0)}:
            yield value[:at] + chr(ord(value[at]) ^ 1) + value[at + 1 :]
    else:
        yield "x"
