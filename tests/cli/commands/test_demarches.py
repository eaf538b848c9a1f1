"""``reftel demarches``."""

from pathlib import Path

from made_followed import lines_of, source_in
from rendering import Run


def test_what_was_asked_and_filters(run: Run, tmp_path: Path) -> None:
    source = source_in(tmp_path)
    (line,) = lines_of(run, "demarches", source, "--by", "halloran", "--by", "orvane", "--status", "answered")
    assert [step["kind"] for step in line["steps"]] == ["asked", "answered"]
    for other in (("--by", "quill"), ("--status", "unanswered"), ("--date", "2005"), ("--about", "summit")):
        assert lines_of(run, "demarches", source, *other) == []
    assert "asked: Halloran to Orvane" in run("demarches", source).stdout
