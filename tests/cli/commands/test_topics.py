"""``reftel topics``."""

from pathlib import Path

from made_followed import lines_of, source_in
from rendering import Run


def test_laws_and_filters(run: Run, tmp_path: Path) -> None:
    source = source_in(tmp_path)
    (line,) = lines_of(run, "topics", source, "--kind", "legislation", "--about", "dams", "--by", "orvane")
    assert (line["name"], line["status"]) == ("legislation on the financing of dams", "draft")
    for other in (("--kind", "case"), ("--about", "rivers"), ("--by", "quill"), ("--date", "2005")):
        assert lines_of(run, "topics", source, *other) == []
    assert "status: draft" in run("topics", source).stdout
