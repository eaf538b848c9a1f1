"""Adjectives and nouns that carry what was said; each row of their lexicon is a test of its own."""

import pytest

from made_speech import pairs, said


def test_a_possessor_says_what_his_noun_says() -> None:
    arrived = "Minister Orvane Marin arrived."
    assert pairs(f"{arrived} Marin's answer was that the dam leaked.") == [("Marin", "the dam leaked")]
    assert pairs(f"{arrived} Nobody heard his request to close the dam.") == [("Marin", "close the dam")]


def test_what_is_joined_to_an_answer_is_of_it_and_who_gives_it_speaks_on() -> None:
    text = "Minister Orvane Marin's impression was that Ostrel wanted a truce, but had no idea how to get there."
    assert pairs(text) == [("Marin", "Ostrel wanted a truce, but had no idea how to get there")]
    more = "The ships of Ostrel would leave the port before the end of the month if the Board paid for the coal"
    assert pairs(f"{text} {more}.")[1:] == [("Marin", more)]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody heard its claim that the dam leaked.",
        "He was not sure that the dam leaked.",
        "He would be glad that the dam leaked.",
        "The river was aware that the dam leaked.",
        "He was happy.",
        "It was clear that the dam leaked.",
        "The dam was old.",
        '"I heard his claim that the dam leaked," was the song.',
        "Nobody heard his view to the river.",
    ],
)
def test_and_nobody_else(text: str) -> None:
    found = [row for row in pairs(f"Minister Orvane Marin arrived. {text}") if row[1] == "the dam leaked"]
    assert found == []


def test_their_belief_is_that_of_those_whom_the_clause_is_about() -> None:
    assert pairs("Several officials were united in their claim that the dam leaked.") == [
        ("Several officials", "the dam leaked")
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Board officials were unsure if the leaders were up to it.",
            ("Board officials", "if the leaders were up to it"),
        ),
        ("Bly was unsure whether the dam leaked.", ("Bly", "whether the dam leaked")),
    ],
)
def test_what_somebody_is_unsure_of(text: str, told: tuple[str, str]) -> None:
    assert pairs(text) == [told]


@pytest.mark.parametrize(
    ("text", "act", "content"),
    [
        ("Minister Marin's main concern was the state of the dam.", "criticize", "the state of the dam"),
        ("Minister Marin's proposal was to close the dam.", "request", "to close the dam"),
    ],
)
def test_what_a_concern_or_proposal_is(text: str, act: str, content: str) -> None:
    (row,) = said(text)
    assert (row.speaker, row.act, row.content) == ("Marin", act, content)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The prevailing opinion among experts is that the dam will hold.", [("experts", "the dam will hold")]),
        (
            "The perception within the shipping industry is that the port will lose its trade.",
            [("shipping industry", "the port will lose its trade")],
        ),
        (
            "Current Ostrel thinking is that the dam will hold for three days.",
            [("Ostrel", "the dam will hold for three days")],
        ),
        ("The feeling in the river was that the dam leaked.", []),
        ("The general consensus in Sestrin is that the dam leaked.", []),
        ("The concern among farmers is not that the dam leaked.", []),
    ],
)
def test_a_view_is_of_those_among_whom_it_is_held(text: str, told: list[tuple[str, str]]) -> None:
    assert [row for row in pairs(text) if row[0] != "post"] == told


def test_what_many_claim_is_theirs_though_it_looks_like_a_noun() -> None:
    text = "Many claim that Bly has used his majority to weaken the schools of the town."
    assert pairs(text) == [("Many", "Bly has used his majority to weaken the schools of the town")]
    assert pairs("Many a claim was made in the town that summer.") == []


def test_by_what_somebody_is_disquieted_is_on_his_mind() -> None:
    text = "Several staffers of the board were also disquieted by reports that the dam leaked."
    assert pairs(text) == [("Several staffers of the board", "reports that the dam leaked")]
    assert pairs("Minister Orvane Marin arrived. The mayor was angered and alarmed by Marin.") == []


def test_a_concern_that_is_judged_is_none() -> None:
    assert said("Minister Marin's concern was not the dam. His proposal was weak.") == []


def test_whose_question_it_is_asks() -> None:
    (asked, *_) = said("Replying to the Mayor's question on how the Party could win, Minister Marin praised the dam.")
    assert (asked.speaker, asked.act, asked.content) == ("Mayor", "ask", "how the Party could win")
    assert [one.act for one in said("The Mayor's question on the dam was old.")] == []


def test_what_one_is_confident_of_stands_also_without_that() -> None:
    assert pairs("Board sources are confident the mayor won the vote this time.") == [
        ("Board sources", "the mayor won the vote this time")
    ]


def test_what_is_agreed_among_people_is_theirs() -> None:
    text = "There is general agreement among farmers here that the dam was the mayor's doing."
    assert pairs(text) == [("farmers", "the dam was the mayor's doing")]


def test_a_refusal_to_do_it_is_one() -> None:
    ((row,),) = (said("The Ministry's refusal to mend the dam surprised the farmers of the valley."),)
    assert (row.speaker, row.act, row.content) == ("Ministry", "reject", "mend the dam")
