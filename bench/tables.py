"""The reading room's search beside Datasette's, the common way to put a table with full text on a page.

Both have the same recombined cables: reftel as an archive, Datasette as one table of cables with SQLite's full text.
Asked in turns, each for its page of twenty hits, without a network: common words, two words, and a common word of one
post; then each with the counts of posts and years beside it. CPU time of all threads; median and 95th percentile.

    python bench/tables.py [CABLES]
"""

import asyncio
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias
from urllib.parse import urlencode

import corpus
import peers
from machine import machine
from reftel.archive import Archive
from reftel.web.app import Desk
from reftel.web.views import VIEWS
from reftel.web.views.view import Asked
from reftel.workflow.reader import Reader

ASKED, SEED = 60, 20061024
Ours: TypeAlias = Callable[[str], object]
Theirs: TypeAlias = Callable[[dict[str, str]], Awaitable[object]]
_SEARCH = next(view for view in VIEWS if view.name == "search")


class Words(NamedTuple):
    """What is asked for: words that stand in a tenth of the cables or more, and posts."""

    common: list[str]
    posts: list[str]


def fill(archive: Archive, file: Path) -> Words:
    """The same cables as a table with full text, as `sqlite-utils enable-fts` makes it; and what to ask for."""
    counts: Counter[str] = Counter()
    posts: Counter[str] = Counter()
    total = 0
    with sqlite3.connect(file) as table:
        table.execute(
            "CREATE TABLE cables (id INTEGER PRIMARY KEY, mrn TEXT, day TEXT, year TEXT, post TEXT, text TEXT)"
        )
        for total, cable in enumerate(archive.cables(), 1):
            text = "\n\n".join([cable.subject or "", *(one.text for one in cable.paragraphs)])
            day, post = str(cable.date or "")[:10], (cable.origin or "").split(" ", 1)[-1]
            table.execute(
                "INSERT INTO cables VALUES (?, ?, ?, ?, ?, ?)", (total, str(cable.mrn), day, day[:4], post, text)
            )
            counts.update({word for word in text.lower().split() if word.isalpha() and len(word) > 3})
            posts[post] += 1
        table.execute("CREATE INDEX by_post ON cables (post)")
        table.execute("CREATE INDEX by_year ON cables (year)")
        table.execute("CREATE VIRTUAL TABLE cables_fts USING fts5(text, content='cables', content_rowid='id')")
        table.execute("INSERT INTO cables_fts (cables_fts) VALUES ('rebuild')")
    common = sorted(word for word, count in counts.items() if count * 10 >= total)
    return Words(common, [post for post, _ in posts.most_common(20) if post])


def kinds(words: Words, chance: random.Random) -> dict[str, list[tuple[str, dict[str, str]]]]:
    """What is asked of each kind: in our words, and as the parameters of Datasette's table page."""
    one = [chance.choice(words.common) for _ in range(ASKED)]
    two = [f"{word} {chance.choice(words.common)}" for word in one]
    posts = [chance.choice(words.posts) for _ in one]
    of_post = [f'{word} from:"{post}"' for word, post in zip(one, posts, strict=True)]
    return {
        "a common word": [(word, {"_search": word}) for word in one],
        "two of them": [(both, {"_search": both}) for both in two],
        "one, of a post": [
            (ours, {"_search": word, "post": post}) for ours, word, post in zip(of_post, one, posts, strict=True)
        ],
    }


async def timed(ours: Ours, theirs: Theirs, asked: list[tuple[str, dict[str, str]]]) -> tuple[list[float], list[float]]:
    """Milliseconds of CPU of each answer, in turns, behind ten that are not counted."""
    times: tuple[list[float], list[float]] = ([], [])
    for at in range(-10, len(asked)):
        query, parameters = asked[at]
        began = time.process_time()
        ours(query)
        between = time.process_time()
        await theirs(parameters)
        if at >= 0:
            times[0].append((between - began) * 1000)
            times[1].append((time.process_time() - between) * 1000)
    return times


def told(times: list[float]) -> str:
    """Median and 95th percentile."""
    return f"{statistics.median(times):.1f} / {statistics.quantiles(times, n=20)[-1]:.1f}"


async def measure(reader: Reader, file: Path, words: Words) -> None:
    """Print a line for each kind of question."""
    from datasette.app import Datasette  # noqa: PLC0415 - installed just now

    room = Datasette([str(file)], settings={"num_sql_threads": 1, "default_page_size": 20, "suggest_facets": False})
    await room.invoke_startup()
    desk = Desk(reader)
    facets = {"_facet": "post", "_facet_size": "20"}

    def page(query: str) -> object:
        return desk._answered(_SEARCH, Asked(query=(("q", query),)), changing=False)  # noqa: SLF001 - without the network

    async def theirs(parameters: dict[str, str]) -> object:
        answer = await room.client.get(f"/{file.stem}/cables?{urlencode(parameters)}")
        if answer.status_code != 200:
            sys.exit(f"Datasette answers {answer.status_code}")
        return answer.content

    print("| | reftel, with facets | Datasette | Datasette, facet of posts | reftel / Datasette (with facet) |")
    print("|---|---|---|---|---|")
    for name, asked in kinds(words, random.Random(SEED)).items():
        ours, bare = await timed(page, theirs, asked)
        _, faceted = await timed(page, theirs, [(query, {**some, **facets}) for query, some in asked])
        ratios = [statistics.median(ours) / statistics.median(each) for each in (bare, faceted)]
        print(f"| {name} | {told(ours)} | {told(bare)} | {told(faceted)} | {ratios[0]:.2f} ({ratios[1]:.2f}) |")


def main() -> None:
    """Make the cables, have both read them, ask both."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    peers.make_available()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus.write(folder / "corpus", count)
        into = folder / "archive"
        read = [sys.executable, "-m", "reftel", "read", str(folder / "corpus"), "--into", str(into), "--json"]
        subprocess.run(read, check=True, capture_output=True)
        with Archive(into, read_only=True) as archive:
            words = fill(archive, folder / "cables.db")
        reader = Reader(into)
        reader.everything()
        print(f"{count:,} recombined cables, {len(words.common)} common words; ms of CPU, median / 95th percentile")
        asyncio.run(measure(reader, folder / "cables.db", words))
        reader.close()
    print(machine())


if __name__ == "__main__":
    main()
