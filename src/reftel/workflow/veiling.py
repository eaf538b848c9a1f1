"""Questions without the names of a protect list: what a person wrote into their files, as a masked room shows it.

Names of members, and the ids of options, tell them apart, so those that are masked are numbered. A cue with a name in
it is none: what it would find is masked in the cables, and a mask is found wherever anybody is masked.
"""

from typing import Any, NamedTuple

import msgspec

from reftel.model.board import HandSeat, Question
from reftel.workflow.access import MASK, WITHHELD
from reftel.workflow.levelling import evened
from reftel.workflow.protecting import Protected, masked_name


class Veiled(NamedTuple):
    """A question as it is written and as it is shown, and the labels in it of what is masked."""

    plain: Question
    shown: Question
    labels: dict[str, str]
    protected: Protected

    def seat(self, seat: HandSeat) -> HandSeat:
        """A seat that was entered by hand, as it is shown."""
        return msgspec.convert(_walked(msgspec.to_builtins(seat), self.labels, self.protected), HandSeat)

    def written(self, label: str) -> str:
        """Who or which option is meant by a label that is shown, as the question calls it."""
        return next((name for name, shown in self.labels.items() if shown == label), label)


def veiled(question: Question, protected: Protected) -> Veiled:
    """A question without the names of a list."""
    labels: dict[str, str] = {}
    actors = [member.name for member in question.members]
    actors += [one.actor for one in question.seats]
    actors += [one.actor for one in question.preferences]
    ids = [*(one.id for one in question.decisions), *(one.id for one in question.options)]
    for name in dict.fromkeys((*actors, *ids)):
        if masked_name(name, protected) != name:
            labels[name] = f"{MASK} {len(labels) + 1}" if labels else MASK
    told = _walked(msgspec.to_builtins(question), labels, protected)
    for member in told["members"]:
        hides = WITHHELD in member["name"]
        member["aliases"] = [name for name in member["aliases"] if not hides and WITHHELD not in name]
        member["former"] = [pair for pair in member["former"] if not hides and WITHHELD not in pair[0]]
    for option in told["options"]:
        option["cues"] = [cue for cue in option["cues"] if WITHHELD not in cue]
    return Veiled(question, msgspec.convert(told, Question), labels, protected)


def _walked(value: Any, labels: dict[str, str], protected: Protected) -> Any:
    if isinstance(value, str):
        return labels.get(value) or evened(masked_name(value, protected))
    if isinstance(value, dict):
        return {key: _walked(one, labels, protected) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_walked(one, labels, protected) for one in value]
    return value
