"""The head of a telegram, element by element, from values: ``ELEMENTS``, in the order of the lines.

An element says some attributes of ``Head``. Its lines are read again with the parsers of ``reftel.fields``; what does
not come back as it was goes into the notes behind the text instead, so no value is lost by the way it is written.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any, NamedTuple

from reftel import fields
from reftel.facts import posts
from reftel.facts.numbering import numbering_of
from reftel.fields.mrn import Mrn, full_year
from reftel.model.cable import Clearance
from reftel.model.reemission import WIDTH
from reftel.writing.wrapping import escaped, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reftel.fields.address import Addressee
    from reftel.fields.signal import Signal
    from reftel.model.cable import Cable, Transmission

LEVELS = {
    "U": "UNCLAS",
    "LOU": "LIMITED OFFICIAL USE",
    "C": "C O N F I D E N T I A L",
    "S": "S E C R E T",
    "TS": "T O P  S E C R E T",
}
PROSIGNS = {"FLASH": "Z", "IMMEDIATE": "O", "PRIORITY": "P", "ROUTINE": "R"}


class Element(NamedTuple):
    """One element: its name in a sheet, the head attributes that it says, what it is composed and read with.

    ``compose`` gives the wordings to try, each as lines; ``read`` the values that such lines have, by attribute.
    ``gap`` is whether an empty line stands before it.
    """

    name: str
    says: tuple[str, ...]
    compose: Callable[[Cable], Iterator[list[str]]]
    read: Callable[[str, Cable], Mapping[str, Any]]
    gap: bool = False


def _transmission(cable: Cable) -> Iterator[list[str]]:
    told = cable.transmission
    if told is not None and (lines := [*_lines_1_to_4(told)]):
        yield lines


def _lines_1_to_4(told: Transmission) -> Iterator[str]:
    if told.channel is not None:
        yield f"VZCZC{told.channel}"
    if told.prosign is not None or told.routed_to:
        yield from wrap(" ".join([*filter(None, [told.prosign]), *told.routed_to]))
    if told.station is not None:
        serial = "" if told.serial is None else f" #{told.serial:04d}"
        page = "" if told.page is None or not serial else f"/{told.page:02d}"
        julian = "" if told.julian is None or not serial else f" {told.julian[0]:03d}{told.julian[1]}"
        yield f"DE {told.station}{serial}{page}{julian}"
    if told.security is not None:
        code = told.release_code or ""
        foreign = code[code.index("/") :] if "/" in code else ""
        tail = f"({told.tail})" if told.tail else ""
        signals = [_signal(one) for one in _signals(told)[0]]
        letters = f"{'ZNR' if told.security[0] == 'U' else 'ZNY'} {told.security}{foreign}"
        yield " ".join(filter(None, [letters, *signals, tail]))


def _signals(told: Transmission | None) -> tuple[Sequence[Signal], Sequence[Signal]]:
    """The signals of line 4, which end in ZZH where there is one, and those behind the date-time group."""
    operating = told.operating if told else ()
    codes = [signal.code for signal in operating]
    split = codes.index("ZZH") + 1 if "ZZH" in codes and told and told.security else 0
    return operating[:split], operating[split:]


def _signal(signal: Signal) -> str:
    return f"{signal.code} {signal.operands}" if signal.operands else signal.code


def _read_transmission(text: str, cable: Cable) -> Mapping[str, Any]:
    """JANAP 128 puts these lines into one: then the value stands in the notes."""
    told = cable.transmission
    behind = _signals(told)[1] if cable.dtg else ()
    signals = [*(one for line in text.split("\n") for one in fields.parse_signals(line)), *behind]
    plain = told is not None and told.media is None and told.content is None and tuple(signals) == told.operating
    plain = plain and told is not None and (told.serial is None or told.station is not None)
    return {"transmission": told if plain else None}


def _dtg(cable: Cable) -> Iterator[list[str]]:
    if cable.dtg is not None:
        prosigns = [PROSIGNS.get(word, word) for word in cable.precedence]
        signals = [_signal(one) for one in _signals(cable.transmission)[1]]
        yield wrap(" ".join([*prosigns, str(cable.dtg), *signals]))


def _read_dtg(text: str, _: Cable) -> Mapping[str, Any]:
    return {"dtg": fields.parse_dtg(text), "precedence": fields.parse_precedence(text) or None}


def _origin(cable: Cable) -> Iterator[list[str]]:
    if cable.origin is not None:
        yield wrap(f"FM {escaped(cable.origin)}")


def _read_origin(text: str, _: Cable) -> Mapping[str, Any]:
    return {"origin": fields.parse_origin(text)}


def _action(cable: Cable) -> Iterator[list[str]]:
    yield from _addressed("TO", cable.action)


def _info(cable: Cable) -> Iterator[list[str]]:
    yield from _addressed("INFO", cable.info)


def _addressed(label: str, addressees: Sequence[Addressee]) -> Iterator[list[str]]:
    if addressees:
        lines: list[str] = []
        for one in addressees:
            routing = f"{one.routing}/" if one.routing else ""
            behind = " ".join(filter(None, [one.name, one.precedence, one.number]))
            lines += wrap(escaped(routing + behind), first="" if lines else f"{label} ")
            if one.excluded:
                lines += wrap(escaped(", ".join(one.excluded)), first="XMT ")
        yield lines


def _read_action(text: str, _: Cable) -> Mapping[str, Any]:
    return {"action": fields.parse_addressees(text).action}


def _read_info(text: str, _: Cable) -> Mapping[str, Any]:
    return {"info": fields.parse_addressees(text).info}


def _classification(cable: Cable) -> Iterator[list[str]]:
    told, mrn, section = cable.classification, cable.mrn, cable.head.sections
    if told is None:
        return
    caveats = "".join(f"//{caveat}" for caveat in told.caveats if caveat not in cable.captions)
    parts = [LEVELS[told.level] + caveats]
    if told.sensitive and "SENSITIVE" not in cable.captions:
        parts.append("SENSITIVE")
    if section is not None:
        parts.append(f"SECTION {section.value[0]:02d} OF {section.value[1]:02d}")
    if mrn is None:
        yield [" ".join(parts)]
        return
    dated = cable.dtg.at.year if cable.dtg else None
    year = [f"{mrn.year % 100:02d}"] if mrn.year is not None and mrn.year != dated else []
    width = numbering_of(mrn.station, mrn.year or dated).digits
    for station in dict.fromkeys([_in_words(mrn.station, cable.origin), mrn.station]):
        yield [" ".join([*parts, *year, station, f"{mrn.serial:0{width}d}"])]


def _in_words(station: str, origin: str | None) -> str:
    """A station as its FM line writes it: ``ADDIS ABABA``."""
    words = (origin or "").split()
    endings = (" ".join(words[start:]) for start in range(len(words)))
    return next((ending for ending in endings if posts.fold(ending) == station), station)


def _read_classification(text: str, cable: Cable) -> Mapping[str, Any]:
    line = fields.parse_class_line(text)
    if line is None:
        return {"classification": None, "mrn": None, "sections": None}
    year = full_year(str(line.year).zfill(2)) if line.year is not None else None
    year = cable.dtg.at.year if cable.dtg else year
    mrn = Mrn(year, line.station, line.serial) if line.station and line.serial is not None else None
    told = fields.parse_classification("\n".join([text, *cable.captions]))
    return {"classification": told, "mrn": mrn, "sections": line.section}


def _captions(cable: Cable) -> Iterator[list[str]]:
    handling = cable.head.handling
    if handling is not None:  # each as often as it stood there
        yield [escaped(one.caption) for one in handling.value]
    if cable.captions:
        yield [escaped(caption) for caption in cable.captions]


def _read_captions(text: str, _: Cable) -> Mapping[str, Any]:
    return {"captions": fields.parse_captions(text), "handling": fields.parse_handling(text)}


def _passing(cable: Cable) -> Iterator[list[str]]:
    if cable.passing:
        texts = [escaped(one.text) for one in cable.passing]
        yield [line for text in texts for line in wrap(text)]
        yield [line for text in texts for line in _at_commas(text)]


def _at_commas(text: str) -> list[str]:
    """The lines of a passing line: it goes on with the next line where it ends in a comma."""
    lines = [""]
    for part in text.split(", "):
        joined = f"{lines[-1]}, {part}" if lines[-1] else part
        if len(joined) >= WIDTH and lines[-1]:
            lines[-1] += ","
            lines.append(part)
        else:
            lines[-1] = joined
    return [line for each in lines for line in wrap(each)]


def _read_passing(text: str, _: Cable) -> Mapping[str, Any]:
    return {"passing": fields.parse_passing(text)}


def _eo(cable: Cable) -> Iterator[list[str]]:
    if (told := cable.eo) is not None:
        yield wrap(escaped(f"E.O. {told.order or ''}: {told.text}".rstrip()))


def _read_eo(text: str, _: Cable) -> Mapping[str, Any]:
    return {"eo": fields.parse_eo(text)}


def _tags(cable: Cable) -> Iterator[list[str]]:
    if cable.tags:
        codes = [f"({tag.code})" if tag.kind == "person" else tag.code for tag in cable.tags]
        yield wrap(escaped(f"TAGS: {', '.join(codes)}"))


def _read_tags(text: str, _: Cable) -> Mapping[str, Any]:
    return {"tags": fields.parse_tags(text)}


def _subject(cable: Cable) -> Iterator[list[str]]:
    if cable.subject is not None:
        yield wrap(escaped(f"SUBJECT: {cable.subject}"))


def _read_subject(text: str, _: Cable) -> Mapping[str, Any]:
    found = fields.parse_subject(text)
    return {"subject": found.removesuffix("...").rstrip() if found else None}


def _references(cable: Cable) -> Iterator[list[str]]:
    if cable.references:
        lines: list[str] = []
        for one in cable.references:
            said = f"{one.enumerator}. {one.text}" if one.enumerator else one.text
            lines += wrap(escaped(said), first="     " if lines else "REF: ", rest="     ")
        yield lines


def _read_references(text: str, cable: Cable) -> Mapping[str, Any]:
    mrn = _read_classification(_composed_class_line(cable), cable)["mrn"]
    year = cable.dtg.at.year if cable.dtg else (mrn.year if mrn else None)
    return {"references": tuple(fields.parse_references(text, year, mrn.station if mrn else None))}


def _composed_class_line(cable: Cable) -> str:
    return "\n".join(next(_classification(cable), [""]))


def _classified_by(cable: Cable) -> Iterator[list[str]]:
    people, reasons = cable.classified_by, cable.reasons
    section = cable.head.reasons_section.value if cable.head.reasons_section else ""
    because = f"{section} ({', '.join(reasons)})".lstrip() if reasons else ""
    if not people:
        if because:
            yield [f"REASON: {because}"]
        return
    behind = f", for reasons {because}." if because else "."
    for title_first in (True, False):
        named = "; ".join(_person(one.name, one.title, title_first=title_first) for one in people)
        yield wrap(escaped(f"Classified By: {named}{behind}"))


def _person(name: str | None, title: str | None, *, title_first: bool) -> str:
    if name is None or title is None:
        return name or title or ""
    return f"{title} {name}" if title_first else f"{name}, {title}"


def _read_classified_by(text: str, _: Cable) -> Mapping[str, Any]:
    reasons = fields.parse_reasons(text)
    section = fields.parse_reasons_section(text) if reasons else None
    return {
        "classified_by": tuple(fields.parse_classified_by(text)),
        "reasons": reasons,
        "reasons_section": section,
    }


def _drafted_by(cable: Cable) -> Iterator[list[str]]:
    yield from _people("DRAFTED BY: ", cable.drafted_by)


def _cleared_by(cable: Cable) -> Iterator[list[str]]:
    yield from _people("CLEARED BY: ", cable.cleared_by)


def _people(label: str, people: Sequence[Clearance]) -> Iterator[list[str]]:
    for title_first in (True, False) if people else ():
        named = "; ".join(_person(one.name, one.title, title_first=title_first) for one in people)
        yield wrap(escaped(f"{label}{named}"))


def _read_people(name: str) -> Callable[[str, Cable], Mapping[str, Any]]:
    def read(text: str, _: Cable) -> Mapping[str, Any]:
        people = fields.parse_classified_by(text.partition(": ")[2])
        return {name: tuple(Clearance(one.name, one.title) for one in people if one.name)}

    return read


ELEMENTS: tuple[Element, ...] = (
    Element("transmission", ("transmission",), _transmission, _read_transmission),
    Element("dtg", ("dtg", "precedence"), _dtg, _read_dtg),
    Element("origin", ("origin",), _origin, _read_origin),
    Element("action", ("action",), _action, _read_action),
    Element("info", ("info",), _info, _read_info),
    Element("classification", ("classification", "mrn", "sections"), _classification, _read_classification, gap=True),
    Element("captions", ("captions", "handling"), _captions, _read_captions, gap=True),
    Element("passing", ("passing",), _passing, _read_passing, gap=True),
    Element("eo", ("eo",), _eo, _read_eo, gap=True),
    Element("tags", ("tags",), _tags, _read_tags),
    Element("subject", ("subject",), _subject, _read_subject),
    Element("references", ("references",), _references, _read_references),
    Element(
        "classified_by", ("classified_by", "reasons", "reasons_section"), _classified_by, _read_classified_by, gap=True
    ),
    Element("drafted_by", ("drafted_by",), _drafted_by, _read_people("drafted_by")),
    Element("cleared_by", ("cleared_by",), _cleared_by, _read_people("cleared_by")),
)

NOTED = ("distribution", "filing", "approved_by", "participants", "place", "number")
"""Attributes that a copy of the archives prints around the telegram, or that no telegram has: all in the notes."""

ELSEWHERE = frozenset({"date", "signature"})
"""Attributes that no line of a head says: the date's basis stands in the notes, the signature behind the text."""


class Written(NamedTuple):
    """An element as it was composed: its name, its lines, and the attributes that its lines do not say."""

    element: Element
    lines: list[str]
    unsaid: tuple[str, ...]


def written(element: Element, cable: Cable) -> Written:
    """The wording of an element that says the most of its values."""
    best: Written | None = None
    for lines in element.compose(cable):
        text = "\n".join(html.unescape(line) if "&" in line else line for line in lines)
        read = element.read(text, cable)
        unsaid = tuple(name for name in element.says if name in read and not _same(cable, name, read[name]))
        if best is None or len(unsaid) < len(best.unsaid):
            best = Written(element, lines, unsaid)
        if not unsaid:
            break
    if best is not None:
        return best
    held = (name for name in element.says if getattr(cable.head, name) is not None)
    return Written(element, [], tuple(held))


def _same(cable: Cable, name: str, value: object) -> bool:
    field = getattr(cable.head, name)
    return (None if field is None else field.value) == (None if value in ((), None) else value)
