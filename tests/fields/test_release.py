"""Stamps and attributes of release."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.fields.release import Stamp, parse_release

CASE = "UNCLASSIFIED U.S. Department of State Case No. F-2014-00001 Doc No. C05000001 Date: 07/31/2015"
PANEL = "DECLASSIFIED UNDER AUTHORITY OF THE\nINTERAGENCY SECURITY CLASSIFICATION APPEALS PANEL"
VALUES = [
    (
        "\tJane Q. Roe  \tDeclassified/Released  \tUS Department of State \tEO Systematic Review \t20 Mar 2014",
        Stamp("US Department of State EO Systematic Review", "2014-03-20", "U"),
    ),
    (
        "Jane Roe Declassified/Released US Department of State EO Systematic Review 05 JUL 2006",
        Stamp("US Department of State EO Systematic Review", "2006-07-05", "U"),
    ),
    (
        "TO A/B É DECLASSIFIED/RELEASED US Department of State EO Systematic Review 05 JUL 2006",
        Stamp("US Department of State EO Systematic Review", "2006-07-05", "U"),
    ),
    (
        CASE,
        Stamp("U.S. Department of State, Case No. F-2014-00001, Doc No. C05000001", "2015-07-31", "U"),
    ),
    (
        f"RELEASED IN PART B1, 1.4(D), B6\n{CASE}",
        Stamp(
            "U.S. Department of State, Case No. F-2014-00001, Doc No. C05000001",
            "2015-07-31",
            "U",
            part=True,
            withheld=("B1", "1.4(D)", "B6"),
        ),
    ),
    ("RELEASE IN PART\nB6", Stamp(part=True, withheld=("B6",))),
    ("  RELEASED IN FULL", Stamp()),
    ("DECLASSIFIED E.O. 12958, Sec. 3.6 NARA, Date 3/17/2008", Stamp("E.O. 12958, Sec. 3.6 NARA", "2008-03-17", "U")),
    ("DECLASSIFIED BY NARA 03/17/2008", Stamp("NARA", "2008-03-17", "U")),
    (
        "Approved For Release 2007/02/11 : CIA-RDP80B00000R000100010001-1",
        Stamp("CIA, CIA-RDP80B00000R000100010001-1", "2007-02-11"),
    ),
    (
        "Sanitized Copy Approved for Release 2011/04/19: CIA-RDP90B00000R000200310006-1",
        Stamp("CIA, CIA-RDP90B00000R000200310006-1", "2011-04-19", part=True),
    ),
    (
        "DECLASSIFIED\nNLRR F06-000/8 #10001\nBY RW NARA DATE 9/21/11",
        Stamp("NARA, NLRR F06-000/8 #10001", "2011-09-21", "U"),
    ),
    (
        "DECLASSIFIED\nE.O. 12958, Sec. 3.5\nNSC Memo, 11/24/98, State Dept. Guidelines\nBy KBH, NARA, Date 3/7/2000",
        Stamp("NARA, E.O. 12958, Sec. 3.5", "2000-03-07", "U"),
    ),
    (
        "DECLASSIFIED IN PART\nNLC-10-0-1-1-1\nBY ABC NARA DATE 3/7/2003",
        Stamp("NARA, NLC-10-0-1-1-1", "2003-03-07", part=True),
    ),
    (
        f"{PANEL},\nE.O. 13526, SECTION 5.3(b)(3)\nDECLASSIFICATION DATE: August 9, 2013",
        Stamp("Interagency Security Classification Appeals Panel", "2013-08-09", "U"),
    ),
    ("*** Current Classification ***   CONFIDENTIAL", Stamp(classification="C")),
    ("Review Action: RELEASED, APPROVED\nReview Date: 31 jan 2006", Stamp(date="2006-01-31")),
]
NONE = [
    "",
    "the men were RELEASED IN FULL",
    "He was released in part because of the lamps.",
    "Review Action: WITHDRAWN\nReview Date: 31 jan 2006",
    "DECLASSIFIED",
    "the cameras were approved for release 2007/02/11",
    "The tariffs were DECLASSIFIED by the NARA office.",
]


@pytest.mark.parametrize(("text", "stamp"), VALUES)
def test_values(text: str, stamp: Stamp) -> None:
    assert parse_release(text) == stamp


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert parse_release(text) is None


@given(
    st.lists(
        st.sampled_from(["RELEASED IN PART ", "B1", "1.4(D), ", "DECLASSIFIED ", "NARA ", "31/31/2015", "\n", CASE])
    )
)
def test_never_raises(pieces: list[str]) -> None:
    parse_release("".join(pieces))


def test_stamps_stand_on_the_first_and_last_pages_of_what_is_long() -> None:
    stamp = parse_release("x " * 100_000 + "\nDECLASSIFIED BY NARA 03/17/2008")
    assert stamp is not None
    assert stamp.authority == "NARA"
