"""The public dumps in place: what they come to, and whether they agree with the pages of the same cables."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from reftel.model.cable import Cable
from reftel.reading import read


def rows(shared: Path, collection: str) -> list[dict[str, str]]:
    with (shared / "corpus" / "dev.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["collection"] == collection]


def cables(shared: Path, collection: str) -> list[tuple[dict[str, str], Cable]]:
    found = []
    for row in rows(shared, collection):
        found += [(row, cable) for cable in read(shared / "corpus" / row["file"]).cables]
    return found


def pages(shared: Path) -> dict[str, Cable]:
    told = rows(shared, "cablegate_html_2011-04")
    return {row["mrn"]: read(shared / "corpus" / row["file"]).cables[0] for row in told}


def head(cable: Cable) -> dict[str, object]:
    return {
        "date": cable.date,
        "classification": cable.classification,
        "origin": cable.origin,
        "action": cable.action,
        "info": cable.info,
        "precedence": cable.precedence,
        "captions": cable.captions,
        "eo": cable.eo and (cable.eo.order, cable.eo.declassify),
        "classified_by": cable.classified_by,
        "reasons": cable.reasons,
        "tags": [tag.code for tag in cable.tags],
        "subject": cable.subject,
        "references": [str(one.mrn) for one in cable.references],
        "signature": cable.signature,
        "paragraphs": [(paragraph.number, paragraph.mark) for paragraph in cable.paragraphs],
    }


def test_objects_without_line_breaks(shared: Path) -> None:
    found = cables(shared, "cablegate_jsonl_2010-11")
    assert len(found) == 17
    for _, cable in found:
        assert str(cable.mrn) == cable.publisher["mrn"]
        assert cable.date == cable.publisher["created"][:10]
        assert cable.classification
        assert cable.subject
        assert cable.tags
        numbers = [paragraph.number for paragraph in cable.paragraphs]
        assert numbers[0] == 1
        assert all(paragraph.mark for paragraph in cable.paragraphs)
        assert cable.signature
    # One cable has its paragraph 12 twice, as sent.
    assert Counter("numbering-restart" in {one.code for one in cable.findings} for _, cable in found) == {
        False: 16,
        True: 1,
    }


def test_objects_whose_id_is_the_list_of_references(shared: Path) -> None:
    found = cables(shared, "cablegate_jsonl_2011")
    assert len(found) == 10
    for _, cable in found:
        assert cable.mrn
        assert (cable.mrn.station, cable.origin) == ("NEWDELHI", "Embassy New Delhi")
        assert cable.date == cable.publisher["created"][:10]
        assert cable.subject
        assert cable.tags
        assert cable.signature
        told = cable.publisher.get("references")
        assert told is None or told in [str(one.mrn) for one in cable.references]


@pytest.mark.parametrize("collection", ["cablegate_jsonl_2010-11", "cablegate_bodyfrag_2011"])
def test_other_forms_of_a_cable_agree_with_its_page(shared: Path, collection: str) -> None:
    known = pages(shared)
    whole = collection == "cablegate_jsonl_2010-11"
    both = 0
    for _, cable in cables(shared, collection):
        page = known.get(str(cable.mrn))
        if page is None:
            continue
        both += 1
        own, told = head(cable), head(page)
        if not whole:  # no head of a transmission, and so no day
            for name in ("date", "origin", "action", "info", "precedence"):
                del own[name]
                del told[name]
        assert own == told
    assert both == (3 if whole else 10)


def test_fragments(shared: Path) -> None:
    found = cables(shared, "cablegate_bodyfrag_2011")
    assert Counter(cable.completeness for _, cable in found) == {"whole": 10, "stub": 2}
    assert all(str(cable.mrn) == row["mrn"] for row, cable in found if cable.completeness == "whole")
    assert all(cable.mrn is None and cable.kind == "telegram" for _, cable in found if cable.completeness == "stub")


def test_annotated_telegrams(shared: Path) -> None:
    found = cables(shared, "historylab_ner_gold")
    assert len(found) == 45
    assert {(cable.kind, cable.completeness) for _, cable in found} == {("telegram", "partial")}
    signed = 0
    for row, cable in found:
        text = "\n".join(paragraph.text for paragraph in cable.paragraphs)
        assert not re.search(r"\[\[|\]\]|\|\|\s*[0-9]|@@@", text), row["file"]
        signed += bool(cable.signature)
    assert signed >= 36


def test_retyped_telegrams(shared: Path) -> None:
    found = cables(shared, "aad_republished_qmd")
    assert len(found) == 6
    for row, cable in found:
        assert cable.mrn
        assert f"{cable.mrn.year}{cable.mrn.station}{cable.mrn.serial:05d}" == row["mrn"]
        assert cable.date == cable.publisher["created"]
        assert (cable.origin, cable.classification and cable.classification.level) == ("AmEmbassy La Paz", "U")
        assert cable.subject
        assert cable.tags
        numbers = [paragraph.number for paragraph in cable.paragraphs if paragraph.number]
        assert numbers == list(range(1, len(numbers) + 1))


def test_texts_taken_from_printed_cables(shared: Path) -> None:
    found = cables(shared, "cable_txt_from_pdf_2011")
    assert len(found) == 12
    for row, cable in found:
        assert str(cable.mrn) == row["mrn"]
        assert cable.completeness == "whole"
        assert cable.date_basis == "dtg"
        assert cable.subject
        assert cable.signature


def test_subjects_of_another_parsers_pages(shared: Path) -> None:
    folder = shared / "corpus" / "raw" / "cablemap_test_data" / "data-subject"
    for page in sorted((folder / "in").iterdir()):
        cable, *more = read(page).cables
        assert len(more) == (page.stem == "07BERN881"), page.stem  # the row of another cable was left in that page
        wanted = (folder / "out" / page.with_suffix(".txt").name).read_text(encoding="utf-8").strip()
        assert (cable.subject or "") == wanted
