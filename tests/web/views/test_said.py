"""The ledger of statements."""

import csv
import io

import pytest

from asking import Client
from browsing import Visiting
from reftel.archive.words import words
from reftel.model.account import ROLES
from reftel.model.browsing import Asking
from reftel.web import links, strings
from reftel.web.app import Desk
from reftel.web.views import said as module
from reftel.web.views.said import VIEW, asking, page, table
from reftel.web.views.view import Asked
from reftel.workflow.reader import Reader


def asked(*query: tuple[str, str]) -> Asked:
    return Asked(query=query)


def test_what_is_asked_for_comes_back_from_its_address() -> None:
    typed = (("by", "Oyen; Dravic "), ("to", ""), ("act", "reject"), ("act", "dance"), ("when", "2004"))
    wanted = asking(asked(*typed, ("comments", "no")))
    assert (wanted.by, wanted.to, wanted.acts, wanted.comments) == (("Oyen", "Dravic"), (), ("reject",), False)
    assert links.said_url(wanted, "day") == "/said?by=Oyen&by=Dravic&act=reject&when=2004&comments=no&group=day"
    assert links.said_url(wanted, by=(), acts=(), when="", comments=True) == "/said"


def test_every_row_has_its_sentence_with_what_was_said_in_it(reader: Reader) -> None:
    shown = page(reader, asked())
    rows = [row for group in shown.groups for row in group.rows]
    assert len(rows) > 50
    for row in rows:
        assert "".join(piece.text for piece in row.sentence) == row.statement.sentence
    marked = [row for row in rows if any("hit" in piece.kinds for piece in row.sentence)]
    assert len(marked) >= len(rows) * 0.9


def test_what_only_repeats_another_is_folded_under_it(reader: Reader) -> None:
    shown = page(reader, asked(("cable", "04SESTRIN214")))
    rows = [row for group in shown.groups for row in group.rows]
    folded = [other for row in rows for other in row.repeated]
    assert (len(rows), len(folded)) == (shown.statements, shown.echoes)
    assert shown.groups[0].card
    assert shown.groups[0].card.subject


def test_a_question_is_asked_for_by_its_id_in_the_ledger_and_in_a_search(reader: Reader, visit: Visiting) -> None:
    question = reader.question("straits-chair-2005")
    assert question
    cues = [set(words(cue)) for cue in question.cues]
    shown = page(reader, Asked(query=(("about", question.id),)))
    told = [one.statement for group in shown.groups for one in group.rows]
    assert told
    assert all(any(cue <= set(words(one.content)) for cue in cues) for one in told)
    every = reader.said(Asking(), limit=1_000)
    meant = [set(words(one.content)) for group in every.groups for one in group.statements if one.echo_of is None]
    assert shown.statements == sum(any(cue <= one for cue in cues) for one in meant)
    assert {hit.cable for hit in reader.search(f"about:{question.id}", 200).hits} == {one.cable for one in told}
    with visit() as window:
        window.go("/question/straits-chair-2005").page.get_by_role("link", name="What was said").click()
        assert f"{shown.statements} statements" in window.page.locator(".sum").inner_text()


def test_a_rank_says_what_it_is(client: Client) -> None:
    assert f'title="{strings.RANK}">rank ' in client.get("/said").text
    assert "no probability" in strings.RANK


def test_only_who_may_review_is_led_to_the_review(reader: Reader) -> None:
    desk = Desk(reader)
    for role in (None, *ROLES):
        shown = desk._answered(VIEW, Asked(role=role), changing=False)
        assert shown.status_code == 200
        assert (b">review it</a>" in bytes(shown.body)) == (role != "reader"), role


