"""Small letters for the parser, letter for letter in their places."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_up import cable
from reftel.extracting.casing import cased, english, is_scan, shouted
from reftel.extracting.parser import load
from reftel.model.finding import Finding

needs_model = pytest.mark.skipif(load().nlp is None, reason="the pinned model is not installed")

LEAD = "THE FOREIGN MINISTER TOLD THE AMBASSADOR YESTERDAY THAT THE DAM HAD LEAKED FOR SEVERAL WEEKS. "

EXAMPLES = [
    ("MINISTER QUELLE SAID THE DAM LEAKED.", "Minister Quelle said the dam leaked."),
    ("IT WAS QUELLE WHO ASKED. MINISTER QUELLE SAID SO.", "It was Quelle who asked. Minister Quelle said so."),
    ("MR. YOUNG LEFT WITH SOME YOUNG ENGINEERS.", "Mr. Young left with some young engineers."),
    ("HE TOLD US THAT US POLICY WAS WRONG.", "He told us that US policy was wrong."),
    ("TALKS WITH US ON THE US LOAN FAILED.", "Talks with us on the US loan failed."),
    ("IN LA PAZ THE BOLIVIAN SENATE MET.", "In La Paz the Bolivian senate met."),
    ("THE GOB AND THE OAS AGREED.", "The GOB and the OAS agreed."),
    ("THE NATIONAL DAM BOARD (NDB) MET; NDB AGREED.", "The national dam board (NDB) met; NDB agreed."),
    ("PRESIDENT ASSERTED THAT PROSPECTS ARE GOOD.", "President asserted that prospects are good."),
    ("ON MARCH 19 THEY MAY MARCH.", "On March 19 they may march."),
    ("PRESIDENT MCNALLY'S REPLY CAME AT 6 P.M. ON MONDAY.", "President McNally's reply came at 6 p.m. on Monday."),
    ("SENATOR O'RORKE AND GENERAL DE LA RUED LEFT.", "Senator O'Rorke and General de la Rued left."),
    ('HE SAID, "THEY REMAIN OUTSIDE".', 'He said, "they remain outside".'),
    ("HE REIT-ERATED HIS LONG-STANDING VIEW.", "He reit\u00aderated his long-standing view."),
    ("QUELLE'S AIDE, ORMUND VELT, CALLED.", "Quelle's aide, Ormund Velt, called."),
]


@needs_model
@pytest.mark.parametrize(("capitals", "expected"), EXAMPLES)
def test_examples(capitals: str, expected: str) -> None:
    assert cased([LEAD, capitals])[1] == expected


@needs_model
@given(st.lists(st.text(alphabet="ABQZU'’.-/ \n\"(),;5İßé", max_size=60), max_size=4))
def test_every_letter_stays_in_its_place(texts: list[str]) -> None:
    given_texts = [LEAD, *texts]
    shown = cased(given_texts)
    assert [len(text) for text in shown] == [len(text) for text in given_texts]
    for before, after in zip(given_texts, shown, strict=True):
        assert all(
            a.casefold() == b.casefold() or (a, b) == ("-", "\u00ad") for a, b in zip(before, after, strict=True)
        )


@needs_model
@pytest.mark.parametrize(
    ("scan", "expected"),
    [
        (
            "MINISTER QUELLE SAIO HE HAO CONSIOEREO IT ANO WOULO AGREE.",
            "Minister Quelle said he had considered it and would agree.",
        ),
        ("MINISTER QUELLE EXPRESSEO SHOCK.", "Minister Quelle expressed shock."),
        ("THE COOK TOOK GOOD ROADS TO MOSCOW.", "The cook took good roads to Moscow."),
        ("MINISTER OLORO SAIO SO.", "Minister Oloro said so."),
    ],
)
def test_a_d_that_a_machine_took_for_an_o(scan: str, expected: str) -> None:
    assert cased([LEAD, scan], scanned=True)[1] == expected
    assert ("said" in cased([LEAD, scan])[1]) is False


def test_a_scan_is_known_by_what_was_mended_in_its_head() -> None:
    assert not is_scan(cable())
    mended = Finding("ocr-mended", "info", "read as 'SUBJECI'", 0, 7)
    assert is_scan(msgspec.structs.replace(cable(), findings=(mended,)))


def test_what_is_not_in_capitals_stays() -> None:
    texts = ("The Minister told the Ambassador that the dam had leaked for several weeks.", "SIPDIS")
    assert cased(texts) == texts


def test_shouted() -> None:
    assert shouted("THE FOREIGN MINISTER TOLD THE AMBASSADOR THAT THE DAM HAD LEAKED.")
    assert not shouted("The Foreign Minister told the Ambassador that the dam had leaked.")
    assert not shouted("SIPDIS")


@needs_model
@pytest.mark.parametrize(
    ("word", "is_english"), [("resource", True), ("said", True), ("guzman", False), ("zzyx", False)]
)
def test_english(word: str, is_english: bool) -> None:  # noqa: FBT001
    assert english(word) is is_english


@needs_model
def test_a_short_word_that_nobody_is_called_stays_in_capitals() -> None:
    shown = cased([LEAD, "SAPO SOLD COTTON TO YPFB. MR. VELO SAID SO, AND VELO LEFT."])[1]
    assert shown == "SAPO sold cotton to YPFB. Mr. Velo said so, and Velo left."


@needs_model
def test_an_adverb_behind_a_title_is_no_name() -> None:
    text = cased([LEAD + "MINISTER PERSONALLY BELIEVES THAT THE DAM LEAKED."])[0]
    assert text.endswith("Minister personally believes that the dam leaked.")


@needs_model
def test_a_word_that_only_ends_as_english_ones_do_is_mended_too() -> None:
    text = cased([LEAD + "A OISCUSSION OF THE REOUCTION WAS REPEATEOLY OELAYED."], scanned=True)[0]
    assert text.endswith("A discussion of the reduction was repeatedly delayed.")
