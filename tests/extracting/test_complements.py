"""What a verb of report takes."""

import pytest

from made_speech import pairs, said

TABLE = [
    ("Marin asked whether the dam leaked.", "wh:ask", "whether the dam leaked"),
    ("Marin asked when the dam would be closed.", "wh:ask", "when the dam would be closed"),
    ("Marin asked that the dam be closed.", "that:ask", "the dam be closed"),
    ("Marin called on the mayor to resign.", "inf:call", "the mayor to resign"),
    ("Marin called upon the mayor to resign.", "inf:call", "the mayor to resign"),
    ("Marin spoke to Bly of the danger of a flood.", "prep:speak", "the danger of a flood"),
    ("Marin suggested closing the dam.", "object:suggest", "closing the dam"),
    ("Marin thanked the mayor for the repair.", "object:thank", "the repair"),
    ("Marin argued for a repair of the dam.", "prep:argue", "a repair of the dam"),
    ("Marin warned against a repair of the dam.", "prep:warn", "a repair of the dam"),
    ("Marin told Poloff after lunch that the dam leaked.", "bare:tell", "the dam leaked"),
    ("Marin raised with the mayor the fact that the dam leaked.", "object:raise", "the fact that the dam leaked"),
    ("Marin made clear that the dam leaked.", "that:make clear that", "the dam leaked"),
    ('Marin replied: "No dam of ours will leak."', "quote:reply", '"No dam of ours will leak."'),
    ("Marin said what the town feared.", "wh:say", "what the town feared"),
    ("Marin opposed closing the dam.", "object:oppose", "closing the dam"),
    ("Marin argued against a repair of the dam.", "prep:argue", "a repair of the dam"),
    ("Marin stressed his concern over the dam.", "object:stress", "the dam"),
    ("Marin raised the question of whether the dam leaked.", "wh:raise", "whether the dam leaked"),
    ("Marin asked our help in closing the dam.", "object:ask", "our help in closing the dam"),
    ("Marin attributed this to the poor state of the dam.", "object:attribute", "this to the poor state of the dam"),
    ("Marin called the dam a disgrace.", "object:call", "the dam a disgrace"),
    ("Marin stated, at first, his board would close it.", "bare:state", "his board would close it"),
    ("Marin agreed with the mayor's view.", "prep:agree", "the mayor's view"),
    ("Marin denied that he had known the mayor.", "that:deny", "denied that he had known the mayor"),
    ("Marin expected to build a dam.", "inf:expect", "to build a dam"),
    ("Marin has called for the dam to be closed.", "inf:call", "the dam to be closed"),
    ("Marin accused them of working against the town.", "object:accuse", "them of working against the town"),
    ("Marin ordered that the dam be closed.", "that:order", "the dam be closed"),
    ("Marin was at pains to stress that the dam leaked.", "that:stress", "the dam leaked"),
    ("Marin would like to close the dam.", "inf:like", "to close the dam"),
    ("Marin is known to oppose the dam.", "object:oppose", "the dam"),
    ("Marin branded the dam a disgrace.", "object:brand", "the dam a disgrace"),
    ("While Marin told us he would like to close it, the town paid.", "bare:tell", "he would like to close it"),
]


@pytest.mark.parametrize(("text", "because", "content"), TABLE)
def test_complements(text: str, because: str, content: str) -> None:
    rows = [row for row in said(f"Minister Orvane Marin arrived. {text}") if row.content == content]
    assert rows, [(row.because, row.content) for row in said(f"Minister Orvane Marin arrived. {text}")]
    assert rows[0].because.split(";")[0].split(":")[1] == because.split(":")[1]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor called on Minister Marin on May 1 to discuss the dam.",
        "Marin likes to sail.",
        "Marin raised the dam.",
        "Marin thanked him.",
        "Marin viewed the dam.",
        "Marin called on the mayor.",
    ],
)
def test_topics_are_no_content(text: str) -> None:
    assert said(f"Minister Orvane Marin arrived. {text}") == []


