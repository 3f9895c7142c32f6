"""The evidence map as its readers see it: per question the proof, what is missing, the range of scores, and the thresholds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from sop_gen.bukti.berkas import BerkasKantor
from sop_gen.bukti.jawab import HasilArea, HasilKelompok, HasilLembar, HasilPertanyaan, HasilSub
from sop_gen.bukti.keadaan import Dokumen, Keadaan
from sop_gen.bukti.lembar import Lembar
from sop_gen.model.instansi import Instansi
from sop_gen.teks.angka import format_tanggal
from sop_gen.view.beban_perubahan import BebanPerubahan
from sop_gen.view.bukti_arsip import MAX_BERKAS, Kunci, Salinan
from sop_gen.view.bukti_baris import (
    AreaBukti,
    BarisBukti,
    Bukti,
    Isi,
    KelompokBukti,
    KelompokIsi,
    LembarBukti,
    SubBukti,
    SyaratBukti,
)
from sop_gen.view.bukti_daftar import kind_of_document, list_proofs, told, version, warning
from sop_gen.view.bukti_kata import (
    beside_proof,
    evidence_asked,
    format_ukuran,
    guide,
    in_force,
    missing,
    own_score,
    view_angka,
    view_target,
    why,
)
from sop_gen.view.dokumen import TANPA_TANGGAL, Kop, view_kop
from sop_gen.view.dokumen import Dokumen as Identitas
from sop_gen.view.sidik import office_fields, sidik

JUDUL = "Peta Bukti Zona Integritas"
KOLOM = ("No", "Indikator", "Petunjuk Teknis", "Data Dukung", "Penanggung Jawab")
"""The columns of the ministry's guide."""
TERENDAH = (
    "Nilai terendah: hanya yang terbukti seluruhnya. Nilai tertinggi: bila semua bukti kantor yang kurang ditambahkan, dengan "
)
ARTI = (
    f"{TERENDAH}berkas standar seperti sekarang. Bila satu syarat jawaban terbaik belum terpenuhi, yang tertinggi adalah "
    "jawaban di bawahnya.",
    "Berkas kantor dihitung bila jenis dan tahunnya dikenali; isinya tetap dinilai oleh evaluator.",
)


class IdentitasBukti(Identitas):
    """Identity of the map: it belongs to a day, not to a revision."""

    @property
    def kaki(self) -> str:
        """The footer line."""
        return f"{self.id} · peta bukti · sidik {self.sidik}"


def view_bukti(
    hasil: Sequence[HasilLembar],
    keadaan: Keadaan,
    instansi: Instansi | None,
    beban: BebanPerubahan | None,
    salinan: Mapping[Kunci, Salinan] | None = None,
) -> Bukti:
    """The map of the sheets ``hasil``. With ``salinan`` its proofs lead to their copies in an archive."""
    isi = _Isi(keadaan, salinan)
    sheets = tuple(isi.sheet(result) for result in hasil)
    listed = tuple(list_proofs(hasil, salinan or {}))
    said = f"Keadaan per {format_tanggal(keadaan.per)}; bukti tahun {keadaan.tahun}"
    if keadaan.edisi_lama:
        said += f"; dibandingkan dengan edisi {keadaan.edisi_lama}"
    identity = IdentitasBukti(
        jenis="bukti",
        id="kantor",
        judul=JUDUL,
        revisi=0,
        sidik=sidik(
            said, [repr(sheet) for sheet in sheets], [repr(part) for part in listed], office_fields(instansi) if instansi else {}
        ),
        draf=False,
        tanggal=TANPA_TANGGAL,
        instansi=instansi.nama if instansi else "",
    )
    kop = view_kop(instansi) if instansi else Kop((), "", None)
    return Bukti(identity, kop, said, ARTI, KOLOM, sheets, beban, listed)


