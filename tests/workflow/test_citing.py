"""Citing in every form."""

import made_up
from reftel.workflow import citing


def test_every_form_once_and_each_with_the_number() -> None:
    cited = citing.cite(made_up.cable(), 2)
    assert [one.name for one in cited] == ["chicago", "frus", "bibtex", "ris", "csl"]
    assert all("04SESTRIN214" in one.text for one in cited)
