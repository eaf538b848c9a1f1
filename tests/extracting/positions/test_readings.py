"""What a clause says of an option: every row and act of the mapping by its example, and the order of things."""

from typing import Any

import msgspec
import pytest

from made_question import ROUTE, question, say, taken_apart
from reftel.extracting.cues import tokens_of
from reftel.extracting.lexicon.load import table
from reftel.extracting.positions import positions
from reftel.extracting.positions.readings import owner_of_deed, read
from reftel.model.board import Option

MAPPING = table("positions.toml")
EXAMPLES = [(row["id"], row["example"], "state") for row in MAPPING["row"]]
EXAMPLES += [(f"act:{act}", entry["example"], act) for act, entry in MAPPING["act"].items()]


@pytest.mark.parametrize(("because", "example", "act"), EXAMPLES, ids=[example[0] for example in EXAMPLES])
def test_every_row_does_what_its_example_says(because: str, example: list[str], act: Any) -> None:
    content, expected = example
    found = positions(question(ROUTE), [say(content, "GOV", "Dravic", act)])
    got = ["waives" if p.veto == "waiver" else p.stance for p in found]
    assert got == ([] if expected == "none" else [expected])
    if expected != "none" and not because.startswith("act:"):
        assert [p.because for p in found] == [because]


def test_a_plan_is_its_planners() -> None:
    content, expected = MAPPING["plan"]["example"]
    [said], _, _ = taken_apart(say(content, "GOV", "Dravic", "state"), options=ROUTE)
    found = read(said, said.mentions[0], candidacy=False)
    assert found is not None
    assert (found.gives, found.because) == (expected, "plan")
    [own], _, _ = taken_apart(say(content, "Dravic", "Dravic", "state"), options=ROUTE)
    assert read(own, own.mentions[0], candidacy=False) is None


def reading(content: str, act: str = "state", voice: str = "reported") -> tuple[str, str] | None:
    [said], _, _ = taken_apart(say(content, "GOC", act=act, voice=voice))
    found = read(said, said.mentions[0], candidacy=True)
    return (found.gives, found.because) if found else None


