"""What is asked of the statements and meetings of an archive, made into what they are chosen by."""

from typing import Any

import msgspec

from reftel.archive import Archive
from reftel.archive.counting import Catalogue
from reftel.archive.pool import Pool
from reftel.archive.query import parse
from reftel.errors import NotReadyError
from reftel.model.browsing import Asking
from reftel.workflow.beside import WAIT
from reftel.workflow.questions import Questions


class Chooser:
    """Chooses among what is counted of one archive, as its questions have their cues."""

    def __init__(self, pool: Pool, questions: Questions) -> None:
        self._pool = pool
        self._questions = questions

    def counted(self, *, said: bool = True) -> Catalogue:
        """What cables are counted by, and, where it is asked by what was ``said``, statements.

        Raises:
            NotReadyError: if the statements of a large archive are still being counted.
        """
        counted = self._pool.catalogue(WAIT if said else 0)
        if said and counted.said is None:
            raise NotReadyError(
                "The statements of this archive are being counted; that takes some seconds.", self._pool.ready
            )
        return counted

    def about(self, asked: Asking) -> Asking:
        """The same, with the cues of the question that it is about, where it names one."""
        return msgspec.structs.replace(asked, cues=self._questions.cues().get(asked.about, ()))

    def cables(self, opened: Archive, counted: Catalogue, asked: Asking) -> Any:
        """Which cables answer the query, as a mask; None where none is asked.

        Raises:
            QueryError: naming the column and what was expected.
        """
        node = parse(asked.within, self._questions.cues()) if asked.within.strip() else None
        return counted.among(opened.numbered(node)) if node else None

    def where(self, opened: Archive, counted: Catalogue, asked: Asking) -> dict[str, Any]:
        """The namings of the actors that are asked for, and which cables answer the query; None where none is."""
        ids = {"by": asked.actor, "to": asked.to_actor}
        found: dict[str, Any] = {name: opened.actors().places([id_]) if id_ else None for name, id_ in ids.items()}
        return {**found, "cables": self.cables(opened, counted, asked)}
