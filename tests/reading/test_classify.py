"""What every line of a message is."""

import pytest

from reftel.reading.classify import classify
from reftel.reading.lines import cut

HEAD = "UNCLAS SESTRIN 000214\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X\n\n"


def kinds(text: str) -> list[tuple[str, str]]:
    sheet = classify(text, cut(text))
    return [(kind, line.text) for line, kind in zip(sheet.lines, sheet.kinds, strict=True) if line.text]


def kind_of(text: str, line: str) -> str:
    return next(kind for kind, told in kinds(text) if told == line)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("ACTION SEA-10", "header:distribution"),
        ("INFO  OCT-01  ISO-00  PM-04", "header:distribution"),
        ("------------------111702Z 048871 /43", "header:filing"),
        ("---------------------  048871", "header:filing"),
        ("PAGE 02        STATE   015113  182333Z", "page-line"),
        ("CONFIDENTIAL", "banner"),
        ("BT", "break"),
        ("Tuesday, 14 September 2004, 09:08", "publisher"),
        ("Cable dated:2005-03-09T10:41:00", "publisher"),
        ("EXERCISE EXERCISE EXERCISE", "notice:exercise"),
        ("id: 186533", "publisher"),
    ],
)
def test_lines_over_the_head(line: str, kind: str) -> None:
    assert kind_of(f"R 240811Z JUL 03\n{line}\nFM EMBASSY SESTRIN\nTO FORMIN\n" + HEAD, line) == kind


@pytest.mark.parametrize("between", ["", "\n"])
@pytest.mark.parametrize("level", ["C O N F I D E N T I A L", "LIMITED OFFICIAL USE", "UNCLAS"])
def test_a_level_alone_above_captions_and_labels_is_the_classification_line(level: str, between: str) -> None:
    text = (
        f"R 240811Z JUL 03\nFM EMBASSY SESTRIN\nTO FORMIN\nINFO EMBASSY HALIFA\n{level}\n{between}NODIS\n"
        "FORMIN FOR SEA\n\nTAGS: PREL\nSUBJECT: X\n\n1. The lamp is lit.\n"
    )
    said = {line: kind for kind, line in kinds(text)}
    assert (said[level], said["NODIS"]) == ("header:classification", "header:captions")
    assert said["FORMIN FOR SEA"] == "header:passing"


def test_a_level_at_the_foot_of_a_page_ends_no_list_of_addressees() -> None:
    text = (
        "R 240811Z JUL 03\nFM EMBASSY SESTRIN\nTO FORMIN\nINFO EMBASSY HALIFA\nSECRET\n\nSECRET\n\n"
        "PAGE 02 SESTRI 00214 240811Z\n\nEMBASSY TARSIS\n" + HEAD
    )
    said = {line: kind for kind, line in kinds(text)}
    assert (said["SECRET"], said["EMBASSY TARSIS"]) == ("banner", "header:info")


def test_a_subject_ends_after_lines_enough_where_nothing_parts_it_from_the_text() -> None:
    text = "UNCLAS SESTRIN 000214\nTAGS: PREL\nSUBJECT: X\n" + "".join(f"THE LAMP {n}\n" for n in range(20))
    said = [kind for kind, line in kinds(text) if line.startswith("THE LAMP")]
    assert (said[1], said[-1]) == ("header:subject", "text")


def test_addressees_go_on_over_a_page_line_and_end_at_what_is_none() -> None:
    text = (
        "R 240811Z JUL 03\nFM EMBASSY SESTRIN\nTO PAGE 02        SESTRI  00214  182333Z\nALL POSTS COLLECTIVE\n"
        "INFO RUZQVE/EMBASSY VELLOS\nRUZQQU/EMBASSY QUILLHAVEN\n<<142612>>\nVZCZCXRO1\nFM EMBASSY SESTRIN\nrest\n"
        + HEAD
    )
    found = {told: kind for kind, told in kinds(text)}
    assert found["ALL POSTS COLLECTIVE"] == "header:action"
    assert found["RUZQQU/EMBASSY QUILLHAVEN"] == "header:info"
    assert found["<<142612>>"] == "publisher"
    assert found["VZCZCXRO1"] == found["rest"] == "repeated-head"


