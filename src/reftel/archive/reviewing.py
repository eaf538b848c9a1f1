"""The reviews of an archive: entered, taken back, and what stands after them written where everybody reads.

``statements`` of the record holds what stands, so that search, counts, boards and exports have it without asking; what
was extracted is kept beside it for the cables that somebody reviewed, and comes back when the last review is undone.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

import apsw
import msgspec

from reftel.archive import auditing, store
from reftel.archive.judging import differ, disputed, settle, standing
from reftel.archive.rows import load_statement, statement_row
from reftel.archive.words import mrn_key, words
from reftel.errors import InputError
from reftel.model.review import EDITOR, Disputed, Fields, Patch, Review, Verdict, fields_of
from reftel.model.statement import Statement

LONGEST = 60
"""Characters of a coder's name."""
_CABLE = "SELECT id, sha256, start, mrn FROM cables WHERE canonical AND mrn = ?"
_IN_ORDER = "ORDER BY date IS NULL, date, mrn, sha256, start"
_COLUMNS = "number, record, replaces, undone, place"
_PUT = """
INSERT INTO statements VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, seal(?9))
ON CONFLICT (cable, place) DO UPDATE SET
    paragraph = excluded.paragraph, speaker = excluded.speaker, holder = excluded.holder,
    addressees = excluded.addressees, act = excluded.act, said_on = excluded.said_on, record = excluded.record,
    seal = excluded.seal
"""


