"""What stands around the text: signature, notes, trailers."""

import pytest

from reftel.model.cable import Cable
from reftel.reading import read

HEAD = (
    "UNCLAS SESTRIN 000214\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X\n\n1. (U) The lamp is lit.\n\n2. (U) He left.\n"
)


def only(tail: str) -> Cable:
    (cable,) = read(HEAD + tail).cables
    assert cable.paragraphs[-1].text == "He left."
    return cable


@pytest.mark.parametrize(
    ("tail", "signature"),
    [
        ("HALLORAN\n", ("HALLORAN",)),
        ("\nHALLORAN\n\nNNNN\n", ("HALLORAN",)),
        ("\nHALLORAN\n##\n", ("HALLORAN",)),
        ("\nHALLORAN/JDS\n", ("HALLORAN",)),
        ("\nHALLORAN / OAKLEY\n", ("HALLORAN", "OAKLEY")),
        ("\nHALLORAN\n\nNMAFVVZCZ\n", ("HALLORAN",)),  # the next transmission begins, garbled
        ("\nHalloran\n", ("Halloran",)),
        ("\nHALLORAN, ACTING\n", ("HALLORAN",)),
        ("\nHALLORAN (ACTING)\n", ("HALLORAN",)),
        ("\nHALLORAN - ACTING\n", ("HALLORAN",)),
        ("\nHALLORAN, Ambassador\n", ("HALLORAN",)),
        ("\nHALLORAN, Charge d'Affaires a.i.\n", ("HALLORAN",)),
        ("Halloran\n", ("Halloran",)),
        ("\nVAN VOORST\n", ("VAN VOORST",)),
        ("HALLORAN\n\nSESTRIN'S LAMP IS...", ("HALLORAN",)),
        ("HALLORAN\n\nUNCLASSIFIED\n", ("HALLORAN",)),
        ("HALLORAN\n\n=======================CABLE ENDS============================", ("HALLORAN",)),
        ('HALLORAN\n>\n 2004SESTRI00214 - Classification: UNCLASSIFIED\n"', ("HALLORAN",)),
        ("HALLORAN\n*****\nVisit Sestrin's Classified Website;\nhttp://post.example/x\nyz\n*****", ("HALLORAN",)),
        ("\nEND COMMENT\nNNNN\n", ()),
        ("Please visit Sestrin's Classified Website at:\nhttp://post.example/index.c fm\nHalloran\n", ("Halloran",)),
        ("Visit Sestrin's Classified Web Site at\nhttp://post.example/x\n\nHALLORAN\n", ("HALLORAN",)),
        ("HALLORAN\nVisit Sestrin's Classified Website at:\nhttp://post.example/\nIndex\n", ("HALLORAN",)),
        ("HALLORAN\nVisit our Website\n", ("HALLORAN",)),
        ("\nHALLORAN\n\x1a", ("HALLORAN",)),  # the end of a file of DOS
        ("\nHALLORAN\n\nNNNN\n\x1a\x1a\x1a\n", ("HALLORAN",)),
        ("\nHALLORAN\nNNNN\n```\n", ("HALLORAN",)),  # a fence of Markdown
    ],
)
def test_signatures(tail: str, signature: tuple[str, ...]) -> None:
    text = HEAD + tail
    (cable,) = read(text).cables
    assert cable.signature == signature
    assert cable.paragraphs[-1].text.startswith("He left.")


@pytest.mark.parametrize("name", ["Halloran", "HALLORAN", "HALLORAN-VOSS", "McHallor"])
def test_a_signature_behind_the_last_sentence(name: str) -> None:
    text = HEAD + f"\n3. (U) The lamp will be lit at dusk. {name}"
    (cable,) = read(text).cables
    assert cable.signature == (name,)
    assert cable.paragraphs[-1].text == "The lamp will be lit at dusk."
    field = cable.field("signature")
    assert field is not None
    assert text[field.span.start : field.span.end] == name


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("It was dark by 5. END COMMENT. HALLORAN", "HALLORAN"),
        ("It cost four (or 4.2 USD). HALLORAN", "HALLORAN"),
        ("He made a bid. VAN VOORST", "VAN VOORST"),
        ("He came on August 11. Hoagland", "Hoagland"),
        ("He met XXXXXXXXXXXX HOAGLAND", "HOAGLAND"),
        ('He "came." End comment\nHoagland', "Hoagland"),
    ],
)
def test_a_signature_behind_any_end(end: str, name: str) -> None:
    text = HEAD.replace("SESTRIN", "ASTANA") + f"\n3. (U) The lamp was lit.\n{end}\n"
    (cable,) = read(text).cables
    assert cable.signature == (name,)
    assert cable.paragraphs[-1].text == f"The lamp was lit. {' '.join(end.split())}".removesuffix(name).rstrip()


