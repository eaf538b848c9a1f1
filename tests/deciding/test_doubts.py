"""What of a question file may not be meant so."""

from made_seats import position, question
from reftel.deciding import decide
from reftel.deciding.doubts import heard_on, idle, misnamed
from reftel.facts.bodies import Member
from reftel.model.board import HandSeat, Option, Preference, Wait


def test_a_name_that_is_nearly_a_members_is_told_and_a_country_or_another_is_not() -> None:
    members = (Member("Russian Federation", aliases=("Russia",)), Member("Australia"), Member("Italy"))
    names = ("Rusia", "Russia", "russian federation", "Austria", "Ostrel", "It", "Rusia")
    seats = tuple(HandSeat(actor=name, option="vardania-2005", stance="silent") for name in names)
    told = misnamed(question(members=members, seats=seats))
    assert told == ("'Rusia' is no member, so its seat by hand does not count; did you mean 'Russia'?",)
    assert misnamed(question(members=(), seats=seats)) == ()


def test_names_of_wishes_and_waits_are_looked_at() -> None:
    wish = Preference(actor="Kestira", candidate="Vardania", year=None, worth=1)
    wait = Wait(actor="Ostral", option="vardania-2005", waits_for=("Vardonia", "Ostrel"), text="", by_hand=True)
    told = misnamed(question(preferences=(wish,), waits=(wait,)))
    assert [one.split("'")[1::2] for one in told] == [
        ["Kestira", "Kestria"],
        ["Ostral", "Ostrel"],
        ["Vardonia", "Vardania"],
    ]


def test_an_option_without_cues_or_of_which_nothing_was_found_is_told() -> None:
    options = (
        Option(id="a", decision="2005", title="a", cues=()),
        Option(id="b", decision="2005", title="b", cues=("xyzzy", "plugh")),
        Option(id="vardania-2005", decision="2005", title="Vardania chairs", cues=()),
    )
    asked = question(options=options, seats=(HandSeat(actor="Kestria", option="a", stance="reject"),))
    found = [position("Kestria", "support", "2004-03-10")]
    assert idle(asked, heard_on(decide(asked, found))) == (
        (
            "The option 'a' has no cues, and nothing was found by its title: "
            'write cues = ["…"], a few words as cables speak of it.'
        ),
        "Nothing was found on the option 'b' by its cues: “xyzzy”, “plugh”.",
    )
    early = idle(asked, heard_on(decide(asked, found, on="2003-01-01")), "2003-01-01")
    assert len(early) == 3
    assert "until 2003-01-01" in early[1]
