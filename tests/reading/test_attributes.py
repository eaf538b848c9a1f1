"""Heads of released telegrams, read from the head alone, against the Message Attributes that are printed behind them.

``attribute_faults.tsv`` names, by file and value, where the attribute itself says something else than the telegram on
the page, with the cause; such a value leaves the count. A value counts where both head and attribute say something.
"""

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from reftel import fields
from reftel.facts import posts
from reftel.fields.address import Addressee
from reftel.model.cable import Cable, Reading
from reftel.reading import read
from reftel.reading.formats.aad import AAD

FAULTS = Path(__file__).with_name("attribute_faults.tsv")
LEAST = 0.97
# How the attributes name agencies; posts they name as posts do.
AGENCIES = {"USDOC WASHDC": "COM", "DEPT OF COMMERCE WASHDC": "COM", "SECSTATE WSHDC": "STATE"}


def faults() -> dict[tuple[str, str], str]:
    """Where the attribute is wrong, and why."""
    with FAULTS.open(encoding="utf-8", newline="") as file:
        return {(row["file"], row["field"]): row["cause"] for row in csv.DictReader(file, delimiter="\t")}


def bare(text: str) -> str:
    """Letters and digits only."""
    return re.sub(r"[^A-Z0-9]", "", text.replace("\\'", "'").upper())


def post(name: str) -> str:
    """A post or agency as the attributes name it."""
    return AGENCIES.get(name, posts.canonical(name))


def is_number(told: str, cable: Cable) -> bool:
    own, page = cable.mrn, fields.parse_mrn(told)
    return (
        own is not None
        and page is not None
        and (own.year, own.serial) == (page.year, page.serial)
        and (own.station.startswith(page.station[:5]))
    )


def is_date(told: str, cable: Cable) -> bool:
    return cable.dtg is not None and f"{cable.dtg.at:%d %b %Y}".upper() == told.upper()


def is_origin(told: str, cable: Cable) -> bool:
    office = re.compile(r"\s+OR-[A-Z0-9-]+$")
    return cable.origin is not None and post(cable.origin) == posts.canonical(office.sub("", told))


def is_to(told: str, cable: Cable) -> bool:
    """All that the attribute names is among the addressees: those that are to act, and some that are informed."""

    def names(addressee: Addressee) -> set[str]:
        return {addressee.name, post(addressee.name), addressee.name.removeprefix("AMEMBASSY "), *_words(addressee)}

    left = f" {' '.join(told.split())} "
    for name in sorted({name for one in (*cable.action, *cable.info) for name in names(one)}, key=len, reverse=True):
        left = left.replace(f" {name} ", " ", 1)
    return not left.strip()


def _words(addressee: Addressee) -> set[str]:
    return {re.sub(r"^(?:AMEMBASSY|AMCONSUL|USMISSION|USDEL|USINT)\s", "", addressee.name)}


def is_subject(told: str, cable: Cable) -> bool:
    return cable.subject is not None and bare(cable.subject) == bare(told)


def is_tags(told: str, cable: Cable) -> bool:
    """Every code of the head is among the attribute's: those who indexed added countries, persons and organisations."""
    codes = {part.strip() for part in re.sub(r"\([^()]*\)", ",", told).split(",")}
    return all(tag.code in codes or tag.kind in {"person", "unknown"} for tag in cable.tags)


def is_reference(told: str, cable: Cable) -> bool:
    year = cable.dtg.at.year if cable.dtg else None
    own = {(ref.mrn.year, ref.mrn.station, ref.mrn.serial) for ref in cable.references if ref.mrn}
    page = {(ref.mrn.year, ref.mrn.station, ref.mrn.serial) for ref in fields.parse_references(told, year) if ref.mrn}
    if page:
        return page <= own
    unlettered = bare(re.sub(r"\([A-Z]\)", "", told))  # (B) ARA/XX MEMO TO: cut at the end of its line
    return unlettered in bare(" ".join(ref.text for ref in cable.references))


def is_eo(told: str, cable: Cable) -> bool:
    """``GS 19850808 BOEKER, PAUL`` stands for ``GDS 8/8/85 (BOEKER, PAUL)``."""
    eo = cable.eo
    if eo is None:
        return False
    if bare(told) == "NA":
        return bare(eo.text) == "NA"
    found = re.match(r"(?P<rule>[A-Z0-9-]+)(?:\s(?P<day>[0-9]{8}))?(?:\s(?P<name>.+))?", told)
    assert found
    rule = "GDS" if found["rule"] == "GS" else found["rule"]
    named = found["name"] is None or bare(found["name"].split(",")[0]) in bare(eo.text)
    day = found["day"] is None or (eo.declassify or "").replace("-", "") == found["day"]
    return bare(eo.text).startswith(bare(rule)) and named and day


def is_level(told: str, cable: Cable) -> bool:
    level = fields.parse_classification(told)
    return cable.classification is not None and level is not None and cable.classification.level == level.level


COMPARED = {
    "number": ("Document Number", "mrn", is_number),
    "date": ("Draft Date", "dtg", is_date),
    "from": ("From", "origin", is_origin),
    "to": ("To", "action", is_to),
    "subject": ("Subject", "subject", is_subject),
    "tags": ("TAGS", "tags", is_tags),
    "references": ("Reference", "references", is_reference),
    "eo": ("Executive Order", "eo", is_eo),
    "classification": ("Original Classification", "classification", is_level),
}


def in_head(reading: Reading, cable: Cable, name: str) -> bool:
    """Whether a value stands in the telegram itself, and not among the attributes."""
    found = cable.field(name)
    outside = [node for node in reading.nodes if node.kind == "publisher"]
    return found is not None and not any(node.start <= found.span.start < node.end for node in outside)


@cache
def results(folder: Path) -> dict[str, Counter[str]]:
    """For each value: in how many telegrams it is right, wrong, or the attribute is."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in COMPARED}
    known = faults()
    with (folder / "aad_message_attributes.dev.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        reading = read(folder / row["file"])
        assert reading.source.format == AAD.name
        (cable,) = reading.cables
        for name, (column, attribute, same) in COMPARED.items():
            told = row[column]
            if not re.search(r"[A-Za-z]", told) or (told.lower() == "n/a" and name != "eo"):
                continue
            if not in_head(reading, cable, attribute):
                counts[name]["silent"] += 1
            elif same(told, cable):
                counts[name]["right"] += 1
            elif (Path(row["file"]).stem, name) in known:
                counts[name]["fault"] += 1
            else:
                counts[name]["wrong"] += 1
    return counts


@pytest.mark.parametrize("name", COMPARED)
def test_heads_against_the_attributes(name: str, shared: Path) -> None:
    counts = results(shared / "corpus")[name]
    assert counts["right"] / (counts["right"] + counts["wrong"]) >= LEAST


def test_every_fault_is_one(shared: Path) -> None:
    found = sum(counts["fault"] for counts in results(shared / "corpus").values())
    assert found == len(faults())
