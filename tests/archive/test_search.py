"""Search: the same cables as SQLite's FTS5 finds, in an order that does not depend on the order of adding."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import apsw
import pytest

from made_readings import WORDS, reading_of, some_readings, statement_of
from reftel.archive import Archive, search
from reftel.archive.query import All, Either, Node, Not, Words, parse
from reftel.archive.snippets import hits, sought
from reftel.archive.words import words
from reftel.fields.classification import Classification
from reftel.fields.mrn import Mrn
from reftel.model.cable import Cable, Reading

READINGS = some_readings(60)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive(tmp_path_factory.mktemp("search") / "a", create=True) as opened:
        opened.add(READINGS)
        yield opened


# The oracle.


def in_fts(node: Node) -> str:
    """The same in the language of FTS5."""
    match node:
        case Words(found, prefix):
            return f'"{" ".join(found)}"{"*" if prefix else ""}'
        case Either(nodes):
            return "(" + " OR ".join(in_fts(one) for one in nodes) + ")"
        case All(nodes):
            wanted = " AND ".join(in_fts(one) for one in nodes if not isinstance(one, Not))
            for one in nodes:
                if isinstance(one, Not):
                    wanted = f"({wanted}) NOT {in_fts(one.node)}"
            return f"({wanted})"
        case _:
            raise AssertionError(node)


@pytest.fixture(scope="module")
def oracle() -> apsw.Connection:
    """Whole cables and single paragraphs, in FTS5."""
    connection = apsw.Connection(":memory:")
    connection.execute("CREATE VIRTUAL TABLE texts USING fts5(text, cable UNINDEXED)")
    for cable in cables(READINGS):
        parts = [cable.subject or "", *(one.text for one in cable.paragraphs)]
        for text in (*parts, " paragraphends ".join(parts)):  # nothing stands side by side over the end of a paragraph
            connection.execute("INSERT INTO texts VALUES (?, ?)", (" ".join(words(text)), cable.citation))
    return connection


def cables(readings: list[Reading]) -> list[Cable]:
    return [cable for reading in readings for cable in reading.cables]


def some_queries(count: int) -> list[str]:
    """Words, phrases, prefixes, alternatives and negations, the same each time."""
    random_ = random.Random(3)  # noqa: S311 - for queries

    def atom() -> str:
        one, two = random_.choice(WORDS), random_.choice(WORDS)
        return random_.choice(
            (one, one.upper(), f'"{one} {two}"', f"{words(one)[0][:3]}*" if len(words(one)[0]) > 1 else one)
        )

    def group() -> str:
        parts = [atom() for _ in range(random_.randint(1, 3))]
        if random_.random() < 0.4:
            parts.append(f"-{atom()}")
        return " ".join(parts)

    return [" OR ".join(group() for _ in range(random_.randint(1, 3))) for _ in range(count)]


@pytest.mark.parametrize("query", some_queries(60))
def test_the_same_cables_as_fts5(archive: Archive, oracle: apsw.Connection, query: str) -> None:
    found = {archive.load(number).citation for number in archive.matching(query)}
    wanted = {row[0] for row in oracle.execute("SELECT cable FROM texts WHERE texts MATCH ?", (in_fts(parse(query)),))}
    assert found == wanted
    assert {hit.cable for hit in archive.search(query, 1000)} == wanted


def test_nothing_but_what_must_be_absent(archive: Archive) -> None:
    found = {archive.load(number).citation for number in archive.matching("-veto")}
    texts = {one.citation: [one.subject or "", *(part.text for part in one.paragraphs)] for one in cables(READINGS)}
    assert found == {citation for citation, parts in texts.items() if "veto" not in words(" ".join(parts))}
    assert 0 < len(found) < len(READINGS)


def test_many_cables_are_added_up_within_the_index(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [*some_queries(20), *FIELDS, "-veto"]
    found = [archive.answering(query) for query in asked]
    monkeypatch.setattr(search, "_SHARE", 1_000)
    with mock.patch.object(search.Search, "_added_up", autospec=True, side_effect=search.Search._added_up) as added:
        assert [archive.answering(query) for query in asked] == found
    assert added.call_count > len(FIELDS)


def test_what_cannot_be_added_up_is_asked_for_entry_by_entry(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    found = archive.answering("tag:kz")
    monkeypatch.setattr(search, "_SHARE", 1_000)
    monkeypatch.setitem(search._SUMS["sums"]["histogram"], "interval", -1)  # the index refuses that likewise
    assert archive.answering("tag:kz") == found != set()


# Fields.


def level_of(cable: Cable) -> str | None:
    return cable.classification.level if cable.classification else None


FIELDS: dict[str, Any] = {
    "from:norrport": lambda cable: "NORRPORT" in cable.origin,
    "from:norr*": lambda cable: "NORRPORT" in cable.origin,
    'from:"amembassy vessia"': lambda cable: "VESSIA" in cable.origin,
    "from:norrport from:vessia": lambda cable: "ARVONA" not in cable.origin,
    "-from:norrport": lambda cable: "NORRPORT" not in cable.origin,
    "to:secstate": lambda _: True,
    "to:nobody": lambda _: False,
    "tag:kz": lambda cable: "KZ" in {tag.code for tag in cable.tags},
    "tag:kz OR tag:osce": lambda cable: {"KZ", "OSCE"} & {tag.code for tag in cable.tags},
    "(tag:kz) (tag:osce)": lambda cable: {"KZ", "OSCE"} <= {tag.code for tag in cable.tags},
    "class:c": lambda cable: level_of(cable) == "C",
    "class:<=c": lambda cable: level_of(cable) in ("U", "C"),
    "class:>c": lambda cable: level_of(cable) == "S",
    "class:<u": lambda _: False,
    "class:noforn": lambda cable: level_of(cable) == "C",
    "class:sbu": lambda cable: level_of(cable) == "U",
    "date:2030": lambda cable: cable.date.startswith("2030"),
    "date:2030-06..2031-02": lambda cable: "2030-06" <= cable.date < "2031-03",
    "date:..2029": lambda cable: cable.date < "2030",
    "date:2031-02..": lambda cable: cable.date >= "2031-02",
    "ref:29VESSIA0003": lambda cable: str(cable.references[0].mrn) == "29VESSIA3",
    "ref:VESSIA3": lambda cable: str(cable.references[0].mrn) == "29VESSIA3",
    "kind:telegram": lambda _: True,
    "kind:memcon": lambda _: False,
    "release:unknown": lambda _: True,
    "from:norrport tag:kz class:>=u date:2029..2030": lambda cable: (
        "NORRPORT" in cable.origin
        and "KZ" in {tag.code for tag in cable.tags}
        and level_of(cable) is not None
        and cable.date < "2031"
    ),
}


@pytest.mark.parametrize("query", FIELDS)
def test_fields(archive: Archive, query: str) -> None:
    wanted = {cable.citation for cable in cables(READINGS) if FIELDS[query](cable)}
    assert {archive.load(number).citation for number in archive.matching(query)} == wanted
    hits = archive.search(query, 1000)
    assert [hit.cable for hit in hits] == sorted((hit.cable for hit in hits), key=lambda one: dates()[one])
    assert {hit.cable for hit in hits} == wanted


def dates() -> dict[str, str]:
    return {cable.citation: cable.date or "" for cable in cables(READINGS)}


def test_a_number_finds_the_cable_first_and_then_who_refers_to_it(tmp_path: Path) -> None:
    with Archive(tmp_path / "a", create=True) as archive:
        archive.add(
            [
                reading_of(Mrn(2030, "NORRPORT", 7), ["Nothing of note."], salt="1"),
                reading_of(
                    Mrn(2030, "VESSIA", 8), ["Answers another."], references=[Mrn(2030, "NORRPORT", 7)], salt="2"
                ),
                reading_of(Mrn(2030, "VESSIA", 9), ["Speaks of 30NORRPORT0007 too."], salt="3"),
                reading_of(Mrn(2031, "NORRPORT", 7), ["Nothing of note."], salt="4"),
            ]
        )
        assert [hit.cable for hit in archive.search("30 NORRPORT 7".replace(" ", ""))] == [
            "30NORRPORT7",
            "30VESSIA9",
            "30VESSIA8",
        ]
        assert {hit.cable for hit in archive.search("NORRPORT7")} == {"30NORRPORT7", "30VESSIA8", "31NORRPORT7"}


# Hits.


def test_paragraphs_come_before_cables_in_which_the_words_are_scattered(tmp_path: Path) -> None:
    with Archive(tmp_path / "a", create=True) as archive:
        archive.add(
            [
                reading_of(Mrn(2030, "A" * 3, 1), ["veto", "ferry", "veto " * 5], subject="ONE"),
                reading_of(Mrn(2030, "BBB", 2), ["long " * 50 + "veto ferry", "veto ferry"], subject="TWO"),
                reading_of(Mrn(2030, "CCC", 3), ["nothing"], subject="VETO ON FERRY"),
            ]
        )
        hits = archive.search("veto ferry")
    assert [(hit.cable, hit.para) for hit in hits] == [("30BBB2", 2), ("30CCC3", None), ("30BBB2", 1), ("30AAA1", 1)]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits[1].snippet == "VETO ON FERRY"
    assert hits[1].marks == ((0, 4), (8, 13))


def test_of_words_that_stand_scattered_the_paragraph_with_most_of_them_is_shown(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search.Search, "paragraphs", lambda *_: [])  # as if they stood together nowhere
    by_citation = {one.citation: one for one in cables(READINGS)}
    shown: set[int | None] = set()
    for query in some_queries(20):
        wanted = set(sought(parse(query)))
        for hit in archive.search(query, 1000):
            texts = [one.text for one in by_citation[hit.cable].paragraphs]
            counts = [sum(bool(hits(text, (one,))) for one in wanted) for text in texts]
            assert hit.para == counts.index(max(counts)) + 1
            shown.add(hit.para)
    assert len(shown) > 3


def test_a_page_goes_on_where_the_one_before_ended(archive: Archive) -> None:
    for query in ("veto", "veto ferry salmon", "tag:kz"):
        every = archive.search(query, 30)
        assert archive.search(query, 30, 10) == every[10:]
        assert archive.search(query, 30, 30) == ()


def test_each_cable_before_a_second_paragraph_of_one(archive: Archive) -> None:
    few = archive.search("consensus", 10)
    assert len({hit.cable for hit in few}) == 10
    assert few == tuple(sorted(few, key=lambda hit: -hit.score))
    assert archive.search("consensus", 0) == ()


def test_a_hit_leads_to_its_paragraph(archive: Archive) -> None:
    for hit in archive.search("salmon", 30):
        text = archive.source(hit.source).text
        assert "salmon" in text[hit.start : hit.end].lower()
        assert all(hit.snippet[start:end].lower() == "salmon" for start, end in hit.marks)
        assert hit.marks


def test_the_order_of_adding_makes_no_difference(tmp_path: Path) -> None:
    found = []
    for name, readings in (("a", READINGS), ("b", READINGS[::-1])):
        with Archive(tmp_path / name, create=True) as archive:
            for one in readings:
                archive.add([one])
            found.append(
                [
                    archive.search(query, 7)
                    for query in ("veto", "veto ferry", "ub* -salmon", "tag:kz", "harbour OR quota")
                ]
            )
    assert found[0] == found[1]


@pytest.fixture(scope="module")
def alike(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Two hundred cables with one paragraph word for word, which came in no order; of one a later version counts."""
    body = ["The ferry bid stands.", "Salmon."]
    readings = [
        reading_of(Mrn(2031, "VESSIA", number), body, day=f"2031-{1 + number // 28:02d}-{1 + number % 28:02d}")
        for number in range(1, 200)
    ]
    mrn = Mrn(2031, "NORRPORT", 1)
    cut = reading_of(mrn, body[:1], day="2031-01-02", completeness="partial", salt="cut", name="cut")
    whole = reading_of(mrn, body, day="2031-12-30", salt="whole", name="whole")
    readings += [cut, whole]
    random.Random(5).shuffle(readings)  # noqa: S311 - for an order
    with Archive(tmp_path_factory.mktemp("alike") / "a", create=True) as opened:
        for first in range(0, len(readings), 41):
            opened.add(readings[first : first + 41])
            opened.refresh()
        yield opened


