"""Head lines to fields, and the repairs of a head."""

import pytest

from reftel.model.cable import Cable
from reftel.reading import read

TAIL = "\n\nE.O. 12958: DECL: 01/02/2014\nTAGS: PREL\nSUBJECT: X\n\n1. (C) One.\n"
TOP = "DE RUEHMK #{serial}/01 2050811\nR 240811Z JUL 03\nFM {post}\nTO RUEHC/SECSTATE WASHDC 0001\n\n"


def only(text: str) -> Cable:
    reading = read(text)
    (cable,) = reading.cables
    for name in cable.head.__struct_fields__:
        field = cable.field(name)
        assert field is None or field.span.of(reading.source.text) == field.text
    return cable


def codes(cable: Cable) -> set[str]:
    return {finding.code for finding in cable.findings}


@pytest.mark.parametrize(
    ("serial", "post", "line", "mrn", "code"),
    [
        ("0492", "AMEMBASSY MANAMA", "CONFIDENTIAL MANAMA 000492", "03MANAMA492", None),
        ("2345", "AMEMBASSY MANAMA", "CONFIDENTIAL MANAMA 012345", "03MANAMA12345", None),
        ("0492", "AMEMBASSY MANAMA", "CONFIDENTIAL MANAMA 000013", "03MANAMA492", "mrn-disagrees"),
        ("0492", "EMBASSY SESTRIN", "CONFIDENTIAL SESTRIN 000013", "03SESTRIN13", "mrn-disagrees"),
        ("0492", "AMEMBASSY MANAMA", "CONFIDENTIAL", "03MANAMA492", "mrn-elsewhere"),
        ("0492", "AMEMBASSY MANAMA", "CONFIDENTIAL MANEMA 000492", "03MANAMA492", None),
        ("0492", "SECSTATE WASHDC", "CONFIDENTIAL", "None", None),
        ("0492", "AMEMBASSY MANAMA", "CONFIDENTIAL XXXXXX 000492", "03MANAMA492", "mrn-elsewhere"),
        ("0492", "AMEMBASSY MANAMA", "CCONFIDENTIAL MANAMA 000492", "03MANAMA492", "level-repaired"),
        ("0492", "AMEMBASSY MANAMA", "C O N F I D E N T I A L SECTION 01 OF 02 MANAMA 000492", "03MANAMA492", None),
    ],
)
def test_message_numbers(serial: str, post: str, line: str, mrn: str, code: str | None) -> None:
    cable = only(TOP.format(serial=serial, post=post) + line + TAIL)
    assert str(cable.mrn) == mrn
    assert code is None or code in codes(cable)
    assert code is not None or not codes(cable) & {"mrn-disagrees", "mrn-elsewhere", "level-repaired"}


def test_a_caption_between_others_has_its_places() -> None:
    cable = only("CONFIDENTIAL SESTRIN 000214\n\nSIPDIS\n\nFORMIN FOR SEA\n\nNOFORN" + TAIL)
    field = cable.field("captions")
    assert field is not None
    assert field.value == ("SIPDIS", "NOFORN")
    assert len(field.parts) == 2
    assert cable.classification is not None
    assert cable.classification.caveats == ("NOFORN",)


@pytest.mark.parametrize(
    ("below", "captions"),
    [
        ("LIMITED OFFICIAL USE", ()),
        ("L I M I T E D  O F F I C I A L  U S E", ()),
        ("SIPDIS\n\nCORRECTED COPY\n\nLOU", ("SIPDIS",)),
        ("LIMITED OFFICIAL USE\nSENSITIVE", ("SENSITIVE",)),
    ],
)
def test_what_was_sent_as_unclas_for_official_use_is_not_unclassified(below: str, captions: tuple[str, ...]) -> None:
    cable = only(f"UNCLAS SESTRIN 000214\n\n{below}" + TAIL.replace("DECL: 01/02/2014", "N/A").replace("(C) ", ""))
    field = cable.field("classification")
    assert field is not None
    assert (field.value.level, cable.captions) == ("LOU", captions)
    assert len(field.parts) == 2  # the line, and the words below that are its level
    assert not codes(cable) - {"year-inferred", "year-unknown"}


def test_for_official_use_lowers_no_level() -> None:
    cable = only("CONFIDENTIAL SESTRIN 000214\n\nLIMITED OFFICIAL USE" + TAIL)
    assert cable.classification is not None
    assert (cable.classification.level, cable.captions) == ("C", ("LIMITED OFFICIAL USE",))


