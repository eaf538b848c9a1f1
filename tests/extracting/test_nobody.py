"""What a parse takes for a speaker and is none."""

import pytest

from made_speech import pairs, said
from reftel.extracting.nobody import (
    UNNAMED,
    antecedent,
    behind_opening,
    is_clause,
    is_common,
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


@pytest.mark.parametrize(
    "name",
    [
        "December",
        "April 8",
        "No",
        "communication to Quelle",
        "some opportunity to",
        "decision",
        "request",
        "dumbest person",
        "myself",
        "The",
    ],
)
def test_what_no_one_is_called(name: str) -> None:
    assert is_nobody(name)


@pytest.mark.parametrize(
    "name",
    [
        "France",
        "Harding",
        "Constance",
        "delegation",
        "party leadership",
        "documents",
        "Department of State",
        "Sestrin Dam Union",
        "member of the British delegation",
        "subservient tribes",
        "average Ostreller",
        "Plant Protection Board",
        "May Tolo",
    ],
)
def test_what_somebody_may_be_called(name: str) -> None:
    assert not is_nobody(name)


def test_a_word_of_the_cable_is_no_name() -> None:
    assert is_common("Sample", frozenset(["sample"]))
    assert not is_common("Sample", frozenset())
    assert not is_common("Legation", frozenset(["legation"]))
    assert not is_common("Quelle", frozenset(["quelle"]))


SPEAKERS = {
    "He also agreed the bridge would be safe.": UNNAMED,
    "In this matter he felt that the delegates did not take the dam into account.": UNNAMED,
    "The Acting Minister of Foreign Affairs has apparently agreed to the visit.": "Acting Minister of Foreign Affairs",
    "The Minister for Foreign Affairs informed me that the dam would be repaired.": "Minister for Foreign Affairs",
    "As to the possibilities of conciliation Quelle tells me that he himself thinks that the dam is lost.": "Quelle",
    "C) Irrigation: Marin underscored the need to prevent floods.": "Marin",
    "Minister Resident at Addis Tolo has suggested the possibility of a lease.": "Minister Resident",
    "The Greek and Yugoslav Ministers told me that the dam leaked.": "Greek and Yugoslav Ministers",
    "The French Consul under instructions called early last week on the Mayor and after referring to the dam stated "
    "that it was desirable that there should be a treaty.": "French Consul",
    "According to President Quelle's ousted campaign manager, Tarn Jose Marroway, Vell wrested the party from "
    "him.": "Marroway",
    "Even the Ostrellers told us that the dam leaked.": "Ostrellers",
}


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS.items())
def test_who_speaks_is_somebody(text: str, speaker: str) -> None:
    assert speaker in {name for name, _ in pairs(text)} <= {speaker, "post"}


@pytest.mark.parametrize(
    "text",
    [
        "Department's 122, April 8, 5 p.m. Ambassador at Ostrel reports that he has brought the list to the Mayor.",
        "The Quentaran Government is understood to be addressing a communication to Quelle urging a new dam.",
        "There may develop, in connection with the dam, some favorable opportunity to suggest to the Mayor a new one.",
    ],
)
def test_what_is_nobody_says_nothing(text: str) -> None:
    assert {name for name, _ in pairs(text)} <= {"post"}


def test_nothing_goes_on_from_a_pronoun_alone() -> None:
    found = said("In this matter he said that the dam leaked. The sluices would have to be repaired.")
    assert UNNAMED in {one.speaker for one in found}
    assert not any(one.speaker == UNNAMED and one.because.startswith("implicit") for one in found)


def test_sir_stands_before_the_given_name() -> None:
    first = "I gathered from Sir Tavish's remarks that the King could leave."
    assert pairs(first)[0][0] == "Sir Tavish"
    assert pairs(first, "The Minister, Sir Tavish Barrowby, was at home.")[0][0] == "Barrowby"


def test_neither_is_both_who_would_not() -> None:
    (found,) = said("Quelle said neither Greece nor France would support the dam.")
    assert (found.holder, found.act) == ("Greece and France", "reject")


def test_what_stands_beside_the_campaign_manager_is_his_name() -> None:
    text = "According to President Quelle's campaign manager, Tarn Jose Marroway, Vell wrested the party from him."
    assert pairs(text) == [("Marroway", "Vell wrested the party from him")]


@pytest.mark.parametrize("name", ["Price", "Fielding", "Rice", "Constance"])
def test_who_bears_a_common_word_for_a_name_speaks(name: str) -> None:
    told, added = f"{name.lower()} was scarce in the valley", "it would last the town until the end of the summer"
    text = f"Ambassador {name} told the Mayor on May 4 that {told}. On May 6 {name} added that {added}."
    assert [(one.speaker, one.content) for one in said(text)] == [(name, told), (name, added)]


@pytest.mark.parametrize("name", ["Nobody", "No one", "Anyone", "none"])
def test_nobody_is_nobody(name: str) -> None:
    assert is_nobody(name)
    assert not is_nobody("Everyone")


def test_what_is_done_speaks_no_more_than_a_notion() -> None:
    assert is_nobody("Retreating from our commitments")
    assert not is_nobody("Beijing in March")


@pytest.mark.parametrize("name", ["None of the three groups", "neither of them", "no English force"])
def test_who_did_not_say_it_is_nobody(name: str) -> None:
    assert is_nobody(name)


def test_one_of_them_is_somebody() -> None:
    assert not is_nobody("One of them")
    assert is_nobody("opposition to them") or is_nobody("greetings to him")
