"""Specs, views and templates for the tests of the Word engine."""

from __future__ import annotations

import struct
import zipfile
import zlib
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

from sop_gen.engine.docx import CompiledDocx, Logo, compile_docx
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.model.peraturan import Peraturan
from sop_gen.view.dokumen import Konteks
from sop_gen.view.maklumat import view_maklumat
from sop_gen.view.sk import view_sk
from sop_gen.view.sop import DokumenSop, view_sop
from sop_gen.view.standar import Standar, view_standar

TEMPLATES = Path(__file__).parents[2] / "templates"
NAMES = ("sop", "standar", "maklumat", "sk-penetapan")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = {
    "w": W[1:-1],
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
AWKWARD = "A & B <c> \"d\" 'e' {{ f }} {% g %} {# h #} # $ @ \\\\ * _ 😀 “i” ]]> &amp; 1 < 2"
"""Text with a meaning in XML, Jinja, Word fields or Typst; Markdown leaves it as it is but for the escaped backslash."""
SHOWN = AWKWARD.replace("\\\\", "\\")

OFFICE: dict[str, Any] = {
    "nama": "Kantor Wilayah Contoh",
    "kop": ["KEMENTERIAN CONTOH", "KANTOR WILAYAH CONTOH"],
    "alamat": "Jalan Contoh Nomor 1",
    "kota": "Kota Contoh",
    "pengesah": {"jabatan": "Kepala Kantor Wilayah", "nama": "Nama Contoh, S.H.", "nip": "00000000 000000 0 000"},
    "pengaduan": [{"kanal": "SP4N-LAPOR!", "nilai": "https://www.lapor.go.id"}],
    "sk": {"nomor": "CONTOH-1 Tahun 2026", "tanggal": "2026-03-02", "mencabut": ["Keputusan Nomor CONTOH-9 Tahun 2024"]},
    "maklumat": {"tanggal": "2026-03-02"},
}
LAW = {"jenis": "UU", "nomor": "25", "tahun": "2009", "tentang": "Pelayanan Publik"}
COMPONENTS = [
    *("persyaratan", "prosedur", "produk", "sarana_prasarana", "kompetensi_pelaksana"),
    *("pengawasan_internal", "jaminan_pelayanan", "jaminan_keamanan", "evaluasi_kinerja"),
]


def steps(count: int) -> list[dict[str, Any]]:
    """A flow with decisions, joint steps and lines back and forth over ``count`` steps."""
    rows: list[dict[str, Any]] = []
    for number in range(1, count + 1):
        step: dict[str, Any] = {
            "id": f"l{number}",
            "kegiatan": f"Memeriksa berkas permohonan ke-{number}",
            "oleh": ["pemohon", "loket", "kepala"][number % 3],
            "kelengkapan": ["Berkas", "Tanda terima"] if number % 2 else "Berkas",
            "waktu": "30 menit",
            "output": "Berkas terperiksa",
        }
        if number % 5 == 0 and number < count:
            step["keputusan"] = {"ya": "lanjut", "tidak": f"l{number - 3}"}
        if number % 7 == 0 and number % 5:
            step["oleh"] = ["pemohon", "kepala"]
        rows.append(step)
    return rows


def service(**changes: Any) -> Layanan:
    """A complete service, set by decree; ``changes`` replace keys."""
    filled = {key: [f"Isi {key} satu", f"Isi {key} dua"] for key in COMPONENTS}
    sop = {
        "nomor": "CONTOH-7",
        "judul": "Penerimaan Permohonan",
        "pelaksana": {"pemohon": "Pemohon", "loket": "Petugas Loket", "kepala": "Kepala Seksi"},
        "langkah": steps(6),
    }
    spec: dict[str, Any] = {
        "id": "layanan-contoh",
        "nama": "Layanan Contoh",
        "unit": "Divisi Contoh",
        "status": "ditetapkan",
        "revisi": "2",
        "tanggal": {"pembuatan": "2024-01-15", "revisi": "2026-02-05"},
        "ringkasan": "Ringkasan **layanan**.",
        "jangka_waktu": "paling lama 3 hari kerja",
        "biaya": [{"uraian": "Permohonan", "tarif": "Rp50.000"}],
        "dasar_hukum": [{"ref": "uu-25-2009"}],
        "jumlah_pelaksana": "3",
        "sop": [sop],
        **filled,
    }
    return Layanan.model_validate({**spec, **changes})


def context(**changes: Any) -> Konteks:
    """The office and the register."""
    law = Peraturan.model_validate({"id": "uu-25-2009", **LAW})
    return Konteks(Instansi.model_validate({**OFFICE, **changes}), {law.id: law})


def standar(**changes: Any) -> Standar:
    """The view of one Standar Pelayanan."""
    return view_standar(service(**changes), context())


def sop(count: int = 6, *, style: dict[str, Any] | None = None, **changes: Any) -> DokumenSop:
    """The view of one SOP with ``count`` steps."""
    part = {
        "nomor": "CONTOH-7",
        "judul": "Penerimaan Permohonan",
        "pelaksana": {"pemohon": "Pemohon", "loket": "Petugas Loket", "kepala": "Kepala Seksi"},
    }
    sops = [{**part, "langkah": steps(count), **changes}]
    return view_sop(service(sop=sops), 0, context(gaya_sop=style or {}))


def views() -> dict[str, Any]:
    """One view for every template."""
    office = context()
    return {
        "sop": sop(14),
        "standar": standar(),
        "maklumat": view_maklumat(office),
        "sk-penetapan": view_sk([service(), service(id="layanan-kedua", nama="Layanan Kedua")], office),
    }


@cache
def compiled(name: str) -> CompiledDocx:
    """The shipped template ``name``."""
    return compile_docx(f"{name}.docx", (TEMPLATES / f"{name}.docx").read_bytes())


def template(body: str, name: str = "standar", parts: dict[str, str | bytes | None] | None = None) -> bytes:
    """A shipped template with another body, with parts added, replaced or (None) left out."""
    with zipfile.ZipFile(TEMPLATES / f"{name}.docx") as archive:
        found: dict[str, Any] = {part: archive.read(part) for part in archive.namelist()}
    document = found["word/document.xml"].decode()
    start, end = document.index("<w:body>") + 8, document.index("<w:sectPr")
    found["word/document.xml"] = document[:start] + body + document[end:]
    found |= parts or {}
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for part, content in found.items():
            if content is not None:
                archive.writestr(part, content)
    return data.getvalue()


def paragraph(text: str, look: str = "") -> str:
    """One paragraph with one run."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:p><w:r>{look}<w:t xml:space="preserve">{escaped}</w:t></w:r></w:p>'


def part(data: bytes, name: str = "word/document.xml") -> Any:
    """The tree of one part."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def words(data: bytes, name: str = "word/document.xml") -> str:
    """All text of a document, a line per paragraph."""
    lines = []
    for element in part(data, name).iter(f"{W}p"):
        marks = {f"{W}tab": "\t", f"{W}br": "\n"}
        inside = [child for run in element.iter(f"{W}r") for child in run]
        lines.append("".join(child.text or "" if child.tag == f"{W}t" else marks.get(child.tag, "") for child in inside))
    return "\n".join(lines)


def logo() -> Logo:
    """A small PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(b"".join(b"\0" + b"\x1f\x3a\x68" * 40 for _ in range(40)))
    png = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 40, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", rows)
        + chunk(b"IEND", b"")
    )
    return Logo(png)
