"""What an executive order line instructs: a date, an event, a schedule, an exemption, or that a review decides.

``GDS 8/12/85 (ROE, JANE L.) OR-P`` names a schedule, its day, who classified and in which office.
"""

import re
from typing import Literal

import msgspec

from reftel.fields.level import Level

InstructionKind = Literal[
    "date", "event", "span", "oadr", "schedule", "group", "exemption", "review", "declassified", "none", "unsaid"
]


class Instruction(msgspec.Struct, frozen=True):
    """What the line says is to happen.

    ``kind``: ``date`` (with ``event`` for an event, ``span`` for some years after the day of the cable), ``oadr``
    (the originating agency's determination), ``schedule`` (GDS ADS XGDS RDS XDS), ``group`` (1 to 4 of E.O. 10501),
    ``exemption`` (its ``codes``: X1, 25X6, XGDS-3), ``review`` (manual review), ``declassified`` (it is, already),
    ``none`` (not applicable) or ``unsaid``. ``classifier`` and ``office`` are those of a line of E.O. 12065.
    """

    kind: InstructionKind
    date: str | None = None
    schedule: str | None = None
    codes: tuple[str, ...] = ()
    years: int | None = None
    event: str | None = None
    downgrade: tuple[Level, str | None] | None = None
    classifier: str | None = None
    office: str | None = None


_LONGEST = 400
_NONE = re.compile(r"(?:DECL\w{0,10}[ :.]{0,4})?(?:N[ ]?[/.]?[ ]?A[.]?(?![A-Z])|NONE\b|NOT APPLICABLE)", re.IGNORECASE)
_SCHEDULE = re.compile(
    r"\b(?P<name>XGDS|X-GDS|N?GDS|GS|ADS|RDS|XDS)(?:[ ]?-?[ ]?(?P<category>[1-8])(?![\d/.]))?(?![A-Z])"
)
_GROUP = re.compile(r"\b(?:GP|GROUP)[ -]{0,2}(?P<group>[1-4])(?!\d)")
_OADR = re.compile(r"\b[O0D]A[DO]R\b|ORIGINATING AGENC(?:Y|Y'S|YS) DETERMINATION")
_CODE = re.compile(
    r"(?<![A-Z0-9/])(?:1[.]6[ ]?[(]?)?"
    r"(?P<code>(?:25|50|75)X[1-9]?(?:[ ]?-[ ]?(?:HUM|WMD)[A-Z]*)?|X[ ]?[1-8])(?![A-Z0-9])"
)
_REVIEW = re.compile(r"\bM[.]?R[.]?(?![A-Z])|MANUAL REVIEW|REVIEW ON")
_DECLASSIFIED = re.compile(r"\bDECLASSIFIED(?: BY| ON|,|$| [A-Z]{3} )")
_NUMBERS = ("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN")
_SPAN = re.compile(
    rf"\b(?P<years>\d{{1,2}}|{'|'.join(_NUMBERS)}|FIFTEEN|TWENTY-FIVE|TWENTY|TWENTYFIVE)[ -]{{0,2}}(?:YEARS?|YRS?)\b"
    r"(?P<event>[ ](?:FROM|AFTER|OF)[ ](?!(?:THE[ ])?(?:DATE|DTG|ORIGIN|TRANSMISSION|SIGNATURE|CLASSIFICATION)\b))?"
)
_WORDS = {word: at for at, word in enumerate(_NUMBERS, 1)} | {
    "FIFTEEN": 15,
    "TWENTY": 20,
    "TWENTY-FIVE": 25,
    "TWENTYFIVE": 25,
}
_EVENT = re.compile(r"(?:DECL\w{0,10}\b[ :.,]{0,4})?(?P<event>(?=.{0,20}[A-Z]{4})(?!DECL)[A-Z0-9].{5,160})")
_DOWNGRADE = re.compile(
    r"\b(?:DNG|DOWNGRADE)[ :]{0,3}(?:TO[ ])?(?P<level>SECRET|CONFIDENTIAL|UNCLAS\w*|LOU|CO|SE|S|C|U)[ :,]{0,3}"
    r"(?P<date>[\d/.-]{6,10})?"
)
_LEVELS: dict[str, Level] = {"S": "S", "SE": "S", "C": "C", "CO": "C", "U": "U", "UN": "U", "LO": "LOU"}
_CLASSIFIER = re.compile(
    r"[(\[]?(?P<name>[A-Z][A-Z.'-]{1,24}(?:[ ][A-Z][A-Z'-]{1,20})?,[ ]?[A-Z][A-Z .'-]{0,40}?)[)\]]?"
    r"[ ,.]{0,3}(?P<office>[A-Z]{2}-[A-Z]{1,3})?[ .]{0,3}$"
)
_BRACKETED = re.compile(
    r"[(\[](?P<name>[A-Z][A-Z .,'-]{2,60}?)[)\]]?[ ,.]{0,3}(?P<office>\b[A-Z]{2}-[A-Z]{1,3})?[ .]{0,3}$"
)
_OFFICE = re.compile(r"\b(?P<office>OR-[A-Z]{1,3})\b")


