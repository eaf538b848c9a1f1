"""All views: each with its template and its address, none opens an archive, and every one obeys the same rules."""

import ast

import pytest

from asking import Client
from browsing import Visiting, each_look
from conftest import HOME
from reftel.web import links
from reftel.web.app import TEMPLATES
from reftel.web.doors import DOORS
from reftel.web.doors.door import Door
from reftel.web.views import VIEWS
from reftel.web.views.view import View
from reftel.workflow.reader import Reader

WEB = HOME / "src" / "reftel" / "web"
SAID = "/said?actor=dravic&to_actor=halloran"
each_view = pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)


def addresses(reader: Reader) -> dict[str, list[str]]:
    """What is opened of each view; a view that is added adds its line here."""
    cable = reader.cable("04SESTRIN214")
    assert cable
    return {
        "search": ["/", "/?q=trawlers", "/?q=zzzzzz", "/?q=tag:", links.search_url("script")],
        "said": [
            "/said",
            "/said?by=Dravic&act=reject&group=speaker",
            "/said?group=day",
            "/said?when=x",
            "/said?by=X",
            SAID,
        ],
        "cable": ["/cable/04SESTRIN214", "/cable/04SESTRIN214?as=received", "/cable/99NOWHERE1", "/cable/SESTRIN999"],
        "cite": ["/cable/04SESTRIN214/cite", "/cable/04SESTRIN214/cite?para=4", "/cable/04SESTRIN214/cite?para=99"],
        "source": [links.source_url(cable.source.sha256), links.span_url(cable.source.sha256, 700, 760)],
        "actors": [
            "/actors",
            "/actors?q=dravic",
            "/actors?kind=person&page=2",
            "/actors?q=nobody",
            "/actors?kind=media",
        ],
        "network": [
            "/network",
            "/network?by=Dravic&when=2004",
            "/network?q=trawlers",
            "/network?q=tag:",
            "/network?q=zz",
        ],
        "meetings": [
            "/meetings",
            "/meetings?by=Dravic&to=Halloran&when=2004",
            "/meetings?status=any&kind=call&q=trawlers",
            "/meetings?actor=oyen&to_actor=halloran&about=chair&act=reject&cable=04SESTRIN214",
            "/meetings?when=x",
            "/meetings?by=Nobody",
        ],
        "actor": ["/actor/dravic", "/actor/Halloran", "/actor/oyen", "/actor/whitcombe", "/actor/nobody"],
        "questions": ["/questions"],
        "question": [
            "/question/straits-chair-2005",
            "/question/straits-chair-2005?on=2004-10-31&since=2004-03-01",
            "/question/osce-chair-2024",
            "/question/none",
            "/question/straits-chair-2005?on=soon",
        ],
        "timeline": [
            "/question/straits-chair-2005/timeline",
            "/question/straits-chair-2005/timeline?from=2004-01-01&to=2004-06-30",
            "/question/straits-chair-2005/timeline?from=1990&to=1991",
            "/question/none/timeline",
        ],
        "ask": ["/ask", "/ask?q=chair", "/ask?q=tag:", "/ask?file=straits-chair-2005.toml", "/ask?file=half.toml"],
        "commitments": [
            "/commitments",
            "/commitments?on=2004-08-01&status=open",
            "/commitments?by=nobody",
            "/commitments?on=x",
        ],
        "demarches": [
            "/demarches",
            "/demarches?by=dravic&status=answered",
            "/demarches?when=2004",
            "/demarches?when=1990",
            "/demarches?when=soon",
            "/demarches?about=nothing",
        ],
        "events": [
            "/events",
            "/events?modality=planned&when=2004..2005",
            "/events?when=1990",
            "/events?when=soon",
            "/events?kind=none",
        ],
        "calendar": ["/calendar", "/calendar?year=2013", "/calendar?year=none"],
        "cases": ["/cases"],
        "case": ["/case/1", "/case/99"],
        "collect": ["/collect?cable=04SESTRIN214&place=2", "/collect?asks=search&query=q%3Dtrawlers", "/collect"],
        "imports": ["/import"],
        "arrival": ["/import/0001", "/import/0002", "/import/9999"],
        "review": [
            "/review",
            "/review?show=all&by=Dravic",
            "/review?cable=04SESTRIN214&act=reject",
            "/review?by=Nobody",
        ],
        "agreement": ["/agreement"],
        "keys": ["/keys"],
    }


