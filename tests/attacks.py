"""Sources that are made to harm who reads them: each by its name, as bytes, with what must come of it.

An attack is ``refused`` with one of the findings that are named, or it is ``read``, and is then only to end in bounded
time and memory. ``large`` ones are left to the long run.
"""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from typing import NamedTuple

import zstandard

from made_pdf import pdf

CABLE = b"UNCLAS SESTRIN 000214\n\nSUBJECT: THE LAMP\n\n1. It is lit.\n"
_HEAD = b"UNCLAS SESTRIN 000214\n\nSUBJECT: "
_OBJECT = b'{"reference_id": "04HALIFA36", "body": '
_TURNED = "\u202eDER\u2066 \u200bX\u2069\n\n1. \u202eLit.\n".encode()
MB = 1_000_000
NOTHING = bytes(32 * MB)


class Attack(NamedTuple):
    """What it is made of, and the findings of which one must come of it; none where it may be read."""

    make: Callable[[], bytes]
    refused: tuple[str, ...] = ()


def zipped(*files: tuple[str, bytes]) -> bytes:
    """A zip of these."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files:
            packed.writestr(name, data)
    return out.getvalue()


def overlapping(entries: int = 3_000) -> bytes:
    """A zip whose directory names one member over and over."""
    data = zipped(("a", bytes(900_000)))
    at = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[at:end]
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, entries, entries, len(entry) * entries, at, 0)
    return data[:at] + entry * entries + tail


def directory(entries: int) -> bytes:
    """A zip that is nothing but a directory."""
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    size = len(entry) * entries
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, size, 30, 0)
    return b"PK\x03\x04" + bytes(26) + entry * entries + end


def in_each_other(depth: int) -> bytes:
    """A zip in a zip in a zip: as one that holds itself would be."""
    data = CABLE
    for _ in range(depth):
        data = zipped(("in.zip", data))
    return data


def many_bombs(count: int = 60) -> bytes:
    """A zip of zips, each of which unpacks to just less than is taken for a bomb."""
    return zipped(*((f"{number}.zip", zipped(("a", bytes(4_000_000)))) for number in range(count)))


def special_members() -> bytes:
    """A tar with links, devices and names that lead elsewhere."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as packed:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo(f"../../{kind!r}")
            info.type, info.linkname = kind, "/etc/passwd"
            packed.addfile(info)
        for name in ("../../etc/cron.d/x", "/etc/passwd", "-rf", "a\nb", "\x1b[2J", "n" * 5_000):
            info = tarfile.TarInfo(name)
            info.size = len(CABLE)
            packed.addfile(info, io.BytesIO(CABLE))
    return out.getvalue()


def sparse(members: int = 200) -> bytes:
    """A tar of sparse files: a kilobyte that says it is ten gigabytes."""
    header = bytearray(512)
    header[:4] = b"hole"
    header[100:108], header[124:136], header[136:148] = b"0000644\0", b"00000000000\0", b"00000000000\0"
    header[156:157] = b"S"
    header[257:265] = b"ustar  \0"
    header[483:495] = b"112402762000"  # octal: 10 GB
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    return bytes(header) * members + bytes(1024)


def laughs() -> bytes:
    """An entity that is ten of another, which is ten of another …"""
    names = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY l0 "ha">{names}]>{_TEI.format("&l11;")}'.encode()


def external() -> bytes:
    """An entity that is a file of the reader's."""
    return f'<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>{_TEI.format("&x;")}'.encode()


_TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div type="document" n="1">'
    "<p>{}</p>"
    "</div></body></text></TEI>"
)


def page(body: bytes) -> bytes:
    """A page of a publisher's with something in its text."""
    return (
        b"<!DOCTYPE html><html><body><table class='cable'></table><code><pre>" + body + b"</pre></code></body></html>"
    )


_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


def pages_bomb(depth: int = 7) -> bytes:
    """A PDF of one page that is shown ten million times, by a tree whose branches are one branch."""
    objects = [_CATALOG]
    for level in range(depth):
        kids = b" ".join([b"%d 0 R" % (level + 3)] * 10)
        objects.append(b"<< /Type /Pages /Count %d /Kids [%s] >>" % (10 ** (depth - level), kids))
    objects.append(b"<< /Type /Page /MediaBox [0 0 600 800] >>")
    return _pdf(objects)


def looped_pages() -> bytes:
    """A PDF whose pages hold themselves."""
    return _pdf(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] /Parent 2 0 R >>"]
    )


def _pdf(objects: list[bytes]) -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % at for at in places
    )
    return data + table + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))


def stream_bomb(times: int) -> bytes:
    """A PDF whose page is a stream of nothing, packed once or in itself."""
    packed = bytes(300 * MB) if times == 1 else zlib.compress(bytes(300 * MB))
    filters = b"/FlateDecode " * times
    packed = zlib.compress(packed)
    stream = b"<< /Length %d /Filter [%s] >> stream\n%s\nendstream" % (len(packed), filters, packed)
    return _pdf(
        [
            _CATALOG,
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>",
            stream,
        ]
    )


