"""Rules of captions, orders, reasons and marks: what their examples do not show."""

import pytest

import made_lines
from reftel.linting import lint
from reftel.model.finding import Finding


def found(code: str, **lines: str) -> list[Finding]:
    return [finding for finding in lint(made_lines.cable(**lines)) if finding.code == code]


def test_what_was_expected_is_said() -> None:
    (slip,) = found("declassification-date", eo="E.O. 12958: DECL: 03/16/2013")
    assert "DECL 2014-03-16 expected" in slip.message
    (section,) = found("eo-reason-section", classified="Classified By: DCM Ada Quill; Reasons 1.5(b) and (d).")
    assert "1.4(b,d) expected, E.O. 13292" in section.message
    (number,) = found("eo-number", eo="E.O. 12598: DECL: 03/16/2014")
    assert number.message.endswith("12958 expected")


@pytest.mark.parametrize(
    ("line", "severities"),
    [
        ("DECL: 03/16/2014", []),
        ("DECL: 03/16/2009", []),  # five years are as good as ten
        ("DECL: 03/16/2015", ["warning"]),
        ("DECL: 03/16/2021", ["info"]),
        ("DECL: 03/16/2024", []),
        ("DECL: 03/17/2029", []),
        ("DECL: 03/16/2044", ["warning"]),
        ("DECL: 03/16/2004", ["warning"]),
        ("DECL: UPON RELEASE", []),
    ],
)
def test_how_long(line: str, severities: list[str]) -> None:
    assert [finding.severity for finding in found("declassification-date", eo=f"E.O. 12958: {line}")] == severities


def test_the_leap_day() -> None:
    lines = {"dtg": "P 290905Z FEB 04", "from": "DE RUZASE #0214 0600905"}
    assert not found("declassification-date", eo="E.O. 12958: DECL: 02/28/2014", **lines)
    (slip,) = found("declassification-date", eo="E.O. 12958: DECL: 02/28/2013", **lines)
    assert "2014-02-28 expected" in slip.message


def test_what_was_marked_when_it_was_opened_is_no_slip() -> None:
    lines = {"dtg": "P 170905Z MAR 72", "eo": "E.O. 12958: DECLASSIFIED 06/21/2006"}
    assert not found("declassification-date", **lines)
    (finding,) = found("eo-not-in-force", **lines)
    assert finding.severity == "info"
    assert "E.O. 10501 expected" in finding.message


def test_codes_that_ended() -> None:
    assert found("declassification-code", eo="E.O. 12958: DECL: OADR")
    assert not found("declassification-code", eo="E.O. 12958: DECL: 25X1")
    assert not found("declassification-code", eo="E.O. 12958: DECL: X1", dtg="P 170905Z MAR 02")


def test_sipdis_twice_is_custom_in_its_years_and_a_slip_in_others() -> None:
    (custom,) = found("sipdis-twice", captions="SIPDIS\n\nSIPDIS", dtg="P 170905Z MAR 06")
    assert custom.severity == "info"
    (slip,) = found("sipdis-twice", captions="SIPDIS\n\nSIPDIS")
    assert slip.severity == "warning"


def test_captions_that_exclude_each_other() -> None:
    assert found("captions-clash", captions="NODIS\nEXDIS")
    assert found("captions-clash", captions="AGREMENT CHANNEL\nNODIS")
    assert not found("captions-clash", captions="SIPDIS\nNOFORN\nEXDIS")


def test_noforn_in_the_portions_and_not_in_the_head() -> None:
    body = "1. (C/NF) Orvane met us.\n\n2. (C) He left."
    (finding,) = found("noforn-disagrees", body=body)
    assert finding.message == "¶1 marked (C/NF), and the head does not say NOFORN"


def test_sensitive_in_the_head_and_no_portion() -> None:
    lines = {"class": "UNCLAS SESTRIN 000214", "captions": "SENSITIVE", "eo": "E.O. 12958: N/A", "classified": ""}
    body = "1. (U) Orvane met us.\n\n2. (U) He left."
    assert found("sensitive-disagrees", body=body, **lines)


def test_unclassified_with_a_day_or_a_classifier() -> None:
    lines = {"class": "UNCLAS SESTRIN 000214", "body": "1. Orvane met us.\n\n2. He left."}
    assert len(found("eo-level-disagrees", **lines)) == 2


def test_a_classifier_without_a_reason_and_one_that_the_publisher_cut_short() -> None:
    assert not found("classifier-missing", classified="Classified By: DCM Ada Quill, derived from multiple sources")
    assert found("classifier-missing", classified="Classified By: DCM Ada Quill.")
    assert not found("classifier-missing", classified="Classified By: DCM Ada Quill for reas...")


def test_a_name_that_the_publisher_took_out_is_not_missing() -> None:
    assert not found("classifier-incomplete", classified="Classified By: DCM XXXXXXXXXXXX; Reasons 1.4(b) and (d).")


def test_an_entire_text_an_embedded_text_and_what_was_excised_have_no_marks_of_their_own() -> None:
    assert not found("mark-missing", body="1. (C - ENTIRE TEXT) Orvane met us.\n\n2. He left.")
    assert not found("mark-missing", body="1. (C) Orvane met us.\n\n2. XXXXXXXXXXXX\n\n3. (C) He left.")
    restart = "1. (C) Orvane met us.\n\n2. (C) He gave a text.\n\n1. The first point.\n\n2. The second point."
    assert not found("mark-missing", body=restart)
    (none,) = found("mark-missing", body="1. Orvane met us.\n\n2. He left.")
    assert none.message == "no paragraph has a portion mark"


def test_other_agencies_are_told_from_posts() -> None:
    assert not found("restricted-to-agencies", captions="NODIS", info="INFO RUZALU/AMEMBASSY LUSK 0031")
    (finding,) = found("restricted-to-agencies", captions="NODIS", info="INFO RUEAIIA/CIA WASHDC")
    assert finding.message == "NODIS, and INFO to CIA WASHDC"


@pytest.mark.parametrize("day", ["31/02/2015", "13/14/2014", "02/30/2014"])
def test_a_day_that_no_calendar_has(day: str) -> None:
    (one,) = found("declassification-date", eo=f"E.O. 12958: DECL: {day}")
    assert one.message == f"DECL {day} is no day of the calendar"
