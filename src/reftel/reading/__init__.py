"""Reading: bytes to cables, in six steps, and never an exception on content.

1. ``decode``: bytes to characters. 2. ``formats``: characters to passages that hold messages, the only part that
differs by format. 3. ``lines``, ``messages``, ``classify``: passages to messages and classified lines. 4. ``header``:
head lines to fields. 5. ``body``: the other lines to paragraphs. 6. ``join``, ``cable``: sections to cables.

A container (``containers``) is unpacked, and each of its members is read like that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reftel import errors
from reftel.model.cable import Cable, Reading
from reftel.model.source import Node, Source, Span, hold
from reftel.reading import parts
from reftel.reading.cable import read_passage
from reftel.reading.containers import KINDS, MAX_DEPTH, Budget, Opened, is_document
from reftel.reading.debris import told_poor
from reftel.reading.decode import Decoded, decode, of_text
from reftel.reading.formats import FORMATS
from reftel.reading.formats.jsonl import JSONL
from reftel.reading.formats.tei import TEI, documents, is_volume
from reftel.reading.formats.telegram import TELEGRAM
from reftel.reading.lost import lessened
from reftel.reading.pasted import moved, stretches
from reftel.reading.reemitted import is_reemitted
from reftel.reading.remarks import remark
from reftel.reading.unread import TOLD, filled, is_note, is_signless, unread_format

if TYPE_CHECKING:
    import os

    from reftel.model.finding import Finding
    from reftel.reading.passage import Format

__all__ = ["FORMATS", "read", "read_apart"]

Each = Callable[[Reading, str], None]


def read(source: os.PathLike[str] | bytes | str, *, name: str | None = None, ocr: bool = False) -> Reading:
    """Read a file, bytes or text to cables, findings, and a node for every character.

    With ``ocr`` the pages of a PDF that have no text layer go through OCRmyPDF, if it is installed.

    Raises:
        InputError: if a path cannot be opened. Nothing that a source holds raises.
    """
    if isinstance(source, str):
        return _read_text(of_text(source), name or "text", None)
    if isinstance(source, bytes):
        return _read_bytes(source, name or "bytes", ocr=ocr)
    path = Path(source)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise errors.InputError(f"{path} cannot be opened: {error.strerror or error}") from error
    return _read_bytes(data, name or path.name, ocr=ocr)


def read_apart(data: bytes, name: str, each: Each, *, ocr: bool = False) -> Reading:
    """Read bytes; the members of a container are handed over one by one as they are read, and none is kept.

    ``each`` is given a member's reading and the hash of the container that it was in.
    """
    return _read_bytes(data, name, each=each, ocr=ocr)


def _read_bytes(
    data: bytes,
    name: str,
    *,
    depth: int = 0,
    each: Each | None = None,
    ocr: bool = False,
    budget: Budget | None = None,
) -> Reading:
    decoded = decode(data, recognise=ocr)
    if decoded.binary == "too-large" and parts.kind_of(data[: parts.HEAD]):
        decoded = Decoded(decoded.sha256, "", "", "dump")
    if decoded.binary == "zip" and is_document(data):
        return _unread(decoded, name, "document")
    if decoded.binary not in KINDS:
        return _read_text(decoded, name, each)
    if depth >= MAX_DEPTH:
        source = Source(name, decoded.sha256, decoded.binary, "", "")
        told = remark("container-bounded", f"a container in {depth} others is not opened")
        return Reading(source=source, nodes=(), cables=(), findings=(told, remark("format-unread", "it is not opened")))
    budget = budget or Budget()
    opened = Opened(data, decoded.binary, name, budget)
    found: list[Reading] = []
    for member in opened:
        own = f"{name}!{member.name}"
        try:
            one = _read_bytes(member.data, own, depth=depth + 1, each=each, ocr=ocr, budget=budget)
        except Exception as error:  # noqa: BLE001 - a fault of ours in one member must not cost the others
            one = failed(own, member.data, f"{type(error).__name__}: {error}")
        if each is None:
            found.append(one)
        else:
            each(one, decoded.sha256)
    source = Source(name, decoded.sha256, decoded.binary, "", "")
    findings = tuple(opened.findings)
    if not opened.count and not findings:
        findings = (remark("source-empty", "there is nothing in it"),)
    return Reading(source=source, nodes=(), cables=(), findings=findings, members=tuple(found))


def _read_text(decoded: Decoded, name: str, each: Each | None) -> Reading:
    """Read a text; the documents of a volume are members of it, and each is read as a source of its own."""
    text = decoded.text
    if decoded.binary or not is_volume(text):
        return _read(decoded, name)
    nodes: list[Node] = []
    found: list[Reading] = []
    at = 0
    for own, span in documents(text):
        part = span.of(text)
        sha256 = hashlib.sha256(part.encode("utf-8", "surrogatepass")).hexdigest()
        one = _read(Decoded(sha256, "utf-8", part), f"{name}!{own}")
        if each is None:
            found.append(one)
        else:
            each(one, decoded.sha256)
        nodes += [Node("markup", at, span.start)] if span.start > at else []
        nodes.append(Node("member", span.start, span.end))
        at = span.end
    nodes += [Node("markup", at, len(text))] if at < len(text) else []
    source = hold(Source(name, decoded.sha256, "tei", decoded.encoding, text))
    return Reading(source=source, nodes=tuple(nodes), cables=(), findings=decoded.findings, members=tuple(found))


def _form_of(text: str, *, copied: bool) -> Format | None:
    if copied:  # whatever its words look like
        return TELEGRAM
    return next((each for each in FORMATS if each.suits(text)), None) if text else None


def failed(name: str, data: bytes, why: str) -> Reading:
    """A source whose reading failed, which is a fault of ours: its bytes are kept, and a finding says so."""
    source = Source(name, hashlib.sha256(data).hexdigest(), "unknown", "latin-1", data.decode("latin-1"))
    finding = remark("reader-failed", f"Reading it failed: {why}.")
    nodes = (Node("unread", 0, len(data)),) if data else ()
    return Reading(source=source, nodes=nodes, cables=(), findings=(finding,))


def _read(decoded: Decoded, name: str) -> Reading:
    text = decoded.text
    copied = is_reemitted(text)
    form = _form_of(text, copied=copied)
    unread = decoded.binary or (unread_format(text) if text and form in {None, TELEGRAM} else None)
    # A document of TEI is read as a whole, or not at all: its scanner keeps places of the whole source.
    # What was composed from values stays whole.
    cuttable = form is not TEI and not copied and ("<" in text or form in {TELEGRAM, JSONL})
    pieces = stretches(text) if cuttable else []
    forms = [form]
    if len(pieces) > 1:
        forms = [_form_of(part, copied=is_reemitted(part)) for part in (text[each.start : each.end] for each in pieces)]
    if len(forms) == 1:
        pieces = [Span(0, len(text))]
    if unread is not None or form is None:
        kind = unread or ("empty" if not text.strip("\ufeff \t\r\n\f") else "unknown")
        return _unread(decoded, name, kind)
    called = form.name if len({each.name for each in forms if each}) < 2 else "mixed"
    source = hold(Source(name, decoded.sha256, called, decoded.encoding, text))
    nodes: list[Node] = []
    cables: list[Cable] = []
    findings: list[Finding] = list(decoded.findings)
    for piece, each in zip(pieces, forms, strict=True):
        whole = len(pieces) == 1
        part = text if whole else text[piece.start : piece.end]
        if each is None or (not whole and (each is TEI or (each is TELEGRAM and unread_format(part)))):
            continue
        for own in each.split(part):
            passage = own if whole else moved(own, piece.start)
            made = read_passage(source, passage)
            nodes.extend([*passage.outer, *made.nodes])
            cables.extend(made.cables)
            findings.extend(made.findings)
    if cables and is_note(name, cables):
        return _unread(decoded, name, "note")
    if cables and form is TELEGRAM and decoded.encoding != "pdf" and is_signless(text, cables):
        return _unread(decoded, name, "text")
    cables = lessened(cables, decoded.findings, text)
    if decoded.encoding == "pdf":
        cables = list(map(told_poor, cables))
    between, told = filled(nodes, text)
    if not cables and not findings and not told:
        told = (remark("source-empty", "there is no record in it"),)
    return Reading(source=source, nodes=between, cables=tuple(cables), findings=(*findings, *told))


def _unread(decoded: Decoded, name: str, kind: str) -> Reading:
    """Bytes or text that cannot be read yet: one finding, and the text, if any, in one node."""
    source = Source(name, decoded.sha256, kind, decoded.encoding, decoded.text)
    findings = decoded.findings
    if kind == "empty":
        findings = (*findings, remark("source-empty", "there is nothing in it"))
    elif kind == "too-large":
        findings = (*findings, remark("format-unread", "larger than 64 MiB: not read"))
    elif not any(finding.code == "format-unread" for finding in findings):
        said = TOLD.get(kind, f"a source of the format {kind} cannot be read yet")
        findings = (*findings, remark("format-unread", said))
    nodes = (Node("unread", 0, len(decoded.text)),) if decoded.text else ()
    return Reading(source=source, nodes=nodes, cables=(), findings=findings)
