"""How an archive grows: reading, memory, disk and search over recombined cables, beside bare tantivy and SQLite's FTS5.

    python bench/scale.py [CABLES...] [--write] [--workers 2]

For each number of cables a corpus is made (``corpus.py``), read with ``reftel read`` in a process of its own, and
searched: common words (in a tenth of the cables or more), common words with a post and a year, and whole pages of
the room with their facets. Bare tantivy and FTS5 hold the same paragraphs, of up to ``--peers`` cables (to fill them
takes nearly as long as to read), and are asked the same words, in turns, for twenty hits with snippets. Times are CPU
time but for the wall time of reading; memory is the sum of what all processes have to themselves, with and without
the files that the system maps for them. ``--write`` puts table and chart into docs/performance.md.
"""

import argparse
import itertools
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import msgspec
import tantivy

import corpus
from machine import HOME, machine
from reftel.archive import Archive
from reftel.archive.compacting import size_of
from reftel.workflow.reader import Reader

ASKED = 60  # queries of each kind
SEED = 20061024
_PAGE = HOME / "docs" / "performance.md"
_CHART = HOME / "docs" / "performance.svg"
_MARK = "<!-- written by bench/scale.py -->\n"


class Row(msgspec.Struct, kw_only=True):
    """What was measured for so many cables."""

    cables: int
    wall: float  # seconds
    cpu: float  # seconds, all processes
    memory: float  # MB, at most
    own: float  # MB of that, at most, which are no files that the system maps (the index is read and merged so)
    archive: float  # kB a cable, beside the sources
    times: dict[str, tuple[float, float]] = {}  # ms, median and 95th percentile


def children(pid: int) -> Iterator[int]:
    """A process and those that it started."""
    yield pid
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for one in found:
        yield from children(int(one))


def memory(pid: int) -> tuple[float, float]:
    """MB of a process and those it started, what they share counted once; and what of it is mapped from no file."""
    total = own = 0
    for one in children(pid):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        told = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines[1:])}
        total, own = total + told.get("Pss", 0), own + told.get("Pss_Anon", 0)
    return total / 1024, own / 1024


