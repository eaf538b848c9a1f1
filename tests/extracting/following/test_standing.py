"""How commitments stood on a day."""

import msgspec

import made_up
from reftel.extracting.following.standing import standing, unheard
from reftel.model.following import Commitment

ONE = next(one for one in made_up.followed() if isinstance(one, Commitment))


def test_past_its_time_it_is_overdue_and_before_it_is_not() -> None:
    assert [one.overdue for one in standing([ONE], "2004-06-03")] == [False]
    assert [one.overdue for one in standing([ONE], "2004-06-04")] == [True]


def test_what_was_said_later_is_not_known_yet() -> None:
    (one,) = standing([ONE], "2005-05-01")
    assert (one.later, one.status) == ((), "open")
    (two,) = standing([ONE], "2005-05-02")
    assert (len(two.later), two.status) == (1, "renewed")
    assert standing([ONE], "2004-03-15") == ()


def test_what_was_kept_or_is_not_due_is_not_overdue() -> None:
    kept = msgspec.structs.replace(ONE, later=(msgspec.structs.replace(ONE.later[0], bearing="kept"),))
    assert [one.overdue for one in standing([kept], "2006")] == [False]
    never = msgspec.structs.replace(ONE, due=None)
    assert [one.overdue for one in standing([never], "2006")] == [False]


def test_what_is_due_in_a_season_is_overdue_after_it() -> None:
    autumn = msgspec.structs.replace(ONE, due="2004-23", later=())
    assert [one.overdue for one in standing([autumn], "2004-11-30")] == [False]
    assert [one.overdue for one in standing([autumn], "2004-12-01")] == [True]


def test_of_what_is_due_after_all_that_is_held_nobody_could_report() -> None:
    late = standing([ONE], "2004-06-04")
    assert unheard(late, "2004-06-03") == late
    assert unheard(late, "2004-06-04") == ()
    assert unheard(late, None) == ()
    assert unheard(standing([ONE], "2004-06-03"), "2004-05-01") == ()
