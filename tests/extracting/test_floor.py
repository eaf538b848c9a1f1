"""Who holds the floor, and who tells of his own mind."""

from made_speech import pairs

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
