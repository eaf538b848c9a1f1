"""The baseline: quotations, and whoever was named last."""

import pytest

from made_speech import cable_of
from reftel.errors import InputError
from reftel.extracting.extractors.quotations import KIND


def test_each_quotation_is_the_last_named_persons() -> None:
    text = 'Minister Orvane Marin met Mayor Tarn Bly. "The dam is old," he said, and "new". "Be it at last," we said.'
    done = KIND.open("").extract(cable_of(text, '"Nobody is named here," it goes.'))
    assert [(row.speaker, row.content.strip('"')) for row in done.statements] == [
        ("Bly", "The dam is old,"),
        ("Bly", "Be it at last,"),
        ("post", "Nobody is named here,"),
    ]
    assert {row.extractor for row in done.statements} == {"quotations:/1"}


def test_it_takes_no_argument() -> None:
    with pytest.raises(InputError, match="takes nothing"):
        KIND.open("x")
