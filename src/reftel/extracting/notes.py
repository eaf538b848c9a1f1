"""What the stages add to while a cable is read for statements: sentences, drafts, statements.

A stage takes notes and returns new ones; what an earlier stage wrote down is filled in and never taken back.
"""

from collections.abc import Iterable
from typing import Any

import msgspec

from reftel.extracting.parse import Parse
from reftel.model.cable import Cable
from reftel.model.finding import Finding
from reftel.model.statement import Act, DayBasis, Statement, Voice
from reftel.model.structure import Role


class Mention(msgspec.Struct, frozen=True):
    """Words that stand for an actor, as they stand, and their place in the paragraph's clean text."""

    text: str
    start: int
    end: int


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence: ``para`` is an index into ``cable.paragraphs``, ``start``/``end`` lie in its clean text.

    ``cased`` is the text as the parser is shown it: of a telegram in capitals, in small letters but for names.
    ``in_quote``: it begins inside a quotation that an earlier sentence opened. ``aside`` is the place of a
    parenthetical attribution (``, he added,``), which the parser was not shown.
    """

    index: int
    para: int
    start: int
    end: int
    text: str
    role: Role
    cased: str = ""
    parse: Parse | None = None
    in_quote: bool = False
    asides: tuple["Aside", ...] = ()


class Aside(msgspec.Struct, frozen=True):
    """A parenthetical attribution, ``, Marin said,``: its place, its speaker's words, its verb and addressee."""

    start: int
    end: int
    speaker: Mention
    verb: str
    addressee: Mention | None = None
    inner: bool = False  # "as he alleged" in mid-sentence: it attributes a part of it


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A statement in the making.

    ``start``/``end`` are the content in the paragraph's clean text; ``lo``/``hi`` its tokens (0, 0 without a parse)
    and ``root`` the token that heads it. ``verb`` is the lemma of the reporting verb, ``verb_at`` its token.
    ``extent`` is the content where a quotation runs over several sentences, ``denied_by`` the words outside of the
    content that deny it. ``relayed_by`` is who told of it;
    ``heard_by`` the person of the post who heard it. ``carried``: who speaks was named in the paragraph before.
    """

    sentence: int
    start: int
    end: int
    frame: str
    act: Act
    speaker_at: Mention | None
    addressees_at: tuple[Mention, ...] = ()
    holder_at: Mention | None = None
    root: int | None = None
    lo: int = 0
    hi: int = 0
    verb: str | None = None
    verb_at: int | None = None
    verb_negated: bool = False
    negated: bool = False
    denied_by: tuple[int, int] | None = None
    condition: tuple[int, int] | None = None
    extent: tuple[int, int] | None = None
    because: str = ""
    rank: float = 0.5
    speaker: str = ""
    addressees: tuple[str, ...] = ()
    holder: str = ""
    voice: Voice = "reported"
    said_on: str | None = None
    said_on_basis: DayBasis | None = None
    relayed_by: str = ""
    heard_by: str = ""
    carried: bool = False


class Notes(msgspec.Struct, frozen=True, kw_only=True):
    """A cable and what was noted of it so far; ``actors`` is what the actor stage knows of the persons in it.

    ``texts`` are the clean texts of its paragraphs in the case that the parser knows, each letter in its place;
    ``pipeline`` is the parser's, None for the shipped one; ``extractor`` who makes the statements, with version.
    """

    cable: Cable
    pipeline: str | None = None
    extractor: str = ""
    texts: tuple[str, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    drafts: tuple[Draft, ...] = ()
    actors: Any = None
    statements: tuple[Statement, ...] = ()
    findings: tuple[Finding, ...] = ()

    def text(self, draft: Draft) -> str:
        """The content of a draft."""
        return self.cable.paragraphs[self.sentences[draft.sentence].para].text[draft.start : draft.end]

    def sentence_of(self, draft: Draft) -> Sentence:
        """The sentence that a draft was found in."""
        return self.sentences[draft.sentence]


def drafts_by_sentence(drafts: Iterable[Draft]) -> dict[int, list[Draft]]:
    """The drafts of each sentence that has any, in their order."""
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        found.setdefault(draft.sentence, []).append(draft)
    return found
