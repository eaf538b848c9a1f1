"""The main clause of a content: verb, modal, subject, and what belongs to it, by the parse and by the words alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.extracting.cues import tokens_of
from reftel.extracting.parser import load, parse
from reftel.extracting.predicates import (
    Clause,
    Place,
    as_it_is,
    base_of,
    below,
    head_of,
    indicative,
    inverted,
    joined,
    main_words,
    of_another,
    parsed_clause,
    phrase_at,
    possessor_at,
    sides_of,
    subject_at,
    subject_before,
    worded_clause,
)


def place_of(text: str) -> Place:
    """A text parsed, as a content that fills its sentence."""
    found = parse([(text, ((0, 0),))], load())[0]
    if found is None:
        pytest.skip("the parser is absent")
    return Place(found, 0, len(found), 0)


def parsed(text: str) -> Clause:
    return parsed_clause(place_of(text), tokens_of(text))


def worded(text: str) -> Clause:
    return worded_clause(tokens_of(text), text)


def shape(clause: Clause) -> tuple[object, ...]:
    """Verb, modal, passive, negated, subject."""
    return clause.verb, clause.modal, clause.passive, clause.negated, clause.subject.text if clause.subject else None


CLAUSES = (
    ("the GOV would prefer a delay", ("prefer", "would", False, False, "the GOV")),
    ("the GOV would not sign", ("sign", "would", False, True, "the GOV")),
    ("the list will be published in May", ("publish", "will", True, False, "the list")),
    ("Ostrel must wait", ("wait", "must", False, False, "Ostrel")),
    ("Ostrel needs to wait", ("wait", "need", False, False, "Ostrel")),
    ("if the talks fail, Ostrel will leave", ("leave", "will", False, False, "Ostrel")),
)


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
@pytest.mark.parametrize("read", [parsed, worded])
def test_the_main_clause(text: str, expected: tuple[object, ...], read: object) -> None:
    assert callable(read)
    assert shape(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("they will be leaving", ("leave", "will", False, False, "they")),
        ("the port would never have closed", ("close", "would", False, True, "the port")),
        ("the port has closed", ("close", None, False, False, "the port")),
        ("the port has been closed", ("close", None, True, False, "the port")),
        ("the port is big", ("be", None, False, False, "the port")),
        ("they have", ("have", None, False, False, "they")),
        ("the dam not far off", (None, None, False, True, None)),
        ("prices, would rise", ("rise", "would", False, False, None)),
    ],
)
def test_the_main_clause_by_words_alone(text: str, expected: tuple[object, ...]) -> None:
    assert shape(worded(text)) == expected


def test_a_perfect_is_seen() -> None:
    assert parsed("Ostrel would have signed").perfect
    assert worded("Ostrel would have signed").perfect


def test_a_noun_phrase_has_no_verb() -> None:
    assert parsed("deeper cooperation with Ostrel").verb is None


def test_what_is_subordinate_is_outside() -> None:
    text = "Ostrel will sign because the ships left"
    for clause in (parsed(text), worded(text)):
        assert text.index("sign") in clause.inside
        assert text.index("left") not in clause.inside


def test_what_opens_the_sentence_is_outside() -> None:
    text = "despite the opposition of the army, Ostrel will sign"
    for clause in (parsed(text), worded(text)):
        assert text.index("opposition") not in clause.inside
        assert text.index("sign") in clause.inside


def test_an_infinitive_on_a_noun_belongs_to_its_clause() -> None:
    text = "Ostrel has no reason to renounce it"
    assert text.index("renounce") in parsed(text).inside


def test_the_clause_below_a_verb_of_saying() -> None:
    found = below(place_of("certain officials had argued that Ostrel should wait"))
    assert found is not None
    place, who = found
    assert who is not None
    assert who.text == "certain officials"
    assert base_of(place.parse, head_of(place)) == "wait"


def test_the_clause_below_an_infinitive() -> None:
    found = below(place_of("Marin was careful to say that Ostrel would wait"))
    assert found is not None
    assert base_of(found[0].parse, head_of(found[0])) == "wait"


def test_nothing_lies_below_a_plain_clause() -> None:
    assert below(place_of("the dam leaked")) is None


def test_a_clause_that_is_joined() -> None:
    found = joined(place_of("the police were waiting and would write a letter"))
    assert found is not None
    assert base_of(found.parse, head_of(found)) == "write"
    assert joined(place_of("the dam leaked")) is None


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("the GOV would reject it", "reject", "the GOV"),
        ("Ostrel has no reason to renounce it", "renounce", "Ostrel"),
        ("Ostrel and Vardania objected to it", "objected", "Ostrel and Vardania"),
        ("the Government of Ostrel objects to it", "objects", "the Government of Ostrel"),
        ("dams and ports", "ports", None),
        ("the dam", "nowhere", None),
    ],
)
def test_the_subject_of_a_word(text: str, at: str, expected: str | None) -> None:
    found = subject_at(place_of(text), text.find(at) if at in text else 999)
    assert (found.text if found else None) == expected


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("Ostrel's willingness to talk", "willingness", "Ostrel"),
        ("Ostrel's hope and desire for peace", "desire", "Ostrel"),
        ("willingness to talk", "willingness", None),
        ("the dam", "zzz", None),
    ],
)
def test_the_possessor_of_a_noun(text: str, at: str, expected: str | None) -> None:
    found = possessor_at(place_of(text), text.find(at) if at in text else 999)
    assert (found.text if found else None) == expected


def test_a_phrase_keeps_its_place() -> None:
    text = "the new Government of Ostrel waits"
    place = place_of(text)
    noun = place.parse.words.index("Government")
    found = phrase_at(place, noun)
    assert text[found.start : found.end] == found.text == "the new Government of Ostrel"
    assert found.head == "Government"


def test_main_words_behind_two_openings() -> None:
    tokens = tokens_of("However, if the talks fail, then Ostrel leaves the port; so be it")
    lo, hi = main_words(tokens)
    assert tokens[lo].word == "ostrel"
    assert tokens[hi].word == ";"


def test_a_subject_is_no_longer_than_a_phrase() -> None:
    text = "one two three four five six seven eight nine ten eleven twelve thirteen will"
    tokens = tokens_of(text)
    assert subject_before(tokens, 0, len(tokens) - 1, text) is None
    assert subject_before(tokens, 0, 0, text) is None


@given(
    st.lists(
        st.sampled_from(
            ["Ostrel", "the", "would", "not", "sign", "that", ",", "if", "has", "to", "been", "and", "'s", "no"]
        ),
        max_size=12,
    )
)
def test_never_raises(words: list[str]) -> None:
    text = " ".join(words)
    tokens = tokens_of(text)
    assert worded(text).inside <= {token.start for token in tokens}
    if words:
        place = place_of(text)
        assert parsed_clause(place, tokens).inside <= set(place.parse.starts)
        for token in tokens:
            subject_at(place, token.start)
            possessor_at(place, token.start)
        below(place)
        joined(place)


@pytest.mark.parametrize(
    ("text", "how", "now"),
    [
        ("the port is safe", True, True),
        ("the port was closed", True, True),
        ("the port would be closed", True, False),
        ("the port be closed", False, False),
    ],
)
def test_what_is_told_as_it_is(text: str, how: bool, now: bool) -> None:  # noqa: FBT001
    place, clause = place_of(text), parsed(text)
    assert indicative(clause, place) is how
    assert as_it_is(clause, place) is now
    assert not as_it_is(clause, None)


def test_plans_of_a_country_of_which_nobody_speaks() -> None:
    sides = sides_of(["French Ambassador Orvane Marin", "Poloff"], "MA")
    assert sides == {"MA", "US", "FR"}
    place = place_of("Iran will open the port")
    subject = phrase_at(place, 0)
    assert of_another(subject, sides)
    assert not of_another(subject, sides | {"IR"})
    assert not of_another(subject, None)
    assert not of_another(None, sides)


@pytest.mark.parametrize(
    ("text", "turned"), [("should the vote fail", True), ("the vote should fail", False), ("fail", True)]
)
def test_a_modal_before_its_subject(text: str, turned: bool) -> None:  # noqa: FBT001
    tokens = tokens_of(text)
    assert inverted(parsed(text), tokens) is turned


def test_what_is_needed_may_look_like_a_purpose() -> None:
    assert parsed("The government needed to show dams as a danger.").modal == "need"
