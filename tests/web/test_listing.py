"""What the pages of events and of démarches ask for and tell alike."""

from functools import partial
from pathlib import Path

import pytest

from asking import Client
from reftel.archive import Archive
from reftel.model.browsing import HappeningsAsked
from reftel.web import links
from reftel.web.listing import PER_PAGE, ListedPage, listed, wanted_of
from reftel.web.serving import opened
from reftel.web.views import demarches, events
from reftel.web.views.view import Asked
from reftel.workflow.happening import events_fitting
from reftel.workflow.reader import Reader

NAMES = {"events": "events", "demarches": "démarches"}
both = pytest.mark.parametrize("name", NAMES)
"""Both pages, by what stands in their address."""


def shown(name: str, reader: Reader, **query: str) -> ListedPage:
    """The page of that name, as it is asked for."""
    asked = Asked(query=tuple(query.items()))
    return events.page(reader, asked) if name == "events" else demarches.page(reader, asked)


def test_what_is_asked_for_stands_in_the_address() -> None:
    asked = Asked(query=(("by", "  Marin  Bly "), ("when", "2006")))
    assert wanted_of(asked, state="planned", kind="speech") == HappeningsAsked(
        by="Marin Bly", about="", when="2006", state="planned", kind="speech"
    )


def test_a_page_has_the_first_of_what_fits_and_its_counts(reader: Reader) -> None:
    every = reader.happenings().events
    page, shown = listed(
        reader, Asked(query=()), "Events", wanted_of(Asked(query=()), state=""), partial(events_fitting, every)
    )
    assert page.total == len(every) > 0
    assert len(shown) == min(page.total, PER_PAGE)
    assert page.more is (page.total > PER_PAGE)
    assert sum(one.count for one in page.states) == page.total


def test_a_time_that_is_none_is_told(reader: Reader) -> None:
    asked = Asked(query=(("when", "soon"),))
    page, shown = listed(
        reader, asked, "Events", wanted_of(asked, state=""), partial(events_fitting, reader.happenings().events)
    )
    assert page.status == 400
    assert page.problem
    assert shown == ()


@both
def test_both_pages_have_the_sheet_that_they_share(name: str, client: Client) -> None:
    assert links.static_url("listing.css") in client.get(f"/{name}").text


@both
def test_both_refuse_a_time_that_is_none(name: str, reader: Reader, client: Client) -> None:
    page = shown(name, reader, when="soon")
    assert page.status == client.get(f"/{name}?when=soon").status == 400
    assert page.problem


@both
def test_of_no_time_nothing_is_found_and_why_is_said(name: str, reader: Reader, client: Client) -> None:
    assert shown(name, reader, when="1990").total == 0
    assert "of other days" in client.get(f"/{name}?when=1990").text


@both
def test_an_empty_archive_has_none(name: str, tmp_path: Path) -> None:
    Archive(tmp_path / "empty", create=True).close()
    reader = Reader(tmp_path / "empty")
    try:
        with opened(reader) as home:
            told = Client(home).get(f"/{name}").text
    finally:
        reader.close()
    assert f"0 {NAMES[name]}" in told
    assert "reftel extract" in told


@pytest.mark.parametrize("name", [*NAMES, "commitments"])
def test_a_page_of_before_says_how_many_cables_were_read_or_corrected_since(
    name: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get(f"/{name}")
    monkeypatch.setattr(Reader, "is_older", lambda *_: True)
    monkeypatch.setattr(Reader, "behind", lambda *_: (3, 1200))
    assert "3 of 1,200 cables were read" in client.get(f"/{name}").text
