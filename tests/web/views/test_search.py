"""The search page."""

import csv
import html
import io
import re
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Route

from asking import Client
from browsing import Visiting
from conftest import HOME
from reftel import workflow
from reftel.model.browsing import Facets, Holdings
from reftel.model.heading import heading_of
from reftel.model.importing import Course, Import, Wanted
from reftel.web import links, strings
from reftel.web.app import Desk, Room
from reftel.web.serving import opened
from reftel.web.views import said
from reftel.web.views.search import VIEW, page, table
from reftel.web.views.view import Asked
from reftel.workflow.reader import Reader


def asked(**query: str) -> Asked:
    return Asked(query=tuple(query.items()))


def test_without_a_query_the_archive_says_what_it_holds(reader: Reader) -> None:
    shown = page(reader, asked())
    assert shown.holdings.cables == shown.cables == 15
    assert [bar.name for bar in shown.bars] == ["2003", "2004"]
    assert not shown.hits


def test_the_first_page_counts_statements_as_the_ledger_does_and_says_so(reader: Reader, visit: Visiting) -> None:
    told = said.page(reader, asked())
    assert told.echoes
    with visit() as window:
        window.go("/")
        head = window.page.locator(".holdings").first.inner_text()
        assert f"{told.statements} statements are marked, {told.echoes} repetitions folded" in " ".join(head.split())
        window.go("/said")
        line = window.page.locator(".sum").inner_text()
        assert f"{told.statements} statements, {told.echoes} repetitions folded" in " ".join(line.split())


def test_hits_in_pages(reader: Reader) -> None:
    shown = page(reader, asked(q="  vardania   or vardania "))
    assert shown.query == "vardania or vardania"
    first = page(reader, asked(q="the"))
    assert (len(first.hits), first.more) == (20, True)
    second = page(reader, asked(q="the", page="2"))
    assert not {one.hit.start for one in second.hits if one.hit.cable == "x"}
    assert second.hits[0] != first.hits[0]
    assert "".join(piece.text for piece in first.hits[0].snippet) == first.hits[0].hit.snippet


def test_a_year_that_is_asked_for_is_chosen(reader: Reader) -> None:
    shown = page(reader, asked(q="trawlers date:2004"))
    assert [(bar.name, bar.chosen) for bar in shown.bars] == [("2004", True)]
    assert max(bar.height for bar in shown.bars) == 100


@pytest.mark.parametrize(("query", "column"), [("tag:", 5), ("a (b", 5), ('"open', 6)])
def test_a_query_that_cannot_be_read_names_column_and_what_was_expected(
    reader: Reader, client: Client, query: str, column: int
) -> None:
    shown = page(reader, asked(q=query))
    assert (shown.status, shown.column) == (400, column)
    assert "expected" in (shown.problem or "")
    assert client.get("/?q=" + query.replace(" ", "+").replace('"', "%22")).status == 400


def test_hits_as_a_table(reader: Reader, client: Client) -> None:
    _, rows = table(reader, asked(q="trawlers"))
    got = client.get("/?q=trawlers&format=csv")
    assert "attachment" in got.headers["content-disposition"]
    lines = list(csv.reader(io.StringIO(got.text)))
    assert len(lines) == 1 + len(list(rows))
    assert client.get("/?q=tag:&format=csv").status == 400
    assert client.get("/?format=csv").status == 200


def test_words_are_completed_and_the_answer_comes_as_one_types(visit: Visiting) -> None:
    with visit() as window:
        window.go("/")
        field = window.page.locator("#q")
        late: list[Route] = []

        def hold(route: Route) -> None:
            late.append(route)

        whole = re.compile(r"/complete\?q=from%3Ases$")
        window.page.route(whole, hold)  # the answer to the last letter is slow to come
        field.press_sequentially("from:se")
        window.page.locator(".completions li", has_text="sestrin").wait_for()
        with window.page.expect_request(whole):
            field.press("s")
        field.press("ArrowDown")
        assert field.get_attribute("aria-activedescendant") == "completion-0"
        with window.page.expect_response(whole):
            for one in late:
                one.continue_()
        window.must_be_sound()
        assert field.get_attribute("aria-activedescendant") == "completion-0"
        assert window.page.locator("#completion-0[aria-selected=true]", has_text="sestrin").count()
        field.press("Enter")
        window.page.locator(".hits li").first.wait_for()
        assert field.input_value() == "from:sestrin "
        window.page.wait_for_url("**/?q=from%3Asestrin")
        window.page.locator(".facets a", has_text="Confidential").click()
        window.page.locator(".facets a.chosen", has_text="Confidential").wait_for()
        assert "class%3Ac" in window.page.url
        window.page.go_back()
        window.page.locator(".facets a", has_text="Confidential").wait_for()


