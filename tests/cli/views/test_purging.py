"""What a purge would take out, in words."""

from reftel.cli.views.purging import lines, words
from reftel.model.purge import Purge
from reftel.workflow.unnaming import Blanked


def test_a_line_for_each_kind_of_thing() -> None:
    told = list(lines(Purge(sources=1, cables=2, seats=1, files=("a.toml",), remarks=("A remark.",)), "box"))
    assert told[0] == "From box would go:"
    assert "  1 source, whole, with its bytes" in told
    assert "  2 cables, each version of one is counted" in told
    assert "  the name in the file a.toml" in told
    assert told[-1] == "A remark."


def test_nothing_has_no_lines() -> None:
    assert list(lines(Purge(), "box")) == []


def test_each_word_is_told_and_what_may_be_another_persons_with_its_surroundings() -> None:
    sure = [Blanked("Tarn Bly", cable, "said Tarn Bly, who", lone=False) for cable in ("04A1", "04A2", "04A2")]
    told = list(words([*sure, Blanked("Bly", "04B3", "the Bly dam leaked", lone=True)]))
    assert told[:3] == ["  blanked would be:", "    'Tarn Bly', 3 times in 2 cables", "    'Bly', 1 time in 1 cable"]
    assert told[3].startswith("  1 of these by the surname alone")
    assert told[4:] == ["    04B3: … the Bly dam leaked …"]
    assert list(words(())) == []
    assert len(list(words(sure))) == 2