class Reviewing:
    """The reviews of an open archive."""

    def __init__(self, connection: apsw.Connection, folder: Path) -> None:
        self._connection = connection
        self._folder = folder

    # What there is.

    def reviews(self) -> list[Review]:
        """All reviews in the order in which they were entered, undone or not."""
        sql = f"SELECT {_COLUMNS} FROM reviews ORDER BY number"  # noqa: S608 - our own words
        return [_review(*row) for row in self._connection.execute(sql)]

    def last_of(self, coder: str, limit: int) -> list[Review]:
        """The reviews of a coder that stand, the last first."""
        sql = (
            f"SELECT {_COLUMNS} FROM reviews AS one WHERE coder = ? AND NOT undone AND NOT EXISTS (SELECT 1"  # noqa: S608 - our own words
            " FROM reviews AS later WHERE later.sha256 = one.sha256 AND later.start = one.start"
            " AND later.replaces = one.number AND NOT later.undone) ORDER BY number DESC LIMIT ?"
        )
        return [_review(*row) for row in self._connection.execute(sql, (coder, limit))]

    def on(self, cable: str, identity: str) -> tuple[Statement, list[Review]] | None:
        """A statement as it was extracted, and the reviews of it that stand; None if there is none."""
        found = self.statement(cable, identity)
        return None if found is None else (found[2], reviews_of(self._connection, found[0]).get(found[1], []))

    def orphaned(self) -> list[Review]:
        """The reviews that stand and find their statement no more, or are of a version that counts no more."""
        sql = (
            "SELECT number FROM reviews LEFT JOIN cables USING (sha256, start)"
            " WHERE NOT undone AND (place IS NULL OR canonical IS NOT 1)"
        )
        lost = {number for (number,) in self._connection.execute(sql)}
        return [one for one in standing(self.reviews()) if one.number in lost] if lost else []

    def extracted(self) -> Iterator[tuple[int, int, Statement]]:
        """The statements of reviewed cables as they were extracted, with the number of the cable and their place."""
        sql = "SELECT cable, place, extracted.record FROM extracted JOIN cables ON cables.id = cable WHERE canonical"
        for cable, place, record in self._connection.execute(f"{sql} {_IN_ORDER}, place"):
            yield cable, place, load_statement(record)

    def standing_on(self) -> dict[tuple[int, int], list[Review]]:
        """The reviews that stand, by number of the cable and place of the statement that they are about."""
        keys = {
            (sha256, start): number
            for number, sha256, start in self._connection.execute(
                "SELECT DISTINCT cables.id, cables.sha256, cables.start FROM cables JOIN reviews USING (sha256, start)"
                " WHERE canonical"
            )
        }
        found: dict[tuple[int, int], list[Review]] = {}
        for one in standing(self.reviews()):
            cable = keys.get((one.source, one.begin))
            if cable is not None and one.place is not None:
                found.setdefault((cable, one.place), []).append(one)
        return found

    def reviewed(self) -> tuple[int, tuple[str, ...]]:
        """On how many statements a review of a coder stands, and who those coders are; the editor is none."""
        sql = (
            "SELECT DISTINCT sha256, start, place, coder FROM reviews AS one JOIN cables USING (sha256, start)"
            " WHERE canonical AND NOT undone AND place IS NOT NULL AND coder <> ? AND NOT EXISTS (SELECT 1"
            " FROM reviews AS later WHERE later.sha256 = one.sha256 AND later.start = one.start"
            " AND later.replaces = one.number AND NOT later.undone)"
        )
        rows = list(self._connection.execute(sql, (EDITOR,)))
        return len({row[:3] for row in rows}), tuple(sorted({coder for *_, coder in rows}))

    def by_several(self) -> dict[tuple[int, int], list[Review]]:
        """The reviews that stand in the cables in which several coders reviewed one statement, as ``standing_on``."""
        sql = (
            "SELECT DISTINCT sha256, start FROM reviews WHERE NOT undone AND place IS NOT NULL"
            " GROUP BY sha256, start, place HAVING count(DISTINCT coder) > 1"
        )
        get = "SELECT id FROM cables WHERE canonical AND sha256 = ? AND start = ?"
        found: dict[tuple[int, int], list[Review]] = {}
        for key in list(self._connection.execute(sql)):
            cable = store.one(self._connection, get, *key)
            if cable is not None:
                found |= {(cable, place): some for place, some in reviews_of(self._connection, cable).items()}
        return found

    def disputed(self) -> list[Disputed]:
        """The statements on which coders disagree, in the order of the cables."""
        told = {at: reviews for at, reviews in self.by_several().items() if disputed(reviews)}
        return [Disputed(statement=one, reviews=tuple(told[at])) for at, one in self._at("statements", told)]

    def decided(self) -> list[Disputed]:
        """The statements on which coders disagree and the editor has decided, as extracted, with the reviews of all."""
        told = {at: reviews for at, reviews in self.by_several().items() if differ(reviews) and not disputed(reviews)}
        told = {at: reviews for at, reviews in told.items() if differ([one for one in reviews if one.coder != EDITOR])}
        return [Disputed(statement=one, reviews=tuple(told[at])) for at, one in self._at("extracted", told)]

    def _at(
        self, table: Literal["statements", "extracted"], places: Iterable[tuple[int, int]]
    ) -> Iterator[tuple[tuple[int, int], Statement]]:
        """The statements at some places (number of the cable, place in it), in the order of the cables."""
        wanted: dict[int, list[int]] = {}
        for cable, place in sorted(places):
            wanted.setdefault(cable, []).append(place)
        key = "SELECT date IS NULL, date, mrn, sha256, start FROM cables WHERE id = ?"
        get = f"SELECT record FROM {table} WHERE cable = ? AND place = ?"  # noqa: S608 - two of our own tables
        for cable in sorted(wanted, key=lambda number: next(self._connection.execute(key, (number,)))):
            for place in wanted[cable]:
                record = store.one(self._connection, get, cable, place)
                if record is not None:
                    yield (cable, place), load_statement(record)

    def statement(self, cable: str, identity: str) -> tuple[int, int, Statement] | None:
        """A statement as it was extracted, by its cable and id, with the number of the cable and its place."""
        row = next(self._connection.execute(_CABLE, (mrn_key(cable) or cable,)), None)
        if row is None:
            return None
        told = _extracted(self._connection, row[0])
        return next(((row[0], place, one) for place, _, one in told if one.id == identity), None)

    # Entering and taking back.

    def add(
        self, cable: str, identity: str, *, coder: str, verdict: Verdict, patch: Patch, note: str = "", at: str = ""
    ) -> int:
        """Enter what a coder says of a statement, in the place of what he said before; the number of the review.

        Raises:
            InputError: if there is no such statement, or the review says nothing.
        """
        found = self.statement(cable, identity)
        if found is None:
            raise InputError(f"{cable[:60]} has no such statement any more: load the page again.")
        if bool(patch) != (verdict == "correct"):
            raise InputError("Nothing was corrected: change a field, or accept the statement as it is.")
        number, place, statement = found
        sql = "SELECT sha256, start, mrn FROM cables WHERE id = ?"
        sha256, start, mrn = next(self._connection.execute(sql, (number,)))
        done = "SELECT version FROM ledger WHERE act = 'extract' AND key = ?"
        review = Review(
            cable=mrn,
            source=sha256,
            begin=start,
            statement=statement.id,
            version=store.one(self._connection, done, f"{sha256}@{start}") or "",
            seen=fields_of(statement),
            coder=coder_name(coder),
            verdict=verdict,
            patch=patch,
            note=note.strip(),
        )
        return self._enter(number, place, review, at)

    def _enter(self, cable: int, place: int, review: Review, at: str) -> int:
        mine = (
            one
            for one in standing(_of_cable(self._connection, review.source, review.begin))
            if one.coder == review.coder and one.place == place
        )
        before = next(mine, None)
        replaces = before.number if before else None
        with store.failing_clearly(self._folder), store.transaction(self._connection):
            number = enter(self._connection, review, at, replaces)
            apply(self._connection, cable, store.next_seq(self._connection))
        return number

    def undo(self, number: int, *, coder: str, at: str = "") -> None:
        """Take a review back: what its coder said before stands again.

        Raises:
            InputError: if it is none of his, or does not stand any more.
        """
        row = next(self._connection.execute("SELECT sha256, start FROM reviews WHERE number = ?", (number,)), None)
        about = standing(_of_cable(self._connection, *row)) if row else []
        found = next((one for one in about if one.number == number), None)
        if found is None or found.coder != coder_name(coder):
            raise InputError(f"There is no review {number} of yours that could be taken back.")
        sql = "SELECT id FROM cables WHERE sha256 = ? AND start = ?"
        with store.failing_clearly(self._folder), store.transaction(self._connection):
            self._connection.execute("UPDATE reviews SET undone = 1, place = NULL WHERE number = ?", (number,))
            auditing.append(self._connection, "undo", number, "", at)
            cable = store.one(self._connection, sql, found.source, found.begin)
            apply(self._connection, cable, store.next_seq(self._connection))


