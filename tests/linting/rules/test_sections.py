"""Rules of the classification line, sections and page lines: what their examples do not show."""

import made_lines
from reftel.linting import lint
from reftel.model.cable import Cable
from reftel.reading import read


def codes(cable: Cable) -> list[str]:
    return [finding.code for finding in lint(cable)]


def test_the_level_is_shown_spaced() -> None:
    (finding,) = [each for each in lint(made_lines.cable(**{"class": "SECRET SESTRIN 000214"})) if each.rule == "L019"]
    assert finding.message == "SECRET; S E C R E T expected"
    assert "level-not-spaced" not in codes(made_lines.cable(**{"class": "UNCLAS SESTRIN 000214"}))


def test_an_office_may_send_through_its_neighbour() -> None:
    # Both are in Vienna, and share its communications.
    cable = made_lines.cable(fm="FM AMEMBASSY VIENNA", **{"class": "C O N F I D E N T I A L USOSCE 000214"})
    assert "station-disagrees" not in codes(cable)


def test_page_lines_of_another_cable_are_told_once_and_not_asked_for_their_order() -> None:
    page = "SESTRIN 00000241  005 OF 002\n\nSESTRIN 00000241  001 OF 007"
    assert codes(made_lines.cable(page=page)).count("page-serial") == 1
    assert "page-order" not in codes(made_lines.cable(page=page))


def test_pages_come_in_order_and_agree_on_their_number() -> None:
    assert "page-order" in codes(made_lines.cable(page="SESTRIN 00000214  003 OF 004\n\nSESTRIN 00000214  002 OF 004"))
    assert "page-order" in codes(made_lines.cable(page="SESTRIN 00000214  002 OF 004\n\nSESTRIN 00000214  003 OF 005"))
    assert "page-order" not in codes(
        made_lines.cable(page="SESTRIN 00000214  002 OF 004\n\nSESTRIN 00000214  003 OF 004")
    )


def test_page_lines_are_read_with_their_place_and_mark() -> None:
    text = made_lines.text(page="SESTRIN 00000214  002 OF 002\n\nC O N F I D E N T I A L")
    (cable,) = read(text).cables
    (line,) = cable.page_lines
    assert (line.station, line.serial, line.page, line.pages, line.marked) == ("SESTRIN", 214, 2, 2, True)
    assert text[line.span.start : line.span.end] == "SESTRIN 00000214  002 OF 002"


def test_the_end_of_message_in_mid_text() -> None:
    cable = made_lines.cable(body="1. (C) Orvane met us.\nNNNN\nHe would accept.\n\n2. (C) We thanked him.")
    assert codes(cable).count("end-of-message-twice") == 1
