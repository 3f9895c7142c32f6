"""What one part of a spec says about another: ids that must be unique, names that must exist, limits of a flow.

Works on the plain strings, so these faults are found in the same run as faults of single fields.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from typing import Any

from sop_gen.diagnostics import Diagnostic
from sop_gen.model.messages import finding, nearest
from sop_gen.model.peraturan import JUDUL, Peraturan
from sop_gen.model.sop import LANJUT, SELESAI
from sop_gen.spec.tree import Document, Plain, Step, plain

MAX_LANGKAH = 60
MAX_PELAKSANA = 12
MAX_KEPUTUSAN = 20
RESERVED = (LANJUT, SELESAI, "mulai")
LONGEST_INITIALS = 3
"""UU, PP, SE: kinds of regulation that are written in capitals."""
_LANGKAH_NUMBER = "langkah-"

Path = tuple[Step, ...]
Fault = tuple[Path, str, str, str, str]
"""Path, code, message, hint, example."""


def check_references(
    document: Document, layanan: str, register: Iterable[str] | None, broken: Container[str] = ()
) -> list[Diagnostic]:
    """Faults among the parts of one service. Without a register (a loose file) its references stay unchecked.

    ``broken`` are ids whose entry in the register is itself at fault.
    """
    raw = plain(document.root)
    if not isinstance(raw, dict):
        return []
    faults = [*_duplicate_ids(raw, ()), *_status_faults(raw)]
    if register is not None:
        faults += _register_faults(raw, sorted(register), broken)
    for number, sop in _each(raw.get("sop")):
        if isinstance(sop, dict):
            faults += _Flow(sop, ("sop", number)).faults()
    return [finding(document, *fault, layanan, of_key=fault[1] == "kunci-tak-dikenal") for fault in faults]


def check_register(document: Document, entries: dict[str, Plain]) -> list[Diagnostic]:
    """``oleh`` of every regulation must name another one of the register."""
    faults: list[Fault] = []
    for key, entry in entries.items():
        later = entry.get("oleh") if isinstance(entry, dict) else None
        for number, successor in _each(later):
            path: Path = (key, "oleh", *((number,) if isinstance(later, list) else ()))
            if successor == key:
                pesan = f"peraturan '{key}' tidak dapat diubah atau diganti oleh dirinya sendiri"
                faults.append((path, "peraturan-oleh-diri-sendiri", pesan, "sebut id peraturan lain", "oleh: pp-45-2024"))
            elif isinstance(successor, str) and successor not in entries:
                faults.append(_unknown(path, "peraturan", successor, entries))
    return [finding(document, *fault, None) for fault in faults]


def _each(value: Plain | Any) -> Iterator[tuple[int, Any]]:
    """The items of a list; an item alone is a list of one."""
    return enumerate(value if isinstance(value, list) else [] if value is None else [value])


def _walk(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Every mapping and list in ``value``, itself first, in the order of the file."""
    todo: list[tuple[Path, Any]] = [(path, value)]
    while todo:
        place, part = todo.pop()
        yield place, part
        children: list[tuple[Step, Any]] = list(part.items() if isinstance(part, dict) else enumerate(part))
        todo += [((*place, step), child) for step, child in reversed(children) if isinstance(child, dict | list)]


def _duplicate_ids(raw: dict[str, Any], path: Path) -> Iterator[Fault]:
    for place, value in _walk(raw, path):
        if isinstance(value, list):
            first: dict[str, int] = {}
            for number, item in enumerate(value):
                key = item.get("id") if isinstance(item, dict) else None
                if isinstance(key, str) and first.setdefault(key, number) != number:
                    message = f"id '{key}' sudah dipakai butir ke-{first[key] + 1} dalam daftar ini"
                    yield (*place, number, "id"), "id-ganda", message, "beri id lain yang unik", f"id: {key}-2"


def _status_faults(raw: dict[str, Any]) -> Iterator[Fault]:
    if raw.get("status") == "dialihkan" and not raw.get("dialihkan"):
        yield (
            ("status",),
            "kunci-kurang",
            "layanan 'dialihkan' harus menyebut ke mana dialihkan",
            "tambahkan kunci 'dialihkan'",
            "dialihkan: {ke: Kantor Wilayah Kementerian HAM NTT}",
        )


