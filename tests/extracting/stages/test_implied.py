"""Free indirect speech, quotations that go on, and the post's own voice."""

import pytest

from made_speech import pairs, said

LEAKED = "the old dam above the town had leaked all winter"
SPOKE = f"Minister Orvane Marin told Poloff on March 4 that {LEAKED}. "

CONTINUED = [
    "The towns below it must be warned before the snow melts in the hills this spring.",
    "The state of the dam was a disgrace, and the Board had done nothing to mend it for years.",
    "Mayor Gormer had known of the leaks for years and had kept them from the Board.",
    "The government wants to close it before the floods of the spring reach the town.",
]
NARRATED = [
    "The Ambassador met the mayor of the town on the following day at the port.",
    "He smiled.",
    "They discussed the river and the new port over lunch at the residence.",
    "He did not mention the town below the dam or the people who live in it.",
    "Also present at the meeting was the mayor of the town below the dam.",
    "The Ambassador will report on the plans of the Board for the new dam septel.",
    "THE TOWN BELOW THE DAM",
]


@pytest.mark.parametrize("text", CONTINUED)
def test_what_continues(text: str) -> None:
    assert (("Marin", text.rstrip("."))) in pairs(SPOKE + text)


@pytest.mark.parametrize("text", NARRATED)
def test_what_does_not(text: str) -> None:
    assert pairs(SPOKE + text) == [("Marin", LEAKED)]


def test_bodies_and_groups_have_no_free_indirect_speech() -> None:
    river = "The river is the longest of the coast and flows through three valleys."
    assert pairs(f"Several officials said that the dam leaked. {river}") == [("Several officials", "the dam leaked")]


def test_a_topic_gives_the_floor() -> None:
    judged = "It had been a disgrace from the start, and the Board had never mended the leaks in its wall"
    rows = pairs(f"Minister Orvane Marin reviewed the history of the dam above the town for the Ambassador. {judged}.")
    assert rows == [("Marin", judged)]


def test_who_spoke_before_does_not_take_the_floor() -> None:
    lost = "The towns below it would be lost if the wall broke before the summer"
    rows = pairs(f"{SPOKE}Mayor Gormer had said in the spring that it was safe. {lost}.")
    assert rows[-1] == ("Marin", lost)


def test_a_long_quotation_is_one_statement() -> None:
    rows = pairs(SPOKE + '"The dam will go. The town will stay," he said.')
    assert rows[-1] == ("Marin", '"The dam will go. The town will stay,"')
    rows = pairs(SPOKE + '"The dam will go. The town will stay."')
    assert rows[-1] == ("Marin", '"The dam will go. The town will stay."')
    rows = pairs(SPOKE + 'He said "the dam will go. The town will stay." More followed.')
    assert ("Marin", '"the dam will go. The town will stay."') in rows


def test_bullets_begin_anew() -> None:
    rows = pairs("Points:\n-- Minister Orvane Marin said that the dam leaked.\n-- The town was lost.")
    assert rows == [("Marin", "the dam leaked")]


POST = [
    ("comment", "Comment: The dam may leak again. End comment."),
    ("body", "The dam will leak again this year."),
    ("body", "We cannot discount that the dam will leak."),
    ("body", "We believe that the dam will leak."),
    ("body", "The repair of the dam is a great success."),
]


@pytest.mark.parametrize(("role", "text"), POST)
def test_the_post_judges(role: str, text: str) -> None:
    rows = said((role, text))  # type: ignore[arg-type]
    assert [(row.speaker, row.voice, row.chain) for row in rows] == [("post", "post", ("04SESTRIN77",))]


def test_background_is_no_statement() -> None:
    assert said("The dam lies in the north. It was built in 1990. Is it old?") == []


def test_how_the_speaker_seemed_is_what_the_post_saw() -> None:
    rows = said(SPOKE + "He seemed eager to leave the meeting and looked at his watch several times.")
    assert [(row.speaker, row.voice) for row in rows] == [("Marin", "reported"), ("post", "post")]


def test_others_are_heard_in_a_comment_too() -> None:
    rows = said(("comment", "Comment: Minister Orvane Marin told Poloff that the dam leaked. It may leak again."))
    assert [(row.speaker, row.voice) for row in rows] == [("Marin", "reported"), ("post", "post")]
    rows = said(("comment", "Comment: The office reported that the dam leaked."))
    assert [row.speaker for row in rows] == ["office"]


def test_a_note_keeps_what_it_reports() -> None:
    assert pairs(("note", "(Note: Minister Orvane Marin said that the dam leaked. It is old. End note.)")) == [
        ("Marin", "the dam leaked")
    ]


def test_an_unmarked_portrait_is_the_drafters_and_one_statement() -> None:
    rows = said(
        "Minister Orvane Marin was her usual eager self. Not knowing the dam is no obstacle to her. "
        "She said that it leaked."
    )
    assert [(row.speaker, row.content) for row in rows] == [
        ("post", "Minister Orvane Marin was her usual eager self. Not knowing the dam is no obstacle to her"),
        ("Marin", "it leaked"),
    ]