@pytest.mark.parametrize(
    ("content", "act", "expected"),
    [
        ("it would not support the Vardanian bid", "reject", "reject"),
        ("it does not reject the Vardanian bid", "support", "support"),
        ("it could have opposed the Vardanian bid", "state", None),
        ("it opposes the toll (which Ostrel raised) and the Vardanian bid", "state", None),
        ("it is constructive: the rules do not provide for the Vardanian bid", "support", None),
        ("it spoke well of the Vardanian bid: the rules provide for it", "support", "support"),
        ("it did not oppose the Vardanian bid", "state", "waives"),
        ("it would not use its right to block the Vardanian bid", "support", "waives"),
        ("it has no intention to veto the Vardanian bid", "state", "waives"),
        ("it had withdrawn its objection to the Vardanian bid", "reject", "lifts"),
        ("it would lift its veto on the Vardanian bid", "state", "lifts"),
        ("it would no longer block the Vardanian bid", "state", "lifts"),
        ("it would not drop its opposition to the Vardanian bid", "reject", "reject"),
        ("it refused to lift its veto on the Vardanian bid", "reject", "reject"),
        ("it withdrew its support for the Vardanian bid", "reject", "reject"),
        ("it had placed a hold on the Vardanian bid", "state", "reject"),
        ("Ostrel not block the Vardanian bid", "request", "support"),  # who asks that nobody block it is for it
        ("Ostrel lift its veto on the Vardanian bid", "request", "support"),
        ("Ostrel abstain on the Vardanian bid", "request", None),
        ("it used to oppose the Vardanian bid", "reject", None),
        ("it was leaning toward the Vardanian bid", "state", "inferred-for"),
        ("it was leaning against the Vardanian bid", "state", "criticize"),
        ("it would follow the consensus on the Vardanian bid", "state", "accept"),
        ("it had the right to block the Vardanian bid", "reject", "right"),
        ("it reserved its right to veto the Vardanian bid", "reject", "right"),
        ("every member has a veto over the Vardanian bid", "state", "right"),
        ("it had no right to block the Vardanian bid", "state", None),
        ("it was threatening to veto the Vardanian bid", "reject", "threatens"),
        ("it had never threatened to veto the Vardanian bid", "state", None),
        ("it would veto the Vardanian bid", "state", "reject"),
        ("it broke silence on the Vardanian bid", "state", "reject"),
        ("it would abstain on the Vardanian bid", "commit", "abstain"),
        ("it would not abstain on the Vardanian bid", "state", None),
        ("it would not take part in the vote on the Vardanian bid", "commit", "absent"),
        ("it has reservations about the Vardanian bid", "state", "criticize"),
        ("it accepts the Vardanian bid but will make an interpretative statement", "support", "reserve"),
        ("nobody would welcome the Vardanian bid", "state", "reject"),
        ("it works on building support for the Vardanian bid", "state", None),
        ("its support for the Vardanian bid", "support", "support"),
        ("Ostrel would not accept the Vardanian bid", "state", None),
        ("Ostrel's friends would accept the Vardanian bid", "state", "accept"),
        ("the Vardanian bid, as it stands, is unacceptable", "state", "reject"),
        ("the Vardanian bid, and the Ostreli candidacy, are unacceptable", "state", None),
        ("despite support for the Vardanian bid, rules are rules", "support", None),
        ("if the Vardanian bid is accepted, much will change", "support", None),
        ("in the text, the Vardanian bid", "support", "support"),
        ("it must look at the Vardanian bid", "request", None),
        ("Vardania take the 2006 chairmanship", "request", "support"),
        ("Vardania's 2006 chairmanship be looked at", "request", None),
        ("the Vardanian bid was weak", "criticize", "criticize"),
        ("they had long thought that the Vardanian bid was weak", "criticize", None),
        ("the Vardanian bid stands", "state", None),
        ("it might support the Vardanian bid", "state", None),  # what may be is no stance
        ("it may want to push for the Vardanian bid", "state", None),
        ("possible support for the Vardanian bid", "support", None),
        ("its efforts to stop the Vardanian bid", "state", "reject"),
        ("it is not concerned about the Vardanian bid", "state", None),
        ("Ostrel discourage Lusk from backing the Vardanian bid", "request", "reject"),
        ("Ostrel accept the Vardanian bid", "request", "support"),  # who asks that it be accepted is for it
        ("the Vardanian bid should be looked at", "request", None),
        ("members must review the Vardanian bid", "state", None),  # to name a candidacy is no stance
    ],
)
def test_readings(content: str, act: str, expected: str | None) -> None:
    found = reading(content, act)
    assert (found[0] if found else None) == expected


def test_the_author_of_a_cable_takes_no_stand_by_doubting() -> None:
    assert reading("the Vardanian bid was weak", "criticize", voice="post") is None


def test_what_another_option_replaces_has_no_reading_of_its_own() -> None:
    [said], _, _ = taken_apart(
        say("Vardania take the 2006 chairmanship rather than the 2005 chairmanship", "GOC", act="request")
    )
    first, second = (read(said, mention, candidacy=True) for mention in said.mentions)
    assert first is not None
    assert second is not None
    assert (first.displaced, second.displaced) == (False, True)


@pytest.mark.parametrize(
    ("content", "condition"),
    [
        ("it would support the Vardanian bid if the boats are back", "if the boats are back"),
        ("it could accept the Vardanian bid, but it has to come with the charts", "but it has to come with the charts"),
        ("it supports the Vardanian bid subject to a vote", "subject to a vote"),
        ("it supports the Vardanian bid", None),
    ],
)
def test_conditions(content: str, condition: str | None) -> None:
    [said], _, _ = taken_apart(say(content, "GOC"))
    found = read(said, said.mentions[0], candidacy=True)
    assert found is not None
    assert (said.text(*found.condition) if found.condition else None) == condition


