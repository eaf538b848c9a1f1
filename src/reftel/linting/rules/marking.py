"""Rules of captions, the executive order, reasons and portion marks (L023 to L034, L043, L044).

Handbook: 5 FAH-2 H-440, 5 FAH-1 H-240 and H-246; the orders themselves.
"""

import datetime as dt
import difflib
import re
from collections.abc import Iterator

from reftel.facts import captions, orders
from reftel.facts.orders import AMENDED
from reftel.fields.level import LEVELS
from reftel.fields.portion import Portion, parse_portion
from reftel.linting.catalogue import found
from reftel.linting.knowledge import agencies
from reftel.linting.words import day_of, has_labels, is_extract, lines_of, place_of, text_of
from reftel.model.cable import Cable, Paragraph
from reftel.model.finding import Finding
from reftel.model.redacted import begins_redacted, is_redacted
from reftel.model.source import Span

RANK = {level: rank for rank, level in enumerate(LEVELS)}
MARKED = "2003-09-22"
"""The day from which its provisions on marking held: X1 to X8 ended."""
_SIPDIS_TWICE = ("2005-12", "2008-04")  # months in which SIPDIS stands twice by custom
_SECTION = re.compile(r"\b1\s?[.,]\s?(?P<section>[3-6])(?![0-9])")
_X_CODE = re.compile(r"(?<![0-9A-Z])X\s?-?[1-8]\b", re.IGNORECASE)
_NO_DAY = re.compile(r"\bN\s?/?\s?A\b|NOT APPLICABLE|^$", re.IGNORECASE)
_LATER = re.compile(r"DECLAS|RELEASE|REVIEW", re.IGNORECASE)  # marked when it was opened, not when it was sent
_REASONED = re.compile(r"\bREASON|\b1\s?[.,/]\s?[3-6]", re.IGNORECASE)
_CUT = re.compile(r"[A-Za-z0-9]\s?\.{3}(?:\s|$)")
_WRITTEN_DAY = re.compile(r"(?<![0-9/])[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}(?![0-9/])")
_DERIVED = re.compile(r"\bDERIVED\b|\bMULTIPLE SOURCES\b", re.IGNORECASE)


def captions_clash(cable: Cable) -> Iterator[Finding]:
    """L023."""
    place = place_of(cable.head.captions)
    known = [fact for caption in cable.captions if (fact := captions.caption_of(caption))]
    channels = list(dict.fromkeys(fact.caption for fact in known if fact.kind == "channel"))
    if len(channels) > 1:
        yield found("captions-clash", f"more than one channel: {', '.join(channels)}", place)
    restricted = [caption for caption in cable.captions if caption in {"NODIS", "EXDIS"}]
    if "AGREMENT CHANNEL" in channels and restricted:
        yield found("captions-clash", f"AGREMENT CHANNEL does not go with {restricted[0]}", place)
    if {"NODIS", "EXDIS"} <= set(cable.captions):
        yield found("captions-clash", "NODIS and EXDIS exclude each other", place)


def sipdis_twice(cable: Cable) -> Iterator[Finding]:
    """L024."""
    lines = [place for line, place in lines_of(cable.head.captions) if "SIPDIS" in line.upper()]
    if len(lines) < 2:
        return
    month = (cable.date or "")[:7]
    if len(month) == 7 and not _SIPDIS_TWICE[0] <= month <= _SIPDIS_TWICE[1]:
        yield found("sipdis-twice", "SIPDIS stands twice in the head", lines[1], "warning")
    else:
        yield found("sipdis-twice", "SIPDIS stands twice in the head, as usual from 2005-12 to 2008-04", lines[1])


def restricted_to_agencies(cable: Cable) -> Iterator[Finding]:
    """L026."""
    caption = next((each for each in cable.captions if each in {"NODIS", "EXDIS", "STADIS"}), None)
    others = [one.name for one in cable.info if agencies().search(one.name.upper())]
    if caption and others:
        message = f"{caption}, and INFO to {', '.join(others)}"
        yield found("restricted-to-agencies", message, place_of(cable.head.info))


def _portions(cable: Cable) -> list[tuple[Paragraph, Portion]]:
    """The paragraphs that have a mark, with what it means."""
    marked = ((each, parse_portion(f"({each.mark})")) for each in cable.paragraphs if each.mark)
    return [(paragraph, portion) for paragraph, portion in marked if portion is not None]