def reviews_of(connection: apsw.Connection, cable: int) -> dict[int, list[Review]]:
    """The reviews of a cable (by its number) that stand and find their statement, by the place of that."""
    sha256, start = next(connection.execute("SELECT sha256, start FROM cables WHERE id = ?", (cable,)))
    found: dict[int, list[Review]] = {}
    for one in standing(_of_cable(connection, sha256, start)):
        if one.place is not None:
            found.setdefault(one.place, []).append(one)
    return found


def coder_name(name: str) -> str:
    """A coder's name, as it is kept.

    Raises:
        InputError: if there is none, or it is too long.
    """
    told = " ".join(name.split())
    if not told or len(told) > LONGEST or not told.isprintable():
        raise InputError(f"Say who reviews: a name of at most {LONGEST} characters.")
    return told


def enter(connection: apsw.Connection, review: Review, at: str, replaces: int | None = None) -> int:
    """Write a review down, with its entry in the trail; ``apply`` lets it find its statement. Its number."""
    record = msgspec.json.encode(msgspec.structs.replace(review, number=0, replaces=None, place=None)).decode()
    connection.execute(
        "INSERT INTO reviews (sha256, start, coder, record, replaces) VALUES (?, ?, ?, ?, ?)",
        (review.source, review.begin, review.coder, record, replaces),
    )
    number = connection.last_insert_rowid()
    auditing.append(connection, "review", number, _body(record, replaces), at)
    return number


def as_extracted(connection: apsw.Connection, cable: int) -> list[tuple[int, int, Statement]]:
    """Place, paragraph and record of the statements of a cable, whatever people said of them."""
    return _extracted(connection, cable)


# What stands.


