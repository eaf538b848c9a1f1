"""Claims about members and about what binds, in made-up speech, held against the tables of the day of 17 March 2004."""

import pytest

from made_speech import said
from reftel.extracting.following.claims import claims
from reftel.extracting.following.lines import lines_of
from reftel.model.following import Topic

# EXERCISE: made-up people; the states and bodies are those of the tables.


def found(*texts: str) -> list[Topic]:
    return list(claims(lines_of(said(*texts))))


@pytest.mark.parametrize(
    ("text", "claimed", "agrees"),
    [
        (
            "Bly pointed out that Afghanistan is not an OSCE member but a partner.",
            ("Afghanistan", True, "partner"),
            True,
        ),
        ("Bly said that Afghanistan is a member of the OSCE.", ("Afghanistan", False, "partner"), False),
        ("Bly said that Kazakhstan is a participating State of the OSCE.", ("Kazakhstan", False, "member"), True),
        ("Bly said that Norway isn't a member of NATO.", ("Norway", True, "member"), False),
        ("Bly said that Ukraine is not a member of NATO.", ("Ukraine", True, "partner"), True),
        ("Bly said that Turkey is a candidate for membership of the EU.", ("Turkey", False, "candidate"), True),
        ("Bly said that Brazil is not a member of the European Union.", ("Brazil", True, "none of these"), True),
        ("Bly said that Brazil is an observer at the OSCE.", ("Brazil", False, "none of these"), None),
        # not in a list that is not whole
        ("Bly said that Romania is a candidate for membership of the EU.", ("Romania", False, "none of these"), None),
        ("Bly said that Bulgaria is a partner of NATO.", ("Bulgaria", False, "none of these"), None),
        ("Bly said that Belarus is not a partner of NATO.", ("Belarus", True, "none of these"), None),
        (
            "Bly said that Vatican City is an observer at the United Nations General Assembly.",
            ("Vatican City", False, "none of these"),
            None,
        ),
        # in one, whole or not
        ("Bly said that Ukraine is not a partner of NATO.", ("Ukraine", True, "partner"), False),
        ("Bly said that Brazil is a partner of the OSCE.", ("Brazil", False, "none of these"), False),
    ],
)
def test_a_membership_beside_what_the_tables_know(
    text: str, claimed: tuple[str, bool, str], *, agrees: bool | None
) -> None:
    (one,) = found(text)
    assert (one.kind, one.name, one.denied, one.known) == ("membership", *claimed)
    assert one.agrees is agrees
    assert one.known_mark in {"V", "K"}
    assert one.statements
    assert one.evidence[0].text


@pytest.mark.parametrize(
    "text",
    [
        "Bly said that the Norwegian candidate is a member of parliament.",  # an adjective is no state
        "Bly said that Norway is a member of the Dam Board.",  # of no body that a table knows
        "Bly said that a member of NATO is in Norway.",
        "Bly said that Norway is angry; he told a member of NATO so.",
    ],
)
def test_what_is_no_claim_about_a_membership(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name", "denied"),
    [
        ("Bly said that the recommendations are not mandatory.", "the recommendations", True),
        ("Bly said that the resolution is legally binding.", "the resolution", False),
        ("Bly said that the guidelines were voluntary.", "the guidelines", True),
        ("Bly said that the guidelines were not voluntary.", "the guidelines", False),
    ],
)
def test_what_binds_and_what_does_not(text: str, name: str, *, denied: bool) -> None:
    (one,) = found(text)
    assert (one.kind, one.name, one.denied, one.agrees) == ("bindingness", name, denied, None)


def test_what_is_binding_and_no_rule() -> None:
    assert found("Bly said that the meeting is mandatory.") == []


def test_a_claim_about_recommendations_stands_beside_how_they_bind() -> None:
    (one,) = found("Bly said that OSCE recommendations are not mandatory.")
    assert one.known == "politically binding"
    assert one.authorities
    assert not any(each.named for each in one.authorities)
