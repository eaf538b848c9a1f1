"""Names whose family name stands first."""

import pytest

from made_speech import cable_of, said
from reftel.extracting import notes_of
from reftel.extracting.casing import cased
from reftel.extracting.familynames import goes_by, may_open, run
from reftel.extracting.namings import namings


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("Lee Kuan Yew", "Lee"),
        ("Qian Qichen", "Qian"),
        ("Li Peng", "Li"),
        ("Kim Il Sung", "Kim"),
        ("Teng Hsiao-ping", "Teng"),
        ("Ho Chi Minh", "Ho"),
        ("Nguyen Tan Dung", "Dung"),
        ("Le Duc Tho", "Tho"),
        ("Ma Tom", None),
        ("Lee Harwell", None),
        ("Kim Long", None),
        ("Orvane Marin", None),
        ("Marin", None),
    ],
)
def test_by_which_word_somebody_goes(name: str, by: str | None) -> None:
    found = goes_by(name.split())
    assert (None if found is None else name.split()[found]) == by


def test_a_name_in_capitals_ends_before_the_verb() -> None:
    def plain(low: str) -> bool:
        return low in ("said", "met", "lee")

    assert run(["KIM", "IL", "SUNG", "SAID"], 0, plain, led=False) == 3
    assert run(["LEE", "KUAN", "YEW", "MET"], 0, plain, led=False) == 0  # an English word, and no title
    assert run(["LEE", "KUAN", "YEW", "MET"], 0, plain, led=True) == 3
    assert run(["LI", "SAID"], 0, plain, led=False) == 0
    assert not may_open("ORVANE")
    assert may_open("KIM")


def test_names_in_capitals_are_written_as_names() -> None:
    text = (
        "PREMIER LI PENG SAID DAM WAS OLD. KIM MET HU YAOBANG. LE DUC THO SAID IT LEAKED. MINISTER VAN DER BANE CAME."
    )
    assert cased([text]) == (
        "Premier Li Peng said dam was old. Kim met Hu Yaobang. Le Duc Tho said it leaked. Minister van der Bane came.",
    )


@pytest.mark.parametrize(
    ("text", "name", "full"),
    [
        ("Senior Minister Lee Kuan Yew told us that it leaked. Lee added that it was old.", "Lee", "Lee Kuan Yew"),
        ("Lee Kuan Yew said it leaked.", "Lee", "Lee Kuan Yew"),
        ("Vice Minister Le Cong Phung said it leaked. Phung said it was old.", "Phung", "Le Cong Phung"),
        (
            "PRESIDENT KIM IL SUNG SAID THAT THE DAM LEAKED. KIM ADDED THAT THE DAM WAS OLD AND WOULD FALL.",
            "Kim",
            "Kim Il Sung",
        ),
        (
            "SENIOR MINISTER LEE KUAN YEW TOLD AMBASSADOR THAT THE DAM LEAKED. LEE SAID IT WAS OLD.",
            "Lee",
            "Lee Kuan Yew",
        ),
    ],
)
def test_the_family_name_is_kept(text: str, name: str, full: str) -> None:
    assert {one.speaker for one in said(text)} == {name}
    assert next(one.full for one in namings(notes_of(cable_of(text))) if one.name == name) == full
