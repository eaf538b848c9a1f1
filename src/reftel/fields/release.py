"""Stamps and attributes of release: that a document is open, by whose authority, since when, and what was withheld.

``Declassified/Released US Department of State EO Systematic Review 20 Mar 2014``; ``UNCLASSIFIED U.S. Department of
State Case No. F-2014-20439 Doc No. C05794498 Date: 07/31/2015``; ``RELEASED IN PART B1, 1.4(D)``. The CIA prints
``Approved For Release 2008/03/12 : CIA-RDP84S00558R000100020003-4`` on each page; presidential libraries stamp
``DECLASSIFIED``, the number of the case (``NLRR F06-114/8 #33017``) and ``BY RW NARA DATE 9/21/11``; the appeals panel
``DECLASSIFIED UNDER AUTHORITY OF THE INTERAGENCY SECURITY CLASSIFICATION APPEALS PANEL``.
"""

import re

import msgspec

from reftel.fields.eo import declassification
from reftel.fields.level import Level


class Stamp(msgspec.Struct, frozen=True):
    """What a stamp says: authority, day (ISO), the level the document has now, and what was withheld for which reason.

    ``part`` is whether only a part was released; ``withheld`` the exemptions of the Freedom of Information Act and of
    the order: ``B1``, ``1.4(D)``.
    """

    authority: str | None = None
    date: str | None = None
    classification: Level | None = None
    part: bool = False
    withheld: tuple[str, ...] = ()


_LONGEST = 120_000  # characters in which stamps are looked for: they stand on every page
_DAY = r"\d{1,2} [A-Za-z]{3} \d{4}"
_NAMED_DAY = rf"(?P<date>\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{2,4}}|[A-Z][a-z]{{2,8}} \d{{1,2}}, \d{{4}}|{_DAY})"
_EXEMPTION = r"(?:B\d(?:\([A-Z]\))?|1\.[45]\([A-H]\)|NR|PII)"
_REVIEWED = re.compile(  # the stroke first, so that the search goes from one to the next
    r"/(?i:(?<=Declassified/)Released)[ \t]{1,9}(?P<authority>[A-Z][A-Za-z. \t]{6,90}?)[ \t]{1,9}"
    rf"(?P<date>{_DAY})"
)
_CASE = re.compile(
    r"(?:(?P<level>UNCLASSIFIED|CONFIDENTIAL|SECRET)[ \t]{1,4})?U\.?S\.? Department of State[ \t]{1,4}"
    r"Case No\.?[ \t]{0,3}(?P<case>[A-Z0-9-]{4,24})[ \t]{1,4}Doc No\.?[ \t]{0,3}(?P<doc>C?\d{5,10})[ \t]{1,4}"
    r"Date:?[ \t]{0,3}(?P<date>\d{1,2}/\d{1,2}/\d{4})"
)
_PART = re.compile(
    r"^[ \t]{0,40}RELEASED? IN (?P<how>FULL|PART)\b"
    rf"(?P<reasons>[ \t]{{0,4}}(?:\n[ \t]{{0,40}})?(?:{_EXEMPTION}[,; \t]{{0,3}}){{1,8}})?",
    re.MULTILINE,
)
_DECLASSIFIED = re.compile(
    r"\bDECLASSIFIED\b[ \t:,;]{0,4}(?:\n[ \t]{0,40})?(?:(?:PER|BY|UNDER|PA/HO|Authority|AUTHORITY)[ \t]{1,3})?"
    r"(?P<by>(?:E\.?O\.?[ ]?\d{5}|NARA|NLF|NND|PA/HO|Department of State|[A-Z]{2,6}[ /-]\d{4,8})[^\n]{0,60}?)"
    rf"[, \t]{{1,4}}(?:ON[ ]|Date:?[ ]?|DATE:?[ ]?)?{_NAMED_DAY}"
)
_CREST = re.compile(  # of the Agency's record number the first letters are enough: the rest is often misread
    r"(?P<part>Sanitized Copy[ \t]{1,3})?Approved [Ff]or Release[ \t:]{1,4}(?P<date>\d{4}/\d{2}/\d{2})"
    r"[ \t]{0,3}[:;.]?[ \t]{0,3}(?P<number>CIA-[A-Z]{2,4}[A-Z0-9]{2,30}(?:-\d)?)"
)
_LIBRARY = re.compile(  # who of the Archives signed it, and when: the last line of a stamp of few lines
    r"\bDECLASSIFIED\b(?P<part> IN PART)?(?P<lines>(?:[^\n]{0,80}\n){1,5}?)[ \t]{0,40}"
    r"[Bb][Yy]:?[ \t]{1,3}[A-Za-z./]{2,8}[ ,]{1,3}NARA,?[ \t]{1,3}"
    rf"(?:[Dd](?:ate|ATE):?[ \t]{{1,3}})?{_NAMED_DAY}"
)
_AUTHORITY = re.compile(r"\b(?:NL[A-Z]{1,4}[ \t-]|NLC-|E\.O\.[ ]?1\d{4})[^\n]{0,60}")
_PANEL = re.compile(
    r"\bDECLASSIFIED[ \t]{1,3}UNDER[ \t]{1,3}(?:THE[ \t]{1,3})?AUTHORITY[ \t]{1,3}OF[ \t]{1,3}THE\s{1,40}"
    r"INTERAGENCY\s{1,40}SECURITY\s{1,40}CLASSIFICATION\s{1,40}APPEALS\s{1,40}PANEL"
)
_PANEL_DAY = re.compile(rf"DECLASSIFICATION DATE:?[ \t]{{1,4}}{_NAMED_DAY}", re.IGNORECASE)
_CURRENT = re.compile(
    r"\*{3}[ \t]{0,3}Current Classification[ \t]{0,3}\*{3}[ \t]{0,6}"
    r"(?P<level>UNCLASSIFIED|LIMITED OFFICIAL USE|CONFIDENTIAL|SECRET)"
)
_REVIEW = re.compile(r"^[ \t]{0,4}Review Action:[ \t]{0,4}(?P<action>[A-Z, ]{3,40})", re.MULTILINE)
_REVIEW_DAY = re.compile(r"^[ \t]{0,4}Review Date:[ \t]{0,4}(?P<date>\d{1,2} [a-zA-Z]{3} \d{4})", re.MULTILINE)
_REASON = re.compile(_EXEMPTION)
_LEVELS: dict[str, Level] = {
    "UNCLASSIFIED": "U",
    "LIMITED OFFICIAL USE": "LOU",
    "CONFIDENTIAL": "C",
    "SECRET": "S",
}
_HINTS = (
    "eleased",
    "ELEASED",
    "Case No",
    "DECLASSIFIED",
    "Review Action",
    "Current Classification",
    "RELEASE IN",
    "or Release",
)


