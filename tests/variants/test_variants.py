"""Every variant of the format that was seen: on the public pages that show it, read in place, and on telegrams of ours.

The checks are in the modules of this folder, one for each group; a check is named by the flag of its variant.
"""

import csv
import importlib
from functools import cache
from pathlib import Path

import pytest

from conftest import shared_folder
from variants.page import load, page_of
from variants.registry import CHECKS, MADE

for _group in ("heads", "orders", "references", "bodies", "marks"):
    importlib.import_module(f"variants.{_group}")


# Pages whose variant is not read yet: a check that passes must be taken out of here.
KNOWN = {
    "cls_by_caps": {"00TASHKENT4223"},  # the whole head in one sentence-cased line
    "cls_reason_15": {"00TASHKENT4223"},
}


@cache
def table(folder: Path) -> dict[str, tuple[str, ...]]:
    """The flags of the table of variants, each with the pages that show it."""
    with (folder / "corpus" / "variants.csv").open(encoding="utf-8", newline="") as file:
        return {row["flag"]: tuple(row["dev_examples"].split()) for row in csv.DictReader(file)}


@cache
def pages(folder: Path) -> dict[str, Path]:
    """The pages of the corpus by name; those of April 2011, of which the table speaks, before all others."""
    found: dict[str, Path] = {}
    for layout in ("2011-04", "2010-12", "2011-09"):
        for path in sorted((folder / "corpus" / "raw" / f"cablegate_html_{layout}").rglob("*.html")):
            found.setdefault(path.stem, path)
    return found


def test_every_variant_has_its_check(shared: Path) -> None:
    assert set(table(shared)) == set(CHECKS)
    assert [flag for flag, examples in table(shared).items() if not examples and not MADE[flag]] == []


@pytest.mark.parametrize("flag", sorted(CHECKS))
def test_variant_on_public_pages(shared: Path, flag: str) -> None:
    examples = table(shared)[flag]
    if not examples:
        assert MADE[flag]
    for name in examples:
        page = load(pages(shared)[name])
        if name in KNOWN.get(flag, ()):
            with pytest.raises(AssertionError):
                CHECKS[flag](page)
        else:
            CHECKS[flag](page)


@pytest.mark.parametrize(("flag", "text"), [(flag, text) for flag in sorted(MADE) for text in MADE[flag]])
def test_variant_on_telegrams_of_our_own(flag: str, text: str) -> None:
    CHECKS[flag](page_of(text))


def test_the_table_is_read_in_place() -> None:
    folder = shared_folder()
    assert folder is None or len(table(folder)) > 100