def _is_noforn(portion: Portion) -> bool:
    return "NF" in portion.mark.split("/")


def noforn_disagrees(cable: Cable) -> Iterator[Finding]:
    """L027."""
    portions = _portions(cable)
    if not portions or cable.classification is None or is_extract(cable):
        return
    head = "NOFORN" in cable.captions or "NOFORN" in cable.classification.caveats
    marked = [paragraph for paragraph, portion in portions if _is_noforn(portion)]
    if head and not marked:
        marks = ", ".join(sorted({f"({portion.mark})" for _, portion in portions}))
        message = f"NOFORN in the head, and all portions are plain: {marks}"
        yield found("noforn-disagrees", message, place_of(cable.head.captions or cable.head.classification))
    elif marked and not head:
        message = f"{_listed(marked)} marked ({marked[0].mark}), and the head does not say NOFORN"
        yield found("noforn-disagrees", message, _mark_place(marked[0]))


def sensitive_disagrees(cable: Cable) -> Iterator[Finding]:
    """L028."""
    classification, portions = cable.classification, _portions(cable)
    if classification is None or classification.level != "U" or not portions:
        return
    marked = [paragraph for paragraph, portion in portions if portion.mark.startswith(("SBU", "FOUO"))]
    head = classification.sensitive or bool({"SENSITIVE", "SBU", "FOUO"} & {*cable.captions, *classification.caveats})
    if head and not marked:
        message = "SENSITIVE in the head, and no portion is marked (SBU)"
        yield found("sensitive-disagrees", message, place_of(cable.head.captions or cable.head.classification))
    elif marked and not head:
        message = f"{_listed(marked)} marked ({marked[0].mark}), and the head does not say SENSITIVE"
        yield found("sensitive-disagrees", message, _mark_place(marked[0]))


def eo_missing(cable: Cable) -> Iterator[Finding]:
    """L029."""
    if cable.head.eo is None and has_labels(cable, "eo") and not (cable.date or "9")[:4] < "1972":
        yield found("eo-missing", "there is no E.O. line", place_of(cable.head.tags))


def eo_number(cable: Cable) -> Iterator[Finding]:
    """L029."""
    number = cable.eo.order if cable.eo else None
    if number is None or orders.order_of(number):
        return
    near = difflib.get_close_matches(number, [order.order for order in orders.orders()], 1, 0.7)
    day = day_of(cable)
    in_force = orders.in_force(day) if day else None
    meant = (
        in_force.order
        if in_force and in_force.order in difflib.get_close_matches(number, [in_force.order], 1, 0.6)
        else None
    )
    proposal = meant or (near[0] if near else None)
    expected = f"; {proposal} expected" if proposal else ""
    yield found("eo-number", f"there is no E.O. {number} on classification{expected}", place_of(cable.head.eo))


def eo_not_in_force(cable: Cable) -> Iterator[Finding]:
    """L030."""
    eo, day = cable.eo, day_of(cable)
    order = orders.order_of(eo.order) if eo and eo.order else None
    if eo is None or order is None or day is None:
        return
    if order.first <= day and (order.last is None or day <= order.last):
        return
    proper = orders.in_force(day)
    expected = f"; E.O. {proper.order} expected" if proper else ""
    message = f"E.O. {order.order} was not in force on {day}{expected}"
    later = order.first > day and _LATER.search(eo.text) is not None
    # The old order was still typed for some time after the new one came.
    late = order.last is not None and order.last < day and _years(order.last, day) < 1
    yield found("eo-not-in-force", message, place_of(cable.head.eo), "info" if later or late else None)


def eo_level_disagrees(cable: Cable) -> Iterator[Finding]:
    """L031."""
    eo, classification = cable.eo, cable.classification
    if eo is None or classification is None or cable.head.eo is None:
        return
    none = _NO_DAY.search(eo.text) is not None and eo.declassify is None
    if classification.level == "U" and eo.declassify is not None and not _LATER.search(eo.text):
        yield found("eo-level-disagrees", f"unclassified, and {eo.text}; N/A expected", cable.head.eo.span)
    elif classification.level in {"C", "S", "TS"} and none:
        message = f"{classification.level}, and the E.O. line says {eo.text or 'nothing'}; a day or event expected"
        yield found("eo-level-disagrees", message, cable.head.eo.span)
    if classification.level == "U" and cable.head.classified_by is not None:
        yield found("eo-level-disagrees", "unclassified, and has a classifier", cable.head.classified_by.span)


