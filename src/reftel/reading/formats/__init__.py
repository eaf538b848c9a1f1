"""The formats that can be read, in order of trial: ``FORMATS``."""

from reftel.reading.formats.aad import AAD
from reftel.reading.formats.annotated import ANNOTATED
from reftel.reading.formats.cablegate import CABLEGATE
from reftel.reading.formats.cables_csv import CABLES_CSV
from reftel.reading.formats.foia import FOIA
from reftel.reading.formats.jsonl import JSONL
from reftel.reading.formats.listing import LISTING
from reftel.reading.formats.plusd import PLUSD
from reftel.reading.formats.retyped import RETYPED
from reftel.reading.formats.table import TABLE
from reftel.reading.formats.tei import TEI
from reftel.reading.formats.telegram import TELEGRAM
from reftel.reading.passage import Format

FORMATS: tuple[Format, ...] = (
    TEI,
    CABLEGATE,
    PLUSD,
    CABLES_CSV,
    JSONL,
    TABLE,
    AAD,
    FOIA,
    ANNOTATED,
    RETYPED,
    LISTING,
    TELEGRAM,
)
