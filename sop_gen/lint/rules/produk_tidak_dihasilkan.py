"""Produk yang tidak dihasilkan langkah mana pun.

Yang diminta: setiap `produk` layanan disebut sebagai `output` sebuah langkah, biasanya langkah terakhir. Yang dibandingkan
adalah kata-kata pentingnya, jadi bunyinya tidak perlu sama persis. Selama ada langkah yang outputnya belum diisi, aturan
ini diam.

Mengapa: mutu baku menghubungkan SOP dengan Standar Pelayanan (PermenPAN-RB 35/2012). Produk yang dijanjikan tetapi tidak
muncul dalam SOP tidak jelas siapa yang membuatnya dan kapan. Aturan ini turunan dari hubungan itu.

Cara memperbaiki: sebut produk itu pada `output` langkah yang menghasilkannya, dengan kata-kata yang sama; atau perbaiki `produk`
bila yang diserahkan memang lain.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.butir import placed, quote
from sop_gen.lint.kata import abbreviates, meaning, resembles
from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.spec.writer import in_line

SALAH = """\
produk: [Surat izin penelitian, Kartu peneliti]  # temuan
sop:
  - judul: Penerimaan Permohonan
    pelaksana: {pemohon: Pemohon, kakanwil: Kepala Kantor Wilayah}
    langkah:
      - {kegiatan: Mengajukan permohonan, oleh: pemohon, output: Berkas permohonan}
      - {kegiatan: Menandatangani surat izin, oleh: kakanwil, output: Surat izin penelitian}
"""
BENAR = SALAH.replace("output: Surat izin penelitian", "output: [Surat izin penelitian, Kartu peneliti]").replace(
    "  # temuan", ""
)


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for a product that no output resembles; none while an output is missing."""
    layanan = tinjauan.layanan
    steps = [step for sop in layanan.sop for step in sop.langkah]
    if not steps or not all(step.output for step in steps):
        return
    outputs = {text: meaning(text) for step in steps for text in step.output}
    for path, item, _ in placed(layanan.produk, "produk"):
        product = meaning(item.nama)
        if not any(
            resembles(product, made) or abbreviates(text, item.nama) or abbreviates(item.nama, text)
            for text, made in outputs.items()
        ):
            yield Temuan(
                (*path, "nama"),
                f"produk {quote(item.nama)} tidak disebut sebagai output langkah mana pun",
                f"bila yang diserahkan lain, perbaiki 'produk'; bila tidak, sebut produk ini dengan kata-kata yang sama "
                f"pada 'output' langkah yang menghasilkannya, misalnya langkah terakhir SOP {quote(layanan.sop[-1].judul)}: "
                "tambahkan, jangan mengganti output yang sudah ada",
                f"output: {in_line([*steps[-1].output, item.nama])}",
            )


RULES.add("produk-tidak-dihasilkan", Rule("error", __doc__, periksa, SALAH, BENAR))
