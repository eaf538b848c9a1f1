"""Variants of damage, redaction and protection."""

import re

from variants.page import Page
from variants.registry import telegram, variant


def _repaired(page: Page, *kinds: str) -> bool:
    repairs = [repair for paragraph in page.cable.paragraphs for repair in paragraph.repairs]
    for repair in repairs:
        raw = page.reading.source.text[repair.start : repair.end]
        assert raw == repair.raw or raw.startswith("&") or not raw.strip()
    return any(repair.kind in kinds for repair in repairs)


@variant("garble_amp8", telegram("1. (C) He has an &erratic8 way."))
def _(page: Page) -> None:
    assert _repaired(page, "quotation-8")
    assert not re.search(r"(?:^|\s)&[A-Za-z-]+8(?:\s|$)", page.body)


@variant("garble_commaS", telegram("1. (C) The minister,s lamps are lit."))
def _(page: Page) -> None:
    assert _repaired(page, "comma-apostrophe") or not re.search(r"[a-z],s\s", page.text)
    assert not re.search(r"[a-z]{2},s [a-z]", page.body)


@variant("garble_paren_dash", telegram("1. (C) The lamps ) those of Sestrin ) are lit."))
def _(page: Page) -> None:
    assert _repaired(page, "bracket-dash")


@variant("garble_question", telegram("1. (C) The minister?s lamps are lit."))
def _(page: Page) -> None:
    assert _repaired(page, "question-mark")
    assert not re.search(r"[a-z]\?s\b", page.body)


@variant("garble_qp", telegram("1. (C) The minister#x2019;s lamps=E2=80=94all of them."))
def _(page: Page) -> None:
    assert not re.search(r"#x20[0-9]{2};|=E2=80|=3D", page.body)


@variant("backslash_eol", telegram("1. (C) The lamps\\\nare lit."))
def _(page: Page) -> None:
    assert re.search(r"\\\s*$", page.text, re.MULTILINE)
    assert "\\" not in page.body


@variant("smart_quotes", telegram("1. (C) The “lamps” are lit."))
def _(page: Page) -> None:
    assert re.search(r"[“”‘’]", page.text)
    assert page.cable.paragraphs


@variant("nonascii", telegram("1. (C) The lamps of São Tomé are lit."))
def _(page: Page) -> None:
    assert not page.text.isascii()
    assert any(not paragraph.text.isascii() for paragraph in page.cable.paragraphs) or "¶" in page.text


@variant("nul_missing_text", telegram("1. (C) He sayed (sic) so. [garbled text] He left."))
def _(page: Page) -> None:
    assert {notice.kind for notice in page.cable.notices} & {"sic", "garbled-text", "missing-text"}


def _crossed(page: Page, sign: str) -> None:
    source = page.reading.source.text
    told = [each for each in page.cable.redactions if each.kind == "publisher-x"]
    assert any(each.span.of(source).startswith(sign) for each in told)
    # Nothing that was taken out is read as somebody's name.
    assert not any(set(name) <= {"X", "x"} for name in page.cable.signature)


@variant("redact_X", telegram("1. (C) XXXXXXXXXXXX lit the lamps."))
def _(page: Page) -> None:
    _crossed(page, "X")


@variant("redact_lower_x", telegram("1. (C) xxxxxxxxxxxx lit the lamps."))
def _(page: Page) -> None:
    _crossed(page, "x")


@variant("redact_in_header", telegram(subject="SUBJECT: THE LAMPS OF XXXXXXXXXXXX"))
def _(page: Page) -> None:
    assert any(each.kind == "publisher-x" for each in page.cable.redactions)
    for each in page.cable.redactions:
        assert (each.where == "head") == (each.field is not None)


@variant("redact_note", telegram("1. (C) (Names removed) lit the lamps."))
def _(page: Page) -> None:
    assert any(each.kind == "words" for each in page.cable.redactions)


@variant("protect_any", telegram("1. (C) Ada Askew (protect) lit the lamps."))
def _(page: Page) -> None:
    assert page.cable.protections
    assert any(each.protected is not None for each in page.cable.protections)


@variant("protect_strict", telegram("1. (C) Ada Askew (strictly protect) lit the lamps."))
def _(page: Page) -> None:
    assert any(each.strict and each.protected is not None for each in page.cable.protections)
