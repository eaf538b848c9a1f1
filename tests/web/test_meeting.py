"""Meetings as pages tell of them."""

from reftel.model.browsing import Asking, MeetingsAsked
from reftel.web.meeting import met_of
from reftel.workflow.reader import Reader


def test_in_their_order_and_with_whom_but_not_oneself(reader: Reader) -> None:
    found = reader.meetings(MeetingsAsked(asked=Asking(actor="oyen"), status="any"), 100).meetings
    assert found
    told = list(met_of(reader, "oyen", found, opened=True))
    assert [one.when for one in told] == [one.when for one in found]
    assert all(one.open and one.others and one.evidence for one in told)
    assert "oyen" not in {id_ for one in told for _, id_ in one.others}
