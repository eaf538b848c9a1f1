"""Search over 50,000 cables: median and 95th percentile of CPU time, beside bare tantivy on the same texts.

Tantivy is asked twice: for the places of twenty cables only, and for their texts with its own snippets as well. Ours
are twenty paragraphs, each with its cable, place and snippet.

The cables are recombined at run time from the paragraphs of the public material (``REFTEL_SHARED``); nothing of it is
kept. Run: ``python bench/search.py [CABLES]``.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import tantivy

HOME = Path(__file__).parent.parent
sys.path.insert(0, str(HOME / "tests"))

from made_readings import reading_of  # noqa: E402 - found only now
from reftel import reading  # noqa: E402 - as above
from reftel.archive import Archive, Packed  # noqa: E402 - as above
from reftel.archive.rows import pack  # noqa: E402 - as above
from reftel.fields.classification import Classification  # noqa: E402 - as above
from reftel.fields.mrn import Mrn  # noqa: E402 - as above
from reftel.model.cable import Cable, Reading  # noqa: E402 - as above

_MEAN = 9_300  # characters of a cable, as in the corpus
_POSTS = ("NORRPORT", "VESSIA", "ARVONA", "SESTRIN", "PORTAUREL", "DRAVIK", "HALMERE", "OSTREL")
_TAGS = ("PREL", "PGOV", "PHUM", "OSCE", "ECON", "EPET", "MARR", "KDEM")
_KINDS = 5


def paragraphs_of(shared: Path) -> list[str]:
    """The paragraphs of all cables of the public material that can be read."""
    found = []
    for path in sorted((shared / "corpus" / "raw").rglob("*.html")):
        for cable in reading.read(path).cables:
            found += [one.text for one in cable.paragraphs if len(one.text) > 200]
    return found


def recombined(paragraphs: list[str], count: int, seed: int = 1) -> Iterator[Reading]:
    """So many cables, each of paragraphs taken from anywhere."""
    random_ = random.Random(seed)
    for number in range(count):
        body: list[str] = []
        length = random_.expovariate(1 / _MEAN) + 300
        while sum(map(len, body)) < length:
            body.append(random_.choice(paragraphs))
        post, year = random_.choice(_POSTS), random_.randint(2000, 2010)
        yield reading_of(
            Mrn(year, post, number + 1),
            body,
            subject=" ".join(random_.choice(body).split()[:8]).upper(),
            day=f"{year}-{random_.randint(1, 12):02d}-{random_.randint(1, 28):02d}",
            origin=f"AMEMBASSY {post}",
            tags=random_.sample(_TAGS, 2),
            classification=Classification(random_.choice(("U", "C", "S"))),
        )


def queries(paragraphs: list[str], count: int, seed: int = 2) -> list[tuple[str, str, str]]:
    """Kind, query in our language, and the same for tantivy's own parser."""
    random_ = random.Random(seed)
    found: list[tuple[str, str, str]] = []
    while len(found) < count:
        text = random_.choice(paragraphs)
        some = [word for word in text.split() if word.isascii() and word.isalpha() and len(word) > 3]
        if len(some) < 10:
            continue
        one, two = random_.sample(some, 2)
        at = random_.randrange(len(some) - 2)
        phrase = " ".join(some[at : at + 2])
        post, tag = random_.choice(_POSTS), random_.choice(_TAGS)
        kinds = (
            ("word", one, one),
            ("two words", f"{one} {two}", f"{one} AND {two}"),
            ("phrase", f'"{phrase}"', f'"{phrase}"'),
            ("word and fields", f"{one} from:{post} tag:{tag}", f"{one} AND origin:{post} AND tag:{tag}"),
            ("without a word", f"{one} -{two}", f"+{one} -{two}"),
        )
        found.append(kinds[len(found) % _KINDS])
    return found


