"""The search index: derived from the record, and never the record itself.

Each cable gives one entry for the whole of it (its subject is an entry of its own in the same), one for each
paragraph and one for each statement. The index knows by one more entry, its mark, up to which unit of work it has
come; what is missing is added when the archive is opened. An index of another layout, or one that is damaged, is
made again.
"""

import errno
import hashlib
import json
import shutil
import tempfile
import time
from bisect import bisect_left
from collections.abc import Callable, Iterator
from importlib.metadata import version
from itertools import accumulate
from pathlib import Path
from typing import Any

import apsw
import msgspec
import numpy as np
import tantivy

from reftel.archive import store
from reftel.archive.hearing import Heard, compiled
from reftel.archive.later import Later, heard, heard_of, shows
from reftel.archive.provenance import of_source
from reftel.archive.rows import days, load_naming, load_statement, load_words
from reftel.archive.spelling import name_entry
from reftel.archive.words import indexed, mrn_key
from reftel.errors import ArchiveError, BusyError
from reftel.facts import posts
from reftel.fields.level import LEVELS
from reftel.model.cable import Cable
from reftel.model.release import filled

LAYOUT = 8  # raise it whenever an entry is made in another way
STAMP = "stamp.json"
"""Without it an index is made again."""
PARTS = "meta.json"
"""tantivy's list of the parts of an index."""
BITS = 48
"""So many cables make one sum of their ``bit``, which a number of the index still holds exactly."""
PARAGRAPHS = 1 << 20  # places of one cable; its paragraph n has the place cable * PARAGRAPHS + n, the cable itself 0
_UNDATED = 99999999
_LAST = (1 << 63) - 1
_HEAP = 100_000_000
_CABLES_A_COMMIT = 20_000
_CLAIM = 10.0  # seconds until whoever has the index is taken for another program

Progress = Callable[[int, int | None], None]
# Names the fields of words that have no order in them.
_BAGS = ("origin", "to", "town", "tag", "ref", "kind", "release", "mark", "unit", "mrn", "speaker", "addressee", "act")
_LOOKED_UP = ("place", "cable", "same")  # the other numbers are compared and sorted by, and never looked up
_NUMBERS = ("place", "cable", "same", "twin", "when", "first", "last", "level", "row", "seq", "bit")
_MONTH = 100  # days of one, as numbers
_BY_MONTH: Any = {"months": {"histogram": {"field": "first", "interval": _MONTH, "min_doc_count": 1}}}
_FIRST = (64, 16, 4)  # of all cables so small a part is asked first for those that come first
_FAR = 4  # if it is so many times smaller than what would be asked otherwise
_DAY = 36  # bits of ``when`` behind its day


def schema() -> Any:
    """The fields of an entry: ``text`` of a paragraph, ``whole`` of a cable, ``said`` of a statement, and the rest."""
    builder = tantivy.SchemaBuilder()
    for name in ("text", "said"):
        builder.add_text_field(name, tokenizer_name="words")
    # Words stand side by side in a paragraph or not at all: places in the whole of a cable would be there twice. How
    # often a word stands in it says little where it stands scattered: that it does is kept.
    builder.add_text_field("whole", tokenizer_name="words", index_option="basic")
    for name in _BAGS:
        builder.add_text_field(name, tokenizer_name="words", index_option="basic")
    for name in _NUMBERS:
        builder.add_unsigned_field(name, indexed=name in _LOOKED_UP, fast=True)
    # What is no later than a day is asked for by its entries alone: a column would be gone through from end to end.
    builder.add_unsigned_field("day", indexed=True)
    return builder.build()


def stamp() -> dict[str, Any]:
    """What an index must have been made by to be used."""
    return {"layout": LAYOUT, "tantivy": ".".join(version("tantivy").split(".")[:2])}


def hashed(*parts: str) -> int:
    """A number for some words; the same on every machine."""
    return int.from_bytes(hashlib.blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=7).digest())


