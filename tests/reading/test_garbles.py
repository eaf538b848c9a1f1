"""Garbles are mended in the clean text, kept as they stand in the source, and nothing else is touched."""

import pytest

from reftel.model.cable import Cable
from reftel.reading import garbles, read

HEAD = "CONFIDENTIAL SESTRIN 000214\n\nE.O. 12958: DECL: 01/02/2014\nTAGS: PREL\nSUBJECT: X\n\n"


def only(body: str) -> Cable:
    (cable,) = read(HEAD + body).cables
    return cable


def mended(text: str) -> str:
    (paragraph,) = only(f"1. (C) {text}").paragraphs
    return paragraph.text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Sestrin,s bid and the GOS,s plan.", "Sestrin's bid and the GOS's plan."),
        ("He can,t go; we,re late, I,m told.", "He can't go; we're late, I'm told."),
        ("The Charge d,Affaires met O,Mara.", "The Charge d'Affaires met O'Mara."),
        ("The Shi,a and the Ba,ath.", "The Shi'a and the Ba'ath."),
        ("An &erratic8 quality, a &loyal ally.8 He left.", 'An "erratic" quality, a "loyal ally." He left.'),
        ("A tool is ¬ a gadget,8 he said of the §ors8 and &us.8",
         'A tool is "not a gadget," he said of the "sectors" and "us."'),
        ("They were Â¬hing but late,8 they said.", 'They were "nothing but late," they said.'),
        ("The North)South road; he asked that ) despite it all ) we go.",
         "The North-South road; he asked that - despite it all - we go."),
        ("The nation?s plan, ?as it were,? and 2006 ? 2009.", "The nation's plan, \"as it were,\" and 2006 - 2009."),
        ("The ministerQs bid; he didnQt go, theyQre late.", "The minister's bid; he didn't go, they're late."),
        ("DravicQs aide isnQt here Q a pity Q for othersQ sake, with his QGreen LampsQ and Qnot now,Q he said.",
         "Dravic's aide isn't here - a pity - for others' sake, with his \"Green Lamps\" and \"not now,\" he said."),
        ("DravicQs aide wonQt ask for the GOSQs FAQs, IQm told.",
         "Dravic's aide won't ask for the GOS's FAQs, I'm told."),
        ("DravicQs aide didnQt see Qatar, Qom and the boatsQ crews.",
         "Dravic's aide didn't see Qatar, Qom and the boats' crews."),
        ("The port#x2019;s crane, the port&amp;#x2019;s mole.", "The port’s crane, the port’s mole."),
        ("A=3Db and so=20 on.", "A=b and so  on."),
        ("The port=E2=80=99s crane.", "The port’s crane."),
        ("The portâ€™s crane â€“ at SÃ£o.", "The port’s crane – at São."),
        ("The har\u00adbour.", "The harbour."),
        ("The govern-\nment fell; the government fell.", "The government fell; the government fell."),
    ],
)  # fmt: skip
def test_what_is_mended(raw: str, text: str) -> None:
    assert mended(raw) == text


