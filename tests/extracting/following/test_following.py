"""From statements to all five kinds; damaged and empty input."""

import time

import msgspec
import pytest

from made_speech import said
from reftel.extracting.following import Followed, follow

# EXERCISE: made-up people and places.

SECONDS = 5.0  # of CPU for 40,000 characters on the slowest machine: far more than they take, far less than a square


def test_nothing_of_nothing() -> None:
    assert follow(()) == Followed()


def test_every_record_names_statements_that_exist_and_sentences_that_stand_there() -> None:
    text = (
        "On March 16 Minister Orvane Bly told the Ambassador that Norway would hold fair elections in June 2004. "
        "The Ambassador urged Bly to publish the list. Bly said that legislation on dams is in draft. "
        "The Ambassador said that Norway's record was poor."
    )
    statements = said(text)
    made = follow(statements)
    ids = {one.id for one in statements}
    for name in made.__struct_fields__:
        records = getattr(made, name)
        assert records, name
        for one in records:
            assert set(one.statements) <= ids
            assert all(place.text in text for place in one.evidence)
            assert 0 <= one.rank <= 1


@pytest.mark.parametrize(
    "text",
    [
        "a" * 20_000,
        "he said that " * 3_000,
        '"' * 5_000,
        ", and would " * 4_000,
        "visit in May 2005 and elections " * 700,
        "weak record is poor progress " * 800,
    ],
)
def test_hostile_words_cost_no_more_than_their_length(text: str) -> None:
    (one,) = said("Bly said that Norway would open the dam.")[:1]
    hostile = msgspec.structs.replace(
        one, content=f"Norway would {text}", sentence=f"Bly said that Norway would {text}"
    )
    started = time.process_time()
    follow([hostile])
    assert time.process_time() - started < SECONDS
