"""Rows for what did not change, for a matrix that must be read as a whole."""

from __future__ import annotations

from sop_gen.diff.perubahan import Pasangan
from sop_gen.diff.wujud import tulis
from sop_gen.model.butir import Kelompok
from sop_gen.model.layanan import KOMPONEN, Layanan
from sop_gen.model.peraturan import Register
from sop_gen.view.banding_baris import BarisBanding
from sop_gen.view.banding_susunan import urutan
from sop_gen.view.banding_teks import Sisi, Tulisan, utuh
from sop_gen.view.standar import NAMA_KOMPONEN


def with_unchanged(pasangan: Pasangan, rows: tuple[BarisBanding, ...], sisi: Sisi) -> tuple[BarisBanding, ...]:
    """``rows``, and a row *tetap* at its place for each component and procedure of the service that has none."""
    old, new = pasangan.lama, pasangan.baru
    if not (old and new and old.berjalan and new.berjalan):
        return rows
    told = {row.kunci for row in rows}
    kept = [
        _kept(key, NAMA_KOMPONEN[key], utuh(text))
        for key in KOMPONEN
        if key not in told and (text := _content(new, key, sisi.baru))
    ]
    changed = {id(row.prosedur[1]) for row in rows}
    kept += [_kept("sop", f"SOP: {sop.judul}", utuh(sop.judul)) for sop in new.sop if id(sop) not in changed]
    return tuple(sorted((*rows, *kept), key=lambda row: urutan(row.kunci, pokok=row.pokok)))


def _content(service: Layanan, key: str, register: Register) -> str:
    value = getattr(service, key)
    if isinstance(value, tuple) and len(value) > 1 and not any(isinstance(part, Kelompok) for part in value):
        return "\n".join(f"{number}. {tulis(part, register)}" for number, part in enumerate(value, 1))
    return tulis(value, register)


def _kept(key: str, bagian: str, text: Tulisan) -> BarisBanding:
    return BarisBanding(key, bagian, "", "tetap", text, text, "netral", False, True, (), "", (), (), (), ())