def test_a_query_that_is_half_typed_says_what_is_expected(visit: Visiting) -> None:
    with visit() as window:
        window.go("/")
        window.page.locator("#q").press_sequentially("tag:")
        window.page.locator("#problem").wait_for()
        assert "Column 5" in window.page.locator("#problem").inner_text()


def test_the_search_and_a_cable_weigh_less_than_250_kb(client: Client) -> None:
    for path in ("/?q=trawlers", "/cable/04SESTRIN214"):
        text = client.get(path).text
        files = {part.split('"')[0] for part in text.replace("href=", "src=").split('src="')[1:]}
        fonts = {f"/static/source-serif-4-{cut}.woff2" for cut in ("400", "400-italic", "600")}
        static = {name for name in files if name.startswith("/static/")} | fonts
        assert len(text) + sum(len(client.get(name).data) for name in static) < 250_000


def test_an_empty_archive_and_one_without_statements_say_what_to_do(reader: Reader) -> None:
    desk = Desk(reader)
    template = desk.templates.get_template("search.html")
    room = Room("straits", (), VIEW, "", lambda *_: False)
    empty = page(reader, asked())
    nothing = msgspec.structs.replace(empty, holdings=Holdings(sources=3, unread=3, cables=0, statements=0), bars=())
    assert "of its 3 sources none could be read" in template.render(page=nothing, links=links, room=room)
    bare = msgspec.structs.replace(empty, holdings=Holdings(sources=3, unread=0, cables=2, statements=0))
    assert "reftel extract" in template.render(page=bare, links=links, room=room)
    counting = msgspec.structs.replace(empty, facets=Facets(counted=False))
    assert "still being counted" in template.render(page=counting, links=links, room=room)


def test_what_is_being_brought_in_is_a_link_for_who_may_see_it(reader: Reader) -> None:
    template = Desk(reader).templates.get_template("search.html")
    coming = Import(name="20061024-1", wanted=Wanted(kind="folder", what="/cables/<b>"), course=Course())
    full = msgspec.structs.replace(page(reader, asked()), under_way=coming)
    bare = msgspec.structs.replace(full, holdings=Holdings(sources=0, unread=0, cables=0, statements=0), bars=())
    for may in (True, False):
        room = Room("straits", (), VIEW, "", lambda view, *_, may=may: may and view == "arrival")
        for one, words in ((full, "More is being brought in."), (bare, "/cables/&lt;b&gt;")):
            shown = template.render(page=one, links=links, room=room)
            assert words in shown
            assert (f'href="{links.arrival_url(coming.name)}"' in shown) == may


def test_a_newcomer_is_shown_where_to_begin(visit: Visiting) -> None:
    with visit(390) as window:
        window.go("/")
        window.page.get_by_text("what Dravic said").click()
        window.page.locator(".ledger li").first.wait_for()
        assert "by=Dravic" in window.page.url


def test_a_number_written_otherwise_leads_to_its_cable(reader: Reader) -> None:
    for typed in ("sestrin 00214", "Sestrin 214", "04 sestrin 214"):
        shown = page(reader, asked(q=typed))
        assert shown.hits or shown.near[0].query == "04SESTRIN214", typed
    assert page(reader, asked(q="04SESTRIN214")).hits
    assert page(reader, asked(q="nowhere 999")).near == ()


def test_where_nothing_is_found_what_may_be_meant_is_one_click_away(reader: Reader, client: Client) -> None:
    shown = page(reader, asked(q="trawlars"))
    assert not shown.hits
    assert shown.near
    for one in shown.near:
        assert page(reader, asked(q=one.query)).hits
        assert links.search_url(one.query).replace("&", "&amp;") in client.get("/?q=trawlars").text
    assert page(reader, asked(q="trawlers")).near == ()


def test_a_printed_document_is_called_by_its_heading_wherever_it_is_named(tmp_path: Path) -> None:
    workflow.read_into(tmp_path / "a", [HOME / "tests" / "reading" / "volume.xml"], extract=True)
    one = Reader(tmp_path / "a")
    try:
        headings = {heading for cable in workflow.cables_of([tmp_path / "a"]) if (heading := heading_of(cable))}
        (hit, *_) = page(one, asked(q="the")).hits
        assert one.label(hit.hit.cable) in headings
        with opened(one) as home:
            shown, ledger = Client(home).get("/?q=the").text, Client(home).get("/said").text
    finally:
        one.close()
    assert f">{html.escape(one.label(hit.hit.cable), quote=False)}</a></h2>" in shown
    assert "volume.xml!" not in shown
    assert ">source:" not in shown + ledger


