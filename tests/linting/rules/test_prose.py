"""Rules of opinion, quotation, spelling and protection: what they pass over."""

import tomllib
from importlib import resources

import pytest

import made_lines
from reftel.linting import lint
from reftel.linting.knowledge import opinions
from reftel.model.finding import Finding

KNOWN = tomllib.loads((resources.files("reftel.linting") / "knowledge.toml").read_text(encoding="utf-8"))


def found(code: str, text: str, **lines: str) -> list[Finding]:
    body = f"1. (C) {text}\n\n2. (C) The Ambassador thanked him."
    return [finding for finding in lint(made_lines.cable(body=body, **lines)) if finding.code == code]


@pytest.mark.parametrize("row", KNOWN["opinion"], ids=lambda row: row["example"])
def test_each_turn_of_opinion_has_an_example(row: dict[str, str]) -> None:
    assert opinions().search(row["example"])


def test_a_run_of_opinion_is_one_finding_and_ends_where_somebody_speaks() -> None:
    text = "Orvane was her usual talkative self. Not knowing what she was talking about was no obstacle."
    more = "If she has the facts at hand, she is even more adamant. She said that Vardania would accept."
    (finding,) = found("unmarked-opinion", f"{text} {more}")
    assert finding.message.startswith("3 sentences of the drafter's own")


@pytest.mark.parametrize(
    "text",
    [
        "Orvane said that in our view the bid was weak.",
        "He was adamant that Vardania would accept.",
        "(Comment: She was her usual talkative self. End comment.)",
        "Does post believe that the bid is weak?",
        "We believe that the bid is weak.",  # the cable marks no comment: all of it may be the drafter's
    ],
)
def test_what_is_no_unmarked_opinion(text: str) -> None:
    assert not found("unmarked-opinion", text)


def test_we_believe_stands_out_where_comments_are_marked() -> None:
    body = "1. (C) We believe that the bid is weak.\n\n2. (C) Comment: So it is. End comment."
    assert [finding.code for finding in lint(made_lines.cable(body=body))] == ["unmarked-opinion"]


def test_the_department_instructs() -> None:
    lines = {"fm": "FM SECSTATE WASHDC", "class": "C O N F I D E N T I A L STATE 000214"}
    assert not found("unmarked-opinion", "In our view the bid is weak.", **lines)


def test_quotations_over_paragraphs_and_garbled_ones_are_passed_over() -> None:
    over = '1. (C) Orvane read: "We accept.\n\n2. (C) "And we thank you."'
    assert "quotation-open" not in [finding.code for finding in lint(made_lines.cable(body=over))]
    assert not found("quotation-open", 'Orvane said &we accept8 "twice.')
    assert not found("quotation-open", 'Orvane gave a 12" pipe.')


def test_dots_outside_quotations_and_at_their_end_are_no_splice() -> None:
    assert not found("quotation-spliced", 'Orvane said "we accept..." and left...at once.')
    assert found("quotation-spliced", 'Orvane said "we accept . . . at once."')


def test_spellings() -> None:
    (hyphen,) = found(
        "spelling-varies", "Orvane set pre-conditions. The preconditions were two. No pre-conditions came."
    )
    assert hyphen.message == "pre-conditions here, preconditions elsewhere"
    (capitals,) = found("spelling-varies", "Orvane would be CiO. The CIO is he, and the CiO stays.")
    assert capitals.message == "CIO here, CiO elsewhere"
    assert not found("spelling-varies", "Orvane re-sent it and did resent it. The Non-Tariff Act, and nontariff talks.")
    assert not found("spelling-varies", "ORVANE SET PRE-CONDITIONS. THE PRECONDITIONS WERE TWO.")


def test_a_source_without_a_name_needs_no_protection() -> None:
    assert not found("protected-name", "A source at the ministry (strictly protect) told us.")
    assert not found("protected-name", "[XXXXXXXXXXXX] (protect) told us.")
    assert not found("protected-name", "Minister \u0425\u0425\u0425\u0425\u0425 (protect) told us.")  # in Cyrillic
    assert not found("protected-name", "REDACTED (protect) told us.")
    assert not found("protected-name", "NAME WITHHELD (protect) told us.")
    assert found("protected-name", "He was removed by Ada Quill (protect).")
    assert found("protected-name", "Ada Quill (please protect) told us.")
