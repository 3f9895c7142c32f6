"""The command about evidence for evaluations."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from sop_gen.bahasa import Perintah
from sop_gen.diagnostics import UsageError
from sop_gen.options import INVALID, OK, day, deliver

if TYPE_CHECKING:
    from sop_gen.evidence import Bentuk

BERKAS = ("xlsx", "docx", "zip")


@click.command(
    cls=Perintah,
    short_help="Petakan bukti untuk evaluasi Zona Integritas.",
    epilog="\b\nContoh:\n"
    "  sop-gen build\n"
    "  sop-gen bukti --per 2026-05-31 --dasar standards/arsip/2023\n"
    "  sop-gen bukti --format zip -o bukti-zi.zip",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "html", *BERKAS)),
    default="text",
    help="text: ringkasan; html: satu halaman; xlsx, docx: tabel data dukung; zip: folder bukti per area dengan indeksnya "
    "(bawaan: text).",
)
@click.option("-o", "output", type=click.Path(path_type=Path, dir_okay=False), metavar="PATH", help="Tulis ke berkas ini.")
@click.option(
    "--lke",
    "lembar",
    multiple=True,
    metavar="NAMA",
    help="Lembar evaluasi yang dipakai: lke-90-2021, ombudsman, atau berkas .yaml; boleh diulang (bawaan: semua yang berlaku).",
)
@click.option(
    "--per",
    "per_tanggal",
    callback=day,
    metavar="TANGGAL",
    help="Keadaan pada tanggal ini; bukti kegiatan dihitung bila dari tahunnya (bawaan: hari ini).",
)
@click.option(
    "--dasar", default=None, metavar="SISI", help="Edisi lama untuk dibandingkan (bawaan: edisi terakhir di arsip/, bila ada)."
)
@click.option(
    "--berkas",
    type=click.Path(path_type=Path),
    default=Path("output"),
    metavar="DIR",
    help="Folder hasil build yang dokumennya menjadi bukti (bawaan: output).",
)
@click.pass_obj
def bukti(
    obj: dict[str, Path],
    form: Literal["text"] | Bentuk,
    output: Path | None,
    lembar: tuple[str, ...],
    per_tanggal: date,
    dasar: str | None,
    berkas: Path,
) -> int:
    """Petakan bukti tiap pertanyaan LKE area II dan VI serta dimensi Ombudsman: yang sudah terbukti, yang kurang, dan nilainya.

    Yang dibuktikan sendiri: dokumen hasil build, berkas standar, temuan check, reviu, pemantauan SOP, dan perubahan dari edisi
    lama. Yang ditambahkan kantor (SK, foto, undangan, daftar hadir, notula) diletakkan di folder bukti/KODE/ di samping folder
    standar, misalnya bukti/VI.i.a/. Jenis dan tanggalnya dibaca dari nama berkas, atau dari _keterangan.yaml di folder itu.

    Nilai berupa rentang: terendah dari yang terbukti seluruhnya, tertinggi bila bukti kantor yang kurang ditambahkan. Penilaian
    kantor sendiri ditulis di bukti/penilaian.yaml.
    """
    from sop_gen import evidence, pipeline, report
    from sop_gen.bukti_report import evidence_text

    if form in BERKAS and output is None:
        raise UsageError(f"--format {form} menghasilkan berkas; sebutkan namanya dengan -o, misalnya -o bukti.{form}")
    peta = pipeline.evidence(obj["standards"], berkas, lembar, per_tanggal, dasar)
    report.echo(report.findings_text(peta.temuan), err=True)
    if peta.lembar and form != "text":
        with pipeline.templates_folder(obj["templates"]) as templates:
            deliver(evidence.draw(peta, form, templates), output)
    elif peta.lembar and output is not None:
        deliver("\n".join(map(click.unstyle, evidence_text(evidence.view(peta)))), output)
    elif peta.lembar:
        report.echo(evidence_text(evidence.view(peta)))
    return INVALID if any(part.tingkat == "tidak-sah" for part in peta.temuan) else OK
