"""A TEI P5 document as the Office of the Historian has them: ``div type="document"`` with head, dateline, text, closer.

The words of the cable stand in elements; what TEI has no element for stands in the header, in ``xenoData``. Level,
caveats and captions stand where readers of TEI look as well: in ``textClass``, by a taxonomy of levels, in the source
note at the title, as the Office has it, and as ``ana`` of each paragraph that has a portion mark.
"""

import html
import json
import re
from collections.abc import Iterator

import msgspec

from reftel.fields import parse_portion
from reftel.fields.level import LEVELS, NAMES, Level
from reftel.model.cable import Cable, Paragraph
from reftel.model.reemission import Noticed, Paged, Record, Spoken, Withheld
from reftel.writing.formats.format import Form
from reftel.writing.formats.telegram import quoted, tabled

_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no character of XML 1.0
_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_ID = "level-"  # before a level: what another element points at


def write(cable: Cable) -> str:
    """The document of a cable; a character that XML does not have is written as U+FFFD."""
    return "\n".join(_lines(cable)) + "\n"


def _lines(cable: Cable) -> Iterator[str]:
    title = escaped(cable.subject or cable.publisher.get("title") or str(cable.mrn or "A document without a title"))
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
    yield f"<teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt>"
    yield "<publicationStmt><p>Written by reftel from the record of a cable.</p></publicationStmt>"
    yield f"<sourceDesc><p>{escaped(cable.source.name)}</p></sourceDesc></fileDesc>"
    yield from _classified(cable)
    record = json.dumps(msgspec.to_builtins(_record(cable)))
    yield f'<xenoData type="reftel">{html.escape(record, quote=False).replace(chr(92), "&#92;")}</xenoData></teiHeader>'
    yield '<text><body><div type="document" xml:id="d1" n="1" subtype="historical-document">'
    words = "; ".join(_marking(cable))
    note = f'<note type="source">{escaped(words)}.</note>' if words else ""
    yield f"<head>{title}{note}</head>"
    yield from _opener(cable)
    headings = list(cable.headings)
    for at, paragraph in enumerate(cable.paragraphs):
        while headings and headings[0].first <= at:
            yield f"<head>{escaped(headings.pop(0).text)}</head>"
        number = f' n="{paragraph.number}"' if paragraph.number is not None else ""
        blocks = "".join(f"<seg>{escaped(block)}</seg>" for block in paragraph.text.split("\n\n"))
        yield f"<p{number}{_portion(paragraph)}>{blocks}</p>"
    yield from (f"<head>{escaped(heading.text)}</head>" for heading in headings)
    if cable.signature:
        yield f"<closer>{''.join(f'<signed>{escaped(name)}</signed>' for name in cable.signature)}</closer>"
    yield "</div></body></text></TEI>"


def _classified(cable: Cable) -> Iterator[str]:
    """The level, by the list of them, and caveats and captions as words: what TEI calls the class of a text."""
    words = _marking(cable)
    levels = [_level_of(paragraph) for paragraph in cable.paragraphs]
    if not words and not any(levels):
        return
    rows = "".join(f'<category xml:id="{_ID}{level}"><catDesc>{NAMES[level]}</catDesc></category>' for level in LEVELS)
    yield f'<encodingDesc><classDecl><taxonomy xml:id="levels">{rows}</taxonomy></classDecl></encodingDesc>'
    told = cable.classification
    own = f'<catRef scheme="#levels" target="#{_ID}{told.level}"/>' if told else ""
    terms = "".join(f"<term>{escaped(word)}</term>" for word in words[1 if told else 0 :])
    listed = f"<keywords>{terms}</keywords>" if terms else ""
    if own or listed:
        yield f"<profileDesc><textClass>{own}{listed}</textClass></profileDesc>"


def _marking(cable: Cable) -> list[str]:
    """The level in words, then caveats and captions, each once."""
    told = cable.classification
    sensitive = ["SENSITIVE"] if told and told.sensitive else []
    words = [*([NAMES[told.level]] if told else []), *(told.caveats if told else ()), *sensitive, *cable.captions]
    return list(dict.fromkeys(words))


def _level_of(paragraph: Paragraph) -> Level | None:
    portion = parse_portion(f"({paragraph.mark})") if paragraph.mark else None
    return portion.level if portion else None


def _portion(paragraph: Paragraph) -> str:
    level = _level_of(paragraph)
    return f' ana="#{_ID}{level}"' if level else ""


def _opener(cable: Cable) -> Iterator[str]:
    day = _DAY.match(cable.date or "")
    if cable.origin or day:
        place = f"<placeName>{escaped(cable.origin)}</placeName>" if cable.origin else ""
        date = f'<date when="{day.group()}">{escaped(cable.date or "")}</date>' if day else ""
        yield f"<opener><dateline>{place}{date}</dateline></opener>"


def _record(cable: Cable) -> Record:
    head = {
        name: msgspec.to_builtins(field.value)
        for name in cable.head.__struct_fields__
        if (field := cable.field(name)) is not None
    }
    return Record(
        kind=cable.kind,
        completeness=cable.completeness,
        head=head,
        paragraphs=tuple(Spoken(one.number, one.mark, one.level, one.heading is not None) for one in cable.paragraphs),
        notices=tuple(Noticed(one.kind, one.text) for one in cable.notices),
        service=tuple(one.value for one in cable.service),
        page_lines=tuple(Paged(*(getattr(one, name) for name in Paged.__struct_fields__)) for one in cable.page_lines),
        redactions=tuple(
            Withheld(one.kind, one.where, one.field, one.extent) for one in cable.redactions if one.where != "paragraph"
        ),
        tables=tuple(tabled(cable)),
        quoted=tuple(quoted(cable)),
        release=cable.release,
        publisher=cable.publisher,
    )


def escaped(text: str) -> str:
    """Text as XML holds it; a backslash, which some readers take for an escape, as its number."""
    return html.escape(_NEVER.sub("\ufffd", text), quote=False).replace("\\", "&#92;")


TEI = Form("tei", write)
