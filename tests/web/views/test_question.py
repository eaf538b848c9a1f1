"""The board of a question."""

import csv
import io
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from asking import Client
from browsing import Visiting, each_look
from conftest import HOME
from patience import soon
from reftel import extracting, workflow
from reftel.deciding import load_question
from reftel.errors import NotReadyError, QueryError, QuestionError
from reftel.model.telling import basis
from reftel.web import strings
from reftel.web.views.question import _in_the_room, act, page, table
from reftel.web.views.view import Asked, NotHereError
from reftel.workflow.questions import answer_in
from reftel.workflow.reader import Reader

ID = "straits-chair-2005"


def asked(identity: str = ID, **query: str) -> Asked:
    return Asked(path={"id": identity}, query=tuple(query.items()))


def form(identity: str = ID, **sent: str) -> Asked:
    return Asked(path={"id": identity}, form=tuple(sent.items()))


def test_the_board_is_that_of_decide(reader: Reader) -> None:
    question = load_question(HOME / "examples" / f"{ID}.toml")
    for on in (None, "2003-07-01", "2004-10-31"):
        shown = page(reader, asked(on=on or ""))
        assert shown.board == workflow.decide_question(question, [reader.archive], on)


def test_a_board_says_of_how_many_cables_no_statements_are_made_yet(tmp_path: Path) -> None:
    workflow.read_into(tmp_path / "straits", [HOME / "examples" / "cables"])
    bare = Reader(tmp_path / "straits", [HOME / "examples" / f"{ID}.toml"])
    told = page(bare, asked()).basis
    assert "from 0 of 14 matching cables" in told
    assert told.endswith("of 14 of these no statements are made yet: they are not on this board")
    bare.close()


def test_a_board_says_that_its_statements_are_of_an_older_version(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extracting, "VERSION", "99")
    found = answer_in(reader.archive, load_question(HOME / "examples" / f"{ID}.toml")).coverage
    assert (found.extracted, found.older) == (0, found.cables)
    told = basis(_in_the_room(found))
    assert f"from {found.cables} of {found.cables} matching cables" in told
    assert "are of an older version of reftel" in told


def test_every_seat_is_in_its_cell_with_a_note_that_leads_to_its_characters(reader: Reader) -> None:
    shown = page(reader, asked())
    chips = [chip for row in shown.rows for cell in row.cells for chip in cell]
    seats = [seat for decision in shown.board.decisions for option in decision.options for seat in option.seats]
    assert len(chips) == len(seats) == len(shown.notes)
    assert [chip.note for chip in chips] == [note.number for note in shown.notes]
    for note in shown.notes:
        assert note.evidence or note.by_hand
        for one in note.evidence:
            source = reader.source(one.source)
            assert source
            assert one.text in source.text[one.start : one.end].replace("\n", " ") or source.text[one.start : one.end]
    assert {chip.side for chip in chips} >= {"for", "against", "if", "open"}
    assert "assumed" in {flag for chip in chips for flag in chip.flags}


def test_days_are_those_on_which_the_board_changes(reader: Reader) -> None:
    shown = page(reader, asked())
    assert list(shown.days) == sorted(set(shown.days))
    first, last = (page(reader, asked(on=day)) for day in (shown.days[0], shown.days[-1]))
    assert len(first.rows) < len(last.rows)
    changed = [page(reader, asked(on=late, since=early)).changes for early, late in pairwise(shown.days)]
    assert any(changed)
    shown = page(reader, asked(on=shown.days[-1], since=shown.days[0]))
    seats = [one for one in shown.changes if one.note]
    assert seats
    assert all(one.since for one in seats)
    assert all(shown.notes[one.note - 1].actor in one.words for one in seats if one.note)


def test_changes_are_asked_since_an_earlier_day(reader: Reader) -> None:
    with pytest.raises(QuestionError, match="after the date of the board"):
        page(reader, asked(on="2003-03-20", since="2004"))