def test_a_glued_classification_line_is_cut_off() -> None:
    text = (
        "R 240811Z JUL 03\nCable dated:2005-03-09T10:41:00C O N F I D E N T I A L SESTRIN 000409SIPDISFORMIN FOR SEA\n"
    )
    text += "E.O. 12958: N/A TAGS: PREL\n\n1. (C) One."
    assert [kind for kind, _ in kinds(text)][:5] == [
        "header:dtg", "publisher", "header:classification", "header:captions", "header:passing",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("NOFORN, NOT FOR INTERNET DISTRIBUTION", "header:captions"),
        ("C O R R E C T E D  C O P Y (PARA 4 ADDED)", "notice:corrected-copy"),
        ("FORMIN FOR SEA/CON", "header:passing"),
        ("Outgoing Cable Acknowledgement", "header:other"),
        ("Declassified/Released US Department of State EO Systematic Review 30 JUN 2005", "furniture"),
        ("UNCLASSIFIED", "banner"),
    ],
)
def test_lines_under_the_classification_line(line: str, kind: str) -> None:
    assert kind_of(HEAD.replace("SIPDIS", f"SIPDIS\n\n{line}"), line) == kind


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("REF: A. STATE 1\n\n     B. STATE 2", "header:references"),
        ("REF: STATE 1\n\nI. BROAD ITEMS OF INTEREST", "text"),
        ("TAGS: PREL\n\nJO, EG, RS\nREF: STATE 1", None),
        ("Classified By: Ambassador Nora Halloran for reas\nons 1.4 (b) and (d)", "header:classified_by"),
        ("Classified By: Consul Ada Askew, 1.4 (b).\nWhat Now?", "text"),
        ("CLASSIFIED BY CONSUL ADA ASKEW FOR REASONS 1.4 (A)\nTHROUGH (D)", "header:classified_by"),
        ("REF: STATE 1\nSummary", "text"),
        ("REF: STATE 1\n------", "rule"),
        ("REF: STATE 1\n\nSIPDIS", "header:captions"),
    ],
)
def test_what_runs_on_from_a_label(lines: str, kind: str | None) -> None:
    text = f"{HEAD.strip()}\n\n{lines}\n\n1. (C) One."
    last = lines.splitlines()[-1].strip()
    assert kind_of(text, last) == (kind or "header:references")


def test_lines_behind_a_page_line_that_repeat_the_head() -> None:
    text = HEAD + (
        "1. (C) One goes\n\nSESTRIN 00000214  002 OF 002\n\nSIPDIS\nNOFORN\nE.O. 12958: N/A\nTAGS: PREL\nmore tags\n\n"
        "R 240811Z JUL 03\n\non here.\n\nC O N F I D E N T I A L SECTION 02 OF 02 SESTRIN 000214\n\nPTQ4581\nSIPDIS\n"
        "EXERCISE\nCONFIDENTIAL\n- - - - -\nend."
    )
    assert [kind for kind, _ in kinds(text)][5:] == [
        "text", "page-line", "sipdis", "repeated-head", "repeated-head", "repeated-head", "repeated-head",
        "repeated-head", "text", "section-head", "distribution", "sipdis", "notice:exercise", "banner", "rule", "text",
    ]  # fmt: skip


def test_a_text_without_any_head_is_text() -> None:
    assert {kind for kind, _ in kinds("Dear Sir,\n\nthe lamp is lit.")} == {"text"}
    assert {kind for kind, _ in kinds("1. (C) One.\n\nTAGS: PREL")} == {"text"}
    assert {kind for kind, _ in kinds("VZCZCXRO1\nRR RUZQQU")} == {"header:transmission"}
    assert {kind for kind, _ in kinds("UNCLAS SESTRIN 000214\nSIPDIS\nFORMIN FOR SEA\nThe lamp is lit.")} >= {"text"}


