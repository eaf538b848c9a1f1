"""Words: case, accents and leading zeros do not matter; places are those of the text."""

import pytest
import tantivy
from hypothesis import given
from hypothesis import strategies as st

from reftel.archive.words import fold, in_place, indexed, mrn_key, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Übung macht den MEISTER", ["ubung", "macht", "den", "meister"]),
        ("e\u0301tat", ["etat"]),
        ("O'Mara, A/S", ["o", "mara", "a", "s"]),
        ("ASTANA 000280", ["astana", "280"]),
        ("06ASTANA000280 2006ASTANA00280", ["6astana280", "2006astana280"]),
        ("Kőszeg, Łódź, Øresund, İzmir, Straße", ["koszeg", "lodz", "oresund", "izmir", "strasse"]),
        ("snake_case", ["snake", "case"]),
        ("000", ["0"]),
        ("-- …", []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("06ASTANA280", "06ASTANA280"),
        ("06 Astana 000280", "06ASTANA280"),
        ("2006ASTANA00280", "06ASTANA280"),
        ("ALMATY 001856", "ALMATY1856"),
        ("06ASTANA", None),
        ("280", None),
        ("a word", None),
        ("06 ASTANA 280 and more", None),
        ("", None),
    ],
)
def test_mrn_key(text: str, key: str | None) -> None:
    assert mrn_key(text) == key


@given(st.text(max_size=60))
def test_the_index_splits_into_the_same_words(text: str) -> None:
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase()).build()
    assert analyzer.analyze(indexed(text)) == words(text)


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_in_place_keeps_places(text: str) -> None:
    if in_place(text):
        assert len(fold(text)) == len(text)
