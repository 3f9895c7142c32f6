"""Cases of the rules about the standard: specs with a comment on each line that gets a finding, and messages."""

from __future__ import annotations

SOP = "sop:\n  judul: A\n  pelaksana: {a: A}\n  langkah: "
"""A procedure of one step, which follows."""

KASUS: dict[str, list[str]] = {
    "dasar-hukum-dicabut": [
        "dasar_hukum: pp-28-2019  # temuan",
        "dasar_hukum:\n  - uu-25-2009\n  - {ref: pp-28-2019, pasal: Pasal 1}  # temuan",
        "persyaratan:\n  - kelompok: Notaris\n    butir:\n      - {nama: SK, dasar: pp-28-2019}  # temuan",
        "sop:\n  judul: A\n  peralatan: {nama: Papan, dasar: pp-28-2019}  # temuan\n"
        "  pelaksana: {p: P}\n  langkah: {kegiatan: Bekerja, oleh: p}",
        "dasar_hukum: permenpan-36-2012  # temuan",
        # amended is not revoked; a service may say what it replaced
        "dasar_hukum: pp-2-2007",
        "dialihkan: {ke: Kantor Lain, dasar: pp-28-2019}\nsumber: {bagian: biaya, rujukan: PP 28/2019}",
    ],
    "dasar-hukum-tak-urut": [
        "dasar_hukum:\n  - pp-45-2024\n  - pp-96-2012  # temuan\n  - uu-25-2009  # temuan",
        "dasar_hukum: [uu-12-2006, uu-25-2009, pp-2-2007, pp-96-2012, permenpan-15-2014]",
        "dasar_hukum:\n  - permenpan-15-2014\n  - permenpan-36-2012  # temuan",
        # below Perpres kinds are not compared with one another, and the same twice is in order
        "dasar_hukum: [permenpan-15-2014, permenkumham-9-2010, permenpan-15-2014]",
        "dasar_hukum: [uu-25-2009]",
    ],
    "peraturan-tak-lengkap": [
        "dasar_hukum:\n  - uud-1945\n  - pp-24-2014  # temuan",
        "persyaratan: {nama: Surat, dasar: pp-24-2014}",
    ],
    "nama-lama-kementerian": [
        "unit: Kanwil Kemenkumham NTT  # temuan",
        "ringkasan: Layanan **Kementerian Hukum dan Hak Asasi Manusia**.  # temuan",
        "kanal: {jenis: tatap muka, tempat: Loket Kementerian Hukum dan HAM}  # temuan",
        "unit: Kementerian Hukum",
        "unit: Kementerian Hukum dan Wasit",
        # titles of regulations, addresses, what was, and what is not printed with the service
        "persyaratan: Salinan Permenkumham 4/2021 tentang Layanan pada Kementerian Hukum dan HAM",
        "persyaratan: Keputusan Kementerian Hukum dan Hak Asasi Manusia tentang pengangkatan",
        "kanal: [{jenis: daring ntt.kemenkumham.go.id}, {jenis: 'surel: a@kemenkumham.go.id'}]",
        "unit: Kanwil Kemenkum (dahulu Kemenkumham)",
        "alias: Layanan Kemenkumham\nsumber: {bagian: nama, rujukan: Berita Kemenkumham}",
        "riwayat: {revisi: 0, ringkasan: Kemenkumham}\ncatatan: {bagian: nama, isi: Apakah Kemenkumham}",
        # only what is dated after 2024
        "unit: Kemenkumham\ntanggal: {pembuatan: 2024-12-31}",
        "unit: Kemenkumham\nriwayat: {revisi: 0, tanggal: 2023-02-28, ringkasan: Rancangan}",
        "unit: Kemenkumham  # temuan\nriwayat: {revisi: 0, tanggal: 2023-02-28, ringkasan: Awal}\ntanggal: {revisi: 2025-01-01}",
        "unit: Kemenkumham  # temuan\npenetapan: {nomor: 1, tanggal: 2025-01-01}",
        # an office of another ministry may have such a division
        "unit: Divisi Administrasi",
    ],
    "isian-semu": [
        'produk: "-"  # temuan',
        "produk: [Surat, …]  # temuan",
        "persyaratan:\n  - kelompok: Umum\n    butir:\n      - (Belum ada.)  # temuan",
        "biaya: {uraian: Permohonan, teks: TBD}  # temuan",
        "pengaduan: {kanal: Telepon, nilai: menyusul}  # temuan",
        "persyaratan: Tidak ada persyaratan khusus",
        "produk: Salinan - satu lembar",
        'biaya: {uraian: Jasa, teks: menurut nilai, satuan: "%"}',
        "jaminan_keamanan: Belum ada kejadian sejak 2020",
        "ringkasan: menyusul",
    ],
    "komponen-salinan": [
        "produk: Surat\n---\nnama: B\nproduk: Surat",
        "produk: Surat  # temuan\n---\nnama: B\nproduk: Surat\n---\nnama: C\nproduk: Surat\n---\nnama: D",
        "produk: Surat\n---\nnama: B\nproduk: Surat\n---\nnama: C\nproduk: Surat\n---\nnama: D\nproduk: Izin",
        "produk: Surat\n---\nnama: B\nproduk: Surat\n---\nnama: C\nproduk: Surat\nstatus: dicabut",
        # right to be alike in a whole office
        "biaya: gratis\n---\nnama: B\nbiaya: gratis\n---\nnama: C\nbiaya: gratis",
        "nama: A\n---\nnama: B\n---\nnama: C",
    ],
    "persyaratan-terbuka": [
        "persyaratan: KTP, KK, dsb  # temuan",
        "persyaratan: Surat dan Lain-Lain.  # temuan",
        "persyaratan: {nama: Surat, keterangan: Asli ditunjukkan bila diperlukan}  # temuan",
        "persyaratan:\n  - kelompok: Dokumen lain yang diperlukan  # temuan\n    butir: [KTP]",
        "persyaratan: {nama: Surat kuasa, bila: pemohon diwakili kuasa}",
        "persyaratan: Surat keterangan lain dari kelurahan",
        "persyaratan: Rencana kebutuhan yang diperlukan kantor",
        "produk: Surat dan lain-lain",
    ],
    "jangka-waktu-tak-terukur": [
        "jangka_waktu:\n  - 3 hari kerja\n  - {teks: menyesuaikan}  # temuan",
        "jangka_waktu: 3 hari kerja",
    ],
    "jangka-waktu-tanpa-awal": [
        "jangka_waktu: 3 hari kerja  # temuan",
        "jangka_waktu: 3 hari kerja sejak berkas lengkap",
        "jangka_waktu: {uraian: Setelah berkas lengkap, lama: 3 hari kerja}",
        "jangka_waktu: {teks: sesuai jadwal}",
    ],
    "tarif-tanpa-dasar": [
        "biaya: {uraian: Permohonan, teks: sesuai tarif PNBP yang berlaku}  # temuan",
        "biaya: {uraian: Permohonan, tarif: 50.000, keterangan: Menurut PP 45/2024}",
        "biaya: {uraian: Permohonan, tarif: 50.000, pasal: Pasal 3}",
        "biaya: gratis",
    ],
    "gratis-tetapi-berbayar": [
        f"biaya: gratis\n{SOP}{{kegiatan: Memeriksa, kelengkapan: Bukti PNBP, oleh: a}}  # temuan",
        "biaya: gratis\npersyaratan: Tidak dikenai PNBP",
        "biaya: gratis\ndasar_hukum: pp-45-2024\nringkasan: Bukan layanan PNBP",
        "biaya: {uraian: Permohonan, tarif: 50.000}\npersyaratan: Bukti setor PNBP",
        "persyaratan: Bukti setor PNBP",
        "biaya: gratis\npersyaratan: Bukti setor penerimaan negara bukan pajak  # temuan",
    ],
    "pengaduan-tanpa-lapor": [
        "pengaduan: Kotak saran  # temuan",
        "pengaduan: {kanal: Laporan tertulis, nilai: Jalan Lapor 17081}  # temuan",
        'pengaduan: {kanal: SMS, nilai: "1708"}',
        "pengaduan: Aplikasi LAPOR",
        "pengaduan: Datang dan lapor di loket  # temuan",
        "pengaduan: {kanal: Laman, nilai: 'https://www.lapor.go.id'}",
        "pengaduan: {kanal: X, nilai: '@lapor1708'}",
        "produk: Surat",
    ],
    "pengaduan-tanpa-tindak-lanjut": [
        "pengaduan: Kotak saran, dibuka petugas  # temuan",
        "pengaduan: {kanal: Telepon, nilai: dijawab paling lama 3 (tiga) hari kerja}  # temuan",
        "pengaduan: {kanal: Loket, nilai: Petugas menjawab pada hari yang sama}",
        "pengaduan: [{kanal: Loket, nilai: Petugas pengaduan}, {kanal: Surel, keterangan: Dijawab dalam dua hari}]",
    ],
    "sarana-tanpa-kelompok-rentan": [
        "sarana_prasarana: Komputer  # temuan",
        "sarana_prasarana: [Komputer, Ruang **laktasi**]",
        "produk: Surat",
    ],
    "jumlah-pelaksana-kurang": [
        "jumlah_pelaksana: 2\nsop:\n  judul: A\n  pelaksana:\n"
        "    {a: Petugas, b: petugas, c: Kepala, d: Arsiparis, e: {nama: Warga, eksternal: ya}}\n"
        "  langkah: {kegiatan: Bekerja, oleh: [a, b, c, e]}",
        "jumlah_pelaksana: 2  # temuan\nsop:\n  judul: A\n  pelaksana: {a: Petugas, c: Kepala, d: Arsiparis}\n"
        "  langkah: {kegiatan: Bekerja, oleh: [a, c, d]}",
        "jumlah_pelaksana: 1",
        "sop:\n  judul: A\n  pelaksana: {a: Petugas}\n  langkah: {kegiatan: Bekerja, oleh: a}",
    ],
    "jaminan-tanpa-kompensasi": [
        "jaminan_pelayanan: Kami melayani dengan ramah  # temuan",
        "jaminan_pelayanan: [Ramah, Pemohon yang terlambat dilayani didahulukan]",
        "jaminan_pelayanan: Surat diantar tanpa dipungut biaya bila terlambat",
    ],
    "prosedur-beda-dari-sop": [
        "prosedur: [{kelompok: A, butir: [Satu, Dua]}, Tiga]  # temuan\nsop:\n  judul: A\n  pelaksana: {a: A}\n"
        "  langkah: {kegiatan: Bekerja, oleh: a, publik: Satu}",
        f"prosedur: [Satu, Dua]\n{SOP}{{kegiatan: Bekerja, oleh: a}}",
        "prosedur: [Satu, Dua]",
    ],
    "penetapan-tak-lengkap": [
        "nama: A  # temuan\nstatus: ditetapkan",
        "status: ditetapkan\npenetapan: {nomor: W22-1}  # temuan",
        "status: pembahasan\npenetapan: {nomor: W22-1}",
    ],
    "reviu-kedaluwarsa": [
        "status: ditetapkan\npenetapan: {nomor: 1, tanggal: 2025-11-22}",
        "status: ditetapkan\npenetapan: {nomor: 1, tanggal: 2025-11-21}  # temuan",
        # the latest day of both counts; a day to come has not happened
        "status: ditetapkan\npenetapan: {nomor: 1, tanggal: 2026-01-05}\nreviu: {tanggal: 2024-01-05}",
        "status: ditetapkan\npenetapan: {nomor: 1, tanggal: 2020-01-05}\nreviu: [{tanggal: 2025-12-01}, {tanggal: 2024-01-05}]",
        "status: ditetapkan\npenetapan: {nomor: 1, tanggal: 2020-01-05}\nreviu: {tanggal: 2026-12-01}  # temuan",
        "status: ditetapkan",
        "status: draf\nreviu: {tanggal: 2015-01-01}\npenetapan: {tanggal: 2014-01-01}",
    ],
    "reviu-tanpa-berita-acara": [
        "reviu:\n  - {tanggal: 2025-01-01}\n  - {tanggal: 2026-01-01}  # temuan\n  - {tanggal: 2026-12-01}",
        "reviu:\n  - {tanggal: 2026-01-01, berita_acara: BA-2}\n  - {tanggal: 2025-01-01}",
        "produk: Surat",
    ],
    "reviu-kurang-unsur": [
        "reviu: {tanggal: 2026-01-01, unsur: [Akademisi, akademisi, Media massa, Penyelenggara]}  # temuan",
        "reviu: {tanggal: 2026-01-01}  # temuan",
        "reviu: {tanggal: 2026-01-01, unsur: [Akademisi, LSM, Media massa]}",
    ],
    "reviu-tanpa-data": [
        "reviu: {tanggal: 2026-01-01, pengaduan: Tidak ada}  # temuan",
        "reviu: {tanggal: 2026-01-01, skm: Nilai 90, pengaduan: Tidak ada}",
    ],
    "persyaratan-tak-terpakai": [
        # one word for all, initials both ways, a telling word; words that every paper has tell nothing
        f"persyaratan: Kartu Tanda Penduduk\n{SOP}{{kegiatan: Mencatat KTP, oleh: a}}",
        f"persyaratan: KTP asli\n{SOP}{{kegiatan: Mencatat kartu tanda penduduk, oleh: a}}",
        f"persyaratan: Paspor\n{SOP}{{kegiatan: Memeriksa, output: Berkas lengkap, oleh: a}}",
        f"persyaratan: Surat kuasa  # temuan\n{SOP}{{kegiatan: Mencatat surat, oleh: a}}",
        "persyaratan:\n  - kelompok: A\n    butir:\n      - Paspor  # temuan\nsop:\n  judul: A\n  pelaksana: {a: A}\n"
        "  langkah: {kegiatan: Mencatat tamu, oleh: a}",
        "persyaratan: Paspor",
    ],
    "pengganti-tak-dikenal": [
        "status: dicabut\ndicabut: {pengganti: contoh}  # temuan",
        "status: dicabut\ndicabut: {pengganti: Layanan Mal Pelayanan Publik}",
        "status: dicabut\ndicabut: {pengganti: MPP}",
        "status: dicabut\ndicabut: {dasar: SK 1}",
        "status: dialihkan\ndialihkan: {ke: Kantor Lain}\ndicabut: {pengganti: tidak-ada}",
        "dicabut: {pengganti: tidak-ada}",
    ],
    "abaikan-tak-dikenal": [
        "abaikan:\n  - {kode: komponen-kosong, alasan: Menunggu}\n  - {kode: bukan-aturan, alasan: Menunggu}  # temuan",
        "produk: Surat",
    ],
    "abaikan-tak-perlu": [
        "abaikan:\n  - {kode: komponen-kosong, alasan: Menunggu}\n  - {kode: komponen-kosong, alasan: Menunggu}  # temuan",
        # that is another rule's business, or can't be known yet
        "abaikan: [{kode: bukan-aturan, alasan: A}, {kode: abaikan-tak-perlu, alasan: B}]",
    ],
}
"""By rule; a line that ends in ``# temuan`` gets a finding of it, no other does."""

