"""A pre-flight as a file."""

import tomllib

from reftel.model.publication import Marked, Preflight
from reftel.writing.preflights import preflight_text


def test_kinds_without_entries_are_not_in_it_and_control_signs_are_escaped() -> None:
    counts = dict.fromkeys(("cables", "extracted", "statements", "withheld", "redactions", "masked", "protections"), 1)
    nothing: dict[str, tuple[()]] = dict.fromkeys(("names", "words", "described", "alleged"), ())
    marked = (Marked(kind="caption", value='NO\x7f"DIS\n', cables=1),)
    text = preflight_text(Preflight(access="sbu", markings=marked, **counts, **nothing))  # type: ignore[arg-type]
    told = tomllib.loads(text)
    assert set(told) == {"rest", "marking"}
    assert told["marking"][0]["value"] == 'NO\x7f"DIS\n'
    assert "cleared for sbu" in text
