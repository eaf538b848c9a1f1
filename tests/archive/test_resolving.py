"""Which namings are one actor's: what each rule merges, what none ever does, and that the order makes no difference."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made_namings import item, naming
from reftel.archive.resolving import Item, country_name, resolve
from reftel.model.actor import Naming, NamingKind

FM = ("Foreign Minister", None)
ONE, TWO = "ASTANA", "HELSINKI"


def groups(*items: Item) -> set[frozenset[str]]:
    return {frozenset(one.mrn for one in group) for group in resolve(items)}


def pair(one: Naming, other: Naming, *, days: tuple[str, str] = ("2004-01-01", "2005-01-01"), there: str = ONE) -> str:
    """The rule by which two namings were taken for one; empty if they were not."""
    first, second = item("04A1", ONE, days[0], one), item("05A2", there, days[1], other)
    found = resolve([first, second])
    if len(found) == 2:
        return ""
    return next((one.because for one in (first, second) if one.because != "single"), "single")


@pytest.mark.parametrize(
    ("one", "other", "there", "because"),
    [
        (naming("Orvane", "Lio Orvane"), naming("ORVANE", "LIO ORVANE"), TWO, "same-full-name"),
        (naming("Ermekbayev", "Lio Ermekbayev"), naming("Ermekbaev", "Lio Ermekbaev"), TWO, "same-full-name"),
        (naming("Orvane", "Lio Orvane"), naming("Orvane", "Lio Serk Orvane"), TWO, "fuller-name"),
        (naming("Tarn", "Morel Tarn"), naming("Morel", "Carlo Morel Tarn"), TWO, "fuller-name"),
        (naming("Orvane", "Lio Orvane"), naming("Orvane", "L. Orvane"), ONE, "initial"),
        (naming("Orvane", "", FM), naming("Orvane", "", ("FM", None)), ONE, "same-office"),
        (naming("Orvane", "", FM), naming("Orvane", "", ("Kazakhstani Foreign Minister", "KZ")), TWO, "same-office"),
        (naming("Orvane", "Lio Orvane", FM), naming("Orvane", "", FM), ONE, "same-office"),
        (naming("Orvane", "Lio Orvane", FM), naming("Orvane"), ONE, "sole-bearer"),
        (naming("Orvane", "", FM), naming("Orvane"), ONE, "sole-bearer"),
        (naming("GOK", kind="state", state="KZ"), naming("Astana", kind="state", state="KZ"), TWO, "same-state"),
        (naming("OSCE", kind="body"), naming("OSCE", kind="body"), TWO, "international-body"),
        (naming("Dam Board", kind="body"), naming("Dam Board", kind="body"), ONE, "same-body"),
        (naming("daily Ferry", kind="media"), naming("daily Ferry", kind="media"), ONE, "same-media"),
        (naming("post", kind="post"), naming("post", kind="post"), ONE, "own-post"),
    ],
)
def test_what_is_merged_and_why(one: Naming, other: Naming, there: str, because: str) -> None:
    assert pair(one, other, there=there) == because


@pytest.mark.parametrize(
    ("one", "other", "there"),
    [
        (naming("Orvane", "Lio Orvane", FM), naming("Orvane", "Serk Orvane", FM), ONE),
        (naming("Orvane", "", ("Vice President", "KZ")), naming("Orvane", "", ("Vice President", "FI")), TWO),
        (naming("Orvane", "Lio Orvane", ("Minister", "KZ")), naming("Orvane", "Lio Orvane", ("Minister", "FI")), TWO),
        (naming("Orvane", "", FM), naming("Orvane", "", ("Dam Warden", None)), ONE),
        (naming("Orvane"), naming("Orvane"), TWO),
        (naming("Lio", "Juan Lio", ("King", None)), naming("Urenda", "Juan Lio Urenda"), TWO),
        (naming("Dam Board", kind="body"), naming("Dam Board", kind="body"), TWO),
        (naming("post", kind="post"), naming("post", kind="post"), TWO),
        (naming("Poloff", kind="role", ours=True), naming("Poloff", kind="role", ours=True), ONE),
        (naming("Foreign Minister", kind="role"), naming("Foreign Minister", kind="role"), ONE),
    ],
)
def test_what_is_never_merged(one: Naming, other: Naming, there: str) -> None:
    assert pair(one, other, there=there) == ""


def test_years_apart_are_two_holders() -> None:
    assert pair(naming("Orvane", "", FM), naming("Orvane", "", FM), days=("1976-01-01", "2005-01-01")) == ""


def test_a_surname_that_two_bear_joins_neither() -> None:
    found = groups(
        item("04A1", ONE, "2004-01-01", naming("Orvane", "Lio Orvane", FM)),
        item("04A2", ONE, "2004-02-01", naming("Orvane", "Serk Orvane", FM)),
        item("04A3", ONE, "2004-03-01", naming("Orvane", "", FM)),
    )
    assert len(found) == 3


def test_the_ambassador_is_who_held_the_post_on_the_day() -> None:
    ambassador = naming("Ambassador", kind="role", ours=True)
    named = naming("Ordway", "", ("Ambassador", None), ours=True)
    first, second = item("06A1", ONE, "2006-10-24", ambassador), item("06A2", ONE, "2006-05-24", named)
    later = item("99A3", ONE, "1999-05-24", ambassador)
    found = {frozenset(one.mrn for one in group) for group in resolve([first, second, later])}
    assert found == {frozenset({"06A1", "06A2"}), frozenset({"99A3"})}
    assert (first.because, second.because) == ("holder-by-date", "chief-of-mission")


KINDS: tuple[NamingKind, ...] = ("redacted", "unnamed", "group", "role")
people = st.builds(
    lambda name, given, office, country: naming(
        name, f"{given} {name}".strip(), *([(office, country)] if office else [])
    ),
    st.sampled_from(["Orvane", "Orvan", "Tarn", "Ermekbayev", "Ermekbaev"]),
    st.sampled_from(["", "Lio", "Serk", "L.", "Lio Serk"]),
    st.sampled_from(["", "Foreign Minister", "FM", "Speaker"]),
    st.sampled_from([None, "KZ", "FI"]),
)
cables = st.lists(st.tuples(people, st.sampled_from([ONE, TWO]), st.integers(1998, 2010)), max_size=14)


@pytest.mark.slow
@given(cables, st.integers())
@settings(max_examples=200)
def test_the_order_of_adding_makes_no_difference(made: list[tuple[Naming, str, int]], seed: int) -> None:
    def items() -> list[Item]:
        return [item(f"A{n}", where, f"{year}-01-01", one) for n, (one, where, year) in enumerate(made)]

    mixed = items()
    random.Random(seed).shuffle(mixed)  # noqa: S311 - nothing is at stake
    straight = {one.mrn: one for group in resolve(items()) for one in group}
    assert groups(*items()) == groups(*mixed)
    assert {one.mrn: one.because for one in mixed} == {mrn: one.because for mrn, one in straight.items()}


@pytest.mark.slow
@given(cables)
@settings(max_examples=200)
def test_nobody_is_lost_and_no_two_given_names_are_one(made: list[tuple[Naming, str, int]]) -> None:
    items = [item(f"A{n}", where, f"{year}-01-01", one) for n, (one, where, year) in enumerate(made)]
    found = resolve(items)
    assert sorted(one.mrn for group in found for one in group) == sorted(one.mrn for one in items)
    for group in found:
        givens = [one.given for one in group if one.given]
        assert all(one & other for one in givens for other in givens)


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(["XXXXXXXXXXXX", "a senior official"])), max_size=8))
def test_redacted_and_unnamed_never_merge(made: list[tuple[NamingKind, str]]) -> None:
    items = [item(f"A{n}", ONE, "2004-01-01", naming(name, kind=kind)) for n, (kind, name) in enumerate(made)]
    assert len(resolve(items)) == len(items)


def test_a_country_by_its_name() -> None:
    assert country_name("KZ") == "Kazakhstan"
    assert country_name(None) is None


SPAIN, BRAZIL = ("Ambassador in Spain", "US"), ("Ambassador in Brazil", "US")


def test_who_is_sent_to_a_country_is_one_by_name_office_and_country() -> None:
    assert pair(naming("Oyen", "", SPAIN), naming("Oyen", "", SPAIN), there=TWO) == "same-office"
    assert not pair(naming("Oyen", "", SPAIN), naming("Oyen", "", BRAZIL), there=TWO)
    assert not pair(naming("Oyen", "", SPAIN), naming("Marin", "", SPAIN), there=TWO)
    assert not pair(naming("Oyen", "", SPAIN), naming("Oyen", "", SPAIN), days=("1943-05-02", "1953-05-02"), there=TWO)
