"""What a dossier says: every sentence a note, everything inferred, assumed or doubtful called so."""

import msgspec

import made_up
from reftel.model.board import (
    Change,
    Decision,
    HandSeat,
    Option,
    Package,
    PackageSearch,
    Part,
    Question,
    Wait,
    Waiting,
)
from reftel.writing.dossier.content import RuleTold, dossier
from reftel.writing.dossier.page import Grid, Items, Page, Paragraph, Picture, Section

RULE = RuleTold("consensus", "No objection.", "Rules of Procedure, II(A)2", "K")
QUESTION = Question(
    id="straits-chair",
    title="Who chairs?",
    body="straits",
    rule="consensus",
    decisions=(Decision(id="2006"),),
    options=(Option(id="vardania-2006", decision="2006", title="Vardania chairs in 2006"),),
)


def page(**changes: object) -> Page:
    return dossier(msgspec.structs.replace(made_up.board(), **changes), QUESTION, RULE, "Straits Conference")


def section(shown: Page, title: str) -> Section:
    (found,) = [section for section in shown.sections if section.title == title]
    return found


def lines(section: Section) -> list[str]:
    told = []
    for block in section.blocks:
        if isinstance(block, Paragraph):
            told.append("".join(run.text for run in block.line))
        elif isinstance(block, Items):
            told += ["".join(run.text for run in line) for line in block.lines]
        elif isinstance(block, Grid):
            told += ["|".join("".join(run.text for run in cell).strip() for cell in row) for row in block.rows]
    return told


def test_the_head_and_the_outcome_twice() -> None:
    shown = page()
    assert shown.about == ("Straits Conference", "at 2004-06-01 · consensus of 7 members")
    outcome = section(shown, "The outcome")
    assert lines(outcome) == ["Vardania chairs in 2006|undetermined|not adopted|Lusk"]
    assert isinstance(outcome.blocks[-1], Picture)


def test_seats_are_called_what_they_are_and_cite_their_notes() -> None:
    shown = page()
    told = lines(section(shown, "Vardania chairs in 2006"))
    assert told[0] == "on what is declared: undetermined. no member is known to reject it; 4 of 7 are not known"
    assert "Meridia|supports||assumed: no cable says so" in [line.replace("2004-03-16", "") for line in told]
    assert any(line.startswith("Lusk|against (inferred)") and "to check: decides nothing" in line for line in told)
    assert any(line.startswith("Ostrel|rejects") and "claimed by Orvane" in line for line in told)
    assert any("no member: does not count" in line for line in told)
    assert told[-1] == "not known: Aurel, Dravia"
    assert "Ostrel would never agree" in {note.text for note in shown.notes}
    assert {note.citation for note in shown.notes} == {"04SESTRIN214 ¶2", "04SESTRIN214 ¶3"}
    assert [note.number for note in shown.notes] == list(range(1, len(shown.notes) + 1))


def test_what_is_said_of_a_seat_does_not_run_together() -> None:
    (decision,) = made_up.board().decisions
    seat = made_up.seat(
        actor="Lusk", stance="conditional", condition="if paid", claimed_by="Orvane", to_check=False, assumed=False
    )
    option = msgspec.structs.replace(decision.options[0], seats=(seat,))
    shown = page(decisions=(msgspec.structs.replace(decision, options=(option,)),))
    told = lines(section(shown, "Vardania chairs in 2006"))
    assert any("on condition: if paid; claimed by Orvane" in line for line in told)


def test_seats_by_hand_on_one_source_share_a_row_and_a_note() -> None:
    full = made_up.board()
    (decision,) = full.decisions
    same = [
        made_up.seat(
            actor=f"M{n}", stance="support", since="2004", condition=None, evidence=(), others=(), source="Minutes"
        )
        for n in range(9)
    ]
    option = msgspec.structs.replace(decision.options[0], seats=tuple(same), unknown=tuple(f"U{n}" for n in range(9)))
    shown = page(decisions=(msgspec.structs.replace(decision, options=(option,)),))
    told = lines(section(shown, "Vardania chairs in 2006"))
    assert told[2] == "M0, M1, M2, M3, M4, M5, M6, M7, M8 (9)|supports|2004|"
    assert told[3].startswith("not known: 9 of 7 members: U0, U1")
    assert [(note.text, note.citation) for note in shown.notes] == [("Minutes", "")]


def test_moves_changes_waits_and_packages_have_their_sections_where_there_are_any() -> None:
    bare = {section.title for section in page(moves=()).sections}
    assert not bare & {"What would let an option pass", "Who waits for whom", "Packages that nobody is known to refuse"}
    waiting = Waiting(
        waits=(Wait(actor="Lusk", option="vardania-2006", waits_for=("Ostrel",), text="once"),),
        loops=(("Lusk", "Ostrel"),),
        sequence=("A", "B"),
    )
    package = Package(parts=(Part("Lusk", 2006),), outcome="adopted", assumes=("A",))
    found = PackageSearch(searched=40, refused=10, dominated=0, listed=13, packages=(package,) * 13)
    change = Change(
        option="vardania-2006",
        what="seat",
        actor="Lusk",
        before=None,
        after="reject",
        evidence=(made_up.evidence(start=900, end=920),),
    )
    shown = page(since="2004-01-01", changes=(change,), waiting=waiting, packages=found)
    assert lines(section(shown, "What changed since 2004-01-01")) == ["Vardania chairs in 2006: Lusk — → rejects"]
    assert shown.notes[-1].start == 900
    assert lines(section(shown, "Who waits for whom")) == [
        "Lusk waits for Ostrel (Vardania chairs in 2006): once",
        "Lusk and Ostrel wait for each other: only a step of all at once gets out of it",
        "could move in this order: A, B",
    ]
    told = lines(section(shown, "Packages that nobody is known to refuse"))
    assert (told[0], told[1], told[-1]) == (
        "13 of 40 packages; 10 hold a part that is refused",
        "Lusk 2006|adopted|consent unknown: A",
        "… and 1 more.",
    )
    assert lines(section(page(since="2004-01-01"), "What changed since 2004-01-01")) == ["Nothing that is known."]


def test_the_rule_its_text_and_what_all_rests_on() -> None:
    shown = page()
    assert lines(section(shown, "The rule"))[:2] == [
        "consensus: No objection.",
        "Rules of Procedure, II(A)2. From general knowledge, not checked against that text.",
    ]
    told = lines(section(shown, "What this rests on"))
    assert told[0].startswith("5 positions from 2 of 3 matching cables, 40 statements looked at")
    assert "not that it is so" in told[1]


def test_a_seat_by_hand_of_the_question_is_in_the_picture_of_who_moved() -> None:
    hand = HandSeat(actor="Meridia", option="vardania-2006", stance="support", on="2004-02", assumed=True)
    question = msgspec.structs.replace(QUESTION, seats=(hand,))
    shown = dossier(made_up.board(), question, RULE, "")
    (drawn,) = [block for block in section(shown, "Who moved when").blocks if isinstance(block, Picture)]
    assert ">Meridia<" in drawn.svg
