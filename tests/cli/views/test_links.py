"""Links and versions as people see them."""

from reftel.cli.views.links import links, missing, series, versions
from reftel.model.links import Cited, Informed, Links, Missing, Related, Series, Succession
from reftel.model.source import SourceRef
from reftel.model.versions import Difference, Shown, Versions, Witness
from rendering import printed


def test_links_with_little_and_with_much() -> None:
    bare = Links(
        cable="x",
        date=None,
        subject=None,
        references=(),
        cited_by=(),
        thread=(),
        before=None,
        after=None,
        informed=(),
        succession=(),
        copies=(),
    )
    assert printed(links(bare)) == "x\n"
    full = Links(
        cable="x",
        date=None,
        subject="S\x1b",
        references=(Cited("TELCON", None, "other", None),),
        cited_by=(),
        thread=(Related("y", "2004", None, "reply", "reference", 2), Related("z", None, "S", "report", "subject", 1)),
        before=None,
        after=None,
        informed=(Informed("ALL", "info", None, ("LUSK",), ()),),
        succession=(Succession("SAIGON", None, "closed", None),),
        copies=(Cited("SUSPECTED DUPLICATE", None, "held", "04LUSK31"),),
    )
    shown = printed(links(full))
    assert "S\ufffd" in shown
    assert "refers to   TELCON: no cable" in shown
    assert "y  2004 (2 references away)" in shown
    assert "z  S (same subject)" in shown
    assert "ALL (LUSK …)" in shown
    assert "SAIGON closed\n" in shown
    assert "copy of     04LUSK31: SUSPECTED DUPLICATE, held" in shown


def test_missing_and_series() -> None:
    assert printed([missing(Missing("x", ("a", "b"), known=True))]) == "x  referred to by a, b\n"
    assert printed([series(Series("LUSK", 2004, 1, 5, 3, ((2, 2), (4, 6))))]).endswith(
        "3 of 5 from 1 to 5  not held: 2, 4-6\n"
    )
    assert printed([series(Series("LUSK", 2004, 1, 2, 2, ()))]).endswith("from 1 to 2\n")


def test_versions_that_differ() -> None:
    one = Witness(
        source=SourceRef("a", "1", "telegram"),
        first=True,
        completeness="whole",
        paragraphs=1,
        lacks=(),
        hides=0,
        place="original",
    )
    two = Witness(
        source=SourceRef("b", "2", "telegram"),
        first=False,
        completeness="partial",
        paragraphs=1,
        lacks=("¶2",),
        hides=2,
        place="repetition",
    )
    differences = (
        Difference("2", 1, "words", "a", None),
        Difference("2", 2, "lacking"),
        Difference("2", None, "hidden"),
    )
    shown = printed(
        versions(
            Versions(
                cable="x",
                subject=None,
                witnesses=(one, two),
                differences=differences,
                merged=(Shown(None, None, "text", 0), Shown(1, "C", "[hidden]", 1)),
            )
        )
    )
    assert "1 counts    a: whole, 1 paragraph; original" in shown
    assert "b: partial, 1 paragraph; repetition; hides 2 passages; lacks ¶2" in shown
    assert "¶1: a | (nothing)" in shown
    assert "¶2 is not in 2" in shown
    assert "text: one of the versions hides something here" in shown
