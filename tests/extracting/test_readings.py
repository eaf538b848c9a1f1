"""What was said as the rules of stance see it."""

from reftel.extracting.notes import Aside, Draft, Mention, Sentence
from reftel.extracting.parser import load, parse
from reftel.extracting.readings import masked, place_of, read

TEXT = "Marin said that Ostrel, he noted, would sign."


def test_a_content_is_read_in_its_place() -> None:
    found = parse([(TEXT, ((0, 0),))], load())[0]
    aside = Aside(TEXT.index("he noted"), TEXT.index(" would"), Mention("he", 24, 26), "note")
    sentence = Sentence(index=0, para=0, start=0, end=len(TEXT), text=TEXT, role="body", parse=found, asides=(aside,))
    start = TEXT.index("Ostrel")
    draft = Draft(sentence=0, start=start, end=len(TEXT) - 1, frame="that", act="state", verb="say", speaker_at=None)
    place = place_of(draft, sentence)
    assert place is not None
    assert place.parse.words[place.lo] == "Ostrel"
    text = masked(TEXT[start:-1], draft, sentence)
    assert "noted" not in text
    assert len(text) == len(TEXT[start:-1])
    content = read(text, place)
    assert content.tokens[0].word == "ostrel"
    bare = Sentence(index=0, para=0, start=0, end=len(TEXT), text=TEXT, role="body", parse=None, asides=())
    assert place_of(draft, bare) is None