def test_members_of_whom_nothing_is_known_are_named(reader: Reader) -> None:
    shown = page(reader, asked(on="2003-03-20"))
    assert set(shown.silent) | {row.actor for row in shown.rows if row.member} == {
        *("Belmora", "Calderra", "Kestria", "Maravel", "Norvane", "Ostrel", "Quentara", "Sundarra", "Vardania")
    }


def test_who_waits_is_drawn_and_said(reader: Reader) -> None:
    shown = page(reader, asked(on="2004-10-31"))
    assert shown.waits
    assert {knot.name for knot in shown.ring.knots} >= {"Calderra", "Vardania"}
    for arrow in shown.ring.arrows:
        assert any(arrow.start in line and arrow.end in line for line in shown.waits)


def test_what_is_not_there_or_no_day_is_told(reader: Reader, client: Client) -> None:
    with pytest.raises(NotHereError):
        page(reader, asked("none"))
    with pytest.raises(QueryError, match="no date"):
        page(reader, asked(on="tomorrow"))
    assert client.get(f"/question/{ID}?on=tomorrow").status == 400


def test_seats_as_a_table(reader: Reader, client: Client) -> None:
    _, boards = table(reader, asked())
    assert [board.question for board in boards] == [ID]
    lines = list(csv.reader(io.StringIO(client.get(f"/question/{ID}?format=csv").text)))
    assert len(lines) > 10


def test_a_seat_by_hand_needs_an_actor_a_stance_and_an_option(reader: Reader) -> None:
    for sent in (
        {"actor": "", "stance": "reject", "option": "vardania-2005"},
        {"actor": "Kestria", "stance": "perhaps", "option": "vardania-2005"},
        {"actor": "Kestria", "stance": "reject", "option": "none"},
        {"actor": "Kestria", "stance": "reject", "option": "vardania-2005", "on": "1.2.2004"},
        {"actor": "Kestria", "stance": "reject", "option": "vardania-2005", "on": "2004-13-45"},
        {"actor": "Kestria", "stance": "reject", "option": "vardania-2005", "on": "2004-02-30"},
        {"actor": "Kestria", "stance": "reject", "option": "vardania-2005", "veto": "perhaps"},
        {"actor": "Nobody", "option": "vardania-2005", "do": "unseat"},
    ):
        with pytest.raises((QuestionError, QueryError)):
            act(reader, form(**sent))
    assert not page(reader, asked()).entered


def test_a_seat_of_nearly_a_member_and_an_option_that_no_cable_speaks_of_are_told(
    reader: Reader, client: Client, tmp_path: Path
) -> None:
    seat = {"actor": "Kestira", "stance": "reject", "option": "vardania-2005"}
    act(reader, form(**seat))
    try:
        assert page(reader, asked()).misnamed == (
            "'Kestira' is no member, so its seat by hand does not count; did you mean 'Kestria'?",
        )
        assert client.get(f"/question/{ID}").text.count("did you mean") == 2
    finally:
        act(reader, form(do="unseat", **seat))
    text = (HOME / "examples" / f"{ID}.toml").read_text(encoding="utf-8")
    file = tmp_path / "idle.toml"
    file.write_text(
        text.replace(f'"{ID}"', '"idle"', 1) + '[[option]]\nid = "o"\ndecision = "2005"\ntitle = "Nothing"\n', "utf-8"
    )
    with closing(Reader(reader.archive, [file])) as other:
        told = soon(lambda: page(other, asked("idle")))
    assert ["'o'" in one for one in told.idle] == [True]
    assert page(reader, asked()).idle == ()


@pytest.mark.parametrize(("stance", "condition"), [("reject", "unless"), ("conditional", " ")])
def test_who_objects_until_a_condition_is_met_has_one(reader: Reader, stance: str, condition: str) -> None:
    sent = {"actor": "Kestria", "stance": stance, "option": "vardania-2005", "objects": "yes", "condition": condition}
    with pytest.raises(QuestionError, match=r"^Kestria objects until a condition is met, and that needs"):
        act(reader, form(**sent))
    assert not page(reader, asked()).entered


