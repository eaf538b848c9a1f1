"""What a later sentence reports of a commitment: that it was kept, broken or withdrawn, by whom, and which.

Only what is told as done: ``has not abandoned hope``, ``cannot withdraw it`` and ``if Bly broke its promise`` report
nothing. Who did it stands before the words, by name or as the one who speaks; what it was, behind them, or before
them where it was done to the promise (``the pledge to open the dam was withdrawn``).
"""

import re
from typing import Final, NamedTuple

from reftel.extracting.following import phrases
from reftel.model.following import Bearing

_OUTCOMES: Final[tuple[Bearing, ...]] = ("broken", "kept", "withdrawn")
_HELPING: Final = r"(?:has |had |have |would |will |also |now |since |already |then |recently )*"
_DOER = re.compile(rf"(?P<of>[A-Z][\w.-]{{1,30}}(?: [A-Z][\w.-]{{1,30}}){{0,2}}) {_HELPING}$")
_SPEAKER = re.compile(rf"(?:^|\b(?:he|she|it|they|we|i) ){_HELPING}(?:to )?$", re.IGNORECASE)
_DONE_TO = re.compile(r"\b(?:was|were|been|is|are|being) (?:(?:now|also|since|already) )?$", re.IGNORECASE)
_UNSURE = re.compile(
    r"\b(?:not|never|cannot|can|could|may|might|should|must|if|unless|whether|without|nor|no)\b|n['’]t\b", re.IGNORECASE
)
_BEFORE = 40  # characters before the words among which stands who did it, and that it was not done
_BEHIND = 160  # characters behind them of what it was


class Outcome(NamedTuple):
    """What is reported: how it bears, of whom (None: of the one whose words they are), and the words of what it was."""

    bearing: Bearing
    doer: str | None
    of: str


def outcome_of(text: str) -> Outcome | None:
    """What a text reports of a commitment, or None."""
    for bearing in _OUTCOMES:
        hit = phrases.first("outcomes", bearing, text)
        if hit is None:
            continue
        before = text[max(0, hit.start - _BEFORE) : hit.start]
        if _UNSURE.search(before) or text[hit.start : hit.end].lower() == "withdrawal":
            return None
        if _DONE_TO.search(before):
            return Outcome(bearing, None, text[: hit.start])
        own = _SPEAKER.search(text[: hit.start])
        doer = None if own else _DOER.search(text[: hit.start])
        if doer is None and own is None:
            return None  # "the board withdrew", of whom nobody knows what he promised
        return Outcome(bearing, doer["of"] if doer else None, text[hit.end : hit.end + _BEHIND])
    return None