def test_a_cut_first_copy_is_passed_over() -> None:
    text = (
        "C O N F I D E N T I A L SESTRIN 000410\n\nE.O. 12958: N/A\nSUBJECT: THE ICE IS EARLY\nREF: SESTRIN 4...\n\n"
        "12:30 C O N F I D E N T I A L SESTRIN 000410 SIPDIS E.O. 12958: N/A\n\n1. (C) One."
    )
    found = kinds(text)
    assert ("header:subject", "SUBJECT: THE ICE IS EARLY") in found
    assert ("preview", "REF: SESTRIN 4...") in found
    assert [kind for kind, _ in found][-4:] == ["header:classification", "header:captions", "header:eo", "text"]
    other = text.replace("000410 SIPDIS", "000411 SIPDIS")
    assert "preview" not in {kind for kind, _ in kinds(other)}


TOP = "PAGE 02        SESTRI        00214        240811Z"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("TO THE MINISTRY, THE WHEAT HAS ARRIVED.", "text"),
        ("TO AMEMBASSY VELLOS. WE WAIT", "text"),
        ("TO AMEMBASSY VELLOS PRIORITY 0412", "repeated-head"),
        ("INFO FROM THE POLICE IS THAT HE LEFT", "text"),
        ("SUBJECT WAS NOT AT HOME", "text"),
        ("REF A PARA 3 ASKS FOR FIGURES", "text"),
        ("SECRETARY ORVANE, WHO ASKED FOR IT IN REF A PARA 3", "text"),
        ("TAGS: PGOV", "repeated-head"),
    ],
)
def test_a_page_goes_on_with_the_text_or_with_the_head(line: str, kind: str) -> None:
    text = f"{HEAD}1. (C) ACCORDING\nCONFIDENTIAL\n\nCONFIDENTIAL\n\n{TOP}\n\n{line}\nAND MORE\n"
    assert kind_of(text, TOP) == "page-line"
    assert kind_of(text, line) == kind


@pytest.mark.parametrize(
    ("level", "line"),
    [("LIMITED OFFICIAL USE", "LIMITED OFFICIAL USE"), ("C O N F I D E N T I A L", "CONFIDENTIAL")],
)
def test_a_page_may_end_below_the_captions(level: str, line: str) -> None:
    text = f"{level} SESTRIN 000214\n\nEXDIS\n{line}\n\n{line}\n\n{TOP}\n\nTAGS: PREL\n\n1. ONE."
    assert [kind for kind, told in kinds(text) if told == line] == ["banner", "banner"]


def test_an_empty_line_over_the_foot_of_a_page_ends_the_head() -> None:
    text = f"UNCLAS SESTRIN 000214\nTAGS: PREL\nSUBJECT: LAMPS\n{{}}UNCLASSIFIED\n\nUNCLASSIFIED\n\n{TOP}\n\nTHE FERRY"
    assert kind_of(text.format(""), "THE FERRY") == "header:subject"
    assert kind_of(text.format("\n"), "THE FERRY") == "text"


def test_a_sentence_of_an_unnumbered_text_is_no_label() -> None:
    text = "UNCLAS SESTRIN 000214\nTAGS: PREL\nSUBJECT: LAMPS\nREF: VELLOS 3\n\nTHE LAMPS WENT OUT.\n\n{}\n"
    for line in ("REF A STATES THAT 500 LAMPS ARRIVED", "SUBJECT TO APPROVAL IT IS SOLD", "REFS A AND B PARA 3"):
        assert kind_of(text.format(line), "THE LAMPS WENT OUT.") == "text"
    assert kind_of(text.replace("REF: ", "REF 05 "), "REF 05 VELLOS 3") == "header:references"
    assert kind_of(text.replace("REF: ", "REF. "), "REF. VELLOS 3") == "header:references"


def test_a_number_that_was_wrapped_before_the_next_letter_begins_no_paragraph() -> None:
    text = "UNCLAS SESTRIN 000214\nREF: (A) VELLOS\n  152: (B) TARSIS 12\n\n1. ONE."
    assert kind_of(text, "152: (B) TARSIS 12") == "header:references"


def test_a_list_of_offices_that_is_damaged_is_no_list_of_addressees() -> None:
    text = "ACTION EUR-12\n\nINFO C0ME-O9\nR 240811Z JUL 74\nFM EMBASSY SESTRIN\nTO FORMIN\nINFO NSC\n" + HEAD
    said = {line: kind for kind, line in kinds(text)}
    assert said["INFO C0ME-O9"] == "header:distribution"
    assert (said["TO FORMIN"], said["INFO NSC"]) == ("header:action", "header:info")


