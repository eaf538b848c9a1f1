"""Any English pipeline of spaCy by name or folder; what is none is one clear sentence."""

from pathlib import Path

import pytest
import spacy

from made_speech import cable_of
from reftel.errors import InputError
from reftel.extracting import VERSION, extract, parser
from reftel.extracting.extractors.spacy import KIND

CABLE = cable_of("Minister Orvane Marin said that the dam leaked.")


def test_the_shipped_one_by_its_name() -> None:
    one = KIND.open(parser.MODEL)
    assert one.label == VERSION
    assert one.host is None
    assert one.extract(CABLE).statements == extract(CABLE)


@pytest.mark.slow
def test_another_from_a_folder(tmp_path: Path) -> None:
    loaded = parser.load()
    assert loaded.nlp is not None
    spacy.load(parser.MODEL).to_disk(tmp_path / "mine")
    one = KIND.open(str(tmp_path / "mine"))
    assert one.label == f"spacy:{tmp_path / 'mine'}@3.8.0/{VERSION}"
    (row,) = one.extract(CABLE).statements
    assert (row.speaker, row.content) == ("Marin", "the dam leaked")
    assert row.extractor == f"{tmp_path / 'mine'}/{VERSION}"


def test_one_that_is_not_there_or_cannot_parse(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="en_no_such is not installed"):
        KIND.open("en_no_such")
    with pytest.raises(InputError, match="Name a spaCy pipeline"):
        KIND.open("")
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(InputError, match="has no tagger and parser for English"):
        KIND.open(str(tmp_path / "blank"))
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="cannot be loaded"):
        KIND.open(str(tmp_path / "empty"))
