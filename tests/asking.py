"""Asks the reading room over the wire, without a browser: what a stranger's page or program would send, too."""

import gzip
import http.client
import json
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit


class Answer(NamedTuple):
    """What came back; the names of headers in small letters."""

    status: int
    headers: Mapping[str, str]
    data: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.data.decode()

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.data)


class Client(NamedTuple):
    """Asks the room at this address."""

    home: str

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a page; an underscore in the name of a header stands for a hyphen."""
        return self.send("GET", path, None, headers)

    def post(self, path: str, form: Mapping[str, str], **headers: str) -> Answer:
        """Send a form, as a page of the room would unless the headers say otherwise."""
        own = {"content_type": "application/x-www-form-urlencoded", "origin": self.home.rstrip("/")}
        return self.send("POST", path, urlencode(form).encode(), {**own, **headers})

    def send(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        """Send anything; a header without a value is not sent."""
        place = urlsplit(self.home)
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=30)
        sent = {name.replace("_", "-"): value for name, value in headers.items() if value}
        connection.request(method, path, body, sent)
        got = connection.getresponse()
        told = {name.lower(): value for name, value in got.getheaders()}
        data = got.read()
        connection.close()
        return Answer(got.status, told, gzip.decompress(data) if told.get("content-encoding") == "gzip" else data)
