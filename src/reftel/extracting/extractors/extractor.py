"""What an extractor is: a name with a version, and what it makes of a cable."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

import msgspec

from reftel.extracting.notes import Notes
from reftel.model.cable import Cable
from reftel.model.statement import Statement


class Extraction(msgspec.Struct, frozen=True):
    """The statements of a cable; ``dropped`` counts claims that were left out because they quote nothing there.

    ``notes`` are what the stages noted, from which namings and meetings are made; None where there are none.
    """

    statements: tuple[Statement, ...]
    dropped: int = 0
    notes: Notes | None = None


class Extractor(Protocol):
    """Makes statements of cables. ``label`` is its name and version, as the ledger of an archive keeps it.

    ``host`` is where the text of cables goes, None where it stays on this computer.
    """

    @property
    def label(self) -> str:
        """Name and version."""
        ...

    @property
    def host(self) -> str | None:
        """Where the text goes; None where it stays."""
        ...

    def extract(self, cable: Cable) -> Extraction:
        """The statements of a cable.

        Raises:
            InputError: if it cannot work at all, so that no other cable will do better.
            UnavailableError: if it could not work just now.
        """
        ...


class Kind(NamedTuple):
    """One kind of extractor: its name, what stands behind the colon, and how one is opened from that."""

    name: str
    argument: str
    about: str
    open: Callable[[str], Extractor]
