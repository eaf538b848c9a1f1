"""How cables hang together, and the versions of one, as people see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from reftel.cli.console import words
from reftel.cli.views.marks import cite
from reftel.model.telling import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from reftel.model.links import Links, Missing, Neighbour, Related, Series
    from reftel.model.versions import Difference, Versions

_STATES = {"held": "held", "missing": "not held", "unknown": "not held, and in no index", "other": "no cable"}


def _row(label: str, text: str) -> RenderableType:
    return Padding(Text.assemble((f"{label:<12}", "dim"), words(text)), (0, 0, 0, 2))


def _titled(mrn: str, date: str | None, subject: str | None) -> str:
    return "  ".join(part for part in (mrn, date, subject) if part)


def links(one: Links) -> Iterator[RenderableType]:
    """A cable, its references, its thread, its neighbours, who was informed, and what became of its post."""
    yield Text.assemble(cite(one.cable, None), words(f"  {one.subject or ''}"))
    for each in one.references:
        letter = f"{each.enumerator}. " if each.enumerator else ""
        told = f"{each.text}: {_STATES[each.state]}"
        yield _row("refers to", f"{letter}{told}" + (f", {each.subject}" if each.subject else ""))
    for copy in one.copies:
        yield _row("copy of", f"{copy.target}: {copy.text}, {_STATES[copy.state]}")
    for related in one.thread:
        yield _row(related.part, f"{_titled(related.cable, related.date, related.subject)} ({_how(related)})")
    for label, neighbour in (("before", one.before), ("after", one.after)):
        if neighbour is not None:
            yield _row(label, _titled(neighbour.cable, neighbour.date, neighbour.subject) + _between(neighbour))
    for role in ("action", "info"):
        names = [
            each.name + (f" ({', '.join(each.members)} …)" if each.members else "")
            for each in one.informed
            if each.role == role
        ]
        if names:
            yield _row(role, "; ".join(names))
    for change in one.succession:
        to = f" to {change.successor}" if change.successor else ""
        yield _row("post", f"{change.station} {change.change}{to}{f', {change.when}' if change.when else ''}")


def _how(related: Related) -> str:
    if related.by == "subject":
        return "same subject"
    return "by reference" if related.steps == 1 else f"{related.steps} references away"


def _between(neighbour: Neighbour) -> str:
    return f" ({counted(neighbour.missing, 'number')} between)" if neighbour.missing else ""


def missing(one: Missing) -> Text:
    """A cable that is not held, and by which it is referred to."""
    line = cite(one.cable, None)
    behind = "" if one.known else "  in no index of numbers;"
    return line.append_text(words(f"{behind}  referred to by {', '.join(one.cited_by)}", "dim"))


def series(one: Series) -> Text:
    """What is held of a post's numbers in a year."""
    of = one.last - one.first + 1
    gaps = ", ".join(str(low) if low == high else f"{low}-{high}" for low, high in one.gaps)
    line = Text.assemble((f"{one.year} ", "bold"), words(one.station, "bold"))
    line.append(f"  {one.held:,} of {of:,} from {one.first} to {one.last}")
    return line.append_text(words(f"  not held: {gaps}", "dim")) if gaps else line


def versions(one: Versions) -> Iterator[RenderableType]:
    """The witnesses of a cable, where they differ, and the text that may be shown of all."""
    yield Text.assemble(cite(one.cable, None), words(f"  {one.subject or ''}"))
    for at, witness in enumerate(one.witnesses, 1):
        told = [f"{witness.completeness}, {counted(witness.paragraphs, 'paragraph')}", witness.place]
        told += [f"hides {counted(witness.hides, 'passage')}"] if witness.hides else []
        told += [f"lacks {', '.join(witness.lacks)}"] if witness.lacks else []
        yield _row(f"{at}{' counts' if witness.first else ''}", f"{witness.source.name}: {'; '.join(told)}")
    names = {witness.source.sha256: str(at) for at, witness in enumerate(one.witnesses, 1)}
    for difference in one.differences:
        yield _difference(difference, names[difference.witness])
    for paragraph in one.merged:
        line = cite(one.cable, paragraph.number)
        line.append_text(words(f" ({paragraph.mark})" if paragraph.mark else ""))
        yield line
        yield Padding(words(paragraph.text), (0, 0, 0, 4))


def _difference(one: Difference, witness: str) -> RenderableType:
    place = f"¶{one.para}" if one.para else "text"
    if one.kind == "lacking":
        return _row(f"1 and {witness}", f"{place} is not in {witness}")
    if one.kind == "hidden":
        return _row(f"1 and {witness}", f"{place}: one of the versions hides something here, so none is shown")
    return _row(f"1 and {witness}", f"{place}: {one.ours or '(nothing)'} | {one.theirs or '(nothing)'}")
