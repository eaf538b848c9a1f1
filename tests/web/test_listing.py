"""What the pages of events and of démarches ask for and tell alike."""

from functools import partial

import pytest

from asking import Client
from reftel.model.browsing import HappeningsAsked
from reftel.web import links
from reftel.web.listing import PER_PAGE, listed, wanted_of
from reftel.web.views.view import Asked
from reftel.workflow.happening import events_fitting
from reftel.workflow.reader import Reader


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


@pytest.mark.parametrize("name", ["events", "demarches"])
def test_both_pages_have_the_sheet_that_they_share(name: str, client: Client) -> None:
    assert links.static_url("listing.css") in client.get(f"/{name}").text
