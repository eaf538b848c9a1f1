"""The shape of ``reftel bench said --json``."""

from reftel.model.score import Bench
from reftel.writing.shapes import SCHEMA_VERSION


class BenchRecord(Bench, frozen=True, kw_only=True):
    """A score, as ``reftel bench said --json`` prints it: the record of the model with the version of its shape."""

    schema_version: int = SCHEMA_VERSION