class Index:
    """An open index. Only its writer changes it. ``made`` tells whether it was begun anew since it was opened here."""

    def __init__(self, folder: Path, later: Later | None = None) -> None:
        """``later`` are the statements that are not in it yet, where others who have it open share them."""
        self.folder = folder
        self.schema = schema()
        self.made = False
        self._index: Any = None
        self._writer: Any = None
        self._months: list[tuple[int, int]] | None = None  # their first days, and how many cables each has
        self._seen: object = None  # the list of its parts when it was read last
        self._seq: int | None = None
        self.later = later or Later()
        self._linked: tempfile.TemporaryDirectory[str] | None = None

    def open(self) -> bool:
        """Open what is there; False where there is none that can be used."""
        try:
            if json.loads((self.folder / STAMP).read_text("utf-8")) != stamp():
                return False
            self._adopt(tantivy.Index(self.schema, path=self._place(), reuse=True))
            self.seq()
        except (OSError, ValueError):
            self._index = None
            return False
        return True

    def usable(self) -> bool:
        """Have it as it is now, opened before or not; False where there is none that can be used."""
        try:
            if self._index is not None:
                self.reload()
                return True
        except (OSError, ValueError):  # it has been made again meanwhile, or is damaged
            self.close()
        return self.open()

    def is_behind(self, connection: apsw.Connection, left: int = 0) -> bool:
        """Whether the record has cables, or statements of more than so many cables, that are not in the index yet."""
        return shows(connection, self.seq(), store.last_seq(connection), left)

    def _place(self) -> str:
        """Where tantivy opens the index. It makes a file beside it also to read it: on a medium that cannot be written
        it gets a folder of its own with links to the files.
        """
        try:
            with tempfile.TemporaryFile(dir=self.folder):
                return str(self.folder)
        except OSError as error:
            if error.errno != errno.EROFS:
                return str(self.folder)
        self._linked = tempfile.TemporaryDirectory(prefix="reftel-index-")
        for file in self.folder.absolute().iterdir():
            if file.suffix != ".lock":  # that is what it makes
                Path(self._linked.name, file.name).symlink_to(file)
        return self._linked.name

    def make(self) -> None:
        """Begin an empty one in place of whatever is there."""
        self._index = None
        if self.folder.exists():
            shutil.rmtree(self.folder)
        self.folder.mkdir(parents=True)
        self._adopt(tantivy.Index(self.schema, path=str(self.folder), reuse=False))
        (self.folder / STAMP).write_text(json.dumps(stamp()), "utf-8")
        self.made = True

    def _adopt(self, index: Any) -> None:
        _teach(index)
        index.config_reader("manual")
        self._index = index
        self._read()

    def searcher(self) -> Any:
        """What is in the index now.

        Raises:
            ArchiveError: where there is no index yet.
        """
        if self._index is None:
            raise ArchiveError(
                f"There is no search index in {self.folder.parent}: run `reftel read` on the archive once."
            )
        return self._index.searcher()

    def reload(self) -> None:
        """See what the writer has added since, if anything."""
        if self._index is not None and self._parts() != self._seen:
            self._read()

    def _read(self) -> None:
        seen = self._parts()  # before: what is added meanwhile is seen next time
        self._index.reload()
        self._seen, self._months, self._seq = seen, None, None

    def _parts(self) -> object:
        """What changes with every commit, which puts another list of its parts in the place of the one before."""
        told = (self.folder / PARTS).stat()
        return told.st_ino, told.st_mtime_ns, told.st_size

    def seq(self) -> int:
        """Up to which unit of work the index has come."""
        searcher = self.searcher()
        if self._seq is None:
            mark = tantivy.Query.term_query(self.schema, "unit", "mark")
            hits = searcher.search(mark, 1, order_by_field="seq").hits
            self._seq = int(searcher.fast_field_values("seq", [hits[0][1]])[0]) if hits else 0
        return self._seq

    def heard(self, connection: apsw.Connection, asked: Heard) -> tuple[Any, Any]:
        """Place and row of the statements that are asked for, as columns, in no order.

        Where the index is behind the record by the statements of some cables, those are found beside it.
        """
        said = tantivy.Query.term_query(self.schema, "unit", "s")
        parts = [(tantivy.Occur.Must, said), (tantivy.Occur.Must, compiled(self.schema, asked))]
        places, rows = heard(self.searcher(), tantivy.Query.boolean_query(parts))
        with store.snapshot(connection):
            later = self.later.after(connection, self.seq(), _said_in)
        if not later:
            return places, rows
        stays = ~np.isin(places // PARAGRAPHS, np.array([one.cable for one in later], dtype=np.int64))
        others, further = heard_of(later, asked)
        return np.concatenate((places[stays], others)), np.concatenate((rows[stays], further))

    def first_days(self, last: int) -> Iterator[int]:
        """Days (20061024) until which more and more cables are, far fewer than until the last, which is ``last``."""
        if self._months is None:
            cables = tantivy.Query.term_query(self.schema, "unit", "c")
            told = self.searcher().aggregate(cables, _BY_MONTH)["months"]["buckets"]
            self._months = sorted((int(bucket["key"]), bucket["doc_count"]) for bucket in told)
        counts = list(accumulate(count for _, count in self._months))
        until = bisect_left(self._months, (last,))
        for share in _FIRST:
            wanted = counts[-1] // share if counts else 0
            if until == 0 or wanted * _FAR > counts[until - 1]:
                break
            yield self._months[bisect_left(counts, wanted)][0] + _MONTH - 1
        yield last

    def _last_cable(self) -> int:
        """The highest number of a cable that has entries, 0 where none has."""
        searcher = self.searcher()
        hits = searcher.search(tantivy.Query.term_query(self.schema, "unit", "c"), 1, order_by_field="cable").hits
        return int(searcher.fast_field_values("cable", [hits[0][1]])[0]) if hits else 0

    def places(self, unit: str, first: int = 0, until: int | None = None) -> Any:
        """Place and row of the entries of one kind (``c``, ``p``, ``s``) of cables from one number until another.

        Two columns, in order. Entries of paragraphs have the row 0.
        """
        searcher = self.searcher()
        last = _LAST if until is None else until - 1
        among = tantivy.Query.range_query(self.schema, "cable", tantivy.FieldType.Unsigned, first, last)
        found = tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, tantivy.Query.term_query(self.schema, "unit", unit)), (tantivy.Occur.Must, among)]
        )
        addresses = [address for _, address in searcher.search(found, max(1, searcher.num_docs), count=False).hits]
        places, rows = (
            np.array([value or 0 for value in searcher.fast_field_values(name, addresses)], dtype=np.int64)
            for name in ("place", "row")
        )
        order = np.lexsort((rows, places))
        return places[order], rows[order]

    def catch_up(self, connection: apsw.Connection, progress: Progress | None = None) -> None:
        """Add what the record has and the index has not; each commit leaves the index whole up to its mark.

        Whoever had the right to write before may have added to the index since it was opened here: what it has is what
        it has now. Where units of work changed nothing that it shows, such as reviews, its mark stays where it is.
        """
        self.reload()
        done, last = self.seq(), store.last_seq(connection)
        if not shows(connection, done, last):
            return
        if self._writer is None:
            self._writer = self._new_writer()
        total = store.one(connection, "SELECT count(*) FROM cables WHERE seq > ?", done)
        try:
            for count, (first, until) in enumerate(_steps(connection, done, last)):
                self._add(connection, first, until)
                if progress:
                    progress(min(total, (count + 1) * _CABLES_A_COMMIT), total)
        except BaseException:
            self.abandon()
            raise

    def _new_writer(self) -> Any:
        """The one writer of the index.

        The system takes the claim to be that from a writer that has ended only when every process that was being begun
        at that moment has let go of it too: a matter of milliseconds, and no sign that the index is damaged.
        """
        until = time.monotonic() + _CLAIM
        while True:
            try:
                return self._index.writer(heap_size=_HEAP, num_threads=1)
            except ValueError as error:
                if "LockBusy" not in str(error):
                    raise
                if time.monotonic() > until:
                    raise BusyError(
                        f"Another program writes to the search index in {self.folder}: try again when it has ended."
                    ) from None
                time.sleep(0.01)

    def _add(self, connection: apsw.Connection, first: int, until: int) -> None:
        if told := _told_of(connection, first, until):
            held = self._last_cable()  # what came since is in no entry yet
            for again in told:
                if again <= held:
                    self._forget("p", "cable", again)
        for entry in _cable_entries(connection, first, until):
            self._writer.add_document(tantivy.Document.from_dict(entry, self.schema))
        for cable, entries in _statement_entries(connection, first, until):
            self._forget("s", "cable", cable)
            for entry in entries:
                self._writer.add_document(tantivy.Document.from_dict(entry, self.schema))
        self._writer.delete_documents_by_query(tantivy.Query.term_query(self.schema, "unit", "mark"))
        self._writer.add_document(tantivy.Document.from_dict({"unit": "mark", "seq": until}, self.schema))
        self._writer.commit()
        self._read()

    def _forget(self, unit: str, field: str, value: int) -> None:
        query = tantivy.Query.term_query
        both = [
            (tantivy.Occur.Must, query(self.schema, "unit", unit)),
            (tantivy.Occur.Must, query(self.schema, field, value)),
        ]
        self._writer.delete_documents_by_query(tantivy.Query.boolean_query(both))

    def abandon(self) -> None:
        """Let go of what is not committed; it is added again next time."""
        self._writer = None

    def spoil(self) -> None:
        """Have it made again when it is opened next."""
        (self.folder / STAMP).unlink(missing_ok=True)

    def finish(self) -> None:
        """Let the writer end, and with it its claim to the index."""
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.wait_merging_threads()

    def close(self) -> None:
        """Let go of the index."""
        self.finish()
        self._index = None
        if self._linked is not None:
            self._linked.cleanup()
            self._linked = None


