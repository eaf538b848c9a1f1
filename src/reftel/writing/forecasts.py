"""The shape of forecasts in JSON: what ``reftel forecast --json`` prints and ``--record`` keeps, and their scores."""

import msgspec

from reftel.writing.shapes import SCHEMA_VERSION


class BidRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One actor's figures, as a person entered them, and where they are from."""

    actor: str
    position: float
    capability: float
    salience: float
    source: str


class ChanceRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A position, and the probability that the method gives it."""

    position: float
    probability: float


class MethodRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What one method says: its point, an interval of nine in ten resamplings, its error on EU legislation."""

    method: str
    words: str
    point: float
    low: float
    high: float
    error: float
    naive: bool
    caution: str
    chances: tuple[ChanceRecord, ...]


class OutlookRecord(msgspec.Struct, frozen=True, kw_only=True):
    """All methods on one question; ``made`` is the day on which it was recorded."""

    question: str
    title: str
    on: str | None
    made: str | None
    unit: str
    low: float
    high: float
    default: float | None
    seed: int
    locked: bool
    caution: str
    actors: tuple[BidRecord, ...]
    forecasts: tuple[MethodRecord, ...]
    schema_version: int = SCHEMA_VERSION


class ScoreRecord(msgspec.Struct, frozen=True, kw_only=True):
    """How far one method was from what came, and whether its interval held it."""

    method: str
    point: float
    error: float
    inside: bool
    brier: float | None


class ScoredRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The scores of one recording."""

    question: str
    made: str | None
    outcome: float
    scores: tuple[ScoreRecord, ...]
    schema_version: int = SCHEMA_VERSION
