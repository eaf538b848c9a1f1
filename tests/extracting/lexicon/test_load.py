"""Every row of the lexicon carries an example, and the example is its test: <speaker>, {addressee}, [content]."""

import re

import pytest

from made_speech import said
from reftel.extracting.lexicon.load import adjectives, cues, frames, nouns, speakers, table

MARKS = re.compile(r"[<>{}\[\]]")
ROWS = [(file, word) for file in ("verbs", "nouns", "adjectives", "idioms") for word in table(f"{file}.toml")]


def marked(example: str, opened: str, closed: str) -> str | None:
    """What an example has between two marks."""
    found = re.search(re.escape(opened) + "(.*?)" + re.escape(closed), example)
    return MARKS.sub("", found.group(1)) if found else None


def amiss(example: str) -> object:
    """What is found of an example where that is not what it marks, or None."""
    speaker, addressee, content = marked(example, "<", ">"), marked(example, "{", "}"), marked(example, "[", "]")
    # A person must have been named before "his" can mean him.
    plain = MARKS.sub("", example)
    text = f"Minister Orvane Marin spoke first. {plain}"
    found = [row for row in said(text) if plain in text and row.content in plain]
    if not found:
        return "no statement"
    row = max(found, key=lambda row: len(set(row.content.split()) & set((content or "").split())))
    name = "Marin" if speaker in ("he", "He", "his", "His") else (speaker or "").removeprefix("The ")
    right = row.speaker.lower().endswith(name.lower()) and row.content == content
    return None if right and (addressee is None or row.addressees) else (row.speaker, row.addressees, row.content)


def test_examples() -> None:
    examples = {(file, word): table(f"{file}.toml")[word]["example"] for file, word in ROWS}
    assert not {row: (example, found) for row, example in examples.items() if (found := amiss(example)) is not None}


def test_the_lists_are_read_once() -> None:
    assert frames() is frames()
    assert table("verbs.toml") is table("verbs.toml")
    assert nouns()["concern"] == "criticize"
    assert adjectives()["opposed"] == "reject"
    assert "meet" in cues("narration")


def test_bodies_are_among_those_who_can_speak() -> None:
    assert speakers().bodies <= speakers().nouns | {"interior", "nation", "state"}
    assert speakers().weak <= speakers().titles | {"mfa", "mod"}


@pytest.mark.parametrize("file", ["casing", "cues", "lemmas", "namings", "people", "scoring"])
def test_no_list_has_a_word_twice(file: str) -> None:
    for name, row in table(f"{file}.toml").items():
        words = row["words"].split() if isinstance(row.get("words"), str) else []
        assert len(words) == len(set(words)), (name, sorted(word for word in set(words) if words.count(word) > 1))
