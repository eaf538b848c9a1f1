"""Days of institutions."""

import datetime as dt

from reftel.facts import events


def test_every_row_has_real_days_and_says_where_it_is_from() -> None:
    for event in events.events():
        assert event.kind in {"election", "meeting", "document", "chair", "upheaval"}
        assert event.mark in {"V", "K"}
        assert event.source
        if event.kind == "chair":
            assert 1990 < int(event.day) < 2030
        else:
            assert [dt.date.fromisoformat(day) for day in event.days] == sorted(map(dt.date.fromisoformat, event.days))
            assert event.words or event.kind == "upheaval"


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


def test_what_shook_a_country_lately() -> None:
    assert [one.name for one in events.upheavals("KG", "2005-04-26", 183)] == ["Tulip Revolution"]
    assert events.upheavals("KG", "2005-03-23", 183) == ()  # what came later is not known yet
    assert events.upheavals("KG", "2006-03-24", 183) == ()
    assert [one.name for one in events.upheavals("AF", "1980-01-02", 1000)] == ["Soviet invasion", "Saur Revolution"]


def test_chairs_of_whatever_body() -> None:
    assert [(one.of, one.day) for one in events.chairs("De Gucht")] == [("osce", "2006")]
