"""The command line: options in, one pipeline call, one report, one exit code."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from sop_gen import __version__
from sop_gen.bahasa import Kelompok, Perintah, complaint
from sop_gen.diagnostics import SopGenError, UsageError

if TYPE_CHECKING:
    from sop_gen.model.schema import Jenis
    from sop_gen.pipeline import DiffResult
    from sop_gen.render.bagan import Bentuk

FAIL_ON = ("error", "warning", "info")
OK, FOUND, USAGE, INVALID, FAILED = 0, 1, 2, 3, 4


@click.group(cls=Kelompok, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--standards",
    type=click.Path(path_type=Path),
    default=Path("standards"),
    metavar="DIR",
    help="Folder standar (bawaan: standards).",
)
@click.option(
    "--templates",
    type=click.Path(path_type=Path),
    default=None,
    metavar="DIR",
    help="Folder templat pengganti; yang tidak ada diambil dari paket.",
)
@click.version_option(__version__, "--version", prog_name="sop-gen", message="%(prog)s %(version)s", help="Tampilkan versi.")
@click.pass_context
def cli(ctx: click.Context, standards: Path, templates: Path | None) -> None:
    """Membuat SOP, Standar Pelayanan, maklumat dan keputusan dari satu berkas YAML per layanan."""
    ctx.obj = {"standards": standards, "templates": templates}


def _kinds(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(part.strip() for part in value.split(",") if part.strip())
    if names:
        from sop_gen.render.kind import names_of_kinds

        known = names_of_kinds()
        unknown = [name for name in names if name not in known]
        if unknown:
            raise UsageError(f"jenis '{unknown[0]}' tidak ada; yang ada: {', '.join(known)}")
    return names


def _services(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Ids of the services in the standards folder, for the shell; none when it can't be listed."""
    try:
        names = [path.name for path in Path(ctx.find_root().params.get("standards") or "standards").iterdir()]
    except OSError:
        return []
    ids = (name.removesuffix(".yaml") for name in names if name.endswith(".yaml") and name.isprintable())
    return sorted(id for id in ids if id.startswith(incomplete) and not id.startswith("_"))


@cli.command(cls=Perintah, short_help="Buat semua dokumen.")
@click.argument("ids", nargs=-1, metavar="[ID…]", shell_complete=_services)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    metavar="DIR",
    help="Folder hasil (bawaan: output).",
)
@click.option("--only", default="", callback=_kinds, metavar="JENIS,…", help="Hanya jenis ini, misalnya sop atau sop.pdf.")
@click.option("--force", is_flag=True, help="Buat ulang walaupun tidak ada yang berubah.")
@click.option("-j", "--jobs", type=int, default=0, metavar="N", help="Jumlah proses (bawaan: sebanyak prosesor).")
@click.option("--json", "as_json", is_flag=True, help="Laporan JSON untuk program lain.")
@click.pass_obj
def build(
    obj: dict[str, Path], ids: tuple[str, ...], output: Path, only: tuple[str, ...], force: bool, jobs: int, as_json: bool
) -> int:
    """Buat dokumen layanan yang disebut (bawaan: semua) dan dokumen kantor.

    Yang tidak berubah tidak dibuat ulang. Layanan yang tidak sah dilewati dan berkas lamanya tetap ada.
    """
    from sop_gen import pipeline, report

    with pipeline.templates_folder(obj["templates"]) as templates:
        request = pipeline.Request(obj["standards"], templates, output, ids, only, force, jobs)
        with report.progress("Membuat dokumen", shown=not as_json) as on_progress:
            result = pipeline.build(request, lambda: _say("menunggu build lain selesai…"), on_progress)
    report.echo([report.build_json(result)] if as_json else report.build_text(result, output.as_posix()))
    if not as_json:
        report.echo(report.findings_text(result.temuan), err=True)
    for message in result.galat:
        _say(message)
    return FAILED if result.galat else INVALID if result.tidak_sah else OK