def apply(connection: apsw.Connection, cable: int, seq: int) -> None:
    """Write down what stands of the statements of a cable after its reviews; in the transaction that changed those."""
    sha256, start = next(connection.execute("SELECT sha256, start FROM cables WHERE id = ?", (cable,)))
    told = _extracted(connection, cable)
    reviews = standing(_of_cable(connection, sha256, start))
    settled = settle([one for _, _, one in told], reviews)
    connection.execute("UPDATE reviews SET place = NULL WHERE sha256 = ? AND start = ?", (sha256, start))
    for number, at in settled.places.items():
        connection.execute("UPDATE reviews SET place = ? WHERE number = ?", (told[at][0], number))
    columns = "cable, place, paragraph, record, seal"
    kept = f"INSERT OR IGNORE INTO extracted SELECT {columns} FROM statements WHERE cable = ?"  # noqa: S608 - ours
    connection.execute(kept, (cable,))
    for (place, paragraph, _), one in zip(told, settled.statements, strict=True):
        if one.reviewed == "rejected":
            connection.execute("DELETE FROM statements WHERE cable = ? AND place = ?", (cable, place))
        else:
            connection.execute(_PUT, (cable, *msgspec.structs.astuple(statement_row(one, place, paragraph))))
    if not settled.places:
        connection.execute("DELETE FROM extracted WHERE cable = ?", (cable,))
    done = "UPDATE ledger SET seq = ? WHERE act = 'extract' AND key = ?"  # the search index sees by it what is new
    connection.execute(done, (seq, f"{sha256}@{start}"))


def apply_again(connection: apsw.Connection, cable: int, seq: int) -> None:
    """Let the reviews of a cable find their statements among those that were just made."""
    sql = "SELECT 1 FROM reviews JOIN cables USING (sha256, start) WHERE cables.id = ? LIMIT 1"
    if store.one(connection, sql, cable):
        apply(connection, cable, seq)


def statements(
    connection: apsw.Connection, cable: str | None, speaker: str | None, act: str | None, *, rejected: bool = False
) -> Iterator[Statement]:
    """The statements of canonical cables as they stand, in the order of the cables and of their text.

    With ``rejected`` those too which are rejected, each as it was extracted and marked so.
    """
    terms, values = ["canonical"], []
    for column, value in (("cables.mrn", mrn_key(cable or "") or cable), ("act", act)):
        if value is not None:
            terms.append(f"{column} = ?")
            values.append(value)
    sql = (
        "SELECT statements.record, speaker, cable, place, date, mrn, sha256, start"  # noqa: S608 - our own words
        " FROM statements JOIN cables ON cables.id = statements.cable"
        f" WHERE {' AND '.join(terms)} {_IN_ORDER}, place"
    )
    wanted = words(speaker or "")
    gone = _rejected(connection, set(wanted), act, mrn_key(cable or "") or cable) if rejected else []
    for record, name, _, place, date, mrn, sha256, start in connection.execute(sql, values):
        while gone and gone[0][0] < (date is None, date or "", mrn, sha256, start, place):
            yield gone.pop(0)[1]
        if not wanted or set(wanted) <= set(words(name)):
            yield load_statement(record)
    yield from (one for _, one in gone)


def _rejected(
    connection: apsw.Connection, wanted: set[str], act: str | None, cable: str | None
) -> list[tuple[tuple[Any, ...], Statement]]:
    sql = "SELECT DISTINCT date, mrn, sha256, start, cable FROM extracted JOIN cables ON cables.id = cable"
    sql += f" WHERE canonical {'' if cable is None else 'AND mrn = ? '}{_IN_ORDER}"
    found = []
    for date, mrn, sha256, start, number in list(connection.execute(sql, () if cable is None else (cable,))):
        told = _extracted(connection, number)
        settled = settle([one for _, _, one in told], _of_cable(connection, sha256, start))
        for (place, _, _), one in zip(told, settled.statements, strict=True):
            if one.reviewed == "rejected" and wanted <= set(words(one.speaker)) and act in (None, one.act):
                found.append(((date is None, date or "", mrn, sha256, start, place), one))
    return found


def _extracted(connection: apsw.Connection, cable: int) -> list[tuple[int, int, Statement]]:
    """Place, paragraph and record of the statements of a cable, as they were extracted."""
    for table in ("extracted", "statements"):
        sql = f"SELECT place, paragraph, record FROM {table} WHERE cable = ? ORDER BY place"  # noqa: S608 - our own words
        rows = [
            (place, paragraph, load_statement(record)) for place, paragraph, record in connection.execute(sql, (cable,))
        ]
        if rows:
            return rows
    return []


def _of_cable(connection: apsw.Connection, sha256: str, start: int) -> list[Review]:
    sql = f"SELECT {_COLUMNS} FROM reviews WHERE sha256 = ? AND start = ? ORDER BY number"  # noqa: S608 - our own words
    return [_review(*row) for row in connection.execute(sql, (sha256, start))]


