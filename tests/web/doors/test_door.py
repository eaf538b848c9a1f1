"""What a door is."""

from reftel.web.doors.door import Onward, Told


def test_a_door_leads_on_or_tells_why_not() -> None:
    assert Onward("/").token is None
    told = Told(title="Sign in", status=429, sentence="Wait.", wait=3)
    assert (told.status, told.sentence, told.wait) == (429, "Wait.", 3)
