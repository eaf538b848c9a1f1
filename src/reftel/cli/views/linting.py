"""What is wrong or doubtful, cable by cable, and what a rule says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from reftel.cli.console import words
from reftel.cli.views.cable import SEVERITY_STYLES
from reftel.cli.views.marks import cite
from reftel.model.gathering import gathered, more_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from reftel.model.report import Linted
    from reftel.model.rule import Rule


def heading(told: Linted) -> Text:
    """The cable that the findings below are of."""
    line = cite(told.cable, None)
    if told.subject:
        line.append_text(words(f"  {told.subject}", "bold"))
    return line


def findings(told: Sequence[Linted]) -> Iterator[RenderableType]:
    """The findings of a cable, those of one rule that are many in one line: how many, and in which places."""
    held = {id(one.finding): one for one in told}
    for one in gathered(each.finding for each in told):
        yield _finding(held[id(one.first)], more_of(one, (held[id(each)].place for each in one.all)))


def _finding(told: Linted, more: str) -> RenderableType:
    """A finding: how grave, where, what was expected, the code and number of its rule, and on whose authority."""
    one = told.finding
    place = f"{told.place}: " if told.place else ""
    line = Text.assemble((f"{one.severity:<8}", SEVERITY_STYLES[one.severity]), words(f"{place}{one.message}{more}"))
    behind = ", ".join(filter(None, (one.rule, told.authority)))
    line.append_text(words(f"  [{one.code}{f': {behind}' if behind else ''}]", "dim"))
    return Padding(line, (0, 0, 0, 2))


def rule(one: Rule) -> Iterator[RenderableType]:
    """A rule with its examples, as far as it has any."""
    yield Text.assemble((one.number, "bold"), f"  {one.code}  ", (one.severity, SEVERITY_STYLES[one.severity]))
    yield Padding(Text(one.says), (0, 0, 0, 4))
    yield Padding(Text(f"by {one.authority}", style="dim"), (0, 0, 0, 4))
    for name, lines in (("good", one.good), ("bad", one.bad)) if one.example else ():
        yield from _example(name, lines.values())


def _example(name: str, lines: Iterable[str]) -> Iterator[RenderableType]:
    said = [part for line in lines for part in line.split("\n") if part] or ["(the line is not there)"]
    for at, line in enumerate(said):
        yield Padding(Text.assemble((f"{name if at == 0 else '':<6}", "dim"), line), (0, 0, 0, 4))
