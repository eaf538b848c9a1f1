"""Query to hits.

What is looked for must stand together in one paragraph (with its heading), or in the subject of a cable; after those
come cables in which it only stands scattered over several paragraphs. Of each cable the best paragraph comes before
others are added; what several versions of a cable have word for word is one hit.
"""

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, Literal

import apsw
import msgspec
import numpy as np
import tantivy

from reftel.archive import store
from reftel.archive.hearing import Has, Heard, Part, all_of, every, one_of
from reftel.archive.index import BITS, PARAGRAPHS, Index, day_of
from reftel.archive.query import All, Choice, Cues, Days, Either, Filter, Levels, Node, Not, Said, Value, Words
from reftel.archive.showing import Showing
from reftel.archive.snippets import sought
from reftel.archive.spelling import key_term, spelled
from reftel.facts import posts
from reftel.model.report import Hit

Unit = Literal["c", "p"]
_ALWAYS, _OR, _NEVER = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
_BAGS = {
    "from": "origin",
    "to": "to",
    "tag": "tag",
    "ref": "ref",
    "kind": "kind",
    "release": "release",
    "class": "mark",
}
_SAID_PARTS: dict[str, Part] = {"said-by": "speaker", "said-to": "addressee", "act": "act", "about": "said"}
_NAMED = 100.0  # who asks for a number wants that cable before those that speak of it
_EXPANDED = 50  # words by which the hits of a prefix are ranked
_FETCHED = (
    20_000  # hits looked through for the best of each cable; beyond that more of them change nothing one could see
)

_SHARE = 5  # where one cable in so many is found it is quicker to add them up within the index than to be given each
_SUMS: Any = {
    "sums": {
        "histogram": {"field": "cable", "interval": BITS, "min_doc_count": 1},
        "aggs": {"bits": {"sum": {"field": "bit"}}},
    }
}


class Found(msgspec.Struct, frozen=True):
    """An entry that answers a query: its place, what it repeats, whose it is, its turn among equals, its score."""

    place: int
    twin: int
    same: int
    when: int
    score: float

    @property
    def order(self) -> tuple[float, int, int, int]:
        """Best first, then by date, cable and paragraph; what came in first has no say in it."""
        return (-self.score, self.when, self.twin, self.place)


