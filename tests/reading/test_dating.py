"""The day and the year of a cable, rule by rule."""

import pytest

from reftel.model.cable import Cable
from reftel.reading import read

HEAD = "UNCLAS {mrn}\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X\n\n"


def only(text: str) -> Cable:
    (cable,) = read(text).cables
    return cable


def test_date_time_group() -> None:
    cable = only("R 240811Z JUL 03\nFM EMBASSY SESTRIN\nTO FORMIN\n" + HEAD.format(mrn="SESTRIN 000214"))
    assert (cable.date, cable.date_basis, str(cable.mrn)) == ("2003-07-24", "dtg", "03SESTRIN214")


def test_julian_day_with_the_year_of_the_number() -> None:
    cable = only("DE RUZQSE #0214/01 2050811\n" + HEAD.format(mrn="75 SESTRIN 0214"))
    assert (cable.date, cable.date_basis, str(cable.mrn)) == ("1975-07-24", "julian", "75SESTRIN214")


def test_year_of_the_number_alone() -> None:
    cable = only(HEAD.format(mrn="75 SESTRIN 0214"))
    assert (cable.date, cable.date_basis) == ("1975", "text")
    bad = only("DE RUZQSE #0214/01 9990811\n" + HEAD.format(mrn="75 SESTRIN 0214"))
    assert (bad.date, bad.date_basis) == ("1975", "text")


def test_index_of_known_numbers() -> None:
    cable = only(HEAD.format(mrn="ALMATY 001856"))
    assert (cable.date, cable.date_basis, str(cable.mrn)) == ("2005-05~", "index", "05ALMATY1856")
    assert "year-inferred" in [finding.code for finding in cable.findings]
    field = cable.field("date")
    assert field is not None
    assert field.text == "ALMATY 001856"


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ("1. (U) On March 14, 2003, he left.", "2003-03~"),
        ("1. (U) On March 14, 2003, he left; on May 2, 2003, he came back.", "2003-05~"),
        ("1. (U) On March 14, 2003, he left; on May 2, 2004, he came back.", None),
        ("1. (U) On February 30, 2003, he left.", None),
        ("1. (U) He left.", None),
    ],
)
def test_dated_events_of_one_year(body: str, date: str | None) -> None:
    cable = only(HEAD.format(mrn="SESTRIN 000231") + body)
    assert cable.date == date
    codes = [finding.code for finding in cable.findings]
    assert ("year-inferred" if date else "year-unknown") in codes
    assert str(cable.mrn) == ("03SESTRIN231" if date else "SESTRIN231")


def test_without_a_number_there_is_no_date() -> None:
    assert only("TAGS: PREL\n\n1. (U) On March 14, 2003, he left.").date is None


DECL = "CONFIDENTIAL ALMATY 001856\n\nE.O. 12958: DECL: {day}\nTAGS: PREL\nSUBJECT: X\n\n1. (C) He left.\n"


@pytest.mark.parametrize(("day", "date"), [("05/03/2015", "2005-05~"), ("05/03/2004", None), ("05/03/2031", None)])
def test_a_year_that_is_inferred_is_held_against_the_day_of_declassification(day: str, date: str | None) -> None:
    cable = only(DECL.format(day=day))
    assert cable.date == date
    codes = [finding.code for finding in cable.findings if finding.code.startswith("year-")]
    assert codes == ["year-inferred" if date else "year-unknown"]


@pytest.mark.parametrize(("sent", "date"), [(2006, "2005-05~"), (2003, None)])
def test_it_is_none_after_the_e_mail_that_sent_it_on(sent: int, date: str | None) -> None:
    mail = f"From: Lund, Petra\nSent: Monday, July 28, {sent} 10:14 AM\nTo: Roe\nSubject: FW: X\n\n"
    cable = only(mail + DECL.format(day="05/03/2015"))
    assert (cable.date, cable.mrn and cable.mrn.year) == (date, 2005 if date else None)
    told = [finding.message for finding in cable.findings if finding.code == "year-unknown"]
    assert all("the e-mail above it is of 2003" in message for message in told)


def test_it_is_none_long_after_the_order_that_the_cable_names() -> None:
    cable = only("CONFIDENTIAL ALMATY 001856\n\nE.O. 12356: DECL: OADR\nTAGS: PREL\nSUBJECT: X\n\n1. (C) He left.\n")
    assert (cable.date, cable.mrn and cable.mrn.year) == (None, None)
    (told,) = [finding.message for finding in cable.findings if finding.code == "year-unknown"]
    assert "the order that it names was in force until 1995" in told
