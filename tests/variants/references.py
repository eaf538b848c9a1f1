"""Variants of the REF line, and of references in the text."""

import re

from variants.page import Page
from variants.registry import telegram, variant


@variant("ref_none", telegram(references=""))
def _(page: Page) -> None:
    assert page.cable.references == ()


@variant("ref_single", telegram())
def _(page: Page) -> None:
    assert page.cable.references


def _lettered(page: Page) -> None:
    letters = [ref.enumerator for ref in page.cable.references if ref.enumerator]
    assert letters[:1] == ["A"]
    assert letters == sorted(letters)


@variant("ref_A_dot", telegram(references="REF: A. HOLLEN 133\n     B. STATE 4021"))
def _(page: Page) -> None:
    _lettered(page)


@variant("ref_A_paren", telegram(references="REF: (A) HOLLEN 133 (B) STATE 4021"))
def _(page: Page) -> None:
    _lettered(page)


@variant("para_pilcrow_letter", telegram(references="REF: A. HOLLEN 133\n¶B. STATE 4021"))
def _(page: Page) -> None:
    assert not any("¶" in ref.text for ref in page.cable.references)
    assert not re.search(r"¶[A-Z]\.", page.body)


@variant("ref_REFS", telegram(references="REFS: A. HOLLEN 133 B. STATE 4021"))
def _(page: Page) -> None:
    assert len(page.cable.references) > 1


def _year(page: Page) -> None:
    told = [ref.mrn for ref in page.cable.references if ref.mrn is not None]
    assert told
    assert all(mrn.year is None or 1960 < mrn.year < 2012 for mrn in told)


@variant("ref_yr2", telegram(references="REF: 03 HOLLEN 133"))
def _(page: Page) -> None:
    _year(page)


@variant("ref_yr4", telegram(references="REF: 2003 HOLLEN 133"))
def _(page: Page) -> None:
    _year(page)


@variant("ref_notal", telegram(references="REF: HOLLEN 133 (NOTAL)"))
def _(page: Page) -> None:
    assert page.cable.references
    assert not any(ref.mrn is not None and "NOTAL" in ref.mrn.station for ref in page.cable.references)


@variant("ref_previous", telegram(references="REF: HOLLEN 133 AND PREVIOUS"))
def _(page: Page) -> None:
    assert not any(ref.mrn is not None and "PREVIOUS" in ref.mrn.station for ref in page.cable.references)
    assert any("PREVIOUS" in ref.text.upper() or ref.kind == "previous" for ref in page.cable.references)


@variant("ref_email", telegram(references="REF: A. HOLLEN 133\n     B. ASKEW-REED E-MAIL OF MARCH 9"))
def _(page: Page) -> None:
    assert any(ref.mrn is None for ref in page.cable.references)
    assert {ref.kind for ref in page.cable.references} - {"cable"}


@variant("ref_daf")
def _(page: Page) -> None:
    assert page.cable.references


@variant("ref_REFTEL", telegram("1. (C) The lamps of reftel are lit."))
def _(page: Page) -> None:
    assert re.search(r"\bref(?:tel)?s?\b", page.body, re.IGNORECASE)
    assert page.cable.mentions


@variant("ref_septel", telegram("1. (C) The straits are dealt with septel."))
def _(page: Page) -> None:
    assert any(each.mention.kind == "septel" for each in page.cable.mentions)
