"""Whether a verb tells of something said."""

import pytest

from made_speech import pairs, said

SAID = [
    ("He went on to say that the dam leaked.", "the dam leaked"),
    ("He jumped in to say that the dam leaked.", "the dam leaked"),
    ("He concluded by noting that the dam leaked.", "the dam leaked"),
    ("He did note that the dam leaked.", "the dam leaked"),
    ("He was quick to note that the dam leaked.", "the dam leaked"),
    ("He called the mayor to inform him that the dam leaked.", "the dam leaked"),
    ("He met with the mayor to request a repair of the dam.", "a repair of the dam"),
    ("He walked to the mayor, asked whether the dam leaked, and left.", "whether the dam leaked"),
    ("He took pains to explain that the dam leaked.", "the dam leaked"),
    ("He took the opportunity to explain that the dam leaked.", "the dam leaked"),
    ("The flood led Secretary Bly to conclude that the dam leaked.", "the dam leaked"),
    ("Many farmers tend to see the dam as a danger.", "the dam as a danger"),
    ("He was inclined to believe that the dam leaked.", "the dam leaked"),
    ("He would not accept the plan of the mayor.", "the plan of the mayor"),
    ("He has complained about the dam and say it leaks.", "it leaks"),
]
UNSAID = [
    "The leak did not lead Bly to conclude that the dam leaked.",
    "Marin tends to be late.",
    "He did not say that the dam leaked.",
    "Marin did not call for a wider dam, support for the barges, nor removal of the locks.",
    "Marin never called for a vote.",
    "Marin did not ask for help with the dam.",
    "Marin did not urge the mayor to repair it.",
    "Marin did not criticize the plan of the mayor.",
    "He wants the mayor to say that the dam leaked.",
    "He might say that the dam leaked.",
    "The Board may wish to say that the dam leaked.",
    "A letter suggesting that the dam leaked was lost.",
    "That said, the river is long.",
    "While it is usual for him to avoid mentioning that the dam leaked, it is odd.",
    "Marin refrained from complaining that the dam leaked.",
    "Marin left without explaining that the dam leaked.",
    "The officials have delighted the mayors, raising their hopes that the dam leaked.",
]


@pytest.mark.parametrize(("text", "content"), SAID)
def test_what_was_said(text: str, content: str) -> None:
    assert content in [found for _, found in pairs(f"Minister Orvane Marin arrived. {text}")]


@pytest.mark.parametrize("text", UNSAID)
def test_what_was_not(text: str) -> None:
    found = [row for row in pairs(f"Minister Orvane Marin arrived. {text}") if row[1] == "the dam leaked"]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "If Ostrel claims that the dam leaks, we will mend it.",
        "Unless Ostrel says that the dam leaks, we will wait.",
        "Once Quentoil claimed its share, output fell.",
        "Quentoil claims its share of the gas.",
    ],
)
def test_what_is_only_supposed_or_taken_is_not_said(text: str) -> None:
    assert not {one.speaker for one in said(text)} & {"Ostrel", "Quentoil"}


def test_what_was_said_at_a_time_is_said() -> None:
    assert [one.speaker for one in said("When Mayor Tarn Oyen told us that the dam leaked, we left.")] == ["Oyen"]


@pytest.mark.parametrize(
    "text",
    [
        "It is unlikely that Ostrel would accept the offer.",
        "It is doubtful that Ostrel will support the plan.",
        "If Ostrel were to call the bluff and offer to sign, the Board would wait.",
    ],
)
def test_what_is_doubted_or_imagined_is_not_said(text: str) -> None:
    assert "Ostrel" not in [one.speaker for one in said(text)]


def test_what_a_speaker_doubts_is_no_support_of_another() -> None:
    (one,) = said("Marin said it was highly unlikely that Ostrel would agree to the plan.")
    assert (one.speaker, one.holder, one.act) == ("Marin", "Marin", "criticize")


def test_who_meets_somebody_in_order_to_say_something_says_it() -> None:
    told = said(
        "Minister Marin invited the DCM for a briefing, in order to reassure the USG that Ostrel keeps the pact."
    )
    assert [(one.speaker, one.content) for one in told] == [("Marin", "Ostrel keeps the pact")]
    (one,) = said("Minister Marin phoned the Ambassador on March 4 to complain that the boats were being held.")
    assert (one.speaker, one.act, one.content) == ("Marin", "criticize", "the boats were being held")
    needs = "Minister Marin needs more time and more money"
    (post,) = said(f"{needs} in order to reassure the USG that Ostrel keeps the pact of last year.")
    assert post.speaker == "post"


def test_a_question_admits_nothing() -> None:
    assert said("Minister Marin listed questions: Are we dockers? Do we admit that the dam leaks?")[1:] == []


def test_a_present_far_from_its_subject_or_read_as_a_noun_reports() -> None:
    assert pairs(
        "Board officials, including Marin, advisors to the mayor Bly, and the Secretary of the Dam Authority (a new"
        " body), tell us there is no need for a new dam."
    ) == [("Board officials", "there is no need for a new dam")]
    told = pairs("Muslims at the moderate, Sunni-oriented Future Institute charge that immigrants come with money.")
    assert told == [("Muslims", "immigrants come with money")]


def test_what_is_only_asked_is_not_said_by_those_whom_it_is_about() -> None:
    rows = said(
        "Minister Orvane Marin arrived. Was Marin suggesting that Ostrel supported the rebels? Marin answered no."
    )
    assert not [row for row in rows if row.act == "support"]
    assert [row.content for row in said("Minister Orvane Marin asked: would Ostrel support the rebels?")]


def test_nor_denies() -> None:
    rows = said("The Minister is not ready to help, nor is he prepared to send any troops.")
    assert not [row for row in rows if row.act == "commit" and not row.negated]
    assert not [row for row in said("Marin did not come, nor did he promise to pay.") if row.act == "commit"]
