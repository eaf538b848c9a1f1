"""Who proposed what, and on what terms."""

from made_question import say, taken_apart
from reftel.extracting.positions.proposals import Papers, Proposal, condition_in, papers_in
from reftel.model.statement import Statement


def papers(*statements: Statement) -> Papers:
    saids, actors, vocabulary = taken_apart(*statements)
    return Papers(saids, actors, vocabulary)


def brief(proposal: Proposal) -> tuple[str, str, str | None, str | None, str | None]:
    return proposal.by, proposal.option, proposal.on, proposal.condition, proposal.instead_of


TERMS = say(
    "the proposal for the 2006 chairmanship, with support conditional upon the release of the boats, is unacceptable",
    "GOV",
)
PAPER = say("the GOV would not accept the March 2 GOC paper", "GOV", at=500, said_on="2004-03-10")
CLAIM = say(
    "only Calderra had proposed the 2006 chairmanship as an alternative to the 2005 chairmanship", "GOV", at=900
)


def test_a_paper_is_its_owners_and_about_what_was_proposed() -> None:
    found = papers(TERMS, PAPER, CLAIM)
    saids, _, _ = taken_apart(TERMS, PAPER, CLAIM)
    assert found.owners == {"Calderra": "2004-03-02"}
    assert [found.option_of(said, at) for said in saids for at in papers_in(said.tokens)] == [
        "vardania-2006",
        "vardania-2006",
    ]
    assert found.only() == "vardania-2006"
    terms = "conditional upon the release of the boats"
    assert [brief(p) for p in found.proposals] == [
        ("Calderra", "vardania-2006", "2004-03-02", terms, None),
        ("Calderra", "vardania-2006", "2004-03-16", terms, "vardania-2005"),
    ]


def test_a_paper_of_nobody_known_proposes_nothing() -> None:
    assert papers(TERMS).proposals == []
    assert papers(PAPER).only() is None
    [said], _, _ = taken_apart(PAPER)
    assert papers(PAPER).option_of(said, papers_in(said.tokens)[0]) is None


def test_where_most_papers_are_about_something_else_none_is_that_of_an_option() -> None:
    more = [say(f"the GOC paper on buoys was read for the {n}th time", "GOV", at=2000 + 100 * n) for n in range(9)]
    assert papers(TERMS, PAPER, CLAIM, *more[:3]).only() == "vardania-2006"
    many = papers(TERMS, PAPER, CLAIM, *more)
    assert many.only() is None
    [said], _, _ = taken_apart(PAPER)
    assert many.option_of(said, papers_in(said.tokens)[0]) is None


def test_a_paper_from_somebody() -> None:
    assert papers(say("the paper from Ostrel was read")).owners == {"Ostrel": None}
    assert papers(say("the paper from friends was read")).owners == {}
    assert papers(say("a paper")).owners == {}


def test_who_proposes_is_who_is_named_or_who_speaks() -> None:
    found = papers(say("it proposed the 2006 chairmanship", "GOC"))
    assert [brief(p)[:2] for p in found.proposals] == [("Calderra", "vardania-2006")]


def test_that_proposal_is_no_known_paper() -> None:
    said = taken_apart(say("That proposal is bad"))[0][0]
    assert papers(TERMS, PAPER).option_of(said, 1) is None
    cut = taken_apart(say("proposal is bad", sentence="That proposal is bad."))[0][0]
    assert cut.before() == "that"
    assert papers(TERMS, PAPER).option_of(cut, 0) is None


def test_several_proposals_are_told_apart_by_their_owner() -> None:
    ours = say("Calderra proposed the 2006 chairmanship", "GOC")
    theirs = say("Quentara proposed the Ostreli candidacy", "GOQ", at=300)
    asked = say("the Quentaran proposal and the proposal", "GOV", at=600)
    found = papers(ours, theirs, asked)
    said = taken_apart(asked)[0][0]
    assert [found.option_of(said, at) for at in papers_in(said.tokens)] == ["ostrel-2005", None]


def test_the_day_of_a_paper_is_before_the_saying() -> None:
    assert papers(say("the GOC December 4 paper", said_on="2004-03-10")).owners == {"Calderra": "2003-12-04"}
    assert papers(say("the GOC December 44 paper", said_on="2004-03-10")).owners == {"Calderra": None}
    assert papers(say("the GOC December 4 paper", said_on="soon")).owners == {"Calderra": None}
    assert papers(say("the GOC December paper", said_on="2004-03-10")).owners == {"Calderra": None}


def test_terms_after_a_comma() -> None:
    [said], _, _ = taken_apart(say("the 2006 chairmanship, if the boats are back"))
    assert condition_in(said, said.mentions[0]) == "if the boats are back"
    [bare], _, _ = taken_apart(say("he said, the 2006 chairmanship"))
    assert condition_in(bare, bare.mentions[0]) is None


def test_a_proposed_thing_does_not_say_who_proposed_it() -> None:
    assert papers(say("a proposed delay of the 2006 chairmanship was read", "GOV")).proposed == []
    (found,) = papers(say("Calderra proposed the 2006 chairmanship", "GOV")).proposed
    assert found[0] == "Calderra"


def test_who_is_only_called_on_proposes_nothing() -> None:
    content = "Ostrel has called on several states among them the Calderran one suggesting the 2006 chairmanship"
    assert [p.by for p in papers(say(content, "GOV")).proposals] == ["Ostrel"]
    content = "Ostrel called on the Latin American envoys suggesting the 2006 chairmanship"
    assert [p.by for p in papers(say(content, "GOV")).proposals] == ["Ostrel"]
