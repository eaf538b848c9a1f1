"""Everybody who is named in a cable, also who neither speaks nor is met."""

import pytest

import reftel
from reftel.extracting.people import people_in
from reftel.model.actor import Naming

TEXT = """\
UNCLAS SESTRIN 000777

SUBJECT: X

1. (U) Minister Lio Oyen told Ambassador Halloran that the ferries would sail. Dravic Tarnoff's brother was there.

2. (U) Oyen thanked France. The letter was in Sestrin by Monday. Drexel waited.

HALLORAN
"""


def test_persons_and_what_may_be_names_with_their_paragraphs() -> None:
    (cable,) = reftel.read(TEXT).cables
    found = {one.name: one for one in people_in(cable)}
    assert found["Lio Oyen"].forms == ("Lio Oyen", "Oyen")
    assert found["Lio Oyen"].paragraphs == (0, 1)
    assert found["HALLORAN"].why == ("signs",)
    assert not found["Dravic Tarnoff"].person
    assert found["Dravic Tarnoff"].paragraphs == (0,)
    assert "Drexel" in found
    assert not {"France", "Monday", "The", "Minister"} & set(found)


def test_who_is_named_only_as_a_speaker_is_added() -> None:
    (cable,) = reftel.read(TEXT).cables
    naming = Naming(name="Quimby", kind="person", full="Ada Quimby", para=2, start=0, end=1, text="x")
    other = Naming(name="a senior official", kind="unnamed", full="a senior official", para=2, start=0, end=1, text="x")
    (quimby,) = [one for one in people_in(cable, [naming, other]) if "Quimby" in one.name]
    assert (quimby.forms, quimby.paragraphs) == (("Ada Quimby", "Quimby"), (1,))


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Minister OYE would not sign it.", "OYE"),
        ("They asked for Jean OYE by name.", "OYE"),
        ("The letter was of LIU, he said.", "LIU"),
        ("The letter came from Wu in May.", "Wu"),
        ("OYE'S BROTHER LEFT THE MEETING, AND THE FERRIES DID NOT SAIL THAT DAY.", "OYE"),
    ],
)
def test_a_short_surname_in_capitals_may_be_a_name(said: str, name: str) -> None:
    (cable,) = reftel.read(f"UNCLAS SESTRIN 000777\n\nSUBJECT: X\n\n1. (U) {said}\n").cables
    assert name in {one.name for one in people_in(cable)}


def test_acronyms_are_no_names() -> None:
    said = "The NGO told the MFA that the GOS, the OSCE and SIPDIS had no PREL; QXR and ABO agreed."
    (cable,) = reftel.read(f"UNCLAS SESTRIN 000777\n\nSUBJECT: X\n\n1. (U) {said}\n").cables
    assert not {one.name for one in people_in(cable)}


@pytest.mark.parametrize("text", ["", "\x00", "1. (U) " + "A" * 5_000, "UNCLAS SESTRIN 1\n\n1. (U) " + "Oyen-" * 2_000])
def test_it_never_raises(text: str) -> None:
    for cable in reftel.read(text).cables:
        people_in(cable)
