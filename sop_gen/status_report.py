"""The readiness table on a terminal, and for scripts."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

import click

from sop_gen.diagnostics import TINGKAT, counts
from sop_gen.model.layanan import KOMPONEN, PENYAMPAIAN
from sop_gen.report import cells, printable
from sop_gen.teks.angka import NBSP
from sop_gen.view.beban import Terukur
from sop_gen.view.dasar import Dasar
from sop_gen.view.kesiapan import KEADAAN, Baris, Keadaan, Kelompok, Kesiapan, Komponen
from sop_gen.view.monev import TenggatSop

LEBAR = 110
TANDA: dict[Keadaan, tuple[str, str]] = {"bersumber": ("✓", "green"), "perlu-konfirmasi": ("?", "yellow"), "kosong": ("○", "red")}
LAYANAN = (("LAYANAN", -30), ("KOMPONEN", -15), ("SOP", -5), ("TAK SAH", 7), ("ERROR", 5), ("WARNING", 7), ("INFO", 4),
           ("CATATAN", 7), ("REV", 3), ("HASIL", -7))  # fmt: skip
ORANG = (("PENANGGUNG JAWAB", -46), ("LAYANAN", 7), ("SIAP", 4), ("BELUM", 5), ("KOSONG", 6), ("PERLU KONFIRMASI", 16),
         ("ERROR", 5), ("CATATAN", 7))  # fmt: skip
"""Columns: heading and width; negative is flush left."""


def status_text(view: Kesiapan) -> Iterator[str]:
    """The table by unit with the reasons, then by person in charge; every mark is explained in words."""
    yield from _head(view)
    if view.dasar:
        yield from ("", *_touched(view.dasar))
    for group in view.per_unit:
        yield from ("", *_group(group))
    if view.semua.baris:
        yield from ("", *_legend())
        yield from ("", *_people(view.per_orang))
    if view.monev:
        yield from ("", *_monitoring(view.monev))
    if view.tidak_dijalankan:
        yield from ("", click.style("Tidak dijalankan di kantor ini", bold=True))
        yield from (f"  {printable(row.id)}: {printable(row.alasan[0])}" for row in view.tidak_dijalankan)


def status_json(view: Kesiapan) -> str:
    """The JSON contract of ``status``; ``fgd``, ``fgd_hari_kerja`` and ``dasar`` only when they were asked for."""
    data: dict[str, Any] = {"versi": 1, "layanan": [_plain(row) for row in view.baris]}
    if view.tenggat:
        data["fgd"] = {"tanggal": view.tenggat.tanggal.isoformat(), "sisa_hari": view.tenggat.sisa}
        data["fgd_hari_kerja"] = {"sisa": view.tenggat.sisa_kerja, "perkiraan": view.tenggat.perkiraan}
    if view.dasar:
        places = [_place(place) for place in view.dasar.tempat]
        data["dasar"] = {"id": view.dasar.id, "kutipan": view.dasar.kutipan, "status": view.dasar.status, "tempat": places}
    return json.dumps(data, ensure_ascii=False, indent=2)


def _plain(row: Baris) -> dict[str, Any]:
    known = {"nama": row.nama, "unit": row.unit, "status": row.status, "revisi": row.revisi}
    return {
        "id": row.id,
        **(known if row.terbaca else dict.fromkeys(known)),
        "komponen": {**dict.fromkeys(KOMPONEN, "kosong"), **{part.kunci: part.keadaan for part in row.komponen}},
        "temuan": row.jumlah_temuan,
        "catatan_terbuka": len(row.catatan),
        "siap": row.siap,
        "alasan": list(row.alasan) if row.berjalan else [],
        "beban": _burden(row.beban) if row.beban else None,
        "monev": [_due(part) for part in row.monev],
    }


def _due(part: TenggatSop) -> dict[str, Any]:
    day = part.jatuh_tempo.isoformat() if part.jatuh_tempo else None
    return {"sop": part.sop, "kegiatan": part.kegiatan, "jatuh_tempo": day, "terlambat": part.terlambat}


def _burden(terukur: Terukur) -> dict[str, Any]:
    """Numbers where there are; the time in words, the fee as the least and the most in rupiah."""
    beban = terukur.beban
    return {
        "persyaratan": beban.persyaratan,
        "langkah": beban.langkah,
        "kontak": beban.kontak,
        "serah_terima": beban.serah_terima,
        "jangka_waktu": terukur.jangka_waktu or None,
        "biaya": list(beban.biaya) if beban.biaya else None,
    }


def _place(place: Any) -> dict[str, str]:
    return {
        "layanan": place.layanan,
        "bagian": place.bagian,
        "isi": place.teks,
        "pasal": place.pasal,
        "jalur": place.jalur,
        "posisi": place.posisi,
    }


# ---- parts of the text -------------------------------------------------------------------------------------------


def _head(view: Kesiapan) -> Iterator[str]:
    office = f" · {printable(view.instansi)}" if view.instansi else ""
    yield click.style(f"Kesiapan standar pelayanan{office}", bold=True)
    yield f"Per {_spaced(view.hari)}"
    if view.tenggat:
        yield f"FGD {_spaced(view.tenggat.hari)}: {_spaced(view.tenggat.kalimat)}"
    parts = (f"{view.semua.siap} siap", f"{view.semua.belum} belum", f"{len(view.tidak_dijalankan)} tidak dijalankan di sini")
    yield f"{len(view.baris)} layanan: {', '.join(parts)}"
    shared = {level: count for level, count in counts(view.umum).items() if count}
    if shared:
        said = ", ".join(f"{count} {level}" for level, count in shared.items())
        yield click.style(f"✗ berkas bersama (_instansi.yaml, _dasar-hukum.yaml dan isi folder): {said}", fg="red")


def _touched(dasar: Dasar) -> Iterator[str]:
    title = f"{printable(_spaced(dasar.kutipan))} ({dasar.id}, {dasar.status})"
    yield from textwrap.wrap(f"Yang tersentuh bila {title} berubah", LEBAR)
    yield f"{len(dasar.tempat)} tempat dalam {dasar.layanan} layanan" if dasar.tempat else "Tidak ada layanan yang merujuknya."
    for place in dasar.tempat:
        words = ": ".join(part for part in (place.jalur, place.teks) if part)
        line = f"{place.posisi}: {words}" + (f" ({place.pasal})" if place.pasal else "")
        yield printable(f"  {line}" if len(line) <= LEBAR - 2 else f"  {line[: LEBAR - 3]}…")


def _group(group: Kelompok) -> Iterator[str]:
    yield click.style(f"{printable(group.nama)}: {group.siap} dari {len(group.baris)} siap", bold=True)
    yield click.style("  " + _line(LAYANAN, (heading for heading, _ in LAYANAN)), dim=True)
    for row in group.baris:
        yield "  " + _service(row)
        for reason in row.alasan:
            yield from textwrap.wrap(printable(reason), LEBAR, initial_indent="      - ", subsequent_indent="        ")


def _service(row: Baris) -> str:
    found = row.jumlah_temuan
    parts = [*row.komponen] or [Komponen("", "", "", "kosong", False)] * len(KOMPONEN)
    marks = [_mark(part.keadaan) for part in parts]
    split = len(PENYAMPAIAN)
    strip = f"{''.join(marks[:split])} {''.join(marks[split:])}" if row.terbaca else f"{'tidak terbaca':<15}"
    sop = _mark(row.bagian_sop.keadaan) + f" {len(row.sop) or '':<3}"
    verdict = click.style("✓ siap", fg="green", bold=True) if row.siap else click.style("✗ belum", fg="red", bold=True)
    numbers = [str(found[level]) for level in TINGKAT] + [str(len(row.catatan)), str(row.revisi)]
    return "  ".join([_fit(printable(row.id), -30), strip, sop, *map(_fit, numbers, (7, 5, 7, 4, 7, 3)), verdict])


def _mark(keadaan: Keadaan) -> str:
    sign, colour = TANDA[keadaan]
    return click.style(sign, fg=colour)


def _legend() -> Iterator[str]:
    yield "  ".join(f"{_mark(state)} {words}" for state, words in KEADAAN.items())
    names = " · ".join(f"{number} {key}".replace("_", " ").replace(" ", NBSP) for number, key in enumerate(KOMPONEN, 1))
    yield from map(_spaced, textwrap.wrap(f"Komponen, dari kiri: {names}", LEBAR))


def _people(groups: Iterable[Kelompok]) -> Iterator[str]:
    yield click.style("Menurut penanggung jawab", bold=True)
    yield click.style("  " + _line(ORANG, (heading for heading, _ in ORANG)), dim=True)
    for group in groups:
        numbers = (len(group.baris), group.siap, group.belum, group.jumlah("kosong"), group.jumlah("perlu-konfirmasi"))
        yield "  " + _line(ORANG, (printable(group.nama), *map(str, (*numbers, group.salah, group.catatan))))


def _monitoring(parts: Iterable[TenggatSop]) -> Iterator[str]:
    yield click.style("Pemantauan dan evaluasi SOP yang jatuh tempo", bold=True)
    for part in parts:
        sign = click.style("✗", fg="red") if part.keadaan == "terlambat" else click.style("!", fg="yellow")
        name = part.sop if part.sop == part.layanan else f"{part.sop} ({part.id})"
        words = f"{part.kegiatan} SOP {name}: {_spaced(part.kalimat)}; terakhir: {_spaced(part.terakhir)}"
        first, *rest = textwrap.wrap(printable(words), LEBAR - 4) or [""]
        yield f"  {sign} {first}"
        yield from (f"    {line}" for line in rest)


def _line(columns: tuple[tuple[str, int], ...], cells: Iterable[str]) -> str:
    return "  ".join(_fit(cell, width) for cell, (_, width) in zip(cells, columns, strict=True)).rstrip()


def _fit(text: str, width: int) -> str:
    """``text`` cut or filled to ``width`` cells of the terminal; a negative width is flush left."""
    room = abs(width)
    if cells(text) > room:
        while cells(text) > room - 1:
            text = text[:-1]
        text += "…"
    fill = " " * (room - cells(text))
    return text + fill if width < 0 else fill + text


def _spaced(text: str) -> str:
    """Terminals have no use for spaces that don't break."""
    return text.replace(NBSP, " ")
