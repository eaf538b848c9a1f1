"""Heads of telegrams of the seventies, made of values that are known: what is read of them is what was put there.

``./check`` reads a sample of them, ``./check long`` ten thousand under each seed.
"""

import os
from datetime import datetime

import msgspec
import pytest

from made_heads import Told, telegram
from made_pdf import pdf
from reftel.model.cable import Cable
from reftel.reading import read

SEED = int(os.environ.get("REFTEL_SEED", "0"))


def told(cable: Cable) -> Told:
    """What a cable says, in the form in which it is told what was put there."""

    def people(name: str) -> list[str]:
        return [one.name for one in getattr(cable.head, name).value] if cable.field(name) else []

    def addressees(name: str) -> list[tuple[str, str | None, int | None]]:
        return [(one.name, one.precedence, int(one.number) if one.number else None) for one in getattr(cable, name)]

    head = cable.head
    offices = head.distribution.value if head.distribution else None
    return Told(
        number=(cable.mrn.year or 0, cable.mrn.station, cable.mrn.serial) if cable.mrn else (0, "", 0),
        dtg=cable.dtg.at if cable.dtg else datetime.min,  # noqa: DTZ901
        precedence=tuple(cable.precedence),
        origin=cable.origin or "",
        action=addressees("action"),
        info=addressees("info"),
        level=cable.classification.level or "" if cable.classification else "",
        section=head.sections.value if head.sections else None,
        captions=list(cable.captions),
        eo=cable.eo.text if cable.eo else None,
        order=cable.eo.order if cable.eo else None,
        declassify=cable.eo.declassify if cable.eo else None,
        tags=[tag.code for tag in cable.tags],
        subject=cable.subject,
        references=[
            (one.mrn.year or 0, one.mrn.station, one.mrn.serial) for one in cable.references if one.mrn is not None
        ],
        others=sum(one.mrn is None for one in cable.references),
        offices=[str(one) for one in (*offices.origin, *offices.action, *offices.info)] if offices else [],
        total=offices.total if offices else None,
        drafted_by=people("drafted_by"),
        approved_by=people("approved_by"),
        cleared_by=people("cleared_by"),
        signature=head.signature.value[-1] if head.signature else None,
        body=" ".join(" ".join(one.text.split()) for one in cable.paragraphs),
    )


def wrong(text: str, expected: Told) -> list[str]:
    """The values of a telegram that are read otherwise, each with what is read; also what of its text is lost."""
    reading = read(text)
    joined = "".join(text[node.start : node.end] for node in reading.nodes)
    lost = ["a character is lost"] if joined != text else []
    if len(reading.cables) != 1:
        return [*lost, f"{len(reading.cables)} cables"]
    found = told(reading.cables[0])
    return lost + [
        f"{name}: {getattr(expected, name)!r}, read {getattr(found, name)!r}"
        for name in Told.__struct_fields__
        if getattr(expected, name) != getattr(found, name)
    ]


def faults(seeds: range) -> dict[int, list[str]]:
    """What is wrong in the telegrams of some seeds."""
    made = ((seed, telegram(seed)) for seed in seeds)
    return {seed: found for seed, one in made if (found := wrong(one.text, one.told))}


@pytest.mark.slow
def test_heads_say_what_was_put_there() -> None:
    assert not faults(range(SEED * 10_000, SEED * 10_000 + 600))


@pytest.mark.long
def test_many_heads_say_what_was_put_there() -> None:
    assert not faults(range(SEED * 10_000, (SEED + 1) * 10_000))


def test_a_wrong_value_is_told() -> None:
    one = telegram(1)
    expected = msgspec.structs.replace(one.told, subject="ANOTHER", total=7)
    found = wrong(one.text, expected)
    assert [line.split(":")[0] for line in found] == ["subject", "total"]


@pytest.mark.parametrize("seed", range(SEED * 10_000, SEED * 10_000 + 12))
def test_heads_in_the_text_layer_of_a_pdf_are_the_same(seed: int) -> None:
    one = telegram(seed)
    rows = one.text.split("\n")
    pages = ["\n".join(rows[at : at + 55]) for at in range(0, len(rows), 55)]
    (cable,) = read(pdf(pages)).cables
    found = told(cable)
    assert (found.number, found.dtg, found.subject, found.tags) == (
        one.told.number,
        one.told.dtg,
        one.told.subject,
        one.told.tags,
    )
