"""A question file: as a person writes it, and as a person gets it wrong."""

from pathlib import Path

import pytest

from reftel.deciding import decide
from reftel.deciding.questions import load_question
from reftel.errors import QuestionError
from reftel.model.board import HandSeat, Preference, Question, Scale, Wait, Window

FULL = """
[question]
id = "straits-2005"
title = "Who chairs the Straits in 2005?"
body = "straits"

[body]
id = "straits"
name = "Straits Conference"
rule = "consensus"
members = ["Belmora"]
[[body.member]]
name = "Vardania"
since = "1994-03-01"
until = "2029"
aliases = ["GOV", "Vardanian"]

[[decision]]
id = "2005"
due = 2004-12-01
default = "no chair"
exclusive = false
[[decision]]
id = "2006"

[[option]]
id = "vardania-2005"
decision = "2005"
title = "Vardania chairs in 2005"
cues = ["2005 chairmanship"]
[[option]]
id = "quiet"
decision = "2006"

[[seat]]
actor = "Belmora"
option = "vardania-2005"
stance = "silent"
assumed = true
on = "2004"
weight = 3
salience = 0.5
[[seat]]
actor = "Vardania"
option = "quiet"
stance = "reject"
source = "Protocol of 3 May"
"""


def load(tmp_path: Path, text: str) -> Question:
    file = tmp_path / "question.toml"
    file.write_text(text, encoding="utf-8")
    return load_question(file)


def test_everything_a_question_can_say(tmp_path: Path) -> None:
    found = load(tmp_path, FULL)
    assert (found.id, found.body, found.rule) == ("straits-2005", "straits", "consensus")
    assert [m.name for m in found.members] == ["Belmora", "Vardania"]
    assert found.members[1].aliases == ("GOV", "Vardanian")
    assert (found.decisions[0].due, found.decisions[0].default, found.decisions[0].exclusive) == (
        "2004-12-01",
        "no chair",
        False,
    )
    assert (found.decisions[1].due, found.decisions[1].exclusive) == (None, True)
    assert (found.options[0].candidate, found.options[1].candidate, found.options[1].title) == (
        "Vardania",
        None,
        "quiet",
    )
    assert found.seats[0] == HandSeat(
        actor="Belmora", option="vardania-2005", stance="silent", assumed=True, on="2004", weight=3, salience=0.5
    )
    assert (found.seats[1].assumed, found.seats[1].source) == (False, "Protocol of 3 May")


def test_mistakes_in_several_tables_are_told_together(tmp_path: Path) -> None:
    seats = '[[seat]]\nactor = "A"\noption = "a"\nstance = "reject"\n'
    seats += '[[seat]]\nactor = "A"\noption = "b"\nstance = "reject"\nassumed = true\n'
    with pytest.raises(QuestionError) as error:
        load(tmp_path, HEAD + 'on = "soon"\n' + OPTION + seats + "[[wait]]\n[[wait]]\n[scale]\nlow = 2\n[package]\n")
    told = [line.split(".toml: ")[1].split(" has")[0][:11] for line in str(error.value).splitlines()]
    assert told == [
        "[[seat]] 1 ",
        "[[seat]] 2",
        "[[wait]] 1 ",
        "[[wait]] 2 ",
        "[package] n",
        "[scale] nee",
        "[question]",
    ]
    with pytest.raises(QuestionError) as error:
        load(tmp_path, HEAD + OPTION + 15 * '[[seat]]\nwho = "A"\n')
    assert len(str(error.value).splitlines()) == 11
    assert str(error.value).endswith("There are 5 more.")
    with pytest.raises(QuestionError, match=r"1 has 'cue', which is not known here; did you mean 'cues'\?$"):
        load(tmp_path, HEAD + OPTION + 'cue = ["x"]\n' + seats)


def test_a_seat_by_hand_may_say_what_is_no_objection_and_on_what_condition_it_objects(tmp_path: Path) -> None:
    seat = '[[seat]]\noption = "a"\nassumed = true\n'
    seats = (
        seat + 'actor = "A"\nstance = "undecided"\nveto = "waiver"\n',
        seat + 'actor = "B"\nstance = "conditional"\ncondition = "unless paid"\nobjects = true\n',
    )
    body = 'body = "club"\n[body]\nid = "club"\nmembers = ["A", "B"]\n'
    asked = load(tmp_path, HEAD + body + OPTION + "".join(seats))
    (option,) = decide(asked, []).decisions[0].options
    assert [(s.actor, s.veto, s.objection) for s in option.seats] == [("A", "waiver", False), ("B", None, True)]
    assert option.conditional_blockers == ("B",)


@pytest.mark.parametrize("said", ['stance = "reject"\ncondition = "unless paid"', 'stance = "conditional"'])
def test_only_who_stands_on_a_condition_objects_until_then(tmp_path: Path, said: str) -> None:
    seat = f'[[seat]]\noption = "a"\nassumed = true\nactor = "B"\n{said}\nobjects = true\n'
    with pytest.raises(QuestionError, match=r"seat.* objects until a condition is met, and that needs"):
        load(tmp_path, HEAD + OPTION + seat)


