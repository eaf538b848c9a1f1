"""Volumes of Foreign Relations by their ids."""

import pytest

from reftel.facts.volumes import volume_of


@pytest.mark.parametrize(
    ("name", "id_", "title", "years"),
    [
        ("frus1964-68v17-d30.xml", "frus1964-68v17", "1964–1968, Volume XVII", (1964, 1968)),
        ("box/frus1936v03.xml!d4", "frus1936v03", "1936, Volume III", (1936, 1936)),
        ("frus1894Nicaragua.xml", "frus1894Nicaragua", "1894, Nicaragua", (1894, 1894)),
        ("frus1952-54v05p1", "frus1952-54v05p1", "1952–1954, Volume V, Part 1", (1952, 1954)),
        ("frus1969-76ve08", "frus1969-76ve08", "1969–1976, Volume E-8", (1969, 1976)),
        ("frus1919Parisv13", "frus1919Parisv13", "1919, Paris, Volume XIII", (1919, 1919)),
        ("frus1894app2", "frus1894app2", "1894, Appendix 2", (1894, 1894)),
        ("frus1969-76v39", "frus1969-76v39", "1969–1976, Volume XXXIX", (1969, 1976)),
    ],
)
def test_the_title_follows_from_the_id(name: str, id_: str, title: str, years: tuple[int, int]) -> None:
    found = volume_of(name)
    assert found is not None
    assert (found.id, found.title, (found.first, found.last)) == (
        id_,
        f"Foreign Relations of the United States, {title}",
        years,
    )


def test_a_volume_has_a_short_name() -> None:
    volume = volume_of("frus1952-54v05p1")
    assert volume is not None
    assert volume.short == "FRUS 1952–1954, vol. V, part 1"


def test_other_names_are_none() -> None:
    assert volume_of("frustration.txt") is None
    assert volume_of("volume.xml!d1") is None
