"""A review: what a coder holds right is what he saw, but for what he corrected."""

import msgspec

from made_reviews import SAILS, review
from reftel.model.review import Patch, Review, fields_of, patch_between


def test_a_patch_says_only_what_is_otherwise() -> None:
    seen = fields_of(SAILS)
    wanted = msgspec.structs.replace(seen, speaker="Halloran", said_on="2031-05-01")
    patch = patch_between(seen, wanted)
    assert msgspec.json.decode(msgspec.json.encode(patch)) == {"speaker": "Halloran", "said_on": "2031-05-01"}
    assert patch.of(seen) == wanted == review(SAILS, "correct", patch=patch).fields
    assert patch
    assert not patch_between(seen, seen)


def test_taking_a_condition_away_is_a_change() -> None:
    assert Patch(condition=None)
    told = msgspec.json.encode(review(SAILS, "correct", patch=Patch(condition=None)))
    assert b'"condition":null' in told
    assert msgspec.json.decode(told, type=Review).patch


def test_two_agree_if_the_same_stands_after_them() -> None:
    one = review(SAILS, "correct", patch=Patch(speaker="Halloran"))
    other = msgspec.structs.replace(
        one, coder="Ben", verdict="accept", patch=Patch(), seen=msgspec.structs.replace(one.seen, speaker="Halloran")
    )
    assert one.outcome == other.outcome
    assert msgspec.structs.replace(one, verdict="reject").outcome == ("reject", None)
