"""``reftel assessments``."""

from pathlib import Path

from made_followed import lines_of, source_in
from rendering import Run


def test_who_judged_whom_and_filters(run: Run, tmp_path: Path) -> None:
    source = source_in(tmp_path)
    (line,) = lines_of(run, "assessments", source, "--of", "norway", "--finding", "negative", "--by", "halloran")
    assert (line["on"], line["words"]) == ("record", "poor")
    for other in (("--of", "sweden"), ("--finding", "positive"), ("--by", "quill"), ("--about", "summit")):
        assert lines_of(run, "assessments", source, *other) == []
    assert "Halloran → Norway" in run("assessments", source).stdout
