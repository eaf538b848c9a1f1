"""The text layer of a PDF in reading order: a form feed between pages, a line break behind each line.

PDFium gives the characters in the order in which the file draws them, and drops blank lines, indents and the hyphen at
the end of a line. Here the lines are set by their places on the page: from the top down, what stands on one height as
one line, a gap as spaces, an empty line where the page has one. A page of several columns stays in the order drawn.
"""

from __future__ import annotations

import io
import re
import sys
import threading
import time
from itertools import accumulate, islice
from statistics import median
from typing import TYPE_CHECKING

import msgspec

from reftel.model.finding import Finding
from reftel.model.source import Span
from reftel.reading import ocr
from reftel.reading.pages import MAX_INDENT, Bit, layers, page_text
from reftel.reading.remarks import remark
from reftel.reading.streams import damaged_streams, rebuilt
from reftel.reading.unpacking import is_bomb

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2
    from pypdfium2 import PdfTextPage

    from reftel.reading.streams import Damage

PAGE = "\f"
"""What stands between two pages."""
MAX_PAGES = 5_000  # the longest volume of a printed series is well below it
MAX_CHARACTERS = 32 * 2**20  # of all pages: a page of text has 3,000
MAX_SECONDS = 120.0  # of processor time: a volume of 1,000 pages takes two
MAX_TOLD = 50  # damaged pages that are told one by one
FAR = 1e8  # points from the edge of a page; the widest page that PDF knows is 14,400 wide
MAX_PAGE = 200_000  # characters of one page: no page of a cable has a tenth of it

_ONE = threading.Lock()  # PDFium is not made for two threads
_REBUILT = "the pages that are still in it are read, and others may be lost"
_HYPHEN = "\ufffe"  # PDFium's sign for a hyphen with the line break behind it
_BREAK = re.compile(f"[\r\n{_HYPHEN}]")


class PdfText(msgspec.Struct, frozen=True):
    """The text of a PDF; None where it cannot be opened or no page has any. ``bare`` counts the pages without text."""

    text: str | None
    findings: tuple[Finding, ...] = ()
    bare: int = 0


_BOMB = PdfText(None, (remark("format-unread", "a PDF that cannot be opened: it unpacks to far more than it is"),))


def pdf_text(data: bytes, *, recognise: bool = False) -> PdfText:
    """Read the text layer; what is damaged, encrypted, without text, or too much is a finding.

    With ``recognise`` pages without a text layer go through OCRmyPDF first, and a finding says so.
    """
    read = _read(data)
    if not recognise or not read.bare:
        return read
    made = ocr.with_text(data, read.bare)
    again = _read(made) if made is not None else None
    if again is None or again.text is None or again.bare >= read.bare:
        failed = remark("ocr-failed", f"OCRmyPDF gave no text for {read.bare} pages")
        return msgspec.structs.replace(read, findings=(*read.findings, failed))
    done = remark("ocr-text", f"{read.bare - again.bare} pages have no text layer; their text is what OCRmyPDF read")
    return msgspec.structs.replace(again, findings=(*again.findings, done))


def _read(data: bytes) -> PdfText:
    import pypdfium2 as pdfium  # noqa: PLC0415 (a tenth of a second that only a PDF should cost)

    if is_bomb(data):
        return _BOMB
    read = _opened(data)
    if isinstance(read, PdfText):
        return read
    again = None if read == pdfium.raw.FPDF_ERR_PASSWORD else rebuilt(data)
    mended = _opened(again) if again is not None else None
    if isinstance(mended, PdfText) and mended.text is not None:
        end = len(mended.text)
        told = remark("pages-damaged", f"the file is cut off or damaged: {_REBUILT}", Span(end, end))
        return msgspec.structs.replace(mended, findings=(told, *mended.findings))
    why = "it wants a password" if read == pdfium.raw.FPDF_ERR_PASSWORD else "it is damaged"
    return PdfText(None, (remark("format-unread", f"a PDF that cannot be opened: {why}"),))


def _opened(data: bytes) -> PdfText | int:
    """The text of a PDF, or PDFium's number of why it cannot be opened."""
    import pypdfium2 as pdfium  # noqa: PLC0415 (as above)

    with _ONE:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            return int(getattr(error, "err_code", None) or pdfium.raw.FPDF_ERR_UNKNOWN)
        try:
            if _is_hidden_bomb(document):
                return _BOMB
            return _pages(document, damaged_streams(data))
        finally:
            document.close()


