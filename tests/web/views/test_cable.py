"""A cable, set for reading."""

import csv
import io
import re
import shutil
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser

import made_up
from asking import Client
from browsing import Visiting, visiting
from reftel import workflow
from reftel.archive.shelving import Shelving
from reftel.model.account import ROLES
from reftel.model.finding import Finding
from reftel.model.library import LibraryItem
from reftel.model.source import Span
from reftel.model.structure import Item, Redaction, Table
from reftel.web.app import Desk
from reftel.web.links import cable_url
from reftel.web.pieces import STATEMENT, Marked
from reftel.web.serving import opened
from reftel.web.views import cable as module
from reftel.web.views.cable import VIEW, CablePage, page
from reftel.web.views.view import Asked, NotHereError
from reftel.workflow.access import parse_access
from reftel.workflow.reader import Reader


@pytest.fixture(scope="module")
def shown(reader: Reader) -> CablePage:
    return page(reader, Asked(path={"mrn": "04 Sestrin 214"}))


@pytest.mark.parametrize(("why", "told"), [("next", "load the page again in some seconds"), ("left", "reftel extract")])
def test_a_cable_without_statements_says_so(
    client: Client, reader: Reader, monkeypatch: pytest.MonkeyPatch, why: str, told: str
) -> None:
    assert told not in client.get("/cable/04SESTRIN214").text
    monkeypatch.setattr(reader, "lacking", lambda _: why)
    assert told in client.get("/cable/04SESTRIN214").text


def test_the_pieces_of_every_paragraph_are_its_text(shown: CablePage) -> None:
    for block, paragraph in zip(shown.blocks, shown.cable.paragraphs, strict=True):
        assert "".join(one.text for one in block.pieces) == paragraph.text
        assert STATEMENT not in {kind for one in block.pieces for kind in one.kinds}


def test_every_statement_has_its_words_and_its_place_in_the_margin(shown: CablePage, reader: Reader) -> None:
    statements = reader.statements(shown.cable)
    begun = sorted(number for block in shown.blocks for one in block.pieces for number in one.begins)
    margin = sorted(one.number for block in shown.blocks for voice in block.voices for one in voice.said)
    assert begun == margin == list(range(1, len(statements) + 1))
    for block in shown.blocks:
        for voice in block.voices:
            for one in voice.said:
                text = "".join(piece.text for piece in block.pieces if one.number in piece.statements)
                assert text == one.statement.content


def test_who_speaks_is_counted_without_echoes(shown: CablePage, reader: Reader) -> None:
    counts = {name: count for _, name, count in shown.voices}
    own = [one for one in reader.statements(shown.cable) if one.echo_of is None]
    assert sum(counts.values()) == len(own)
    assert "the post" in counts


def test_the_head_in_plain_words_and_as_it_stands(shown: CablePage) -> None:
    assert shown.lead.when == "11 March 2004 09:10Z"
    assert "E.O. 12958: DECL: 03/11/2013" in shown.original
    assert "Classified By: DCM Petra Lund" in shown.original
    assert "Summary:" not in shown.original
    assert {one.rule for one in shown.findings} >= {"L033"}
    assert [one.state for one in shown.links.references] == ["held", "held"] if shown.links else False


def test_as_received_gives_the_source_back_at_the_same_places(reader: Reader, shown: CablePage) -> None:
    received = page(reader, Asked(path={"mrn": "04SESTRIN214"}, query=(("as", "received"),)))
    source = reader.source(received.source)
    assert source
    span = received.cable.span
    assert "".join(one.text for one in received.received) == source.text[span.start : span.end]
    assert {one.anchor for one in received.received if one.anchor} == {block.anchor for block in shown.blocks}


def test_every_paragraph_has_an_anchor_of_its_own(reader: Reader) -> None:
    for card in reader.search("the", 200).cards:
        anchors = [block.anchor for block in page(reader, Asked(path={"mrn": card})).blocks]
        assert len(set(anchors)) == len(anchors)


