"""What property tests share: the example cables, and the damage that time, relays and converters do to such texts."""

from hypothesis import strategies as st

from conftest import HOME

CABLES = tuple(path.read_text(encoding="utf-8") for path in sorted((HOME / "examples" / "cables").glob("*.txt")))
DEBRIS = (
    "\nSIPDIS\n", "\n\n", "\nSESTRIN 00000214  002 OF 002\n", "¶", "1", "\r\n", "\x00", "&#x000A;", "<pre>", "</pre>",
    "(C) ", "\nTAGS: ", "\nREF: A. ", "\nE.O. 12958: ", "\nNNNN\n", '"', " said that ", "XXXXXXXXXXXX", "\ufeff", "(",
    "\t", "\nC O N F I D E N T I A L SECTION 02 OF 02 SESTRIN 000214\n", "\nVZCZCXRO8840\n",
    "�", "e\u0301", "\U0001f4dc",
)  # fmt: skip


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