@pytest.mark.parametrize(
    ("content", "act", "expected"),
    [
        ("its implementation of the northern route was poor", "criticize", None),
        ("the northern route was poor", "criticize", "criticize"),
        ("everybody should build the northern route", "state", "support"),
        ("because of the weather the GOV would have to build the northern route", "state", "support"),
    ],
)
def test_deeds(content: str, act: str, expected: str | None) -> None:
    [said], _, _ = taken_apart(say(content, "GOV", "Dravic", act), options=ROUTE)
    found = read(said, said.mentions[0], candidacy=False)
    assert (found.gives if found else None) == expected


def test_what_must_come_before_it_is_the_condition_of_it() -> None:
    [said], _, _ = taken_apart(say("it be ensured that the charts are there before the northern route is built", "GOC",
                                   act="request"), options=ROUTE)  # fmt: skip
    found = read(said, said.mentions[0], candidacy=False)
    assert found is not None
    assert (found.gives, found.because) == ("support", "before")
    assert found.condition is not None
    assert said.text(*found.condition) == "it be ensured that the charts are there"


def test_what_must_be_if_it_wants_something_is_the_condition_of_it() -> None:
    [said], _, _ = taken_apart(
        say("Vardania must hand over the charts if it wants to win the 2005 chairmanship", "GOC")
    )
    found = read(said, said.mentions[-1], candidacy=True)
    assert found is not None
    assert (found.gives, found.because) == ("support", "required")
    assert found.condition is not None
    assert said.text(*found.condition) == "Vardania must hand over the charts"
    [plain], _, _ = taken_apart(say("Vardania must hand over the charts if the 2005 chairmanship is open", "GOC"))
    assert read(plain, plain.mentions[-1], candidacy=True) is None


def test_asserting_the_very_words_of_a_view_is_being_for_it() -> None:
    view = (Option(id="view", decision="d", title="T", cues=("the rules of the Straits bind nobody",)),)
    [said], _, _ = taken_apart(say("the rules of the Straits bind nobody", "Dravic"), options=view)
    found = read(said, said.mentions[0], candidacy=False)
    assert found is not None
    assert (found.gives, found.because) == ("support", "asserts")
    [denied], _, _ = taken_apart(say("the rules of the Straits bind nobody", "Dravic", negated=True), options=view)
    found = read(denied, denied.mentions[0], candidacy=False)
    assert found is not None
    assert found.gives == "reject"


@pytest.mark.parametrize(
    ("content", "act", "expected"),
    [
        ("it would build the northern route", "commit", "support"),
        ("it would discuss the northern route with Ostrel", "commit", None),
        ("given the northern route, it would lower the toll", "commit", None),
        ("given the northern route, Ostrel should lower the toll", "request", None),
    ],
)
def test_who_promises_to_talk_of_it_promises_no_more(content: str, act: Any, expected: str | None) -> None:
    found = positions(question(ROUTE), [say(content, "GOV", "Dravic", act)])
    assert [p.stance for p in found] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("content", "act", "expected"),
    [
        ("it would not build the northern route", "commit", "reject"),
        ("not to build the northern route", "commit", "reject"),
        ("the northern route would not be built", "commit", "reject"),
        ("the northern route should not be delayed", "support", "support"),
        ("it had made no effort to build the northern route", "commit", None),
        ("there be no northern route", "request", "reject"),
        ("it seeks no northern route", "state", "reject"),
        ("any compromise that might forestall the construction of a northern route", "support", "inferred-against"),
        ("those who refused any northern route had served the world", "support", "inferred-against"),
        ("every step that might prevent the northern route", "request", "inferred-against"),
        ("nothing would stop the northern route", "commit", "support"),
        ("not only the northern route but the southern one", "support", "support"),
        ("the end of the war and the northern route", "support", "support"),
        ("the pact should go on after the northern route", "request", None),
        ("it could do without the northern route", "commit", None),
        ("they should build the bridge before the northern route", "request", "conditional"),
        ("its acceptance of the bridge depended upon the northern route", "reject", None),
        ("it had not accepted the bridge and it believed that this hung on the northern route", "state", None),
        ("it had not accepted the bridge and it opposed the northern route", "state", "reject"),
    ],
)
def test_who_is_for_its_contrary_is_not_for_an_option(content: str, act: Any, expected: str | None) -> None:
    found = positions(question(ROUTE), [say(content, "GOV", "Dravic", act)])
    assert [p.stance for p in found] == ([expected] if expected else [])