def classifier_missing(cable: Cable) -> Iterator[Finding]:
    """L031."""
    level = cable.classification.level if cable.classification else "U"
    if level in {"U", "LOU"} or not has_labels(cable) or (day_of(cable) or "1") < "1996":
        return
    head = cable.head
    if head.eo is None or head.eo.value.order not in {"12958", "13526"}:
        return
    if any(finding.code in {"head-repeated", "head-from-preview"} for finding in cable.findings):
        return  # the publisher cut the head
    names = ("classified_by", "reasons", "references", "subject", "tags", "eo")
    said = " ".join([*(text_of(cable.field(name)) for name in names), cable.paragraphs[0].text[:300]])
    if _DERIVED.search(said) or _CUT.search(said) or getattr(head, "derived_from", None) is not None:
        return
    if head.classified_by is None and head.reasons is None and not re.search(r"\bCLASSIFIED\b", said, re.IGNORECASE):
        yield found("classifier-missing", "nobody is named who classified it, and no reason", head.eo.span)
    elif head.classified_by is not None and head.reasons is None and not _REASONED.search(said):
        yield found("classifier-missing", "no reason for the classification is given", head.classified_by.span)


def declassification_date(cable: Cable) -> Iterator[Finding]:
    """L032."""
    eo, sent = cable.eo, day_of(cable)
    if eo is not None and eo.declassify is None and (told := _WRITTEN_DAY.search(eo.text)):
        message = f"DECL {told.group()} is no day of the calendar"
        yield found("declassification-date", message, place_of(cable.head.eo))
        return
    if eo is None or eo.declassify is None or sent is None or len(eo.declassify) != 10 or eo.order not in _TEN_YEARS:
        return
    order = orders.order_of(eo.order)
    if (order is not None and sent < order.first) or _LATER.search(eo.text):
        return  # marked when it was opened
    place, until = place_of(cable.head.eo), eo.declassify
    years = _years(sent, until)
    if until <= sent:
        yield found("declassification-date", f"DECL {until} is not behind the day of the cable, {sent}", place)
    elif years > 25.05:
        message = f"DECL {until} is {years:.1f} years behind the cable; 25 are the most"
        yield found("declassification-date", message, place)
    elif slip := _slip(sent, until):
        message = f"DECL {until} is {years:.1f} years behind the cable; DECL {slip} expected (ten years)"
        yield found("declassification-date", message, place)
    elif 10.1 < years < 24.9 and abs(years - round(years / 5) * 5) > 0.1:
        message = f"DECL {until} is {years:.1f} years behind the cable: over ten, which wants a justification"
        yield found("declassification-date", message, place, "info")


_TEN_YEARS = frozenset({"12958", "13526"})


def _slip(sent: str, until: str) -> str | None:
    """The day ten years on, where the day that is given is about nine or eleven years on: a year mistyped."""
    for off in (1, -1):
        proper = f"{int(until[:4]) + off}{until[4:]}"
        if proper.endswith("02-29"):
            proper = f"{proper[:4]}-02-28"
        if abs((dt.date.fromisoformat(proper) - _ten_years_on(sent)).days) <= 31:
            return proper
    return None


def _ten_years_on(day: str) -> dt.date:
    return dt.date.fromisoformat(f"{int(day[:4]) + 10}{'-02-28' if day.endswith('02-29') else day[4:]}")


def _years(low: str, high: str) -> float:
    return (dt.date.fromisoformat(high) - dt.date.fromisoformat(low)).days / 365.2425


def declassification_code(cable: Cable) -> Iterator[Finding]:
    """L032."""
    eo, day = cable.eo, day_of(cable)
    if eo is None or day is None:
        return
    text, place = eo.text.upper(), place_of(cable.head.eo)
    if eo.order == "12958" and day >= MARKED and (told := _X_CODE.search(text)) and "25X" not in text:
        message = f"{told.group().upper()} is no longer valid from {MARKED}; a day up to 25 years on expected"
        yield found("declassification-code", message, place)
    if re.search(r"\bO\s?A\s?D\s?R\b", text) and eo.order in {"12958", "13526"}:
        message = f"OADR ended with E.O. 12356; a day or event expected under E.O. {eo.order}"
        yield found("declassification-code", message, place)


def _cited(cable: Cable) -> tuple[str, Span] | None:
    """The section by which the reasons are cited, ``1.4``, and where."""
    field = cable.head.reasons
    told = _SECTION.search(text_of(field)) if field else None
    return (f"1.{told['section']}", field.span) if told and field else None


