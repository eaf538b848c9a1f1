"""PDFs of our own making: a page is lines of text from the top down, or pieces of text with their places."""

import re
import zlib
from collections.abc import Sequence

Piece = tuple[float, float, str]
"""Where a piece of text begins, from the left edge and from the upper edge of the page, and its characters."""

WIDTH, HEIGHT, SIZE, PITCH, LEFT, TOP = 612, 792, 9, 12, 36, 60


def lines(text: str) -> list[Piece]:
    """The places of the lines of a page of typed text; an empty line leaves its place empty, as a printer does."""
    return [
        (LEFT + 5.4 * (len(line) - len(line.lstrip())), TOP + PITCH * row, line.strip())
        for row, line in enumerate(text.split("\n"))
        if line.strip()
    ]


def pdf(pages: Sequence[str | Sequence[Piece]], *, turned: int = 0, trailer: str = "") -> bytes:
    """A PDF with a text layer in Courier; ``trailer`` is added to the trailer, e.g. an ``/Encrypt``.

    A page that is ``turned`` lies on its side in the file and is shown upright.
    """
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{4 + 2 * at} 0 R' for at in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for at, page in enumerate(pages):
        drawn = "\n".join(
            f"BT /F1 {SIZE} Tf {_place(left, top, turned)} Tm ({_escaped(text)}) Tj ET"
            for left, top, text in (lines(page) if isinstance(page, str) else page)
        )
        box = f"/MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {turned} /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} /Contents {5 + 2 * at} 0 R >>")
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def packed(made: bytes) -> bytes:
    """The same PDF with the streams of its pages packed (FlateDecode), and its table of objects made anew."""
    bodies = re.split(rb"(?<=endobj\n)", made[len(b"%PDF-1.4\n") : made.rindex(b"xref\n0 ")])[:-1]
    out, places = b"%PDF-1.4\n", []
    for body in bodies:
        places.append(len(out))
        head, word, rest = body.partition(b"\nstream\n")
        inner = zlib.compress(rest.removesuffix(b"\nendstream\nendobj\n"))
        head = re.sub(rb"/Length \d+", b"/Length %d /Filter /FlateDecode" % len(inner), head)
        out += head + word + inner + b"\nendstream\nendobj\n" if word else body
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = made[made.rindex(b"trailer") : made.rindex(b"startxref")].decode()
    end = f"{trailer}startxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def _place(left: float, top: float, turned: int) -> str:
    """The text matrix of a place on the page as it is shown."""
    return {
        0: f"1 0 0 1 {left:.1f} {HEIGHT - top:.1f}",
        90: f"0 1 -1 0 {top:.1f} {left:.1f}",
        180: f"-1 0 0 -1 {WIDTH - left:.1f} {top:.1f}",
        270: f"0 -1 1 0 {WIDTH - top:.1f} {HEIGHT - left:.1f}",
    }[turned]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
