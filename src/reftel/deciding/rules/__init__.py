"""How a body decides: one entry a file; each says what the rule makes of the seats of an option."""

from reftel.deciding.rules import consensus
from reftel.deciding.rules.rule import Rule, Table, Verdict

RULES: tuple[Rule, ...] = (Rule(id="consensus", judge=consensus.judge),)

__all__ = ["RULES", "Rule", "Table", "Verdict", "rule_of"]


def rule_of(name: str) -> Rule | None:
    """The rule of that id."""
    return next((rule for rule in RULES if rule.id == name), None)
