"""How a body decides: one entry a file; each says what the rule makes of the seats of an option."""

from reftel.deciding.rules import (
    consensus,
    double_majority,
    majority,
    narrowed,
    reverse,
    silence,
    staged,
    unanimity,
    veto,
)
from reftel.deciding.rules.rule import Change, Rule, Stage, Table, Verdict, told_apart

RULES: tuple[Rule, ...] = (
    Rule(id="consensus", words="Adopted when no member objects at the moment of adoption.", judge=consensus.judge),
    Rule(
        id="consensus-present",
        words="Adopted when no member that is present objects.",
        judge=narrowed.judge_present,
        terms=("present",),
    ),
    Rule(
        id="consensus-minus-one",
        words="Adopted when no member objects, the State concerned left aside.",
        judge=narrowed.judge_minus,
        terms=("apart",),
    ),
    Rule(
        id="consensus-minus-two",
        words="Adopted when no member objects, the two States concerned left aside.",
        judge=narrowed.judge_minus,
        terms=("apart",),
    ),
    Rule(
        id="silence",
        words="Adopted when nobody has broken silence by the deadline.",
        judge=silence.judge,
        terms=("opens", "expires"),
    ),
    Rule(id="reverse-consensus", words="Adopted unless all members object.", judge=reverse.judge),
    Rule(
        id="majority",
        words="Adopted by more than a share of those that are counted, or by as much as it.",
        judge=majority.judge,
        terms=("base", "share", "strict"),
    ),
    Rule(
        id="two-thirds",
        words="Adopted by at least two thirds of those that are counted.",
        judge=majority.judge_two_thirds,
        terms=("base",),
    ),
    Rule(
        id="count-with-veto",
        words="Adopted with so many votes for it, and no vote against it of a member with a veto.",
        judge=veto.judge,
        terms=("count", "veto"),
    ),
    Rule(
        id="double-majority",
        words="Adopted by a share of the members and of the population; too few members cannot block it.",
        judge=double_majority.judge,
        terms=("of_members", "of_population", "block"),
    ),
    Rule(id="unanimity", words="Adopted with no vote against it and at least one for it.", judge=unanimity.judge),
    Rule(
        id="unanimity-constructive",
        words="Adopted with no vote against it, unless those that abstain are too large a part.",
        judge=unanimity.judge_constructive,
        terms=("abstaining_members", "abstaining_population"),
    ),
    Rule(id="in-turn", words="Adopted when every stage adopts it, one after the other.", judge=staged.judge_in_turn),
    Rule(
        id="fallback",
        words="Adopted when a stage adopts it; each is tried where the one before it has failed.",
        judge=staged.judge_fallback,
    ),
)

__all__ = ["RULES", "Change", "Rule", "Stage", "Table", "Verdict", "rule_of", "told_apart"]


def rule_of(name: str) -> Rule | None:
    """The rule of that id."""
    return next((rule for rule in RULES if rule.id == name), None)
