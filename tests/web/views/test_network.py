"""Who met or addressed whom."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest

from asking import Client
from browsing import Visiting
from made_days import DATED
from patience import soon
from reftel import workflow
from reftel.archive.actors import Actors
from reftel.model.browsing import Asking, MeetingsAsked
from reftel.model.meeting import Meeting
from reftel.web.app import Desk
from reftel.web.views import actor, actors, commitments
from reftel.web.views import network as module
from reftel.web.views.network import page
from reftel.web.views.view import Asked
from reftel.workflow.reader import Reader


def asked(**query: str) -> Asked:
    return Asked(query=tuple(query.items()))


def test_an_edge_counts_the_statements_that_it_leads_to(reader: Reader, client: Client) -> None:
    shown = page(reader, asked())
    assert len(shown.rows) > 5
    for one in shown.rows[:8]:
        told = client.get(f"/said?actor={one.tie.by}&to_actor={one.tie.to}&format=json").json()
        assert told["statements"] == one.tie.statements
    assert sum(one.tie.statements for one in shown.rows) == shown.statements


def test_one_that_was_drawn_is_kept_until_anything_changes(mine: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    times: list[int] = []
    meant = Actors.meant

    def counting(self: Actors, namings: Iterable[tuple[int, str]]) -> object:
        wanted = tuple(namings)
        times.append(len(wanted))
        return meant(self, wanted)

    shown = soon(lambda: page(mine, asked()))
    monkeypatch.setattr(Actors, "meant", counting)
    assert page(mine, asked()) == shown
    assert times == []
    assert page(mine, asked(when="2004")).statements < shown.statements
    assert len(times) == 1
    one, two = (row.knot for row in shown.dots[:2])
    mine.merge(one.id, two.id, "They are one.")
    after = soon(lambda: page(mine, asked()), lambda found: found.actors < shown.actors)
    assert len(times) > 1
    assert page(mine, asked()) == after


def test_behind_an_edge_are_the_sentences_of_the_cables_that_answer_the_query(reader: Reader, visit: Visiting) -> None:
    shown = page(reader, asked(q="trawlers class:c", when="2004"))
    assert len(shown.rows) > 3
    whole = {(one.tie.by, one.tie.to): one.tie.statements for one in page(reader, asked(when="2004")).rows}
    assert any(whole[one.tie.by, one.tie.to] > one.tie.statements for one in shown.rows) or len(whole) > len(shown.rows)
    for one in shown.rows[:6]:
        narrowed = msgspec.structs.replace(shown.asked, actor=one.tie.by, to_actor=one.tie.to)
        assert reader.said(narrowed).statements == one.tie.statements
    first = shown.rows[0]
    with visit() as window:
        edges = window.go("/network?q=trawlers+class%3Ac&when=2004").page.locator(".edges tbody tr")
        edges.first.locator("a").last.click()
        window.page.get_by_text("In cables that answer").wait_for()
        window.must_be_sound()
        assert window.page.locator(".ledger > li, .ledger li[data-step]").count() == first.tie.statements
        window.page.get_by_label("In all cables").click()
        window.page.wait_for_url(lambda url: "q=" not in url)


def test_a_time_takes_what_goes_by_the_date_of_its_cable_as_the_ledger_does(tmp_path: Path) -> None:
    (tmp_path / "dated.txt").write_text(DATED.replace("said that", "told Ambassador Halloran that"), encoding="utf-8")
    workflow.read_into(tmp_path / "archive", [tmp_path / "dated.txt"], extract=True)
    reader = Reader(tmp_path / "archive")
    try:
        soon(lambda: reader.network(Asking()))
        soon(lambda: reader.commitments("2005"))
        shown = page(reader, asked(when="2004-05"))
        (edge,) = shown.rows
        assert (edge.by, edge.to, edge.tie.statements, edge.tie.by_cable) == ("Orvane", "Halloran", 2, 2)
        assert (shown.statements, shown.by_cable) == (2, 2)
        _, (row, meeting) = module.table(reader, asked(when="2004-05"))
        assert row.tie.by_cable == 2
        assert (meeting.by, meeting.to, meeting.tie.counts, meeting.tie.by_cable) == (
            "Halloran",
            "Orvane",
            "meetings",
            1,
        )
        assert (shown.meetings, shown.met_by_cable) == (1, 1)
        assert actor.page(reader, Asked(path={"name": edge.tie.by})).by_cable == 2
        desk = Desk(reader)
        said = "2 statements, 2 without a day of their own, by the date of their cable"
        assert said in bytes(desk._answered(module.VIEW, asked(when="2004-05"), changing=False).body).decode()
        promise = bytes(desk._answered(commitments.VIEW, asked(), changing=False).body).decode()
        assert "by its cable of 20 May 2004" in promise
        told = bytes(desk._answered(actor.VIEW, Asked(path={"name": edge.tie.by}), changing=False).body).decode()
        assert "2 have no day of their own: counted by the date of their cable." in told
        other = page(reader, asked(when="1990"))
        assert (other.rows, other.of_other_days) == ((), 2)
        nothing = bytes(desk._answered(module.VIEW, asked(when="1990"), changing=False).body).decode()
        assert "No statement of that time is addressed to anybody by name, and no meeting is told of." in nothing
        assert 'href="/network">Of any time' in nothing
    finally:
        reader.close()


def test_filters_of_the_ledger_and_of_the_search_narrow_it_down(reader: Reader) -> None:
    every, some = page(reader, asked()), page(reader, asked(by="Dravic", when="2004"))
    assert 0 < some.statements < every.statements
    assert {one.by for one in some.rows} == {"Dravic"}
    assert 0 < page(reader, asked(q="trawlers")).statements < every.statements
    assert page(reader, asked(q="zzzzzz")).rows == ()
    assert (page(reader, asked(q="tag:")).status, page(reader, asked(when="x")).status) == (400, 400)


def test_the_busiest_are_drawn_and_the_rest_is_said(
    reader: Reader, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "DRAWN", 4)
    shown = page(reader, asked())
    assert len(shown.dots) == 4 < shown.actors
    drawn = {one.knot.id for one in shown.dots}
    assert all({one.tie.by, one.tie.to} <= drawn for one in shown.lines)
    assert "the 4 busiest are drawn" in client.get("/network").text


def test_no_name_covers_another_or_a_dot(reader: Reader) -> None:
    made = page(reader, asked())
    long = [msgspec.structs.replace(one.knot, name=f"{one.knot.name} of the Straits and Ports") for one in made.dots]
    dots, height = module._dots(long, [(*one.tie.ends, one.tie.weight) for one in made.lines])
    for at, one in enumerate(dots):
        above = one.y - one.radius - module.GAP - 13
        assert 0 <= above < one.y + one.radius <= height
        assert len(one.label) <= module.LONGEST
        for other in dots[:at]:
            beside = abs(one.x - other.x) >= 7 * (len(one.label) + len(other.label)) / 2
            higher = other.y - other.radius - module.GAP - 13
            assert beside or above >= other.y + other.radius or higher >= one.y + one.radius


def test_a_page_is_small_and_its_exports_are_whole(reader: Reader, client: Client) -> None:
    shown = page(reader, asked())
    assert len(client.get("/network").data) < 250_000
    for form in ("gexf", "graphml"):
        root = ET.fromstring(client.get(f"/network?format={form}").text)  # noqa: S314 - made here
        tags = [one.tag.rpartition("}")[2] for one in root.iter()]
        assert (tags.count("node"), tags.count("edge")) == (shown.actors, shown.ties + shown.pairs)
    rows = list(csv.DictReader(io.StringIO(client.get("/network?format=csv").text.lstrip("\ufeff"))))
    assert len(rows) == shown.ties + shown.pairs
    assert sum(int(row["statements"]) for row in rows if row["edge"] == "statements") == shown.statements
    assert sum(int(row["meetings"]) for row in rows if row["edge"] == "meetings") == shown.meetings > 5
    assert (rows[0]["who"], rows[0]["to whom"]) == (shown.rows[0].by, shown.rows[0].to)
    assert len(list(csv.DictReader(io.StringIO(client.get("/network?q=zz&format=csv").text)))) == 0


def test_an_edge_leads_to_its_sentences(visit: Visiting) -> None:
    with visit() as window:
        shown = window.go("/network").page
        shown.locator(".edges tbody tr").first.locator("a").nth(2).click()
        shown.locator(".ledger li").first.wait_for()
        assert "to_actor=" in shown.url


def test_an_edge_of_meetings_counts_those_that_it_leads_to(reader: Reader, client: Client) -> None:
    shown = page(reader, asked())
    assert shown.pairs == len(shown.meet_rows) == len(shown.meet_lines) > 5
    for one in shown.meet_rows:
        told = client.get(f"/network?actor={one.meet.one}&to_actor={one.meet.other}&format=json").json()
        assert len(told["met"]) == told["meetings"] == one.meet.meetings
        assert all(each["evidence"] for each in told["met"])
        named = page(reader, asked(by=one.other, actor=one.meet.one, to_actor=one.meet.other))
        assert named.meetings == len(named.met) == one.meet.meetings, "whichever of the two was asked for by name"
        turned = page(reader, asked(actor=one.meet.other, to_actor=one.meet.one))
        assert [each.meet for each in turned.meet_rows] == [one.meet]
    kept = {each.id for name in {one.meet.one for one in shown.meet_rows} for each in _profile(reader, name)}
    assert shown.meetings <= len(kept)


def _profile(reader: Reader, name: str) -> tuple[Meeting, ...]:
    found = reader.actor(name)
    assert found
    wanted = MeetingsAsked(asked=Asking(actor=found[0].actor.id), status="any")
    return reader.meetings(wanted, 100).meetings


def test_meetings_obey_the_filters(reader: Reader) -> None:
    every = page(reader, asked())
    for some in (
        asked(by="Dravic"),
        asked(when="2004"),
        asked(q="trawlers"),
        asked(about="chair"),
        asked(act="reject"),
    ):
        assert 0 < page(reader, some).meetings < every.meetings
    assert {"Dravic"} <= {name for one in page(reader, asked(by="Dravic")).meet_rows for name in (one.one, one.other)}
    for some in (asked(when="1990"), asked(q="zzzzzz"), asked(about="zzzzzz"), asked(cable="04NOWHERE1")):
        assert page(reader, some).meetings == 0
    assert page(reader, asked(cable="03SESTRIN231")).meetings == 1
    both = page(reader, asked(by="Dravic", to="Halloran")).meet_rows
    assert len(both) > 1
    assert all("Dravic" in f"{one.one}{one.other}" and "Halloran" in (one.one, one.other) for one in both)
    assert page(reader, asked(by="Halloran", actor="oyen")).pairs == 0


def test_an_edge_of_meetings_is_told_apart_and_leads_to_its_sentences(visit: Visiting) -> None:
    with visit() as window:
        shown = window.go("/network").page
        assert shown.locator(".net .meet").count() == shown.locator(".edges.meetings tbody tr").count() > 5
        styles = "one => [getComputedStyle(one).strokeDasharray, getComputedStyle(one).stroke]"
        tie, meet = (shown.locator(f".net {one}").first.evaluate(styles) for one in (".tie", ".meet"))
        assert (tie[0], meet[0] != "none", tie[1] != meet[1]) == ("none", True, True)
        assert "that a cable reports to have taken place" in shown.locator(".legend").inner_text()
        shown.locator(".edges.meetings tbody tr").first.locator("a").last.click()
        shown.locator(".diary").wait_for()
        window.go(f"/network?{shown.url.partition('?')[2]}").must_be_sound()
        assert shown.locator("#met").is_visible()
        assert shown.locator(".lines blockquote").first.is_visible()


PAPER = """\
R 071530Z MAR 04
TO SECSTATE WASHDC
UNCLAS

