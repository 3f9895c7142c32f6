"""Findings in, a SARIF 2.1.0 log out, as plain data: what services that scan code read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal
from urllib.parse import quote

from sop_gen import __version__
from sop_gen.diagnostics import Diagnostic, Position
from sop_gen.lint.penjelasan import Penjelasan

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: dict[str, Literal["error", "warning", "note"]] = {
    "tidak-sah": "error",
    "error": "error",
    "warning": "warning",
    "info": "note",
}
BAHASA = "id"
LINK = re.compile(r"\[(?=[^\[\]]*\]\()")
Json = dict[str, Any]


def log(findings: Sequence[Diagnostic], rules: Sequence[Penjelasan], day: str) -> Json:
    """The log of one run on ``day`` (ISO): every rule, and every finding; a waived one is suppressed with its reason."""
    known = {rule.kode: _rule(rule) for rule in rules}
    known |= {finding.kode: _other(finding) for finding in findings if finding.kode not in known}
    places = {kode: place for place, kode in enumerate(known)}
    driver = {"name": "sop-gen", "version": __version__, "language": BAHASA, "rules": list(known.values())}
    run = {
        "tool": {"driver": driver},
        "language": BAHASA,
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, places[finding.kode]) for finding in findings],
        "properties": {"per_tanggal": day},
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Penjelasan) -> Json:
    said = [f"**{heading}:** {text}" for heading, text in rule.bagian]
    examples = [f"Contoh keliru:\n\n```yaml\n{rule.salah}```", f"Contoh benar:\n\n```yaml\n{rule.benar}```"]
    return {
        "id": rule.kode,
        "shortDescription": {"text": f"{rule.judul}."},
        "fullDescription": {"text": _plain(rule.bagian[0][1])},
        "help": {
            "text": "\n\n".join(f"{heading}: {_plain(text)}" for heading, text in rule.bagian),
            "markdown": "\n\n".join([*said, *examples]),
        },
        "defaultConfiguration": {"level": LEVELS[rule.tingkat]},
    }


def _other(finding: Diagnostic) -> Json:
    """What is no rule: the spec or its chart can't be understood, and the finding says all there is to say."""
    return {
        "id": finding.kode,
        "shortDescription": {"text": f"{finding.kode.replace('-', ' ').capitalize()}."},
        "defaultConfiguration": {"level": LEVELS[finding.tingkat]},
    }


def _plain(text: str) -> str:
    """A paragraph of a rule's documentation without line breaks and Markdown."""
    return " ".join(text.replace("`", "'").split())


def _result(finding: Diagnostic, place: int) -> Json:
    said = f"{finding.jalur}: {finding.pesan}" if finding.jalur else finding.pesan
    more = {"tingkat": finding.tingkat, "jalur": finding.jalur, "layanan": finding.layanan, "contoh": finding.contoh}
    waived = [] if finding.abaikan is None else [{"kind": "inSource", "justification": finding.abaikan}]
    return {
        "ruleId": finding.kode,
        "ruleIndex": place,
        "level": LEVELS[finding.tingkat],
        "message": {"text": _message(f"{said}\nSaran: {finding.saran}" if finding.saran else said)},
        "locations": [_location(finding.posisi)],
        "suppressions": waived,
        "properties": {key: value for key, value in more.items() if value},
    }


def _message(text: str) -> str:
    """Braces would be placeholders, and ``[…](…)`` a link (SARIF 3.11.5 and 3.11.6); these are the standard's escapes."""
    return LINK.sub(r"\\[", text.replace("{", "{{").replace("}", "}}"))


def _location(place: Position) -> Json:
    region = {"startLine": place.baris, "startColumn": place.kolom}
    return {"physicalLocation": {"artifactLocation": _artifact(place.berkas), "region": region}}


def _artifact(file: str) -> Json:
    """A file below the folder that the command ran in, or an absolute one."""
    uri = quote(file, safe="/", errors="surrogateescape")
    if file.startswith("/"):
        return {"uri": f"file://{uri}"}
    if re.match(r"[A-Za-z]:/", file):
        return {"uri": f"file:///{file[0]}:{uri[4:]}"}
    return {"uri": uri, "uriBaseId": "%SRCROOT%"}
