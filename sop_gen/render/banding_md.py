"""A comparison as Markdown for a pull request on GitHub: nothing in a spec becomes markup, a link, a mention or a reference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import category

from sop_gen.diff.perubahan import Dampak
from sop_gen.view.banding import Banding, BarisBanding, LayananBanding, Tulisan
from sop_gen.view.banding_baris import Tanda, touched

PENANDA = "<!-- sop-gen diff -->"
"""The first line: by it the comment is found again."""
BATAS = 65_000
"""Characters of one comment; GitHub refuses more than 65,536."""
RUANG_DAFTAR, RUANG_KALIMAT = 20_000, 8_000
"""At most so many characters for the list of services, and for the sentences of one service."""
PENUTUP = 400
"""Room for the line that says what was left out, and for what closes a table."""
TANDA: dict[Dampak, str] = {"memberatkan": "▲", "meringankan": "▼", "netral": "·"}
MARKAH: dict[Tanda, tuple[str, str]] = {"sama": ("", ""), "hapus": ("~~", "del"), "tambah": ("**", "strong")}

_MARKUP = re.compile(r"[\\`*_\[\]~|]")
_AWAL = re.compile(r"^(\s*)(\d+(?=[.)])|)([-+=#.)])")
_PEMICU = re.compile(r"(?<=[@#:])(?=[\w/+-])|(?<=\bGH)(?=-\d)|(?<=\bwww)(?=\.)", re.IGNORECASE)
"""Where GitHub would see a mention, a number of an issue, an emoji or an address."""


def draw_md(view: Banding) -> str:
    """The comparison in at most ``BATAS`` characters; what there is no room for is counted in the last line."""
    parts = [PENANDA, f"## {escape_md(view.judul)}", _sides(view), "\n".join(f"- {escape_md(said)}" for said in view.kalimat)]
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
        f"**{escape_md(side.sumber)}**" + (f" ({escape_md(side.kantor)})" if side.kantor else "")
        for side in (view.lama, view.baru)
    )
    return " → ".join(sides)


def _left_out(rows: int, services: int) -> str:
    where = f" (di antaranya seluruh {services} bagian terakhir)" if services else ""
    return (
        f"_{rows} butir lain tidak dimuat{where}: panjang komentar dibatasi. Semuanya ada dalam `sop-gen diff … --format html`._"
    )


def _overview(entries: Sequence[LayananBanding]) -> str:
    """The table of the services, as long as there is room."""
    lines = ["| Layanan | Jenis | ▲ Memberatkan | ▼ Meringankan | Netral |", "| --- | --- | ---: | ---: | ---: |"]
    size = 0
    for number, entry in enumerate(entries):
        counts = " | ".join(str(count or "") for count in entry.jumlah.values())
        line = f"| {escape_md(entry.nama)} | {entry.jenis} | {counts} |"
        size += len(line) + 1
        if size > RUANG_DAFTAR:
            return "\n".join([*lines, "", f"_dan {len(entries) - number} bagian lain_"])
        lines.append(line)
    return "\n".join(lines)


# ---- one service -------------------------------------------------------------------------------------------------


def _entry(entry: LayananBanding, room: int) -> tuple[str, int]:
    """The section of one service and how many of its rows it shows; an empty text when not even its heading fits."""
    head = f"### {TANDA[entry.terburuk]} {escape_md(entry.nama)}"
    parts = [head, "\n".join(_sentences(entry)), *_measures(entry)]
    opening = f"<details>\n<summary>{sum(entry.jumlah.values())} butir berubah</summary>\n"
    table = ["| Bagian | Semula → Menjadi | Dampak |", "| --- | --- | --- |"]
    room -= sum(len(part) + 2 for part in (*parts, opening, *table)) + len("\n\n</details>")
    if room < 0:
        return "", 0
    shown = 0
    for row in entry.baris:
        line = _row(row)
        room -= len(line) + 1
        if room < 0:
            break
        table.append(line)
        shown += 1
    if shown < len(entry.baris):
        opening = opening.replace("berubah<", f"berubah, {shown} yang pertama<")
    return "\n\n".join([*parts, f"{opening}\n" + "\n".join(table) + "\n\n</details>"]), shown


def _sentences(entry: LayananBanding) -> Iterator[str]:
    size = 0
    for sentence in entry.kalimat:
        line = f"- {TANDA[sentence.dampak] + ' ' if sentence.dampak != 'netral' else ''}{escape_md(sentence.teks)}"
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
    impact = "" if row.jenis == "tetap" else f"{TANDA[row.dampak]} {row.dampak}" if row.dampak != "netral" else "netral"
    told = [part for part in (row.keterangan, *row.alasan, touched(row) if row.menyentuh else "") if part]
    said = f"{impact}: {'; '.join(escape_md(part) for part in told)}" if told else impact
    return f"| {escape_md(row.letak)}<br>_{row.jenis}_ | {change} | {said} |"


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