@pytest.mark.parametrize(
    "text",
    [
        "Drafted by Askew,Smith,s and Halloran,s,t.",
        "Smith, s was there, and Jones,sr too.",
        "AT&T and R&D had 8 men; the G8 met; 1998 passed & 8 left.",
        "He came (in May) with 1) boats and a) oars.",
        "Was it so? It was. Why? They said no.",
        "x=20 metres, y=25 metres.",
        "It cost £8, see §a of 1998; ¬ so, at 10°C.",
        "A two-\nyear plan.",
        "The Prime Minister, she said, sat.",
        "The FAQs of Iraq; John Q Public asked Q 4; the IQs of Q.",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert mended(text) == text.replace("-\n", "-")


def test_a_repair_tells_what_stood_there() -> None:
    reading = read(HEAD + "1. (C) Sestrin,s port#x2019;s crane.")
    (paragraph,) = reading.cables[0].paragraphs
    first, second = paragraph.repairs
    assert (first.kind, first.raw, paragraph.text[first.clean : first.clean_end]) == ("comma-apostrophe", ",", "'")
    assert (second.kind, second.raw, paragraph.text[second.clean : second.clean_end]) == ("entity", "#x2019;", "’")
    for repair in paragraph.repairs:
        assert reading.source.text[repair.start : repair.end] == repair.raw
    at = paragraph.text.index("crane")
    assert paragraph.source_span(at, at + 5).of(reading.source.text) == "crane"
    codes = [finding.code for finding in reading.cables[0].findings]
    assert codes.count("garbled-apostrophe") == codes.count("garbled-code") == 1


def test_a_letter_that_stands_for_a_sign_is_a_finding_and_stays_in_the_source() -> None:
    reading = read(HEAD + "1. (C) DravicQs bid.")
    (paragraph,) = reading.cables[0].paragraphs
    (repair,) = paragraph.repairs
    assert (repair.kind, repair.raw) == ("letter-q", "Q")
    assert reading.source.text[repair.start : repair.end] == "Q"
    assert "garbled-apostrophe" in {finding.code for finding in reading.cables[0].findings}


def test_words_that_look_like_quotations_are_looked_for_once_in_each_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    whole = garbles._fused

    def counting(text: str) -> object:
        seen.append(text)
        return whole(text)

    monkeypatch.setattr(garbles, "_fused", counting)
    told = ["One &two8 Â¬hing but late,8 and SÃ£o.", "Four &five8 portâ€™s."]
    assert only("\n\n".join(f"{at}. (C) {text}" for at, text in enumerate(told, 1))).paragraphs[0].repairs
    assert len(seen) == len(told)


def test_every_kind_has_its_finding() -> None:
    body = "1. (C) &Yes8 he ) that is ) she said; the nation?s govern-\nment is the government."
    codes = {finding.code for finding in only(body).findings}
    assert codes >= {"garbled-quotation", "garbled-dash", "garbled-apostrophe", "hyphen-joined"}


def test_a_hyphen_is_mended_where_the_text_lies_far_behind_in_its_source_too() -> None:
    text = (HEAD + "1. (C) The govern-\nment is the government.").replace("\n", "&#x000A;\n")
    page = f"<html><!-- {'-' * 4000} -->\n<body><pre>VZCZCXYZ0000\n</pre><code><pre>{text}</pre></code></body></html>"
    (cable,) = read(page).cables
    assert cable.paragraphs[0].text == "The government is the government."


def test_what_stands_alone_is_mended_where_a_pair_shows_the_fault() -> None:
    cable = only("1. (C) A &pair8 here.\n\n2. (C) He said &never.\n\n3. (C) Never again.8 He left.")
    assert [paragraph.text for paragraph in cable.paragraphs] == [
        'A "pair" here.',
        'He said "never.',
        'Never again." He left.',
    ]


@pytest.mark.parametrize("others", [0, 20])  # looked for one by one, or among all words
def test_a_word_stands_by_itself_and_not_as_a_part_of_a_longer_one(others: int) -> None:
    more = {f"{chr(97 + at)}{chr(97 + at)}" for at in range(others)}
    texts = ["Harbor--Lantern", "post-war; ex-envoy-in", "The re-tired signals' LAMP, élan", "tide"]
    wanted = {"lantern", "lamp", "lan", "tide", "post", "war", "envoy", "harbo", "signals", "tired", "arbor"}
    assert garbles._standing(wanted | more, texts) == {"lantern", "lamp", "lan", "tide", "signals"}


def test_a_word_that_a_line_end_broke_is_one_word_again_and_compounds_stay() -> None:
    (cable,) = read(HEAD + "1. (C) THE OB-\nSESSION WITH SPECULA-\n  TION IS A LARGE-\nSCALE ONE.").cables
    assert cable.paragraphs[0].text == "THE OBSESSION WITH SPECULATION IS A LARGE-SCALE ONE."
    assert [repair.raw for repair in cable.paragraphs[0].repairs] == ["-", "-"]
    assert [each.code for each in cable.findings].count("hyphen-joined") == 2
    assert mended("They re-\nsign the co-\nop paper.") == "They re-sign the co-op paper."
    assert mended("The re-\npresentatives agreed.") == "The representatives agreed."
    assert mended("A take-over, and the take-\nover again.") == "A take-over, and the take-over again."
    assert mended("Mr. Bly-\nTarn in Tar-\nsis.") == "Mr. Bly-Tarn in Tar-sis."
