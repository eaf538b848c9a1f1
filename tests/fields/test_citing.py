"""One item of a reference line."""

from reftel.fields.citing import Citing, Series, cited, kind_of
from reftel.fields.mrn import Mrn
from reftel.fields.reference import parse_references


def test_the_series_goes_on_with_the_last_station() -> None:
    found, last = cited("A", "05 ROME 12, PARIS 34 AND 35", Citing(2006, "OSLO"))
    assert [str(one.mrn) for one in found] == ["05ROME12", "06PARIS34", "06PARIS35"]
    assert last == Series("PARIS", None)
    (more,), _ = cited("B", "1234", Citing(2006, "OSLO"), last)
    assert more.mrn == Mrn(2006, "PARIS", 1234)


def test_a_bare_number_by_itself_is_a_cable_of_a_post_not_said() -> None:
    (found,), last = cited(None, "1234", Citing(2006, "OSLO"))
    assert (found.kind, found.mrn, last) == ("cable", None, None)


def test_a_date_later_than_the_citing_cable_says_no_year() -> None:
    (found,), _ = cited(None, "ROME 12 (3/4/09)", Citing(2006))
    assert str(found.mrn) == "06ROME12"
    (found,), _ = cited(None, "ROME 12 (3/4/04)", Citing())
    assert str(found.mrn) == "04ROME12"


def test_the_year_in_brackets() -> None:
    for note in ("(08)", "('08)", "(2008)", "(’08)"):
        (found,), _ = cited(None, f"MUSCAT 800 {note}", Citing(2009))
        assert str(found.mrn) == "08MUSCAT800"


def test_the_words_hold_what_stands_behind_the_number() -> None:
    (found, more), _ = cited(None, "ROME 12 (NOTAL), 13 OF 3/4/05", Citing(2006))
    assert (found.text, more.text) == ("ROME 12 (NOTAL)", "13 OF 3/4/05")
    assert str(more.mrn) == "05ROME13"


def test_kind_of() -> None:
    assert kind_of("THE MINISTER'S NOTE VERBALE") == "note"
    assert kind_of("THE LAMPS") is None


def test_a_range_names_each_of_its_numbers() -> None:
    found = parse_references("REF: A. KYIV 1390 THROUGH 1393 (NOTAL) B. ROME 12 THRU 14", 2010)
    assert [(one.enumerator, str(one.mrn)) for one in found] == [
        *(("A", f"10KYIV{serial}") for serial in range(1390, 1394)),
        *(("B", f"10ROME{serial}") for serial in (12, 13, 14)),
    ]
    assert [one.text for one in found[:2]] == ["KYIV 1390", "1390 THROUGH 1393"]


def test_what_counts_down_or_too_far_is_no_range() -> None:
    found = parse_references("REF: KYIV 1390 THROUGH 1205; ROME 12 THRU 4000", 2010)
    assert [str(one.mrn) for one in found] == ["10KYIV1390", "10KYIV1205", "10ROME12", "10ROME4000"]


def test_a_broadcast_is_no_cable() -> None:
    found = parse_references("REF: (A) ROME 12, (B) FBIS LD121530", 1986)
    assert [(one.mrn and str(one.mrn), one.text) for one in found] == [("86ROME12", "ROME 12"), (None, "FBIS LD121530")]
