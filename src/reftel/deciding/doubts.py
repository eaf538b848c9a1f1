"""What of a question file may not be meant so, told with its board: names that are nearly a member's, idle options.

Nothing of it is an error: who is no member may have a seat, and of an option cables may say nothing. But *Rusia* that
does not count, or words that no cable has, are more often a slip.
"""

import difflib
from collections.abc import Collection, Iterable, Iterator

from reftel.facts.countries import country_of
from reftel.model.board import Board, Option, Question

_ALIKE = 0.75  # of two names: "Rusia" and "Russia" .91, "Libia" and "Libya" .8; "Spain" and "Sudan" .4
_LEAST = 4  # letters of a name that can be near another


def misnamed(question: Question) -> tuple[str, ...]:
    """Who has a seat, a wish or a wait by hand under a name that is no member's or country's, and nearly a member's."""
    names = {name.casefold(): name for member in question.members for name in member.names}
    told = []
    for actor in dict.fromkeys(_by_hand(question)):
        if len(actor) < _LEAST or actor.casefold() in names or country_of(actor):
            continue
        near = difflib.get_close_matches(actor.casefold(), names, n=1, cutoff=_ALIKE)
        if near:
            told.append(f"{actor!r} is no member, so its seat by hand does not count; did you mean {names[near[0]]!r}?")
    return tuple(told)


def _by_hand(question: Question) -> Iterator[str]:
    for seat in question.seats:
        yield seat.actor
    for preference in question.preferences:
        yield preference.actor
    for wait in question.waits:
        yield wait.actor
        yield from wait.waits_for


def idle(question: Question, heard: Collection[str], on: str | None = None) -> tuple[str, ...]:
    """The options on which no cable was found to say anything, each with the words by which it was looked for.

    ``heard`` are the ids of the others; until ``on``, where only what was said by then was looked at.
    """
    return tuple(_told(option, on) for option in question.options if option.id not in heard)


def heard_on(board: Board) -> frozenset[str]:
    """The options of which a board shows that a cable says something."""
    options = (option for decision in board.decisions for option in decision.options)
    return frozenset(o.id for o in options if any(s.evidence or s.others for s in o.seats))


def _told(option: Option, on: str | None) -> str:
    until = f" until {on}" if on else ""
    if not option.cues:
        return (
            f"The option {option.id!r} has no cues, and nothing was found by its title{until}: "
            'write cues = ["…"], a few words as cables speak of it.'
        )
    return f"Nothing was found on the option {option.id!r} by its cues{until}: {_listed(option.cues)}."


def _listed(cues: Iterable[str]) -> str:
    return ", ".join(f"“{cue}”" for cue in cues)
