"""Rules of what is written: unmarked opinion, quotation marks, spellings, names that are to be protected.

Word lists, never a parser: a rule says where to look, and a person decides (L046, L057, L058, L066).
"""

import re
from collections.abc import Iterator

from reftel.facts import events, posts
from reftel.linting.catalogue import found
from reftel.linting.knowledge import knowledge, manners, opinions, posts_say, tellers
from reftel.linting.words import in_source, is_mixed, sentences_of
from reftel.model.cable import Cable, Paragraph
from reftel.model.finding import Finding
from reftel.model.redacted import begins_redacted, is_redacted

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*[A-Za-z]")
_HYPHENED = re.compile(r"(?<![\w-])[a-z]{2,14}-[a-z]{2,14}(?![\w-])", re.IGNORECASE)
_ACRONYM = re.compile(r"(?<![\w.'’-])[A-Z][A-Za-z]{0,4}[A-Z](?![\w'’-])")
_PRONOUN = re.compile(r"(?:when |if |though )?(?:he|she|they)\b", re.IGNORECASE)
_SPLICE = re.compile(r"[A-Za-z,](?P<dots>\s?(?:\.\s?){3,4}|\s?…\s?)(?=[A-Za-z])")
_INCHES = re.compile(r"(?<=[0-9])\"(?=\s[a-z])")
_PROTECT = re.compile(
    r"[(\[]\s?(?:please\s|strictly\s|strict\s)?protect(?:\ssource|\sstrictly)?\s?[)\]]", re.IGNORECASE
)
_BEFORE = re.compile(r"(?:[\w.’'-]{1,30}\s){0,3}[\w.’'-]{1,30}(?=,?\s?$)")
_GARBLED = re.compile(r"&\s?[a-z]|(?<=[a-z.,])8(?=[\s.,)]|$)")  # quotation marks that came out as & and 8


def unmarked_opinion(cable: Cable) -> Iterator[Finding]:
    """L046."""
    if cable.mrn is not None and posts.canonical(cable.mrn.station) == "STATE":
        return  # the Department instructs, and what it thinks is the instruction
    # "We believe" stands out where the cable marks its comments elsewhere; where it marks none, all of it may be one.
    marks = any(each.role == "comment" or any(b.role == "comment" for b in each.blocks) for each in cable.paragraphs)
    for paragraph in cable.paragraphs:
        if paragraph.role != "body":
            continue
        run: list[tuple[int, int]] = []
        for start, end in sentences_of(paragraph):
            follows = bool(run) and run[-1][1] == start
            if (not run or follows) and paragraph.role_at(start) == "body":
                sentence = paragraph.text[start:end]
                if _is_opinion(sentence, follows=follows) and (marks or not posts_say().search(sentence)):
                    run.append((start, end))
        if run:
            count = f"{len(run)} sentences" if len(run) > 1 else "a sentence"
            said = paragraph.text[run[0][0] : run[0][1]].strip()
            place = in_source(paragraph, run[0][0], run[-1][1])
            message = f"{count} of the drafter's own, not marked as comment: {said[:80]}"
            yield found("unmarked-opinion", message, place)


def _is_opinion(sentence: str, *, follows: bool) -> bool:
    if tellers().search(sentence) or sentence.rstrip().endswith("?"):
        return False
    if opinions().search(sentence):
        return True
    # A judgement on somebody's manner counts behind another one: by itself it may be what a third person told.
    return follows and manners().search(sentence) is not None and _PRONOUN.match(sentence) is not None


def quotation_open(cable: Cable) -> Iterator[Finding]:
    """L057."""
    if any(finding.code == "garbled-quotation" for finding in cable.findings):
        return  # the marks of this copy are not the sender's
    for at, paragraph in enumerate(cable.paragraphs):
        text = paragraph.text
        if _GARBLED.search(text):
            continue
        inches = len(_INCHES.findall(text))
        odd = text.count('"') % 2 == 1 and (text.count('"') - inches) % 2 == 1
        odd = odd or text.count("“") != text.count("”")
        if odd and not _runs_over(cable, at):
            last = max(text.rfind('"'), text.rfind("“"), text.rfind("”"))
            place = in_source(paragraph, last, last + 1)
            yield found("quotation-open", "a quotation mark has no partner in this paragraph", place)


