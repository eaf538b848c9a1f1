"""The findings of reading are listed in one place, and only there."""

import re
from pathlib import Path
from typing import get_args

import reftel.reading
from reftel.model.source import Span
from reftel.reading.remarks import CODES, Code, remark

SOURCES = sorted(Path(reftel.reading.__file__).parent.rglob("*.py"))


def test_every_code_has_its_kind_and_is_used() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES if path.name != "remarks.py")
    used = set(re.findall(r"remark\(\s*\"([a-z0-9-]+)\"", text))
    assert set(get_args(Code)) == set(CODES) == used
    assert "Finding(" not in text


def test_a_remark() -> None:
    finding = remark("sipdis-in-text", "taken out", Span(3, 9))
    assert (finding.code, finding.rule, finding.severity) == ("sipdis-in-text", "L025", "info")
    assert (finding.start, finding.end) == (3, 9)
    assert (remark("source-empty", "empty").start, remark("source-empty", "empty").end) == (0, 0)
