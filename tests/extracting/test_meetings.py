"""Meetings of a cable: each word of meeting by its example, merging, status, what was said there."""

import re

import pytest

from made_speech import cable_of
from reftel.extracting.lexicon.load import table
from reftel.extracting.meetings import meetings
from reftel.model.meeting import Meeting
from reftel.model.structure import Role

ROWS = [(kind, word) for kind in ("verbs", "nouns") for word in table("meetings.toml")[kind]]
MARKS = re.compile(r"[<>{}]")


def met(*texts: str | tuple[Role, str]) -> list[Meeting]:
    return list(meetings(cable_of(*texts)))


def names(meeting: Meeting) -> tuple[list[str], list[str]]:
    return [one.name for one in meeting.who], [one.name for one in meeting.whom]


@pytest.mark.parametrize(("kind", "word"), ROWS)
def test_examples(kind: str, word: str) -> None:
    example = table("meetings.toml")[kind][word]["example"]
    (found,) = met(MARKS.sub("", example))
    assert found.status == "held"
    assert found.when == "2004-03-03"
    assert {one.name for one in (*found.who, *found.whom)} == {"Ambassador", "Marin"}
    assert found.evidence[0].text == MARKS.sub("", example)
    if kind == "verbs":
        lead = re.search("<(.*?)>", example)
        assert lead is not None
        assert names(found)[0][0] in lead.group(1)


def test_separately_makes_several() -> None:
    text = "On March 3 the Ambassador met separately with Minister Orvane Marin, Speaker Tarn Bly, and Mayor Ada Quill."
    assert [names(one)[1] for one in met(text)] == [["Marin"], ["Bly"], ["Quill"]]
    (one,) = met(text.replace(" separately", ""))
    assert names(one)[1] == ["Marin", "Bly", "Quill"]


def test_companions_name_whom_they_came_with() -> None:
    (found,) = met("On March 3, the Ambassador, accompanied by Poloff, met with Minister Orvane Marin in Sestrin.")
    assert [(one.name, one.accompanies) for one in found.who] == [("Ambassador", None), ("Poloff", "Ambassador")]
    assert found.place is not None
    assert found.place.text == "Sestrin"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Ambassador will meet with Minister Orvane Marin on March 20.", "planned"),
        ("The Ambassador plans to meet with Minister Orvane Marin.", "planned"),
        ("Minister Orvane Marin refused to meet with the Ambassador.", "not-held"),
        ("The Ambassador did not meet with Minister Orvane Marin.", "not-held"),
    ],
)
def test_planned_and_negated_are_told_apart(text: str, status: str) -> None:
    assert [one.status for one in met(text)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Poloff called on Minister Orvane Marin to resign.",
        "The plan met with strong resistance.",
        "Marin received a letter from the Ambassador.",
        "If the Ambassador met Minister Orvane Marin, he would ask.",
        "The company met its targets in March.",
    ],
)
def test_no_meetings(text: str) -> None:
    assert not met(text)


def test_a_note_tells_of_none() -> None:
    assert not met(("note", "The Ambassador will meet with Minister Orvane Marin on March 20."))
    assert not met(
        "Nothing was said. (Note: Minister Orvane Marin plans to meet with the Ambassador on March 20. End Note.)"
    )


def test_summary_and_body_are_one_meeting_with_both_sentences() -> None:
    (found,) = met(
        ("summary", "On March 3, the Ambassador met with Minister Orvane Marin."),
        "In a March 3 meeting with the Ambassador, Minister Orvane Marin said that the dam leaked.",
    )
    assert [(one.para, one.in_summary) for one in found.evidence] == [(1, True), (2, False)]
    assert len(found.statements) == 1


def test_redacted_names_never_merge_and_unnamed_stay_unnamed() -> None:
    found = met("On March 3, Poloff met with XXXXXXXXXXXX.", "On March 4, Poloff met with XXXXXXXXXXXX.")
    assert [(names(one)[1], one.when) for one in found] == [
        (["XXXXXXXXXXXX"], "2004-03-03"),
        (["XXXXXXXXXXXX"], "2004-03-04"),
    ]
    (one,) = met("On March 3, Poloff met with a prominent businessman.")
    assert names(one)[1] == ["prominent businessman"]


def test_at_whose_request() -> None:
    (found,) = met("On March 3, the Ambassador met with Minister Orvane Marin at Marin's request.")
    assert found.request is not None
    assert (found.request.by, found.request.words.text) == ("Marin", "at Marin's request")


def test_a_day_and_two_who_spoke_make_a_conversation() -> None:
    (found,) = met("On March 3, Minister Orvane Marin told the Ambassador that the dam leaked.")
    assert (found.kind, names(found), found.when) == ("conversation", (["Marin"], ["Ambassador"]), "2004-03-03")
    assert not met("Minister Orvane Marin told the Ambassador that the dam leaked.")


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("The Ambassador spoke on Saturday, March 6, with Mikhail Bly, who owns the ferry.", "Ambassador", "Bly"),
        ("On March 5 Ambassador Tarn met Minister Bly.", "Tarn", "Bly"),
        ("Minister Bly hosted a lunch on March 3 for Ambassador Tarn.", "Bly", "Tarn"),
        ("Minister Bly took the initiative to host a lunch for the Ambassador.", "Bly", "Ambassador"),
        ("It follows the discussion Secretary Tarn had with Minister Orvane on March 8.", "Tarn", "Orvane"),
        ("During a March 2 call by the Ambassador on Minister Bly, the latter said little.", "Ambassador", "Bly"),
        ("The Advisory Commission on Dams met with Minister Bly on March 5.", "Advisory Commission", "Bly"),
        ("Minister Bly was visited by the Ambassador on March 2.", "Ambassador", "Bly"),
        ("Minister Bly called in the DCM the morning of March 11.", "Bly", "DCM"),
        ("Board member Orvane Bly told us in mid-February that the dam leaked.", "Bly", "post"),
        ("CDA met Minister Bly on March 2.", "Charge", "Bly"),
    ],
)
def test_ways_of_telling(text: str, who: str, whom: str) -> None:
    (found,) = met(text)
    assert (found.status, names(found)) == ("held", ([who], [whom]))


