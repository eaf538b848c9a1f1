"""What property tests share: the example cables, and the damage that time, relays and converters do to such texts."""

import msgspec
from hypothesis import strategies as st

import reftel
from conftest import HOME
from reftel.model.cable import Cable, Head, Heading, Notice, Paragraph, Run
from reftel.model.release import Release
from reftel.model.source import Span
from reftel.reading.blocks import stretches_of, texts_of, with_texts
from reftel.reading.body import blocks_in
from reftel.reading.foreign import with_foreign
from reftel.reading.protections import protections_of
from reftel.reading.redactions import redactions_of
from reftel.reading.roles import assign
from reftel.reading.structure import structured

CABLES = tuple(path.read_text(encoding="utf-8") for path in sorted((HOME / "examples" / "cables").glob("*.txt")))
DEBRIS = (
    "\nSIPDIS\n", "\n\n", "\nSESTRIN 00000214  002 OF 002\n", "¶", "1", "\r\n", "\x00", "&#x000A;", "<pre>", "</pre>",
    "(C) ", "\nTAGS: ", "\nREF: A. ", "\nE.O. 12958: ", "\nNNNN\n", '"', " said that ", "XXXXXXXXXXXX", "\ufeff", "(",
    "\t", "\nC O N F I D E N T I A L SECTION 02 OF 02 SESTRIN 000214\n", "\nVZCZCXRO8840\n",
    "�", "e\u0301", "\U0001f4dc",
)  # fmt: skip

# A telegram sent on in another: between words that stand alone, and to an UNQUOTE in a sentence.
_SENT = "FM AMEMBASSY SESTRIN\nTO SECSTATE WASHDC\n\nCONFIDENTIAL SESTRIN 000214\n\nFOLLOWING IS REPEATED:\n\n"
_OWN = "E.O. 12958: DECL: 03/02/2014\nTAGS: ECON\nSUBJECT: WATER\n\n1. (U) It rose.\n\n2. (U) It fell"
SENT_ON = (
    f"{_SENT}QUOTE\nUNCLAS KABUL 000012\n\n{_OWN}.\nUNQUOTE\n\n3. (C) That was all.\nHALLORAN\n",
    f"{_SENT}QUOTE\nUNCLAS KABUL 000012\n\n{_OWN}. UNQUOTE. It is still low.\n\n3. (C) That was all.\nHALLORAN\n",
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """An example cable with a few stretches lost, doubled, moved, or with debris in them."""
    text = draw(st.sampled_from(CABLES))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 200)))
        match draw(st.sampled_from(("lose", "double", "move", "debris"))):
            case "lose":
                text = text[:start] + text[end:]
            case "double":
                text = text[:end] + text[start:]
            case "move":
                text = text[:start] + text[end:] + text[start:end]
            case _:
                text = text[:start] + draw(st.sampled_from(DEBRIS)) + text[start:]
    return text


def any_text() -> st.SearchStrategy[str]:
    """Damaged cables, lines of debris, and text of any kind."""
    return st.one_of(damaged(), st.lists(st.sampled_from(DEBRIS)).map("".join), st.text())


# Cables made of values, as reading could have made them.

_LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:'\"()-/&#éß”—¶")
_WORD = st.one_of(
    st.text(_LETTERS, min_size=1, max_size=12),
    st.sampled_from(
        ("1.", "(C)", "2)", "A.", "--", "-----", "o", "SIPDIS", "NNNN", "TAGS:", "SUBJECT:", "REF:", "E.O.", "End",
         "Summary:", "Comment:", "(Note:", "END", "BT", "PAGE", "SECRET", "said", "&amp;", "&#39;", "&lt;b&gt;", "\\",
         "anti-", "war", "http://example.org/" + "q" * 90, "RE-EMITTED", "/", "XXXXXXXXXXXX", "\U0001f4dc", "\ufeff")
    ),
)  # fmt: skip
_LINE = st.lists(_WORD, min_size=1, max_size=30).map(" ".join)
_PROSE = st.lists(_LINE, min_size=1, max_size=3).map("\n\n".join)
_MARKS = st.sampled_from((None, None, "C", "U", "SBU", "C/NF", "S//NF", "C-ENTIRE TEXT"))
_NOTICES = st.sampled_from(
    (Notice("partial-extract", "This record is a partial extract of the original cable", Span(0, 0)),
     Notice("exercise", "EXERCISE EXERCISE EXERCISE", Span(0, 0)),
     Notice("service", "NOTE: SVC FOR DROPPED ADDEE", Span(0, 0)),
     Notice("end-of-message", "#0280", Span(0, 0)), Notice("end-of-message", "NNNN", Span(0, 0)))
)  # fmt: skip


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[tuple[Paragraph, ...], tuple[Heading, ...]]:
    """Paragraphs under headings; their roles are those that their texts and headings give them."""
    texts = draw(st.lists(_PROSE, max_size=6))
    over: list[int | None] = []
    names: list[str] = []
    firsts: list[int] = []
    for at in range(len(texts)):
        if draw(st.integers(0, 3)) == 0:
            names.append(draw(_LINE))
            firsts.append(at)
        over.append(len(names) - 1 if names else None)
    made = []
    for at, (role, under) in enumerate(assign(texts, [None if one is None else names[one] for one in over])):
        if not under:
            over[at] = None
        numbered = draw(st.booleans())
        one = over[at]
        text = texts[at]
        run = Run(0, len(text), 0, len(text))
        made.append(
            structured(
                Paragraph(
                    number=draw(st.integers(1, 999)) if numbered else None,
                    mark=draw(_MARKS),
                    role=role,
                    heading=None if one is None else names[one],
                    start=0,
                    text_start=0,
                    end=len(text),
                    raw="",
                    text=text,
                    runs=(run,),
                    blocks=tuple(blocks_in(text, (run,))),
                ),
                text,
            )
        )
    headings = []
    for number, (name, first) in enumerate(zip(names, firsts, strict=True)):
        rows = [at for at, one in enumerate(over) if one == number]
        headings.append(Heading(name, Span(0, 0), rows[0] if rows else first, rows[-1] + 1 if rows else first))
    return tuple(made), tuple(headings)


@st.composite
def cables(draw: st.DrawFn) -> Cable:
    """The head of a damaged example, and a text of any words under it."""
    read = draw(damaged().map(lambda text: reftel.read(text).cables).filter(bool))
    texts, headings = draw(paragraphs())
    texts = with_foreign(texts)
    embedded = texts_of(texts, headings)
    texts = with_texts(texts, embedded) if embedded else texts
    heads = (one for one in read[0].redactions if one.where == "head")
    return msgspec.structs.replace(
        read[0],
        paragraphs=texts,
        headings=headings,
        blocks=tuple(stretches_of(texts, headings, embedded)),
        redactions=(*heads, *redactions_of(Head(), (), texts, "")),
        protections=tuple(protections_of(texts)),
        notices=tuple(draw(st.lists(_NOTICES, max_size=3))),
        release=draw(st.sampled_from((Release(), Release("leaked"), Release("published", "Volume III", "1953")))),
        completeness=draw(st.sampled_from(("whole", "partial", "missing_sections", "stub"))),
        publisher=draw(st.sampled_from(({}, {"mrn": "03VELLOS77", "title": "A & B\u2028 “C”"}))),
    )
