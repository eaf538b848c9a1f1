"""Rules of references: what their examples do not show."""

import made_lines
from reftel.linting import lint
from reftel.model.finding import Finding

TWO = "REF: A. PORT AUREL 77\n     B. LUSK 31"


def found(code: str, **lines: str) -> list[Finding]:
    return [finding for finding in lint(made_lines.cable(**lines)) if finding.code == code]


def body(text: str) -> str:
    return f"1. (C) {text}\n\n2. (C) The Ambassador thanked him for it."


def test_reftels_are_all_of_them() -> None:
    assert not found("reference-unused", ref=TWO, body=body("Orvane would accept (reftels); see also ref A."))


def test_a_letter_that_the_list_does_not_have() -> None:
    (finding,) = found("reference-unknown", ref=TWO, body=body("Orvane would accept (refs A, B and C)."))
    assert finding.message == "ref C is not among the references (A, B)"


def test_a_list_that_no_letter_is_used_of_may_be_for_the_record() -> None:
    assert not found("reference-unused", ref=TWO, body=body("Orvane would accept."))


def test_a_fragment_is_not_asked_for_its_ref_line() -> None:
    bare = dict.fromkeys(("channel", "routing", "from", "security", "dtg", "fm", "to", "info", "class"), "")
    more = dict.fromkeys(("captions", "eo", "tags", "subject", "ref", "classified"), "")
    assert not found("reference-unknown", body=body("Orvane would accept (reftel)."), **bare, **more)


def test_the_same_number_in_another_year_is_another_cable() -> None:
    assert not found("reference-to-itself", ref="REF: 03 SESTRIN 214")


def test_numbers_in_place_of_letters_are_in_no_order_of_letters() -> None:
    assert not found("reference-letters", ref="REF: 1) PORT AUREL 77\n     2) LUSK 31")
    assert found("reference-letters", ref="REF: A) PORT AUREL 77\n     C) LUSK 31")
