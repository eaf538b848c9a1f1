"""He and she, and titles that speak: on made-up text, and on places of the public corpus."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from made_speech import noted, pairs, said
from reftel.extracting import notes_of
from reftel.extracting.notes import Notes
from reftel.extracting.pronouns import lead, listen, one_person
from reftel.extracting.registry import Registry
from reftel.extracting.room import Room
from reftel.model.cable import Cable, Reading
from reftel.model.redacted import REDACTED
from reftel.reading import read

SAMPLE = Path(__file__).with_name("referents.tsv")
WANTED = {"pronoun": 0.88, "title": 0.80}
"""The share that must be right of those that speak in a statement."""

TABLE = [
    (
        "President Orvane Marin left. The head of the central bank told us that it was old. He said that it leaked.",
        "head of the central bank",
    ),
    ("Minister Orvane Marin agreed. The Mayor's aide said it was old. He added that it leaked.", "Mayor's Aide"),
    ("Minister Orvane Marin said it was old. The plan that Mayor Tarn Bly had announced, he said, leaked.", "Marin"),
    ("Minister Orvane Marin said that Mayor Tarn Bly denied that it was old. He added that it leaked.", "Marin"),
    ("While Minister Orvane Marin liked it, he stated that it leaked.", "Marin"),
    ("Mayor Tarn Bly said it was old. Minister Orvane Marin visited the dam. He said that it leaked.", "Marin"),
    ("Mayor Tarn Bly said it was old. The Ambassador met Minister Orvane Marin. He said that it leaked.", "Marin"),
    ("Mayor Tarn Bly said it was old. The committee met. He said that it leaked.", "Bly"),
    ("Mayor Tarn Bly said it was old. In our talks with Minister Orvane Marin, he said that it leaked.", "Marin"),
    ("Mayor Tarn Bly said it was old. In his talks with Minister Orvane Marin, he said that it leaked.", "Bly"),
    ("XXXXXXXXXXXX gave us some credit for the dam. It was old, he said.", "XXXXXXXXXXXX"),
    ("Brigadier al-Osh said it was old. The dam, he said, would leak.", "al-Osh"),
    ("Ostrel Embassy official Karma Rin said it was old. He added that it leaked.", "Rin"),
    ("The Deputy Head of the Board, Orla Venn, stated it was old. She added that it leaked.", "Venn"),
    ("According to his information it was old. Minister Orvane Marin said it leaked. He added that it rusts.", "Marin"),
]


@pytest.mark.parametrize(("text", "speaker"), TABLE)
def test_he_and_she(text: str, speaker: str) -> None:
    assert said(text)[-1].speaker == speaker


def test_a_body_a_document_or_a_crowd_is_not_he() -> None:
    registry = noted("Minister Orvane Marin spoke.").actors
    assert isinstance(registry, Registry)
    assert one_person("Marin", registry)
    assert one_person("XXXXXXXXXXXX", registry)
    assert one_person("office director for the Gulf", registry)
    for name in ("people", "letter", "US", "Reftel", "many analysts", "Marin and Bly", "", "post", None):
        assert not one_person(name, registry)


def test_narration_names_a_person_and_a_comment_does_not() -> None:
    notes = noted("Minister Orvane Marin visited the dam.", ("comment", "Mayor Tarn Bly was absent."))
    registry, room = notes.actors, Room()
    assert isinstance(registry, Registry)
    for sentence in notes.sentences:
        listen(sentence, registry, room)
    assert room.speaker == "Marin"
    lead(notes.sentences[1], [], registry, room, "Bly")
    assert room.speaker == "Bly"


class Row:
    """One place of the sample."""

    def __init__(self, line: str) -> None:
        self.kind, self.file, self.cable, start, end, names = line.split("\t")
        self.start, self.end = int(start), int(end)
        self.names = [tuple(map(int, name.split("-"))) for name in names.split()]


def cables_in(reading: Reading) -> dict[str, tuple[Cable, str]]:
    found = {cable.citation: (cable, reading.source.text) for cable in reading.cables}
    for member in reading.members:
        found.update(cables_in(member))
    return found


def speakers_at(notes: Notes, row: Row) -> set[str]:
    """Whom the words at this place were taken for, in every statement in which they speak."""
    found = set()
    for draft in notes.drafts:
        if draft.speaker_at is not None and not draft.carried:  # his words stand in the paragraph before
            paragraph = notes.cable.paragraphs[notes.sentences[draft.sentence].para]
            place = paragraph.source_span(draft.speaker_at.start, draft.speaker_at.end)
            exact = place.start == row.start
            if exact if row.kind == "pronoun" else place.start < row.end and row.start < place.end:
                found.add(draft.speaker)
    return found


def words(name: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", name.lower())


def means(speaker: str, name: str) -> bool:
    """Whether a speaker is the one of these words: one of two joined names is none."""
    if REDACTED.match(name) or name.startswith("["):
        return bool(REDACTED.match(speaker)) or speaker == name
    if words(speaker) == words(name):
        return True
    if not words(speaker) or (" and " in speaker and "former" not in speaker):
        return False
    return words(name)[-1] in words(speaker) or words(speaker)[-1] in words(name)


@pytest.mark.slow
@pytest.mark.shared
def test_who_is_meant_on_places_of_the_corpus(shared: Path, record_property: Callable[[str, object], None]) -> None:
    rows = [Row(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    held: dict[str, dict[str, tuple[Cable, str]]] = {}
    noted_of: dict[str, Notes] = {}
    count: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if row.file not in held:
            held[row.file] = cables_in(read(shared / "corpus" / row.file))
        cable, text = held[row.file][row.cable]
        notes = noted_of.setdefault(row.cable, notes_of(cable)) if row.cable not in noted_of else noted_of[row.cable]
        found = speakers_at(notes, row)
        names = [text[start:end] for start, end in row.names]
        well = all(any(means(speaker, name) for name in names) for speaker in found)
        count[row.kind, "silent" if not found else "right" if well else "wrong"] += 1
    assert sum(count["pronoun", how] for how in ("right", "wrong")) >= 120
    assert sum(count["title", how] for how in ("right", "wrong", "silent")) >= 80
    assert len({row.cable for row in rows}) > 80
    for kind, least in WANTED.items():
        right, wrong = count[kind, "right"], count[kind, "wrong"]
        share = right / (right + wrong)
        told = f"{kind}: {right} of {right + wrong} right ({share:.3f}); {count[kind, 'silent']} in no statement"
        record_property(kind, told)
        print(told)  # noqa: T201  # shown with pytest -rP
        assert share >= least, told


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Mr. Tarn Oyen met Poloff on May 2. In her May 7 meeting with the Ambassador, she said that it leaked.",
            "unnamed",
        ),
        ("Mrs. Orla Venn met Poloff on May 2. He said that it leaked.", "unnamed"),
        ("Mr. Tarn Oyen met Poloff on May 2. He said that it leaked.", "Oyen"),
    ],
)
def test_a_pronoun_is_nobody_of_the_other_sex(text: str, speaker: str) -> None:
    assert [one.speaker for one in said(text) if "leaked" in one.content] == [speaker]


@pytest.mark.parametrize("unread", ["MIN7;STER", "H.", "Also present was who"])
def test_no_pronoun_reaches_back_over_one_whose_name_cannot_be_read(unread: str) -> None:
    told = f"Mayor Tarn Oyen said that it leaked. {unread} said that it was old. He added that it was shut."
    assert [one.speaker for one in said(told)] == ["Oyen", "unnamed"]
    again = f"{told} Oyen said that it was dry. He noted that it was deep."
    assert [one.speaker for one in said(again)][-2:] == ["Oyen", "Oyen"]


def test_what_a_document_says_leaves_the_floor() -> None:
    told = "Mayor Tarn Oyen said that it leaked. Reftel said that it was old. He added that it was shut."
    assert [one.speaker for one in said(told)] == ["Oyen", "Oyen"]


def test_he_is_the_subject_of_the_sentence_and_not_the_source_that_opens_it() -> None:
    told = "According to Minister Orvane Oyen, Director Ilko Sabel {} General Tarn Bly that it leaked. He added that"
    told = f"{told} it was shut."
    assert said(told.format("told"))[-1].speaker == "Sabel"
    assert said(told.format("had told"))[-1].speaker == "Oyen"


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Envoy Orvane Marin met the Board. Mayor Bly's position as a trader took him abroad. ", "Bly"),
        ("Envoy Orvane Marin met the Board. Mayor Bly's aide took him abroad. ", "Mayor Bly's aide"),
        ("Marin said it leaked. BP, led by Tarn Bly, head of the pilots, said it was safe. ", "Bly"),
        ("Marin said it leaked. BP, fed by Tarn Bly, head of the pilots, said it was safe. ", "Marin"),
    ],
)
def test_he_is_whose_post_it_was_and_who_leads_a_body_that_spoke(before: str, speaker: str) -> None:
    assert (speaker, "the river rose") in pairs(before + "He said that the river rose.")


def test_she_wonders_and_not_whose_comment_she_lamented() -> None:
    text = (
        "Minister Laila Asla told the Ambassador that the dam leaked. She was caustic about the Interior Minister's "
        "comment that it was impossible, wondering why nobody acted. It leaked, she said."
    )
    told = pairs(text)
    assert ("Asla", "why nobody acted") in told
    assert ("Asla", "It leaked") in told


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The DCM met Mayor Tarn Bly. The DCM thanked Bly for it. She said that it leaked.", "DCM"),
        (
            "Minister Ada Calmy-Bly met Tarn Oyen. Minister Marin said Calmy-Bly liked it, though she said it leaked.",
            "Calmy-Bly",
        ),
        (
            "Mayor Tarn Bly and Minister Orvane Marin came. In Marin's closing statement he agreed that it leaked.",
            "Marin",
        ),
    ],
)
def test_he_and_she_by_office_by_double_name_and_by_speech(text: str, speaker: str) -> None:
    assert said(text)[-1].speaker == speaker


def test_he_and_she_of_one_sentence_are_not_told_apart() -> None:
    text = (
        "Minister Tarn Bly said that it was old. Mayor Orvane Marin met a runner when she came home and told her that "
        "he was glad and that she won. Bly left. Marin agreed. He said that it leaked."
    )
    assert ("Marin", "it leaked") in pairs(text)


def test_he_is_who_acts_where_another_speaks_meanwhile() -> None:
    text = 'Minister Oyen nodded when the Ambassador said that it leaked. "It does," he said.'
    assert pairs(text)[-1][0] == "Oyen"


def test_he_is_not_of_whom_only_something_is_thought() -> None:
    text = "Minister Oyen thought Previk could win in May, though he noted that the valley is unpredictable."
    assert ("Oyen", "the valley is unpredictable") in pairs(text)