def _register_faults(raw: dict[str, Any], register: list[str], broken: Container[str]) -> Iterator[Fault]:
    for number, entry in _each(raw.get("dasar_hukum")):
        key = entry.get("ref") if isinstance(entry, dict) else entry
        if isinstance(key, str) and key not in register:
            yield _unlisted(("dasar_hukum", number, *(("ref",) if isinstance(entry, dict) else ())), key, register, broken)
    for path, value in _walk({key: part for key, part in raw.items() if key not in ("dialihkan", "dicabut", "sumber")}, ()):
        key = value.get("dasar") if isinstance(value, dict) else None
        if isinstance(key, str) and key not in register:
            yield _unlisted((*path, "dasar"), key, register, broken)


def _unlisted(path: Path, key: str, register: list[str], broken: Container[str]) -> Fault:
    if key not in broken:
        return _unknown(path, "peraturan", key, register)
    pesan = f"isi peraturan '{key}' di _dasar-hukum.yaml tidak terbaca"
    return path, "peraturan-tak-terbaca", pesan, "perbaiki dahulu _dasar-hukum.yaml", _entry(key)


def _unknown(path: Path, what: str, word: str, known: Iterable[str]) -> Fault:
    words = list(known)
    like = nearest(word, words)
    listed = ", ".join(words[:8]) + (", …" if len(words) > 8 else "")
    saran = f"mungkin maksudnya '{like}'" if like else f"yang ada: {listed}"
    example = like or words[0] if words else "…"
    if what != "peraturan":
        return path, f"{what}-tak-dikenal", f"{what} '{word}' tidak ada dalam prosedur ini", saran, example
    register = "daftarkan dahulu di _dasar-hukum.yaml"
    saran = f"mungkin maksudnya '{like}'; bila bukan, {register}" if like else register
    example = like or _entry(word)
    return path, "peraturan-tak-dikenal", f"peraturan '{word}' tidak ada di _dasar-hukum.yaml", saran, example


def _entry(id: str) -> str:
    """How the register would hold ``id`` when it says kind, number and year; otherwise how it holds another."""
    match = re.fullmatch(r"([a-z]+)-(\d+)-(\d{4})", id, re.ASCII)
    if not match:
        return Peraturan.CONTOH
    jenis, nomor, tahun = match.groups()
    written = jenis.upper() if len(jenis) <= LONGEST_INITIALS else jenis.capitalize()
    return f'{id}: {{jenis: {written}, nomor: {nomor}, tahun: {tahun}, tentang: "{JUDUL}"}}'


