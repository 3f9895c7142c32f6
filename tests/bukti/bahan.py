"""Sheets, offices and evidence for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sop_gen.bukti.berkas import Adanya, BerkasKantor, understand
from sop_gen.bukti.jawab import HasilLembar, HasilPertanyaan, evaluate
from sop_gen.bukti.keadaan import Keadaan, Saksi
from sop_gen.bukti.lembar import Keterangan, Lembar
from sop_gen.bukti.muat import load_lembar
from sop_gen.engine.fonts import undrawable
from sop_gen.model.layanan import Reviu
from sop_gen.spec.reader import read
from sop_gen.spec.tree import Document
from tests.conftest import ROOT

PER = date(2026, 11, 22)
BAWAAN = ROOT / "sop_gen" / "bukti"
LAYANAN = Saksi(
    id="layanan-a", nama="Layanan A", penanggung_jawab="Ketua Tim A", berlaku=True, bernomor=True, revisi=1, inovasi=False,
    tanggal=date(2026, 2, 5), kosong=(), judul_sop=("Penerimaan",), temuan=frozenset(), diabaikan=frozenset(),
    reviu=(Reviu(tanggal="2026-02-10", berita_acara="BA-01", skm="Nilai 88", pengaduan="Dua"),),
)  # fmt: skip
KANTOR = Keadaan(per=PER, layanan=(LAYANAN,), maklumat=date(2026, 3, 2))


def document(text: str, name: str = "uji.yaml") -> Document:
    found, faults = read(text.encode(), name, undrawable)
    assert found is not None, faults
    return found


def packaged(name: str) -> Lembar:
    lembar, faults = load_lembar(document((BAWAAN / f"{name}.yaml").read_text("utf-8"), f"{name}.yaml"))
    assert lembar is not None, faults
    return lembar


LKE, OMBUDSMAN = packaged("lke-90-2021"), packaged("ombudsman")


def file(name: str, size: int = 10, sha: str | None = None, lembar: Lembar = LKE, **said: Any) -> BerkasKantor:
    """A file of that name in the evidence folder, as 2026 understands it."""
    keterangan = Keterangan.model_validate(said) if said else None
    return understand(Adanya(name, name, size, sha or f"sha-{name}"), keterangan, lembar.jenis, 2026)


def answered(
    berkas: dict[str, list[BerkasKantor]] | None = None, lembar: Lembar = LKE, penilaian: Any = None, **changes: Any
) -> HasilLembar:
    """The sheet, of an office that differs from the usual one by ``changes``."""
    return evaluate(lembar, replace(KANTOR, **changes), berkas or {}, penilaian or {})


def all_questions(result: HasilLembar) -> dict[str, HasilPertanyaan]:
    return {one.kode: one for area in result.area for one in area.pertanyaan}