def _teach(index: Any) -> None:
    """Have an index cut texts into words as all of ours do."""
    simple = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase()).build()
    index.register_tokenizer("words", simple)


def _steps(connection: apsw.Connection, done: int, last: int) -> Iterator[tuple[int, int]]:
    """Stretches of units, (after, until], of not too many cables each."""
    first, count = done, 0
    for seq, cables in connection.execute(
        "SELECT seq, count(*) FROM cables WHERE seq > ? GROUP BY seq ORDER BY seq", (done,)
    ):
        count += cables
        if count >= _CABLES_A_COMMIT:
            yield first, seq
            first, count = seq, 0
    if first < last:
        yield first, last


def _cable_entries(connection: apsw.Connection, first: int, until: int) -> Iterator[dict[str, Any]]:
    """In the order of their ``when``: of what scores alike the index names first what came to it first."""
    sql = "SELECT date, mrn, id FROM cables WHERE seq > ? AND seq <= ?"
    turns = sorted((turn(date, mrn), number) for date, mrn, number in connection.execute(sql, (first, until)))
    for _, number in turns:
        sha256, record = next(connection.execute("SELECT sha256, record FROM cables WHERE id = ?", (number,)))
        cable = load_words(record)
        release = filled(cable.release, of_source(connection, sha256))
        yield from entries_of(number, msgspec.structs.replace(cable, release=release))


