"""What follows from all cables of an archive together: worked out beside the pages, and never within one.

Of a large archive it is worked out by a process of its own (``apart.py``). What a review or a new cable changes is then
worked out for that cable alone where that can be: what cables say of commitments is kept for each of them, beside the
archive too, and a question is asked again only if a cable has changed that may speak of it. Whoever asks meanwhile has
what was before, of the time before the room was opened too.
"""

import contextlib
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from reftel.archive import Archive
from reftel.archive.pool import Pool
from reftel.errors import ReftelError
from reftel.model.board import Question
from reftel.model.following import Commitment, Followed, Happened, Told
from reftel.model.opening import Opening
from reftel.workflow.apart import (
    SMALL,
    work_out_actors,
    work_out_answer,
    work_out_happenings,
    work_out_openings,
    work_out_promises,
)
from reftel.workflow.beside import WAIT, Beside
from reftel.workflow.following import (
    MOST,
    Promises,
    joined_happenings,
    joined_promises,
    kept_happenings,
    kept_promises,
    standing_on,
)
from reftel.workflow.growing import Growing
from reftel.workflow.protecting import Protected
from reftel.workflow.questions import Answer, Questions, carried
from reftel.workflow.recalling import Answered, Openings, keep_answer, kept_answers, kept_openings

_FEW = 50  # and so many by a thread of the room

Part = Literal["actors", "commitments", "happenings", "openings"]


class _Asked(NamedTuple):
    """What the cables said to a question, and at which unit of work; of what, but for the statements."""

    of: object
    seq: int
    answer: Answer


def _promised(archive: Path, cables: Collection[str] | None = None, *, apart: bool) -> Promises:
    return work_out_promises(archive, cables, apart=apart)


def _joined(promises: Promises) -> tuple[Commitment, ...]:
    return joined_promises(promises)


