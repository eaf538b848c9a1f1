"""A page as one HTML file: everything inside it, nothing fetched, no script; for screen and print, light and dark.

All text is escaped; the content security policy lets nothing be loaded or run, whatever a cable says.
"""

from collections.abc import Iterator
from importlib import resources

from reftel.writing.dossier.page import Block, Grid, Items, Line, Note, Page, Paragraph, Run, Section
from reftel.writing.svg import day, escaped

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = resources.files("reftel.writing.dossier") / "dossier.css"


def html(page: Page) -> str:
    """The file."""
    return "".join(_lines(page))


def _lines(page: Page) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escaped(POLICY)}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="color-scheme" content="light dark">\n'
    yield f"<title>{escaped(page.title)}</title>\n<style>\n{_STYLE.read_text(encoding='utf-8')}</style>\n</head>\n"
    yield f"<body>\n<main>\n<header>\n<h1>{escaped(page.title)}</h1>\n"
    yield "".join(f"<p>{escaped(line)}</p>\n" for line in page.about if line)
    yield "</header>\n"
    cited: set[int] = set()
    for section in page.sections:
        yield from _section(section, cited)
    if page.notes:
        yield '<section class="notes">\n<h2>The sentences behind it</h2>\n<ol>\n'
        yield "".join(map(_note, page.notes))
        yield "</ol>\n</section>\n"
    yield f"<footer><p>{escaped(page.foot)}</p></footer>\n</main>\n</body>\n</html>\n"


def _section(section: Section, cited: set[int]) -> Iterator[str]:
    yield f"<section>\n<h{section.level}>{escaped(section.title)}</h{section.level}>\n"
    for block in section.blocks:
        yield from _block(block, cited)
    yield "</section>\n"


def _block(block: Block, cited: set[int]) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield f"<p>{_line(block.line, cited)}</p>\n"
    elif isinstance(block, Items):
        yield "<ul>\n" + "".join(f"<li>{_line(line, cited)}</li>\n" for line in block.lines) + "</ul>\n"
    elif isinstance(block, Grid):
        heads = "".join(f'<th scope="col">{escaped(head)}</th>' for head in block.heads)
        yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
        for row in block.rows:
            yield "<tr>" + "".join(f"<td>{_line(cell, cited)}</td>" for cell in row) + "</tr>\n"
        yield "</tbody>\n</table>\n"
    else:
        yield f"<figure>{block.svg}</figure>\n"


def _line(line: Line, cited: set[int]) -> str:
    return "".join(_run(run, cited) for run in line)


def _run(run: Run, cited: set[int]) -> str:
    words = f'<span class="{run.look}">{escaped(run.text)}</span>' if run.look else escaped(run.text)
    marks = []
    for number in run.notes:
        back = "" if number in cited else f' id="r{number}"'
        cited.add(number)
        marks.append(f'<a class="cite" href="#n{number}"{back}>{number}</a>')
    return words + (f" {' '.join(marks)} " if marks else "")


def _note(note: Note) -> str:
    back = f'<a href="#r{note.number}" aria-label="back">↩</a>'
    if not note.citation:
        return f'<li id="n{note.number}"><span class="quiet">by hand:</span> {escaped(note.text)} {back}</li>\n'
    when = f", {escaped(day(note.on))}" if note.on else ""
    place = f"source {note.source}, characters {note.start}–{note.end}"
    return (
        f'<li id="n{note.number}"><b>{escaped(note.citation)}</b>{when}: <q>{escaped(note.text)}</q> '
        f'<span class="place">{escaped(place)}</span> {back}</li>\n'
    )
