"""Rules of paragraphs and blocks: what their examples do not show."""

import made_lines
from reftel.linting import lint
from reftel.model.finding import Finding


def found(code: str, **lines: str) -> list[Finding]:
    return [finding for finding in lint(made_lines.cable(**lines)) if finding.code == code]


def test_what_ends_by_itself_is_not_open() -> None:
    assert not found("block-not-ended", body="1. (C) Orvane met us.\n\n2. (C) Comment: He may accept.")
    assert not found("block-not-ended", body="1. (C) (Comment: He may accept.)\n\n2. (C) Orvane left.")
    heading = "SUMMARY\n-------\n\n1. (C) Summary: Orvane met us.\n\nTHE DATE\n--------\n\n2. (C) He left."
    assert not found("block-not-ended", body=heading)


def test_a_block_may_end_in_a_later_paragraph_and_not_behind_the_next_one_of_its_kind() -> None:
    assert not found(
        "block-not-ended", body="1. (C) Summary: Orvane met us.\n\n2. (C) He left. End summary.\n\n3. (C) So."
    )
    twice = "1. (C) Comment: So he says.\n\n2. (C) Comment: We doubt it. End comment.\n\n3. (C) He left."
    assert len(found("block-not-ended", body=twice)) == 1


def test_a_long_cable_wants_a_summary() -> None:
    paragraph = "Orvane told the Ambassador that Vardania would accept the later date. " * 50
    body = f"1. (C) {paragraph}\n\n2. (C) {paragraph}\n\n3. (C) {paragraph}"
    (finding,) = found("summary-missing", body=body)
    assert finding.message == "about 4 pages, and no summary"
    assert not found("summary-missing", body=body.replace("1. (C) ", "1. (C) Summary: "))


def test_signs_are_counted_and_the_pilcrow_is_not() -> None:
    (finding,) = found("not-ascii", body="¶1. (C) Orvane’s “yes” was Vardania’s.\n\n¶2. (C) He left.")
    assert finding.message == "characters that no teletype sends: ’ (2) “ (1) ” (1)"
    assert finding.end == finding.start + 1
    (unseen,) = found("not-ascii", body="1. (C) Orvane\u200bmet us.\n\n2. (C) He left.")
    assert "U+200B" in unseen.message
