"""Posts and their stations."""

import pytest

from reftel.facts import posts


@pytest.mark.parametrize(
    ("station", "canonical"),
    [
        ("ASTANA", "ASTANA"),
        ("SECSTATE", "STATE"),
        ("SecState WashDC", "STATE"),
        ("Addis Ababa", "ADDISABABA"),
        ("USUN New York", "USUNNEWYORK"),
        ("USUN", "USUNNEWYORK"),
        ("USEU", "USEUBRUSSELS"),
        ("UNVIE", "UNVIEVIENNA"),
        ("KIEV", "KYIV"),
        ("PAP", "PORTAUPRINCE"),
        ("N'Djamena", "NDJAMENA"),
        ("AMEMBASSY ROME", "ROME"),
        ("USMISSION USNATO", "USNATO"),
        ("EFTO LONDON", "LONDON"),
        ("QXICO", "MEXICO"),
        ("NEWHAVEN", "NEWHAVEN"),
    ],
)
def test_canonical(station: str, canonical: str) -> None:
    assert posts.canonical(station) == canonical


def test_is_station() -> None:
    assert posts.is_station("The Hague")
    assert not posts.is_station("New Haven")


def test_post_of() -> None:
    post = posts.post_of("ASTANA")
    assert post is not None
    assert (post.name, post.city, post.iso2, post.country, post.kind) == (
        "Embassy Astana",
        "Astana",
        "KZ",
        "Kazakhstan",
        "embassy",
    )
    assert (post.adjective, post.first_year, post.last_year) == ("Kazakhstani", 2006, 2010)
    assert "Kazakhs" in post.demonyms
    assert posts.post_of("SECSTATE") == posts.post_of("STATE")
    assert posts.post_of("NEWHAVEN") is None


def test_a_mission_to_an_organisation_has_no_people_of_its_own() -> None:
    post = posts.post_of("USOSCE")
    assert post is not None
    assert (post.country, post.adjective, post.demonyms) == ("Austria", None, ())


def test_a_name_cut_by_the_archives_counts_where_one_post_begins_with_it() -> None:
    post = posts.post_of("NEWDE")
    assert post is not None
    assert post.station == "NEWDELHI"
    assert posts.post_of("SANTO") == posts.post_of("SANTODOMINGO") is not None
    assert posts.post_of("PORTO") is None  # Porto Alegre, Port of Spain
    assert posts.post_of("JERUSALEM").country is None  # type: ignore[union-attr] # left open on purpose


def test_every_variant_stands_for_a_post() -> None:
    assert all(posts.post_of(station) is not None for station in posts.stations())


def test_cities() -> None:
    assert {"Astana", "Addis Ababa"} <= posts.cities()


@pytest.mark.parametrize(
    ("address", "station"),
    [
        ("AMEMBASSY ANKARA", "ANKARA"),
        ("AMEMBASSY ANKARA TU", "ANKARA"),
        ("AMEMBASSV ANKARA", "ANKARA"),
        ("USMISSION USNATO BRUSSELS", "USNATO"),
        ("USEU BRUSSELS", "USEUBRUSSELS"),
        ("Amembassy New Delhi", "NEWDELHI"),
        ("ODC ANKARA TU", None),
        ("USDAO ANKARA TU", None),
        ("SECDEF WASHDC", None),
        ("", None),
    ],
)
def test_the_post_that_an_address_is_of(address: str, station: str | None) -> None:
    assert posts.addressed(address) == station


@pytest.mark.parametrize(
    ("address", "towns"),
    [
        ("AMEMBASSY ANKARA TU", ()),
        ("ODC ANKARA TU//TCH//", ("ANKARA",)),
        ("USDAO New Delhi", ("NEW", "DELHI")),
        ("USEU BRUSSELS", ("BRUSSELS",)),
        ("USMISSION USUN NEW YORK", ()),
        ("SECSTATE WASHDC", ()),
        ("ALL EUROPEAN POSTS", ()),
    ],
)
def test_the_towns_of_other_posts_in_an_address(address: str, towns: tuple[str, ...]) -> None:
    assert set(posts.towns_of_others(address)) == set(towns)


def test_a_post_that_is_called_by_its_town() -> None:
    assert posts.is_town(["new", "delhi"])
    assert posts.is_town(["amembassy", "ankara"])
    assert not posts.is_town(["useu"])
    assert not posts.is_town(["secstate"])
    assert not posts.is_town(["odc", "ankara"])
