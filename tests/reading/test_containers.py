"""Containers: what they hold, and what they must not do."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Iterable

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from reftel import reading
from reftel.model.cable import Reading
from reftel.reading import containers, parts, read, read_apart
from reftel.reading.containers import Opened, is_document
from reftel.reading.decode import Decoded

CABLE = b"UNCLAS SESTRIN 000214\n\nSUBJECT: THE LAMP\n\n1. It is lit.\n"
OTHER = b"UNCLAS HALIFA 000036\n\nSUBJECT: THE TUGS\n\n1. They came.\n"


def zipped(files: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, data in files:
            packed.writestr(zipfile.ZipInfo(name), data, method)  # of no time: made twice it is the same
    return out.getvalue()


def tarred(files: Iterable[tuple[str, bytes]], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as packed:  # type: ignore[call-overload]
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            packed.addfile(info, io.BytesIO(data))
    return out.getvalue()


def flat(reading: Reading) -> list[tuple[str, str | None]]:
    own: list[tuple[str, str | None]] = [(reading.source.name, str(cable.mrn)) for cable in reading.cables]
    own = own or [(reading.source.name, None)]
    return [*own, *(one for member in reading.members for one in flat(member))]


BOTH = [("a/one.txt", CABLE), ("a/two.txt", OTHER)]


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (zipped(BOTH), "zip"),
        (zipped(BOTH, zipfile.ZIP_STORED), "zip"),
        (zipped(BOTH, zipfile.ZIP_LZMA), "zip"),
        (tarred(BOTH), "tar"),
        (tarred(BOTH, "w:gz"), "gzip"),
        (tarred(BOTH, "w:bz2"), "bzip2"),
        (tarred(BOTH, "w:xz"), "xz"),
        (zstandard.compress(tarred(BOTH)), "zstd"),
    ],
)
def test_each_member_is_a_source_of_its_own(data: bytes, form: str) -> None:
    reading = read(data, name="box")
    assert (reading.source.format, reading.source.text, reading.nodes, reading.findings) == (form, "", (), ())
    assert flat(reading) == [("box", None), ("box!a/one.txt", "SESTRIN214"), ("box!a/two.txt", "HALIFA36")]
    assert [member.source.text.encode() for member in reading.members] == [CABLE, OTHER]
    assert reading.members[0].source.sha256 == read(CABLE).source.sha256


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstandard.compress])
def test_a_packed_file_is_its_one_member(pack: object) -> None:
    data = pack(CABLE)  # type: ignore[operator]
    assert flat(read(data, name="x/cable.txt.gz"))[1] == ("x/cable.txt.gz!cable.txt", "SESTRIN214")
    assert flat(read(data))[1] == ("bytes!bytes", "SESTRIN214")


def test_containers_in_containers_to_a_depth() -> None:
    data = CABLE
    for _ in range(containers.MAX_DEPTH + 2):
        data = zipped([("in", data)])
    reading = read(data, name="z")
    depth = 0
    while reading.members:
        (reading,) = reading.members
        depth += 1
    assert depth == containers.MAX_DEPTH
    assert [finding.code for finding in reading.findings] == ["container-bounded", "format-unread"]
    inner = tarred([("t/one.txt", CABLE)], "w:gz")
    assert flat(read(zipped([("x.tgz", inner)]), name="z"))[-1] == ("z!x.tgz!t/one.txt", "SESTRIN214")


def test_hidden_files_folders_and_links_are_passed_over_and_names_are_only_names() -> None:
    names = [("../../etc/passwd", CABLE), ("/etc/x", OTHER), ("__MACOSX/x", CABLE), (".git/x", CABLE), ("d/", b"")]
    assert [name for name, _ in flat(read(zipped(names), name="z"))] == ["z", "z!../../etc/passwd", "z!/etc/x"]
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as packed:
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        packed.addfile(link)
    assert read(out.getvalue()).members == ()


def test_encrypted_and_damaged_members_cost_no_others() -> None:
    data = bytearray(zipped(BOTH, zipfile.ZIP_STORED))
    at = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[at + 8] |= 1
    reading = read(bytes(data), name="z")
    assert [finding.code for finding in reading.findings] == ["member-encrypted"]
    assert "a/one.txt" in reading.findings[0].message
    assert [name for name, _ in flat(reading)] == ["z", "z!a/two.txt"]
    data = bytearray(zipped(BOTH, zipfile.ZIP_STORED))
    data[data.index(b"lit")] ^= 255
    reading = read(bytes(data), name="z")
    assert [finding.code for finding in reading.findings] == ["container-damaged"]
    assert [name for name, _ in flat(reading)] == ["z", "z!a/two.txt"]


@pytest.mark.slow
def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "_FREE", 10_000)
    bomb = zipped([("bomb", b"\0" * 50_000_000), *BOTH])
    reading = read(bomb, name="z")
    assert [finding.code for finding in reading.findings] == ["container-bounded"]
    assert [name for name, _ in flat(reading)] == ["z", "z!a/one.txt", "z!a/two.txt"]
    for pack in (gzip.compress, bz2.compress, lzma.compress):
        assert [one.code for one in read(pack(b"\0" * 50_000_000)).findings] == ["container-bounded"]
    assert read(gzip.compress(tarred([("bomb", b"\0" * 50_000_000)]))).findings


def test_number_and_size_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "MAX_MEMBERS", 2)
    reading = read(zipped([(f"{number}", CABLE) for number in range(5)]))
    assert (len(reading.members), [finding.code for finding in reading.findings]) == (2, ["container-bounded"])
    monkeypatch.setattr(containers, "MAX_TOTAL", len(CABLE) + 5)
    reading = read(tarred(BOTH))
    assert (len(reading.members), [finding.code for finding in reading.findings]) == (1, ["container-bounded"])


def test_a_large_dump_in_a_container_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in (("PART", 1_000), ("HEAD", 100), ("_STEP", 100)):
        monkeypatch.setattr(parts, name, size)
    monkeypatch.setattr(containers, "MAX_BYTES", 3_000)
    row = '"1","2/3/2004 14:05","04HALIFA{}","Consulate Halifa","UNCLASSIFIED","","","UNCLAS HALIFA 000{}\n\n1. Lit."\n'
    data = "".join(row.format(number, number) for number in range(100, 150)).encode()
    reading = read(zipped([("cables.csv", data), ("large.txt", CABLE * 100)]), name="z")
    assert [finding.code for finding in reading.findings] == ["container-bounded"]
    assert reading.members[0].source.name == "z!cables.csv!00001"
    assert [str(cable.mrn) for one in reading.members for cable in one.cables] == [
        f"04HALIFA{number}" for number in range(100, 150)
    ]


def test_members_are_handed_over_one_by_one() -> None:
    seen: list[tuple[str, str]] = []
    data = zipped([("x.zip", zipped(BOTH)), ("c", CABLE)])
    outer = read_apart(data, "z", lambda member, container: seen.append((member.source.name, container)))
    assert outer.members == ()
    inner = read(zipped(BOTH)).source.sha256
    assert seen == [
        ("z!x.zip!a/one.txt", inner),
        ("z!x.zip!a/two.txt", inner),
        ("z!x.zip", outer.source.sha256),
        ("z!c", outer.source.sha256),
    ]


def test_the_files_of_office_programs_are_no_containers() -> None:
    data = zipped([("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")])
    assert is_document(data)
    assert not is_document(zipped(BOTH))
    assert not is_document(b"PK\x03\x04")
    assert read(data).source.format == "document"
    assert [finding.code for finding in read(data).findings] == ["format-unread"]


@given(
    st.sampled_from([zipped(BOTH), tarred(BOTH), tarred(BOTH, "w:gz"), gzip.compress(CABLE), bz2.compress(CABLE)]),
    st.data(),
)
def test_damage_never_raises(data: bytes, draw: st.DataObject) -> None:
    damaged = bytearray(data)
    for _ in range(draw.draw(st.integers(1, 8))):
        damaged[draw.draw(st.integers(0, len(damaged) - 1))] = draw.draw(st.integers(0, 255))
    reading = read(bytes(damaged[: draw.draw(st.integers(1, len(damaged)))]))
    assert reading.members or reading.findings or reading.cables


def test_an_empty_container() -> None:
    assert [finding.code for finding in read(zipped([])).findings] == ["container-damaged"] or read(zipped([])).findings
    assert list(Opened(b"PK\x03\x04", "zip", "z")) == []


def test_a_fault_of_ours_in_one_member_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = reading._read

    def faulty(decoded: Decoded, name: str) -> Reading:
        if name.endswith("two.txt"):
            raise KeyError("a fault of ours")
        return whole(decoded, name)

    monkeypatch.setattr(reading, "_read", faulty)
    found = read(zipped([("one.txt", CABLE), ("two.txt", CABLE), ("three.txt", CABLE)]), name="box.zip")
    assert [(one.source.name, len(one.cables)) for one in found.members] == [
        ("box.zip!one.txt", 1),
        ("box.zip!two.txt", 0),
        ("box.zip!three.txt", 1),
    ]
    assert [finding.code for finding in found.members[1].findings] == ["reader-failed"]
    assert found.members[1].source.text == CABLE.decode()
