"""Countries under all their names."""

import pytest

from reftel.facts import countries


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Kazakhstani", "Kazakhstan"),
        ("kazakhs", "Kazakhstan"),
        ("Astana", "Kazakhstan"),
        ("the Kremlin", "Russia"),
        ("Kremlin", "Russia"),
        ("Moscow's", "Russia"),
        ("HMG", "United Kingdom"),
        ("The U.S.", "United States"),
        ("US", "United States"),
        ("USG", "United States"),
        ("Turks", "Turkey"),
        ("Quai d’Orsay", "France"),
        ("Kiev", "Ukraine"),
        ("Guinea", "Guinea"),
        ("DPRK", "North Korea"),
        ("GORF", "Russia"),
        ("GoRF", "Russia"),
    ],
)
def test_country_of(word: str, name: str) -> None:
    country = countries.country_of(word)
    assert country is not None
    assert country.name == name


@pytest.mark.parametrize("word", ["", "us", "car", "Tokayev", "GOK", "Congolese", "the"])
def test_no_country(word: str) -> None:
    assert countries.country_of(word) is None


@pytest.mark.parametrize("word", ["Us", "Car", "God", "Got", "Gov", "the God"])
def test_a_word_with_one_capital_is_no_acronym(word: str) -> None:
    assert countries.candidates(word) == ()


@pytest.mark.parametrize(("host", "name"), [("KZ", "Kazakhstan"), ("KE", "Kenya"), ("KW", "Kuwait")])
def test_the_post_decides(host: str, name: str) -> None:
    country = countries.country_of("GOK", host=host)
    assert country is not None
    assert country.name == name


def test_a_host_elsewhere_decides_nothing() -> None:
    assert countries.country_of("GOK", host="FR") is None
    assert countries.country_of("Turkey", host="FR") is not None


def test_strict_case() -> None:
    assert countries.country_of("turkey", strict_case=True) is None
    assert countries.country_of("polish", strict_case=True) is None
    assert countries.country_of("the Kremlin", strict_case=True) is not None


def test_by_code_and_name() -> None:
    russia = countries.by_iso2("RU")
    assert russia is not None
    assert russia == countries.by_name("Russian Federation")
    assert countries.by_name("Moscow") is None
    assert countries.by_iso2("ZZ") is None


def test_is_government() -> None:
    assert countries.is_government("GOK")
    assert not countries.is_government("OSCE")


def test_codes_are_each_one_countrys() -> None:
    codes = [country.iso2 for country in countries.countries()]
    assert len(codes) == len(set(codes))
    tags = [country.tags for country in countries.countries() if country.tags]
    assert len(tags) == len(set(tags))
