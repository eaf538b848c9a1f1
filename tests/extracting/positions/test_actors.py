"""Whose stance it is."""

import pytest

from made_question import MEMBERS, question, say
from reftel.extracting.positions.actors import Actors, bare
from reftel.model.board import Option
from reftel.model.statement import Account, Statement


def from_astana(content: str, holder: str, sentence: str) -> Statement:
    account = Account(post="AMEMBASSY ASTANA", signer="HART")
    return say(content, holder, sentence=sentence, account=account, cable="06ASTANA280")


def of(*statements: Statement, members: tuple[object, ...] = MEMBERS) -> str:
    return Actors(question(members=members), statements).of(statements[0])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("GOV", "Vardania"),
        ("the GOV", "Vardania"),
        ("Sestrin", "Vardania"),
        ("Government of Vardania", "Vardania"),
        ("the Government of Quentara GOQ", "Quentara"),
        ("the Vardanian government", "Vardania"),
        ("the Vardanian Delegation", "Vardania"),
        ("Ostrel's", "Ostrel"),
        ("Ostrelians", "Ostrel"),
        ("France", "France"),
        ("Paris", "France"),
        ("Dravic", None),
        ("a friend of Vardania", None),
        ("GOX", None),
    ],
)
def test_names_of_states(name: str, state: str | None) -> None:
    assert Actors(question(), ()).state(name) == state


@pytest.mark.parametrize("name", ["[DETAILS REMOVED]", "XXXXXXXXXXXX", "[EXCISED]"])
def test_what_was_taken_out_is_no_actor_of_several_cables(name: str) -> None:
    one, other = (say("x", name, speaker=name, sentence="It was said.", cable=f"06SESTRIN{n}") for n in (1, 2))
    actors = Actors(question(members=()), [one, other])
    assert (actors.of(one), actors.of(other)) == (f"{name} (06SESTRIN1)", f"{name} (06SESTRIN2)")
    assert actors.represents(one, actors.of(one))
    assert not actors.represents(one, actors.of(other))


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Calderran delegate", "Calderra"),
        ("Representative of Ostrel", "Ostrel"),
        ("French Ambassador", "France"),
        ("New Zealand Representative", "New Zealand"),
        ("Turkish Foreign Office", "Turkey"),
        ("Deputy British Minister", "Deputy British Minister"),
        ("former Ostreli delegate", "former Ostreli delegate"),
        ("Ostreli colonel", "Ostreli colonel"),
        ("Finance Minister", "Finance Minister"),
    ],
)
def test_who_is_called_by_a_title_and_a_country_speaks_for_it(name: str, actor: str) -> None:
    assert of(say("x", name, sentence=f"The {name} said so.")) == actor


def test_names_are_bare() -> None:
    assert bare(" The  GOV's\" ") == "GOV"


def test_an_acronym_by_the_cables_own_words() -> None:
    defined = say(
        "the Government of North Zubrovia (GNZ) agreed", "GNZ", sentence="the Government of North Zubrovia (GNZ) agreed"
    )
    assert of(defined) == "North Zubrovia"
    options = (Option(id="z", decision="d", title="Zubrovia chairs", candidate="Zubrovia"),)
    named = say("x", "GOZ", sentence="The GOZ said that Zubrovia and the Zubrovian bid stand.")
    assert Actors(question(options, ()), [named]).of(named) == "Zubrovia"
    unnamed = say("x", "GOZ", sentence="Nobody is named.")
    assert Actors(question(options, ()), [unnamed]).of(unnamed) == "GOZ"


def test_an_acronym_of_several_states() -> None:
    kenya = say(
        "x", "GOK", sentence="The GOK and Kenya.", cable="08NAIROBI1", account=Account(post="AMEMBASSY NAIROBI")
    )
    assert of(kenya) == "Kenya"
    hosted = say("x", "GOK", sentence="The GOK.", cable="08NAIROBI1", account=Account(post="AMEMBASSY NAIROBI"))
    assert of(hosted) == "Kenya"
    nowhere = say("x", "GOK", sentence="The GOK.", cable="08SESTRIN1", account=Account(post=None))
    assert of(nowhere) == "GOK"
    portugal = from_astana("x", "GOP", "The GOP and Portugal. Portugal, Portugal and Poland.")
    assert of(portugal) == "Portugal"
    either = from_astana("x", "GOP", "The GOP and Portugal. Portugal and Poland.")
    assert of(either) == "GOP", "it is left open"
    text = "Iran, Iran and Iran, said the GOI. Israel waits."
    own = say("x", "GOI", sentence=text, cable="08TELAVIV1", account=Account(post="AMEMBASSY TEL AVIV"))
    assert of(own) == "Israel", "what a cable is about is not whose government its post writes of"


