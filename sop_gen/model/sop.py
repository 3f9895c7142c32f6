"""A procedure (SOP): who does what, in which order, with which quality standard (mutu baku)."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from sop_gen.model.butir import DaftarButir, WaktuTulis
from sop_gen.model.faults import fault
from sop_gen.model.fields import ANY_SCALAR, Benar, Daftar, Id, Model, Polos, Sel, Tanggal, Teks

LANJUT = "lanjut"
SELESAI = "selesai"
Target = Id
"""A step id, ``lanjut`` (the next step) or ``selesai`` (the end)."""


class TanggalDokumen(Model):
    """Dates of the identity block; a missing one prints as a dotted line."""

    CONTOH: ClassVar[str] = "tanggal: {pembuatan: 2023-02-28, revisi: 2026-02-05}"
    pembuatan: Tanggal | None = None
    revisi: Tanggal | None = None
    efektif: Tanggal | None = None


class Penetapan(Model):
    """The decree that sets the standard."""

    CONTOH: ClassVar[str] = "penetapan: {nomor: W22-OT.02.02-101 Tahun 2026, tanggal: 2026-03-02}"
    nomor: Polos | None = None
    tanggal: Tanggal | None = None


class Pelaksana(Model):
    """One column of the flow table."""

    CONTOH: ClassVar[str] = "pemohon: {nama: Pemohon, eksternal: true}"
    id: Id
    nama: Polos
    eksternal: Benar = False


def _columns(value: object) -> object:
    if not isinstance(value, dict):
        raise fault(
            "bentuk-keliru",
            "pelaksana ditulis sebagai isian berkunci, bukan daftar atau teks",
            "tulis id, titik dua, lalu nama jabatannya, satu pelaksana satu baris",
            "pelaksana: {pemohon: {nama: Pemohon, eksternal: true}, petugas: Petugas Loket}",
        )
    return [{"nama": part, "id": key} if isinstance(part, str | None) else {**part, "id": key} for key, part in value.items()]


class _ByName:
    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        handler(schema)
        column = {"type": "object", "properties": {"nama": ANY_SCALAR, "eksternal": {"type": ["boolean", "string", "null"]}}}
        return {
            "type": "object",
            "additionalProperties": {"anyOf": [ANY_SCALAR, {**column, "required": ["nama"], "additionalProperties": False}]},
        }


class Keputusan(Model):
    """The two ways out of a decision."""

    CONTOH: ClassVar[str] = "keputusan: {ya: lanjut, tidak: ajukan}"
    ya: Target
    tidak: Target


class Langkah(Model):
    """One row of the flow table: one activity of one or several pelaksana."""

    CONTOH: ClassVar[str] = "- {kegiatan: Memeriksa kelengkapan berkas, oleh: petugas, waktu: 30 menit}"
    id: Id | None = None
    kegiatan: Sel
    oleh: Daftar[Id]
    kelengkapan: Daftar[Sel] = ()
    waktu: WaktuTulis | None = None
    output: Daftar[Sel] = ()
    keterangan: Sel | None = None
    publik: Teks | None = None
    keputusan: Keputusan | None = None
    lanjut: Daftar[Target] = ()


class Sop(Model):
    """One procedure of a service."""

    CONTOH: ClassVar[str] = "sop:\n  - judul: Penerimaan Permohonan\n    pelaksana: {petugas: Petugas Loket}\n    langkah: […]"
    nomor: Polos | None = None
    judul: Polos
    tanggal: TanggalDokumen | None = None
    penetapan: Penetapan | None = None
    kualifikasi: DaftarButir = ()
    keterkaitan: Daftar[Teks] = ()
    peralatan: DaftarButir = ()
    peringatan: DaftarButir = ()
    pencatatan: DaftarButir = ()
    pelaksana: Annotated[tuple[Pelaksana, ...], BeforeValidator(_columns), _ByName()]
    langkah: Daftar[Langkah]

    def step_id(self, index: int) -> str:
        """The id of step ``index`` (from 0): its own, else ``langkah-<number>``."""
        return self.langkah[index].id or f"langkah-{index + 1}"

    def resolve(self, index: int, target: str) -> str:
        """Where ``target`` of step ``index`` leads: a step id or ``selesai``."""
        if target == LANJUT:
            return self.step_id(index + 1) if index + 1 < len(self.langkah) else SELESAI
        return target

    def targets(self, index: int) -> tuple[str, ...]:
        """Where step ``index`` leads, resolved: one target, several (parallel work), or (ya, tidak) of a decision."""
        step = self.langkah[index]
        if step.keputusan:
            ways: tuple[str, ...] = (step.keputusan.ya, step.keputusan.tidak)
        else:
            ways = step.lanjut or (LANJUT,)
        return tuple(self.resolve(index, way) for way in ways)