def _is_hidden_bomb(document: pypdfium2.PdfDocument) -> bool:
    """Whether streams that are encrypted, which can be looked at only when it is open, unpack to far more."""
    import pypdfium2 as pdfium  # noqa: PLC0415 (as above)

    if pdfium.raw.FPDF_GetSecurityHandlerRevision(document) < 0:
        return False
    plain = io.BytesIO()
    document.save(plain, flags=pdfium.raw.FPDF_REMOVE_SECURITY)  # its streams stay packed
    return is_bomb(plain.getvalue())


def _pages(document: pypdfium2.PdfDocument, damage: list[Damage]) -> PdfText:
    count = len(document)
    made: list[str] = []
    doubled: list[int] = []
    broken: list[int] = []
    size, began = 0, time.thread_time()
    for number in range(min(count, MAX_PAGES)):
        bits = _bits_of(document, number)
        if bits is None:
            broken.append(number + 1)
            bits = []
        first, *others = layers(bits) or [[]]
        if others:
            doubled.append(number + 1)
        made.append(page_text(first))
        size += len(made[-1])
        if size > MAX_CHARACTERS or time.thread_time() - began > MAX_SECONDS:
            break
    told = {*broken, *(each.page for each in damage)}
    bare = [number for number, text in enumerate(made, 1) if not text.strip() and number not in told]
    findings = [*_damaged(made, count, broken, damage), *_findings(made, count, bare, doubled)]
    return PdfText(PAGE.join(made) if size else None, tuple(findings), len(bare))


def _damaged(made: list[str], count: int, broken: list[int], damage: list[Damage]) -> Iterator[Finding]:
    """What the damage of a page costs, at the place of the page, so that the cable that it costs is known by it."""
    ends = list(accumulate(len(text) + len(PAGE) for text in made))
    lost = dict.fromkeys(broken, "it cannot be opened, and is not read")
    for each in damage:
        if each.page is not None and each.page not in lost:
            lost[each.page] = f"its content stream (object {each.number}) breaks off, and text of it is lost"
    for number, why in islice(sorted(lost.items()), MAX_TOLD):
        end = ends[number - 1] - len(PAGE) if number <= len(made) else 0
        place = Span(end - len(made[number - 1]), end) if number <= len(made) else Span(0, 0)
        yield remark("pages-damaged", f"page {number} of {count} is damaged: {why}", place)
    if len(lost) > MAX_TOLD:
        yield remark("pages-damaged", f"{len(lost)} of {count} pages are damaged: {_few(sorted(lost))}")
    if unplaced := [each.number for each in damage if each.page is None]:
        text = f"damaged streams of no page that is told, text may be lost: object {_few(unplaced)}"
        yield remark("pages-damaged", text)


def _findings(made: list[str], count: int, bare: list[int], doubled: list[int]) -> Iterator[Finding]:
    if len(made) < count:
        text = f"{count - len(made)} of {count} pages are not read: they are too many, or take too long"
        end = sum(len(page) + len(PAGE) for page in made) - len(PAGE)
        yield remark("pages-left-out", text, Span(end, end))
    if bare:
        yield remark("pages-without-text", f"{len(bare)} of {count} pages have no text layer: {_few(bare)}")
    if doubled:
        text = f"{len(doubled)} of {count} pages have several text layers, one over the other; the first is read"
        yield remark("text-layer-doubled", f"{text}: {_few(doubled)}")


def _few(numbers: list[int]) -> str:
    """Page numbers, the first of many."""
    return ", ".join(map(str, numbers[:12])) + (" …" if len(numbers) > 12 else "")


def _bits_of(document: pypdfium2.PdfDocument, number: int) -> list[Bit] | None:
    """The lines of a page as PDFium draws them, each with its place; None where the page is damaged."""
    import pypdfium2 as pdfium  # noqa: PLC0415 (as above)

    try:
        page = document[number]
        sheet = page.get_textpage()
    except pdfium.PdfiumError:
        return None
    count = min(sheet.count_chars(), MAX_PAGE)
    units = sheet.get_text_range(0, count) if count else ""
    if len(units) != count:  # signs beyond the first plane: an index into the text is none into the page
        units = "".join(chr(min(pdfium.raw.FPDFText_GetUnicode(sheet, at), sys.maxunicode)) for at in range(count))
    bits = list(_Sheet(sheet, units, page.get_rotation()).bits())
    sheet.close()
    page.close()
    return bits


