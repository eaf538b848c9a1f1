"""Meetings as pages tell of them."""

from reftel.web.meeting import met_of
from reftel.workflow.reader import Reader


def test_in_their_order_and_with_whom_but_not_oneself(reader: Reader) -> None:
    found = reader.actor("oyen")
    assert found
    profile, _ = found
    assert profile.meetings
    told = list(met_of(reader, profile.actor.id, profile.meetings, opened=True))
    assert [one.when for one in told] == [one.when for one in profile.meetings]
    assert all(one.open and one.others and one.evidence for one in told)
    assert profile.actor.id not in {id_ for one in told for _, id_ in one.others}
