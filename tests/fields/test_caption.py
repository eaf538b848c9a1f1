"""Captions: lines that hold nothing else."""

import pytest

from reftel.fields.caption import parse_captions

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
