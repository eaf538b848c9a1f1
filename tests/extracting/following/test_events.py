"""Events in made-up speech: days, modality, what is no event."""

import msgspec
import pytest

from made_speech import cable_of, said
from made_up import field
from reftel.extracting.following.events import LATELY, events, tasks
from reftel.extracting.following.lines import told_in
from reftel.model.following import Event

# EXERCISE: made-up people and places.
BLY = "Foreign Minister Orvane Bly told the Ambassador that "


def found(*texts: str) -> tuple[Event, ...]:
    return events(said(*texts))


def only(text: str) -> Event:
    (one,) = found(text)
    return one


def test_a_speech_to_come() -> None:
    one = only(f"{BLY}he would raise it in his March 27 address to the Dam Board in Sestrin.")
    assert (one.kind, one.when, one.modality, one.actor, one.place) == (
        "speech",
        "2004-03-27",
        "planned",
        "Bly",
        "Sestrin",
    )


def test_an_election_with_its_office() -> None:
    one = only(f"{BLY}elections will be held in June 2004 for the Senate.")
    assert (one.what, one.when, one.modality, one.told_by) == ("elections for the Senate", "2004-06", "planned", "Bly")


def test_the_day_of_a_decision_is_not_what_it_is_on() -> None:
    assert only(f"{BLY}the Board would take a decision on June 3, 2004.").what == "decision"
    assert only(f"{BLY}the decision on the bid will be made in June 2004.").what == "decision on the bid"


def test_a_possible_event_has_no_day() -> None:
    one = only(f"{BLY}there was the possibility of Dam Board hearings.")
    assert (one.what, one.modality, one.when) == ("Dam Board hearings", "possible", None)


def test_what_is_only_supposed_is_no_event() -> None:
    assert found(f"{BLY}if there were an election in Sestrin tomorrow, he would win.") == ()
    assert found(f"{BLY}he would win if an election had been held in June 2003.") == ()
    assert only(f"{BLY}he would win, and elections will be held in June 2004 if it rains.").when == "2004-06"


def test_a_time_that_is_denied() -> None:
    one = only(f"{BLY}a decision on the bid is not in 2006 but now.")
    assert (one.when_basis, one.not_when, one.what) == ("now", "2006", "decision on the bid")


def test_a_vague_event_around_the_statement() -> None:
    one = only("Referring to recent events in Belmora, Bly warned against haste.")
    assert (one.place, one.when, one.when_basis) == ("Belmora", "../2004-03-17", "vague")


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("a vote would be held in Oct. 2004 on the dam law", None),
        ("elections would be held in Oct. and the Board would stay", None),
        ("elections would be held in Oct. in Sestrin, whatever the Board said", "Sestrin"),
        ("elections would be held in Mar Orvane on March 27", "Mar Orvane"),
    ],
)
def test_a_month_is_no_place(said: str, place: str | None) -> None:
    assert only(f"{BLY}{said}.").place == place


def test_another_of_somebody_else() -> None:
    one = only(f"{BLY}the Dam Board would make another appeal in May.")
    assert (one.when, one.another, one.kind) == ("2004-05", True, "appeal")


def test_an_occasion() -> None:
    one = only("Comment: Elections in June 2004 may offer an opportunity to assess the record. End comment.")
    assert (one.occasion, one.modality, one.told_by) == ("assess the record", "possible", "post")


def test_a_day_that_facts_have_otherwise() -> None:
    one = only("Bly said that presidential elections in Russia will be held in April 2004.")
    assert (one.known_days, one.conflict) == (("2004-03-14",), True)


def test_a_bound_is_no_day_and_a_date_goes_to_the_nearest() -> None:
    assert found(f"{BLY}the visit would come before June 3.") == ()
    names = {one.what: one.when for one in found(f"{BLY}the talks would not be about the June 3 summit.")}
    assert names.get("talks") is None


def test_what_is_only_narrated_counts_if_it_is_to_come() -> None:
    cable = cable_of("The next session will be held on May 4. The dam is old.")
    (one,) = events((), told_in(cable))
    assert (one.when, one.statements, one.told_by) == ("2004-05-04", (), "post")


def test_what_a_vague_event_may_be_comes_from_a_table_and_says_so() -> None:
    one = only("Referring to recent events in Georgia, Bly warned against haste.")
    assert [(may.name, may.day, may.mark) for may in one.perhaps] == [("Rose Revolution", "2003-11-23", "K")]
    assert LATELY < 365
    other = only("Referring to recent events in Norway, Bly warned against haste.")
    assert other.perhaps == ()
    assert only(f"{BLY}elections will be held in Georgia in June 2004.").perhaps == ()


def test_a_task_is_an_occasion_to_find_out() -> None:
    text = "Comment: Elections in June 2004 may offer an opportunity to {} the record. End comment."
    (one,) = tasks(found(text.format("assess")))
    assert (one.kind, one.name, one.due, one.told_by, one.status) == (
        "task",
        "assess the record",
        "2004-06",
        "post",
        "possible",
    )
    assert one.statements
    assert tasks(found(text.format("improve"))) == ()


