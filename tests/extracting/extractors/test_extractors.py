"""Extractors by name."""

import pytest

from conftest import HOME
from reftel.errors import InputError
from reftel.extracting.extractors import EXTRACTORS, SHIPPED, extractor_of


def test_by_name() -> None:
    assert extractor_of().label == extractor_of(SHIPPED).label
    assert extractor_of("quotations").label == "quotations:/1"
    with pytest.raises(InputError, match="'gpt': name one of spacy:NAME, endpoint:URL#MODEL, quotations"):
        extractor_of("gpt")


def test_each_is_documented() -> None:
    page = (HOME / "docs" / "statements.md").read_text(encoding="utf-8")
    for kind in EXTRACTORS:
        assert f"| `{kind.name}" in page
