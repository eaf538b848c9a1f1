"""Chiefs of mission by place and date: who was ambassador, or in charge, where and when.

Source: HistoryAtState/pocom. It has no representatives to the OSCE before 2010 (three rows from memory stand in), and
consuls general are not in it.
"""

from functools import cache

import msgspec

from reftel.facts import countries, posts, tables


class Chief(msgspec.Struct, frozen=True):
    """A chief of mission: surname, forename, role, and when (EDTF, as far as known)."""

    surname: str
    forename: str
    suffix: str | None
    role: str
    place: str
    appointed: str | None
    started: str | None
    ended: str | None
    person: str

    @property
    def name(self) -> str:
        """Forename, surname and suffix."""
        return " ".join(filter(None, (self.forename, self.surname, self.suffix)))

    @property
    def acting(self) -> bool:
        """Whether in charge in the absence of a chief (chargé d'affaires)."""
        return self.role.startswith("Charg")


# The stations of missions to organisations, and the places under which their chiefs are listed.
_ORGANISATIONS = {
    "USOSCE": "representative-to-osce",
    "USNATO": "representative-to-nato",
    "USUNNEWYORK": "representative-to-un",
    "USEUBRUSSELS": "representative-to-eu",
    "ECBRUSSELS": "representative-to-eu",
    "GENEVA": "representative-uneo",
    "UNVIEVIENNA": "representative-unvo",
    "IAEAVIENNA": "representative-to-iaea",
    "UNESCOPARISFR": "representative-to-unesco",
    "OECDPARIS": "representative-to-oecd",
    "UNROME": "representative-to-unafa",
}


@cache
def _chiefs() -> dict[str, tuple[Chief, ...]]:
    found: dict[str, list[Chief]] = {}
    for row in tables.rows("chiefs.tsv.gz"):
        chief = Chief(
            row["surname"],
            row["forename"],
            row["suffix"] or None,
            row["role"],
            row["place"],
            row["appointed"] or None,
            row["started"] or None,
            row["ended"] or None,
            row["person"],
        )
        found.setdefault(f"{row['kind']}:{row['place']}", []).append(chief)
    return {place: tuple(sorted(chiefs, key=_since)) for place, chiefs in found.items()}


def _since(chief: Chief) -> str:
    return chief.started or chief.appointed or ""


def chiefs_of(station_or_country: str) -> tuple[Chief, ...]:
    """Every chief of a post or in a country that we know, oldest first.

    A station is the mission's own chief (``USOSCE``, ``VIENNA``); a consulate's is the ambassador to its country, to
    whom it answers; a country may be a name or an ISO code.
    """
    post = posts.post_of(station_or_country)
    if post is not None and post.station in _ORGANISATIONS:
        return _chiefs().get(f"organisation:{_ORGANISATIONS[post.station]}", ())
    country = countries.by_iso2(station_or_country) or countries.by_name(station_or_country)
    if post is not None and country is None:
        country = countries.by_iso2(post.iso2 or "")
    if country is None or country.place is None:
        return ()
    return _chiefs().get(f"country:{country.place}", ())


def chief_at(station_or_country: str, day: str) -> Chief | None:
    """Who was chief there on a day (ISO day, month or year); an ambassador goes before a chargé. None where unknown."""
    fitting = [chief for chief in chiefs_of(station_or_country) if covers(chief, day)]
    proper = [chief for chief in fitting if not chief.acting]
    best = proper or fitting
    return best[-1] if best else None


def principals() -> tuple[Chief, ...]:
    """The Secretary of State and the other principal officers of the Department, whose names stand under its cables."""
    return tuple(chief for place, found in _chiefs().items() if place.startswith("principal:") for chief in found)


def covers(chief: Chief, day: str) -> bool:
    """Whether the term covers the day; dates of less than a day cover all of it, an open end 6 years at most."""
    since = _since(chief)
    if not since or day[: len(since)] < since[: len(day)]:
        return False
    until = chief.ended or f"{int(since[:4]) + 6}"
    return day[: len(until)] <= until[: len(day)] if len(day) >= len(until) else day <= until[: len(day)]


@cache
def _signers() -> dict[tuple[str, str], str]:
    return {(row["surname"], row["station"]): row["name"] for row in tables.rows("signers.tsv.gz")}


def signer_of(surname: str, station: str) -> str | None:
    """The full name behind a name under cables of a post, ``ORDWAY`` at ``ASTANA``; None where it is not known."""
    return _signers().get((surname.upper().strip(), posts.canonical(station))) or None


@cache
def surnames() -> frozenset[str]:
    """Surnames of chiefs of mission, principal officers and signers, of one word, in small letters."""
    found = {chief.surname for chiefs in _chiefs().values() for chief in chiefs}
    found |= {surname for surname, _ in _signers()}
    return frozenset(name.lower() for name in found if name.isalpha())


@cache
def forenames() -> frozenset[str]:
    """Forenames of the same chiefs and officers, of one word, in small letters; initials left out."""
    words = {word for chiefs in _chiefs().values() for chief in chiefs for word in chief.forename.split()}
    return frozenset(word.lower() for word in words if word.isalpha() and len(word) > 2)