def test_another_meeting_ends_the_speech() -> None:
    assert pairs(SPOKE + "The mayor hosted them all for lunch. The town was poor.") == [("Marin", LEAKED)]


def test_beliefs_of_persons_count_in_a_comment() -> None:
    rows = said(("comment", "Comment: Minister Orvane Marin believes that the dam leaked."))
    assert [(row.speaker, row.content) for row in rows] == [("Marin", "the dam leaked")]


def test_officers_words_are_not_taken_up() -> None:
    poor = "The town had neither the money nor the men to mend it before the summer"
    assert pairs(f"Poloffs said that {LEAKED}. {poor}.") == [("Poloffs", LEAKED)]
    assert pairs(f"The Minister said that {LEAKED}. {poor}.")[-1] == ("Minister", poor)


def test_who_approves_does_not_take_the_floor() -> None:
    rows = pairs("The plan of the Board was approved by President Orvane Marin. The dam will be built of stone.")
    assert "Marin" not in [speaker for speaker, content in rows if "stone" in content]


def test_an_item_of_a_list_begins_anew() -> None:
    rows = pairs(SPOKE + "\n\nB. The town below the dam was a disgrace and had neither a school nor a road.")
    assert rows == [("Marin", LEAKED)]


def test_we_goes_on_in_the_words_of_who_holds_the_floor() -> None:
    text = "We would be in no position to endorse it; we would want to see the dam before we agreed."
    assert pairs(SPOKE + text)[-1][0] == "Marin"
    assert pairs(SPOKE + "We believe that the dam is old.")[-1][0] == "post"


def test_the_mind_of_one_who_says_nothing_is_told_by_who_holds_the_floor() -> None:
    assert pairs(SPOKE + "Mayor Tarn Bly wanted to close the dam.")[-1][0] == "Marin"
    spoken = SPOKE + "Mayor Tarn Bly wanted to close the dam. Bly said that it was old."
    assert [speaker for speaker, _ in pairs(spoken)] == ["Marin", "Bly", "Bly"]


def test_what_officials_always_say_gives_nobody_the_floor() -> None:
    rows = pairs("Dam officials often complain that the dam leaked. A new dam would help the valley.")
    assert rows[-1][0] == "post"


def test_a_circumstance_gives_nobody_the_floor() -> None:
    rows = pairs("The bid cannot pass while Quentara objects. We would support the bid if the boats are released.")
    assert [speaker for speaker, content in rows if "support" in content] == ["post"]


def test_in_a_text_of_nobody_known_who_spoke_last_goes_on() -> None:
    rows = pairs(
        "Begin text: The Government of Calderra proposes that the bid wait. Calderra would support it if the boats are "
        "released. End text."
    )
    assert [speaker for speaker, _ in rows] == ["Government of Calderra", "Government of Calderra"]


def test_nobody_in_particular_has_no_free_indirect_speech() -> None:
    assert pairs("Others told us that the dam leaked. Some think that it holds. The river is long.") == [
        ("Others", "the dam leaked"),
        ("Some", "it holds"),
    ]


def test_in_a_comment_the_report_of_another_is_his() -> None:
    assert ("DATT", "the dam leaks") in pairs(("comment", "DATT reports that the dam leaks."))


ADDED = "He added that the Board would meet again before the summer."


@pytest.mark.parametrize(
    ("text", "his"),
    [
        ("Marin's record at the Board of Dams over the past ten years is mixed.", False),
        ("Marin has a large house by the river and two sons who work for the Board.", False),
        ("Marin's record at the Board of Dams had been mixed, and he would not deny it.", True),
        (f"Marin's view of the new dam is the same as that of the other members of the Board. {ADDED}", True),
        ("The record of the Board is mixed, and the towns below the dams have no faith in it.", True),
    ],
)
def test_who_is_told_of_by_name_as_he_is_now_does_not_speak(text: str, *, his: bool) -> None:
    first = text.partition(". ")[0].rstrip(".")
    assert (("Marin", first) in pairs(SPOKE + text)) is his


def test_what_somebody_only_thinks_gives_him_no_floor() -> None:
    assert pairs("Minister Orvane Marin recognizes that the dam leaks. The town has grown for years.") == [
        ("Marin", "the dam leaks")
    ]


def test_who_was_spoken_to_acts_and_is_not_quoted() -> None:
    rows = pairs("Minister Orvane Marin asked General Tarn Bly to wait. Bly pretended not to hear him.")
    assert [row[1] for row in rows if row[1].startswith("Bly")] == []


def test_a_deed_in_the_guise_of_a_judgement_is_none() -> None:
    rows = pairs(("comment", "It was Marin who went to the dam. It was Marin who argued recently that the dam leaks."))
    assert rows == [("Marin", "the dam leaks")]


