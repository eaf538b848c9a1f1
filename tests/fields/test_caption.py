"""Captions: lines that hold nothing else."""

import pytest

from reftel.fields.caption import parse_captions, parse_handling

VALUES = [
    ("SIPDIS", ("SIPDIS",)),
    ("SIPDIS\n\nNOFORN\nSIPDIS", ("SIPDIS", "NOFORN")),
    ("SIPDIS NOFORN", ("SIPDIS", "NOFORN")),
    ("SENSITIVE, SIPDIS \\", ("SENSITIVE", "SIPDIS")),
    ("N O D I S", ("NODIS",)),
    ("sipdis", ("SIPDIS",)),
    ("ROGER CHANNEL", ("ROGER CHANNEL",)),
    ("AGRMENT CHANNEL", ("AGREMENT CHANNEL",)),
    ("FOR OFFICIAL USE ONLY", ("FOUO",)),
    ("SIPDIS - NOFORN", ("SIPDIS", "NOFORN")),
    ("EXDIS\nDEPT FOR X\nNOFORN", ("EXDIS", "NOFORN")),
]
NONE = ["", "DEPT FOR EUR", "SIPDISX", "SIPDIS DEPT FOR EUR", "The NODIS caption", "SIPDIS " * 40, "SIPDIS?NODIS"]


@pytest.mark.parametrize(("text", "captions"), VALUES)
def test_values(text: str, captions: tuple[str, ...]) -> None:
    assert parse_captions(text) == captions


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert parse_captions(text) == ()


def test_again_gives_the_same() -> None:
    captions = parse_captions("SIPDIS\nNOFORN\nROGER CHANNEL")
    assert parse_captions("\n".join(captions)) == captions


@pytest.mark.parametrize(
    ("text", "captions", "names"),
    [
        ("EYES ONLY FOR THE AMBASSADOR", ("EYES ONLY",), ("AMBASSADOR",)),
        ("EYES ONLY AMBASSADOR AND DCM", ("EYES ONLY",), ("AMBASSADOR", "DCM")),
        ("AMBASSADOR EYES ONLY", ("EYES ONLY",), ("AMBASSADOR",)),
        ("FOR AMBASSADOR ONLY", ("EYES ONLY",), ("AMBASSADOR",)),
        ("NODIS EYES ONLY FOR CHARGE", ("NODIS", "EYES ONLY"), ("CHARGE",)),
        ("EXCLUSIVE FOR AMBASSADOR ROE", ("EYES ONLY",), ("AMBASSADOR ROE",)),
        ("REL TO USA, GBR AND AUS", ("REL TO USA, GBR, AUS",), ("USA", "GBR", "AUS")),
        ("Captions: SENSITIVE, SIPDIS", ("SENSITIVE", "SIPDIS"), ()),
        ("SIPIDS", ("SIPDIS",), ()),
        ("NOFRON", ("NOFORN",), ()),
        ("SENSTIVE", ("SENSITIVE",), ()),
        ("NO FOREIGN DISSEM", ("NOFORN",), ()),
        ("NODIS CHEROKEE", ("NODIS", "CHEROKEE"), ()),
        ("SIPDIS STATE FOR EUR", (), ()),
        ("TOSEC 010023", (), ()),
    ],
)
def test_handling(text: str, captions: tuple[str, ...], names: tuple[str, ...]) -> None:
    found = parse_handling(text)
    assert parse_captions(text) == captions
    assert tuple(name for one in found for name in one.names) == names


def test_kinds_come_from_the_table() -> None:
    found = parse_handling("NODIS\nROGER CHANNEL\nNOFORN\nVISAS VIPER")
    assert [one.kind for one in found] == ["distribution", "channel", "caveat", "type"]
    assert found[1].meaning == "intelligence matters of INR"


@pytest.mark.parametrize(
    ("text", "captions"),
    [
        ("SPECAT", ("SPECAT",)),
        ("SPECAT EXCLUSIVE", ("SPECAT EXCLUSIVE",)),
        ("DEA CHANNEL", ("DEA CHANNEL",)),
        ("LIMITED DISTRIBUTION", ("LIMDIS",)),
    ],
)
def test_captions_of_the_military_and_of_agencies(text: str, captions: tuple[str, ...]) -> None:
    assert parse_captions(text) == captions
