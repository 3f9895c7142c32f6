"""A small office to work on, and ways to call the command line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

LAYANAN = """\
nama: Layanan {huruf}
unit: Divisi Pelayanan
status: draf
revisi: 1
riwayat: [{{revisi: 1, tanggal: 2026-02-05, ringkasan: Syarat berkurang satu, alasan: Masukan pengguna layanan}}]
persyaratan: [Surat permohonan, Fotokopi KTP]
jangka_waktu: 1 jam sejak berkas lengkap
biaya: gratis
produk: Surat keterangan
dasar_hukum: uu-25-2009
sarana_prasarana: [Loket, Jalur kursi roda]
kompetensi_pelaksana: Memahami tata cara layanan
pengawasan_internal: Kepala Bidang memeriksa berkas setiap minggu
jumlah_pelaksana: [{{jabatan: Petugas Loket, jumlah: 2}}]
jaminan_pelayanan: Bila layanan terlambat, surat diantar tanpa biaya sebagai kompensasi
jaminan_keamanan: Data pemohon dirahasiakan
evaluasi_kinerja: Survei kepuasan masyarakat setiap triwulan
sop:
  - judul: Penerimaan {huruf}
    kualifikasi: Memahami tata cara layanan
    keterkaitan: Tidak ada SOP terkait
    peralatan: Komputer
    peringatan: Jika berkas hilang, maka layanan diulang
    pencatatan: Buku register
    pelaksana: {{pemohon: {{nama: Pemohon, eksternal: true}}, petugas: Petugas Loket}}
    langkah:
      - {{id: ajukan, kegiatan: Mengajukan permohonan, oleh: pemohon, kelengkapan: Persyaratan, waktu: 10 menit, output: Berkas,
         publik: Pemohon menyerahkan berkas di loket}}
      - {{kegiatan: Memeriksa berkas, oleh: petugas, kelengkapan: Berkas, waktu: 30 menit, output: Berkas lengkap,
         keputusan: {{ya: lanjut, tidak: ajukan}}}}
      - {{kegiatan: Menyerahkan surat, oleh: petugas, kelengkapan: Berkas lengkap, waktu: 5 menit, output: Surat keterangan}}
"""
"""A service without any finding."""
INSTANSI = """\
nama: Kantor Contoh
kota: Kupang
pengesah: {jabatan: Kepala Kantor}
pengaduan:
  - {kanal: SP4N-LAPOR!, nilai: "https://www.lapor.go.id", keterangan: Petugas pengaduan menjawab paling lama 5 hari kerja}
"""
MODELINE = "# yaml-language-server: $schema=./_skema/layanan.schema.json\n"
DASAR_HUKUM = "uu-25-2009: {jenis: UU, nomor: 25, tahun: 2009, tentang: Pelayanan Publik}\n"


@dataclass(frozen=True)
class Hasil:
    code: int
    out: str
    err: str


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """``standards`` of an office with two services, and one that moved elsewhere."""
    return write_small_office(tmp_path)


def write_small_office(root: Path) -> Path:
    """That office in a new folder of ``root``."""
    folder = root / "standards"
    folder.mkdir()
    (folder / "_instansi.yaml").write_text(INSTANSI, "utf-8")
    (folder / "_dasar-hukum.yaml").write_text(DASAR_HUKUM, "utf-8")
    for letter in "ab":
        (folder / f"layanan-{letter}.yaml").write_text(LAYANAN.format(huruf=letter.upper()), "utf-8")
    moved = "nama: Layanan C\nunit: Divisi\nstatus: dialihkan\ndialihkan: {ke: Kantor Lain}\n"
    (folder / "layanan-c.yaml").write_text(moved, "utf-8")
    return folder


@pytest.fixture(scope="session")
def sekali_jadi(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one build makes of that office, for all tests that begin where it ended: they copy it, and change the copy."""
    root = tmp_path_factory.mktemp("sekali-jadi")
    return build(write_small_office(root), root / "output")


def build(standards: Path, output: Path, *only: str) -> Path:
    """``output`` with everything that the shipped templates make, or with the kinds ``only``."""
    from sop_gen import pipeline

    request = pipeline.Request(standards, ROOT / "templates", output, only=only, jobs=1)
    assert not pipeline.build(request, lambda: None, lambda done, total: None).galat
    return output


@pytest.fixture
def built(office: Path, sekali_jadi: Path) -> Path:
    """The office after its first build."""
    return Path(shutil.copytree(sekali_jadi, office.parent / "output"))


@pytest.fixture(scope="session")
def sekali_poster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sekali-poster")
    return build(write_small_office(root), root / "output", "poster")


