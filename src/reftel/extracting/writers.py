"""Who writes a letter of a volume: the one whom its heading names, in each enclosure the one whom that one's names.

``Mr. Gresham to Mr. Baker``: what nobody else is said to say in it is Gresham's account, and no post's comment.
"""

import re
from collections.abc import Iterable
from typing import Final

import msgspec

from reftel.extracting.notes import Draft, Notes
from reftel.facts import countries
from reftel.model.actor import Office
from reftel.model.cable import Cable, Paragraph
from reftel.model.structure import POST

_ROUTE: Final = re.compile(r"(?P<who>[^.;:]{0,10}\S[^;:]{1,200}?) to \S")
_BRACKETED: Final = re.compile(r"\((?P<name>[^()]{2,60})\)")
_WORD: Final = "[A-Z][\\w.’'-]{1,30}"
_HELD: Final = re.compile(
    rf"(?:The |the )?(?P<title>{_WORD}(?: [\w.’',-]{{1,30}}){{0,11}}) \((?P<name>{_WORD}(?: [\w.’'-]{{1,30}}){{0,3}})\)"
)
_ABROAD: Final = re.compile(r"\b(?:in|at) (?:the )?[A-Z]")
_SECRETARY: Final = re.compile(r"\bSecretary of State\b(?! for)")
_TITLED: Final = re.compile(r"(?:Mr|Mrs|Miss|Ms|Dr|Sir|Lord|Admiral|General|Colonel|Captain)\.? (?P<name>[^,()]{2,60})")


def by_writer(drafts: Iterable[Draft], notes: Notes) -> list[Draft]:
    """The drafts of a letter of a volume, with its writer by name in the place of the post."""
    cable = notes.cable
    if not cable.publisher.get("document"):
        return list(drafts)
    if cable.kind in ("telegram", "airgram") and cable.mrn is None and (named := _of_office(cable.origin or "")):
        return [_by(draft, named["name"].split()[-1]) for draft in drafts]
    if cable.kind != "letter":
        return list(drafts)
    return [_by(draft, writer_of(cable, cable.paragraphs[notes.sentence_of(draft).para])) for draft in drafts]


def headed(cable: Cable) -> dict[str, Office]:
    """The offices that the heading of a document of a volume gives to those whom it names, by their surnames.

    ``The Ambassador in Spain (Hayes) to the Secretary of State``. An office held in another country is the United
    States', whose papers these are, and so is that of their Secretary; another's is the country's that it names.
    """
    if not cable.publisher.get("document"):
        return {}
    found: dict[str, Office] = {}
    sides = [cable.head.origin, cable.head.action]
    for field, words in zip(sides, (cable.origin, _first(cable)), strict=True):
        named = _of_office(words or "")
        if field is None or named is None:
            continue
        title = " ".join(named["title"].split())
        held = Office(
            title=title,
            country="US" if _ABROAD.search(title) or _SECRETARY.search(title) else _country_of(title),
            para=None,
            start=field.span.start,
            end=field.span.end,
            text=field.text,
        )
        found.setdefault(named["name"].split()[-1], held)
    return found


def _first(cable: Cable) -> str | None:
    action = cable.head.action.value if cable.head.action is not None else ()
    return action[0].name if action else None


def _of_office(words: str) -> re.Match[str] | None:
    """An office with the name of its holder in brackets; None where his name was taken out or several are meant."""
    return None if "[" in words else _HELD.fullmatch(words.strip(" ."))


def _country_of(title: str) -> str | None:
    found = (countries.country_of(word, strict_case=True) for word in title.split())
    return next((country.iso2 for country in found if country is not None), None)


def writer_of(cable: Cable, paragraph: Paragraph) -> str | None:
    """Who writes a paragraph of a letter, by name or office; None where no heading tells."""
    if paragraph.heading is None:
        return _name(cable.origin, cable.signature[-1] if cable.signature else None) if cable.origin else None
    route = _ROUTE.match(paragraph.heading)
    return _name(route["who"], None) if route is not None and _is_writer(route["who"]) else None


def _is_writer(words: str) -> bool:
    """Whether a heading begins with somebody who writes to another: not ``Petition addressed``, ``Reply``."""
    return _BRACKETED.search(words) is not None or _TITLED.match(words) is not None or words.startswith("The ")


def _name(words: str, signed: str | None) -> str | None:
    if "[" in words:  # his name was taken out
        return None
    if " and " in _BRACKETED.sub("", words) and " and Consul" not in words:
        return words.removeprefix("The ").removeprefix("the ")
    found = _BRACKETED.search(words) or _TITLED.match(words)
    if found is not None:
        return found["name"].split()[-1]
    named = (signed or "").partition(",")[0].split()
    return named[-1].strip(".") if named else words.removeprefix("The ").removeprefix("the ")


def _by(draft: Draft, writer: str | None) -> Draft:
    if writer is None:
        return draft

    def name(told: str) -> str:
        return writer if told == POST else told

    return msgspec.structs.replace(
        draft,
        speaker=name(draft.speaker),
        holder=name(draft.holder),
        addressees=tuple(dict.fromkeys(name(told) for told in draft.addressees if name(told) != name(draft.speaker))),
        relayed_by=name(draft.relayed_by),
        heard_by=name(draft.heard_by),
    )
