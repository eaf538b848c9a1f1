"""Every finding that reading can make, in one place: its code, severity, and rule number where it has one."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from reftel.model.finding import Finding, Severity
from reftel.model.source import Span

Code = Literal[
    "block-unclosed",
    "covering-note",
    "document-boundary",
    "breaks-restored",
    "container-bounded",
    "container-damaged",
    "encoding-damaged",
    "encoding-guessed",
    "format-unread",
    "garbled-apostrophe",
    "garbled-code",
    "garbled-dash",
    "garbled-quotation",
    "head-from-preview",
    "head-from-quoted",
    "head-repeated",
    "subject-unlabelled",
    "hyphen-joined",
    "joined-line",
    "key-doubled",
    "level-repaired",
    "line-doubled",
    "marks-removed",
    "member-encrypted",
    "mrn-disagrees",
    "mrn-elsewhere",
    "no-cable",
    "no-text",
    "number-in-line",
    "numbering-gap",
    "numbering-restart",
    "ocr-failed",
    "ocr-text",
    "pages-damaged",
    "pages-left-out",
    "pages-without-text",
    "part-unread",
    "pilcrow-as-digit",
    "poor-scan",
    "ocr-mended",
    "publisher-classification",
    "publisher-date",
    "publisher-mrn",
    "reader-failed",
    "reference-year",
    "record-damaged",
    "sections-missing",
    "sipdis-in-text",
    "source-empty",
    "tags-markup",
    "text-blank",
    "text-cut",
    "text-layer-doubled",
    "unknown-tag",
    "volume-date",
    "year-inferred",
    "year-unknown",
]


class Kind(msgspec.Struct, frozen=True):
    """What a code means."""

    severity: Severity
    rule: str | None
    meaning: str


CODES: dict[Code, Kind] = {
    "block-unclosed": Kind("info", None, "an embedded text begins, and nothing says where it ends"),
    "covering-note": Kind("info", None, "the e-mail in which a telegram was forwarded stands above it"),
    "document-boundary": Kind(
        "info", None, "another document begins here in the same source, and by what that is seen"
    ),
    "breaks-restored": Kind(
        "info", None, "the line breaks are lost; they are put in where the format says that a line begins"
    ),
    "container-bounded": Kind("warning", None, "a container holds more, or deeper, than is unpacked"),
    "container-damaged": Kind("warning", None, "a container or a member of it is damaged"),
    "encoding-damaged": Kind("warning", None, "some bytes are no valid characters of the charset and read as U+FFFD"),
    "encoding-guessed": Kind("info", None, "not UTF-8: read with a single-byte charset"),
    "format-unread": Kind("warning", None, "a source that cannot be read yet: its format, too large, damaged, locked"),
    "garbled-apostrophe": Kind("info", None, "a comma, question mark or Q that stands for an apostrophe; mended"),
    "garbled-code": Kind("info", None, "a remnant of an encoding, =20 or #x2019;; mended"),
    "garbled-dash": Kind("info", None, "a bracket that stands for a dash; mended"),
    "garbled-quotation": Kind("info", None, "& and 8 that stand for quotation marks; mended"),
    "head-from-preview": Kind("info", None, "an element of the head stands only in the publisher's cut first copy"),
    "head-from-quoted": Kind("info", None, "an element of the head stands in the telegram alone that is sent on in it"),
    "subject-unlabelled": Kind("info", None, "a subject without its label, between TAGS and what follows"),
    "head-repeated": Kind("info", None, "the head is there twice; the first counts"),
    "hyphen-joined": Kind("info", None, "a hyphen at a line end in what is one word"),
    "joined-line": Kind("info", "L049", "a page break or blank line inside a sentence was joined"),
    "key-doubled": Kind("info", None, "a name is there twice in an object; the last counts"),
    "level-repaired": Kind("info", None, "the first letter of the classification line is doubled"),
    "line-doubled": Kind("info", None, "a line of the head is there twice; it counts once"),
    "marks-removed": Kind("info", None, "the marks of annotators are taken out of the text"),
    "member-encrypted": Kind("warning", None, "a member of a container is encrypted"),
    "mrn-disagrees": Kind("error", "L005", "serial of line 3 and of the classification line differ"),
    "mrn-elsewhere": Kind("info", "L018", "the classification line has no number; it is read from another line"),
    "no-cable": Kind("info", None, "a text that has nothing of a cable; it is read to paragraphs all the same"),
    "no-text": Kind("warning", None, "a place for the text, and no text"),
    "number-in-line": Kind("info", "L042", "a paragraph begins in the middle of a line"),
    "numbering-gap": Kind("error", "L042", "paragraph numbers are missing"),
    "numbering-restart": Kind("info", "L042", "paragraph numbers start anew"),
    "ocr-failed": Kind("warning", None, "OCRmyPDF is not there or gave no text"),
    "ocr-text": Kind("info", None, "the text of some pages is what OCRmyPDF read, as the user asked"),
    "pages-damaged": Kind("warning", None, "a page of a PDF, or what draws it, is damaged, and text of it is lost"),
    "pages-left-out": Kind("warning", None, "a PDF has more pages, or more text, than are read"),
    "pages-without-text": Kind("warning", None, "some pages of a PDF have no text layer"),
    "part-unread": Kind("warning", None, "some characters of a dump are of no record and are not read"),
    "pilcrow-as-digit": Kind("info", "L042", "the pilcrow before paragraph numbers was read as the digit 1"),
    "poor-scan": Kind("warning", None, "so few words of a PDF are known that much of its text layer is debris"),
    "ocr-mended": Kind("info", None, "a sign that a machine misread in a scan, where the format leaves no doubt which"),
    "publisher-classification": Kind(
        "warning", None, "the publisher's page names another level, or NOFORN, than the cable"
    ),
    "publisher-date": Kind("warning", None, "the publisher's page names another day than the date-time group"),
    "publisher-mrn": Kind("warning", None, "the publisher's page names another message number than the cable"),
    "reader-failed": Kind("error", None, "a fault of reftel itself: the source is kept and counted"),
    "reference-year": Kind("info", None, "a reference gives no year and is of the year before, not of the future"),
    "record-damaged": Kind("warning", None, "a row or object of a dump is damaged"),
    "sections-missing": Kind("error", "L021", "not all sections of the cable are there"),
    "sipdis-in-text": Kind("info", "L025", "SIPDIS inside a paragraph: an artefact, taken out"),
    "source-empty": Kind("warning", None, "there is nothing in the source"),
    "tags-markup": Kind("info", "L037", "TAGS hold a converter's mark-up"),
    "text-blank": Kind(
        "warning",
        None,
        "a paragraph of a released scan ends in mid-sentence: the rest was taken out, or not read",
    ),
    "text-cut": Kind("warning", None, "the text breaks off where somebody cut it"),
    "text-layer-doubled": Kind("info", None, "a page has two text layers, one over the other; the first is read"),
    "unknown-tag": Kind("warning", "L035", "a code that is no known TAG"),
    "volume-date": Kind("warning", None, "the date is far from the years of the volume that prints the document"),
    "year-inferred": Kind("warning", None, "the year is inferred"),
    "year-unknown": Kind("warning", None, "nothing tells the year"),
}


def remark(code: Code, message: str, span: Span = Span(0, 0)) -> Finding:  # noqa: B008 (a frozen record)
    """A finding of a known code at a place; both ends 0 where the whole source is meant."""
    kind = CODES[code]
    return Finding(code, kind.severity, message, span.start, span.end, kind.rule)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by their place, and at one place by their code."""
    return tuple(sorted(findings, key=lambda finding: (finding.start, finding.code)))
