"""Rows of the mission table about the cable itself, each with its id, on the two texts the project began with."""

from pathlib import Path

import pytest

from reftel.facts import chiefs, posts, routing
from reftel.model.cable import Cable, Reading
from reftel.model.delivery import deliveries
from reftel.reading import read

MARKS = ["SBU"] * 11 + ["U"]


def find(shared: Path, start: str) -> Path:
    return next((shared / "seeds").glob(f"{start}_*.txt"))


@pytest.fixture(scope="module")
def s0(shared: Path) -> Reading:
    return read(find(shared, "000"))


@pytest.fixture(scope="module")
def s4(shared: Path) -> Reading:
    return read(find(shared, "004"))


def only(reading: Reading) -> Cable:
    (cable,) = reading.cables
    return cable


def codes(cable: Cable) -> list[str]:
    return [finding.code for finding in cable.findings]


def test_m001_a_partial_extract_says_so(s0: Reading) -> None:
    cable = only(s0)
    assert cable.completeness == "partial"
    assert cable.notices[0].kind == "partial-extract"
    assert not any("partial extract" in paragraph.text for paragraph in cable.paragraphs)
    assert cable.transmission is None


def test_m002_level_and_number_with_the_year_inferred(s0: Reading) -> None:
    cable = only(s0)
    assert cable.classification is not None
    assert cable.classification.level == "U"
    assert cable.mrn is not None
    assert (cable.mrn.year, cable.mrn.station, cable.mrn.serial) == (2005, "ALMATY", 1856)
    assert str(cable.mrn) == "05ALMATY1856"
    assert "year-inferred" in codes(cable)


def test_m003_captions(s0: Reading) -> None:
    cable = only(s0)
    assert cable.captions == ("SIPDIS", "SENSITIVE")
    assert cable.classification is not None
    assert cable.classification.sensitive


def test_m004_passing_line(s0: Reading) -> None:
    (passing,) = only(s0).passing
    assert (passing.via, passing.offices) == ("VIENNA", ("USOSCE",))


def test_m005_executive_order(s0: Reading) -> None:
    eo = only(s0).eo
    assert eo is not None
    assert (eo.order, eo.declassify, eo.text) == ("12958", None, "N/A")


def test_m006_tags_through_mark_up(s0: Reading) -> None:
    cable = only(s0)
    assert [tag.code for tag in cable.tags] == ["PREL", "PHUM", "KDEM", "KZ", "POLITICAL"]
    assert [tag.kind for tag in cable.tags] == ["subject", "subject", "program", "geo", "unknown"]
    field = cable.field("tags")
    assert field is not None
    assert field.text.startswith("[PREL](#)")
    assert {"unknown-tag", "tags-markup"} <= set(codes(cable))


def test_m007_the_subject_is_unfolded(s0: Reading) -> None:
    assert only(s0).subject == "USOSCE AMBASSADOR MINIKES' MEETINGS WITH ASTANA OFFICIALS"


def test_m008_what_is_absent_stays_absent(s0: Reading) -> None:
    cable = only(s0)
    assert (cable.references, cable.classified_by, cable.origin, cable.action, cable.dtg) == ((), (), None, (), None)
    assert (cable.date, cable.date_basis) == ("2005-05~", "index")


def test_m009_eleven_stands_for_one(s0: Reading) -> None:
    cable = only(s0)
    assert [paragraph.number for paragraph in cable.paragraphs] == list(range(1, 13))
    assert codes(cable).count("pilcrow-as-digit") == 1
    assert cable.paragraphs[0].raw.startswith("11. (SBU)")
    assert "".join(s0.source.text[node.start : node.end] for node in s0.nodes) == s0.source.text


def test_m010_portion_marks(s0: Reading) -> None:
    assert [paragraph.mark for paragraph in only(s0).paragraphs] == MARKS


def test_m011_the_summary_is_a_block(s0: Reading) -> None:
    first = only(s0).paragraphs[0]
    assert first.role == "summary"
    (block,) = first.blocks
    assert (block.role, block.clean, block.clean_end) == ("summary", 0, len(first.text))


