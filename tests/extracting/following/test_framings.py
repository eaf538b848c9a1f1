"""Framings that meet, and rebuttals, in made-up speech."""

from made_speech import said
from reftel.extracting.following.framings import framings, rebuttals
from reftel.extracting.following.lines import Sides, lines_of
from reftel.model.following import Topic

# EXERCISE: made-up people.


def framed(*texts: str) -> list[Topic]:
    statements = said(*texts)
    return list(framings(lines_of(statements), Sides(statements)))


def rebutted(*texts: str) -> list[Topic]:
    return list(rebuttals(lines_of(said(*texts))))


OURS = "Ambassador Halloran told Orvane that the paper was not attempting to impose conditions, but rather to help."
THEIRS = "Foreign Minister Orvane told Ambassador Halloran that it isn't a case of meeting conditions."


def test_two_sides_that_deny_one_word_are_a_pair() -> None:
    (one,) = framed(f"{THEIRS} {OURS}")
    assert (one.kind, one.name) == ("framing", "conditions")
    assert [view.words for view in one.views] == [
        "isn't a case of meeting conditions",
        "not attempting to impose conditions, but rather to help",
    ]
    assert len(one.statements) == len(one.evidence) == 2


def test_one_side_alone_or_another_word_is_no_pair() -> None:
    assert framed(THEIRS) == []
    assert framed(f"{THEIRS} Orvane added that it was not about conditions.") == []
    assert framed(f"{THEIRS} Ambassador Halloran told Orvane that the paper was not about pressure.") == []


def test_a_reply_that_sets_one_thing_against_another() -> None:
    (one,) = rebutted(
        "Foreign Minister Orvane said that the dam is a matter of sovereignty. "
        "Ambassador Halloran responded that the dam is not just a domestic issue but a matter for the Dam Board, "
        "especially under the Helsinki Final Act."
    )
    assert [view.by for view in one.views] == ["Orvane", "Halloran"]
    assert [each.name for each in one.authorities if each.named] == ["Helsinki Final Act"]
    assert len(one.evidence) == 2


def test_a_denial_is_of_what_it_shares_words_with() -> None:
    (one,) = rebutted(
        "Foreign Minister Orvane criticized the double standards of the Dam Board. Orvane said that it rains. "
        "Ambassador Halloran denied that any double standard existed."
    )
    assert one.views[0].words.startswith("the double standards")


def test_what_goes_against_nothing_is_no_rebuttal() -> None:
    assert rebutted("Ambassador Halloran responded that it is not rain but snow.") == []
    assert rebutted("Foreign Minister Orvane said that it rains. Ambassador Halloran responded that it rains.") == []
    assert (
        rebutted(
            "Foreign Minister Orvane said that it rains. Ambassador Halloran denied that any double standard existed."
        )
        == []
    )
    assert rebutted("Foreign Minister Orvane said that it rains. Orvane countered that it snows.") == []
