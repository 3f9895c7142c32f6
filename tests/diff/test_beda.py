"""What differs: cases as data, each as (jenis, jalur, semula, menjadi)."""

from __future__ import annotations

import pytest

from sop_gen.diff.compare import compare, compare_office, compare_register
from sop_gen.diff.perubahan import Beda
from tests.diff.tulisan import instansi, langkah, layanan, register

PINDAH = "dipindah"
KASUS = {
    "kata satu butir": (
        "persyaratan: [KTP asli dan fotokopi, Surat kuasa bermeterai]",
        "persyaratan: [KTP asli dan dua fotokopi, Surat kuasa bermeterai]",
        [("diubah", 'persyaratan["KTP asli dan fotokopi"].nama', "KTP asli dan fotokopi", "KTP asli dan dua fotokopi")],
    ),
    "sisipan di tengah": (
        "persyaratan: [KTP, Surat kuasa]",
        "persyaratan: [KTP, SKCK dari Mabes Polri, Surat kuasa]",
        [("ditambah", 'persyaratan["SKCK dari Mabes Polri"]', None, "SKCK dari Mabes Polri")],
    ),
    "KTP bukan KK": (
        "persyaratan: Fotokopi KTP",
        "persyaratan: Fotokopi KK",
        [
            ("dihapus", 'persyaratan["Fotokopi KTP"]', "Fotokopi KTP", None),
            ("ditambah", 'persyaratan["Fotokopi KK"]', None, "Fotokopi KK"),
        ],
    ),
    "id mengenali butir yang ditulis ulang dan pindah": (
        "persyaratan: [{id: skck, nama: Surat catatan kepolisian}, KTP, Ijazah]",
        "persyaratan: [KTP, Ijazah, {id: skck, nama: SKCK dari Mabes Polri}]",
        [
            (PINDAH, "persyaratan[skck]", "Surat catatan kepolisian", "SKCK dari Mabes Polri"),
            ("diubah", "persyaratan[skck].nama", "Surat catatan kepolisian", "SKCK dari Mabes Polri"),
        ],
    ),
    "isian baru pada butir yang tetap": (
        "persyaratan: [{id: foto, nama: Pas foto}]",
        "persyaratan: [{id: foto, nama: Pas foto, jumlah: 5 lembar, bila: pemohon perorangan}]",
        [
            ("diubah", "persyaratan[foto].jumlah", None, "5 lembar"),
            ("diubah", "persyaratan[foto].bila", None, "bila pemohon perorangan"),
        ],
    ),
    "kembar disisipkan di depan": (
        "persyaratan: [KTP, Pas foto, Materai]",
        "persyaratan: [KTP, Materai, Pas foto, Materai]",
        [("ditambah", 'persyaratan["Materai"]', None, "Materai")],
    ),
    "menjadi kembar": (
        "jangka_waktu: [30 hari kerja, 14 hari kerja, 5 hari kerja]",
        "jangka_waktu: [14 hari kerja, 14 hari kerja, 5 hari kerja]",
        [("diubah", 'jangka_waktu["30 hari kerja"]', "30 hari kerja", "14 hari kerja")],
    ),
    "butir kembar": (
        "persyaratan: [Materai, KTP, Materai]",
        "persyaratan: [Materai, KTP]",
        [("dihapus", 'persyaratan["Materai"]#2', "Materai", None)],
    ),
    "satu blok pindah": (
        "produk: [Alfa satu, Beta dua, Gama tiga, Delta empat, Epsilon lima]",
        "produk: [Delta empat, Epsilon lima, Alfa satu, Beta dua, Gama tiga]",
        [(PINDAH, 'produk["Delta empat"]', "Delta empat\nEpsilon lima", "Delta empat\nEpsilon lima")],
    ),
    "kelompok berganti nama": (
        "persyaratan: [{kelompok: Perorangan, butir: [KTP pemohon, Pas foto berwarna]}]",
        "persyaratan: [{kelompok: Pemohon orang pribadi, butir: [KTP pemohon, Pas foto berwarna, NPWP]}]",
        [
            ("diubah", 'persyaratan["Perorangan"].kelompok', "Perorangan", "Pemohon orang pribadi"),
            ("ditambah", 'persyaratan["Perorangan"].butir["NPWP"]', None, "NPWP"),
        ],
    ),
    "waktu": (
        "jangka_waktu: 14 (empat belas) hari kerja sejak berkas lengkap",
        "jangka_waktu: {lama: 7 hari kerja, sejak: berkas lengkap}",
        [
            (
                "diubah",
                'jangka_waktu["14 (empat belas) hari kerja sejak berkas lengkap"]',
                "14 (empat belas) hari kerja sejak berkas lengkap",
                "7 hari kerja sejak berkas lengkap",
            )
        ],
    ),
    "tarif": (
        "biaya: [{uraian: Biaya permohonan, tarif: 50_000}]",
        "biaya: [{uraian: Biaya permohonan, tarif: 75.000, satuan: orang}]",
        [
            ("diubah", 'biaya["Biaya permohonan"].tarif', "Rp50.000", "Rp75.000"),
            ("diubah", 'biaya["Biaya permohonan"].satuan', None, "per orang"),
        ],
    ),
    "tarif yang semula belum diketahui": (
        "biaya: [{uraian: Biaya permohonan, teks: sesuai ketentuan}]",
        "biaya: [{uraian: Biaya permohonan, tarif: 75.000}]",
        [("diubah", 'biaya["Biaya permohonan"].tarif', "sesuai ketentuan", "Rp75.000")],
    ),
    "gratis menjadi berbayar": (
        "biaya: gratis",
        "biaya: [{uraian: Biaya permohonan, tarif: 75.000}]",
        [("diubah", "biaya", "Tidak dipungut biaya", "Biaya permohonan: Rp75.000")],
    ),
    "biaya yang sama dengan nama lain": (
        "biaya: [{uraian: Biaya permohonan, tarif: 75.000}]",
        "biaya: [{uraian: PNBP kewarganegaraan, tarif: 75.000}]",
        [("diubah", 'biaya["Biaya permohonan"].uraian', "Biaya permohonan", "PNBP kewarganegaraan")],
    ),
    "waktu yang sama dengan nama lain": (
        "jangka_waktu: [{uraian: Harmonisasi, lama: 5 hari sejak permohonan diterima}]",
        "jangka_waktu: [{uraian: Pembulatan konsepsi, lama: 5 hari sejak permohonan diterima}]",
        [
            (
                "diubah",
                'jangka_waktu["Harmonisasi"]',
                "Harmonisasi: 5 hari sejak permohonan diterima",
                "Pembulatan konsepsi: 5 hari sejak permohonan diterima",
            )
        ],
    ),
    "komponen baru": ("", "biaya: gratis", [("ditambah", "biaya", None, "Tidak dipungut biaya")]),
    "hanya tampilannya": (
        "ringkasan: Layanan **cepat**",
        "ringkasan: Layanan cepat",
        [("diubah", "ringkasan", "Layanan **cepat**", "Layanan cepat")],
    ),
    "hanya tampilan tarif berupa teks": (
        "biaya: [{uraian: Biaya, teks: sesuai ketentuan}]",
        "biaya: [{uraian: Biaya, teks: sesuai *ketentuan*}]",
        [("diubah", 'biaya["Biaya"].tarif', "sesuai ketentuan", "sesuai *ketentuan*")],
    ),
    "hanya tampilan waktu": (
        "jangka_waktu: [{uraian: Verifikasi, lama: 5 hari, sejak: berkas lengkap}]",
        "jangka_waktu: [{uraian: Verifikasi, lama: 5 hari, sejak: berkas **lengkap**}]",
        [
            (
                "diubah",
                'jangka_waktu["Verifikasi"]',
                "Verifikasi: 5 hari sejak berkas lengkap",
                "Verifikasi: 5 hari sejak berkas **lengkap**",
            )
        ],
    ),
    "tanggal": (
        "tanggal: {pembuatan: 2023-02-28}",
        "tanggal: {pembuatan: 2023-03-01, efektif: 2023-04-01}",
        [
            ("diubah", "tanggal.pembuatan", "28 Februari 2023", "1 Maret 2023"),
            ("ditambah", "tanggal.efektif", None, "1 April 2023"),
        ],
    ),
    "dialihkan": (
        "persyaratan: [KTP, KK]",
        "nama: Layanan Uji\nunit: Divisi Uji\nstatus: dialihkan\ndialihkan: {ke: Kanwil Lain}",
        [("diubah", "status", "draf", "dialihkan ke Kanwil Lain")],
    ),
    "catatan kerja bukan perubahan": (
        "revisi: 1\ncatatan: [{bagian: biaya, isi: Berapa?}]\nsumber: [{bagian: biaya, rujukan: Rapat}]",
        "revisi: 2\nriwayat: [{revisi: 2, ringkasan: Baru}]",
        [],
    ),
}
SAMA = {
    "tarif": ("biaya: [{uraian: Biaya, tarif: 50_000_000}]", "biaya: [{uraian: Biaya, tarif: Rp50.000.000}]"),
    "kutip dan urutan kunci": (
        "persyaratan: [{nama: 'KTP', jumlah: 2}]\nproduk: Surat",
        'produk: ["Surat"]\npersyaratan: {jumlah: "2", nama: KTP}  # catatan',
    ),
    "spasi": ("jangka_waktu: 5  hari   kerja", "jangka_waktu: 5 hari kerja"),
    "kata bila": ("persyaratan: [{nama: KTP, bila: ada}]", "persyaratan: [{nama: KTP, bila: bila ada}]"),
    "kata per": ("biaya: [{uraian: B, tarif: 5, satuan: orang}]", "biaya: [{uraian: B, tarif: 5, satuan: per orang}]"),
    "kata sejak": (
        "jangka_waktu: {lama: 5 jam, sejak: berkas lengkap}",
        "jangka_waktu: {lama: 5 jam, sejak: sejak berkas lengkap}",
    ),
    "penekanan yang ditulis lain": ("ringkasan: Layanan *cepat*", "ringkasan: Layanan _cepat_"),
    "id butir": ("persyaratan: [{id: ktp, nama: KTP}]", "persyaratan: [{id: kartu, nama: KTP}]"),
    "aksen tersusun dan terurai": ("produk: [caf\u00e9 desa]", "produk: [cafe\u0301 desa]"),
    "jangkar": ("persyaratan: &a [KTP]\nproduk: *a", "persyaratan: [KTP]\nproduk: [KTP]"),
}
AJUKAN, PERIKSA = "id: ajukan, kegiatan: Mengajukan, oleh: pemohon", "kegiatan: Memeriksa berkas, oleh: petugas"
CATAT, SAHKAN = "kegiatan: Mencatat berkas masuk, oleh: petugas", "kegiatan: Mengesahkan, oleh: kabid"
JALUR = 'sop["Prosedur Uji"].langkah'
LANGKAH = {
    "langkah disisipkan": (
        (AJUKAN, PERIKSA, SAHKAN),
        (AJUKAN, CATAT, PERIKSA, SAHKAN),
        [("ditambah", f'{JALUR}["Mencatat berkas masuk"]', None, "Mencatat berkas masuk (Petugas Loket)")],
    ),
    "sesudah keputusan": (
        (AJUKAN, f"{PERIKSA}, keputusan: {{ya: lanjut, tidak: ajukan}}", SAHKAN),
        (AJUKAN, f"{PERIKSA}, keputusan: {{ya: lanjut, tidak: ajukan}}", CATAT, SAHKAN),
        [("ditambah", f'{JALUR}["Mencatat berkas masuk"]', None, "Mencatat berkas masuk (Petugas Loket)")],
    ),
    "id langkah tidak tercetak": (
        (AJUKAN, f"{PERIKSA}, keputusan: {{ya: lanjut, tidak: ajukan}}", SAHKAN),
        (AJUKAN.replace("id: ajukan", "id: mohon"), f"{PERIKSA}, keputusan: {{ya: lanjut, tidak: mohon}}", SAHKAN),
        [],
    ),
    "jalan lain": (
        (AJUKAN, f"{PERIKSA}, keputusan: {{ya: lanjut, tidak: ajukan}}", SAHKAN),
        (AJUKAN, f"{PERIKSA}, keputusan: {{ya: lanjut, tidak: selesai}}", SAHKAN),
        [("diubah", f'{JALUR}["Memeriksa berkas"].keputusan.tidak', "ke langkah 'Mengajukan'", "selesai")],
    ),
    "langkah menjadi keputusan": (
        (AJUKAN, PERIKSA, SAHKAN),
        (AJUKAN, f"{PERIKSA}, keputusan: {{ya: lanjut, tidak: ajukan}}", SAHKAN),
        [
            (
                "diubah",
                f'{JALUR}["Memeriksa berkas"].keputusan',
                None,
                "ya ke langkah berikutnya; tidak ke langkah 'Mengajukan'",
            )
        ],
    ),
    "lanjut yang sama artinya": ((AJUKAN, PERIKSA), (f"{AJUKAN}, lanjut: lanjut", f"{PERIKSA}, lanjut: selesai"), []),
    "pelaksana lain": (
        (AJUKAN, PERIKSA, SAHKAN),
        (AJUKAN, "kegiatan: Memeriksa berkas, oleh: [petugas, kabid]", SAHKAN),
        [("diubah", f'{JALUR}["Memeriksa berkas"].oleh', "Petugas Loket", "Petugas Loket dan Kepala Bidang")],
    ),
    "waktu dan kelengkapan": (
        (f"{AJUKAN}, waktu: 10 menit, kelengkapan: [Formulir, KTP]",),
        (f"{AJUKAN}, waktu: 1 jam, kelengkapan: [Formulir permohonan, KTP]",),
        [
            ("diubah", f'{JALUR}[ajukan].kelengkapan["Formulir"]', "Formulir", "Formulir permohonan"),
            ("diubah", f"{JALUR}[ajukan].waktu", "10 menit", "1 jam"),
        ],
    ),
}