def test_reasons_on_a_line_of_their_own() -> None:
    tail = TAIL.replace("\n\n1.", "\n\nCLASSIFIED BY: Consul Ada Askew\nREASON: 1.4 (b), (d)\n\n1.")
    cable = only("CONFIDENTIAL SESTRIN 000214" + tail)
    assert [(one.name, one.title) for one in cable.classified_by] == [("Ada Askew", "Consul")]
    assert cable.reasons == ("b", "d")


def test_drafters_and_clearers() -> None:
    tail = TAIL.replace("\n\n1.", "\n\nDRAFTED BY: POL Jane Oakes\nCLEARED BY: DCM Petra Lund\n\n1.")
    cable = only("CONFIDENTIAL SESTRIN 000214" + tail)
    assert [one.name for one in cable.drafted_by] == ["Jane Oakes"]
    assert [one.name for one in cable.cleared_by] == ["Petra Lund"]


def test_labels_without_words() -> None:
    cable = only("CONFIDENTIAL SESTRIN 000214\n\nTAGS:\nSUBJECT:\nREF:\n\n1. (C) One.\n")
    assert (cable.tags, cable.subject, cable.references) == ((), None, ())


DEPARTMENT = """PAGE 01        STATE   051234

ORIGIN EUR-12

INFO  OCT-01  ISO-00  /013 R

DRAFTED BY EUR/SOV:JDOE:ABC
APPROVED BY EUR:RROE
S/S - MR. POE
                    ------------------123774  082206Z /73
R 082045Z AUG 75
FM SECSTATE WASHDC
TO AMEMBASSY ROME

C O N F I D E N T I A L STATE 051234

E.O. 11652: GDS
TAGS: PFOR, IT
SUBJECT: THE LAMPS

1. THE LAMPS ARE LIT.  KISSINGER
"""


def test_drafters_stand_over_the_date_time_group() -> None:
    (cable,) = read(DEPARTMENT).cables
    assert [(one.name, one.office) for one in cable.drafted_by] == [("JDOE", "EUR/SOV")]
    assert [(one.name, one.office) for one in cable.approved_by] == [("RROE", "EUR")]
    assert [(one.name, one.office) for one in cable.cleared_by] == [("POE", "S/S")]
    assert (str(cable.mrn), cable.date, cable.origin) == ("75STATE51234", "1975-08-08", "SECSTATE WASHDC")


def test_stamps_say_how_it_came_to_be_open() -> None:
    (cable,) = read(
        DEPARTMENT + "\n*** Current Classification ***   UNCLASSIFIED\nDECLASSIFIED BY NARA 03/17/2008\n"
    ).cables
    assert (cable.release.status, cable.release.authority, cable.release.classification) == ("released", "NARA", "U")
    (bare,) = read(DEPARTMENT).cables
    assert bare.release.status == "unknown"


@pytest.mark.parametrize(
    ("line", "captions", "level"),
    [
        ("S E C R E T NODIS MANAMA 000492", ("NODIS",), "S"),
        ("C O N F I D E N T I A L EXDIS SECTION 01 OF 02 MANAMA 000492", ("EXDIS",), "C"),
        ("CONFIDENTIAL NOFORN LIMDIS MANAMA 000492\n\nSIPDIS\nLIMDIS", ("LIMDIS", "SIPDIS"), "C"),
        ("CONFIDENTIAL NOFORN MANAMA 000492", (), "C"),
    ],
)
def test_captions_in_the_classification_line(line: str, captions: tuple[str, ...], level: str) -> None:
    cable = only(TOP.format(serial="0492", post="AMEMBASSY MANAMA") + line + TAIL)
    assert str(cable.mrn) == "03MANAMA492"
    assert cable.captions == captions
    assert cable.classification is not None
    assert cable.classification.level == level
    assert ("NOFORN" in cable.classification.caveats) == ("NOFORN" in line)
    assert cable.handling[:1] == () if not captions else cable.handling[0].caption == captions[0]


