"""The queue of a coder: what he enters is what everybody reads, and he sees nothing of what others say."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from asking import Client
from browsing import Visit, each_look, visiting
from patience import soon
from reftel import workflow
from reftel.archive import Archive
from reftel.errors import InputError
from reftel.model.review import Patch
from reftel.model.statement import Statement
from reftel.web import strings
from reftel.web.serving import opened
from reftel.web.views.review import act, page
from reftel.web.views.view import Asked, NotForHereError
from reftel.workflow.access import parse_access
from reftel.workflow.questions import Answer
from reftel.workflow.reader import Reader

MRN = "04QUILLHAVEN61"
SELECT = """([text, words]) => {
  const node = document.getElementById(text);
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const places = [];
  while (walker.nextNode()) {
    const here = walker.currentNode;
    for (let at = 0; at < here.length; at++) places.push([here, at]);
  }
  const start = node.textContent.indexOf(words);
  const range = document.createRange();
  range.setStart(...places[start]);
  const [last, at] = places[start + words.length - 1];
  range.setEnd(last, at + 1);
  const selection = document.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}"""
Open = Callable[..., AbstractContextManager[Visit]]


@pytest.fixture
def room(mine: Reader) -> Iterator[str]:
    with opened(mine) as address:
        yield address


@pytest.fixture
def opens(browser: Browser, room: str) -> Open:
    return lambda width=1280, scheme="light": visiting(browser, room, width, scheme)


def bid(reader: Reader) -> Statement:
    """What Oyen says of the bid, on a condition."""
    cable = reader.cable(MRN)
    assert cable
    return next(one for one in reader.statements(cable) if one.condition and one.act == "support" and not one.echo_of)


def kept(name: str, **form: str) -> Asked:
    return Asked(form=tuple(form.items()), kept={"coder": name})


def shown_again(reader: Reader, identity: str) -> Statement:
    cable = reader.cable(MRN)
    assert cable
    return next(one for one in reader.statements(cable) if one.id == identity)


def test_the_queue_begins_with_the_lowest_rank_and_knows_its_filters(reader: Reader) -> None:
    found = page(reader, Asked())
    ranks = [row.statement.rank for row in found.rows]
    assert ranks == sorted(ranks)
    assert found.hand
    assert found.hand.statement == found.rows[0].statement
    one = page(reader, Asked(query=(("cable", MRN), ("by", "Oyen"), ("act", "support"))))
    assert one.rows
    assert {(row.statement.cable, row.statement.act) for row in one.rows} == {(MRN, "support")}
    assert all("Oyen" in row.statement.speaker + row.statement.holder for row in one.rows)


def test_what_is_entered_is_gone_from_ones_own_queue_alone(mine: Reader) -> None:
    one = bid(mine)
    before = page(mine, kept("Ann")).total
    act(mine, kept("Ann", do="reject", at=one.id, of=one.cable))
    assert page(mine, kept("Ann")).total == before - 1
    other = page(mine, Asked(query=(("cable", MRN),), kept={"coder": "Ben"}))
    row = next(row for row in other.rows if row.statement.id == one.id)
    assert (row.verdict, row.statement.reviewed) == (None, None), "he is blind to what Ann says"
    ann = page(mine, Asked(query=(("cable", MRN), ("show", "all")), kept={"coder": "Ann"}))
    assert next(row.verdict for row in ann.rows if row.statement.id == one.id) == "rejected"
    act(mine, kept("Ann", do="undo", review=str(ann.mine[0].number)))
    assert page(mine, kept("Ann")).total == before


def test_who_came_from_a_cable_is_led_back_to_its_statement_and_others_are_told_what_they_did(mine: Reader) -> None:
    one = bid(mine)
    named = (("at", one.id), ("of", one.cable), ("then", "cable"))
    assert page(mine, Asked(query=named, kept={"coder": "Ann"})).then == "cable"
    assert page(mine, Asked(query=(*named[:2], ("then", "//elsewhere")), kept={"coder": "Ann"})).then == ""
    back = act(mine, kept("Ann", do="reject", at=one.id, of=one.cable, then="cable"))
    assert back == f"/cable/{MRN}#p{one.para}"
    further = act(mine, kept("Ben", do="accept", at=one.id, of=one.cable, cable=MRN))
    assert further.startswith(f"/review?cable={MRN}&done=")
    number = further.rpartition("=")[2]
    told = page(mine, Asked(query=(("cable", MRN), ("done", number)), kept={"coder": "Ben"}))
    assert told.done
    assert (told.done.verdict, told.done.fields.content) == ("accept", one.content)
    for coder, asked_for in (("Ann", number), ("Ben", "x"), ("", number)):
        assert page(mine, Asked(query=(("done", asked_for),), kept={"coder": coder})).done is None


def test_who_is_typed_by_the_full_name_is_still_the_speaker_of_his_cable(mine: Reader) -> None:
    cable = mine.cable("03QUILLHAVEN88")
    assert cable
    said = next(one for one in mine.statements(cable) if one.speaker == "Oyen" and one.echo_of is None)
    soon(lambda: mine.actors("Marguerite Oyen"))
    before = next(one for one in mine.actors("Marguerite Oyen").actors if one.name == "Marguerite Oyen").statements
    typed = {"do": "correct", "at": said.id, "of": said.cable, "speaker": "Marguerite Oyen", "act": "ask"}
    act(mine, kept("Ann", **typed))
    after = next(one for one in mine.statements(cable) if one.id == said.id)
    assert (after.speaker, after.act, after.reviewed) == ("Oyen", "ask", "corrected")
    assert mine.reviews.named_here(said.cable, "Somebody Else") == "Somebody Else"
    found = next(one for one in mine.actors("Marguerite Oyen").actors if one.name == "Marguerite Oyen")
    assert found.statements == before


def test_an_editor_decides_nothing_that_is_disputed_without_seeing_it(mine: Reader) -> None:
    one = bid(mine)
    before = page(mine, kept("editor")).total
    act(mine, kept("Anna", do="accept", at=one.id, of=one.cable))
    assert page(mine, kept("editor")).total == before, "nobody disagrees yet"
    act(mine, kept("Bert", do="reject", at=one.id, of=one.cable))
    everything = (("at", one.id), ("of", one.cable), ("show", "all"), ("cable", one.cable))
    shown = page(mine, Asked(query=everything, kept={"coder": "editor"}))
    assert one.id not in {row.statement.id for row in shown.rows}
    assert shown.hand is None or shown.hand.statement.id != one.id
    assert shown.disputed == 1
    for verdict in ("accept", "reject"):  # from a page that was loaded before
        with pytest.raises(InputError, match="decide it under Agreement"):
            act(mine, kept("editor", do=verdict, at=one.id, of=one.cable))
    assert shown_again(mine, one.id).reviewed == "disputed"
    assert page(mine, kept("editor")).total == before - 1
    carl = page(mine, Asked(query=everything, kept={"coder": "Carl"}))
    assert carl.hand
    assert (carl.hand.statement.id, carl.disputed) == (one.id, 0), "the others stay blind"


def test_without_scripts_a_content_is_corrected_by_its_characters(mine: Reader) -> None:
    one = bid(mine)
    act(mine, kept("Ann", do="correct", at=one.id, of=one.cable, start=str(one.start), end=str(one.start + 8)))
    found = shown_again(mine, one.id)
    source = mine.source(one.source)
    assert source
    assert source.text[found.start : found.end] == found.content == one.content[:8]
    assert (found.reviewed, found.reviewed_by) == ("corrected", ("Ann",))


@pytest.mark.parametrize(
    ("form", "what"),
    [
        ({"start": "0", "end": "9"}, "characters of its paragraph"),
        ({"start": "x"}, "no number"),
        ({"chosen": "5-5"}, "characters of the paragraph"),
        ({"speaker": " "}, "needs a speaker"),
        ({"act": "sing"}, "no act"),
        ({"said_on": "soon"}, "no day"),
        ({"condition": "if pigs fly"}, "words of the paragraph"),
        ({}, "Nothing was corrected"),
        ({"do": "accept", "speaker": "Another"}, "Fields were changed"),
        ({"do": "sing"}, "Nothing was chosen"),
        ({"at": "none"}, "no such statement"),
        ({"coder": "a" * 70}, "Say who reviews"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(reader: Reader, form: dict[str, str], what: str) -> None:
    one = bid(reader)
    told = {"do": "correct", "at": one.id, "of": one.cable, **form}
    with pytest.raises(InputError, match=what):
        act(reader, kept("Ann", **{"speaker": "Somebody", **told} if "70" in what or "coder" in form else told))


def test_who_reads_with_a_clearance_does_not_review_and_sees_what_stands(mine: Reader, own: Path) -> None:
    one = bid(mine)
    act(mine, kept("Ann", do="reject", at=one.id, of=one.cable))
    limited = Reader(own, access=parse_access("secret,NOFORN,NODIS,EXDIS"))
    try:
        with pytest.raises(NotForHereError, match="Nobody reviews"):
            page(limited, Asked())
        with pytest.raises((InputError, NotForHereError), match="review"):
            act(limited, kept("Ann", do="reject", at=one.id, of=one.cable))
        cable = limited.cable(MRN)
        assert cable
        assert one.id not in {each.id for each in limited.statements(cable)}
    finally:
        limited.close()


def test_the_name_is_kept_for_this_room_alone(room: str, mine: Reader) -> None:
    one, client = bid(mine), Client(room)
    token = client.get("/review").text.split('name="token" value="')[1].split('"')[0]
    answer = client.post("/review", {"token": token, "do": "accept", "coder": "Zoë Q", "at": one.id, "of": one.cable})
    assert answer.status == 303
    cookie = answer.headers["set-cookie"]
    assert "SameSite=strict" in cookie
    assert client.get("/review?format=json", cookie=cookie.partition(";")[0]).json()["coder"] == "Zoë Q"
    refused = client.post("/review", {"do": "accept", "coder": "Zoë", "at": one.id, "of": one.cable})
    assert refused.status == 403


@each_look
def test_a_journey_corrects_a_span_and_sees_it_everywhere(width: int, scheme: str, opens: Open, mine: Reader) -> None:
    one = bid(mine)
    words = one.content.partition(" bid")[0] + " bid"
    with opens(width, scheme) as window:
        shown = window.page
        window.go(f"/review?cable={MRN}&at={one.id}&of={MRN}")
        shown.evaluate(SELECT, ["text", words])
        shown.wait_for_function("document.getElementById('chosen').value")
        assert shown.locator("#preview").text_content() == f"Content: {words}"
        shown.fill("#coder", "Ann")
        shown.get_by_role("button", name="Correct").click()
        shown.wait_for_url("**/review?**")
        window.must_be_sound()
        assert shown.locator("#coder").input_value() == "Ann"

        window.go(f"/cable/{MRN}")
        marked = shown.locator("a.act", has_text="corrected")
        assert marked.get_attribute("title") == words
        assert shown.locator("a.act .check", has_text="corrected").get_attribute("title") == "corrected by Ann"
        window.must_be_sound()

        # Until the question is worked out again, its board is that of before, and says so.
        found = shown_again(mine, one.id)
        place = f"at={found.start}-{found.end}#at"
        window.go("/question/straits-chair-2005")
        assert place in shown.content() or strings.OLDER in shown.content()
        soon(lambda: mine.answer("straits-chair-2005"), lambda answer: _content(answer, one.id) == words)
        assert place in window.go("/question/straits-chair-2005").page.content()

        window.go(f"/said?cable={MRN}")
        assert shown.locator(".ledger .content", has_text=words).first.inner_text().strip("▸ ") == words
        window.must_be_sound()

    assert shown_again(mine, one.id).content == words


def _content(answer: Answer | None, statement: str) -> str:
    return answer.statements[statement].content if answer else ""


def test_the_keys_alone_review(opens: Open, mine: Reader) -> None:
    with opens() as window:
        shown: Page = window.page
        window.go("/review")
        first, second = (shown.locator(".queue .said").nth(at).text_content() for at in (0, 1))
        shown.fill("#coder", "Ann")
        shown.keyboard.press("Escape")
        shown.keyboard.press("c")
        assert shown.evaluate("document.activeElement.id") == "speaker"
        shown.keyboard.press("Escape")
        with shown.expect_navigation():
            shown.keyboard.press("a")
        assert shown.locator(".mine li").count() == 1
        assert shown.locator(".mine q").first.text_content() == first
        assert shown.locator(".queue .said").first.text_content() == second
        shown.keyboard.press("j")
        shown.keyboard.press("j")
        with shown.expect_navigation():
            shown.keyboard.press("Enter")
        with shown.expect_navigation():
            shown.keyboard.press("x")
        assert shown.locator(".mine li").count() == 2
    assert [one.verdict for one in mine.reviews.of("Ann")] == ["reject", "accept"]


def test_a_correction_survives_extraction_anew(mine: Reader, own: Path) -> None:
    one = bid(mine)
    mine.reviews.enter(one.cable, one.id, "Ann", "correct", Patch(speaker="The Minister"))
    with Archive(own) as opened:
        opened._connection.execute("UPDATE ledger SET version = 'earlier' WHERE act = 'extract'")
    workflow.extract_into(own)
    assert shown_again(mine, one.id).speaker == "The Minister"
    with Archive(own, read_only=True) as opened:
        assert opened.verify().ok
        assert not opened.reviewing().orphaned()
