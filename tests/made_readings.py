"""Made-up cables, readings and statements for the tests of the archive: no real text, post or person."""

import hashlib
import random
from collections.abc import Sequence

from reftel.fields.address import Addressee
from reftel.fields.classification import Classification
from reftel.fields.mrn import Mrn
from reftel.fields.reference import Reference
from reftel.fields.tags import Tag
from reftel.model.cable import Cable, CableDate, Completeness, Head, Kind, Paragraph, Reading, Run
from reftel.model.finding import Finding
from reftel.model.source import Field, Node, Source, Span
from reftel.model.statement import Account, Act, Statement

_WORDS = """
harbour quota salmon tariff ferry lighthouse consensus chairmanship minister ambassador proposal café Übung
veto border treaty delegation summit agreed refused asked promised O'Hara don't 000280 2031 bid
"""
WORDS = tuple(_WORDS.split())


def sentence(random_: random.Random, length: int = 12) -> str:
    """Some words in a row."""
    return " ".join(random_.choice(WORDS) for _ in range(length)).capitalize() + "."


def reading_of(
    mrn: Mrn | None,
    paragraphs: Sequence[str],
    *,
    subject: str = "HARBOUR QUOTAS",
    day: str | None = "2031-05-04",
    origin: str = "AMEMBASSY NORRPORT",
    to: Sequence[str] = ("SECSTATE WASHDC",),
    tags: Sequence[str] = ("PREL",),
    references: Sequence[Mrn] = (),
    classification: Classification | None = None,
    completeness: Completeness = "whole",
    kind: Kind = "telegram",
    name: str = "one.txt",
    salt: str = "",
) -> Reading:
    """A reading of a small made-up telegram, with true spans."""
    text, at = "", {}

    def write(part: str) -> Span:
        nonlocal text
        start = len(text)
        text += part
        span = Span(start, len(text))
        text += "\n"
        return span

    if salt:
        write(salt)
    at["mrn"] = write(mrn.header if mrn else "NO NUMBER")
    at["date"] = write(day or "NO DATE")
    at["origin"] = write(origin)
    at["to"] = write("; ".join(to))
    at["tags"] = write(", ".join(tags))
    at["class"] = write(classification.level if classification else "NO CLASS")
    at["refs"] = write(", ".join(map(str, references)))
    at["subject"] = write(subject)

    def field(value: object, name: str) -> Field:  # type: ignore[type-arg]
        return Field(value, text[at[name].start : at[name].end], at[name])

    head = Head(
        mrn=field(mrn, "mrn") if mrn else None,
        date=field(CableDate(day, "dtg"), "date") if day else None,
        origin=field(origin, "origin"),
        action=field(tuple(Addressee(one) for one in to), "to"),
        tags=field(tuple(Tag(tag, "subject") for tag in tags), "tags"),
        classification=field(classification, "class") if classification else None,
        references=field(tuple(Reference(None, "cable", one, str(one)) for one in references), "refs"),
        subject=field(subject, "subject") if subject else None,
    )
    parts = []
    for number, body in enumerate(paragraphs, 1):
        mark = f"{number}. "
        span = write(mark + body)
        behind = span.start + len(mark)
        parts.append(
            Paragraph(
                number=number,
                mark=None,
                role="body",
                heading=None,
                start=span.start,
                text_start=behind,
                end=span.end,
                raw=mark + body,
                text=body,
                runs=(Run(0, len(body), behind, span.end),),
            )
        )
    data = text.encode()
    source = Source(name, hashlib.sha256(data).hexdigest(), "telegram", "utf-8", text)
    cable = Cable(
        source=source.ref,
        span=Span(0, len(text)),
        kind=kind,
        head=head,
        paragraphs=tuple(parts),
        completeness=completeness,
        findings=(Finding("dtg-missing", "warning", "No date-time group.", 0, 0),),
    )
    return Reading(source=source, nodes=(Node("header", 0, 20), Node("paragraph", 20, len(text))), cables=(cable,))


def unread(data: bytes = b"\x00\x01\xff", name: str = "blob.bin") -> Reading:
    """A source that no format suits."""
    source = Source(name, hashlib.sha256(data).hexdigest(), "unknown", "", "")
    return Reading(
        source=source, nodes=(), cables=(), findings=(Finding("format-unread", "warning", "Not read.", 0, 0),)
    )


def statement_of(
    cable: Cable,
    paragraph: int,
    content: str,
    *,
    speaker: str = "Halvorsen",
    to: Sequence[str] = (),
    act: Act = "state",
    holder: str = "",
) -> Statement:
    """A statement whose content stands in a paragraph of the cable (from 1)."""
    one = cable.paragraphs[paragraph - 1]
    at = one.text_start + one.text.index(content)
    return Statement(
        id=f"{cable.citation}-{paragraph}-{at}-{speaker}",
        cable=cable.citation,
        para=one.number,
        start=at,
        end=at + len(content),
        speaker=speaker,
        addressees=tuple(to),
        holder=holder or speaker,
        act=act,
        content=content,
        quotes=(),
        said_on=None,
        voice="reported",
        voice_detail="speaker-reported",
        verb="say",
        negated=False,
        condition=None,
        chain=(),
        echo_of=None,
        topic=None,
        because="made up",
        rank=0.5,
        account=Account(post="NORRPORT"),
        source=cable.source.sha256,
        sentence=one.text,
        sentence_span=Span(one.text_start, one.end),
    )


def some_readings(count: int, seed: int = 1) -> list[Reading]:
    """Readings of different cables, the same for the same seed and others for another."""
    random_ = random.Random(seed)  # noqa: S311 - for texts, not for secrets
    levels = (None, Classification("U", (), sensitive=True), Classification("C", ("NOFORN",)), Classification("S"))
    posts = ("NORRPORT", "VESSIA", "ARVONA")
    found = []
    for number in range(count):
        post = random_.choice(posts)
        year = random_.choice((2029, 2030, 2031))
        found.append(
            reading_of(
                Mrn(year, post, seed * 1000 + number),
                [sentence(random_, random_.randint(4, 25)) for _ in range(random_.randint(1, 6))],
                subject=sentence(random_, 5).upper(),
                day=f"{year}-{random_.randint(1, 12):02d}-{random_.randint(1, 28):02d}",
                origin=f"AMEMBASSY {post}",
                tags=random_.sample(("PREL", "EFIS", "KZ", "OSCE"), 2),
                references=[Mrn(2029, "VESSIA", random_.randint(1, 50))],
                classification=random_.choice(levels),
                name=f"{number}.txt",
            )
        )
    return found
