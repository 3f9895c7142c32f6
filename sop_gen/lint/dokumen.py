"""The rules in, docs/aturan.md out (Markdown): every rule in order of code, and the catalogue that they come from."""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.katalog import KATALOG
from sop_gen.lint.penjelasan import Penjelasan, jelaskan_semua

KEPALA = """\
<!-- Dibuat oleh `make aturan` dari sop_gen/lint/rules dan sop_gen/lint/katalog.py. Ubah di sana, lalu jalankan lagi. -->

# Aturan `sop-gen check`

`check` memeriksa berkas yang dapat dipahami dengan {jumlah} aturan. Satu aturan di terminal: `sop-gen explain KODE`.

| tingkat | arti |
|---|---|
| error | keliru; harus diperbaiki sebelum ditetapkan |
| warning | sebaiknya diperbaiki |
| info | untuk diperiksa |

Tingkat sebuah temuan dapat berbeda dari tingkat aturannya: yang belum diisi, misalnya, dapat menjadi error pada layanan
berstatus `ditetapkan` dan warning selama layanan itu masih disusun. Temuan yang sengaja dibiarkan ditulis di berkas
layanan dengan alasannya: `abaikan: [{{kode: …, alasan: …}}]`. Temuan itu tetap tampil di setiap laporan, tetapi tidak dihitung.

Pada contoh keliru, `# temuan` menandai baris yang disebut. Sesudah `---` tertulis layanan lain di kantor yang sama.

## Daftar isi
"""
PENJELASAN_KATALOG = """\
Katalog cacat dokumen, tempat aturan-aturan ini berasal: SOP (prosedur), LAW (dasar hukum), SP (Standar Pelayanan),
MKL (maklumat), PUB (publikasi), ZI (bukti Zona Integritas)."""


def aturan_md() -> str:
    """The whole of docs/aturan.md."""
    rules = jelaskan_semua()
    return "\n".join([KEPALA.format(jumlah=len(rules)), *_contents(rules), *_chapters(rules), *_catalogue()]) + "\n"


def _contents(rules: list[Penjelasan]) -> Iterator[str]:
    yield from ("| aturan | tingkat | yang ditemukan |", "|---|---|---|")
    yield from (f"| {_link(rule.kode)} | {rule.tingkat} | {_cell(rule.judul)} |" for rule in rules)
    yield from ("", "Di akhir: [kode katalog](#kode-katalog), dan [yang tanpa aturan](#kode-katalog-tanpa-aturan).")


def _chapters(rules: list[Penjelasan]) -> Iterator[str]:
    sources: dict[str, list[str]] = {}
    for katalog, found in KATALOG.items():
        for kode in () if isinstance(found, str) else found:
            sources.setdefault(kode, []).append(katalog)
    for rule in rules:
        origin = f" · katalog: {', '.join(sources[rule.kode])}" if rule.kode in sources else ""
        yield from ("", f"## {rule.kode}", "", f"**{rule.judul}.** Tingkat: {rule.tingkat}{origin}")
        for heading, text in rule.bagian:
            yield from ("", f"**{heading}.** {text}")
        yield from ("", "Keliru:", "", "```yaml", rule.salah + "```", "", "Benar:", "", "```yaml", rule.benar + "```")


def _catalogue() -> Iterator[str]:
    yield from ("", "## Kode katalog", "", PENJELASAN_KATALOG, "", "| kode katalog | aturan |", "|---|---|")
    yield from (f"| {kode} | {', '.join(map(_link, found))} |" for kode, found in KATALOG.items() if not isinstance(found, str))
    yield from ("", "## Kode katalog tanpa aturan", "", "| kode katalog | mengapa tidak ada aturannya |", "|---|---|")
    yield from (f"| {kode} | {_cell(found)} |" for kode, found in KATALOG.items() if isinstance(found, str))


def _link(kode: str) -> str:
    return f"[`{kode}`](#{kode})"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
