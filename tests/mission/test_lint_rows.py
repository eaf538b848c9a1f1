"""Rows of the mission table about what is wrong in a cable, on the two texts the project began with."""

from pathlib import Path

import pytest

from reftel.linting import lint
from reftel.model.finding import Finding
from reftel.reading import read


@pytest.fixture(scope="module")
def found(shared: Path) -> dict[str, dict[str, list[Finding]]]:
    """The findings of both texts by the number of their rule."""
    made: dict[str, dict[str, list[Finding]]] = {}
    for start in ("000", "004"):
        (cable,) = read(next((shared / "seeds").glob(f"{start}_*.txt"))).cables
        rules = made.setdefault(start, {})
        for finding in lint(cable):
            rules.setdefault(finding.rule or "", []).append(finding)
    return made


Found = dict[str, dict[str, list[Finding]]]


def test_m001_m054_a_partial_extract_is_not_asked_for_its_format_lines(found: Found) -> None:
    assert "L054" in found["000"]
    assert not {f"L{number:03d}" for number in range(1, 18)} & set(found["000"])


def test_m006_an_unknown_tag_through_mark_up(found: Found) -> None:
    assert "POLITICAL" in found["000"]["L035"][0].message
    assert "L037" in found["000"]


def test_m009_m086_the_garble_is_noted_once(found: Found) -> None:
    assert len(found["000"]["L042"]) == len(found["004"]["L042"]) == 1


def test_m025_stray_sipdis(found: Found) -> None:
    assert [finding.severity for finding in found["000"]["L025"]] == ["info"]


def test_m041_m052_what_the_tables_have_otherwise(found: Found) -> None:
    assert "Copenhagen Document (1990-06-29)" in found["000"]["L058"][0].message
    assert "2005-08-19" in found["000"]["L059"][0].message


def test_m053_unmarked_opinion(found: Found) -> None:
    (opinion,) = found["000"]["L046"]
    assert opinion.message.startswith("3 sentences of the drafter's own")


def test_m071_the_visitors_clearance(found: Found) -> None:
    assert "cleared by" in found["000"]["L051"][0].message


def test_m073_service_note(found: Found) -> None:
    assert found["000"]["L052"][0].message.startswith("NOTE: SVC FOR DROPPED ADDEE")


def test_m079_a_retransmission(found: Found) -> None:
    assert found["004"]["L008"][0].message.startswith("ZDK")


def test_m082_a_double_caption_of_its_years(found: Found) -> None:
    assert [finding.severity for finding in found["004"]["L024"]] == ["info"]


def test_m084_m127_a_day_one_year_short(found: Found) -> None:
    (finding,) = found["004"]["L032"]
    assert finding.severity == "warning"
    assert "DECL 2016-10-23 expected" in finding.message


def test_m085_m127_reasons_by_a_section_of_the_past(found: Found) -> None:
    (finding,) = found["004"]["L033"]
    assert finding.severity == "warning"
    assert "1.4(b,d) expected, E.O. 13292" in finding.message


def test_m087_a_page_line_behind_a_heading(found: Found) -> None:
    assert found["004"]["L048"][0].message.endswith("¶7")
