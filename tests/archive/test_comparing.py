"""Versions side by side: what each lacks or hides, and that merging lifts no redaction (law 7)."""

import re

import hypothesis
import msgspec
import pytest
from hypothesis import strategies as st

import made_lines
from reftel.archive.comparing import HIDDEN, compare
from reftel.model.cable import Cable
from reftel.model.finding import Finding
from reftel.model.versions import Versions
from reftel.writing.records import as_json

BODY = (
    "1. (C) Orvane told Ada Quill that Vardania would accept.\n\n2. (C) Quill left for Lusk.\n\n3. (C) We thanked them."
)


def version(body: str = BODY, **lines: str) -> Cable:
    return made_lines.cable(body=body, **lines)


def merged(versions: Versions) -> str:
    return "\n".join(paragraph.text for paragraph in versions.merged)


def test_what_one_hides_is_hidden_in_all() -> None:
    versions = compare([version(), version(BODY.replace("Ada Quill", "XXXXXXXXXXXX"))])
    assert versions.merged[0].text == f"Orvane told {HIDDEN} that Vardania would accept."
    assert versions.merged[0].hidden == 1
    assert [(one.kind, one.para, one.ours, one.theirs) for one in versions.differences] == [("hidden", 1, None, None)]
    assert b"Ada" not in as_json(versions)


def test_the_order_makes_no_difference() -> None:
    cables = [version(), version(BODY.replace("Lusk", "XXXXXXXX")), version(BODY.replace("Orvane", "XXXXXXXX"))]
    assert compare(cables) == compare(reversed(cables))
    assert "Lusk" not in merged(compare(cables))
    assert "Orvane" not in merged(compare(cables))


def test_words_that_differ_are_told_and_those_beside_a_redaction_are_not() -> None:
    (word,) = compare([version(), version(BODY.replace("would accept", "might accept"))]).differences
    assert {word.ours, word.theirs} == {"would", "might"}
    both = compare([version(), version(BODY.replace("would", "might").replace("Ada Quill", "XXXX"))])
    assert both.merged[0].text == HIDDEN
    assert [one.kind for one in both.differences] == ["hidden"]


def test_what_stood_where_a_released_scan_breaks_off_is_hidden() -> None:
    blank = version(BODY.replace(" that Vardania would accept.", " that"))
    first = blank.paragraphs[0]
    told = Finding("text-blank", "warning", "", first.end - 3, first.end)
    versions = compare([version(), msgspec.structs.replace(blank, findings=(told,))])
    assert versions.merged[0].text == f"Orvane told Ada Quill that {HIDDEN}"
    assert [one.kind for one in versions.differences] == ["hidden"]
    assert sorted(one.hides for one in versions.witnesses) == [0, 1]
    assert compare([version(), blank]).merged[0].hidden == 0


@pytest.mark.parametrize("mark", ["(b)(1)", "[name not declassified]", "[1 line withheld]"])
def test_marks_of_several_words_and_codes_hide_what_another_has(mark: str) -> None:
    versions = compare([version(), version(BODY.replace("Ada Quill", mark))])
    assert "Ada" not in merged(versions)
    assert b"Ada" not in as_json(versions)
    assert "Vardania would accept" in merged(versions)
    assert [one.kind for one in versions.differences] == ["hidden"]
    assert sorted(one.hides for one in versions.witnesses) == [0, 1]


def test_what_an_editor_left_out_is_not_hidden() -> None:
    copy = version(BODY.replace("Ada Quill", "[Omitted here is who came.]"))
    assert not any(one.hides for one in compare([version(), copy]).witnesses)


def test_what_a_copy_lacks_without_a_mark_is_a_difference() -> None:
    versions = compare([version(), version(BODY.replace("Ada Quill ", ""))])
    assert versions.merged[0].hidden == 0
    assert [one.kind for one in versions.differences] == ["words"]


def test_a_paragraph_that_was_taken_out_is_hidden_and_one_that_was_cut_off_is_not() -> None:
    first, second, third = BODY.split("\n\n")
    out = compare([version(), version(f"{first}\n\n{third}")])
    assert [paragraph.text for paragraph in out.merged][1] == HIDDEN
    assert [one.kind for one in out.differences] == ["lacking"]
    short = compare([version(), version(f"{first}\n\n{second}")])
    assert short.merged[2].text == "We thanked them."


def test_a_copy_with_other_numbers_is_laid_over_the_whole() -> None:
    bare = "Orvane told XXXXXXXXXXXX that Vardania would accept.\n\nQuill left for Lusk.\n\nWe thanked them."
    versions = compare([version(), version(bare)])
    assert "Ada" not in merged(versions)
    assert "Lusk" in merged(versions)
    none = bare.replace("Quill left for Lusk", "Left").replace("XXXXXXXXXXXX", "XXXX")
    assert merged(compare([version(), version(none)])) == "\n".join([HIDDEN] * 3)


def test_witnesses_say_what_they_lack_and_what_they_are() -> None:
    whole = version()
    copy = version(
        BODY.replace("Ada Quill", "XXXX"), dtg="P 170905Z MAR 04 ZDK", info="", sign="", captions="CORRECTED COPY"
    )
    first, second = compare([copy, whole]).witnesses
    assert (first.first, first.place, first.hides) == (True, "original", 0)
    assert second.lacks == ("info", "signature")
    assert second.place == "correction"
    assert any("ZDK" in said for said in second.said)
    assert second.hides == 1


def test_a_redacted_subject_is_not_told_by_another_version() -> None:
    versions = compare([version(), version(subject="SUBJECT: XXXXXXXXXXXX WOULD TAKE THE LATER DATE")])
    assert versions.subject is None
    with pytest.raises(ValueError, match="no version"):
        compare([])


WORDS = [f"word{number}" for number in range(12)]
CUTS = st.lists(st.tuples(st.integers(0, 11), st.integers(1, 4)), max_size=3)


@hypothesis.given(st.lists(CUTS, min_size=2, max_size=4), st.integers(0, 11))
def test_law_7_redaction_never_lifts(copies: list[list[tuple[int, int]]], cut: int) -> None:
    hidden: set[str] = set()
    cables = []
    for spans in copies:
        gone = {at for low, size in spans for at in range(low, min(low + size, len(WORDS)))}
        hidden |= {WORDS[at] for at in gone}
        words = ["XXXXXXXXXXXX" if at in gone else word for at, word in enumerate(WORDS)]
        cables.append(version(f"1. (C) {' '.join(words[:cut])} end.\n\n2. (C) Then {' '.join(words[cut:])}."))
    versions = compare(cables)
    shown = set(re.findall(r"word[0-9]+", msgspec.json.encode((versions.merged, versions.differences)).decode()))
    assert not shown & hidden
    if sum(map(bool, copies)) == 1:  # of two redactions side by side neither tells where the other ends
        assert {word for word in WORDS if word not in hidden} <= shown
