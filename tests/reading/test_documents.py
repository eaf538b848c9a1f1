"""Where documents begin in one source: at titles, at the top of pages, behind rules; and never inside a telegram."""

import sys
from pathlib import Path

import pytest

from conftest import HOME
from reftel.reading import read
from reftel.reading.documents import _opening, split_documents
from reftel.reading.lines import cut

PAPERS = HOME / "tests" / "golden" / "papers"
TELEGRAM = (HOME / "examples" / "cables" / "04SESTRIN214.txt").read_text("utf-8")
MEMCON = (PAPERS / "memcon.txt").read_text("utf-8")
LETTER = (PAPERS / "letter.txt").read_text("utf-8")
KINDS = ["airgram", "enclosure", "memcon", "memorandum", "letter"]


def kinds(text: str) -> list[str]:
    reading = read(text)
    assert "".join(text[node.start : node.end] for node in reading.nodes) == text
    return [cable.kind for cable in reading.cables]


def boundaries(text: str) -> list[str]:
    return [found.message for found in read(text).findings if found.code == "document-boundary"]


def test_documents_on_pages_are_told_apart() -> None:
    text = (PAPERS / "seven-on-pages.txt").read_text("utf-8")
    assert kinds(text) == [*KINDS, "card", "telegram"]
    told = boundaries(text)
    assert len(told) == 6
    assert "page 2: at the top of a page stands Enclosure No. 1 to A-123" in told[0]
    assert "page 5: a separator page stands before it" in told[2]
    assert "the head of a telegram begins" in told[-1]


def test_documents_in_a_row_are_told_apart() -> None:
    assert kinds((PAPERS / "seven-in-a-row.txt").read_text("utf-8")) == [*KINDS, "telegram", "memcon"]


def test_every_boundary_has_its_place() -> None:
    reading = read(PAPERS / "seven-on-pages.txt")
    for cable in reading.cables[1:]:
        (told,) = [finding for finding in cable.findings if finding.code == "document-boundary"]
        assert told.start == cable.span.start < told.end


@pytest.mark.parametrize(
    "quoted",
    [
        "BEGIN TEXT:\n\n" + MEMCON + "\n\nEND TEXT.\n",
        "2. (C) The memorandum of conversation follows.\n\n" + MEMCON,
        "2. (C) The letter as follows:\n\f\n" + LETTER,
        "MEMORANDUM OF CONVERSATION\n\nPARTICIPANTS: Velt, Halloran\nDATE: March 14, 1974\n\nText of it.\n",
    ],
)
def test_what_a_telegram_quotes_is_not_cut_out_of_it(quoted: str) -> None:
    text = TELEGRAM[: TELEGRAM.rindex("HALLORAN")] + quoted + "\n\nHALLORAN\n"
    assert kinds(text) == ["telegram"]


def test_page_numbers_that_begin_anew_begin_a_document() -> None:
    page = "The fishing went on as before, and nobody asked for more.\n\nUNCLASSIFIED  Page {} of {}\n"
    text = "\f".join([page.format(1, 2), page.format(2, 2), page.format(1, 1), page.format(1, 2), page.format(2, 2)])
    assert len(kinds(text)) == 3
    assert "page 3: page numbers begin anew: page 1 of 1" in boundaries(text)[0]
    one = "\f".join([page.format(1, 3), page.format(2, 3), page.format(3, 3)])
    assert len(kinds(one)) == 1


def test_a_title_that_stands_on_every_page_begins_one_document() -> None:
    text = MEMCON + "\f\n      Memorandum of Conversation\n                 -2-\n\nThe Minister asked for tea.\n"
    assert kinds(text) == ["memcon"]


def test_a_blank_page_begins_nothing() -> None:
    assert kinds(MEMCON + "\f\n\nTHIS PAGE INTENTIONALLY LEFT BLANK\n\n\f\nThe talk went on until noon.\n") == [
        "memcon"
    ]


def test_a_title_without_a_head_is_no_title() -> None:
    for text in (
        "MEMORANDUM\n\nNobody wrote it, and nobody got it.\n",
        "Memorandum of conversation\n\nis what they call it.\n",
        "AIRGRAM\n\nA word of the seventies.\n",
        "Dear Mr. Velt:\n\nNo day and no close.\n",
        "ENCLOSURE\n",
    ):
        assert kinds(text) == ["unknown"]


def test_every_line_is_in_a_document() -> None:
    text = (PAPERS / "seven-in-a-row.txt").read_text("utf-8")
    lines = cut(text)
    assert [line for document in split_documents(text, lines) for line in document.lines] == lines


def test_no_public_telegram_is_cut(shared: Path) -> None:
    """Texts and PDFs of telegrams have as many cables as without looking for other documents."""
    folders = ("nara_aad_pdf", "cable_pdf_2011", "cable_txt_from_pdf_2011")
    paths = [path for name in folders for path in sorted((shared / "corpus/raw" / name).rglob("*.*"))]
    found = [cable.kind for path in paths for cable in read(path).cables]
    assert len(paths) > 50
    assert set(found) <= {"telegram", "card", "unknown"}


def test_a_letter_is_looked_for_only_where_something_salutes(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(text: str) -> None:
        asked.append(text)

    monkeypatch.setattr(sys.modules[split_documents.__module__], "parse_day", counted)
    lines = "".join(f"Lamp {number} of the enclosure was lit in 1974.\n\n" for number in range(300))
    assert len(split_documents(lines, cut(lines))) == 1
    assert not asked
    letter = f"{LETTER}\n\n{lines}"
    split_documents(letter, cut(letter))
    assert 0 < len(asked) < 100


def test_where_a_quoted_text_may_begin_is_told_by_a_word_of_its_line() -> None:
    text = "ONE\nBegin letter:\n  The text follow\u017f:\n\nThe Ambassador unquoted.\n\u017ftart of text\nEND"
    assert _opening(text, cut(text)) == {1, 2, 4, 5}  # the long s counts as an s: any line with such a letter may
    plain = text.replace("\u017f", "s").replace("END", "É")
    assert _opening(plain, cut(plain)) == {1, 2, 4, 5}
    assert _opening("É\nnothing", cut("É\nnothing")) == frozenset()