def test_a_document_of_a_known_volume_is_told_by_its_number_there(tmp_path: Path) -> None:
    text = (HOME / "tests" / "reading" / "volume.xml").read_text(encoding="utf-8")
    (tmp_path / "frus1894Nicaragua.xml").write_text(text, encoding="utf-8")
    workflow.read_into(tmp_path / "a", [tmp_path / "frus1894Nicaragua.xml"], extract=True)
    one = Reader(tmp_path / "a")
    try:
        hit = next(hit.hit for hit in page(one, asked(q="the")).hits if hit.hit.subject is None)
        number, _, heading = one.label(hit.cable).partition(": ")
        assert number == one.number(hit.cable)
        assert number.startswith("FRUS 1894, Nicaragua, doc. ")
        with opened(one) as home:
            shown = Client(home).get("/?q=the").text
            cable = Client(home).get(f"/cable/{hit.cable}").text
            kept = Client(home).get(f"/collect?cable={hit.cable}").text
            cited = Client(home).get(f"/cable/{hit.cable}/cite").text
    finally:
        one.close()
    assert f">{html.escape(heading, quote=False)}</a></h2>" in shown
    for text in (shown, cable, kept):
        assert f'<span class="mrn">{number}' in text
        assert ">source:" not in text
    assert f">{number}: " in cited


def test_a_hit_in_what_is_no_telegram_says_what_that_is(tmp_path: Path, client: Client) -> None:
    workflow.read_into(tmp_path / "papers", [HOME / "tests" / "golden" / "papers" / "memcon.txt"])
    reader = Reader(tmp_path / "papers")
    try:
        (hit,) = page(reader, asked(q="kind:memcon")).hits[:1]
        assert hit.card is not None
        assert hit.hit.kind == hit.card.kind == "memcon"
        with opened(reader) as home:
            assert '<span class="kind">memorandum of conversation</span>' in Client(home).get("/?q=kind:memcon").text
    finally:
        reader.close()
    assert 'class="kind"' not in client.get("/?q=trawlers").text


def test_a_cable_without_number_is_called_by_its_file(tmp_path: Path) -> None:
    told = "CONFIDENTIAL\n\nTHE HARBOUR <b>MASTER</b> TOLD THE AMBASSADOR THAT THE FERRY WOULD NOT SAIL.\n"
    (tmp_path / "harbour talk.txt").write_text(told)
    workflow.read_into(tmp_path / "a", [tmp_path / "harbour talk.txt"])
    one = Reader(tmp_path / "a")
    try:
        (hit,) = page(one, asked(q="ferry")).hits
        assert hit.hit.cable.startswith("source:")
        assert one.label(hit.hit.cable) == "harbour talk.txt"
        assert one.label("04SESTRIN214") == "04SESTRIN214"
        assert one.label("source:000000000000@0") == "source:000000000000@0"
        assert page(one, asked()).holdings.undated == 1
        with opened(one) as home:
            shown, first = Client(home).get("/?q=ferry").text, Client(home).get("/").text
    finally:
        one.close()
    assert ">harbour talk.txt</a></h2>" in shown
    assert f">{hit.hit.cable}" not in shown
    assert "1 cable, none of them with a date" in first


@pytest.mark.slow
@pytest.mark.parametrize("making", [True, False])
def test_where_no_statement_is_made_yet_pages_say_whether_they_are_being_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, making: bool
) -> None:
    workflow.read_into(tmp_path / "a", [HOME / "examples" / "cables" / "04SESTRIN214.txt"])
    monkeypatch.setattr(Reader, "is_making", lambda _: making)
    one = Reader(tmp_path / "a")
    with opened(one) as home:
        told = [Client(home).get(path).text for path in ("/", "/said", "/actors")]
    one.close()
    for text in told:
        assert (strings.MAKING in text) == making
        assert ("<code>reftel extract" in text) != making


def test_kinds_of_statement_are_called_as_on_every_other_page(client: Client, visit: Visiting) -> None:
    told = client.get("/?format=json").json()["facets"]["acts"]
    assert {one["name"] for one in told} <= set(strings.ACTS)
    for address in ("/", "/?q=chair"):
        with visit() as window:
            shown = window.go(address).page.locator(".facet", has_text="Kinds of statement").locator(".name")
            called = [" ".join(one.split()) for one in shown.all_text_contents()]
        assert len(called) > 3
        assert set(called) <= {f"{sign}{word}" for sign, word in strings.ACTS.values()}
    chosen = client.get("/?q=act:state").text
    assert 'aria-label="says, chosen: let it go"' in chosen
