"""Who holds the floor, and who tells of his own mind."""

from made_speech import cable_of, pairs
from reftel.extracting.floor import NOBODY, by_name, silent, speaks, tells_in_past
from reftel.extracting.notes import Draft, Notes, Sentence
from reftel.extracting.stages.parsing import read_sentences
from reftel.extracting.stages.speech import find_speech

SPOKE = "Minister Orvane Marin said that the dam leaked. "


def test_who_is_told_of_by_name_lost_the_floor_that_he_had_by_a_pronoun() -> None:
    text = "Minister Orvane Marin told us that it leaked. He vowed to mend it. Marin's efforts on the locks are mixed."
    assert [name for name, _ in pairs(text)][:2] == ["Marin", "Marin"]
    assert ("Marin", "Marin's efforts on the locks are mixed") not in pairs(text)


def test_who_is_only_cited_holds_no_floor() -> None:
    act = "The town would have to act before the summer and could not wait for the Board"
    cited = f"According to Orvane Marin, the old dam in the hills had leaked all winter. {act}. "
    assert ("Marin", act) not in pairs(cited)


def test_who_is_introduced_or_was_there_tells_of_his_own_mind() -> None:
    other = "Former Senator Tarn Bly, an expert, believes that the river is safe. "
    assert ("Bly", "the river is safe") in pairs(SPOKE + other)
    assert ("Bly", "the town is late") in pairs(SPOKE + other + "Bly also believes that the town is late.")
    for taken_out in ("XXXXXXXXXXXX", "\u0425" * 12):  # the second in Cyrillic
        assert (taken_out, "the river is safe") in pairs(SPOKE + f"{taken_out} believes that the river is safe.")
    met = "On March 3, the Ambassador met with Orvane Marin and Tarn Bly. " + SPOKE
    assert ("Bly", "the river was safe") in pairs(met + "Bly thought that the river was safe.")
    assert ("Bly", "the river was safe") not in pairs(SPOKE + "Bly thought that the river was safe.")


def test_an_office_in_letters_agrees_for_itself() -> None:
    text = "Assistant Secretary Tarn Gormer met Minister Orvane Marin on May 3. Marin said that the dam leaked. "
    assert ("Gormer", "it would be hard to close") in pairs(text + "The A/S agreed that it would be hard to close.")


def reports(text: str) -> list[tuple[Sentence, Draft]]:
    """The reports of a made-up paragraph, each with its sentence."""
    notes = find_speech(read_sentences(Notes(cable=cable_of(text))))
    return [(notes.sentence_of(draft), draft) for draft in notes.drafts]


def test_a_pronoun_keeps_the_name_of_who_holds_the_floor() -> None:
    (first, told), (second, vowed) = reports("Minister Orvane Marin told us that it leaked. He vowed to mend it.")
    marin = speaks(NOBODY, told, first)
    assert speaks(marin, told, first) is marin
    he = speaks(marin, vowed, second)
    assert (he.report, he.at, he.named) == (vowed, second, told.speaker_at)
    named = by_name(he)
    assert named is not None
    assert (named.speaker_at, named.verb) == (told.speaker_at, "vow")
    assert speaks(NOBODY, vowed, second).named == vowed.speaker_at  # nobody was named before


def test_the_name_outlasts_the_floor_where_it_falls_silent_and_not_where_it_is_lost() -> None:
    (first, told), (second, vowed) = reports("Minister Orvane Marin told us that it leaked. He vowed to mend it.")
    marin = speaks(NOBODY, told, first)
    assert (silent(marin).report, speaks(silent(marin), vowed, second).named) == (None, told.speaker_at)
    assert speaks(marin, None, second).named is None
    assert by_name(silent(marin)) is None


def test_whether_words_are_told_in_the_past_is_seen_in_their_own_sentence() -> None:
    (first, told), (second, says) = reports("Marin told us that the dam leaked. Tarn Bly says that the dam leaks.")
    assert tells_in_past(speaks(NOBODY, told, first))
    assert not tells_in_past(speaks(NOBODY, says, second))
    assert not tells_in_past(NOBODY)


def test_who_speaks_last_in_a_quoted_text_holds_the_floor_by_his_own_name() -> None:
    winter = "In the long winter of the year before last, with all of the snow on the hills above the town"
    warned = "The towns below it would have to be warned before the snow melted in the hills"
    text = (
        f'{SPOKE}The text follows. "All of the many long reports that came in from the towns of the valley are false. '
        f'{winter}, and in the spring after it, Mayor Tarn Gormer told the Board that the wall had leaked." {warned}.'
    )
    assert pairs(text)[-2:] == [("Gormer", "the wall had leaked"), ("Gormer", warned)]


def test_somebody_described_beside_a_quotation_holds_the_floor() -> None:
    assert pairs('"It leaks badly," the chief of the board said. "It will break, and nobody will mend it."')[-1] == (
        "chief of the board",
        '"It will break, and nobody will mend it."',
    )
