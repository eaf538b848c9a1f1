"""An OpenAI-compatible endpoint on loopback that answers as it is told, and remembers what it was asked."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = tuple[int, bytes]


def chat(content: str) -> Answer:
    """An answer with that content."""
    return 200, json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


def claims(*told: dict[str, Any]) -> Answer:
    """An answer with those claims."""
    return chat(json.dumps({"statements": list(told)}))


class Stub:
    """What it was asked: paths, headers and bodies."""

    def __init__(self, answer: Callable[[str], Answer]) -> None:
        self.answer = answer
        self.paths: list[str] = []
        self.keys: list[str | None] = []
        self.paragraphs: list[str] = []
        self.address = ""
        self.slow = 0.0


@contextmanager
def endpoint(answer: Callable[[str], Answer]) -> Iterator[Stub]:
    """Serve on a free port of loopback; ``answer`` is called with the paragraph."""
    stub = Stub(answer)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            paragraph = body["messages"][-1]["content"]
            stub.paths.append(self.path)
            stub.keys.append(self.headers.get("Authorization"))
            stub.paragraphs.append(paragraph)
            status, told = stub.answer(paragraph)
            time.sleep(stub.slow)
            try:
                self.send_response(status)
                self.send_header("Content-Length", str(len(told)))
                self.end_headers()
                self.wfile.write(told)
            except OSError:
                return  # whoever asked has gone

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    stub.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