to_file = click.option(
    "-o", "output", type=click.Path(path_type=Path, dir_okay=False), default=None, metavar="PATH", help="Tulis ke berkas ini."
)


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date:
    """The day that a command is true for; the clock is read here and nowhere else."""
    if value is None:
        return date.today()
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"'{value}' bukan tanggal; tulis tahun-bulan-hari, misalnya 2026-12-01") from None


@cli.command(cls=Perintah, short_help="Periksa semua berkas tanpa membuat apa pun.")
@click.argument("ids", nargs=-1, metavar="[ID…]", shell_complete=_services)
@click.option(
    "--fail-on", type=click.Choice(FAIL_ON), default="error", help="Tingkat temuan yang membuat perintah gagal (bawaan: error)."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "github", "sarif")),
    default="text",
    help="text: untuk dibaca; json: untuk program; github: catatan di GitHub Actions; sarif: untuk pemindai kode (bawaan: text).",
)
@click.option(
    "--as-of", "per_tanggal", callback=_day, metavar="TANGGAL", help="Periksa seolah-olah pada tanggal ini (bawaan: hari ini)."
)
@click.pass_obj
def check(obj: dict[str, Path], ids: tuple[str, ...], fail_on: str, form: str, per_tanggal: date) -> int:
    """Periksa layanan yang disebut (bawaan: semua): semua kesalahan sekaligus, dengan baris, alasan dan contoh."""
    from sop_gen import pipeline, report

    findings = pipeline.check(obj["standards"], ids, per_tanggal)
    match form:
        case "json":
            report.echo([report.findings_json(findings, per_tanggal.isoformat())])
        case "sarif":
            report.echo([report.findings_sarif(findings, pipeline.rules(), per_tanggal.isoformat())])
        case _:
            report.echo(report.findings_github(findings) if form == "github" else report.findings_text(findings))
            _say(report.summary(findings), prefix="")
    levels = {finding.tingkat for finding in findings if finding.abaikan is None}
    if "tidak-sah" in levels:
        return INVALID
    return FOUND if levels & set(FAIL_ON[: FAIL_ON.index(fail_on) + 1]) else OK


def _codes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Codes of rules, for the shell: a rule's file has its name, so none is imported."""
    from pkgutil import iter_modules

    from sop_gen.lint import rules

    codes = (info.name.replace("_", "-") for info in iter_modules(rules.__path__))
    return sorted(code for code in codes if code.startswith(incomplete))


@cli.command(cls=Perintah, short_help="Jelaskan satu aturan check, atau daftar semuanya.")
@click.argument("kode", required=False, metavar="[KODE]", shell_complete=_codes)
def explain(kode: str | None) -> int:
    """Jelaskan aturan KODE: apa yang diminta, mengapa, cara memperbaikinya, contoh keliru dan contoh benar.

    Tanpa KODE: daftar semua aturan dengan tingkat dan judulnya.
    """
    from sop_gen import pipeline, report

    report.echo(report.rules_text(pipeline.rules()) if kode is None else report.rule_text(pipeline.explain(kode)))
    return OK


