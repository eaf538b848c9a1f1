"""The forms in which a cable can be written: ``FORMATS``."""

from reftel.writing.formats.format import Form
from reftel.writing.formats.json import JSON
from reftel.writing.formats.source import SOURCE
from reftel.writing.formats.tei import TEI
from reftel.writing.formats.telegram import TELEGRAM

FORMATS: tuple[Form, ...] = (SOURCE, TELEGRAM, TEI, JSON)
