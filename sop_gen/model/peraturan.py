"""The register of regulations (``_dasar-hukum.yaml``)."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic.json_schema import SkipJsonSchema

from sop_gen.model.fields import Alamat, Daftar, Id, Model, Polos, Tanggal

JUDUL = "Judul peraturan, persis seperti pada naskahnya"
"""What examples have in place of a title: titles are copied, never guessed."""


class Peraturan(Model):
    """One regulation with its status; ``oleh`` names those that amended it, oldest first, or the one that replaced it."""

    CONTOH: ClassVar[str] = "uu-12-2006: {jenis: UU, nomor: 12, tahun: 2006, tentang: Kewarganegaraan, status: berlaku}"
    id: SkipJsonSchema[Id]
    jenis: Polos
    nomor: Polos | None = None
    tahun: Polos | None = None
    tentang: Polos | None = None
    status: Literal["berlaku", "diubah", "dicabut"] = "berlaku"
    oleh: Daftar[Id] = ()
    diperiksa: Tanggal | None = None
    sumber: Alamat | None = None


Register = dict[str, Peraturan]
