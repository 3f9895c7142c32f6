"""The commands about editions: what changed from one to another, and from an agreed draft to the next."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from sop_gen.bahasa import Perintah
from sop_gen.diagnostics import SopGenError, UsageError
from sop_gen.options import FOUND, INVALID, OK, day, deliver, say, service_ids

if TYPE_CHECKING:
    from sop_gen.pipeline_editions import BentukDiff, DiffResult

MATRIKS = ("docx", "xlsx", "pdf")


@click.command(
    cls=Perintah,
    short_help="Bandingkan dua edisi.",
    epilog="\b\nContoh:\n"
    "  sop-gen diff standards/arsip/2023 standards\n"
    "  sop-gen diff HEAD~1 standards --format html -o perubahan.html",
)
@click.argument("sides", nargs=-1, metavar="LAMA BARU [ID…]")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "md", "html", "json", *MATRIKS, "redline")),
    default="text",
    help="text: untuk dibaca; md: untuk pull request; html: satu halaman; json: untuk program; docx, xlsx, pdf: matriks "
    "Semula-Menjadi; redline: Word dengan perubahan terlacak (bawaan: text).",
)
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path),
    default=None,
    metavar="PATH",
    help="Tulis ke berkas ini; untuk redline: ke folder ini.",
)
@click.option("--tetap", is_flag=True, help="Sebutkan juga bagian yang tidak berubah.")
@click.option("--exit-code", is_flag=True, help="Gagal (kode 1) bila ada perbedaan.")
@click.option("--git", "driver", is_flag=True, help="Dipanggil oleh git sebagai program pembanding (lihat docs/panduan.md).")
@click.pass_obj
def diff(
    obj: dict[str, Path],
    sides: tuple[str, ...],
    form: Literal["text", "json", "redline"] | BentukDiff,
    output: Path | None,
    tetap: bool,
    exit_code: bool,
    driver: bool,
) -> int:
    """Apa yang berubah dari edisi LAMA ke edisi BARU, dan apa artinya bagi pemohon; semua layanan, atau hanya ID.

    LAMA dan BARU masing-masing sebuah berkas, folder, revisi git (v2023, HEAD~3:standards), atau PDF buatan sop-gen.
    """
    from sop_gen import pipeline_editions, report

    if driver:
        return _diff_for_git(sides, obj["standards"])
    if len(sides) < 2:
        raise UsageError("sebutkan dua edisi, misalnya: sop-gen diff standards/arsip/2023 standards")
    if form in (*MATRIKS, "redline") and output is None:
        place = "-o perubahan" if form == "redline" else f"-o perubahan.{form}"
        raise UsageError(f"--format {form} menghasilkan berkas; sebutkan tempatnya dengan -o, misalnya {place}")
    if output is not None and any(_is_file(side, output) for side in sides[:2]):
        raise UsageError(f"'{output}' adalah salah satu sisi yang dibandingkan; sebutkan berkas lain dengan -o")
    result = pipeline_editions.diff(sides[0], sides[1], sides[2:], obj["standards"])
    report.echo(report.findings_text(result.temuan), err=True)
    invalid = any(finding.tingkat == "tidak-sah" for finding in result.temuan)
    try:
        _deliver_diff(result, form, output, tetap, obj["templates"])
    except UsageError as error:
        if not invalid:
            raise
        say(str(error))
    if invalid:
        return INVALID
    return FOUND if exit_code and result.berbeda else OK


def _is_file(side: str, output: Path) -> bool:
    """Whether the side is the very file that the result would be written to."""
    try:
        return Path(side).is_file() and output.is_file() and output.samefile(side)
    except (OSError, ValueError):
        return False


def _deliver_lines(result: DiffResult, output: Path | None, *, tetap: bool, judul: bool = True) -> None:
    """The changes for a terminal, in its width; a file has lines of the usual width, without colours."""
    from sop_gen import banding_report, pipeline_editions, report

    view = pipeline_editions.view_diff(result, tetap=tetap)
    if output is None:
        report.echo(banding_report.banding_text(view, banding_report.terminal_width(), judul=judul))
    else:
        deliver("\n".join(map(click.unstyle, banding_report.banding_text(view, 100))), output)


def _deliver_diff(
    result: DiffResult,
    form: Literal["text", "json", "redline"] | BentukDiff,
    output: Path | None,
    tetap: bool,
    templates: Path | None,
) -> None:
    from sop_gen import pipeline, pipeline_editions, report
    from sop_gen.redlines import write_redlines

    if form == "text":
        _deliver_lines(result, output, tetap=tetap)
        return
    if form == "json":
        deliver(report.data_json(pipeline_editions.diff_data(result)), output)
        return
    with pipeline.templates_folder(templates) as folder:
        if form != "redline":
            deliver(pipeline_editions.draw_diff(result, form, folder, tetap=tetap), output)
        elif output is not None:
            paths = [path.as_posix() for path in write_redlines(result.perbandingan, output, folder)]
            report.echo(paths)
            if not paths:
                say("tidak ada perubahan yang dapat ditandai; tidak ada berkas yang ditulis")


def _diff_for_git(arguments: tuple[str, ...], standards: Path) -> int:
    """One file for ``git diff``: whatever is wrong is said in its place, for git stops at a program that fails."""
    from sop_gen import pipeline_editions, report

    click.echo(report.printable(f"sop-gen diff {' '.join(arguments[:1])}"))
    try:
        result = pipeline_editions.diff_for_git(arguments, standards)
    except SopGenError as error:
        click.echo(f"  tidak dapat dibandingkan: {report.printable(str(error))}")
        return OK
    report.echo(report.findings_text([part for part in result.temuan if part.tingkat == "tidak-sah"]))
    _deliver_lines(result, None, tetap=False, judul=False)
    return OK


@click.command(
    cls=Perintah,
    short_help="Tetapkan rancangan yang sudah disepakati.",
    epilog="\b\nContoh, dilihat dahulu dengan --dry-run:\n"
    "  sop-gen release perpustakaan --nomor 'W22-101 Tahun 2026' --tanggal 2026-12-01 --arsip 2026 --dry-run",
)
@click.argument("ids", nargs=-1, required=True, metavar="ID…", shell_complete=service_ids)
@click.option("--nomor", required=True, metavar="NOMOR", help="Nomor keputusan yang sudah ditandatangani.")
@click.option("--tanggal", required=True, callback=day, metavar="TANGGAL", help="Tanggal keputusan, misalnya 2026-12-01.")
@click.option("--arsip", default=None, metavar="NAMA", help="Simpan dahulu edisi kini di arsip/NAMA, misalnya 2026.")
@click.option("--dry-run", is_flag=True, help="Tampilkan saja yang akan berubah; tidak menulis apa pun.")
@click.pass_obj
def release(obj: dict[str, Path], ids: tuple[str, ...], nomor: str, tanggal: date, arsip: str | None, dry_run: bool) -> int:
    """Tetapkan layanan yang disebut dengan satu keputusan: dari rancangan yang sudah disepakati menjadi standar yang berlaku.

    Diperiksa dahulu seperti layanan yang sudah ditetapkan; satu temuan error saja membatalkan semuanya. Dengan --arsip, isi
    folder standar sebelum perintah ini disimpan di arsip/NAMA, apa adanya; arsip yang sudah ada tidak pernah ditimpa. Keputusan
    yang lebih lama dari yang berlaku ditolak.

    Lalu pada setiap layanan: status menjadi ditetapkan; penetapan dan tanggal efektif menurut keputusan; tanggal pembuatan bila
    belum ada; tanggal revisi bila revisi lebih dari 0; nomor revisi naik satu bila nomor itu sudah pernah berlaku; dan satu baris
    riwayat, atau lengkapnya baris yang sudah ditulis untuk revisi itu. Baris lain dan komentar tidak tersentuh. Nomor sk pada
    _instansi.yaml diisi bila semua layanan dalam keputusan kantor ditetapkan dengan nomor ini.

    Bila terhenti di tengah jalan, ulangi perintah yang sama.
    """
    from sop_gen import pipeline_editions, report
    from sop_gen.rilis import ULANGI

    try:
        rilis = pipeline_editions.release(obj["standards"], ids, nomor, tanggal, arsip, dry_run=dry_run)
    except (KeyboardInterrupt, SystemExit) as signalled:
        if dry_run:
            raise
        say(f"dihentikan; berkas yang sudah jadi tetap utuh; {ULANGI}")
        sys.exit(130 if isinstance(signalled, KeyboardInterrupt) else signalled.code)
    if rilis.temuan:
        report.echo(report.findings_text(rilis.temuan), err=True)
        say(f"{report.summary(rilis.temuan)}; tidak ada berkas yang diubah")
        return INVALID if any(finding.tingkat == "tidak-sah" for finding in rilis.temuan) else FOUND
    report.echo(report.release_diff(rilis) if dry_run else report.release_text(rilis))
    return OK