def test_a_character_of_the_source_leads_to_its_paragraph(reader: Reader, shown: CablePage, client: Client) -> None:
    for block in shown.blocks:
        asked = Asked(path={"mrn": shown.citation}, query=(("at", str(block.start)),))
        assert page(reader, asked).at == block.anchor
    for text in ("", "x", "999999999", "0"):
        assert page(reader, Asked(path={"mrn": shown.citation}, query=(("at", text),))).at == ""
    block = shown.blocks[1]
    got = client.get(cable_url(shown.citation, at=block.start).partition("#")[0]).text
    assert got.count('id="at"') == 1
    assert got.index(f'id="{block.anchor}"') < got.index('id="at"') < got.index(f'id="{shown.blocks[2].anchor}"')


def test_a_statement_leads_to_its_review_whoever_may_review(reader: Reader) -> None:
    desk = Desk(reader)
    for role in (None, *ROLES):
        answer = desk._answered(VIEW, Asked(path={"mrn": "04SESTRIN214"}, role=role), changing=False)
        assert (b'class="amend"' in bytes(answer.body)) == (role != "reader"), role


def test_a_cable_that_is_not_held_is_told_so(reader: Reader) -> None:
    with pytest.raises(NotHereError, match="no cable 99NOWHERE1"):
        page(reader, Asked(path={"mrn": "99NOWHERE1"}))


def test_a_speaker_lights_all_that_he_says(visit: Visiting) -> None:
    with visit() as window:
        window.go("/cable/04SESTRIN214")
        who = window.page.locator(".who-speaks a.voice").first
        who.hover()
        number = who.get_attribute("data-by")
        said = window.page.locator(f'.said[data-by~="{number}"]')
        assert said.count() > 5
        assert window.page.locator(".said.lit").count() == said.count()
        window.must_be_sound()
        window.page.mouse.move(1, 1)
        assert window.page.locator(".said.lit").count() == 0
        window.page.locator(".margin a.act").first.focus()
        assert window.page.locator(".said.lit").count() >= 1


def test_the_same_place_is_kept_between_as_read_and_as_received(visit: Visiting) -> None:
    with visit() as window:
        window.go("/cable/04SESTRIN214#p5")
        window.page.keyboard.press("r")
        window.page.locator(".received").wait_for()
        assert window.page.url.endswith("as=received#p5") or "#p4" in window.page.url
        top = window.page.locator(f"#{window.page.url.rsplit('#', 1)[1]}").bounding_box()
        assert top
        assert -50 <= top["y"] <= 400


