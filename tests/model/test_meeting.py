"""The record of a meeting."""

import msgspec
import pytest

import made_up


def test_a_low_rank_is_to_check() -> None:
    assert [meeting.to_check for meeting in made_up.meetings()] == [False, True]


def test_no_evidence_without_its_place() -> None:
    meeting = made_up.meetings()[0]
    assert all(one.start < one.end for one in meeting.evidence)
    with pytest.raises(TypeError):
        msgspec.structs.replace(meeting, evidences=())
