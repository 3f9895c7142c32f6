"""Beginnings: JSON Schemas for editors, a new service, the folder of a new office."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

from sop_gen.diagnostics import UsageError
from sop_gen.model.schema import Jenis, describe, schema_of
from sop_gen.rapat.monev import Monev
from sop_gen.rapat.tanggapan import Tanggapan
from sop_gen.spec.folder import sort_out
from sop_gen.store import KANTOR, create, list_standards, refuse_taken

Bentuk = Jenis | Literal["tanggapan", "monev"]
"""Kinds of files that people write."""


def schema_text(jenis: Bentuk) -> str:
    """The JSON Schema of one kind of file, as text."""
    match jenis:
        case "tanggapan":
            schema = describe(Tanggapan, "Tanggapan satu rapat (_tanggapan/<tanggal>.yaml)")
        case "monev":
            schema = describe(Monev, "Pemantauan dan evaluasi SOP satu layanan (_monev/<id>.yaml)")
        case _:
            schema = schema_of(jenis)
    return json.dumps(schema, ensure_ascii=False, indent=1)


SKEMA: dict[Bentuk, str] = {
    "layanan": "_skema/layanan.schema.json",
    "instansi": "_skema/instansi.schema.json",
    "dasar-hukum": "_skema/dasar-hukum.schema.json",
    "tanggapan": "_skema/tanggapan.schema.json",
    "monev": "_skema/monev.schema.json",
}
"""Where a standards folder keeps the schemas that its files name for editors."""
PERTAMA = "layanan-pertama"
"""The service that a new office starts from."""


def new_service(standards: Path, templates: Path, id: str) -> Path:
    """Write the commented skeleton of a service; never over an existing file. Gives back its path."""
    files = sort_out([f"{id}.yaml"], standards.as_posix())
    if id not in files.layanan:
        taken = [fault.pesan for fault in files.faults if id == KANTOR and fault.kode == "nama-berkas-keliru"]
        raise UsageError(
            (taken or [f"'{id}' bukan id layanan: huruf kecil, angka dan tanda hubung, misalnya penyuluhan-hukum"])[0]
        )
    list_standards(standards)
    text = (templates / "baru" / "layanan.yaml").read_text("utf-8").replace("{{nama}}", id.replace("-", " ").title())
    return create(standards / f"{id}.yaml", text)


def new_office(folder: Path, templates: Path) -> list[Path]:
    """Write an office's folder: shared files, schemas for editors, one service to start from."""
    texts = {path.name: path.read_text("utf-8") for path in sorted((templates / "baru").glob("_*.yaml"))}
    texts |= {name: schema_text(jenis) + "\n" for jenis, name in SKEMA.items()}
    refuse_taken(folder / name for name in (*texts, f"{PERTAMA}.yaml"))
    made = [create(folder / name, text) for name, text in texts.items()]
    return [*made, new_service(folder, templates, PERTAMA)]
