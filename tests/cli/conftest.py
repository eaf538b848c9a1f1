"""A box of made-up sources, an archive of it, and a way to run a command."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reftel.cli import face
from rendering import Run

TELEGRAM = """\
VZCZCXRO1234
PP RUZAPA
DE RUZASE #0214/01 0770905
ZNY CCCCC ZZH
P 170905Z MAR 04
FM AMEMBASSY SESTRIN
TO RUZAPA/FORMIN PORT AUREL PRIORITY 0412
INFO RUZASTR/STRAITS COLLECTIVE

C O N F I D E N T I A L SECTION 01 OF 01 SESTRIN 000214

SIPDIS

E.O. 12958: DECL: 03/16/2014
TAGS: PREL, VD
SUBJECT: VARDANIA WOULD TAKE THE LATER DATE

REF: PORT AUREL 77

Classified By: DCM Ada Quill; Reasons 1.4(b) and (d).

1. (C) Summary: On March 16, Foreign Minister Orvane told Ambassador
Halloran that Vardania would accept the 2006 chairmanship. End Summary.

2. (C) On March 16, Foreign Minister Orvane told Ambassador Halloran
that Vardania would accept the 2006 chairmanship if Ostrel withdrew.
Orvane said that Vardania rejected the 2005 chairmanship.

HALLORAN

NNNN
"""
STUB = "UNCLAS SESTRIN 000215\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: NOTHING MORE\n"
QUESTION = """\
[question]
id = "straits-chair"
title = "Who chairs the Conference on the Meridian Straits?"
rule = "consensus"
members = ["Vardania", "Ostrel", "Lusk"]
[[decision]]
id = "chair"
due = "2004-12"
default = "no chair"
[[option]]
id = "vardania-2006"
decision = "chair"
title = "Vardania chairs in 2006"
cues = ["2006 chairmanship"]
[[option]]
id = "vardania-2005"
decision = "chair"
title = "Vardania chairs in 2005"
cues = ["2005 chairmanship"]
[[seat]]
actor = "Lusk"
option = "vardania-2006"
stance = "support"
assumed = true
"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``reftel`` with these words; standard output and standard error are kept apart."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("REFTEL_DEBUG", raising=False)

    def runs(*words: object, given: bytes | None = None) -> Result:
        return CliRunner().invoke(face, [str(word) for word in words], input=given)

    return runs


@pytest.fixture(scope="session")
def box(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a cable, the same again, a stub, and a file that no reader suits yet."""
    folder = tmp_path_factory.mktemp("box")
    (folder / "sestrin214.txt").write_text(TELEGRAM, encoding="utf-8")
    (folder / "again.txt").write_text(TELEGRAM, encoding="utf-8")
    (folder / "sestrin215.txt").write_text(STUB, encoding="utf-8")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n")
    return folder


@pytest.fixture(scope="session")
def question(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A question file about that cable."""
    path = tmp_path_factory.mktemp("question") / "straits.toml"
    path.write_text(QUESTION, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def archive(box: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the box, with its statements."""
    path = tmp_path_factory.mktemp("archives") / "extracted"
    result = CliRunner().invoke(face, ["read", str(box), "--into", str(path), "--extract", "--workers", "1"])
    assert result.exit_code == 0, result.output
    return path


@pytest.fixture(scope="session")
def unextracted(box: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the box without statements."""
    path = tmp_path_factory.mktemp("archives") / "read"
    result = CliRunner().invoke(face, ["read", str(box), "--into", str(path), "--workers", "1"])
    assert result.exit_code == 0, result.output
    return path