def test_a_seat_is_entered_while_the_board_is_still_worked_out(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    def not_ready(_identity: str) -> None:
        raise NotReadyError("What the cables say to it is being worked out")

    monkeypatch.setattr(reader, "answer", not_ready)
    seat = {"actor": "Kestria", "option": "vardania-2005", "stance": "silent", "on": "2004-12-01"}
    assert act(reader, form(do="seat", **seat)) == f"/question/{ID}#hand"
    assert act(reader, form(do="unseat", **seat)) == f"/question/{ID}#hand"
    with pytest.raises(NotHereError):
        act(reader, form("none", do="seat", **seat))


def test_an_assumed_seat_shows_and_goes_in_the_browser(visit: Visiting, reader: Reader) -> None:
    with visit() as window:
        shown = window.go(f"/question/{ID}?on=2004-12-31").page
        shown.get_by_label("Whose").fill('Kestria <i>"x"</i>')
        shown.get_by_label("Stance").select_option("reject")
        shown.get_by_role("button", name="Seat").click()
        row = shown.locator("tr", has_text='Kestria <i>"x"</i>')
        row.get_by_text("assumed").wait_for()
        assert "no member" in (row.text_content() or "")
        assert shown.url.endswith("on=2004-12-31#hand")
        shown.get_by_role("button", name="Take away").click()
        row.wait_for(state="detached")
    assert not page(reader, asked()).entered


@pytest.mark.parametrize("scripts", [True, False])
def test_who_objects_until_a_condition_is_met_is_entered_in_the_browser(
    visit: Visiting, reader: Reader, *, scripts: bool
) -> None:
    with visit(scripts=scripts) as window:
        shown = window.go(f"/question/{ID}?on=2004-12-31").page
        shown.get_by_label("Whose").fill("Farland")
        shown.get_by_label("Stance").select_option("conditional")
        shown.get_by_label("On condition").fill("unless the <b>boats</b> are back")
        shown.get_by_label("objects until then").check()
        shown.get_by_label("Of blocking").select_option("right")
        shown.get_by_role("button", name="Seat").click()
        row = shown.locator("tr", has=shown.locator("th", has_text="Farland"))
        told = row.text_content() or ""
        assert "rejects, on condition" in told
        assert "says that it has the right to block" in told
        entered = shown.locator(".entered").text_content() or ""
        assert (
            "Farland, rejects, on condition (unless the <b>boats</b> are back), says that it has the right" in entered
        )
        shown.get_by_role("button", name="Take away").click()
        row.wait_for(state="detached")
    assert not page(reader, asked()).entered


def test_a_member_that_objects_until_a_condition_is_met_has_to_move(reader: Reader) -> None:
    seat = {"actor": "Kestria", "option": "vardania-2005", "on": "2004-12-10"}
    condition = {"stance": "conditional", "condition": "until the lamps burn", "objects": "yes", "veto": "threat"}
    act(reader, form(do="seat", **seat, **condition))
    try:
        shown = page(reader, asked(on="2004-12-10"))
        head = next(one for one in shown.heads if one.outcome.id == "vardania-2005")
        assert any(
            "Kestria drops its objection once its condition is met: “until the lamps burn”" in line
            for line in head.moves
        )
        assert "Kestria (until a condition is met, since 2004-12-10)" in head.way
        [(entered, told)] = shown.entered
        assert (entered.objection, entered.veto) == (True, "threat")
        assert told == "rejects, on condition (until the lamps burn), threatens to block"
    finally:
        act(reader, form(do="unseat", **seat))


def test_a_seat_by_hand_decides_from_its_day_on(reader: Reader) -> None:
    address = act(reader, form(actor="Kestria", stance="reject", option="vardania-2005", on="2004-12-10", shown="2004"))
    assert address == f"/question/{ID}?on=2004#hand"
    try:
        before, after = (page(reader, asked(on=on)).heads[0].outcome for on in ("2004-12-09", "2004-12-10"))
        assert (before.outcome, after.outcome) == ("undetermined", "not adopted")
        assert after.blockers == ("Kestria",)
        told = page(reader, asked(on="2004-12-10")).heads[0].way
        assert "Kestria (assumed, since 2004-12-10)" in told
        assert "2004-12-10" in page(reader, asked()).days
    finally:
        act(reader, form(actor="Kestria", option="vardania-2005", on="2004-12-10", do="unseat"))
    assert page(reader, asked(on="2004-12-10")).heads[0].outcome.outcome == "undetermined"


@each_look
def test_the_slider_scrubs_the_board(width: int, scheme: str, visit: Visiting, reader: Reader) -> None:
    days = page(reader, asked()).days
    with visit(width, scheme) as window:
        shown = window.go(f"/question/{ID}").page
        slide = shown.locator("#slide")
        slide.focus()
        shown.keyboard.press("Home")
        shown.locator(".title", has_text=f"at {strings.day(days[0])}").wait_for()
        assert shown.url.endswith(f"on={days[0]}")
        assert shown.locator("#slide").get_attribute("aria-valuetext") == days[0]
        shown.keyboard.press("ArrowRight")
        shown.locator(".title", has_text=f"at {strings.day(days[1])}").wait_for()
        window.must_be_sound()
        shown.keyboard.press("End")
        shown.locator(".title", has_text="with all that is known").wait_for()
        assert "on=" not in shown.url


def test_a_cell_leads_to_its_sentence_and_to_the_cable(visit: Visiting) -> None:
    with visit(scripts=False) as window:
        shown = window.go(f"/question/{ID}").page
        shown.locator(".chip").first.click()
        assert shown.locator(".notes li:target blockquote").first.is_visible()
        shown.locator(".notes li:target blockquote a").first.click()
        assert "/cable/" in shown.url


def test_a_board_prints_as_one_page_with_its_sentences_as_notes(visit: Visiting) -> None:
    with visit() as window:
        shown = window.go(f"/question/{ID}").page
        names = shown.locator(".board tbody .who").all_inner_texts()
        with pypdfium2.PdfDocument(shown.pdf(prefer_css_page_size=True)) as printed:
            pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in printed]
    board, notes = pages[0], " ".join(pages[1:])
    assert len(names) == 9
    assert not [name for name in names if name.partition("\n")[0] not in board]
    assert "What would let each pass" in board
    assert "The sentences behind it" not in board
    assert notes.startswith("The sentences behind it")
    assert "A seat by hand" not in board + notes


