"""Variants of the body: numbering, headings, blocks, tables, languages, garbles."""

import re

from variants.page import Page
from variants.registry import telegram, variant


@variant("para_pilcrow", telegram("¶1. (C) The lamps are lit.\n\n¶2. (C) They are."))
def _(page: Page) -> None:
    assert page.numbered
    assert "¶" not in page.body


@variant("para_plain", telegram("1. (C) The lamps are lit.\n\n2. (C) They are."))
def _(page: Page) -> None:
    assert page.numbered
    assert page.numbered[0].number == 1


@variant("para_glued", telegram("1.(C) The lamps are lit.\n\n2.(C) They are."))
def _(page: Page) -> None:
    glued = [paragraph for paragraph in page.numbered if re.match(r"[0-9]{1,2}\.?\s?\(", paragraph.raw)]
    assert glued or page.numbered
    assert not re.search(r"^[0-9]{1,2}\.?\((?:C|U|S|SBU)\)", page.body, re.MULTILINE)


@variant("para_none2", telegram("The lamps are lit.\n\nThe straits are open."))
def _(page: Page) -> None:
    assert page.cable.paragraphs or page.cable.completeness in {"stub", "partial"}


@variant("para_restart", telegram("1. One.\n\n2. Two.\n\n3. Begin text:\n\n1. Eins.\n\n2. Zwei.\n\nEnd text."))
def _(page: Page) -> None:
    numbers = [paragraph.number or 0 for paragraph in page.numbered]
    items = [
        item for paragraph in page.cable.paragraphs for item in paragraph.items if item.label.strip("().").isdigit()
    ]
    assert page.codes["numbering-restart"] or items or numbers == sorted(set(numbers))


@variant("para_gap", telegram("1. (C) One.\n\n2. (C) Two.\n\n5. (C) Five."))
def _(page: Page) -> None:
    numbers = [paragraph.number or 0 for paragraph in page.numbered]
    whole = numbers == list(range(1, len(numbers) + 1))
    assert whole or page.codes["numbering-gap"] or page.codes["numbering-restart"]


@variant("line_long2", telegram("1. (C) " + "The lamps of the straits are lit. " * 9))
def _(page: Page) -> None:
    assert max(len(line) for line in page.text.split("\n")) >= 200
    assert page.cable.paragraphs


@variant("para_ddash", telegram("1. (C) Points:\n\n--(C) The lamps are lit.\n\n-- (U) They are."))
def _(page: Page) -> None:
    items = [item for paragraph in page.cable.paragraphs for item in paragraph.items]
    marks = [paragraph.mark for paragraph in page.cable.paragraphs if paragraph.mark]
    assert any(item.label.startswith("-") for item in items)
    assert any(item.mark for item in items) or marks


@variant("allcaps", telegram("1. (C) THE LAMPS OF THE STRAITS ARE LIT AND ALL SHIPS MAY PASS FROM MAY 1 ON."))
def _(page: Page) -> None:
    assert any(paragraph.capitals for paragraph in page.cable.paragraphs)


@variant("head_dashes", telegram("1. (C) One.\n\nThe Lamps\n---------\n\n2. (C) Two."))
def _(page: Page) -> None:
    assert page.cable.headings
    assert not any(re.search(r"-{4,}", heading.text) for heading in page.cable.headings)


@variant("head_stars", telegram("1. (C) One.\n\n*********\nThe Lamps\n*********\n\n2. (C) Two."))
def _(page: Page) -> None:
    assert page.cable.headings or page.nodes("rule")
    assert not re.search(r"\*{5,}", page.body)


@variant(
    "table_ws",
    telegram("1. (C) Ports:\n\nPort      Mayor    Votes\nSestrin   Askew      410\nHollen    Reed        12"),
)
def _(page: Page) -> None:
    tables = [table for paragraph in page.cable.paragraphs for table in paragraph.tables]
    # The list of offices of an old page is in columns too, and no table of the text.
    assert tables or page.nodes("distribution")
    assert all(len(table.rows) > 1 for table in tables)


_TEXT = "1. (C) Begin text of Hollen non-paper:\n\nThe straits are open.\n\nEnd text.\n\n2. (C) He left."


@variant("begin_text", telegram(_TEXT))
def _(page: Page) -> None:
    texts = [block for block in page.cable.blocks if block.kind in {"text", "quote"}]
    assert texts
    assert all(block.speaker != "post" for block in texts)


@variant("nonpaper", telegram(_TEXT))
def _(page: Page) -> None:
    assert any(block.kind == "text" for block in page.cable.blocks)


@variant("action_request", telegram("1. (C) Action request: Light the lamps."))
def _(page: Page) -> None:
    asked = any(paragraph.role == "action" for paragraph in page.cable.paragraphs)
    assert asked or re.search(r"action request", page.body, re.IGNORECASE)


@variant(
    "lang_es_passage", telegram("1. (C) He wrote: el ministro dijo que los puertos del norte no son de la empresa.")
)
def _(page: Page) -> None:
    assert [each.language for paragraph in page.cable.paragraphs for each in paragraph.foreign] == ["es"]


@variant(
    "lang_fr_passage", telegram("1. (C) He wrote: le ministre a dit que les ports du nord ne sont pas dans la zone.")
)
def _(page: Page) -> None:
    assert [each.language for paragraph in page.cable.paragraphs for each in paragraph.foreign] == ["fr"]


@variant(
    "lang_de_passage",
    telegram("1. (C) He wrote: der Minister sagt, dass die Häfen im Norden nicht von der Firma sind."),
)
def _(page: Page) -> None:
    assert {each.language for paragraph in page.cable.paragraphs for each in paragraph.foreign} == {"de"}
