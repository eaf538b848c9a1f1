"""Which content streams of a PDF are damaged, and which page each draws.

PDFium draws of a damaged stream what comes before the damage and says nothing. A packed stream ends with a sum over
what was packed (zlib, RFC 1950), so that whatever does not unpack to its end with the right sum is not what was
written; one that is not packed is damaged where bytes that no operator has stand outside its strings.
"""

import re
import zlib
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from reftel.model.source import Span
from reftel.reading.unpacking import streams

MAX_OBJECTS = 200_000  # a volume of 5,000 pages has a tenth
_MAX_DEPTH = 40  # of the tree of pages
_BACK = 4_096  # bytes before a stream in which its dictionary begins
_STEP = 1 << 16
_FEW = 4  # bytes out of place before a stream that is not packed is told

_OBJECT = re.compile(rb"(?<![0-9])([0-9]{1,10})[ \t\r\n]{1,4}[0-9]{1,5}[ \t\r\n]{1,4}obj\b")
_PACKED = re.compile(rb"/Filter\s{0,8}(?:\[\s{0,8})?/(?:FlateDecode|Fl)\b")
_FILTER = re.compile(rb"/Filter\b")
_NO_TEXT = re.compile(
    rb"/Subtype\s{0,8}/(?:Image|XML|Type1C|CIDFontType0C|OpenType)\b|/Length1\b|/Alternate\b|/Type\s{0,8}/(?:Metadata|XRef|EmbeddedFile)\b"
)
_CONTENTS = re.compile(rb"/Contents\s{0,8}(?:\[([^\[\]]{0,20000})\]|([0-9]{1,10} [0-9]{1,5} R))")
_KIDS = re.compile(rb"/Kids\s{0,8}\[([^\[\]]{0,2000000})\]")
_REFERENCE = re.compile(rb"([0-9]{1,10})\s{1,4}[0-9]{1,5}\s{1,4}R\b")
_PAGE = re.compile(rb"/Type\s{0,8}/Page\b")
_TREE = re.compile(rb"/Type\s{0,8}/Pages\b")
_FIRST = re.compile(rb"/First\s{0,8}([0-9]{1,9})\b")
_STRING = re.compile(rb"\((?:\\.|[^\\()])*\)", re.DOTALL)
_IMAGE = re.compile(rb"\bID\s")
_ODD = re.compile(rb"[^\t\n\f\r -~\x00]")


class Damage(msgspec.Struct, frozen=True):
    """A damaged stream: the number of its object, and the page, from 1, that it draws; None where that is not told."""

    number: int
    page: int | None


def damaged_streams(data: bytes) -> list[Damage]:
    """Every damaged stream that may hold text, in the order of the file; none where the streams are encrypted."""
    if b"/Encrypt" in data:
        return []
    found = [(number, head) for number, place, head in _headed(data) if not _is_whole(data, place, head)]
    if not found:
        return []
    pages = _pages_of(data)
    # What is not packed may be anything, unless a page is drawn by it.
    told = [number for number, head in found if number in pages or _PACKED.search(head)]
    return [Damage(number, pages.get(number)) for number in dict.fromkeys(told)]


def _headed(data: bytes) -> Iterator[tuple[int, Span, bytes]]:
    """Each stream that may hold text: its object's number, the bytes up to the next one, its dictionary."""
    before = 0
    for begin, behind in pairwise([*streams(data), len(data)]):
        back = data[max(before, begin - _BACK) : begin]  # not past the one before: what is looked at, is looked at once
        found = list(_OBJECT.finditer(back))
        head = back[found[-1].end() :] if found else b""
        if found and not _NO_TEXT.search(head):
            yield int(found[-1][1]), Span(begin, behind), head
        before = begin


def _is_whole(data: bytes, place: Span, head: bytes) -> bool:
    if _PACKED.search(head):
        return _unpacked(data, place.start) is not None
    drawn = data[place.start : place.end].partition(b"endstream")[0]
    if _FILTER.search(head) or _IMAGE.search(drawn):
        return True  # written in another way, or with an image in it: nothing tells
    return len(_ODD.findall(_STRING.sub(b"", drawn))) < _FEW