@pytest.fixture
def posters(office: Path, sekali_poster: Path) -> Path:
    """The office after its first build of posters, the office's own among them."""
    return Path(shutil.copytree(sekali_poster, office.parent / "output"))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Hasil]:
    """Call ``sop_gen.cli.main`` here, in ``tmp_path``, without other processes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sop_gen.workers.cores", lambda: 1)

    def call(*arguments: object) -> Hasil:
        import signal

        from sop_gen.cli import main

        before = signal.getsignal(signal.SIGTERM)
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        signal.signal(signal.SIGTERM, before)
        said = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Hasil(left.value.code, said.out, said.err)

    return call


def environment(**more: str) -> dict[str, str]:
    return {**{key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}, **more}


def shell(*arguments: object, cwd: Path, **env: str) -> Hasil:
    """The command in a process of its own."""
    command = [sys.executable, "-m", "sop_gen", *(str(argument) for argument in arguments)]
    done = subprocess.run(command, cwd=cwd, env=environment(**env), capture_output=True, timeout=120, check=False)
    return Hasil(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def files(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` but the lock, by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


@pytest.fixture
def draft(office: Path) -> Path:
    """An office whose services lack nothing but the decree; every file has a comment that must stay."""
    for id in "ab":
        path = office / f"layanan-{id}.yaml"
        text = (
            path.read_text("utf-8")
            .replace("status: draf", "status: draf # d")
            .replace("  - judul", f"  - nomor: 7{id}\n    judul")
        )
        path.write_text(MODELINE + text, "utf-8")
    return office


# ---- what hangs on the wall, for drift ----------------------------------------------------------------------


KATALOG = 'katalog: {url: "https://kantor.example/katalog/"}\n'
PENETAPAN = "penetapan: {nomor: W22-1 Tahun 2026, tanggal: 2026-03-02}\ntanggal: {revisi: 2026-03-02}\n"
Periksa = Callable[..., tuple[int, list[dict[str, Any]], dict[str, Any]]]


@pytest.fixture(scope="session")
def terpasang(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``standards`` of an office, and in ``output`` what was printed and published of it: PDF, Word, one poster as PNG, the site.

    Layanan A is set by decree, B is a draft, C moved elsewhere; the catalogue has an address.
    """
    from sop_gen import pipeline
    from tests.katalog.contoh import build_site

    root = tmp_path_factory.mktemp("terpasang")
    standards, output = write_small_office(root), root / "output"
    with (standards / "_instansi.yaml").open("a", encoding="utf-8") as file:
        file.write(KATALOG)
    path = standards / "layanan-a.yaml"
    path.write_text(path.read_text("utf-8").replace("status: draf\n", f"status: ditetapkan\n{PENETAPAN}"), "utf-8")
    templates = ROOT / "templates"
    for ids, only in (((), ()), (("layanan-a",), ("poster.png",))):
        request = pipeline.Request(standards, templates, output, ids, only, jobs=1)
        assert not pipeline.build(request, lambda: None, lambda done, total: None).galat
    for png in sorted(output.glob("layanan-a/*.png")):
        if png.name != "poster-a4.png":
            png.unlink()
    build_site(standards, output / "situs", output)
    return root


@pytest.fixture
def dinding(terpasang: Path, tmp_path: Path) -> Path:
    """What hangs there, in ``output``, and the standards that it was made from."""
    shutil.copytree(terpasang, tmp_path, dirs_exist_ok=True)
    return tmp_path / "output"


@pytest.fixture
def kantor(dinding: Path) -> Path:
    """The standards, to be changed after everything was put up."""
    return dinding.parent / "standards"


@pytest.fixture
def periksa(run: Callable[..., Hasil]) -> Periksa:
    def call(*arguments: object) -> tuple[int, list[dict[str, Any]], dict[str, Any]]:
        done = run("drift", *arguments, "--format", "json")
        data = json.loads(done.out)
        assert data["versi"] == 1
        assert sum(count for key, count in data["ringkasan"].items() if key != "diabaikan") == len(data["berkas"])
        return done.code, data["berkas"], data

    return call


@pytest.fixture
def evidence(office: Path) -> Path:
    """An evidence folder beside the standards."""
    folder = office.parent / "bukti"
    folder.mkdir()
    return folder


@pytest.fixture
def form(run: Callable[..., Hasil], office: Path) -> Any:
    """The empty workbook of a small office, to be filled in."""
    from openpyxl import load_workbook

    assert run("pack", "monev", "-o", "monev", "--as-of", "2026-11-22").code == 0
    return load_workbook("monev/monev.xlsx")
