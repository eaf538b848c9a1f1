"""Whose comment it is."""

import pytest

from reftel.facts import voices


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Embassy", "post"),
        ("CONSULATE  GENERAL", "post"),
        ("Ambassador's", "Ambassador"),
        ("Ambassador’s", "Ambassador"),
        ("Poloffs'", "Poloff"),
        ("DCM", "DCM"),
        ("lamplighter's", None),
    ],
)
def test_speaker_of(words: str, speaker: str | None) -> None:
    assert voices.speaker_of(words) == speaker


def test_voices() -> None:
    assert {"embassy", "ambassador", "consulate general"} <= voices.voices()