@pytest.mark.parametrize("line", ["USNMR SHAPE PRIORITY", "EMBASSY TARSIS FLASH", "USCINCEUR VAIHINGEN GER", "CINCEUR"])
def test_addresses_without_routing_go_on_below_one_that_has_it(line: str) -> None:
    text = f"R 240811Z JUL 03\nFM EMBASSY SESTRIN\nTO RUZQVE/EMBASSY VELLOS\n{line}\n" + HEAD
    assert kind_of(text, line) == "header:action"


def test_a_section_behind_a_stroke_leaves_the_captions() -> None:
    text = "UNCLAS SECTION 1 OF 2 SESTRIN 0214/1 LIMDIS\nTAGS: PREL\n\n1. ONE."
    assert ("header:captions", "LIMDIS") in kinds(text)


@pytest.mark.parametrize(
    ("text", "line", "kind"),
    [
        ("SIPDIS\nNOFORN\n\nTAGS: PREL", "SIPDIS", "header:captions"),
        ("SIPDIS\n\nNSC FOR HALE\n\nTAGS: PREL", "SIPDIS", "header:captions"),
        ("DEPT FOR SEA/CON\n\nTAGS: PREL", "DEPT FOR SEA/CON", "header:passing"),
        ("TO RUZQVE/AMEMBASSY VELLOS 0412\nRUZQQU/EMBASSY TARSIS", "RUZQQU/EMBASSY TARSIS", "header:action"),
        ("FM AMEMBASSY VELLOS", "FM AMEMBASSY VELLOS", "header:origin"),
        ("RUZQVE/AMEMBASSY VELLOS 0412", "RUZQVE/AMEMBASSY VELLOS 0412", "unread"),  # to whom, nothing says
        ("TAGS: PREL\nREF: VELLOS 12 AND\nNOTAL", "NOTAL", "header:references"),
        ("E.O. 12958: N/A TAG: PREL", "TAG: PREL", "header:tags"),
        ("E.O. 12958: N/A TAGS PREL, PGOV", "TAGS PREL, PGOV", "header:tags"),
        ("REF: A)LA PAZ 3 AND B)SAN JOSE\n     18 (SBU)\n\n2. (C) He left.", "18 (SBU)", "header:references"),
        ("Classified By: Pol/Econ Chief B.\nJ. Tarn, 1.4 (b).", "J. Tarn, 1.4 (b).", "header:classified_by"),
    ],
)
def test_a_head_that_was_cut_off(text: str, line: str, kind: str) -> None:
    assert kind_of(text, line) == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("SUBJ ECT: LAMPS", "header:subject"),
        ("SUB JECT; LAMPS", "header:subject"),
        ("SUBI: LAMPS", "header:subject"),
        ("TA GS: PREL", "header:tags"),
        ("R EF: VELLOS 3", "header:references"),
        ("E.O. ll652: GDS", "header:eo"),
        ("SUB ROSA: LAMPS", "header:other"),
    ],
)
def test_labels_in_pieces_or_with_a_letter_for_a_digit(line: str, kind: str) -> None:
    assert kind_of(f"UNCLAS SESTRIN 000214\n\n{line}\nCAPTION: SIPDIS\n\n1. ONE.", line) == kind


def test_the_rest_of_a_wrapped_sender_is_of_its_line() -> None:
    text = "P 121415Z DEC 06\nFM USMISSION\nGENEVA\nTO SECSTATE WASHDC\nUNCLAS GENEVA 003377\n\nTAGS: PREL\n\n1. ONE."
    assert kind_of(text, "GENEVA") == "header:origin"
    assert kind_of(text.replace("MISSION\n", "MISSION GENEVA\n"), "GENEVA") != "header:origin"


def test_a_caption_before_the_note_of_a_corrected_copy() -> None:
    line = "EXDIS - C O R R E C T E D  C O P Y - TEXT PARA 3"
    assert kind_of(f"SECRET SESTRIN 000214\n\n{line}\n\nTAGS: PREL\n\n1. ONE.", line) == "header:captions"
