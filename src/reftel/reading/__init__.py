"""Reading: bytes to cables, in six steps, and never an exception on content.

1. ``decode``: bytes to characters. 2. ``formats``: characters to passages that hold messages, the only part that
differs by format. 3. ``lines``, ``messages``, ``classify``: passages to messages and classified lines. 4. ``header``:
head lines to fields. 5. ``body``: the other lines to paragraphs. 6. ``join``, ``cable``: sections to cables.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reftel import errors
from reftel.model.cable import Cable, Reading
from reftel.model.source import Node, Source
from reftel.reading.cable import read_passage
from reftel.reading.decode import Decoded, decode, of_text
from reftel.reading.formats import FORMATS
from reftel.reading.remarks import remark
from reftel.reading.unread import unread_format

if TYPE_CHECKING:
    import os

    from reftel.model.finding import Finding

__all__ = ["FORMATS", "read"]


def read(source: os.PathLike[str] | bytes | str, *, name: str | None = None, ocr: bool = False) -> Reading:
    """Read a file, bytes or text to cables, findings, and a node for every character.

    With ``ocr`` the pages of a PDF that have no text layer go through OCRmyPDF, if it is installed.

    Raises:
        InputError: if a path cannot be opened. Nothing that a source holds raises.
    """
    if isinstance(source, str):
        return _read(of_text(source), name or "text")
    if isinstance(source, bytes):
        return _read(decode(source, recognise=ocr), name or "bytes")
    path = Path(source)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise errors.InputError(f"{path} cannot be opened: {error.strerror or error}") from error
    return _read(decode(data, recognise=ocr), name or path.name)


def _read(decoded: Decoded, name: str) -> Reading:
    text = decoded.text
    unread = decoded.binary or (unread_format(text) if text else None)
    form = next((each for each in FORMATS if each.suits(text)), None) if text else None
    if unread in {"html", "xml"} and form is not None and form.name == "cablegate":
        unread = None
    if unread is not None or form is None:
        kind = unread or ("empty" if not text.strip("\ufeff \t\r\n\f") else "unknown")
        return _unread(decoded, name, kind)
    source = Source(name, decoded.sha256, form.name, decoded.encoding, text)
    nodes: list[Node] = []
    cables: list[Cable] = []
    findings: list[Finding] = list(decoded.findings)
    for passage in form.split(text):
        made = read_passage(source, passage)
        nodes.extend([*passage.outer, *made.nodes])
        cables.extend(made.cables)
        findings.extend(made.findings)
    nodes.sort(key=lambda node: node.start)
    return Reading(source=source, nodes=tuple(nodes), cables=tuple(cables), findings=tuple(findings))


def _unread(decoded: Decoded, name: str, kind: str) -> Reading:
    """Bytes or text that cannot be read yet: one finding, and the text, if any, in one node."""
    source = Source(name, decoded.sha256, kind, decoded.encoding, decoded.text)
    findings = decoded.findings
    if kind == "empty":
        findings = (*findings, remark("source-empty", "there is nothing in it"))
    elif kind == "too-large":
        findings = (*findings, remark("format-unread", "larger than 64 MiB: not read"))
    elif not any(finding.code == "format-unread" for finding in findings):
        findings = (*findings, remark("format-unread", f"a source of the format {kind} cannot be read yet"))
    nodes = (Node("unread", 0, len(decoded.text)),) if decoded.text else ()
    return Reading(source=source, nodes=nodes, cables=(), findings=findings)