class _Isi:
    """What stands in the map, its questions numbered in their order."""

    def __init__(self, keadaan: Keadaan, salinan: Mapping[Kunci, Salinan] | None) -> None:
        self._keadaan, self._salinan = keadaan, salinan
        self._nomor = 0

    def sheet(self, result: HasilLembar) -> LembarBukti:
        lembar, self._nomor = result.lembar, 0
        told = [
            f"edisi {lembar.edisi}",
            f"berlaku sejak {lembar.berlaku_sejak}",
            *([", ".join(lembar.dasar)] if lembar.dasar else []),
        ]
        more = [f"{part.predikat}: {'; '.join(part.lain)}" for part in in_force(lembar, self._keadaan) if part.lain]
        if lembar.ambang and not in_force(lembar, self._keadaan):
            more = [f"Ambang yang berlaku pada tahun {self._keadaan.tahun} belum diketahui"]
        sources = [f"{id}: {part.uraian}{f' ({part.url})' if part.url else ''}" for id, part in lembar.sumber.items()]
        areas = tuple(self._area(lembar, area) for area in result.area)
        return LembarBukti(lembar.nama, " · ".join(told), lembar.catatan, areas, tuple(more), tuple(sources))

    def _area(self, lembar: Lembar, area: HasilArea) -> AreaBukti:
        weight = area.bobot
        return AreaBukti(
            kode=area.area.kode,
            nama=area.area.nama,
            angka=view_angka(area.rentang, weight),
            target=tuple(view_target(lembar, area.rentang, weight, self._keadaan)),
            penilaian=own_score(tuple(sub for group in area.kelompok for sub in group.sub)),
            kelompok=tuple(self._group(lembar, group) for group in area.kelompok),
        )

    def _group(self, lembar: Lembar, group: HasilKelompok) -> KelompokBukti:
        weight = Fraction(group.kelompok.bobot or 0)
        return KelompokBukti(
            nama=group.kelompok.nama,
            angka=view_angka(group.rentang, weight),
            target=tuple(view_target(lembar, group.rentang, weight, self._keadaan)),
            penilaian=own_score(group.sub),
            sub=tuple(self._sub(lembar, sub) for sub in group.sub),
        )

    def _sub(self, lembar: Lembar, sub: HasilSub) -> SubBukti:
        rows = tuple(self._row(lembar, question) for question in sub.pertanyaan)
        return SubBukti(sub.kode, sub.sub.nama, view_angka(sub.rentang, Fraction(sub.sub.bobot or 0)), own_score((sub,)), rows)

    def _row(self, lembar: Lembar, one: HasilPertanyaan) -> BarisBukti:
        self._nomor += 1
        said = one.penilaian
        own = f"{said.jawaban}{beside_proof(one)}" if said and said.jawaban else ""
        return BarisBukti(
            nomor=self._nomor,
            kode=one.kode,
            tanya=one.pertanyaan.tanya,
            petunjuk=tuple(guide(one)),
            data_dukung=tuple(evidence_asked(lembar, one)),
            penanggung_jawab=self._responsible(one),
            angka=view_angka(one.rentang, Fraction(1)),
            syarat=tuple(SyaratBukti(part.uraian, part.hasil, tuple(why(part, lembar))) for part in one.syarat),
            bukti=tuple(self._proofs(one, lembar)),
            kurang=tuple(missing(one, lembar)),
            pengingat=tuple(f"{part.kode}: {part.teks}" for part in one.pengingat),
            penilaian=own,
            alasan=(said.alasan or "") if said else "",
        )

    def _responsible(self, one: HasilPertanyaan) -> str:
        """Who was named for the question, else those in charge of the services that it looks at."""
        if one.penilaian and one.penilaian.penanggung_jawab:
            return one.penilaian.penanggung_jawab
        looks = one.ukuran or any(part.uji for part in one.syarat)
        names = [service.penanggung_jawab for service in self._keadaan.layanan if looks and service.penanggung_jawab]
        return ", ".join(dict.fromkeys(names))

    def _proofs(self, one: HasilPertanyaan, lembar: Lembar) -> Iterator[KelompokIsi]:
        for jenis, documents in groupby(one.dokumen, key=lambda document: document.jenis):
            parts = tuple(Isi(part.judul, version(part), self._link(one.kode, part), warning(part)) for part in documents)
            yield KelompokIsi(kind_of_document(jenis), parts)
        if one.berkas:
            files = tuple(
                Isi(part.nama, told(part, lembar), self._link(one.kode, part), self._uncounted(part)) for part in one.berkas
            )
            yield KelompokIsi("Berkas kantor", files)

    def _link(self, kode: str, part: Dokumen | BerkasKantor) -> str:
        key: Kunci = (kode, "hasil", part.nama) if isinstance(part, Dokumen) else (kode, "bukti", part.adanya.jalur)
        return self._salinan[key].tautan if self._salinan and key in self._salinan else ""

    def _uncounted(self, file: BerkasKantor) -> str:
        if self._salinan is not None and file.adanya.ukuran > MAX_BERKAS:
            return f"tidak disalin: lebih dari {format_ukuran(MAX_BERKAS)}"
        return "" if file.berlaku else "tidak dihitung"