def test_posts_are_taken_out_of_the_collective_of_their_own_list() -> None:
    list_of_posts = "TO ALL DIPLOMATIC POSTS\nRUEHTRO/AMEMBASSY TRIPOLI 0011\nXMT AMEMBASSY KABUL\nAMCONSUL JERUSALEM\n"
    head = TOP.format(serial="0492", post="AMEMBASSY MANAMA").partition("TO ")[0] + list_of_posts
    cable = only(head + "\nUNCLAS MANAMA 000492" + TAIL)
    assert [(one.name, one.excluded) for one in cable.action] == [
        ("ALL DIPLOMATIC POSTS", ("AMEMBASSY KABUL", "AMCONSUL JERUSALEM")),
        ("AMEMBASSY TRIPOLI", ()),
    ]
    assert cable.info == ()


HEAD = (
    "P 160934Z FEB 08\nFM AMEMBASSY MANAMA\nTO RUEHC/SECSTATE WASHDC PRIORITY 4812\n"
    "INFO RUEHAM/AMEMBASSY AMMAN 0931\n\n"
    "C O N F I D E N T I A L MANAMA 000492\n\nSIPDIS\n\nE.O. 12958: DECL: 02/15/2018\nTAGS: PREL, BA\n"
    "SUBJECT: TALKS ON FISH\n\nREF: A. MANAMA 312\n     B. 07 MANAMA 2999\n\n1. (C) One.\n"
)
CLASS = "C O N F I D E N T I A L MANAMA 000492"


@pytest.mark.parametrize(
    ("was", "line"),
    [
        *(("SUBJECT:", label) for label in ("SUBEJCT:", "SUJBECT:", "SUBJET:", "SUBJ.", "S U B J E C T:", "SUBJECT -")),
        *(("TAGS:", label) for label in ("TGAS:", "T A G S:", "TAGS.")),
        *(("E.O. 12958", label) for label in ("E,O. 12958", "E.O. #12958", "E.0. 12958")),
        ("REF: A. MANAMA 312\n     B.", "REF A: MANAMA 312\nREF B:"),
        ("REF: A.", "REF. A."),
        *(
            ("P 160934Z FEB 08", line)
            for line in (
                "p 160934z feb 08",
                "P 160934Z FEB, 08",
                "PRIORITY 160934Z FEB 08",
                "P 160934Z FEB O8",
                "P160934Z/FEB/08",
                "P 160934Z\nFEB 08",
                "P 16 0934Z FEB 08",
            )
        ),
        *((CLASS, line) for line in (CLASS.replace(" 000", "\n000"), CLASS.replace(" M", "\nM"))),
        *((CLASS, line) for line in (CLASS.replace(" 000", "000"), CLASS.replace(" M", " - M"))),
        ("FM AMEMBASSY", "FM: AMEMBASSY"),
        ("FM AMEMBASSY", "FROM AMEMBASSY"),
        ("TO RUEHC", "TO: RUEHC"),
        ("WASHDC PRIORITY", "WASHDC\nPRIORITY"),
        ("AMEMBASSY AMMAN", "AMEMBASSY\nAMMAN"),
        ("4812\nINFO", "4812 INFO"),
    ],
)
def test_slips_and_breaks_of_a_head_change_none_of_its_values(was: str, line: str) -> None:
    assert was in HEAD
    right, told = only(HEAD), only(HEAD.replace(was, line))
    for name in [
        "mrn",
        "dtg",
        "precedence",
        "origin",
        "action",
        "info",
        "classification",
        "captions",
        "tags",
        "subject",
    ]:
        assert getattr(told, name) == getattr(right, name), name
    assert [one.mrn for one in told.references] == [one.mrn for one in right.references]
    assert told.declassify_on == right.declassify_on == "2018-02-15"


@pytest.mark.parametrize(
    "line",
    [
        "C O N F I D E N T I A L\nSECTION 01 OF 03 MANAMA 000492",
        "C O N F I D E N T I A L SECTION 01 OF 03\nMANAMA 000492",
        "C O N F I D E N T I A L  SECTION 01 OF  03 MANAMA 000492",
        "C O N F I D E N T I A L SEC 01 OF 03 MANAMA 000492",
        "C O N F I D E N T I A L MANAMA 000492 SECTION 01 OF 03",
    ],
)
def test_the_section_wherever_it_stands_in_the_classification_line(line: str) -> None:
    cable = only(HEAD.replace(CLASS, line))
    assert (str(cable.mrn), cable.captions) == ("08MANAMA492", ("SIPDIS",))
    assert cable.head.sections is not None
    assert cable.head.sections.value == (1, 3)


