"""Rules over many cables."""

import made_lines
from reftel.linting import lint_together
from reftel.model.cable import Cable


def numbered(serial: int, day: int = 17, **lines: str) -> Cable:
    return made_lines.cable(
        **{
            "class": f"C O N F I D E N T I A L SESTRIN {serial:06d}",
            "from": f"DE RUZASE #{serial:04d} {60 + day:03d}0905",
            "dtg": f"P {day:02d}{serial % 24:02d}05Z MAR 04",
            **lines,
        }
    )


def told(*cables: Cable) -> list[tuple[str, str]]:
    return [(cable, finding.code) for cable, finding in lint_together(cables)]


def test_a_copy_is_no_second_text_and_a_corrected_one_is_called_so() -> None:
    assert told(numbered(214), numbered(214)) == []
    other = numbered(214, captions="CORRECTED COPY", body="1. (C) Orvane would refuse.\n\n2. (C) He left.")
    ((cable, finding),) = lint_together([numbered(214), other])
    assert (cable, finding.rule) == ("04SESTRIN214", "L063")
    assert "a corrected copy" in finding.message


def test_one_minute_is_one_cable_of_a_post() -> None:
    assert told(numbered(214), numbered(238)) == [("04SESTRIN238", "same-minute")]
    assert told(numbered(214), numbered(215)) == []


def test_a_reference_to_what_came_later_needs_both_days() -> None:
    early = numbered(214, ref="REF: LUSK 31")
    late = numbered(
        31,
        27,
        fm="FM AMEMBASSY LUSK",
        **{"class": "C O N F I D E N T I A L LUSK 000031", "from": "DE RUZALU #0031 0870905"},
    )
    assert ("04SESTRIN214", "reference-sent-later") in told(early, late)
    assert told(early) == []


def test_gaps_are_told_where_the_series_is_dense() -> None:
    dense = [numbered(serial, 10 + serial) for serial in (1, 2, 3, 5, 6, 8)]
    assert [pair for pair in told(*dense) if pair[1] == "serial-gap"] == [
        ("04SESTRIN5", "serial-gap"),
        ("04SESTRIN8", "serial-gap"),
    ]
    sparse = [numbered(serial, 10 + serial % 10) for serial in (1, 20, 40, 60)]
    assert told(*sparse) == []
    assert told(*dense[:3]) == []
