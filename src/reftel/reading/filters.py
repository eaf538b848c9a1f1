"""The filters of a stream of a PDF, as far as they unpack something: by what names, and a little at a time.

ISO 32000-1, 7.4. What is damaged gives what comes out before, as PDFium has it.
"""

import base64
import re
from collections.abc import Iterable, Iterator
from functools import cached_property

_HEAD = 4_096  # bytes before a stream in which its dictionary stands
_MOST = 8  # filters of one stream
_NAMES = {
    b"FlateDecode": "flate",
    b"Fl": "flate",
    b"LZWDecode": "lzw",
    b"LZW": "lzw",
    b"RunLengthDecode": "runs",
    b"RL": "runs",
    b"ASCIIHexDecode": "hex",
    b"AHx": "hex",
    b"ASCII85Decode": "base85",
    b"A85": "base85",
}
_COMMENT = re.compile(rb"%[^\r\n]{0,200}")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_FILTER = re.compile(
    rb"/Filter\s{0,9}(?:(?P<some>\[[^\]]{0,400}\]|/[^\s/<>\[\]()]{1,60})|(?P<at>\d{1,10}\s{1,9}\d{1,5}) R)"
)
_OBJECT = re.compile(rb"\b(\d{1,10}\s{1,9}\d{1,5})\s{1,9}obj\s{0,9}(\[[^\]]{0,400}\]|/[^\s/<>\[\]()]{1,60})")
_NAME = re.compile(rb"/([^\s/<>\[\]()]{1,60})")
_LATE = re.compile(rb"/EarlyChange\s{0,9}0")
_NO_HEX = re.compile(rb"[^0-9A-Fa-f>]+")
_NO_BASE85 = re.compile(rb"[\x00\t\n\f\r ]+")
_CLEAR, _END, _FULL = 256, 257, 4_096
_ENOUGH = 1 << 16  # bytes that are given at once


class Filters:
    """What the streams of a PDF say of their filters."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def _objects(self) -> dict[bytes, bytes]:
        """The objects of the file that are names, by their numbers; those that stand packed in others are not seen."""
        return {b" ".join(found[1].split()): found[2] for found in _OBJECT.finditer(self._data)}

    def of(self, begin: int) -> tuple[str, ...]:
        """Those of the stream that begins there, in the order in which they are undone, up to that of a picture."""
        head = self._data[max(0, begin - _HEAD) : begin]
        head = _plain(_COMMENT.sub(b"", head[head.rfind(b" obj") + 1 :]))
        told = list(_FILTER.finditer(head))
        if not told:
            return ()
        last = told[-1]
        names = last["some"] or self._objects.get(b" ".join(last["at"].split()), b"")
        found: list[str] = []
        for name in _NAME.findall(_plain(names))[:_MOST]:
            if name not in _NAMES:
                break
            found.append("late lzw" if name[:3] == b"LZW" and _LATE.search(head) else _NAMES[name])
        return tuple(found)


def _plain(text: bytes) -> bytes:
    """Names without escapes: ``/LZW#44ecode``."""
    return _ESCAPED.sub(lambda sign: bytes([int(sign[1], 16)]), text)


def of_hex(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """ASCIIHexDecode."""
    left = b""
    for piece in pieces:
        digits, end, _ = (left + _NO_HEX.sub(b"", piece)).partition(b">")
        even = len(digits) & ~1
        yield bytes.fromhex(digits[:even].decode("ascii"))
        left = digits[even:]
        if end:
            return


def of_base85(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """ASCII85Decode."""
    left = b""
    for piece in pieces:
        signs, end, _ = (left + _NO_BASE85.sub(b"", piece).replace(b"z", b"!!!!!")).partition(b"~")
        whole = len(signs) - len(signs) % 5
        try:
            yield base64.a85decode(signs[: len(signs) if end else whole])
        except ValueError:
            return
        left = signs[whole:]
        if end:
            return


def of_runs(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """RunLengthDecode."""
    left = b""
    for piece in pieces:
        left += piece
        at = 0
        made: list[bytes] = []
        while at + 1 < len(left):
            length = left[at]
            if length == 128:
                yield b"".join(made)
                return
            if length < 128:
                if at + 2 + length > len(left):
                    break
                made.append(left[at + 1 : at + 2 + length])
                at += 2 + length
            else:
                made.append(left[at + 1 : at + 2] * (257 - length))
                at += 2
        yield b"".join(made)
        left = left[at:]


def of_lzw(pieces: Iterable[bytes], early: int = 1) -> Iterator[bytes]:
    """LZWDecode; ``early`` is its EarlyChange. A code that is not known yet is the last string and its first byte."""
    strings = [bytes([one]) for one in range(256)] + [b"", b""]
    last, width, bits, held = b"", 9, 0, 0
    for piece in pieces:
        made: list[bytes] = []
        size = 0
        for byte in piece:
            bits, held = bits << 8 | byte, held + 8
            if held < width:
                continue
            held -= width
            code, bits = bits >> held, bits & ((1 << held) - 1)
            if code == _END:
                yield b"".join(made)
                return
            if code == _CLEAR:
                del strings[_END + 1 :]
                last, width = b"", 9
                continue
            string = strings[code] if code < len(strings) else last + last[:1]
            if last and len(strings) + early < _FULL:
                strings.append(last + string[:1])
                width = max(9, min(12, (len(strings) + early).bit_length()))
            made.append(string)
            last, size = string, size + len(string)
            if size > _ENOUGH:
                yield b"".join(made)
                made, size = [], 0
        yield b"".join(made)