def told(found: tuple[Beda, ...]) -> list[tuple[str, str, str | None, str | None]]:
    return [(b.jenis, b.jalur, b.semula.teks if b.semula else None, b.menjadi.teks if b.menjadi else None) for b in found]


@pytest.mark.parametrize("nama", KASUS)
def test_differences_of_services(nama: str) -> None:
    lama, baru, expected = KASUS[nama]
    assert told(compare(layanan(lama), layanan(baru), {}, {})) == expected


@pytest.mark.parametrize("nama", LANGKAH)
def test_differences_of_steps(nama: str) -> None:
    lama, baru, expected = LANGKAH[nama]
    assert told(compare(langkah(*lama), langkah(*baru), {}, {})) == expected


@pytest.mark.parametrize("nama", SAMA)
def test_what_prints_the_same_is_no_change(nama: str) -> None:
    lama, baru = (layanan(text) for text in SAMA[nama])
    assert compare(lama, baru, {}, {}) == compare(baru, lama, {}, {}) == ()


def test_a_procedure_is_kept_when_title_and_number_change() -> None:
    lama, baru = langkah(AJUKAN, PERIKSA, SAHKAN), langkah(AJUKAN, PERIKSA, SAHKAN)
    sop = baru.sop[0].model_copy(update={"judul": "Nama yang Lain Sama Sekali", "nomor": "12"})
    found = compare(lama, baru.model_copy(update={"sop": (sop,)}), {}, {})
    assert [(b.jenis, b.jalur) for b in found] == [
        ("diubah", 'sop["Prosedur Uji"].nomor'),
        ("diubah", 'sop["Prosedur Uji"].judul'),
    ]


