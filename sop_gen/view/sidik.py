"""The *sidik* of a document: eight hex digits that change exactly when what it prints changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from sop_gen.model.butir import items_of
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.model.peraturan import Register
from sop_gen.teks.peraturan import amendments


def sidik(*parts: Any) -> str:
    """First 8 hex digits of SHA-256 over the canonical JSON of what a document prints from service, office, register."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def fields(model: BaseModel, names: Iterable[str]) -> dict[str, Any]:
    """The named fields of ``model`` as plain data; values that read the same are the same."""
    return {name: _plain(getattr(model, name)) for name in names}


def cited(layanan: Layanan, register: Register) -> Register:
    """The register entries that the service cites, with those that amended them; by id."""
    ids = {ref.ref for ref in layanan.dasar_hukum} | {item.dasar for item in _sourced(layanan) if item.dasar}
    entries = {key: register[key] for key in ids if key in register}
    for entry in list(entries.values()):
        entries.update({later.id: later for later in amendments(entry, register)})
    return dict(sorted(entries.items()))


def office_fields(instansi: Instansi, *more: str) -> dict[str, Any]:
    """What every document prints of the office: letterhead, contacts and who signs."""
    return fields(instansi, ("nama", "kop", "alamat", "kontak", "kota", "logo", "pengesah", *more))


def _sourced(layanan: Layanan) -> list[Any]:
    lists = [value for value in (getattr(layanan, name) for name in type(layanan).model_fields) if isinstance(value, tuple)]
    parts = [part for value in lists for part in value]
    groups = [items_of((part,)) if hasattr(part, "butir") else [part] for part in parts]
    deeper = [
        item
        for sop in layanan.sop
        for name in ("kualifikasi", "peralatan", "peringatan", "pencatatan")
        for item in items_of(getattr(sop, name))
    ]
    return [item for item in [*(item for group in groups for item in group), *deeper] if hasattr(item, "dasar")]


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return {name: _plain(part) for name, part in value if part not in (None, ())}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    return value if isinstance(value, str | int | bool | None) else getattr(value, "tulisan", None) or str(value)