def test_pages_are_of_a_size(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PER_PAGE", 20)
    first = page(reader, asked(("group", "day")))
    assert first.more
    assert sum(len(group.rows) + sum(len(row.repeated) for row in group.rows) for group in first.groups) == 20
    assert not page(reader, asked(("group", "day"), ("page", "9"))).more


def test_a_date_that_cannot_be_read_is_told(reader: Reader, client: Client) -> None:
    shown = page(reader, asked(("when", "yesterday")))
    assert (shown.status, shown.groups) == (400, ())
    assert "expected" in (shown.problem or "")
    assert client.get("/said?when=yesterday&format=csv").status == 400


def test_what_has_no_day_of_its_own_is_found_by_that_of_its_cable_and_says_so(reader: Reader, client: Client) -> None:
    shown = page(reader, asked(("when", "2004")))
    told = [row.statement for group in shown.groups for row in group.rows]
    assert any(one.said_on is None for one in told)
    assert shown.by_cable > 0
    text = client.get("/said?when=2004").text
    assert f", {shown.by_cable} without a day of their own, by the date of their cable" in text
    assert "no day of its own; by its cable of " in text
    given = client.get("/said?when=2004&format=json").json()
    assert (given["by_cable"], given["undated"]) == (shown.by_cable, shown.undated)
    (head, *rows) = csv.reader(io.StringIO(client.get("/said?when=2004&format=csv").text))
    alone = [row for row in rows if not row[head.index("said on")]]
    assert alone
    assert all(row[head.index("cable date")].startswith("2004") for row in alone)
    assert "no day of its own" not in client.get("/said").text


def test_where_nothing_is_of_that_time_no_name_is_blamed(client: Client) -> None:
    text = client.get("/said?by=Dravic&when=1990").text
    assert "else fit, but are of other days" in text
    assert 'href="/said?by=Dravic">Of any time' in text
    assert "A name is compared by whole words" not in text
    assert "A name is compared by whole words" in client.get("/said?by=nobody&when=1990").text


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, "1 statement that else fits has no day, nor has its cable: left out."),
        (1234, "1,234 statements that else fit have no day, nor has their cable: left out."),
    ],
)
def test_what_is_in_no_time_at_all_is_told(count: int, told: str) -> None:
    assert strings.undated(count) == told


def test_the_ledger_as_a_table(reader: Reader, client: Client) -> None:
    _, rows = table(reader, asked(("by", "Dravic")))
    lines = list(csv.reader(io.StringIO(client.get("/said?by=Dravic&format=csv").text)))
    assert len(lines) == 1 + len(list(rows)) > 20


def test_a_row_opens_its_sentence_in_place_and_leads_to_its_characters(visit: Visiting) -> None:
    with visit() as window:
        window.go("/said?by=Dravic&act=reject")
        row = window.page.locator(".ledger li").first
        row.locator("summary").click()
        row.locator("blockquote mark").wait_for()
        window.must_be_sound()
        content = row.locator(".content").inner_text()
        row.get_by_text("the characters it stands on").click()
        window.page.locator(".at").first.wait_for()
        shown = " ".join("".join(window.page.locator(".at").all_text_contents()).split())
        assert content.strip("▸▾ ").split()[0] in shown
        window.page.go_back()
        window.page.locator(".facets a", has_text="2003").click()
        window.page.locator(".facets a.chosen", has_text="2003").wait_for()


def test_a_row_opens_and_shuts_by_the_keyboard(visit: Visiting) -> None:
    with visit() as window:
        window.go("/said?by=Dravic")
        keyboard, first = window.page.keyboard, window.page.locator(".ledger li").first
        keyboard.press("j")
        keyboard.press("Enter")
        first.locator("blockquote").wait_for()
        keyboard.press("Escape")
        first.locator("blockquote").wait_for(state="hidden")
        keyboard.press("j")
        keyboard.press("k")
        assert window.page.evaluate("document.activeElement === document.querySelector('.ledger li')")


def test_the_ledger_is_filtered_by_whose_voice_it_is(client: Client, visit: Visiting) -> None:
    every, reported, own = (
        client.get(f"/said?format=json{more}").json()["statements"] for more in ("", "&comments=no", "&comments=only")
    )
    assert 0 < own < reported < every == own + reported
    assert links.said_url(Asking(alone=True)) == "/said?comments=only"
    with visit() as window:
        shown = window.go("/said?by=").page
        shown.get_by_label("Whose voice").select_option("the post’s own")
        shown.get_by_role("button", name="Show").click()
        shown.wait_for_url("**comments=only**")
        assert shown.get_by_label("Whose voice").input_value() == "only"
        shown.get_by_role("link", name="With what is reported of others").click()
        shown.wait_for_url(lambda address: "only" not in address)
