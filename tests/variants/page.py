"""A public page beside its record: what the checks of the variants look at."""

import html
import re
from collections import Counter
from functools import cache
from pathlib import Path

import msgspec

from reftel.model.cable import Cable, Paragraph, Reading
from reftel.reading import read

_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")


class Page(msgspec.Struct, frozen=True):
    """A source as it reads to the eye, and what it was read to."""

    name: str
    text: str
    reading: Reading

    @property
    def cable(self) -> Cable:
        """The cable that the page is about."""
        return self.reading.cables[0]

    @property
    def body(self) -> str:
        """The clean texts of all paragraphs."""
        return "\n\n".join(paragraph.text for paragraph in self.cable.paragraphs)

    @property
    def numbered(self) -> list[Paragraph]:
        """The paragraphs that have a number."""
        return [paragraph for paragraph in self.cable.paragraphs if paragraph.number is not None]

    @property
    def codes(self) -> Counter[str]:
        """How often each finding was made."""
        return Counter(finding.code for finding in self.cable.findings)

    def nodes(self, kind: str) -> list[str]:
        """The characters of the nodes of a kind."""
        text = self.reading.source.text
        return [text[node.start : node.end] for node in self.reading.nodes if node.kind == kind]

    def found(self, pattern: str) -> bool:
        """Whether the page's text, as it reads to the eye, has a pattern."""
        return re.search(pattern, self.text, re.MULTILINE) is not None


def page_of(text: str, name: str = "text") -> Page:
    """A telegram of our own making."""
    return Page(name, text, read(text))


@cache
def load(path: Path) -> Page:
    """A public page, read in place."""
    reading = read(path)
    return Page(path.stem, html.unescape(_MARKUP.sub("", reading.source.text)), reading)
