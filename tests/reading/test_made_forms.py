"""Every form in which a telegram survives, made of values that are known: what is read is what was put there.

``./check`` reads a sample of each, ``./check long`` thousands under each seed.
"""

import os
from collections.abc import Callable

import pytest

import made_exports
import made_scans
import made_volumes
from made_exports import Dump
from reftel.model.cable import Cable
from reftel.reading import read
from told_heads import told as head_of

SEED = int(os.environ.get("REFTEL_SEED", "0"))
MAKERS: tuple[Callable[[int], Dump], ...] = (
    made_exports.cables_csv,
    made_exports.history_lab,
    made_exports.plusd,
    made_exports.plusd_text,
    made_scans.titled,
    made_scans.released,
    made_volumes.document,
)


def told(cable: Cable) -> dict[str, object]:
    """What a cable says, by the names under which a row tells it."""
    head = cable.head
    return {
        **head_of(cable),
        "date": cable.date,
        "subject": cable.subject,
        "place": head.place.value if head.place else None,
        "signature": head.signature.value[-1] if head.signature else None,
        "paragraphs": [" ".join(one.text.split()) for one in cable.paragraphs],
        "numbers": [one.number for one in cable.paragraphs],
        "text": " ".join(" ".join(one.text.split()) for one in cable.paragraphs),
        "kind": cable.kind,
        "completeness": cable.completeness,
        "format": cable.source.format,
        "release": cable.release.status,
        "released": cable.release.date,
        "part": cable.release.part,
        "withheld": cable.release.withheld,
        "authority": cable.release.authority,
    }


def wrong(dump: Dump) -> list[str]:
    """The values that are read otherwise, each with what is read; also what of the text is lost."""
    reading = read(dump.text)
    lost = "".join(dump.text[node.start : node.end] for node in reading.nodes) != dump.text
    found = ["a character is lost"] if lost else []
    cables = [*reading.cables, *(cable for member in reading.members for cable in member.cables)]
    if len(cables) != len(dump.rows):
        return [*found, f"{len(cables)} cables of {len(dump.rows)}: {[str(one.mrn) for one in cables]}"]
    for row, cable in zip(dump.rows, cables, strict=True):
        had = told(cable)
        found += [f"{name}: {value!r}, read {had[name]!r}" for name, value in row.told.items() if had[name] != value]
    return found


def faults(make: Callable[[int], Dump], seeds: range) -> dict[int, list[str]]:
    """What is wrong in what is made under some seeds."""
    return {seed: found for seed in seeds if (found := wrong(make(seed)))}


@pytest.mark.slow
@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_what_is_read_is_what_was_put_there(make: Callable[[int], Dump]) -> None:
    assert not faults(make, range(SEED * 10_000, SEED * 10_000 + 50))


@pytest.mark.long
@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_so_it_is_in_many(make: Callable[[int], Dump]) -> None:
    assert not faults(make, range(SEED * 10_000, SEED * 10_000 + 4_000))


@pytest.mark.slow
def test_of_misread_heads_that_nothing_tells_to_be_scans_nearly_all_is_read() -> None:
    values = [name for seed in range(200) for row in made_scans.unstamped(seed).rows for name in row.told]
    missed = sum(len(found) for found in faults(made_scans.unstamped, range(200)).values())
    assert missed < len(values) / 1000


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_a_wrong_value_is_told(make: Callable[[int], Dump]) -> None:
    dump = make(1)
    dump.rows[0].told["kind"] = "card"
    assert [line.split(":")[0] for line in wrong(dump)] == ["kind"]
