"""Who is who in one cable."""

import msgspec
import pytest

from made_speech import cable_of
from made_up import field
from reftel.extracting.registry import Registry
from reftel.fields.mrn import Mrn
from reftel.model.cable import CableDate

TEXT = (
    "Foreign Minister Tarn Quelle and Defense Minister Ada Lume met Ambassador Halloran. "
    "Quelle spoke for the Central Dam Board (CDB). General Karel de Vries and Ali bin Marr Al-Osh were silent; "
    "Marr left. "
    "Ms. Ober and King Tav waited, and the Government of Vardania (GOV) paid."
)


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry(cable_of(TEXT, signature=("HALLORAN",)))


NAMES = [
    ("Foreign Minister Tarn Quelle", "Quelle", "person"),
    ("the Foreign Minister", "Quelle", "person"),
    ("the Defense Minister", "Lume", "person"),
    ("Minister of Defense", "Lume", "person"),
    ("the Interior Minister", "Interior Minister", "person"),
    ("Quelle's", "Quelle", "person"),
    ("King Zaro VI", "Zaro", "person"),
    ("Karel de Vries", "de Vries", "person"),
    ("the Ambassador", "Halloran", "person"),
    ("Poloff", "Poloff", "person"),
    ("Embassy Poloff", "Poloff", "person"),
    ("PO", "Principal Officer", "person"),
    ("Embassy contacts", "Embassy contacts", "group"),
    ("emboffs", "Emboffs", "group"),
    ("we", "post", "post"),
    ("our contacts", "contacts", "group"),
    ("the Central Dam Board", "CDB", "body"),
    ("the government", "GOV", "body"),
    ("the United States", "US", "body"),
    ("The French", "France", "body"),
    ("XXXXXXXXXXXX", "XXXXXXXXXXXX", "redacted"),
    ("National Dam Board insider xxxxxxxxxxxx", "xxxxxxxxxxxx", "redacted"),
    ("the [NAME REMOVED]", "[NAME REMOVED]", "redacted"),
    ("several contacts in the north", "several contacts", "group"),
    ("a town official", "town official", "person"),
    ("the Board's Orla Venn", "Venn", "person"),
    ("Director of the Office (DO) Orla Venn", "Venn", "person"),
    ("002 OF 002 Quelle", "Quelle", "person"),
    ("Orla Venn", "Venn", "person"),
    ("the", "the", "body"),
]


@pytest.mark.parametrize(("words", "name", "kind"), NAMES)
def test_names(registry: Registry, words: str, name: str, kind: str) -> None:
    assert registry.name(words, []) == (name, kind)


def test_titles_tell_the_sex(registry: Registry) -> None:
    ober, tav = registry.person("Ober"), registry.person("Tav")
    assert ober is not None
    assert tav is not None
    assert (ober.sex, tav.sex) == ("f", "m")


def test_an_office_goes_to_the_one_spoken_of_last() -> None:
    registry = Registry(cable_of("Minister Tarn Quelle met Minister Ada Lume."))
    assert registry.titled(frozenset(["minister"]), ["Lume", "Quelle"]) == "Quelle"
    assert registry.titled(frozenset(["minister"]), []) == "Quelle"
    assert registry.titled(frozenset(["king"]), []) is None


def test_a_foreign_ambassador_is_not_ours() -> None:
    registry = Registry(cable_of("The Ambassador met Indian Ambassador Saro. Ambassador Saro smiled."))
    assert registry.roles == {}
    assert registry.name("the Ambassador", []) == ("Ambassador", "person")


def test_the_only_ambassador_named_is_ours() -> None:
    registry = Registry(cable_of("Ambassador Bly met the mayor. The Ambassador smiled. DCM Orr sat by."))
    assert registry.roles == {"Ambassador": "Bly", "DCM": "Orr"}


def test_persons_are_introduced_by_what_they_say() -> None:
    registry = Registry(cable_of("nothing"))
    registry.introduce(["Osama", "Kassas"])
    registry.introduce(["the", "dam"])
    assert registry.name("Kassas", []) == ("Kassas", "person")
    assert registry.person("dam") is None


def test_one_short_name_behind_two_bodies_is_neither() -> None:
    registry = Registry(cable_of("The Cem House (Vakfi) met the Ehli House (Vakfi)."))
    assert registry.name("the Cem House", [])[0] != "Vakfi"


def test_a_real_post_knows_its_country_and_its_chief() -> None:
    made = cable_of("Ambassador Ordway met the mayor. The GOK paid. Poloff saw Minister House of the Bank.")
    head = msgspec.structs.replace(
        made.head, mrn=field(Mrn(2006, "ASTANA", 280)), date=field(CableDate("2006-10-24", "dtg"))
    )
    registry = Registry(msgspec.structs.replace(made, head=head))
    assert registry.roles == {"Ambassador": "Ordway"}
    assert registry.government == "GOK"
    assert registry.name("the Kazakhstani government", []) == ("GOK", "body")
    assert registry.name("Embassy Astana", []) == ("post", "post")
    assert registry.name("U.S. Embassy officers", []) == ("Emboffs", "group") or registry.name("U.S. Ambassador", [])
    assert registry.name("the Americans", []) == ("US", "body")
    assert registry.name("Kazakhstan", []) == ("Kazakhstan", "body")
    assert "Emboffs" in registry.staff


def test_a_title_and_a_name_in_capitals() -> None:
    registry = Registry(cable_of("FOREIGN MINISTER QUELLE TOLD THE AMBASSADOR THAT THE DAM LEAKED AND WAS OLD."))
    assert registry.name("FOREIGN MINISTER QUELLE", [])[0] == "Quelle"


def test_in_capitals_a_verb_of_saying_is_no_part_of_a_name() -> None:
    text = (
        "PRESIDENT QUELLE EXPLAINED EXPULSION OF MARR. PRESIDENT ASSERTED THAT THE DAM LEAKED, AND MINISTER ADA LUME "
        "RECALLED THAT THE BOARD HAD BEEN TOLD OF IT BY ITS OWN ENGINEERS IN THE SPRING."
    )
    known = Registry(cable_of(text))
    assert {person.short for person in known.order} == {"Quelle", "Lume"}


@pytest.mark.parametrize("name", ["Embassy Ankara", "ConGen Ankara", "Mission Ankara", "Amembassy Ankara"])
def test_the_post_by_the_name_of_its_city(name: str) -> None:
    made = cable_of("The dam leaks.")
    head = msgspec.structs.replace(made.head, mrn=field(Mrn(2004, "ANKARA", 77)))
    ours = Registry(msgspec.structs.replace(made, head=head))
    assert ours.name(name, []) == ("post", "post")
    assert ours.name(name.replace("Ankara", "Paris"), [])[0] != "post"


def test_members_are_no_body(registry: Registry) -> None:
    assert registry.name("Many Council Members", []) == ("Many Council members", "group")


def test_a_house_at_the_end_of_a_sentence_is_nobody() -> None:
    text = "The plan of the Home Office. Minister Tarn Quelle left. A Home Office official told us that it leaked."
    assert Registry(cable_of(text)).name("A Home Office official", [])[0] == "Home Office official"


def test_a_wife_goes_by_her_own_name() -> None:
    text = (
        "First Lady Orla Venn de Quelle spoke. We met Venn and heard Venn, and then Venn left. "
        "President Quelle agreed. Later President Tarn Quelle left."
    )
    registry = Registry(cable_of(text))
    assert registry.name("First Lady Orla Venn de Quelle", [])[0] == "Venn"
    assert registry.name("President Quelle", [])[0] == "Quelle"
