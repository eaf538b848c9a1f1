"""Plain lists that stand for a parse: who hangs on whom."""

from reftel.extracting.parse import Parse


def made() -> Parse:
    """``Marin did not say that dams leak`` and ``hoped``."""
    rows = [
        ("Marin", "NNP", "nsubj", 3),
        ("did", "VBD", "aux", 3),
        ("not", "RB", "neg", 3),
        ("say", "VB", "ROOT", 3),
        ("that", "IN", "mark", 6),
        ("dams", "NNS", "nsubj", 6),
        ("leak", "VBP", "ccomp", 3),
        ("and", "CC", "cc", 3),
        ("hoped", "VBD", "conj", 3),
        ("to", "TO", "aux", 10),
        ("swim", "VB", "xcomp", 8),
    ]
    starts, ends, at = [], [], 0
    for word, *_ in rows:
        starts.append(at)
        ends.append(at + len(word))
        at += len(word) + 1
    return Parse([r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows], [r[3] for r in rows], starts, ends)


def test_edges_and_children() -> None:
    parse = made()
    assert len(parse) == 11
    assert (parse.left(6), parse.right(6)) == (4, 7)
    assert (parse.left(3), parse.right(3)) == (0, 11)
    assert parse.child(3, "ccomp") == 6
    assert parse.child(6, "dobj") is None
    assert parse.children(3, "aux", "neg") == [1, 2]
    assert parse.span(4, 7) == (18, 32)


def test_subjects_are_shared_and_controlled() -> None:
    parse = made()
    assert parse.subject(8) == 0
    assert parse.subject(10) == 0
    assert parse.subject(6) == 5
    assert parse.subject(0) is None


def test_denial_and_infinitive() -> None:
    parse = made()
    assert parse.negated(3)
    assert not parse.negated(8)
    assert parse.infinitive(10)
    assert parse.lemma(8) == "hope"


def test_a_relative_clause_without_a_subject_takes_its_noun() -> None:
    parse = Parse(["men", "leaving"], ["NNS", "VBG"], ["ROOT", "acl"], [0, 0], [0, 4], [3, 11])
    assert parse.subject(1) == 0