class Overall:
    """What follows from all cables of one archive, or of what is left of one for a reader."""

    def __init__(self, path: Path) -> None:
        """Open the archive; nothing is worked out yet.

        Raises:
            ArchiveError: if there is none, or it cannot be used.
        """
        self._named = Beside(self._name, "Who is who is being worked out")
        self._promised: Growing[Told, tuple[Commitment, ...]] = Growing(
            self,
            "Who promised what is being worked out",
            kept=kept_promises,
            work=_promised,
            join=_joined,
        )
        self._happened: Growing[Happened, Followed] = Growing(
            self,
            "What took place, and what was put to whom, is being worked out",
            kept=kept_happenings,
            work=work_out_happenings,
            join=joined_happenings,
        )
        self._opened = Beside(self._open, "When each cable opens is being worked out", kept=self._recall)
        self._recalled: Openings | None = None
        self._answers: dict[str, _Asked] = {}
        self.pool = Pool(path, self.have_named)

    def prepare(self) -> None:
        """Begin with what takes long, before anybody asks for it; of a large archive not with when cables open."""
        with contextlib.suppress(ReftelError), self.pool.archive() as opened:
            opened.actors().is_current()  # whoever finds that they are not has them made
        with contextlib.suppress(ReftelError):  # whoever asks for it is told
            self._promised.begin()
        with contextlib.suppress(ReftelError):
            if not self.is_large():
                self._opened.get(self._cables(), 0, self.era())

    def commitments(self, on: str) -> tuple[Commitment, ...]:
        """Who promised what, as known on a day (EDTF), and what was overdue then.

        Raises:
            NotReadyError: if it is still being worked out.
        """
        return standing_on(self._promised.get(), on)

    def happenings(self) -> Followed:
        """What takes place, took place or may, and what was put to whom: events and démarches, and nothing else.

        Raises:
            NotReadyError: if it is still being worked out.
        """
        return self._happened.get()

    def openings(self) -> tuple[Opening, ...]:
        """When each classified cable opens, by its line.

        Raises:
            NotReadyError: if it is still being worked out.
        """
        return self._opened.get(self._cables(), WAIT, self.era())

    def is_older(self, what: Part) -> bool:
        """Whether what is shown of it was worked out before the archive was as it is now, or is not yet."""
        if what == "actors":
            with self.pool.archive() as opened:
                return not opened.actors().is_current()
        if what == "openings":
            return not self._opened.is_of(self._cables())
        return not self._growing(what).is_of(self.state())

    def behind(self, what: Literal["commitments", "happenings"]) -> tuple[int | None, int]:
        """How many cables were read or corrected since what is shown of it (None: very many), of all."""
        return self._growing(what).behind(), len(self.pool.catalogue(0).cables)

    def _growing(self, what: Literal["commitments", "happenings"]) -> Growing[Any, Any]:
        return self._promised if what == "commitments" else self._happened

    def have_named(self, state: object) -> None:
        """Have it worked out who is who in a state of the archive; whoever asks waits for nothing."""
        with contextlib.suppress(ReftelError):
            self._named.get(state, 0)

    # The archive as it is.

    def state(self) -> int:
        """What changes with every unit of work."""
        with self.pool.archive() as opened:
            return opened.looking().seq()

    def era(self) -> object:
        """What changes with every purge: nothing that was worked out before is shown after it."""
        with self.pool.archive() as opened:
            return opened.looking().purged()

    def _cables(self) -> tuple[int, ...]:
        """What changes with the cables themselves, and not with what is said of their statements."""
        with self.pool.archive() as opened:
            return opened.looking().cables()

    def is_large(self) -> bool:
        """Whether it is not looked through in a thread of the room."""
        return len(self.pool.catalogue(0).cables) > SMALL

    # How it is worked out.

    def _name(self) -> bool:
        return work_out_actors(self.pool.path)

    def _recall(self) -> tuple[Opening, ...] | None:
        """When cables open as it was kept beside the archive, maybe of an earlier state of it."""
        self._recalled = kept_openings(self.pool.path)
        return self._recalled.found if self._recalled is not None else None

    def _open(self) -> tuple[Opening, ...]:
        kept, self._recalled = self._recalled, None
        if kept is not None and kept.cables == self._cables():
            return kept.found
        return work_out_openings(self.pool.path, apart=self.is_large())

    def changed(self, since: int, most: int = MOST) -> frozenset[str] | None:
        """The cables that were read or corrected since a unit of work; None where they are very many."""
        with self.pool.archive() as opened:
            return opened.looking().spoken_again(since, most)

    def path(self) -> Path:
        """Where the archive is."""
        return self.pool.path

    def questions(self, archive: Path, also: Sequence[Path] = (), protected: Protected | None = None) -> Questions:
        """The questions in the folder of an archive, and in files that lie elsewhere, asked of this one."""
        return Questions(
            archive, also, self.answer, self.answered, quickly=self.carried, long=self.is_large, protected=protected
        )

    def answer(self, question: Question) -> Answer:
        """What the cables say to a question: as before, where none has changed that may speak of it."""
        if (found := self.carried(question)) is not None:
            return found
        era = self.era()
        with self.pool.archive() as opened:
            seq, of = opened.looking().seq(), self._of(question, era, opened)
        found = work_out_answer(self.pool.path, question, apart=self.is_large())
        told = Answered(question=question, cables=of[2], extracted=of[3], seq=seq, answer=found)
        keep_answer(self.pool.path, told, era)
        self._answers[question.id] = _Asked(of, seq, found)
        return found

    def carried(self, question: Question) -> Answer | None:
        """What the cables said to a question before, where none has changed since that may speak of it; else None.

        It takes what the changed cables have of statements, however large the archive is.
        """
        kept, era = self._answers.get(question.id), self.era()
        if kept is None:
            return None
        self.pool.catalogue(0)  # brings what is counted in line
        with self.pool.archive() as opened:
            seq, of = opened.looking().seq(), self._of(question, era, opened)
            changed = opened.looking().spoken_again(kept.seq, _FEW) if kept.of == of else None
            if changed is None:
                return None
            found = carried(kept.answer, opened, changed, self.pool.spoken(seq))
        if found is not None:
            self._answers[question.id] = _Asked(of, seq, found)
        return found

    @staticmethod
    def _of(question: Question, era: object, opened: Archive) -> tuple[object, Question, tuple[int, ...], int]:
        """Of what the answer to a question is, but for the statements."""
        looking = opened.looking()
        return era, question, looking.cables(), looking.extracted()

    def answered(self, question: Question) -> Answer | None:
        """What the cables said to a question before the room was opened; None where that was not kept."""
        era, found = self.era(), kept_answers(self.pool.path).get(question.id)
        if found is None or found.question != question:
            return None
        self._answers[question.id] = _Asked((era, question, found.cables, found.extracted), found.seq, found.answer)
        return found.answer
