"""Rules of the classification line, sections, page lines and what stands behind the text (L018 to L022, L052 to L054).

Handbook: 5 FAH-2 H-222.
"""

import re
from collections.abc import Iterator

from reftel.facts import posts
from reftel.fields.mrn import Mrn
from reftel.linting.catalogue import found
from reftel.linting.words import is_extract, place_of, text_of
from reftel.model.cable import Cable, PageLine
from reftel.model.finding import Finding
from reftel.model.source import Span

_UNSPACED = re.compile(r"\b(?:CONFIDENTIAL|TOP ?SECRET|SECRET)\b")
_PREFIX = re.compile(r"^(?:FM|FROM)\s+", re.IGNORECASE)


def class_line_incomplete(cable: Cable) -> Iterator[Finding]:
    """L018."""
    labelled = sum(cable.field(name) is not None for name in ("eo", "tags", "subject"))
    if cable.kind != "telegram" or not cable.paragraphs or labelled < 2:
        return
    if cable.head.classification is None:
        place = place_of(cable.head.eo or cable.head.tags)
        yield found("class-line-incomplete", "there is no classification line", Span(place.start, place.start))
    elif cable.head.mrn is None and not cable.page_lines:  # in the seventies the number stood in the page lines
        message = "the classification line has no station and serial"
        yield found("class-line-incomplete", message, cable.head.classification.span)


def level_not_spaced(cable: Cable) -> Iterator[Finding]:
    """L019."""
    classification, mrn = cable.head.classification, cable.head.mrn
    if classification is None or mrn is None or classification.value.level not in {"C", "S", "TS"}:
        return
    line = text_of(classification).upper()
    # What a publisher's page says beside the cable is no classification line.
    if classification.span.start <= mrn.span.start <= classification.span.end and (told := _UNSPACED.match(line)):
        spaced = "  ".join(" ".join(word) for word in told.group().split())
        yield found("level-not-spaced", f"{told.group()}; {spaced} expected", classification.span)


def station_disagrees(cable: Cable) -> Iterator[Finding]:
    """L020."""
    if cable.mrn is None or cable.origin is None or cable.head.origin is None or cable.head.mrn is None:
        return
    sender, own = posts.post_of(_PREFIX.sub("", cable.origin)), posts.post_of(cable.mrn.station)
    if sender is None or own is None or sender.station == own.station:
        return
    near = sender.city is not None and sender.city == own.city  # missions in one city share a communications centre
    if not near and own.station not in posts.fold(cable.origin):
        message = f"the message number is of {cable.mrn.station}, and the FM line says {cable.origin}"
        yield found("station-disagrees", message, cable.head.mrn.span)


def section_number(cable: Cable) -> Iterator[Finding]:
    """L021."""
    sections = cable.head.sections
    if sections is not None and sections.value[0] > sections.value[1] > 0:
        number, count = sections.value
        yield found("section-number", f"section {number} of {count}", sections.span)


def page_order(cable: Cable) -> Iterator[Finding]:
    """L021."""
    pages = [line for line in cable.page_lines if line.pages is not None and cable.mrn and _is_own(line, cable.mrn)]
    last = 0
    for line in pages:
        if line.page > (line.pages or 0):
            yield found("page-order", f"page {line.page} of {line.pages}", line.span)
        elif line.page < last:
            yield found("page-order", f"page {line.page} behind page {last}", line.span)
        elif line.pages != pages[0].pages:
            yield found("page-order", f"of {line.pages} pages here, of {pages[0].pages} above", line.span)
        last = max(last, line.page)


def section_unmarked(cable: Cable) -> Iterator[Finding]:
    """L021."""
    sections = cable.head.sections
    if sections is None or sections.value[1] < 2 or not cable.page_lines:
        return
    line = next((line for line in cable.page_lines if line.page > 1), None)
    if line is not None and not line.marked:
        message = f"the line that opens page {line.page} has no classification word"
        yield found("section-unmarked", message, line.span)


def page_serial(cable: Cable) -> Iterator[Finding]:
    """L022."""
    others = [line for line in cable.page_lines if cable.mrn is not None and not _is_own(line, cable.mrn)]
    if cable.mrn is None or not others:
        return
    said = ", ".join(dict.fromkeys(f"{line.station} {line.serial}" for line in others))
    one = len(others) == 1
    lines = "the page line is" if one else f"{len(others)} of {len(cable.page_lines)} page lines are"
    yield found("page-serial", f"{lines} of {said}; {cable.mrn.header} expected", others[0].span)


def _is_own(line: PageLine, mrn: Mrn) -> bool:
    """Whether a page line is of the cable; an office's cables go by the station of the post that sends them."""
    station, own = posts.canonical(line.station), posts.canonical(mrn.station)
    near = station == own or own.endswith(station) or station.startswith(own[:5]) or not posts.is_station(line.station)
    return line.serial == mrn.serial and near


def service_note(cable: Cable) -> Iterator[Finding]:
    """L052."""
    transmission = place_of(cable.head.transmission)
    for note in cable.service:
        if note.span == transmission:
            continue  # an operating signal: L008
        message = f"{' '.join(note.value.text.split())}: there is another copy to seek"
        yield found("service-note", message, note.span)


def end_of_message_twice(cable: Cable) -> Iterator[Finding]:
    """L053."""
    ends = [notice for notice in cable.notices if notice.text.strip().upper() == "NNNN"]
    for notice in ends[1:]:
        yield found("end-of-message-twice", "NNNN stands here again", notice.span)
    for paragraph in cable.paragraphs[:-1]:  # behind the last one, the stamps and page numbers of a scan may follow
        if told := re.search(r"(?m)^[ \t]*NNNN[ \t]*$", paragraph.raw):
            place = Span(paragraph.start + told.start(), paragraph.start + told.end())
            yield found("end-of-message-twice", "NNNN stands within the text", place)


def partial_extract(cable: Cable) -> Iterator[Finding]:
    """L054."""
    if is_extract(cable):
        notice = next(notice for notice in cable.notices if notice.kind == "partial-extract")
        yield found("partial-extract", "a partial extract: the format lines are left out", notice.span)
