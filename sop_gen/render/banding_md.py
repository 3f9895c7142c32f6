"""A comparison as Markdown for a pull request on GitHub: nothing in a spec becomes markup, a link, a mention or a reference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from unicodedata import category

from sop_gen.view.banding import Banding, BarisBanding, LayananBanding, Tulisan
from sop_gen.view.banding_baris import PENILAIAN, TANDA_PENILAIAN, touched
from sop_gen.view.banding_teks import Tanda

PENANDA = "<!-- sop-gen diff -->"
"""The first line: by it the comment is found again."""
BATAS = 65_000
"""Characters of one comment; GitHub refuses more than 65,536."""
RUANG_DAFTAR, RUANG_KALIMAT = 20_000, 8_000
"""At most so many characters for the list of services, and for the sentences of one service."""
PENUTUP = 400
"""Room for the line that says what was left out, and for what closes a table."""
MARKAH: dict[Tanda, tuple[str, str]] = {"sama": ("", ""), "hapus": ("~~", "del"), "tambah": ("**", "strong")}

_MARKUP = re.compile(r"[\\`*_\[\]~|]")
_AWAL = re.compile(r"^(\s*)(\d+(?=[.)])|)([-+=#.)])")
_PEMICU = re.compile(r"(?<=[@#:])(?=[\w/+-])|(?<=\bGH)(?=-\d)|(?<=\bwww)(?=\.)", re.IGNORECASE)
"""Where GitHub would see a mention, a number of an issue, an emoji or an address."""


def draw_md(view: Banding) -> str:
    """The comparison in at most ``BATAS`` characters; what there is no room for is counted in the last line."""
    parts = [PENANDA, f"## {escape_md(view.judul)}", _sides(view), escape_md(" ".join(view.hitungan))]
    parts += ["\n".join(f"- {escape_md(said)}" for said in view.cerita)] if view.cerita else []
    parts += [_overview(view.semua)] if view.semua else []
    room = BATAS - PENUTUP - sum(len(part) + 2 for part in parts)
    left_rows = left_services = 0
    for entry in view.semua:
        text, shown = _entry(entry, room)
        if text and not left_services:
            parts.append(text)
            room -= len(text) + 2
        else:
            shown, left_services = 0, left_services + 1
        left_rows += len(entry.baris) - shown
    if left_rows:
        parts.append(_left_out(left_rows, left_services))
    return "\n\n".join(parts) + "\n"


def escape_md(text: str) -> str:
    """``text`` of one line as Markdown that shows it, and does nothing else."""
    safe = "".join("�" if category(character) in ("Cc", "Cf", "Cs") else character for character in text)
    safe = _PEMICU.sub("\0", safe)
    safe = _MARKUP.sub(r"\\\g<0>", safe)
    safe = _AWAL.sub(r"\1\2\\\3", safe)
    safe = safe.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("$", "<span>$</span>")
    return safe.replace("\0", "<!-- -->")


def _sides(view: Banding) -> str:
    sides = (
        f"**{escape_md(side.nama)}**" + _in_brackets([side.kantor, side.sumber if side.nama != side.sumber else ""])
        for side in (view.lama, view.baru)
    )
    return " → ".join(sides)


def _in_brackets(facts: Sequence[str]) -> str:
    known = [escape_md(fact) for fact in facts if fact]
    return f" ({', '.join(known)})" if known else ""


def _left_out(rows: int, services: int) -> str:
    where = f" (di antaranya seluruh {services} bagian terakhir)" if services else ""
    return (
        f"_{rows} butir lain tidak dimuat{where}: panjang komentar dibatasi. Semuanya ada dalam `sop-gen diff … --format html`._"
    )


def _overview(entries: Sequence[LayananBanding]) -> str:
    """The table of the services, as long as there is room."""
    columns = " | ".join(f"{TANDA_PENILAIAN[said]} {said.capitalize()}" for said in PENILAIAN)
    lines = [f"| Layanan | Jenis | {columns} |", "| --- | --- | ---: | ---: | ---: | ---: |"]
    size = 0
    for number, entry in enumerate(entries):
        counts = " | ".join(str(count or "") for count in entry.penilaian.values())
        line = f"| {escape_md(entry.nama)} | {entry.jenis} | {counts} |"
        size += len(line) + 1
        if size > RUANG_DAFTAR:
            return "\n".join([*lines, "", f"_dan {len(entries) - number} bagian lain_"])
        lines.append(line)
    return "\n".join(lines)


# ---- one service -------------------------------------------------------------------------------------------------


def _entry(entry: LayananBanding, room: int) -> tuple[str, int]:
    """The section of one service and how many of its rows it shows; an empty text when not even its heading fits."""
    head = f"### {entry.tanda} {escape_md(entry.nama)}"
    parts = [head, "\n".join(_sentences(entry)), *_measures(entry)]
    room -= sum(len(part) + 2 for part in parts)
    shown = 0
    tables = (("butir berubah", entry.pokok), ("perubahan tata usaha", entry.tata_usaha))
    for name, rows in ((name, rows) for name, rows in tables if rows):
        text, told = _table(name, rows, room)
        if told:
            parts.append(text)
            room, shown = room - len(text) - 2, shown + told
        if told < len(rows):
            break
    return ("\n\n".join(parts), shown) if shown else ("", 0)


def _table(name: str, rows: Sequence[BarisBanding], room: int) -> tuple[str, int]:
    """``rows`` to open by a click, as many as there is room for, and how many these are."""
    lines = [_row(row) for row in rows]
    room -= len(_details(name, len(rows), len(rows), []))
    shown = next((number for number, size in enumerate(accumulate(len(line) + 1 for line in lines)) if size > room), len(rows))
    changed = sum(row.jenis != "tetap" for row in rows)
    return _details(name, changed, shown if shown < len(rows) else changed, lines[:shown]), shown


def _details(name: str, count: int, shown: int, lines: Sequence[str]) -> str:
    first = f", {shown} yang pertama" if shown < count else ""
    table = "\n".join(["| Bagian | Semula → Menjadi | Dampak |", "| --- | --- | --- |", *lines])
    return f"<details>\n<summary>{count} {name}{first}</summary>\n\n{table}\n\n</details>"


def _sentences(entry: LayananBanding) -> Iterator[str]:
    size = 0
    for sentence in entry.kalimat:
        line = f"- {f'{sentence.tanda} '.lstrip()}{escape_md(sentence.teks)}"
        size += len(line)
        if size > RUANG_KALIMAT:
            yield "- …"
            return
        yield line


def _measures(entry: LayananBanding) -> Iterator[str]:
    changed = [measure for measure in entry.ukuran if measure.selisih != "tetap"]
    if changed and entry.jenis == "Diubah":
        cells = ((measure.nama, measure.semula, measure.menjadi, measure.selisih) for measure in changed)
        lines = (f"| {' | '.join(map(_cell, line))} |" for line in cells)
        yield "\n".join(["| Ukuran | Semula | Menjadi | Selisih |", "| --- | --- | --- | --- |", *lines])


def _cell(text: str) -> str:
    return "<br>".join(escape_md(line) for line in text.split("\n"))


def _row(row: BarisBanding) -> str:
    change = "<br>".join(_marked(text) for text in row.bacaan)
    sign = f"{TANDA_PENILAIAN[row.penilaian]} " if row.penilaian != "netral" else ""
    impact = "" if row.jenis == "tetap" else sign + row.penilaian
    told = [
        part
        for part in (
            row.keterangan if row.keterangan != row.peristiwa else "",
            *row.alasan,
            touched(row) if row.menyentuh else "",
        )
        if part
    ]
    said = f"{impact}: {'; '.join(escape_md(part) for part in told)}" if told else impact
    return f"| {escape_md(row.letak)}<br>_{row.peristiwa}_ | {change} | {said} |"


def _marked(text: Tulisan) -> str:
    """The text with ``~~what went~~`` and ``**what came**``."""
    written = ""
    pieces = [(line, piece.tanda, number > 0) for piece in text for number, line in enumerate(piece.teks.split("\n"))]
    for number, (line, tanda, broken) in enumerate(pieces):
        written += "<br>" if broken else ""
        following = next((other for other, _, _ in pieces[number + 1 :] if other), " ")
        written += _mark(line, tanda, written[-1:], following[:1])
    return written


def _mark(line: str, tanda: Tanda, before: str, after: str) -> str:
    """``line`` between its marks; white space stays outside, and where Markdown would not see the marks, tags stand."""
    bare = line.strip()
    if tanda == "sama" or not bare:
        return escape_md(line)
    start = line[: len(line) - len(line.lstrip())]
    end = line[len(line.rstrip()) :]
    sign, tag = MARKAH[tanda]
    safe = escape_md(bare)
    opens = safe[0].isalnum() or not (start or before).strip() or not (start or before)[-1].isalnum()
    closes = safe[-1].isalnum() or not (end or after).strip() or not (end or after)[0].isalnum()
    return f"{start}{sign}{safe}{sign}{end}" if opens and closes else f"{start}<{tag}>{safe}</{tag}>{end}"
