"""What statements are asked for by: the search index and what is looked through beside it answer alike."""

import random
from typing import Any

import pytest
import tantivy

from reftel.archive import index
from reftel.archive.hearing import Every, Has, Heard, OneOf, Part, Spoken, compiled, spaced, tried
from reftel.archive.spelling import name_entry
from reftel.archive.words import indexed, words

NAMES = ("Müller", "Mueller", "O'Mara", "al-Qadhafi", "Gaddafi", "de la Sierra", "SIERRA", "İnönü", "Łuczak 3", "X_1")
SAID = (
    *("the harbour", "the Harbours", "harbour-master's", "VETO", "vetoes no veto", "2006ASTANA000280", "no consensus"),
    *("a consensus, no", "straße 007", "élan  élan", "—", "x²", "½ of it", "the_harbour", "東京 talks", "Ⅻ"),
)
ACTS = ("state", "reject", "ask")
PARTS: tuple[Part, ...] = ("speaker", "addressee", "act", "said")


def entries(chance: random.Random) -> list[dict[str, Any]]:
    return [
        {
            "unit": "s",
            "cable": 1,
            "place": at,
            "row": at,
            "act": chance.choice(ACTS),
            "speaker": name_entry(chance.sample(NAMES, chance.randrange(1, 3))),
            "addressee": name_entry(chance.sample(NAMES, chance.randrange(3))),
            "said": indexed(" ".join(chance.sample(SAID, chance.randrange(5)))),
        }
        for at in range(40)
    ]


def asked(chance: random.Random, depth: int = 2) -> Heard:
    if depth and chance.random() < 0.5:
        parts = tuple(asked(chance, depth - 1) for _ in range(chance.randrange(4)))
        return chance.choice((Every, OneOf))(parts)
    part = chance.choice(PARTS)
    texts = {"act": ACTS, "said": SAID}.get(part, NAMES)
    told = words(" ".join(chance.sample(texts, chance.randrange(1, 3))))
    first = chance.randrange(max(1, len(told)))
    some = told[first : first + (chance.randrange(1, 4) if part == "said" else 1)]
    prefix = chance.random() < 0.3
    if some and prefix:
        some[-1] = some[-1][: chance.randrange(1, len(some[-1]) + 1)]
    return Has(part, tuple(some), prefix)


@pytest.mark.parametrize("seed", range(12))
def test_both_find_the_same(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - for a test
    told, schema = entries(chance), index.schema()
    made = tantivy.Index(schema)
    index._teach(made)
    writer = made.writer(heap_size=15_000_000, num_threads=1)
    for one in told:
        writer.add_document(tantivy.Document.from_dict(one, schema))
    writer.commit()
    made.reload()
    searcher, found = made.searcher(), 0
    for _ in range(150):
        wanted = asked(chance)
        hits = searcher.search(compiled(schema, wanted), len(told), count=False).hits
        places = searcher.fast_field_values("place", [address for _, address in hits])
        is_asked = tried(wanted)
        beside = [one["place"] for one in told if is_asked({part: spaced(one[part]) for part in PARTS})]
        assert sorted(int(one or 0) for one in places) == beside, wanted
        found += bool(beside)
    assert found > 30


def test_nothing_that_is_asked_for_is_nowhere() -> None:
    spoken: Spoken = {part: spaced("veto") for part in PARTS}
    nothing: tuple[Heard, ...] = (Every(()), OneOf(()), Has("said", ()), Has("said", (), prefix=True))
    assert not any(tried(one)(spoken) for one in nothing)
    assert tried(Has("said", ("ve",), prefix=True))(spoken)
    assert not tried(Has("said", ("ve",)))(spoken)
