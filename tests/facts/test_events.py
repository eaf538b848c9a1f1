"""Days of institutions."""

import datetime as dt

from reftel.facts import events


def test_every_row_has_real_days_and_says_where_it_is_from() -> None:
    for event in events.events():
        assert event.kind in {"election", "meeting", "document", "chair"}
        assert event.mark in {"V", "K"}
        assert event.source
        if event.kind == "chair":
            assert 1990 < int(event.day) < 2030
        else:
            assert [dt.date.fromisoformat(day) for day in event.days] == sorted(map(dt.date.fromisoformat, event.days))
            assert event.words


def test_an_event_is_named_by_all_its_words() -> None:
    (madrid,) = [event for event in events.of_year("2007") if event.kind == "meeting"]
    assert madrid.is_named("at the Madrid Ministerial in November")
    assert not madrid.is_named("in Madrid in November")
    assert madrid.iso2 is None
    assert all(event.iso2 for event in events.of_year("2005") if event.kind == "election")


def test_documents_and_chairs() -> None:
    assert {event.name: event.day for event in events.documents()}["Copenhagen Document"] == "1990-06-29"
    assert events.chair_years("osce", "de gucht") == (2006,)
    assert events.chair_years("osce", "Orvane") == ()
