"""What came between two units of work."""

from pathlib import Path

from conftest import HOME
from made_imports import cable
from reftel import workflow
from reftel.archive import Archive


def test_what_came_after_a_unit_of_work_is_told_apart_from_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "one"
    workflow.read_into(path, [cable(501)])
    with Archive(path, read_only=True) as opened:
        low = opened.looking().seq()
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.txt").write_bytes(cable(502, "LATER"))
    (tmp_path / "more" / "b.bin").write_bytes(b"\x00\x01\x02")
    (tmp_path / "more" / "c.txt").write_bytes(cable(501))
    workflow.read_into(path, [tmp_path / "more"])
    with Archive(path, read_only=True) as opened:
        looking = opened.looking()
        found = looking.arrived(low, looking.seq())
        assert looking.arrivals(low) == 2
        assert [card.subject for card in found.cables] == ["EXERCISE: LATER"]
        assert (found.sources, found.count, found.formats, found.kinds) == (
            2,
            1,
            (("telegram", 1),),
            (("telegram", 1),),
        )
        assert [name for _, name, _ in found.unread] == ["b.bin"]
        assert looking.arrived(low, looking.seq(), 1, 1).cables == ()
        assert looking.arrived(looking.seq(), looking.seq()).count == 0
        assert looking.share() == (0, 2)


def test_where_documents_part_is_told(tmp_path: Path) -> None:
    workflow.read_into(tmp_path / "one", [HOME / "tests" / "golden" / "papers" / "seven-on-pages.txt"])
    with Archive(tmp_path / "one", read_only=True) as opened:
        found = opened.looking().arrived(0, opened.looking().seq())
    assert found.bounded == len(found.boundaries) == 6
    assert found.boundaries[0].start > 0
    assert "begins" in found.boundaries[0].message


def test_the_share_that_is_extracted(tmp_path: Path) -> None:
    workflow.read_into(tmp_path / "one", [cable(501)], extract=True)
    workflow.read_into(tmp_path / "one", [cable(502)])
    with Archive(tmp_path / "one", read_only=True) as opened:
        assert opened.looking().share() == (1, 2)