def _told_of(connection: apsw.Connection, first: int, until: int) -> list[int]:
    """The cables of which a collection says something: they may be in the index as they were before."""
    sql = "SELECT id FROM cables WHERE seq > ? AND seq <= ? AND sha256 IN (SELECT sha256 FROM provenance)"
    return [number for (number,) in connection.execute(sql, (first, until))]


def entries_of(number: int, cable: Cable) -> Iterator[dict[str, Any]]:
    """The entries of a cable: its head with all its text, and its paragraphs."""
    texts = [indexed(_text_of(paragraph.heading, paragraph.text)) for paragraph in cable.paragraphs[: PARAGRAPHS - 1]]
    subject, citation = indexed(cable.subject or ""), cable.citation
    shared = _head(number, cable)
    order = turn(cable.date, citation)
    text_of_all = "\n".join([subject, *texts])
    whole = {"unit": "c p", "whole": text_of_all, "mrn": _ref_words(citation), "bit": 1 << number % BITS}
    for place, text in enumerate([subject, *texts]):
        yield {
            **shared,
            "unit": "p",
            "text": text,
            "place": number * PARAGRAPHS + place,
            "twin": hashed(citation, text.lower()),
            "when": order | min(place, 0xFFF),
            "day": day_of(order),
            "row": 0,
            **({} if place else whole),
        }


