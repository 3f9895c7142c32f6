"""A public service: the 14 components of its standard, its procedures, and where the facts come from."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic.json_schema import SkipJsonSchema

from sop_gen.model.butir import Biaya, DaftarButir, DaftarJumlah, KanalTulis, PengaduanTulis, RujukanTulis, WaktuTulis
from sop_gen.model.fields import Alamat, Cacah, Daftar, Id, Model, Polos, Tanggal, Teks
from sop_gen.model.instansi import Instansi
from sop_gen.model.sop import Penetapan, Sop, TanggalDokumen

Status = Literal["draf", "pembahasan", "ditetapkan", "dialihkan", "dicabut"]

# PermenPAN-RB 15/2014: six components of service delivery, eight of manufacturing.
PENYAMPAIAN = ("persyaratan", "prosedur", "jangka_waktu", "biaya", "produk", "pengaduan")
PENGELOLAAN = (
    "dasar_hukum",
    "sarana_prasarana",
    "kompetensi_pelaksana",
    "pengawasan_internal",
    "jumlah_pelaksana",
    "jaminan_pelayanan",
    "jaminan_keamanan",
    "evaluasi_kinerja",
)
KOMPONEN = PENYAMPAIAN + PENGELOLAAN


class Catatan(Model):
    """An open question for the drafting team."""

    CONTOH: ClassVar[str] = "- {bagian: jangka_waktu, isi: Belum ada sumber untuk batas waktu, status: terbuka}"
    bagian: Polos
    isi: Teks
    status: Literal["terbuka", "selesai"] = "terbuka"


class Sumber(Model):
    """Where the facts of one part come from."""

    CONTOH: ClassVar[str] = '- {bagian: persyaratan, rujukan: PP 2/2007 Pasal 3 ayat (2), url: "https://…"}'
    bagian: Polos
    rujukan: Teks
    url: Alamat | None = None


class Riwayat(Model):
    """One line of the revision history."""

    CONTOH: ClassVar[str] = (
        "- {revisi: 3, tanggal: 2026-02-05, ringkasan: Syarat bertambah satu, alasan: Masukan pengguna layanan}"
    )
    revisi: Cacah
    tanggal: Tanggal | None = None
    ringkasan: Teks
    alasan: Teks | None = None


class Dialihkan(Model):
    """Who runs the service now."""

    CONTOH: ClassVar[str] = "dialihkan: {ke: Kantor Wilayah Kementerian HAM NTT}"
    ke: Polos
    dasar: Polos | None = None
    tanggal: Tanggal | None = None


class Dicabut(Model):
    """What took the place of a service that ended."""

    CONTOH: ClassVar[str] = "dicabut: {pengganti: layanan-lain}"
    pengganti: Polos | None = None
    dasar: Polos | None = None
    tanggal: Tanggal | None = None


class Abaikan(Model):
    """A finding that is waived, with the reason."""

    CONTOH: ClassVar[str] = "- {kode: waktu-tanpa-jenis-hari, alasan: Mengikuti bunyi Surat Edaran}"
    kode: Id
    alasan: Teks


class Reviu(Model):
    """One review of the standard with those concerned."""

    CONTOH: ClassVar[str] = "- {tanggal: 2026-01-15, berita_acara: BA-01, unsur: [pengguna layanan, akademisi]}"
    tanggal: Tanggal
    berita_acara: Polos | None = None
    unsur: Daftar[Polos] = ()
    skm: Teks | None = None
    pengaduan: Teks | None = None


class Terjemahan(Model):
    """The public fields in a second language."""

    CONTOH: ClassVar[str] = "en: {nama: Legal outreach}"
    nama: Polos | None = None
    ringkasan: Teks | None = None
    pemohon: Teks | None = None
    persyaratan: Daftar[Teks] = ()
    prosedur: Daftar[Teks] = ()
    jangka_waktu: Daftar[Teks] = ()
    biaya: Daftar[Teks] = ()
    produk: Daftar[Teks] = ()
    pengaduan: Daftar[Teks] = ()


class Layanan(Model):
    """One service. ``id`` is the file's name; every other attribute is a key of the file."""

    CONTOH: ClassVar[str] = "nama: Penyuluhan Hukum\nunit: Divisi Pelayanan Hukum\nstatus: draf"
    id: SkipJsonSchema[str]
    nama: Polos
    unit: Polos
    status: Status
    jenis: Literal["umum", "inovasi"] = "umum"
    revisi: Cacah = 0
    tanggal: TanggalDokumen = TanggalDokumen.model_construct()
    penetapan: Penetapan | None = None
    alias: Daftar[Polos] = ()
    ringkasan: Teks | None = None
    pemohon: Teks | None = None
    kanal: Daftar[KanalTulis] = ()
    persyaratan: DaftarButir = ()
    prosedur: DaftarButir = ()
    jangka_waktu: Daftar[WaktuTulis] = ()
    biaya: Biaya | None = None
    produk: DaftarButir = ()
    pengaduan: Daftar[PengaduanTulis] = ()
    dasar_hukum: Daftar[RujukanTulis] = ()
    sarana_prasarana: DaftarButir = ()
    kompetensi_pelaksana: DaftarButir = ()
    pengawasan_internal: DaftarButir = ()
    jumlah_pelaksana: DaftarJumlah = ()
    jaminan_pelayanan: DaftarButir = ()
    jaminan_keamanan: DaftarButir = ()
    evaluasi_kinerja: DaftarButir = ()
    sop: Daftar[Sop] = ()
    catatan: Daftar[Catatan] = ()
    sumber: Daftar[Sumber] = ()
    riwayat: Daftar[Riwayat] = ()
    dialihkan: Dialihkan | None = None
    dicabut: Dicabut | None = None
    penanggung_jawab: Polos | None = None
    en: Terjemahan | None = None
    abaikan: Daftar[Abaikan] = ()
    reviu: Daftar[Reviu] = ()

    @property
    def berjalan(self) -> bool:
        """Whether the office runs this service now; documents exist only for those."""
        return self.status not in ("dialihkan", "dicabut")


def component_filled(layanan: Layanan, key: str, instansi: Instansi | None) -> bool:
    """Whether the component says anything: public steps count as ``prosedur``, the office's channels as ``pengaduan``."""
    if getattr(layanan, key):
        return True
    if key == "prosedur":
        return any(step.publik for sop in layanan.sop for step in sop.langkah)
    return key == "pengaduan" and instansi is not None and bool(instansi.pengaduan)
