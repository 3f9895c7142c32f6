"""The commands about meetings and monitoring: what they need, and what comes back from them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sop_gen.bahasa import Kelompok, Perintah
from sop_gen.diagnostics import UsageError
from sop_gen.options import FOUND, INVALID, OK, day, day_or_none, say, service_ids, today

if TYPE_CHECKING:
    from sop_gen.pipeline import PackResult

MAX_LINE = 200
"""So many characters may the time or the place of a meeting have."""


@click.group(cls=Kelompok, short_help="Bahan rapat dan pemantauan, dan yang kembali darinya.")
def pack() -> None:
    """Siapkan bahan rapat dan pemantauan, dan baca kembali hasilnya."""


def _line(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A line of text that every page can print; a blank one says nothing."""
    from sop_gen.engine.fonts import undrawable

    said = " ".join(value.split()) if value else ""
    if len(said) > MAX_LINE or not said.isprintable() or undrawable(said):
        raise UsageError(f"--{param.name} harus satu baris teks biasa, paling banyak {MAX_LINE} karakter")
    return said or None


@pack.command(
    cls=Perintah,
    short_help="Bahan rapat pembahasan rancangan (FGD).",
    epilog="\b\nContoh:\n  sop-gen pack fgd --tanggal 2026-12-01 --pukul '09.00 WITA' --tempat Aula -o fgd-2026\n"
    "  sop-gen pack fgd --tanggal 2026-12-01 --dasar v2023 pewarganegaraan -o fgd-pewarganegaraan",
)
@click.argument("ids", nargs=-1, metavar="[ID…]", shell_complete=service_ids)
@click.option("--tanggal", required=True, callback=day, metavar="TANGGAL", help="Tanggal rapat, misalnya 2026-12-01.")
@click.option("--pukul", callback=_line, metavar="PUKUL", help="Waktu mulai, misalnya '09.00 WITA'.")
@click.option("--tempat", callback=_line, metavar="TEMPAT", help="Tempat rapat.")
@click.option(
    "--dasar",
    default=None,
    metavar="EDISI",
    help="Edisi pembanding: berkas, folder, revisi git, atau PDF (bawaan: edisi terbaru di arsip/).",
)
@click.option(
    "--as-of", "per_tanggal", callback=day, metavar="TANGGAL", help="Susun seolah-olah pada tanggal ini (bawaan: hari ini)."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="DIR", help="Folder hasil.")
@click.pass_obj
def fgd(
    obj: dict[str, Path],
    ids: tuple[str, ...],
    tanggal: date,
    pukul: str | None,
    tempat: str | None,
    dasar: str | None,
    per_tanggal: date,
    output: Path,
) -> int:
    """Siapkan semua bahan rapat pembahasan rancangan: satu folder berkas untuk diisi, dan satu buku PDF untuk dibaca.

    Tanpa ID: semua layanan berstatus draf atau pembahasan; bila tidak ada, semua yang berjalan. Isinya undangan, susunan acara,
    daftar rancangan, rancangan Standar Pelayanan dan SOP, matriks perubahan, lembar pertanyaan, daftar hadir, notulen, Berita
    Acara, buku-rapat.pdf, dan rapat.json yang mengenali kembali isian peserta. Berkas yang sudah diisi tidak pernah ditimpa.
    """
    from sop_gen import pipeline
    from sop_gen.view.rapat import Rapatnya

    rapat = Rapatnya(tanggal, pukul, tempat)
    with pipeline.templates_folder(obj["templates"]) as templates:
        result = pipeline.pack_fgd(obj["standards"], ids, rapat, per_tanggal, dasar, templates, output, _wait)
    return _told(result)


@pack.command(
    cls=Perintah,
    short_help="Formulir pemantauan dan evaluasi SOP.",
    epilog="\b\nContoh:\n  sop-gen pack monev -o monev-2026\n"
    "  sop-gen pack monev --triwulan 2 --dasar standards/arsip/2023 -o perbaikan-2026",
)
@click.argument("ids", nargs=-1, metavar="[ID…]", shell_complete=service_ids)
@click.option(
    "--triwulan", type=click.IntRange(1, 4), default=None, metavar="N", help="Hanya yang dikerjakan pada triwulan ini, 1-4."
)
@click.option("--dasar", default=None, metavar="EDISI", help="Edisi sebelum perbaikan: berkas, folder, revisi git, atau PDF.")
@click.option(
    "--as-of", "per_tanggal", callback=day, metavar="TANGGAL", help="Susun seolah-olah pada tanggal ini (bawaan: hari ini)."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="DIR", help="Folder hasil.")
@click.pass_obj
def monev(
    obj: dict[str, Path], ids: tuple[str, ...], triwulan: int | None, dasar: str | None, per_tanggal: date, output: Path
) -> int:
    """Buat formulir pemantauan (enam bulanan) dan evaluasi (tahunan) SOP, sudah terisi sebagian, serta rencana dan kalendernya.

    Hasil yang sudah dicatat di _monev/<id>.yaml ikut tertulis. Dengan --dasar dibuat juga bukti perbaikan: SOP sebelum perbaikan,
    usulan dengan perubahan terlacak, dan SOP hasil perbaikan. Berkas yang sudah diisi tidak pernah ditimpa.

    Triwulan I menyusun dan memantau, II mengevaluasi dan memperbaiki, III memantau lagi: target kantor, bukan ketentuan.
    """
    from sop_gen import pipeline

    with pipeline.templates_folder(obj["templates"]) as templates:
        result = pipeline.pack_monev(obj["standards"], ids, per_tanggal, triwulan, dasar, templates, output, _wait)
    return _told(result)


