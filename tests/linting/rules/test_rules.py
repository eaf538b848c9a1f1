"""The registry of rules."""

from reftel.linting.rules import OF_ARCHIVE, OF_CABLE, RULES, TO_SEND


def test_every_rule_is_listed_once() -> None:
    assert (*OF_CABLE, *TO_SEND, *OF_ARCHIVE) == RULES
    assert len({rule.__name__ for rule in RULES}) == len(RULES) > 75