def test_m020_headings_own_their_paragraphs(s0: Reading) -> None:
    cable = only(s0)
    numbers = [paragraph.number for paragraph in cable.paragraphs]
    owned = [(numbers[heading.first], numbers[heading.last - 1]) for heading in cable.headings]
    assert owned == [(2, 4), (5, 5), (6, 7), (8, 10)]
    assert [p.number for p in cable.paragraphs if p.heading is None] == [1, 11, 12]


def test_m025_stray_sipdis_is_taken_out(s0: Reading) -> None:
    cable = only(s0)
    second = cable.paragraphs[1]
    assert "ready to bear substantial operational responsibilities" in second.text
    assert "SIPDIS" not in second.text
    assert "SIPDIS" in second.raw
    assert [finding.rule for finding in cable.findings if finding.code == "sipdis-in-text"] == ["L025"]


def test_m042_a_blank_line_in_a_sentence_is_joined(s0: Reading) -> None:
    sixth = only(s0).paragraphs[5]
    assert "Copenhagen Declaration and to holding fair" in sixth.text
    assert "Declaration and to holding fair and open elections" in sixth.text
    assert "joined-line" in codes(only(s0))


def test_m053_the_drafters_paragraph_is_no_comment_of_its_own(s0: Reading) -> None:
    eighth = only(s0).paragraphs[7]
    assert (eighth.number, eighth.role, eighth.blocks) == (8, "body", ())


def test_m069_the_comment_is_a_block(s0: Reading) -> None:
    eleventh = only(s0).paragraphs[10]
    assert eleventh.role == "comment"
    assert eleventh.blocks[0].clean_end == len(eleventh.text)


def test_m071_clearance(s0: Reading) -> None:
    cable = only(s0)
    assert [(one.name, one.title) for one in cable.cleared_by] == [("Minikes", "Ambassador")]
    assert cable.paragraphs[11].mark == "U"


def test_m072_signature(s0: Reading) -> None:
    assert only(s0).signature == ("ORDWAY",)
    chief = chiefs.chief_at("ALMATY", "2005-05-01")
    assert chief is not None
    assert chief.surname.upper() == "ORDWAY"


def test_m073_service_note(s0: Reading) -> None:
    (note,) = [notice for notice in only(s0).notices if notice.kind == "service"]
    assert note.text == "NOTE: SVC FOR DROPPED ADDEE"


def test_m074_end_of_message_is_no_text(s0: Reading) -> None:
    cable = only(s0)
    assert [notice.text for notice in cable.notices if notice.kind == "end-of-message"] == ["NNNN"]
    assert not any("NNNN" in paragraph.raw for paragraph in cable.paragraphs)


def test_m075_format_line_1_is_no_message_number(s4: Reading) -> None:
    transmission = only(s4).transmission
    assert transmission is not None
    assert transmission.channel == "XRO8076"


def test_m076_format_line_2(s4: Reading) -> None:
    transmission = only(s4).transmission
    assert transmission is not None
    assert transmission.prosign == "PP"
    assert transmission.routed_to == ("RUEHDBU", "RUEHFL", "RUEHLA", "RUEHMRE", "RUEHROV", "RUEHSR")
    stations = [routing.station_of(indicator) for indicator in transmission.routed_to]
    assert stations == ["DUSHANBE", "FLORENCE", "BARCELONA", "MARSEILLE", "VATICAN", "STRASBOURG"]
    assert {one.reason for one in deliveries(only(s4))} == {"collective"}


def test_m077_format_line_3(s4: Reading) -> None:
    transmission = only(s4).transmission
    assert transmission is not None
    assert (transmission.station, transmission.serial, transmission.page) == ("RUEHTA", 280, 1)
    assert transmission.julian == (297, "0734")


def test_m078_format_line_4(s4: Reading) -> None:
    transmission = only(s4).transmission
    assert transmission is not None
    assert transmission.security == "CCCCC"
    (signal,) = (one for one in transmission.operating if one.code == "ZZH")
    assert signal.kind == "origin"