@pytest.mark.parametrize(
    "query", ["ferry", '"ferry bid"', "ferry bid", "ferr*", "ferry salmon", "ferry OR bid", "ferry -veto"]
)
def test_what_scores_alike_comes_in_the_order_of_its_days_however_many_they_are(alike: Archive, query: str) -> None:
    every = alike.search(query, 1000)
    firsts = [hit for place, hit in enumerate(every) if hit.cable not in {one.cable for one in every[:place]}]
    assert len(firsts) == 200
    assert len({hit.score for hit in firsts}) == 1
    for limit in (5, 20, 40, 60, 100):  # a page goes on where the one before ended
        found = alike.search(query, limit)
        assert [hit.cable for hit in found] == [hit.cable for hit in firsts[:limit]]
        assert [hit.start for hit in found] == [hit.start for hit in firsts[:limit]]
    days = [hit.date or "" for hit in firsts if hit.cable != "31NORRPORT1"]
    assert days == sorted(days)


@pytest.mark.parametrize("day", ["2031-05-04", None])
def test_of_one_day_what_scores_alike_is_in_the_same_order_on_each_page(tmp_path: Path, day: str | None) -> None:
    readings = [reading_of(Mrn(2031, "VESSIA", one), ["The ferry bid.", "Salmon."], day=day) for one in range(1, 150)]
    with Archive(tmp_path / "a", create=True) as archive:
        for first in range(0, len(readings), 40):
            archive.add(readings[first : first + 40])
            archive.refresh()
        every = [hit.cable for hit in archive.search("ferry", 1000)]
        assert sorted(set(every)) == sorted(one.citation for one in cables(readings))
        for limit in (3, 10, 30):
            assert [hit.cable for hit in archive.search("ferry", limit)] == every[:limit]


