"""What cables are called on pages."""

from pathlib import Path

import pytest

from conftest import HOME
from reftel import workflow
from reftel.archive.pool import Pool
from reftel.workflow import labels
from reftel.workflow.labels import Labels


def test_a_number_else_that_in_a_series_with_the_heading_else_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(labels, "_KEPT", 2)  # fewer than are asked for
    volume = (HOME / "tests" / "reading" / "volume.xml").read_text(encoding="utf-8")
    (tmp_path / "frus1894Nicaragua.xml").write_text(volume, encoding="utf-8")
    (tmp_path / "harbour talk.txt").write_text("CONFIDENTIAL\n\nThe ferry would not sail, the harbour master said.\n")
    workflow.read_into(tmp_path / "a", [tmp_path / "frus1894Nicaragua.xml", tmp_path / "harbour talk.txt"])
    pool = Pool(tmp_path / "a")
    with pool.archive() as opened:
        citations = [cable.citation for cable in opened.cables()]
    found = Labels(pool)
    for _ in range(2):
        told = {found.of(citation) for citation in citations}
        assert (None, "harbour talk.txt") in told
        assert any(number and number.startswith("FRUS 1894, Nicaragua, doc. ") and words for number, words in told)
        assert found.of("04SESTRIN214") == ("04SESTRIN214", "")
        assert found.of("source:000000000000@0") == (None, "source:000000000000@0")
    pool.close()
