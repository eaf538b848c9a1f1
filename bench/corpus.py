"""Corpora of any size, recombined from public cables: the same for the same seed, and nothing of them is kept.

    python bench/corpus.py FOLDER [--cables 50000] [--seed 1] [--form csv|tar|pages]

Paragraphs, lists of addressees, subjects, TAGS, clearances and signatures are taken from the public Cablegate pages
(``REFTEL_SHARED``), each from anywhere; date, number and references are made up so that they hold together: posts send
in the order of their numbers, numbers begin anew each year, references go to earlier cables, mostly of the same post,
and some to cables that are not there. How many paragraphs a cable has follows the real ones. Of a hundred cables two
come twice and one in a second version, cut short. Long cables are in sections, with page lines inside their sentences.

``csv`` is one ``cables.csv`` as Cablegate had it, ``tar`` telegrams in tar files of 2,000, ``pages`` one file a cable.
It is written as it is made, at any size in the same memory.
"""

import argparse
import io
import random
import tarfile
import textwrap
import time
from bisect import bisect
from collections import deque
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import reftel
from machine import pages

_FIRST, _LAST = datetime(1999, 1, 4, 6, 0, tzinfo=UTC), datetime(2010, 2, 26, 18, 0, tzinfo=UTC)
_WIDTH = 63  # characters of a line of the telegrams
_PAGE = 50  # lines between two page lines
_IN_TAR = 2_000
_TWICE, _SHORTENED = 0.02, 0.01
_LEVELS = {"U": "UNCLAS", "C": "C O N F I D E N T I A L", "S": "S E C R E T"}
_NAMES = {"U": "UNCLASSIFIED", "C": "CONFIDENTIAL", "S": "SECRET"}


class Material(NamedTuple):
    """What cables are made of."""

    paragraphs: list[str]  # clean text, its lines cut as a telegram's
    counts: list[int]  # how many paragraphs real cables have
    posts: list[tuple[str, str]]  # station and name: ASTANA, AMEMBASSY ASTANA; those with most cables first
    subjects: list[str]
    tags: list[str]  # as on the line
    heads: list[list[str]]  # lines of addressees
    clearances: list[str]
    signatures: list[str]
    levels: list[str]


class Made(NamedTuple):
    """A cable: its number as cited, when, from where, how secret, to what it refers, head and body."""

    mrn: str
    at: datetime
    origin: str
    level: str
    references: tuple[str, ...]
    head: str
    body: str

    @property
    def telegram(self) -> str:
        """As it left the printer."""
        return f"{self.head}\n{self.body}\nNNNN\n"


def material(sources: list[Path]) -> Material:
    """What there is in some sources; the order in which they are named makes no difference."""
    cables = {cable.citation: cable for path in sorted(sources) for cable in reftel.read(path).cables}
    held = [cable for _, cable in sorted(cables.items()) if cable.mrn and cable.origin and cable.paragraphs]
    by_post: dict[tuple[str, str], int] = {}
    for cable in held:
        if cable.mrn:
            post = cable.mrn.station, cable.origin or ""
            by_post[post] = by_post.get(post, 0) + 1
    named = dict(sorted(by_post, key=lambda post: (by_post[post], post)))  # of a station the name it has most
    texts = {one.text: None for cable in held for one in cable.paragraphs if one.text.strip()}
    return Material(
        paragraphs=[textwrap.fill(text.replace("\\", ""), _WIDTH) for text in texts],
        counts=sorted(len(cable.paragraphs) for cable in held),
        posts=sorted(named.items(), key=lambda post: (-by_post[post], post)),
        subjects=sorted({cable.subject for cable in held if cable.subject}),
        tags=[" ".join(tag.code for tag in cable.tags) for cable in held if cable.tags],
        heads=[
            [f"{one.routing}/{one.name}" if one.routing else one.name for one in (*cable.action, *cable.info)]
            for cable in held
            if cable.action
        ],
        clearances=[
            f"Classified By: {one.title or 'DCM'} {one.name}, Reasons 1.4 (b) and (d)"
            for cable in held
            for one in cable.classified_by
        ],
        signatures=sorted({name for cable in held for name in cable.signature}),
        levels=[cable.classification.level for cable in held if cable.classification],
    )


