"""The reader of an archive, who sees everything."""

import random
import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest

from conftest import HOME
from made_namings import naming
from made_readings import some_readings, statement_of
from patience import soon
from reftel import workflow
from reftel.archive import Archive, pack_statements
from reftel.errors import NotReadyError
from reftel.model.browsing import Asking
from reftel.model.review import Patch
from reftel.workflow.access import parse_access
from reftel.workflow.reader import Reader


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    path = tmp_path_factory.mktemp("reader") / "straits"
    workflow.read_into(path, [HOME / "examples" / "cables" / name for name in ("04SESTRIN214.txt", "03SESTRIN560.txt")])
    one = Reader(path)
    yield one
    one.close()


def test_hits_with_their_cards_and_counts(reader: Reader) -> None:
    found = reader.search("vardania", 3)
    assert found.cables == 2
    assert {hit.cable for hit in found.hits} <= set(found.cards)
    assert reader.search("vardania", 3, skip=3).hits != found.hits
    assert sum(one.count for one in found.facets.posts) == 2


def test_a_cable_that_is_known_is_not_opened_again_and_no_record_beside_the_one_that_is_open(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    cable = reader.cable("04SESTRIN214")
    assert cable
    monkeypatch.setattr(Archive, "cable", lambda *_: pytest.fail("opened again"))
    monkeypatch.setattr("reftel.archive.store.connect", lambda *_, **__: pytest.fail("another record"))
    links = reader.links(cable)
    assert links is not None
    assert links.cable == "04SESTRIN214"
    assert reader.shelved(cable) == ()


def test_everything_is_counted_without_a_query(reader: Reader) -> None:
    every = reader.everything()
    assert (every.cables, every.hits) == (2, ())
    assert reader.holdings().cables == 2


def test_a_cable_and_its_source(reader: Reader) -> None:
    cable = reader.cable("04 SESTRIN 000214")
    assert cable
    source = reader.source(cable.source.sha256)
    held = reader.held(cable.source.sha256)
    assert source
    assert held
    assert held.names == ("04SESTRIN214.txt",) or held.names[0].endswith("04SESTRIN214.txt")
    assert "".join(source.text[node.start : node.end] for node in reader.nodes(source.sha256)) == source.text
    assert reader.original(source.sha256) == (HOME / "examples" / "cables" / "04SESTRIN214.txt").read_bytes()
    assert [(card.cable, start) for card, start in reader.cables_in(source.sha256)] == [
        ("04SESTRIN214", cable.span.start)
    ]
    links = reader.links(cable)
    assert links
    assert [one.state for one in links.references] == ["unknown", "held"]
    assert reader.cards(["04SESTRIN214", "99X1"]).keys() == {"04SESTRIN214"}
    assert any(one.rule == "L033" for one in reader.findings(cable))
    assert reader.statements(cable) == ()


class Noting:
    """In the place of what works behind the pages: notes what is wanted."""

    def __init__(self, *, at_work: bool) -> None:
        self.at_work = at_work
        self.wanted: list[str] = []

    def want(self, cables: Iterable[str]) -> None:
        self.wanted += cables


def test_what_is_opened_or_found_is_wanted_first(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    cable = reader.cable("04SESTRIN214")
    assert cable
    assert reader.lacking(cable) == "left"
    resting, working = Noting(at_work=False), Noting(at_work=True)
    monkeypatch.setattr(reader, "_behind", resting)
    assert (reader.lacking(cable), resting.wanted) == ("left", [])
    monkeypatch.setattr(reader, "_behind", working)
    assert (reader.lacking(cable), working.wanted) == ("next", ["04SESTRIN214"])
    hits = [hit.cable for hit in reader.search("vardania", 3).hits]
    assert working.wanted[1:] == hits


def test_a_cable_with_statements_lacks_none(tmp_path: Path) -> None:
    workflow.read_into(tmp_path / "a", [HOME / "examples" / "cables" / "04SESTRIN214.txt"])
    workflow.extract_into(tmp_path / "a", extractor="quotations")
    one = Reader(tmp_path / "a")
    cable = one.cable("04SESTRIN214")
    assert cable
    assert one.lacking(cable) is None
    one.close()


@pytest.mark.slow
def test_the_statements_of_what_is_opened_are_made_behind_the_pages(tmp_path: Path) -> None:
    workflow.read_into(tmp_path / "a", [HOME / "examples" / "cables" / "04SESTRIN214.txt"])
    one = Reader(tmp_path / "a", extracting=True)
    until = time.monotonic() + 120
    cable = one.cable("04SESTRIN214")
    assert cable
    while one.lacking(cable) is not None and time.monotonic() < until:
        time.sleep(0.1)
    assert one.statements(cable)
    one.close()
    cleared = Reader(tmp_path / "a", access=parse_access("secret"), extracting=True)
    assert cleared._behind is None
    cleared.close()


def test_what_is_not_held_is_none(reader: Reader) -> None:
    assert reader.cable("99NOWHERE1") is None
    assert reader.source("0" * 64) is None
    assert reader.held("0" * 64) is None
    assert reader.original("0" * 64) is None
    assert reader.nodes("0" * 64) == ()


def test_completions(reader: Reader) -> None:
    assert [one.query for one in reader.completions("from:ses")] == ["from:sestrin "]


def test_a_ledger_that_is_still_being_counted_is_told(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = msgspec.structs.replace(reader._pool.catalogue(20), said=None)
    monkeypatch.setattr(reader._pool, "catalogue", lambda *_: quick)
    with pytest.raises(NotReadyError, match="being counted"):
        reader.said(Asking())


PEOPLE = ("Halvorsen", "Oyen", "Dravic", "Sorel")


def spoken(path: Path, cables: int) -> Path:
    """An archive of so many cables in which people speak to each other."""
    chance = random.Random(cables)  # noqa: S311 - for a test
    with Archive(path, create=True) as opened:
        opened.add(some_readings(cables))
        for cable in opened.cables():
            made = [
                msgspec.structs.replace(
                    statement_of(cable, at, one.text, speaker=chance.choice(PEOPLE), to=chance.sample(PEOPLE, 1)),
                    rank=chance.random(),
                )
                for at, one in enumerate(cable.paragraphs, 1)
                if chance.random() < 0.7
            ]
            named = [naming(name) for name in PEOPLE]
            opened.add_extracted("1", [pack_statements(cable, made, namings=named)])
    return path


def seen(reader: Reader) -> dict[str, object]:
    """What pages show of statements and of who speaks."""
    every = reader.everything()
    shown: dict[str, object] = {"all": every.facets, "held": reader.holdings()}
    for name in (*PEOPLE, "Whoever"):
        profile = reader.actor(name.lower())
        shown[name] = (
            profile and msgspec.structs.replace(profile[0], others=()),
            reader.said(Asking(by=(name,)), "day").groups,
            reader.said(Asking(to=(name,)), "speaker", 20),
            [hit.cable for hit in reader.search(f"said-by:{name.lower()}", 50).hits],
            reader.search(f"said-to:{name.lower()} act:reject", 5).facets,
            reader.completions(f"said-by:{name[:2].lower()}"),
        )
    shown["network"] = reader.network(Asking())
    shown["queue"] = reader.reviews.queue(Asking(), "Ben", limit=300)
    return shown


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_after_any_reviews_and_undos_pages_show_what_they_show_of_an_archive_opened_then(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - for a test
    path = spoken(tmp_path / "a", 25)
    reader = Reader(path)
    soon(lambda: reader.said(Asking()))
    for step in range(4):
        for _ in range(chance.randrange(1, 9)):
            mine = reader.reviews.of("Ann", 50)
            if mine and chance.random() < 0.3:
                reader.reviews.undo(chance.choice(mine).number, "Ann")
                continue
            one = chance.choice(reader.reviews.queue(Asking(), "Ann", limit=300).shown).statement
            patch = Patch(speaker="Whoever", addressees=("Oyen",), act="reject")
            verdict = chance.choice(("accept", "reject", "correct"))
            reader.reviews.enter(one.cable, one.id, "Ann", verdict, patch if verdict == "correct" else Patch())  # type: ignore[arg-type]
        fresh = Reader(shutil.copytree(path, tmp_path / f"fresh {step}"))
        (fresh.archive / "actors.sqlite").unlink(missing_ok=True)
        soon(lambda fresh=fresh: fresh.said(Asking()))  # type: ignore[misc]
        assert seen(reader) == seen(fresh)
        fresh.close()
    reader.close()
