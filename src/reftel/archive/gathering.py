"""From namings that are resolved to actors and their rows: names to go by, ids, counts, keys; rulings over rules."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import apsw
import msgspec

from reftel.archive import resolving
from reftel.archive.resolving import Item
from reftel.archive.rows import load_naming
from reftel.facts import merging, spellings
from reftel.model.actor import Held, Listed, Named, NamingKind, Place, Ruling

SCHEMA = """
CREATE TABLE mark (layout INTEGER, seq INTEGER, ruled TEXT);
CREATE TABLE actors (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
    statements INTEGER NOT NULL, record BLOB NOT NULL
) STRICT;
CREATE TABLE members (
    cable INTEGER NOT NULL, name TEXT NOT NULL, mrn TEXT NOT NULL, date TEXT NOT NULL,
    base INTEGER NOT NULL, actor INTEGER NOT NULL, because TEXT NOT NULL,
    ruled TEXT NOT NULL, statements INTEGER NOT NULL, addressed INTEGER NOT NULL, meetings INTEGER NOT NULL,
    seal INTEGER NOT NULL, called TEXT NOT NULL, -- of the naming, and the short name that it has a say for
    PRIMARY KEY (cable, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE bases (number INTEGER PRIMARY KEY, id TEXT NOT NULL) STRICT;
CREATE TABLE keys (key TEXT NOT NULL, actor INTEGER NOT NULL, surname INTEGER NOT NULL, PRIMARY KEY (key, actor))
STRICT, WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX members_by_actor ON members (actor, date, mrn, name);
CREATE INDEX members_moved ON members (base) WHERE ruled <> '';
CREATE INDEX actors_by_weight ON actors (kind, statements DESC, id);
CREATE INDEX actors_in_order ON actors (statements DESC, id);
CREATE INDEX keys_by_actor ON keys (actor);
"""
NAMED_KINDS: tuple[NamingKind, ...] = ("person", "state", "body", "post", "media")
_ID = 60  # letters of an id
Pair = tuple[int, str]


Mark = tuple[int, int, str]
"""What actors were made of: the layout of their file, the last unit of work, and the rulings that stand."""


def marked(connection: apsw.Connection) -> Mark | None:
    """What actors say that they were made of; None where that cannot be read."""
    try:
        row = next(connection.execute("SELECT layout, seq, ruled FROM mark"), None)
    except apsw.Error:
        return None
    return None if row is None else (int(row[0]), int(row[1]), str(row[2]))


def mark_as(connection: apsw.Connection, mark: Mark) -> None:
    """Write that down, in the transaction in which it becomes true."""
    connection.execute("DELETE FROM mark")
    connection.execute("INSERT INTO mark VALUES (?, ?, ?)", mark)


class Row(msgspec.Struct):
    """A naming while actors are made: its item, and how much there is of it."""

    item: Item
    base: int
    actor: int
    because: str
    ruled: str = ""
    statements: int = 0
    addressed: int = 0
    meetings: int = 0


def rows_of(record: apsw.Connection) -> list[Row]:
    """All namings of the cables that count, each with its actor by the rules."""
    counts = counts_of(record)
    sql = (
        "SELECT cables.id, mrn, coalesce(station, ''), coalesce(date, ''), namings.record, namings.seal"
        " FROM namings JOIN cables ON cables.id = cable WHERE canonical"
    )
    items = [
        Item(cable=cable, mrn=mrn, station=station, date=date, naming=load_naming(packed), seal=seal or 0)
        for cable, mrn, station, date, packed, seal in record.execute(sql)
    ]
    groups = [sorted(group, key=lambda item: item.place) for group in resolving.resolve(items)]
    groups.sort(key=lambda group: group[0].place)
    rows = []
    for number, group in enumerate(groups, 1):
        for item in group:
            said, heard, met = counts.get((item.cable, item.naming.name), (0, 0, 0))
            because = item.because if len(group) > 1 or item.because.endswith("date") else "single"
            rows.append(Row(item, number, number, because, "", said, heard, met))
    return rows


def counts_of(record: apsw.Connection, of: int | None = None) -> dict[Pair, tuple[int, int, int]]:
    """How often each name of a cable speaks, is addressed, and meets somebody: of all cables that count, or of one."""
    said: Counter[Pair] = Counter()
    heard: Counter[Pair] = Counter()
    met: Counter[Pair] = Counter()
    only, values = ("", ()) if of is None else (" AND cable = ?", (of,))
    sql = (
        "SELECT cable, speaker, addressees FROM statements JOIN cables ON cables.id = cable"  # noqa: S608 - our own words
        f" WHERE canonical AND NOT (speaker = 'post' AND addressees = ''){only}"
    )
    for cable, speaker, addressees in record.execute(sql, values):
        said[cable, speaker] += 1
        if addressees:
            heard.update((cable, one) for one in addressees.split("; "))
    sql = f"SELECT cable, names FROM meetings JOIN cables ON cables.id = cable WHERE canonical{only}"  # noqa: S608 - as above
    for cable, names in record.execute(sql, values):
        met.update((cable, one) for one in names.split("\n"))
    return {pair: (said[pair], heard[pair], met[pair]) for pair in said.keys() | heard.keys() | met.keys()}


def rule_over(rows: list[Row], rulings: Sequence[Ruling]) -> None:
    """Rulings go before rules, in the order in which they were made."""
    if not rulings:
        return
    by_pair: dict[tuple[str, str], Row] = {(row.item.mrn, row.item.naming.name): row for row in rows}
    for ruling in rulings:
        found = [by_pair[pair] for pair in ruling.namings if pair in by_pair]
        if ruling.kind == "merge":
            numbers = {row.actor for row in found}
            if len(numbers) > 1:
                for row in rows:
                    if row.actor in numbers:
                        row.actor = min(numbers)
                        row.ruled = "ruled-one"
        elif found:
            for row in found:
                row.actor, row.ruled = -ruling.number, "ruled-apart"


def write(connection: apsw.Connection, rows: Sequence[Row], ids: dict[int, str], made: dict[int, Listed]) -> None:
    """Members, actors and keys of these rows; ``made`` are actors of which nothing was ruled."""
    connection.executemany(
        "INSERT INTO members VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                *(row.item.cable, row.item.naming.name, row.item.mrn, row.item.date, row.base, row.actor),
                *(row.because, row.ruled, row.statements, row.addressed, row.meetings),
                *(row.item.seal, short_of(row.item)),
            )
            for row in rows
        ),
    )
    actors: list[tuple[int, str, str, str, str | None, int, bytes]] = []
    keys: list[tuple[str, int, bool]] = []
    ruled = {number for row in rows if row.ruled for number in (row.base, row.actor)}  # who gave or took
    for number, group in _grouped(rows, base=False).items():
        one = made.get(number) if number not in ruled else None
        one = one or actor_of(group)
        id_ = ids[number] if number > 0 else f"{one.id}~{-number}"  # split off by that ruling
        record = msgspec.msgpack.encode(msgspec.structs.replace(one, id=id_))
        actors.append((number, id_, one.name, one.kind, one.country, one.statements, record))
        surnames = {row.item.surname[-1] for row in group if row.item.surname}
        found = {key for name in one.names for key in keys_of(name)} | surnames
        keys += [(key, number, key in surnames) for key in found]
    connection.executemany("INSERT INTO actors VALUES (?, ?, ?, ?, ?, ?, ?)", actors)
    connection.executemany("INSERT INTO keys VALUES (?, ?, ?)", sorted(keys))


def _grouped(rows: Sequence[Row], *, base: bool) -> dict[int, list[Row]]:
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.base if base else row.actor].append(row)
    return groups


def actors_of(rows: Sequence[Row]) -> dict[int, Listed]:
    """The actors as the rules make them."""
    return {number: actor_of(group) for number, group in sorted(_grouped(rows, base=True).items())}


def ids_of(made: dict[int, Listed]) -> dict[int, str]:
    """The id of each actor as the rules make it, which rulings leave alone: its short name, numbered where several
    bear it, those with the earlier numbers of cables first.
    """
    turns: Counter[str] = Counter()
    found = {}
    for number, one in made.items():
        turns[one.id] += 1
        found[number] = one.id if turns[one.id] == 1 else f"{one.id}.{turns[one.id]}"
    return found


def _called(rows: Sequence[Row], first: Item, kind: NamingKind) -> tuple[str, str]:
    """The full and the short name that an actor goes by."""
    if len(rows) == 1 and not first.chief:
        return first.naming.full, first.naming.name
    weight: Counter[str] = Counter()
    short: Counter[str] = Counter()
    for row in rows:
        naming, chief = row.item.naming, row.item.chief
        weight[chief or naming.full] += 1
        short[short_of(row.item)] += 1 + row.statements
    name = max(sorted(weight), key=lambda one: (min(len(one.split()), 3), weight[one]))
    called = max(sorted(short), key=lambda one: short[one])
    return (called if kind == "person" and " " not in name else name), called


def short_of(item: Item) -> str:
    """The short name for which a naming has a say: its own, or that of the chief of mission whose role it is."""
    return item.chief.rpartition(" ")[2] if item.naming.kind == "role" and item.chief else item.naming.name


def actor_of(rows: Sequence[Row]) -> Listed:
    """An actor from its namings; its id is its short name."""
    first = rows[0].item if len(rows) == 1 else min(rows, key=lambda row: row.item.place).item
    kind = first.naming.kind if first.naming.kind != "role" or not first.surname else "person"
    sides = [told for row in rows if (told := resolving.told_country(row.item))]
    sides = sides or [row.item.naming.state for row in rows if row.item.naming.state]
    country = max(sorted(set(sides)), key=sides.count, default=None) if len(sides) > 1 else sides[0] if sides else None
    name, called = _called(rows, first, kind)
    if kind == "state":
        name = called = resolving.country_name(country) or called
    elif kind == "post":
        name = called = f"post {first.station or first.mrn}"
    slug = "-".join(plain for word in called.split() if (plain := spellings.plain(word)))[:_ID] or "nameless"
    dates = [row.item.date for row in rows if row.item.date]
    names = {row.item.naming.full for row in rows} | {row.item.naming.name for row in rows} | {name}
    return Listed(
        id=slug if kind in NAMED_KINDS else f"{slug}@{first.mrn}",
        name=name,
        kind=kind,
        country=country,
        names=tuple(sorted(names)),
        statements=sum(row.statements for row in rows),
        addressed=sum(row.addressed for row in rows),
        meetings=sum(row.meetings for row in rows),
        cables=len({row.item.cable for row in rows}),
        first=min(dates, default=None),
        last=max(dates, default=None),
    )


def listed(record: bytes) -> Listed:
    """An actor from its row."""
    return msgspec.msgpack.decode(record, type=Listed)


def keys_of(name: str) -> set[str]:
    """The keys under which a name is found; a hyphen may join or part its words."""
    found = spellings.keys(name)
    return {*found, *spellings.keys(name.replace("-", " "))} if "-" in name else set(found)


def offices_of(namings: Iterable[Named]) -> tuple[Held, ...]:
    """The offices that namings give, over time, under the name that each has most often."""
    found: dict[tuple[str, str | None], list[tuple[str, str | None, Place]]] = defaultdict(list)
    for named in namings:
        for office in named.naming.held:
            name = merging.office(office.title)
            if name is None:
                continue
            place = Place(
                cable=named.cable,
                para=office.para,
                start=office.start,
                end=office.end,
                text=office.text,
                source=named.source,
            )
            found[name, office.country].append((office.title, named.date, place))
    held = []
    for (name, country), some in found.items():
        dates = sorted(date for _, date, _ in some if date)
        held.append(
            Held(
                title=name,
                country=country,
                first=dates[0] if dates else None,
                last=dates[-1] if dates else None,
                evidence=tuple(place for _, _, place in some),
            )
        )
    return tuple(sorted(held, key=lambda one: (one.first or "~", one.title, one.country or "")))
