"""Variants of the head: transmission, classification line, captions, sections, TAGS, subject, signature."""

import re

from variants.page import Page
from variants.registry import telegram, variant


@variant("hdr_VZCZ", telegram())
def _(page: Page) -> None:
    assert page.cable.transmission is not None
    channel = page.cable.transmission.channel
    assert channel is not None
    assert page.found(rf"V?ZCZC\s?{channel}")


@variant("hdr_FM", telegram())
def _(page: Page) -> None:
    assert page.cable.origin is not None
    assert page.found(rf"^FM {re.escape(page.cable.origin)}")
    assert page.cable.action


@variant("hdr_partial_extract")
def _(page: Page) -> None:
    assert "partial-extract" in {notice.kind for notice in page.cable.notices}
    assert page.cable.completeness == "partial"
    assert page.cable.transmission is None


@variant("hdr_ZDK_svc", telegram(date="P 170905Z MAR 04 ZDK"))
def _(page: Page) -> None:
    told = page.cable.transmission
    signals = told.signals if told else ()
    serviced = any(notice.kind in {"service", "corrected-copy"} for notice in page.cable.notices)
    assert serviced or any(signal.startswith(("ZDK", "ZDS", "ZEL", "ZFF", "ZFD", "ZFR")) for signal in signals)


@variant("hdr_XMT")
def _(page: Page) -> None:
    assert any(addressee.excluded for addressee in (*page.cable.action, *page.cable.info))


@variant("mrn_garbled")
def _(page: Page) -> None:
    assert page.cable.mrn is not None
    assert page.cable.mrn.station not in {"SECTION", "ECTION"}
    assert "OF" not in page.cable.mrn.station[:9]


@variant("body_tiny")
def _(page: Page) -> None:
    assert len(page.body) < 1500
    assert page.cable.mrn is not None


@variant("crlf", telegram().replace("\n", "\r\n"))
def _(page: Page) -> None:
    assert "\r\n" in page.reading.source.text
    assert "\r" not in page.body
    assert page.cable.subject is not None
    assert "\r" not in page.cable.subject


def _level(page: Page, level: str) -> None:
    assert page.cable.classification is not None
    assert page.cable.classification.level == level


@variant("cls_spaced", telegram())
def _(page: Page) -> None:
    assert page.cable.classification is not None
    spaced = {"C": "C O N F I D E N T I A L", "S": "S E C R E T"}
    assert spaced[page.cable.classification.level] in page.text


@variant("cls_plain_conf", telegram(line="CONFIDENTIAL SESTRIN 000214"))
def _(page: Page) -> None:
    assert page.cable.classification is not None
    assert page.cable.classification.level in {"C", "S"}


@variant("cls_unclas", telegram(line="UNCLAS SESTRIN 000214", eo="E.O. 12958: N/A", by=""))
def _(page: Page) -> None:
    _level(page, "U")


@variant("cls_sentence_case", telegram(line="C o n f i d e n t i a l SESTRIN 000214"))
def _(page: Page) -> None:
    assert page.cable.classification is not None
    assert page.found(r"(?m)^(?:C ?o ?n ?f|UNCLAS Sec|Unclas|S ?e ?c ?r ?e ?t)")


@variant("cls_unclas_fouo", telegram(line="UNCLAS//FOUO SESTRIN 000214", eo="E.O. 12958: N/A", by=""))
def _(page: Page) -> None:
    told = page.cable.classification
    assert told is not None
    portions = [paragraph.mark or "" for paragraph in page.cable.paragraphs]
    assert told.sensitive or "FOUO" in told.caveats or any("FOUO" in mark for mark in portions)


@variant("cls_noforn", telegram(captions="NOFORN\nSIPDIS"))
def _(page: Page) -> None:
    caveats = page.cable.classification.caveats if page.cable.classification else ()
    portions = any(
        "NF" in (paragraph.mark or "") or "NOFORN" in (paragraph.mark or "") for paragraph in page.cable.paragraphs
    )
    assert "NOFORN" in caveats or "NOFORN" in page.cable.captions or portions or "NOFORN" in page.body


