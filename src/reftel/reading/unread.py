"""What cannot be read yet: formats that are known by their look, and what stands between the parts that were read."""

import re
from collections.abc import Iterable
from itertools import islice

from reftel.model.cable import Cable
from reftel.model.finding import Finding
from reftel.model.source import Node, Span
from reftel.reading.documents import CLOSE, LEVEL, SALUTATION, has_sign
from reftel.reading.firstlines import is_class_line
from reftel.reading.lines import label_of
from reftel.reading.preformatted import preformatted
from reftel.reading.remarks import remark
from reftel.reading.rows import SEPARATORS, quoting_of, rows

_JSON = re.compile(r"[\ufeff\s]*[\[{]\s*[\"{\[]")
_NER = re.compile(r"^@@@\s*$", re.MULTILINE)
_ENVELOPE = re.compile(  # {"count": 2, "results": [
    r'(?:[\s{}\[\],:]++|"[\w ./:?&=-]{0,200}"|-?[0-9][0-9.eE+-]{0,40}|true|false|null){0,200}+'
)
_REFERENCES = (  # lists of references of a library, behind comments of BibTeX
    ("bibtex", re.compile(r"(?:%[^\n]{0,200}\n\s{0,8}){0,9}@[A-Za-z]{3,20}\s?[{(]\s?[^\s,{}()]{0,120}\s?[,{=]")),
    ("ris", re.compile(r"TY {1,2}- {0,2}[A-Z]{2,8}\s")),
)
_NOTES = re.compile(
    r"(?:read[-_ ]?me|licen[cs]e|copying|changelog|contributing)(?:\.(?:txt|md|markdown|rst|adoc|html?|pdf|docx?))?",
    re.IGNORECASE,
)
TOLD = {
    "bibtex": "a list of references (BibTeX), and no cable",
    "ris": "a list of references (RIS), and no cable",
    "csv": "a table whose columns are those of no known export of cables",
    "text": "a few words without any sign of a document: no line of a head, number, date, mark or paragraph",
    "note": "a note on the files beside it by its name, and nothing of a cable is in it",
}
"""What is said of formats that are none of cables."""
_WORDS = re.compile(r"\w{2}")
_SAMPLE, _FEWEST, _LONGEST = 200, 3, 20_000  # rows that are looked at, columns at least, characters of the first two
_NAME = re.compile(r"[^\W\d][^\n]{0,60}")
_PROSE = re.compile(r"(?:\S{1,40}\s{1,3}){7}\S")  # so many words in a row are a paragraph
# A number; a mark that something was left out, [...]; three words in capitals, as a teletype set all of them.
_SIGN = re.compile(r"\d|\[[\s.…]{1,9}\]|\b[A-Z]{2,30}(?:['’][A-Z])?(?:[^\w\n]{1,3}[A-Z]{2,30}(?:['’][A-Z])?){2}\b")


def unread_format(text: str) -> str | None:
    """The name of a format of text that cannot be read yet, or None."""
    head = text[:4000].lstrip("\ufeff \t\r\n")
    lower = head[:1000].lower()
    if lower.startswith(("<?xml", "<tei")) and "<tei" in lower:
        return "tei"
    if lower.startswith(("<!doctype html", "<html", "<?xml")):
        return None if "<html" in lower and preformatted(text) else "html" if "<html" in lower else "xml"
    if _JSON.match(head):
        return "jsonl"
    for name, begin in _REFERENCES:
        if begin.match(head):
            return name
    if head.startswith("---\n") and "\ncable-" in head:
        return "qmd"
    if "||" in text and _NER.search(text[:20000]):
        return "historylab"
    return "csv" if _is_table(text) else None


def _is_table(text: str) -> bool:
    """Whether names of columns stand in the first line, and below them nothing but rows of as many cells."""
    start = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    return any(_is_parted(text, start, separator) for separator in SEPARATORS)


def _is_parted(text: str, start: int, separator: str) -> bool:
    if text.count(separator, start, start + _LONGEST) < 2 * (_FEWEST - 1):
        return False
    first = text[start : start + _LONGEST].partition("\n")[0]
    if '"' not in first and first.count(separator) < _FEWEST - 1:
        return False  # as of nearly all texts: nothing else need be looked at
    found = islice(rows(text, separator, quoting_of(text, start), start), _SAMPLE)
    head = next(found, None)
    names = [cell.said(text).strip() for cell in head.cells] if head else []
    if (
        head is None
        or len(names) < _FEWEST
        or len(set(names)) < len(names)
        or not all(map(_NAME.fullmatch, names))
        or _shows_document(text[head.start : head.end])
    ):
        return False
    below = 0
    for row in found:  # one by one: of a text that is no table hardly any needs to be cut
        if len(row.cells) != len(names):
            return False
        below += 1
    return below > 1


def _shows_document(line: str) -> bool:
    bare = line.strip()
    patterns = (SALUTATION, CLOSE, LEVEL)
    return label_of(bare) is not None or is_class_line(bare) or any(one.match(bare) for one in patterns)


def is_signless(text: str, cables: Iterable[Cable]) -> bool:
    """Whether a text has no sign of a document: neither head nor kind, number, mark nor heading, and no paragraph."""
    return (
        _SIGN.search(text) is None
        and _PROSE.search(text) is None
        and not has_sign(text)
        and not any(map(_shows_document, text.splitlines()))
        and not any(
            cable.kind != "unknown"
            or any(getattr(cable.head, name) is not None for name in cable.head.__struct_fields__)
            or cable.headings
            or cable.notices
            or cable.redactions
            or cable.protections
            or any(one.mark or one.blocks or one.items or one.tables or one.role != "body" for one in cable.paragraphs)
            for cable in cables
        )
    )


def is_note(name: str, cables: Iterable[Cable]) -> bool:
    """Whether a source is a note on others by its name (``README.md``), and in its text no cable names itself."""
    return _NOTES.fullmatch(re.split(r"[/!\\]", name)[-1]) is not None and all(
        cable.kind == "unknown" and cable.mrn is None and cable.dtg is None for cable in cables
    )


def filled(nodes: Iterable[Node], text: str) -> tuple[tuple[Node, ...], tuple[Finding, ...]]:
    """The nodes in order, with a node for all that stands between them, and a finding where those are words."""
    made: list[Node] = []
    unread: list[Node] = []
    at = 0
    for node in [*sorted(nodes, key=lambda node: node.start), Node("", len(text), len(text))]:
        if node.start > at:
            words = _WORDS.search(text, at, node.start) is not None and not _ENVELOPE.fullmatch(text, at, node.start)
            made.append(Node("unread" if words else "markup", at, node.start))
            unread.extend(made[-1:] if words else ())
        if node.end > node.start:
            made.append(node)
        at = max(at, node.end)
    if not unread:
        return tuple(made), ()
    size = sum(node.end - node.start for node in unread)
    places = "one place" if len(unread) == 1 else f"{len(unread)} places"
    told = f"{size} characters in {places} are of no record and are not read"
    return tuple(made), (remark("part-unread", told, Span(unread[0].start, unread[-1].end)),)
