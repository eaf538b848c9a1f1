"""Where everything was read: a place gives its characters, a source its reference."""

from reftel.model.source import STANDS_IN, Field, Source, SourceRef, Span, is_hash

SOURCE = Source("a.txt", "00ff", "telegram", "utf-8", "FM EMBASSY SESTRIN\n")


def test_a_place_gives_its_characters() -> None:
    field = Field("EMBASSY SESTRIN", "EMBASSY SESTRIN", Span(3, 18))
    assert field.span.of(SOURCE.text) == field.text


def test_an_empty_place_gives_nothing() -> None:
    assert Span(4, 4).of(SOURCE.text) == ""


def test_places_are_ordered_by_where_they_begin() -> None:
    assert sorted([Span(5, 6), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(5, 6)]


def test_a_record_carries_only_the_reference() -> None:
    assert SOURCE.ref == SourceRef("a.txt", "00ff", "telegram")


def test_what_stands_for_a_hash_is_none() -> None:
    assert is_hash("00ff")
    assert not is_hash(f"{STANDS_IN}0ff")
