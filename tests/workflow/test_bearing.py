"""Who bears a name: parts that are masked alone, two that tell the whole, and what tables complete."""

from pathlib import Path

import pytest

import reftel
from asking import Client
from reftel import workflow
from reftel.model.finding import Finding
from reftel.web.serving import opened
from reftel.workflow.protecting import Protected, masked, masked_name, person_of, told_findings
from reftel.workflow.reader import Reader

TEXT = """\
R 071530Z NOV 08
FM AMEMBASSY MOSCOW
TO SECSTATE WASHDC
UNCLAS MOSCOW 003456

E.O. 12958: N/A
TAGS: PREL, RS
SUBJECT: FERRIES

1. (U) The Ambassador told Minister Oyen on November 3 that the bid would fail. Ambassador Beyrle asked Oyen for
the paper. Minister Oyen told the Ambassador that he agreed.

{signed}
"""


def listed(*lines: str) -> Protected:
    return Protected(tuple(map(person_of, lines)))


def left(text: str, *lines: str) -> str:
    reading = reftel.read(f"UNCLAS SESTRIN 1\n\nSUBJECT: X\n\n1. (U) {text}\n")
    found = masked(reading.source, reading.cables, listed(*lines))
    return f"{found.source.text} {found.cables[0].paragraphs[0].text}".casefold()


@pytest.mark.parametrize("asked", ["John Ross Beyrle", "John Beyrle", "J. R. Beyrle", "Nobody Else; Beyrle, John"])
def test_a_surname_that_a_table_completes_to_a_name_of_the_list_is_masked(asked: str) -> None:
    reading = reftel.read(TEXT.format(signed="BEYRLE"))
    found = masked(reading.source, reading.cables, listed(asked))
    assert "beyrle" not in f"{found.source.text} {found.cables!r}".casefold()
    assert not [one for one in found.cables[0].signers if one.name]


def test_who_is_another_stays() -> None:
    reading = reftel.read(TEXT.format(signed="BEYRLE"))
    assert masked(reading.source, reading.cables, listed("Mary Quimby")).source.text == reading.source.text


def test_a_surname_alone_is_masked_though_a_table_would_make_it_another() -> None:
    """What a table knows is no word of the cable: it may have been the one of the list."""
    reading = reftel.read(TEXT.format(signed="BEYRLE"))
    assert "BEYRLE" not in masked(reading.source, reading.cables, listed("Xavier Beyrle")).source.text.upper()


@pytest.mark.parametrize("signed", ["BEYRLE", "RUBIN"])
def test_no_page_completes_a_name_of_the_list(signed: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text(TEXT.format(signed=signed), encoding="utf-8")
    archive = tmp_path / "kept"
    workflow.read_into(archive, [tmp_path / "in"], extract=True)
    for asked, shown in (("Mira Quimby", True), ("John Beyrle", False)):
        reader = Reader(archive, protected=listed(asked))
        cable = reader.cable("MOSCOW3456")
        assert cable
        told = f"{reader.actors(limit=500)!r} {cable!r} {cable.signers!r} {reader.findings(cable)!r}"
        assert ("beyrle" in told.casefold()) == shown, asked
        reader.close()


@pytest.mark.slow
def test_who_the_ambassador_was_is_not_looked_up_where_he_is_listed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    text = TEXT.format(signed="RUBIN").replace("Ambassador Beyrle", "The Ambassador")
    (tmp_path / "in" / "one.txt").write_text(text, encoding="utf-8")
    archive = tmp_path / "kept"
    workflow.read_into(archive, [tmp_path / "in"], extract=True)
    for asked, shown in (("Mira Quimby", True), ("John Beyrle", False)):
        reader = Reader(archive, protected=listed(asked))
        with opened(reader) as address:
            client = Client(address)
            pages = (
                "/actors",
                "/actors?format=csv",
                "/network?format=gexf&x=1",
                "/cable/MOSCOW3456",
                "/cable/MOSCOW3456?format=json",
            )
            told = [client.get(page).text.casefold() for page in pages]
        assert any("beyrle" in page for page in told) == shown, asked
        reader.close()


def test_no_finding_names_who_is_listed_or_says_who_a_masked_signature_is_not() -> None:
    reading = reftel.read(TEXT.format(signed="RUBIN"))
    message = "signed RUBIN; chief of mission on 2008-11-24 was John Ross Beyrle: probably in charge"
    findings = (Finding("signer-not-chief", "info", message, 0, 0), Finding("other", "info", "a date is missing", 0, 0))
    for asked, count in (("John Ross Beyrle", 1), ("John Beyrle", 1), ("Eric Rubin; RUBIN", 1), ("Mira Quimby", 2)):
        found = masked(reading.source, reading.cables, listed(asked))
        assert len(told_findings(found.cables[0], findings, listed(asked))) == count, asked


def test_the_surname_may_stand_first() -> None:
    told = left("TENG HSIAO-PING spoke. Later TENG left, and Hsiao-ping's deputy.", "Teng Hsiao-ping")
    assert "teng" not in told
    assert "hsiao" not in told
    assert "teng" not in left("Later TENG left.", "Teng Hsiao-ping")
    assert "hu " not in left("Hu Jintao spoke. Hu left.", "Hu Jintao")
    assert masked_name("talk with Teng.txt", listed("Teng Hsiao-ping")).startswith("talk with █")


@pytest.mark.parametrize(
    "said", ["FOREIGN MINISTER GUZMAN SORIANO", "Alberto Guzman", "Guzman, Alberto", "Alberto R. Soriano"]
)
def test_two_parts_tell_the_whole_and_each_is_masked_alone(said: str) -> None:
    told = left(f"{said} spoke. Later Guzman left; SORIANO and Alberto stayed.", "Alberto Guzman Soriano")
    assert not [word for word in ("guzman", "soriano", "alberto") if word in told]


def test_a_name_between_two_given_names_and_descriptions_tell_nobody() -> None:
    asked = ("Alberto Guzman Soriano", "John Ross Zorblax; the Deputy Minister of Energy", "Charles de Gaulle")
    said = "Guzman and Soriano spoke. John Ross came. The Minister of Fuel and Energy left de Gaulle."
    told = left(said.replace("Guzman and Soriano", "Guzman"), *asked)
    for word in ("guzman", "john ross", "minister of fuel and energy"):
        assert word in told
    assert "gaulle" not in told
