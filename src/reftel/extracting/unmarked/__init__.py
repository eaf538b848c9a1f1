"""Whose words a sentence is that tells of nobody saying it: of who spoke before, of the post, or nobody's.

``Marin said that the dam leaks. It would cost millions to mend.`` The second is still his; what tells is not in the
one sentence but in its run: ``chain`` weighs the ``signs`` of all of them together.
"""

import msgspec

from reftel.extracting.narration import is_from_above
from reftel.extracting.notes import Draft
from reftel.extracting.unmarked.chain import Told, decide
from reftel.extracting.unmarked.signs import Open, Surroundings, among, signs_of

__all__ = ["Open", "Run", "Surroundings", "Told", "may_be_his", "signs_in", "whose"]


class Run(msgspec.Struct):
    """Open sentences in a row; ``before`` is what stood before them, ``after`` the next report of the paragraph."""

    before: str
    open: list[Open]
    after: Draft | None = None


def signs_in(run: Run, setting: Surroundings) -> list[list[str]]:
    """The signs of each sentence of a run."""
    own = [signs_of(one, setting) for one in run.open]
    return among(own, run.before, [_next(run, one) for one in run.open])


def whose(run: Run, setting: Surroundings) -> list[Told]:
    """Whose words each sentence of a run is."""
    return decide(signs_in(run, setting), [may_be_his(one) for one in run.open])


def may_be_his(one: Open) -> bool:
    """Whether there is somebody whose words a sentence may be, and it can be told by another than the writer."""
    return one.speaker.report is not None and not is_from_above(one.sentence)


def _next(run: Run, one: Open) -> str:
    """Who speaks next: ``he``, the ``same``, an ``other``, or ``none``."""
    at = run.after.speaker_at if run.after is not None else None
    if at is None:
        return "none"
    words = at.text.lower().split()
    if words[0] in ("he", "she", "they"):
        return "he"
    mine = one.speaker.report.speaker_at if one.speaker.report is not None else None
    return "same" if mine is not None and mine.text.lower().split()[-1] == words[-1] else "other"