def test_the_least_a_question_can_say(tmp_path: Path) -> None:
    found = load(tmp_path, '[question]\nid = "q"\n[[option]]\nid = "a"\ncues = ["x"]\n')
    assert (found.title, found.body, found.rule, found.members) == ("q", "", "consensus", ())
    assert [d.id for d in found.decisions] == ["q"]
    assert found.options[0].decision == "q"


def test_several_actors_may_share_a_seat_and_a_question_may_have_its_date(tmp_path: Path) -> None:
    text = '[question]\nid = "q"\non = 2004-05-03\n' + OPTION
    shared = '[[seat]]\nactors = ["A", "B", "A"]\noption = "a"\nstance = "abstain"\nsource = "Minutes"\nweight = 1.5\n'
    found = load(tmp_path, text + shared)
    assert found.on == "2004-05-03"
    assert [(s.actor, s.stance, s.source, s.weight) for s in found.seats] == [
        ("A", "abstain", "Minutes", 1.5),
        ("B", "abstain", "Minutes", 1.5),
    ]
    for wrong in ('actor = "A"\nactors = ["B"]', "actors = []"):
        with pytest.raises(QuestionError, match="needs either actor"):
            load(tmp_path, text + f'[[seat]]\n{wrong}\noption = "a"\nstance = "abstain"\nassumed = true\n')


def test_a_scale_and_seats_that_have_only_a_place_on_it(tmp_path: Path) -> None:
    scale = '[scale]\nlow = 4\nhigh = 10\ndefault = 5\nunit = "years"\n'
    seat = '[[seat]]\nactor = "A"\nposition = 7\nweight = 0.08\nsalience = 0.4\nsource = "Table 1"\n'
    found = load(tmp_path, HEAD + scale + seat)
    assert found.scale == Scale(low=4, high=10, default=5, unit="years")
    assert found.options == ()
    assert found.seats == (
        HandSeat(actor="A", stance="unknown", assumed=False, source="Table 1", weight=0.08, salience=0.4, position=7),
    )
    for wrong, says in (
        ("[scale]\nlow = 4\n", "needs its two ends"),
        ("[scale]\nlow = 4\nhigh = 4\n", "the low one first"),
        ("[scale]\nlow = nan\nhigh = 4\n", "needs its two ends"),
        ("[scale]\nlow = 4\nhigh = 10\ndefault = 11\n", "is not on the scale"),
    ):
        with pytest.raises(QuestionError, match=says):
            load(tmp_path, HEAD + wrong)
    with pytest.raises(QuestionError, match="has no stance"):
        load(tmp_path, HEAD + OPTION + scale + seat.replace("[[seat]]\n", '[[seat]]\noption = "a"\n'))


def test_members_may_stand_in_the_question_or_in_a_file_beside_it(tmp_path: Path) -> None:
    inside = load(tmp_path, '[question]\nid = "q"\nbody = "club"\nmembers = ["A", "B"]\n[[option]]\nid = "a"\n')
    assert [m.name for m in inside.members] == ["A", "B"]
    (tmp_path / "club.toml").write_text('[body]\nid = "club"\nmembers = ["C"]\n', encoding="utf-8")
    beside = load(tmp_path, '[question]\nid = "q"\nbody = "club.toml"\n[[option]]\nid = "a"\n')
    assert [m.name for m in beside.members] == ["C"]


def test_a_body_that_comes_with_reftel(tmp_path: Path) -> None:
    found = load(
        tmp_path, '[question]\nid = "q"\nbody = "osce"\n[[option]]\nid = "a"\ntitle = "Kazakhstan chairs in 2009"\n'
    )
    assert sum(m.at("2006-10-24") for m in found.members) == 56
    assert found.options[0].candidate == "Kazakhstan"


HEAD = '[question]\nid = "q"\n'
OPTION = '[[option]]\nid = "a"\n'


