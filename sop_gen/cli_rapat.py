"""The commands about meetings and monitoring: what they need, and what comes back from them."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import click

from sop_gen.bahasa import Kelompok, Perintah
from sop_gen.options import INVALID, OK, day, say, service_ids


@click.group(cls=Kelompok, short_help="Bahan rapat dan pemantauan, dan yang kembali darinya.")
def pack() -> None:
    """Siapkan bahan rapat dan pemantauan, dan baca kembali hasilnya."""


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
    from sop_gen import pipeline, report

    with pipeline.templates_folder(obj["templates"]) as templates:
        waiting = partial(say, "menunggu proses lain pada folder ini selesai…")
        result = pipeline.pack_monev(obj["standards"], ids, per_tanggal, triwulan, dasar, templates, output, waiting)
    report.echo(report.findings_text([part for part in result.temuan if part.tingkat == "tidak-sah"]), err=True)
    report.echo(path.as_posix() for path in result.berkas)
    return INVALID if any(part.tingkat == "tidak-sah" for part in result.temuan) else OK
