"""The triage of a run: what some sources hold together."""

from collections import Counter
from collections.abc import Callable, Iterable

import apsw
import msgspec

from reftel.archive import store
from reftel.archive.rows import load_notes

_NAMED = 10  # so many sources that cannot be read yet are named in a report


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """What some sources hold together, their members counted with them; ``kinds`` are those of no telegrams."""

    cables: int = 0
    findings: int = 0
    unread: int = 0
    stubs: int = 0
    partial: int = 0
    versions: int = 0
    kinds: dict[str, int] = {}
    unread_formats: dict[str, int] = {}
    unread_names: tuple[tuple[str, str], ...] = ()
    damaged: tuple[tuple[str, str], ...] = ()


_LOST = frozenset({"container-bounded", "container-damaged", "member-encrypted"})
"""What is said of a container from which not everything could be taken."""


def tally(connection: apsw.Connection, hashes: Iterable[str], names_of: Callable[[str], Iterable[str]]) -> Tally:
    """What these sources hold together, their members counted with them; ``names_of`` gives the names of one."""
    counts: Counter[str] = Counter()
    formats: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    unread_names: list[tuple[str, str]] = []
    damaged: list[tuple[str, str]] = []
    members = (
        "WITH RECURSIVE held(sha256) AS (SELECT ?1 UNION SELECT sources.sha256 FROM sources JOIN held"
        " ON container = held.sha256)"
        " SELECT sha256, format, cables, findings, unread FROM sources JOIN held USING (sha256) ORDER BY sha256"
    )
    seen: set[str] = set()
    for sha256 in hashes:
        for member, form, cables, findings, unread in connection.execute(members, (sha256,)):
            if member in seen:  # by itself and in a container, or in two
                continue
            seen.add(member)
            counts.update(cables=cables, findings=findings, unread=unread)
            formats.update({form: 1} if unread else {})
            if unread and len(unread_names) < _NAMED:
                unread_names.append((next(iter(names_of(member) or names_of(sha256)), member), form))
            if findings and not cables and len(damaged) < _NAMED:
                record = store.one(connection, "SELECT record FROM sources WHERE sha256 = ?", member)
                lost = [finding.message for finding in load_notes(record).findings if finding.code in _LOST]
                damaged += [(next(iter(names_of(member) or names_of(sha256)), member), one) for one in lost]
            sql = "SELECT completeness, canonical, kind FROM cables WHERE sha256 = ?"
            for completeness, canonical, kind in connection.execute(sql, (member,)):
                counts.update(versions=1 - canonical, **{completeness: 1})
                kinds.update({kind: canonical} if kind != "telegram" else {})
    return Tally(
        cables=counts["cables"],
        findings=counts["findings"],
        unread=counts["unread"],
        stubs=counts["stub"],
        partial=counts["partial"] + counts["missing_sections"],
        versions=counts["versions"],
        kinds={kind: count for kind, count in sorted(kinds.items()) if count},
        unread_formats=dict(sorted(formats.items())),
        unread_names=tuple(sorted(unread_names)),
        damaged=tuple(sorted(damaged[:_NAMED])),
    )
