"""Agreement: two coders disagree, and an editor says what stands."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from asking import Client
from browsing import each_look, visiting
from reftel.errors import InputError
from reftel.model.review import Patch
from reftel.model.statement import Statement
from reftel.web.serving import opened
from reftel.web.views.agreement import act, page
from reftel.web.views.view import Asked
from reftel.workflow.reader import Reader

MRN = "04QUILLHAVEN61"


@pytest.fixture
def room(mine: Reader) -> Iterator[str]:
    with opened(mine) as address:
        yield address


def said(reader: Reader) -> list[Statement]:
    cable = reader.cable(MRN)
    assert cable
    return [one for one in reader.statements(cable) if not one.echo_of]


def test_figures_are_for_all_and_what_each_said_for_the_editor(mine: Reader) -> None:
    first, second, *_ = said(mine)
    assert page(mine, Asked()).percent is None
    for coder in ("Ann", "Ben"):
        mine.reviews.enter(MRN, second.id, coder, "accept", Patch())
    mine.reviews.enter(MRN, first.id, "Ann", "accept", Patch())
    mine.reviews.enter(MRN, first.id, "Ben", "reject", Patch())
    shown = page(mine, Asked(kept={"coder": "Ben"}))
    assert (shown.percent, shown.agreement.disputed, shown.disputed) == (50.0, 1, ())
    (dispute,) = page(mine, Asked(kept={"coder": "editor"})).disputed
    with pytest.raises(InputError, match="Only the coder called editor"):
        act(mine, Asked(form=(("do", "choose"), ("review", "1")), kept={"coder": "Ann"}))
    with pytest.raises(InputError, match="no disputed statement any more"):
        act(mine, Asked(form=(("do", "choose"), ("review", "99")), kept={"coder": "editor"}))
    with pytest.raises(InputError, match="Choose what one"):
        act(mine, Asked(form=(("do", "choose"),), kept={"coder": "editor"}))
    chosen = str(dispute.reviews[1].number)
    act(mine, Asked(form=(("do", "choose"), ("review", chosen)), kept={"coder": "editor"}))
    assert first.id not in {one.id for one in said(mine)}
    assert page(mine, Asked()).agreement.disputed == 0
    assert page(mine, Asked(kept={"coder": "Ann"})).decided == ()
    (decided,) = page(mine, Asked(kept={"coder": "editor"})).decided
    assert [one.coder for one in decided.reviews] == ["Ann", "Ben", "editor"]
    again = (("do", "reopen"), ("review", str(decided.reviews[-1].number)))
    with pytest.raises(InputError, match="Only the coder called editor"):
        act(mine, Asked(form=again, kept={"coder": "Ann"}))
    act(mine, Asked(form=again, kept={"coder": "editor"}))
    opened_again = page(mine, Asked(kept={"coder": "editor"}))
    assert (len(opened_again.disputed), opened_again.decided) == (1, ())


def test_where_two_reviewed_nothing_that_is_what_is_said_of_both_figures(room: str) -> None:
    told = Client(room).get("/agreement").text
    assert told.count("nothing was reviewed by two") == 2
    assert "too little varies" not in told


def test_what_was_decided_is_shown_with_a_way_to_open_it_again(room: str, mine: Reader) -> None:
    one = said(mine)[0]
    mine.reviews.enter(MRN, one.id, "Ann", "accept", Patch())
    number = mine.reviews.enter(MRN, one.id, "Ben", "reject", Patch())
    mine.reviews.choose(number)
    told = Client(room).get("/agreement", cookie="reftel-coder=editor").text
    assert "Ann</strong> accepted" in told
    assert "Ben</strong> rejected" in told
    assert 'value="reopen"' in told


@each_look
def test_a_journey_from_a_dispute_to_what_stands(
    width: int, scheme: str, browser: Browser, room: str, mine: Reader
) -> None:
    one = said(mine)[0]
    for coder, button in (("Ann", "Correct"), ("Ben", "Accept")):
        with visiting(browser, room, width, scheme) as window:
            shown = window.go(f"/review?at={one.id}&of={MRN}").page
            assert shown.locator("#speaker").input_value() == one.speaker, "blind to the other"
            if button == "Correct":
                shown.fill("#speaker", "The Harbour Master")
            shown.fill("#coder", coder)
            with shown.expect_navigation():
                shown.get_by_role("button", name=button, exact=True).click()
    assert next(each for each in said(mine) if each.id == one.id).reviewed == "disputed"
    with visiting(browser, room, width, scheme) as window:
        shown = window.go("/agreement").page
        with shown.expect_navigation():
            shown.get_by_role("button", name="Go on as editor").click()
        assert "The Harbour Master" in (shown.locator(".dispute").text_content() or "")
        window.must_be_sound()
        with shown.expect_navigation():
            shown.get_by_role("button", name="Let stand what Ann says").click()
        assert "Nothing is disputed." in (shown.locator("main").text_content() or "")
        assert shown.get_by_role("button", name="Open again what was decided").count() == 1
        window.must_be_sound()
        window.go(f"/said?cable={MRN}&by=Harbour Master")
        assert shown.locator(".ledger li").count() == 1
    found = next(each for each in said(mine) if each.id == one.id)
    assert (found.speaker, found.reviewed, found.reviewed_by) == ("The Harbour Master", "corrected", ("editor",))