class Search:
    """One search in an open archive."""

    def __init__(self, index: Index, connection: apsw.Connection, node: Node) -> None:
        self.index = index
        self.schema = index.schema
        self.searcher = index.searcher()
        self.connection = connection
        self.node = node
        self.wanted = tuple(way for one in sought(node) for way in spelled(one))
        self.said: dict[int, dict[int, int]] = {}  # place to statement, by Said
        self.phrases: dict[Words, set[int]] = {}  # the cables in which words stand side by side
        self.twins: dict[int, set[int]] = {}  # the places of what stands word for word in several versions
        self._hear(node)

    def _hear(self, node: Node) -> None:
        """Find the statements that the query asks for, once."""
        match node:
            case Said(filters):
                asked = (one_of(_said_value(one.field, value) for value in one.values) for one in filters)
                self.said[id(node)] = self._statements(every(asked))
            case Not(inner):
                self._hear(inner)
            case All(nodes) | Either(nodes):
                for part in nodes:
                    self._hear(part)
            case _:
                pass

    def _statements(self, asked: Heard) -> dict[int, int]:
        places, rows = self.index.heard(self.connection, asked)
        told = zip(places.tolist(), rows.tolist(), strict=True)
        return dict(sorted(told, reverse=True))  # of several in a place the first

    # A query of the index from the tree.

    def compiled(self, unit: Unit) -> Any:
        """The query for one kind of entry; where only that kind has the words, it need not be asked for."""
        query = self._node(self.node, unit)
        return query if _is_of_one(self.node) else _both(_silent(_term(self.schema, "unit", unit)), query)

    def _node(self, node: Node, unit: Unit) -> Any:
        match node:
            case Words():
                return self._sought(node, unit)
            case Filter(field, values):
                return _silent(_any([self._value(field, value) for value in values]))
            case Said():
                return _silent(self._places(self.said[id(node)], unit))
            case Not():
                return self._all([node], unit)
            case All(nodes):
                return self._all(nodes, unit)
            case Either(nodes):
                return _any([self._node(part, unit) for part in nodes])

    def _all(self, nodes: Iterable[Node], unit: Unit) -> Any:
        parts = [
            (_NEVER, self._node(one.node, unit)) if isinstance(one, Not) else (_ALWAYS, self._node(one, unit))
            for one in nodes
        ]
        if all(occur == _NEVER for occur, _ in parts):
            parts.append((_ALWAYS, _silent(tantivy.Query.all_query())))
        return tantivy.Query.boolean_query(parts)

    def _sought(self, one: Words, unit: Unit) -> Any:
        text = _any([self._words("text" if unit == "p" else "whole", way) for way in spelled(one)])
        if not one.mrn:
            return text
        number = one.mrn.lower()
        named = tantivy.Query.boost_query(_term(self.schema, "mrn", number), _NAMED)
        return _any([text, named] if unit == "p" else [text, named, _term(self.schema, "ref", number)])

    def _words(self, field: str, one: Words) -> Any:
        if not one.words:  # a line of dashes
            return tantivy.Query.empty_query()
        if field == "whole" and len(one.words) > 1:
            return self._together(one)
        if not one.prefix:
            return self._phrase(field, list(one.words))
        if len(one.words) > 1:
            return tantivy.Query.phrase_prefix_query(self.schema, field, list(one.words))
        # A prefix by itself gives every hit the same score; its most frequent words rank them.
        ranked = [
            (_OR, _term(self.schema, field, word))
            for word, _ in self.searcher.terms_with_prefix(field, one.words[0], limit=_EXPANDED)
        ]
        every = _silent(tantivy.Query.regex_query(self.schema, field, f"{one.words[0]}.*"))
        return tantivy.Query.boolean_query([(_ALWAYS, every), *ranked])

    def _together(self, one: Words) -> Any:
        """The cables that have words side by side: asked of their paragraphs; of whole cables no places are kept."""
        if one not in self.phrases:
            query = tantivy.Query.boolean_query(
                [(_ALWAYS, _silent(_term(self.schema, "unit", "p"))), (_ALWAYS, _silent(self._words("text", one)))]
            )
            self.phrases[one] = set(self._cables(query, "p").tolist())
        ranked = [_term(self.schema, "whole", word) for word in (one.words[:-1] if one.prefix else one.words)]
        return _both(_silent(_set(self.schema, "cable", self.phrases[one])), *ranked)

    def _cables(self, query: Any, unit: Unit) -> Any:
        """The cables of all entries of one kind that a query finds, each once; unranked, which takes half the time."""
        most = max(1, self.searcher.doc_freq("unit", unit))
        if unit == "c" and self.searcher.search(query, 1).count * _SHARE > most:
            with suppress(ValueError):  # of three million cables and more there are more sums than it gives
                return self._added_up(query)
        hit = self.searcher.search(_silent(query), most, count=False).hits
        told = self.searcher.fast_field_values("cable", [address for _, address in hit])
        found = np.fromiter(told, dtype=np.int64, count=len(told))
        return found if unit == "c" else np.unique(found)  # a cable has one entry, and many paragraphs

    def _added_up(self, query: Any) -> Any:
        """The same where each cable is found by one entry: added up within the index, which hands over no entries.

        A bucket is of ``BITS`` cables that stand side by side; its sum has a bit for each of them that is found.
        """
        buckets = self.searcher.aggregate(query, _SUMS)["sums"]["buckets"]
        lowest = np.array([bucket["key"] for bucket in buckets], dtype=np.int64)
        sums = np.array([bucket["bits"]["value"] for bucket in buckets], dtype=np.float64).astype(np.uint64)
        at, bit = np.nonzero(sums[:, None] >> np.arange(BITS, dtype=np.uint64) & np.uint64(1))
        return lowest[at] + bit

    def _phrase(self, field: str, found: list[Any]) -> Any:
        return (
            _term(self.schema, field, found[0])
            if len(found) == 1
            else tantivy.Query.phrase_query(self.schema, field, found)
        )

    def _value(self, field: str, value: Value) -> Any:
        match value:
            case Days(first, last):
                return _both(self._range("first", 0, last), self._range("last", first, 99999999))
            case Levels(lowest, highest):
                return self._range("level", lowest, highest) if lowest <= highest else tantivy.Query.empty_query()
            case _ if field == "ref" and isinstance(value, Words) and value.mrn:
                return _term(self.schema, "ref", value.mrn.lower())
            case _ if field == "from" and isinstance(value, Words):
                return _any([self._bag(_BAGS[field], way) for way in spelled(value)])
            case _ if field == "to" and isinstance(value, Words):
                return _any([self._addressed(way) for way in spelled(value)])
            case _:
                return self._bag(_BAGS[field], value)

    def _bag(self, field: str, value: Value) -> Any:
        """All the words, in any order; the last may go on where it is a prefix."""
        if isinstance(value, Choice):
            return _term(self.schema, field, value.value)
        if not isinstance(value, Words):
            raise AssertionError(f"the parser gives {field}: no such value")  # noqa: TRY004 - a fault of ours
        whole = value.words[:-1] if value.prefix else value.words
        parts = [_term(self.schema, field, word) for word in whole]
        if value.prefix:
            parts.append(tantivy.Query.regex_query(self.schema, field, f"{value.words[-1]}.*"))
        return _both(*parts)

    def _addressed(self, value: Words) -> Any:
        """A post by its name; by any other word, or the beginning of one, offices in its town too."""
        if not value.prefix and posts.is_town(value.words):
            return self._bag("to", value)
        last = len(value.words) - 1
        words = [Words((word,), value.prefix and turn == last) for turn, word in enumerate(value.words)]
        return _both(*(_any([self._bag("to", word), self._bag("town", word)]) for word in words))

    def _range(self, field: str, low: int, high: int) -> Any:
        return tantivy.Query.range_query(self.schema, field, tantivy.FieldType.Unsigned, low, high)

    def _places(self, places: Iterable[int], unit: Unit) -> Any:
        if unit == "p":
            return _set(self.schema, "place", places)
        return _set(self.schema, "cable", {place // PARAGRAPHS for place in places})

    # What was found, and in which order it is shown.

    def _fetch(self, query: Any, limit: int) -> list[Found]:
        ranked = bool(self.wanted)
        options: dict[str, Any] = {} if ranked else {"order_by_field": "when", "order": tantivy.Order.Asc}
        found = self.searcher.search(query, limit, count=False, **options).hits
        addresses = [address for _, address in found]
        columns = [self.searcher.fast_field_values(name, addresses) for name in ("place", "twin", "same", "when")]
        scores = [round(score, 4) if ranked else 1.0 for score, _ in found]
        return sorted((Found(*row) for row in zip(*columns, scores, strict=True)), key=lambda one: one.order)

    def _gather(self, query: Any, limit: int) -> tuple[list[Found], list[Found]]:
        """The best entry of each cable, best first, and further ones; enough of them to show ``limit`` cables."""
        count = limit * 4
        while True:
            found = self._fetch(query, count)
            ended = len(found) < count
            first, others = self._tiers(found if ended or not self.wanted else _above(found, found[-1].score))
            if ended or len(first) >= limit:
                return first, others
            every = self._tiers(found)
            if self.wanted and len(every[0]) >= limit:
                return self._earliest(query, found, limit), []
            if count >= _FETCHED:
                return every
            count *= 4

    def _earliest(self, query: Any, found: list[Found], limit: int) -> list[Found]:
        """The best entry of so many cables, where the last of those found share their score with others not fetched.

        Which of them were fetched is chance. Those of the first days are asked for, and of more days until nothing is
        left out that is no later than the last that would be shown.
        """
        lowest, count = found[-1].score, len(found)
        known = dict.fromkeys(found)
        first = self._first(known, limit)
        for day in self.index.first_days(day_of(first[-1].when)):
            exactly = False
            while True:
                until = self._until(day, first[-1].when if exactly else None)
                again = self._fetch(_both(query, _silent(until)), count)
                known |= dict.fromkeys(one for one in again if one.score >= lowest)
                first = self._first(known, limit)
                if len(again) < count or again[-1].score < lowest or count >= _FETCHED:
                    break
                count, exactly = count * 2 if exactly else count, True
            if day_of(first[-1].when) <= day:
                break
        # The same words in another version of one of these cables may be dated later there: which counts is seen below.
        if several := self._of_several(first):
            versions = _any([_term(self.schema, "same", same) for same in several])
            self._tiers(self._fetch(_both(query, _silent(versions)), _FETCHED))
        return first

    def _first(self, known: Iterable[Found], limit: int) -> list[Found]:
        return self._tiers(sorted(known, key=lambda one: one.order))[0][:limit]

    def _until(self, day: int, when: int | None) -> Any:
        """What is of a day or earlier; with ``when`` no later than that on the day itself either, which is slow."""
        until = self._range("day", 0, day)
        return until if when is None else _both(until, self._range("when", 0, when))

    def _of_several(self, found: Iterable[Found]) -> set[int]:
        """Of some entries those, by ``same``, whose cable has other versions."""
        same = {one.place // PARAGRAPHS: one.same for one in found}
        sql = (
            f"SELECT id FROM cables AS one WHERE id IN {store.ANY}"  # noqa: S608 - our own words
            " AND EXISTS (SELECT 1 FROM cables WHERE mrn = one.mrn AND id <> one.id)"
        )
        return {same[number] for (number,) in self.connection.execute(sql, (store.any_of(same),))}

    def _tiers(self, found: list[Found]) -> tuple[list[Found], list[Found]]:
        """The best of each cable, and the others; what repeats another word for word is left out."""
        cables: set[int] = set()
        first: list[Found] = []
        others: list[Found] = []
        texts: set[int] = set()
        for one in found:
            self.twins.setdefault(one.twin, set()).add(one.place)
            if one.twin in texts:
                continue
            texts.add(one.twin)
            (others if one.same in cables else first).append(one)
            cables.add(one.same)
        return first, others

    def paragraphs(self, limit: int) -> list[Found]:
        """The best paragraph of each cable, best first; where those are fewer than asked for, other paragraphs behind.

        So of more hits the first are those of fewer, and pages neither repeat nor leave out any.
        """
        first, others = self._gather(self.compiled("p"), limit)
        return [*first, *others][:limit]

    def cables(self, limit: int, but: Iterable[int]) -> list[Found]:
        """Cables in which what is looked for stands scattered, but for those that have it in one paragraph."""
        excluded = _set(self.schema, "same", but)
        query = tantivy.Query.boolean_query([(_ALWAYS, self.compiled("c")), (_NEVER, excluded)])
        return self._gather(query, limit)[0][:limit]

    def run(self, limit: int, skip: int = 0) -> tuple[Hit, ...]:
        """The hits up to so many, best first, without the first ``skip``: of those nothing is opened."""
        if limit < 1:
            return ()
        together = self.paragraphs(limit) if self.wanted or self.said else []
        shown: list[tuple[Found, bool]] = [(one, True) for one in together]
        if len({one.same for one in together}) < limit:
            scattered = self.cables(limit, {one.same for one in together})
            ceiling = min((one.score for one in together), default=0.0)
            top = max((one.score for one in scattered), default=1.0)
            # Scores of cables and of paragraphs are of two kinds; those come after these.
            scale = ceiling / 2 / top if ceiling and top else 1.0
            shown += [(msgspec.structs.replace(one, score=round(one.score * scale, 4)), False) for one in scattered]
        places = [(one, inside, self._settled(one)) for one, inside in shown[skip:limit]]
        telling = self._telling({place // PARAGRAPHS for _, inside, place in places if not inside})
        showing = Showing(self.connection, self.wanted, tuple(self.said.values()))
        return tuple(showing.hit(one.score, place, None if inside else telling) for one, inside, place in places)

    def matching(self) -> Any:
        """The ids of all cables that answer the query, each once.

        What stands in one paragraph stands in its cable, so paragraphs are asked only where something must be absent.
        """
        found = self._cables(self.compiled("c"), "c")
        if (self.wanted or self.said) and _negates(self.node):
            return np.union1d(found, self._cables(self.compiled("p"), "p"))
        return found

    # Which part of what was found is shown.

    def _telling(self, cables: set[int]) -> dict[int, int]:
        """Of some cables the paragraph, from 1, with the most different words of those looked for; of equals the first.

        The index tells which words stand where: to look for them in every paragraph takes ten times as long.
        """
        if not cables or not self.wanted:
            return {}
        sql = f"SELECT sum(paragraphs) FROM cables WHERE id IN {store.ANY}"  # noqa: S608 - our own words
        most = int(store.one(self.connection, sql, store.any_of(cables))) + len(cables)
        within = _both(_silent(_set(self.schema, "cable", cables)), _silent(_term(self.schema, "unit", "p")))
        counts: Counter[int] = Counter()
        for one in dict.fromkeys(self.wanted):
            found = self.searcher.search(_both(within, _silent(self._words("text", one))), most, count=False).hits
            counts.update(self.searcher.fast_field_values("place", [address for _, address in found]))
        best: dict[int, tuple[int, int]] = {}
        for place, count in counts.items():
            number, paragraph = divmod(place, PARAGRAPHS)
            if paragraph:  # 0 is the subject
                best[number] = max(best.get(number, (0, 0)), (count, -paragraph))
        return {number: -paragraph for number, (_, paragraph) in best.items()}

    def _settled(self, found: Found) -> int:
        """Of the same words in several versions, those of the version that counts."""
        places = self.twins[found.twin]
        if len(places) == 1:
            return found.place
        sql = "SELECT NOT canonical, sha256, start FROM cables WHERE id = ?"
        return min(places, key=lambda place: (*next(self.connection.execute(sql, (place // PARAGRAPHS,))), place))


def _said_value(field: str, value: Value) -> Heard:
    """What a field of statements asks for."""
    part = _SAID_PARTS[field]
    match value:
        case Cues(cues):
            return one_of(all_of("said", cue) for cue in cues)
        case Choice(chosen):
            return Has(part, (chosen,))
        case Words(words, prefix) if part == "said":
            return Has(part, words, prefix)
        case Words(words, prefix) if prefix or part == "act":
            return every(Has(part, (word,), prefix and at == len(words)) for at, word in enumerate(words, 1))
        case Words(words):
            return _name(part, words)
        case _:
            raise AssertionError(f"the parser gives {field}: no such value")  # a fault of ours


def _name(part: Part, words: tuple[str, ...]) -> Heard:
    """All the words of a name, each under any known spelling; or all of them written as one."""
    each = every(one_of((Has(part, (word,)), Has(part, (key_term(word),)))) for word in words)
    return one_of((each, Has(part, (key_term("".join(words)),)))) if len(words) > 1 else each


def _negates(node: Node) -> bool:
    match node:
        case Not():
            return True
        case All(nodes) | Either(nodes):
            return any(_negates(part) for part in nodes)
        case _:
            return False


def _is_of_one(node: Node) -> bool:
    """Whether whatever answers has words in the text of its kind of entry: a number may stand among references too."""
    match node:
        case Words():
            return not node.mrn
        case All(nodes):
            return any(map(_is_of_one, nodes))
        case Either(nodes):
            return all(map(_is_of_one, nodes))
        case Filter() | Said() | Not():
            return False


def _above(found: list[Found], score: float) -> list[Found]:
    return [one for one in found if one.score > score]


def _term(schema: Any, field: str, word: str | int) -> Any:
    return tantivy.Query.term_query(schema, field, word)


def _set(schema: Any, field: str, values: Iterable[int]) -> Any:
    return tantivy.Query.term_set_query(schema, field, sorted(values))


def _any(queries: list[Any]) -> Any:
    return queries[0] if len(queries) == 1 else tantivy.Query.boolean_query([(_OR, query) for query in queries])


def _both(*queries: Any) -> Any:
    return queries[0] if len(queries) == 1 else tantivy.Query.boolean_query([(_ALWAYS, query) for query in queries])


def _silent(query: Any) -> Any:
    """The same query, without a say in the score."""
    return tantivy.Query.const_score_query(query, 0.0)