class Bare:
    """Tantivy by itself: one entry a cable."""

    def __init__(self, folder: Path) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", stored=True)
        for name in ("origin", "tag"):
            builder.add_text_field(name, index_option="basic")
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema, path=str(folder))
        self.writer = self.index.writer(100_000_000, 1)

    def add(self, cable: Cable) -> None:
        """Add one."""
        text = "\n".join([cable.subject or "", *(one.text for one in cable.paragraphs)])
        tags = " ".join(one.code for one in cable.tags)
        self.writer.add_document(tantivy.Document(text=text, origin=cable.origin, tag=tags))

    def search(self, query: str, limit: int = 20) -> int:
        """The places of the best."""
        searcher = self.index.searcher()
        return len(searcher.search(self.index.parse_query(query, ["text"]), limit, count=False).hits)

    def show(self, query: str, limit: int = 20) -> int:
        """The best, with snippets."""
        searcher = self.index.searcher()
        parsed = self.index.parse_query(query, ["text"])
        hits = searcher.search(parsed, limit, count=False).hits
        snippets = tantivy.SnippetGenerator.create(searcher, parsed, self.schema, "text")
        return len([snippets.snippet_from_doc(searcher.doc(address)).fragment() for _, address in hits])


Search = Callable[[str], object]


def timed(searches: list[tuple[Search, list[str]]]) -> list[list[float]]:
    """Milliseconds of CPU time of each query, warm, the searches in turns: a busy machine hits all of them."""
    for search, asked in searches:
        for query in asked[:20]:
            search(query)
    found: list[list[float]] = [[] for _ in searches]
    for number in range(len(searches[0][1])):
        for times, (search, asked) in zip(found, searches, strict=True):
            began = time.process_time()
            search(asked[number])
            times.append((time.process_time() - began) * 1000)
    return found


def main() -> None:
    """Build both, ask both."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    paragraphs = paragraphs_of(Path(os.environ.get("REFTEL_SHARED", HOME.parent / "shared")))
    print(f"{len(paragraphs)} paragraphs, {count} cables")
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder, "archive"), create=True) as archive:
        bare = Bare(Path(tempfile.mkdtemp(dir=folder)))
        taken = dict.fromkeys(("made", "record", "bare"), 0.0)

        def clocked(name: str, began: float) -> float:
            now = time.perf_counter()
            taken[name] += now - began
            return now

        unit: list[Packed] = []
        now = time.perf_counter()
        for made in recombined(paragraphs, count):
            unit += pack(made, made.source.text.encode())
            now = clocked("made", now)
            if len(unit) == 50:
                archive.add_packed(unit)
                unit = []
                now = clocked("record", now)
            bare.add(made.cables[0])
            now = clocked("bare", now)
        archive.add_packed(unit)
        now = clocked("record", now)
        bare.writer.commit()
        bare.index.reload()
        now = clocked("bare", now)
        archive.refresh()
        print(f"build: record {taken['record']:.0f} s, index {time.perf_counter() - now:.0f} s")
        print(f"bare tantivy: {taken['bare']:.0f} s")
        size = sum(file.stat().st_size for file in Path(folder, "archive").rglob("*") if file.is_file())
        print(f"disk: {size / 1e6:.0f} MB")
        asked = queries(paragraphs, 500)
        bare_asked = [query for _, _, query in asked]
        ours, found, shown = timed(
            [(archive.search, [query for _, query, _ in asked]), (bare.search, bare_asked), (bare.show, bare_asked)]
        )
        report("all", ours, found, shown)
        for kind in range(_KINDS):
            report(asked[kind][0], ours[kind::_KINDS], found[kind::_KINDS], shown[kind::_KINDS])


def report(name: str, ours: list[float], found: list[float], shown: list[float]) -> None:
    """One line: p50 / p95 of each, and the ratio of the medians where both show what they found."""
    parts = [f"{name:16}"]
    for what, times in (("ours", ours), ("tantivy", found), ("with snippets", shown)):
        parts.append(f"{what} {statistics.median(times):6.2f} / {statistics.quantiles(times, n=20)[-1]:6.2f} ms")
    print("   ".join(parts), f"  ratio {statistics.median(ours) / statistics.median(shown):.2f}")


if __name__ == "__main__":
    main()
