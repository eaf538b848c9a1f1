"""Names that nobody who reads may see."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import apsw
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import reftel
from made_withheld import HEAD
from reftel import workflow
from reftel.archive import Archive
from reftel.archive.squeezing import unsqueeze
from reftel.errors import InputError
from reftel.extracting.meetings import meetings
from reftel.facts import spellings
from reftel.workflow.access import EVERYTHING, WITHHELD
from reftel.workflow.bearing import ways
from reftel.workflow.protecting import (
    PROTECTED,
    Protected,
    Sought,
    by_name,
    everywhere,
    load_protected,
    masked,
    masked_meetings,
    masked_name,
    masked_statements,
    people_of,
)
from reftel.workflow.reader import Reader
from reftel.workflow.sheltering import sheltered

TEXT = (
    HEAD.format(number=777, subject="Zorblax and the ferries")
    + """\
1. (C) Summary: Lawyer Yusuf Zorblax told Ambassador Halloran that Vardania would reject the bid. End Summary.

2. (C) ZORBLAX added that "the ferries are ours." Yusuf
Zorblax's brother disagreed. Zorblaks' deputy said that he would wait.

3. (C) Editor Mira Quimby (strictly protect) said that the paper would close. Quimby hoped for help.

4. (C) Minister Oyen said that the ferries would sail on March 3.

