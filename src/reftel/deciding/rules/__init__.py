"""How a body decides: one entry a file; each says what the rule makes of the seats of an option."""

from reftel.deciding.rules import (
    consensus,
    double_majority,
    majority,
    narrowed,
    reverse,
    silence,
    unanimity,
    veto,
)
from reftel.deciding.rules.rule import Change, Rule, Table, Verdict

RULES: tuple[Rule, ...] = (
    Rule(id="consensus", judge=consensus.judge),
    Rule(id="consensus-present", judge=narrowed.judge_present, terms=("present",)),
    Rule(id="consensus-minus-one", judge=narrowed.judge_minus, terms=("apart",)),
    Rule(id="consensus-minus-two", judge=narrowed.judge_minus, terms=("apart",)),
    Rule(id="silence", judge=silence.judge, terms=("opens", "expires")),
    Rule(id="reverse-consensus", judge=reverse.judge),
    Rule(id="majority", judge=majority.judge, terms=("base", "share", "strict")),
    Rule(id="count-with-veto", judge=veto.judge, terms=("count", "veto")),
    Rule(id="double-majority", judge=double_majority.judge, terms=("of_members", "of_population", "block")),
    Rule(id="unanimity", judge=unanimity.judge),
    Rule(
        id="unanimity-constructive",
        judge=unanimity.judge_constructive,
        terms=("abstaining_members", "abstaining_population"),
    ),
)

__all__ = ["RULES", "Change", "Rule", "Table", "Verdict", "rule_of"]


def rule_of(name: str) -> Rule | None:
    """The rule of that id."""
    return next((rule for rule in RULES if rule.id == name), None)