def test_of_what_scores_alike_the_version_that_counts_is_shown(alike: Archive) -> None:
    (hit,) = (hit for hit in alike.search("ferry", 20) if hit.cable == "31NORRPORT1")
    assert hit.date == "2031-12-30"


def test_versions_are_not_counted_twice(tmp_path: Path) -> None:
    mrn = Mrn(2031, "VESSIA", 1)
    partial = reading_of(mrn, ["The ferry bid."], completeness="partial", salt="partial", name="a")
    whole = reading_of(mrn, ["The ferry bid.", "And a second ferry bid."], salt="whole", name="b")
    for order in ((partial, whole), (whole, partial)):
        with Archive(tmp_path / order[0].source.name, create=True) as archive:
            archive.add(order)
            hits = archive.search("ferry")
            assert [(hit.cable, hit.para) for hit in hits] == [("31VESSIA1", 1), ("31VESSIA1", 2)]
            assert {hit.source for hit in hits} == {whole.source.sha256}
            assert [hit.source for hit in archive.search("from:norrport")] == [whole.source.sha256]
            assert len(archive.matching("ferry")) == 1


def test_a_heading_is_searched_with_its_paragraph(tmp_path: Path) -> None:
    import msgspec  # noqa: PLC0415 - here only

    reading = reading_of(Mrn(2031, "VESSIA", 1), ["Of the bid."])
    (cable,) = reading.cables
    headed = msgspec.structs.replace(cable.paragraphs[0], heading="Ferries first")
    reading = msgspec.structs.replace(reading, cables=(msgspec.structs.replace(cable, paragraphs=(headed,)),))
    with Archive(tmp_path / "a", create=True) as archive:
        archive.add([reading])
        (hit,) = archive.search("ferries bid")
        assert (hit.para, hit.snippet) == (1, "Of the bid.")
        (hit,) = archive.search("ferries")
        assert (hit.para, hit.snippet, hit.marks) == (1, "Ferries first", ((0, 7),))


