"""The commands about meetings and monitoring: what is put before people, and what comes back from them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sop_gen.bahasa import Kelompok, Perintah
from sop_gen.options import FOUND, INVALID, OK, day_or_none, say, today


@click.group(cls=Kelompok, short_help="Bahan rapat dan apa yang kembali darinya.")
def pack() -> None:
    """Bahan yang dibawa ke rapat, dan tanggapan yang kembali darinya."""


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

            for path in draw_reply(hasil, said, obj["standards"], templates, output):
                say(path.as_posix(), prefix="")
    return FOUND if exit_code and any(said.belum_dijawab) else OK
