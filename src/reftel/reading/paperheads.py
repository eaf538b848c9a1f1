"""Heads of documents that are no telegrams: each value with its characters and their place."""

import re
from typing import Any

from reftel import fields
from reftel.facts.kinds import label_of
from reftel.fields import Passing
from reftel.fields.address import Addressee
from reftel.fields.day import parse_day
from reftel.fields.participants import parse_participants
from reftel.model.cable import CableDate, Clearance, Head
from reftel.model.source import Field
from reftel.reading.documents import Look
from reftel.reading.header import HeadRead, Piece, Reader
from reftel.reading.lines import BANNER
from reftel.reading.mapped import Mapped
from reftel.reading.papers import NUMBER, signer_of
from reftel.reading.reftels import references_of
from reftel.reading.sheet import Sheet

_PARTED = re.compile(r"\s{0,3};\s{0,3}|\n")
_POSTS = re.compile(r"\s{0,3}[;,]\s{0,3}|\n")
_CODE = r"[A-Z]{1,6}(?:/[A-Z0-9&-]{1,8}){0,4}"
_OFFICES = re.compile(
    rf"{_CODE}(?:[,. ]{{1,3}}{_CODE}){{0,39}}[,. ]{{0,3}}"
)  # a sign between two, so that one word is one
_SALUTED = re.compile(r"(?:My\s)?Dear\s{1,3}|[:,]\s{0,3}$")
_FOR = re.compile(
    r"(?:(?:ACTION|BRIEFING|INFORMATION|DECISION)\s{1,3})?MEMORANDUM\s{1,3}(?:FOR|TO)\b\s{0,3}:?\s{0,3}(?P<who>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_FILED = re.compile(r"(?:THE\s{1,3})?(?:RECORDS?|FILES?)\b", re.IGNORECASE)
_SENT_OUT = re.compile(r"[0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{2,4}\b|(?:x|ext\.?)\s?[0-9]{4,5}\b", re.IGNORECASE)
_MOST = 100  # addressees


class PaperReader(Reader):
    """The head of a document with labels of its own."""

    def label(self, text: str) -> tuple[str, int] | None:
        """What a line of this head begins."""
        return label_of(text)

    def text(self, pieces: list[Piece]) -> str:
        """The clean text of some runs, an empty line where one stands between two of their lines."""
        said: list[str] = []
        for piece in pieces:
            for place, (start, end) in enumerate(piece.parts):
                before = self.sheet.text[piece.parts[place - 1][1] : start] if place else ""
                said += ["", self.sheet.text[start:end]] if before.count("\n") > 1 else [self.sheet.text[start:end]]
        return "\n".join(said)


def read_paper_head(sheet: Sheet, mapped: Mapped, source: str, look: Look) -> HeadRead:
    """Read the fields of a document's head; what it does not say stays empty."""
    reader = PaperReader(sheet, mapped, source)
    day = _date(reader)
    year = int(day.value.edtf[:4]) if day else None
    letter = look.kind == "letter"
    head = Head(
        date=day,
        origin=reader.parsed("origin", _flat, first=True),
        action=_addressed(reader, letter=letter),
        info=reader.parsed("info", _posts if look.kind == "airgram" else _copied),
        passing=reader.parsed("through", _through),
        classification=reader.parsed("classification", fields.parse_classification, first=True),
        captions=reader.parsed("classification", lambda text: fields.parse_captions(_behind_level(text)), first=True),
        handling=reader.parsed("classification", lambda text: fields.parse_handling(_behind_level(text)), first=True),
        eo=reader.parsed("eo", fields.parse_eo, first=True),
        tags=reader.parsed("tags", fields.parse_tags, first=True),
        subject=reader.parsed("subject", fields.parse_subject, first=True),
        references=reader.parsed("references", lambda text: references_of(text, None, year, None)),
        participants=reader.parsed("participants", parse_participants),
        place=reader.parsed("place", _flat, first=True),
        number=reader.parsed("number", _number, first=True),
        drafted_by=reader.parsed("drafted_by", lambda text: _drafters(text, "DRAFTED", "drafted_by")),
        approved_by=reader.parsed("approved_by", lambda text: _drafters(text, "APPROVED", "approved_by")),
        cleared_by=reader.parsed("cleared_by", lambda text: _drafters(text, "CLEARED", "cleared_by")),
        signature=reader.parsed("signature", lambda text: tuple(filter(None, [signer_of(text)])), first=True),
    )
    return HeadRead(head, None, ())


def _flat(text: str) -> str | None:
    return " ".join(text.split()) or None


def _joined(text: str) -> str | None:
    """The lines of a letterhead or an address as one."""
    return ", ".join(" ".join(line.split()).strip(" ,") for line in text.split("\n") if line.strip()) or None


def _behind_level(text: str) -> str:
    """The handling words beside a level: ``SECRET/NODIS``."""
    found = BANNER.match(text)
    return text[found.end() :].lstrip(" /-,") if found else ""


def _number(text: str) -> str | None:
    """The number of an airgram, as it is cited: ``A-123``."""
    found = NUMBER.match(text.strip())
    return "".join(found["number"].split()).upper() if found else None


def _date(reader: Reader) -> Field[CableDate] | None:
    for piece in reader.pieces("date"):
        found = parse_day(reader.text([piece]))
        if found is not None:
            return reader.field(CableDate(found[0], "dateline"), [piece])
    return None


def _people(text: str) -> tuple[Addressee, ...]:
    return tuple(Addressee(" ".join(one.split())) for one in _PARTED.split(text) if one.strip())[:_MOST]


def _posts(text: str) -> tuple[Addressee, ...]:
    """The posts that an airgram informs, parted by commas."""
    return tuple(Addressee(" ".join(one.split())) for one in _POSTS.split(text) if one.strip())[:_MOST]


def _copied(text: str) -> tuple[Addressee, ...]:
    """Who got copies: persons each on a line, or codes of offices parted by commas."""
    told = _people(text)
    return _posts(text) if all(_OFFICES.fullmatch(one.name) for one in told) else told


def _addressed(reader: Reader, *, letter: bool) -> Field[Any] | None:
    """To whom: the inside address of a letter, or else whom it greets."""
    if not letter:
        return reader.parsed("action", _people) or reader.parsed("title", _titled, first=True)
    told = reader.parsed("action", lambda text: (Addressee(_joined(text) or ""),))
    return told or reader.parsed("salutation", lambda text: (Addressee(_SALUTED.sub("", text.strip()).strip()),))


def _titled(text: str) -> tuple[Addressee, ...]:
    """To whom a memorandum goes by its title, ``MEMORANDUM FOR THE PRESIDENT``; one for the record goes to nobody."""
    found = _FOR.match(text.strip())
    return _people(found["who"]) if found and not _FILED.match(found["who"]) else ()


def _through(text: str) -> tuple[Passing, ...]:
    return tuple(Passing(one.name, one.name, (), ()) for one in _people(text))


def _drafters(text: str, role: str, name: str) -> tuple[Clearance, ...]:
    told = fields.parse_drafting(f"{role} BY: {text}")
    return tuple(
        Clearance(one.name or one.office or str(one), None, one.office, one.note)
        for one in (getattr(told, name) if told else ())
        if not _SENT_OUT.match(one.name or one.office or "")
    )