SENT = f"VZCZCXRO8840\nPP RUEHAM\nDE RUEHMK #0492 0470934\nZNY CCCCC ZZH\n{HEAD}"


def test_a_head_in_small_letters() -> None:
    right, told = only(SENT), only(SENT.lower())
    for name in ("mrn", "dtg", "precedence", "origin", "action", "info", "transmission", "classification", "tags"):
        assert getattr(told, name) == getattr(right, name) is not None, name


@pytest.mark.parametrize("line", ["C-O-N-F-I-D-E-N-T-I-A-L MANAMA 000492", "C.O.N.F.I.D.E.N.T.I.A.L. MANAMA 000492"])
def test_levels_in_dots_and_dashes(line: str) -> None:
    cable = only(HEAD.replace(CLASS, line))
    assert cable.classification is not None
    assert (cable.classification.level, str(cable.mrn), cable.captions) == ("C", "08MANAMA492", ("SIPDIS",))


@pytest.mark.parametrize(
    "line", ["FM AMEMBASSY MANAMA", "P 160934Z FEB 08", "TAGS: PREL, BA", "DE RUEHMK #0492 0470934"]
)
def test_a_line_that_is_there_twice_counts_once(line: str) -> None:
    text = SENT.replace("TAGS: PREL, BA", "TAGS: PREL, BA\nMARR")
    right, told = only(text), only(text.replace(line, f"{line}\n{line}"))
    for name in ("mrn", "dtg", "origin", "action", "info", "transmission", "tags", "subject"):
        assert getattr(told, name) == getattr(right, name) is not None, name
    assert [one.code for one in told.findings if one.code == "line-doubled"] == ["line-doubled"]
    assert "head-repeated" not in {one.code for one in told.findings}


def test_a_blank_that_does_not_break_is_a_blank() -> None:
    text = "MRN:\xa008 MANAMA 492\nFrom:\xa0AMEMBASSY MANAMA\nTAGS:\xa0PREL,\xa0BA\nSubject:\xa0FISH\n\n1. (U) One.\n"
    cable = only(text)
    assert (str(cable.mrn), cable.origin, [tag.code for tag in cable.tags]) == (
        "08MANAMA492",
        "AMEMBASSY MANAMA",
        ["PREL", "BA"],
    )


def test_who_drafted_cleared_and_approved_a_record_email() -> None:
    text = (
        "MRN: 10 MANAMA 492\nFrom: AMEMBASSY MANAMA\nSubject: FISH\n\n1. (U) One.\n\nSignature: Roe\n\n"
        "Drafted By: MANAMA:Lund, Petra\nCleared By: POL:Oakes, Miles\n    ECON:Quill, Ada\n"
        "Approved By: EXEC:Brandt, Ruth\nReleased By: MANAMA:Lund, Petra\nDissemination Rule: Archive Copy\n"
    )
    cable = only(text)
    assert [(one.office, one.name) for one in cable.drafted_by] == [("MANAMA", "Lund, Petra")]
    assert [one.name for one in cable.cleared_by] == ["Oakes, Miles", "Quill, Ada"]
    assert [one.name for one in cable.approved_by] == ["Brandt, Ruth"]
    assert (cable.signature, len(cable.paragraphs)) == (("Roe",), 1)


@pytest.mark.parametrize("label", ["FM ", "FM: ", "From: "])
def test_line_3_and_the_sender_tell_the_number_whatever_the_label(label: str) -> None:
    text = SENT.replace("MANAMA 000492", "MANAMA 000013").replace("FM AMEMBASSY MANAMA", f"{label}AMEMBASSY MANAMA")
    assert str(only(text).mrn) == "08MANAMA492"


def test_a_classification_line_that_forgot_its_number() -> None:
    cable = only(SENT.replace(CLASS, "C O N F I D E N T I A L MANAMA SECTION 01 OF 03"))
    assert (str(cable.mrn), cable.head.sections and cable.head.sections.value) == ("08MANAMA492", (1, 3))
    assert "mrn-elsewhere" in {finding.code for finding in cable.findings}


