"""The power of the members of a question's body under its rule, as a game in which everybody says yes or no.

Of the Security Council each permanent member turns 848 coalitions and each other 84. Who abstains or stays away has no
place in such a game, and neither has a population: a double majority, and a decision in stages, have none here.
"""

from collections.abc import Mapping

from reftel.deciding import members_at
from reftel.deciding.power import Game, counted, indices, weighted
from reftel.deciding.rules.rule import at_least
from reftel.deciding.stages import with_vetoes
from reftel.facts.bodies import Member
from reftel.model.board import Question, Terms
from reftel.model.power import Indices

_ALL = frozenset({"consensus", "silence", "unanimity", "unanimity-constructive"})


def power_of(question: Question, on: str | None = None) -> Indices | None:
    """The power indices of the members at a date; None where the rule is no such game, or the members are not known.

    Raises:
        QuestionError: if the weights together are more than can be counted.
    """
    members = members_at(question, on)
    game = game_of(question.rule, question.terms, members) if members else None
    return indices(game) if game else None


def game_of(rule: str, terms: Terms, members: Mapping[str, Member]) -> Game | None:
    """The game that a rule is for some members; None where it is none of yes and no alone."""
    names = tuple(members)
    if rule in _ALL:
        return counted(names, len(names))
    if rule == "reverse-consensus":
        return counted(names, 1)
    if rule in {"consensus-present", "consensus-minus-one", "consensus-minus-two"}:
        asked = frozenset(terms.present or names) - frozenset(terms.apart)
        return weighted({name: int(name in asked) for name in names}, len(asked & frozenset(names)))
    if rule == "count-with-veto":
        needed = terms.count or len(names) // 2 + 1
        return counted(names, needed, [name for name in with_vetoes(terms, members).veto if name in members])
    if rule in {"majority", "two-thirds"}:
        votes = {name: member.weight if terms.base == "weight" else 1 for name, member in members.items()}
        share, strict = ("2/3", False) if rule == "two-thirds" else (terms.share, terms.strict)
        total = sum(votes.values())
        return weighted(votes, next(n for n in range(total + 2) if at_least(n, total, share, strict=strict)))
    return None