@variant("classified_text_entire", telegram("1. (C - ENTIRE TEXT) The lamps are lit."))
def _(page: Page) -> None:
    marks = [paragraph.mark or "" for paragraph in page.cable.paragraphs]
    entire = any("ENTIRE" in mark for mark in marks) or any(
        "ENTIRE TEXT" in p.text.upper() for p in page.cable.paragraphs
    )
    assert entire or any("ENTIRE TEXT" in node.upper() for node in page.nodes("banner"))


def _caption(word: str) -> None:
    @variant(f"cap_{word}", telegram(captions=f"{word}"))
    def _(page: Page) -> None:
        # Of the cable itself, or of one that it refers to: "ANKARA 1561 (EXDIS)".
        assert word in page.cable.captions or any(word in each.text for each in page.cable.references)


for _word in ("SIPDIS", "EXDIS", "NODIS"):
    _caption(_word)


@variant("cap_SIPDIS_inbody", telegram("1. (C) The lamps of the\n\nSIPDIS\n\nstraits are lit."))
def _(page: Page) -> None:
    assert page.codes["sipdis-in-text"] > 0
    assert "SIPDIS" not in page.body


@variant("cap_NOFORN_line", telegram(captions="SIPDIS\n\nNOFORN"))
def _(page: Page) -> None:
    assert "NOFORN" in page.cable.captions


@variant(
    "cls_sensitive", telegram(line="UNCLAS SESTRIN 000214", captions="SENSITIVE\nSIPDIS", eo="E.O. 12958: N/A", by="")
)
def _(page: Page) -> None:
    assert page.cable.classification is not None
    assert page.cable.classification.sensitive


@variant("cap_codeword", telegram(captions="SIPDIS\n\nTERREP"))
def _(page: Page) -> None:
    words = {"TERREP", "TERFIN", "VISAS", "VISAS VIPER", "VISAS DONKEY"}
    subject = page.cable.subject or ""  # "VISAS DONKEY: ..." may stand there
    assert words.intersection(page.cable.captions) or subject.startswith("VISAS")


@variant("cap_corrected", telegram(captions="C O R R E C T E D  C O P Y (ADDED LINE)\n\nSIPDIS"))
def _(page: Page) -> None:
    assert "corrected-copy" in {notice.kind for notice in page.cable.notices}


@variant("cap_deptfor", telegram(captions="SIPDIS\n\nDEPT FOR EUR/SAR (ASKEW)"))
def _(page: Page) -> None:
    assert page.cable.passing


@variant("sec_header", telegram(line="C O N F I D E N T I A L SECTION 01 OF 02 SESTRIN 000214"))
def _(page: Page) -> None:
    assert page.cable.head.sections is not None
    of = page.cable.head.sections.value[1]
    assert page.found(rf"SECTION 0?1 OF 0?{of}")


_PAGED = "1. (C) The lamps of the\n\nSESTRIN 00000214  002{mark} OF 002\n\nstraits are lit."


@variant("pg_line_new", telegram(_PAGED.format(mark="")))
def _(page: Page) -> None:
    assert page.nodes("page-line")
    assert not re.search(r"\b0[0-9]{7}\s{1,3}[0-9]{3}(?:\.[0-9])? OF [0-9]{3}", page.body)


@variant("pg_line_classmark", telegram(_PAGED.format(mark=".2")))
def _(page: Page) -> None:
    assert any(re.search(r"[0-9]{3}\.[0-9]\s+OF", line) for line in page.nodes("page-line"))
    assert not re.search(r"\b0[0-9]{7}\s{1,3}[0-9]{3}\.[0-9]", page.body)


@variant("pg_midpara", telegram(_PAGED.format(mark="")))
def _(page: Page) -> None:
    assert page.codes["joined-line"] + page.codes["sipdis-in-text"] > 0
    assert page.nodes("page-line")


@variant(
    "pg_old_PAGE", telegram("1. (C) The lamps of the\n\nPAGE 02        SESTRI  00214  170905Z\n\nstraits are lit.")
)
def _(page: Page) -> None:
    assert any(line.lstrip().startswith("PAGE") for line in page.nodes("page-line"))
    assert not re.search(r"^PAGE [0-9]{2} ", page.body, re.MULTILINE)


