"""What the lines behind the head are."""

import re

import pytest

from reftel.reading import bodylines
from reftel.reading.bodylines import sort_body
from reftel.reading.lines import Line, cut
from reftel.reading.sheet import Sheet

OTHERS = (
    "PAGE 02        SESTRI  00417  021405Z", "SESTRIN 00000214  002 OF 002", "Sestrin 00000214  002 of 002", "-----",
    "The lamp is lit.    CONFIDENTIAL", "ACTION NEA-10", "CONFIDENTIAL", "CONFIDENTIAL  PTQ3036", "SIPDIS",
    "INFO  LOG-00   COP1?-01 ADS-00   1NR-1d   SS-00  CIAE-p0", "EXERCISE", "NOFORN", "PTQ4581",
    "C O N F I D E N T I A L SECTION 02 OF 02 SESTRIN 000214", "------------------111702Z 048871 /43",
    "C-O-N-F-I-D-E-N-T-I-A-L SECTION 02 OF 02 SESTRIN 000214", "S.E.C.R.E.T", "S–E–C–R–E–T", "–––––",
    "UNCLAS SESTRIN 0214 SECTION 02 OF 02",
)  # fmt: skip
TEXTS = (
    "The lamps were lit by 1900", "the lamps", "THE LAMPS WERE LIT", "- The lamps", "¶4. (C) The lamps", '"Lamps"', "x",
    "2. Lamps, 14 of 20, were lit.", "(The lamps)", "Éclairage", "Page 2 of the book", "A", "PAGES of it were lost,",
    "ON 14 SEPTEMBER HE SAID SO.", "TOPICS, NOTES AND LAMPS;", "{", '"lamps": [', "-- the lamps", "- THE LAMPS",
    "F-16 AND MIG-29 AND SU-27",
)  # fmt: skip


def sorted_kinds(lines: list[Line], text: str, *, furniture: frozenset[int] = frozenset()) -> list[str]:
    sheet = Sheet(text, [], [], {}, {}, 0, furniture=furniture)
    sort_body(sheet, lines)
    assert len(sheet.lines) == len(sheet.kinds)
    return sheet.kinds


@pytest.mark.parametrize("line", OTHERS)
def test_what_is_no_text_is_seen_among_text(line: str) -> None:
    text = f"The lamps were lit.\n{line}\nand went out."
    kinds = sorted_kinds(cut(text), text)
    assert len(set(kinds)) > 1
    assert kinds[0] == "text"


@pytest.mark.parametrize("line", TEXTS)
def test_what_is_text(line: str) -> None:
    text = f"The lamps were lit.\n{line}\nand went out."
    assert sorted_kinds(cut(text), text) == ["text"] * 3


def test_the_quick_way_and_the_long_one_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join(f"{one}\n\n{other}\nThe lamps were lit." for one in OTHERS for other in TEXTS)
    quick = sorted_kinds(cut(text), text)
    monkeypatch.setattr(bodylines, "_PROSE", re.compile(r"(?!)"))  # every line is looked at
    assert sorted_kinds(cut(text), text) == quick


def test_what_a_publisher_set_around_a_page_is_its_own() -> None:
    text = "The lamps were lit.\nPage 2 of 3\nand went out."
    lines = cut(text)
    assert sorted_kinds(lines, text, furniture=frozenset({lines[1].start})) == ["text", "furniture", "text"]


def test_pages_are_counted_in_any_case_and_beside_letters_that_are_two_in_capitals() -> None:
    for line in ("Straße 002 of 002 x", "SESTRI 002 OF 002 x", "¶ 002 Of 002 x"):
        whole = f"of 2\n{line}"
        assert bodylines._counts(["of 2", line], whole) == [whole.lower().index("of", 3)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("SESTRIN SECTION 02 OF 03", "section-head"),
        ("SECTION 2 OF 3 SESTRIN 000214", "section-head"),
        ("SECTION 02 OF 03", "section-head"),
        ("SECTION 02 OF 04", "text"),  # of something else
        ("VELLOS SECTION 02 OF 03", "text"),
        ("HARBOR LAW SECTION 02 OF 03", "text"),
    ],
)
def test_a_section_of_the_same_cable_begins(line: str, kind: str) -> None:
    text = f"CONFIDENTIAL SECTION 01 OF 03 SESTRIN 000214\nThe lamps were lit.\n{line}\nand went out."
    head, *rest = cut(text)
    sheet = Sheet(text, [head], ["header:classification"], {"classification": [[0]]}, {}, 1)
    sort_body(sheet, rest)
    assert sheet.kinds[1:] == ["text", kind, "text"]


OFFICES = "INFO LOG-00 NP-00 AF-00 ACQ-00 CIAE-00 DODE-00 /003W   ------------------D08EDC 261100Z /38"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (f"{OFFICES} R 261054Z JUL 02 FM EMBASSY SESTRIN TO FORMIN INFO STRAITS COLLECTIVE", "repeated-head"),
        ("*INFO LOG-00 NP-00 AF-00 ACQ-00 CIAE-00 DODE-00 EB-00 DS-00 VC-00 INR-00 /003W", "distribution"),
        (f"{OFFICES} THE LAMPS WERE LIT. FM SESTRIN THEY WERE SEEN.", "text"),
    ],
)
def test_the_first_lines_of_a_head_that_lost_their_breaks_are_no_text(line: str, kind: str) -> None:
    page = "PAGE 02  SESTRI 00214 02 OF 02 261100Z"
    text = f"CONFIDENTIAL SECTION 01 OF 02 SESTRIN 000214\nThe lamps\n{page}\n{line}\nwent out."
    head, *rest = cut(text)
    sheet = Sheet(text, [head], ["header:classification"], {"classification": [[0]]}, {}, 1)
    sort_body(sheet, rest)
    assert sheet.kinds[1:] == ["text", "page-line", kind, "text"]
