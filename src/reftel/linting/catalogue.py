"""What every finding of linting means: code, number, authority, severity, explanation, a good and a bad example.

It is data, ``rules.toml``: to correct an authority or an explanation, correct it there.
"""

import tomllib
from functools import cache
from importlib import resources

import msgspec

from reftel.model.finding import Finding, Severity
from reftel.model.rule import Rule
from reftel.model.source import Span


@cache
def all_rules() -> tuple[Rule, ...]:
    """All rules, by number; those of one number in the order of the file."""
    text = (resources.files("reftel.linting") / "rules.toml").read_text(encoding="utf-8")
    found = msgspec.convert(tomllib.loads(text)["rule"], tuple[Rule, ...])
    return tuple(sorted(found, key=lambda rule: rule.number))


@cache
def _by_code() -> dict[str, Rule]:
    return {rule.code: rule for rule in all_rules()}


def rule_of(code: str) -> Rule | None:
    """The rule behind the code of a finding, or None: not every finding of reading is of a rule."""
    return _by_code().get(code)


def rules_of(word: str) -> tuple[Rule, ...]:
    """The rules of a number or code, however it is written: ``L033``, ``l33``, ``33``, ``eo-reason-section``."""
    asked = word.strip().lower().replace("_", "-")
    digits = asked.removeprefix("l")
    number = f"L{int(digits):03d}" if digits.isdecimal() and len(digits) < 5 else None
    return tuple(rule for rule in all_rules() if asked == rule.code or number == rule.number)


def found(code: str, message: str, span: Span, severity: Severity | None = None) -> Finding:
    """A finding of a rule at a place, of the rule's severity unless another one is said."""
    rule = _by_code()[code]
    return Finding(code, severity or rule.severity, message, span.start, span.end, rule.number)
