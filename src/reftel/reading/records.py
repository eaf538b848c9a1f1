"""A row or object of a dump to a passage: head and body as text, the other columns as what the publisher says.

Which column holds what is a table (``facts/data/columns.tsv``). Head and body are decoded, and where a dump lost the
line breaks they are put in again; every clean character still leads to its place in the source.
"""

import html
import re
from collections.abc import Iterator, Mapping

import msgspec

from reftel import fields
from reftel.facts import columns
from reftel.model.finding import Finding
from reftel.model.release import Release
from reftel.model.source import Node, Span
from reftel.reading.breaks import restored
from reftel.reading.cells import Cell, Record
from reftel.reading.dating import MONTHS
from reftel.reading.lines import CLASS_LINE
from reftel.reading.mapped import Mapped, nothing
from reftel.reading.passage import Passage
from reftel.reading.printed import ATTRIBUTES
from reftel.reading.refining import Edit, chained, refined

_TELLING = frozenset({"classification", "mrn", "origin", "references", "lead", "tags", "concepts", "id"})
_NOTHING = re.compile(
    r"(?:-- )?(?:N/A(?: or Blank)?|None|null|NaN|Not Available|Unknown|n/a)(?: --)?\Z|-*\Z", re.IGNORECASE
)
_LONGEST = 2_000  # characters of a value that is kept of the publisher's
_MARKUP = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});"
    r"|</?(?P<tag>a|b|br|code|div|em|font|i|p|pre|span|strong|u)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_BREAKING = frozenset({"br", "div", "p"})
_STAMP = re.compile(r"(?:Declassified|Released)\b.{0,120}?(?P<day>[0-9]{1,2} [A-Z][a-z]{2,8} [0-9]{4})", re.IGNORECASE)
_FOUR = re.compile(r"(?:19|20)[0-9]{2}[A-Z]")
_POST = re.compile(
    r"(?:Embassy|Consulate|Mission|Secretary of State|US(?:EU|UN|NATO)?\b|UNVIE|REO |American Institute)"
)


def is_cable(cells: Mapping[str, tuple[Cell, ...]]) -> bool:
    """Whether the columns are those of a cable: a text and something that only cables have, or number and level."""
    held = {columns.key_of(name) for name in cells}
    if "text" in held or "lead" in held:
        return bool(held & _TELLING)
    return "mrn" in held and len(held & {"created", "classification", "origin", "subject", "title", "tags"}) > 1


def passage_of(text: str, record: Record) -> Passage:
    """The passage of a record; what stands between its texts is mark-up."""
    held: dict[str, tuple[Cell, ...]] = {}
    others: dict[str, tuple[Cell, ...]] = {}
    for name, cells in record.cells.items():
        key = columns.key_of(name)
        if key is None or (key in held and _said(text, held[key])):
            others[name] = cells
        else:
            held[key] = cells
    found: list[Finding] = list(record.findings)
    parts = [
        (part, key == "lead")
        for key in ("lead", "text")
        for cell in held.pop(key, ())[:1]
        if (part := _text(text, cell, found, lead=key == "lead")).text.strip()
    ]
    ordered = sorted(parts, key=lambda part: part[0].start)
    mapped, regions = chained([part for part, _ in ordered]) if ordered else (nothing(record.start), ())
    publisher, places = _publisher(text, {**others, **held}, mapped.text)
    swapped = len(ordered) == 2 and ordered[1][1]
    return Passage(
        mapped,
        one=True,
        publisher=publisher,
        places=places,
        outer=tuple(_between(record.span, [part for part, _ in ordered])),
        regions=regions,
        lead=regions[1].clean if swapped else 0,
        release=release_of(publisher),
        findings=tuple(found),
    )


def _between(span: Span, parts: list[Mapped]) -> Iterator[Node]:
    at = span.start
    for part in parts:
        if part.start > at:
            yield Node("markup", at, part.start)
        at = part.end
    if span.end > at:
        yield Node("markup", at, span.end)


def _text(text: str, cell: Cell, found: list[Finding], *, lead: bool) -> Mapped:
    mapped = cell.mapped(text)
    if "<" in mapped.text or "&" in mapped.text:
        mapped = refined(mapped, _unmarked(mapped.text))
    if _NOTHING.match(mapped.text.strip()):
        return nothing(mapped.start)
    if "Message Attributes" in mapped.text and (behind := ATTRIBUTES.search(mapped.text)) is not None:
        mapped = refined(mapped, [Edit(behind.start(), len(mapped.text), "")])  # the columns say it
    mapped, told = restored(mapped, lead=lead)
    found.extend(told)
    return mapped


