"""The post's own people by their offices."""

import pytest

from reftel.extracting.officers import called, cased, officer_of, surname


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("polmincouns", "PolMincouns"),
        ("d/polcouns", "D/PolCouns"),
        ("econoffs", "EconOffs"),
        ("pol/mil chief", "Pol/Mil Chief"),
        ("p/e chief", "P/E Chief"),
        ("a/dcm", "A/DCM"),
        ("acting pao", "Acting PAO"),
        ("a/polchief", "A/Polchief"),
        ("acting", None),
        ("polar officer", None),
        ("officer", None),
    ],
)
def test_officers_in_the_short_forms_of_telegrams(words: str, office: str | None) -> None:
    found = officer_of(words)
    assert (found or "").lower() == (office or "").lower()


def test_who_stands_beside_the_ambassador_is_not_he() -> None:
    assert called("Ambassador Marin came. The Ambassador spoke.", "Marin")
    assert not called("It rained. The Ambassador met with the mayor, Tarn Bly of the Board, and Amb. Rin.", "Rin")
    assert not called("Ambassador Marin came.", "Marin")


def test_the_name_of_who_signs() -> None:
    assert [surname(name) for name in ("ORDAN GORMER JR.", "Marin", "")] == ["Gormer", "Marin", ""]
    assert cased("DE MARIN") == "DE Marin"
