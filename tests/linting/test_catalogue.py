"""Every rule: it is listed, explained, and its good and its bad example are what they say."""

import re

import pytest

import made_lines
from conftest import HOME, Golden
from reftel.linting import lint, lint_together
from reftel.linting.catalogue import all_rules, found, rule_of, rules_of
from reftel.linting.rules import OF_ARCHIVE, OF_CABLE, TO_SEND
from reftel.model.finding import Finding
from reftel.model.rule import Rule
from reftel.model.source import Span
from reftel.reading.remarks import CODES

EXAMPLES = [rule for rule in all_rules() if rule.example]


def codes(rule: Rule, lines: dict[str, str], *, bad: bool = False) -> list[str]:
    """The codes that the model cable with these lines is given; a rule over an archive sees the other cable too."""
    cable = made_lines.cable(**lines)
    if rule.made == "archive":
        others = [made_lines.cable(**{**lines, **rule.other})] if bad else []
        return [finding.code for _, finding in lint_together([cable, *others])]
    return [finding.code for finding in lint(cable, to_send=rule.made == "composed")]


def test_the_model_cable_is_without_fault() -> None:
    assert lint(made_lines.cable()) == ()


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
def test_the_good_example_is_good(rule: Rule) -> None:
    assert rule.good
    assert rule.code not in codes(rule, rule.good)


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
def test_the_bad_example_is_found(rule: Rule) -> None:
    assert rule.bad
    assert rule.code in codes(rule, rule.bad, bad=True)


def test_every_rule_has_its_function_under_its_name_or_is_made_while_reading() -> None:
    made = {"lint": OF_CABLE, "composed": TO_SEND, "archive": OF_ARCHIVE}
    for kind, checks in made.items():
        named = [rule.code for rule in all_rules() if rule.made == kind]
        assert sorted(named) == sorted(check.__name__.replace("_", "-") for check in checks)
        for check in checks:
            rule = rule_of(check.__name__.replace("_", "-"))
            assert rule is not None
            assert rule.number in (check.__doc__ or "")


def test_what_reading_finds_of_a_rule_is_in_the_list_with_the_same_number_and_severity() -> None:
    ruled = {code: kind for code, kind in CODES.items() if kind.rule is not None}
    listed = {rule.code: rule for rule in all_rules() if rule.made == "reading"}
    assert set(ruled) == set(listed)
    assert all(
        (kind.rule, kind.severity) == (listed[code].number, listed[code].severity) for code, kind in ruled.items()
    )


def test_all_sixty_four_rules_and_those_beyond_are_there_once() -> None:
    numbers = {rule.number for rule in all_rules()}
    assert {f"L{number:03d}" for number in range(1, 65)} <= numbers
    assert len({rule.code for rule in all_rules()}) == len(all_rules())
    for rule in all_rules():
        assert re.fullmatch(r"L[0-9]{3}", rule.number)
        assert rule.says.endswith(".")
        assert rule.authority


def test_a_rule_is_found_by_number_and_by_code_however_written() -> None:
    assert {rule.code for rule in rules_of("33")} == {"eo-reason-section", "eo-reason-letter"}
    assert rules_of("l033") == rules_of("L033") == rules_of(" 033 ")
    assert [rule.number for rule in rules_of("EO_REASON_SECTION")] == ["L033"]
    assert rules_of("L999") == rules_of("") == rules_of("x") == ()
    assert rule_of("year-inferred") is None


def test_a_finding_takes_severity_and_number_of_its_rule() -> None:
    assert found("sipdis-twice", "m", Span(1, 2)) == Finding("sipdis-twice", "info", "m", 1, 2, "L024")
    assert found("sipdis-twice", "m", Span(1, 2), "warning").severity == "warning"


MARK = "\n## The rules\n"


def page_of(rules: tuple[Rule, ...]) -> str:
    """The rules as docs/rules.md has them."""
    parts, number = [], ""
    for rule in rules:
        if rule.number != number:
            number = rule.number
            parts.append(f"### {number}\n")
        parts.append(f"#### `{rule.code}` ({rule.severity})\n\n{rule.says}\n")
        how = {"reading": " Found while reading.", "archive": " Over many cables.", "composed": " With `--to-send`."}
        parts.append(f"*By:* {rule.authority}.{how.get(rule.made, '')}\n")
        if rule.example:
            parts += [f"```\n{_lines(name, lines)}\n```\n" for name, lines in _examples(rule)]
    return "\n".join(parts)


def _examples(rule: Rule) -> list[tuple[str, dict[str, str]]]:
    if rule.other:
        return [("bad", rule.bad), ("and", rule.other)]
    return [("good", rule.good), ("bad", rule.bad)]


def _lines(name: str, lines: dict[str, str]) -> str:
    """The lines of an example; one that is left out is named."""
    held = [
        part if line else f"(no {place} line)" for place, line in lines.items() for part in (line or "-").split("\n")
    ]
    return "\n".join(f"{name if at == 0 else '':<5} {part}".rstrip() for at, part in enumerate(held))


def test_every_rule_is_documented_as_it_is(golden: Golden) -> None:
    path = HOME / "docs" / "rules.md"
    before = path.read_text(encoding="utf-8").partition(MARK)[0]
    golden.check(path, f"{before}{MARK}\n{page_of(all_rules())}")
