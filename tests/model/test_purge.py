"""What a purge takes out."""

import pytest

from reftel.model.purge import Purge


@pytest.mark.parametrize(
    "some", [{"sources": 1}, {"masked": 1}, {"seats": 1}, {"files": ("a.toml",)}, {"rulings": 1}, {"kept": 1}]
)
def test_whether_there_is_anything_to_take_out(some: dict[str, object]) -> None:
    assert Purge(remarks=("a remark",), remains=("a place",)).nothing
    assert not Purge(**some).nothing  # type: ignore[arg-type]
