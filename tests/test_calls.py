"""What reading costs, counted and not timed: function calls, which a busy machine makes no more of.

A pass that is made once a line too often shows here, and so does one that looks back over all lines before it. The
figures are some half above what is needed today; who needs more of them says why.
"""

from collections.abc import Callable

import pytest

from counted_calls import calls
from reftel.reading import read

_HEAD = """VZCZCXRO8840
OO RUZAPAB
DE RUZQQU #0214/01 2431405
ZNY CCCCC ZZH
O 021405Z SEP 04
FM AMEMBASSY SESTRIN
TO RUZAPAA/SECSTATE WASHDC IMMEDIATE 7411
INFO RUZAPAB/HARBOR TOWNS COLLECTIVE
RUZAPAC/AMEMBASSY HALIFA PRIORITY 0123
C O N F I D E N T I A L SECTION 01 OF 02 SESTRIN 000214

SIPDIS

CAPE SOLLER FOR CALMISSION

E.O. 12958: DECL: 09/02/2014
TAGS: PREL, PGOV, EFIS
SUBJECT: EXERCISE: HARBOR DUES, THE LAMPS OF THE QUAY
AND WHO IS TO LIGHT THEM

REF: A. HALIFA 36
     B. SESTRIN 198

Classified By: DCM Petra Lund; Reasons 1.4 (b) and (d).

"""
_PARAGRAPH = """{number}. (C) The Minister of Harbors said that Tarsis would not
object to the dues as long as the lamps were lit by 1900. He
asked whether "the quay belongs to those who sweep it" and
smiled; his deputy (protect) did not. In 2003 it had been 12 of
the towns, and of those three have paid.

"""
_PAGED = """SESTRIN 00000214  002 OF 002


"""


def plain(paragraphs: int) -> str:
    """A telegram with so many paragraphs, a page line behind each tenth."""
    body = "".join(
        _PARAGRAPH.format(number=number) + (_PAGED if number % 10 == 0 else "") for number in range(1, paragraphs + 1)
    )
    return f"{_HEAD}{body}LUND\n"


def page(paragraphs: int) -> str:
    """The same on a page of a publisher's: line breaks as entities, a link at each paragraph."""
    body = plain(paragraphs).replace("&", "&amp;").replace("\n", "&#x000A;").replace(". (C)", ". <a href='#'>(C)</a>")
    return (
        "<!DOCTYPE html>\n<html>\n<body>\n<table class='cable'>\n</table>\n"
        f"<code><pre>{body}</pre></code>\n</body>\n</html>\n"
    )


def addressed(addressees: int) -> str:
    """A telegram to so many posts."""
    letters = "ABCDEFGHJKLMNPQRSTVWXYZ"
    names = [f"{letters[n % 23]}{letters[n // 23 % 23]}{letters[n // 529 % 23]}" for n in range(addressees)]
    lines = [f"RUZA{name}/AMEMBASSY {name}SOLLER {n % 10000:04d}" for n, name in enumerate(names)]
    return _HEAD.replace("RUZAPAC/", "\n".join([*lines, "RUZAPAC/"])) + _PARAGRAPH.format(number=1)


def papers(pages: int) -> str:
    """A memorandum on so many pages, each with its number, a label of a head, and what a letter begins with."""
    page = "\f\nPage {number} of {pages}\n\nSUBJECT: Lamps\n\nDear Ada:\n\nMay 3, 1974\n"
    head = "MEMORANDUM OF CONVERSATION\n\nDATE: May 3, 1974\nPARTICIPANTS: Ada Lund\nSUBJECT: Lamps\n\n"
    return head + "".join(page.format(number=number, pages=pages) for number in range(1, pages + 1))


def ended(lines: int) -> str:
    """A memorandum in which another document may begin at every other line, and none does."""
    return "MEMORANDUM OF CONVERSATION\n\nDATE: May 3, 1974\nPARTICIPANTS: Ada Lund\n\n" + "NNNN\nLUND\n" * lines


def unending(lines: int) -> str:
    """A memorandum behind whose end the text goes on, so that another document may begin at every line."""
    return ended(1) + "The lamps  by ten  of the quay\nare lit.\n" * lines


def noted(notes: int) -> str:
    """A telegram with so many notes in one paragraph, the bracket before each never closed."""
    return f"{_HEAD}1. (C) These:\n" + "(Note: The lamps.\n" * notes


@pytest.mark.parametrize(
    ("made", "size", "most"),
    [
        (plain, 60, 150),
        (page, 60, 150),
        (addressed, 120, 120),
        (papers, 200, 250),
        (ended, 200, 200),
        (unending, 200, 200),
        (noted, 300, 150),
    ],
)
def test_calls_grow_with_the_lines_and_are_few_for_each(made: Callable[[int], str], size: int, most: int) -> None:
    once, twice = made(size), made(2 * size)
    for text in (once, twice):
        assert len(read(text).cables) == 1  # tables of facts are loaded once; and it is one cable, not several
    one, two = calls(lambda: read(once)), calls(lambda: read(twice))
    assert two / one <= 2.2
    lines = max(once.count("\n"), once.count("&#x000A;"))
    assert one / lines < most
