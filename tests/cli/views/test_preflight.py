"""What an export would show, in words."""

from reftel.cli.views.preflight import LISTED, lines
from reftel.model.publication import Alleged, NameListed, Preflight


def test_lists_end_somewhere_and_say_so() -> None:
    names = tuple(
        NameListed(name=f"Name {n}", forms=(), cables=1, statements=0, places=("04X1 ¶1",), why=("signs",))
        for n in range(LISTED + 2)
    )
    alleged = (Alleged(key="k", cable="04X1", para=0, start=0, end=1, cue="x", speaker="Oyen", post="X", text="a\nb"),)
    told = list(
        lines(
            Preflight(
                access="sbu",
                cables=1,
                extracted=1,
                statements=1,
                withheld=2,
                redactions=0,
                masked=0,
                protections=0,
                names=names,
                words=(),
                markings=(),
                described=(),
                alleged=alleged,
            )
        )
    )
    assert told[0] == "1 cable as a reader sees them who is cleared for sbu."
    assert "  Name 0 (signs): 1 cable, 04X1 ¶1" in told
    assert "  … and 2 more: --preflight FILE lists all." in told
    assert told[-1] == "  04X1, Oyen, as X reports: a b"
    assert "May be names" not in " ".join(told)
