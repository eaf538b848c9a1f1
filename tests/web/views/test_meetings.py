"""Meetings by day: who met whom, each open to its sentences."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from asking import Client
from browsing import Visiting
from made_meetings import made
from patience import soon
from reftel import workflow
from reftel.errors import NotReadyError
from reftel.model.browsing import Asking, Diary, MeetingsAsked
from reftel.web.serving import opened
from reftel.web.views import meetings as module
from reftel.web.views.meetings import page
from reftel.web.views.view import Asked
from reftel.workflow import diaries
from reftel.workflow.meetings import meetings_of
from reftel.workflow.reader import Reader


def asked(*query: tuple[str, str]) -> Asked:
    return Asked(query=query)


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Reader, Client]]:
    """A room on six meetings: held, planned, by telephone, over a meal, without a day."""
    one = Reader(made(tmp_path_factory.mktemp("six")))
    soon(lambda: one.network(Asking()))
    with opened(one) as address:
        yield one, Client(address)
    one.close()


def test_they_are_those_of_the_command(reader: Reader) -> None:
    shown = page(reader, asked(("status", "any")))
    assert {row.meeting.id for row in shown.rows} == {one.id for one in meetings_of([reader.archive])}
    assert shown.total == len(shown.rows) > 8
    days = [row.meeting.when or row.by_cable or "9" for row in shown.rows]
    assert days == sorted(days)


def test_each_leads_to_its_characters_and_to_its_people(reader: Reader, client: Client) -> None:
    text = client.get("/meetings").text
    for row in page(reader, asked()).rows:
        source = reader.source(row.meeting.source)
        assert source
        assert row.meeting.evidence
        for told in row.meeting.evidence:
            assert source.text[told.start : told.end].split() == told.text.split()
            assert f"at={told.start}-{told.end}#at" in text
        assert {one.name for one in (*row.meeting.who, *row.meeting.whom)} == {one.name for one in row.who + row.whom}
        for one in (*row.who, *row.whom):
            assert one.actor
            assert client.get(f"/actor/{one.actor}").status == 200


def test_what_was_planned_or_has_no_day_says_so(six: tuple[Reader, Client]) -> None:
    _, client = six
    text = client.get("/meetings?status=any").text
    told = [
        " ".join(one.partition("</li>")[0].split()) for one in text.partition('class="diary"')[2].split("<li ")[1:7]
    ]
    assert "no day of its own; by its cable of 23 May 2004" in told[3]
    assert ('class="kind not">planned' in told[4], "no date" in told[5]) == (True, True)
    assert "6 meetings, 1 without a day of its own, by the date of its cable" in text
    assert "by telephone" in told[1]
    assert "no day" not in client.get("/meetings?status=planned").text


@pytest.mark.parametrize(
    ("query", "cables"),
    [
        ("by=Oyen&to=Halloran", ["302", "305", "399"]),
        ("by=Oyen;Orvane&kind=meal", ["302"]),
        ("status=planned", ["303"]),
        ("status=nonsense&kind=nonsense", ["302", "305", "301", "304", "399"]),
        ("post=TARNSEE", ["305", "304"]),
        ("cable=04TARNSEE305", ["305"]),
        ("q=from:tarnsee", ["305", "304"]),
        ("when=2004-05-18", ["301"]),
        ("about=canal", ["301", "304"]),
        ("act=commit&status=any&by=Halloran", ["301", "399"]),
    ],
)
def test_narrowed_down(query: str, cables: list[str], six: tuple[Reader, Client]) -> None:
    _, client = six
    shown = client.get(f"/meetings?{query}&format=json").json()
    assert [row["meeting"]["cable"][-3:] for row in shown["rows"]] == cables
    assert shown["total"] == len(cables)
    rows = list(csv.DictReader(io.StringIO(client.get(f"/meetings?{query}&format=csv").text.lstrip("\ufeff"))))
    assert [row["cable"][-3:] for row in rows] == cables


def test_every_count_leads_to_so_many(reader: Reader, client: Client) -> None:
    every = page(reader, asked(("status", "any")))
    facets = {"kind": every.kinds, "post": every.posts, "when": every.years, "actor": every.people or ()}
    for name, counts in facets.items():
        assert counts, name
        for one in counts:
            assert page(reader, asked(("status", "any"), (name, one.query))).total == one.count, one
            assert f"{name}={one.query}" in client.get("/meetings?status=any").text.replace("+", " ")
    for one in every.statuses:
        assert page(reader, asked(("status", one.name))).total == one.count


def test_what_is_left_out_of_a_time_is_said(six: tuple[Reader, Client]) -> None:
    _, client = six
    assert "1 meeting that else fits has no day, nor has its cable: left out." in client.get("/meetings?when=2004").text
    none = client.get("/meetings?when=1990").text
    assert "No meeting is of that time: 4 meetings else fit, but are of other days." in none
    wrong = client.get("/meetings?when=soon")
    assert (wrong.status, 'id="problem"' in wrong.text) == (400, True)
    assert "No meeting is like this" in client.get("/meetings?by=Nobody").text


def test_pages_of_them(six: tuple[Reader, Client], monkeypatch: pytest.MonkeyPatch) -> None:
    _, client = six
    monkeypatch.setattr(module, "PER_PAGE", 4)
    first, then = (client.get(f"/meetings?status=any&page={number}").text for number in (1, 2))
    assert ("status=any&amp;page=2" in first, 'rel="prev"' in first) == (True, False)
    assert ('rel="next"' in then, 'rel="prev"' in then, "6 meetings" in then) == (False, True, True)


def test_before_it_is_known_who_is_who_all_are_shown_and_some_are_waited_for(
    six: tuple[Reader, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, client = six

    def unknown(*_: object) -> None:
        raise NotReadyError("Who is who is being worked out.")

    monkeypatch.setattr(diaries, "people_of", unknown)
    monkeypatch.setattr(reader._networks.diaries, "_people", None)
    assert reader.meetings(MeetingsAsked(), 50).people is None
    assert "as soon as it is known who is who" in client.get("/meetings").text
    with pytest.raises(NotReadyError):
        page(reader, asked(("by", "Oyen")))


def test_an_archive_that_nobody_has_asked_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.txt").write_text("UNCLAS SESTRIN 000301\n\nSUBJECT: THE DAM\n\n1. It rained.\n", encoding="utf-8")
    workflow.read_into(tmp_path / "archive", [tmp_path / "one.txt"])
    reader = Reader(tmp_path / "archive")
    try:
        soon(lambda: reader.share(met=True))
        with opened(reader) as address:
            text = Client(address).get("/meetings").text
            assert "No meeting is told of in these cables" in text
            assert "Of 0 of 1 cable so far: what the others tell of meetings is not made out yet." in text
            monkeypatch.setattr(Reader, "is_making", lambda _: True)
            assert "is being made out now" in Client(address).get("/meetings").text
    finally:
        reader.close()
    assert Diary(meetings=(), found=0).people is None


def test_the_network_and_an_actor_lead_to_it_and_it_to_its_sentences(visit: Visiting) -> None:
    with visit() as window:
        shown = window.go("/network").page
        row = shown.locator(".edges.meetings tbody tr").first
        count = int(row.locator("a").last.inner_text())
        row.locator("a").last.click()
        shown.locator(".diary").wait_for()
        assert shown.locator(".diary > li").count() == count
        shown.locator(".diary summary").first.press("Enter")
        shown.locator(".diary blockquote").first.wait_for()
        window.must_be_sound()
        shown.get_by_role("link", name="in the source").first.click()
        shown.locator(".at").first.wait_for()
        window.go("/actor/oyen").page.get_by_role("link", name="by day").click()
        shown.locator(".diary").wait_for()
        assert "Oyen" in shown.locator("h1").inner_text()
        shown.get_by_role("navigation", name="As a network").get_by_role("link", name="Network").click()
        shown.locator(".net").wait_for()
        assert "actor=oyen" in shown.url


def test_where_one_is_stands_behind_the_word_of_the_network(client: Client) -> None:
    text = client.get("/meetings").text
    assert 'href="/network" data-go="n" aria-current="true"' in text
    assert 'href="/meetings" aria-current="page"' in text


def test_on_paper_the_sentences_stand_there(visit: Visiting) -> None:
    with visit() as window:
        shown = window.go("/meetings").page
        sentence = shown.locator(".diary blockquote").first
        assert not sentence.is_visible()
        shown.emulate_media(media="print")
        assert sentence.is_visible()
        assert not shown.locator(".diary summary, .tabs, .filter, .facets").first.is_visible()
