"""The act of what was said, whose stance it is, and whether it is denied."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_speech import said
from made_up import cable
from reftel.extracting.cues import lexicon
from reftel.extracting.notes import Aside, Draft, Mention, Notes, Sentence
from reftel.extracting.parser import load, parse
from reftel.extracting.predicates import Place
from reftel.extracting.readings import read
from reftel.extracting.stages.stance import act_of, judge, judged
from reftel.model.statement import Act

ROWS = [
    (kind, act, words, example)
    for kind in ("stance", "judgement", "noun")
    for act, rows in lexicon()[kind].items()
    for words, example, *_ in rows
]


def test_each_example_has_the_act_of_its_section() -> None:
    other = []
    parses = parse([(example, ((0, 0),)) for *_, example in ROWS], load())
    for (kind, act, words, example), found in zip(ROWS, parses, strict=True):
        for place in (Place(found, 0, len(found), 0) if found is not None else None, None):
            result = judged(read(example, place))
            if (result[0] if result else "state") != act:
                other.append((kind, act, words, "parsed" if place else "unparsed", result))
    assert not other


def sentence_of(text: str, *, parsed: bool = True, asides: tuple[Aside, ...] = ()) -> Sentence:
    """A sentence at the head of a paragraph."""
    found = parse([(text, ((0, 0),))], load())[0] if parsed else None
    return Sentence(index=0, para=0, start=0, end=len(text), text=text, role="body", parse=found, asides=asides)


def draft_of(
    text: str, content: str, *, verb: str | None = "say", act: Act = "state", frame: str = "that", **kwargs: object
) -> Draft:
    """A draft whose content is a part of a sentence."""
    start = text.index(content)
    end = start + len(content)
    return Draft(sentence=0, start=start, end=end, frame=frame, act=act, verb=verb, speaker_at=None, **kwargs)  # type: ignore[arg-type]


CONTENTS = (
    # content, act, holder, negated
    ("the GOV would not accept the terms", "reject", "the GOV", True),
    ("Ostrel had no reason to renounce its bid", "support", "Ostrel", True),
    ("Vardania has no right to reject this help", "support", "Vardania", True),
    ("the Council should meet in May", "request", None, False),
    ("there should be a survey first", "request", None, False),
    ("the two sides must not wait", "reject", None, True),
    ("the price must have been high", "state", None, False),
    ("he needs to think about it", "state", None, False),
    ("the Ministry will publish the list", "commit", "the Ministry", False),
    ("Ostrel would probably win the vote", "state", None, False),
    ("the vote will be held in May", "state", None, False),
    ("the Bank would become bigger", "state", None, False),
    ("Marin would never have signed it", "reject", "Marin", True),
    ("if no text is agreed, the GOV would prefer a delay", "support", "the GOV", False),
    ("despite the opposition of two parties, the vote will be held", "state", None, False),
    ("work on the harbor ground to a halt", "criticize", None, False),
    ("Ostrel was right to resist", "support", None, False),
    ("the text was unacceptable to Ostrel", "reject", "Ostrel", False),
    ("the text was unacceptable to us", "reject", "we", False),
    ("the police were looking into it and would write a letter", "commit", "the police", False),
    ("certain officials had argued that Ostrel should wait", "request", "certain officials", False),
    ("the officials had said that Ostrel would sign", "commit", "Ostrel", False),
    ("his colleagues had expressed concern about the port", "criticize", "his colleagues", False),
    ("Ostrel's willingness to talk", "commit", "Ostrel", False),
    ("Ostrel and Vardania were pressing for a vote", "request", "Ostrel and Vardania", False),
    ("the dam leaked", "state", None, False),
    ("the Ministry was aware of the leak", "state", "the Ministry", False),
    ("the office had proposed that the port be closed", "state", None, False),
    ("the bid had the support of many states", "state", None, False),
    ("a country accepts that law", "state", None, False),
    ("why should the farmers pay", "ask", None, False),
    ("will the port open?", "ask", None, False),
    ("we will send two ships", "commit", "we", False),
    ("the firm was tried for illegal trade", "state", None, False),
    ("the arrest was illegal", "criticize", None, False),
    ("the report showed a shocking lack of care", "criticize", None, False),
)


@pytest.mark.parametrize(("content", "act", "holder", "negated"), CONTENTS)
def test_contents(content: str, act: str, holder: str | None, *, negated: bool) -> None:
    text = f"Marin said that {content}."
    found = act_of(draft_of(text, content), sentence_of(text))
    assert (found.act, found.holder_at.text if found.holder_at else None, found.negated) == (act, holder, negated)


@pytest.mark.parametrize("content", [row[0] for row in CONTENTS])
def test_contents_without_a_parse_have_an_act(content: str) -> None:
    text = f"Marin said that {content}."
    assert act_of(draft_of(text, content), sentence_of(text, parsed=False)).act


@pytest.mark.parametrize(
    ("content", "act", "holder"),
    [
        ("the GOV would not accept the terms", "reject", "the GOV"),
        ("the Ministry will publish the list", "commit", "the Ministry"),
        ("the Ministry has now decided to publish the list", "commit", "the Ministry"),
        ("the Ministry will be publishing the list", "commit", "the Ministry"),
        ("the list will be published", "state", None),
        ("the list would have been published", "state", None),
        ("Ostrel needs to act", "request", None),
        ("However, if the talks fail, Ostrel will sign the treaty", "commit", "Ostrel"),
        ("THE MINISTRY WILL PUBLISH THE LIST", "commit", "THE MINISTRY"),
        ("EDUCATION WILL CHANGE THE COUNTRY", "state", None),
        ("the text was unacceptable to the Cabinet of Ostrel", "reject", "the Cabinet of Ostrel"),
        ("Ostrel's willingness to talk", "commit", "Ostrel"),
        ("it had the support of many", "state", None),
        ("no", "state", None),
    ],
)
def test_contents_by_their_words_alone(content: str, act: str, holder: str | None) -> None:
    text = f"Marin said that {content}."
    found = act_of(draft_of(text, content), sentence_of(text, parsed=False))
    assert (found.act, found.holder_at.text if found.holder_at else None) == (act, holder)


SAYINGS: tuple[tuple[str, str, str, Act, str], ...] = (
    # sentence with [content], verb, frame, act of the verb, act of the statement
    ("Marin urged [the port to close].", "urge", "inf", "request", "request"),
    ("Marin agreed that [the ban was a mistake].", "agree", "that", "support", "criticize"),
    ("Marin agreed to [wait].", "agree", "inf", "support", "support"),
    ("Marin suggested that [the port is closed].", "suggest", "that", "request", "state"),
    ("Marin suggested that [the port might close].", "suggest", "that", "request", "request"),
    ("Marin suggested that [the port will close].", "suggest", "that", "request", "state"),
    ("Marin denied that [the vote was rigged].", "deny", "that", "state", "state"),
    ("Marin denied that [he would accept it].", "deny", "that", "state", "reject"),
    ("Marin assured them that [Ostrel would sign].", "assure", "that", "commit", "commit"),
    ("Marin assured them that [the port was safe].", "assure", "that", "commit", "state"),
    ("Marin said [demonizing them was a mistake of the port].", "say", "bare", "state", "criticize"),
    ("Marin said [the King may yet reject the text].", "say", "bare", "state", "state"),
    ("Marin said [should the vote fail the port would close].", "say", "bare", "state", "state"),
    ("Marin said [the King must reject the text].", "say", "bare", "state", "request"),
    ("Marin asked for [her views on the port].", "ask", "prep", "request", "ask"),
    ("Marin described [the plan as unwise].", "describe", "object", "state", "criticize"),
    ("Marin said [if it rained Ostrel would send ships].", "say", "bare", "state", "state"),
    ("Marin said [they were encouraging others to sign].", "say", "bare", "state", "state"),
)


@pytest.mark.parametrize("saying", SAYINGS, ids=[row[0] for row in SAYINGS])
def test_the_verb_of_saying(saying: tuple[str, str, str, Act, str]) -> None:
    marked, verb, frame, default, act = saying
    content = marked[marked.index("[") + 1 : marked.index("]")]
    text = marked.replace("[", "").replace("]", "")
    assert act_of(draft_of(text, content, verb=verb, act=default, frame=frame), sentence_of(text)).act == act


@pytest.mark.parametrize(
    ("verb", "default", "act"),
    [
        ("oppose", "reject", "support"),
        ("support", "support", "reject"),
        ("dismiss", "reject", "state"),
        ("appreciate", "support", "criticize"),
    ],
)
def test_a_denied_verb_is_turned_round(verb: str, default: Act, act: str) -> None:
    text = f"Marin did not {verb} the plan."
    assert (
        act_of(
            draft_of(text, "the plan", verb=verb, act=default, frame="object", verb_negated=True), sentence_of(text)
        ).act
        == act
    )


def test_a_parenthetical_attribution_is_not_read() -> None:
    text = "Ostrel, he complained, would sign."
    aside = Aside(6, 22, Mention("he", 8, 10), "complain")
    found = act_of(
        draft_of(text, "Ostrel, he complained, would sign", frame="paren"),
        sentence_of(text, parsed=False, asides=(aside,)),
    )
    assert (found.act, found.holder_at and found.holder_at.text) != ("criticize", None)


@pytest.mark.parametrize(("host", "holder"), [("EG", None), ("IR", "Iran"), (None, "Iran")])
def test_what_a_third_country_tries_is_no_stance_of_its_own(host: str | None, holder: str | None) -> None:
    text = "Marin said that Iran tried to pay the bills."
    found = act_of(draft_of(text, "Iran tried to pay the bills"), sentence_of(text), host)
    assert (found.act, found.holder_at.text if found.holder_at else None) == ("state", holder)


def test_the_possessor_of_the_noun_that_carries_it_is_the_holder() -> None:
    text = "Marin highlighted Ostrel's interest in the text."
    draft = draft_of(text, "the text", verb="highlight", act="support", frame="nominal", verb_at=1, lo=6, hi=8)
    found = act_of(draft, sentence_of(text))
    assert found.holder_at is not None
    assert (found.holder_at.text, found.holder_at.start) == ("Ostrel", 18)


def test_a_noun_without_possessor_has_no_holder_of_its_own() -> None:
    text = "Marin expressed interest in the text."
    assert (
        act_of(
            draft_of(text, "the text", act="support", frame="nominal", verb_at=1, lo=4, hi=6), sentence_of(text)
        ).holder_at
        is None
    )


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The Cabinet seems determined to go on.", "state"),
        ("The vote was deeply flawed.", "criticize"),
        ("The Bank should wait.", "request"),
        ("We will report again.", "commit"),
    ],
)
def test_the_voice_of_the_post(text: str, act: str) -> None:
    draft = draft_of(text, text, verb=None, frame="comment", voice="post")
    assert act_of(draft, sentence_of(text)).act == act


def test_the_stage_fills_every_draft() -> None:
    text = "Marin said that Ostrel would not accept it."
    draft = draft_of(text, "Ostrel would not accept it", because="that:say")
    notes = judge(Notes(cable=cable(), sentences=(sentence_of(text),), drafts=(draft, draft_of(text, "Ostrel"))))
    first = notes.drafts[0]
    assert (first.act, first.negated, first.because) == ("reject", True, "that:say; stance:accept~")
    assert notes.drafts[1].because == "content:plain"


@given(st.text(max_size=120))
def test_never_raises(text: str) -> None:
    sentence = Sentence(index=0, para=0, start=0, end=len(text), text=text, role="body")
    draft = Draft(sentence=0, start=0, end=len(text), frame="that", act="state", speaker_at=None)
    assert act_of(draft, sentence).act


@given(
    st.lists(
        st.sampled_from(
            ["Ostrel", "the", "would", "not", "accept", "that", ",", "if", "must", "be", "ready", "to", "concern", "'s"]
        ),
        max_size=14,
    )
)
def test_never_raises_on_a_parse(words: list[str]) -> None:
    text = " ".join(words)
    assert act_of(
        Draft(sentence=0, start=0, end=len(text), frame="that", act="state", speaker_at=None), sentence_of(text)
    ).act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The plan was a way of opposing Ostrel.", "state"),
        ("Funds went to poor or dangerous regions.", "state"),
        ("The guards would often beat him.", "state"),
    ],
)
def test_what_only_describes_takes_no_side(text: str, act: str) -> None:
    found = parse([(text, ((0, 0),))], load())[0]
    assert found is not None
    result = judged(read(text, Place(found, 0, len(found), 0)))
    assert (result[0] if result else "state") == act


@pytest.mark.parametrize(("teller", "act"), [("Analysts", "state"), ("Everyone", "state"), ("Marin", "commit")])
def test_who_looks_on_promises_nothing_for_others(teller: str, act: str) -> None:
    text = f"{teller} said that Ostrel would sign the pact."
    draft = msgspec.structs.replace(
        draft_of(text, "Ostrel would sign the pact"), speaker_at=Mention(teller, 0, len(teller))
    )
    assert act_of(draft, sentence_of(text)).act == act


def test_a_question_that_is_quoted_is_asked() -> None:
    text = 'Marin asked, "Do you know who I am?"'
    draft = draft_of(text, '"Do you know who I am?"', verb="ask", act="request")
    assert act_of(draft, sentence_of(text)).act == "ask"


def test_what_is_foreseen_is_no_promise_and_who_will_not_stay_refuses_nothing() -> None:
    told = said("Oyen predicted that the companies will soon break the monopoly. Oyen said the Mayor won't stay long.")
    assert [one.act for one in told] == ["state", "state"]
    assert [one.act for one in said("Oyen said that the companies will break the monopoly.")] == ["commit"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Dravic advised the pilots to wait for the tide.", "request"),
        ("Dravic told the harbor master not to open the gate.", "request"),
        ("Dravic advised the pilots that the tide was low.", "state"),
        ("Dravic expects the harbor master to resign.", "state"),
    ],
)
def test_who_is_told_to_do_something_is_asked(text: str, act: str) -> None:
    [one] = said(text)
    assert one.act == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Oyen noted that the Ostrel administration will push for unions to be heard.", "commit"),
        ("Oyen said that Ostrel will continue to press for a truce.", "commit"),
        ("Oyen said that Ostrel pushes for a truce.", "request"),
        ("Oyen said that Ostrel would urge the Board to wait.", "request"),
    ],
)
def test_what_somebody_will_ask_for_is_what_he_means_to_do(text: str, act: str) -> None:
    assert [one.act for one in said(text)] == [act]