def test_m079_format_line_5(s4: Reading) -> None:
    cable = only(s4)
    assert cable.dtg is not None
    assert cable.dtg.at.isoformat() == "2006-10-24T07:34:00+00:00"
    assert (cable.precedence, cable.date, cable.date_basis) == (("PRIORITY",), "2006-10-24", "dtg")
    assert cable.transmission is not None
    assert cable.transmission.signals == ("ZDK",)
    assert [note.value.kind for note in cable.service] == ["repetition"]


def test_m080_addressees(s4: Reading) -> None:
    cable = only(s4)
    assert cable.origin == "AMEMBASSY ASTANA"
    (action,) = cable.action
    assert (action.name, action.routing, action.precedence) == ("SECSTATE WASHDC", "RUEHC", "PRIORITY")
    assert action.number == "7411"
    assert [(one.name, one.number) for one in cable.info] == [
        ("CIS COLLECTIVE", None),
        ("OSCE POST COLLECTIVE", None),
        ("USMISSION USOSCE", "1636"),
        ("CIA WASHDC", None),
    ]


def test_m081_spaced_level_and_section(s4: Reading) -> None:
    cable = only(s4)
    assert cable.classification is not None
    assert cable.classification.level == "C"
    sections = cable.field("sections")
    assert sections is not None
    assert sections.value == (1, 2)
    assert str(cable.mrn) == "06ASTANA280"
    assert cable.completeness == "whole"


def test_m082_a_caption_that_is_there_twice_counts_once(s4: Reading) -> None:
    cable = only(s4)
    assert cable.captions == ("SIPDIS", "NOFORN")
    assert cable.classification is not None
    assert cable.classification.caveats == ("NOFORN",)


def test_m083_attention_lines(s4: Reading) -> None:
    (passing,) = only(s4).passing
    assert passing.offices == ("SCA/FO", "SCA/CEN")
    assert passing.persons == ("A/S BOUCHER", "SPRATLEN", "O'MARA")
    (leg,) = passing.legs
    assert (leg.via, leg.readers[0].title, leg.readers[0].person) == ("DEPT", "A/S", "BOUCHER")


def test_m084_declassification_date(s4: Reading) -> None:
    assert only(s4).declassify_on == "2015-10-23"


def test_m085_classifier_and_reasons(s4: Reading) -> None:
    cable = only(s4)
    assert [(one.name, one.title) for one in cable.classified_by] == [("Kevin Milas", "DCM")]
    assert cable.reasons == ("b", "d")


def test_m086_the_garble_may_begin_in_mid_document(s4: Reading) -> None:
    cable = only(s4)
    assert [paragraph.number for paragraph in cable.paragraphs] == list(range(1, 9))
    assert "numbering-gap" not in codes(cable)
    assert codes(cable).count("pilcrow-as-digit") == 1


def test_m087_a_page_line_behind_a_heading(s4: Reading) -> None:
    cable = only(s4)
    assert cable.paragraphs[6].heading == "GOK Will Not Veto Another Country's Candidacy"
    assert any(node.kind == "page-line" for node in s4.nodes)
    assert not any("002 OF 002" in paragraph.text for paragraph in cable.paragraphs)


def test_m088_a_blank_line_in_a_sentence_is_joined(s4: Reading) -> None:
    assert "The Executive Secretariat of the CIS" in only(s4).paragraphs[3].text


def test_m106_a_note_in_brackets(s4: Reading) -> None:
    fifth = only(s4).paragraphs[4]
    (block,) = fifth.blocks
    assert block.role == "note"
    assert fifth.text[block.clean : block.clean_end].startswith("(Note:")
    assert fifth.text[block.clean : block.clean_end].endswith("End Note.)")
    assert fifth.role == "body"


def test_m117_no_comment_is_invented(s4: Reading) -> None:
    assert not any(paragraph.role == "comment" for paragraph in only(s4).paragraphs)


def test_m118_signer_and_classifier_differ(s4: Reading) -> None:
    cable = only(s4)
    assert cable.signature == ("ORDWAY",)
    assert [one.name for one in cable.classified_by] == ["Kevin Milas"]
    assert posts.post_of("ASTANA") is not None
