"""A comparison as the plain data of its JSON contract (docs/panduan.md): for other programs, and carried inside the PDF."""

from __future__ import annotations

from typing import Any

from sop_gen.diagnostics import Position
from sop_gen.diff.perubahan import Edisi, Nilai, Pasangan, Perbandingan, Perubahan, ringkasan


def data_banding(banding: Perbandingan) -> dict[str, Any]:
    """Both sides, every service with its changes, and how many changes there are of each kind."""
    return {
        "lama": _side(banding.lama),
        "baru": _side(banding.baru),
        "tidak_terbaca": list(banding.tidak_terbaca),
        "layanan": [_entry(entry) for entry in banding.layanan],
        "ringkasan": ringkasan(banding.layanan),
    }


def _side(edisi: Edisi) -> dict[str, Any]:
    return {"sumber": edisi.sumber, "revisi": edisi.revisi}


def _entry(entry: Pasangan) -> dict[str, Any]:
    revisions = {name: side.revisi if side else None for name, side in (("semula", entry.lama), ("menjadi", entry.baru))}
    changes = [_change(change) for change in entry.perubahan]
    return {"id": entry.id, "jenis": entry.jenis, "revisi": revisions, "perubahan": changes}


def _change(change: Perubahan) -> dict[str, Any]:
    beda = change.beda
    told = {
        "bagian": beda.bagian,
        "jalur": beda.jalur,
        "jenis": beda.jenis,
        "semula": _words(beda.semula),
        "menjadi": _words(beda.menjadi),
        "dampak": change.dampak,
        "alasan_dampak": change.alasan,
        "perlu_dinilai": change.dinilai,
        "kode": change.kode,
        "sidik": change.sidik,
        "posisi": {"semula": _place(change.posisi[0]), "menjadi": _place(change.posisi[1])},
    }
    return told | ({"menyentuh": list(change.menyentuh)} if change.menyentuh else {})


def _words(side: Nilai | None) -> str | None:
    return side.teks if side else None


def _place(place: Position | None) -> dict[str, Any] | None:
    return {"berkas": place.berkas, "baris": place.baris} if place else None
