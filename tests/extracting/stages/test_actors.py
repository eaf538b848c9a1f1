"""Who is meant."""

import msgspec
import pytest

from made_speech import cable_of, noted, said
from made_up import field
from reftel.extracting import extract
from reftel.fields.mrn import Mrn

TABLE = [
    ("Ms. Ada Gormer said it was old. Mr. Tarn Bly said it was new. She added that it leaked.", "Gormer"),
    ("Minister Orvane Marin said it was old. The town, he added, leaked.", "Marin"),
    ("Minister Orvane Marin asked Mayor Tarn Bly if it was old. He replied that it leaked.", "Bly"),
    ("Orvane Marin and Tarn Bly said it was old. They added that it leaked.", "Marin and Bly"),
    ("The Minister of Dams said that it leaked.", "Minister of Dams"),
    ("Minister Orvane Marin said it was old. Both mayors said that it leaked.", "mayors"),
    ("Many in the Dam Party complained that it leaked.", "Many in the Dam Party"),
    ("Two members of the Dam Party (DP), both mayors, told us that it leaked.", "Two members of the Dam Party"),
    ("River Youth League President Orvane Marin came. The River Youth League President said that it leaked.", "Marin"),
    ("We told the mayor that it leaked.", "post"),
    ("Post assesses that it leaked.", "post"),
    ("Minister Orvane\x07 said that it leaked.", "Orvane"),
    ("On March 16, Foreign Minister Orvane\x1b]0;owned\x07\x1b[31;1m told Mayor Tarn Bly that it leaked.", "Orvane"),
    ("Secretary of State for Trade and Industry Tarn Bly said that it leaked.", "Bly"),
    ("The French said that it leaked.", "France"),
    ("Two Turks said that it leaked.", "two Turks"),
    ("Senate and DP president Ara Tolo said that it leaked.", "Tolo"),
    ('When asked by Mayor Tarn Bly if it was old, Minister Orvane Marin replied, "No." He said it leaked.', "Marin"),
    ("DP President and presidential candidate Ara Tolo said that it leaked.", "Tolo"),
    ("Tarn Bly from Vardania's Dam Board (DB) said that it leaked. The DB waited.", "Bly"),
    (
        'Mayor Ara Tolo spoke. Papers printed Tolo\'s old remarks, in which he said, "The dam will not be mended."',
        "Tolo",
    ),
    ("The Dams and Rivers section's Orla Bly told us that it leaked.", "Bly"),
    ("Especially miners maintain that it leaked.", "miners"),
    (
        "Mayor Tarn Bly spoke. It rests on words by President Orvane Marin, specifically his comments that it leaked.",
        "Marin",
    ),
    ("Shell Managing Director Tarn Bly said that it leaked.", "Bly"),
    ("These all said that it leaked. Mayor Tarn Bly said that it was old.", "Bly"),
    ("Sub experts told us that it leaks; this despite the fact that the town was warned.", "Sub experts"),
    ("Mr. Orvane Marin and Hamikus said that it leaked.", "Marin and Hamikus"),
    ("President Orvane Marin (OrM) spoke. OrM was early. Mayor Tarn Bly left. OrM said that it leaked.", "OrM"),
    ("President Orvane Marin (OM) spoke. Marin left. OM said that it leaked.", "Marin"),
]


def test_the_short_name_of_a_person_is_no_body() -> None:
    rows = said("Mayor Tarn Bly met Sheikh Orvane Marin (OrM). OrM voiced support for the dam. He said that it leaked.")
    assert {row.speaker for row in rows} == {"Marin"}


def test_who_told_of_it_told_of_what_is_joined_to_it_too() -> None:
    text = (
        "Minister Orvane Marin said that he waits, adding that Mayor Tarn Bly has affirmed he has dropped the plan and"
    )
    rows = said(f"{text} warned Marin that it will fall.")
    assert {row.chain[1:] for row in rows if row.speaker == "Bly"} == {("Marin", "Bly")}


