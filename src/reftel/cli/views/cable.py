"""A cable, set for reading: its head in plain words, then its paragraphs, then what is doubtful."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from reftel.cli import strings
from reftel.cli.console import words
from reftel.cli.views.marks import cite
from reftel.model.gathering import gathered, more_of, place_of
from reftel.model.heading import heading_of
from reftel.model.quoting import quoted_in
from reftel.model.reasons import cited_reasons
from reftel.model.telling import DOCUMENTS

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from reftel.fields.address import Addressee
    from reftel.fields.classification import ClassifiedBy
    from reftel.fields.participants import Participant
    from reftel.model.cable import Cable, Clearance, Paragraph
    from reftel.model.gathering import Gathered
    from reftel.model.reasons import Cited

ROLE_STYLES = {"summary": "", "comment": "italic", "note": "italic", "action": "bold", "body": ""}
GRAVEST = ("error", "warning", "info")
SEVERITY_STYLES = {"error": "red", "warning": "yellow", "info": "dim"}


def listed(cables: Sequence[Cable]) -> Table:
    """A line for each cable: citation, date, level, subject, and what is missing of it."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for _ in range(3):
        table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for one in cables:
        subject = words(heading_of(one) or "(no subject)")
        if one.kind != "telegram":
            subject.append(f" [{DOCUMENTS[one.kind]}]", style="italic")
        if one.completeness != "whole":
            subject.append(f" [{one.completeness.replace('_', ' ')}]", style="italic")
        level = one.classification.level if one.classification else "?"
        table.add_row(cite(one.citation, None), words(one.date or "no date"), Text(level), subject)
    return table


def cable(shown: Cable) -> Iterator[RenderableType]:
    """The whole cable."""
    yield Rule(style="dim")
    yield Text.assemble(cite(shown.citation, None), "  ", _marking(shown))
    yield words(heading_of(shown) or "(no subject)", "bold")
    yield Text()
    yield _head(shown)
    heading = None
    quotations = quoted_in(shown)
    for place, paragraph in enumerate(shown.paragraphs):
        for one in quotations:
            if one.first == place:
                yield Text()
                yield words(f"Quoted telegram: {one.line}", "bold")
        # A heading that has another one under it, and no paragraph, is carried by none.
        for empty in shown.headings:
            if empty.first == empty.last == place:
                yield Text()
                yield words(empty.text, "bold underline")
        if paragraph.heading and paragraph.heading != heading:
            yield Text()
            yield words(paragraph.heading, "bold underline")
        heading = paragraph.heading
        yield Text()
        whose = next((one.title for one in reversed(quotations) if one.first <= place < one.last), None)
        yield from _paragraph(shown, paragraph, whose)
    yield Text()
    if shown.signature:
        yield words(", ".join(shown.signature))
        yield Text()
    yield from _remarks(shown)


def _marking(shown: Cable) -> Text:
    found = shown.classification
    if found is None:
        return Text("no classification", style="dim")
    parts = [strings.LEVELS[found.level], *found.caveats]
    return words("//".join(parts) + (" SENSITIVE" if found.sensitive else ""), "bold")


def _head(shown: Cable) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, text in _rows(shown):
        if text:
            table.add_row(name, words(text))
    return table


def _rows(shown: Cable) -> Iterator[tuple[str, str]]:
    yield "sent", _sent(shown)
    yield "from", shown.origin or ""
    yield "to", "; ".join(_addressee(one) for one in shown.action)
    yield "info", "; ".join(_addressee(one) for one in shown.info)
    yield "passing", "; ".join(line.text for line in shown.passing)
    yield "captions", " ".join(shown.captions)
    if shown.eo:
        yield "E.O.", " ".join(part for part in (shown.eo.order, shown.eo.text) if part)
    yield "classified", _people(shown.classified_by)
    yield "reasons", "; ".join(_reason(one) for one in cited_reasons(shown))
    yield "drafted", _people(shown.drafted_by)
    yield "cleared", _people(shown.cleared_by)
    yield "approved", _people(shown.approved_by)
    yield "TAGS", " ".join(tag.code for tag in shown.tags)
    yield (
        "refs",
        "; ".join(_reference(ref.enumerator, str(ref.mrn) if ref.mrn else ref.text) for ref in shown.references),
    )
    yield "number", shown.head.number.value if shown.head.number else ""
    yield "place", shown.head.place.value if shown.head.place else ""
    yield "participants", "; ".join(_participant(one) for one in shown.participants)
    if shown.kind != "telegram":
        yield "kind", DOCUMENTS[shown.kind].removeprefix("of ").removesuffix(" kind")
    if shown.completeness != "whole":
        yield "not whole", shown.completeness.replace("_", " ")
    if shown.release.status != "unknown":
        told = (shown.release.status, shown.release.authority, shown.release.date, shown.release.classification)
        yield "release", ", ".join(part for part in told if part)
    yield "source", f"{shown.source.name} ({shown.source.format}, {shown.source.sha256[:12]})"