class Recombining:
    """Makes cables in the order of their days."""

    def __init__(self, of: Material, count: int, seed: int) -> None:
        self.of, self.count = of, count
        self.chance = random.Random(seed)
        self.serials: dict[tuple[str, int], int] = {}
        self.sent: dict[str, deque[str]] = {}
        self.late: deque[tuple[int, Made]] = deque()
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(of.posts))))

    def __iter__(self) -> Iterator[Made]:
        """All of them; what comes twice comes later again."""
        step = (_LAST - _FIRST) / max(1, self.count)
        for number in range(self.count):
            if self.late and self.late[0][0] <= number:
                yield self.late.popleft()[1]
                continue
            made = self._made(_FIRST + number * step + timedelta(seconds=self.chance.randrange(60)))
            luck = self.chance.random()
            if luck < _TWICE + _SHORTENED:
                again = made if luck < _TWICE else made._replace(body=made.body[: len(made.body) * 2 // 3])
                self.late.append((number + 5_000, again))
            yield made

    def _made(self, at: datetime) -> Made:
        chance, of = self.chance, self.of
        station, name = of.posts[bisect(self.weights, chance.random() * self.weights[-1])]
        serial = self.serials[station, at.year] = self.serials.get((station, at.year), chance.randrange(5)) + 1
        mrn = f"{at:%y}{station}{serial}"
        level = chance.choice(of.levels)
        level = level if level in _LEVELS else "C"
        references = tuple(dict.fromkeys(self._references(station, at)))
        body = self._body(station, serial, level, references, at)
        self.sent.setdefault(station, deque(maxlen=400)).append(mrn)
        return Made(mrn, at, name, level, references, self._head(name, serial, level, at), body)

    def _references(self, station: str, at: datetime) -> Iterator[str]:
        chance = self.chance
        for _ in range(chance.choice((0, 0, 1, 1, 1, 2, 2, 3, 5))):
            luck = chance.random()
            near = self.sent.get(station)
            if luck < 0.15 or not self.sent:
                yield f"{at:%y}STATE{chance.randrange(1, 90_000)}"
            elif luck < 0.7 and near:
                yield near[-1 - int(len(near) * chance.random() ** 3)]
            else:
                yield chance.choice(self.sent[chance.choice(list(self.sent))])

    def _head(self, name: str, serial: int, level: str, at: datetime) -> str:
        chance = self.chance
        action, *info = chance.choice(self.of.heads)
        precedence = chance.choice(("R", "P", "O"))
        zny = {"U": "ZNR UUUUU ZZH", "C": "ZNY CCCCC ZZH", "S": "ZNY SSSSS ZZH"}[level]
        lines = [
            f"VZCZCXRO{chance.randrange(10_000):04d}",
            f"{precedence * 2} RUEHC",
            f"DE RUEHXX #{serial % 10_000:04d} {at:%j%H%M}",
            zny,
            f"{precedence} {at:%d%H%M}Z {at:%b} {at:%y}".upper(),
            f"FM {name}",
            f"TO {action} {chance.randrange(10_000):04d}",
            *(f"{'INFO ' if not turn else ''}{one} {chance.randrange(10_000):04d}" for turn, one in enumerate(info)),
        ]
        return "\n".join(lines)

    def _body(self, station: str, serial: int, level: str, references: tuple[str, ...], at: datetime) -> str:
        chance, of = self.chance, self.of
        mark = f"({level}) "
        texts = [chance.choice(of.paragraphs) for _ in range(chance.choice(of.counts))]
        lines = [line for turn, text in enumerate(texts, 1) for line in (*f"{turn}. {mark}{text}".split("\n"), "")]
        if chance.random() < 0.7:
            lines.append(chance.choice(of.signatures))
        sections = 1 + len(lines) // (_PAGE * 3)
        section = f" SECTION 01 OF {sections:02d}" if sections > 1 else ""
        if sections > 1:
            for turn, place in enumerate(range(_PAGE * 3, len(lines), _PAGE * 3), 2):
                lines[place:place] = ["", f"{station} {serial:08d}  {turn:03d} OF {sections:03d}", ""]
        head = [f"{_LEVELS[level]}{section} {station} {serial:06d}", "", "SIPDIS", ""]
        if level != "U":
            head.append(f"E.O. 12958: DECL: {at:%m/%d}/{at.year + 10}")
        else:
            head.append("E.O. 12958: N/A")
        head.append(f"TAGS: {chance.choice(of.tags)}")
        head += textwrap.wrap(f"SUBJECT: {chance.choice(of.subjects)}", _WIDTH)
        if references:
            head.append("")
            head += _reference_lines(references)
        if level != "U" and of.clearances:
            head += ["", *textwrap.wrap(chance.choice(of.clearances), _WIDTH)]
        return "\n".join([*head, "", *lines])


def _reference_lines(references: tuple[str, ...]) -> list[str]:
    written = []
    for one in references:
        number = one.lstrip("0123456789").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        written.append(f"{one[:2]} {one[2 : -len(number)]} {number}")
    if len(written) == 1:
        return [f"REF: {written[0]}"]
    lettered = [f"{letter}. {one}" for letter, one in zip("ABCDE", written, strict=False)]
    return ["REF: " + lettered[0], *("     " + one for one in lettered[1:])]


def recombined(of: Material, count: int, seed: int = 1) -> Iterator[Made]:
    """So many cables."""
    return iter(Recombining(of, count, seed))


def write_csv(folder: Path, made: Iterator[Made]) -> int:
    """Write a ``cables.csv``; how many bytes it has."""
    file = folder / "cables.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        for number, one in enumerate(made, 1):
            cells = (
                str(number),
                f"{one.at.month}/{one.at.day}/{one.at.year} {one.at.hour}:{one.at.minute:02d}",
                one.mrn,
                one.origin.title(),
                _NAMES[one.level],
                "|".join(one.references),
                one.head,
                one.body,
            )
            out.write(",".join('"' + cell.replace('"', '\\"') + '"' for cell in cells) + "\n")
    return file.stat().st_size


def write_tar(folder: Path, made: Iterator[Made]) -> int:
    """Write tar files of telegrams; how many bytes they have together."""
    opened: tarfile.TarFile | None = None
    for number, one in enumerate(made):
        if number % _IN_TAR == 0:
            if opened:
                opened.close()
            opened = tarfile.open(folder / f"{number // _IN_TAR:04d}.tar", "w")  # noqa: SIM115 - closed above and below
        data = one.telegram.encode()
        entry = tarfile.TarInfo(f"{number:07d}.txt")
        entry.size = len(data)
        if opened:
            opened.addfile(entry, io.BytesIO(data))
    if opened:
        opened.close()
    return sum(file.stat().st_size for file in folder.glob("*.tar"))


def write_pages(folder: Path, made: Iterator[Made]) -> int:
    """Write a file for each cable, a thousand to a folder; how many bytes they have together."""
    total = 0
    for number, one in enumerate(made):
        if number % 1000 == 0:
            (folder / f"{number // 1000:04d}").mkdir()
        total += (folder / f"{number // 1000:04d}" / f"{number:07d}.txt").write_bytes(one.telegram.encode())
    return total


FORMS = {"csv": write_csv, "tar": write_tar, "pages": write_pages}


def write(folder: Path, count: int, *, seed: int = 1, form: str = "csv") -> int:
    """Write a corpus into a folder that is empty or not there; how many bytes it has."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise SystemExit(f"{folder} is not empty.")
    return FORMS[form](folder, recombined(material(pages()[1]), count, seed))


def main() -> None:
    """Write one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cables", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--form", choices=FORMS, default="csv")
    told = parser.parse_args()
    began = time.monotonic()
    size = write(told.folder, told.cables, seed=told.seed, form=told.form)
    print(f"{told.cables:,} cables of {pages()[0]}, {size / 1e6:,.0f} MB, in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
