"""A case file for other programs and for paper: Markdown, a page of its own, the citations of its items as one file.

What people wrote stands as they wrote it; what cables say stands in quotation, with its citation and its place.
"""

import html
import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from reftel.model.cable import citation_of
from reftel.model.case import Case, CaseRow, Filled
from reftel.model.showing import plain
from reftel.writing.citations.bibtex import BIBTEX
from reftel.writing.citations.chicago import CHICAGO
from reftel.writing.citations.csl import item as csl_item
from reftel.writing.citations.ris import RIS, led_back
from reftel.writing.columns import Column

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_BEGINS = re.compile(r"^(\s{0,3})(\d{1,9}[.)]|[-+=])", re.MULTILINE)
_STYLE = (
    "body{font:1.1rem/1.6 Charter,Georgia,serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#211f1b}"
    "h1,h2{line-height:1.25}"
    "blockquote{margin:.6rem 0;padding-left:1rem;border-left:2px solid #ddd7ca;white-space:pre-wrap}"
    ".cite,.about{font-size:.9rem;color:#5e584e;overflow-wrap:anywhere}.note{white-space:pre-wrap}"
    "@media print{body{margin:0;max-width:none}a{color:inherit}h2{break-after:avoid}}"
)


COLUMNS: tuple[Column, ...] = (
    Column("place", "Its place in the case file, from 1", 7, lambda one: one.place),
    Column("kind", "cable, paragraph, statement or search", 11, lambda one: one.kind),
    Column("citation", "Cable (MRN) and paragraph, as a footnote cites it", 20, lambda one: one.citation),
    Column("date", "Day of sending (EDTF)", 12, lambda one: one.date),
    Column("subject", "Subject of the cable", 50, lambda one: one.subject),
    Column("speaker", "Who is reported to have said it, of a statement", 24, lambda one: one.speaker),
    Column("text", "Verbatim text of the paragraph, or of the sentence of the statement", 80, lambda one: one.text),
    Column("note", "What whoever keeps the case file wrote to it", 60, lambda one: one.note),
    Column("search", "What is asked for, of a search", 30, lambda one: one.search),
    Column("chicago", "Note in the manner of the Chicago Manual", 80, lambda one: one.chicago),
    Column("address", "Where it stands in the reading room", 40, lambda one: one.address),
    Column("start", "First character in the source text, from 0", 9, lambda one: one.start),
    Column("end", "Character behind the last one", 9, lambda one: one.end),
    Column("source hash", "SHA-256 of the source file", 20, lambda one: one.source),
    Column("case", "Name of the case file", 24, lambda one: one.case),
)


class Form(NamedTuple):
    """A form of writing a case file: how its file ends, what kind of file it is, and what makes it."""

    name: str
    suffix: str
    media: str
    write: Callable[[Case, Sequence[Filled], str], str]


def cited_as(one: Filled) -> str:
    """``04SESTRIN214 ¶4``, ``FRUS 1894, Nicaragua, doc. 40``; by its heading where it has no number."""
    return citation_of(one.called or one.citation, one.para if one.item.kind != "cable" else None)


def address(one: Filled, home: str) -> str:
    """Where an item stands in the room at an address."""
    base = home.rstrip("/")
    if one.item.kind == "search":
        return f"{base}/{'' if one.item.asks == 'search' else one.item.asks}?{one.item.query}"
    return f"{base}/cable/{one.citation}{f'#{one.anchor}' if one.anchor else ''}"


def note_of(one: Filled) -> str:
    """The Chicago note of an item; its number where the cable is not held any more."""
    if one.cable is None:
        return f"{cited_as(one)}."
    return CHICAGO.write(one.cable, one.para if one.item.kind != "cable" else None)


def rows(case: Case, items: Iterable[Filled], home: str) -> Iterable[CaseRow]:
    """The items as lines of a table."""
    for place, one in enumerate(items, 1):
        search = one.item.kind == "search"
        yield CaseRow(
            case=case.name,
            place=place,
            kind=one.item.kind,
            citation="" if search else cited_as(one),
            subject=one.subject,
            date=one.date,
            speaker=one.statement.speaker if one.statement else None,
            text=one.text,
            note=one.item.note,
            search=one.item.query,
            source=one.source or one.item.source,
            start=one.item.start,
            end=one.item.end,
            address=address(one, home),
            chicago="" if search else note_of(one),
        )


