"""Komponen Standar Pelayanan kosong.

Yang diminta: keempat belas komponen terisi. `prosedur` terisi bila ada langkah SOP dengan `publik`, dan `pengaduan` terisi
bila kantor punya kanal pengaduan di _instansi.yaml.

Mengapa: Standar Pelayanan terdiri atas 14 komponen, enam tentang penyampaian dan delapan tentang pengelolaan pelayanan
(UU 25/2009; PermenPAN-RB 15/2014). Selama masih ada yang kosong, dokumen layanan tercetak DRAF. Pada layanan yang sudah
ditetapkan kekosongan ini kesalahan, sebelumnya peringatan.

Cara memperbaiki: isi komponen yang disebut dari sumber yang dapat dirujuk. Bila sumbernya belum ada, jangan mengarang:
tulis pertanyaannya dalam `catatan`, lalu bawa ke pembahasan.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan, menurut_status
from sop_gen.model.layanan import KOMPONEN, component_filled

BENAR = """\
persyaratan: Kartu identitas
prosedur: [Pengunjung mengisi buku tamu, Petugas mengambilkan koleksi]
jangka_waktu: 15 menit sejak buku tamu diisi
biaya: gratis
produk: Koleksi dibaca di tempat
pengaduan: {kanal: SP4N-LAPOR!, nilai: "1708"}
dasar_hukum: uu-25-2009
sarana_prasarana: Ruang baca yang dapat dicapai kursi roda
kompetensi_pelaksana: Menguasai katalog perpustakaan
pengawasan_internal: Kepala Bidang memeriksa buku tamu setiap minggu
jumlah_pelaksana: 2
jaminan_pelayanan: Bila koleksi tidak siap, pengunjung mendapat salinannya sebagai kompensasi
jaminan_keamanan: Ruang baca diawasi petugas
evaluasi_kinerja: Survei kepuasan masyarakat setiap triwulan
"""
SALAH = BENAR.replace("produk: Koleksi dibaca di tempat", "produk:  # temuan")
ISI = {
    "persyaratan": (
        "syarat yang harus dipenuhi pemohon, satu butir satu syarat",
        "persyaratan: [Surat permohonan, Kartu identitas]",
    ),
    "prosedur": (
        "langkah yang dialami pemohon: lengkapi langkah SOP dengan 'publik', atau tulis 'prosedur'",
        "prosedur: [Pemohon menyerahkan berkas, Petugas memeriksa berkas, Pemohon menerima surat]",
    ),
    "jangka_waktu": ("lamanya seluruh proses dan sejak kapan dihitung", "jangka_waktu: 5 hari kerja sejak berkas lengkap"),
    "biaya": ("gratis, atau daftar tarif dengan dasarnya", "biaya: gratis"),
    "produk": ("hasil yang diterima pemohon", "produk: Surat keterangan"),
    "pengaduan": (
        "kanal pengaduan, di sini atau di _instansi.yaml",
        'pengaduan: [{kanal: SP4N-LAPOR!, nilai: "1708"}, '
        "{kanal: Loket pengaduan, keterangan: Ditangani petugas pengaduan dan dijawab paling lama 5 hari kerja}]",
    ),
    "dasar_hukum": ("peraturan yang mendasari layanan, menurut id di _dasar-hukum.yaml", "dasar_hukum: [uu-25-2009]"),
    "sarana_prasarana": (
        "sarana yang tersedia, juga bagi kelompok rentan",
        "sarana_prasarana: [Ruang tunggu, Jalur kursi roda bagi kelompok rentan]",
    ),
    "kompetensi_pelaksana": (
        "pengetahuan, keahlian, dan pengalaman yang diperlukan pelaksana",
        "kompetensi_pelaksana: [Memahami peraturan layanan ini]",
    ),
    "pengawasan_internal": (
        "siapa yang mengawasi, dengan cara apa, dan seberapa sering",
        "pengawasan_internal: Kepala Bidang memeriksa berkas setiap minggu",
    ),
    "jumlah_pelaksana": ("berapa orang pada tiap jabatan", "jumlah_pelaksana: [{jabatan: Petugas Loket, jumlah: 2}]"),
    "jaminan_pelayanan": (
        "kepastian yang dijanjikan dan kompensasinya",
        "jaminan_pelayanan: Bila layanan terlambat, surat diantar tanpa biaya sebagai kompensasi",
    ),
    "jaminan_keamanan": (
        "bagaimana pemohon dan datanya dilindungi",
        "jaminan_keamanan: [Data pemohon dirahasiakan, Ruang layanan diawasi petugas]",
    ),
    "evaluasi_kinerja": (
        "bagaimana dan seberapa sering kinerja pelaksana dinilai",
        "evaluasi_kinerja: Survei kepuasan masyarakat setiap triwulan",
    ),
}
"""What each component must say, and an example."""


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each empty component; unknown office, unknown channels."""
    layanan, instansi = tinjauan.layanan, tinjauan.instansi
    for key in KOMPONEN:
        if (instansi is None and key == "pengaduan") or component_filled(layanan, key, instansi):
            continue
        what, example = ISI[key]
        pesan = f"komponen '{key}' belum diisi"
        if menurut_status(layanan) == "error":
            pesan += f"; menjadi error karena layanan sudah '{layanan.status}'"
        yield Temuan((key,), pesan, f"tulis {what}", example, menurut_status(layanan))


RULES.add("komponen-kosong", Rule("error", __doc__, periksa, SALAH, BENAR))