def test_who_stands_in_a_quotation_says_nothing_outside_of_it() -> None:
    text = "Commenting on his new offer of a fund for dams, Mayor Tarn Bly said"
    (row,) = said(f'{text} "Heaven lent us water and we must hand it on to the towns."')
    assert row.speaker == "Bly"


def test_two_who_are_joined_hold_no_floor_together() -> None:
    text = "Minister Marin's political adviser and the Foreign Minister voiced concern over the dam. "
    assert len(said(f"{text} The dam was a disgrace.")) == 1


def test_they_are_a_people_or_the_people_of_a_country() -> None:
    for people, name in (("The Russians", "Russians"), ("The Dutch", "Netherlands")):
        rows = said("Ostrel officials left.", f"{people} said that it leaked. They told us that it broke.")
        assert [row.speaker for row in rows] == [name, name]


def test_an_answer_of_a_state_is_for_nobody_by_name() -> None:
    rows = said("Mayor Tarn Bly told us that it leaked. Finland wants a new dam, and agrees on the need to talk.")
    assert [row.addressees for row in rows if row.speaker == "Finland"] == [(), ()]


def test_who_talks_at_a_talk_talks_with_whom_it_is_with() -> None:
    rows = said("In a May 2 talk with the Ambassador, President Orvane Marin said that it leaked.")
    assert [row.addressees for row in rows] == [("Ambassador",)]


def test_a_hope_is_expressed_to_whom_one_meets() -> None:
    (row,) = said("The Ambassador met Minister Orvane Marin. Marin expressed hope that the dam would hold.")
    assert (row.speaker, row.addressees) == ("Marin", ("Ambassador",))


def test_who_replies_is_heard_by_who_asked() -> None:
    rows = said('Asked by Mayor Tarn Bly if it was old, Minister Orvane Marin replied, "No."')
    assert [(row.speaker, row.addressees) for row in rows] == [("Bly", ("Marin",)), ("Marin", ("Bly",))]


def test_with_whom_we_had_a_meeting_is_he_and_tells_us() -> None:
    text = "We had a second meeting with Orla Venn, who will be of great help to us in the future."
    rows = said("Mayor Tarn Bly said that it leaked.", f"{text} But Venn said that it broke.")
    assert [(row.speaker, row.addressees) for row in rows if row.voice == "reported"] == [
        ("Bly", ()),
        ("Venn", ("post",)),
    ]


def test_at_the_same_talk_others_speak_to_the_same() -> None:
    text = "In May, Minister Orvane Marin told Mayor Tarn Bly that it leaked. In the same meeting, Ms. Orla Venn said"
    assert [(row.speaker, row.addressees) for row in said(f"{text} it broke.")] == [
        ("Marin", ("Bly",)),
        ("Venn", ("Bly",)),
    ]


def test_sons_of_one_father_are_two_and_a_father_is_no_surname() -> None:
    text = "Sheikh Tarn bin Orvane Al Marin met Sheikh Quell bin Orvane Al Marin and Sheikh Lusk bin Tarn. "
    names = [person.first for person in noted(text).actors.order]
    assert names == ["Tarn", "Quell", "Lusk"]
    assert noted(text).actors.person("Orvane") is None


def test_a_telegram_leaves_the_subject_out_where_it_goes_on() -> None:
    text = "MINISTER ORVANE TOLD THE AMBASSADOR THAT THE DAM LEAKED. ADDED TOWN WAS WARNED IN TIME BY THE MAYOR. "
    rows = said(f"{text} SAID BANKS HAD REFUSED TO LEND MONEY FOR REPAIRS OF THE DAM.")
    assert [row.speaker for row in rows] == ["Orvane"] * 3
    assert [row.content.split()[0] for row in rows] == ["THE", "TOWN", "BANKS"]


