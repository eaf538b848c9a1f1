"""Cables are made ready for the public: what may be seen, less what a person decided to hide, as files in a folder.

A name is hidden by a mask of one length, whatever it is. Nothing that is written holds a place in a source, an id made
with a name, the name of a file that came in, or the hash of a text of which something is hidden: each of these can
prove a guess. Everything is looked at once more before it is written, and appears under its name when all of it is
there.
"""

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import msgspec

from reftel.archive import Archive
from reftel.errors import InputError
from reftel.model.cable import Cable
from reftel.model.publication import (
    Choice,
    Preflight,
    Publication,
    PublishedCable,
    PublishedParagraph,
    PublishedStatement,
)
from reftel.model.source import is_hash
from reftel.model.statement import Statement
from reftel.workflow.access import MASK, Access, evened, is_withheld
from reftel.workflow.preflight import Choices, Chosen, choices, chosen, key_of, marks_of, preflight
from reftel.workflow.protecting import Protected, Sought, masked_statements, people_of, sought_in
from reftel.workflow.sheltering import sheltered
from reftel.writing import published
from reftel.writing.preflights import preflight_text

__all__ = ["FORMS", "preflight_text", "prepare", "publish"]

FORMS = published.FORMS
"""The forms in which each cable is published."""

LEFT_OUT = "[left out]"
"""Stands for a sentence that may accuse somebody."""
README = """\
{cables} cables, as a reader sees them who is cleared for {access}, less what was hidden or left out before publication.

cables/           each cable in a file of its own
cables.jsonl, .csv       the same, one a line
statements.jsonl, .csv   who is reported to have said what; start and end lie in the published text of the paragraph
manifest.json     the hashes of all these files, and what was left out

{mask} hides a name or a phrase, of whatever length. {left} stands for a sentence that may accuse somebody.
A source has a hash only where all of its text is shown. {note}
"""


class Prepared(NamedTuple):
    """What is to be published, before anybody decided anything: an archive of what may be seen, and the cables."""

    archive: Path
    chosen: tuple[Chosen, ...]
    preflight: Preflight


def prepare(
    archive: Path,
    access: Access,
    protected: Protected | None = None,
    *,
    cables: Sequence[str] = (),
    query: str = "",
) -> Prepared:
    """The cables that are asked for, as the public may see them, and what there is to look at first.

    Raises:
        InputError: if a cable that was asked for is not held, or of none anything may be seen.
        QueryError: if the query cannot be read.
        ArchiveError: if there is no archive.
    """
    made = sheltered(archive, access, protected or Protected())
    with Archive(made, read_only=True) as opened:
        those = tuple(chosen(opened, cables, query))
    if not those:
        raise InputError(f"Nothing of these cables may be seen by a reader who is cleared for {access}.")
    return Prepared(made, those, preflight(those, access))