def parse_instruction(text: str, date: str | None = None) -> Instruction:
    """Read what the text behind an order's number instructs; ``date`` is the day that it names, if any."""
    flat = " ".join(text[:_LONGEST].upper().split()).strip(" .:;,")
    if _NONE.match(flat):
        return Instruction("none")
    by, office = _classifier(flat)
    down = _downgrade(flat)
    codes = tuple(dict.fromkeys(_code(found["code"]) for found in _CODE.finditer(flat)))
    if _DECLASSIFIED.search(flat):
        return Instruction("declassified", date)
    if found := _GROUP.search(flat):
        return Instruction("group", date, f"GROUP-{found['group']}")
    if found := _SCHEDULE.search(flat):
        name = {"GS": "GDS", "NGDS": "GDS", "X-GDS": "XGDS"}.get(found["name"], found["name"])
        category = (f"{name}-{found['category']}",) if found["category"] else ()
        return Instruction("schedule", date, name, category, downgrade=down, classifier=by, office=office)
    if _OADR.search(flat):
        return Instruction("oadr", date, codes=codes, downgrade=down, classifier=by, office=office)
    if codes:
        return Instruction("exemption", date, codes=codes, downgrade=down)
    if date is not None:
        return Instruction("date", date, downgrade=down, classifier=by, office=office)
    return _without_date(flat, down)


def _without_date(flat: str, down: tuple[Level, str | None] | None) -> Instruction:
    span = _SPAN.search(flat)
    if span and not span["event"]:
        years = int(span["years"]) if span["years"].isdigit() else _WORDS[span["years"]]
        return Instruction("span", years=years, downgrade=down)
    if _REVIEW.search(flat):
        return Instruction("review", downgrade=down)
    if down is None and (found := _EVENT.match(flat)):
        return Instruction("event", event=found["event"])
    return Instruction("unsaid", downgrade=down)


def _code(said: str) -> str:
    code = re.sub(r"[ ]", "", said)
    return re.sub(r"-(HUM|WMD)[A-Z]*$", r"-\1", code)


def _downgrade(flat: str) -> tuple[Level, str | None] | None:
    found = _DOWNGRADE.search(flat)
    return (_LEVELS[found["level"][:2]], found["date"]) if found else None


def _classifier(flat: str) -> tuple[str | None, str | None]:
    """Name and office of a line of E.O. 12065, ``(ROE, JANE L.) OR-P``; the archives write it without brackets."""
    found = _BRACKETED.search(flat) or _CLASSIFIER.search(flat)
    if found is None:
        alone = _OFFICE.search(flat)
        return None, alone["office"] if alone else None
    return found["name"].strip(" .,") + ("." if re.search(r"[ .][A-Z][.]$", found["name"].strip()) else ""), found[
        "office"
    ]
