"""Rules of days in the text: what their examples do not show."""

import pytest

import made_lines
from reftel.linting import lint
from reftel.model.finding import Finding


def found(code: str, text: str, **lines: str) -> list[Finding]:
    body = f"1. (C) {text}\n\n2. (C) The Ambassador thanked him."
    return [finding for finding in lint(made_lines.cable(body=body, **lines)) if finding.code == code]


@pytest.mark.parametrize(
    "text",
    [
        "He came on Tuesday, March 16.",
        "He came on Wednesday, December 31.",  # of the year before
        "He comes on Sunday, May 2, 2004.",
        "He comes on March 17 (Wednesday) again.",
        "He comes on March 16 Monday may be free.",  # the weekday is of the next words
        "March 31 dollars were paid.",
        "He left on February 29, and marching 30 miles may 35 tire.",
    ],
)
def test_days_that_can_be(text: str) -> None:
    assert not found("date-impossible", text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("He came on Monday, March 16.", "Monday, March 16: March 16, 2004 was a Tuesday"),
        ("He came on March 18 (Monday).", "March 18 (Monday): March 18, 2004 was a Thursday"),
        (
            "He came on Friday, May 2, 2003, and on Monday, May 3, 2003.",
            "Monday, May 3, 2003: May 3, 2003 was a Saturday",
        ),
        ("He comes on April 31.", "there is no April 31"),
        ("He came on February 29, 2003.", "there is no February 29"),
    ],
)
def test_days_that_cannot_be(text: str, said: str) -> None:
    (finding,) = found("date-impossible", text)
    assert finding.message == said


def test_the_first_day_that_rests_on_a_year_that_is_not_sure_is_told_once() -> None:
    bare = dict.fromkeys(("channel", "routing", "from", "security", "dtg", "fm", "to", "info"), "")
    (finding,) = found("date-needs-year", "He came yesterday, and on March 16, and on March 17.", **bare)
    assert finding.message == "March 16 rests on a year that nothing tells"
    assert finding.severity == "warning"
    (relative,) = found("date-needs-year", "He came yesterday.", **bare)
    assert relative.message == "yesterday rests on a year that nothing tells"
    assert not found("date-needs-year", "He came on March 16.")
