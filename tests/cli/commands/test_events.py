"""``reftel events``."""

from pathlib import Path

from made_followed import lines_of, source_in
from rendering import Run


def test_what_takes_place_and_filters(run: Run, tmp_path: Path) -> None:
    source = source_in(tmp_path)
    (line,) = lines_of(run, "events", source, "--by", "orvane", "--date", "2004-06", "--modality", "planned")
    assert (line["what"], line["when"], line["kind"]) == ("elections", "2004-06", "election")
    for other in (("--by", "quill"), ("--date", "2005"), ("--modality", "past"), ("--about", "summit")):
        assert lines_of(run, "events", source, *other) == []
    assert "2004-06" in run("events", source).stdout