def _meeting(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    return None if value is None else _day(ctx, param, value)


@cli.command(cls=Perintah, short_help="Tampilkan kesiapan semua layanan untuk rapat.")
@click.option(
    "--format", "form", type=click.Choice(("text", "json", "html", "xlsx")), default="text", help="Bentuk tabel (bawaan: text)."
)
@to_file
@click.option("--fgd", callback=_meeting, metavar="TANGGAL", help="Tanggal FGD; tabel menyebut berapa hari dan hari kerja lagi.")
@click.option("--siap", "must_be_ready", is_flag=True, help="Gagal (kode 1) bila ada yang belum siap.")
@click.option("--dasar", default=None, metavar="ID", help="Hanya yang tersentuh bila peraturan ini berubah.")
@click.option(
    "--as-of", "per_tanggal", callback=_day, metavar="TANGGAL", help="Hitung seolah-olah pada tanggal ini (bawaan: hari ini)."
)
@click.pass_obj
def status(
    obj: dict[str, Path],
    form: str,
    output: Path | None,
    fgd: date | None,
    must_be_ready: bool,
    dasar: str | None,
    per_tanggal: date,
) -> int:
    """Tampilkan kesiapan setiap layanan: 14 komponen, SOP, temuan, catatan yang masih terbuka, dan hasilnya.

    Siap berarti tidak ada yang kosong, tidak ada temuan error, dan yang belum bersumber sudah ditanyakan di catatan.
    """
    from sop_gen import pipeline, report, status_report

    if form == "xlsx" and output is None:
        raise UsageError("--format xlsx menghasilkan berkas; sebutkan namanya dengan -o, misalnya -o kesiapan.xlsx")
    result = pipeline.status(obj["standards"], per_tanggal, fgd, dasar)
    report.echo(report.findings_text([part for part in result.temuan if part.tingkat == "tidak-sah"]), err=True)
    if form == "text" and output is None:
        report.echo(status_report.status_text(result.kesiapan))
    elif form in ("text", "json"):
        lines = status_report.status_text(result.kesiapan) if form == "text" else [status_report.status_json(result.kesiapan)]
        _deliver(click.unstyle("\n".join(lines)), output)
    else:
        with pipeline.templates_folder(obj["templates"]) as templates:
            _deliver(pipeline.draw_status(result.kesiapan, form, templates), output)
    if any(part.tingkat == "tidak-sah" for part in result.temuan):
        return INVALID
    return FOUND if must_be_ready and not result.kesiapan.siap else OK


MATRIKS = ("docx", "xlsx", "pdf")


@cli.command(cls=Perintah, short_help="Bandingkan dua edisi.")
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
    obj: dict[str, Path], sides: tuple[str, ...], form: str, output: Path | None, tetap: bool, exit_code: bool, driver: bool
) -> int:
    r"""Apa yang berubah dari edisi LAMA ke edisi BARU, dan apa artinya bagi pemohon; semua layanan, atau hanya ID.

    LAMA dan BARU masing-masing sebuah berkas, folder, revisi git (v2023, HEAD~3:standards), atau PDF buatan sop-gen.

    \b
    Contoh: sop-gen diff standards/arsip/2023 standards
            sop-gen diff HEAD~1 standards --format html -o perubahan.html
    """
    from sop_gen import pipeline, report

    if driver:
        return _diff_for_git(sides, obj["standards"])
    if len(sides) < 2:
        raise UsageError("sebutkan dua edisi, misalnya: sop-gen diff standards/arsip/2023 standards")
    if form in (*MATRIKS, "redline") and output is None:
        place = "-o perubahan" if form == "redline" else f"-o perubahan.{form}"
        raise UsageError(f"--format {form} menghasilkan berkas; sebutkan tempatnya dengan -o, misalnya {place}")
    result = pipeline.diff(sides[0], sides[1], sides[2:], obj["standards"])
    report.echo(report.findings_text(result.temuan), err=True)
    if form == "text":
        _deliver_lines(result, output, tetap)
    else:
        _deliver_diff(result, form, output, tetap, obj["templates"])
    if any(finding.tingkat == "tidak-sah" for finding in result.temuan):
        return INVALID
    return FOUND if exit_code and result.berbeda else OK


def _deliver_lines(result: DiffResult, output: Path | None, tetap: bool) -> None:
    """The changes for a terminal, in its width; a file has lines of the usual width, without colours."""
    from sop_gen import banding_report, pipeline, report

    view = pipeline.view_diff(result, tetap=tetap)
    if output is None:
        report.echo(banding_report.banding_text(view, banding_report.terminal_width()))
    else:
        _deliver("\n".join(map(click.unstyle, banding_report.banding_text(view, 100))), output)


