"""How long the pages of the reading room take: CPU time at the server, page by page, on an archive that is at hand.

    python bench/room.py ARCHIVE [PAGES]

Pages are drawn at random with a fixed seed: searches for words of the archive (common and rare ones, with facets),
completions of their beginnings, cables, ledgers of speakers. HTML is made as for a reader; the network is left out.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from reftel.web.app import Desk
from reftel.web.views import VIEWS
from reftel.web.views.view import Asked
from reftel.workflow.reader import Reader

SEED = 20061024
NAMED = {view.name: view for view in VIEWS}


def words(reader: Reader, chance: random.Random) -> list[str]:
    """Words of the archive, common and rare."""
    found = []
    for letter in "abcdefghilmnoprstuw":
        for second in "aeiou":
            found += [one.shown for one in reader.completions(letter + second) if ":" not in one.shown]
    return chance.sample(found, len(found))


def pages(reader: Reader, count: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is asked for, each with its kind."""
    chance, desk = random.Random(SEED), Desk(reader)
    known = words(reader, chance)
    facets = reader.everything().facets
    cables = list({hit.cable for word in known[:60] for hit in reader.search(word, 20).hits})

    def shown(name: str, asked: Asked) -> Callable[[], object]:
        return lambda: desk._answered(NAMED[name], asked, changing=False)  # noqa: SLF001 - without the network

    for _ in range(count):
        word, other = chance.choice(known), chance.choice(known)
        post, speaker = chance.choice(facets.posts), chance.choice(facets.speakers)
        yield "search, a word", shown("search", Asked(query=(("q", word),)))
        yield "search, two words", shown("search", Asked(query=(("q", f"{word} {other}"),)))
        yield "search, a word of a post", shown("search", Asked(query=(("q", f"{word} {post.query}"),)))
        yield "first page", shown("search", Asked())
        yield "cable", shown("cable", Asked(path={"mrn": chance.choice(cables)}))
        yield "ledger of a speaker", shown("said", Asked(query=(("by", speaker.name), ("group", "day"))))
        beginning = word[:3]
        yield "completion of a word", lambda beginning=beginning: reader.completions(beginning)  # type: ignore[misc]
        yield "completion of a speaker", lambda name=speaker.name: reader.completions(f"said-by:{name[:2]}")  # type: ignore[misc]


def main(archive: Path, count: int) -> None:
    """Measure, and print a line for each kind of page."""
    reader = Reader(archive)
    began = time.process_time()
    held = reader.holdings()
    while not reader.everything().facets.counted:
        time.sleep(0.1)
    print(f"{held.cables:,} cables; counted in {time.process_time() - began:.1f} s of CPU")
    taken: dict[str, list[float]] = {}
    for kind, ask in pages(reader, count):
        start = time.process_time()
        ask()
        taken.setdefault(kind, []).append((time.process_time() - start) * 1000)
    for kind, each in taken.items():
        cut = statistics.quantiles(each, n=20)
        print(f"{kind:<26} p50 {statistics.median(each):7.1f} ms   p95 {cut[-1]:7.1f} ms   of {len(each)}")
    reader.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 60)
