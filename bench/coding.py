"""The reading room while readers read and coders review, on 50,000 recombined cables: how long each kind of page takes.

    python bench/coding.py [ARCHIVE] [--cables 50000] [--minutes 5] [--readers 4] [--coders 2] [--write FOLDER]

Without an archive one is made: recombined cables (``corpus.py``), read as ``reftel read`` reads them, and statements of
a good part of them, by a quick extractor: whoever stands before a verb of saying, at his real place in real sentences.
It is served by ``reftel serve`` in a process of its own; readers open all kinds of pages over HTTP, and coders enter
reviews by the form of the room. First every kind of page is opened alone, and what it costs the server in CPU time is
told: at once after a review, and then again. Then all are at work: latencies of the answers, in wall time.
"""

import argparse
import http.client
import json
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import apsw
import msgspec

import corpus
from machine import HOME, machine
from reftel.archive import Archive, Extracted, pack_statements
from reftel.model.actor import Naming, Office
from reftel.model.cable import Cable, Paragraph
from reftel.model.source import Span
from reftel.model.statement import Account, Act, Statement

sys.path.insert(0, str(HOME / "tests"))

from soak import free_port, wait_for

SEED = 20061024
_ACTS: dict[str, Act] = {
    **dict.fromkeys(("said", "told", "noted", "added", "explained", "stated", "reported", "stressed"), "state"),
    **dict.fromkeys(("asked", "wondered", "inquired"), "ask"),
    **dict.fromkeys(("supported", "agreed", "welcomed", "endorsed"), "support"),
    **dict.fromkeys(("rejected", "refused", "opposed", "denied"), "reject"),
    **dict.fromkeys(("urged", "requested", "called"), "request"),
    **dict.fromkeys(("promised", "offered", "pledged"), "commit"),
    **dict.fromkeys(("criticized", "complained", "warned"), "criticize"),
}
_NAME = r"[A-Z][a-z]{2,20}"
_SAYS = re.compile(rf"(?:({_NAME}) )?({_NAME}) ({'|'.join(_ACTS)}) (?:({_NAME}) )?")
_OFFICES = ("Minister", "President", "Ambassador", "Chairman", "Director", "Secretary", "General", "Deputy", "Senator")
_SENTENCE = 400  # characters on either side that a sentence has at most
QUESTION = """
[question]
id = "osce-cio-2009"
title = "Who chairs the OSCE in 2009?"
body = "osce"
rule = "consensus"
[[decision]]
id = "2009"
due = "2006-12"
default = "no decision"
exclusive = true
[[option]]
id = "kz-2009"
decision = "2009"
title = "Kazakhstan chairs in 2009"
candidate = "Kazakhstan"
cues = ["2009 chairmanship", "2009 bid", "OSCE chairmanship", "CiO bid", "chairmanship"]
"""


# An archive.


def said_in(cable: Cable, one: Paragraph, place: int, chance: random.Random) -> Iterator[tuple[Statement, str]]:
    """The statements of a paragraph, and the full name of who speaks."""
    for found in _SAYS.finditer(one.text):
        first, name, verb, to = found.groups()
        start = max(one.text.rfind(". ", 0, found.start()) + 1, found.start() - _SENTENCE)
        end = one.text.find(". ", found.end())
        end = min(end if end >= 0 else len(one.text), found.end() + _SENTENCE)
        content = one.text[found.end() : end].rstrip()
        if not content:
            continue
        span, around = one.source_span(found.end(), found.end() + len(content)), one.source_span(start, end)
        full = f"{first} {name}" if first and first not in _OFFICES else name
        made = Statement(
            id=f"{cable.citation}-{place}-{found.end()}",
            cable=cable.citation,
            para=one.number,
            start=span.start,
            end=span.end,
            speaker=name,
            addressees=(to,) if to else (),
            holder=name,
            act=_ACTS[verb],
            content=content,
            quotes=(),
            said_on=cable.date if chance.random() < 0.5 else None,
            voice="reported",
            voice_detail="speaker-reported",
            verb=verb,
            negated=False,
            condition=None,
            chain=(cable.citation, name),
            echo_of=None,
            topic=None,
            because="bench",
            rank=round(chance.random(), 3),
            account=Account(post=cable.origin),
            source=cable.source.sha256,
            sentence=one.text[start:end],
            sentence_span=Span(around.start, around.end),
            cable_date=cable.date,
        )
        yield made, full


