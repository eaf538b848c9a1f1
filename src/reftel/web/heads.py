"""The head of a cable in plain words: one sentence to begin with, then what else it says, row by row."""

from collections.abc import Iterator

import msgspec

from reftel.fields.address import Addressee
from reftel.fields.classification import ClassifiedBy
from reftel.model.cable import Cable, Clearance
from reftel.model.reasons import cited_reasons
from reftel.web import links, strings

INFERRED = ("index", "text")
"""The bases of a date of which it is said in words that they are inferred."""
INFORMED = 4
"""So many that are informed are named in the first sentence."""


class Lead(msgspec.Struct, frozen=True, kw_only=True):
    """How urgent, from whom, when and to whom; ``others`` counts those informed that are not named.

    ``by_number``: no line says from whom; its number is one of that post. What is no telegram and names no sender has
    its drafters in ``drafted``. ``held``: its day is that of the conversation that it records.
    """

    precedence: str | None
    origin: str | None
    when: str
    basis: str
    action: tuple[str, ...]
    info: tuple[str, ...]
    others: int
    by_number: bool = False
    sent: bool = True
    drafted: tuple[str, ...] = ()
    held: bool = False


class Row(msgspec.Struct, frozen=True):
    """One thing that a head says: what it is, its words, what each means, and the address of its characters."""

    name: str
    values: tuple[str, ...]
    meanings: tuple[str, ...] = ()
    place: str = ""


def lead(cable: Cable) -> Lead:
    """The first sentence."""
    when = strings.day(cable.date)
    station = cable.mrn.station if cable.mrn else None
    if cable.date_basis in INFERRED:
        when = when.removesuffix(strings.INFERRED)  # its basis says so
    if cable.dtg:
        when = f"{when} {cable.dtg.at:%H:%M}Z"
    return Lead(
        precedence=cable.precedence[0].capitalize() if cable.precedence else None,
        origin=cable.origin or station,
        by_number=cable.origin is None and station is not None,
        sent=bool(cable.origin or station) or cable.kind in ("telegram", "airgram"),
        drafted=tuple(one.name for one in cable.drafted_by),
        held=cable.kind == "memcon" and cable.date is not None,
        when=when,
        basis=strings.DATE_BASES[cable.date_basis] if cable.date_basis else "",
        action=tuple(_addressee(one) for one in cable.action),
        info=tuple(_addressee(one) for one in cable.info[:INFORMED]),
        others=max(0, len(cable.info) - INFORMED),
    )


def rows(cable: Cable) -> Iterator[Row]:
    """What the head says, in the order in which people ask for it; what it does not say is left out."""
    for row in _rows(cable):
        if row.values:
            yield row


def _rows(cable: Cable) -> Iterator[Row]:
    yield Row("TAGS", tuple(tag.code for tag in cable.tags), tuple(tag.meaning or "" for tag in cable.tags))
    yield Row("Captions", cable.captions)
    yield Row("Informed", tuple(_addressee(one) for one in cable.info) if len(cable.info) > INFORMED else ())
    yield Row("Passing", tuple(line.text for line in cable.passing))
    yield Row("E.O.", (" ".join(part for part in (cable.eo.order, cable.eo.text) if part),) if cable.eo else ())
    yield Row("Classified by", tuple(_person(one) for one in cable.classified_by))
    yield _reasons(cable)
    yield Row("Drafted by", tuple(_person(one) for one in cable.drafted_by))
    yield Row("Cleared by", tuple(_person(one) for one in cable.cleared_by))
    yield Row("Approved by", tuple(_person(one) for one in cable.approved_by))
    yield Row("Participants", tuple(_participant(one) for one in cable.participants))
    yield Row("Place", (cable.head.place.value,) if cable.head.place else ())
    yield Row("Kind", (strings.KINDS[cable.kind],) if cable.kind != "telegram" else ())
    yield Row("Not whole", (cable.completeness.replace("_", " "),) if cable.completeness != "whole" else ())
    if cable.release.status != "unknown":
        told = (cable.release.status, cable.release.authority, cable.release.date, cable.release.classification)
        yield Row("Release", (", ".join(part for part in told if part),))


def _reasons(cable: Cable) -> Row:
    """Each reason and what it means, with the characters that cite it."""
    told, field = cited_reasons(cable), cable.head.reasons
    of_day = ", by the order of that day"
    return Row(
        "Reasons",
        tuple(one.cited for one in told),
        tuple(f"{one.meaning}{of_day if one.by_day else ''}" if one.meaning else "" for one in told),
        links.span_url(cable.source.sha256, field.span.start, field.span.end) if field else "",
    )


def _addressee(one: Addressee) -> str:
    return f"{one.name} (without {', '.join(one.excluded)})" if one.excluded else one.name


def _person(one: ClassifiedBy | Clearance) -> str:
    return ", ".join(part for part in (one.name, one.title) if part)


def _participant(one: object) -> str:
    told = (getattr(one, name, None) for name in ("name", "title", "role"))
    return ", ".join(part for part in told if part)
