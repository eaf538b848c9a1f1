"""Linting: what is wrong or doubtful in a cable by the rules of its format, on whose authority; nothing is changed.

``lint`` asks one cable, ``lint_together`` many: one number twice, a reference to what came later, gaps in a series.
The findings of reading are given back too: they keep their codes and rules. What each rule means, and on whose
authority, is data: ``rules.toml``.
"""

from collections.abc import Iterable, Iterator

from reftel.linting.catalogue import all_rules, rule_of, rules_of
from reftel.linting.rules import OF_ARCHIVE, OF_CABLE, RULES, TO_SEND
from reftel.linting.shelf import Card, Shelf
from reftel.model.cable import Cable
from reftel.model.finding import Finding
from reftel.model.rule import Rule

__all__ = ["RULES", "Card", "Rule", "Shelf", "all_rules", "lint", "lint_shelf", "lint_together", "rule_of", "rules_of"]


def lint(cable: Cable, *, to_send: bool = False) -> tuple[Finding, ...]:
    """What is wrong or doubtful in a cable, by place; with ``to_send`` also what could not be sent as it stands.

    A finding's message says what was expected where that can be told; nothing is ever written.
    """
    checks = (*OF_CABLE, *TO_SEND) if to_send else OF_CABLE
    if any(finding.code == "no-cable" for finding in cable.findings):
        checks = ()  # the rules are those of cables
    found = [*cable.findings, *(finding for check in checks for finding in check(cable))]
    return tuple(sorted(dict.fromkeys(found), key=_in_order))


def lint_together(cables: Iterable[Cable]) -> Iterator[tuple[str, Finding]]:
    """What is wrong or doubtful between cables, each with the citation of the cable that it stands in."""
    shelf = Shelf()
    for cable in cables:
        shelf.add(cable)
    for card, finding in lint_shelf(shelf):
        yield card.citation, finding


def lint_shelf(shelf: Shelf) -> Iterator[tuple[Card, Finding]]:
    """The same of cables whose cards are kept already."""
    for check in OF_ARCHIVE:
        yield from check(shelf)


def _in_order(finding: Finding) -> tuple[int, str, int, str]:
    return finding.start, finding.rule or "", finding.end, finding.code