# Statements.


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    body = ["He would support the ferry bid. She asked for a veto.", "Nothing was said."]
    with Archive(tmp_path_factory.mktemp("said") / "a", create=True) as archive:
        readings = [
            reading_of(Mrn(2031, post, 1), body, origin=post, classification=Classification("C"))
            for post in ("AAA", "BBB", "CCC")
        ]
        archive.add(readings)
        one, two, _ = cables(readings)
        archive.add_statements(
            "1",
            [
                (
                    one,
                    [
                        statement_of(
                            one, 1, "support the ferry bid", speaker="Hålvorsen", to=["Ortega"], act="support"
                        ),
                        statement_of(one, 1, "a veto", speaker="Ortega", to=["Halvorsen"], act="ask", holder="GOV"),
                    ],
                ),
                (two, [statement_of(two, 1, "a veto", speaker="Halvorsen", act="ask")]),
            ],
        )
        yield archive


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("said-by:halvorsen", ["AAA", "BBB"]),
        ("said-by:halv*", ["AAA", "BBB"]),
        ("said-by:halvorsen act:ask", ["BBB"]),
        ("(said-by:halvorsen) (act:ask)", ["AAA", "BBB"]),
        ("said-by:gov", ["AAA"]),
        ("said-by:ortega said-by:halvorsen", ["AAA", "BBB"]),
        ("said-to:ortega", ["AAA"]),
        ("about:bid", ["AAA"]),
        ('about:"ferry bid" act:support', ["AAA"]),
        ("about:vet*", ["AAA", "BBB"]),
        ("act:reject", []),
        ("act:ask from:bbb", ["BBB"]),
        ("act:ask -from:bbb class:c", ["AAA"]),
        ("said-by:halvorsen veto", ["AAA", "BBB"]),
        ("said-by:halvorsen OR from:ccc", ["AAA", "BBB", "CCC"]),
        ("ferry -said-by:halvorsen", ["CCC"]),
    ],
)
def test_fields_of_statements(said: Archive, query: str, found: list[str]) -> None:
    assert sorted({hit.cable[2:5] for hit in said.search(query)}) == found
    assert sorted(said.load(number).citation[2:5] for number in said.matching(query)) == found


