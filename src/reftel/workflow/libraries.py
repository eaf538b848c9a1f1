"""Libraries of references in a folder that is read: which file is attached to which item, its tags and collections.

A library is Zotero's own folder (``zotero.sqlite`` beside ``storage``, opened to read and never written), or an export
with its files (``catalogues.py``). What says this is no source of cables itself and is not read as one, as
``provenance.toml`` is not; of Zotero's own folder nothing is read but what lies in ``storage`` and not in its trash.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import apsw

from reftel.model.library import LibraryItem
from reftel.workflow.catalogues import Entry, entries, made

DATABASE = "zotero.sqlite"
_LARGEST = 64 << 20  # bytes of an export
_HEAD = 1 << 16
_MARKS = {
    ".rdf": (b"zotero.org/namespaces/export",),
    ".bib": (b"file",),
    ".ris": (b"TY  -", b"TY -"),
    ".json": (b'"attachments"', b'"file"'),
}
_MANY = 50  # files of one kind in a folder: more are no exports but sources
_ROWS = 500_000  # attachments, tags and collections that are looked at


class Libraries:
    """What the libraries under one folder say of the files in it."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._items: dict[Path, list[LibraryItem]] = {}
        self._catalogues: set[Path] = set()
        self._storages: dict[Path, frozenset[str]] = {}  # of each folder of Zotero's own, the keys in its trash
        for path in _candidates(root):
            if path.name == DATABASE:
                self._zotero(path)
            else:
                self._export(path)

    def of(self, path: Path) -> tuple[LibraryItem, ...]:
        """The items to which a file is attached."""
        return tuple(dict.fromkeys(self._items.get(path.resolve(), ()))) if self._items else ()

    def passes_over(self, path: Path) -> bool:
        """Whether a file is none that is to be read: what a library says itself, and what else Zotero keeps."""
        if path in self._catalogues:
            return True
        for folder, trash in self._storages.items():
            if path.is_relative_to(folder):
                parts = path.relative_to(folder).parts
                return len(parts) < 3 or parts[0] != "storage" or parts[1] in trash
        return False

    def _export(self, path: Path) -> None:
        found = [(one, place) for one in _read(path) for name in one.files if (place := self._file(path.parent, name))]
        for one, place in found:
            self._items.setdefault(place, []).append(one.item)
        if found:
            self._catalogues.add(path)

    def _file(self, folder: Path, name: str) -> Path | None:
        """The file that an export names, if it is one of those that are read."""
        try:
            place = (folder / name.removeprefix("file://")).resolve()
            return place if place.is_relative_to(self._root) and place.is_file() else None
        except (OSError, ValueError):
            return None

    def _zotero(self, path: Path) -> None:
        try:
            attached, trash = _database(path)
        except apsw.Error:  # none of Zotero's, or of a form that we do not know: its files are read all the same
            return
        for key, name, item in attached:
            place = path.parent / "storage" / key / name
            if place.name == name and place.is_file():
                self._items.setdefault(place.resolve(), []).append(item)
        self._storages[path.parent] = trash


def _candidates(root: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if name[0] != ".")
        if DATABASE in files:
            yield Path(parent, DATABASE)
        for suffix in _MARKS:
            named = sorted(name for name in files if name.lower().endswith(suffix) and name[0] != ".")
            yield from (Path(parent, name) for name in named if len(named) <= _MANY)


def _read(path: Path) -> list[Entry]:
    form = path.suffix.lower()
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if path.stat().st_size > _LARGEST or not any(mark in head for mark in _MARKS[form]):
                return []
            text = (head + file.read()).decode("utf-8-sig", "replace")
    except OSError:
        return []
    return list(entries(text, form[1:]))


# Zotero's own database.


def _database(path: Path) -> tuple[list[tuple[str, str, LibraryItem]], frozenset[str]]:
    """Key of the attachment, name of its file, and its item; and the keys that lie in the trash.

    Schemas of Zotero 2 (77, ``sourceItemID``) to 7 (``parentItemID``) are read. The database is opened as one that
    nobody changes, so that Zotero may be running and no file appears beside it.
    """
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    connection = apsw.Connection(f"{path.absolute().as_uri()}?immutable=1", flags=flags)
    try:
        columns = {str(row[1]) for row in connection.execute("PRAGMA table_info(itemAttachments)")}
        parent = "parentItemID" if "parentItemID" in columns else "sourceItemID"
        trash = {int(str(one)) for (one,) in connection.execute("SELECT itemID FROM deletedItems")}
        keys = _map(connection, "SELECT itemID, key FROM items")
        tags = _lists(connection, "SELECT itemID, name FROM itemTags JOIN tags USING (tagID)")
        lying = _lying(connection)
        told = _map(connection, _FIELDS.format(name="title"))
        urls = _map(connection, _FIELDS.format(name="url"))
        kinds = _map(connection, "SELECT itemID, typeName FROM items JOIN itemTypes USING (itemTypeID)")
        found = []
        gone = {keys.get(one, "") for one in trash}
        sql = f"SELECT itemID, {parent}, path FROM itemAttachments WHERE path LIKE 'storage:%' LIMIT {_ROWS}"  # noqa: S608 - ours
        for number, above, place in connection.execute(sql):
            own, item = int(str(number)), int(str(above or number))
            if item in trash or own in trash:
                gone.add(keys.get(own, ""))
                continue
            names = (*tags.get(item, ()), *tags.get(own, ()))
            key, title, kind = (some.get(item, "") for some in (keys, told, kinds))
            one = made(key, title, kind, tags=names, collections=lying.get(item, ()), url=urls.get(item, ""))
            found.append((keys.get(own, ""), str(place).removeprefix("storage:"), one))
        return found, frozenset(gone)
    finally:
        connection.close()


_FIELDS = (
    "SELECT itemID, value FROM itemData JOIN itemDataValues USING (valueID) JOIN fields USING (fieldID)"
    " WHERE fieldName = '{name}'"
)


def _map(connection: apsw.Connection, sql: str) -> dict[int, str]:
    return {int(str(number)): str(value) for number, value in connection.execute(f"{sql} LIMIT {_ROWS}")}


def _lists(connection: apsw.Connection, sql: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for number, value in connection.execute(f"{sql} LIMIT {_ROWS}"):
        found.setdefault(int(str(number)), []).append(str(value))
    return found


def _lying(connection: apsw.Connection) -> dict[int, list[str]]:
    """For each item the paths of the collections that it lies in."""
    rows = connection.execute(
        "SELECT collectionID, collectionName, parentCollectionID FROM collections LIMIT ?", (_ROWS,)
    )
    folders = {int(str(number)): (str(name), above) for number, name, above in rows}
    paths: dict[int, str] = {}
    for number in folders:
        names: list[str] = []
        at: object = number
        while isinstance(at, int) and at in folders and len(names) < 20:
            name, at = folders[at]
            names.append(name)
        paths[number] = " / ".join(reversed(names))
    found: dict[int, list[str]] = {}
    for item, folder in connection.execute("SELECT itemID, collectionID FROM collectionItems LIMIT ?", (_ROWS,)):
        if int(str(folder)) in paths:
            found.setdefault(int(str(item)), []).append(paths[int(str(folder))])
    return found
