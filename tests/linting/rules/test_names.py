"""Rules of signers, visitors and institutions: what their examples do not show."""

import pytest

import made_lines
from reftel.linting import lint
from reftel.model.finding import Finding

ASTANA = {
    "fm": "FM AMEMBASSY ASTANA",
    "class": "C O N F I D E N T I A L ASTANA 000214",
    "from": "DE RUEHTA #0214 0760905",
    "dtg": "P 170905Z MAR 05",
    "eo": "E.O. 12958: DECL: 03/16/2015",
    "sign": "ORDWAY",
}


def found(code: str, text: str = "Orvane met us.", **lines: str) -> list[Finding]:
    body = f"1. (C) {text}\n\n2. (C) The Ambassador thanked him."
    return [finding for finding in lint(made_lines.cable(**{"body": body, **lines})) if finding.code == code]


def test_a_name_that_only_lost_its_line_is_not_missing() -> None:
    assert not found(
        "signature-missing", body="1. (C) He came.\n\n2. (C) We thanked him. END COMMENT. HALLORAN", sign=""
    )


def test_the_chief_may_sign_and_somebody_else_is_named_with_what_is_known() -> None:
    assert not found("signer-not-chief", **ASTANA)
    (finding,) = found("signer-not-chief", **{**ASTANA, "sign": "QUILL"})
    assert "chief of mission on 2005-03-17 was John Malcolm Ordway" in finding.message


def test_what_the_text_says_of_clearance_is_quoted() -> None:
    visit = "SUBJECT: CODEL TARN'S VISIT TO SESTRIN"
    (finding,) = found("visitor-clearance", "Orvane met CODEL Tarn. CODEL Tarn cleared this cable.", subject=visit)
    assert "¶1 says" in finding.message
    assert "CODEL Tarn cleared this cable." in finding.message
    (silent,) = found("visitor-clearance", subject=visit)
    assert "nothing says" in silent.message
    assert not found("visitor-clearance", subject="SUBJECT: AMBASSADOR HALLORAN'S MEETING WITH ORVANE")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Afghanistan is an OSCE member.", "Afghanistan was not a member of the OSCE on 2005-03-17"),
        ("Belgium is not an OSCE member.", "Belgium was a member of the OSCE on 2005-03-17"),
        ("CiO Saudabayev opened the year.", "Saudabayev was Chairman-in-Office in 2010, and the cable is of 2005"),
        ("The Senate elections are due in October 2005.", "Senate"),
        ("The Madrid Ministerial meets in October 2007.", "Madrid Ministerial Council: October 2007 here"),
    ],
)
def test_what_disagrees_with_the_tables(text: str, said: str) -> None:
    (finding,) = found("fact-disagrees", text, **ASTANA)
    assert said in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Afghanistan is not an OSCE member.",
        "Belgium is an OSCE member state.",
        "CiO Rupel opened the year, and former CiO Passy spoke.",
        "The Senate elections are due in August 2005.",
        "The Senate spoke of other things; prices rose in October 2005.",
        "The Madrid Ministerial meets in November 2007.",
        "Vardania is an OSCE member.",
    ],
)
def test_what_does_not(text: str) -> None:
    assert not found("fact-disagrees", text, **ASTANA)
