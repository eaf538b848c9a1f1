"""How a cable is cited."""

import pytest

from asking import Client
from browsing import Visiting
from reftel.web.views.cite import file, page
from reftel.web.views.view import Asked, NotHereError
from reftel.workflow.reader import Reader


def asked(mrn: str = "04SESTRIN214", **query: str) -> Asked:
    return Asked(path={"mrn": mrn}, query=tuple(query.items()))


def test_all_forms_of_a_paragraph(reader: Reader) -> None:
    shown = page(reader, asked(para="4"))
    assert shown.title == "Citing 04SESTRIN214 ¶4"
    assert "para. 4" in shown.cited[0].text
    assert shown.paragraphs == (1, 2, 3, 4, 5, 6, 7)


@pytest.mark.parametrize("query", [{"para": "99"}, {"para": "x"}, {"para": "9" * 9}, {"para": "١"}])
def test_a_paragraph_that_is_not_there_is_told(reader: Reader, query: dict[str, str]) -> None:
    with pytest.raises(NotHereError, match="has no paragraph"):
        page(reader, asked(**query))


def test_one_form_is_saved(reader: Reader, client: Client) -> None:
    assert file(reader, asked()) is None
    got = client.get("/cable/04SESTRIN214/cite?form=ris&para=2")
    assert got.headers["content-disposition"] == 'attachment; filename="04SESTRIN214.ris"'
    assert got.headers["content-type"].startswith("application/x-research-info-systems")
    assert got.text.startswith("TY  - PCOMM\r\n")
    assert client.get("/cable/04SESTRIN214/cite?form=word").status == 404
    assert client.get("/cable/99NOWHERE1/cite").status == 404


def test_from_a_paragraph_to_its_note(visit: Visiting) -> None:
    with visit() as window:
        window.go("/cable/04SESTRIN214")
        tags = window.page.locator('meta[name^="DC."]')
        assert tags.count() >= 6
        window.page.locator("#p4").hover()
        window.page.locator("#p4 .cite").click()
        window.page.get_by_text("para. 4").first.wait_for()
        window.must_be_sound()


def test_the_record_of_ris_leads_back_to_its_paragraph(client: Client) -> None:
    got = client.get("/cable/04SESTRIN214/cite?form=ris&para=4").text
    assert f"UR  - {client.home}cable/04SESTRIN214#p4\r\n" in got
    assert got.rstrip().endswith("ER  -")
