"""Rules of TAGS and subject (L035 to L039). Handbook: 5 FAH-3; 5 FAH-1 H-232."""

import re
from collections.abc import Iterator
from functools import cache

from reftel.facts import countries, posts, tags
from reftel.linting.catalogue import found
from reftel.linting.words import has_labels, place_of
from reftel.model.cable import Cable
from reftel.model.finding import Finding

LONGEST_SUBJECT = 195
"""Characters of three lines of a telegram."""


def tags_missing(cable: Cable) -> Iterator[Finding]:
    """L035."""
    if cable.head.tags is None and has_labels(cable, "tags"):
        yield found("tags-missing", "there is no TAGS line", place_of(cable.head.subject))


def no_subject_tag(cable: Cable) -> Iterator[Finding]:
    """L035."""
    kinds = {tag.kind for tag in cable.tags}
    if kinds and not kinds & {"subject", "program", "unknown"} and cable.kind == "telegram":
        codes = ", ".join(tag.code for tag in cable.tags)
        yield found("no-subject-tag", f"no subject code among {codes}", place_of(cable.head.tags))


@cache
def _names(iso2: str) -> re.Pattern[str] | None:
    """The names of a country and its people, as they may stand in a subject."""
    country = countries.by_iso2(iso2)
    if country is None:
        return None
    words = [country.name, *country.also, country.adjective, *country.demonyms]
    return re.compile("|".join(rf"\b{re.escape(word)}\b" for word in words if word and len(word) > 3), re.IGNORECASE)


def _named(iso2: str, text: str) -> bool:
    pattern = _names(iso2)
    return pattern is not None and pattern.search(text) is not None


def geo_tag_slip(cable: Cable) -> Iterator[Finding]:
    """L036."""
    subject = cable.subject or ""
    host = _host(cable)
    for tag in cable.tags:
        meant = countries.by_iso2(tag.code) if len(tag.code) == 2 else None
        if meant is None or not meant.tags or meant.tags == tag.code or any(t.code == meant.tags for t in cable.tags):
            continue
        fact = tags.tag_of(tag.code)
        is_unknown = fact is None or fact.iso2 is None
        other = fact.iso2 if fact and fact.iso2 else ""
        said = _named(meant.iso2, subject) or host == meant.iso2
        if said and (is_unknown or (other != host and not _named(other, _opening(cable)))):
            message = f"{tag.code} is the ISO code of {meant.name}; in TAGS it is {meant.tags}"
            yield found("geo-tag-slip", message, place_of(cable.head.tags))


def _opening(cable: Cable) -> str:
    return " ".join([cable.subject or "", *(paragraph.text for paragraph in cable.paragraphs)])[:20_000]


def _host(cable: Cable) -> str | None:
    post = posts.post_of(cable.origin or "") or (posts.post_of(cable.mrn.station) if cable.mrn else None)
    return post.iso2 if post and post.kind in {"embassy", "consulate", "branch", "institute"} else None


def host_tag_missing(cable: Cable) -> Iterator[Finding]:
    """L038."""
    host = _host(cable)
    country = countries.by_iso2(host or "")
    if country is None or not country.tags or not cable.tags or host is None or host == "US":
        return
    if not any(tag.code == country.tags for tag in cable.tags) and _named(host, cable.subject or ""):
        message = f"the subject is {country.name}, where the post is, and TAGS lack {country.tags}"
        yield found("host-tag-missing", message, place_of(cable.head.tags))


def subject_missing(cable: Cable) -> Iterator[Finding]:
    """L039."""
    if cable.head.subject is None and has_labels(cable, "subject"):
        yield found("subject-missing", "there is no subject", place_of(cable.head.tags))


def subject_form(cable: Cable) -> Iterator[Finding]:
    """L039."""
    field = cable.head.subject
    if field is None or cable.kind != "telegram":
        return
    text = field.value
    letters = [sign for sign in text if sign.isalpha()]
    own = cable.head.mrn is None or field.span.start >= cable.head.mrn.span.start  # not the publisher's title
    if own and len(letters) > 8 and sum(map(str.islower, letters)) * 3 > len(letters):
        yield found("subject-form", "the subject is not in capitals", field.span)
    if len(text) > LONGEST_SUBJECT:
        yield found("subject-form", f"the subject is {len(text)} characters long; three lines at most", field.span)