@pack.command(
    cls=Perintah,
    short_help="Catat formulir pemantauan yang sudah diisi.",
    epilog="\b\nContoh:\n  sop-gen pack catat monev-2026/monev.xlsx\n"
    "  sop-gen pack catat monev-2026/monev.xlsx --as-of 2026-06-30",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option(
    "--as-of", "tanggal", callback=day_or_none, metavar="TANGGAL", help="Tanggal baris yang kolom Tanggal-nya tidak diisi."
)
@click.option("--json", "as_json", is_flag=True, help="Laporan JSON untuk program lain.")
@click.pass_obj
def catat(obj: dict[str, Path], files: tuple[Path, ...], tanggal: date | None, as_json: bool) -> int:
    """Catat monev.xlsx yang sudah diisi (.xlsx, .ods, .xls) ke _monev/ID.yaml di folder standar. Formulir Word untuk kertas.

    Setiap baris dicatat utuh atau tidak sama sekali. Yang tidak dapat dicatat didaftar dengan letak dan alasannya (kode keluar
    1): perbaiki di berkas itu, lalu ulangi. Berkas yang sama boleh dibaca berulang kali. Baris yang diperbaiki mengganti
    catatannya, kecuali catatan itu sudah disunting dengan tangan.
    """
    from sop_gen import report
    from sop_gen.catat import record_forms
    from sop_gen.catat_report import catat_json, catat_text

    hasil = record_forms(files, obj["standards"], tanggal, max(tanggal or date.min, today()))
    report.echo(report.findings_text(hasil.temuan), err=True)
    report.echo([catat_json(hasil)] if as_json else catat_text(hasil))
    return INVALID if hasil.temuan else FOUND if hasil.tertinggal else OK


@pack.command(
    cls=Perintah,
    short_help="Baca matriks yang sudah diisi peserta.",
    epilog="\b\nContoh:\n"
    "  sop-gen pack tanggapan paket/matriks.docx\n"
    "  sop-gen pack tanggapan masuk/*.docx masuk/*.xlsx --paket paket --tanggal 2026-12-01\n"
    "  sop-gen pack tanggapan --tanggal 2026-12-01 -o hasil-fgd",
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE…]")
@click.option(
    "--tanggal", callback=day_or_none, metavar="TANGGAL", help="Tanggal rapat (bawaan: menurut paketnya, lalu hari ini)."
)
@click.option(
    "--paket",
    type=click.Path(path_type=Path),
    default=None,
    metavar="PATH",
    help="Folder paket rapat, atau rapat.json di dalamnya (bawaan: yang ada di sebelah FILE).",
)
@click.option("--dasar", default=None, metavar="EDISI", help="Tanpa paket: edisi pembanding matriksnya, misalnya v2023.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=None,
    metavar="DIR",
    help="Buat matriks tanggapan (DOCX, XLSX, PDF) dan Berita Acara (DOCX, PDF) yang terisi di folder ini.",
)
@click.option("--json", "as_json", is_flag=True, help="Laporan JSON untuk program lain.")
@click.option("--exit-code", is_flag=True, help="Gagal (kode 1) bila ada masukan yang belum dijawab.")
@click.pass_obj
def tanggapan(
    obj: dict[str, Path],
    files: tuple[Path, ...],
    tanggal: date | None,
    paket: Path | None,
    dasar: str | None,
    output: Path | None,
    as_json: bool,
    exit_code: bool,
) -> int:
    """Baca matriks yang sudah diisi peserta (.docx, .xlsx, .ods, .xls) ke _tanggapan/TANGGAL.yaml di folder standar.

    Semua yang ditulis peserta ikut terbaca: kolom masukan, kolom tambahan, teks semula dan menjadi yang disunting, komentar, dan
    teks di luar tabel. Yang tidak dapat ditempatkan pada barisnya didaftar sebagai belum ditempatkan, dengan letaknya.

    Lengkapi berkas YAML itu dengan tangan: jawaban, status, penanggung jawab, target. Berkas yang sama boleh dibaca berulang
    kali: yang sudah ada tidak bertambah dan suntingan tetap. Tanpa FILE: laporkan dan gambar saja yang sudah ada.
    """
    from sop_gen import pipeline, report
    from sop_gen.tanggapan import Permintaan, read_back
    from sop_gen.tanggapan_report import tanggapan_json, tanggapan_text

    with pipeline.templates_folder(obj["templates"]) as templates:
        hasil = read_back(Permintaan(files, obj["standards"], today(), tanggal, paket, dasar), templates)
        report.echo(report.findings_text(hasil.temuan), err=True)
        if hasil.tanggapan is None:
            return INVALID
        for remark in hasil.catatan:
            say(remark)
        said = hasil.tanggapan
        report.echo([tanggapan_json(hasil, said)] if as_json else tanggapan_text(hasil, said))
        if output is not None:
            from sop_gen.tanggapan_cetak import draw_reply

            for path in draw_reply(hasil, said, obj["standards"], templates, output, _wait):
                say(path.as_posix(), prefix="")
    return FOUND if exit_code and any(said.belum_dijawab) else OK


def _wait() -> None:
    say("menunggu proses lain pada folder ini selesai…")


def _told(result: PackResult) -> int:
    """Faults and remarks for people, paths for scripts; gives the exit code."""
    from sop_gen import report

    invalid = [part for part in result.temuan if part.tingkat == "tidak-sah"]
    report.echo(report.findings_text(invalid), err=True)
    for remark in result.catatan:
        say(remark)
    report.echo(path.as_posix() for path in result.berkas)
    return INVALID if invalid else OK
