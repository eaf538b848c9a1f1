"""Waiting without a thread."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import anyio
import pytest
from starlette.responses import Response

from asking import Client
from browsing import Visiting, each_look
from reftel.errors import NotReadyError
from reftel.web import app
from reftel.web.waiting import AGAIN, patiently
from reftel.workflow.reader import Reader


def asked(tries: Iterator[NotReadyError | None], patience: float) -> Response:
    async def answered() -> Response:
        if (problem := next(tries)) is not None:
            raise problem
        return Response("here")

    # In a thread of its own, for in this one the browser's loop of events may be running.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, lambda: patiently(answered, patience)).result()


def test_what_is_ready_soon_is_asked_for_again() -> None:
    ready = threading.Event()
    threading.Timer(0.1, ready.set).start()
    assert asked(iter([NotReadyError("Counting.", ready), None]), 20).body == b"here"


def test_what_takes_longer_is_told() -> None:
    with pytest.raises(NotReadyError, match="Counting"):
        asked(iter([NotReadyError("Counting.", threading.Event())]), 0.1)
    with pytest.raises(NotReadyError, match="clearance"):  # nobody knows when
        asked(iter([NotReadyError("Made ready for your clearance.")]), 20)


def test_many_who_wait_keep_nobody_from_being_answered(
    client: Client, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = threading.Event()

    def waits(*_: object) -> None:  # until others were answered; from then on nobody knows for how long
        told = () if answered.is_set() else (answered,)
        raise NotReadyError("The statements of this archive are being counted.", *told)

    monkeypatch.setattr(reader, "said", waits)
    monkeypatch.setattr(app, "PATIENCE", 300.0)  # however slow the machine is
    answers: list[int] = []
    threads = [threading.Thread(target=lambda: answers.append(client.get("/said").status)) for _ in range(60)]
    for thread in threads:  # more than the room has threads
        thread.start()
    time.sleep(0.3)
    assert client.get("/keys").status == 200
    assert not answers  # all of them wait still
    answered.set()
    for thread in threads:
        thread.join()
    assert answers == [503] * 60
    assert client.get("/said").headers["retry-after"] == str(AGAIN)


@each_look
def test_the_wait_is_a_page_that_gives_way_to_the_one_that_was_asked_for(
    width: int, scheme: str, visit: Visiting, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def waits(*_: object) -> None:
        raise NotReadyError("The statements of this archive are being counted.")

    with monkeypatch.context() as patch:
        patch.setattr(reader, "said", waits)
        with visit(width, scheme) as window:
            window.go("/said").must_be_sound()
            assert window.page.locator("h1").inner_text() == "One moment"
            assert window.page.get_by_role("progressbar").is_visible()
            patch.undo()
            window.page.locator("h1", has_text="Who said what").wait_for()
