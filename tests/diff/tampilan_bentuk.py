"""Comparisons to be drawn: hostile texts, one procedure, and the page of them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sop_gen.model.instansi import GayaSop
from sop_gen.render.banding import draw_html
from sop_gen.view.banding import Banding, view_banding
from tests.conftest import ROOT
from tests.diff.pasang import pasang, perbandingan
from tests.diff.tampilan import LANGKAH
from tests.diff.tulisan import instansi, langkah, layanan

TEMPLATES = ROOT / "templates"
GAYA = GayaSop()
JAHAT = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</td></tr></table></details><h1>Judul</h1>",
    "<!-- komentar --> &lt;b&gt; &amp;",
    "| a | b |",
    "a\\\\|b `kode` ```",
    "[tautan](https://jahat.example) ![gambar](https://jahat.example/a.png)",
    "https://jahat.example www.jahat.example surat@jahat.example",
    "@orang @tim/kelompok #123 GH-12 orang/repo#5",
    "$x^2$ $$y$$ :smile: :+1:",
    "~~coret~~ __garis__ **tebal** *miring*",
    "1. satu",
    "- daftar",
    "# judul",
    "> kutipan",
    "=== ---",
    "{{ 7*7 }} {% raw %}",
    "\u202eterbalik\u200b",
)


def hostile(payload: str, word: str) -> Any:
    """A service every text of which is ``payload`` with ``word``."""
    text = json.dumps(f"{payload} {word}")
    return layanan(
        f"nama: {text}\nunit: {text}\nstatus: draf\nringkasan: {text}\npemohon: {text}\nalias: [{text}]\n"
        f"kanal: [{{jenis: loket, tempat: {text}}}]\npersyaratan: [{{nama: {text}, bila: {text}, keterangan: {text}}}]\n"
        f"jangka_waktu: [{{uraian: {text}, lama: 1 jam, sejak: {text}}}]\nbiaya: [{{uraian: {text}, teks: {text}}}]\n"
        f"pengaduan: [{{kanal: {text}, nilai: {text}}}]\njumlah_pelaksana: [{{jabatan: {text}, jumlah: 1}}]\n"
        f"sop:\n  - judul: {text}\n    peralatan: [{text}]\n    pelaksana: {{p: {{nama: {text}}}}}\n"
        f"    langkah: [{{kegiatan: {text}, oleh: p, output: {text}, keterangan: {text}, publik: {text}}}]\n"
    )


def against(payload: str) -> Banding:
    sides = hostile(payload, "satu dua tiga"), hostile(payload, "satu dua empat")
    office = instansi("kota: Kupang")
    named = replace(perbandingan(pasang(*sides), sumber=(payload, payload)))
    return view_banding(replace(named, lama=replace(named.lama, instansi=office)))


def plain(payload: str) -> str:
    """What a reader sees of ``payload``: inline Markdown is what specs are written in."""
    from sop_gen.teks.inline import as_text, runs

    return as_text(runs(payload))


def page(view: Banding, gaya: GayaSop = GAYA) -> str:
    return draw_html(view, (gaya, gaya), TEMPLATES)


def procedure() -> Banding:
    """One step added, one removed, one changed."""
    new = (LANGKAH[0], "kegiatan: Mencatat dalam buku agenda, oleh: petugas", LANGKAH[1].replace("30", "60"))
    return view_banding(perbandingan(pasang(langkah(*LANGKAH), langkah(*new))))
