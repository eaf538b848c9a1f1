"""Which namings of an archive are one actor's: rules that can be told (``facts/data/merging.toml``), no scores.

The outcome follows from what is held, never from the order in which it came. Namings with a full name make identities
first; those with a surname only join the one identity that a rule gives them, or each other, or stay alone. A
redacted name, a description, a group and a role without a name stay each in its own cable.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from reftel.facts import chiefs, countries, merging, posts, spellings
from reftel.model.actor import Naming, NamingKind

_ALONE: dict[NamingKind, str] = {
    "redacted": "redacted",
    "unnamed": "unnamed",
    "group": "group",
    "role": "role-without-name",
}
_CROWDED = 400  # identities of one surname; beyond that none is looked for that has a further name


class Item(msgspec.Struct):
    """A naming in its cable, with what the rules look at."""

    cable: int
    mrn: str
    station: str
    date: str
    naming: Naming
    surname: tuple[str, ...] = ()
    given: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()
    country: str | None = None
    host: str | None = None
    offices: frozenset[str] = frozenset()
    because: str = "single"
    chief: str = ""
    seal: int = 0  # of the naming

    @property
    def year(self) -> int:
        """Year of the cable; 0 where it has no date."""
        return int(self.date[:4]) if self.date[:4].isdigit() else 0

    @property
    def place(self) -> tuple[str, str]:
        """What orders items, whatever came first."""
        return (self.mrn, self.naming.name)


class Identity:
    """Namings with one full name, and the surnames that have joined them."""

    __slots__ = ("countries", "hosts", "items", "names", "offices", "stations", "surnames", "years")

    def __init__(self, items: Sequence[Item]) -> None:
        self.items: list[Item] = []
        self.names: set[str] = set()
        self.surnames: set[str] = set()
        self.countries: set[str] = set()
        self.hosts: set[str] = set()
        self.offices: set[tuple[str, str]] = set()
        self.stations: set[str] = set()
        self.years: set[int] = set()
        for item in items:
            self.take(item)

    def take(self, item: Item) -> None:
        """One more naming."""
        self.items.append(item)
        self.names |= item.given | set(item.surname)
        self.surnames |= set(item.surname)
        self.countries |= {item.country} - {None}  # type: ignore[arg-type]
        self.hosts |= {item.host} - {None}  # type: ignore[arg-type]
        side = item.country or item.host
        if side:
            self.offices |= {(office, side) for office in item.offices}
        self.stations.add(item.station)
        self.years.add(item.year)

    def meets(self, year: int) -> bool:
        """Whether it is named within so many years of that one."""
        window = merging.merging().window
        return any(abs(year - one) <= window for one in self.years)


def resolve(items: Iterable[Item]) -> list[list[Item]]:
    """The items, each list one actor's; every item says by ``because`` why it is in its list."""
    persons: list[Item] = []
    shared: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    groups: list[list[Item]] = []
    for item in sorted(items, key=lambda one: one.place):
        prepare(item)
        kind = item.naming.kind
        if item.surname:
            persons.append(item)
        elif kind in _ALONE or kind == "person":
            groups.append([item])
        else:
            shared[_shared_key(item)].append(item)
    return [*groups, *shared.values(), *_persons(persons)]


def prepare(item: Item) -> None:
    """Work out what the rules look at."""
    naming = item.naming
    item.host = _host(item.station)
    if naming.kind == "role" and naming.ours and naming.name == "Ambassador":
        _as_chief(item, "holder-by-date")
        return
    if naming.kind != "person":
        return
    surname, others = _parted(naming.name, naming.full)
    item.surname = surname
    item.given = frozenset(one for one in others if len(one) > 1)
    item.initials = frozenset(one for one in others if len(one) == 1)
    told = sorted(office.country for office in naming.held if office.country)
    item.country = "US" if naming.ours else max(told, key=told.count) if told else None
    found = {_office(office.title) for office in naming.held} - {None}
    item.offices = frozenset(f"{one}@{item.station}" if naming.ours else str(one) for one in found)
    if item.country is None and "ambassador" in item.offices:
        item.host = None  # whose ambassador is not said; hardly the host's own
    if naming.ours and not item.given and any(one.startswith("ambassador") for one in item.offices):
        _as_chief(item, "chief-of-mission")


_SENT = frozenset(
    ["ambassador", "minister", "chargé", "charge", "d'affaires", "d’affaires", "consul", "general", "agent", "envoy"]
)


def _office(title: str) -> str | None:
    """An office by the name that all its names share; of who is sent abroad, with where: ``ambassador@ES``."""
    name = merging.office(title)
    who, link, where = title.partition(" in ")
    if not link:
        who, link, where = title.partition(" at ")
    if name is None or not link or who.lower().rpartition(" ")[2] not in _SENT:
        return name
    where = where.removeprefix("the ")
    country = countries.by_name(where)
    return f"{name}@{where.casefold() if country is None else country.iso2}"


