"""``kill -9`` at random moments: after running again, the archive is what it would have been."""

import random
from pathlib import Path

import pytest

from crashing import Runs, digest_of, harm
from made_readings import WORDS
from reftel.archive import Archive

MOMENTS, SEAMS = 7, 3  # for each of the two acts: twenty kills in all
_CABLE = """\
R {hour:02d}{minute:02d}00Z MAY 05
FM AMEMBASSY {post}
TO SECSTATE WASHDC
C O N F I D E N T I A L {post} {number:06d}

E.O. 12958: DECL: 05/04/2015
TAGS: PREL
SUBJECT: {subject}

{paragraphs}
HALLORAN
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five dozen made-up cables; some twice, some in two versions."""
    found = tmp_path_factory.mktemp("cables")
    random_ = random.Random(20)  # noqa: S311 - for texts

    def words(count: int) -> str:
        return " ".join(random_.choice(WORDS) for _ in range(count))

    for number in range(60):
        paragraphs = "\n\n".join(f"{place}. (C) {words(40).capitalize()}." for place in range(1, random_.randint(3, 8)))
        post = random_.choice(("NORRPORT", "VESSIA", "ARVONA"))
        text = _CABLE.format(
            hour=number % 24,
            minute=number,
            post=post,
            number=number // 2 * 2 + 100,
            subject=words(5).upper(),
            paragraphs=paragraphs,
        )
        (found / f"{number:02d}.txt").write_text(text, encoding="utf-8")
        if number % 10 == 0:
            (found / f"{number:02d}-again.txt").write_text(text, encoding="utf-8")
    return found


def survive(runs: Runs, seed: int) -> None:
    random_ = random.Random(seed)  # noqa: S311 - for moments
    for number in range(MOMENTS + SEAMS):
        archive = runs.at_random(random_) if number < MOMENTS else runs.at_seam(random_)
        assert harm(archive) == []
        runs.complete(archive)
        assert digest_of(archive) == runs.digest


@pytest.mark.slow
def test_a_killed_run_goes_on_and_nothing_is_doubled_or_lost(folder: Path, tmp_path: Path) -> None:
    reading = Runs("read", folder, tmp_path, unit=4)
    read = reading.measure()
    with Archive(read, read_only=True) as archive:
        assert len(list(archive.cables(versions=True))) == 60
    survive(reading, 1)
    extractor = str(Path(__file__).parent / "crash_extractor.py")
    extracting = Runs("extract", folder, tmp_path, unit=4, extractor=extractor, start=read)
    with Archive(extracting.measure(), read_only=True) as archive:
        assert len(list(archive.statements())) > 60
    survive(extracting, 2)