def _deliver_diff(result: DiffResult, form: str, output: Path | None, tetap: bool, templates: Path | None) -> None:
    from sop_gen import pipeline, report

    if form == "json":
        _deliver(report.data_json(pipeline.diff_data(result)), output)
        return
    with pipeline.templates_folder(templates) as folder:
        if form == "redline" and output is not None:
            report.echo(path.as_posix() for path in pipeline.write_redlines(result, output, folder))
        else:
            _deliver(pipeline.draw_diff(result, form, folder, tetap=tetap), output)


def _diff_for_git(arguments: tuple[str, ...], standards: Path) -> int:
    """One file for ``git diff``: whatever is wrong is said in its place, for git stops at a program that fails."""
    from sop_gen import pipeline, report

    click.echo(report.printable(f"sop-gen diff {' '.join(arguments[:1])}"))
    try:
        result = pipeline.diff_for_git(arguments, standards)
    except SopGenError as error:
        click.echo(f"  tidak dapat dibandingkan: {report.printable(str(error))}")
        return OK
    report.echo(report.findings_text([part for part in result.temuan if part.tingkat == "tidak-sah"]))
    _deliver_lines(result, None, tetap=False)
    return OK


@cli.command(cls=Perintah, short_help="Gambar bagan alur satu SOP.")
@click.argument("id", metavar="ID", shell_complete=_services)
@click.option("--sop", "number", type=int, default=1, metavar="N", help="SOP ke berapa dari layanan itu (bawaan: 1).")
@click.option(
    "--format",
    "form",
    type=click.Choice(("json", "svg", "bpmn")),
    default="json",
    help="json: ukuran dalam mm; svg: gambar; bpmn: untuk aplikasi proses bisnis (bawaan: json).",
)
@to_file
@click.pass_obj
def flow(obj: dict[str, Path], id: str, number: int, form: Bentuk, output: Path | None) -> int:
    """Gambar bagan alur satu SOP layanan ID, sama dengan yang ada di dokumen Word dan PDF."""
    from sop_gen import pipeline, report

    result = pipeline.flow(obj["standards"], id, number, form)
    report.echo(report.findings_text(result.temuan), err=True)
    if result.teks is None:
        return INVALID
    _deliver(result.teks, output)
    return OK


@cli.command(
    cls=Perintah,
    short_help="Tetapkan rancangan yang sudah disepakati.",
    epilog="\b\nContoh, dilihat dahulu dengan --dry-run:\n"
    "  sop-gen release perpustakaan --nomor 'W22-101 Tahun 2026' --tanggal 2026-12-01 --arsip 2026 --dry-run",
)
@click.argument("ids", nargs=-1, required=True, metavar="ID…", shell_complete=_services)
@click.option("--nomor", required=True, metavar="NOMOR", help="Nomor keputusan yang sudah ditandatangani.")
@click.option("--tanggal", required=True, callback=_day, metavar="TANGGAL", help="Tanggal keputusan, misalnya 2026-12-01.")
@click.option("--arsip", default=None, metavar="NAMA", help="Simpan dahulu edisi kini di arsip/NAMA, misalnya 2026.")
@click.option("--dry-run", is_flag=True, help="Tampilkan saja yang akan berubah; tidak menulis apa pun.")
@click.pass_obj
def release(obj: dict[str, Path], ids: tuple[str, ...], nomor: str, tanggal: date, arsip: str | None, dry_run: bool) -> int:
    """Tetapkan layanan yang disebut dengan satu keputusan: dari rancangan yang sudah disepakati menjadi standar yang berlaku.

    Diperiksa dahulu seperti layanan yang sudah ditetapkan; satu temuan error saja membatalkan semuanya. Dengan --arsip, isi
    folder standar sebelum perintah ini disimpan di arsip/NAMA, apa adanya; arsip yang sudah ada tidak pernah ditimpa.

    Lalu pada setiap layanan: status menjadi ditetapkan; penetapan dan tanggal efektif menurut keputusan; tanggal pembuatan bila
    belum ada; tanggal revisi bila revisi lebih dari 0; nomor revisi naik satu bila nomor itu sudah pernah berlaku; dan satu baris
    riwayat, atau lengkapnya baris yang sudah ditulis untuk revisi itu. Baris lain dan komentar tidak tersentuh. Nomor sk pada
    _instansi.yaml diisi bila semua layanan dalam keputusan kantor ditetapkan dengan nomor ini.

    Bila terhenti di tengah jalan, ulangi perintah yang sama.
    """
    from sop_gen import pipeline, report

    rilis = pipeline.release(obj["standards"], ids, nomor, tanggal, arsip, dry_run=dry_run)
    if rilis.temuan:
        report.echo(report.findings_text(rilis.temuan), err=True)
        _say(f"{report.summary(rilis.temuan)}; tidak ada berkas yang diubah")
        return INVALID if any(finding.tingkat == "tidak-sah" for finding in rilis.temuan) else FOUND
    report.echo(report.release_diff(rilis) if dry_run else report.release_text(rilis))
    return OK


