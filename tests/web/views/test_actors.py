"""Who is in the archive."""

import csv
import io

import pytest

from asking import Client
from browsing import Visiting
from reftel.web.views import actors as module
from reftel.web.views.actors import page, table
from reftel.web.views.view import Asked
from reftel.workflow.reader import Reader


def asked(**query: str) -> Asked:
    return Asked(query=tuple(query.items()))


def test_everybody_who_is_named_is_in_the_list_and_counted(reader: Reader) -> None:
    shown = page(reader, asked())
    assert shown.found == sum(one.count for one in shown.kinds) > 20
    counts = [one.statements for one in shown.actors]
    assert counts == sorted(counts, reverse=True)
    assert "halloran" in {one.id for one in shown.actors}


def test_a_name_is_found_in_its_spellings_and_by_its_parts(reader: Reader) -> None:
    for name in ("Dravic", "DRAVIC", " anselm  dravic ", "Anselm"):
        assert "dravic" in {one.id for one in page(reader, asked(q=name)).actors}, name
    assert page(reader, asked(q="nobody")).actors == ()
    assert page(reader, asked(q="Dravic", kind="body")).found == 0
    assert {one.kind for one in page(reader, asked(kind="role")).actors} == {"role"}
    assert page(reader, asked(kind="dance")).found == page(reader, asked()).found


def test_the_list_is_paged(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PER_PAGE", 7)
    first, second = page(reader, asked()), page(reader, asked(page="2"))
    assert first.more
    assert len(first.actors) == len(second.actors) == 7
    assert not {one.id for one in first.actors} & {one.id for one in second.actors}
    assert not page(reader, asked(page="999")).more


def test_the_list_as_a_table(reader: Reader, client: Client) -> None:
    _, rows = table(reader, asked())
    lines = list(csv.reader(io.StringIO(client.get("/actors?format=csv").text)))
    assert len(lines) == 1 + len(list(rows)) == 1 + page(reader, asked()).found


def test_a_name_is_looked_for_and_leads_to_its_page(visit: Visiting) -> None:
    with visit() as window:
        shown = window.go("/actors").page
        shown.get_by_label("A name, in any known spelling").fill("Oyen")
        shown.get_by_role("button", name="Find").click()
        shown.locator(".roll a", has_text="Marguerite Oyen").click()
        shown.locator("h1", has_text="Marguerite Oyen").wait_for()
        assert shown.url.endswith("/actor/oyen")
