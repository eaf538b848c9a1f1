"""Plain teletype text, one message or several: with ACP-127 header, ACP-126 header, or none."""

import re
from collections.abc import Iterator

from reftel.model.source import Node
from reftel.reading.mapped import Mapped, marked_up, plain
from reftel.reading.misread import mended
from reftel.reading.passage import Format, Passage
from reftel.reading.preformatted import preformatted
from reftel.reading.reemitted import copies
from reftel.reading.refining import Edit, refined

# What was forwarded in an e-mail: lines that all begin with ">", and empty ones between them.
_QUOTES = re.compile(r"^[\ufeff \t]{0,3}>(?: ?>){0,9} ?", re.MULTILINE)
_QUOTED = 5  # lines in a row
# Two line breaks that stand for one, where every line is followed by an empty one.
_GAPS = re.compile(r"\n(?P<more>[ \t\r]{0,80}\n)")
_EMPTY = re.compile(r"\n\r?\n\r?\n\r?\n")
_REACH = 2_000  # characters at either end in which a preformatted text begins or ends
_FEW, _NEARLY, _WIDEST = 20, 0.95, 120  # line breaks, the share of them in pairs, characters of a line of a telegram
# What a page or mail had around preformatted text; behind some of it a line begins.
_TAG = re.compile(
    r"</?(?P<name>pre|blockquote|p|div|br|b|i|em|strong|span|font|html|body)\b[^<>]{0,400}>(?P<more>\s?\n)?",
    re.IGNORECASE,
)
_BREAKING = frozenset({"pre", "p", "div", "br", "blockquote"})
_MARK = "\ufeff"  # of the byte order: no character of the first line


def suits(text: str) -> bool:
    """Any text: what is no cable is still read to paragraphs."""
    return bool(text.strip("\ufeff \t\r\n\f"))


def split(text: str) -> Iterator[Passage]:
    """The whole text; its messages are found by their lines. A re-emitted telegram is a passage of its own."""
    end = len(text.rstrip("\x00"))  # some files are filled up with NUL
    if regions := preformatted(text):  # a page of whatever site: what stands around the telegram is none of it
        low, high = regions[0].start, regions[-1].end
        around = (Node("markup", 0, low), *([Node("markup", high, len(text))] if high < len(text) else []))
        yield Passage(_bare(marked_up(text, regions)), outer=around, mixed=True)
        return
    for span, copied in copies(text[:end]):
        bare = _bare(plain(text, span.start, span.end))
        bare, told = (bare, ()) if copied else mended(bare)
        yield Passage(bare, copied=copied, mixed=not copied, findings=told)


def _bare(mapped: Mapped) -> Mapped:
    """The text without the mark of its byte order, and without the marks of a quotation at the start of its lines."""
    if "</pre>" in mapped.text[-_REACH:].lower() or "<pre" in mapped.text[:_REACH].lower():
        mapped = refined(mapped, _untagged(mapped.text))
    text = mapped.text
    edits = [Edit(0, 1, "")] if text.startswith(_MARK) else []
    edits += [Edit(*gap.span("more"), "") for gap in _GAPS.finditer(text)] if _is_double_spaced(text) else []
    edits += [Edit(*mark, "") for run in _quotations(text) for mark in run if len(run) >= _QUOTED]
    return refined(mapped, sorted(edits)) if edits else mapped


def _untagged(text: str) -> Iterator[Edit]:
    for tag in _TAG.finditer(text):
        breaks = tag["more"] or (
            tag["name"].lower() in _BREAKING and text[tag.start() - 1 : tag.start()] not in {"", "\n"}
        )
        yield Edit(*tag.span(), "\n" if breaks else "")


def _is_double_spaced(text: str) -> bool:
    """Whether an empty line stands below each line, so that two of them stand for one that was there."""
    breaks = text.count("\n")
    return (
        breaks > _FEW
        and max(text.count("\n\n"), text.count("\n\r\n") if "\r" in text else 0) * 2 >= breaks * _NEARLY
        and _EMPTY.search(text) is not None
        and max(map(len, text.split("\n"))) <= _WIDEST
    )


def _quotations(text: str) -> Iterator[list[tuple[int, int]]]:
    """The marks of each quotation: of lines one below the other, or with an empty one between them."""
    run: list[tuple[int, int]] = []
    for found in _QUOTES.finditer(text) if "\n>" in text else ():
        _, *below = text[run[-1][1] if run else 0 : found.start()].split("\n", 2)
        if run and "".join(below).strip():
            yield run
            run = []
        run.append(found.span())
    yield run


TELEGRAM = Format("telegram", suits, split)
