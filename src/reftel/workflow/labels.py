"""What cables are called on pages: by their number, and where they have none by their heading or their file."""

from typing import Final

from reftel.archive import Archive
from reftel.archive.pool import Pool
from reftel.model.heading import heading_of, number_in_series

_KEPT: Final = 20_000


class Labels:
    """The labels of the cables of one archive; what was found is kept, up to so many of them."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._known: dict[str, tuple[str | None, str]] = {}

    def of(self, citation: str) -> tuple[str | None, str]:
        """The number of a cable, or of a document in its printed series; and the words beside it or in its place.

        A cable with a message number is called by that alone.
        """
        if not citation.startswith("source:"):
            return citation, ""
        known = self._known.get(citation)
        if known is None:
            with self._pool.archive() as opened:
                known = _label_of(opened, citation)
            if len(self._known) < _KEPT:
                self._known[citation] = known
        return known


def _label_of(opened: Archive, citation: str) -> tuple[str | None, str]:
    cable = opened.cable(citation)
    number = number_in_series(cable) if cable else None
    heading = heading_of(cable) if cable else None
    return number, heading or ("" if number else opened.looking().file_of(citation) or citation)