def _line(unit: bytes, size: int = 400_000) -> Attack:
    """One line of a telegram's subject, and one of its body, that are one thing over and over."""
    many = unit * (size // len(unit))
    return Attack(lambda: _HEAD + many + b"\n\n1. " + many + b"\n\n2. Lit.\n")


_UNITS = (b" ", b"A", b"a", b"-", b"(", b"A B ", b"QAAA", b"1. ", b"REF: A. ", b"(C) ", b"TAGS: ", b". A", b'"')
BOUNDED = ("container-bounded", "container-damaged")
ATTACKS: dict[str, Attack] = {
    "a zip of nothing": Attack(lambda: zipped(("a", NOTHING)), BOUNDED),
    "a gzip of nothing": Attack(lambda: gzip.compress(NOTHING), BOUNDED),
    "a bzip2 of nothing": Attack(lambda: bz2.compress(NOTHING), BOUNDED),
    "an xz of nothing": Attack(lambda: lzma.compress(NOTHING), BOUNDED),
    "a zstd of nothing": Attack(lambda: zstandard.compress(NOTHING), BOUNDED),
    "a gzip of a gzip of nothing": Attack(lambda: gzip.compress(gzip.compress(NOTHING))),
    "a zip whose members are one": Attack(lambda: overlapping(40)),
    "a zip that is all directory": Attack(lambda: directory(300_000), BOUNDED),
    "zips in each other": Attack(lambda: in_each_other(60)),
    "a zip of many bombs": Attack(lambda: many_bombs(12)),
    "links, devices and names that lead elsewhere": Attack(special_members),
    "sparse files in a tar": Attack(sparse, BOUNDED),
    "a billion laughs": Attack(laughs),
    "an entity that is a file": Attack(external),
    "a declaration without an end": Attack(lambda: b"<!DOCTYPE x [" + b"<!ENTITY a 'b'>" * 20_000),
    "elements in each other": Attack(lambda: page(b"<b>" * 150_000)),
    "comments without an end": Attack(lambda: page(b"<!--" * 150_000)),
    "tags without an end": Attack(lambda: page(b"<a href='" * 60_000)),
    "an attribute without an end": Attack(lambda: page(b"<a href='" + b"x" * 500_000)),
    "character references": Attack(lambda: page(b"&#x000A;" * 60_000 + b"&#99999999999999;" * 20_000)),
    "scripts and events": Attack(lambda: page(b"<script>alert(1)</script><img src=x onerror=alert(1)>" * 2_000)),
    "lists in each other": Attack(lambda: b"[" * 1_000_000),
    "objects in each other": Attack(lambda: b'{"a":' * 200_000),
    "a number of a million digits": Attack(lambda: _OBJECT + b"9" * 1_000_000 + b"}"),
    "objects without an end": Attack(lambda: (_OBJECT + b'"x\n') * 10_000),
    "cells without an end": Attack(lambda: b'"1","2/3/2004 14:05","04HALIFA36","' * 10_000),
    "columns without number": Attack(lambda: b"doc_id,classification,body" + b",x" * 200_000 + b"\n" + b"," * 200_000),
    "blank lines": Attack(lambda: _HEAD + b"X\n" + b"\n" * 400_000),
    "lines of page numbers": Attack(lambda: _HEAD + b"X\n\n" + b"PAGE 02 SESTRI 00214 021405Z\n" * 10_000),
    "paragraph numbers": Attack(lambda: _HEAD + b"X\n\n" + b"1. (C) x\n" * 20_000),
    "sections": Attack(lambda: b"SECRET SECTION 02 OF 99 SESTRIN 000214\n" * 8_000),
    "addresses": Attack(lambda: b"FM AMEMBASSY SESTRIN\nTO " + b"RUZAPAA/SECSTATE WASHDC\n" * 15_000),
    "a PDF of ten million pages": Attack(pages_bomb),
    "a PDF whose pages hold themselves": Attack(looped_pages),
    "a PDF that unpacks to nothing": Attack(lambda: stream_bomb(1), ("format-unread",)),
    "a PDF packed twice": Attack(lambda: stream_bomb(2), ("format-unread",)),
    "a PDF of brackets": Attack(lambda: b"%PDF-1.7\n1 0 obj\n" + b"[" * 1_000_000),
    "a PDF cut off": Attack(lambda: pdf(["One line."] * 50)[:-300]),
    "halves of characters": Attack(lambda: b"\xff\xfe" + b"\x00\xd8" * 200_000),
    "UTF-8 that is too long": Attack(lambda: _HEAD + b"\xc0\xaf\xed\xa0\x80" * 50_000),
    "UTF-7": Attack(lambda: _HEAD + b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-\n\n1. Lit.\n"),
    "NUL between letters": Attack(lambda: _HEAD + b"L\x00A\x00M\x00P" * 200 + b"\n\n1. Lit.\n"),
    "letters that turn the line": Attack(lambda: _HEAD + _TURNED * 9_000),
    "accents on one letter": Attack(lambda: _HEAD + ("Z" + "\u0301" * 100_000 + "\n\n1. Lit.\n").encode()),
    **{
        f"a line of {unit.decode()!r}": _line(unit)
        for unit in _UNITS
    },
}  # fmt: skip
LARGE: dict[str, Attack] = {
    "a zip whose members are one, beyond counting": Attack(lambda: overlapping(60_000), BOUNDED),
    "a zip of 60,000 members": Attack(lambda: zipped(*((str(number), b"x") for number in range(60_000))), BOUNDED),
    "a zip of bombs beyond counting": Attack(lambda: many_bombs(2_000), BOUNDED),
    "a tar of sparse files beyond counting": Attack(lambda: sparse(20_000), BOUNDED),
    **{f"a long line of {unit.decode()!r}": _line(unit, 4_000_000) for unit in (b" ", b"A", b"-", b". A", b"1. ")},
}
