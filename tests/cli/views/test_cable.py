"""A cable as people see it."""

from collections import Counter

import msgspec
import pytest

import made_up
from conftest import HOME, Golden
from reftel.cli.views.cable import cable, findings, listed
from reftel.fields.classification import Classification
from reftel.model.cable import CableDate, Heading
from reftel.model.finding import Finding
from reftel.model.release import Release
from reftel.model.source import Span
from rendering import printed


@pytest.mark.parametrize("width", [80, 100])
def test_a_cable_as_it_is_seen(width: int, golden: Golden) -> None:
    golden.check(HOME / "tests" / "golden" / "cli" / f"cable-{width}.txt", printed(cable(made_up.cable()), width))


def test_a_cable_that_says_nothing(golden: Golden) -> None:
    golden.check(HOME / "tests" / "golden" / "cli" / "cable-bare.txt", printed(cable(made_up.bare_cable())))


def test_what_is_not_whole_or_inferred_is_said_so() -> None:
    full = made_up.cable()
    head = msgspec.structs.replace(
        full.head, dtg=None, precedence=None, date=made_up.field(CableDate("2004-03~", "index"))
    )
    shown = printed(cable(msgspec.structs.replace(full, head=head, completeness="missing_sections", release=Release())))
    assert "2004-03~, inferred from its serial number" in shown
    assert "not whole   missing sections" in shown
    assert "release" not in shown


def test_where_a_released_scan_breaks_off_it_is_said_there() -> None:
    full = made_up.cable()
    place = full.paragraphs[1]
    told = Finding("text-blank", "warning", "it ends", place.end - 3, place.end)
    shown = printed(cable(msgspec.structs.replace(full, findings=(told,))), 200)
    assert f"{place.text.splitlines()[-1]}\n    [the text breaks off: the rest was taken out" in shown
    assert shown.count("[the text breaks off") == 1


def test_reasons_are_told_with_what_they_mean() -> None:
    full = made_up.cable()
    head = msgspec.structs.replace(
        full.head, reasons=made_up.field(("b", "h")), reasons_section=made_up.field("1.5"), date=None
    )
    shown = " ".join(printed(cable(msgspec.structs.replace(full, head=head)), 200).split())
    assert "reasons 1.5(b) foreign government information; 1.5(h)" in shown


def test_a_heading_over_another_heading_is_shown_too() -> None:
    full = made_up.cable()
    over = msgspec.structs.replace(full, headings=(Heading("Dates", Span(170, 175), 1, 1), *full.headings))
    assert "\nDates\n\nA Later Date\n" in printed(cable(over))


def test_sensitive_is_part_of_the_marking() -> None:
    full = made_up.cable()
    marking = made_up.field(Classification("U", (), sensitive=True))
    shown = printed(
        cable(msgspec.structs.replace(full, head=msgspec.structs.replace(full.head, classification=marking)))
    )
    assert "04SESTRIN214  UNCLASSIFIED SENSITIVE" in shown


def test_a_list_has_a_line_for_each_cable() -> None:
    stub = msgspec.structs.replace(made_up.cable(), completeness="stub")
    lines = printed([listed([made_up.cable(), made_up.bare_cable(), stub])]).strip().split("\n")
    assert lines == [
        "04SESTRIN214           2004-03-17  C  VARDANIA WOULD TAKE THE LATER DATE",
        "source:000000000000@0  no date     ?  (no subject) [of unknown kind]",
        "04SESTRIN214           2004-03-17  C  VARDANIA WOULD TAKE THE LATER DATE [stub]",
    ]


def test_a_line_for_each_finding() -> None:
    warning = "04SESTRIN214  warning  the reasons cite section 1.5 [eo-reason-section L033]"
    full, seen = made_up.cable(), Counter[str]()
    both = msgspec.structs.replace(full, findings=(Finding("joined-line", "info", "two", 1, 2), *full.findings))
    assert printed(findings(both, seen, listed=False)).strip().split("\n") == [warning]
    assert seen == {"joined-line": 1}
    lines = printed(findings(both, seen, listed=True)).strip().split("\n")
    assert lines == [warning, "04SESTRIN214  info  two [joined-line]"]
    assert printed(findings(made_up.bare_cable(), seen, listed=True)) == ""


def test_a_hostile_cable_cannot_write_to_the_terminal() -> None:
    full = made_up.cable()
    head = msgspec.structs.replace(full.head, subject=made_up.field("\x1b[2J\x9b31m\u202eevil [red]not markup[/red]"))
    bad = msgspec.structs.replace(full, head=head, paragraphs=(made_up.paragraph(1, "a\x07b\x1b]0;title\x07"),))
    shown = printed(cable(bad), colour=False)
    assert "\x1b" not in shown
    assert not {"\x07", "\x9b", "\u202e"} & set(shown)
    assert "[red]not markup[/red]" in shown
