"""Access by marking."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import reftel
from reftel.errors import InputError
from reftel.model.cable import Cable, Reading
from reftel.workflow.access import (
    EVERYTHING,
    LEVELS,
    MASK,
    UNKNOWN,
    WITHHELD,
    Access,
    Need,
    cleared,
    evened,
    is_withheld,
    of_paragraph,
    of_subject,
    parse_access,
    statements_left,
    whole,
)

HEAD = """\
{level} SESTRIN 000214

{captions}

E.O. 12958: DECL: 03/11/2014
TAGS: PREL, STRAITS
SUBJECT: {subject}

REF: QUILLHAVEN 88

"""


def reading(
    *paragraphs: str, level: str = "C O N F I D E N T I A L", captions: str = "SIPDIS", subject: str = "X"
) -> Reading:
    """A made-up telegram."""
    text = HEAD.format(level=level, captions=captions, subject=subject) + "\n\n".join(paragraphs) + "\n\nHALLORAN\n"
    return reftel.read(text)


def read(*paragraphs: str, level: str = "C O N F I D E N T I A L", captions: str = "SIPDIS") -> Cable:
    """Its cable."""
    (cable,) = reading(*paragraphs, level=level, captions=captions).cables
    return cable


def test_levels_and_caveats_are_named() -> None:
    assert parse_access("Top Secret") == Access(4)
    assert parse_access("secret, nf, nodis") == Access(3, frozenset({"NOFORN", "NODIS"}))
    assert str(parse_access("sbu")) == "sbu"
    assert parse_access("secret,NOFORN").folder == "secret-NOFORN"
    for wrong in ("", "cosmic", "secret, whatever", "noforn"):
        with pytest.raises(InputError):
            parse_access(wrong)


def test_who_sees_all_that_another_sees() -> None:
    secret, noforn, sbu = (parse_access(one) for one in ("secret", "secret,NOFORN", "sbu"))
    assert EVERYTHING.covers(noforn)
    assert EVERYTHING.covers(EVERYTHING)
    assert noforn.covers(secret)
    assert secret.covers(sbu)
    assert not secret.covers(noforn)
    assert not sbu.covers(secret)
    assert not parse_access("top-secret,NOFORN").covers(EVERYTHING)


MARKS = [
    ("(U) 1", Need(0)),
    ("(SBU) 1", Need(1)),
    ("(C) 1", Need(2)),
    ("(S) 1", Need(3)),
    ("(TS) 1", Need(4)),
    ("(C/NF) 1", Need(2, frozenset({"NOFORN"}))),
    ("(S/NF) 1", Need(3, frozenset({"NOFORN"}))),
    ("(U/FOUO) 1", Need(1)),
    ("(LOU) 1", Need(1)),
    ("(S//REL TO USA, GBR) 1", Need(3)),
    ("no mark", Need(2)),
]


@pytest.mark.parametrize(("said", "need"), MARKS)
def test_a_paragraph_asks_for_its_own_mark_else_for_that_of_the_cable(said: str, need: Need) -> None:
    cable = read(f"1. {said} word.")
    assert of_paragraph(cable, cable.paragraphs[0]) == need


def test_captions_limit_all_and_caveats_all_that_is_classified() -> None:
    cable = read("1. (U) One.", "2. (C) Two.", level="C O N F I D E N T I A L NOFORN", captions="NODIS\nSIPDIS")
    first, second = (of_paragraph(cable, paragraph) for paragraph in cable.paragraphs)
    assert first == Need(0, frozenset({"NODIS"}))
    assert second == Need(2, frozenset({"NODIS", "NOFORN"}))
    assert not parse_access("top-secret").sees(first)
    assert parse_access("unclassified, nodis").sees(first)


def test_an_unclassified_cable_that_is_sensitive_asks_for_more_than_an_open_one() -> None:
    assert whole(read("1. One.", level="UNCLAS", captions="SENSITIVE\nSIPDIS")) == Need(1)
    assert whole(read("1. One.", level="UNCLAS")) == Need(0)
    assert whole(read("1. One.", level="LIMITED OFFICIAL USE")) == Need(1)
    assert whole(read("1. One.", level="UNCLAS", captions="LIMITED OFFICIAL USE")) == Need(1)


def test_of_a_cable_without_a_level_nobody_but_who_sees_everything_reads() -> None:
    (cable,) = reftel.read("FM EMBASSY SESTRIN\nSUBJECT: WITHOUT\n\n1. One paragraph here.\n\n2. And two.\n").cables
    assert whole(cable) == UNKNOWN
    assert not Access(len(LEVELS) - 1).sees(UNKNOWN)


@pytest.mark.parametrize(
    ("subject", "rank"), [("TRAWLERS", 2), ("(U) TRAWLERS", 0), ("TRAWLERS (U)", 0), ("(SBU) TRAWLERS", 1)]
)
def test_a_subject_asks_for_its_mark_too(subject: str, rank: int) -> None:
    made = reading("1. (U) One.", subject=subject)
    assert of_subject(made.cables[0], made.source.text).rank == rank


def test_the_mark_of_the_next_line_is_none_of_the_subject() -> None:
    head = HEAD.format(level="C O N F I D E N T I A L", captions="SIPDIS", subject="TRAWLERS?").rstrip()
    made = reftel.read(f"{head}\n\n(U) Classified by Ambassador Halloran.\n\n1. (U) One.\n\nHALLORAN\n")
    assert of_subject(made.cables[0], made.source.text).rank == 2


def test_a_heading_is_seen_only_with_all_its_paragraphs() -> None:
    texts = ("ZORBLAX AND THE BOATS\n---------------------\n\n1. (U) One word.", "2. (C) Two words.")
    more = (
        "THE FERRIES\n-----------\n\n3. (U) Three words.",
        "4. (U) Four words.",
        "THE REST\n--------\n\n5. (C) Five.",
    )
    made = reading(*texts, *more)
    assert len(made.cables[0].headings) == 3
    left = cleared(made.source, made.nodes, made.cables, Access(0))
    (rest,) = left.cables
    assert [heading.text for heading in rest.headings] == ["THE FERRIES"]
    assert [paragraph.heading for paragraph in rest.paragraphs] == [None, None, "THE FERRIES", "THE FERRIES", None]
    assert "zorblax" not in f"{left.source.text} {rest!r}".casefold()


@pytest.mark.parametrize("marked", ["A. (C) Item of Zorblax", "Zorblax's Plan (C)", "(S) ZORBLAX"])
def test_a_heading_that_bears_a_mark_is_seen_only_by_who_is_cleared_for_that(marked: str) -> None:
    found = reading("1. (U) One.", marked, "2. (U) Two.")
    for level, sees in (("unclassified", False), ("secret", True)):
        left = cleared(found.source, found.nodes, found.cables, parse_access(level))
        assert ("orblax" in f"{left.source.text} {left.cables!r}".lower()) is sees
        assert "Two." in left.source.text


@pytest.mark.parametrize(
    "line", ["(C) Zorblax", "-- (C) Zorblax", "a) (S/NF) Zorblax", "  • (C) Zorblax", "(b) (C) Zorblax"]
)
def test_a_line_of_a_paragraph_that_bears_a_higher_mark_takes_the_paragraph_with_it(line: str) -> None:
    found = reading("1. (U) One.\n" + line, "2. (U) Two.")
    left = cleared(found.source, found.nodes, found.cables, parse_access("unclassified"))
    assert "orblax" not in f"{left.source.text} {left.cables!r}"
    assert "Two." in left.source.text


def test_a_statement_of_a_subject_goes_with_it() -> None:
    made = reading("1. (U) Minister Oyen said that the ferries would sail.", subject="OYEN SAYS THE FERRIES WILL SAIL")
    left = cleared(made.source, made.nodes, made.cables, Access(0))
    statements = reftel.extract(made.cables[0])
    subject = made.cables[0].head.subject
    assert subject
    kept = tuple(statements_left(left.cables[0], statements, left.source.text))
    assert {one.speaker for one in kept} == {"Oyen"}
    assert all(one.start >= subject.span.end for one in kept)


def test_who_was_there_is_not_told_of_a_cable_that_may_not_be_seen() -> None:
    made = reftel.read(
        "CONFIDENTIAL\n\nMEMORANDUM OF CONVERSATION\n\nDATE: March 10, 1974\n\nPARTICIPANTS: Minister Zorblax\n"
        "              Ambassador Quimby\n\nSUBJECT: Trawlers\n\nMinister Zorblax said that the trawlers were free.\n"
    )
    assert made.cables[0].participants
    left = cleared(made.source, made.nodes, made.cables, Access(0))
    assert not [word for word in ("zorblax", "quimby") if word in f"{left.source.text} {left.cables!r}".casefold()]


def test_what_was_released_counts_by_what_it_is_now() -> None:
    text = HEAD.format(level="S E C R E T", captions="EXDIS", subject="OLD") + "1. (S) One.\n\nHALLORAN\n"
    text += "\n\nDeclassified/Released US Department of State EO Systematic Review 30 JUN 2005\n"
    (cable,) = reftel.read(text).cables
    assert cable.release.status == "released"
    assert whole(cable) == Need(0)
    assert of_paragraph(cable, cable.paragraphs[0]) == Need(0)


@given(
    st.lists(st.tuples(st.sampled_from(["U", "SBU", "C", "S", "C/NF", ""]), st.booleans()), min_size=1, max_size=6),
    st.integers(0, len(LEVELS) - 1),
    st.booleans(),
)
def test_nothing_is_left_of_what_may_not_be_seen(
    marks: list[tuple[str, bool]],
    rank: int,
    noforn: bool,  # noqa: FBT001 - hypothesis gives it
) -> None:
    access = Access(rank, frozenset({"NOFORN"}) if noforn else frozenset())
    told = [
        f"{n}. {f'({mark}) ' if mark else ''}{'Summary: ' if summary else ''}Minister Zorblax{n} said that "
        f"the quimby{n} would be moved, vantook{n}."
        for n, (mark, summary) in enumerate(marks, 1)
    ]
    head = HEAD.format(level="S E C R E T", captions="SIPDIS", subject="xeriman")
    text = head + "\n\n".join(told) + "\n\nHALLORAN\n"
    made = reftel.read(text)
    (cable,) = made.cables
    left = cleared(made.source, made.nodes, made.cables, access)
    assert len(left.source.text) == len(text)
    assert [at for at, sign in enumerate(text) if sign == "\n"] == [
        at for at, sign in enumerate(left.source.text) if sign == "\n"
    ]
    (rest,) = left.cables
    everything = repr(rest) + left.source.text
    for n, (paragraph, after) in enumerate(zip(cable.paragraphs, rest.paragraphs, strict=True), 1):
        seen = access.sees(of_paragraph(cable, paragraph))
        assert is_withheld(after) is not seen
        assert (f"quimby{n}" in everything) is seen
        assert (f"Zorblax{n}" in everything) is seen
        assert (f"vantook{n}" in everything) is seen
        assert left.source.text[after.start : after.end] == after.raw
        assert (after.number, after.mark) == (paragraph.number, paragraph.mark)
    assert ("xeriman" in everything) is access.sees(of_subject(cable, text))
    assert left.withheld is (WITHHELD in left.source.text)


def test_who_he_is_may_be_said_in_what_is_withheld() -> None:
    made = reading(
        "1. (C) On March 10 Foreign Minister Dravic met Ambassador Halloran.",
        "2. (U) He told Halloran that Vardania would support the 2005 bid.",
        "3. (U) Sorel said that the trawlers would be released.",
    )
    (cable,) = made.cables
    rest = cleared(made.source, made.nodes, made.cables, Access(0))
    statements = reftel.extract(cable)
    left = tuple(statements_left(rest.cables[0], statements, rest.source.text))
    assert {one.speaker for one in statements} >= {"Dravic", "Sorel"}
    assert {one.speaker for one in left} == {"Sorel"}
    assert all(one.said_on is None for one in left)
    assert tuple(statements_left(cable, statements, made.source.text)) == statements


def test_statements_tell_no_more_of_who_wrote_than_the_head_that_is_left() -> None:
    found = reading("1. (U) Oyen told Halloran that it would sail.", "2. (C) Zorblax said that it would not.")
    left = cleared(found.source, found.nodes, found.cables, parse_access("unclassified"))
    (statement,) = [one for one in reftel.extract(found.cables[0]) if one.speaker == "Oyen"]
    account = msgspec.structs.replace(statement.account, drafter="Vantook", cleared_by=("Quimby",))
    told = msgspec.structs.replace(statement, account=account)
    (less,) = statements_left(left.cables[0], [told], left.source.text)
    assert (less.account.drafter, less.account.cleared_by) == (None, ())
    (same,) = statements_left(found.cables[0], [told], found.source.text)
    assert same.account == account


@pytest.mark.parametrize(
    ("text", "even"),
    [
        ("███ said", f"{MASK} said"),
        ("██████ ███-████'s bid", f"{MASK}'s bid"),
        ("███\n██ and ██████████", f"{MASK} and {MASK}"),
        ("nothing", "nothing"),
        ("", ""),
    ],
)
def test_masks_are_equally_long_whatever_they_hide(text: str, even: str) -> None:
    assert evened(text) == even
