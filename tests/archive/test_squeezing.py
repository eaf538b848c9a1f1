"""Compressing and back, with the words of records and without."""

import hashlib
import threading
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_readings import some_readings
from reftel.archive import squeezing
from reftel.archive.condensing import condensed


@given(st.binary(max_size=200))
def test_and_back(data: bytes) -> None:
    assert squeezing.unsqueeze(squeezing.squeeze(data)) == data
    assert squeezing.unsqueeze(squeezing.squeeze_record(data)) == data


def test_records_are_shorter_for_the_words_that_all_have() -> None:
    records = [condensed(cable) for reading in some_readings(10) for cable in reading.cables]
    plain, known = (sum(len(how(one)) for one in records) for how in (squeezing.squeeze, squeezing.squeeze_record))
    assert known < plain * 0.8


def test_the_dictionary_is_part_of_the_form_of_an_archive() -> None:
    """Another one could not read what was written with this."""
    hashed = hashlib.sha256(squeezing.dictionary().as_bytes()).hexdigest()
    assert hashed == "7e43572e6c107c98536f7f120dd7eb2b432af8eeed3c54825704f10d28396438"


@pytest.mark.parametrize("how", [squeezing.squeeze, squeezing.squeeze_record])
def test_no_flipped_bit_goes_unseen(how: Callable[[bytes], bytes]) -> None:
    data = b"She agreed that the quota of the harbour stays. " * 3
    squeezed = how(data)
    told = 0
    for place in range(len(squeezed) * 8):
        harmed = bytearray(squeezed)
        harmed[place // 8] ^= 1 << place % 8
        try:
            assert squeezing.unsqueeze(bytes(harmed)) == data  # some bits mean nothing
        except ValueError:
            told += 1
    assert told > len(squeezed) * 7


@pytest.mark.parametrize("data", [b"", b"no zstd", squeezing.squeeze(b"x" * 100)[:-3]])
def test_damaged_bytes_are_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        squeezing.unsqueeze(data)


def test_threads_do_not_share_their_tables() -> None:
    data = [bytes([number]) * 50_000 for number in range(8)]
    wrong: list[int] = []

    def work(number: int) -> None:
        back = [squeezing.unsqueeze(squeezing.squeeze_record(data[number])) for _ in range(50)]
        wrong.extend(number for one in back if one != data[number])

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
