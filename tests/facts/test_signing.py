"""Whom a name under a cable means."""

import pytest

from reftel.facts.signing import signer


@pytest.mark.parametrize(
    ("written", "station", "day", "name", "basis"),
    [
        ("ORDWAY", "ASTANA", "2006-10-24", "John Malcolm Ordway", "chief"),
        ("Ordway", "ALMATY", "2005-05~", "John Malcolm Ordway", "chief"),
        ("J. ORDWAY", "ASTANA", "2006-10-24", "John Malcolm Ordway", "chief"),
        ("KISSINGER", "STATE", "1975-03-01", "Henry A. (Heinz Alfred) Kissinger", "principal"),
        ("RICE", "STATE", "2006-10-24", "Condoleezza Rice", "principal"),
        ("RICE", "STATE", "2015-10-24", None, "unknown"),
        ("ABELL", "NAIROBI", "1999-01-01", "David Abell", "signer"),
        ("ORDWAY", "ROME", "2006-10-24", None, "unknown"),
        ("ORDWAY", None, "2006-10-24", None, "unknown"),
        ("XXXXXXXXXXXX", "ASTANA", "2006-10-24", None, "unknown"),
    ],
)
def test_signer(written: str, station: str | None, day: str, name: str | None, basis: str) -> None:
    found = signer(written, station, day)
    assert (found.written, found.name, found.basis) == (written, name, basis)


def test_without_a_day_the_only_one_of_that_name() -> None:
    assert signer("ORDWAY", "ASTANA", None).name == "John Malcolm Ordway"
    assert signer("SMITH", "MOSCOW", None).basis in {"unknown", "signer", "chief"}