PESAN = [
    ("dasar-hukum-dicabut", "dasar_hukum: permenkumham-15-2016", "Permenkumham 15/2016 sudah dicabut"),
    (
        "dasar-hukum-dicabut",
        "dasar_hukum: pp-1-1999",
        "PP 1/1999 sudah dicabut dan diganti dengan PP 45/2024",
    ),
    (
        "dasar-hukum-dicabut",
        "dasar_hukum: permenpan-36-2012",
        "Permenpan-RB 36/2012 sudah diganti dengan PermenPAN-RB 15/2014; di _dasar-hukum.yaml masih tercatat 'berlaku'",
    ),
    (
        "dasar-hukum-tak-urut",
        "dasar_hukum: [pp-2-2007, uu-25-2009]",
        "UU 25/2009 berada di bawah PP 2/2007, padahal tingkatnya lebih tinggi",
    ),
    (
        "dasar-hukum-tak-urut",
        "dasar_hukum: [uu-25-2009, uu-12-2006]",
        "UU 12/2006 berada di bawah UU 25/2009, padahal tahunnya lebih lama",
    ),
    (
        "peraturan-tak-lengkap",
        "dasar_hukum: pp-24-2014",
        "judul ('tentang') PP 24/2014 belum tercatat",
    ),
    ("nama-lama-kementerian", "unit: Kemenkumham", "'Kemenkumham' adalah nama sebelum pemisahan kementerian pada tahun 2024"),
    ("isian-semu", "produk: (menyusul)", "'(menyusul)' pada komponen 'produk' bukan isi"),
    (
        "pengaduan-tanpa-tindak-lanjut",
        "pengaduan: Kotak saran",
        "tidak satu pun kanal pengaduan layanan ini dan kantor menyebut siapa yang menanganinya dan berapa lama ditanggapi",
    ),
    (
        "pengaduan-tanpa-tindak-lanjut",
        "pengaduan: Petugas loket",
        "tidak satu pun kanal pengaduan layanan ini dan kantor menyebut berapa lama ditanggapi",
    ),
    (
        "penetapan-tak-lengkap",
        "status: ditetapkan",
        "layanan ini 'ditetapkan', tetapi nomor dan tanggal keputusannya belum disebut",
    ),
    (
        "reviu-kedaluwarsa",
        "status: ditetapkan\nreviu: {tanggal: 2020-01-05}",
        "sudah lebih dari tiga tahun sejak reviu terakhir, 5 Januari 2020",
    ),
    (
        "reviu-kedaluwarsa",
        "status: ditetapkan\npenetapan: {tanggal: 2025-01-05}",
        "sudah lebih dari satu tahun sejak penetapannya, 5 Januari 2025",
    ),
    (
        "reviu-kurang-unsur",
        "reviu: {tanggal: 2026-01-05, unsur: Akademisi}",
        "reviu 5 Januari 2026 mencatat baru 1 unsur masyarakat; yang diminta 3",
    ),
    (
        "reviu-kurang-unsur",
        "reviu: {tanggal: 2026-01-05}",
        "reviu 5 Januari 2026 mencatat belum satu pun unsur masyarakat; yang diminta 3",
    ),
    ("reviu-tanpa-data", "reviu: {tanggal: 2026-01-05}", "reviu 5 Januari 2026 tidak menyebut data skm dan pengaduan"),
    (
        "jumlah-pelaksana-kurang",
        "jumlah_pelaksana: 1\nsop:\n  judul: Uji\n  pelaksana: {a: A, b: B}\n  langkah: {kegiatan: Bekerja, oleh: [a, b]}",
        "jumlah pelaksana 1 orang, padahal SOP 'Uji' dikerjakan 2 jabatan: A, B",
    ),
    (
        "pengganti-tak-dikenal",
        "status: dicabut\ndicabut: {pengganti: contoh}",
        "layanan pengganti 'contoh' adalah layanan ini sendiri",
    ),
    ("pengganti-tak-dikenal", "status: dicabut\ndicabut: {pengganti: uji}", "layanan pengganti 'uji' tidak ada di folder ini"),
    (
        "abaikan-tak-perlu",
        "jumlah_pelaksana: 1\nabaikan: {kode: reviu-tanpa-data, alasan: A}",
        "pengecualian ini tidak diperlukan: tidak ada temuan 'reviu-tanpa-data' pada layanan ini",
    ),
]
"""A rule, a spec, and what its one finding says."""