def test_a_procedure_is_known_by_its_number() -> None:
    lama, baru = langkah(AJUKAN, PERIKSA), langkah(CATAT.replace("petugas", "kabid"), SAHKAN)
    sides = [
        side.sop[0].model_copy(update={"nomor": "W22-12", "judul": judul}) for side, judul in ((lama, "Satu"), (baru, "Dua"))
    ]
    lama, baru = (side.model_copy(update={"sop": (sop,)}) for side, sop in zip((lama, baru), sides, strict=True))
    assert ("diubah", 'sop["Satu"].judul', "Satu", "Dua") in told(compare(lama, baru, {}, {}))


LAMA = "uu-1-2020: {jenis: UU, nomor: 1, tahun: 2020, tentang: Satu, status: berlaku}\n"
PERATURAN = {
    "dicabut": (
        LAMA,
        LAMA.replace("berlaku", "dicabut, oleh: uu-2-2026") + "uu-2-2026: {jenis: UU, nomor: 2, tahun: 2026, tentang: Dua}\n",
        [
            ("diubah", "uu-1-2020.status", "berlaku", "dicabut"),
            ("ditambah", 'uu-1-2020.oleh["uu-2-2026"]', None, "uu-2-2026"),
            ("ditambah", "uu-2-2026", None, "UU 2/2026 tentang Dua (berlaku)"),
        ],
    ),
    "id lain, peraturan sama": (LAMA, LAMA.replace("uu-1-2020:", "uu-satu:"), []),
    "id dan judul lain, peraturan sama": (
        LAMA,
        LAMA.replace("uu-1-2020:", "uu-satu:").replace("Satu", "Ke-1"),
        [("diubah", "uu-1-2020.tentang", "Satu", "Ke-1")],
    ),
}


