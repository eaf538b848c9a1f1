"""What people kept and brought in, without what is purged: case files and searches, and what is written of imports."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from reftel.archive import Archive
from reftel.archive.keeping import Change, Keeping
from reftel.archive.purging import Rest
from reftel.model.case import Case, Item, Search
from reftel.workflow.imports import FOLDER

Mask = Callable[[str], str]


def without(opened: Archive, rests: Iterable[Rest], mask: Mask) -> Change:
    """What becomes of a search, a case file or an item: what points at a cable that goes is gone, words are masked."""
    whole = {rest.sha256 for rest in rests if rest.text is None}
    parts = {rest.sha256: frozenset(rest.gone) for rest in rests if rest.text is not None and rest.gone}
    looking = opened.looking()

    def goes(item: Item) -> bool:
        if item.source in whole:
            return True
        if item.source not in parts:
            return False
        cable = looking.cable_at(item.source, item.start)
        return cable is not None and cable.span.start in parts[item.source]

    def change(one: Search | Case | Item) -> Search | Case | Item | None:
        if isinstance(one, Item):
            return None if goes(one) else msgspec.structs.replace(one, note=mask(one.note), query=mask(one.query))
        if isinstance(one, Case):
            return msgspec.structs.replace(one, name=mask(one.name), about=mask(one.about))
        return msgspec.structs.replace(one, name=mask(one.name), query=mask(one.query))

    return change


def counted(archive: Path, change: Change) -> int:
    """How many searches, case files and items of these would go or lose words."""
    with Keeping(archive) as kept:
        cases = kept.cases()
        records: list[Search | Case | Item] = [
            *kept.searches(),
            *cases,
            *(item for one in cases for item in kept.items(one.number)),
        ]
        return sum(change(one) != one for one in records)


def imports_without(archive: Path, mask: Mask) -> dict[Path, str]:
    """The files in which imports are written down, without it: they name folders and files."""
    found: dict[Path, str] = {}
    for path in sorted((archive / FOLDER).glob("*/*.json")):
        try:
            text = path.read_text(encoding="utf-8")
            left = msgspec.json.encode(_masked(msgspec.json.decode(text), mask)).decode()
        except (OSError, ValueError, RecursionError):
            continue
        if left != text:
            found[path] = left
    return found


def _masked(value: Any, mask: Mask) -> Any:
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, dict):
        return {key: _masked(one, mask) for key, one in value.items()}
    return [_masked(one, mask) for one in value] if isinstance(value, list) else value