def read(source: Path, into: Path, workers: int) -> Row:
    """Read a corpus into a new archive, in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began, most, own = time.monotonic(), 0.0, 0.0
    command = [sys.executable, "-m", "reftel", "read", str(source), "--into", str(into), "--json"]
    process = subprocess.Popen([*command, "--workers", str(workers)], stdout=subprocess.PIPE, text=True)
    while process.poll() is None:
        now = memory(process.pid)
        most, own = max(most, now[0]), max(own, now[1])
        time.sleep(0.5)
    wall = time.monotonic() - began
    told = json.loads(process.stdout.read() if process.stdout else "{}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    count = told["cables"]
    return Row(cables=count, wall=wall, cpu=cpu, memory=most, own=own, archive=size_of(into) / count / 1000)


class Peers:
    """The same paragraphs in bare tantivy and in FTS5."""

    def __init__(self, folder: Path) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", stored=True)
        self.schema = builder.build()
        (folder / "tantivy").mkdir()
        self.index = tantivy.Index(self.schema, path=str(folder / "tantivy"))
        self.writer = self.index.writer(100_000_000, 1)
        self.fts = apsw.Connection(str(folder / "fts.sqlite"))
        self.fts.execute("CREATE VIRTUAL TABLE texts USING fts5(text)")

    def fill(self, archive: Archive) -> None:
        """Fill both."""
        with self.fts:
            for cable in archive.cables():
                for one in cable.paragraphs:
                    self.writer.add_document(tantivy.Document(text=one.text))
                    self.fts.execute("INSERT INTO texts VALUES (?)", (one.text,))
        self.writer.commit()
        self.index.reload()

    def in_tantivy(self, word: str) -> object:
        """Twenty hits with snippets."""
        searcher = self.index.searcher()
        query = self.index.parse_query(word, ["text"])
        snippets = tantivy.SnippetGenerator.create(searcher, query, self.schema, "text")
        found = searcher.search(query, 20, count=False).hits
        return [snippets.snippet_from_doc(searcher.doc(address)).fragment() for _, address in found]

    def in_fts(self, word: str) -> object:
        """Twenty hits with snippets."""
        sql = "SELECT snippet(texts, 0, '[', ']', '…', 40) FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 20"
        return list(self.fts.execute(sql, (f'"{word}"',)))


def common_words(archive: Archive) -> list[str]:
    """Words of four letters and more that stand in a tenth of the cables; of many cables, of every tenth."""
    counts: Counter[str] = Counter()
    total = 0
    every = 10 if len(archive.looking().catalogue().cables) > 300_000 else 1
    for cable in itertools.islice(archive.cables(), 0, None, every):
        words: set[str] = set()
        for one in cable.paragraphs:
            words.update(word for word in one.text.lower().split() if word.isalpha() and len(word) > 3)
        counts.update(words)
        total += 1
    return sorted(word for word, count in counts.items() if count * 10 >= total)


def search(path: Path, folder: Path, *, with_peers: bool) -> dict[str, tuple[float, float]]:
    """How long searches take, in turns."""
    chance = random.Random(SEED)
    with Archive(path, read_only=True) as archive:
        common = common_words(archive)
        posts = [name for name, _ in list(archive.looking().catalogue().posts.every())[:20]]
        words = [chance.choice(common) for _ in range(ASKED)]
        filters = [
            f"from:{chance.choice(posts).split()[-1].lower()} date:{chance.randint(2000, 2009)}.." for _ in words
        ]
        reader = Reader(path)
        reader.everything()
        kinds: dict[str, Callable[[int], object]] = {"common word": lambda at: archive.search(words[at])}
        if with_peers:
            peers = Peers(folder)
            peers.fill(archive)
            kinds |= {
                "bare tantivy": lambda at: peers.in_tantivy(words[at]),
                "FTS5": lambda at: peers.in_fts(words[at]),
            }
        kinds |= {
            "with filters": lambda at: archive.search(f"{words[at]} {filters[at]}"),
            "with facets": lambda at: reader.search(words[at]),
            "filters and facets": lambda at: reader.search(f"{words[at]} {filters[at]}"),
        }
        times: dict[str, list[float]] = {name: [] for name in kinds}
        for at in range(-10, ASKED):
            for name, ask in kinds.items():
                began = time.process_time()
                ask(at)
                if at >= 0:
                    times[name].append((time.process_time() - began) * 1000)
        reader.close()
    return {name: (statistics.median(some), statistics.quantiles(some, n=20)[-1]) for name, some in times.items()}


def table(rows: list[Row], workers: int) -> str:
    """What was measured, as a table."""
    head = [
        "cables",
        "wall s",
        "CPU ms a cable",
        "memory MB",
        "without files",
        "kB a cable beside sources",
        *rows[0].times,
    ]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for row in rows:
        cells = [
            f"{row.cables:,}",
            f"{row.wall:.0f}",
            f"{row.cpu / row.cables * 1000:.1f}",
            f"{row.memory:.0f}",
            f"{row.own:.0f}",
        ]
        cells.append(f"{row.archive:.1f}")
        cells += ["{:.1f} / {:.1f}".format(*row.times[name]) if name in row.times else "" for name in rows[0].times]
        lines.append("| " + " | ".join(cells) + " |")
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    beside = next(row for row in reversed(rows) if "FTS5" in row.times or row is rows[0])
    last = beside.times
    ratios = ", ".join(
        f"{name} {last['common word'][0] / last[name][0]:.1f}" for name in ("bare tantivy", "FTS5") if name in last
    )
    told = (
        f"{machine()}; {workers} workers, load {load} at the end: what else runs makes wall time longer, and CPU time",
        "somewhat. Searches: median / 95th percentile in ms of CPU, twenty hits with snippets.",
        f"A common word at {beside.cables:,} cables takes, as a multiple of: {ratios}.",
    )
    return "\n".join(lines) + "\n\n" + "\n".join(told) + "\n"


def chart(rows: list[Row]) -> str:
    """CPU, memory, disk and search over the number of cables, each as a multiple of the first, on one sheet."""
    lines = {
        "CPU of reading, in all": [row.cpu for row in rows],
        "memory": [row.memory for row in rows],
        "archive beside its sources": [row.archive * row.cables for row in rows],
        "a common word": [row.times["common word"][0] for row in rows],
        "filters and facets": [row.times["filters and facets"][0] for row in rows],
    }
    most = max(value / some[0] for some in lines.values() for value in some) * 1.05
    widest = rows[-1].cables
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" font-family="sans-serif" font-size="12">',
        "<title>How an archive grows with its cables, as a multiple of the smallest</title>",
        '<rect width="640" height="360" fill="#fff"/><path d="M60 20V310H420" fill="none" stroke="#444"/>',
        '<text x="240" y="345" text-anchor="middle">cables</text>',
    ]
    parts += [
        f'<text x="{60 + 350 * row.cables / widest:.0f}" y="326" text-anchor="middle">{row.cables:,}</text>'
        for row in rows
    ]
    for step in range(1, int(most) + 1, max(1, int(most) // 6)):
        parts.append(f'<text x="52" y="{314 - 285 * step / most:.0f}" text-anchor="end">{step}×</text>')
    for turn, (name, some) in enumerate(lines.items()):
        colour = ("#1b4965", "#9c6644", "#386641", "#6a4c93", "#bc4749")[turn]
        points = " ".join(
            f"{60 + 350 * row.cables / widest:.1f},{310 - 285 * value / some[0] / most:.1f}"
            for row, value in zip(rows, some, strict=True)
        )
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<text x="440" y="{40 + 20 * turn}" fill="{colour}">{name}</text>')
    return "\n".join([*parts, "</svg>\n"])


def main() -> None:
    """Measure, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cables", nargs="*", type=int, default=[5_000, 10_000, 25_000, 50_000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--peers", type=int, default=250_000, help="fill tantivy and FTS5 with up to so many cables")
    parser.add_argument("--write", action="store_true")
    told = parser.parse_args()
    rows = []
    for count in sorted(told.cables):
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            corpus.write(place / "corpus", count)
            row = read(place / "corpus", place / "archive", told.workers)
            row.times = search(place / "archive", place, with_peers=count <= told.peers)
            rows.append(row)
            print(row, flush=True)
    text = table(rows, told.workers)
    print(text)
    if told.write:
        before = _PAGE.read_text(encoding="utf-8").partition(_MARK)[0]
        _PAGE.write_text(f"{before}{_MARK}\n{text}", encoding="utf-8")
        _CHART.write_text(chart(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
