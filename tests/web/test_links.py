"""Addresses."""

from urllib.parse import parse_qs, urlsplit

import pytest

from reftel.web import links


def test_every_figure_has_the_address_of_its_characters() -> None:
    assert links.span_url("ab" * 32, 700, 760) == f"/source/{'ab' * 32}?at=700-760#at"


def test_a_paragraph_without_a_number_has_the_address_of_its_character() -> None:
    assert links.cable_url("04SESTRIN214", 4, at=90) == "/cable/04SESTRIN214#p4"
    assert links.cable_url("04SESTRIN214", at=90) == "/cable/04SESTRIN214?at=90#at"
    assert links.cable_url("04SESTRIN214", at=0) == "/cable/04SESTRIN214?at=0#at"


@pytest.mark.parametrize("query", ['said-by:"O\'Mara" & #1', "ñ  ?q=x", "a/b%20"])
def test_a_query_comes_back_as_it_was(query: str) -> None:
    assert parse_qs(urlsplit(links.search_url(query)).query)["q"] == [query]


def test_a_cable_without_a_number_has_an_address_of_one_part() -> None:
    assert links.cable_url("source:ab@0/../x?y", 4) == "/cable/source:ab@0%2F..%2Fx%3Fy#p4"
    assert links.cable_url("04SESTRIN214", received=True) == "/cable/04SESTRIN214?as=received"
    assert links.source_url("ab", page=2) == "/source/ab?page=2"
    assert links.bytes_url("ab") == "/source/ab/bytes"


@pytest.mark.parametrize(
    ("query", "refined"),
    [
        ("", "tag:kz"),
        ("ferry", "ferry tag:kz"),
        ("ferry tag:kz", "ferry"),
        ("tag:kz", ""),
        ("ferry OR bid", "(ferry OR bid) tag:kz"),
        ("ferry tag:kzx", "ferry tag:kzx tag:kz"),
    ],
)
def test_a_query_is_refined_and_let_go_again(query: str, refined: str) -> None:
    assert links.refined(query, "tag:kz") == refined
    assert links.has(refined, "tag:kz") != links.has(query, "tag:kz")


def test_another_content_has_another_address() -> None:
    assert links.static_url("room.css").startswith("/static/room.css?v=")
    assert links.has_static("cable.css")
    assert not links.has_static("nothing.css")


def test_an_actor_has_an_address_by_id_or_name() -> None:
    assert links.actor_url("oyen.2") == "/actor/oyen.2"
    assert links.actor_url("a b/c?") == "/actor/a%20b%2Fc%3F"
    assert links.actors_url() == "/actors"
    assert links.actors_url("o y", "person", 2) == "/actors?q=o+y&kind=person&page=2"
    assert links.said_url(actor="oyen", to_actor="x") == "/said?actor=oyen&to_actor=x"
