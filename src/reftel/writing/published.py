"""Cables and statements as files that are published: text, HTML and TEI of each cable, JSON lines and CSV of all."""

import csv
import html
import io
import re
from collections.abc import Iterable, Iterator

import msgspec

from reftel.model.publication import PublishedCable, PublishedParagraph, PublishedStatement
from reftel.writing.formats.tei import escaped
from reftel.writing.tables import harmless

FORMS = ("text", "html", "tei")
"""The forms in which each cable is published; JSON and CSV of all come with any of them."""
ENDINGS = {"text": "txt", "html": "html", "tei": "xml"}
NOTE = (
    "Portions are shown by their marks, and names as whoever published this decided; nobody's guilt is judged by that. "
    "A cable says what its post reported."
)
_LEVELS = {
    "U": "UNCLASSIFIED",
    "LOU": "LIMITED OFFICIAL USE",
    "C": "CONFIDENTIAL",
    "S": "SECRET",
    "TS": "TOP SECRET",
}
_WITHHELD = "[withheld]"
_STYLE = (
    "body{font:1.05rem/1.6 Georgia,serif;max-width:68ch;margin:2rem auto;padding:0 1rem}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem;font-size:.9rem}dd{margin:0}"
    "table{border-collapse:collapse;font-size:.9rem}.day{white-space:nowrap}"
    "td,th{text-align:left;vertical-align:top;padding:.2rem .6rem .2rem 0}:root{color-scheme:light dark}"
    "@media (prefers-color-scheme:dark){body{background:#15171a;color:#e4e2dd}a{color:#9cc4ff}}"
)


def file_name(cable: str, form: str) -> str:
    """The name of the file of a cable: nothing but its number."""
    return f"{re.sub('[^A-Za-z0-9-]+', '-', cable)[:80]}.{ENDINGS[form]}"


def write(cable: PublishedCable, form: str) -> str:
    """A cable in a form."""
    return {"text": text, "html": page, "tei": tei}[form](cable)


def head(cable: PublishedCable) -> list[tuple[str, str]]:
    """The head in words, empty lines left out."""
    release = ", ".join(part for part in (cable.release, cable.released_by, cable.released_on) if part)
    told = [
        ("Cable", cable.cable),
        ("Date", cable.date),
        ("From", cable.origin),
        ("To", "; ".join(cable.to)),
        ("Information to", "; ".join(cable.info)),
        ("Marked", _in_words(cable.classification)),
        ("Captions", ", ".join(cable.captions)),
        ("TAGS", ", ".join(cable.tags)),
        ("Subject", cable.subject),
        ("References", ", ".join(cable.references)),
        ("How it came to be open", release),
        ("Source (SHA-256)", cable.source),
    ]
    return [(name, value) for name, value in told if value]


def _in_words(marked: str | None) -> str | None:
    """A classification as it is written out: ``CONFIDENTIAL//NOFORN``."""
    level, slashes, caveats = (marked or "").partition("//")
    return f"{_LEVELS.get(level, level)}{slashes}{caveats}" if marked else None


def _shown(one: PublishedParagraph) -> str:
    mark = f"({one.mark}) " if one.mark else ""
    number = f"{one.number}. " if one.number is not None else ""
    return f"{number}{mark}{_WITHHELD if one.text is None else one.text}"


def text(cable: PublishedCable) -> str:
    """A cable as plain text."""
    lines = [f"{name}: {value}" for name, value in head(cable)]
    return "\n\n".join(["\n".join(lines), *map(_shown, cable.paragraphs), "\n".join(cable.signed), NOTE]) + "\n"


def page(cable: PublishedCable) -> str:
    """A cable as a page that loads nothing."""
    told = "".join(f"<dt>{_safe(name)}</dt><dd>{_safe(value)}</dd>" for name, value in head(cable))
    body = "".join(f'<p id="p{at}">{_safe(_shown(one))}</p>\n' for at, one in enumerate(cable.paragraphs, 1))
    rows = "".join(
        f"<tr><td>{_safe(one.speaker)}</td><td>{_safe(one.act)}</td><td>{_safe(one.content)}</td>"
        f"<td>{_safe(f'alleged; as reported by {one.post}' if one.alleges else one.post or '')}</td></tr>\n"
        for one in cable.statements
    )
    said = (
        f"<h2>Who is reported to have said what</h2>{_table(('Who', 'How', 'What', 'As told by'), rows)}"
        if rows
        else ""
    )
    return _page(cable.cable, f"<dl>{told}</dl>\n{body}<p>{_safe(' '.join(cable.signed))}</p>{said}")


def index(cables: Iterable[PublishedCable]) -> str:
    """The first page: all cables, each with its page."""
    rows = "".join(
        f'<tr><td><a href="cables/{file_name(one.cable, "html")}">{_safe(one.cable)}</a></td>'
        f"<td class='day'>{_safe(one.date or '')}</td><td>{_safe(one.subject or '')}</td></tr>\n"
        for one in cables
    )
    return _page("Cables", _table(("Number", "Date", "Subject"), rows))


def _table(names: tuple[str, ...], rows: str) -> str:
    head = "".join(f"<th scope='col'>{name}</th>" for name in names)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _page(title: str, body: str) -> str:
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{_safe(title)}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style></head><body><main><h1>{_safe(title)}</h1>\n{body}</main>"
        f"<footer><p>{_safe(NOTE)}</p></footer></body></html>\n"
    )


def _safe(value: str) -> str:
    return html.escape(value)


def tei(cable: PublishedCable) -> str:
    """A cable as a document in TEI P5."""
    title = escaped(cable.subject or cable.cable)
    body = "".join(
        f"<p{f' n={chr(34)}{one.number}{chr(34)}' if one.number is not None else ''}>"
        + ("<gap reason='withheld'/>" if one.text is None else escaped(one.text))
        + "</p>\n"
        for one in cable.paragraphs
    )
    about = "".join(f"<note type='head'>{escaped(f'{name}: {value}')}</note>" for name, value in head(cable))
    signed = "".join(f"<signed>{escaped(name)}</signed>" for name in cable.signed)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>'
        f"<titleStmt><title>{title}</title></titleStmt><publicationStmt><p>{escaped(NOTE)}</p></publicationStmt>"
        f"<sourceDesc><bibl>{escaped(cable.cable)}</bibl></sourceDesc></fileDesc></teiHeader>"
        f"<text><body><div type='document'><head>{title}</head>{about}\n{body}<closer>{signed}</closer></div></body>"
        "</text></TEI>\n"
    )


# All of them.


def json_line(one: msgspec.Struct) -> str:
    """A cable or a statement as one line of JSON."""
    return msgspec.json.encode(one).decode() + "\n"


def cable_rows(cables: Iterable[PublishedCable]) -> Iterator[list[str]]:
    """What the table of cables holds, its head first."""
    names = ("cable", "kind", "date", "origin", "classification", "subject", "release", "released_by", "source")
    yield list(names)
    for one in cables:
        yield [getattr(one, name) or "" for name in names]


def statement_rows(statements: Iterable[PublishedStatement]) -> Iterator[list[str]]:
    """What the table of statements holds, its head first."""
    names = PublishedStatement.__struct_fields__
    yield list(names)
    for one in statements:
        values = (getattr(one, name) for name in names)
        yield [_cell(value) for value in values]


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)


def csv_text(rows: Iterable[list[str]]) -> str:
    """Rows as CSV that a spreadsheet opens right, and takes none of for a formula."""
    held = io.StringIO()
    writer = csv.writer(held)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return "\ufeff" + held.getvalue()
