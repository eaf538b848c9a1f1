"""Who holds the floor, and who tells of his own mind."""

from made_speech import pairs

SPOKE = "Minister Orvane Marin said that the dam leaked. "


def test_who_is_told_of_by_name_lost_the_floor_that_he_had_by_a_pronoun() -> None:
    text = "Minister Orvane Marin told us that it leaked. He vowed to mend it. Marin's efforts on the locks are mixed."
    assert [name for name, _ in pairs(text)][:2] == ["Marin", "Marin"]
    assert ("Marin", "Marin's efforts on the locks are mixed") not in pairs(text)


def test_who_is_only_cited_holds_no_floor() -> None:
    cited = "According to Orvane Marin, the dam leaked. The town must act. "
    assert ("Marin", "The town must act") not in pairs(cited)
    assert ("Marin", "The town must act") in pairs(cited + "Marin said that it was late.")


def test_who_is_introduced_or_was_there_tells_of_his_own_mind() -> None:
    other = "Former Senator Tarn Bly, an expert, believes that the river is safe. "
    assert ("Bly", "the river is safe") in pairs(SPOKE + other)
    assert ("Bly", "the town is late") in pairs(SPOKE + other + "Bly also believes that the town is late.")
    for taken_out in ("XXXXXXXXXXXX", "\u0425" * 12):  # the second in Cyrillic
        assert (taken_out, "the river is safe") in pairs(SPOKE + f"{taken_out} believes that the river is safe.")
    met = "On March 3, the Ambassador met with Orvane Marin and Tarn Bly. " + SPOKE
    assert ("Bly", "the river was safe") in pairs(met + "Bly thought that the river was safe.")
    assert ("Bly", "the river was safe") not in pairs(SPOKE + "Bly thought that the river was safe.")
