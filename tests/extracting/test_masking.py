"""Parenthetical attributions are taken out before parsing."""

import pytest

from made_speech import pairs
from reftel.extracting.masking import aside_forms, mask, plain

TABLE = [
    ("Worse for the town, Blysaid that Marin has threatened to quietly close it, and leave.",) * 2 + ([],),
    ("While the mayor has left, the Minister has persisted.",) * 2 + ([],),
    ("The dam, he said, was safe.", "The dam was safe.", [("he", "say", None)]),
    (
        "However, she added, if it leaked, they would go.",
        "However, if it leaked, they would go.",
        [("she", "add", None)],
    ),
    ("The dam had leaked, Marin observed.", "The dam had leaked.", [("Marin", "observe", None)]),
    ("The dam had leaked, said the Minister.", "The dam had leaked.", [("the Minister", "say", None)]),
    ("The dam, Marin told the Ambassador, is safe.", "The dam is safe.", [("Marin", "tell", "the Ambassador")]),
    ("The dam leaked, Marin told us.", "The dam leaked.", [("Marin", "tell", "us")]),
    ("The dam leaked, Marin said to Poloff.", "The dam leaked.", [("Marin", "say", "Poloff")]),
    ("According to Marin, the dam is safe.", " the dam is safe.", [("Marin", "according", None)]),
    ("In Marin's view, the dam is safe.", " the dam is safe.", [("Marin's", "according", None)]),
    ("In the view of Marin, the dam is safe.", " the dam is safe.", [("Marin", "according", None)]),
    ("In the Ostrel view, the dam is safe.", " the dam is safe.", [("Ostrel", "according", None)]),
    ("In the long view, the dam is safe.",) * 2 + ([],),
    ("In the view of the river, the dam is safe.",) * 2 + ([],),
    ("As Orvane Marin alleged, the dam leaked.", " the dam leaked.", [("Orvane Marin", "allege", None)]),
    ("As Bly put it, the dam is a sieve.", " the dam is a sieve.", [("Bly", "according", None)]),
    ("To hear Bly tell it, the dam is a sieve.", " the dam is a sieve.", [("Bly", "according", None)]),
    ("The dam, he himself reported, is a sieve.", "The dam is a sieve.", [("he", "report", None)]),
    ("Marin said that the dam, a marvel, was safe.", "Marin said that the dam, a marvel, was safe.", []),
    ("He left, and the Ambassador noted that it leaked.", "He left, and the Ambassador noted that it leaked.", []),
    ("After the public protests, Marin left.", "After the public protests, Marin left.", []),
    (
        "The dam will make all of them leave argued Bly.",
        "The dam will make all of them leave .",
        [("Bly", "argue", None)],
    ),
    (
        "The dam will make all of them leave argued the deputy minister.",
        "The dam will make all of them leave .",
        [("the deputy minister", "argue", None)],
    ),
    ("The members of the new council of the dam commented Friday.",) * 2 + ([],),
    (
        "The dam was old and leaked, per Secretary Bly.",
        "The dam was old and leaked.",
        [("Secretary Bly", "according", None)],
    ),
    (
        "According to press reports (and confirmed by others), the dam leaked.",
        " the dam leaked.",
        [("press reports", "according", None)],
    ),
    (
        "The dam was the one of which the mayor and Bly said Marin.",
        "The dam was the one of which the mayor and Bly said Marin.",
        [],
    ),
    ("At the dam, Marin stressed the importance of it.", "At the dam, Marin stressed the importance of it.", []),
    ("As noted, the dam leaked.", "As noted, the dam leaked.", []),
    ("It leaked, told us nobody.", "It leaked, told us nobody.", []),
]


@pytest.mark.parametrize(("text", "masked", "asides"), TABLE)
def test_asides(text: str, masked: str, asides: list[tuple[str, str, str | None]]) -> None:
    found = mask(text, 0, len(text))
    assert found.text == masked
    assert [(a.speaker.text, a.verb, a.addressee.text if a.addressee else None) for a in found.asides] == asides
    for aside in found.asides:
        assert text[aside.speaker.start : aside.speaker.end] == aside.speaker.text


def test_an_aside_in_the_middle_attributes_its_part() -> None:
    text = "Most hid it to avoid, as Marin alleged, a scandal at the dam."
    assert [aside.inner for aside in mask(text, 0, len(text)).asides] == [True]


