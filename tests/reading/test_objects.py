"""Objects of JSON with the places of their values."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.reading.cells import Cell
from reftel.reading.objects import MAX_DEPTH, holds, records


def wanted(cells: dict[str, tuple[Cell, ...]]) -> bool:
    return "body" in cells


def said(text: str) -> list[dict[str, list[str]]]:
    return [
        {name: [cell.said(text) for cell in cells] for name, cells in record.cells.items()}
        for record in records(text, wanted)
    ]


ROW = st.fixed_dictionaries(
    {"body": st.text(max_size=12)},
    optional={
        "n": st.integers() | st.floats() | st.booleans() | st.none(),
        "tags": st.lists(st.text(max_size=4), max_size=3),
        "deep": st.dictionaries(st.text(max_size=3), st.lists(st.integers(), max_size=2), max_size=2),
    },
)


@given(st.lists(ROW, max_size=4), st.sampled_from(["lines", "list", "envelope", "pretty"]), st.booleans())
def test_what_the_standard_library_writes_is_read_back(table: list[dict[str, object]], form: str, plain: bool) -> None:  # noqa: FBT001
    if form == "lines":
        text = "\n".join(json.dumps(row, ensure_ascii=plain) for row in table)
    elif form == "list":
        text = json.dumps(table, ensure_ascii=plain)
    elif form == "envelope":
        text = json.dumps({"count": len(table), "results": table}, ensure_ascii=plain)
    else:
        text = json.dumps(table, indent=2, ensure_ascii=plain)
    found = list(records(text, wanted))
    assert [record.cells["body"][0].said(text) for record in found] == [row["body"] for row in table]
    for record, row in zip(found, table, strict=True):
        assert json.loads(text[record.start : record.end], parse_constant=str) is not None
        if row.get("tags"):
            assert [cell.said(text) for cell in record.cells["tags"]] == row["tags"]
        assert ("n" in record.cells) == (row.get("n") is not None)


@given(
    st.text(alphabet='{}[],:"\\\n ab1', max_size=40)
    | st.sampled_from(['{"body": 1', '[{"a": 1}, {"body": "x"}, {', "{}"])
)
def test_whether_there_is_one_is_told_as_if_all_were_looked_for(text: str) -> None:
    text = text.replace("ab", '"body": ')
    assert holds(text, wanted) == bool(list(records(text, wanted)))


def test_of_a_long_list_the_first_is_enough() -> None:
    looked_at: list[int] = []

    def counted(cells: dict[str, tuple[Cell, ...]]) -> bool:
        looked_at.append(1)
        return "body" in cells

    text = json.dumps([{"id": 0}, *({"body": str(at)} for at in range(1_000))])
    assert holds(text, counted)
    assert len(looked_at) == 2
    assert not holds(text, lambda cells: "subject" in cells)


def test_what_stands_in_a_record_is_part_of_it() -> None:
    assert said('{"body": "a", "more": {"body": "b"}, "body2": 1}') == [{"body": ["a"], "body2": ["1"]}]
    assert said('{"title": "x", "rows": [{"body": "a"}, {"body": "b"}]}') == [{"body": ["a"]}, {"body": ["b"]}]


def test_a_name_that_is_there_twice_counts_last_and_is_told() -> None:
    text = '{"body": "a", "body": "b"}'
    (record,) = records(text, wanted)
    assert [cell.said(text) for cell in record.cells["body"]] == ["b"]
    assert [finding.code for finding in record.findings] == ["key-doubled"]


@pytest.mark.parametrize(
    "text",
    [
        '{"body": "a\n{"body": "b"}',
        '{"body": "a"\n{"body": "b"}',
        '{"body": "a", "x": [1, 2}\n{"body": "b"}',
        '{"body": "a"}}}]\n{"body": "b"}',
        '{"body": "a", "n": NaN, "m": -Infinity, "k": ' + "9" * 50_000 + '}\n{"body": "b",}',
        '{"body": "a", "deep": ' + "[" * 5_000 + "]" * 5_000 + '}\n{"body": "b"}',
        '{"body": "a", "deep": ' + '{"x":' * (MAX_DEPTH + 9) + "1" + "}" * (MAX_DEPTH + 9) + '}\n{"body": "b"}',
    ],
)
def test_what_is_broken_costs_no_other_record(text: str) -> None:
    assert [row["body"][0].strip() for row in said(text)] == ["a", "b"]


def test_a_record_that_breaks_off_is_told() -> None:
    text = '{"id": 7, "body": "it went'
    (record,) = records(text, wanted)
    assert record.cells["body"][0].said(text) == "it went"
    assert [finding.code for finding in record.findings] == ["record-damaged"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ['{"a":' * 100_000, '{"body":"' + '\n{"' * 100_000, '["' * 100_000, "[" * 300_000, '\\"' * 100_000]
)
def test_time_is_linear(text: str) -> None:
    began = time.process_time()
    list(records(text, wanted))
    assert time.process_time() - began < 10
