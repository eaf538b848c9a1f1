"""Scanned pages through OCRmyPDF: here a program of that name that does as it does, on pages of our own."""

import sys
from pathlib import Path

import pytest

from made_pdf import pdf
from reftel.errors import InputError
from reftel.reading import ocr, read
from reftel.reading.pdf import pdf_text
from reftel.workflow import tasks

TEXT = "R 021330Z MAR 79\nFM AMEMBASSY SESTRIN\nTO SECSTATE WASHDC\n\nUNCLAS SESTRIN 0417\n\n1. EXERCISE. A LAMP."


def program(folder: Path, made: bytes | None) -> None:
    """Put a program of that name into a folder: it leaves a PDF where it was told, or fails."""
    (folder / "made.pdf").write_bytes(made or b"")
    script = folder / ocr.PROGRAM
    copy = f"open(sys.argv[-1], 'wb').write(open({str(folder / 'made.pdf')!r}, 'rb').read())"
    checks = "assert sys.argv[1] == '--skip-text' and open(sys.argv[-2], 'rb').read(5) == b'%PDF-'"
    script.write_text(
        f"#!{sys.executable}\nimport sys\n{checks}\n{copy if made else 'sys.exit(8)'}\n", encoding="utf-8"
    )
    script.chmod(0o755)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_nothing_is_recognised_unasked(path: Path) -> None:
    program(path, pdf([TEXT]))
    assert read(pdf([[]])).source.format == "pdf"
    assert pdf_text(pdf([[]])).text is None


def test_scanned_pages_get_the_text_that_the_program_reads(path: Path) -> None:
    program(path, pdf([TEXT, []]))
    reading = read(pdf([[], []]), ocr=True)
    assert [str(cable.mrn) for cable in reading.cables] == ["79SESTRIN417"]
    assert [finding.code for finding in reading.findings if "page" in finding.message] == [
        "pages-without-text",
        "ocr-text",
    ]
    # A page that has a text layer needs no recognition.
    assert "ocr-text" not in {finding.code for finding in pdf_text(pdf([TEXT]), recognise=True).findings}


@pytest.mark.parametrize("made", [None, pdf([[]]), b"no pdf"])
def test_where_the_program_fails_a_finding_says_so(path: Path, made: bytes | None) -> None:
    program(path, made)
    codes = [finding.code for finding in pdf_text(pdf([[]]), recognise=True).findings]
    assert "ocr-failed" in codes


def test_without_the_program_the_caller_is_told(path: Path) -> None:
    assert not ocr.available()
    assert ocr.with_text(pdf([[]]), 1) is None
    with pytest.raises(InputError, match="OCRmyPDF is not installed"):
        list(tasks.jobs_in([path], ocr=True))
    program(path, pdf([TEXT]))
    assert all(job.ocr for job in tasks.jobs_in([path], ocr=True))