def test_what_a_comment_grants_is_told_beside_its_judgement() -> None:
    rows = pairs(
        ("comment", "While some officials describe the dam as safe, the latest figures are somewhat misleading.")
    )
    assert ("post", "the latest figures are somewhat misleading") in rows


def test_a_source_named_in_a_comment_says_what_is_by_it() -> None:
    rows = pairs(("comment", "According to Board of Dams statistics, the bank is not bankrupt."))
    assert rows == [("Board of Dams statistics", "the bank is not bankrupt")]


def test_what_we_could_do_is_the_posts_advice() -> None:
    ours = "We could perhaps press the Board to act by holding back some of our aid for the port"
    told = pairs(f"{SPOKE}We could not accept a new dam in place of the old one. {ours}.")
    assert ("post", ours) in told
    assert ("Marin", ours) not in told


def test_of_what_somebody_is_confident_he_thinks_and_goes_on_speaking() -> None:
    text = (
        "Minister Orvane Marin said that it was old. He was confident that it would hold. The town would keep it dry."
    )
    assert pairs(text) == [
        ("Marin", "it was old"),
        ("Marin", "it would hold"),
        ("Marin", "The town would keep it dry"),
    ]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("RECOMMEND ALL TRAVEL BE MADE FROM THE PORT IN MARCH.", "request"),
        ("BELIEVE WE CAN ARRANGE ALL TRANSPORT SATISFACTORILY.", "state"),
        ("WOULD APPRECIATE KNOWING WHETHER DEPARTMENT HAS SEEN THE MAYOR.", "request"),
    ],
)
def test_a_telegram_tells_its_writers_mind_without_a_subject(text: str, act: str) -> None:
    assert [(one.speaker, one.voice, one.act) for one in said(text)] == [("post", "post", act)]


def test_what_the_post_seeks_is_told_once() -> None:
    assert len(said("We hope that the mayor will mend the dam, which would be very important.")) == 1


@pytest.mark.parametrize(
    ("text", "his"),
    [
        ("It is clear that Marin will have to give way to the Board before the end of the year.", False),
        ("The wall was old and would not last. As noted above, the town will have no money for it this year.", False),
        ("According to Marin, Marin has no money.", True),
    ],
)
def test_what_whoever_writes_weighs_is_not_the_speakers(text: str, *, his: bool) -> None:
    told = "Minister Orvane Marin vowed that he would mend the dam above the town before the summer."
    last = text.rpartition(". ")[2].rstrip(".").removeprefix("According to Marin, ")
    assert (("Marin", last) in pairs(f"{told} {text}")) is his


def test_a_thing_does_not_go_on_speaking() -> None:
    assert said("This all began with the dam. It was the lake that led to the town.") == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "It is kept secret (Mayor Tarn Bly said she had not seen it). The towns would be lost if the wall broke.",
            ["Bly", "Marin"],
        ),
        ("Accompanying him to the meeting were two mayors and an engineer of the Board.", []),
        ("Marin was born in 1957 in Sestrin and worked in the mines. He is married and has two children.", []),
        ("One police source in Sestrin said it broke. The town has five lakes.", ["One police source"]),
        ("NGOs maintain that it broke. There were five lakes in the valley before the dam was built.", ["NGOs"]),
        ("There were reports of fires in the port, but we have not been able to confirm them.", []),
        ("A late interview with the mayor in the Herald charted the prospects of a new dam.", []),
    ],
)
def test_what_only_stands_beside_takes_no_floor(text: str, speakers: list[str]) -> None:
    rows = said(SPOKE + text)
    assert [row.speaker for row in rows][1:] == speakers


def test_what_the_post_believes_and_what_it_recommends_are_two() -> None:
    rows = said("Post believes that the dam is weak and recommends that the Department close the port.")
    assert [(row.voice, row.content) for row in rows][1] == ("post", "the Department close the port")
    assert (len(rows), rows[0].content, rows[1].act) == (2, "Post believes that the dam is weak", "request")


def test_a_request_by_wire_may_be_two_words() -> None:
    rows = said("The board has left the town. Request guidance.")
    assert (rows[-1].act, rows[-1].voice, rows[-1].content) == ("request", "post", "Request guidance")


def test_what_stands_behind_a_study_is_not_what_it_says() -> None:
    rows = said(
        "Two studies suggest that the dam leaks in the spring. "
        "The towns in the valley would have to be moved to the hills by then."
    )
    assert [row.speaker for row in rows] == ["Two studies", "post"]


def test_a_quotation_behind_one_that_is_told_is_of_the_same() -> None:
    assert pairs('"It leaks badly," the chief of the board said. "Ask the mayor who built it."') == [
        ("chief of the board", '"It leaks badly,"'),
        ("chief of the board", '"Ask the mayor who built it."'),
    ]