def test_the_name_of_a_state_is_nobody_who_hears() -> None:
    text = "In May, Embassy San Salvador handed a paper to Mayor Tarn Bly. El Salvador wants a dam."
    rows = said(f"{text} Bly said that it has the votes.")
    assert all("Salvador" not in row.addressees for row in rows)


@pytest.mark.parametrize(("text", "speaker"), TABLE)
def test_speakers(text: str, speaker: str) -> None:
    assert said(text)[-1].speaker == speaker


def test_the_partner_of_a_meeting_is_the_addressee() -> None:
    rows = said(
        "On March 1 the Ambassador met Minister Orvane Marin.",
        "Marin said that it leaked. The Ambassador noted that it was old.",
    )
    assert [(row.speaker, row.addressees) for row in rows] == [("Marin", ("Ambassador",)), ("Ambassador", ("Marin",))]


def test_him_is_the_partner() -> None:
    rows = said("Minister Orvane Marin told Mayor Tarn Bly that it leaked. Bly told him that it was old.")
    assert rows[-1].addressees == ("Marin",)


def test_what_unnamed_people_say_in_a_report_is_the_reporters() -> None:
    rows = said("Many rejected the dam, claiming it will leak, according to Mayor Tarn Bly.")
    assert {row.speaker for row in rows} == {"Bly"}


def test_we_in_a_quotation_is_the_speakers_side() -> None:
    rows = said(
        'The Government of Vardania (GOV) waited. Minister Orvane Marin said that "we will not accept the dam."'
    )
    assert rows[-1].holder == "GOV"


def test_the_posts_plans_are_its_own_voice() -> None:
    (row,) = said("Post plans to visit the dam.")
    assert (row.speaker, row.voice) == ("post", "post")


def test_he_without_anybody() -> None:
    assert [row.speaker for row in said("He said that it leaked.")] == ["unnamed"]


def _of_an_embassy(text: str, signer: str) -> list[str]:
    base = cable_of(text, signature=(signer,))
    cable = msgspec.structs.replace(base, head=msgspec.structs.replace(base.head, mrn=field(Mrn(2004, "ASTANA", 77))))
    return [row.speaker for row in extract(cable)]


def test_i_is_the_head_of_the_post() -> None:
    text = "I told the mayor that the dam leaked. We were ready to repair it."
    assert _of_an_embassy(text, "NAPPER") == ["Ambassador", "Ambassador"]
    assert _of_an_embassy(text, "OTHERMAN") == ["Charge", "Charge"]
    assert _of_an_embassy("I believe that the dam leaks and will fall.", "NAPPER") == ["post"]


def test_the_minister_is_the_only_one_that_the_cable_knows() -> None:
    rows = said("The Minister of Dams left. Poloff called on the Minister of Trade. The Minister said that it leaked.")
    assert rows[-1].speaker == "Minister of Trade"


def test_a_meeting_with_one_of_several_is_with_that_one() -> None:
    rows = said(
        "Minister Orvane Marin told Mayor Tarn Bly that it leaked.",
        "During his meeting with Judge Ada Gormer, Marin said that it was old. He added that it was wet.",
        "In his meetings, Marin stressed that it was new.",
    )
    assert [row.addressees for row in rows] == [("Bly",), ("Gormer",), ("Gormer",), ()]


def test_who_answers_answers_who_spoke_before() -> None:
    rows = said(
        "Minister Orvane Marin told Mayor Tarn Bly that it leaked.",
        "Marin said that it was old. Judge Ada Gormer responded that it was new.",
    )
    assert rows[-1].addressees == ("Marin",)


def test_what_is_told_of_another_talk_makes_no_partners() -> None:
    rows = said("Minister Orvane Marin said he had told Mayor Tarn Bly that it leaked. Marin noted that it was old.")
    assert rows[-1].addressees == ()


def test_only_somebody_is_told() -> None:
    rows = said("Minister Orvane Marin told a long story. He said that it leaked.")
    assert all(row.addressees == () for row in rows)


