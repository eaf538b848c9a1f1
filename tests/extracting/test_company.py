"""Who talks with whom."""

import pytest

from made_speech import said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Minister Orvane Marin invited the DCM and Poloff for a briefing. He said that it leaked.", ("DCM", "Poloff")),
        ("Minister Orvane Marin called in the Charge d'Affaires on March 4. He said that it leaked.", ("Charge",)),
        ("Minister Orvane Marin summoned the Ambassador. Marin said that it leaked.", ("Ambassador",)),
        ("Minister Orvane Marin called in sick on March 4. He said that it leaked.", ()),
    ],
)
def test_who_invites_or_calls_in_talks_with_those_who_come(text: str, told: tuple[str, ...]) -> None:
    assert said(text)[-1].addressees == told


def test_two_of_the_post_are_two_who_are_told() -> None:
    one, two = said("Minister Marin told the DCM and Poloff that it leaked. He added that it rusts.")
    assert one.addressees == two.addressees == ("DCM", "Poloff")


def test_a_crowd_is_told_in_the_paragraph_and_nobody_after() -> None:
    first = "Minister Orvane Marin told the audience that it leaked. He said that it rusts."
    rows = said(first, "Marin said that it is old.")
    assert [row.addressees for row in rows] == [("audience",), ("audience",), ()]


def test_all_talk_with_nobody() -> None:
    rows = said("In talks with the Ambassador, all agreed that it leaked. The Ambassador stressed that it rusts.")
    assert rows[-1].addressees == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("During a meeting with Ambassador Chan, Tarn Bly said that it leaked. Bly said it was old.", ("Chan",)),
        (
            "During talks with Secretary Orla Chan and Deputy Secretary Quell Sten, Tarn Bly said it leaked. Bly left.",
            ("Chan", "Sten"),
        ),
        ("During meetings with Secretary Orla Chan and Mayor Quell Sten, Tarn Bly said it leaked.", ()),
    ],
)
def test_who_talks_with_two_tells_both(text: str, told: tuple[str, ...]) -> None:
    assert {row.addressees for row in said(text)} == {told}


def test_whom_an_office_means_is_who_is_met() -> None:
    rows = said(
        "FM Orvane Marin came. In a meeting with the FM, the Ambassador urged calm. The FM said that it leaked."
    )
    assert [(row.speaker, row.addressees) for row in rows] == [("Ambassador", ("Marin",)), ("Marin", ("Ambassador",))]


@pytest.mark.parametrize(
    "text",
    [
        "In a meeting with the Ambassador on March 2, Minister Orvane Marin outlined the plan. He said that it leaked.",
        "In a March 2 meeting, Minister Marin thanked Ambassador Bly for the pumps. Marin said that it leaked.",
        "At a March 2 social event, Director Ara Tolo took Emboff aside to explain his shock. Tolo said it leaked.",
        "Minister Marin told Poloff on March 2 that it was old. Director Ara Tolo added that it rusts.",
    ],
)
def test_who_leads_or_joins_a_talk_talks_with_those_who_are_there(text: str) -> None:
    assert said(text)[-1].addressees


def test_whom_nobody_met_is_thanked_by_nobody_who_talks_with_him() -> None:
    rows = said("In a March 2 speech, Minister Marin thanked Ambassador Bly for the pumps. Marin said that it leaked.")
    assert rows[-1].addressees == ()
