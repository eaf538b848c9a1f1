"""Which of several cables a damaged page costs."""

from made_pdf import packed, pdf
from reftel.model.cable import Cable
from reftel.model.source import Span
from reftel.reading import read
from reftel.reading.lost import lessened
from reftel.reading.remarks import remark

PAGE = """R 0{n}1330Z MAR 79
FM AMEMBASSY TARSIS
TO SECSTATE WASHDC

C O N F I D E N T I A L TARSIS 041{n}

SUBJECT: TIN

"""
TEXT = "\n".join(f"1. THE MINISTER AGREED TO ITEM {line} OF THE PAPER." for line in range(1, 30))


def cables() -> tuple[tuple[Cable, ...], str]:
    found = read(packed(pdf([PAGE.format(n=n) + TEXT.replace("ITEM", f"ITEM {n}") for n in (1, 2, 3)])))
    return found.cables, found.source.text


def test_only_the_cable_on_the_damaged_page_is_partial() -> None:
    found, text = cables()
    assert len(found) == 3
    place = Span(found[1].span.start + 20, found[1].span.end - 20)
    made = lessened(list(found), [remark("pages-damaged", "page 2 of 3 is damaged", place)], text)
    assert [cable.completeness for cable in made] == ["whole", "partial", "whole"]
    assert "pages-damaged" in {each.code for each in made[1].findings}
    assert lessened(list(found), [remark("encoding-damaged", "another", place)], text) == list(found)


def test_a_page_of_which_nothing_is_left_takes_from_both_sides() -> None:
    found, text = cables()
    between = found[1].span.start
    made = lessened(list(found), [remark("pages-damaged", "gone", Span(between, between))], text)
    assert [cable.completeness for cable in made] == ["partial", "partial", "whole"]


def test_damage_without_a_place_is_told_of_a_cable_that_is_alone() -> None:
    found, text = cables()
    gone = [remark("pages-damaged", "a stream of no page")]
    assert [cable.completeness for cable in lessened(list(found), gone, text)] == ["whole"] * 3
    assert lessened([found[0]], gone, text)[0].completeness == "partial"
