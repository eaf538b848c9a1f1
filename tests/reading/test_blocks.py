"""Blocks: where they are, of which kind, and who speaks in them."""

import pytest

from reftel.model.cable import Cable
from reftel.reading import read
from reftel.reading.blocks import author_of, blocks_of

HEAD = "CONFIDENTIAL SESTRIN 000214\n\nE.O. 12958: DECL: 01/02/2014\nTAGS: PREL\nSUBJECT: X\n\n"


def only(body: str) -> Cable:
    (cable,) = read(HEAD + body).cables
    return cable


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.role, text[block.start : block.end]) for block in blocks_of(text)]


def test_blocks() -> None:
    assert blocks("Summary. A. End Summary.") == [("summary", "Summary. A. End Summary.")]
    assert blocks("He left. (Note: On Monday. End Note.) He said so.") == [("note", "(Note: On Monday. End Note.)")]
    assert blocks("He left. (Comment: Early (for once).) So.") == [("comment", "(Comment: Early (for once).)")]
    assert blocks("He left. Comment: He may be back.") == [("comment", "Comment: He may be back.")]
    assert blocks("He left. (Note: On Monday.") == [("note", "(Note: On Monday.")]
    assert blocks("(Note: On Monday.) He left.") == [("note", "(Note: On Monday.)")]
    assert blocks("Summary: no end") == []
    assert blocks("a (Note: b) c (Note: d)") == [("note", "(Note: b)"), ("note", "(Note: d)")]
    assert blocks("He left. (Comment: So (Note: it rained) he says.) He ate.") == [
        ("comment", "(Comment: So (Note: it rained) he says.)"),
        ("note", "(Note: it rained)"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "speaker", "closed"),
    [
        ("Comment: He may. End comment.", "comment", "post", True),
        ("Embassy Comment: He may. End Embassy comment.", "comment", "post", True),
        ("He left. (Ambassador's comment: He may. End comment.)", "comment", "Ambassador", True),
        ("He left. [Poloff comment: He may.] So.", "comment", "Poloff", True),
        ("He left. (DCM Comment: He may.", "comment", "DCM", False),
        ("He left. Mission comment: He may. End comment.", "comment", "post", True),
        ("Bio Note: Born in 1950. End bio note.", "bio-note", "post", True),
        ("He left. (Bio Note: Born in 1950.)", "bio-note", "post", True),
        ("(Begin comment: He may. End comment.)", "comment", "post", True),
    ],
)
def test_kinds_and_speakers(text: str, kind: str, speaker: str, *, closed: bool) -> None:
    (block,) = blocks_of(text)
    assert (block.kind, block.speaker, block.closed) == (kind, speaker, closed)


@pytest.mark.parametrize(
    ("title", "author"),
    [
        ("letter from Foreign Minister Askew to the Secretary", "Foreign Minister Askew"),
        ("Hollen non-paper", "Hollen"),
        ("text", "author"),
        ("official text", "author"),
        ("unofficial translation of MFA statement", "MFA"),
        ("TEXT OF LETTER", "author"),
    ],
)
def test_author_of(title: str, author: str) -> None:
    assert author_of(title) == author


def test_an_embedded_text_over_paragraphs() -> None:
    cable = only(
        "1. (C) The text follows.\n\n2. (C) Begin Hollen non-paper:\n\nThe straits are open.\n\n3. (C) They stay so.\n"
        "End Hollen non-paper.\n\n4. (C) He left."
    )
    (text,) = cable.blocks
    assert (text.kind, text.title, text.speaker, text.first, text.last, text.closed) == (
        "text", "Hollen non-paper", "Hollen", 1, 3, True,
    )  # fmt: skip
    assert [[block.speaker for block in paragraph.blocks] for paragraph in cable.paragraphs] == [
        [], ["Hollen"], ["Hollen"], [],
    ]  # fmt: skip
    assert not [finding for finding in cable.findings if finding.code == "block-unclosed"]


def test_nested_and_unclosed_texts() -> None:
    cable = only("1. (C) Begin text: He wrote. Begin quote: Open! End quote. So he wrote.\n\n2. (C) He left.")
    first, second = cable.blocks
    assert (first.kind, first.closed, first.last) == ("text", False, 1)
    assert (second.kind, second.closed, second.speaker) == ("quote", True, "author")
    (finding,) = [finding for finding in cable.findings if finding.code == "block-unclosed"]
    assert finding.severity == "info"


def test_a_quotation_in_capitals() -> None:
    text = "1. HE SAID QUOTE THE STRAITS ARE OPEN UNQUOTE AND LEFT. THE PRICE QUOTE WAS LOW."
    (block,) = only(text).paragraphs[0].blocks
    assert block.kind == "quote"
    assert text[3:][block.clean : block.clean_end] == "QUOTE THE STRAITS ARE OPEN UNQUOTE"


def test_headings_open_and_close_a_text() -> None:
    cable = only(
        "1. (C) As follows.\n\nBEGIN TEXT OF LETTER\n--------------------\n\n2. (C) Sir.\n\nEND TEXT OF LETTER\n"
        "------------------\n\n3. (C) He left.\n\nTALKING POINTS\n--------------\n\n4. (C) Say so."
    )
    assert [(block.title, block.first, block.last, block.closed) for block in cable.blocks] == [
        ("LETTER", 1, 2, True),
        ("TALKING POINTS", 3, 4, True),
    ]


def test_runs_of_a_role() -> None:
    cable = only(
        "1. (C) Summary: One.\n\n2. (C) Two. End Summary.\n\n3. (C) He came.\n\n4. (C) Comment: So. End comment.\n\n"
        "5. (C) Ambassador's Comment: So, so."
    )
    assert [(block.kind, block.speaker, block.first, block.last, block.closed) for block in cable.blocks] == [
        ("summary", "post", 0, 2, True),
        ("comment", "post", 3, 4, True),
        ("comment", "Ambassador", 4, 5, False),
    ]


def test_a_comment_of_somebody_in_the_text_is_none_of_the_post() -> None:
    assert blocks("He left. (Askew's comment: too late.) He ate.") == []
    assert blocks("He left. (Press comment: none.) He ate.") == []
    assert blocks("He left. (Ambassador's comment: late.)") == [("comment", "(Ambassador's comment: late.)")]


def test_for_your_information() -> None:
    assert blocks("He asked. FYI: We have none. End FYI.") == [("note", "FYI: We have none. End FYI.")]
    assert blocks("HE ASKED. FYI. WE HAVE NONE. END FYI. HE LEFT.") == [("note", "FYI. WE HAVE NONE. END FYI.")]
    assert blocks("He asked (FYI: we have none).") == [("note", "(FYI: we have none)")]
    assert blocks("He asked. FYI, we have none.") == []  # nothing says where it ends


def test_qte_and_unqte() -> None:
    cable = only("1. (C) HE SAID: QTE WE SHALL WAIT UNQTE AND LEFT.\n\n2. (C) WORD QTE SOON UNQTE WAS HIS.\n")
    told = [(b.kind, p.text[b.clean : b.clean_end]) for p in cable.paragraphs for b in p.blocks]
    assert told == [("quote", "QTE WE SHALL WAIT UNQTE"), ("quote", "QTE SOON UNQTE")]


def test_a_comment_goes_on_with_what_continues_it() -> None:
    cable = only("1. (C) He left.\n\n2. (C) Comment: He may be back.\n\n3. (C) Comment continued: Or not.\n")
    assert [(each.kind, each.first, each.last) for each in cable.blocks] == [("comment", 1, 3)]
