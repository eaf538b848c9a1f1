"""The audit trail: entries follow one another, and none is changed or lost unseen."""

import time
from pathlib import Path

import apsw
import pytest

from reftel.archive import auditing, store


@pytest.fixture
def connection(tmp_path: Path) -> apsw.Connection:
    made = store.connect(tmp_path / "archive.sqlite", write=True)
    for number in (1, 2, 3):
        auditing.append(made, "review", number, f"said {number}", "2031-05-01T10:00Z")
    return made


def test_what_was_done_is_told_in_order(connection: apsw.Connection) -> None:
    assert [subject for _, subject, _, _ in auditing.entries(connection)] == [1, 2, 3]
    assert list(auditing.check(connection)) == []


@pytest.mark.parametrize(
    ("sql", "problems"),
    [
        ("DELETE FROM audit WHERE number = 1", ["Before entry 2 of the audit trail an entry is missing."]),
        ("DELETE FROM audit WHERE number = 3", ["The audit trail ends with entry 2, but 3 were written."]),
        (
            "UPDATE audit SET subject = 9 WHERE number = 3",
            ["Entry 3 of the audit trail is not what was written, or the one before it is not."],
        ),
        (
            "UPDATE audit SET hash = (SELECT hash FROM audit WHERE number = 1) WHERE number = 2",
            [f"Entry {n} of the audit trail is not what was written, or the one before it is not." for n in (2, 3)],
        ),
    ],
)
def test_harm_is_told_in_one_sentence(connection: apsw.Connection, sql: str, problems: list[str]) -> None:
    connection.execute(sql)
    assert list(auditing.check(connection)) == problems


def test_a_moment_is_told_to_the_second() -> None:
    assert auditing.moment(1_800_000_000.9) == "2027-01-15T08:00:00Z"
    before = int(time.time())
    assert auditing.moment(before) <= auditing.moment() <= auditing.moment(time.time() + 1)