def test_what_was_said_is_marked(said: Archive) -> None:
    (hit,) = said.search("said-by:halvorsen act:support")
    assert hit.para == 1
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["support the ferry bid"]
    (hit,) = said.search("said-by:halvorsen act:support veto")
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["veto"]


def test_no_word_at_all_finds_nothing(archive: Archive) -> None:
    word = Words((WORDS[0],))
    assert archive.answering(word)
    for nothing in (Words(()), Words((), prefix=True)):
        assert archive.answering(nothing) == set()
        assert archive.answering(Either((nothing, word))) == archive.answering(word)
        assert archive.answering(All((nothing, word))) == set()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("to:ankara", {1}),
        ("to:ankara*", {1, 2}),
        ("to:ank*", {1, 2}),
        ('to:"odc ankara"', {2}),
        ("to:odc", {2}),
        ('to:"amembassy ankara"', {1}),
        ("to:delhi", {4}),
        ('to:"new delhi"', {4}),
        ("to:brussels", {4}),
        ("to:brussels*", {3, 4}),
        ("to:useu", {3}),
        ("to:ankara OR to:useu", {1, 3}),
        ("-to:ankara", {2, 3, 4}),
    ],
)
def test_a_post_is_no_other_office_of_its_town(addressed: Archive, query: str, found: set[int]) -> None:
    assert {int(addressed.load(number).citation[-1]) for number in addressed.matching(query)} == found


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Cables to posts, and to other offices in their towns."""
    addresses = (
        ("AMEMBASSY ANKARA",),
        ("ODC ANKARA TU", "USDAO NEW DELHI"),
        ("USEU BRUSSELS",),
        ("AMEMBASSY NEW DELHI", "AMEMBASSY BRUSSELS"),
    )
    with Archive(tmp_path_factory.mktemp("addressed") / "a", create=True) as one:
        one.add([reading_of(Mrn(2031, "VESSIA", turn), ["It sailed."], to=to) for turn, to in enumerate(addresses, 1)])
        yield one


def test_more_hits_begin_with_fewer_and_each_cable_stands_once_before_any_stands_twice(tmp_path: Path) -> None:
    texts = [[f"the ferry {'ferry ' * (n % 5)} sails {word}" for word in ("north", "south", "east")] for n in range(8)]
    texts += [["the ferry is late", "nobody sails"]]
    with Archive(tmp_path / "a", create=True) as archive:
        archive.add([reading_of(Mrn(2031, "VESSIA", n), some) for n, some in enumerate(texts)])
        every = archive.search("ferry sails", 100)
        assert [hit.start for hit in every]
        cables = [hit.cable for hit in every]
        assert len(set(cables[:8])) == 8
        assert cables[-1] == "31VESSIA8"
        assert len(cables) == 25
        for limit in range(1, 26):
            assert archive.search("ferry sails", limit) == every[:limit]
            assert archive.search("ferry sails", limit, limit // 2) == every[limit // 2 : limit]


@pytest.mark.parametrize(
    "query",
    ["vessia 17", "VESSIA 000017", "31 vessia 17", "2031 VESSIA 00017", "dam vessia 17", '"vessia 17"', "vessia17"],
)
def test_station_and_serial_find_their_cable_whatever_the_zeros(tmp_path: Path, query: str) -> None:
    with Archive(tmp_path / "a", create=True) as archive:
        archive.add(
            [reading_of(Mrn(2031, "VESSIA", 17), ["The dam leaked."]), reading_of(Mrn(2031, "LUSK", 17), ["A dam."])]
        )
        assert [hit.cable for hit in archive.search(query)] == ["31VESSIA17"], query
        assert archive.matching(query)
