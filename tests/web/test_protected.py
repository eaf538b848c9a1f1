"""The room with a protect list: no channel gives a name away, and none links unnamed sources across cables."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from asking import Client
from made_withheld import question
from reftel import workflow
from reftel.errors import InputError
from reftel.web.serving import opened
from reftel.web.views import search
from reftel.workflow import actors
from reftel.workflow.access import MASK, WITHHELD
from reftel.workflow.protecting import load_protected
from reftel.workflow.reader import Reader

CANARIES = ("zorblax", "yusuf", "quimby", "mira")
MET = "/network?actor=oyen&to_actor=halloran"
TEXT = """\
R 071530Z MAR 04
FM AMEMBASSY SESTRIN
TO SECSTATE WASHDC
UNCLAS SESTRIN 000{number}

E.O. 12958: N/A
TAGS: PREL, STRAITS
SUBJECT: ZORBLAX AND THE FERRIES

REF: QUILLHAVEN 12

1. (U) Lawyer Yusuf Zorblax told Ambassador Halloran on March 1 that he would reject the bid. Ambassador Halloran asked
Zorblax for the paper. The Ambassador met with Zorblax on March 2.

2. (U) Editor Mira Quimby (strictly protect) told Minister Oyen that the paper would close by March 3.

3. (U) A senior official told Minister Oyen that the bid would fail. XXXXXXXXXXXX told Minister Oyen that he agreed.

HALLORAN
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("protected")
    for number in (777, 778):
        (folder / f"talk with Zorblax {number}.txt").write_text(TEXT.format(number=number), encoding="utf-8")
    path = tmp_path_factory.mktemp("kept") / "straits"
    workflow.read_into(path, [folder], extract=True)
    actors.merge_in(path, "zorblax", "oyen", reason="Zorblax is Oyen's pen name")
    return path


@pytest.fixture(scope="module")
def protected(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    folder = tmp_path_factory.mktemp("lists")
    (folder / "people.txt").write_text("Yusuf Zorblax; the Lion\n", encoding="utf-8")
    (folder / "bid.toml").write_text(question("Halloran", "Oyen"), encoding="utf-8")
    reader = Reader(archive, [folder / "bid.toml"], protected=load_protected(folder / "people.txt"))
    with opened(reader) as address:
        yield Client(address)
    reader.close()


def channels(client: Client) -> dict[str, list[str]]:
    source = client.get("/cable/SESTRIN777?format=json").json()["source"]
    return {
        "view": [
            "/cable/SESTRIN777",
            "/cable/SESTRIN777?as=received",
            "/cable/SESTRIN778",
            "/said",
            "/said?group=speaker",
        ],
        "snippet": ["/?q=ferries", "/?q=bid", "/?q=act:reject", "/?q=halloran"],
        "suggestion": ["/complete?q=h", "/complete?q=said-by:", "/complete?q=fe"],
        "graph": ["/network", "/network?format=gexf&x=1", "/network?format=graphml&x=1", "/network?by=halloran", MET],
        "diary": ["/meetings", "/meetings?status=any", "/meetings?by=halloran", "/meetings?actor=oyen"],
        "count": ["/", "/actors", "/actors?kind=person", "/actors?kind=unnamed", "/actor/halloran", "/actor/oyen"],
        "board": ["/questions", "/question/bid", "/question/bid/timeline", "/commitments", "/calendar"],
        "happening": ["/demarches", "/demarches?by=halloran", "/events", "/events?format=json"],
        "cite": ["/cable/SESTRIN777/cite", "/cable/SESTRIN777/cite?para=1"],
        "file name": [f"/source/{source}", f"/source/{source}?at=1-900"],
        "error": ["/cable/NOWHERE1", f"/source/{'0' * 64}", "/?q=from:", "/none"],
        "description": ["/openapi.json", "/keys"],
    }


@pytest.mark.slow
def test_no_channel_gives_a_name_away_in_any_form(protected: Client) -> None:
    for channel, paths in channels(protected).items():
        for path in paths:
            for form in ("", "json", "csv"):
                address = f"{path}{'&' if '?' in path else '?'}format={form}" if form else path
                answer = protected.get(address)
                # Not every page is a table, and one that is none says so.
                others = (400, 404) if channel == "error" else (400,) if form == "csv" else ()
                assert answer.status in (200, *others), address
                told = f"{answer.text} {dict(answer.headers)}".casefold()
                assert not [word for word in CANARIES if word in told], (channel, address)


@pytest.mark.slow
def test_no_page_shows_how_long_a_name_is(protected: Client) -> None:
    masks = set()
    for channel, paths in channels(protected).items():
        for path in paths:
            answer = protected.get(path)
            if channel != "suggestion" and "html" in answer.headers["content-type"]:
                masks |= set(re.findall(f"{WITHHELD}+", answer.text.split("<footer")[0]))
    assert masks == {MASK}


@pytest.mark.parametrize("word", CANARIES)
def test_who_asks_for_a_name_finds_what_anybody_finds_who_asks_for_nobody(protected: Client, word: str) -> None:
    assert protected.get(f"/complete?q={word[:3]}").json() == []
    assert protected.get(f"/complete?q=said-by:{word[:3]}").json() == []
    for query in (word, f"said-by:{word}", f"said-to:{word}"):
        found = protected.get(f"/?q={query}&format=json").json()
        assert found["cables"] == 0, query
    assert protected.get(f"/actor/{word}").text.replace(word, "nobody") == protected.get("/actor/nobody").text
    assert protected.get(f"/said?by={word}&format=json").json()["statements"] == 0


def test_a_fault_writes_no_name_and_no_query_into_the_log(
    protected: Client,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def breaks(_reader: object, asked: object) -> None:
        name = "Yusuf Zorblax"
        raise ValueError(f"{name} {asked!r}")

    monkeypatch.delenv("REFTEL_DEBUG", raising=False)
    monkeypatch.setattr(search.VIEW.__class__, "page", property(lambda _: breaks), raising=True)
    with caplog.at_level(logging.DEBUG):
        answer = protected.get("/?q=zorblax")
    assert answer.status == 500
    captured = capfd.readouterr()
    told = f"{caplog.text} {captured.out} {captured.err} {answer.text}".casefold()
    assert "valueerror at" in caplog.text.casefold()
    assert not [word for word in CANARIES if word in told]


def test_unnamed_and_redacted_sources_are_never_linked_across_cables(archive: Path, protected: Client) -> None:
    whole = Reader(archive)
    every = [
        one for kind in ("unnamed", "redacted", "group", "role") for one in whole.actors(kind=kind, limit=500).actors
    ]
    assert {"unnamed", "redacted"} <= {one.kind for one in every}
    assert {one.cables for one in every} == {1}
    for one in every:
        if one.kind in ("unnamed", "redacted"):
            assert "@" in one.id  # the id names the cable: the same words elsewhere have another
    whole.close()
    knots = protected.get("/network?format=gexf&x=1").text
    assert knots.count('label="senior official"') == 2
    told = protected.get("/actors?q=senior+official&format=json").json()
    assert [one["cables"] for one in told["actors"]] == [1, 1]


def test_they_cannot_be_merged_by_hand_either(archive: Path) -> None:
    whole = Reader(archive)
    (one, other) = [one.id for one in whole.actors("senior official").actors]
    with pytest.raises(InputError, match="never merged"):
        whole.merge(one, other, "the same")
    whole.close()
