"""What is named, sorted into subjects."""

from reftel.extracting.drafting.namings import namings
from reftel.extracting.drafting.sentences import Told
from reftel.extracting.drafting.subjects import fits, is_chair, own_words, topics
from reftel.model.draft import Cited


def told(*sentences: str, cable: str = "04SESTRIN214") -> list[Told]:
    found = []
    for number, text in enumerate(sentences, 1):
        cited = Cited(cable=cable, para=1, sentence=number, text=text, start=number, end=number + 1, source="ab")
        found.append(Told(text, "2004-03-11", tuple(namings(text)), cited))
    return found


def test_candidacies_for_one_office_are_one_subject() -> None:
    first, second = topics(
        told(
            "Vardania's bid for the chair in 2005 was praised.",
            "Vardania's bid had friends.",
            "Ostrel's candidacy for the chair in 2005 had none.",
            "Ostrel would sign the fisheries agreement.",
        ),
        "",
    )
    assert (first.kind, first.year, len(first.sentences)) == ("candidacy", "2005", 3)
    assert is_chair(first)
    assert first.who == "Vardania"
    assert (second.kind, second.what) == ("agreement", "fisheries")
    assert not is_chair(second)


def test_the_query_speaks_for_a_subject() -> None:
    sentences = told("Ostrel's bid came.", "Ostrel's bid went.", "Ostrel would sign the fisheries agreement.")
    assert topics(sentences, "agreement on fisheries")[0].kind == "agreement"
    assert topics(sentences, "")[0].kind == "candidacy"


def test_an_adjective_is_of_the_name_that_the_cables_have() -> None:
    (topic,) = topics(told("Vardania said so.", "The Vardanian bid for 2005 came.", "The Ostreli bid came."), "")
    assert {one.naming.who for one in topic.named} == {"Vardania", "Ostreli"}  # of Ostrel they say nothing


def test_what_is_guessed_needs_somebody_who_says_it() -> None:
    assert topics(told("Tokens said that its bid was dead."), "") == []
    (topic,) = topics(told("Ostrel said that its bid was dead.", "Ostrel's bid was dead."), "")
    assert len(topic.named) == 2


def test_each_joins_by_itself() -> None:
    found = topics(told("Ostrel's membership in the Cod Board.", "Vardania's membership in the Cod Board."), "")
    assert [topic.who for topic in found] == ["Ostrel", "Vardania"]


def test_a_cue_is_without_the_owner_that_only_the_sentence_knows() -> None:
    assert own_words("its bid until 2006") == "bid until 2006"
    assert own_words("Ostrel's bid") == "Ostrel's bid"


def test_what_was_not_asked_for_does_not_fit() -> None:
    (topic,) = topics(told("Ostrel would sign the fisheries agreement."), "")
    assert fits(topic, "fisheries agreement")
    assert fits(topic, "agreements of Ostrel from:sestrin")
    assert not fits(topic, "fisheries chair")
    assert not fits(topic, "Belmora membership")
    assert not fits(topic, "Belmora membership fisheries board chair")
    assert fits(topic, "from:sestrin -dam")  # it names no subject


def test_what_only_goes_before_a_subject_is_another() -> None:
    (topic,) = topics(told("Ostrel would sign the fisheries agreement if the lighthouse is lit."), "")
    assert not fits(topic, "lighthouse")
    assert fits(topic, "agreement lighthouse")