PRINTED = (
    "CONFIDENTIAL{dupe}\nPAGE 01 MANAMA 04321 061234Z\n44\nACTION NEA-12\nINFO OCT-01 ISO-00 /048 W\n"
    "--------------------- 012345\nR 061210Z MAR 76\nFM AMEMBASSY MANAMA\nTO SECSTATE WASHDC 5678\n"
    "INFO AMEMBASSY AMMAN\nC O N F I D E N T I A L MANAMA 4321\nE.O. 11652: GDS\nTAGS: PFOR, BA\nSUBJ: FISH\n"
    "REF: AMMAN 12\n"
)


def test_the_head_of_the_seventies_on_one_line() -> None:
    text = PRINTED.format(dupe="")
    right, told = only(text), only(" ".join(text.split()))
    assert str(told.mrn) == "76MANAMA4321"
    for name in ("mrn", "dtg", "distribution", "filing", "origin", "action", "info", "tags", "subject", "references"):
        assert getattr(told, name) == getattr(right, name), name


def test_a_possible_duplicate_says_so_over_its_first_page() -> None:
    cable = only(PRINTED.format(dupe=" POSS DUPE") + "\n1. ONE.\n\nROE\n")
    assert [(note.value.kind, note.text) for note in cable.service] == [("duplicate", "POSS DUPE")]
    assert only(PRINTED.format(dupe="") + "\n1. ONE.\n\nROE\n").service == ()


EXPRESS = """CONFIDENTIAL        TELEGRAM       March 15, 2006


To:              SECSTATE WASHDC - PRIORITY
Origin:          POL
From:            AMEMBASSY SESTRIN (SESTRIN 280 - PRIORITY)
TAGS:            PREL, OSCE
Captions:        SIPDIS
Subject:         THE MINISTER ASKS FOR LAMPS
Ref:             A) STATE 12345, B) 05 SESTRIN 1999
_______________________________________________

1. (C) Summary: He asked. End Summary.

2. (C) He left.

HALLORAN

Drafted: POL:Adoe
Cleared: DCM:Mroe, ECON:Jpoe
Approved: AMB:Nhalloran
"""


@pytest.mark.parametrize("gap", ["            ", "\t", "\t\t", "\xa0"])
def test_the_copy_of_the_office_of_origin(gap: str) -> None:
    (cable,) = read(EXPRESS.replace("From:            ", f"From:{gap}")).cables
    assert (str(cable.mrn), cable.date, cable.date_basis) == ("06SESTRIN280", "2006-03-15", "dateline")
    assert (cable.head.origin and cable.head.origin.value) == "AMEMBASSY SESTRIN"
    assert (cable.classification and cable.classification.level) == "C"
    assert [(one.name, one.precedence) for one in cable.action] == [("SECSTATE WASHDC", "PRIORITY")]
    assert [str(one.mrn) for one in cable.references] == ["06STATE12345", "05SESTRIN1999"]
    people = (cable.drafted_by, cable.cleared_by, cable.approved_by)
    assert [[one.name for one in each] for each in people] == [["Adoe"], ["Mroe", "Jpoe"], ["Nhalloran"]]
    assert (cable.signature, cable.paragraphs[-1].text) == (("HALLORAN",), "He left.")


@pytest.mark.parametrize(
    "said",
    [
        "1. (U) Classified by Ambassador Ada Roe for reasons 1.5 (b) and (d).",
        "1.  CLASSIFIED BY ADA ROE, AMBASSADOR, REASON 1.5 (B), (D).",
        "1. (C) This message is classified by Ambassador Ada Roe. Reason: 1.5 b and d. (C) The minister left.",
    ],
)
def test_who_classified_in_the_first_paragraph(said: str) -> None:
    text = f"C O N F I D E N T I A L SESTRIN 000036\n\nTAGS: PREL\nSUBJECT: LAMPS\n\n{said}\n\n2. (C) He left.\n"
    (cable,) = read(text).cables
    assert [one.name for one in cable.classified_by] == ["Ada Roe"]
    assert (cable.reasons, cable.head.reasons_section and cable.head.reasons_section.value) == (("b", "d"), "1.5")
    assert cable.paragraphs[0].number == 1
    field = cable.head.classified_by
    assert field is not None
    assert field.text in text
    assert "minister" not in field.text


def test_a_paragraph_about_what_somebody_else_classified_names_no_classifier() -> None:
    text = "C O N F I D E N T I A L SESTRIN 000036\n\nTAGS: PREL\nSUBJECT: LAMPS\n\n"
    (cable,) = read(
        f"{text}1. (C) The film was classified by the ministry as unfit.\n\n2. (C) Classified by age.\n"
    ).cables
    assert cable.classified_by == ()