@cli.command(cls=Perintah, short_help="Tulis JSON Schema untuk editor.")
@click.option(
    "--for",
    "jenis",
    type=click.Choice(("layanan", "instansi", "dasar-hukum")),
    default="layanan",
    help="Jenis berkas (bawaan: layanan).",
)
@to_file
def schema(jenis: Jenis, output: Path | None) -> int:
    """JSON Schema satu jenis berkas, supaya editor membantu mengisi dan langsung menandai kesalahan."""
    from sop_gen import pipeline

    _deliver(pipeline.schema(jenis), output)
    return OK


@cli.command(cls=Perintah, short_help="Mulai satu layanan baru.")
@click.argument("id", metavar="ID")
@click.pass_obj
def new(obj: dict[str, Path], id: str) -> int:
    """Buat kerangka layanan baru ID.yaml di folder standar, dengan penjelasan pada setiap bagian."""
    from sop_gen import pipeline, report

    with pipeline.templates_folder(obj["templates"]) as templates:
        path = pipeline.new_service(obj["standards"], templates, id)
    report.echo([path.as_posix()])
    return OK


@cli.command(cls=Perintah, short_help="Mulai folder standar sebuah kantor.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.pass_obj
def init(obj: dict[str, Path], folder: Path) -> int:
    """Buat folder standar: data kantor, daftar peraturan, skema untuk editor, dan satu layanan contoh."""
    from sop_gen import pipeline, report

    with pipeline.templates_folder(obj["templates"]) as templates:
        report.echo(path.as_posix() for path in pipeline.new_office(folder, templates))
    return OK


def _deliver(data: str | bytes, output: Path | None) -> None:
    """To the file that the user named; text without one to standard output."""
    from sop_gen import report, store

    if isinstance(data, str) and output is None:
        report.echo([data])
    elif output is not None:
        store.save(output, data + "\n" if isinstance(data, str) else data)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code; a signal leaves 130 or 143."""
    gc.set_threshold(200_000, 20, 20)  # a short run makes little garbage, but searching for it costs a fifth of a build
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = cli.main(arguments, prog_name="sop-gen", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        code = USAGE
    except click.UsageError as error:
        _say(f"{complaint(error)}")
        code = USAGE
    except (KeyboardInterrupt, click.Abort):
        _say("dihentikan; berkas yang sudah jadi tetap utuh")
        code = 130
    except SopGenError as error:
        _say(str(error))
        code = error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = OK
    sys.exit(code if isinstance(code, int) else OK)


def _say(message: str, prefix: str = "sop-gen: ") -> None:
    from sop_gen.report import printable

    click.echo(prefix + "\n".join(printable(line) for line in message.splitlines()), err=True)
