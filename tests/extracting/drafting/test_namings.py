"""What sentences name as open to decision: every kind with its examples, and what must not be taken for one."""

import pytest

from reftel.extracting.drafting.namings import Sentence, kinds, lexicon, namings, words

OFFICES = frozenset({"cio", "chairman-in-office"})
EXAMPLES = [(kind.id, *example) for kind in kinds().values() for example in kind.examples]


@pytest.mark.parametrize(("kind", "sentence", "who", "what", "year"), EXAMPLES)
def test_every_kind_finds_its_examples(kind: str, sentence: str, who: str, what: str, year: str) -> None:
    (found,) = namings(sentence)
    assert (found.kind, found.who, found.what, found.year) == (
        kind if kind != "candidacy" else "candidacy",
        who,
        what,
        year,
    )


def test_every_kind_has_examples_and_a_question() -> None:
    assert len({row["id"] for row in lexicon()["kind"]}) == len(kinds())
    assert all(kind.examples and kind.asks and kind.titles for kind in kinds().values())


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("He spoke of the Vardanian candidacy for CiO in 2005.", [("candidacy", "Vardanian", "CiO", "2005")]),
        ("The United States' bid for the 2005 seat was late.", [("candidacy", "United States", "seat", "2005")]),
        ("Kenyan membership in the Cod Convention and South Africa's accession to it.",
         [("membership", "Kenya", "Cod Convention", ""), ("membership", "South Africa", "", "")]),
        ("They praised the candidacies of Ostrel and others.", [("candidacy", "Ostrel", "", "")]),
        ("Turkey's EU membership is far off.", [("membership", "Turkey", "EU", "")]),
        ("Lusk pressed for a treaty banning nets.", []),
        ("It would be hard to get agreement at the meeting.", []),
        ("They were in substantial agreement on our goals.", []),
        ("They were in entire agreement with Ostrel, and brought the Straits into accord with it.", []),
        ("Lusk entered into treaty relations, by your agreement and this aforesaid treaty.", []),
        ("Lusk spoke of an agreement on a permanent basis.", []),
        ("They would lift sanctions, extend sanctions and apply sanctions against her.", []),
        ("Lusk was against lifting the sanctions on Ostrel.", [("sanctions", "", "Ostrel", "")]),
        ("The embargo on salt was talked of.", []),  # that it is open is not said
        ("They met beside the Straits summit in Port Aurel.", []),  # that it is held is not asked
        ("Ostrel was against holding a Straits summit.", [("summit", "", "Straits", "")]),
        ("The chairs in the room were of oak, and its seat was broken.", []),
        ("There was agreement on both sides, and a gentlemen's agreement too.", []),
        ("He attributed the bid to the wish for a greater role.", []),
        ("The mandate of heaven was not on the agenda.", []),
        ("Kestria's secretariat in the ministry was busy.", []),
        ("", []),
    ],
)  # fmt: skip
def test_what_is_named(sentence: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert [(one.kind, one.who, one.what, one.year) for one in namings(sentence, OFFICES)] == expected


def test_its_means_the_nearest_country_and_is_a_guess() -> None:
    (found,) = namings("Kenya would delay its CiO bid until 2011.", OFFICES)
    assert (found.who, found.year, found.until, found.guessed) == ("Kenya", "2011", True, True)
    assert namings("Tokens of our candidacy were everywhere.") == []


def test_the_words_are_those_of_the_sentence() -> None:
    text = "He had heard of Ostrel's possible candidacy for the 2005 chair."
    (found,) = namings(text)
    assert text[found.lo : found.hi] == "Ostrel's possible candidacy for the 2005 chair"
    assert found.possible


def test_capitals_say_nothing_where_all_are_capitals() -> None:
    sentence = Sentence("KENYA'S CANDIDACY FOR THE BOARD", frozenset())
    assert sentence.shouted
    assert [one.who for one in namings("KENYA'S CANDIDACY FOR THE BOARD")] == ["Kenya"]
    assert namings("THE CANDIDACY FOR THE BOARD") == []


def test_a_long_line_takes_linear_time() -> None:
    assert len(namings("Ostrel's candidacy, " * 2_000)) == 2_000
    assert "its" in words("own")
