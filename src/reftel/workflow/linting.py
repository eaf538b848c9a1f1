"""Linting in the order of the work: cables of sources or archives → findings of each, then those between them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from reftel import linting, workflow
from reftel.archive import Archive, is_archive, preference
from reftel.errors import InputError
from reftel.executors import Workers
from reftel.linting.places import where
from reftel.model.cable import Cable
from reftel.model.finding import Finding
from reftel.model.report import Linted
from reftel.workflow.tasks import Input, give_up_linting, lint_cable

__all__ = ["explain", "lint_sources", "rules_named"]


def rules_named(words: Iterable[str]) -> frozenset[str]:
    """The codes of the rules of some numbers or codes.

    Raises:
        InputError: if there is no such rule.
    """
    codes: set[str] = set()
    for word in words:
        held = linting.rules_of(word)
        if not held:
            raise InputError(f"There is no rule {word}: give a number (L033) or a code (eo-reason-section).")
        codes |= {rule.code for rule in held}
    return frozenset(codes)


def explain(word: str) -> tuple[linting.Rule, ...]:
    """The rules of a number or code.

    Raises:
        InputError: if there is none.
    """
    codes = rules_named([word])
    return tuple(rule for rule in linting.all_rules() if rule.code in codes)


def lint_sources(
    sources: Sequence[Input],
    *,
    only: Iterable[str] = (),
    ignored: Iterable[str] = (),
    to_send: bool = False,
    workers: Workers = 1,
    on_problem: workflow.OnProblem | None = None,
) -> Iterator[Linted]:
    """What is wrong or doubtful in the cables, in their order; at the end what is between them.

    ``only`` and ``ignored`` are numbers or codes of rules. Of an archive the version of each cable that counts is
    asked, and all of them where they differ.

    Raises:
        InputError: if a source that was named does not exist, or a rule.
    """
    wanted, passed_over = rules_named(only), rules_named(ignored)

    def takes(finding: Finding) -> bool:
        return (not wanted or finding.code in wanted) and finding.code not in passed_over

    shelf = linting.Shelf()
    asked = _asked(sources, shelf, workers, on_problem)
    for cable, findings in workflow.each_cable(
        lint_cable, ((cable, to_send) for cable in asked), workers, give_up_linting
    ):
        for finding in filter(takes, findings):
            yield _linted(cable.citation, cable.subject, finding, where(cable, finding))
    for card, finding in linting.lint_shelf(shelf):
        if takes(finding):
            yield _linted(card.citation, None, finding, None)


def _asked(
    sources: Sequence[Input], shelf: linting.Shelf, workers: Workers, on_problem: workflow.OnProblem | None
) -> Iterator[Cable]:
    """The cables to be asked one by one; all that are held go on the shelf."""
    for source in sources:
        if isinstance(source, Path) and is_archive(source):
            with Archive(source, read_only=True) as opened:
                # By date and number, so the versions of one cable follow on each other.
                for _, versions in groupby(opened.cables(versions=True), key=lambda cable: cable.citation):
                    held = list(versions)
                    for cable in held:
                        shelf.add(cable)
                    yield min(held, key=preference)
        else:
            for cable in workflow.cables_of([source], workers=workers, on_problem=on_problem):
                shelf.add(cable)
                yield cable


def _linted(cable: str, subject: str | None, finding: Finding, place: str | None) -> Linted:
    rule = linting.rule_of(finding.code)
    return Linted(
        cable=cable, finding=finding, place=place, subject=subject, authority=rule.authority if rule else None
    )
