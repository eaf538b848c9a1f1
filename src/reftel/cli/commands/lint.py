"""``reftel lint SOURCE…``."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Literal

import click

from reftel.cli import options, strings
from reftel.cli.console import Problems, emit, json_line, note, output
from reftel.cli.views import linting as views
from reftel.model.telling import counted
from reftel.workflow import linting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reftel.cli.options import Input
    from reftel.model.report import Linted

Grave = Literal["error", "warning", "info", "never"]
GRAVEST = ("error", "warning", "info")
MEASURE = 120
"""A finding that is longer goes on below."""


def _explain(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is None:
        return
    emit(output(), (line for rule in linting.explain(value) for line in views.rule(rule)))
    ctx.exit()


@click.command("lint", epilog=options.example("reftel lint my-folder --fail-on warning"))
@options.sources
@click.option("--rule", "only", multiple=True, metavar="RULE", help="Only this rule: L033 or eo-reason-section.")
@click.option("--ignore", "ignored", multiple=True, metavar="RULE", help="Not this rule.")
@click.option(
    "--fail-on",
    type=click.Choice([*GRAVEST, "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 where there is a finding that is as grave.",
)
@click.option("--infos", is_flag=True, help="List what is worth a note too; else it is only counted.")
@click.option("--to-send", is_flag=True, help="Also what could not be sent as it stands: width of lines, characters.")
@click.option(
    "--explain", metavar="RULE", is_eager=True, expose_value=False, callback=_explain, help="Say what a rule asks."
)
@options.workers
@options.as_json
def command(
    *,
    sources: tuple[Input, ...],
    only: tuple[str, ...],
    ignored: tuple[str, ...],
    fail_on: Grave,
    infos: bool,
    to_send: bool,
    workers: int | None,
    as_json: bool,
) -> None:
    """Check cables against the rules of their format: what is wrong or doubtful, where, and what was expected.

    Nothing is changed. What each rule asks, and on whose authority, stands in docs/rules.md.
    """
    problems, counts = Problems(), Counter[str]()
    found = linting.lint_sources(
        sources,
        only=only,
        ignored=ignored,
        to_send=to_send,
        workers=options.processes(workers, sources),
        on_problem=problems,
    )
    if as_json:
        for told in found:
            counts[told.finding.severity] += 1
            json_line(told)
    else:
        _print(found, counts, infos=infos or bool(only))
    problems.end(sources)
    if any(counts[severity] for severity in _as_grave(fail_on)):
        raise click.exceptions.Exit(1)


def _as_grave(fail_on: Grave) -> tuple[str, ...]:
    return GRAVEST[: GRAVEST.index(fail_on) + 1] if fail_on in GRAVEST else ()


def _print(found: Iterable[Linted], counts: Counter[str], *, infos: bool) -> None:
    console = output()
    console.width = min(console.width, MEASURE)
    passed: Counter[str] = Counter()
    cables: set[str] = set()
    for cable, group in groupby(found, key=lambda told: told.cable):
        told = list(group)
        counts.update(one.finding.severity for one in told)
        cables.add(cable)
        passed.update(one.finding.code for one in told if one.finding.severity == "info" and not infos)
        shown = [one for one in told if one.finding.severity != "info" or infos]
        emit(console, [views.heading(shown[0]), *views.findings(shown)] if shown else [])
    if passed:
        codes = ", ".join(f"{number:,} {code}" for code, number in passed.most_common())
        note(strings.INFOS.format(codes=codes))
    if not counts:
        note(strings.NOTHING_FOUND)
        return
    errors, warnings, remarks = (counted(counts[name], name) for name in GRAVEST)
    note(strings.LINTED.format(errors=errors, warnings=warnings, infos=remarks, cables=counted(len(cables), "cable")))
