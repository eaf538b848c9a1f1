"""Telegrams sent on, quoted, sent again, in sections and in a row, made of values that are known.

``./check`` reads a sample of each form, ``./check long`` thousands under each seed.
"""

import os

import pytest

from made_repeats import FORMS, Made, repeat
from reftel.model.cable import Cable
from reftel.reading import read
from told_heads import told as head_of

SEED = int(os.environ.get("REFTEL_SEED", "0"))


def told(cable: Cable) -> dict[str, object]:
    """What a cable says, by the names under which it is told."""
    notes = [note.value for note in cable.service]
    return {
        **head_of(cable),
        "signature": cable.head.signature.value[-1] if cable.head.signature else None,
        "repeats": list(dict.fromkeys((one.refers_to.station, one.refers_to.serial) for one in notes if one.refers_to)),
        "own": [one.number for one in cable.paragraphs if one.number is not None and one.level == 0],
        "service": list(dict.fromkeys(one.kind for one in notes)),
    }


def wrong(made: Made) -> list[str]:
    """The values that are read otherwise, each with what is read; also what of the text is lost."""
    reading = read(made.text)
    lost = "".join(made.text[node.start : node.end] for node in reading.nodes) != made.text
    found = ["a character is lost"] if lost else []
    if len(reading.cables) != len(made.telegrams):
        return [*found, f"{len(reading.cables)} cables of {len(made.telegrams)}"]
    for telegram, cable in zip(made.telegrams, reading.cables, strict=True):
        had = told(cable)
        for name, value in telegram.told.items():
            if had[name] != value:
                found.append(f"{name}: {value!r}, read {had[name]!r}")
        whole = " ".join(" ".join(one.text.split()) for one in cable.paragraphs)
        at = 0
        for words in telegram.said:
            place = whole.find(words, at)
            if place < 0:
                found.append(f"not said: {words!r}")
                break
            at = place + len(words)
        found += [f"said: {line!r}" for line in telegram.unsaid if line in whole]
    return found


def faults(form: str, seeds: range) -> dict[int, list[str]]:
    """What is wrong in the texts of some seeds."""
    return {seed: found for seed in seeds if (found := wrong(repeat(form, seed)))}


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_what_is_sent_again_is_one_message(form: str) -> None:
    assert not faults(form, range(SEED * 10_000, SEED * 10_000 + 40))


@pytest.mark.long
@pytest.mark.parametrize("form", FORMS)
def test_so_it_is_in_many(form: str) -> None:
    assert not faults(form, range(SEED * 10_000, SEED * 10_000 + 4_000))


def test_a_wrong_value_is_told() -> None:
    made = repeat("quoted", 1)
    made.telegrams[0].told["order"] = "10501"
    assert [line.split(":")[0] for line in wrong(made)] == ["order"]


def test_the_line_behind_a_quoted_telegram_ends_what_begin_text_opens() -> None:
    head = "TAGS: PREL\nSUBJECT: LAMPS\n\n"
    inner = f"CONFIDENTIAL TARSIS 000088\n\nFM AMEMBASSY TARSIS\nTO SECSTATE WASHDC\n\n{head}1. (C) He left.\nROE\n\n"
    text = f"CONFIDENTIAL SESTRIN 000412\n\n{head}1. (C) Post sends on TARSIS 088. Begin text:\n\n{inner}"
    for end, told in (("End text.\n\n2. (C) He came.\n", False), ("", True)):
        (cable,) = read(text + end).cables
        assert any(finding.code == "block-unclosed" for finding in cable.findings) == told