HALLORAN
"""
)
KEYS = (spellings.key("Yusuf"), spellings.key("Zorblax"))
CANARIES = ("zorbla", "quimby", "yusuf", "mira")


def listed(folder: Path, text: str) -> Protected:
    path = folder / "people.txt"
    path.write_text(text, encoding="utf-8")
    return load_protected(path)


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Protected:
    return listed(tmp_path_factory.mktemp("list"), "# ours\nYusuf Zorblax; the Lion  # a lawyer\n\n")


def test_no_id_proves_a_name_that_somebody_guesses(people: Protected) -> None:
    """The id of a statement is a hash of its place and its speaker: all but the name can be read on the page."""
    reading = reftel.read(TEXT)
    found = masked(reading.source, reading.cables, people)
    before = reftel.extract(reading.cables[0])
    echo = msgspec.structs.replace(before[-1], id="echo", echo_of=before[0].id)
    after = tuple(masked_statements(found.sought[0], (*before, echo)))
    told = [(one, other) for one, other in zip(before, after, strict=False) if other.speaker == PROTECTED]
    assert told
    for one, other in told:
        guessed = f"{one.cable}|{one.start}|{one.end}|{one.speaker}|{one.act}"
        assert one.id == hashlib.sha256(guessed.encode()).hexdigest()[:16]
        assert other.id != one.id
    assert len({one.id for one in after}) == len(after)
    assert after[-1].echo_of == after[0].id != before[0].id
    met = meetings(reading.cables[0])
    assert {one.id for one in masked_meetings(found.sought[0], met, {})}.isdisjoint(one.id for one in met)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    (folder / "meeting with Zorblax.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path_factory.mktemp("kept") / "archive"
    workflow.read_into(path, [folder], extract=True)
    return path


def test_a_list_has_a_person_a_line(tmp_path: Path) -> None:
    made = listed(tmp_path, "Ann Lee; the Lion\n# nobody\nBo Chung\n")
    assert len(made.people) == 2
    assert made.mark != listed(tmp_path, "Bo Chung\n").mark
    for wrong in ("Ann\n;;\n", "X\n", "12\n"):
        with pytest.raises(InputError, match="line"):
            listed(tmp_path, wrong)
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "bad.txt", tmp_path / "none.txt", tmp_path):
        with pytest.raises(InputError):
            load_protected(path)


def test_every_spelling_case_and_line_break_is_masked_and_every_place_stays(people: Protected) -> None:
    reading = reftel.read(TEXT)
    found = masked(reading.source, reading.cables, people)
    (before,), (after,) = reading.cables, found.cables
    assert len(found.source.text) == len(TEXT)
    told = f"{found.source.text} {after!r}".casefold()
    assert not [word for word in CANARIES if word in told]
    assert after.subject == f"{WITHHELD * 7} and the ferries"
    for one, other in zip(before.paragraphs, after.paragraphs, strict=True):
        assert len(one.text) == len(other.text)
        assert other.raw == found.source.text[other.start : other.end]
        assert one.runs == other.runs
    assert after.paragraphs[3] == before.paragraphs[3]


def test_who_is_masked_speaks_as_nobody(people: Protected) -> None:
    reading = reftel.read(TEXT)
    found = masked(reading.source, reading.cables, people)
    statements = reftel.extract(reading.cables[0])
    left = tuple(masked_statements(found.sought[0], statements))
    assert len(left) == len(statements)
    assert {PROTECTED, "Oyen"} <= {one.speaker for one in left}
    assert not [word for word in CANARIES if word in repr(left).casefold()]


@pytest.mark.parametrize(
    ("name", "said", "is_masked"),
    [
        ("Yusuf Zorblax", "Zorblax left.", True),
        ("Yusuf Zorblax", "Mr. Zorblax left.", True),
        ("Yusuf Zorblax", "Y. Zorblax left.", True),
        ("Yusuf Zorblax", "Peter Zorblax left. Zorblax wept.", False),  # another
        ("Yusuf Zorblax", "K. Zorblax left.", False),
        ("Yusuf Zorblax", "Peter Zorblax left. Y. Zorblax wept.", True),
        ("Yusuf Rice", "The price of rice rose.", False),  # a common word
        ("Yusuf Rice", "Minister Rice left.", True),
        ("the head of Zorblax", "Zorblax left.", False),  # a description, and no name
    ],
)
def test_a_surname_alone_is_masked_unless_it_is_a_common_word_or_somebody_elses(
    name: str, said: str, *, is_masked: bool
) -> None:
    reading = reftel.read(f"UNCLAS SESTRIN 1\n\nSUBJECT: X\n\n1. (U) It was so. {said}\n")
    person = Protected((ways(name),))
    text = masked(reading.source, reading.cables, person).source.text
    assert (WITHHELD in text) is is_masked
    assert not is_masked or name.rsplit(maxsplit=1)[-1].casefold() not in text.casefold()


BROKEN = (
    *("Zor-\nblax", "ZOR-\nBLAX", "Zorb\nlax", "Zor\u00adblax", "Zor\u200bblax", "Zor\u2011blax", "Z O R B L A X"),
    *(
        "Z.O.R.B.L.A.X",
        "Zorblaxes",
        "Zorblaxism",
        "YusufZorblax",
        "MinisterZorblax",
        "zorblax@mail.vd",
        "Zo\u0301rblax",
    ),
    *("\uff3aorblax", "al-Zorblax", "McZorblax"),
)


@pytest.mark.parametrize("said", BROKEN)
@pytest.mark.parametrize("place", ["subject", "paragraph", "heading"])
def test_a_name_is_masked_where_it_is_no_word_of_the_text(said: str, place: str) -> None:
    text = (
        "UNCLAS SESTRIN 1\n\nSUBJECT: THE FERRIES AND {subject}\n\n{heading}\n\n1. (U) It was so. {paragraph} left.\n"
    )
    told = {"subject": "BOATS", "heading": "The Port", "paragraph": "Oyen", place: said}
    reading = reftel.read(text.format(**told))
    found = masked(reading.source, reading.cables, people_of(["Yusuf Zorblax", "Zorblax"]))
    flat = "".join(
        one for one in f"{found.source.text} {found.cables!r}".casefold() if one.isalpha() or one == WITHHELD
    )
    assert "blax" not in flat.replace("\\n", "")
    assert "oyen" in flat or place == "paragraph"


def test_a_broken_name_tells_of_its_parts_and_words_that_dictionaries_have_stay() -> None:
    text = "UNCLAS SESTRIN 1\n\nSUBJECT: X\n\n1. (U) Lawyer Yusuf Zor-\nblax left.\n\n2. (U) Yusuf wept.\n"
    reading = reftel.read(text)
    assert "Yusuf" not in masked(reading.source, reading.cables, people_of(["Yusuf Zorblax"])).source.text
    text = "UNCLAS SESTRIN 1\n\nSUBJECT: X\n\n1. (U) Ann Marin took a submarine to the marina.\n"
    reading = reftel.read(text)
    left = masked(reading.source, reading.cables, people_of(["Ann Marin"])).source.text
    assert "a submarine to the marina" in left


@pytest.mark.parametrize(
    "said",
    ["Zorbl&#97;x", "Zor&shy;blax", "Zor<b>blax</b>", "Z&#x6f;rblax", "Zorbl\\u0061x", "Zorbl=61x", "Zor=\nblax"],
)
def test_escapes_and_mark_up_hide_no_name_in_what_is_shown_of_a_source(said: str) -> None:
    text = f"<html><title>{said}</title><pre>UNCLAS SESTRIN 1\n\nSUBJECT: {said}\n\n1. (U) {said} left.\n</pre></html>"
    reading = reftel.read(text)
    found = masked(reading.source, reading.cables, people_of(["Yusuf Zorblax", "Zorblax"]))
    assert said not in found.source.text
    assert said not in repr(found.cables)
    assert len(found.source.text) == len(text)


@pytest.mark.parametrize(
    "said",
    [
        *("Medvedev's letter", "MEDVEDEV'S LETTER", "Medvedev’s letter", "the Medvedev-Sarkozy plan", "anti-Medvedev"),
        *("Medvedyev's letter", "the Sarkozy-Medvedev\nplan", "'Medvedev'"),
    ],
)
def test_possessives_and_names_that_are_joined_are_masked_too(said: str) -> None:
    text = f"UNCLAS SESTRIN 1\n\nSUBJECT: X\n\n1. (U) Dmitry Medvedev spoke. It was {said}.\n"
    reading = reftel.read(text)
    found = masked(reading.source, reading.cables, people_of(["Dmitry Medvedev"]))
    told = f"{found.source.text} {found.cables[0].paragraphs[0].text}".casefold()
    assert "medved" not in told
    assert "sarkozy" not in said.casefold() or "sarkozy" in told
    assert len(found.source.text) == len(text)


def test_a_name_with_a_hyphen_is_found_with_and_without_it() -> None:
    for said in ("Ann Lee-Tarn left", "Ann Lee Tarn left", "Lee-Tarn's hat of Ann Lee-Tarn"):
        reading = reftel.read(f"UNCLAS SESTRIN 1\n\nSUBJECT: X\n\n1. (U) {said}.\n")
        text = masked(reading.source, reading.cables, people_of(["Ann Lee-Tarn"])).source.text
        assert "Tarn" not in text


def test_a_source_of_many_cables_is_masked_cable_by_cable_in_linear_time() -> None:
    """A surname alone is masked in the cable that has the whole name; what is read grows as the cables do."""
    one = TEXT.replace("Yusuf Zorblax", "Zorblax").replace("Yusuf\nZorblax", "Zorblax")
    both = reftel.read("\n\n\n".join((one, TEXT.replace("000777", "000778"))))
    assert len(both.cables) == 2
    found = masked(both.source, both.cables, Protected(((KEYS,),), lone=False))
    first, second = (found.source.text[cable.span.start : cable.span.end] for cable in both.cables)
    assert "Zorblax" in first
    assert "zorbla" not in second.casefold().replace("zorblaks", "")

    def read_through(count: int) -> int:
        many = reftel.read("\n\n\n".join(TEXT.replace("000777", f"{number:06}") for number in range(1, count + 1)))
        looked = 0

        def noting(_: Sought, text: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
            nonlocal looked
            looked += len(text)
            return iter(())

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(Sought, "found", noting)
            masked(many.source, many.cables, Protected(((KEYS,),)))
        return looked

    assert read_through(16) < 5 * read_through(4)


@given(
    st.lists(
        st.sampled_from(
            [
                "Zorblax",
                "zorblax",
                "the",
                "and",
                "(C)",
                "\n",
                ",",
                ".",
                "Yusuf",
                "ZORBLAX",
                "O'Zorblax",
                "&amp;",
                "Oyen",
            ]
        ),
        max_size=40,
    )
)
def test_masking_is_sign_for_sign_and_leaves_no_whole_name(words: list[str]) -> None:
    text = "UNCLAS SESTRIN 1\n\nSUBJECT: X\n\n1. (U) " + " ".join(words) + "\n"
    reading = reftel.read(text)
    found = masked(reading.source, reading.cables, Protected(((KEYS, KEYS[1:]),)))
    assert len(found.source.text) == len(text)
    assert " zorblax " not in f" {found.source.text} ".casefold()


def test_names_of_files_are_masked_too(people: Protected) -> None:
    assert masked_name("meeting with Zorblax.txt", people) == f"meeting with {WITHHELD * 7}.txt"
    assert masked_name("oyen.txt", people) == "oyen.txt"


def test_no_channel_gives_a_name_away(archive: Path, people: Protected) -> None:
    made = sheltered(archive, EVERYTHING, people)
    with apsw.Connection(str(made / "archive.sqlite")) as connection:
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608 - our own tables
                told = " ".join(repr(one) for one in row)
                told += " ".join(repr(_opened(one)) for one in row if isinstance(one, bytes))
                assert not [word for word in CANARIES if word in told.casefold()], table
    assert not [path for path in made.rglob("*") if any(word in path.name.casefold() for word in CANARIES)]
    assert b"zorblax" not in (made / "state.json").read_bytes().lower()
    with Archive(made, read_only=True) as left:
        assert [left.search(word) for word in ("zorblax", "quimby", "yusuf", "said-by:quimby")] == [()] * 4
        assert len(left.search("ferries")) > 0


def _opened(data: bytes) -> bytes:
    try:
        return unsqueeze(data)
    except ValueError:
        return b""


def test_a_reader_sees_everything_else_and_no_bytes(archive: Path, people: Protected) -> None:
    reader = Reader(archive, protected=people)
    assert reader.protects
    cable = reader.cable("SESTRIN777")
    assert cable
    assert cable.paragraphs[3].text.startswith("Minister Oyen said")
    assert reader.completions("zorb") == reader.completions("quim") == ()
    assert reader.search("bid").cables == 1
    with pytest.raises(reftel.errors.ArchiveError):
        reader.original(cable.source.sha256)
    reader.close()


def test_what_is_looked_for_is_made_once_for_a_list() -> None:
    one, same = (people_of(["Yusuf Zorblax", "Mira Quimby"]) for _ in range(2))
    for made in (by_name, everywhere):
        assert made(one) is made(same)
        assert made(one) != made(people_of(["Mira Quimby"]))
