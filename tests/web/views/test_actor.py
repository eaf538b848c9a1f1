"""The page of an actor."""

import csv
import io

import pytest

from asking import Client
from browsing import Visiting, each_look
from made_imports import token
from patience import soon
from reftel.archive.actors import Actors
from reftel.errors import InputError
from reftel.model.browsing import Asking
from reftel.web.views.actor import act, page, table
from reftel.web.views.view import Asked, NotHereError
from reftel.workflow.reader import Reader

SAME = "the same Foreign Minister"


def asked(name: str = "dravic") -> Asked:
    return Asked(path={"name": name})


def form(name: str, *more: tuple[str, str], **sent: str) -> Asked:
    return Asked(path={"name": name}, form=(*sent.items(), *more))


def test_meetings_are_looked_up_once_by_their_days(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    def twice(*_: object, **__: object) -> None:
        raise AssertionError("looked up in the order of cables too")

    monkeypatch.setattr(Actors, "meetings", twice)
    assert page(reader, asked()).met


def test_every_figure_leads_to_characters_of_a_source(reader: Reader) -> None:
    shown = page(reader, asked())
    places = [place for held in shown.offices for place in held.evidence]
    assert places
    for place in places:
        source = reader.source(place.source)
        assert source
        assert source.text[place.start : place.end] == place.text
    for group in shown.merged:
        assert group.why
        for one in group.namings:
            source = reader.source(one.source)
            assert source
            assert source.text[one.naming.start : one.naming.end] == one.naming.text


def test_what_is_said_is_counted_as_the_ledger_counts_it(reader: Reader, client: Client) -> None:
    shown = page(reader, asked("halloran"))
    told = client.get("/said?actor=halloran&format=json").json()
    assert (shown.statements, shown.echoes) == (told["statements"], told["echoes"])
    assert sum(one.count for one in shown.acts) == shown.statements
    assert sum(one.count for one in shown.years) + shown.undated == shown.statements
    for year in shown.years:
        said = reader.said(Asking(actor=shown.actor.id, when=year.query), limit=0)
        assert said.statements == year.count
    assert max(one.height for one in shown.years) == 100
    for one in shown.acts:
        assert client.get(f"/said?actor=halloran&act={one.name}&format=json").json()["statements"] == one.count


def test_positions_are_those_of_the_board_that_rest_on_what_he_said(reader: Reader) -> None:
    (one,) = page(reader, asked("dravic.4")).questions
    answer = soon(lambda: reader.answer(one.id))
    assert answer
    assert one.count == len(one.said) > 3
    speakers = {answer.statements[told.position.statement].speaker for told in one.said}
    assert "Dravic" in speakers
    assert {told.position.cable for told in one.said} == {"04SESTRIN214"}
    assert page(reader, asked("whitcombe")).questions == ()


def test_meetings_name_who_was_met_and_like_names_say_why_they_are_others(reader: Reader) -> None:
    shown = page(reader, asked())
    assert ("Halloran", "halloran") in shown.met[0].others
    assert shown.met[0].evidence
    assert {one.id for one in shown.near} >= {"dravic.2", "dravic.3"}
    assert all(one.why for one in shown.near)
    assert {one.id for one in page(reader, asked("Dravic")).others} >= {"dravic", "dravic.2"}


def test_who_is_not_there_is_told(reader: Reader, client: Client) -> None:
    with pytest.raises(NotHereError):
        page(reader, asked("nobody"))
    with pytest.raises(NotHereError):
        table(reader, asked("nobody"))
    for form in ("html", "json", "csv"):
        assert client.get(f"/actor/nobody?format={form}").status == 404, form
    assert client.get("/said?actor=nobody&format=json").json()["statements"] == 0


def test_statements_as_a_table(reader: Reader, client: Client) -> None:
    _, rows = table(reader, asked())
    lines = list(csv.reader(io.StringIO(client.get("/actor/dravic?format=csv").text)))
    assert len(lines) == 1 + len(list(rows)) > 5


def test_a_ruling_needs_a_reason_and_something_to_rule_on(reader: Reader) -> None:
    for sent in (
        {"do": "merge", "other": "", "reason": SAME},
        {"do": "merge", "other": "dravic.2", "reason": " "},
        {"do": "merge", "other": "nobody", "reason": SAME},
        {"do": "merge", "other": "dravic", "reason": SAME},
        {"do": "split", "reason": SAME},
        {"do": "split", "cable": "99NOWHERE1", "reason": SAME},
        {"do": "undo", "number": "999"},
        {"do": "undo", "number": "x"},
        {},
    ):
        with pytest.raises(InputError):
            act(reader, form("dravic", **sent))


def test_what_is_ruled_can_be_undone_and_then_all_is_as_before(reader: Reader) -> None:
    before, other = page(reader, asked()), page(reader, asked("dravic.2"))
    address = act(reader, form("dravic.2", do="merge", other="dravic", reason=SAME))
    assert address == "/actor/dravic#rulings"
    one = page(reader, asked())
    assert one.statements == before.statements + other.statements
    (ruling,) = [each for each in one.rulings if not each.undone]
    assert ruling.reason == SAME
    assert ruling.by
    cable = other.merged[0].namings[0].cable
    parted = act(reader, form("dravic", ("cable", cable), do="split", reason="his brother"))
    assert parted == "/actor/dravic#rulings"
    assert page(reader, asked()).statements == before.statements
    second = max(each.number for each in page(reader, asked()).rulings)
    apart = f"{other.actor.id.partition('.')[0]}~{second}"
    assert act(reader, form(apart, do="undo", number=str(second))) == "/actor/dravic#rulings"
    act(reader, form("dravic", do="undo", number=str(ruling.number)))
    again = page(reader, asked())
    assert (again.actor, again.merged, again.near) == (before.actor, before.merged, before.near)
    assert page(reader, asked("dravic.2")).actor == other.actor
    assert {each.number for each in again.rulings if each.undone} >= {ruling.number}


@each_look
def test_from_a_cable_to_its_speaker_to_his_sentence(width: int, scheme: str, visit: Visiting) -> None:
    with visit(width, scheme) as window:
        shown = window.go("/cable/04SESTRIN214").page
        shown.locator(".margin a.voice", has_text="Dravic").first.click()
        shown.locator("h1", has_text="Dravic").wait_for()
        assert "/actor/" in shown.url
        shown.locator(".facets a", has_text="rejects").click()
        row = shown.locator(".ledger li").first
        row.locator("summary").click()
        row.locator("blockquote mark").wait_for()
        window.must_be_sound()
        row.get_by_text("the characters it stands on").click()
        shown.locator(".at").first.wait_for()
        window.must_be_sound()


@each_look
def test_two_are_merged_and_parted_again_in_the_browser(width: int, scheme: str, visit: Visiting) -> None:
    reason = f'the <b>same</b> "Minister", {width} {scheme}'
    with visit(width, scheme) as window:
        shown = window.go("/actor/oyen").page
        shown.get_by_label("The same as").fill("oyen.2")
        shown.get_by_label("Because").first.fill(reason)
        shown.get_by_role("button", name="Merge").click()
        ruling = shown.locator(".rulings li", has_text=reason).first
        ruling.wait_for()
        assert shown.get_by_text("Ruled to be one by hand").count() == 1
        window.must_be_sound()
        ruling.get_by_role("button", name="Undo").click()
        shown.locator(".rulings li.undone", has_text=reason).first.wait_for()
        window.must_be_sound()
        assert shown.get_by_text("Ruled to be one by hand").count() == 0


def test_a_stranger_can_rule_nothing(client: Client, reader: Reader) -> None:
    before = page(reader, asked()).rulings
    sent = {"do": "merge", "other": "dravic.2", "reason": SAME, "token": "none"}
    assert client.post("/actor/dravic", sent).status == 403
    assert client.post("/actor/dravic", sent, origin="http://elsewhere.example").status == 403
    assert page(reader, asked()).rulings == before


def test_from_an_error_one_gets_back_to_the_form(client: Client) -> None:
    sent = {"do": "merge", "other": "Nobody Known Here", "reason": SAME, "token": token(client)}
    answer = client.post("/actor/dravic", sent)
    assert answer.status == 400
    assert "Nobody is called Nobody Known Here" in answer.text
    assert '<a href="/actor/dravic">Back to the page with the form</a>' in answer.text
    assert "Back to the page" not in client.get("/?q=aa&format=none").text
