"""Subjects."""

import pytest

from reftel.fields.subject import parse_subject, title_mark

VALUES = [
    ("SUBJECT: A NEW CHAIR", "A NEW CHAIR"),
    (
        "SUBJECT: THE MINISTER STANDS BY THE 2005\nSTRAITS CHAIR\n\nClassified By: X",
        "THE MINISTER STANDS BY THE 2005 STRAITS CHAIR",
    ),
    ("SUBJ: KOREA AT THE UN: GABON \n \nREF: STATE 1", "KOREA AT THE UN: GABON"),
    ("TAGS: PREL\nSUBJECT:  X   Y \\\n Z\nREF: A. STATE 1", "X Y Z"),
    ("SUBJECT: (C) A HIDDEN THING", "A HIDDEN THING"),
    ("SUBJECT: (C/NF) A HIDDEN THING", "A HIDDEN THING"),
    ("SUBJECT: ONE ¶1. (C) Summary", "ONE"),
    ("SUBJECT: ONE REF: A. STATE 1 B. STATE 2", "ONE"),
    ("SUBJECT: ONE ------- SUMMARY -------", "ONE"),
    ("SUBECT: A SLIP", "A SLIP"),
    (
        "SUBJECT: THE LAMPS OF THE HARBOR  LONDON 00000914  001.2 OF 004 \n\nClassified By: X",
        "THE LAMPS OF THE HARBOR",
    ),
    ("SUBJECT: THE LAMPS OF THE HARBOR QUARTZ 00000914", "THE LAMPS OF THE HARBOR"),
    ("TAGS: PREL IZ IRSUBJECT: ONE   1. The Minister said", "ONE"),
    ("Subject: how strong a leader?(U) Classified by Ambassador Jane Roe", "how strong a leader?"),
    ("SUBJECT:\nBELOW ITS LABEL", "BELOW ITS LABEL"),
    ("Subject: Mixed Case\nASTANA 00000280 002 OF 002\nGoes On", "Mixed Case Goes On"),
    ("A SUBJECT BY ITSELF", "A SUBJECT BY ITSELF"),
    ("SECRETARY ROE'S MEETINGS", "SECRETARY ROE'S MEETINGS"),
    ("FM DOE ON RELATIONS, US BASE", "FM DOE ON RELATIONS, US BASE"),
    ("SECRET TALKS IN ROME", "SECRET TALKS IN ROME"),
    ("SUBJ ONE TWO", "ONE TWO"),
    ("SUBJECT ONE TWO", "ONE TWO"),
    ("SUBJECT - ONE TWO", "ONE TWO"),
    ("SUBJECT; ONE", "ONE"),
    ("SUBJECT. ONE", "ONE"),
    ("SUJECT: ONE", "ONE"),
    ("SUBJCET: ONE", "ONE"),
    ("SUBEJCT: ONE", "ONE"),
    ("(U) SUBJECT: ONE", "ONE"),
    ("SUBJECT:(U) ONE", "ONE"),
    ("SUBJECT: [C] ONE", "ONE"),
    ("SUBJECT: (S-NF) ONE", "ONE"),
    ("SUBJECT: (S//NF) ONE (S//NF)", "ONE"),
    ("SUBJECT: (S//REL TO USA, GBR) ONE", "ONE"),
    ("SUBJECT: (ROE) ONE", "(ROE) ONE"),
    ('SUBJECT: "ONE" AND TWO', '"ONE" AND TWO'),
    ("SUBJECT: ONE -- TWO--THREE", "ONE -- TWO--THREE"),
    ("SUBJECT: ONE (PART 1 OF 2)", "ONE (PART 1 OF 2)"),
    ("SUBJECT: U.S.-\nLAMPLAND TREATY", "U.S.- LAMPLAND TREATY"),
    ("SUBJECT: ONE\n1. SUMMARY", "ONE"),
    ("SUBJECT: ONE\n---------\nTWO", "ONE"),
    ("SUBJECT: ONE SUBJECT TO TWO", "ONE SUBJECT TO TWO"),
]
NONE = ["", "SUBJECT:", "TAGS: PREL", "SUBJECT: \n\n"]


@pytest.mark.parametrize(("text", "subject"), VALUES)
def test_values(text: str, subject: str) -> None:
    assert parse_subject(text) == subject


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert parse_subject(text) is None


def test_again_gives_the_same() -> None:
    subject = parse_subject("SUBJECT: (U) ONE\nTWO")
    assert subject is not None
    assert parse_subject(f"SUBJECT: {subject}") == subject


def test_title_mark() -> None:
    mark = title_mark("TAGS: PREL\nSUBJECT: (C/NF) THE LAMPS")
    assert mark is not None
    assert (mark.mark, mark.level) == ("C/NF", "C")
    assert title_mark("SUBJECT: THE LAMPS (C)") is None
    assert title_mark("SUBJECT: (ROE) THE LAMPS") is None


@pytest.mark.parametrize("label", ["SUB:", "SUBJECTS:", "SUBJ:"])
def test_labels_of_the_subject_that_are_seldom_seen(label: str) -> None:
    assert parse_subject(f"{label} TALKS ON FISH") == "TALKS ON FISH"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("SUBJECT: CALL OF MINISTER OYEN-\nVELL: THE LAMPS", "CALL OF MINISTER OYEN-VELL: THE LAMPS"),
        ("SUBJECT: SESTRIN-\n         VELLOS TALKS", "SESTRIN-VELLOS TALKS"),
        ("SUBJECT: PRE-\nAND POST-WAR LAMPS", "PRE- AND POST-WAR LAMPS"),
        ("SUBJECT: OYEN SAYS THAT SHE WILL\n- TALK OF LAMPS", "OYEN SAYS THAT SHE WILL TALK OF LAMPS"),
        ("SUBJECT: LAMPS,\n-        BUOYS\n-        AND WELLS", "LAMPS, BUOYS AND WELLS"),
        ("SUBJECT: SESTRIN\n- THE LAMPS", "SESTRIN - THE LAMPS"),
        ("SUBJECT: SESTRIN -\nTHE LAMPS", "SESTRIN - THE LAMPS"),
    ],
)
def test_hyphens_at_the_ends_of_lines(text: str, subject: str) -> None:
    assert parse_subject(text) == subject


def test_a_dash_before_the_mark_behind_it_is_none_of_it() -> None:
    assert parse_subject("SUBJ: THE LAMPS -- (C)") == "THE LAMPS"
    assert parse_subject("SUBJ: THE LAMPS - A VIEW (U)") == "THE LAMPS - A VIEW"
