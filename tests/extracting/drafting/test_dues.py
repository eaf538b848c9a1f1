"""When it is to be decided."""

import pytest

from reftel.extracting.drafting.dues import due_in, meeting_at
from reftel.extracting.drafting.sentences import Told
from reftel.model.draft import Cited


def told(*texts: str, date: str | None = "2004-03-11") -> list[Told]:
    return [
        Told(text, date, (), Cited(cable="c", para=1, sentence=n, text=text, start=n, end=n + 1, source="a"))
        for n, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("sentences", "due"),
    [
        (["The chair will be decided in December 2004."], "2004-12"),
        (["The vote is on May 3."], "2004-05-03"),
        (["The vote is in May.", "The election on May 3 is open.", "The decision in May."], "2004-05"),
        (["It was decided in December 2003."], None),  # past
        (["The decision could be postponed until May."], None),  # a way out, and not the day
        (["Dinner is on May 3."], None),
        (["The decision is for 2005."], None),  # the year of an option
    ],
)
def test_a_day_ahead_beside_a_word_of_deciding(sentences: list[str], due: str | None) -> None:
    about = told(*sentences)
    assert due_in(about, about, frozenset({"2005"}))[0] == due


@pytest.mark.parametrize(
    ("body", "due", "meeting"),
    [
        ("osce", "2006-12", "Brussels Ministerial Council, 2006-12-04 to 2006-12-05"),
        ("osce", "2008-12-05", "Helsinki Ministerial Council, 2008-12-04 to 2008-12-05 [K]"),
        ("osce", "2006-11", ""),
        ("osce", "2006", ""),
        ("nato", "2006-12", ""),
        ("", None, ""),
    ],
)
def test_the_meeting_that_the_table_of_events_has(body: str, due: str | None, meeting: str) -> None:
    assert meeting_at(body, due) == meeting


def test_only_where_the_subject_is_named_and_the_cable_has_a_date() -> None:
    about = told("The vote is on May 3.")
    assert due_in(about, [], frozenset()) == (None, ())
    assert due_in(told("The vote is on May 3.", date=None), about, frozenset()) == (None, ())
    assert due_in(about, about, frozenset())[1] == (about[0].cited,)