def test_a_summary_takes_the_addressee_from_the_body() -> None:
    rows = said(("summary", "Minister Orvane Marin said that it leaked."), "Marin told the DCM that it was old.")
    assert rows[0].addressees == ("DCM",)


def test_two_who_met_talk_with_each_other() -> None:
    rows = said("We met with Minister Orvane Marin on March 1, who said that it leaked. Marin added that it was old.")
    assert rows[-1].addressees == ("post",)


def test_in_a_memorandum_two_speak_to_each_other() -> None:
    text = "Minister Orvane Marin said that it leaked. Marin added that it was old. Mayor Tarn Bly said it was new. "
    made = cable_of(text + "Bly added that it was wet.")
    assert {row.addressees for row in extract(made)} == {()}
    rows = extract(msgspec.structs.replace(made, kind="memcon"))
    assert {(row.speaker, row.addressees) for row in rows} == {("Marin", ("Bly",)), ("Bly", ("Marin",))}


def test_one_person_by_two_trades_and_somebody_with_his_hosts() -> None:
    assert said("A parliamentary staffer and former member said that it leaked.")[0].speaker == "Parliamentary Staffer"
    assert said("Minister Orvane Marin and his hosts said that it leaked.")[0].speaker == "Marin and hosts"
    both = said("Both Minister Orvane Marin and Mayor Tarn Bly said that it leaked.")
    assert both[0].speaker == "Marin and Bly"


def test_an_american_visitor_says_we_for_the_united_states() -> None:
    rows = said("A/S Tarn Bly met Minister Orvane Marin. Bly said that we would repair the dam.")
    assert [row.holder for row in rows if row.speaker == "Bly"] == ["US"]


@pytest.mark.parametrize(
    ("first", "told"),
    [
        ("Minister Orvane Marin requested a meeting with Judge Ada Gormer.", "Gormer"),
        ("Poloff delivered the paper to Minister Orvane Marin.", "Poloff"),
    ],
)
def test_who_asked_for_a_talk_or_was_handed_a_paper_talks(first: str, told: str) -> None:
    rows = said(first + " Marin said that it leaked.")
    assert rows[-1].addressees == (told,)


@pytest.mark.parametrize("name", ["PRES7;ent", "6acr/TARY", "E."])
def test_what_looks_like_no_name_is_no_speaker(name: str) -> None:
    assert not [one for one in said(f"Minister {name} said that the dam leaked.") if one.speaker == name]


def test_the_head_of_a_table_is_no_speaker() -> None:
    assert "Data" not in {one.speaker for one in said("Data indicate that the dam leaked. Minister Orvane Bly agreed.")}
    assert {one.speaker for one in said("--Minister Orvane Bly said that the dam leaked.")} == {"Bly"}


def test_a_report_that_only_goes_with_another_leaves_it() -> None:
    rows = said("Minister Orvane Marin said the dam had held, although he also noted that it was old and leaked badly.")
    assert [row.content.split(",")[0] for row in rows] == ["the dam had held", "it was old and leaked badly"]


def test_who_deplores_a_claim_is_not_he_who_made_it() -> None:
    rows = said("Minister Orvane Marin said it was old. He deplored Mayor Tarn Bly's claim that it leaked.")
    assert [(row.speaker, row.verb) for row in rows][1:] == [("Marin", "deplore"), ("Bly", None)]


@pytest.mark.parametrize(
    ("who", "speaker"),
    [
        ("The Ministry of Dams and its subordinate the Dam Agency", "Ministry of Dams and Dam Agency"),
        ("Quentoil and its subsidiary Lakes Gas", "Quentoil and Lakes Gas"),
        ("Minister Orvane Oyen and his deputy Sabel", "Oyen and Sabel"),
        ("Orvane Oyen and Ilko Sabel and U.S", "Oyen and Sabel and US"),
        ("DFA Deputy Secretary Economic and Social Affairs Ilko Baglay", "Baglay"),
    ],
)
def test_each_of_several_that_are_joined_is_named(who: str, speaker: str) -> None:
    assert [one.speaker for one in said(f"{who} said that it leaked.")] == [speaker]


