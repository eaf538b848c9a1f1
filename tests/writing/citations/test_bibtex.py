"""BibTeX."""

import re

import msgspec

import made_up
from reftel.writing.citations.bibtex import escaped, write


def test_an_entry() -> None:
    lines = write(made_up.cable(), 2).splitlines()
    assert lines[0] == "@misc{04SESTRIN214,"
    assert "  author = {{Embassy Sestrin}}," in lines
    assert "  title = {{VARDANIA WOULD TAKE THE LATER DATE}}," in lines
    assert "  howpublished = {Telegram 04SESTRIN214}," in lines
    assert "  month = mar," in lines
    assert lines[-1] == "}"
    assert f"para. 2; released, FOIA, January 2, 2020; source SHA-256 {made_up.SHA}" in lines[-2]


def test_what_tex_would_read_as_a_command_is_escaped() -> None:
    assert escaped(r"50% & \x{y}_#$~^") == r"50\% \& \textbackslash{}x\{y\}\_\#\$\textasciitilde{}\textasciicircum{}"
    cable = made_up.cable()
    head = msgspec.structs.replace(cable.head, subject=made_up.field("}}\n, author={x} \\input{y}"))
    entry = write(msgspec.structs.replace(cable, head=head), None)
    bare = re.sub(r"\\[{}]|\\textbackslash\{\}", "", entry)
    assert bare.count("{") == bare.count("}")
    assert "\\input" not in entry


def test_a_key_has_no_sign_that_bibtex_refuses() -> None:
    assert write(made_up.bare_cable(), None).startswith("@misc{source:000000000000-0,")


def test_a_document_of_a_volume_has_a_key_that_says_which_and_a_title() -> None:
    lines = write(made_up.printed_document(), None).splitlines()
    assert lines[0] == "@misc{frus1894Nicaragua-d40,"
    assert "  title = {{No. 40. Mr. Quill to Mr. Tarn.}}," in lines
