"""The look of documents that are no telegrams: each title and label takes its own example, and no other line."""

import pytest

from reftel.facts.kinds import Label, Title, label_of, labels, title_of, titles


@pytest.mark.parametrize("title", titles(), ids=lambda title: title.example)
def test_a_title_takes_its_example(title: Title) -> None:
    assert title_of(title.example) == title
    assert title_of(f"As to what {title.example} means") is None


@pytest.mark.parametrize("label", labels(), ids=lambda label: label.name)
def test_a_label_takes_its_example(label: Label) -> None:
    found = label_of(label.example if ":" in label.example else f"{label.example}:")
    assert found is not None
    assert found[0] == label.name


def test_words_are_no_labels_or_titles() -> None:
    assert label_of("The Secretary: I agree.") is None
    assert label_of("TO the Department") is None
    assert title_of("The memorandum of conversation") is None
    assert title_of("MEMORANDUM " * 30) is None


def test_an_operations_memorandum_and_who_approved_the_contents() -> None:
    title = title_of("OPERATIONS MEMORANDUM")
    assert title is not None
    assert title.kind == "memorandum"
    assert label_of("Contents approved by: WPHenning") == ("approved_by", 22)
