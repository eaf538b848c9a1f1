"""The registry of rules."""

from reftel.deciding.rules import RULES, Rule, Table, rule_of
from reftel.model.board import Terms


def test_each_rule_is_found_by_its_id_and_judges_an_empty_table() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert isinstance(rule, Rule)
        assert rule_of(rule.id) is rule
        assert set(rule.terms) <= set(Terms.__struct_fields__)
        assert rule.judge(Table(None, {})).result == "undetermined"
    assert rule_of("coin toss") is None
