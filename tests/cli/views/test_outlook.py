"""What stands under a board: changes, waits, packages."""

from reftel.cli.views.outlook import SHOWN, changed, packages, waits
from reftel.model.board import Change, Evidence, Package, PackageSearch, Part, Wait, Waiting
from reftel.model.showing import Notes
from rendering import printed


def test_changes_in_words() -> None:
    notes, said = Notes(), Evidence("04X1", 1, 0, 1, "x")
    told = [
        Change(
            option="a",
            what="seat",
            actor="Ostrel",
            before=None,
            after="reject",
            claimed_by="Lusk",
            since="2004-04-01",
            evidence=(said,),
        ),
        Change(option="a", what="seat", actor="Aurel", before=None, after="reject", source="Minutes"),
        Change(option="a", what="outcome_with_inferred", actor=None, before="undetermined", after="not adopted"),
    ]
    shown = printed(changed(told, "2004-03-01", notes), 100)
    assert "a  Ostrel — → rejects (claimed by Lusk)  2004-04-01  [1]\n" in shown
    assert "a  Aurel — → rejects  [2]\n" in shown
    assert notes.entries == [said, "Minutes"]
    assert "a  outcome with inferred undetermined → not adopted" in shown
    assert "nothing that is known" in printed(changed([], "2004-03-01", Notes()), 100)


def test_waits_in_words() -> None:
    both = Waiting(
        waits=(
            Wait(actor="Ostrel", option="a", waits_for=("Lusk",), text="once Lusk signs"),
            Wait(actor="Lusk", option="a", waits_for=("Ostrel",), text="", by_hand=True),
        ),
        loops=(("Lusk", "Ostrel"),),
        sequence=("A", "B"),
    )
    shown = printed(waits(both), 120)
    assert "Ostrel waits for Lusk (a): once Lusk signs" in shown
    assert "Lusk waits for Ostrel (a) [by hand]" in shown
    assert "Lusk and Ostrel wait for each other" in shown
    assert "could move in this order: A, B" in shown


def test_packages_in_words() -> None:
    some = Package(
        parts=(Part("Lusk", 2005), Part("Ostrel", 2006)),
        outcome="undetermined",
        assumes=tuple("ABCDE"),
        doubts=("Lusk",),
        conditions=("Ostrel: a pledge",),
        assumed=("Norvane",),
    )
    few = Package(parts=(Part("Lusk", 2006),), outcome="adopted", assumes=("A",))
    found = PackageSearch(searched=40, refused=10, dominated=2, listed=28, packages=(some, few, *[few] * SHOWN))
    shown = printed(packages(found, 9), 200)
    assert "28 of 40 packages; 10 hold a part that is refused, 2 are worse for all whose wishes are known" in shown
    assert "Lusk 2005 · Ostrel 2006" in shown
    assert "inferred to object: Lusk; Ostrel: a pledge; assumed: Norvane; consent unknown of 5 of 9 members" in shown
    assert "consent unknown: A" in shown
    assert "and 16 more: --json" in shown
