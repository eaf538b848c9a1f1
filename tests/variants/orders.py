"""Variants of the E.O. line, of who classified and why, and of portion marks."""

import re

from variants.page import Page
from variants.registry import telegram, variant


def _order(number: str, line: str) -> None:
    @variant(f"eo_{number}", telegram(eo=line))
    def _(page: Page) -> None:
        assert page.cable.eo is not None
        assert page.cable.eo.order == number


_order("12958", "E.O. 12958: DECL: 03/17/2014")
_order("12356", "E.O. 12356: DECL:OADR")
_order("12065", "E.O. 12065: GDS 3/17/85 (ASKEW, ADA) OR-P")
_order("11652", "E.O. 11652: GDS")


@variant("eo_number_typo", telegram(eo="E.O. 12598: DECL: 03/17/2014"))
def _(page: Page) -> None:
    assert page.cable.eo is not None
    assert page.cable.eo.text or page.cable.eo.declassify


@variant("eo_NA", telegram(line="UNCLAS SESTRIN 000214", eo="E.O. 12958: N/A", by=""))
def _(page: Page) -> None:
    assert page.cable.eo is not None
    assert page.cable.declassify_on is None


@variant("eo_DECL_date", telegram())
def _(page: Page) -> None:
    assert page.cable.declassify_on is not None
    assert re.fullmatch(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}", page.cable.declassify_on)


@variant("eo_iso", telegram(eo="E.O. 12958: DECL: 2014/03/17"))
def _(page: Page) -> None:
    assert page.cable.declassify_on is not None
    year, month, day = page.cable.declassify_on.split("-")
    assert page.found(rf"{year}/{month}/{day}|{year}/{int(month)}/{int(day)}|{year}-{month}-{day}")


@variant("eo_DECL_event", telegram(eo="E.O. 12958: DECL: TEN YEARS AFTER THE CLOSING OF THE STRAITS"))
def _(page: Page) -> None:
    assert page.cable.eo is not None
    assert page.cable.eo.text


@variant("eo_decl_MR", telegram(eo="E.O. 12958: DECL: MR"))
def _(page: Page) -> None:
    assert page.cable.eo is not None
    assert "MR" in page.cable.eo.text
    assert page.cable.declassify_on is None


@variant("eo_OADR", telegram(eo="E.O. 12356: DECL: OADR"))
def _(page: Page) -> None:
    assert page.cable.eo is not None
    assert "OADR" in page.cable.eo.text


@variant("eo_nodots", telegram(eo="EO 12958 DECL: 03/17/2014"))
def _(page: Page) -> None:
    assert page.cable.eo is not None
    assert page.cable.eo.order is not None


@variant("eo_sentence_case", telegram(eo="E.o. 12958: decl: 03/17/2014"))
def _(page: Page) -> None:
    assert page.cable.eo is not None
    assert page.cable.eo.order is not None


@variant("eo_tags_same_line", telegram(eo="E.O. 12958: DECL: 03/17/2014 TAGS: PREL, KZ", tags=""))
def _(page: Page) -> None:
    assert page.cable.eo is not None
    assert "TAGS" not in page.cable.eo.text
    assert page.cable.tags


@variant("eo_missing", telegram(eo=""))
def _(page: Page) -> None:
    assert page.cable.classification is not None or page.cable.paragraphs


@variant("cls_by_lower", telegram())
def _(page: Page) -> None:
    assert page.cable.classified_by
    assert any(person.name for person in page.cable.classified_by)


@variant("cls_by_caps", telegram(by="CLASSIFIED BY: DCM ADA ASKEW FOR REASONS 1.4 (B) AND (D)."))
def _(page: Page) -> None:
    assert page.cable.classified_by


@variant("derived_from", telegram(by="DERIVED FROM: DSCG 05-1 B AND D"))
def _(page: Page) -> None:
    assert page.nodes("header:derived") or "erived" in page.text


@variant("cls_reason_15", telegram(by="Classified By: DCM Ada Askew for reasons 1.5 (b) and (d)."))
def _(page: Page) -> None:
    assert page.cable.reasons


@variant("cls_reason_14", telegram())
def _(page: Page) -> None:
    assert page.cable.reasons
    assert set(page.cable.reasons) <= set("abcdefgh")


def _portion(flag: str, pattern: str, *made: str) -> None:
    @variant(f"pm_{flag}", *made)
    def _(page: Page) -> None:
        marks = [paragraph.mark for paragraph in page.cable.paragraphs if paragraph.mark]
        items = [item.mark for paragraph in page.cable.paragraphs for item in paragraph.items if item.mark]
        by = "".join(page.nodes("header:classified_by"))  # the Classified By line may have a mark too
        in_head = by.startswith(f"({flag})")
        assert in_head or any(re.fullmatch(pattern, mark) for mark in [*marks, *items])


_portion("C", r"C", telegram())
_portion("S", r"S", telegram("1. (S) The lamps are lit."))
_portion("U", r"U", telegram("1. (U) The lamps are lit."))
_portion("SBU", r"SBU", telegram("1. (SBU) The lamps are lit."))
_portion("SNF", r"(?:C|S)//?N(?:F|OFORN)", telegram("1. (C/NF) The lamps are lit.\n\n2. (S//NF) They are."))
_portion("rel", r".*REL.*", telegram("1. (S/REL GBR) The lamps are lit."))
_portion("FOUO", r"(?:U/?/?)?FOUO", telegram("1. (FOUO) The lamps are lit."))


@variant("pm_before_num", telegram("(C) 1. The lamps are lit.\n\n(C) 2. They are."))
def _(page: Page) -> None:
    assert any(re.match(r"\([A-Z/]{1,8}\)\s{0,3}¶?\s?[0-9]", paragraph.raw.replace("<", " <")) or paragraph.mark
               for paragraph in page.numbered)  # fmt: skip


@variant("pm_subj", telegram(subject="SUBJECT: (C) THE LAMPS OF SESTRIN"))
def _(page: Page) -> None:
    assert page.cable.subject is not None
    assert not re.match(r"\(?(?:C|U|SBU|S)(?:/NF)?\)", page.cable.subject)


@variant("pm_malformed", telegram("1. ( C) The lamps are lit.\n\n2. (C The straits are open."))
def _(page: Page) -> None:
    marked = [paragraph for paragraph in page.numbered if paragraph.mark]
    assert len(marked) * 10 >= len(page.numbered) * 8
    assert not any(re.match(r"\(\s?(?:C|SBU|U|S)\s?\)", paragraph.text) for paragraph in page.numbered)
