"""Executive order lines of all six orders."""

import pytest

from reftel.fields.eo import ExecutiveOrder, declassification, parse_eo

VALUES = [
    ("E.O. 12958: DECL: 10/23/2015", "12958", "2015-10-23", "DECL: 10/23/2015"),
    ("E.O. 12958: N/A", "12958", None, "N/A"),
    ("E.O. ll652: GDS", "11652", None, "GDS"),
    ("E.O.12O65: GDS 8/8/85 (ROE)", "12065", "1985-08-08", "GDS 8/8/85 (ROE)"),
    ("E.O. 12958: DECL: 2019/11/20\nTAGS: PREL", "12958", "2019-11-20", "DECL: 2019/11/20"),
    ("E.O. 12958: DECL: 11/02/10", "12958", "2010-11-02", "DECL: 11/02/10"),
    ("E.O. 12958: DECL: 13/10/2015", "12958", "2015-10-13", "DECL: 13/10/2015"),
    ("E.O. 12958: DECL: 02/30/2015", "12958", None, "DECL: 02/30/2015"),
    ("E.O. 12958: DECL: 25 OCT 2015", "12958", "2015-10-25", "DECL: 25 OCT 2015"),
    ("E.O. 12958: DECL: OCTOBER 5, 2015", "12958", "2015-10-05", "DECL: OCTOBER 5, 2015"),
    ("E.O. 12958: DECL: 20151005", "12958", "2015-10-05", "DECL: 20151005"),
    ("E.O. 12958: DECL: 10/2015", "12958", "2015-10", "DECL: 10/2015"),
    ("E.O. 12958: DECL: 13/2015", "12958", None, "DECL: 13/2015"),
    ("E.O. 12958: DECL: JUNE 2015", "12958", "2015-06", "DECL: JUNE 2015"),
    ("E.O. 12958: DECL: 2015", "12958", "2015", "DECL: 2015"),
    ("E.O. 12958: DECL: X1", "12958", None, "DECL: X1"),
    ("E.O. 12958: DECL: 10/23//2015", "12958", "2015-10-23", "DECL: 10/23//2015"),
    ("E.O. 12958: DECL: 10 23 2015", "12958", "2015-10-23", "DECL: 10 23 2015"),
    ("E.O. 12958: DECL: 2015 10 23", "12958", "2015-10-23", "DECL: 2015 10 23"),
    ("E.O. 12958: DECL: 10/23/\n2015", "12958", "2015-10-23", "DECL: 10/23/ 2015"),
    ("E.O. 12958: DECL: 1O/23/2O15", "12958", "2015-10-23", "DECL: 1O/23/2O15"),
    ("E.O.:\t13526", "13526", None, ""),
    ("E.O. 12958: DECL: MR", "12958", None, "DECL: MR"),
    ("E.O. 12958: DECL: TWENTY YEARS", "12958", None, "DECL: TWENTY YEARS"),
    ("E.O. 12958: DECL: UPON CLOSURE OF POST IN 2010", "12958", None, "DECL: UPON CLOSURE OF POST IN 2010"),
    ("E.O. 12958: 1.6X1", "12958", None, "1.6X1"),
    (
        "E.O. 12958: AS AMENDED; DECLASSIFIED MAY 9, 2005",
        "12958",
        "2005-05-09",
        "AS AMENDED; DECLASSIFIED MAY 9, 2005",
    ),
    ("E.O. 12958, AS AMENDED: DECL: 01/02/2020", "12958", "2020-01-02", "DECL: 01/02/2020"),
    ("EO 12958 DECL: 06/04/2029", "12958", "2029-06-04", "DECL: 06/04/2029"),
    ("E. O. 12958: DECL:\n06/04/2029", "12958", "2029-06-04", "DECL: 06/04/2029"),
    ("E.0. 19523: N/A", "19523", None, "N/A"),
    ("E.O. 13526: DECL: 2035/02/10", "13526", "2035-02-10", "DECL: 2035/02/10"),
    ("E.O. 12065: RDS-1 4/2/09 (ROE, J.) OR-P", "12065", "2009-04-02", "RDS-1 4/2/09 (ROE, J.) OR-P"),
    ("E.O. 11652: XGDS-3 6/30/04", "11652", "2004-06-30", "XGDS-3 6/30/04"),
    ("E.O. 12356: DECL:OADR", "12356", None, "DECL:OADR"),
    ("E.O. 12356: DECL: 8/2/93", "12356", "1993-08-02", "DECL: 8/2/93"),
    ("E.O. 12356: DECL: 8/2/03", "12356", "2003-08-02", "DECL: 8/2/03"),
    ("E.O. 12065: GDS 8/12/85 (ROE, JANE L.) OR-P", "12065", "1985-08-12", "GDS 8/12/85 (ROE, JANE L.) OR-P"),
    ("E.O. 12065: RDS-1 12/1/99", "12065", "1999-12-01", "RDS-1 12/1/99"),
    ("E.O. 11652: XGDS-2", "11652", None, "XGDS-2"),
    ("E.O. 11652: GDS\nTAGS: PFOR", "11652", None, "GDS"),
    ("... text.\nGP-3", "10501", None, "GP-3"),
    ("E.O.: N/A", None, None, "N/A"),
    ("UNCLAS ALMATY 001856\nVIENNA FOR USOSCE\nE.O. 12958: N/A\nTAGS: KZ", "12958", None, "N/A"),
    (
        "SIPDISE.O. 12958: DECL: 03/19/2015TAGS: PREL (U) Classified by CDA; E.O. 12958, reasons 1.4",
        "12958",
        "2015-03-19",
        "DECL: 03/19/2015",
    ),
    ("DOE FOR X, MARSTENE.O. 12958: DECL: 07/02/2017TAGS: EWWT", "12958", "2017-07-02", "DECL: 07/02/2017"),
]
NONE = ["", "TAGS: PREL", "the original", "E.O.", "GP-9", "GPS"]


@pytest.mark.parametrize(("text", "order", "declassify", "said"), VALUES)
def test_values(text: str, order: str | None, declassify: str | None, said: str) -> None:
    assert parse_eo(text) == ExecutiveOrder(order, declassify, said)


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert parse_eo(text) is None


def test_two_digits_of_a_year_are_read_by_the_order() -> None:
    assert declassification("DECL: 1/2/99", "12958") == "1999-01-02"
    assert declassification("DECL: 1/2/09", None) == "2009-01-02"
    assert declassification("ADS 1/2/82", "11652") == "1982-01-02"


def test_the_day_stands_below_a_reason() -> None:
    order = parse_eo("E.O. 12958: 1.4 (B,D)\nDECL: 04/10/2018")
    assert order == ExecutiveOrder("12958", "2018-04-10", "1.4 (B,D) DECL: 04/10/2018")
    assert parse_eo("E.O. 12958: DECL: X1\nDECL: 04/10/2018") == ExecutiveOrder("12958", None, "DECL: X1")


def test_the_category_of_a_schedule_is_no_day() -> None:
    assert declassification("RDS-3 MARCH 12, 2001 (ROE, JANE)", "12065") == "2001-03-12"
    assert declassification("RDS-3 12 MARCH 2001 (ROE, JANE)", "12065") == "2001-03-12"
    assert declassification("GDS 12 MAR 87", "12065") == "1987-03-12"