def _reason(one: Cited) -> str:
    told = f"{one.cited} {one.meaning}" if one.meaning else one.cited
    return f"{told} (by the order of that day)" if one.by_day else told


def _sent(shown: Cable) -> str:
    if shown.date is None:
        return "no date"
    when = f"{shown.dtg.at:%Y-%m-%d %H:%M}Z" if shown.dtg else shown.date
    basis = "" if shown.date_basis in (None, "dtg") else f", {strings.DATE_BASES[shown.date_basis]}"
    return f"{when}{basis}" + (f", {'/'.join(shown.precedence)}" if shown.precedence else "")


def _addressee(one: Addressee) -> str:
    told = " ".join(part for part in (one.name, one.precedence, one.number) if part)
    return f"{told} (without {', '.join(one.excluded)})" if one.excluded else told


def _people(people: tuple[ClassifiedBy, ...] | tuple[Clearance, ...]) -> str:
    return "; ".join(", ".join(part for part in (person.name, person.title) if part) for person in people)


def _participant(one: Participant) -> str:
    told = ", ".join(part for part in (one.name, one.title, one.role) if part)
    return f"{told} ({one.side})" if one.side else told


def _reference(enumerator: str | None, text: str) -> str:
    return f"{enumerator}. {text}" if enumerator else text


def _paragraph(shown: Cable, paragraph: Paragraph, whose: str | None) -> Iterator[RenderableType]:
    """A paragraph; ``whose`` is the number of the quoted telegram that it is of."""
    line = cite(shown.citation, paragraph.number)
    if whose:
        line.append_text(words(f"  of {whose}", "dim"))
    if paragraph.mark:
        line.append_text(words(f" ({paragraph.mark})"))
    role = strings.ROLES[paragraph.role]
    if role:
        line.append(f"  {role}", style="dim")
    yield line
    yield Padding(words(paragraph.text, ROLE_STYLES[paragraph.role]), (0, 0, 0, 4))
    place = range(paragraph.start, paragraph.end)
    if any(one.code == "text-blank" and one.start in place for one in shown.findings):
        yield Padding(words(f"[{strings.BROKEN_OFF}]", "dim"), (0, 0, 0, 4))


def _remarks(shown: Cable) -> Iterator[RenderableType]:
    for notice in shown.notices:
        yield Text.assemble(("notice  ", "dim"), words(f"{notice.kind}: {notice.text}", "dim"))
    for one in gathered(shown.findings):
        yield _finding(shown, one)


def _finding(shown: Cable, one: Gathered) -> Text:
    finding = one.first
    rule = f" {finding.rule}" if finding.rule else ""
    style = SEVERITY_STYLES[finding.severity]
    more = more_of(one, (place_of(shown.paragraphs, each) for each in one.all))
    said = f"{finding.message}{more} [{finding.code}{rule}]"
    return Text.assemble((f"{finding.severity}  ", style), words(said, "dim"))


def findings(shown: Cable, infos: Counter[str], *, listed: bool) -> Iterator[RenderableType]:
    """A line for each kind of finding of a cable, with its citation, the gravest first; infos are counted by code."""
    infos.update(finding.code for finding in shown.findings if finding.severity == "info")
    for one in sorted(gathered(shown.findings), key=lambda one: GRAVEST.index(one.first.severity)):
        if listed or one.first.severity != "info":
            yield Text.assemble(cite(shown.citation, None), "  ", _finding(shown, one))