@pytest.mark.parametrize("nama", PERATURAN)
def test_differences_of_registers(nama: str) -> None:
    lama, baru, expected = PERATURAN[nama]
    assert told(compare_register(register(lama), register(baru))) == expected


def test_a_citation_under_another_id_is_no_change() -> None:
    old, new = register(LAMA), register(LAMA.replace("uu-1-2020:", "uu-satu:"))
    lama, baru = (f"persyaratan: [{{nama: KTP, dasar: {id}}}]" for id in ("uu-1-2020", "uu-satu"))
    assert compare(layanan(lama, register=old), layanan(baru, register=new), old, new) == ()


def test_a_legal_basis_under_another_id_is_no_change() -> None:
    old, new = register(LAMA), register(LAMA.replace("uu-1-2020:", "uu-satu:"))
    lama, baru = (
        layanan(f"dasar_hukum: [{{ref: {id}, pasal: Pasal 1}}]", register=laws)
        for id, laws in (("uu-1-2020", old), ("uu-satu", new))
    )
    assert compare(lama, baru, old, new) == compare(baru, lama, new, old) == ()


def test_margins_are_one_value() -> None:
    lama, baru = instansi("gaya_sop: {margin: [30, 20, 20, 25]}"), instansi("gaya_sop: {margin: [30, 25, 20, 20]}")
    assert told(compare_office(lama, baru)) == [("diubah", "gaya_sop.margin", "30, 20, 20, 25", "30, 25, 20, 20")]


def test_differences_of_offices() -> None:
    lama = instansi("pengaduan: [{kanal: SMS, nilai: '1708'}, {kanal: Kotak saran}]\nkontak: {telepon: '1'}")
    baru = instansi("pengaduan: [{kanal: SMS, nilai: '1500'}]\nlibur: {2026-03-20: Cuti bersama}")
    found = compare_office(lama, baru)
    assert told(found) == [
        ("dihapus", "kontak.telepon", "1", None),
        ("diubah", 'pengaduan["SMS"].nilai', "1708", "1500"),
        ("dihapus", 'pengaduan["Kotak saran"]', "Kotak saran", None),
        ("ditambah", 'libur["2026-03-20"]', None, "20 Maret 2026: Cuti bersama"),
    ]
    assert {b.bidang for b in found} == {
        "_instansi.kontak.telepon",
        "_instansi.pengaduan.nilai",
        "_instansi.pengaduan",
        "_instansi.libur",
    }
