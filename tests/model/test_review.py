"""A review: what a coder holds right is what he saw, but for what he corrected."""

import msgspec

from made_reviews import CABLE, SAILS
from reftel.model.review import Patch, Review, fields_of, patch_between


def review(patch: Patch) -> Review:
    return Review(
        cable=SAILS.cable,
        source=SAILS.source,
        begin=CABLE.span.start,
        statement=SAILS.id,
        version="1",
        seen=fields_of(SAILS),
        coder="Ann",
        verdict="correct",
        patch=patch,
    )


def test_a_patch_says_only_what_is_otherwise() -> None:
    seen = fields_of(SAILS)
    wanted = msgspec.structs.replace(seen, speaker="Halloran", said_on="2031-05-01")
    patch = patch_between(seen, wanted)
    assert msgspec.json.decode(msgspec.json.encode(patch)) == {"speaker": "Halloran", "said_on": "2031-05-01"}
    assert patch.of(seen) == wanted == review(patch).fields
    assert patch
    assert not patch_between(seen, seen)


def test_taking_a_condition_away_is_a_change() -> None:
    assert Patch(condition=None)
    assert b'"condition":null' in msgspec.json.encode(review(Patch(condition=None)))
    assert msgspec.json.decode(msgspec.json.encode(review(Patch(condition=None))), type=Review).patch


def test_two_agree_if_the_same_stands_after_them() -> None:
    one = review(Patch(speaker="Halloran"))
    other = msgspec.structs.replace(
        one, coder="Ben", verdict="accept", patch=Patch(), seen=msgspec.structs.replace(one.seen, speaker="Halloran")
    )
    assert one.outcome == other.outcome
    assert msgspec.structs.replace(one, verdict="reject").outcome == ("reject", None)
