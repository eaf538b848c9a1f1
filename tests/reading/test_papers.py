"""Documents that are no telegrams: which line of them is what."""

import pytest

from conftest import HOME
from reftel.reading import read
from reftel.reading.documents import Document, split_documents
from reftel.reading.lines import cut
from reftel.reading.papers import signer_of, sort_paper

PAPERS = HOME / "tests" / "golden" / "papers"


def sheet_of(name: str) -> dict[str, list[str]]:
    text = (PAPERS / f"{name}.txt").read_text("utf-8")
    (document,) = split_documents(text, cut(text))
    sheet = sort_paper(text, document)
    assert "".join(text[line.start : line.next] for line in sheet.lines) == text
    found: dict[str, list[str]] = {}
    for line, kind in zip(sheet.lines, sheet.kinds, strict=True):
        found.setdefault(kind, []).append(line.text)
    return found


def test_an_airgram() -> None:
    found = sheet_of("airgram")
    assert found["header:number"] == ["A-123"]
    assert found["header:origin"] == ["FROM       :  Amembassy SESTRIN"]
    assert found["header:date"] == ["DATE: March 20, 1974"]
    assert found["header:subject"][1] == "January to March"
    assert found["header:signature"] == ["HALLORAN"]
    assert len(found["notice:enclosures"]) == 3


def test_a_memcon() -> None:
    found = sheet_of("memcon")
    assert len(found["header:participants"]) == 6
    assert found["header:place"] == ["PLACE: The Foreign Ministry, Sestrin"]
    assert found["header:drafted_by"] == ["Drafted by: POL:RAmsel:bt"]
    assert len(found["text"]) == 4


def test_a_letter() -> None:
    found = sheet_of("letter")
    assert len(found["header:action"]) == 4
    assert found["header:salutation"] == ["Dear Mr. Minister:"]
    assert found["close"] == ["Sincerely,"]
    assert found["header:signature"] == ["John Halloran"]
    assert found["header:title-of-signer"] == ["Ambassador"]


def test_a_memorandum() -> None:
    found = sheet_of("memorandum")
    assert found["header:through"] == ["THROUGH:  P - Mr. Oster"]
    assert found["header:classification"] == ["SECRET/NODIS"]
    assert found["header:info"] == ["cc: S/P, H"]
    assert "RECOMMENDATION:" in found["text"]


def test_what_is_no_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="no kind"):
        sort_paper("text", Document(cut("text")))


def test_the_sign_for_a_signature_is_no_name() -> None:
    assert signer_of("/s/ John  Halloran") == "John Halloran"
    assert signer_of("[signed]") == ""


MEMCON = """CONFIDENTIAL

MEMORANDUM OF CONVERSATION

DATE: May 4, 1969
PLACE: The Secretary's Office

SUBJECT: The Lamps of the Quay

PARTICIPANTS:
  The Secretary
  Miles Lund, EUR

{}
fell by a third.
"""


def test_a_sentence_behind_the_participants_is_none_of_them() -> None:
    (cable,) = read(MEMCON.format("The harbor's own figures show dues rising, he said, and they")).cables
    assert [one.name for one in cable.participants] == ["The Secretary", "Miles Lund"]
    assert [one.text[:11] for one in cable.paragraphs] == ["The harbor'"]
    (cable,) = read(MEMCON.format("Ada van der Quill, INR")).cables  # a name goes on with the list
    assert cable.participants[2].name == "Ada van der Quill"


def test_the_day_of_a_memorandum_behind_its_subject() -> None:
    text = (
        "SECRET\n\nMEMORANDUM FOR THE PRESIDENT\n\nFROM: Miles Lund\n\nSUBJECT: The Lamps\n\nApril 15, 1974\n\nLit.\n"
    )
    (cable,) = read(text).cables
    assert (cable.kind, cable.date, cable.subject) == ("memorandum", "1974-04-15", "The Lamps")


LIT = "The quay was lit from one end to the other when the ships came in."


def test_who_signs_an_airgram_or_memorandum_typed_far_from_the_margin() -> None:
    head = "AIRGRAM\n\nA-217          HANDLE AS INDICATED\n\nTO   : Department of State\nFROM : Amconsulate SESTRIN\n"
    far = " " * 30
    text = f"{head}DATE : March 9, 1965\nSUBJECT: The Lamps\n\n{LIT}\n\n{far}Walter P. Henning\n{far}Consul\n"
    (cable,) = read(f"{text}\nDrafted by: ECON:TRMarsh:ec 3/8/65\nContents approved by: WPHenning\n").cables
    assert (cable.kind, cable.signature, len(cable.paragraphs)) == ("airgram", ("Walter P. Henning",), 1)
    number = cable.field("number")
    assert number is not None
    assert number.value == "A-217"
    assert [one.name for one in cable.drafted_by] == ["TRMarsh"]
    assert [one.name for one in cable.approved_by] == ["WPHenning"]
    memo = "MEMORANDUM FOR THE FILES\n\nSubject: A Call\n\nDate: February 11, 1954\n\n{}\n\nMargaret Orme\n"
    (cable,) = read(memo.format("I said that we would study it.")).cables
    assert (cable.signature, len(cable.paragraphs)) == (("Margaret Orme",), 1)
    (cable,) = read(memo.format("Those who came late were")).cables  # the sentence goes on
    assert cable.signature == ()


def test_the_line_of_office_and_drafter_at_the_foot() -> None:
    (cable,) = read(MEMCON.format("He saw that dues\nrose.\n\nHe left at noon, and dues") + "\nBNA:HTate:mk\n").cables
    assert [one.name for one in cable.drafted_by] == ["HTate"]
    assert cable.paragraphs[-1].text.endswith("fell by a third.")


LETTER = "June 2, 1983\n\nDear Mr. Minister:\n\nI was glad to have your letter.\n\nSincerely,\n\n"


def test_the_name_as_it_was_typed_below_the_one_by_hand() -> None:
    (cable,) = read(LETTER + "Harriet\nHarriet M. Cole\nAmbassador\n").cables
    assert cable.signature == ("Harriet M. Cole",)
    (cable,) = read(LETTER + "Harriet\n\n").cables
    assert cable.signature == ("Harriet",)


def test_the_address_at_the_foot_of_a_formal_letter() -> None:
    (cable,) = read(LETTER + "Edgar N. Wells\n\nHis Excellency\nPieter Hoorn,\n  Minister of Foreign Affairs,\n").cables
    assert [one.name for one in cable.action] == ["His Excellency, Pieter Hoorn, Minister of Foreign Affairs"]
    assert (cable.signature, len(cable.paragraphs)) == (("Edgar N. Wells",), 1)


@pytest.mark.parametrize("last", ["Not Approved", "End Text", "United States", "Page Two", "American Embassy"])
@pytest.mark.parametrize("far", ["", " " * 30])
def test_a_choice_a_mark_or_a_place_at_the_foot_is_no_signer(last: str, far: str) -> None:
    head = "ACTION MEMORANDUM\n\nTO: The Secretary\nFROM: EUR - Ada Roe\nSUBJECT: The Lamps\n\n"
    (cable,) = read(f"{head}{LIT}\n\n{far}{last}\n").cables
    assert cable.signature == ()
    assert last in cable.paragraphs[-1].text
