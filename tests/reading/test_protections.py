"""Protect markers and what they stand beside."""

import pytest

from reftel.reading import read

HEAD = "CONFIDENTIAL SESTRIN 000214\n\nE.O. 12958: DECL: 01/02/2014\nTAGS: PREL\nSUBJECT: X\n\n"


def found(text: str) -> list[tuple[str, str | None, bool]]:
    reading = read(HEAD + f"1. (C) {text}")
    source = reading.source.text
    return [
        (each.marker.of(source), each.protected.of(source) if each.protected else None, each.strict)
        for each in reading.cables[0].protections
    ]


@pytest.mark.parametrize(
    ("text", "marker", "protected", "strict"),
    [
        ("We met Ada Askew (protect) there.", "(protect)", "Ada Askew", False),
        ("Deputy Minister Nora bin Reed (strictly protect) said so.", "(strictly protect)",
         "Deputy Minister Nora bin Reed", True),
        ("He came. A Hollen Embassy source (please protect) said so.", "(please protect)", "A Hollen Embassy source",
         False),
        ("Askew (STRICTLY PROTECT THROUGHOUT) left.", "(STRICTLY PROTECT THROUGHOUT)", "Askew", True),
        ("XXXXXXXXXXXX(please protect) left.", "(please protect)", "XXXXXXXXXXXX", False),
        ("He left. (Strictly protect Ada Askew.) So.", "(Strictly protect Ada Askew.)", "Ada Askew", True),
        ("Crane (per Ada Askew, STRICTLY PROTECT), left.", "(per Ada Askew, STRICTLY PROTECT)", "Ada Askew", True),
        ("Please protect Ada Askew. She left.", "Please protect", "Ada Askew", False),
        ("We heard it at noon; please protect.", "please protect", None, False),
        ("Ada Askew (protect source) left.", "(protect source)", "Ada Askew", False),
        ("[Note: please protect all names.] He left.", "[Note: please protect all names.]", None, False),
    ],
)  # fmt: skip
def test_markers(text: str, marker: str, protected: str | None, *, strict: bool) -> None:
    assert found(text) == [(marker, protected, strict)]


@pytest.mark.parametrize(
    "text", ["They protect the harbour (and the town).", "The law to protect (some) ships failed."]
)
def test_no_marker(text: str) -> None:
    assert found(text) == []
