"""A small pack of two services, and what its files say before anybody has filled them."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from sop_gen.diff.perubahan import Perbandingan
from sop_gen.engine.terisi_baca import read_filled
from sop_gen.rapat.gabung import begin, join
from sop_gen.rapat.paket import Paket
from sop_gen.rapat.penempatan import place
from sop_gen.render.matriks import draw_matriks
from sop_gen.tanggapan import record
from tests.conftest import ROOT
from tests.diff.matriks_baca import bandingkan, perbandingan

TEMPLATES = ROOT / "templates"
KATA = re.compile(r"kata[0-9]+x")
"""Words that no pack prints: tests type them and look for them."""
LAYANAN = {
    "paspor": (
        "Layanan Paspor",
        ["Kartu tanda penduduk", "Akta kelahiran asli", "Surat nikah", "Ijazah terakhir"],
        ["KTP elektronik yang masih berlaku", "Akta kelahiran asli atau digital", "Surat nikah", "Ijazah"],
    ),
    "izin": (
        "Layanan Izin Keramaian",
        ["Surat permohonan", "Denah lokasi", "Rekomendasi lurah"],
        ["Surat permohonan bermeterai", "Rekomendasi camat setempat", "Susunan panitia kegiatan"],
    ),
}
_YAML = """\
nama: {nama}
unit: Loket
status: draf
jangka_waktu: [{{lama: {lama}}}]
persyaratan:
{butir}
catatan:
  - {{bagian: biaya, isi: Apakah {nama} gratis?, status: terbuka}}
  - {{bagian: persyaratan, isi: Siapa yang memeriksa berkas {nama}?, status: terbuka}}
"""


@dataclass(frozen=True)
class Bahan:
    """A pack: its record and its files."""

    perbandingan: Perbandingan
    paket: Paket
    docx: bytes
    xlsx: bytes


@cache
def kecil() -> Bahan:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for side, lama in ((0, "5 hari kerja"), (1, "3 hari kerja")):
            (folder / str(side)).mkdir()
            (folder / str(side) / "_instansi.yaml").write_text("nama: Kantor Contoh\nkota: Kupang\n", "utf-8")
            for id, (nama, *butir) in LAYANAN.items():
                items = "\n".join(f"  - {{id: b{number}, nama: {said}}}" for number, said in enumerate(butir[side]))
                (folder / str(side) / f"{id}.yaml").write_text(_YAML.format(nama=nama, lama=lama, butir=items), "utf-8")
        return _bahan(bandingkan(folder / "0", folder / "1"))


@cache
def besar(kantor: str) -> Bahan:
    """The shipped editions of an office."""
    return _bahan(perbandingan(kantor))


def _bahan(compared: Perbandingan) -> Bahan:
    docx, xlsx = (draw_matriks(compared, form, TEMPLATES) for form in ("docx", "xlsx"))
    return Bahan(compared, record(compared, None, TEMPLATES), docx, xlsx)


def terbaca(bahan: Bahan, *berkas: tuple[str, bytes]) -> dict[str, Any]:
    """The file of the meeting after these documents were read together."""
    said = [part for nama, data in berkas for part in place(bahan.paket, read_filled(data, nama), nama)]
    return join(begin(bahan.paket, "2026-12-01"), said, {}).isi


def ucapan(isi: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """Everything said in a file of a meeting: where it stands (number of its row, else nothing), under which key, and itself."""
    found = []
    for group in ("baris", "pertanyaan"):
        for row in isi.get(group, []):
            for key in ("masukan", "tindak_lanjut", "jawaban"):
                found += [(row["nomor"], key, part) for part in row.get(key, [])]
    return [*found, *(("", "belum_ditempatkan", part) for part in isi.get("belum_ditempatkan", []))]


def ringkas(isi: dict[str, Any]) -> list[tuple[str, str, str]]:
    """The same without the papers of each: number of the row, key, text."""
    return [(number, key, part["isi"]) for number, key, part in ucapan(isi)]


def kata_dalam(data: bytes) -> set[str]:
    """The words that tests typed, wherever they stand in the parts of a file."""
    with ZipFile(BytesIO(data)) as archive:
        parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist() if name.endswith((".xml", ".rels"))]
    return {word for part in parts for word in KATA.findall(part)}


def kata_terbaca(isi: dict[str, Any]) -> set[str]:
    return {word for _, _, part in ucapan(isi) for word in KATA.findall(part["isi"])}
