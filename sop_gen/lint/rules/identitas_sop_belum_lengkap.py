"""Identitas SOP belum lengkap.

Yang diminta: setiap SOP mengisi `kualifikasi`, `keterkaitan`, `peralatan`, `peringatan`, dan `pencatatan`. Bila layanan
sudah `ditetapkan`, juga `nomor`, `tanggal` pembuatan dan efektif, serta `tanggal` revisi bila `revisi` lebih dari 0;
sebelum itu nomor dan tanggal memang belum ada. Dasar hukum diisi pada layanannya, pejabat pengesah pada `_instansi.yaml`.

Mengapa: bagian identitas adalah unsur prosedur SOP AP bersama bagan alurnya (PermenPAN-RB 35/2012). Bagian yang kosong
tercetak sebagai "(belum diisi)" atau titik-titik.

Cara memperbaiki: isi bagian yang disebut. Bila memang tidak ada, katakan demikian, misalnya `keterkaitan: Tidak ada SOP
terkait`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan, menurut_status
from sop_gen.lint.ways import listed
from sop_gen.model.layanan import Layanan
from sop_gen.model.sop import Sop

SALAH = """\
sop:
  - judul: Penerimaan Permohonan  # temuan
    kualifikasi: Memahami tata cara permohonan
    keterkaitan: Tidak ada SOP terkait
    peralatan: [Komputer, Pencetak]
    pelaksana: {pemohon: Pemohon}
    langkah: [{kegiatan: Mengajukan permohonan, oleh: pemohon}]
"""
BENAR = SALAH.replace(
    "  # temuan",
    "\n    peringatan: Jika berkas tidak diperiksa, maka permohonan terlambat\n    pencatatan: Buku register permohonan",
)
CONTOH = {
    "nomor": "W22-OT.02.02-12",
    "kualifikasi": "Memahami tata cara layanan",
    "keterkaitan": "SOP Pengelolaan Arsip",
    "peralatan": "Komputer",
    "peringatan": "Jika berkas hilang, maka layanan tertunda",
    "pencatatan": "Buku register",
}
TANGGAL = {"pembuatan": "2026-02-05", "revisi": "2026-02-05", "efektif": "2026-03-02"}


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for a procedure: all that is missing."""
    layanan = tinjauan.layanan
    for number, sop in enumerate(layanan.sop):
        dates = _missing_dates(layanan, sop)
        keys = [key for key in CONTOH if not getattr(sop, key) and (key != "nomor" or layanan.status == "ditetapkan")]
        if not keys and not dates:
            continue
        said = [*keys, *(f"tanggal {name}" for name in dates)]
        yield Temuan(
            ("sop", number),
            f"identitas SOP '{sop.judul}' belum lengkap: {listed(said)} belum diisi",
            "isi bagian yang disebut; bila memang tidak ada, tulis misalnya 'Tidak ada SOP terkait'",
            "\n".join([*(f"{key}: {CONTOH[key]}" for key in keys), *_date_example(layanan, sop, dates)]),
            menurut_status(layanan),
        )


def _missing_dates(layanan: Layanan, sop: Sop) -> list[str]:
    if layanan.status != "ditetapkan":
        return []
    dates = sop.tanggal or layanan.tanggal
    return [name for name in TANGGAL if getattr(dates, name) is None and (name != "revisi" or layanan.revisi > 0)]


def _date_example(layanan: Layanan, sop: Sop, missing: list[str]) -> list[str]:
    """All dates of the procedure: those that it has, examples for the missing ones."""
    dates = sop.tanggal or layanan.tanggal
    given = {name: str(getattr(dates, name) or TANGGAL[name]) for name in TANGGAL if name in missing or getattr(dates, name)}
    return [f"tanggal: {{{', '.join(f'{name}: {day}' for name, day in given.items())}}}"] if missing else []


RULES.add("identitas-sop-belum-lengkap", Rule("error", __doc__, periksa, SALAH, BENAR))