@pytest.mark.parametrize(
    "end", ["He came on August 11. Halloran", "He met Gen. HALLORAN", "He met XXXXXXXXXXXX Halloran"]
)
def test_who_did_not_sign_at_that_post_needs_more(end: str) -> None:
    (cable,) = read(HEAD.replace("SESTRIN", "ASTANA") + f"\n3. (U) The lamp was lit. {end}\n").cables
    assert cable.signature == ()


@pytest.mark.parametrize(
    "end", ["He met Mr. Halloran", "He came. However", "He came. SIPDIS", "He saw the U.S. Senate"]
)
def test_what_is_no_signature_behind_a_sentence(end: str) -> None:
    (cable,) = read(f"{HEAD}\n3. (U) The lamp was lit. {end}").cables
    assert cable.signature == ()
    assert cable.paragraphs[-1].text.endswith(end)


def test_a_redaction_signs_nothing() -> None:
    (cable,) = read(HEAD + "XXXXXXXXXXXX\n").cables
    assert cable.signature == ()


def test_a_telegram_in_small_letters_is_signed_in_them() -> None:
    (cable,) = read((HEAD + "\nhalloran\n").lower()).cables
    assert cable.signature == ("HALLORAN",)
    (cable,) = read((HEAD + "3. and so did the\nkeeper\n").lower()).cables
    assert cable.signature == ()
    (cable,) = read(HEAD.replace("1. (U) The lamp is lit.", "1. x") + "3. the lamp is out.\n\nlamps\n").cables
    assert cable.signature == ()


def test_notes_behind_the_signature() -> None:
    cable = only("HALLORAN\n\nNOTE: SVC FOR DROPPED ADDEE\n#0214\nNNNN\n\nEXERCISE EXERCISE\n")
    assert [notice.kind for notice in cable.notices] == ["service", "end-of-message", "end-of-message", "exercise"]
    assert cable.signature == ("HALLORAN",)


@pytest.mark.parametrize(
    ("end", "signature", "last"),
    [
        ("HALLORAN\nHALLORAN", ("HALLORAN",), "He left."),
        (
            "Visit Sestrin's Classified Website:\nhttp://sestrin.example/home.html\nHALLORAN NNNN",
            ("HALLORAN",),
            "He left.",
        ),
        ("Visit Sestrin's Classified Website: XXXXXXXXXXXX HALLORAN", ("HALLORAN",), "He left."),
        ("Visit Sestrin's Classified Web Site at http://sestrin.example/  HALLORAN", ("HALLORAN",), "He left."),
    ],
)
def test_ends_that_lost_their_breaks(end: str, signature: tuple[str, ...], last: str) -> None:
    (cable,) = read(f"CONFIDENTIAL SESTRIN 000214\n\nSUBJECT: X\n\n1. (C) He left.\n\n{end}\n").cables
    assert cable.signature == signature
    assert cable.paragraphs[-1].text == last


def test_an_advertisement_behind_the_last_sentence() -> None:
    text = "1. (C) He left. Visit Sestrin's Classified Website: XXXXXXXXXXXX\n"
    (cable,) = read(f"CONFIDENTIAL SESTRIN 000214\n\nSUBJECT: X\n\n{text}").cables
    assert cable.paragraphs[-1].text == "He left."


@pytest.mark.parametrize("tail", ["GP-3\nHALLORAN\n", "HALLORAN\n\nGP-3.\n", "GROUP 4\n\nHALLORAN\n\nNNNN\n"])
def test_the_group_of_an_old_order_behind_the_text_is_its_executive_order(tail: str) -> None:
    text = f"CONFIDENTIAL SESTRIN 412\n\nSUBJECT: FISH\n\n1. NOTHING NEW FROM THE MINISTRY.\n\n{tail}"
    (cable,) = read(text).cables
    assert cable.eo is not None
    assert (cable.eo.order, cable.eo.text[:1], cable.signature) == ("10501", "G", ("HALLORAN",))
    assert "G" not in cable.paragraphs[-1].text.split()[-1]
    again = read(f"{text}".replace("SUBJECT", "E.O. 11652: GDS\nSUBJECT")).cables[0]
    assert again.eo is not None
    assert again.eo.order == "11652"


