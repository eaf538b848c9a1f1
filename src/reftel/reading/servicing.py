"""What a cable says of its own transmission: notes, corrected copies, operating signals, each with its place."""

import re

from reftel.fields.service import Service, ServiceKind, parse_service
from reftel.fields.signal import Signal
from reftel.model.cable import Head, Notice
from reftel.model.source import Field
from reftel.reading.mapped import Mapped
from reftel.reading.printed import POSSIBLE_DUPLICATE
from reftel.reading.sheet import Sheet

_TOP = 12  # lines over the offices of the first page

# The signals that say a message is not the first copy of itself, and what they say.
_KINDS: dict[str, ServiceKind] = {
    "repetition": "repetition",
    "correction": "correction",
    "duplicate": "duplicate",
    "cancellation": "cancellation",
    "garble": "garble",
}
# A subject that says it: "CORRECTED COPY: HARBOR TALKS", "HARBOR TALKS (CORRECTED COPY)".
_IN_SUBJECT = re.compile(
    r"^[(]?(?P<first>C ?O ?R ?R ?E ?C ?T ?E ?D +C ?O ?P ?Y)\b|[(](?P<last>CORRECTED COPY[^()]{0,80})[)]$", re.IGNORECASE
)


def service_of(notices: tuple[Notice, ...], head: Head) -> tuple[Field[Service], ...]:
    """The service notes of a cable: those of its notices, of its signals and of its subject, in order of place."""
    made: list[Field[Service]] = []
    for notice in notices:
        if notice.kind in {"service", "corrected-copy"}:
            made += [Field(note, notice.text, notice.span) for note in parse_service(notice.text)]
    transmission = head.transmission
    if transmission is not None:
        notes = [note for signal in transmission.value.operating if (note := _of_signal(signal)) is not None]
        made += [Field(note, transmission.text, transmission.span, transmission.parts) for note in notes]
    subject = head.subject
    if subject is not None and (found := _IN_SUBJECT.search(subject.value)) is not None:
        said = found["first"] or found["last"]
        made.append(Field(Service("correction", None, None, said), subject.text, subject.span, subject.parts))
    return tuple(sorted(made, key=lambda field: field.span.start))


def possible_duplicate(sheet: Sheet, mapped: Mapped, source: str) -> tuple[Field[Service], ...]:
    """What the message centre printed beside the level of the first page: ``LIMITED OFFICIAL USE POSS DUPE``."""
    for line, kind in zip(sheet.lines[: min(sheet.body, _TOP)], sheet.kinds, strict=False):
        if kind in {"banner", "page-line"} and (found := POSSIBLE_DUPLICATE.search(line.text)) is not None:
            start = sheet.text.index(found.group(), line.start, line.end)
            span = mapped.span(start, start + len(found.group()))
            return (Field(Service("duplicate", None, None, found.group()), span.of(source), span),)
    return ()


def _of_signal(signal: Signal) -> Service | None:
    kind = _KINDS.get(signal.kind)
    return (
        None if kind is None else Service(kind, None, signal.operands, f"{signal.code} {signal.operands or ''}".strip())
    )