class _Sheet:
    """The characters of one page and their boxes, seen as the page stands upright."""

    def __init__(self, sheet: PdfTextPage, units: str, turned: int) -> None:
        from pypdfium2 import raw  # noqa: PLC0415 (as above)

        self.sheet, self.units, self.turned = sheet, units, turned
        self.rectangle, self.measure = raw.FS_RECTF(), raw.FPDFText_GetLooseCharBox

    def bits(self) -> Iterator[Bit]:
        """The lines, in the order drawn."""
        made = [(low, high, self._bit(low, high)) for low, high in self._runs()]
        widths = [bit.width for _, _, bit in made if len(bit.text) > 9]
        usual = median(widths) if widths else 0.0
        for low, high, bit in made:
            # A line that is wider or narrower than its characters has gaps, or is two lines in one.
            odd = len(bit.text) > 3 and usual > 0 and not 0.75 < bit.width / usual < 1.15
            yield from self._apart(low, high, usual) if odd else [bit]

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Where the characters of each line begin and end; a dropped hyphen is at its end."""
        start = 0
        for found in _BREAK.finditer(self.units):
            if low_high := self._bare(start, found.start()):
                yield low_high[0], found.end() if found[0] == _HYPHEN else low_high[1]
            start = found.end()
        if low_high := self._bare(start, len(self.units)):
            yield low_high

    def _bare(self, low: int, high: int) -> tuple[int, int] | None:
        """A range without the spaces at both ends; None if there is nothing else."""
        text = self.units[low:high]
        bare = text.strip()
        start = low + len(text) - len(text.lstrip())
        return (start, start + len(bare)) if bare else None

    def _bit(self, low: int, high: int) -> Bit:
        first, last = self._box(low), self._box(high - 1 - (self.units[high - 1] == _HYPHEN))
        top, bottom = min(first[1], last[1]), max(first[3], last[3])
        if bottom - top > 1.8 * max(first[3] - first[1], last[3] - last[1]):  # two lines in one: where it begins
            top, bottom = first[1], first[3]
        text = _clean(self.units[low:high])
        return Bit(text, first[0], top, max(first[2], last[2]), bottom)

    def _apart(self, low: int, high: int, usual: float) -> Iterator[Bit]:
        """A line cut where it jumps to another line, with as many spaces as its gaps are wide."""
        start, text, left, top, right, bottom = low, "", 0.0, 0.0, 0.0, 0.0
        for at in range(low, high):
            sign = self.units[at]
            if sign.isspace():
                continue
            box = self._box(at) if sign != _HYPHEN else (right, top, right, bottom)
            if not text:
                left, top, right, bottom = box
            elif box[0] < right - 3 * usual or box[1] >= bottom or box[3] <= top:
                yield Bit(text, left, top, right, bottom)
                text, (left, top, right, bottom) = "", box
            else:
                gap = int(min((box[0] - right) / usual, MAX_INDENT) + 0.5)
                text += " " * (gap if gap > 1 else at > start)
            text += _clean(sign)
            start, right = at + 1, max(right, box[2])
        if text:
            yield Bit(text, left, top, right, bottom)

    def _box(self, at: int) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a character, from the upper left corner of the upright page."""
        box = self.rectangle
        self.measure(self.sheet, at, box)
        left, low, right, high = map(_reckoned, (box.left, box.bottom, box.right, box.top))
        if self.turned == 90:
            return low, left, high, right
        if self.turned == 180:
            return -right, low, -left, high
        if self.turned == 270:
            return -high, -right, -low, -left
        return left, -high, right, -low


def _reckoned(place: float) -> float:
    """A place on the page; of a damaged page, where it overflowed or is no number, its edge."""
    return place if -FAR < place < FAR else 0.0


def _clean(text: str) -> str:
    """Printable characters: a dropped hyphen is set again, white space is a space, a half surrogate is U+FFFD."""
    if text.isprintable() and text.isascii():
        return text
    made = "".join(_sign(sign) for sign in text)
    return made or "\ufffd"


def _sign(sign: str) -> str:
    if sign == _HYPHEN:
        return "-"
    if sign.isspace():
        return " "
    return sign if sign.isprintable() else "\ufffd"
