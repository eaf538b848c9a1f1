"""Clean text made cleaner, and its way back to the source."""

import re

from hypothesis import given
from hypothesis import strategies as st

from reftel.reading.mapped import plain
from reftel.reading.refining import Edit, chained, decoded, refined

DOUBLED = re.compile('""')


def test_escapes_are_decoded_and_mapped_as_a_whole() -> None:
    text = 'x "say ""no"", he" y'
    mapped = decoded(text, 3, 17, DOUBLED.finditer(text, 3, 17), lambda found: found.group()[0])
    assert mapped.text == 'say "no", he'
    assert mapped.span(4, 5).of(text) == '""'
    assert mapped.span(5, 7).of(text) == "no"
    assert mapped.span(0, 12).of(text) == text[3:17]
    assert decoded(text, 3, 3, (), lambda found: found.group()).text == ""


def test_what_is_put_between_two_characters_stands_between_them() -> None:
    text = "ab &amp; cd"
    mapped = refined(plain(text, 0, len(text)), [Edit(1, 1, "\n"), Edit(2, 3, "-"), Edit(5, 6, "")])
    assert mapped.text == "a\nb-& d"
    assert mapped.span(1, 2).start == mapped.span(1, 2).end == 1
    assert mapped.span(3, 4).of(text) == " "
    assert mapped.span(4, 5).of(text) == "&amp;"
    assert mapped.span(6, 7).of(text) == "d"


def test_texts_one_behind_the_other() -> None:
    text = '{"head": "AB", "body": "CD"}'
    mapped, regions = chained([plain(text, 10, 12), plain(text, 24, 26)])
    assert mapped.text == "AB\nCD"
    assert mapped.span(3, 5).of(text) == "CD"
    assert mapped.span(2, 3).start == mapped.span(2, 3).end == 12
    assert [(region.clean, region.clean_end, region.start, region.end) for region in regions] == [
        (0, 3, 10, 12),
        (3, 5, 24, 26),
    ]
    assert chained([])[0].text == ""


@given(
    st.text("ab\n", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4), st.text("xy", max_size=3)), max_size=6),
)
def test_refined_text_leads_back_to_the_same_characters(text: str, places: list[tuple[int, int, str]]) -> None:
    edits: list[Edit] = []
    for start, size, put in sorted(places):
        low = min(max(start, edits[-1].end if edits else 0), len(text))
        edits.append(Edit(low, min(low + size, len(text)), put))
    mapped = refined(plain(text, 0, len(text)), edits)
    wanted, at = "", 0
    for edit in edits:
        wanted += text[at : edit.start] + edit.text
        at = edit.end
    assert mapped.text == wanted + text[at:]
    for run in mapped.stretches_of(0, len(mapped.text)):
        if run.clean_end - run.clean == run.end - run.start:
            kept = mapped.text[run.clean : run.clean_end]
            assert kept == text[run.start : run.end] or set(kept) <= {"x", "y"}
