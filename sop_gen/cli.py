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
from sop_gen.cli_bukti import bukti
from sop_gen.cli_editions import diff, release
from sop_gen.cli_publish import drift, site
from sop_gen.cli_rapat import pack
from sop_gen.diagnostics import ReaderGone, SopGenError, UsageError
from sop_gen.options import FAILED, FOUND, INVALID, OK, USAGE, day, day_or_none, deliver, say, service_ids, to_file
from sop_gen.store import reason

if TYPE_CHECKING:
    from sop_gen.render.bagan import Bentuk
    from sop_gen.scaffold import Bentuk as JenisBerkas

FAIL_ON = ("error", "warning", "info")


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


@cli.command(cls=Perintah, short_help="Buat semua dokumen.")
@click.argument("ids", nargs=-1, metavar="[ID…]", shell_complete=service_ids)
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
@click.option("--split", is_flag=True, help="Bagi poster yang tidak muat pada satu lembar menjadi beberapa lembar.")
@click.option("-j", "--jobs", type=int, default=0, metavar="N", help="Jumlah proses (bawaan: sebanyak prosesor).")
@click.option("--json", "as_json", is_flag=True, help="Laporan JSON untuk program lain.")
@click.pass_obj
def build(
    obj: dict[str, Path],
    ids: tuple[str, ...],
    output: Path,
    only: tuple[str, ...],
    force: bool,
    split: bool,
    jobs: int,
    as_json: bool,
) -> int:
    """Buat dokumen layanan yang disebut (bawaan: semua) dan dokumen kantor.

    Yang tidak berubah tidak dibuat ulang. Layanan yang tidak sah dilewati dan berkas lamanya tetap ada.
    """
    from sop_gen import pipeline, report

    with pipeline.templates_folder(obj["templates"]) as templates:
        request = pipeline.Request(obj["standards"], templates, output, ids, only, force, jobs, split)
        with report.progress("Membuat dokumen", shown=not as_json) as on_progress:
            result = pipeline.build(request, lambda: say("menunggu build lain selesai…"), on_progress)
    report.echo([report.build_json(result)] if as_json else report.build_text(result, output.as_posix()))
    if not as_json:
        report.echo(report.findings_text(result.temuan), err=True)
    for message in result.galat:
        say(message)
    return FAILED if result.galat else INVALID if result.tidak_sah else OK


@cli.command(cls=Perintah, short_help="Periksa semua berkas tanpa membuat apa pun.")
@click.argument("ids", nargs=-1, metavar="[ID…]", shell_complete=service_ids)
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
    "--as-of", "per_tanggal", callback=day, metavar="TANGGAL", help="Periksa seolah-olah pada tanggal ini (bawaan: hari ini)."
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
            from sop_gen import explaining

            report.echo([report.findings_sarif(findings, explaining.rules(), per_tanggal.isoformat())])
        case _:
            report.echo(report.findings_github(findings) if form == "github" else report.findings_text(findings))
            say(report.summary(findings), prefix="")
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
    from sop_gen import explaining, report

    report.echo(report.rules_text(explaining.rules()) if kode is None else report.rule_text(explaining.explain(kode)))
    return OK


@cli.command(cls=Perintah, short_help="Tampilkan kesiapan semua layanan untuk rapat.")
@click.option(
    "--format", "form", type=click.Choice(("text", "json", "html", "xlsx")), default="text", help="Bentuk tabel (bawaan: text)."
)
@to_file
@click.option(
    "--fgd", callback=day_or_none, metavar="TANGGAL", help="Tanggal FGD; tabel menyebut berapa hari dan hari kerja lagi."
)
@click.option("--siap", "must_be_ready", is_flag=True, help="Gagal (kode 1) bila ada yang belum siap.")
@click.option("--dasar", default=None, metavar="ID", help="Hanya yang tersentuh bila peraturan ini berubah.")
@click.option(
    "--as-of", "per_tanggal", callback=day, metavar="TANGGAL", help="Hitung seolah-olah pada tanggal ini (bawaan: hari ini)."
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
        deliver(click.unstyle("\n".join(lines)), output)
    else:
        with pipeline.templates_folder(obj["templates"]) as templates:
            deliver(pipeline.draw_status(result.kesiapan, form, templates), output)
    if any(part.tingkat == "tidak-sah" for part in result.temuan):
        return INVALID
    return FOUND if must_be_ready and not result.kesiapan.siap else OK


@cli.command(cls=Perintah, short_help="Gambar bagan alur satu SOP.")
@click.argument("id", metavar="ID", shell_complete=service_ids)
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
    deliver(result.teks, output)
    return OK


@cli.command(cls=Perintah, short_help="Tulis JSON Schema untuk editor.")
@click.option(
    "--for",
    "jenis",
    type=click.Choice(("layanan", "instansi", "dasar-hukum", "tanggapan", "monev")),
    default="layanan",
    help="Jenis berkas (bawaan: layanan).",
)
@to_file
def schema(jenis: JenisBerkas, output: Path | None) -> int:
    """JSON Schema satu jenis berkas, supaya editor membantu mengisi dan langsung menandai kesalahan."""
    from sop_gen.scaffold import schema_text

    deliver(schema_text(jenis), output)
    return OK


@cli.command(cls=Perintah, short_help="Mulai satu layanan baru.")
@click.argument("id", metavar="ID")
@click.pass_obj
def new(obj: dict[str, Path], id: str) -> int:
    """Buat kerangka layanan baru ID.yaml di folder standar, dengan penjelasan pada setiap bagian."""
    from sop_gen import pipeline, report, scaffold

    with pipeline.templates_folder(obj["templates"]) as templates:
        path = scaffold.new_service(obj["standards"], templates, id)
    report.echo([path.as_posix()])
    return OK


@cli.command(cls=Perintah, short_help="Mulai folder standar sebuah kantor.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.pass_obj
def init(obj: dict[str, Path], folder: Path) -> int:
    """Buat folder standar: data kantor, daftar peraturan, skema untuk editor, dan satu layanan contoh."""
    from sop_gen import pipeline, report, scaffold

    with pipeline.templates_folder(obj["templates"]) as templates:
        report.echo(path.as_posix() for path in scaffold.new_office(folder, templates))
    return OK


cli.add_command(diff)
cli.add_command(release)
cli.add_command(site)
cli.add_command(drift)
cli.add_command(pack)
cli.add_command(bukti)


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
        say(f"{complaint(error)}")
        code = USAGE
    except (KeyboardInterrupt, click.Abort):
        say("dihentikan; berkas yang sudah jadi tetap utuh")
        code = 130
    except SopGenError as error:
        say(str(error))
        code = error.exit_code
    except ReaderGone:
        _drop_output()
        code = OK
    except OSError as error:
        _drop_output()
        say(f"hasil tidak dapat ditulis: {reason(error)}")
        code = FAILED
    sys.exit(code if isinstance(code, int) else OK)


def _drop_output() -> None:
    """What is left of the output goes nowhere, so that Python does not try to write it once more as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
