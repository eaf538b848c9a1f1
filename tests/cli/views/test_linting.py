"""Findings and rules as people see them."""

from reftel.cli.views.linting import findings, heading, rule
from reftel.model.finding import Finding
from reftel.model.report import Linted
from reftel.model.rule import Rule
from rendering import printed

TOLD = Linted(
    cable="04SESTRIN214",
    finding=Finding("eo-number", "warning", "no E.O. 1", 3, 9, "L029"),
    place="E.O. line",
    subject="A LATER\x1b DATE",
    authority="the orders",
)


def test_a_finding_with_all_and_with_nothing_behind_it() -> None:
    assert printed([heading(TOLD)]) == "04SESTRIN214  A LATER\ufffd DATE\n"
    assert printed(findings([TOLD])) == "  warning E.O. line: no E.O. 1  [eo-number: L029, the orders]\n"
    bare = Linted(cable="x", finding=Finding("year-inferred", "info", "it is", 0, 0))
    assert printed(findings([bare])) == "  info    it is  [year-inferred]\n"
    assert printed([heading(bare)]) == "x\n"


def test_many_of_a_kind_are_one_line_with_their_places() -> None:
    places = ["¶1", "¶1", None, *(f"¶{number}" for number in range(2, 9))]
    comma = [Finding("garbled-apostrophe", "info", "a comma is one", at, at + 1) for at in range(10)]
    told = [Linted(cable="x", finding=one, place=place) for one, place in zip(comma, places, strict=True)]
    few = told[:3]
    assert len(printed(findings(few)).splitlines()) == 3
    shown = " ".join(printed(findings([*told, TOLD]), 200).split())
    assert shown == (
        "info ¶1: a comma is one (10 of these: ¶1, ¶2, ¶3, ¶4, ¶5, ¶6 and 2 more) [garbled-apostrophe]"
        " warning E.O. line: no E.O. 1 [eo-number: L029, the orders]"
    )


def test_a_rule_without_examples() -> None:
    shown = printed(
        rule(Rule(code="x", number="L999", severity="info", authority="nobody", says="It is.", example=False))
    )
    assert shown == "L999  x  info\n    It is.\n    by nobody\n"
