"""Dumps cut where one record ends and the next begins."""

import csv
import io
import json

import pytest

from reftel.reading import parts, read


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in (("PART", 2_000), ("LONGEST", 9_000), ("HEAD", 400), ("_STEP", 300)):
        monkeypatch.setattr(parts, name, size)


def numbers(data: bytes) -> list[str]:
    return [str(cable.mrn) for cable in read(data).cables]


def dump(kind: str) -> tuple[bytes, list[str]]:
    wanted = [f"04HALIFA{number}" for number in range(100, 160)]
    body = 'UNCLAS HALIFA 000{}\n\nSUBJECT: "LAMPS", AND {{"MORE"}}\n\n1. Lit.\n{{"\n'
    texts = [(name, body.format(name[-3:])) for name in wanted]
    out = io.StringIO(newline="")
    if kind == "rows":
        rows = [("1", "2/3/2004 14:05", name, "Consulate Halifa", "UNCLASSIFIED", "", "", text) for name, text in texts]
        csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    elif kind == "table":
        rows_ = [("doc_id", "classification", "authored", "body")]
        rows_ += [(name, "UNCLASSIFIED", "2004-02-03", text) for name, text in texts]
        csv.writer(out, lineterminator="\n").writerows(rows_)
    else:
        objects = [{"reference_id": name, "classification": "UNCLASSIFIED", "body": text} for name, text in texts]
        if kind == "lines":
            out.write("\n".join(map(json.dumps, objects)))
        else:
            out.write(json.dumps(objects if kind == "list" else {"count": 60, "results": objects}, indent=1))
    return out.getvalue().encode(), wanted


@pytest.mark.parametrize("kind", ["rows", "table", "lines", "list", "envelope"])
def test_no_record_is_lost_or_cut(kind: str) -> None:
    data, wanted = dump(kind)
    found = list(parts.cut(io.BytesIO(data)))
    assert len(found) > 3
    assert b"".join(part.body for part in found) == data
    assert [part.start for part in found] == [sum(len(one.body) for one in found[:at]) for at in range(len(found))]
    assert [number for part in found for number in numbers(part.data)] == wanted
    for part in found:
        assert not {finding.code for finding in read(part.data).findings} & {"record-damaged", "part-unread"}
    assert found == list(parts.cut(io.BytesIO(data)))


def test_a_record_without_an_end_is_cut_where_it_falls() -> None:
    data = b'{"reference_id": "04HALIFA36", "body": "' + b"x" * 20_000
    assert len(next(parts.cut(io.BytesIO(data))).body) == 9_000
    assert b"".join(part.body for part in parts.cut(io.BytesIO(data))) == data


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b'"1","12/28/1966 18:48","66SESTRIN2481","Embassy Sestrin"', "rows"),
        (b'\xef\xbb\xbf{"a": 1}\n{"a": 2}', "lines"),
        (b'{"results": [\n', "list"),
        (b"[\n{", "list"),
        (b"doc_id,classification,body\n", "table"),
        (b"UNCLAS SESTRIN 000214\n\nSUBJECT: X", None),
        (b"%PDF-1.4", None),
        (b"", None),
    ],
)
def test_kind_of(head: bytes, kind: str | None) -> None:
    assert parts.kind_of(head) == kind


def test_what_is_no_dump_has_no_parts() -> None:
    assert list(parts.cut(io.BytesIO(b"UNCLAS SESTRIN 000214"))) == []
