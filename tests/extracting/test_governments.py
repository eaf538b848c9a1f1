"""Acronyms of governments that several states share."""

import msgspec
import pytest

from made_speech import cable_of
from made_up import field
from reftel.extracting import notes_of
from reftel.extracting.governments import governments_in, in_full
from reftel.extracting.namings import namings
from reftel.extracting.shortnames import WORD, government_of
from reftel.fields.mrn import Mrn

CASES = {
    ("The Government of India (GOI) asked Italy.", "IT"): "IN",
    ("Italy asked the Indian envoy. India waits for the GOI there", "IT"): "IT",
    ("The Indian envoy floats Indian names. The GOI waits.", "IT"): "IN",
    ("An Indian envoy came. The GOI waits.", "IT"): None,
    ("The GOI waits.", "IT"): "IT",
    ("The GOI waits.", "FR"): None,
    ("The GOI waits for an Iraqi envoy.", "FR"): "IQ",
    ("India, an Indian, Indians and Iraq wait for the GOI.", "FR"): "IN",
    ("India and Iraq wait for the GOI.", "FR"): None,
    ("India, an Indian envoy and Iraq wait for the GOI.", "IT"): None,
    ("The Government of Vardania (GOI) waits.", "IT"): None,
}


@pytest.mark.parametrize(("case", "state"), CASES.items())
def test_what_an_acronym_means(case: tuple[str, str], state: str | None) -> None:
    text, host = case
    assert governments_in(text, WORD.findall(text.rstrip(".")), host) == {"GOI": state}


def test_an_acronym_of_one_government_is_no_question() -> None:
    assert governments_in("The GOFOO paid.", ["The", "GOFOO", "paid"], "IT") == {}


@pytest.mark.parametrize(("country", "state"), [("Indian", "IN"), ("Italian", "IT"), ("Ostrel", "IT")])
def test_a_holder_is_the_state_that_the_cable_is_about(country: str, state: str) -> None:
    text = f"{country} Permrep Orvane Quelle told us that the GOI supports term limits. The {country} dam leaks."
    base = cable_of(text)
    head = msgspec.structs.replace(base.head, mrn=field(Mrn(2004, "ROME", 77)))
    found = namings(notes_of(msgspec.structs.replace(base, head=head)))
    assert [one.state for one in found if one.name == "GOI"] == [state]


def test_another_s_acronym_is_not_that_of_the_host() -> None:
    words = ["The", "GOI", "waits"]
    assert government_of("The GOI waits", words, "IT") == "GOI"
    assert government_of("The GOI waits", words, "IT", {"GOI": "IN"}) is None


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("government of the united states", "USG"),
        ("governments of spain and the united states", "Spain and USG"),
        ("government of kazakhstan", "GOK"),
        ("government of the lakes", None),
        ("the mayor", None),
    ],
)
def test_a_government_by_its_long_name(words: str, actor: str | None) -> None:
    assert in_full(words, "KZ", "GOK") == actor
