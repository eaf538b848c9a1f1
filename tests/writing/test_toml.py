"""Values as TOML has them."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from reftel.writing.toml import toml


@given(st.one_of(st.text(), st.integers(-(2**60), 2**60), st.booleans(), st.lists(st.text(), max_size=4)))
def test_what_is_written_reads_back(value: object) -> None:
    assert tomllib.loads(f"a = {toml(value)}\n")["a"] == value