def named_in(said: list[tuple[Statement, str]], chance: random.Random) -> Iterator[Naming]:
    """The names of those who speak or are spoken to in a cable, each once."""
    known = {to: to for one, _ in said for to in one.addressees} | {one.speaker: full for one, full in said}
    place = {name: one for one, _ in said for name in (*one.addressees, one.speaker)}
    for name, full in sorted(known.items()):
        one = place[name]
        office: tuple[Office, ...] = ()
        if chance.random() < 0.3:
            title = chance.choice(_OFFICES)
            office = (
                Office(title=title, country=None, para=one.para, start=one.start, end=one.end, text=f"{title} {full}"),
            )
        yield Naming(
            name=name, kind="person", full=full, para=one.para, start=one.start, end=one.end, text=full, offices=office
        )


def extracted(cable: Cable, chance: random.Random) -> Extracted:
    """What the quick extractor makes of a cable."""
    said = [told for place, one in enumerate(cable.paragraphs) for told in said_in(cable, one, place, chance)]
    return pack_statements(cable, (one for one, _ in said), namings=named_in(said, chance))


def fill(archive: Path, share: float) -> tuple[int, int]:
    """Make the statements of a share of the cables; how many cables and statements those are."""
    chance = random.Random(SEED)
    cables = statements = 0
    with Archive(archive) as opened:
        wanted = [number for number in opened.pending("bench", others=True) if chance.random() < share]
        for first in range(0, len(wanted), 200):
            unit = [extracted(opened.load(number), chance) for number in wanted[first : first + 200]]
            cables += len(unit)
            statements += opened.add_extracted("bench", unit)
    (archive / "questions").mkdir(exist_ok=True)
    (archive / "questions" / "osce-cio-2009.toml").write_text(QUESTION, "utf-8")
    return cables, statements


def made(folder: Path, cables: int, share: float) -> Path:
    """An archive of so many recombined cables, with statements."""
    corpus.write(folder / "corpus", cables)
    archive = folder / "archive"
    command = [sys.executable, "-m", "reftel", "read", str(folder / "corpus"), "--into", str(archive), "--json"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(folder / "corpus")
    print("statements: {1:,} in {0:,} cables".format(*fill(archive, share)))
    return archive


# Whoever is in the room.


class Known(msgspec.Struct, frozen=True):
    """What there is to be asked for."""

    words: list[str]
    cables: list[str]
    spoken: list[str]  # cables with statements
    speakers: list[str]
    posts: list[str]
    tags: list[str]
    sources: list[str]


def known(archive: Path) -> Known:
    """Draw from an archive what readers will ask for; common words and rare ones."""
    chance = random.Random(SEED)
    with Archive(archive, read_only=True) as opened:
        record = opened.record()
        opened.refresh()

        def column(sql: str) -> list[str]:
            return [str(one) for (one,) in record.execute(sql) if one]

        ids = [number for (number,) in record.execute("SELECT id FROM cables WHERE canonical")]
        drawn = chance.sample(ids, min(len(ids), 400))
        counts: Counter[str] = Counter()
        for number in drawn:
            texts = " ".join(one.text for one in opened.load(number).paragraphs).lower()
            counts.update({word for word in texts.split() if word.isalpha() and len(word) > 3})
        words = sorted(word for word, count in counts.items() if count >= len(drawn) / 50)  # the same in every run
        return Known(
            words=chance.sample(words, min(len(words), 400)),
            cables=[opened.load(number).citation for number in drawn],
            spoken=column("SELECT mrn FROM cables WHERE canonical AND id IN (SELECT cable FROM statements LIMIT 2000)"),
            speakers=column("SELECT speaker FROM statements GROUP BY 1 ORDER BY count(*) DESC LIMIT 200"),
            posts=column("SELECT station FROM cables GROUP BY 1 ORDER BY count(*) DESC LIMIT 30"),
            tags=column("SELECT tags FROM cables GROUP BY 1 ORDER BY count(*) DESC LIMIT 30"),
            sources=column("SELECT sha256 FROM cables WHERE canonical LIMIT 200"),
        )


def addresses(told: Known, chance: random.Random) -> dict[str, str]:
    """An address of each kind of page."""
    word, other, speaker = chance.choice(told.words), chance.choice(told.words), chance.choice(told.speakers)
    post, tag = chance.choice(told.posts), chance.choice(told.tags).split()[0]
    cable, spoken = chance.choice(told.cables), chance.choice(told.spoken)
    return {
        "search: a common word": f"/?q={quote(word)}",
        "search: two words": f"/?q={quote(f'{word} {other}')}",
        "search: a word, post and year": f"/?q={quote(f'{word} from:{post.lower()} date:200{chance.randrange(9)}')}",
        "search: a word and a speaker": f"/?q={quote(f'{word} said-by:{speaker.lower()}')}",
        "search: a TAG, second page": f"/?q=tag:{quote(tag)}&page=2",
        "suggestions": f"/complete?q={quote(word[:3])}",
        "suggestions of a speaker": f"/complete?q={quote(f'said-by:{speaker[:2]}')}",
        "first page": "/",
        "cable": f"/cable/{quote(cable)}",
        "cable with statements": f"/cable/{quote(spoken)}",
        "said: all": "/said",
        "said: by a speaker, by day": f"/said?by={quote(speaker)}&group=day",
        "said: about a word": f"/said?about={quote(word)}&when=2003..2006",
        "actors": "/actors",
        "actor": f"/actor/{quote(speaker.lower())}",
        "network of a query": f"/network?q={quote(word)}",
        "network of a speaker": f"/network?by={quote(speaker)}",
        "questions": "/questions",
        "question": "/question/osce-cio-2009",
        "timeline": "/question/osce-cio-2009/timeline",
        "commitments": "/commitments",
        "calendar": "/calendar",
        "case files": "/cases",
        "review": "/review",
        "review of a cable": f"/review?cable={quote(spoken)}",
        "agreement": "/agreement",
        "imports": "/import",
        "source": f"/source/{chance.choice(told.sources)}",
    }


# What people open, of a hundred pages; the others are opened once in a hundred.
OFTEN = {
    "search: a common word": 16,
    "search: two words": 8,
    "search: a word, post and year": 5,
    "search: a word and a speaker": 4,
    "search: a TAG, second page": 3,
    "suggestions": 20,
    "suggestions of a speaker": 5,
    "first page": 4,
    "cable": 12,
    "cable with statements": 10,
    "said: by a speaker, by day": 4,
    "said: about a word": 3,
    "actor": 4,
    "review": 2,
}


class Visitor:
    """Somebody with a browser: a connection that is kept, and a cookie."""

    def __init__(self, port: int, name: str = "") -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
        self.cookie = {"cookie": f"reftel-coder={quote(name)}"} if name else {}
        self.name = name
        self.used = 0.0

    def _anew(self) -> None:
        """A connection that nobody used for some seconds is let go of by the server: a browser opens another."""
        if time.monotonic() - self.used > 3:
            self.connection.close()
        self.used = time.monotonic()

    def get(self, address: str) -> tuple[int, bytes]:
        """Open a page."""
        self._anew()
        self.connection.request("GET", address, headers=self.cookie)
        answer = self.connection.getresponse()
        return answer.status, answer.read()

    def post(self, address: str, form: dict[str, str]) -> tuple[int, bytes]:
        """Send a form."""
        home = f"http://127.0.0.1:{self.connection.port}"
        headers = {"content-type": "application/x-www-form-urlencoded", "origin": home, **self.cookie}
        self._anew()
        self.connection.request("POST", address, urlencode(form), headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read()

    def review(self, page: int, verdict: str, chance: random.Random) -> tuple[int, str]:
        """Take a statement of the queue in hand and send the form: the status of the answer, and the cable."""
        status, body = self.get(f"/review?page={page}")
        if status != 200:
            return status, ""
        text = body.decode()
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text))
        fields = dict(re.findall(r'<input type="text"[^>]* name="(\w+)" value="([^"]*)"', text))
        if "at" not in hidden:
            return status, ""
        form = {**hidden, "coder": self.name, "do": verdict}
        if verdict == "correct":
            form |= {"speaker": f"{fields.get('speaker', 'Somebody')} {chance.randrange(100)}"}
        return self.post("/review", form)[0], hidden["of"]