@each_view
def test_a_view_has_its_template_and_its_line_of_documentation(view: View) -> None:
    assert (TEMPLATES / f"{view.name}.html").is_file()
    assert f"| `{view.name}` |" in (HOME / "docs" / "web.md").read_text(encoding="utf-8")
    assert view.path.startswith("/")
    assert (view.nav is None) == (not view.home)


def test_no_two_views_share_a_name_an_address_or_a_key() -> None:
    for values in ([one.name for one in VIEWS], [one.path for one in VIEWS], [one.key for one in VIEWS if one.key]):
        assert len(set(values)) == len(values)


@pytest.mark.parametrize("path", sorted(WEB.rglob("*.py")), ids=lambda path: path.name)
def test_no_page_sees_an_archive_but_through_its_reader(path: object) -> None:
    text = (WEB / str(path)).read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert not [name for name in names if name.startswith(("reftel.archive", "apsw", "tantivy"))]


def test_templates_hold_no_style_and_no_script_of_their_own() -> None:
    for path in TEMPLATES.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "style=" not in text, path.name
        assert "<style" not in text, path.name
        assert " on" + "click" not in text, path.name
        assert "|safe" not in text, path.name
        assert text.count("<script") == text.count('<script type="module" src='), path.name


@each_view
def test_html_and_json_share_the_page(view: View, reader: Reader, client: Client) -> None:
    for address in addresses(reader)[view.name]:
        path, mark, place = address.partition("#")
        shown = client.get(path)
        told = client.get(path + ("&" if "?" in path else "?") + "format=json")
        assert shown.status == told.status
        assert shown.headers["content-type"].startswith("text/html")
        page = told.json()
        assert page["schema_version"] == 1
        assert page["title"]
        assert f"<title>{page['title'][:20]}" in shown.text or "&" in shown.text
        assert not mark or f'id="{place}"' in shown.text


@each_view
@each_look
def test_every_page_is_sound(view: View, width: int, scheme: str, reader: Reader, visit: Visiting) -> None:
    with visit(width, scheme) as window:
        for address in addresses(reader)[view.name]:
            window.go(address).must_be_sound()


@each_view
def test_reading_works_without_scripts(view: View, reader: Reader, visit: Visiting) -> None:
    with visit(scripts=False) as window:
        for address in addresses(reader)[view.name]:
            window.go(address)
            assert window.page.locator("h1").first.text_content()


def test_ways_to_the_data_are_set_as_apparatus_on_every_page(reader: Reader, visit: Visiting) -> None:
    face = "one => [getComputedStyle(one).fontFamily, parseFloat(getComputedStyle(one).fontSize)]"
    with visit() as window:
        for one in addresses(reader).values():
            shown = window.go(one[0]).page
            for link in shown.locator("a:text-is('CSV'), a:text-is('JSON')").all():
                family, size = link.evaluate(face)
                assert family.startswith("system-ui"), one[0]
                assert size <= 15, one[0]


@pytest.mark.parametrize("one", [*VIEWS, *DOORS], ids=lambda one: one.name)
def test_every_page_has_its_picture(one: View | Door) -> None:
    name = f"room/{one.name.replace('_', '-')}.png"
    assert (HOME / "docs" / name).is_file()
    assert f"({name})" in (HOME / "docs" / "web.md").read_text(encoding="utf-8")


def test_no_picture_is_left_over() -> None:
    told = (HOME / "docs" / "web.md").read_text(encoding="utf-8")
    assert not [one.name for one in (HOME / "docs" / "room").iterdir() if f"(room/{one.name})" not in told]
