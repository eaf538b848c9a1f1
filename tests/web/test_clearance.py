"""The room of a reader with a clearance: nothing on any page, in any form, gives away what is withheld."""

import hashlib
from collections.abc import Iterator

import pytest

from asking import Client
from made_withheld import CANARIES, HEAD, question
from reftel import workflow
from reftel.web.serving import opened
from reftel.workflow.access import parse_access
from reftel.workflow.reader import Reader

TEXT = (
    HEAD.format(number=777, subject="Quimby and the ferries")
    + """\
REF: QUILLHAVEN 12

1. (C) Summary: Minister Zorblax told Ambassador Halloran that he would reject the vantook bid. End Summary.

2. (U) Minister Oyen told Ambassador Halloran that the ferries would sail on March 3.

3. (C) Zorblax added that "vantook is ours."

HALLORAN
"""
)


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    folder = tmp_path_factory.mktemp("limited")
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    (folder / "two.txt").write_text(TEXT.replace("000777", "000778").replace("(C)", "(S)"), encoding="utf-8")
    asked = folder.parent / "bid.toml"
    asked.write_text(question("Zed", "Oyen"), encoding="utf-8")
    path = tmp_path_factory.mktemp("kept") / "straits"
    workflow.read_into(path, [folder], extract=True)
    with opened(Reader(path, [asked], parse_access("unclassified"))) as address:
        yield Client(address)


def addresses(client: Client) -> list[str]:
    """Every page that can be reached from the first, and what a curious reader would try."""
    source = client.get("/cable/SESTRIN777?format=json").json()["source"]
    found = [
        *("/", "/keys", "/said", "/questions", "/question/bid", "/question/bid/timeline"),
        *("/commitments", "/demarches", "/events", "/calendar"),
        *("/?q=ferries", "/?q=sestrin", "/?q=from:sestrin", "/?q=act:reject", "/?q=said-by:oyen"),
        *("/network", "/network?q=ferries", "/network?by=oyen", "/meetings", "/meetings?status=any&by=halloran"),
        *("/actors", "/actors?q=oyen", "/actors?kind=person", "/said?actor=oyen", "/said?to_actor=halloran"),
        *("/actor/oyen", "/actor/halloran", "/network?format=gexf&x=1", "/network?format=graphml&x=1"),
        *("/cable/SESTRIN777", "/cable/SESTRIN778", "/cable/SESTRIN777?as=received", f"/source/{source}"),
        *(f"/source/{source}/bytes", f"/source/{source}?at=1-400"),
    ]
    return [
        *found,
        *(f"{path}{'&' if '?' in path else '?'}format={form}" for path in found for form in ("json", "csv")),
    ]


@pytest.mark.slow
def test_no_page_in_any_form_gives_away_what_is_withheld(limited: Client) -> None:
    for address in addresses(limited):
        answer = limited.get(address)
        # Not every page is a table, and one that is none says so.
        others = (403,) if "/bytes" in address else (200, 400) if address.endswith("=csv") else (200,)
        assert answer.status in others, address
        told = answer.text.casefold()
        for word in CANARIES:
            assert word not in told, (address, word)


@pytest.mark.parametrize("word", CANARIES)
def test_asking_for_it_finds_nothing_and_says_the_same_as_of_any_word(limited: Client, word: str) -> None:
    nothing = limited.get("/?q=aaaaaaaa&format=json").json()
    found = limited.get(f"/?q={word}&format=json").json()
    assert {**found, "query": "", "title": ""} == {**nothing, "query": "", "title": ""}
    assert limited.get(f"/complete?q={word[:3]}").json() == []
    assert limited.get(f"/?q=%22{word}%20bid%22&format=json").json()["cables"] == 0


def test_what_may_be_seen_is_there_and_what_is_withheld_is_a_block_with_its_mark(limited: Client) -> None:
    shown = limited.get("/cable/SESTRIN777").text
    assert "ferries would sail" in shown
    assert shown.count("withheld: marked (C)") == 2
    assert "2 of 3 portions are withheld" in shown
    assert "cleared for unclassified" in shown
    assert "no judgement of what may be published" in shown
    told = limited.get("/cable/SESTRIN777?format=json").json()
    assert [block["withheld"] for block in told["blocks"]] == [True, False, True]
    assert told["subject"] is None
    assert limited.get(f"/source/{told['source']}/bytes").status == 403


def test_who_is_who_is_told_of_what_is_seen(limited: Client) -> None:
    """Two cables, each with one visible statement of Oyen to Halloran; Zorblax speaks only where it is withheld."""
    told = limited.get("/network?format=json").json()
    assert told["statements"] == 2
    assert {one["knot"]["name"] for one in told["dots"]} == {"Oyen", "Halloran"}
    assert "Oyen" in limited.get("/actors").text
    assert limited.get("/actor/oyen").status == 200
    for form in ("gexf", "graphml"):
        assert "Oyen" in limited.get(f"/network?format={form}").text
    nobody = limited.get("/actor/nobody")
    assert nobody.status == 404
    for name in CANARIES:
        found = limited.get(f"/actor/{name}")
        assert (found.status, found.text.replace(name, "nobody")) == (404, nobody.text)
        assert limited.get(f"/actors?q={name}&format=json").json()["found"] == 0


def test_no_hash_of_what_is_withheld_in_part_is_told(limited: Client) -> None:
    """Where all but a name can be read, its hash would prove who guesses it."""
    real = hashlib.sha256(TEXT.encode()).hexdigest()
    told = limited.get("/cable/SESTRIN777?format=json").text
    assert real[:12] not in told
    for address in ("/cable/SESTRIN777/cite", "/cable/SESTRIN777/cite?format=json", "/cable/SESTRIN777"):
        assert real[:12] not in limited.get(address).text
    assert "withheld in part" in limited.get("/cable/SESTRIN777/cite").text
    source = limited.get("/cable/SESTRIN777?format=json").json()["source"]
    assert "not told" in limited.get(f"/source/{source}").text
    assert limited.get(f"/source/{real}").status == 404


@pytest.mark.parametrize("path", ["/review", "/agreement"])
def test_that_nobody_reviews_here_is_told(limited: Client, path: str) -> None:
    answer = limited.get(path)
    assert answer.status == 403
    assert "Nobody reviews in this room" in answer.text
    assert "That cannot be shown" not in answer.text
