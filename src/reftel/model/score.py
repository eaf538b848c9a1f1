"""How good statements are beside annotated ones: what ``reftel bench said`` tells."""

import msgspec


class Rate(msgspec.Struct, frozen=True):
    """Precision, recall and their harmonic mean (F1), each 0..1."""

    p: float
    r: float
    f1: float


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """Statements beside annotated ones.

    ``detection``: the words overlap; ``attribution``: and the speaker is the right one; ``stance``: and act and holder
    too. ``act_accuracy`` and ``addressee_accuracy`` are shares of what was attributed, ``said_on_accuracy`` of what has
    a day in the annotation (None where nothing has). ``act_macro_f1_without_state`` is the mean F1 of the acts other
    than ``state``. ``constant_guess`` is the share that "it states, and speaks for itself" would get right.
    """

    gold: int
    predicted: int
    detection: Rate
    attribution: Rate
    stance: Rate
    act_accuracy: float
    act_macro_f1_without_state: float
    constant_guess: float
    addressee_accuracy: float
    said_on_accuracy: float | None


class Part(msgspec.Struct, frozen=True):
    """The score of a part of the annotation: of a cable, an era, of capitals."""

    name: str
    score: Score


class Construction(msgspec.Struct, frozen=True):
    """What one way of finding statements gave: how many, and how many were found, attributed and right in stance."""

    name: str
    statements: int
    found: int
    attributed: int
    stance: int


class Ablation(msgspec.Struct, frozen=True):
    """The score without one stage or construction, and how much of each F1 it is worth (positive: it helps)."""

    without: str
    score: Score
    detection: float
    attribution: float
    stance: float


class Bench(msgspec.Struct, frozen=True, kw_only=True):
    """An extractor on an annotated set, beside the quotation-only baseline; ``unread`` cables had no statements.

    ``capitals`` is the score of cables in capitals, which are in no era.
    """

    gold: str
    extractor: str
    whole: Score
    quotations: Score | None
    eras: tuple[Part, ...]
    capitals: Part | None
    cables: tuple[Part, ...]
    constructions: tuple[Construction, ...]
    ablations: tuple[Ablation, ...] = ()
    missing: tuple[str, ...] = ()
