"""Démarches in made-up speech: delivered, asked, answered, unanswered."""

from made_speech import cable_of, said
from reftel.extracting.following.demarches import demarches
from reftel.extracting.following.lines import told_in
from reftel.model.following import Demarche

# EXERCISE: made-up people and places.


def found(*texts: str) -> tuple[Demarche, ...]:
    statements = said(*texts)
    return demarches(statements, told_in(cable_of(*texts), statements))


def kinds(one: Demarche) -> list[tuple[str, str | None]]:
    return [(step.kind, step.by) for step in one.steps]


def test_question_and_answer() -> None:
    (one,) = found("The Ambassador asked Bly how Norway would fill the dam. Bly said that rain would do it.")
    assert kinds(one) == [("asked", "Ambassador"), ("answered", "Bly")]
    assert (one.status, one.about) == ("answered", "how Norway would fill the dam")


def test_a_request_that_is_not_answered() -> None:
    (one,) = found(
        "The Ambassador urged Bly to publish the list. Bly, without responding to the request, said that it is old."
    )
    assert kinds(one) == [("requested", "Ambassador"), ("unanswered", "Bly")]
    assert one.status == "unanswered"


def test_a_request_of_which_nothing_more_is_told() -> None:
    (one,) = found("The Ambassador urged the Dam Board to publish the list.")
    assert (kinds(one), one.status) == ([("requested", "Ambassador")], "no answer reported")


def test_a_trail_of_three_steps() -> None:
    (one,) = found(
        "Asked by Ambassador Halloran for the Board's views on the USG non-paper on the dam "
        "(delivered to the Norwegian Embassy in Sestrin on March 4), "
        "Bly told the Ambassador that the \"memo was read, but it isn't a matter of "
        'setting terms."'
    )
    assert [step.kind for step in one.steps] == ["delivered", "asked", "answered"]
    assert (one.steps[0].when, one.steps[0].place, one.steps[0].to) == ("2004-03-04", "Sestrin", ("Norwegian Embassy",))
    assert one.called == ("non-paper", "memo")
    assert one.disputed == ("setting terms",)


def test_a_delivery_that_is_only_narrated() -> None:
    (one,) = found("The DCM delivered the demarche to Minister Bly on March 15. Bly said that Norway would reply.")
    assert kinds(one)[0] == ("delivered", "The DCM")
    assert kinds(one)[1:] == [("answered", "Bly")]
    assert one.steps[0].statement is None
    assert one.evidence[0].text.startswith("The DCM delivered")


def test_an_answer_to_nobodys_question() -> None:
    (one,) = found('The leaders are "realists," Bly responded.')
    assert (kinds(one), one.about) == ([("answered", "Bly")], None)


def test_a_duty_in_passing_and_a_delivery_to_come_are_no_steps() -> None:
    assert found("Bly said that security must be taken into account.") == ()
    assert found("The DCM will deliver the demarche to the ministry.") == ()


def test_what_the_writer_asked_is_a_request() -> None:
    (one,) = found("On March 3 the dam leaked, and we requested Vardanian officials immediately inspect the dam.")
    assert kinds(one) == [("requested", "post")]
    assert (one.steps[0].to, one.steps[0].when) == (("Vardanian officials",), "2004-03-03")


def test_the_writers_own_answer_alone_is_none() -> None:
    assert not found("We replied that the dam had been mended.")


def test_points_of_a_reference_are_a_paper() -> None:
    (one,) = found("On March 3 the Charge delivered ref points to Minister Bly.")
    assert kinds(one)[0][0] == "delivered"
    assert one.paper == "ref points"


def test_a_question_of_which_nobody_is_told_who_asked() -> None:
    (one,) = found(
        "On March 3 Poloff met with Minister Orvane Bly. When asked about the old dam, Bly said that it leaked."
    )
    assert [step.kind for step in one.steps] == ["asked", "answered"]
    assert (one.about, one.status) == ("about the old dam", "answered")
    assert kinds(one)[1] == ("answered", "Bly")


def test_one_question_of_two_answers_is_one_thread() -> None:
    text = "When asked about the old dam, Bly said that it leaked, and claimed that the new dam was dry."
    assert len(found(f"On March 3 Poloff met with Minister Orvane Bly. {text}")) == 1


def test_an_objection_that_is_raised_with_somebody_is_delivered() -> None:
    (one,) = found("The Ambassador protested to Bly the closing of the dam. Bly said that it was dry.")
    assert kinds(one) == [("delivered", "Ambassador"), ("answered", "Bly")]


def test_an_objection_of_others_is_none_of_ours() -> None:
    assert found("Minister Quill protested to Bly the closing of the dam.") == ()


def test_what_is_called_for_in_public_is_put_to_nobody() -> None:
    assert found("President Orvane Bly called for calm.") == ()
    assert found("The farmers demanded an inquiry.") == ()


def test_a_note_in_the_passive_and_the_reply_of_whoever_got_it() -> None:
    text = (
        "FIRST PERSON NOTE CONVEYING THE TEXT WAS DELIVERED MARCH 3 TO FOREIGN MINISTER BLY. THE DAM IS OLD. FOREIGN "
        "MINISTER BLY SAID THAT HE WOULD READ IT."
    )
    (one,) = found(text)
    assert (one.steps[0].by, one.steps[0].to) == (None, ("FOREIGN MINISTER BLY",))
    assert kinds(one)[1:] == [("answered", "Bly")]


def test_a_paper_handed_over_in_a_meeting_goes_to_those_who_were_met() -> None:
    text = (
        "During a March 3 meeting with PolCouns, Director Orvane Bly delivered the following non-paper on help with the"
        " Dam Board."
    )
    (one,) = found(text)
    assert (one.steps[0].by, one.steps[0].to) == ("Director Orvane Bly", ("PolCouns",))
