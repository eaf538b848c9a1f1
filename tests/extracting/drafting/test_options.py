"""Options as the cables name them."""

from reftel.extracting.drafting.namings import namings
from reftel.extracting.drafting.options import asked, options_of
from reftel.extracting.drafting.sentences import Told
from reftel.extracting.drafting.subjects import topics
from reftel.facts.bodies import body_of
from reftel.model.draft import Cited, DraftOption


def options(*sentences: str) -> tuple[DraftOption, ...]:
    told = []
    for number, text in enumerate(sentences, 1):
        cited = Cited(
            cable="04SESTRIN214", para=1, sentence=number, text=text, start=number, end=number + 1, source="a"
        )
        told.append(Told(text, "2004-03-11", tuple(namings(text)), cited))
    (first, *_) = topics(told, "")
    return options_of(first, told)


def test_one_for_each_candidate_and_year_and_one_for_waiting() -> None:
    found = options(
        "Vardania's bid for the chair in 2005 had friends.",
        "He would insist on the 2005 chairmanship.",
        "He had heard of Ostrel's possible candidacy for the 2005 chair.",
        "Vardania would delay its bid until 2006.",
        "Two options were left, 2005 and 2006.",
        "If there was none, the decision could be postponed until May.",
    )
    assert [(one.id, one.title, one.candidate, one.possible) for one in found] == [
        ("vardania-2005", "Vardania chairs in 2005", "Vardania", False),
        ("ostrel-2005", "Ostrel chairs in 2005", "Ostrel", True),
        ("vardania-2006", "Vardania waits and chairs in 2006", "Vardania", False),
        ("put-off", "The decision is put off until May", None, False),
    ]
    assert [one.count for one in found] == [2, 1, 2, 1]
    assert found[0].cues == ("2005 chairmanship", "Vardania's bid for the chair in 2005")
    assert found[2].cues == ("bid until 2006",)
    assert found[3].cues == ("postponed until May",)
    assert [one.sentence for one in found[2].evidence] == [4, 5]


def test_a_bid_that_is_put_off_puts_off_no_decision() -> None:
    found = options("Vardania's bid for 2005 came.", "Vardania would delay its bid until the election.")
    assert [one.id for one in found] == ["vardania-2005"]


def test_things_that_are_adopted_or_concluded() -> None:
    (agreement,) = options("Vardania would not sign the fisheries agreement.")
    assert (agreement.id, agreement.title, agreement.candidate) == (
        "fisheries",
        "The fisheries agreement is concluded",
        None,
    )
    (resolution,) = options("Kestria tabled a resolution on the seizure of trawlers.")
    assert resolution.title == "The resolution on seizure of trawlers is adopted"
    (seat,) = options("Ostrel wanted to move the secretariat to Port Aurel.")
    assert seat.title == "The secretariat is in Port Aurel"


def test_the_question_is_asked_with_what_is_named() -> None:
    told = [
        Told(
            text,
            None,
            tuple(namings(text)),
            Cited(cable="c", para=1, sentence=1, text=text, start=1, end=2, source="a"),
        )
        for text in ("Kenya's candidacy for the chair in 2005.",)
    ]
    (topic,) = topics(told, "")
    assert asked(topic, body_of("osce")) == "Who chairs the OSCE in 2005?"
    assert asked(topic, None) == "Who chairs in 2005?"