def _runs_over(cable: Cable, at: int) -> bool:
    """Whether a quotation goes on over paragraphs, of which each opens it anew and the last one ends it."""
    text = cable.paragraphs[at].text
    blocks = text.split("\n\n")
    near = cable.paragraphs[max(0, at - 1) : at + 2]
    return len(blocks) > 1 or any(
        other is not cable.paragraphs[at] and other.text.lstrip().startswith(('"', "“")) for other in near
    )


def quotation_spliced(cable: Cable) -> Iterator[Finding]:
    """L057."""
    for paragraph in cable.paragraphs:
        for start, end in _quotations(paragraph.text):
            for told in _SPLICE.finditer(paragraph.text, start, end):
                place = in_source(paragraph, told.start("dots"), told.end("dots"))
                before, after = (
                    paragraph.text[max(start, told.start() - 20) : told.start("dots")],
                    paragraph.text[told.end("dots") : told.end("dots") + 20],
                )
                yield found("quotation-spliced", f"a quotation joined by dots: …{before}...{after}…", place)
                break


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """What stands between quotation marks, in a text whose marks are paired."""
    marks = [at for at, sign in enumerate(text) if sign in '"“”']
    if len(marks) % 2 == 0:
        yield from zip(marks[::2], marks[1::2], strict=True)


def spelling_varies(cable: Cable) -> Iterator[Finding]:
    """L058."""
    texts = [paragraph for paragraph in cable.paragraphs if is_mixed(paragraph.text)]
    yield from _hyphens(texts)
    yield from _capitals(texts)


def _hyphens(texts: list[Paragraph]) -> Iterator[Finding]:
    """``pre-conditions`` and ``preconditions``."""
    solid = {word.lower() for paragraph in texts for word in re.findall(r"[A-Za-z]{6,28}", paragraph.text)}
    apart = {word for pair in knowledge()["spelling"]["apart"] for word in pair.split("/")}
    seen: set[str] = set()
    for paragraph in texts:
        for told in _HYPHENED.finditer(paragraph.text):
            word = told.group().lower()
            joined = word.replace("-", "")
            place = in_source(paragraph, *told.span())
            name = told.group()[0].isupper() and re.match(r"\s[A-Z][a-z]", paragraph.text[told.end() : told.end() + 3])
            torn = "\n" in paragraph.raw[place.start - paragraph.start : place.end - paragraph.start]
            if joined in solid and not torn and word not in seen and word not in apart and not name:
                seen.add(word)
                yield found("spelling-varies", f"{told.group()} here, {joined} elsewhere", place)


def _capitals(texts: list[Paragraph]) -> Iterator[Finding]:
    """``CiO`` and ``CIO``."""
    forms: dict[str, dict[str, tuple[Paragraph, int, int]]] = {}
    for paragraph in texts:
        for told in _ACRONYM.finditer(paragraph.text):
            if len(told.group()) > 2:
                forms.setdefault(told.group().upper(), {}).setdefault(told.group(), (paragraph, *told.span()))
    for ways in forms.values():
        if len(ways) > 1:
            first, *others = ways
            for other in others:
                paragraph, start, end = ways[other]
                yield found("spelling-varies", f"{other} here, {first} elsewhere", in_source(paragraph, start, end))


def document_misnamed(cable: Cable) -> Iterator[Finding]:
    """L058."""
    for event in events.documents():
        for wrong in event.misnomers:
            for paragraph in cable.paragraphs:
                if (at := paragraph.text.find(wrong)) >= 0:
                    message = f"{wrong}: its name is {event.name} ({event.day})"
                    yield found("document-misnamed", message, in_source(paragraph, at, at + len(wrong)))
                    break


def protected_name(cable: Cable) -> Iterator[Finding]:
    """L066."""
    for paragraph in cable.paragraphs:
        for told in _PROTECT.finditer(paragraph.text):
            before = _BEFORE.search(paragraph.text, max(0, told.start() - 120), told.start())
            name = before.group() if before is not None else ""
            last = name.split()[-1] if name else ""
            if before is None or is_redacted(name) or begins_redacted(last) or not last[0].isupper():
                continue
            place = in_source(paragraph, before.start(), told.end())
            yield found("protected-name", "a name in clear beside a request to protect it", place)