@pytest.mark.parametrize(
    "text",
    [
        "Minister Bly visited Sestrin on March 2.",
        "Consuls have routinely sought meetings with Minister Bly.",
        "The envoys may gain by approaching Minister Bly.",
    ],
)
def test_a_town_a_habit_and_a_thought_are_no_meetings(text: str) -> None:
    assert not met(text)


def test_a_meeting_between_two_may_not_take_place() -> None:
    (found,) = met("A proposed meeting between Minister Tarn and Ambassador Bly did not take place.")
    assert (found.status, names(found)) == ("not-held", (["Tarn"], ["Bly"]))


@pytest.mark.parametrize(
    "told",
    [
        "The meeting was in response to Bly's request.",
        "The March 5 meeting, held at Bly's request, lasted an hour.",
        "Bly had requested the meeting to speak of the dam.",
    ],
)
def test_who_asked_for_it_may_be_told_behind_it(told: str) -> None:
    (found,) = met(f"On March 5, the Ambassador met Minister Bly. {told}")
    assert found.request is not None
    assert found.request.by == "Bly"
    assert len(found.evidence) == 2


def test_what_was_asked_for_is_planned_until_it_is_held() -> None:
    asked = "Minister Bly requested a meeting with the Ambassador."
    (found,) = met(asked)
    assert (found.status, names(found)) == ("planned", (["Bly"], ["Ambassador"]))
    (held,) = met(f"{asked} On March 5, the Ambassador met Minister Bly.")
    assert held.status == "held"
    assert held.request is not None
    assert held.request.by == "Bly"


def test_who_comes_along_and_where_it_was() -> None:
    (found,) = met("Ambassador Tarn, with the DCM, met Minister Bly on March 5 at the Ministry of Dams.")
    assert [(one.name, one.accompanies) for one in found.who] == [("Tarn", None), ("DCM", "Tarn")]
    assert found.place is not None
    assert found.place.text == "the Ministry of Dams"
    (found,) = met("Econoff visited Mayor Bly at his office on March 2.")
    assert found.place is not None
    assert found.place.text == "his office"


def test_a_given_name_is_no_office() -> None:
    (found,) = met("On March 2, the Ambassador met with Orvane Bly and Jarmo Tarnen of Orvane's staff.")
    assert [(one.name, one.role) for one in found.whom] == [("Bly", None), ("Tarnen", None)]


def test_several_may_discuss_what_one_of_them_tells() -> None:
    told = (
        "On March 3 Minister Tarn told Poloff that he, Colonel Otema, and President Bly discussed the dam on March 2."
    )
    first, second = met(told)
    assert (names(first), first.when) == ((["Tarn"], ["Otema", "Bly"]), "2004-03-02")
    assert (names(second), second.when) == ((["Tarn"], ["Poloff"]), "2004-03-03")


def test_who_is_called_by_telephone() -> None:
    (found,) = met("Minister Bly called the Ambassador to protest the raid.")
    assert (found.kind, names(found)) == ("telephone", (["Bly"], ["Ambassador"]))
    assert not met("Minister Bly called the Ambassador a liar on March 3.")
    assert not met("Minister Bly asked Mayor Tarn to call the Ambassador to discuss the dam.")


def test_a_meeting_that_only_tells_when_is_that_of_its_owner() -> None:
    (found,) = met("Following Minister Bly's meetings with Mayor Tarn, the Council fired the clerk.")
    assert names(found) == (["Bly"], ["Tarn"])


def test_a_recent_meeting_is_that_of_the_two() -> None:
    (found,) = met("Orvane Bly told Poloff in a recent meeting that the dam leaked.")
    assert names(found) == (["Bly"], ["Poloff"])


def test_a_recent_meeting_has_no_day_of_other_words() -> None:
    (found,) = met(
        "On March 3 the dam leaked. In a recent conversation with the Ambassador, Minister Bly said that it was old."
    )
    assert (found.when, found.when_basis) == (None, None)


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("I called on Minister Orvane Marin on March 2.", "post", "Marin"),
        ("On March 2 Minister Orvane Marin called on me to protest against the dam.", "Marin", "post"),
        ("Minister Orvane Marin received me on March 2.", "Marin", "post"),
        ("I had a long conversation with Minister Orvane Marin on March 2.", "post", "Marin"),
    ],
)
def test_whoever_signs_may_tell_of_himself(text: str, who: str, whom: str) -> None:
    (found,) = met(text)
    assert ([one.name for one in found.who], [one.name for one in found.whom]) == ([who], [whom])
    assert found.status == "held"


def test_what_somebody_told_me_is_no_meeting_by_itself() -> None:
    assert met("Minister Orvane Marin told me that the dam leaked.") == []
