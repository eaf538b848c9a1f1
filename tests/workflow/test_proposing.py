"""From sources and archives to a draft."""

from pathlib import Path

import pytest

from conftest import HOME
from reftel import workflow
from reftel.errors import InputError, QueryError
from reftel.workflow import proposing

CABLES = HOME / "examples" / "cables"


def test_of_an_archive_as_of_its_sources(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    workflow.read_into(archive, [CABLES])
    bare, stored = (proposing.propose([source], "2005 chairmanship") for source in (CABLES, archive))
    assert [one.id for one in bare.options] == [one.id for one in stored.options]
    assert bare.cables == stored.cables
    both = proposing.propose([CABLES, archive], "2005 chairmanship")
    assert both.options == stored.options  # each cable once


def test_only_cables_that_speak_of_it() -> None:
    everything = proposing.propose([CABLES], "chairmanship")
    some = proposing.propose([CABLES], "chairmanship trawlers")
    assert set(some.cables) < set(everything.cables)
    assert proposing.propose([CABLES], "zeppelin").cables == ()


def test_a_query_without_words() -> None:
    with pytest.raises(QueryError, match="no words"):
        proposing.propose([CABLES], " ?! ")


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    made = proposing.propose([CABLES], "chairmanship")
    path = tmp_path / "q.toml"
    proposing.save(made, path)
    assert path.read_text(encoding="utf-8") == proposing.draft_text(made)
    with pytest.raises(InputError, match="is there already"):
        proposing.save(made, path)
    with pytest.raises(InputError, match="Cannot write"):
        proposing.save(made, tmp_path / "none" / "q.toml")


def test_too_many_cables_for_one_question(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    workflow.read_into(archive, [CABLES])
    with pytest.raises(QueryError, match="too many for one question"):
        proposing.propose([archive], "chairmanship", most=1)


def test_what_is_missing_is_said() -> None:
    assert any(one.startswith("body:") for one in proposing.missing(proposing.propose([CABLES], "chairmanship")))
