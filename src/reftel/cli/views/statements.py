"""The ledger of statements: who is reported to have said what to whom, with echoes folded under what they repeat."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from reftel.cli.console import words
from reftel.cli.views.marks import Entry, Heading, act, by_cable, cite, label, on_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reftel.model.statement import Statement

HEADINGS = (
    Heading("where", 16),
    Heading("said on", 10),
    Heading("who → to whom", 22),
    Heading("act", 10),
    Heading("what is reported to have been said", None),
)


def entries(statements: Iterable[Statement], *, dated: bool = False) -> Iterator[tuple[Entry, int]]:
    """An entry for each statement, cable by cable, and how many statements it stands for.

    ``dated``: a time was asked for, so each says where it goes by the date of its cable.
    """
    for _, group in groupby(statements, key=lambda statement: statement.cable):
        yield from _of_cable(list(group), dated=dated)


def _of_cable(statements: Sequence[Statement], *, dated: bool) -> Iterator[tuple[Entry, int]]:
    here = {statement.id for statement in statements}
    echoes: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.echo_of in here:
            echoes.setdefault(str(statement.echo_of), []).append(statement)
    for statement in statements:
        if statement.echo_of not in here:
            folded = echoes.get(statement.id, [])
            yield _entry(statement, folded, dated=dated), 1 + len(folded)


def _entry(statement: Statement, echoes: Sequence[Statement], *, dated: bool) -> Entry:
    cells = (
        cite(statement.cable, statement.para),
        on_day(statement.day_shown, inferred=statement.day_inferred),
        _who(statement),
        act(statement.act, to_check=statement.to_check),
    )
    return Entry(cells, words(statement.content), tuple(_beneath(statement, echoes, dated=dated)))


def _who(statement: Statement) -> Text:
    if statement.voice == "post" and statement.speaker == "post":
        return Text.assemble((f"{statement.account.post or 'the post'}, comment", "italic"))
    who = words(statement.speaker, "bold")
    if statement.addressees:
        who.append_text(Text(" → ")).append_text(words(" and ".join(statement.addressees)))
    if statement.holder != statement.speaker:
        who.append_text(words(f" (for {statement.holder})", "dim"))
    return who


def _beneath(statement: Statement, echoes: Sequence[Statement], *, dated: bool) -> Iterator[Text]:
    if dated and statement.by_cable:
        yield by_cable(statement.by_cable)
    if statement.condition is not None:
        yield label("on condition", words(statement.condition.text))
    if set(statement.chain) - {statement.cable, statement.speaker, statement.holder, *statement.addressees}:
        yield label("reported through", words(" › ".join(statement.chain)))
    if echoes:
        places = dict.fromkeys("heading" if echo.para is None else f"¶{echo.para}" for echo in echoes)
        yield label("repeated in", words(", ".join(places)))
    if statement.reviewed is not None:
        yield label(f"{statement.reviewed} by", words(", ".join(statement.reviewed_by)))
    if statement.echo_of is not None:
        yield Text("a summary or heading: repeats another statement", style="dim")
