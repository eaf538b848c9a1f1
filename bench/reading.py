"""How long reading takes, as a multiple of the least that anybody would have to do with the same pages.

The least: decode, ``html.unescape`` and split into lines. Both in one process, in turns; medians of CPU time.

    python bench/reading.py [RUNS]
"""

import html
import sys

import reftel
from machine import machine, pages, paired


def main() -> None:
    """Print one line of figures."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    what, files = pages()
    contents = [path.read_bytes() for path in files]
    for content in contents:  # tables of facts are loaded once a process; that is no part of a page
        reftel.read(content)

    def bare() -> None:
        for content in contents:
            html.unescape(content.decode("utf-8", "replace")).splitlines()

    def full() -> None:
        for content in contents:
            reftel.read(content)

    took, least, ratio = paired(runs, full, bare)
    size = sum(map(len, contents)) / 1e6
    print(f"reading: {len(files)} {what}, {size:.1f} MB")
    print(f"  {len(files) / took:.0f} pages/s, {size / took:.2f} MB/s; bare unescape and split {size / least:.0f} MB/s")
    print(f"  {ratio:.0f} times the bare cost (median of {runs} paired runs)")
    print(f"  {machine()}")


if __name__ == "__main__":
    main()
