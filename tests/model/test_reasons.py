"""Why a cable is classified."""

import msgspec

import made_up
from reftel.model.cable import Cable, CableDate
from reftel.model.reasons import Cited, cited_reasons


def citing(*letters: str, section: str | None, day: str | None) -> Cable:
    cable = made_up.cable()
    head = msgspec.structs.replace(
        cable.head,
        reasons=made_up.field(letters),
        reasons_section=made_up.field(section) if section else None,
        date=made_up.field(CableDate(day, "dtg")) if day else None,
    )
    return msgspec.structs.replace(cable, head=head)


def test_by_the_section_that_is_cited() -> None:
    shown = cited_reasons(citing("b", "h", section="1.4", day=None))
    assert shown == (
        Cited("1.4(b)", "foreign government information", by_day=False),
        Cited("1.4(h)", "development, production, or use of weapons of mass destruction", by_day=False),
    )


def test_what_a_section_has_not_is_given_no_meaning() -> None:
    assert cited_reasons(citing("h", section="1.5", day="2009-01-01")) == (Cited("1.5(h)", None, by_day=False),)


def test_without_a_section_it_is_that_of_the_day_and_said_so() -> None:
    assert cited_reasons(citing("h", section=None, day="2002-12-31")) == (Cited("(h)", None, by_day=False),)
    (told,) = cited_reasons(citing("h", section=None, day="2004-03"))
    assert (told.meaning, told.by_day) == ("development, production, or use of weapons of mass destruction", True)
    assert cited_reasons(citing("b", section=None, day=None)) == (Cited("(b)", None, by_day=False),)


def test_a_cable_without_reasons_has_none() -> None:
    assert cited_reasons(made_up.bare_cable()) == ()
