"""Bytes to characters: the charset by byte order mark and by content, no line end translated, every size bounded.

The characters of a PDF are those of its text layer; its ``encoding`` is then ``pdf``.
"""

import codecs
import hashlib

import msgspec

from reftel.model.finding import Finding
from reftel.reading.pdf import pdf_text
from reftel.reading.remarks import remark

MAX_BYTES = 64 * 2**20  # a folder of cables in one file is far smaller; beyond it memory is at risk

# First bytes of what holds no text. "PK" stands for zip and all that is one inside (docx, xlsx, epub).
_BINARY = (
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"\xd0\xcf\x11\xe0", "ole"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x7fELF", "binary"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Decoded(msgspec.Struct, frozen=True):
    """What bytes came to: their hash, charset and characters, or the kind of bytes that hold none."""

    sha256: str
    encoding: str
    text: str
    binary: str | None = None
    findings: tuple[Finding, ...] = ()


def decode(data: bytes, *, recognise: bool = False) -> Decoded:
    """Decode bytes, or say of what kind they are where they hold no text; ``recognise`` is for scans in PDFs."""
    sha256 = hashlib.sha256(data).hexdigest()
    for magic, kind in _BINARY:
        if data.startswith(magic):
            if kind == "pdf":
                read = pdf_text(data, recognise=recognise)
                return Decoded(
                    sha256, "pdf" if read.text else "", read.text or "", None if read.text else kind, read.findings
                )
            return Decoded(sha256, "", "", kind)
    if data[257:262] == b"ustar":
        return Decoded(sha256, "", "", "tar")
    if len(data) > MAX_BYTES:
        return Decoded(sha256, "", "", "too-large")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replacing(sha256, data, encoding)
    if _looks_wide(data):
        return _replacing(sha256, data, "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be")
    if data.rstrip(b"\x00").count(b"\x00", 0, 8192) > len(data) // 4096:  # a stray one makes a text no less a text
        return Decoded(sha256, "", "", "binary")
    return _by_content(sha256, data)


def of_text(text: str) -> Decoded:
    """Text that a caller holds already; half surrogates, which no file can hold, become the replacement character."""
    clean = text
    try:
        data = text.encode()
    except UnicodeEncodeError:
        data = text.encode("utf-8", "surrogatepass")
        clean = data.decode("utf-8", "replace")
    if len(data) > MAX_BYTES:
        return Decoded(hashlib.sha256(data).hexdigest(), "", "", "too-large")
    return Decoded(hashlib.sha256(data).hexdigest(), "utf-8", clean)


def _looks_wide(data: bytes) -> bool:
    head = data[:512]
    even, odd = head[::2].count(0), head[1::2].count(0)
    return len(head) >= 8 and len(data) % 2 == 0 and max(even, odd) > len(head) // 2 * 0.7 and min(even, odd) < 3


def _replacing(sha256: str, data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    if text.encode(encoding, "replace") == data:
        return Decoded(sha256, encoding, text)
    damaged = max(text.count("\ufffd"), 1)
    message = f"{damaged} places are no valid {encoding}; they read as U+FFFD"
    return Decoded(sha256, encoding, text, None, (remark("encoding-damaged", message),))


def _by_content(sha256: str, data: bytes) -> Decoded:
    try:
        return Decoded(sha256, "utf-8", data.decode("utf-8"))
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    letters = len(text) - len(text.encode("ascii", "ignore")) - bad
    if letters > bad:  # mostly sound UTF-8 with some damage: a single-byte charset would garble all the rest
        return _replacing(sha256, data, "utf-8")
    for encoding in ("cp1252", "latin-1"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        message = f"no UTF-8; read as {encoding}"
        return Decoded(sha256, encoding, text, None, (remark("encoding-guessed", message),))
    raise AssertionError("latin-1 decodes every byte")