def publish(
    prepared: Prepared, decided: Preflight, folder: Path, forms: Sequence[str] = published.FORMS
) -> Publication:
    """Write the cables, with what was decided; ``folder`` must not be there yet, or be empty.

    Raises:
        InputError: if the folder is not empty or cannot be written, or a name that was to be hidden would stand in it.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder} is not empty: name a folder that is, or one that does not exist.")
    rules = choices(decided)
    building = folder.with_name(f".{folder.name}.part")
    try:
        shutil.rmtree(building, ignore_errors=True)
        (building / "cables").mkdir(parents=True)
        tally = _write_all(building, _ready(prepared.chosen, rules), tuple(forms))
        made = _manifest(building, prepared, tally, tuple(forms))
        if folder.exists():
            folder.rmdir()
        building.replace(folder)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror or error}).") from None
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return made


class _Ready(NamedTuple):
    """A cable as it is published, with what must not stand in it, and how many sentences were left out."""

    cable: PublishedCable
    sought: Sought
    sentences: int
    extracted: bool


# What is decided is done.


def _ready(those: Sequence[Chosen], rules: Choices) -> Iterator[_Ready | None]:
    """Each cable; None for one that is left out."""
    everywhere = [form for one in those for form in _hidden_forms(one, rules) if " " in form]
    for number, one in enumerate(those, 1):
        if _is_dropped(one, rules):
            yield None
            continue
        people = people_of((*_hidden_forms(one, rules), *everywhere))
        phrases = tuple(
            told.description for told in one.described if rules.described[told.cable, told.description] == "mask"
        )
        yield _published(one, sought_in(one.cable, _told_of(one.cable), people, phrases), rules, number)


def _told_of(cable: Cable) -> Iterator[str]:
    """All texts of a cable that are published."""
    yield cable.subject or ""
    yield from (paragraph.text for paragraph in cable.paragraphs)
    yield from (cable.origin or "", *cable.signature, *(to.name for to in (*cable.action, *cable.info)))


def _hidden_forms(one: Chosen, rules: Choices) -> list[str]:
    kept = {"name": rules.names, "word": rules.words}
    return [form for kind, told in one.names if _of(kept, kind, told.name) == "mask" for form in told.forms]


def _of(kept: Mapping[str, Mapping[str, Choice]], kind: str, name: str) -> Choice | None:
    """What was decided on a name; who is a person in another cable is listed there."""
    key = key_of(name)
    names, words = kept["name"], kept["word"]
    own, other = (names, words) if kind == "name" else (words, names)
    return own.get(key) or other.get(key)


def _is_dropped(one: Chosen, rules: Choices) -> bool:
    kept = {"name": rules.names, "word": rules.words}
    marks = {("release", one.cable.release.status), *marks_of(one.cable)}
    marks |= {("portion", paragraph.mark) for paragraph in one.cable.paragraphs if paragraph.text and paragraph.mark}
    return (
        any(_of(kept, kind, told.name) == "drop" for kind, told in one.names)
        or any(rules.markings.get(mark) == "drop" for mark in marks)
        or any(rules.described[told.cable, told.description] == "drop" for told in one.described)
    )


def _published(one: Chosen, sought: Sought, rules: Choices, number: int) -> _Ready:
    cable = one.cable

    def shown(text: str | None) -> str | None:
        return evened(sought.masked(text)) if text else text

    gone = [told for told in one.alleged if rules.alleged[told.key] != "keep"]
    texts = [
        None if is_withheld(paragraph) or rules.markings.get(("portion", paragraph.mark or "")) == "mask"
        else evened(_less(sought.masked(paragraph.text), [(told.start, told.end) for told in gone if told.para == at]))
        for at, paragraph in enumerate(cable.paragraphs)
    ]  # fmt: skip
    subject = None if any(told.para < 0 for told in gone) else " ".join((cable.subject or "").split()) or None
    whole = (
        is_hash(cable.source.sha256) and not gone and not any(sought.masked(told) != told for told in _told_of(cable))
    )
    made = PublishedCable(
        cable=str(cable.mrn) if cable.mrn else f"document-{number}",
        kind=cable.kind,
        date=cable.date,
        origin=shown(cable.origin),
        to=tuple(shown(to.name) or "" for to in cable.action),
        info=tuple(shown(to.name) or "" for to in cable.info),
        classification=_marked(cable, rules),
        captions=tuple(each for each in cable.captions if rules.markings.get(("caption", each)) != "mask"),
        tags=tuple(tag.code for tag in cable.tags),
        subject=shown(subject),
        references=tuple(str(each.mrn) for each in cable.references if each.mrn),
        paragraphs=tuple(
            PublishedParagraph(number=paragraph.number, mark=paragraph.mark, text=text)
            for paragraph, text in zip(cable.paragraphs, texts, strict=True)
        ),
        signed=tuple(shown(each) or "" for each in cable.signature),
        release=cable.release.status,
        released_by=shown(cable.release.authority),
        released_on=cable.release.date,
        source=cable.source.sha256 if whole and None not in texts else None,
    )
    told = tuple(_statements(one, tuple(masked_statements(sought, one.statements)), made, rules))
    return _Ready(msgspec.structs.replace(made, statements=told), sought, len(gone), one.extracted)


def _marked(cable: Cable, rules: Choices) -> str | None:
    marked = cable.classification
    if marked is None or rules.markings.get(("level", marked.level)) == "mask":
        return None
    caveats = [one for one in marked.caveats if rules.markings.get(("caveat", one)) != "mask"]
    return "//".join((marked.level, *caveats))


def _less(text: str, places: Iterable[tuple[int, int]]) -> str:
    for start, end in sorted(places, reverse=True):
        text = text[:start] + LEFT_OUT + text[end:]
    return text


def _statements(
    one: Chosen, statements: Sequence[Statement], shown: PublishedCable, rules: Choices
) -> Iterator[PublishedStatement]:
    """The statements whose words stand in what is shown, with who says it and whose report it is."""
    places = {paragraph.number: at for at, paragraph in enumerate(one.cable.paragraphs)}
    count = 0
    for before, after in zip(one.statements, statements, strict=True):
        at = places.get(before.para)
        text = shown.paragraphs[at].text if at is not None else None
        content = evened(after.content)
        begin = text.find(content) if text and content else -1
        if at is None or begin < 0 or after.echo_of is not None:
            continue
        own = one.cable.paragraphs[at].text
        place = own.find(before.sentence)
        alleged = [
            told for told in one.alleged
            if told.para == at and (place < 0 or (told.start < place + len(before.sentence) and place < told.end))
        ]  # fmt: skip
        if any(rules.alleged[told.key] != "keep" for told in alleged):
            continue
        count += 1
        yield PublishedStatement(
            id=f"{shown.cable}-{count}",
            cable=shown.cable,
            para=after.para,
            start=begin,
            end=begin + len(content),
            said_on=after.said_on,
            speaker=evened(after.speaker),
            addressees=tuple(evened(name) for name in after.addressees),
            act=after.act,
            negated=after.negated,
            content=content,
            post=evened(after.account.post or "") or shown.origin,
            voice=after.voice,
            to_check=after.to_check,
            reviewed=after.reviewed,
            alleges=bool(alleged),
        )


# What is written.


class _Tally(NamedTuple):
    cables: int
    statements: int
    allegations: int
    withheld: int
    masks: int
    sentences: int
    extracted: int
    dropped: int


def _write_all(folder: Path, ready: Iterable[_Ready | None], forms: tuple[str, ...]) -> _Tally:
    cables: list[PublishedCable] = []
    dropped = sentences = extracted = 0
    for one in ready:
        if one is None:
            dropped += 1
            continue
        _look_again(one)
        sentences += one.sentences
        extracted += one.extracted
        for form in forms:
            (folder / "cables" / published.file_name(one.cable.cable, form)).write_text(
                published.write(one.cable, form), encoding="utf-8", newline=""
            )
        cables.append(one.cable)
    statements = [told for one in cables for told in one.statements]
    texts = {
        "cables.jsonl": "".join(map(published.json_line, cables)),
        "cables.csv": published.csv_text(published.cable_rows(cables)),
        "statements.jsonl": "".join(map(published.json_line, statements)),
        "statements.csv": published.csv_text(published.statement_rows(statements)),
        **({"index.html": published.index(cables)} if "html" in forms else {}),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    shown = texts["cables.jsonl"]
    return _Tally(
        cables=len(cables),
        statements=len(statements),
        allegations=sum(told.alleges for told in statements),
        withheld=sum(paragraph.text is None for one in cables for paragraph in one.paragraphs),
        masks=shown.count(MASK),
        sentences=sentences,
        extracted=extracted,
        dropped=dropped,
    )


def _look_again(one: _Ready) -> None:
    """Look for all that was to be hidden in what would be written.

    Raises:
        InputError: if any of it stands there.
    """
    told = published.text(one.cable) + published.json_line(one.cable)
    if next(one.sought.places(told), None) is not None:
        raise InputError(
            f"A name that was to be masked would still stand in {one.cable.cable}: nothing was written; drop it."
        )


def _manifest(folder: Path, prepared: Prepared, tally: _Tally, forms: tuple[str, ...]) -> Publication:
    told = README.format(
        cables=tally.cables, access=prepared.preflight.access, mask=MASK, left=LEFT_OUT, note=published.NOTE
    )
    (folder / "README.txt").write_text(told, encoding="utf-8", newline="")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    made = Publication(
        cables=tally.cables,
        statements=tally.statements,
        allegations=tally.allegations,
        extracted=tally.extracted,
        withheld=tally.withheld,
        masks=tally.masks,
        sentences=tally.sentences,
        left_out="some" if tally.dropped else "none",
        files=tuple(path.relative_to(folder).as_posix() for path in files),
    )
    listed = [
        {
            "name": path.relative_to(folder).as_posix(),
            "size": path.stat().st_size,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
        for path in files
    ]
    about = {
        "made_by": f"reftel {version('reftel')}",
        "access": prepared.preflight.access,
        "forms": forms,
        "counts": {name: getattr(made, name) for name in made.__struct_fields__ if name != "files"},
        "coverage": f"statements of {made.extracted} of these {made.cables} cables",
        "note": published.NOTE,
        "files": listed,
    }
    (folder / "manifest.json").write_bytes(msgspec.json.format(msgspec.json.encode(about), indent=1) + b"\n")
    return msgspec.structs.replace(made, files=(*made.files, "manifest.json"))
