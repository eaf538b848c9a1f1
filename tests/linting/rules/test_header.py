"""Rules of the format lines: what their examples do not show."""

import msgspec
import pytest

import made_lines
from reftel.linting import lint
from reftel.linting.rules.header import is_collective
from reftel.model.cable import Cable
from reftel.model.release import Release


def codes(cable: Cable) -> list[str]:
    return [finding.code for finding in lint(cable)]


def message(code: str, **lines: str) -> str:
    return next(finding.message for finding in lint(made_lines.cable(**lines)) if finding.code == code)


def test_a_copy_without_format_lines_is_not_asked_for_them() -> None:
    bare = dict.fromkeys(("channel", "routing", "from", "security", "dtg", "fm", "to", "info"), "")
    assert "address-missing" not in codes(made_lines.cable(**bare))


def test_what_was_expected_is_said() -> None:
    assert message("prosign-not-highest", dtg="O P 170905Z MAR 04").endswith("OO expected")
    assert message("precedence-order", dtg="P O 170905Z MAR 04", routing="OO RUZAPA").endswith("O P expected")
    assert message("julian-disagrees", **{"from": "DE RUZASE #0214 0970905"}).endswith("0770905 expected")
    assert message("security-line-disagrees", security="ZNY SSSSS ZZH").endswith("CCCCC expected")
    assert message("precedence-misspelt", to="TO RUZAPA/FORMIN PORT AUREL PIORITY 0412") == "PIORITY; PRIORITY expected"


@pytest.mark.parametrize("filed", ["0770905", "0770911", "0780904"])
def test_line_3_may_be_filed_up_to_a_day_later(filed: str) -> None:
    assert "julian-disagrees" not in codes(made_lines.cable(**{"from": f"DE RUZASE #0214 {filed}"}))


def test_the_turn_of_the_year_is_no_disagreement() -> None:
    lines = {"from": "DE RUZASE #0214 0010003", "dtg": "P 312359Z DEC 04", "eo": "E.O. 12958: DECL: 12/31/2014"}
    assert "julian-disagrees" not in codes(made_lines.cable(**lines))
    impossible = made_lines.cable(**{"from": "DE RUZASE #0214 4000905"})
    assert "julian-disagrees" in codes(impossible)


def test_a_retransmission_is_filed_when_it_is_sent_again() -> None:
    cable = made_lines.cable(**{"from": "DE RUZASE #0214 0970905", "dtg": "P 170905Z MAR 04 ZDK"})
    assert [finding.severity for finding in lint(cable) if finding.code == "julian-disagrees"] == ["info"]


def test_handle_and_level_of_line_4() -> None:
    assert "security-line-disagrees" in codes(made_lines.cable(security="ZNR CCCCC ZZH"))
    assert "security-line-disagrees" not in codes(made_lines.cable(security="ZNY CCCCC ZZH"))


def test_a_cable_that_was_sent_after_its_release() -> None:
    cable = msgspec.structs.replace(made_lines.cable(), release=Release("released", date="2003-01-01"))
    assert "dtg-after-release" in codes(cable)
    later = msgspec.structs.replace(cable, release=Release("released", date="2014-01-01"))
    assert "dtg-after-release" not in codes(later)


def test_an_addressee_may_be_no_more_urgent_than_the_cable_and_two_precedences_want_info() -> None:
    twofold = made_lines.cable(dtg="O P 170905Z MAR 04", routing="OO RUZAPA", info="")
    assert "precedence-of-addressees" in codes(twofold)


def test_collectives_by_name_and_by_routing_indicator() -> None:
    assert is_collective("STRAITS COLLECTIVE")
    assert is_collective("AIG 7031")
    assert is_collective("SOMETHING ELSE", "RUCNCIS")
    assert not is_collective("AMEMBASSY LUSK", "RUEHTA")
    assert not is_collective("AMEMBASSY LUSK")


def test_a_net_for_reading_is_no_addressee() -> None:
    cable = made_lines.cable(routing="PP RUEHWEB RUZAPA", info="INFO RUZALU/AMEMBASSY LUSK 0031")
    assert "routed-elsewhere" not in codes(cable)


def test_signals_are_those_of_lines_3_to_5_only() -> None:
    cable = made_lines.cable(security="ZNY CCCCC ZZH ZDK", body="1. (C) The ZWX was ZDS.\n\n2. (C) It ended.")
    found = [finding for finding in lint(cable) if finding.rule == "L008"]
    assert [finding.code for finding in found] == ["repeated-transmission"]
    assert "repetition" in found[0].message