def parse_release(text: str) -> Stamp | None:
    """Read the stamps of a text, the first of each kind; None where it has none."""
    if not any(hint in text for hint in _HINTS):
        return None
    text = text if len(text) <= _LONGEST else text[: _LONGEST // 2] + "\n" + text[-_LONGEST // 2 :]
    stamps = [stamp for read in _READERS if (stamp := read(text))]
    if not stamps:
        return None
    return Stamp(
        authority=next((stamp.authority for stamp in stamps if stamp.authority), None),
        date=next((stamp.date for stamp in stamps if stamp.date), None),
        classification=next((stamp.classification for stamp in stamps if stamp.classification), None),
        part=any(stamp.part for stamp in stamps),
        withheld=tuple(dict.fromkeys(reason for stamp in stamps for reason in stamp.withheld)),
    )


def _reviewed(text: str) -> Stamp | None:
    found = _REVIEWED.search(text)
    if found is None:
        return None
    return Stamp(" ".join(found["authority"].split()), declassification(found["date"]), "U")


def _case(text: str) -> Stamp | None:
    found = _CASE.search(text) if "Case No" in text else None
    if found is None:
        return None
    authority = f"U.S. Department of State, Case No. {found['case']}, Doc No. {found['doc']}"
    return Stamp(authority, declassification(found["date"]), _LEVELS.get(found["level"] or ""))


def _declassified(text: str) -> Stamp | None:
    found = _DECLASSIFIED.search(text) if "DECLASSIFIED" in text else None
    return Stamp(" ".join(found["by"].split()).strip(" ,."), declassification(found["date"]), "U") if found else None


def _panel(text: str) -> Stamp | None:
    """The Interagency Security Classification Appeals Panel, which has the day in a line of its own."""
    found = _PANEL.search(text) if "INTERAGENCY" in text else None
    if found is None:
        return None
    day = _PANEL_DAY.search(text, found.end(), found.end() + 400)
    return Stamp(
        "Interagency Security Classification Appeals Panel", declassification(day["date"]) if day else None, "U"
    )


def _library(text: str) -> Stamp | None:
    """A stamp of a presidential library: the case, or the order by which it was reviewed; who signed it; the day."""
    found = _LIBRARY.search(text) if "DECLASSIFIED" in text and "NARA" in text else None
    if found is None:
        return None
    case = _AUTHORITY.search(found["lines"])
    authority = f"NARA, {' '.join(case.group().split()).strip(' ,.')}" if case else "NARA"
    part = found["part"] is not None
    return Stamp(authority, declassification(found["date"]), None if part else "U", part=part)


def _crest(text: str) -> Stamp | None:
    """The Central Intelligence Agency's line at the edge of each page; it does not say what level is left."""
    found = _CREST.search(text) if "or Release" in text else None
    if found is None:
        return None
    return Stamp(f"CIA, {found['number']}", found["date"].replace("/", "-"), part=found["part"] is not None)


def _attributes(text: str) -> Stamp | None:
    """The archives' own attributes: current classification, review action and day."""
    level = _CURRENT.search(text) if "Current Classification" in text else None
    action, day = (_REVIEW.search(text), _REVIEW_DAY.search(text)) if "Review Action:" in text else (None, None)
    released = action is not None and "RELEASED" in action["action"]
    if level is None and not released:
        return None
    date = declassification(day["date"]) if day and released else None
    return Stamp(None, date, _LEVELS[level["level"]] if level else None)


def _part(text: str) -> Stamp | None:
    found = _PART.search(text) if "RELEASE IN" in text or "RELEASED IN" in text else None
    if found is None:
        return None
    return Stamp(part=found["how"] == "PART", withheld=tuple(_REASON.findall(found["reasons"] or "")))


_READERS = (_reviewed, _case, _panel, _library, _declassified, _crest, _attributes, _part)
