"""The commands about what the public sees."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from sop_gen.bahasa import Perintah
from sop_gen.options import FAILED, FOUND, INVALID, OK, say


@click.command(
    cls=Perintah,
    short_help="Buat katalog publik sebagai situs statis.",
    epilog="\b\nContoh:\n  sop-gen build\n  sop-gen site -o public",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="DIR", help="Folder situs, misalnya public."
)
@click.option(
    "--berkas",
    type=click.Path(path_type=Path),
    default=Path("output"),
    metavar="DIR",
    help="Folder hasil build yang PDF-nya ditawarkan untuk diunduh (bawaan: output).",
)
@click.option("-j", "--jobs", type=int, default=0, metavar="N", help="Jumlah proses (bawaan: sebanyak prosesor).")
@click.option("--json", "as_json", is_flag=True, help="Laporan JSON untuk program lain.")
@click.pass_obj
def site(obj: dict[str, Path], output: Path, berkas: Path, jobs: int, as_json: bool) -> int:
    """Buat katalog publik: daftar layanan dengan pencarian, satu halaman per layanan, maklumat, dan pengaduan.

    Situs ini tidak memerlukan server dan tidak meminta apa pun dari luar: buka index.html, atau salin foldernya ke mana saja.
    PDF dari build ikut disalin bila isinya masih sama dengan berkas standar; jalankan build dahulu supaya dapat diunduh.

    Bersama halaman dibuat juga lembar SIPPN tiap layanan, umpan perubahan, Daftar Informasi Publik (XLSX), dan, bila
    katalog.url diisi di _instansi.yaml, sitemap.xml serta 404.html.
    """
    from sop_gen import pipeline, report

    with pipeline.templates_folder(obj["templates"]) as templates, report.progress("Membuat katalog", shown=not as_json) as step:
        waiting = partial(say, "menunggu proses lain pada folder ini selesai…")
        result = pipeline.site(obj["standards"], templates, output, berkas, waiting, step, jobs)
    report.echo([report.build_json(result)] if as_json else report.build_text(result, output.as_posix()))
    if not as_json:
        report.echo(report.findings_text(result.temuan), err=True)
    for message in result.galat:
        say(message)
    return FAILED if result.galat else INVALID if result.tidak_sah else OK


@click.command(
    cls=Perintah,
    short_help="Periksa yang terpajang: mana yang sudah usang.",
    epilog="\b\nContoh:\n  sop-gen drift foto-loket\n  sop-gen drift output public poster.pdf --lengkap",
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DIR|BERKAS…")
@click.option("--lengkap", is_flag=True, help="Gagal (kode 1) juga bila ada layanan yang ditetapkan tetapi tidak terpajang.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    help="text: untuk dibaca; json: untuk program (bawaan: text).",
)
@click.pass_obj
def drift(obj: dict[str, Path], paths: tuple[Path, ...], lengkap: bool, form: str) -> int:
    """Bandingkan poster, PDF, halaman katalog, dan foto yang terpajang dengan standar yang berlaku kini.

    Dibaca: PDF, PNG, DOCX dan HTML buatan sop-gen, serta foto (JPG, PNG, WEBP) yang memuat kode QR poster; foto memerlukan
    paket tambahan sop-gen[qr]. Folder dibaca sampai ke dalam. Tidak ada alamat yang dibuka.

    Kode 1 bila ada yang usang atau tidak berlaku lagi, 3 bila ada berkas atau standar yang tidak terbaca.
    """
    from sop_gen import pajangan_report, pipeline, report

    seen = pipeline.drift(paths, obj["standards"], lengkap=lengkap)
    report.echo(report.findings_text(seen.temuan), err=True)
    if form == "json":
        report.echo([pajangan_report.pemeriksaan_json(seen)])
    else:
        report.echo(pajangan_report.pemeriksaan_text(seen))
    if seen.jumlah["tidak-terbaca"] or any(part.tingkat == "tidak-sah" for part in seen.temuan):
        return INVALID
    return FOUND if seen.ketinggalan else OK