def eo_reason_section(cable: Cable) -> Iterator[Finding]:
    """L033."""
    cited, day = _cited(cable), day_of(cable)
    if cited is None or day is None or day < "1995-10-14":
        return
    section, place = cited
    proper = "1.4" if day >= AMENDED else "1.5"
    if section == proper:
        return
    letters = ",".join(cable.reasons)
    order = "E.O. 13292" if day >= AMENDED else "E.O. 12958"
    message = f"reasons {section}({letters}) on {day}; {proper}({letters}) expected, {order}"
    yield found("eo-reason-section", message, place)


def eo_reason_letter(cable: Cable) -> Iterator[Finding]:
    """L033."""
    cited, day = _cited(cable), day_of(cable)
    if cited and "h" in cable.reasons and (cited[0] == "1.5" or (day or AMENDED) < AMENDED):
        yield found("eo-reason-letter", f"{cited[0]} has no (h); it came with 1.4 in 2003", cited[1])


def classifier_incomplete(cable: Cable) -> Iterator[Finding]:
    """L034."""
    field = cable.head.classified_by
    for one in cable.classified_by:
        if field is None or is_redacted(text_of(field)):
            return  # the publisher took the name out
        if not one.name:
            yield found("classifier-incomplete", f"{one.title} classified it, and is not named", field.span)
        elif not one.title:
            yield found("classifier-incomplete", f"{one.name} classified it, and has no title", field.span)


def mark_missing(cable: Cable) -> Iterator[Finding]:
    """L043."""
    portions = _portions(cable)
    level = cable.classification.level if cable.classification else "U"
    if level not in {"C", "S", "TS"} or (cable.date or "1")[:4] < "1983":
        return
    own = _own_numbered(cable)
    if any(portion.entire for _, portion in portions) or any("ENTIRE" in p.text[:40].upper() for p in own[:1]):
        return
    unmarked = [paragraph for paragraph in own if paragraph.text and not paragraph.mark]
    bare = [paragraph for paragraph in unmarked if not begins_redacted(paragraph.text)]
    if bare:
        said = "no paragraph has" if len(bare) == len(own) else f"{_listed(bare)} without"
        yield found("mark-missing", f"{said} a portion mark", Span(bare[0].start, bare[0].text_start))


def _own_numbered(cable: Cable) -> list[Paragraph]:
    """The numbered paragraphs of the cable itself: an embedded text, whose numbers start anew, has no marks of ours."""
    own: list[Paragraph] = []
    for paragraph in cable.paragraphs:
        if paragraph.number is None:
            continue
        if own and paragraph.number <= (own[-1].number or 0):
            break
        own.append(paragraph)
    return own


def mark_above_level(cable: Cable) -> Iterator[Finding]:
    """L044."""
    level = cable.classification.level if cable.classification else None
    if level is None:
        return
    above = [(paragraph, portion) for paragraph, portion in _portions(cable) if RANK[portion.level] > RANK[level]]
    if above:
        paragraph, portion = above[0]
        message = f"{_listed([each for each, _ in above])} marked ({portion.mark}), and the cable is {level}"
        yield found("mark-above-level", message, _mark_place(paragraph))


def marks_below_level(cable: Cable) -> Iterator[Finding]:
    """L044."""
    level = cable.classification.level if cable.classification else "U"
    portions = _portions(cable)
    whole = cable.completeness == "whole" or (is_extract(cable) and cable.completeness == "partial")
    numbered = [paragraph for paragraph in cable.paragraphs if paragraph.number is not None]
    if level not in {"C", "S", "TS"} or not whole or not portions or len(portions) < len(numbered):
        return
    highest = max(portions, key=lambda one: RANK[one[1].level])[1].level
    if RANK[highest] < RANK[level]:
        message = f"no portion is marked higher than ({highest}), and the cable is {level}"
        yield found("marks-below-level", message, place_of(cable.head.classification))


def _listed(paragraphs: list[Paragraph]) -> str:
    numbers = [f"¶{each.number}" if each.number else "a paragraph" for each in paragraphs]
    return ", ".join(numbers[:6]) + (f" and {len(numbers) - 6} more" if len(numbers) > 6 else "")


def _mark_place(paragraph: Paragraph) -> Span:
    return Span(paragraph.start, paragraph.text_start)
