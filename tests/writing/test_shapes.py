"""The published shape of each command's output: docs/schema/<command>.json, and real output that obeys it."""

import json
from typing import Any

import jsonschema
import msgspec
import pytest

import made_namings
import made_up
from conftest import HOME, Golden
from reftel.archive.comparing import compare
from reftel.model.account import Account, Entry
from reftel.model.copying import Backup, Carried, Compacted
from reftel.model.finding import Finding
from reftel.model.links import Cited, Informed, Links, Missing, Neighbour, Related, Series, Succession
from reftel.model.publication import Alleged, Described, Marked, NameListed, Preflight, Publication
from reftel.model.purge import Purge
from reftel.model.report import ExtractReport, Linted, ReadReport, Unreadable, VerifyReport
from reftel.writing import (
    accounts,
    actors,
    benches,
    boards,
    copies,
    drafts,
    followed,
    forecasts,
    leaving,
    linked,
    occasions,
    shapes,
)
from reftel.writing.records import as_json

READ = ReadReport(
    sources=1, cables=1, new=1, duplicates=0, unread=0, findings=0, seconds=1, unreadable=(Unreadable("x", "denied"),)
)
LINTED = Linted(cable="04SESTRIN214", finding=Finding("eo-number", "warning", "no such order", 3, 9, "L029"))
LINKS = Links(
    cable="04SESTRIN214",
    date="2004-03-17",
    subject="A LATER DATE",
    references=(Cited("LUSK 31", "A", "unknown", "04LUSK31"),),
    cited_by=(),
    thread=(Related("04SESTRIN215", None, None, "report", "reference", 1),),
    before=None,
    after=Neighbour("04SESTRIN216", "2004-03-18", None, 1),
    informed=(Informed("STRAITS COLLECTIVE", "info", None, (), ()),),
    succession=(Succession("ALMATY", "ASTANA", "moved", "2006"),),
    copies=(),
)
COUNTS = {"cables": 1, "statements": 2, "extracted": 1, "withheld": 0}
PUBLICATION = Publication(**COUNTS, allegations=0, masks=0, sentences=1, left_out="some", files=("a.txt",))
PREFLIGHT = Preflight(
    **COUNTS,
    access="unclassified",
    redactions=0,
    masked=0,
    protections=0,
    names=(NameListed(name="Oyen", forms=("Oyen",), cables=1, statements=1, places=("04X1 ¶1",)),),
    words=(),
    markings=(Marked(kind="level", value="C", cables=1),),
    described=(Described(cable="04X1", description="an official", statements=1),),
    alleged=(Alleged(key="k", cable="04X1", para=0, start=0, end=1, cue="x", speaker="post", post="X", text="x"),),
)
FOLLOWED: list[tuple[str, type[msgspec.Struct], list[msgspec.Struct]]] = [
    (name, followed.SHAPES[kind], [one for one in made_up.followed() if isinstance(one, kind)])
    for kind, name, _ in followed.SHEETS
]
SHAPES: tuple[tuple[str, type[msgspec.Struct], list[msgspec.Struct]], ...] = (
    ("read", shapes.ReadRecord, [READ]),
    ("extract", shapes.ExtractRecord, [ExtractReport(cables=1, statements=1, left=0, seconds=0.5)]),
    ("show", shapes.CableRecord, [made_up.cable(), made_up.bare_cable()]),
    ("write", shapes.CableRecord, [made_up.cable()]),
    ("show-sources", shapes.HeldRecord, [made_up.held()]),
    ("lint", shapes.LintRecord, [LINTED]),
    ("links", linked.LinksRecord, [LINKS]),
    ("links-missing", linked.MissingRecord, [Missing("04LUSK31", ("04SESTRIN214",), known=False)]),
    ("links-gaps", linked.SeriesRecord, [Series("SESTRIN", 2004, 1, 4, 3, ((2, 2),))]),
    ("show-diff", linked.VersionsRecord, [compare([made_up.cable()])]),
    ("search", shapes.HitRecord, [made_up.hit()]),
    ("said", shapes.StatementRecord, list(made_up.statements())),
    ("positions", shapes.PositionRecord, list(made_up.positions())),
    ("meetings", occasions.MeetingRecord, list(made_up.meetings())),
    ("question", drafts.DraftRecord, [made_up.draft()]),
    *FOLLOWED,
    ("actor", actors.ProfileRecord, [made_namings.profile()]),
    ("actor-list", actors.ListedRecord, [made_namings.profile().actor]),
    ("actor-found", actors.FoundRecord, list(made_namings.found())),
    ("actor-rulings", actors.RulingRecord, list(made_namings.profile().rulings)),
    ("decide", boards.BoardRecord, [made_up.board()]),
    ("forecast", forecasts.OutlookRecord, [made_up.outlook()]),
    ("forecast-score", forecasts.ScoredRecord, [made_up.scored()]),
    ("bench", benches.BenchRecord, [made_up.bench()]),
    ("export", leaving.PublicationRecord, [PUBLICATION]),
    ("export-preflight", leaving.PreflightRecord, [PREFLIGHT]),
    ("purge", leaving.PurgeRecord, [Purge(sources=1, cables=1, statements=2, done=True, remains=("notes.txt",))]),
    ("archive-backup", copies.BackupRecord, [Backup(place="b", sources=2, new=1, cables=3, digest="d")]),
    (
        "archive",
        copies.CarriedRecord,
        [Carried(place="a", sources=1, cables=1, statements=1, reviews=0, rulings=0, digest="d", conflicts=("x",))],
    ),
    ("archive-compact", copies.CompactedRecord, [Compacted(before=2, after=1)]),
    ("account", accounts.AccountRecord, [Account(name="Ann", role="coder", clearance="secret,NOFORN")]),
    ("account-trail", accounts.EntryRecord, [Entry(act="role", who="Ada", subject="Ann", value="coder", number=1)]),
    ("verify", shapes.VerifyRecord, [VerifyReport(sources=1, cables=1, statements=1, digest="d")]),
)


def ordered(schema: Any) -> Any:
    """The schema with its alternatives in one order, whichever way they were found."""
    if isinstance(schema, dict):
        return {key: sorted(inner, key=str) if key == "anyOf" else ordered(inner) for key, inner in schema.items()}
    return [ordered(inner) for inner in schema] if isinstance(schema, list) else schema


def schema_of(name: str, shape: type[msgspec.Struct]) -> dict[str, Any]:
    schema = msgspec.json.schema(shape)
    what = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"One line of reftel {name} --json",
    }
    return {**what, **ordered(schema)}


@pytest.mark.parametrize(("name", "shape", "_things"), SHAPES)
def test_the_published_schema_is_up_to_date(name: str, shape: type, _things: Any, golden: Golden) -> None:
    text = json.dumps(schema_of(name, shape), indent=1, ensure_ascii=False) + "\n"
    golden.check(HOME / "docs" / "schema" / f"{name}.json", text)


@pytest.mark.parametrize(("name", "_shape", "things"), SHAPES)
def test_output_obeys_the_published_schema(name: str, _shape: Any, things: list[msgspec.Struct]) -> None:
    schema = json.loads((HOME / "docs" / "schema" / f"{name}.json").read_text(encoding="utf-8"))
    checker = jsonschema.Draft202012Validator(schema)
    checker.check_schema(schema)
    for thing in things:
        checker.validate(json.loads(as_json(thing)))
    assert not checker.is_valid({})
