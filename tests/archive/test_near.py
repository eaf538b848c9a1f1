"""What a query that finds nothing may have meant."""

import pytest

from reftel.archive.near import near

WORDS = {"trawler": 4, "trawlers": 9, "travel": 2, "treaty": 7, "ferry": 1}
NAMES = {"said-by": ["Lio Orvane", "Orvald Bly", "Dravic"], "from": ["SESTRIN", "NORRPORT"]}


def found(query: str) -> list[str]:
    def begin(begun: str) -> list[tuple[str, int]]:
        return [(word, count) for word, count in WORDS.items() if word.startswith(begun)]

    return [whole for whole, _ in near(query, begin, lambda field: NAMES.get(field, []))]


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("trawlars", ["trawlers", "trawler"]),  # the more frequent first
        ("treatty dam", ["treaty dam"]),
        ("Träwlers", []),  # it is there: case and accents do not matter
        ("trawlars treatty", ["trawlers treaty", "trawler treaty"]),  # all put right at once
        ("(treatty) from:SESTRYN dam", ["(treaty) from:sestrin dam"]),
        ("said-by:Orvan treaty", ['said-by:"lio orvane" treaty']),
        ('said-by:"Lio Orvana"', ['said-by:"lio orvane"']),
        ("said-by:dravik", ["said-by:dravic"]),
        ("from:SESTRYN", ["from:sestrin"]),
        ("from:sestrin", []),
        ("-trawlars", []),  # what is excluded is no wish
        ("trawlar* OR to", []),
        ("to:somebody", []),
        ("(treatty)", ["(treaty)"]),
        ('"dam treatty"', []),
        ("zzz", []),
        ("", []),
    ],
)
def test_only_what_the_archive_has_is_proposed(query: str, meant: list[str]) -> None:
    assert found(query) == meant


def test_a_long_query_takes_no_longer_than_its_words() -> None:
    assert found("x" * 50_000) == []
    assert found('"' * 5_000 + ":" * 5_000) == []
