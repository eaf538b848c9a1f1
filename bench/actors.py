"""Who is who over 50,000 cables with 500,000 statements: making the actors, asking for them, ruling over them.

The cables and their people are made up: names of two syllables from lists, offices, hosts, some without a given name,
some redacted; as many namings a cable as public cables have. Run: ``python bench/actors.py [CABLES]``.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HOME = Path(__file__).parent.parent
sys.path.insert(0, str(HOME / "tests"))

from made_namings import meeting_of, naming  # noqa: E402 - found only now
from made_readings import reading_of, statement_of  # noqa: E402 - as above
from reftel.archive import Archive, Extracted, Packed, pack, pack_statements  # noqa: E402 - as above
from reftel.fields.mrn import Mrn  # noqa: E402 - as above
from reftel.model.actor import Naming  # noqa: E402 - as above
from reftel.workflow.actors import page_of  # noqa: E402 - as above

_FIRST = ("Bel", "Dor", "Fen", "Gal", "Hal", "Jor", "Kas", "Lum", "Mor", "Nar", "Or", "Pel", "Quin", "Ras", "Tar", "Ul")
_LAST = ["an", "ek", "is", "ov", "ayev", "o", "ari", "und", "em", "os", "ette", "ian", "ul", "yev", "enko", "ski", "ar"]
_GIVEN = ["Lio", "Serk", "Maro", "Ana", "Peta", "Iven", "Dara", "Tolm", "Ruse", "Kemi", "Sova", "Halt"]
_POSTS = ["ASTANA", "HELSINKI", "PARIS", "BAKU", "CAIRO", "QUITO", "OSLO", "LIMA", "ROME", "DUSHANBE"]
_OFFICES = (
    "Foreign Minister",
    "FM",
    "Prime Minister",
    "Speaker",
    "Deputy Foreign Minister",
    "Dam Warden",
    "Ambassador",
)
_PER_CABLE, _SAID = 8, 10


def _name(random_: random.Random) -> str:
    return random_.choice(_FIRST) + random_.choice(_FIRST).lower() + random_.choice(_LAST)


def people(random_: random.Random) -> list[Naming]:
    """Those who are named in one cable."""
    found = {}
    for _ in range(_PER_CABLE):
        name, chance = _name(random_), random_.random()
        if chance < 0.03:
            found["XXXXXXXXXXXX"] = naming("XXXXXXXXXXXX", kind="redacted")
        elif chance < 0.12:
            found["GOK"] = naming("GOK", kind="state", state="KZ")
        else:
            given = random_.choice(_GIVEN) + " " if random_.random() < 0.4 else ""
            office = [(random_.choice(_OFFICES), None)] if random_.random() < 0.6 else []
            found[name] = naming(name, given + name, *office)
    return list(found.values())


def fill(archive: Archive, count: int) -> None:
    """So many cables, in units of 200."""
    random_ = random.Random(1)
    for first in range(0, count, 200):
        packed: list[Packed] = []
        extracted: list[Extracted] = []
        for number in range(first, min(first + 200, count)):
            mrn = Mrn(random_.randint(1996, 2010), random_.choice(_POSTS), number + 1)
            made = reading_of(mrn, ["It was said."], day=f"{mrn.year}-{random_.randint(1, 12):02d}-01")
            (cable,) = made.cables
            named = people(random_)
            pairs = [(random_.choice(named).name, random_.choice(named).name) for _ in range(_SAID)]
            said = [statement_of(cable, 1, "It was said", speaker=one, to=[other]) for one, other in pairs]
            met = [meeting_of(cable, named[0].name, named[-1].name)]
            packed += pack(made, made.source.text.encode())
            extracted.append(pack_statements(cable, said, namings=named, meetings=met))
        archive.add_packed(packed)
        archive.add_extracted("1", extracted)


def timed(do: Callable[[], object]) -> float:
    """Seconds of wall time."""
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def main() -> None:
    """Make them, ask for them, rule over them."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder, "archive"), create=True)
        fill(archive, count)
        actors = archive.actors()
        began = time.process_time()
        seconds = timed(actors.count)
        size = (archive.path / "actors.sqlite").stat().st_size / 1e6
        cpu = time.process_time() - began
        print(f"{count:,} cables: {actors.count():,} actors in {seconds:.1f} s ({cpu:.1f} s of CPU), {size:.0f} MB")
        reopened = archive.actors()
        reopened.close()
        print(f"opening what is kept: {timed(reopened.count) * 1000:.1f} ms")
        listed = actors.all(kind="person", limit=400)
        for name, some in (("most said", listed[:20]), ("others", listed[100::20])):
            pages = sorted(timed(lambda one=one: page_of(archive, one.id)) * 1000 for one in some)  # type: ignore[misc]
            print(f"page of an actor ({name}): p50 {statistics.median(pages):.1f} ms, worst {pages[-1]:.1f} ms")
        state = timed(lambda: page_of(archive, "kazakhstan")) * 1000
        cables = actors.find("Kazakhstan")[0].cables
        print(f"page of a state named in {cables:,} cables: {state:.0f} ms")
        asked = sorted(timed(lambda one=one: actors.find(one.name)) * 1000 for one in listed)  # type: ignore[misc]
        print(f"a name found: p50 {statistics.median(asked):.2f} ms, worst {asked[-1]:.1f} ms")
        one, other = listed[0].id, listed[1].id
        print(f"a merge: {timed(lambda: actors.merge(one, other, reason='r')) * 1000:.1f} ms")
        print(f"its undoing: {timed(lambda: actors.undo(1)) * 1000:.1f} ms")


if __name__ == "__main__":
    main()