@pytest.mark.parametrize(("text", "act"), [("build a dam", "commit"), ("see a dam", "state")])
def test_who_expects_to_do_something_plans_it(text: str, act: str) -> None:
    (row,) = said(f"Minister Orvane Marin expected to {text}.")
    assert row.act == act


def test_what_the_parser_took_for_an_object_is_what_failed() -> None:
    (one,) = said("Orvane Oil believes the help of Transdam, because of its political friends, has improved the dam.")
    assert one.content == "the help of Transdam, because of its political friends, has improved the dam"


def test_where_what_was_told_begins() -> None:
    (one,) = said(
        "Marin pointed out to us on March 3 that the flood (ref A), in which boats sank, was not limited to Ostrel."
    )
    assert one.content == "the flood (ref A), in which boats sank, was not limited to Ostrel"


def test_what_was_called_for_on_an_occasion() -> None:
    (one,) = said("Marin called during an emergency session for an immediate truce.")
    assert (one.content, one.act) == ("an immediate truce", "request")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ('Marin asked, "Is the dam safe?"', "ask"),
        ("Marin asked is the dam safe?", "ask"),
        ("Marin asked that the dam be closed.", "request"),
    ],
)
def test_a_question_in_its_own_words_is_asked(text: str, act: str) -> None:
    assert [one.act for one in said(text)] == [act]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Marin agreed with the miners that they could not win.", "they could not win"),
        ("Marin mentioned how the dam would help the valley.", "how the dam would help the valley"),
        ("Marin also raised the need for more mayors in the Board.", "the need for more mayors in the Board"),
    ],
)
def test_what_was_said_is_found_where_the_parse_or_a_plain_verb_hides_it(text: str, told: str) -> None:
    assert pairs(text) == [("Marin", told)]


def test_a_topic_that_is_raised_and_a_day_are_nothing_said() -> None:
    assert pairs("Marin raised the vote in the Board.") == []
    assert pairs("Marin called in the mayor on March 4 to sign.") == []


def test_who_is_challenged_to_do_something_is_asked_and_what_is_challenged_is_criticized() -> None:
    (asked,) = said("Marin challenged the mayor to explain the delay.")
    assert (asked.act, asked.addressees, asked.content) == ("request", ("Mayor",), "the mayor to explain the delay")
    assert [one.act for one in said("Marin challenged the account of the mayor.")] == ["criticize"]


def test_what_is_told_in_confidence_or_over_lunch_is_what_stands_behind() -> None:
    assert pairs("Marin has told us in confidence that he is fed up with the work.") == [
        ("Marin", "he is fed up with the work")
    ]


def test_a_telegram_leaves_out_that_and_is() -> None:
    lead = "THE FOREIGN MINISTER TOLD THE AMBASSADOR YESTERDAY THAT THE DAM HAD LEAKED FOR SEVERAL WEEKS. "
    told = "SECOND DAM IN THE HILLS A MERE FORMALITY"
    assert told in [content for _, content in pairs(f"{lead}MINISTER CONCEDES {told}.")]
    assert "REPAIR OF THE DAMS IN THE HILLS" not in [
        content for _, content in pairs(f"{lead}MINISTER CONTINUES REPAIR OF THE DAMS IN THE HILLS.")
    ]


def test_what_is_pointed_out_ends_with_its_clause() -> None:
    text = "When Orvane Bly pointed out the danger to the dam, Tarn Marin responded that the gates cannot be opened."
    assert ("Marin", "the gates cannot be opened") in pairs(text)
    assert not any("responded" in content for _, content in pairs(text))


def test_those_who_are_told_have_done_nothing() -> None:
    (row,) = said("Minister Marin told reporters they had seen no leak in the dam.")
    assert (row.addressees, row.content) == (("reporters",), "they had seen no leak in the dam")


def test_a_proverb_that_is_quoted_says_nothing() -> None:
    assert pairs("Quoting a proverb about goats, Minister Marin ruled out a repair of the dam.") == [
        ("Marin", "a repair of the dam")
    ]
