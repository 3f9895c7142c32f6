"""A small office whose catalogue has every kind of page, and ways to build and read a site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from sop_gen import pipeline
from tests.conftest import ROOT, TESTS

KANTOR = TESTS / "kantor-contoh" / "standards"
VOID = {"meta", "link", "img", "input", "br", "hr", "rect", "path", "polyline", "polygon"}
JAHAT = """<script>globalThis.kena = 1</script><img src=x onerror="globalThis.kena = 1">"'`</script></title></ul>&lt;"""
"""What a spec may say and no page may run."""
JAHAT_LAYANAN = f"""\
nama: &j '{JAHAT.replace("'", "''")}'
unit: *j
status: draf
alias: [*j, 'javascript:alert(1)']
ringkasan: *j
pemohon: '[klik](javascript:globalThis.kena=1) <svg onload="globalThis.kena=1">'
kanal: [{{jenis: *j, tempat: *j, url: "https://contoh.example/?a=1&b='x'"}}]
persyaratan: [*j, {{nama: *j, jumlah: *j, bila: *j, pasal: *j, keterangan: *j}}, {{kelompok: *j, butir: [*j]}}]
prosedur: [*j, '{{{{ 7 * 7 }}}} {{% if x %}}']
jangka_waktu: [{{uraian: *j, lama: 5 hari kerja, sejak: *j}}, {{teks: *j}}]
biaya: [{{uraian: *j, teks: *j, satuan: *j, keterangan: *j}}]
produk: *j
pengaduan: [{{kanal: *j, nilai: 'javascript:globalThis.kena=1', keterangan: *j}}]
sarana_prasarana: *j
evaluasi_kinerja: *j
riwayat: [{{revisi: 0, tanggal: 2026-01-01, ringkasan: *j, alasan: *j}}]
catatan: [{{bagian: biaya, isi: RAHASIA-CATATAN}}]
penanggung_jawab: RAHASIA-PENANGGUNG
en: {{nama: *j, ringkasan: *j, persyaratan: [*j]}}
sop:
  - judul: *j
    pelaksana: {{a: *j}}
    langkah: [{{kegiatan: '<img src=x onerror="globalThis.kena = 1">', oleh: a, publik: *j}}, {{kegiatan: b, oleh: a}}]
"""


def build_site(standards: Path, folder: Path, berkas: Path | None = None, jobs: int = 1) -> pipeline.BuildResult:
    """The site of ``standards`` in ``folder``, with the shipped templates."""
    return pipeline.site(
        standards, ROOT / "templates", folder, berkas or folder / "tiada", lambda: None, lambda done, all: None, jobs
    )


def files_of(folder: Path) -> dict[str, bytes]:
    """What the public gets: every file but the site's own bookkeeping."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: data for name, data in found.items() if not name.startswith(".")}


@dataclass
class Laman(HTMLParser):
    """A page read strictly: which elements are open, what it links to, its ids, meta values, linked data and words."""

    html: str = ""
    buka: list[str] = field(default_factory=list)
    salah: list[str] = field(default_factory=list)
    tautan: list[tuple[str, str]] = field(default_factory=list)
    id: list[str] = field(default_factory=list)
    unsur: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    kata: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.unsur.append((tag, named))
        self.tautan += [(tag, value or "") for key, value in attrs if key in ("href", "src")]
        self.id += [named["id"] or ""] if "id" in named else []
        if tag not in VOID:
            self.buka.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unsur.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.buka or self.buka.pop() != tag:
            self.salah.append(f"</{tag}> pada baris {self.getpos()[0]}")

    def handle_data(self, data: str) -> None:
        (self.data if self.buka and self.buka[-1] == "script" else self.kata).append(data)

    def meta(self, name: str) -> list[str | None]:
        """Values of ``<meta name>`` or ``<meta http-equiv>``."""
        return [named.get("content") for tag, named in self.unsur if tag == "meta" and name in named.values()]

    @property
    def teks(self) -> str:
        """All words, blanks joined."""
        return re.sub(r"[^\S\u00a0]+", " ", "".join(self.kata))

    @property
    def tertaut(self) -> dict[str, Any]:
        """The linked data of the page."""
        (found,) = (json.loads(part) for part in self.data if part.strip())
        assert isinstance(found, dict)
        return found


def pages(folder: Path) -> Iterator[tuple[str, Laman]]:
    """Every page of the site by its name."""
    for path in sorted(folder.rglob("*.html")):
        yield path.relative_to(folder).as_posix(), Laman(path.read_text("utf-8"))