def test_the_signature_of_a_record_e_mail_has_a_label() -> None:
    head = "MRN: 12 PARIS 678\nDate/DTG: Mar 05, 2012 / 051530Z MAR 12\nFrom: AMEMBASSY PARIS\nSubject: FISH\n\n"
    end = "Signature:\tROE\n\nDrafted By: PARIS:Doe, Jane\nDissemination Rule: DIS_1\n"
    (cable,) = read(f"{head}1. (SBU) One.\n\n2. (SBU) Two.\n\n{end}").cables
    assert cable.head.signature is not None
    assert cable.head.signature.value == ("ROE",)
    assert [paragraph.number for paragraph in cable.paragraphs] == [1, 2]


@pytest.mark.parametrize("above", ["", "CONFIDENTIAL\nNOFORN\nSENSITIVE\n\n", "UNCLASSIFIED\nSBU\n\n"])
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\t"])
def test_a_record_e_mail_with_its_labels_alone_on_their_lines(above: str, gap: str) -> None:
    head = "MRN: 12 PARIS 678\nDate/DTG: Mar 05, 2012 / 051530Z MAR 12\nFrom: AMEMBASSY PARIS\nSubject: FISH\n\n"
    end = (
        f"Signature:{gap}ROE\n\nDrafted By:{gap}PARIS:Doe, Jane\nCleared By:{gap}POL:Poe, Mary\nECON:Moe, Ann\n"
        f"Approved By:{gap}EXEC:Roe, Ada\nReleased By:{gap}PARIS:Doe, Jane\nInfo:{gap}ROME, AMEMBASSY ROUTINE\n"
    )
    (cable,) = read(f"{above}{head}1. (SBU) One.\n\n2. (SBU) Two.\n\n{end}").cables
    assert (str(cable.mrn), cable.signature, cable.paragraphs[-1].text) == ("12PARIS678", ("ROE",), "Two.")
    people = (cable.drafted_by, cable.cleared_by, cable.approved_by)
    assert [[one.name for one in each] for each in people] == [["Doe, Jane"], ["Poe, Mary", "Moe, Ann"], ["Roe, Ada"]]
    assert cable.head.origin is not None
    assert cable.head.origin.value == "AMEMBASSY PARIS"


def test_the_last_word_of_a_sentence_on_a_page_of_its_own_signs_nothing() -> None:
    text = (
        "UNCLAS SESTRIN 000214\nTAGS: PREL\nSUBJECT: LAMPS\n\n1. WE DOUBT THAT HE HAS TOLD THE\nUNCLASSIFIED\n\n"
        "UNCLASSIFIED\n\nPAGE 02 SESTRI 00214 151430Z\n\nPRESIDENT.\n\nUNCLASSIFIED\n\nNNN\n"
    )
    (cable,) = read(text).cables
    assert (cable.signature, cable.paragraphs[0].text) == ((), "WE DOUBT THAT HE HAS TOLD THE PRESIDENT.")
    (cable,) = read(text.replace("TOLD THE\n", "LEFT.\n").replace("PRESIDENT.", "HALLORAN")).cables
    assert cable.signature == ("HALLORAN",)


def test_a_signature_with_the_end_mark_behind_it() -> None:
    assert only("\nHALLORAN##\n").signature == ("HALLORAN",)


@pytest.mark.parametrize(
    "tail", ["\nMinimize considered.\n\nHALLORAN\n", "\nHALLORAN\n\nSestrin minimize considered\n"]
)
def test_minimize_is_a_notice(tail: str) -> None:
    cable = only(tail)
    assert cable.signature == ("HALLORAN",)
    assert [notice.kind for notice in cable.notices] == ["minimize"]


@pytest.mark.parametrize("tail", ["UNQUOTE  HALLORAN\n", "MARIN UNQUOTE HALLORAN\n", "\nHALLORAN\nQQQQ\nNNNN\n"])
def test_who_signs_behind_the_end_of_a_quotation_or_before_the_end_signs(tail: str) -> None:
    assert only(tail).signature == ("HALLORAN",)