def test_the_measure_is_62_to_70_characters(visit: Visiting) -> None:
    with visit() as window:
        window.go("/cable/04SESTRIN214")
        counted = window.page.evaluate(
            """() => [...document.querySelectorAll('.para .text > p')].flatMap((one) => {
                 const range = document.createRange();
                 const lines = new Map();
                 const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
                 for (let node = walk.nextNode(); node; node = walk.nextNode())
                   for (let at = 0; at < node.length; at++) {
                     range.setStart(node, at); range.setEnd(node, at + 1);
                     const box = range.getBoundingClientRect();
                     if (box.width) lines.set(Math.round(box.bottom), (lines.get(Math.round(box.bottom)) || 0) + 1);
                   }
                 return [...lines.values()].slice(0, -1);
               })"""
        )
        assert 62 <= sorted(counted)[len(counted) // 2] <= 70


def test_the_words_that_were_searched_are_marked(reader: Reader) -> None:
    shown = page(reader, Asked(path={"mrn": "04SESTRIN214"}, query=(("q", 'trawlers from:sestrin "bail bond"'),)))
    hits = {one.text for block in shown.blocks for one in block.pieces if "hit" in one.kinds}
    assert hits == {"trawlers", "bail bond"}
    assert page(reader, Asked(path={"mrn": "04SESTRIN214"}, query=(("q", "tag:"),))).blocks


def test_a_cable_prints_as_a_cable(visit: Visiting) -> None:
    with visit() as window:
        window.page.set_viewport_size({"width": 660, "height": 930})  # the text of a page of A4
        window.page.emulate_media(media="print")
        window.go("/cable/04SESTRIN214")
        box = window.page.locator("#p2 .text").bounding_box()
        assert box
        assert box["width"] > 560
        assert window.page.locator("#p2 .number").bounding_box()
        for gone in (".top", ".tools", ".margin", ".who-speaks", ".foot", ".cite"):
            assert not window.page.locator(gone).first.is_visible(), gone
        window.go("/said?by=Dravic")
        assert not window.page.locator(".facets").is_visible()
        assert window.page.locator(".ledger li").first.is_visible()


def test_what_is_no_plain_text_of_the_paragraph_is_marked() -> None:
    made = made_up.cable()
    plain = made.paragraphs[1]
    one = msgspec.structs.replace(
        plain,
        items=(Item("A.", 1, None, 50, 70, 257, 277), Item("--", 5, None, 70, 90, 277, 297)),
        tables=(Table((("a", "b"),), 90, 100, 297, 307),),
    )
    hidden = Redaction("publisher-x", Span(207, 213), "paragraph", para=1)
    cable = msgspec.structs.replace(made, redactions=(hidden, msgspec.structs.replace(hidden, para=0)))
    assert list(module._asides(cable, one, 1)) == [
        Marked(0, 42, "note"),
        Marked(90, 100, "table"),
        Marked(50, 52, "label1"),
        Marked(70, 72, "label3"),
        Marked(0, 6, "redaction"),
    ]
    doubt = Finding("quotation-mark", "warning", "a doubt", 207, 213)
    info = msgspec.structs.replace(doubt, severity="info")
    assert list(module._marks(one, (), (doubt, info), {})) == [Marked(0, 6, "doubt")]


def test_where_a_released_scan_breaks_off_its_block_says_so() -> None:
    made = made_up.cable()
    place = made.paragraphs[1]
    told = Finding("text-blank", "warning", "it ends", place.end - 3, place.end)
    blocks = list(module._blocks(made, (), (told,), [()] * len(made.paragraphs)))
    assert [block.broken for block in blocks] == [at == 1 for at in range(len(blocks))]


def test_a_click_keeps_a_speaker_lit_until_it_is_let_go(visit: Visiting) -> None:
    with visit() as window:
        shown = window.go("/cable/04SESTRIN214").page
        speaker = shown.locator(".who-speaks a.voice").first
        speaker.click()
        shown.mouse.move(5, 5)
        shown.evaluate("document.activeElement.blur()")
        assert shown.locator(".sheet .lit").count() > 1
        shown.keyboard.press("Escape")
        assert shown.locator(".lit").count() == 0


def test_a_long_cable_says_what_is_in_it(reader: Reader, client: Client) -> None:
    shown = page(reader, Asked(path={"mrn": "04SESTRIN214"}))
    headed = [block for block in shown.blocks if block.heading]
    assert len(shown.blocks) > 6
    assert len(headed) > 1
    text = client.get("/cable/04SESTRIN214").text
    outline = text.split('<nav class="outline"')[1].split("</nav>")[0]
    assert [f'href="#{block.anchor}"' in outline for block in headed] == [True] * len(headed)
    short = next(
        cable
        for cable in ("03VELLOS77", "03CAPESOLLER119")
        if len(page(reader, Asked(path={"mrn": cable})).blocks) <= 8
    )
    assert "outline" not in client.get(f"/cable/{short}").text


def test_what_a_library_says_of_the_source_is_shown_and_stays_text(archive: Path, tmp_path: Path) -> None:
    own = Path(shutil.copytree(archive, tmp_path / "straits"))
    whole = Reader(own)
    cable = whole.cable("04SESTRIN214")
    assert cable
    item = LibraryItem(key="ABCD1234", title="<b>A bid</b>", kind="letter", tags=("boats",), collections=("1974 / A",))
    with Shelving(own, write=True) as shelving:
        shelving.add([(cable.source.sha256, item)])
    with opened(whole) as home:
        text = Client(home).get("/cable/04SESTRIN214").text
        assert "&lt;b&gt;A bid&lt;/b&gt;" in text
        assert "1974 / A" in text
    whole.close()
    limited = Reader(own, access=parse_access("unclassified"))
    assert limited.shelved(cable) == ()
    limited.close()


def test_a_number_that_several_years_have_leads_to_each(tmp_path: Path) -> None:
    head = "R 071530Z MAR {year}\nFM AMEMBASSY SESTRIN\nTO SECSTATE WASHDC\nUNCLAS SESTRIN 000012\n\n"
    (tmp_path / "box").mkdir()
    for year in ("03", "04"):
        (tmp_path / "box" / f"{year}.txt").write_text(
            head.format(year=year) + "SUBJECT: FISH\n\n1. (U) Fish.\n", encoding="utf-8"
        )
    workflow.read_into(tmp_path / "a", [tmp_path / "box"])
    reader = Reader(tmp_path / "a")
    with opened(reader) as home:
        for path in ("/cable/Sestrin%200012", "/cable/SESTRIN12/cite"):
            answer = Client(home).get(path)
            assert answer.status == 404
            assert "Several years have a cable" in answer.text
            assert '<a href="/cable/03SESTRIN12">03SESTRIN12</a>' in answer.text
            assert '<a href="/cable/04SESTRIN12">04SESTRIN12</a>' in answer.text
        assert "holds no cable SESTRIN13." in Client(home).get("/cable/SESTRIN13").text
        assert "holds no cable 05SESTRIN12." in Client(home).get("/cable/05SESTRIN12").text
        assert Client(home).get("/cable/04SESTRIN12").status == 200
    reader.close()


def test_a_quoted_telegram_stands_under_its_head_with_paragraphs_of_its_own(tmp_path: Path) -> None:
    head = "TAGS: PREL\nSUBJECT: FISH\n\n"
    inner = f"CONFIDENTIAL TARSIS 000088\n\nFM AMEMBASSY TARSIS\nTO SECSTATE WASHDC\n\n{head}1. (C) One."
    text = f"CONFIDENTIAL SESTRIN 000412\n\n{head}1. (C) As TARSIS 088 says. Begin text:\n\n{inner}"
    (tmp_path / "a.txt").write_text(f"{text}\n\nEnd text.\n\n2. (C) Two.\n", encoding="utf-8")
    workflow.read_into(tmp_path / "archive", [tmp_path / "a.txt"])
    reader = Reader(tmp_path / "archive")
    with opened(reader) as home:
        told = Client(home).get("/cable/SESTRIN412").text
    reader.close()
    assert 'aria-label="The head of the quoted telegram TARSIS 000088"' in told
    assert told.index("FM AMEMBASSY TARSIS") < told.index("Paragraph 1 of TARSIS 000088") < told.index("One.")
    assert "Paragraph 2 of" not in told


def test_the_statements_of_a_cable_as_a_table(reader: Reader, client: Client) -> None:
    cable = reader.cable("04SESTRIN214")
    assert cable
    rows = list(csv.DictReader(io.StringIO(client.get("/cable/04SESTRIN214?format=csv").text)))
    assert [row["id"] for row in rows] == [one.id for one in reader.statements(cable)]
    assert {row["cable"] for row in rows} == {"04SESTRIN214"}
    assert client.get("/cable/99NOWHERE1?format=csv").status == 404


TWICE = """\
UNCLAS SESTRIN 000778

SUBJECT: THE FERRIES

1. (U) Minister Oyen said that the port would open.

2. (U) Minister Oyen said that the ferries would sail.

2. (U) Minister Dravic said that they would not.
"""


def test_a_number_that_comes_twice_names_each_paragraph_by_itself(tmp_path: Path, browser: Browser) -> None:
    (tmp_path / "twice.txt").write_text(TWICE, encoding="utf-8")
    (tmp_path / "none.txt").write_text(re.sub(r"\n\d\. \(U\) ", "\n", TWICE).replace("778", "779"), encoding="utf-8")
    workflow.read_into(tmp_path / "archive", [tmp_path / "twice.txt", tmp_path / "none.txt"], extract=True)
    reader = Reader(tmp_path / "archive")
    with opened(reader) as home, visiting(browser, home) as window:
        for mrn in ("SESTRIN778", "SESTRIN779"):
            window.go(f"/cable/{mrn}").must_be_sound()
            called = window.page.locator(".para").evaluate_all("all => all.map((one) => one.ariaLabel)")
            assert len(called) == len(set(called)) > 1
    reader.close()
