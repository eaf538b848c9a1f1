"""How long reading released telegrams takes, as a multiple of the bare text extraction of the PDF library.

The least: open each PDF and take the text of each page as PDFium gives it. Both in one process, in turns; medians of
CPU time. Beside it, how much of the time goes into the text layer alone, with its lines set by their places.

    python bench/pdf.py [RUNS]
"""

import os
import sys
from pathlib import Path

import pypdfium2

import reftel
from machine import machine, paired
from reftel.reading.pdf import pdf_text

HOME = Path(__file__).parent.parent


def scans() -> tuple[str, list[bytes]]:
    """The public PDFs of released telegrams, where they are, else telegrams of our own printed to PDFs."""
    shared = Path(os.environ.get("REFTEL_SHARED", HOME.parent / "shared"))
    files = sorted((shared / "corpus" / "raw" / "nara_aad_pdf").glob("*.pdf"))
    if files:
        return "public PDFs of telegrams of 1974-79", [path.read_bytes() for path in files]
    sys.path.append(str(HOME / "tests"))
    from made_pdf import pdf  # noqa: PLC0415 (the tests' own)

    made = []
    for path in sorted((HOME / "tests" / "golden" / "aad").glob("*.txt")):
        lines = path.read_text(encoding="utf-8").replace("\t", " ").split("\n")
        made.append(pdf(["\n".join(lines[at : at + 55]) for at in range(0, len(lines), 55)]))
    return "made-up PDFs", made * 15


def main() -> None:
    """Print the figures."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    what, contents = scans()
    for content in contents:  # tables of facts are loaded once a process; that is no part of a telegram
        reftel.read(content)
    pages = 0

    def bare() -> None:
        nonlocal pages
        pages = 0
        for content in contents:
            document = pypdfium2.PdfDocument(content)
            for page in document:
                page.get_textpage().get_text_range()
                pages += 1
            document.close()

    def layer() -> None:
        for content in contents:
            pdf_text(content)

    def full() -> None:
        for content in contents:
            reftel.read(content)

    took, least, ratio = paired(runs, full, bare)
    layered, _, layer_ratio = paired(runs, layer, bare)
    whole, alone, set_out = (1e3 * seconds / pages for seconds in (took, least, layered))
    print(f"reading: {len(contents)} {what}, {pages} pages")
    print(f"  {1e3 * took / len(contents):.1f} ms a telegram, {whole:.2f} ms a page, all fields included")
    print(f"  bare extraction {alone:.2f} ms a page, the text layer with its lines in place {set_out:.2f} ms")
    print(f"  {ratio:.1f} times the bare extraction, the text layer {layer_ratio:.1f} times ({runs} paired runs)")
    print(f"  {machine()}")


if __name__ == "__main__":
    main()
