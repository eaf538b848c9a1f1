"""Offices beside names, and who holds one."""

import re

import pytest

from made_speech import noted, said
from reftel.extracting.namings import namings
from reftel.extracting.offices import (
    among,
    at_head,
    beside,
    country_ahead,
    foreign,
    full,
    holders,
    is_office,
    last_title,
    lower_than,
    scope_end,
)

WORD = re.compile(r"[^\W_][\w.'-]*")

TABLE = [
    ("Mr. Ara Tolo, the Turkish Minister, called.", [("Ara Tolo", "Turkish Minister")]),
    ("The Minister of Dams, Orla Venn, said", [("Orla Venn", "Minister of Dams")]),
    ("Orla Venn, Minister of Dams, said", [("Orla Venn", "Minister")]),
    ("The advisor, Sheikh Omar, said", [("Omar", "advisor")]),
    ("Orla Venn, Foreign Minister Tarn Quelle, said", []),
    ("The Minister, of course, said", []),
    ("The Foreign Minister spoke", []),
]


TITLES = frozenset(["the", "minister", "foreign", "mr.", "sheikh", "dams", "turkish"])


def named(word: str) -> bool:
    return word[0].isupper() and word.lower() not in TITLES


@pytest.mark.parametrize(("text", "found"), TABLE)
def test_names_and_offices_between_commas(text: str, found: list[tuple[str, str]]) -> None:
    matches = list(WORD.finditer(text))
    ends = [0, *(match.end() for match in matches)]
    gaps = [text[end : match.start()] for end, match in zip(ends, matches, strict=False)]
    seen = beside([match.group() for match in matches], gaps, named)
    assert [(" ".join(one.name), " ".join(one.office)) for one in seen] == found


def test_short_titles_are_written_out() -> None:
    assert full(["fm"]) == full(["foreign", "minister"])
    assert full(["dg"]) == {"director", "general"}


def test_who_holds_an_office() -> None:
    titles = [
        ("Quelle", [frozenset({"foreign", "minister"})]),
        ("Lume", [frozenset({"under", "secretary"})]),
        ("Bly", [frozenset({"secretary"})]),
    ]
    assert holders(frozenset({"fm"}), titles) == ["Quelle"]
    assert holders(frozenset({"secretary"}), titles) == ["Bly"]
    assert holders(frozenset({"under", "secretary"}), titles) == ["Lume"]
    assert holders(frozenset({"defense", "minister"}), titles) == []


def test_who_stands_lower_is_not_the_holder_of_an_office() -> None:
    titles = [
        ("Bly", [frozenset({"deputy", "foreign", "minister"})]),
        ("Tarn", [frozenset({"acting", "foreign", "minister"})]),
        ("Lume", [frozenset({"former", "foreign", "minister"})]),
        ("Venn", [frozenset({"vice", "admiral"})]),
    ]
    assert holders(frozenset({"fm"}), titles) == []
    assert holders(frozenset({"deputy", "minister"}), titles) == ["Bly"]
    assert holders(frozenset({"admiral"}), titles) == ["Venn"]
    assert lower_than(frozenset({"deputy", "minister"}), frozenset({"minister"}))


def test_of_several_the_one_spoken_of_last() -> None:
    assert among(["Quelle", "Lume"], ["Lume", "Quelle", "Bly"]) == "Quelle"
    assert among(["Quelle", "Lume"], []) == "Quelle"
    assert among([], ["Quelle"]) is None


def test_who_is_at_the_head_of_a_body() -> None:
    people = [
        ("Marin", [frozenset({"president"})], {"youth", "league"}),
        ("Bly", [frozenset({"president"})], {"dam", "union"}),
    ]
    aliases = {"river youth league": "RYL"}
    assert at_head(["river", "youth", "league", "president"], people, aliases) == "Marin"
    assert at_head(["ryl", "president"], people, aliases) == "Marin"
    assert at_head(["river", "league", "minister"], people, aliases) is None
    assert at_head(["president"], people, aliases) is None


def test_whose_title_names_another_country() -> None:
    assert foreign(frozenset({"french", "ambassador"}))
    assert not foreign(frozenset({"american", "ambassador"}))