def _unmarked(text: str) -> Iterator[Edit]:
    for found in _MARKUP.finditer(text):
        tag = (found["tag"] or "").lower()
        meaning = html.unescape(found.group()) if not tag else "\n" if tag in _BREAKING else ""
        yield Edit(*found.span(), meaning)


def nothing_said(said: str) -> bool:
    """Whether a value stands for none: ``-- N/A or Blank --``, ``None``, dashes."""
    return _NOTHING.match(said.strip()) is not None


def _said(text: str, cells: tuple[Cell, ...]) -> str:
    said = " | ".join(cell.said(text).strip() for cell in cells if cell.end - cell.start <= _LONGEST)
    return "" if _NOTHING.match(said) else said


def _publisher(text: str, cells: dict[str, tuple[Cell, ...]], clean: str) -> tuple[dict[str, str], dict[str, Span]]:
    """What the columns say, by key or by their own name; the date in ISO form, and the number only if it is one."""
    publisher: dict[str, str] = {}
    places: dict[str, Span] = {}
    for name, held in cells.items():
        key, said = name, _said(text, held)
        if not said:
            continue
        if key == "id":
            key = _id(said, clean, cells)
        if key == "mrn" and fields.parse_mrn(said) is None:
            key = "id"
        if key in {"created", "released"}:
            said = day_of(said) or said
        publisher[key] = said
        places[key] = Span(held[0].start, held[-1].end)
    return publisher, places


def _id(said: str, clean: str, cells: dict[str, tuple[Cell, ...]]) -> str:
    """What ``_id`` holds: the number of the cable, or in some dumps its list of references.

    It is the number where the classification line has the same station and serial, or there is no such line.
    """
    own = fields.parse_mrn(said)
    line = CLASS_LINE.search(clean[:3_000])
    of_line = fields.parse_mrn(line.group()) if line else None
    if "|" in said or (own and of_line and (own.station, own.serial) != (of_line.station, of_line.serial)):
        return "references"
    return "id" if "mrn" in cells else "mrn"


_NUMERIC = re.compile(
    r"(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})/(?P<year>[0-9]{4})(?:[ T]+(?P<time>[0-9]{1,2}:[0-9]{2}))?"
)
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?:[ T](?P<time>[0-9]{2}:[0-9]{2}))?")
_WORDS = (
    re.compile(r"(?P<day>[0-9]{1,2}) (?P<name>[A-Za-z]{3,9})\.?,? (?P<year>[0-9]{4})(?P<time>(?!))?"),
    re.compile(r"(?P<name>[A-Za-z]{3,9})\.? (?P<day>[0-9]{1,2}),? (?P<year>[0-9]{4})(?P<time>(?!))?"),
    re.compile(r"(?P<year>[0-9]{4}) (?P<name>[A-Za-z]{3,9}) (?P<day>[0-9]{1,2})(?:, (?P<time>[0-9]{2}:[0-9]{2}))?"),
)


def day_of(said: str) -> str | None:
    """A date of a column as ``YYYY-MM-DD``, with ``HH:MM`` where it says the time: ``12/28/1966 18:48``."""
    for form in (_ISO, _NUMERIC, *_WORDS):
        found = form.match(said.strip())
        if found is None:
            continue
        told = found.groupdict()
        month = _month(told["name"]) if told.get("name") else int(told["month"])
        if month is None or not (1 <= month <= 12 and 1 <= int(told["day"]) <= 31):
            continue
        time = f" {told['time']:0>5}" if told.get("time") else ""
        return f"{told['year']}-{month:02d}-{int(told['day']):02d}{time}"
    return None


def _month(name: str) -> int | None:
    lower = name.lower()
    return next(
        (
            at
            for at, month in enumerate(MONTHS, 1)
            if month.startswith(lower[:3]) and lower in {month, month[:3], month[:4]}
        ),
        None,
    )


def release_of(publisher: dict[str, str]) -> Release:
    """Open since a stamp says so; or out with the dumps of the site that named posts in full words."""
    stamp = _STAMP.search(publisher.get("markings", ""))
    if stamp and (day := day_of(stamp["day"])):
        return Release(status="released", authority="US Department of State", date=day, classification=_now(publisher))
    released = publisher.get("released", "")[:10] or None
    of_archive = _FOUR.match(publisher.get("mrn", "")) is not None
    if _POST.match(publisher.get("origin", "")) and not of_archive:
        return Release(status="leaked", date=released)
    return Release()


def _now(publisher: dict[str, str]) -> str | None:
    level = fields.parse_classification(publisher["current"]) if "current" in publisher else None
    return level.level if level else None


def with_findings(passage: Passage, *more: Finding) -> Passage:
    """The passage with findings of its format."""
    return msgspec.structs.replace(passage, findings=(*passage.findings, *more))
