"""What is in a reader's mind at a sentence."""

from made_speech import pairs
from reftel.extracting.room import Room


def test_the_former_and_the_latter() -> None:
    room = Room()
    room.turns = ["Bly", "Marin"]
    assert (room.one_of_two("the former"), room.one_of_two("The Latter")) == ("Bly", "Marin")
    assert room.one_of_two("the mayor") is None
    room.turns = ["Bly"]
    room.speaker, room.hearer = "Bly", "Oyen"
    assert (room.one_of_two("the former"), room.one_of_two("the latter")) == ("Bly", "Oyen")


def test_they_are_found_in_a_talk() -> None:
    text = (
        "Ambassador Bly told Minister Marin that the dam leaked. Marin replied that it was new. The former reminded "
        "him that it had been built in 1921."
    )
    assert pairs(text)[-1] == ("Bly", "it had been built in 1921")


def test_a_short_name_in_capitals_may_be_he() -> None:
    room = Room()
    room.last = ("OYEN", "body")
    assert room.may_be_he()
    room.last = ("GOQ", "body")
    assert not room.may_be_he()


def test_two_who_talk_are_paired() -> None:
    room = Room()
    room.pair("Bly", "Marin")
    assert (room.partner["Bly"], room.partner["Marin"]) == ("Marin", "Bly")
    assert room.gather("farmers") == room.group == "farmers"