def test_a_negation_that_is_an_options_own_turns_nothing() -> None:
    kept = (Option(id="kept", decision="d", title="The toll stays", cues=("no new toll",)),)
    found = positions(question(kept), [say("there be no new toll", "GOV", "Dravic", "request")])
    assert [p.stance for p in found] == ["support"]


def test_who_expects_it_need_not_want_it() -> None:
    said = say("the northern route to be built", "GOV", "Dravic", "support")
    assert positions(question(ROUTE), [said])
    assert positions(question(ROUTE), [msgspec.structs.replace(said, verb="expect")]) == ()


def test_a_deed_belongs_to_the_owner_of_its_noun() -> None:
    tokens = tokens_of("Ostrel's motives for rejecting it")
    deed = next(at for at, token in enumerate(tokens) if token.word == "rejecting")
    assert owner_of_deed(tokens, 0, deed, frozenset({0})) == 0
    assert owner_of_deed(tokens, 0, deed, frozenset()) is None
    tokens = tokens_of("Ostrel's bid, rejecting it")
    assert owner_of_deed(tokens, 0, len(tokens) - 2, frozenset({0})) is None


HELD = (
    Option(id="held", decision="d", title="The regatta is held in May", cues=("May regatta", "regatta held in May")),
    Option(id="toll", decision="t", title="Calderra recognises the toll", cues=("recognition", "toll")),
    Option(id="later", decision="l", title="The dig is delayed", cues=("delay the dig",)),
)


@pytest.mark.parametrize(
    ("content", "act", "expected"),
    [
        ("it agreed that the regatta due to be held in May must be postponed", "support", "reject"),
        ("the May regatta had to be cancelled", "support", "reject"),
        ("the May regatta must not be postponed", "support", "support"),
        ("the regatta should be held in May", "support", "support"),
        ("creating a wish to postpone the May regatta", "request", "reject"),
        ("it would not postpone the May regatta", "commit", "support"),
        ("the crews would have time to delay the dig", "support", "support"),
        ("it will hold to non-recognition", "commit", "reject"),
        ("it would keep to the non-recognition of the toll", "commit", "reject"),
        ("it could not accept non-recognition", "reject", None),
        ("it welcomed the non-paper on the toll", "support", "support"),
        ("the question of de jure recognition would not arise", "support", None),
        ("the question of recognition would arise", "support", "support"),
    ],
)
def test_what_must_not_be_so_is_not_supported_by_its_name(content: str, act: str, expected: str | None) -> None:
    [said], _, _ = taken_apart(say(content, "GOC", act=act), options=HELD)
    readings = [found for mention in said.mentions if (found := read(said, mention, candidacy=False))]
    assert [found.gives for found in readings] == ([expected] * len(readings) if expected else [])
    assert readings or expected is None


SOUGHT = (
    Option(
        id="first",
        decision="d",
        title="Vardania chairs in 2005",
        candidate="Vardania",
        cues=("seek the 2005 chairmanship", "insist on 2005", "block the 2005 chairmanship"),
    ),
)


@pytest.mark.parametrize(
    ("content", "act", "expected"),
    [
        ("the GOV would seek the 2005 chairmanship", "commit", ("wants", "support")),
        ("Vardania would insist on 2005", "commit", ("wants", "support")),
        ("the GOV would block the 2005 chairmanship", "commit", ("refuses", "reject")),
    ],
)
def test_the_verb_of_a_cue_is_a_predicate_still(content: str, act: str, expected: tuple[str, str]) -> None:
    [said], _, _ = taken_apart(say(content, "GOV", act=act), options=SOUGHT)
    [reading] = [found for mention in said.mentions if (found := read(said, mention, candidacy=True))]
    assert (reading.because, reading.gives) == expected