def turn(date: str | None, citation: str) -> int:
    """The turn of a cable among those that score alike: by its day, and on that day always the same."""
    dated = days(date)
    return (dated[0] if dated else _UNDATED) << _DAY | (hashed(citation) & 0xFFFFFF) << 12


def day_of(when: int) -> int:
    """The day (20061024) of an entry, by its ``when``."""
    return when >> _DAY


def _text_of(heading: str | None, text: str) -> str:
    return f"{heading}\n{text}" if heading else text


def _head(number: int, cable: Cable) -> dict[str, Any]:
    """What every entry of a cable is filtered by."""
    classification, dated = cable.classification, days(cable.date)
    marks = [*(classification.caveats if classification else ()), *cable.captions]
    head = {
        "cable": number,
        "same": hashed(cable.citation),
        "origin": indexed(f"{cable.origin or ''} {cable.mrn.station if cable.mrn else ''}"),
        **_addressed(cable),
        "tag": " ".join(tag.code for tag in cable.tags),
        "ref": " ".join(_ref_words(str(one.mrn)) for one in cable.references if one.mrn),
        "kind": cable.kind,
        "release": cable.release.status,
        "mark": indexed(" ".join(marks) + (" sensitive" if classification and classification.sensitive else "")),
    }
    if classification:
        head["level"] = LEVELS.index(classification.level)
    if dated:
        head["first"], head["last"] = dated
    return head


def _addressed(cable: Cable) -> dict[str, str]:
    """To whom it went. An office is not the post in whose town it is: that is kept apart, for who asks for more."""
    names = [one.text for one in cable.passing]
    towns: list[str] = []
    for one in (*cable.action, *cable.info):
        others = posts.towns_of_others(one.name)
        names += [one.routing or "", *(word for word in one.name.split() if word.upper() not in others)]
        towns += others
    return {"to": indexed(" ".join(names)), "town": indexed(" ".join(towns))}


def _ref_words(mrn: str) -> str:
    key = (mrn_key(mrn) or mrn).lower()
    return f"{key} {key.lstrip('0123456789')}"


def _statement_entries(
    connection: apsw.Connection, first: int, until: int
) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    extracted = connection.execute(
        "SELECT DISTINCT key FROM ledger WHERE act = 'extract' AND seq > ? AND seq <= ? ORDER BY key", (first, until)
    )
    return filter(None, (_said_in(connection, key) for (key,) in extracted))


def _said_in(connection: apsw.Connection, key: str) -> tuple[int, list[dict[str, Any]]] | None:
    """The number of a cable, by its key in the ledger, and the entries of its statements; None where it is gone."""
    sha256, _, start = key.partition("@")
    cable = store.one(connection, "SELECT id FROM cables WHERE sha256 = ? AND start = ?", sha256, int(start))
    if cable is None:
        return None
    named = connection.execute("SELECT name, record FROM namings WHERE cable = ?", (cable,))
    full = {name: load_naming(record).full for name, record in named}
    rows = connection.execute("SELECT id, paragraph, record FROM statements WHERE cable = ? ORDER BY place", (cable,))
    return int(cable), [_statement_entry(cable, full, *row) for row in rows]


def _statement_entry(cable: int, full: dict[str, str], row: int, paragraph: int, record: bytes) -> dict[str, Any]:
    statement = load_statement(record)

    def entry(*names: str) -> str:
        return name_entry(form for name in names for form in (name, full.get(name, name)))

    return {
        "unit": "s",
        "cable": cable,
        "place": cable * PARAGRAPHS + min(paragraph, PARAGRAPHS - 1),
        "row": row,
        "speaker": entry(statement.speaker, statement.holder),
        "addressee": entry(*statement.addressees),
        "act": statement.act,
        "said": indexed(f"{statement.content} {statement.topic or ''}"),
    }