def test_people_of_the_post_speak_for_its_state() -> None:
    for speaker in ("Ambassador", "DCM and Poloff", "Hart"):
        assert of(from_astana("x", speaker, "x")) == "United States"
    assert of(say("x", "Ambassador", sentence="x")) == "Ambassador"


def test_the_post_itself_is_no_state() -> None:
    assert of(from_astana("x", "post", "x")) == "Embassy Astana"
    assert of(say("x", "post", sentence="x", account=Account(post="EMBASSY PORT AUREL"))) == "Embassy Aurel"
    assert of(say("x", "post", sentence="x", account=Account(post=None), cable="04X1")) == "Embassy"
    assert of(say("x", "post", sentence="x", account=Account(post="FORMIN SESTRIN"))) == "Vardania"


def test_who_reports_his_sides_stance_speaks_for_it() -> None:
    about = say("the GOV agrees", "GOV", "Sorel", at=50)
    assert of(say("x", "Sorel", sentence="x"), about) == "Vardania"
    assert of(say("x", "government", "Sorel", sentence="x"), about) == "Vardania"
    mine, other = say("x", "Sorel", sentence="x"), say("y", "Kroll", sentence="y", at=9)
    without = Actors(question(members=()), (mine, say("Kenya agrees", "Kenya", "Sorel", at=50), other))
    assert without.of(mine) == "Sorel"
    quoted = say("x", "Sorel", sentence="x", quotes=("we agree",))
    assert Actors(question(members=()), (quoted, say("Kenya agrees", "Kenya", "Sorel", at=50))).of(quoted) == "Kenya"
    assert without.represents(mine, "Kenya")
    assert not without.represents(other, "Kenya")
    assert without.represents(other, "Kroll")


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Foreign Minister Brennick said so.", "Kazakhstan"),
        ("Kenyan President Ada Brennick said so.", "Kenya"),
        ("Ambassador Brennick said so.", "United States"),
        ("Chinese Ambassador Brennick said so.", "China"),
        ("Deputy Prime Minister Brennick said so.", "Brennick"),
        ("Mr. Brennick said so.", "Brennick"),
        ("Kenya's Foreign Minister Ada Brennick said so.", "Kenya"),
        ("Foreign Minister of Kenya Ada Brennick said so.", "Kenya"),
        ("Foreign Minister Brennick, to whom Kenyan Foreign Minister Ada Brennick wrote, said so.", "Kenya"),
        ("Kenyan Foreign Minister Brennick and Chinese Foreign Minister Brennick said so.", "Brennick"),
        ("Zubrovia's Foreign Minister Ada Brennick said so.", "Brennick"),
        ("Zubrovian Foreign Minister Ada Brennick said so.", "Brennick"),
        ("Prime Minister of Zubrovia Ada Brennick said so.", "Brennick"),
    ],
)
def test_titles_that_speak_for_a_state(sentence: str, actor: str) -> None:
    assert of(from_astana("so", "Brennick", sentence), members=()) == actor


@pytest.mark.parametrize("post", ["USEU BRUSSELS", "USNATO"])
def test_at_a_seat_of_an_organisation_no_minister_is_the_hosts(post: str) -> None:
    account = Account(post=post)
    bare = say("so", "Brennick", sentence="Foreign Minister Brennick said so.", account=account, cable="06BRUSSELS2")
    assert of(bare, members=()) == "Brennick"
    assert of(say("so", "government", sentence="x", account=account, cable="06BRUSSELS2"), members=()) == "government"


def test_a_ministry_of_no_known_place() -> None:
    assert of(say("x", "government", sentence="x", account=Account(post=None), cable="04X1")) == "government"
    assert (
        of(say("so", "Brennick", sentence="President Brennick said so.", account=Account(post=None), cable="04X1"))
        == "Brennick"
    )


def test_two_states_are_two_actors() -> None:
    both = say("x", "Ostrel and Quentara")
    actors = Actors(question(), [both])
    assert actors.all_of(both) == ("Ostrel", "Quentara")
    persons = say("x", "Genc and Erdemir")
    assert Actors(question(), [persons]).all_of(persons) == ("Genc and Erdemir",)


def test_an_actor_is_named_by_its_day() -> None:
    actors = Actors(question(), ())
    assert actors.named("Vardania", "2004") == "Vardania"
    assert actors.named("Dravic", None) == "Dravic"