class Room:
    """The room in a process of its own, and what was measured."""

    def __init__(self, archive: Path) -> None:
        self.port = free_port()
        command = [sys.executable, "-m", "reftel", "serve", str(archive), "--port", str(self.port), "--no-extract"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        wait_for(self.port)
        self.taken: dict[str, list[float]] = {}
        self.statuses: Counter[tuple[str, int]] = Counter()
        self.memory: list[tuple[float, float]] = []
        self._mutex = threading.Lock()

    def cpu(self) -> float:
        """Milliseconds of CPU that the room and its children have used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) * 10.0

    def own(self) -> float:
        """Milliseconds of CPU that the room itself has used, to a fraction: the clock that Linux has of a process."""
        return time.clock_gettime(~self.process.pid << 3 | 2) * 1000

    def size(self) -> float:
        """MB of its memory."""
        return int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * 4096 / 2**20

    def note(self, kind: str, status: int, seconds: float) -> None:
        """Keep what an answer took."""
        with self._mutex:
            self.taken.setdefault(kind, []).append(seconds * 1000)
            self.statuses[kind, status] += 1

    def alone(self, told: Known, rounds: int) -> Iterator[tuple[str, list[float], list[float], int]]:
        """Each kind of page by itself, so many times: CPU ms of the room for one after a review, for another after it.

        And the status of the last.
        """
        chance, reader, coder = random.Random(SEED), Visitor(self.port), Visitor(self.port, "Alone")
        for kind in addresses(told, chance):
            first: list[float] = []
            then: list[float] = []
            status = 0
            for _ in range(rounds):
                coder.review(chance.randrange(1, 20), chance.choices(("accept", "correct"), (3, 1))[0], chance)
                time.sleep(0.2)  # what is begun behind it
                for each in (first, then):
                    address, before = addresses(told, chance)[kind], self.own()
                    status, _ = reader.get(address)
                    each.append(self.own() - before)
            yield kind, first, then, status

    def read(self, told: Known, turn: int, until: float) -> None:
        """A reader, until the time is up."""
        chance, visitor = random.Random(f"{SEED}/{turn}"), Visitor(self.port)
        while time.monotonic() < until:
            every = addresses(told, chance)
            (kind,) = chance.choices(list(every), [OFTEN.get(name, 1) for name in every])
            began = time.perf_counter()
            status, _ = visitor.get(every[kind])
            self.note(kind, status, time.perf_counter() - began)
            time.sleep(chance.uniform(0.2, 1.5))  # he reads

    def code(self, turn: int, until: float) -> None:
        """A coder, until the time is up: a statement every few seconds, and the page of its cable after some."""
        chance, visitor = random.Random(f"{SEED}/coder/{turn}"), Visitor(self.port, f"Coder {turn}")
        while time.monotonic() < until:
            verdict = chance.choices(("accept", "reject", "correct"), (6, 2, 2))[0]
            began = time.perf_counter()
            status, cable = visitor.review(chance.randrange(1, 20), verdict, chance)
            self.note("coder: queue, then review", status, time.perf_counter() - began)
            if cable and chance.random() < 0.3:
                began = time.perf_counter()
                status, _ = visitor.get(f"/cable/{quote(cable)}")
                self.note("coder: the cable after it", status, time.perf_counter() - began)
            time.sleep(chance.uniform(0.5, 3))

    def together(self, told: Known, minutes: float, readers: int, coders: int) -> None:
        """Everybody at once."""
        until = time.monotonic() + minutes * 60
        used = self.cpu()
        threads = [threading.Thread(target=self.read, args=(told, turn, until)) for turn in range(readers)]
        threads += [threading.Thread(target=self.code, args=(turn, until)) for turn in range(coders)]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            self.memory.append((time.monotonic(), self.size()))
            time.sleep(2)
        answers = sum(self.statuses.values())
        print(f"at work: {(self.cpu() - used) / 1000:.1f} s of CPU, its children's too, for {answers:,} answers")


def middle_and_high(each: list[float]) -> tuple[float, float]:
    """Median and 95th percentile."""
    return statistics.median(each), statistics.quantiles(each, n=20)[-1] if len(each) > 1 else each[0]


def load() -> str:
    """How busy the machine is."""
    return ", ".join(Path("/proc/loadavg").read_text().split()[:3])


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", nargs="?", type=Path)
    parser.add_argument("--cables", type=int, default=50_000)
    parser.add_argument(
        "--share", type=float, default=0.25, help="of the cables that have statements, where it is made"
    )
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--readers", type=int, default=4)
    parser.add_argument("--coders", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=5, help="reviews after which each kind is opened alone; 0: none")
    parser.add_argument("--write", type=Path, help="where a made archive is kept")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        archive = asked.archive or made(asked.write or Path(name), asked.cables, asked.share)
        told = known(archive)
        with apsw.Connection(str(archive / "archive.sqlite")) as record:
            counts = [next(record.execute(f"SELECT count(*) FROM {one}"))[0] for one in ("cables", "statements")]  # noqa: S608
        room = Room(archive)
        try:
            print(f"{machine()}; {counts[0]:,} cables, {counts[1]:,} statements; load {load()}")
            time.sleep(10)
            if asked.rounds:
                for kind, first, then, status in room.alone(told, asked.rounds):
                    cuts = map(middle_and_high, (first, then))
                    after, later = (f"p50 {median:6.1f}  p95 {high:6.1f}" for median, high in cuts)
                    print(f"{kind:<32} {status}  after a review {after}   then {later} ms of CPU", flush=True)
            if asked.minutes:
                room.together(told, asked.minutes, asked.readers, asked.coders)
        finally:
            room.process.terminate()
    for kind, each in sorted(room.taken.items()):
        median, high = middle_and_high(each)
        told_as = json.dumps({status: count for (one, status), count in room.statuses.items() if one == kind})
        print(f"{kind:<32} p50 {median:7.1f}   p95 {high:7.1f} ms of {len(each):>5}  {told_as}")
    if room.memory:
        third = len(room.memory) // 3
        sizes = [size for _, size in room.memory]
        print(f"memory {sizes[0]:.0f}, {sizes[third]:.0f}, {sizes[2 * third]:.0f}, {sizes[-1]:.0f} MB; load {load()}")


if __name__ == "__main__":
    main()