def test_packages_wishes_and_waits(tmp_path: Path) -> None:
    text = """
[package]
candidates = ["Vardania", "Ostrel"]
years = [2005, 2007]
[[preference]]
actor = "Ostrel"
candidate = "Vardania"
worth = -2
assumed = true
[[wait]]
actor = "Ostrel"
option = "a"
waits_for = ["Vardania"]
[[seat]]
actor = "Ostrel"
candidate = "Vardania"
years = [2006, 2007]
stance = "accept"
otherwise = "reject"
condition = "a pledge"
source = "minutes"
"""
    asked = load(tmp_path, HEAD + OPTION + text)
    assert asked.window == Window(("Vardania", "Ostrel"), 2005, 2007)
    assert asked.preferences == (Preference(actor="Ostrel", candidate="Vardania", year=None, worth=-2),)
    assert asked.waits == (Wait(actor="Ostrel", option="a", waits_for=("Vardania",), text="", by_hand=True),)
    (seat,) = asked.seats
    assert (seat.option, seat.candidate, seat.first, seat.last) == ("", "Vardania", 2006, 2007)
    assert (seat.stance, seat.otherwise, seat.condition, seat.assumed) == ("accept", "reject", "a pledge", False)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[package]\n", "needs candidates"),
        ('[package]\ncandidates = ["A"]\nyears = [2007, 2005]\n', "the first is after the last"),
        ('[package]\ncandidates = ["A"]\nyears = [2007]\n', "write the first and the last: years = [2009, 2011]."),
        (
            f"[package]\ncandidates = {[f'C{n}' for n in range(30)]}\nyears = [1990, 2030]\n",
            "has more packages than can be searched",
        ),
        ('[[preference]]\nactor = "A"\ncandidate = "B"\nworth = "much"\nassumed = true\n', "has worth = 'much'"),
        ('[[preference]]\nactor = "A"\ncandidate = "B"\nworth = 1\nyear = "x"\nassumed = true\n', "has year = 'x'"),
        ('[[preference]]\nactor = "A"\ncandidate = "B"\nworth = 1\n', "rests on nothing"),
        ('[[wait]]\nactor = "A"\noption = "a"\n', "waits for nobody"),
        ('[[wait]]\nactor = "A"\noption = "b"\nwaits_for = ["B"]\n', "has the option 'b', and there is no such one"),
        (
            '[[seat]]\nactor = "A"\ncandidate = "B"\noption = "a"\nstance = "support"\nassumed = true\n',
            "has both an option and a candidate",
        ),
        (
            '[[seat]]\nactor = "A"\ncandidate = "B"\nstance = "support"\notherwise = "nay"\nassumed = true\n',
            "has the otherwise 'nay'",
        ),
    ],
)
def test_each_mistake_about_packages_is_one_clear_sentence(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(QuestionError) as error:
        load(tmp_path, HEAD + OPTION + text)
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "the file has no [question]; add [question] with an id."),
        (OPTION, "the file has no [question]"),
        ("[question]\n", '[question] has no id; add id = "…".'),
        (HEAD, "has no [[option]]; add one for each answer"),
        (HEAD + 'rule = "toss"\n' + OPTION, "has the rule 'toss', which is not known; write one of: consensus, "),
        (
            HEAD + 'body = "club"\n' + OPTION,
            "has the body 'club', which is not known (these are: osce, unsc, unga, nato, eu-council); add [body]",
        ),
        (
            HEAD + 'body = "club"\n[body]\nid = "bulc"\nmembers = ["A"]\n' + OPTION,
            "[body] has the id 'bulc'; write the same",
        ),
        (HEAD + 'body = "club"\n[body]\nid = "club"\n' + OPTION, "[body] has no members"),
        (HEAD + 'body = "club.toml"\n' + OPTION, "cannot be read"),
        (HEAD + "[[decision]]\n" + OPTION, "[[decision]] 1 has no id"),
        (
            HEAD + '[[decision]]\nid = "x"\n[[decision]]\nid = "x"\n' + OPTION,
            "[[decision]] 2 has the id 'x', which another has",
        ),
        (HEAD + '[[decision]]\nid = "x"\n[[decision]]\nid = "y"\n' + OPTION, "[[option]] 1 has no decision"),
        (HEAD + OPTION + 'decision = "z"\n', "has the decision 'z', and there is none of that id; write one of: q."),
        (HEAD + OPTION + OPTION, "[[option]] 2 has the id 'a', which another has already"),
        (
            HEAD + OPTION + 'queues = ["x"]\n',
            "[[option]] 1 has 'queues', which is not known here; did you mean 'cues'?",
        ),
        (HEAD + '[option]\nid = "a"\n', "write [[option]], with two brackets"),
        (HEAD + OPTION + '[[seat]]\noption = "a"\nstance = "support"\nassumed = true\n', "[[seat]] 1 has no actor"),
        (
            HEAD + OPTION + '[[seat]]\nactor = "A"\noption = "b"\nstance = "support"\n',
            "has the option 'b', and there is no such one",
        ),
        (
            HEAD + OPTION + '[[seat]]\nactor = "A"\noption = "a"\nstance = "aye"\n',
            "has the stance 'aye', which is not known",
        ),
        (
            HEAD + OPTION + '[[seat]]\nactor = "A"\noption = "a"\nstance = "unknown"\nveto = "wish"\nassumed = true\n',
            "has the veto 'wish', which is not known; write one of: right, threat, waiver.",
        ),
        (
            HEAD + OPTION + '[[seat]]\nactor = "A"\noption = "a"\nstance = "support"\n',
            "rests on nothing; add assumed = true",
        ),
        (
            HEAD + OPTION + '[[seat]]\nactor = "A"\noption = "a"\nstance = "support"\nassumed = true\nweight = -1\n',
            "has weight = -1; write a number, 0 or more",
        ),
    ],
)
def test_each_mistake_is_one_clear_sentence(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(QuestionError) as error:
        load(tmp_path, text)
    assert says in str(error.value)
    assert ".toml: " in str(error.value)
    assert "\n" not in str(error.value)


def test_a_body_file_without_a_body(tmp_path: Path) -> None:
    (tmp_path / "club.toml").write_text("", encoding="utf-8")
    with pytest.raises(QuestionError, match=r"club.toml: the file has no \[body\]"):
        load(tmp_path, HEAD + 'body = "club.toml"\n' + OPTION)
