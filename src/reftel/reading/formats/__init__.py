"""The formats that can be read, in order of trial: ``FORMATS``."""

from reftel.reading.formats.aad import AAD
from reftel.reading.formats.cablegate import CABLEGATE
from reftel.reading.formats.foia import FOIA
from reftel.reading.formats.telegram import TELEGRAM
from reftel.reading.passage import Format

FORMATS: tuple[Format, ...] = (CABLEGATE, AAD, FOIA, TELEGRAM)
