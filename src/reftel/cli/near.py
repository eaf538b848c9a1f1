"""What to say where nothing was found: which names are near those that were asked for, which cables are not there."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

from reftel.cli import strings
from reftel.cli.selecting import is_cable, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reftel.model.statement import Statement

SHOWN: Final = 4  # near names
LIKENESS: Final = 0.75  # of 1, by difflib: what is less like is another name
MOST: Final = 20_000  # names that are remembered


class Heard:
    """Remembers who speaks and is spoken to, and in which cables, while statements go by."""

    def __init__(self) -> None:
        self._names: dict[str, None] = {}
        self._cables: set[str] = set()

    def listen(self, statements: Iterable[Statement]) -> Iterator[Statement]:
        """The same statements."""
        for statement in statements:
            self._cables.add(statement.cable)
            if len(self._names) < MOST:
                self._names.update(dict.fromkeys((statement.speaker, *statement.addressees, statement.holder)))
            yield statement

    def why(self, names: Iterable[str], cables: Iterable[str]) -> Iterator[str]:
        """A sentence for each name that nobody bears, with near ones, and for each cable that has no statement."""
        for cable in cables:
            if not any(is_cable(held, cable) for held in self._cables):
                yield strings.NO_CABLE_HERE.format(cable=cable)
        for name in names:
            if not any(named((name,), (held,)) for held in self._names):
                near = self._near(name)
                told = strings.NOBODY_NEAR if near else strings.NOBODY
                yield told.format(name=name, near=", ".join(near))

    def _near(self, name: str) -> list[str]:
        """The names that are spelt much like one, by the whole of them or their last word."""
        spelt: dict[str, str] = {}
        for held in self._names:
            for form in (held.lower(), held.lower().rpartition(" ")[2]):
                spelt.setdefault(form, held)
        found = difflib.get_close_matches(name.lower(), spelt, SHOWN, LIKENESS)
        return list(dict.fromkeys(spelt[form] for form in found))
