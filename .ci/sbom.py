"""Writes what reftel is made of as a CycloneDX bill of materials: every locked package with its hashes and licence.

    .venv/bin/python .ci/sbom.py [requirements.lock] >reftel.cdx.json

Names, versions and hashes are those of the lock; licences are what the installed packages say of themselves. The serial
number follows from the content, so that one lock gives one bill. Nothing is fetched.
"""

import hashlib
import json
import re
import sys
import tomllib
import uuid
from importlib import metadata
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parent.parent
_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:(?P<hash>[0-9a-f]{64})")
_SPDX = re.compile(r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*")


def licences(name: str) -> list[dict[str, Any]]:
    """What an installed package says of its licence; nothing where it says none, or is not installed."""
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return []
    expression = told.get("License-Expression")
    if expression and _SPDX.fullmatch(expression):
        return [{"expression": expression}]
    named = [one.rpartition(" :: ")[2] for one in told.get_all("Classifier") or [] if one.startswith("License :: OSI")]
    short = (told.get("License") or "").strip()
    named = named or ([short] if 0 < len(short) < 80 and "\n" not in short else [])
    return [{"license": {"name": one}} for one in named]


def components(lock: str) -> list[dict[str, Any]]:
    """The packages of a lock."""
    pins = list(_PIN.finditer(lock))
    made = []
    for at, pin in enumerate(pins):
        part = lock[pin.end() : pins[at + 1].start() if at + 1 < len(pins) else len(lock)]
        purl = f"pkg:pypi/{re.sub(r'[-_.]+', '-', pin['name']).lower()}@{pin['version']}"
        component: dict[str, Any] = {"type": "library", "bom-ref": purl, "name": pin["name"], "version": pin["version"]}
        component["hashes"] = [{"alg": "SHA-256", "content": found["hash"]} for found in _HASH.finditer(part)]
        if told := licences(pin["name"]):
            component["licenses"] = told
        made.append({**component, "purl": purl})
    return made


def bill(lock: str) -> dict[str, Any]:
    """The bill of materials of a lock."""
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    purl = f"pkg:pypi/{project['name']}@{project['version']}"
    own = {"type": "application", "bom-ref": purl, "name": project["name"], "version": project["version"], "purl": purl}
    own["licenses"] = [{"license": {"id": project["license"]}}]
    serial = uuid.UUID(hashlib.sha256(f"{purl}\n{lock}".encode()).hexdigest()[:32], version=4)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.4",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {"component": own},
        "components": components(lock),
    }


def main() -> None:
    """Write it."""
    lock = Path(sys.argv[1]) if len(sys.argv) > 1 else HOME / "requirements.lock"
    json.dump(bill(lock.read_text(encoding="utf-8")), sys.stdout, indent=1, sort_keys=True)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
