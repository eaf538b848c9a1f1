"""The calendar of declassification."""

import csv
import io
import itertools
import threading
from pathlib import Path

import msgspec
import pytest

from asking import Client
from browsing import Visiting
from reftel import workflow
from reftel.errors import QueryError
from reftel.web import links, strings
from reftel.web.app import Desk, Room
from reftel.web.serving import opened
from reftel.web.views.calendar import VIEW, Year, page, table
from reftel.web.views.view import Asked
from reftel.workflow.beside import Beside
from reftel.workflow.growing import Growing
from reftel.workflow.overall import Overall
from reftel.workflow.reader import Reader

QUESTION = "straits-chair-2005"


def asked(**query: str) -> Asked:
    return Asked(query=tuple(query.items()))


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(("first", "last"), [(2013, 2013), (2013, 2014), (2005, 2024), (1999, 2118)])
def test_a_year_stands_under_the_middle_of_its_bar_and_no_two_years_over_each_other(
    reader: Reader, visit: Visiting, width: int, first: int, last: int
) -> None:
    years = tuple(Year(name=str(name), count=1, height=100, chosen=False) for name in range(first, last + 1))
    shown = msgspec.structs.replace(page(reader, asked()), years=years)
    room = Room("straits", (), VIEW, "", lambda *_: False)
    told = Desk(reader).templates.get_template("calendar.html").render(page=shown, links=links, room=room)
    with visit(width) as window:
        window.go("/calendar")
        window.page.evaluate(
            "told => document.querySelector('main').replaceWith("
            "new DOMParser().parseFromString(told, 'text/html').querySelector('main'))",
            told,
        )
        places = window.page.evaluate(
            """() => {
              const box = one => { const it = one.getBoundingClientRect(); return [it.left, it.right]; };
              const bars = [...document.querySelectorAll('.bars a')].map(
                one => [one.querySelector('title').textContent.slice(0, 4), box(one.querySelector('.bar'))]);
              return [Object.fromEntries(bars), [...document.querySelectorAll('.bars text')].map(
                one => [one.textContent, box(one)])];
            }"""
        )
    bars, texts = places
    assert len(bars) == len(years)
    assert 1 <= len(texts) <= 8
    for name, (left, right) in texts:
        assert abs(sum(bars[name]) - (left + right)) < 2, name
        assert 0 <= left < right <= width
    assert all(before[1][1] + 4 < after[1][0] for before, after in itertools.pairwise(texts))


def test_every_classified_cable_stands_under_the_year_of_its_line(reader: Reader) -> None:
    shown = page(reader, asked())
    classified = {
        cable.citation: cable
        for cable in workflow.cables_of([reader.archive])
        if cable.classification and cable.classification.level not in {"U", "LOU"}
    }
    assert {one.cable for one in shown.rows} == set(classified)
    for one in shown.rows:
        told = classified[one.cable].declassification
        assert told
        assert one.told == told
    assert sum(year.count for year in shown.years) + shown.without == shown.total == len(classified)
    days = [one.told.date or "9999" for one in shown.rows]
    assert days == sorted(days)
    assert max(year.height for year in shown.years) == 100


def test_of_one_year_and_of_none(reader: Reader, client: Client) -> None:
    every = page(reader, asked())
    for year in every.years:
        found = page(reader, asked(year=year.name))
        assert len(found.rows) == year.count
        assert [one.name for one in found.years if one.chosen] == [year.name]
    assert len(page(reader, asked(year="none")).rows) == every.without
    lines = list(csv.reader(io.StringIO(client.get("/calendar?format=csv").text)))
    assert len(lines) == 1 + len(list(table(reader, asked())[1]))


def test_a_year_without_a_cable_says_so_and_what_is_no_year_is_told(reader: Reader, client: Client) -> None:
    assert "opens in 1987" in client.get("/calendar?year=1987").text
    assert client.get("/calendar?year=abcd").status == 400
    with pytest.raises(QueryError):
        page(reader, asked(year="20133"))


def test_a_bar_leads_to_the_cables_of_its_year(visit: Visiting) -> None:
    with visit() as window:
        shown = window.go("/calendar").page
        shown.locator("svg.bars a").first.click()
        shown.wait_for_url("**/calendar?year=*")
        assert shown.locator("table.openings tbody tr").count() > 0


OLDER = strings.OLDER.partition(":")[0]
SINCE = "read or corrected since this was worked out"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/calendar", OLDER),
        ("/commitments", SINCE),
        ("/demarches", SINCE),
        ("/events", SINCE),
        (f"/question/{QUESTION}", OLDER),
        (f"/question/{QUESTION}/timeline", OLDER),
    ],
)
def test_what_is_being_worked_out_anew_says_so(
    client: Client, monkeypatch: pytest.MonkeyPatch, address: str, told: str
) -> None:
    assert told not in client.get(address).text
    monkeypatch.setattr(Beside, "is_of", lambda *_: False)
    if told == SINCE:
        assert told not in client.get(address).text  # of no cable
        monkeypatch.setattr(Growing, "behind", lambda _: 1)
    assert told in client.get(address).text


def test_an_actor_in_a_large_archive_is_shown_before_what_he_says_on_questions(
    archive: Path, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert strings.STANCES_OLDER not in client.get("/actor/dravic.4").text
    monkeypatch.setattr("reftel.workflow.overall.SMALL", 0)
    monkeypatch.setattr(Overall, "carried", lambda *_: None)
    monkeypatch.setattr(Overall, "answer", lambda *_: threading.Event().wait(5))
    reader = Reader(archive)
    with opened(reader) as home:
        told = Client(home).get("/actor/dravic.4")
    assert told.status == 200
    assert strings.STANCES_OLDER in told.text
    reader.close()