def _unpacked(data: bytes, begin: int) -> bytes | None:
    """What a packed stream holds, None where it does not come to its end; the whole is no bomb (``unpacking``)."""
    unpacking, made = zlib.decompressobj(), bytearray()
    try:
        for at in range(begin, len(data), _STEP):
            made += unpacking.decompress(data[at : at + _STEP])
            if unpacking.eof:
                return bytes(made)
    except zlib.error:
        return None
    return None


def _pages_of(data: bytes) -> dict[int, int]:
    """The page that each content stream draws, by the number of the stream's object."""
    objects = _objects(data)
    roots = [number for number, body in objects.items() if _TREE.search(body) and b"/Parent" not in body]
    made: dict[int, int] = {}
    for page, number in enumerate(_leaves(objects, roots[0], _MAX_DEPTH) if roots else (), 1):
        if found := _CONTENTS.search(objects.get(number, b"")):
            for reference in _REFERENCE.finditer(found[1] or found[2]):
                made.setdefault(int(reference[1]), page)
    return made


def _leaves(objects: dict[int, bytes], number: int, depth: int) -> Iterator[int]:
    """The pages below a node of the tree, in order; each branch is gone into once."""
    body = objects.get(number, b"")
    kids = _KIDS.search(body) if depth else None
    if kids is None:
        yield number
        return
    objects[number] = b""
    for reference in _REFERENCE.finditer(kids[1]):
        yield from _leaves(objects, int(reference[1]), depth - 1)


def _objects(data: bytes) -> dict[int, bytes]:
    """Every object's dictionary, also of those that are packed together in a stream; the last of a number counts."""
    found = list(_OBJECT.finditer(data))[:MAX_OBJECTS]
    made: dict[int, bytes] = {}
    for at, each in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(data)
        body = data[each.end() : end].partition(b"stream")
        made[int(each[1])] = body[0]
        if body[1] and b"/ObjStm" in body[0] and (first := _FIRST.search(body[0])):
            made.update(_together(data, each.end() + len(body[0]), int(first[1])))
    return made


def _together(data: bytes, at: int, first: int) -> dict[int, bytes]:
    begin = next(streams(data[at : at + 64]), None)
    held = _unpacked(data, at + begin) if begin is not None else None
    if held is None:
        return {}
    numbers = [int(number) for number in re.findall(rb"[0-9]{1,9}", held[:first])]
    places = [*numbers[1::2], len(held) - first]
    return {
        number: held[first + low : first + high]
        for number, low, high in zip(numbers[::2], places, places[1:], strict=False)
    }


def rebuilt(data: bytes) -> bytes | None:
    """A damaged PDF with a new table of pages behind it, of the pages that are still in it; None where there is none.

    A file that was cut off, or whose end or tree of pages is damaged, opens nowhere, though whole pages are in it.
    They are put in the order of the old tree as far as that is there, and then of the file.
    """
    if b"/Encrypt" in data:
        return None
    closed = data.rfind(b"endobj") + len(b"endobj")
    kept = data if b"stream" in data[closed:] else data[:closed]  # half an object of words would take in the next
    objects = _objects(kept)
    pages = [number for number, body in objects.items() if _PAGE.search(body)]
    if not pages:
        return None
    kids = [kid for body in objects.values() if (found := _KIDS.search(body)) for kid in _REFERENCE.findall(found[1])]
    known = set(pages)
    ordered = dict.fromkeys([*(int(kid) for kid in kids if int(kid) in known), *pages])
    top = max(objects) + 1
    tree = f"<< /Type /Pages /Count {len(ordered)} /Kids [{' '.join(f'{number} 0 R' for number in ordered)}] >>"
    made = f"{top} 0 obj\n{tree}\nendobj\n{top + 1} 0 obj\n<< /Type /Catalog /Pages {top} 0 R >>\nendobj\n"
    end = f"trailer\n<< /Size {top + 2} /Root {top + 1} 0 R >>\nstartxref\n0\n%%EOF\n"
    return kept.replace(b"startxref", b"wasxref  ") + f"\nendstream\nendobj\n{made}{end}".encode()
