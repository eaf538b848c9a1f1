"""A page as Markdown (GitHub's): tables, and each sentence as a footnote. What a cable says stays text."""

import re
from collections.abc import Iterator

from reftel.model.showing import plain
from reftel.writing.dossier.page import Block, Grid, Items, Line, Note, Page, Paragraph, Picture, Run, Section
from reftel.writing.svg import day

_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~&$@]")
_FIRST = re.compile(r"^(\d{1,9})([.)])|^([-+=])")  # what would begin a list or underline a heading
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|www)(?=[:.])")  # what a reader would make a link of by itself
_SPACES = re.compile(" {2,}")
_BOLD = {"strong", "for", "against", "if"}


def markdown(page: Page) -> str:
    """The file."""
    return "\n".join(_lines(page)).rstrip() + "\n"


def escaped(text: str) -> str:
    """Text in one line that is nothing but text."""
    one = _MARKS.sub(lambda sign: f"\\{sign[0]}", " ".join(plain(text).split()))
    one = _ADDRESS.sub(r"\1\\", one)
    return _FIRST.sub(lambda first: f"{first[1]}\\{first[2]}" if first[1] else f"\\{first[3]}", one)


def _lines(page: Page) -> Iterator[str]:
    yield f"# {escaped(page.title)}"
    yield ""
    yield "  \n".join(escaped(line) for line in page.about if line)
    for section in page.sections:
        yield from _section(section)
    if page.notes:
        yield from ("", "## The sentences behind it", "")
        yield from map(_note, page.notes)
    yield from ("", "---", "", f"*{escaped(page.foot)}*")


def _section(section: Section) -> Iterator[str]:
    if all(isinstance(block, Picture) for block in section.blocks):
        return  # nothing would stand under its heading
    yield from ("", f"{'#' * section.level} {escaped(section.title)}")
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from ("", _line(block.line))
    elif isinstance(block, Items):
        yield from ("", *(f"- {_line(line)}" for line in block.lines))
    elif isinstance(block, Grid):
        yield from ("", f"| {' | '.join(map(escaped, block.heads))} |", "|---" * len(block.heads) + "|")
        yield from (f"| {' | '.join(map(_line, row))} |" for row in block.rows)


def _line(line: Line) -> str:
    return _SPACES.sub(" ", "".join(map(_run, line))).strip()


def _run(run: Run) -> str:
    words = escaped(run.text)
    before, after = (" " if run.text[:1].isspace() else ""), (" " if run.text[-1:].isspace() else "")
    told = f"**{words}**" if words and run.look in _BOLD else words
    cited = "".join(f"[^{number}]" for number in run.notes)
    return f"{before if words else ''}{told}{cited}{' ' if cited else after}"


def _note(note: Note) -> str:
    if not note.citation:
        return f"[^{note.number}]: by hand: {escaped(note.text)}"
    when = f", {escaped(day(note.on))}" if note.on else ""
    place = f"source `{escaped(note.source)}`, characters {note.start}–{note.end}"
    return f"[^{note.number}]: **{escaped(note.citation)}**{when}: “{escaped(note.text)}” ({place})"
