"""Output yang tidak dipakai langkah lain.

Yang diminta: output sebuah langkah menjadi `kelengkapan` langkah sesudahnya, atau disebut pada `produk` atau `pencatatan`.
Yang tidak diperiksa: keputusan, langkah yang mengakhiri alur, output berupa keadaan ("Data tercatat") atau arsip, dan
langkah yang sesudahnya masih ada langkah tanpa kelengkapan.

Mengapa: output yang tidak dipakai siapa pun mungkin tidak perlu dibuat, atau disebut dengan nama lain pada langkah yang
memakainya. Aturan ini turunan dari mutu baku: output satu langkah adalah kelengkapan langkah berikutnya.

Cara memperbaiki: pakai nama yang sama pada `kelengkapan` langkah yang memerlukannya, atau hapus langkah atau output yang
memang tidak diperlukan.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.butir import placed, quote
from sop_gen.lint.kata import meaning, resembles
from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.ways import call, reached, ways_of
from sop_gen.model.layanan import Layanan
from sop_gen.model.sop import Sop
from sop_gen.spec.writer import write

SALAH = """\
sop:
  - judul: Penerimaan Permohonan
    pelaksana: {pemohon: Pemohon, petugas: Petugas Loket}
    langkah:
      - {kegiatan: Mengajukan permohonan, oleh: pemohon, kelengkapan: Formulir, output: Berkas permohonan}
      - {kegiatan: Mencatat permohonan, oleh: petugas, kelengkapan: Berkas permohonan, output: Nomor agenda}  # temuan
      - {kegiatan: Memeriksa berkas, oleh: petugas, kelengkapan: Berkas permohonan, output: Berkas lengkap}
"""
BENAR = SALAH.replace("Nomor agenda}  # temuan", "Nomor agenda}").replace(
    "kegiatan: Memeriksa berkas, oleh: petugas, kelengkapan: Berkas permohonan,",
    "kegiatan: Memeriksa berkas, oleh: petugas, kelengkapan: [Berkas permohonan, Nomor agenda],",
)
Meanings = list[frozenset[str]]


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each output of a step before the end that nothing after it names."""
    layanan = tinjauan.layanan
    products = [meaning(item.nama) for _, item, _ in placed(layanan.produk)]
    for number, sop in enumerate(layanan.sop):
        elsewhere = _elsewhere(layanan, sop)
        for index, later in _handing_on(sop):
            for part, output in enumerate(sop.langkah[index].output):
                made = meaning(output)
                given = any(resembles(made, product) for product in products)
                if not (given or _is_kept(made) or _named(made, later + elsewhere)):
                    yield Temuan(
                        ("sop", number, "langkah", index, "output", part),
                        f"output {call(sop, index)} tidak dipakai langkah sesudahnya: {quote(output)}",
                        "sebut output ini pada 'kelengkapan' langkah yang memakainya, dengan nama yang sama; "
                        "bila tidak ada yang memakainya, pertimbangkan apakah perlu dibuat",
                        write({"kelengkapan": output}).strip(),
                    )


def _handing_on(sop: Sop) -> Iterator[tuple[int, Meanings]]:
    """Steps (from 0) that others go on from, with what all those need; none whose followers leave that open."""
    ways = ways_of(sop)
    needed = [[meaning(text) for text in step.kelengkapan] for step in sop.langkah]
    for index, step in enumerate(sop.langkah):
        after = reached(ways, index) - {index, len(ways)}
        if not step.keputusan and len(ways) not in ways[index] and all(needed[later] for later in after):
            yield index, [said for later in after for said in needed[later]]


def _elsewhere(layanan: Layanan, sop: Sop) -> Meanings:
    """What the procedure records, and what the service's other procedures need."""
    others = [text for other in layanan.sop if other is not sop for step in other.langkah for text in step.kelengkapan]
    items = [item.nama for _, item, _ in placed(sop.pencatatan)]
    return [meaning(text) for text in (*items, *others)]


def _is_kept(output: frozenset[str]) -> bool:
    """Whether the output is a state or goes into the files, so that no step takes it up."""
    return any(word == "arsip" or (word.startswith("ter") and len(word) > 5) for word in output)


def _named(output: frozenset[str], used: Meanings) -> bool:
    """Whether a text says all that the output says, or less of the same."""
    return any(output <= said or said <= output for said in used)


RULES.add("output-tidak-dipakai", Rule("info", __doc__, periksa, SALAH, BENAR))