def test_no_page_prints_an_empty_sheet(visit: Visiting) -> None:
    with visit() as window:
        for path in (f"/question/{ID}/timeline", "/calendar", "/network", "/actor/dravic", "/said?by=Dravic"):
            shown = window.go(path).page
            with pypdfium2.PdfDocument(shown.pdf(prefer_css_page_size=True)) as printed:
                assert all(page.get_textpage().get_text_bounded().strip() for page in printed), path


def test_a_note_shows_the_whole_sentence_with_the_words_that_say_so(reader: Reader, client: Client) -> None:
    told = client.get("/question/straits-chair-2005?format=json").json()
    evidence = [one for note in told["notes"] for one in note["evidence"]]
    within = [one for one in evidence if len(one["sentence"]) > len(one["text"]) > 0]
    assert len(within) > 3
    for one in evidence:
        assert " ".join(one["text"].split()) in " ".join(one["sentence"].split())
        source = reader.source(one["source"])
        assert source
        assert " ".join(one["sentence"].split()[:3]) in " ".join(source.text.split())
    shown = client.get("/question/straits-chair-2005").text
    assert shown.count("<mark>") >= len(within)
    rows = list(
        csv.DictReader(io.StringIO(client.get("/question/straits-chair-2005?format=csv").text.lstrip("\ufeff")))
    )
    assert all(" ".join(one["evidence"].split()) in " ".join(one["sentence"].split()) for one in rows if one["cable"])
    assert any(len(one["sentence"]) > len(one["evidence"]) for one in rows)
