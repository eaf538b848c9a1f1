"""How long reading takes, as a multiple of the least that anybody would have to do with the same pages.

Two measures of the least: ``html.unescape`` and a split into lines; and the same with one pass of the line patterns
that a reader of such pages cannot do without (labels, format lines, classification and page lines, captions, paragraph
numbers, headings), each tried at the start of every line of the two ``<pre>`` blocks. All in one process, in turns;
medians of CPU time. What a run remembers of the pages (lines, stations, addresses) is forgotten before the next, so
that each reads pages it has not seen; tables of facts stay.

    python bench/reading.py [RUNS]
"""

import functools
import gc
import html
import re
import sys
from typing import Any

import reftel
from machine import machine, pages, paired

_PRE = re.compile(r"<(?:code><)?pre>(.*?)</pre>", re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,400}>")
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"V?ZCZC\S{3,12}",
        r"(?:ZZ|OO|PP|RR)\s+[QRU][A-Z]{3,7}",
        r"DE\s+[QRU][A-Z]{3,7}\s+#?[0-9]{4}",
        r"ZN[RY]\s+[A-Z]{5}",
        r"(?:[ZOPR]\s+){0,2}[0-9]{6}Z\s+[A-Z]{3}\s+[0-9]{2}",
        r"(?:FM|TO|INFO)\s+\S",
        r"[QRU][A-Z]{3,7}/\S",
        r"(?:UNCLAS|C O N F I D E N T I A L|S E C R E T|SECRET)\b.{0,60}?\s([A-Z][A-Z ]{2,24}) ([0-9]{5,6})",
        r"(?:SIPDIS|NOFORN|SENSITIVE|EXDIS|NODIS)\b",
        r"[A-Z][\w/&, ]{0,40}\b(?:FOR|PASS)\b",
        r"E\.?\s?O\.?\s?[0-9]{5}",
        r"TAGS\b\s?:?",
        r"SUBJ(?:ECT)?\b\s?:",
        r"REF(?:S|TEL)?\b\s?:",
        r"(?i:Classified By)\b",
        r"(?i:Reasons?)\b\s?:",
        r"¶?\s?([0-9]{1,3})\.\s{0,3}(?:\([A-Z/]{1,8}\))?",
        r"[A-Z][A-Z .]{1,24} [0-9]{8}\s+[0-9]{3}(?:\.[0-9])? OF [0-9]{3}",
        r"-{3,}|={3,}|\*{3,}",
        r"[A-Z][A-Z'-]{2,20}\s*$",
        r"N{4}\s*$",
    )
)


def remembered() -> list[Any]:
    """The caches of bounded size that reading has: those without a bound hold tables."""
    return [
        each
        for each in gc.get_objects()
        if isinstance(each, functools._lru_cache_wrapper)  # noqa: SLF001 - functools has no public name for them
        and str(getattr(each, "__module__", "")).startswith("reftel")
        and each.cache_parameters()["maxsize"] is not None
    ]


def main() -> None:
    """Print the two ratios, over whole pages and over the text of the cables alone."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    what, files = pages()
    contents = [path.read_bytes() for path in files]
    for content in contents:  # tables of facts are loaded once a process; that is no part of a page
        reftel.read(content)
    own = [b"<code><pre>" + "\n".join(_PRE.findall(one.decode("utf-8", "replace"))).encode() for one in contents]

    def bare() -> None:
        for content in contents:
            html.unescape(content.decode("utf-8", "replace")).splitlines()

    def with_patterns() -> None:
        for content in contents:
            text = content.decode("utf-8", "replace")
            for block in _PRE.findall(text):
                for line in html.unescape(_TAG.sub("", block)).splitlines():
                    for pattern in PATTERNS:
                        pattern.match(line)
            html.unescape(text)

    remembering = remembered()

    def full() -> None:
        for each in remembering:
            each.cache_clear()
        for content in contents:
            reftel.read(content)

    took, least, ratio = paired(runs, full, bare)
    _, fair, by_patterns = paired(runs, full, with_patterns)
    size, text = sum(map(len, contents)) / 1e6, sum(map(len, own)) / 1e6
    print(f"reading: {len(files)} {what}, {size:.1f} MB, of which {text:.1f} MB are cables")
    print(f"  {len(files) / took:.0f} pages/s, {size / took:.2f} MB/s; bare unescape and split {size / least:.0f} MB/s")
    print(f"  {ratio:.0f} times the bare cost (median of {runs} paired runs)")
    print(f"  {1 / by_patterns:.2f} of the speed of unescape and one pass of {len(PATTERNS)} line patterns", end=" ")
    print(f"({len(files) / fair:.0f} pages/s); half is wanted")
    print(f"  {machine()}")


if __name__ == "__main__":
    main()