@variant("dup_header_inbody")
def _(page: Page) -> None:
    assert page.nodes("repeated-head") or page.nodes("preview")
    assert not re.search(r"^CLASSIFIED BY:", page.body, re.IGNORECASE | re.MULTILINE)


@variant("cls_trailer", telegram(signature="HALLORAN\n\nClassification: CONFIDENTIAL").rstrip())
def _(page: Page) -> None:
    assert not re.search(r"^\W{0,3}(?:CONFIDENTIAL|UNCLASSIFIED|SECRET)\s*$", page.body, re.MULTILINE)


@variant("tags_space", telegram(tags="TAGS: PREL PGOV KZ"))
def _(page: Page) -> None:
    assert len(page.cable.tags) > 1
    assert all(" " not in tag.code or tag.kind in {"person", "unknown"} for tag in page.cable.tags)


@variant("tags_comma", telegram())
def _(page: Page) -> None:
    assert len(page.cable.tags) > 1
    assert not any(tag.code.endswith(",") for tag in page.cable.tags)


@variant("tags_multi", telegram(tags="TAGS: PREL, PGOV, PHUM,\nECON, KZ"))
def _(page: Page) -> None:
    field = page.cable.field("tags")
    assert field is not None
    assert len(page.cable.tags) > 3


@variant("tags_org", telegram(tags="TAGS: PREL, OSCE, KZ"))
def _(page: Page) -> None:
    assert any(tag.kind == "organisation" for tag in page.cable.tags)


@variant("tags_person", telegram(tags="TAGS: OVIP (ASKEW, ADA), PREL, KZ"))
def _(page: Page) -> None:
    assert any(tag.kind == "person" for tag in page.cable.tags)


@variant("tags_missing", telegram(tags=""))
def _(page: Page) -> None:
    assert len(page.cable.tags) < 20
    assert page.cable.subject is not None or page.cable.paragraphs


@variant("subj_multi", telegram(subject="SUBJECT: THE LAMPS OF SESTRIN\nARE LIT"))
def _(page: Page) -> None:
    field = page.cable.field("subject")
    assert field is not None
    assert "\n" not in field.value
    assert len(field.value.split()) > 3


@variant("subj_SUBJ", telegram(subject="SUBJ: THE LAMPS OF SESTRIN"))
def _(page: Page) -> None:
    assert page.cable.subject
    assert not page.cable.subject.upper().startswith("SUBJ")


@variant("subj_missing", telegram(subject=""))
def _(page: Page) -> None:
    assert page.cable.subject is None or page.cable.subject.strip()
    assert page.cable.paragraphs or page.cable.completeness in {"stub", "partial"}


@variant("subj_lower", telegram(subject="SUBJECT: The lamps of Sestrin"))
def _(page: Page) -> None:
    assert page.cable.subject is not None
    assert any(letter.islower() for letter in page.cable.subject)


@variant("sig_line", telegram())
def _(page: Page) -> None:
    assert page.cable.signature
    assert not page.body.rstrip().endswith(page.cable.signature[-1].upper())


@variant("sig_missing_end", telegram(signature=""))
def _(page: Page) -> None:
    assert len(page.cable.signature) < 3
    assert all(len(name.split()) < 4 for name in page.cable.signature)


@variant("sig_mixed", telegram(signature="Halloran"))
def _(page: Page) -> None:
    assert page.cable.signature


@variant("sig_double", telegram(signature="HALLORAN\n\nHALLORAN"))
def _(page: Page) -> None:
    (name,) = page.cable.signature
    assert name.upper() not in page.cable.paragraphs[-1].text.split()


@variant("sig_dashed", telegram(signature="------------\nHALLORAN"))
def _(page: Page) -> None:
    assert page.cable.signature == ("HALLORAN",)


@variant("nnnn", telegram(signature="HALLORAN\n\nNNNN"))
def _(page: Page) -> None:
    assert "end-of-message" in {notice.kind for notice in page.cable.notices}
    assert "NNNN" not in page.body
