"""What the rules know beyond the tables of facts."""

from reftel.linting.knowledge import agencies, manners, opinions, posts_say, tellers, web


def test_words_are_whole_words() -> None:
    assert agencies().search("RUEAIIA/CIA WASHDC")
    assert not agencies().search("AMEMBASSY CIARENA")
    assert tellers().search("she noted that")
    assert not tellers().search("the notedness of it")
    assert manners().search("he can be even more adamant")
    assert not manners().search("an adamant man")
    assert posts_say().search("we believe that he will")
    assert opinions().search("Predictably, it ended")
    assert "RUEHWEB" in web()