class _Flow:
    """The faults of one procedure's flow."""

    def __init__(self, sop: dict[str, Any], path: Path) -> None:
        self.path = path
        columns = sop.get("pelaksana")
        self.columns = list(columns) if isinstance(columns, dict) else None
        named = columns.items() if isinstance(columns, dict) else ()
        self.own_ids = [key for key, part in named if isinstance(part, dict) and "id" in part]
        self.steps = [step if isinstance(step, dict) else {} for _, step in _each(sop.get("langkah"))]
        self.ids = [self._id(number) for number in range(len(self.steps))]

    def _id(self, number: int) -> str:
        written = self.steps[number].get("id")
        return written if isinstance(written, str) else f"{_LANGKAH_NUMBER}{number + 1}"

    def faults(self) -> Iterator[Fault]:
        yield from self._limits()
        for key in self.own_ids:
            path = (*self.path, "pelaksana", key, "id")
            saran = "id pelaksana adalah kuncinya"
            yield path, "kunci-tak-dikenal", "kunci 'id' tidak dikenal di sini", saran, f"{key}: {{nama: Petugas Loket}}"
        for number, step in enumerate(self.steps):
            yield from self._reserved(number, step)
            yield from self._columns(number, step)
            if isinstance(step.get("keputusan"), dict):
                yield from self._decision(number, step)
            else:
                yield from self._onward(number, step)

    def _at(self, number: int, *steps: Step) -> Path:
        return (*self.path, "langkah", number, *steps)

    def _limits(self) -> Iterator[Fault]:
        decisions = sum(1 for step in self.steps if step.get("keputusan"))
        limits = (
            ("langkah", len(self.steps), MAX_LANGKAH, "langkah", "pecah menjadi dua prosedur"),
            ("pelaksana", len(self.columns or ()), MAX_PELAKSANA, "pelaksana", "gabungkan pelaksana atau pecah prosedurnya"),
            ("langkah", decisions, MAX_KEPUTUSAN, "keputusan", "pindahkan sebagian keputusan ke prosedur lain"),
        )
        for key, count, limit, what, saran in limits:
            if count > limit:
                yield (
                    (*self.path, key),
                    "alur-terlalu-besar",
                    f"ada {count} {what}; batasnya {limit}",
                    saran,
                    "sop: [{judul: …}, {judul: …}]",
                )

    def _reserved(self, number: int, step: dict[str, Any]) -> Iterator[Fault]:
        written = step.get("id")
        numbered = isinstance(written, str) and written.startswith(_LANGKAH_NUMBER) and written[len(_LANGKAH_NUMBER) :].isdigit()
        if written in RESERVED or numbered:
            yield (
                self._at(number, "id"),
                "id-terpakai",
                f"'{written}' tidak boleh menjadi id langkah",
                "pakai kata lain",
                "id: periksa",
            )

    def _columns(self, number: int, step: dict[str, Any]) -> Iterator[Fault]:
        seen: set[str] = set()
        for index, column in _each(step.get("oleh")):
            path = self._at(number, "oleh", *((index,) if isinstance(step.get("oleh"), list) else ()))
            if self.columns is None:
                continue
            if isinstance(column, str) and column not in self.columns:
                yield _unknown(path, "pelaksana", column, self.columns)
            elif isinstance(column, str) and column in seen:
                yield path, "pelaksana-ganda", f"pelaksana '{column}' disebut dua kali", "sebut satu kali saja", f"oleh: {column}"
            seen.add(str(column))

    def _decision(self, number: int, step: dict[str, Any]) -> Iterator[Fault]:
        ways = step["keputusan"]
        for name in ("ya", "tidak"):
            if isinstance(ways.get(name), str):
                yield from self._target(number, ways[name], self._at(number, "keputusan", name))
        if ways.get("ya") and self._leads(number, ways.get("ya")) == self._leads(number, ways.get("tidak")):
            message = "'ya' dan 'tidak' menuju langkah yang sama, jadi ini bukan keputusan"
            yield (
                self._at(number, "keputusan"),
                "keputusan-tanpa-pilihan",
                message,
                "bedakan kedua tujuan",
                "keputusan: {ya: lanjut, tidak: ajukan}",
            )
        if step.get("lanjut"):
            yield (
                self._at(number, "lanjut"),
                "lanjut-pada-keputusan",
                "keputusan tidak memakai 'lanjut'",
                "hapus 'lanjut'",
                "keputusan: {ya: lanjut, tidak: ajukan}",
            )

    def _onward(self, number: int, step: dict[str, Any]) -> Iterator[Fault]:
        onward = step.get("lanjut")
        seen: set[object] = set()
        for index, target in _each(onward):
            path = self._at(number, "lanjut", *((index,) if isinstance(onward, list) else ()))
            if not isinstance(target, str):
                continue
            if target == SELESAI and isinstance(onward, list) and len(onward) > 1:
                yield (
                    path,
                    "selesai-dalam-cabang",
                    "'selesai' tidak boleh menjadi salah satu cabang",
                    "tutup tiap cabang pada langkahnya",
                    "lanjut: [arsip, kirim]",
                )
            elif self._leads(number, target) in seen:
                yield (
                    path,
                    "cabang-ganda",
                    f"cabang '{target}' disebut dua kali",
                    "sebut satu kali saja",
                    "lanjut: [arsip, kirim]",
                )
            seen.add(self._leads(number, target))
            yield from self._target(number, target, path)

    def _leads(self, number: int, target: object) -> object:
        """Where a target leads; ``lanjut`` of the last step ends."""
        if target == LANJUT:
            return self.ids[number + 1] if number + 1 < len(self.ids) else SELESAI
        return target

    def _target(self, number: int, target: str, path: Path) -> Iterator[Fault]:
        if target not in (LANJUT, SELESAI) and target not in self.ids:
            others = [id for id in self.ids if id != self.ids[number]]
            yield _unknown(path, "langkah", target, [*others, LANJUT, SELESAI])
        elif target == self.ids[number]:
            yield (
                path,
                "langkah-ke-diri-sendiri",
                f"langkah '{target}' menuju dirinya sendiri",
                "arahkan ke langkah lain",
                "lanjut: selesai",
            )
