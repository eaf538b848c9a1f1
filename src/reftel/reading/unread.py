"""What cannot be read yet: formats that are known by their look, and what stands between the parts that were read."""

import re
from collections.abc import Iterable

from reftel.model.cable import Cable
from reftel.model.finding import Finding
from reftel.model.source import Node, Span
from reftel.reading.remarks import remark

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
    "note": "a note on the files beside it by its name, and nothing of a cable is in it",
}
"""What is said of formats that are none of cables."""
_WORDS = re.compile(r"\w{2}")


def unread_format(text: str) -> str | None:
    """The name of a format of text that cannot be read yet, or None."""
    head = text[:4000].lstrip("\ufeff \t\r\n")
    lower = head[:1000].lower()
    if lower.startswith(("<?xml", "<tei")) and "<tei" in lower:
        return "tei"
    if lower.startswith(("<!doctype html", "<html", "<?xml")):
        return "html" if "<html" in lower else "xml"
    if _JSON.match(head):
        return "jsonl"
    for name, begin in _REFERENCES:
        if begin.match(head):
            return name
    if head.startswith("---\n") and "\ncable-" in head:
        return "qmd"
    if _NER.search(text[:20000]) and "||" in text:
        return "historylab"
    return None


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