def _review(number: int, record: str, replaces: int | None, undone: int, place: int | None) -> Review:
    kept = msgspec.json.decode(record, type=Review)
    return msgspec.structs.replace(kept, number=number, replaces=replaces, undone=bool(undone), place=place)


def _body(record: str, replaces: int | None) -> str:
    return f"{replaces or ''} {record}"


# Trusting.


def noted(connection: apsw.Connection) -> Iterator[tuple[str, ...]]:
    """What of the reviews is part of the digest: those that stand, in an order that is not that of entering."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM reviews ORDER BY number")  # noqa: S608 - our own words
    for one in sorted(standing(_review(*row) for row in rows), key=_order):
        told = msgspec.structs.replace(one, number=0, replaces=None, place=None, version="")
        yield "review", msgspec.json.encode(told).decode()


def _order(one: Review) -> tuple[Any, ...]:
    fields: Fields = one.seen
    return one.source, one.begin, fields.sentence_span, fields.start, fields.end, one.coder, one.statement


def check(connection: apsw.Connection) -> Iterator[str]:
    """One sentence for each review that the audit trail has otherwise, and each statement that does not follow."""
    yield from auditing.check(connection)
    told: dict[int, str] = {}
    undone: set[int] = set()
    emptied: set[int] = set()
    for act, subject, body, _ in auditing.entries(connection):
        if act == "review":
            told[subject] = body
            emptied |= set() if body else {subject}  # purged; that it may be empty was checked with the trail
        elif act == "undo":
            undone.add(subject)
    rows: dict[int, tuple[str, int]] = {}
    sql = "SELECT number, record, replaces, undone, sha256, start, coder FROM reviews ORDER BY number"
    for number, record, replaces, gone, *filed in connection.execute(sql):
        rows[number] = (_body(record, replaces), gone)
        try:
            one = msgspec.json.decode(record, type=Review)
        except msgspec.MsgspecError:
            continue  # it is not what the trail has either
        if [one.source, one.begin, one.coder] != filed:
            yield f"Review {number} is filed under what it does not say: restore it from a backup."
    for number in sorted((told.keys() | rows.keys()) - emptied):
        if number not in rows:
            yield f"Review {number} is gone, but the audit trail says that it was entered."
        elif number not in told:
            yield f"Review {number} is there, but the audit trail does not say who entered it."
        elif rows[number] != (told[number], number in undone):
            yield f"Review {number} is not what the audit trail says was entered."
    yield from _follows(connection)
    yield from _placed(connection)


def _follows(connection: apsw.Connection) -> Iterator[str]:
    sql = "SELECT DISTINCT cable, mrn, sha256, start FROM extracted JOIN cables ON cables.id = cable ORDER BY mrn"
    for cable, mrn, sha256, start in list(connection.execute(sql)):
        try:
            told = _extracted(connection, cable)
            settled = settle([one for _, _, one in told], _of_cable(connection, sha256, start))
            kept = "SELECT place, record FROM statements WHERE cable = ? ORDER BY place"
            held = [(place, load_statement(record)) for place, record in connection.execute(kept, (cable,))]
        except ValueError:
            yield f"A review or statement of {mrn} cannot be read."
            continue
        wanted = [
            (place, one)
            for (place, _, _), one in zip(told, settled.statements, strict=True)
            if one.reviewed != "rejected"
        ]
        if wanted != held:
            yield f"The statements of {mrn} are not what its reviews make of them."


def _placed(connection: apsw.Connection) -> Iterator[str]:
    """Of which cables a review is held to be about another statement than it finds."""
    sql = "SELECT DISTINCT cables.id, mrn, sha256, start FROM cables JOIN reviews USING (sha256, start) ORDER BY mrn"
    for cable, mrn, sha256, start in list(connection.execute(sql)):
        try:
            told = _extracted(connection, cable)
            found = settle([one for _, _, one in told], standing(_of_cable(connection, sha256, start))).places
        except ValueError:
            continue  # told above
        if not told:
            continue  # they find their statements when those are made
        places = "SELECT number, place FROM reviews WHERE sha256 = ? AND start = ? AND place IS NOT NULL"
        if dict(connection.execute(places, (sha256, start))) != {one: told[at][0] for one, at in found.items()}:
            yield f"A review of {mrn} is held to be of another statement than it is: run `reftel verify --repair`."