@lru_cache(maxsize=100_000)
def _parted(name: str, full: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys of a surname, and those of the other words of the full name."""
    surname = tuple(one for one in spellings.keys(name) if one not in merging.merging().particles)
    short = set(surname)
    others = tuple(
        one
        for word in full.replace(".", " ").split()
        if (one := spellings.key(word)) not in short and one not in merging.merging().particles and one
    )
    if len(surname) > 1:  # a name of two words: the last is the surname
        return surname[-1:], (*surname[:-1], *others)
    return surname, others


def _as_chief(item: Item, because: str) -> None:
    """The chief of the post on that day, where the table has one; a surname that is given must be his."""
    chief = chiefs.chief_at(item.station, item.date[:10].rstrip("~")) if item.station and item.date else None
    if chief is None:
        return
    surname, given = spellings.keys(chief.surname), spellings.keys(chief.forename)
    if item.surname and item.surname[-1:] != surname[-1:]:
        return
    item.surname, item.country, item.because, item.chief = surname[-1:], "US", because, chief.name
    item.given = frozenset(one for one in (*given[:1], *surname[:-1]) if len(one) > 1)
    item.offices = frozenset([f"ambassador@{item.station}"])


@lru_cache(maxsize=2_000)
def _host(station: str) -> str | None:
    post = posts.post_of(station) if station else None
    hostless = merging.merging().hostless
    return None if post is None or station in hostless or post.station in hostless else post.iso2


def _shared_key(item: Item) -> tuple[str, ...]:
    """What namings of states, posts, bodies and media share that are one; it is given its rule."""
    naming = item.naming
    folded = " ".join(naming.name.casefold().split()).removeprefix("the ")
    if naming.kind == "state":
        item.because = "same-state"
        return "state", naming.state or folded
    if naming.kind == "post":
        item.because = "own-post"
        return "post", posts.canonical(item.station) if item.station else item.mrn
    if folded in merging.merging().bodies:
        item.because = "international-body"
        return "body", folded
    item.because = "same-media" if naming.kind == "media" else "same-body"
    return naming.kind, folded, item.host or item.station


# -- persons ----------------------------------------------------------------------------------------------------


def _persons(items: list[Item]) -> Iterator[list[Item]]:
    """Namings of persons by surname; whoever has none in common with another is not looked at beside him."""
    identities = [Identity(some) for some in _same_names([one for one in items if one.given])]
    identities = list(_fuller(identities))
    by_name: dict[str, list[Identity]] = defaultdict(list)
    for identity in identities:
        for name in identity.surnames:
            by_name[name].append(identity)
    loose: dict[str, list[Item]] = defaultdict(list)
    taken: list[tuple[Identity, Item, str]] = []
    for item in items:
        if item.given:
            continue
        found = _joined(item, [one for one in by_name.get(item.surname[-1], ()) if set(item.surname) <= one.names])
        if found is None:
            loose[item.surname[-1]].append(item)
        else:
            taken.append((found[0], item, found[1]))
    for identity, item, because in taken:  # only now, so that who joined first has no say in who joins next
        item.because = because
        identity.take(item)
    for identity in identities:
        yield identity.items
    for surname, some in loose.items():
        yield from _clusters(some, by_name.get(surname, []))


def _same_names(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Those of one full name, apart where they are of several countries."""
    named: dict[frozenset[str], list[Item]] = defaultdict(list)
    for item in items:
        named[item.given | set(item.surname)].append(item)
    for some in named.values():
        told = sorted({one.country for one in some if one.country})
        if len(told) < 2:
            yield _because(some, "same-full-name")
            continue
        parts: dict[str, list[Item]] = {country: [] for country in told}
        for item in some:
            side = item.country or item.host
            parts.setdefault(side or f"?{item.place}", []).append(item)
        for part in parts.values():
            yield _because(part, "same-full-name")


def _because(items: list[Item], code: str) -> list[Item]:
    if len(items) > 1:
        for item in items:
            item.because = code if item.because == "single" else item.because
    return items


def _fuller(identities: list[Identity]) -> Iterator[Identity]:
    """A name within exactly one fuller one that shares its surname is the same: ``Jorge Tarn``, ``Jorge P. Tarn``."""
    by_name: dict[str, list[int]] = defaultdict(list)
    for number, identity in enumerate(identities):
        for name in identity.names:
            by_name[name].append(number)
    goes: dict[int, int] = {}
    for number, identity in enumerate(identities):
        near = min((by_name[name] for name in identity.surnames), key=len)
        if len(near) > _CROWDED:
            continue
        larger = [
            other
            for other in near
            if identity.names < identities[other].names and _may_be_fuller(identity, identities[other])
        ]
        largest = [one for one in larger if not any(identities[one].names < identities[two].names for two in larger)]
        if len(largest) == 1:
            goes[number] = largest[0]
    ends: dict[int, list[int]] = defaultdict(list)
    for number, other in goes.items():
        last = other
        while last in goes:
            last = goes[last]
        ends[last].append(number)
    for last, some in ends.items():
        if not _one_given(identities[one] for one in (last, *some)):
            for number in some:  # Lio Orvane and Serk Orvane both lie within Lio Serk Orvane: neither is he
                del goes[number]
    for last, number in [(last, number) for last, some in ends.items() for number in some if number in goes]:
        for item in identities[number].items:
            item.because = "fuller-name" if item.because in ("single", "same-full-name") else item.because
            identities[last].take(item)
    for number, identity in enumerate(identities):
        if number not in goes:
            yield identity


def _one_given(identities: Iterable[Identity]) -> bool:
    """Whether no two namings of some identities have given names of which neither is within the other's full name."""
    names = {(item.given, item.given | set(item.surname)) for identity in identities for item in identity.items}
    return all(
        given & other_given or full <= other or other <= full for given, full in names for other_given, other in names
    )


def _may_be_fuller(one: Identity, other: Identity) -> bool:
    """Whether a surname is shared, or else the country; and no two countries are told."""
    if one.countries and other.countries and one.countries.isdisjoint(other.countries):
        return False
    sides = (one.countries or one.hosts) & (other.countries or other.hosts)
    return bool(other.surnames & one.names or sides)


def _joined(item: Item, near: list[Identity]) -> tuple[Identity, str] | None:
    """The one identity that a naming without a given name joins, and by which rule."""
    fits = [
        one
        for one in near
        if (item.country is None or not one.countries or item.country in one.countries) and one.meets(item.year)
    ]
    if item.initials:
        fits = [one for one in fits if any(name[:1] in item.initials for name in one.names - set(item.surname))]
        if len(fits) == 1:
            return fits[0], "initial"
    side = item.country or item.host
    if side is None:
        return None
    office = [one for one in fits if any((held, side) in one.offices for held in item.offices)]
    if len(office) == 1:
        return office[0], "same-office"
    about = [one for one in fits if side in (one.countries or one.hosts)]
    if (
        office
        or len(about) != 1
        or item.station not in about[0].stations
        or (item.offices and about[0].offices and not _both_plain(item, about[0]))
    ):
        return None
    return about[0], "sole-bearer"


def _both_plain(item: Item, identity: Identity) -> bool:
    """Whether two offices do not speak against each other: one of them has none, or they share a word."""
    mine = {word for office in item.offices for word in office.split()}
    theirs = {word for office, _ in identity.offices for word in office.split()}
    return bool(mine & theirs - {"of", "for", "the", "and", "minister", "deputy", "head", "director"})


def _clusters(items: list[Item], identities: list[Identity]) -> Iterator[list[Item]]:
    """Surnames without a given name that belong to no identity: by office, country and years; else one by one."""
    window = merging.merging().window
    parent = list(range(len(items)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    held: dict[tuple[str, str, frozenset[str]], list[int]] = defaultdict(list)
    plain: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        side = item.country or item.host
        if side is None:
            continue
        for office in item.offices:
            held[office, side, frozenset(item.surname)].append(number)
        plain[side].append(number)
    for some in held.values():
        some.sort(key=lambda number: items[number].year)
        for before, after in pairwise(some):
            if items[after].year - items[before].year <= window and items[before].initials == items[after].initials:
                parent[root(after)] = root(before)
                items[after].because = items[before].because = "same-office"
    for side, some in plain.items():
        bare = [number for number in some if not items[number].offices and not items[number].initials]
        heads = {root(number) for number in some if items[number].offices}
        known = [one for one in identities if side in (one.countries or one.hosts)]
        years = [items[number].year for number in some]
        if known or len(heads) > 1 or not bare or max(years) - min(years) > window:
            continue
        first = min(heads or bare)
        for number in bare:
            if root(number) != root(first):
                items[number].because = items[first].because = "sole-bearer"
                parent[root(number)] = root(first)
    found: dict[int, list[Item]] = defaultdict(list)
    for number, item in enumerate(items):
        found[root(number)].append(item)
    yield from found.values()


def told_country(item: Item) -> str | None:
    """The country that is told of a person: of one of a post that no table knows none that only this post implies."""
    if item.naming.ours and item.country == "US" and item.station and posts.post_of(item.station) is None:
        return None
    return item.country


def country_name(iso2: str | None) -> str | None:
    """A country by its name, where it is known."""
    country = countries.by_iso2(iso2) if iso2 else None
    return country.name if country else None