{subject}1. Minister Oyen told the Ambassador that the ferries would sail. Oyen told post that the port would open.

2. The Ambassador asked Oyen to wait. Post urged Oyen to reopen the harbor. We told Oyen that the talks must go on.
"""


@pytest.mark.parametrize(
    ("subject", "called"), [("SUBJECT: The harbor talks\n\n", "post of The harbor talks"), ("", "post of note.txt")]
)
def test_a_post_that_no_cable_names_is_called_as_lists_call_its_cable(
    tmp_path: Path, subject: str, called: str
) -> None:
    (tmp_path / "note.txt").write_text(PAPER.format(subject=subject), encoding="utf-8")
    workflow.read_into(tmp_path / "archive", [tmp_path / "note.txt"], extract=True)
    reader = Reader(tmp_path / "archive")
    found = soon(lambda: reader.network(Asking()))
    (post,) = [one for one in found.knots if one.kind == "post"]
    assert post.name == reader.name_of(post.id) == called
    assert called in {one.by for one in page(reader, asked()).rows}
    (one,) = [one for one in actors.page(reader, asked(kind="post")).actors if one.id == post.id]
    assert one.name == actor.page(reader, Asked(path={"name": post.id})).title == called
    assert not [name for name in one.names if "source:" in name]
    reader.close()