def narrated(*texts: str) -> list[tuple[str, str | None, str]]:
    """What is told without a statement: what, when, modality."""
    return [(one.what, one.when, one.modality) for one in events((), told_in(cable_of(*texts)))]


@pytest.mark.parametrize(
    ("text", "what", "when", "modality"),
    [
        ("On March 3 the Dam Board and Quentara signed an agreement in Sestrin.", None, "2004-03-03", "past"),
        (
            "Orvane Bly, an inspector, was arrested on March 3 in Sestrin.",
            "Orvane Bly was arrested",
            "2004-03-03",
            "past",
        ),
        (
            "The fighting, which began well before dusk on March 3, is over.",
            "fighting began well",
            "2004-03-03",
            "past",
        ),
        (
            "The Embassy sent a renewal of the old dam agreement, which expires in August 2006.",
            "old dam agreement expires",
            "2006-08",
            "planned",
        ),
        (
            "More than 220,000 tablets were seized on March 3 at the border.",
            "More than 220,000 tablets were seized",
            "2004-03-03",
            "past",
        ),
        (
            "Nothing was known before the March 3 and 4 arrests of two farmers.",
            "arrests of two farmers",
            "2004-03-03/2004-03-04",
            "past",
        ),
        ("The Gulf of Marin Conference will be held on June 3 in Sestrin.", None, "2004-06-03", "planned"),
        (
            "He gave a March 3 speech for which the farmers had waited.",
            "March 3 speech",
            "2004-03-03",
            "past",
        ),
        ("The Embassy will hold an EAC on March 20.", "Embassy will hold an EAC", "2004-03-20", "planned"),
        ("The wall is scheduled to be completed by the end of May 2004.", None, "2004-05", "planned"),
        ("The rules will expire in 2006.", "rules will expire", "2006", "planned"),
        ("The council met after the March 3 protests.", "March 3 protests", "2004-03-03", "past"),
        ("The bombings of March 3-5 were heavy.", "bombings", "2004-03-03/2004-03-05", "past"),
        ("Nothing was known before the 2006 presidential elections.", "2006 presidential elections", "2006", "planned"),
        ("WHEAT EXPORTS WILL BEGIN IN EARLY MAY.", "WHEAT EXPORTS WILL BEGIN", "2004-05", "planned"),
        (
            "The most recent race took place in St. Orvane on March 3.",
            "most recent race took place",
            "2004-03-03",
            "past",
        ),
    ],
)
def test_what_is_narrated_with_a_day(text: str, what: str | None, when: str, modality: str) -> None:
    (one,) = narrated(text)
    assert one[1:] == (when, modality)
    assert what is None or one[0] == what


@pytest.mark.parametrize(
    "text",
    [
        "Quentara did not sign the agreement on March 3.",
        "Quentara wanted to sign the agreement on March 3.",
        "The Ambassador held a brief meeting with Orvane Bly on March 3.",
        "The March 3 meeting with Orvane Bly was long.",
        "Marin held this post until March 3.",
        "The ruling held that the March 3 decree was void.",
        "The decree of March 3 has expired.",
        "The council has not held a convention in March.",
        "The council extended the deadline from March 3.",
        "The May 11 attacks were talked of.",
        "The experts spoke in March of the bans.",
        "The plan is to address the matter in March.",
        "The DCM delivered the demarche after the recent visit to Sestrin.",
    ],
)
def test_what_is_narrated_and_no_event(text: str) -> None:
    assert narrated(text) == []


def test_statements_and_attacks_need_a_day() -> None:
    assert found(f"{BLY}there were recent statements of the council.") == ()
    assert found(f"{BLY}there were possible attacks.") == ()


def test_an_event_of_the_subject() -> None:
    cable = cable_of("The dam is old.")
    subject = "SCENESETTER FOR THE MAY 3 VISIT OF SECRETARY BLY"
    cable = msgspec.structs.replace(cable, head=msgspec.structs.replace(cable.head, subject=field(subject)))
    (one,) = events((), told_in(cable))
    assert (one.what, one.when, one.modality, one.para) == (
        "MAY 3 VISIT OF SECRETARY BLY",
        "2004-05-03",
        "planned",
        None,
    )
    assert one.evidence[0].text == subject


def test_one_event_of_two_statements_in_a_sentence_is_told_once() -> None:
    text = f"{BLY}the March 3 protest was long, and said that after the March 3 protest nobody slept."
    assert [one.when for one in found(text)] == ["2004-03-03"]


def test_what_a_statement_is_told_beside() -> None:
    (one,) = found("During a March 3 seminar of the Dam Board, Orvane Bly said that the dam leaked.")
    assert (one.kind, one.when) == ("meeting", "2004-03-03")
    assert found("During a March 3 meeting with the Ambassador, Orvane Bly said that the dam leaked.") == ()
