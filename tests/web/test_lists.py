"""Every list of the room is to be had as CSV, with the rows that its page shows."""

import csv
import io

import pytest

from asking import Client
from reftel.model.review import Patch
from reftel.web.describing import description
from reftel.web.serving import opened
from reftel.web.views import VIEWS
from reftel.workflow.reader import Reader

MRN = "04SESTRIN214"


def rows(client: Client, address: str) -> list[dict[str, str]]:
    got = client.get(f"{address}{'&' if '?' in address else '?'}format=csv")
    assert (got.status, got.headers["content-type"].partition(";")[0]) == (200, "text/csv")
    assert got.headers["content-disposition"].startswith("attachment")
    return list(csv.DictReader(io.StringIO(got.text.lstrip("\ufeff"), newline="")))


def test_no_list_is_without_and_programs_are_told() -> None:
    paths = description(VIEWS)["paths"]
    for view in VIEWS:
        told = paths[view.path]["get"]["responses"]["200"]["content"]
        assert "text/csv" in told, view.name


def test_the_ways_to_cite_a_cable(client: Client) -> None:
    told = rows(client, f"/cable/{MRN}/cite?para=4")
    shown = client.get(f"/cable/{MRN}/cite?para=4&format=json").json()["cited"]
    got = [(one["form"], one["text"].removeprefix("'").split()) for one in told]
    assert got == [(one["name"], one["text"].split()) for one in shown]
    assert {one["citation"] for one in told} == {f"{MRN} ¶4"}


def test_a_question_as_it_is_worded_and_the_sentences_of_a_draft(client: Client) -> None:
    told = rows(client, "/ask?q=chair")
    shown = client.get("/ask?q=chair&format=json").json()
    grounds = [each["text"] for one in shown["grounds"] for each in one["evidence"]]
    assert [one["sentence"] for one in told if one["cable"]] == grounds
    assert grounds
    answers = [(one["title"], "; ".join(one["cues"])) for one in shown["wording"]["answers"]]
    assert [(one["value"], one["cues"]) for one in told if one["line"] == "answer"] == answers
    assert [one["line"] for one in rows(client, "/ask?file=straits-chair-2005.toml")] == ["file"]
    assert rows(client, "/ask") == []
    assert client.get("/ask?q=tag:&format=csv").status == 400


def test_what_would_be_kept(client: Client) -> None:
    (one,) = rows(client, f"/collect?cable={MRN}&place=2")
    shown = client.get(f"/collect?cable={MRN}&place=2&format=json").json()["filled"]
    assert (one["kind"], one["start"], one["end"]) == ("paragraph", str(shown["start"]), str(shown["end"]))
    (one,) = rows(client, "/collect?asks=said&query=by%3DOyen")
    assert (one["kind"], one["search"]) == ("search", "by=Oyen")
    assert client.get("/collect?format=csv").status == 404


def test_questions_and_files_that_are_none(client: Client) -> None:
    told = rows(client, "/questions")
    shown = client.get("/questions?format=json").json()
    assert [one["id"] for one in told] == [*(one["id"] for one in shown["questions"]), ""]
    assert told[1]["due"] == "2004-12; 2005-12"
    assert (told[-1]["file"], "option" in told[-1]["problem"]) == ("half.toml", True)


def test_what_is_kept(client: Client) -> None:
    told = rows(client, "/cases")
    shown = client.get("/cases?format=json").json()
    cases = [(one["case"]["name"], str(one["items"])) for one in shown["cases"]]
    assert cases
    assert [(one["name"], one["items"]) for one in told if one["kind"] == "case"] == cases
    assert [one["query"] for one in told if one["kind"] == "search"] == [one["query"] for one in shown["searches"]]


def test_imports_and_the_cables_of_one(client: Client) -> None:
    told = rows(client, "/import")
    shown = client.get("/import?format=json").json()["imports"]
    assert [(one["name"], one["state"]) for one in told] == [(one["name"], one["course"]["state"]) for one in shown]
    cables = client.get("/import/0001?format=json").json()["arrived"]["cables"]
    assert cables
    assert [one["cable"] for one in rows(client, "/import/0001")] == [one["cable"] for one in cables]
    assert rows(client, "/import/0002") == []


def test_the_characters_of_a_source_and_what_they_were_read_as(reader: Reader, client: Client) -> None:
    cable = reader.cable(MRN)
    assert cable
    source = reader.source(cable.source.sha256)
    assert source
    told = rows(client, f"/source/{cable.source.sha256}")
    assert [(int(one["start"]), int(one["end"])) for one in told][-1][1] == len(source.text)
    for one in told:
        text = source.text[int(one["start"]) : int(one["end"])]
        assert one["text"].removeprefix("'").split() == text.split()
    assert {"date-line", "subject-line"} & {one["read as"] for one in told} or len({one["read as"] for one in told}) > 3
    assert client.get("/source/nothing?format=csv").status == 404


def test_the_keys(client: Client) -> None:
    assert [[*one.values()] for one in rows(client, "/keys") if one["key"] == "j"] == [
        ["j", "next hit, paragraph or row"]
    ]


@pytest.fixture
def coders(mine: Reader) -> tuple[str, str]:
    cable = mine.cable(MRN)
    assert cable
    first, second = [one for one in mine.statements(cable) if not one.echo_of][:2]
    mine.reviews.enter(MRN, first.id, "Ann", "accept", Patch())
    mine.reviews.enter(MRN, first.id, "Ben", "reject", Patch(), note="=1+1")
    return first.id, second.id


def test_what_coders_say_is_for_the_editor_and_the_queue_for_all(mine: Reader, coders: tuple[str, str]) -> None:
    with opened(mine) as address:
        client = Client(address)
        got = client.get("/agreement?format=csv")
        assert (got.status, "stay blind" in got.text) == (403, True)
        assert "format=csv" not in client.get("/agreement").text
        decided = client.get("/agreement?format=csv", cookie="reftel-coder=editor")
        told = list(csv.DictReader(io.StringIO(decided.text.lstrip("\ufeff"), newline="")))
        assert [(one["state"], one["statement"], one["coder"], one["verdict"]) for one in told] == [
            ("disputed", coders[0], "Ann", "accept"),
            ("disputed", coders[0], "Ben", "reject"),
        ]
        assert told[1]["note"] == "'=1+1"
        queue = rows(client, f"/review?cable={MRN}")
        shown = client.get(f"/review?cable={MRN}&format=json").json()["rows"]
        assert queue
        assert [one["id"] for one in queue] == [one["statement"]["id"] for one in shown]


def test_every_page_links_its_rows(client: Client, reader: Reader) -> None:
    cable = reader.cable(MRN)
    assert cable
    for address in (
        "/questions",
        "/cases",
        "/import",
        "/import/0001",
        f"/source/{cable.source.sha256}",
        "/keys",
        f"/cable/{MRN}/cite",
    ):
        assert f'href="{address}?format=csv"' in client.get(address).text
