"""Lines of a head that their place alone tells."""

import pytest

from reftel.reading import read
from reftel.reading.headlines import captions_below, cites, is_cell, is_item, row_of, unlabelled
from reftel.reading.lines import cut, paragraph_number


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("LAMPS OF THE HARBOR GO OUT", True),
        ("LAMPS OF THE HARBOR\nGO OUT AGAIN", True),
        ("KABUL FOR THE HARBOR MASTER", False),  # a passing line
        ("SUMMARY AND COMMENT", False),
        ("PREL, PGOV, KDEM", False),  # more TAGS
        ("THE LAMPS WENT OUT IN THE HARBOR.", False),  # a sentence
        ("Lamps of the harbor", False),
        ("LAMPS", False),
        ("SIPDIS NOFORN", False),
        ("A LAMP\nOF THE\nHARBOR WENT\nOUT AGAIN", False),
    ],
)
def test_a_subject_without_its_label(block: str, *, expected: bool) -> None:
    lines = cut(f"{block}\n\nREF: VELLOS 12\n\n1. (C) The lamps went out.")
    assert unlabelled(lines, 0, len(lines) - 1) is expected


def test_no_subject_is_sought_where_a_label_says_which_it_is() -> None:
    lines = cut("LAMPS OF THE HARBOR\n\nSUBJECT: WATER\n\n1. (C) The lamps went out.")
    assert not unlabelled(lines, 0, len(lines) - 1)


def test_the_rest_of_a_name_in_tags_is_no_subject() -> None:
    names = "(QUILL,\nCONRAD B.) (ASKEW, WALTER B.)"
    head = f"CONFIDENTIAL VELLOS 17\n\nE.O. 11652: GDS\nTAGS: PREL, TU, {names}\nREF: TARSIS 12\n\n"
    (cable,) = read(head + "1. THE LAMPS WENT OUT.").cables
    assert cable.subject is None
    assert [tag.code for tag in cable.tags] == ["PREL", "TU", "QUILL, CONRAD B", "ASKEW, WALTER B"]


def test_captions_stand_behind_a_page_break() -> None:
    lines = cut("CONFIDENTIAL\n\nPAGE 02 SESTRI 00214 021405Z\n\nLIMDIS\n")
    assert captions_below(lines, 0, "classification")
    assert not captions_below(lines, 0, "subject")


PAGE = "PAGE 02 TARSIS 00417 021405Z\n\n"
RELEASED = "  Declassified/Released US Department of State EO Systematic Review 30 JUN 2005\n\n"


@pytest.mark.parametrize(
    ("between", "caption"),
    [
        ("", "EFTO"),
        (f"SECRET\n\nSECRET\n\n{PAGE}", "EFTO"),
        (f"SECRET\n\n{RELEASED}SECRET\n\n{PAGE}", "EXDIS NOFORN"),
    ],
)
def test_captions_of_a_head_without_labels(between: str, caption: str) -> None:
    head = "SECRET\n\nPAGE 01 TARSIS 00417 021405Z\n\nR 021405Z JUL 75\nFM AMEMBASSY TARSIS\nTO SECSTATE WASHDC\n\n"
    (cable,) = read(f"{head}S E C R E T TARSIS 0417 LIMDIS\n\n{between}{caption}\n\nTHE LAMPS ARE LIT.\n\nROE\n").cables
    assert cable.captions == ("LIMDIS", *caption.split())


def test_a_word_behind_a_reference_is_no_caption_in_small_letters() -> None:
    text = "confidential sofia 003161\n\nsipdis\n\ntags: prel\nsubject: lamps\nref: ankara 12,\n  notal\n"
    (cable,) = read(text).cables
    assert cable.captions == ("SIPDIS",)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("B. KABUL 214", True),
        ("(C) 04 KABUL 12", True),
        ("2. KABUL 214", True),
        ("6. REF A PARA 3 ASKS FOR FIGURES", False),
        ("KABUL 214", False),
    ],
)
def test_an_item_of_a_list_of_references(line: str, *, expected: bool) -> None:
    assert is_item(line) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("REF: KABUL\n152 (C) MOSCOW 3", True),
        ("REF: (A) TARSIS 16, (B) TARSIS\n11, (C) KABUL 19", True),
        ("REF: (A) TARSIS 16 (B) LA PAZ\n11 (C)\nKABUL 19", True),
        ("SUBJECT: THE LAMPS OF KABUL\n1 (C) He left.", False),  # the first paragraph
        ("REF: KABUL 16\n\n1 (C) He left.", False),
    ],
)
def test_a_number_that_goes_on_with_references(text: str, *, expected: bool) -> None:
    lines = cut(text)
    at, number = next((at, found) for at, line in enumerate(lines) if (found := paragraph_number(line.text)))
    assert cites(lines, at, number) is expected


def test_a_row_of_a_dump_says_whose_it_is() -> None:
    assert row_of("121752\t2007-09-11 12:50:00\t07VELLOS2290\tEmbassy Vellos\tSECRET\t\tVZCZCXRO4053") == "07VELLOS2290"
    assert row_of('215541,7/7/2009 21:35,09VELLOS794,Embassy Vellos,"VZCZCXYZ0001') == "09VELLOS794"
    assert row_of("1. The lamps of 2007-09-11 12:50:00 went out.") is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2009-01-12 19:54:00", True),
        ("09VELLOS14", True),
        ("09VELLOS14|08VELLOS2", True),
        ("Consulate Vellos", True),
        ("refid: 08VELLOS839", True),
        ("<<142612>>", True),
        ("VELLOS 14", False),
        ("The Embassy in Vellos", False),
    ],
)
def test_a_cell_of_a_row_over_a_head(line: str, *, expected: bool) -> None:
    assert is_cell(line) is expected