def markdown(case: Case, items: Sequence[Filled], home: str) -> str:
    """The case as Markdown; nothing that a cable or a person wrote is read as mark-up."""
    parts = [f"# {_md(case.name)}", f"{_md(case.owner)}"]
    if case.about:
        parts.append(_md(case.about))
    for one in items:
        parts.append(f"## {_md(_heading(one))}")
        if one.item.note:
            parts.append(_md(one.item.note))
        if one.statement:
            parts.append(f"{_md(one.statement.speaker)}:")
        if one.text:
            parts.append("\n".join(f"> {line}" for line in _md(one.text).split("\n")))
        if not one.found:
            parts.append("(Not found any more as it was put in.)")
        parts.append(f"{_md('' if one.item.kind == 'search' else note_of(one))} <{address(one, home)}>".strip())
    return "\n\n".join(parts) + "\n"


def _heading(one: Filled) -> str:
    if one.item.kind == "search":
        return f"Search: {one.item.query}"
    known = one.subject and one.subject != one.called
    return f"{cited_as(one)}{f': {one.subject}' if known else ''}"


def _md(text: str) -> str:
    told = _MARKS.sub(r"\\\1", plain(text))
    return _BEGINS.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", told)


def page(case: Case, items: Sequence[Filled], home: str) -> str:
    """The case as a page of its own, which needs no network and runs no script."""
    parts = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        "<meta http-equiv=\"content-security-policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{_html(case.name)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
        f'<h1>{_html(case.name)}</h1>\n<p class="about">{_html(case.owner)}</p>',
    ]
    if case.about:
        parts.append(f'<p class="note">{_html(case.about)}</p>')
    for one in items:
        parts.append(f"<h2>{_html(_heading(one))}</h2>")
        if one.item.note:
            parts.append(f'<p class="note">{_html(one.item.note)}</p>')
        if one.statement:
            parts.append(f"<p>{_html(one.statement.speaker)}:</p>")
        if one.text:
            parts.append(f"<blockquote>{_html(one.text)}</blockquote>")
        if not one.found:
            parts.append("<p>Not found any more as it was put in.</p>")
        told = "" if one.item.kind == "search" else f"{_html(note_of(one))} "
        where = _html(address(one, home))
        parts.append(f'<p class="cite">{told}<a href="{where}">{where}</a></p>')
    return "\n".join([*parts, "</body>\n</html>\n"])


def _html(words: str) -> str:
    return html.escape(plain(words))


def _once(items: Iterable[Filled]) -> list[tuple[Filled, int | None]]:
    """Each cable and each paragraph once: what reference managers file; searches are none."""
    found: dict[tuple[str, int | None], Filled] = {}
    for one in items:
        if one.cable is not None:
            found.setdefault((one.citation, one.para if one.item.kind != "cable" else None), one)
    return [(one, para) for (_, para), one in found.items()]


def ris(_: Case, items: Sequence[Filled], home: str) -> str:
    """A record for each cable or paragraph, with its address in the room, so that a click in Zotero leads back."""
    told = []
    for one, para in _once(items):
        told.append(led_back(RIS.write(one.cable, para) if one.cable else "", address(one, home), one.item.note))
    return "\r\n".join(told)


def bibtex(_: Case, items: Sequence[Filled], home: str) -> str:
    """An entry for each cable or paragraph; of a paragraph its number stands in the key."""
    told = []
    for one, para in _once(items):
        entry = BIBTEX.write(one.cable, para) if one.cable else ""
        head, comma, rest = entry.partition(",")
        where = f"\n  url = {{{address(one, home)}}},"
        told.append(f"{head}{f'-p{para}' if para is not None else ''}{comma}{where}{rest}")
    return "\n\n".join(told) + "\n"


def csl(_: Case, items: Sequence[Filled], home: str) -> str:
    """An item for each cable or paragraph, each with an id of its own."""
    told = []
    for one, para in _once(items):
        if one.cable is not None:
            item = csl_item(one.cable, para)
            item["id"] = f"{item['id']}{f'-p{para}' if para is not None else ''}"
            told.append({**item, "URL": address(one, home)})
    return json.dumps(told, ensure_ascii=False, indent=1)


FORMS: tuple[Form, ...] = (
    Form("markdown", "md", "text/markdown", markdown),
    Form("html", "html", "text/html", page),
    Form("ris", "ris", RIS.media, ris),
    Form("bibtex", "bib", BIBTEX.media, bibtex),
    Form("csl", "json", "application/vnd.citationstyles.csl+json", csl),
)