def test_places_lead_back() -> None:
    text = "First. The dam, he said, was safe."
    found = mask(text, 7, len(text))
    at = found.text.index("was")
    here, there = max(place for place in found.places if place[0] <= at)
    assert text[there + at - here :].startswith("was")


def test_signs_that_the_parser_does_not_know() -> None:
    given = "Spain,s “dam” of the u.s. is not `his’"
    assert len(plain(given)) == len(given)
    assert plain("Spain,s “dam”") == 'Spain\'s "dam"'
    assert plain("the u.s. dam") == "the U.S. dam"


def test_nouns_are_no_parentheticals() -> None:
    assert "protests" not in aside_forms()
    assert {"said", "noted", "replied"} <= aside_forms()


def test_signs_of_the_telegraph_are_not_shown() -> None:
    text = "The Board did not repeat not ex\u00adcept the dam."
    masked = mask(text, 0, len(text))
    assert masked.text == "The Board did not except the dam."
    shown = [(at, place) for at, place in masked.places]
    assert text[shown[-1][1] :] == "cept the dam."


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Dravic told the DCM SIPDIS the bid was late.", "Dravic told the DCM the bid was late."),
        ("Oyen NOFORN said the boats were late.", "Oyen said the boats were late."),
        ("Dravic asked what a SIPDIS cable is.", None),
        ("The cable was marked NODIS by the post.", None),
        ("Post asked for EXDIS distribution of it.", None),
        ("Dravic met the FREDIS board.", None),
    ],
)
def test_a_caption_that_is_left_between_two_words_is_not_shown(text: str, left: str | None) -> None:
    assert mask(text, 0, len(text)).text == (left or text)


def test_what_is_followed_does_not_speak() -> None:
    text = "The dam was built, according to plan, in a year."
    assert mask(text, 0, len(text)).asides == ()


@pytest.mark.parametrize(
    ("text", "speaker", "told"),
    [
        ("As another mayor, Tarn Bly, told us, the dam leaks.", "Tarn Bly", "us"),
        ("As Tarn Bly has reminded us, the dam leaks.", "Tarn Bly", "us"),
        ("The dam, Tarn Bly assured the Ambassador, was safe.", "Tarn Bly", "the Ambassador"),
        ('Instead, recommends former Senator Bly, "Leave the dam."', "former Senator Bly", None),
    ],
)
def test_other_verbs_attribute_too(text: str, speaker: str, told: str | None) -> None:
    (aside,) = mask(text, 0, len(text)).asides
    assert aside.speaker.text == speaker
    assert (aside.addressee and aside.addressee.text) == told


@pytest.mark.parametrize(
    "text",
    [
        "As another mayor, with a smile, told us, the dam leaks.",
        "After the talks, the mayor urged them to wait.",
        "The dam, the mayor reminded, was safe.",
    ],
)
def test_these_attribute_nothing(text: str) -> None:
    assert mask(text, 0, len(text)).asides == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The ports -- the old ones of the coast -- leak.", "The ports leak."),
        ("The ports — the old ones of the coast — leak.", "The ports leak."),
        # what goes on, what somebody says, and lists stay
        ("Marin saw -- and at times praised the dam -- on the coast.", None),
        ("The ports -- which, Marin said, are old -- leak.", None),
        ("Some are new -- two at least. -- Others leak.", None),
        ("Topics: -- ports and dams -- Marin spoke.", None),
    ],
)
def test_what_stands_between_dashes_is_not_shown_to_the_parser(text: str, left: str | None) -> None:
    assert (mask(text, 0, len(text)).text == left) if left else ("--" in mask(text, 0, len(text)).text)


def test_but_it_is_part_of_what_is_said() -> None:
    ((_, told),) = pairs("Minister Marin told us that the ports -- the old ones of the coast -- leak.")
    assert told == "the ports -- the old ones of the coast -- leak"


def test_what_one_points_out_or_urges_may_stand_before_and_around_it() -> None:
    assert pairs("The regime, Marin pointed out, values calm above all else.") == [
        ("Marin", "The regime, Marin pointed out, values calm above all else")
    ]
    assert pairs('The town should lead -- "we need backing now," Marin urged.')[0][0] == "Marin"
    assert pairs("The dam leaked at that point, Marin said.") == [("Marin", "The dam leaked at that point")]


def test_a_reference_may_stand_behind_who_says_it() -> None:
    assert pairs('"The leak would be small if the dam held," Marin said (ref B).')[0][0] == "Marin"
    assert [name for name, _ in pairs("Per ref A, Marin said that the dam leaked.")] == ["Marin"]
