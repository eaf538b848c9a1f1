"""What a parse takes for a speaker and is none."""

import pytest

from made_speech import pairs, said
from reftel.extracting.nobody import (
    antecedent,
    behind_opening,
    is_clause,
    is_nobody,
    is_person_unread,
    mended,
    split_at_fellow,
    with_fellow,
    without_joining,
)
from reftel.extracting.notes import Mention, Sentence
from reftel.extracting.parser import load, parse


@pytest.mark.parametrize("name", ["who", "they", "le", "reftel", "U", "HAS", "U.", "opposition to him", "Summary", ""])
def test_nobody(name: str) -> None:
    assert is_nobody(name)


@pytest.mark.parametrize("name", ["Oyen", "GOV", "several officials", "the Mayor", "UN", "post", "Who's Who of Ostrel"])
def test_somebody(name: str) -> None:
    assert not is_nobody(name)


def sentence_of(text: str) -> Sentence:
    return Sentence(
        index=0, para=0, start=0, end=len(text), text=text, role="body", parse=parse([(text, ((0, 0),))], load())[0]
    )


def test_who_is_the_one_before_it() -> None:
    text = "The talks were led by Mayor Tarn Oyen, who said that the dam leaked."
    at = text.index("who")
    assert antecedent(Mention("who", at, at + 3), sentence_of(text)).text == "Mayor Tarn Oyen"
    assert antecedent(Mention("Oyen", 0, 4), sentence_of(text)).text == "Oyen"


def test_a_clause_before_a_colon_is_no_speaker() -> None:
    text = "We are aware of only two leaks: the first was mended."
    assert is_clause(Mention("We are aware of only two leaks", 0, 30), sentence_of(text))
    text = "Mayor Tarn Oyen: the first was mended."
    assert not is_clause(Mention("Mayor Tarn Oyen", 0, 15), sentence_of(text))


def test_what_joins_is_no_part_of_a_name() -> None:
    assert without_joining(Mention("and its subordinate the Border Guards", 0, 37)).text == "Border Guards"
    assert without_joining(Mention("Border Guards", 0, 13)).text == "Border Guards"


@pytest.mark.parametrize(
    ("text", "who", "speaker"),
    [
        ("During a lunch of Marin and Minister Tarn Bly, Oyen told him", "Minister Tarn Bly , Oyen", "Oyen"),
        ("During a lunch of Marin and Tarn Bly, Oyen and Venn told him", "Tarn Bly , Oyen and Venn", ""),
        ("In Sestrin Tarn Bly, Mayor, told him", "Tarn Bly , Mayor", ""),
        ("In Sestrin, Tarn Bly, Mayor told him", "Tarn Bly , Mayor", ""),
        ("Today Tarn Bly, Mayor told him", "Tarn Bly , Mayor", ""),
        ("At Sestrin Tarn Bly told him", "Tarn Bly", ""),
    ],
)
def test_who_is_behind_the_comma_is_none_of_those_before_it(text: str, who: str, speaker: str) -> None:
    at = text.index(who.split(maxsplit=1)[0])
    found = behind_opening(Mention(who, at, at + len(who.replace(" ,", ","))), sentence_of(text))
    assert found.text == (speaker or who)
    assert text[found.start : found.end] == found.text.replace(" ,", ",")


def test_each_of_several_states_speaks() -> None:
    for text in ("Costa Rica, Burkina Faso, Indonesia and Panama", "Costa Rica, Burkina Faso, Indonesia, Panama"):
        [one] = said(f"{text} all called for a ceasefire.")
        assert one.speaker == "Costa Rica and Burkina Faso and Indonesia and Panama"


def test_a_comma_that_is_printed_for_a_stop_makes_no_letter_speak() -> None:
    assert pairs("U,K. Deputy Representative Pierce said that the dam leaked.") == [("Pierce", "the dam leaked")]
    at = Mention("U", 0, 1)
    assert mended(at, sentence_of("U said that the dam leaked.")) == at


@pytest.mark.parametrize("word", ["Reftel", "Le"])
def test_no_statement_has_such_a_speaker(word: str) -> None:
    assert pairs(f"{word} said that the dam leaked.") == []


def test_who_takes_bribes_takes_no_stance() -> None:
    for text in ("Marin said that Oyen accepted bribes.", "Marin said the police accept money from drivers."):
        assert [(one.speaker, one.holder, one.act) for one in said(text)] == [("Marin", "Marin", "state")]
    assert pairs("Tarn Oyen was convicted of accepting bribes.") == []
    assert [one.act for one in said("Marin said that Ostrel accepted the offer.")] == ["support"]


@pytest.mark.parametrize("content", ["February 15", "it", "to do"])
def test_a_day_or_a_word_of_grammar_says_nothing(content: str) -> None:
    assert all(one.content != content for one in said(f"Oyen supported {content}.", f"Oyen said, {content}."))


@pytest.mark.parametrize("name", ["who", "They", "H.", "MIN7;STER"])
def test_a_name_that_cannot_be_read_is_somebody_s(name: str) -> None:
    assert is_person_unread(name)
    assert not is_person_unread("reftel")
    assert not is_person_unread("Oyen")


def test_a_fellow_is_another_if_it_has_a_name() -> None:
    assert split_at_fellow("the Ministry and its subordinate the Border Guards") == ("the Ministry", "Border Guards")
    assert split_at_fellow("Bly and his Quentaran hosts") == ("Bly", "Quentaran hosts")
    assert split_at_fellow("Ostrel and its allies") is None
    text = "The Ministry and its subordinate the Border Guards said that it leaked."
    assert with_fellow(Mention("The Ministry and its subordinate", 0, 32), sentence_of(text)).text == text[:50]
    assert with_fellow(Mention("The Ministry", 0, 12), sentence_of(text)).text == "The Ministry"
