"""Rules of TAGS and subject: what their examples do not show."""

import made_lines
from reftel.linting import lint
from reftel.model.finding import Finding


def found(code: str, **lines: str) -> list[Finding]:
    return [finding for finding in lint(made_lines.cable(**lines)) if finding.code == code]


def test_a_code_that_is_meant_as_it_is() -> None:
    # AU is Austria's, and the subject speaks of both countries.
    assert not found("geo-tag-slip", tags="TAGS: PREL, AU", subject="SUBJECT: AUSTRALIA AND AUSTRIA AGREE")
    assert not found("geo-tag-slip", tags="TAGS: PREL, AU, AS", subject="SUBJECT: AUSTRALIA WOULD AGREE")
    (slip,) = found("geo-tag-slip", tags="TAGS: PREL, AU", subject="SUBJECT: AUSTRALIA WOULD AGREE")
    assert slip.message == "AU is the ISO code of Australia; in TAGS it is AS"


def test_a_program_code_is_enough() -> None:
    assert not found("no-subject-tag", tags="TAGS: KDEM, KZ")


def test_a_subject_of_more_than_three_lines() -> None:
    words = "\n".join(["VARDANIA WOULD TAKE THE LATER DATE AND SAY SO IN COUNCIL WHEN"] * 4)
    (long,) = found("subject-form", subject=f"SUBJECT: {words}")
    assert "three lines at most" in long.message


def test_the_subject_of_a_consulate_may_be_elsewhere() -> None:
    lines = {"fm": "FM AMEMBASSY ASTANA", "class": "C O N F I D E N T I A L ASTANA 000214", "tags": "TAGS: PREL, RS"}
    assert not found("host-tag-missing", subject="SUBJECT: RUSSIA WOULD TAKE THE LATER DATE", **lines)