def test_a_telegram_that_was_forwarded_without_its_first_lines_has_its_addresses() -> None:
    mail = "From: Doe, Jane\nSent: Tuesday, March 14, 2006 3:15 PM\nTo: Roe, Ada\nSubject: FW: lamps\n\n"
    head = "FM AMEMBASSY SESTRIN\nTO SECSTATE WASHDC\nUNCLAS SESTRIN 000280\nTAGS: PREL\nSUBJECT: LAMPS\n"
    (cable,) = read(f"{mail}{head}1. (U) He left.\n").cables
    assert cable.head.origin is not None
    assert cable.head.origin.value == "AMEMBASSY SESTRIN"
    assert [one.name for one in cable.action] == ["SECSTATE WASHDC"]
    assert cable.subject == "LAMPS"


_MAILED = "MRN: 12 SESTRIN 214\nFrom: AMEMBASSY SESTRIN\nAction: WASHDC, SECSTATE ROUTINE\n"


@pytest.mark.parametrize(
    ("below", "declassify", "text"),
    [
        ("Declassify on: 10/03/2022", "2022-10-03", "DECL: 10/03/2022"),
        ("Derived From: SESTRIN 12\nDeclassify On: 20221003", "2022-10-03", "DECL: 20221003"),
        ("Classified By: Ada Quill, DCM\nReason: 1.4 (b)\nDeclassify on: 25X1", None, "DECL: 25X1"),
        ("Derived From: SESTRIN 12", None, ""),
    ],
)
def test_record_email_says_below_its_subject_when_it_opens(below: str, declassify: str | None, text: str) -> None:
    (cable,) = read(f"{_MAILED}E.O.: 13526\nTAGS: PREL\nSubject: Lamps\n{below}\n\n1. (C) He left.\n").cables
    assert cable.eo is not None
    assert (cable.eo.order, cable.eo.declassify, cable.eo.text) == ("13526", declassify, text)


def test_an_instruction_in_the_line_of_the_order_counts() -> None:
    head = "E.O. 13526: DECL: 10/03/2022\nTAGS: PREL\nSubject: Lamps\nDeclassify on: 10/03/2032"
    (cable,) = read(f"{_MAILED}{head}\n\n1. (C) He left.\n").cables
    assert cable.eo is not None
    assert cable.eo.declassify == "2022-10-03"


def test_reasons_in_the_line_of_the_order() -> None:
    head = "C O N F I D E N T I A L SESTRIN 000214\n\nE.O. 12958: 1.4 (B,D)\nDECL: 04/10/2018\nTAGS: PREL\n"
    (cable,) = read(f"{head}SUBJECT: LAMPS\nCLASSIFIED BY: ADA QUILL, CDA\n\n1. (C) HE LEFT.\n").cables
    assert cable.reasons == ("b", "d")


@pytest.mark.parametrize(
    ("sender", "origin"),
    [
        ("FM USMISSION\nGENEVA", "USMISSION GENEVA"),
        ("FM AMEMBASSY BANDAR\n     SERI BEGAWAN", "AMEMBASSY BANDAR SERI BEGAWAN"),
        ("FM AMEMBASSY ROME\nGENEVA", "AMEMBASSY ROME"),
    ],
)
def test_a_sender_whose_line_was_wrapped(sender: str, origin: str) -> None:
    text = f"P 121415Z DEC 06\n{sender}\nTO SECSTATE WASHDC\nUNCLAS GENEVA 003377\n\nTAGS: PREL\nSUBJECT: LAMPS\n"
    (cable,) = read(f"{text}\n1. He left.\n").cables
    assert cable.origin == origin
    assert [one.name for one in cable.action] == ["SECSTATE WASHDC"]


@pytest.mark.parametrize(("said", "level"), [("CONFIDENTIAL", "C"), ("SECRET//NOFORN", "S"), ("the museum", None)])
def test_the_level_behind_its_label_above_record_email(said: str, level: str | None) -> None:
    (cable,) = read(f"Classification: {said}\n\n{_MAILED}TAGS: PREL\nSubject: Lamps\n\n1. He left.\n").cables
    assert str(cable.mrn) == "12SESTRIN214"
    assert [one.name for one in cable.action] == ["SECSTATE WASHDC"]
    assert (cable.classification.level if cable.classification else None) == level
