"""Which events and démarches are asked for."""

import msgspec
import pytest

import made_up
from reftel.errors import QueryError
from reftel.model.browsing import HappeningsAsked
from reftel.model.following import Demarche, Event
from reftel.workflow.happening import demarches_fitting, events_fitting


def event(when: str | None, **more: object) -> Event:
    made = next(one for one in made_up.followed() if isinstance(one, Event))
    return msgspec.structs.replace(made, when=when, **more)


def demarche(said_on: str | None, **more: object) -> Demarche:
    made = next(one for one in made_up.followed() if isinstance(one, Demarche))
    return msgspec.structs.replace(made, said_on=said_on, **more)


def test_in_the_order_of_their_days_what_has_none_last() -> None:
    made = [event(None, id="c"), event("2006-12", id="b"), event("2006-10-03", id="a")]
    found = events_fitting(made, HappeningsAsked())
    assert [one.id for one in found.records] == ["a", "b", "c"]


def test_an_event_goes_by_its_own_day_alone_and_a_demarche_by_that_of_its_cable_too() -> None:
    wanted = HappeningsAsked(when="2006-10..2006-12")
    events = [event("2006-11-01"), event(None, cable_date="2006-11-02"), event("2007", id="z")]
    found = events_fitting(events, wanted)
    assert (len(found.records), found.by_cable, found.undated, found.of_other_days) == (1, 0, 1, 1)
    matters = [demarche("2006-11-01"), demarche(None, cable_date="2006-11-02"), demarche(None, cable_date=None)]
    put = demarches_fitting(matters, wanted)
    assert (len(put.records), put.by_cable, put.undated, put.of_other_days) == (2, 1, 1, 0)


def test_names_words_and_states_narrow_it_down_and_are_counted() -> None:
    one = demarche("2006-11-01")
    names = [name for step in one.steps for name in (step.by, *step.to) if name]
    assert demarches_fitting([one], HappeningsAsked(by=names[0].upper())).records == (one,)
    assert not demarches_fitting([one], HappeningsAsked(by="nobody at all")).records
    word = one.evidence[0].text.split()[0]
    assert demarches_fitting([one], HappeningsAsked(about=word.lower())).records == (one,)
    assert not demarches_fitting([one], HappeningsAsked(about=f"{word} qwxz")).records
    other = demarche("2006-11-02", status="answered" if one.status != "answered" else "unanswered")
    found = demarches_fitting([one, other], HappeningsAsked(state=one.status))
    assert found.records == (one,)
    assert {count.name: count.count for count in found.states} == {one.status: 1, other.status: 1}
    assert {count.name for count in found.names} >= set(names)


def test_a_kind_of_event_is_asked_for() -> None:
    one, two = event("2006", kind="election"), event("2006", kind="speech")
    assert events_fitting([one, two], HappeningsAsked(kind="speech")).records == (two,)


def test_a_time_that_is_none_is_told() -> None:
    with pytest.raises(QueryError, match="soon"):
        events_fitting([], HappeningsAsked(when="soon"))
