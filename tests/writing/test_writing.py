"""``reftel.write``: the forms, and what cannot be written."""

import pytest

import reftel
from reftel.writing import FORMATS
from strategies import CABLES


def test_a_reading_is_written_as_all_its_cables() -> None:
    reading = reftel.read("\n".join(CABLES[:2]))
    assert len(reading.cables) == 2
    assert reftel.write(reading, "json").count("\n") == 2
    assert reftel.write(reading, "telegram") == "".join(reftel.write(one, "telegram") for one in reading.cables)
    assert [str(one.mrn) for one in reftel.read(reftel.write(reading, "telegram")).cables] == [
        str(one.mrn) for one in reading.cables
    ]


def test_a_form_that_is_none_is_refused() -> None:
    (cable,) = reftel.read(CABLES[0]).cables
    with pytest.raises(reftel.InputError, match="no form pdf: source, telegram"):
        reftel.write(cable, "pdf")


def test_each_form_has_a_name_of_its_own() -> None:
    assert [form.name for form in FORMATS][:2] == ["source", "telegram"]