@pytest.mark.parametrize(
    ("behind", "scope"),
    [
        ("for Kenya and Pakistan Orla Venn told", "for Kenya and Pakistan"),
        ("for Kenya and Pakistan Mark Venn told", "for Kenya and Pakistan"),
        ("of War Venn told", "of War"),
        ("of South Africa told", "of South Africa"),
        ("of South Africa Orla Venn told", "of South Africa"),
        ("for Trinidad and Tobago and Costa Rica's Orla Venn told", "for Trinidad and Tobago and Costa Rica's"),
        ("for European Affairs Orla Venn", "for European Affairs"),
        ("for Kenya told", "for Kenya"),
        ("for the dams", ""),
        ("to, Kenya", ""),
        ("of Finance and Foreign Minister Marin", "of Finance and Foreign"),
        ("of Finance, Foreign Minister Marin", "of Finance"),
        ("who told Kenya", ""),
        ("", ""),
    ],
)
def test_what_an_office_is_for_ends_before_the_name(behind: str, scope: str) -> None:
    matches = list(WORD.finditer(behind))
    ends = [match.end() for match in matches]
    gaps = [behind[end : match.start()] for end, match in zip([0, *ends], matches, strict=False)]
    end = scope_end([match.group() for match in matches], [" ", *gaps[1:]], 0)
    assert behind[: ends[end - 1] if end else 0] == scope


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("Foreign Minister of New Zealand", 1),
        ("new Foreign Minister Venn", 2),
        ("New Minister", 1),
        ("Venn", -1),
        ("the Minister's", 1),
    ],
)
def test_the_last_title_is_no_word_of_a_country(words: str, at: int) -> None:
    assert last_title(words.split()) == at


@pytest.mark.parametrize(
    ("words", "whether"),
    [
        ("Prime Minister of New Zealand", True),
        ("Minister for Trinidad and Tobago", True),
        ("Under-Secretary for Foreign Affairs", True),
        ("new", False),
        ("Denmark", False),
        ("Minister Venn", False),
    ],
)
def test_an_office_is_told_from_who_holds_it(words: str, whether: bool) -> None:  # noqa: FBT001 - a table
    assert is_office(words.split()) is whether


def test_a_country_of_several_words_is_ahead() -> None:
    words = ["Minister", "of", "Papua", "New", "Guinea's", "Fund"]
    assert [country_ahead(words, at) for at in range(len(words))] == [0, 0, 3, 0, 1, 0]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The Foreign Minister of South Africa said that the ferries would sail.", "Foreign Minister of South Africa"),
        ("The Minister of Saudi Arabia said that the ferries would sail.", "Minister of Saudi Arabia"),
        ("The Prime Minister of New Zealand said that he agreed.", "Prime Minister of New Zealand"),
        ("The Minister for Costa Rica Orla Venn said that she agreed.", "Venn"),
    ],
)
def test_a_country_behind_an_office_is_nobodys_name(sentence: str, speaker: str) -> None:
    assert [one.speaker for one in said(sentence)] == [speaker]


@pytest.mark.parametrize(
    "office",
    [
        "Under-Secretary for Foreign Affairs",
        "Under Secretary of State for Political Affairs",
        "Deputy Undersecretary of State for African Affairs",
        "Acting Under-Secretary of State for Economic and Business Affairs",
        "Parliamentary Under-Secretary of State for Foreign and Commonwealth Affairs",
        "Under Secretary for Arms Control",
    ],
)
@pytest.mark.parametrize("name", ["Venn", "Orla Venn"])
def test_an_office_with_what_it_is_for_is_one_title(office: str, name: str) -> None:
    notes = noted(f"{office} {name} said that it leaked.")
    assert [one.speaker for one in notes.statements] == [name.rsplit(maxsplit=1)[-1]]
    (one,) = namings(notes)
    assert (one.full, [held.title for held in one.offices]) == (name, [office])


def test_a_surname_alone_may_stand_beside_its_office() -> None:
    (one,) = said("The Foreign Minister, Marin, said it leaked.")
    assert one.speaker == "Marin"
    assert (
        list(
            beside(
                "The Minister of Dams, Ostrel, and".replace(",", "").split(), ["", *[" "] * 3, ", ", ", "], str.istitle
            )
        )
        == []
    )


def test_titles_in_the_plural_are_each_ones() -> None:
    words = "Ministers Tarn Marin, Vega and Tolo met".replace(",", "").split()
    found = list(beside(words, ["", " ", " ", ", ", " ", " ", " "], str.istitle))
    assert [(" ".join(one.name), one.office) for one in found] == [
        ("Tarn Marin", ["Minister"]),
        ("Vega", ["Minister"]),
        ("Tolo", ["Minister"]),
    ]
    assert list(beside(["Ministers", "Marin"], ["", " "], str.istitle)) == []
