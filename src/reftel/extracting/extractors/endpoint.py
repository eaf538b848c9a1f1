"""``endpoint:URL#MODEL``: a language model behind an OpenAI-compatible endpoint that the user chose.

It is asked paragraph by paragraph who said what. Nothing is taken on its word: content, speaker and addressees must be
characters of the paragraph, or the claim is dropped and counted; who is meant, when it was said and on what condition
is then found by the same stages as for the rules. The key is read from the environment, and is in no label, message or
log. Redirects are not followed: a key goes to the host that was named, and to no other.
"""

import http.client
import ipaddress
import json
import os
import time
from urllib.parse import urlsplit

import msgspec

from reftel.errors import InputError, UnavailableError
from reftel.extracting.claims import Claims, claims_in, drafts_of
from reftel.extracting.extractors.extractor import Extraction, Kind
from reftel.extracting.lexicon.load import table
from reftel.extracting.notes import Notes
from reftel.extracting.stages import echoes
from reftel.extracting.stages import time as dating
from reftel.extracting.stages.actors import resolve
from reftel.extracting.stages.assemble import assemble
from reftel.extracting.stages.conditions import find
from reftel.extracting.stages.parsing import read_sentences
from reftel.model.cable import Cable, Paragraph

KEY = "REFTEL_ENDPOINT_KEY"
"""The environment variable that the key is read from."""
VERSION = "1"  # of the question that is asked, and of what is made of the answer
LARGEST = 1 << 20  # bytes of an answer; a larger one is no answer
LONGEST = 12_000  # characters of a paragraph; a longer one is a table or an attachment
PATIENCE = 120.0  # seconds for one answer, all of it
PAUSES = (1.0, 4.0)  # seconds before it is tried again
_BUSY = frozenset([408, 425, 429, 500, 502, 503, 504])
_ROLES = frozenset(["body", "summary", "comment"])


class Endpoint:
    """One model at one endpoint."""

    def __init__(self, argument: str) -> None:
        """Read ``URL#MODEL``; nothing is sent yet.

        Raises:
            InputError: if that is no such address, or a key would travel in the clear.
        """
        address, _, self.model = argument.partition("#")
        parts = urlsplit(address)
        try:
            port = parts.port
        except ValueError:
            port = -1
        if parts.scheme not in ("http", "https") or not parts.hostname or not self.model or port == -1:
            raise InputError(f"{address or 'The endpoint'} is no endpoint: write endpoint:https://HOST/v1#MODEL.")
        if parts.username or parts.password or parts.query:
            raise InputError(f"Put no key or password into the address of an endpoint: set {KEY} in the environment.")
        self.secure = parts.scheme == "https"
        self.name, self.port = parts.hostname, port
        self.host = parts.netloc
        self.path = parts.path.rstrip("/").removesuffix("/chat/completions") + "/chat/completions"
        self.label = f"endpoint:{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}#{self.model}/{VERSION}"
        if not self.secure and os.environ.get(KEY) and not _loopback(self.name):
            raise InputError(f"{self.host} is asked without encryption: use https, or unset {KEY}.")
        self.patience = PATIENCE
        self.pauses: tuple[float, ...] = PAUSES
        self.wait = time.sleep

    def extract(self, cable: Cable) -> Extraction:
        """The statements of a cable, one question a paragraph."""
        notes = read_sentences(Notes(cable=cable, extractor=self.label))
        dropped, drafts = 0, []
        for turn, paragraph in enumerate(cable.paragraphs):
            if paragraph.role not in _ROLES or not paragraph.text.strip() or len(paragraph.text) > LONGEST:
                continue
            claims = self._ask(paragraph)
            made, lost = drafts_of(claims.claims, turn, notes, because=f"endpoint:{self.model}")
            drafts.extend(made)
            dropped += lost + claims.unusable
        notes = msgspec.structs.replace(notes, drafts=tuple(drafts))
        for stage in (find, resolve, dating.said_on, assemble, echoes.link):
            notes = stage(notes)
        return Extraction(notes.statements, dropped, notes)

    def _ask(self, paragraph: Paragraph) -> Claims:
        question = table("endpoint.toml")["question"]
        body = {
            "model": self.model,
            "temperature": 0,
            "messages": [
                {"role": "system", "content": question["system"].strip()},
                {"role": "user", "content": paragraph.text},
            ],
        }
        return claims_in(self._post(json.dumps(body).encode()))

    def _post(self, body: bytes) -> bytes | None:
        """The answer, or None where it is none that can be used: too large.

        Raises:
            InputError: if it refuses.
            UnavailableError: if it does not answer, however often it is asked.
        """
        told = ""
        for pause in (*self.pauses, None):
            try:
                status, answer = self._once(body)
            except (OSError, http.client.HTTPException) as error:
                told = "it took too long" if isinstance(error, TimeoutError) else type(error).__name__
            else:
                if status == 200:
                    return answer
                if status not in _BUSY:
                    raise InputError(
                        f"The endpoint at {self.host} refuses (status {status}): check its address, the name of the"
                        f" model and the key in {KEY}."
                    )
                told = f"status {status}"
            if pause is not None:
                self.wait(pause)
        raise UnavailableError(f"The endpoint at {self.host} does not answer ({told}).")

    def _once(self, body: bytes) -> tuple[int, bytes | None]:
        until = time.monotonic() + self.patience
        kind = http.client.HTTPSConnection if self.secure else http.client.HTTPConnection
        connection = kind(self.name, self.port, timeout=self.patience)
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        key = os.environ.get(KEY)
        if key:
            headers["Authorization"] = f"Bearer {key}"
        try:
            connection.request("POST", self.path, body, headers)
            response = connection.getresponse()
            if response.status != 200:
                return response.status, None
            answer = bytearray()
            while part := response.read1(1 << 16):
                answer += part
                if len(answer) > LARGEST:
                    return 200, None
                if time.monotonic() > until:
                    raise TimeoutError
            return 200, bytes(answer)
        finally:
            connection.close()


def _loopback(name: str) -> bool:
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


KIND = Kind("endpoint", "URL#MODEL", "a language model behind an OpenAI-compatible endpoint of your choice", Endpoint)