def test_they_without_a_group_are_not_who_spoke_last() -> None:
    rows = said("Minister Orvane Marin said that the dam leaked. They said that the town was poor.")
    assert [row.speaker for row in rows] == ["Marin"]


def test_a_country_that_is_thanked_is_not_told() -> None:
    rows = said(
        "On March 3 Poloff met Minister Orvane Marin. Marin thanked France for its help and said that the dam was safe."
    )
    assert [row.addressees for row in rows] == [("Poloff",), ("Poloff",)]


def test_each_of_several_who_are_met_talks_with_the_one_who_came() -> None:
    rows = said(
        "The Ambassador met with Minister Orvane Marin, General Tarn Bly and Mayor Sabel Quelle on March 3. "
        "Quelle said that the town was poor."
    )
    assert [(row.speaker, row.addressees) for row in rows] == [("Quelle", ("Ambassador",))]


def test_what_is_said_in_a_speech_is_said_to_nobody_of_before() -> None:
    rows = said(
        "Minister Orvane Marin told Poloff that the dam leaked. In a speech in May, Marin said that the town was poor."
    )
    assert [row.addressees for row in rows] == [("Poloff",), ()]


def test_in_our_talks_it_is_told_to_us() -> None:
    rows = said("In our recent discussions with Minister Orvane Marin, he said that the dam leaked.")
    assert [(row.speaker, row.addressees) for row in rows] == [("Marin", ("post",))]


@pytest.mark.parametrize(
    ("told", "addressee"),
    [
        ("Special Representative for Pakistan and Afghanistan Orla Venn", "Venn"),
        ("Special Representative for Pakistan", "Special Representative for Pakistan"),
        ("Minister of War Orla Venn", "Venn"),
        ("Minister for European Affairs Orla Venn", "Venn"),
    ],
)
def test_an_office_with_what_it_is_for_is_not_another_s_who_is_named_later(told: str, addressee: str) -> None:
    later = "Bly proposed that Special Representative Tolo Marin or Minister Quelle be included."
    first, *_ = said(f"Foreign Minister Tarn Bly told {told} in a March 3 meeting that the dam had leaked.", later)
    assert (first.speaker, first.addressees) == ("Bly", (addressee,))


def test_a_list_of_speakers_or_a_title_behind_a_name_is_no_opening() -> None:
    (one,) = said("In Sestrin Minister Tarn Bly, the mayor, told Poloff that the dam had leaked.")
    assert one.speaker == "Bly"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Board Vice-President and Trade Commissioner Orvane Marin said that it leaked.", "Marin"),
        ("The President and Foreign Minister Tarn Bly said that it leaked.", "President and Bly"),
        ("Ambassador Oyen and Minister Orvane Marin said that it leaked.", "Oyen and Marin"),
        ("Pedro Velasco-Bly of DG TRADE said that it leaked.", "Velasco-Bly"),
    ],
)
def test_two_offices_before_one_name(text: str, speaker: str) -> None:
    assert said(text)[-1].speaker == speaker


def test_what_is_asked_for_is_more_than_what_is_said_of_it() -> None:
    rows = said("Minister Orvane Marin asked for help with the ships, which he said Ostrel was holding up.")
    assert (rows[0].act, rows[0].content) == ("request", "help with the ships, which he said Ostrel was holding up")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('Minister Orvane Marin offered his "sincere" thanks to Vardania for its help.', ("Vardania",)),
        ("Minister Orvane Marin told the ambassador in mid-March that it leaked.", ("Ambassador",)),
    ],
)
def test_who_is_told_is_told_by_no_more_than_his_name(text: str, told: tuple[str, ...]) -> None:
    assert said(text)[-1].addressees == told
