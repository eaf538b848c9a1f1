"""Drafts made into statements."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from made_speech import cable_of, said
from reftel.extracting import extract, notes_of
from reftel.model.finding import Finding

TEXT = (
    'Minister Orvane Marin told Ambassador Halloran that "the dam will go" if the town agrees. '
    "It was old, he said. Comment: The dam may leak again. End Comment."
)


def test_every_field_is_filled() -> None:
    rows = said(TEXT, signature=("HALLORAN",))
    first = rows[0]
    assert (first.speaker, first.addressees, first.verb) == ("Marin", ("Halloran",), "tell")
    assert first.quotes == ("the dam will go",)
    assert first.chain == ("04SESTRIN77", "Halloran", "Marin")
    assert (first.account.post, first.account.signer, first.account.signer_present) == (
        "EMBASSY SESTRIN",
        "HALLORAN",
        True,
    )
    assert first.cable_date == "2004-03-17"
    assert first.condition is not None
    assert first.condition.text == "if the town agrees"
    assert 0 < first.rank <= 1
    assert len({row.id for row in rows}) == len(rows)


def test_whose_words_they_are() -> None:
    rows = said(
        'Minister Orvane Marin said: "The dam will go." He added that it was old.',
        ("comment", "Comment: The dam may leak again."),
    )
    assert [row.voice_detail for row in rows] == ["speaker-direct", "speaker-reported", "drafter-comment"]
    assert [row.voice_detail for row in said("We believe that the dam will leak.")] == ["drafter-narrative"]


def test_the_same_cable_gives_the_same_ids() -> None:
    assert [row.id for row in said(TEXT)] == [row.id for row in said(TEXT)]


WORDS = st.sampled_from(
    [
        "Minister",
        "Marin",
        "said",
        "that",
        "the",
        "dam",
        '"',
        "leaked",
        ",",
        "and",
        ".",
        "he",
        "added",
        "?",
        "would",
        "“",
        "”",
        "(",
        ")",
        "--",
        "according",
        "to",
        "him",
        "[",
        "]",
        "X",
        "XXXXXXX",
        "must",
        "we",
        "told",
        "us",
        "Comment:",
        "not",
        "asked",
        "whether",
        "noted",
        "The",
        "Ambassador",
    ]
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=25), min_size=1, max_size=3))
def test_law_6_every_statement_lies_in_its_paragraph(paragraphs: list[list[str]]) -> None:
    cable = cable_of(*(" ".join(words) for words in paragraphs))
    by_number = {paragraph.number: paragraph for paragraph in cable.paragraphs}
    rows = extract(cable)
    assert list(rows) == sorted(rows, key=lambda row: row.start) or len(cable.paragraphs) > 1
    for row in rows:
        paragraph = by_number[row.para]
        assert row.content in paragraph.text
        assert paragraph.start <= row.start < row.end <= paragraph.end
        assert row.sentence_span.start < row.sentence_span.end
        assert row.speaker
        assert row.holder
        for quote, span in zip(row.quotes, row.quote_spans, strict=True):
            assert quote in paragraph.text
            assert span.start < span.end


def test_debris_of_a_poor_scan_makes_no_statement() -> None:
    sound = "The minister said that the committee would support the harvest of the northern towns this year."
    debris = "The minister said that the comm1ttee would n0t supp0rt tne harve5t of tne s0uthern t0wns tnis year."
    typed = cable_of(f"{sound} {debris}")
    poor = msgspec.structs.replace(typed, findings=(Finding("poor-scan", "warning", "a poor scan", 0, 1),))
    assert len(notes_of(typed).statements) == 2
    assert [one.sentence for one in notes_of(poor).statements] == [sound]


def test_what_a_machine_read_with_an_o_for_a_d_is_no_debris() -> None:
    text = "THE MINISTER SAIO THAT HE AOMIREO THE GUAROS ANO THAT THE OAMS WOULO HOLO."
    poor = (Finding("poor-scan", "warning", "poor", 0, 1), Finding("ocr-mended", "info", "mended", 0, 1))
    scan = msgspec.structs.replace(cable_of(text), findings=poor)
    assert [one.speaker for one in notes_of(scan).statements]
