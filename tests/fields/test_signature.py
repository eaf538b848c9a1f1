"""Signatures."""

import pytest

from reftel.fields.signature import parse_signature

VALUES = [
    ("... progress.\n\nOAKLEY \n \nNNNN", ("OAKLEY",)),
    ("... progress.\n\nOAKLEY\n\nNMAFVVZCZ\n", ("OAKLEY",)),
    ("End comment.\nOAKLEY\n\nNOTE: SVC FOR DROPPED ADDEE\nNNNN\n", ("OAKLEY",)),
    ("x.\nMcCONNELL", ("McCONNELL",)),
    ("x.\nO'NEILL\n#0280", ("O'NEILL",)),
    ("x.\nSMITH-JONES", ("SMITH-JONES",)),
    ("x.\nDE LA CRUZ", ("DE LA CRUZ",)),
    ("x.\nJ. R. SMITH", ("J. R. SMITH",)),
    ("x.\nSMITH/JONES", ("SMITH", "JONES")),
    ("x.\nSMITH/LEE", ("SMITH", "LEE")),
    ("x.\nSMITH/JDS", ("SMITH",)),  # who typed it
    ("x.\nSMITH/ae", ("SMITH",)),
    ("x.\nOakley", ("Oakley",)),
    ("x.\nOAKLEY ##", ("OAKLEY",)),
    ("x.\nOAKLEY (ACTING)", ("OAKLEY",)),
    ("x.\nOAKLEY\nVISIT THE POST'S CLASSIFIED WEBSITE\nhttp://www.example.gov\n=====CABLE ENDS=====", ("OAKLEY",)),
    ("x.\nOAKLEY\nEXERCISE EXERCISE EXERCISE", ("OAKLEY",)),
    ("x.\nOAKLEY\nASTANA 00000280 002 OF 002\nCONFIDENTIAL", ("OAKLEY",)),
    ("OAKLEY", ("OAKLEY",)),
    ("x.\nOAKLEY\nOAKLEY", ("OAKLEY",)),
    ("x.\nOAKLEY OAKLEY", ("OAKLEY",)),
    ("x.\nOAKLEY, ACTING", ("OAKLEY",)),
    ("x.\nOAKLEY ACTING", ("OAKLEY",)),
    ("x.\nOAKLEY - ACTING", ("OAKLEY",)),
    ("x.\nOAKLEY/ACTING", ("OAKLEY",)),
    ("x.\nOAKLEY, DCM", ("OAKLEY",)),
    ("x.\nOAKLEY, Ambassador", ("OAKLEY",)),
    ("x.\nOAKLEY, Charge d'Affaires a.i.", ("OAKLEY",)),
    ("x.\nACTING AMBASSADOR OAKLEY", ("OAKLEY",)),
    ("x.\nOAKLEY, JR.", ("OAKLEY, JR",)),
    ("x.\nACTING\nOAKLEY", ("OAKLEY",)),
    ("x.\n/S/ OAKLEY", ("OAKLEY",)),
    ("x.\nOAKLEY /S/", ("OAKLEY",)),
    ("x.\n(SIGNED) OAKLEY", ("OAKLEY",)),
    ("x.\nSigned: Oakley", ("Oakley",)),
    ("x.\nOAKLEY UNQTE", ("OAKLEY",)),
    ("x.\nOAKLEY UNQUOTE", ("OAKLEY",)),
    ("x.\nST. JOHN", ("ST. JOHN",)),
    ("x.\nO A K L E Y", ("OAKLEY",)),
    ("x.\nOAKLEY@", ("OAKLEY",)),
    ("x.\n--------\nOAKLEY\n--------", ("OAKLEY",)),
    ("x.\nOAKLEY\nMINIMIZE CONSIDERED", ("OAKLEY",)),
    ("x.\nGP-3. OAKLEY", ("OAKLEY",)),
    ("x.\nOAKLEY\nGP-3", ("OAKLEY",)),
    ("x.\nOAKLEY\nDECL 12/31/82", ("OAKLEY",)),
    ("x.\nOAKLEY\n\nUNCLASSIFIED\n\nNNN\n*** Current Classification ***   UNCLASSIFIED", ("OAKLEY",)),
]
NONE = [
    "",
    "NNNN",
    "The end of it.",
    "x.\n\nComment",
    "x\nEND SUMMARY",
    "The Minister Said",
    "x\nOAKLEY/said so",
    "A" * 80,
    "x\n12",
    "x.\nMINIMIZE CONSIDERED",
    "x.\nACTING",
]


@pytest.mark.parametrize(("text", "names"), VALUES)
def test_values(text: str, names: tuple[str, ...]) -> None:
    assert parse_signature(text) == names


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert parse_signature(text) == ()


def test_a_charge_signs_with_his_title() -> None:
    assert parse_signature("One.\n\nROE (CHARGE)") == ("ROE",)
    assert parse_signature("One.\n\nROE, CHARGE") == ("ROE",)


def test_who_signs_for_another() -> None:
    assert parse_signature("A/MARSH") == ("MARSH",)
    assert parse_signature("MARSH/BLY") == ("MARSH", "BLY")


def test_who_sent_it_on_signs_behind_the_end_of_the_quotation() -> None:
    assert parse_signature("One.\n\nUNQUOTE  MARSH") == ("MARSH",)
    assert parse_signature("One.\n\nBLY UNQUOTE MARSH") == ("MARSH",)
    assert parse_signature("One.\n\nBLY UNQUOTE") == ("BLY",)
    assert parse_signature("MARSH\nQQQQ\nNNNN") == ("MARSH",)
