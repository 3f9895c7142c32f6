"""What changed, in the sentences of an official: ``Persyaratan bertambah 1 (dari 14 menjadi 15)``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sop_gen.diff.perubahan import Dampak, Pasangan
from sop_gen.diff.wujud import plain, tulis_bidang, words
from sop_gen.model.butir import Kelompok, Tarif, Waktu
from sop_gen.model.durasi import Durasi
from sop_gen.model.instansi import Kalender
from sop_gen.model.layanan import KOMPONEN
from sop_gen.model.sop import Langkah, Pelaksana, Sop
from sop_gen.teks.inline import runs
from sop_gen.view.banding_baris import BarisBanding, Sisi, Tulisan, rows_of, terburuk
from sop_gen.waktu.jalan import usual_way
from sop_gen.waktu.janji import compare
from sop_gen.waktu.jumlah import of_durasi
from sop_gen.waktu.kata import format_jumlah

TERPANJANG = 200
"""Characters of the one line that a revision history has for all that changed."""
_BATAS = re.compile(r"^(paling lama|paling lambat|maksimal|maksimum)\s+", re.IGNORECASE)
_UTAMA = ("layanan", "nama", *(key for key in KOMPONEN[:6] if key != "pengaduan"), "sop", "kanal", "pengaduan")
"""What citizens feel comes first, then the rest in the order of the spec."""
_LAIN = frozenset({"id", "jenis", "tanggal", "penetapan", "alias", "ringkasan", "en", "abaikan", "reviu", "penanggung_jawab"})
"""Parts of which it is enough to say that they changed."""


@dataclass(frozen=True)
class Kalimat:
    """One sentence without its full stop; ``butir`` counts the rows that it tells of."""

    teks: str
    dampak: Dampak
    butir: int


Baris = Sequence[BarisBanding]


def sentences(pasangan: Pasangan, rows: Baris, kalender: Kalender) -> list[Kalimat]:
    """Everything that ``rows`` say, what citizens feel first."""
    found: list[Kalimat] = []
    for key, group in _grouped(rows):
        tell = _SPECIAL.get(key, _component)
        found += tell(key, group, pasangan, kalender)
    others = [row for row in rows if row.kunci in _LAIN]
    if others:
        found.append(_of(f"Data lain berubah: {', '.join(dict.fromkeys(_spoken(row.bagian) for row in others)).lower()}", others))
    return found


def ringkas(pasangan: Pasangan) -> str:
    """One line for the revision history, at most 200 characters: ``Persyaratan bertambah 1 (…); …; dan 3 perubahan lain``.

    What citizens feel comes first. Empty when nothing changed.
    """
    rows = list(rows_of(pasangan, Sisi({}, {}, {})))
    told = sorted(sentences(pasangan, rows, Kalender.model_construct()), key=lambda sentence: sentence.dampak == "netral")
    kept: list[Kalimat] = []
    for sentence in told:
        if len(_line([*kept, sentence], told)) <= TERPANJANG:
            kept.append(sentence)
    return _line(kept, told) if kept or not rows else f"{len(rows)} hal berubah"


def _line(kept: Sequence[Kalimat], told: Sequence[Kalimat]) -> str:
    parts = [sentence.teks if not number else _lower(sentence.teks) for number, sentence in enumerate(kept)]
    rest = sum(sentence.butir for sentence in told) - sum(sentence.butir for sentence in kept)
    return "; ".join(parts) + (f"; dan {rest} perubahan lain" if rest else "")


def _lower(text: str) -> str:
    """``text`` to go on with after a semicolon: abbreviations stay."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _spoken(name: str) -> str:
    """``Jangka Waktu Pelayanan`` within a sentence: ``Jangka waktu pelayanan``."""
    first, *rest = name.split(" ")
    return " ".join([first, *(word if word.isupper() else word.lower() for word in rest)])


def _grouped(rows: Baris) -> Iterator[tuple[str, list[BarisBanding]]]:
    order = {key: number for number, key in enumerate(_UTAMA)}
    told = sorted((row for row in rows if row.kunci not in _LAIN), key=lambda row: order.get(row.kunci, len(order)))
    for key, group in groupby(told, key=lambda row: row.kunci):
        yield key, list(group)


def _of(teks: str, rows: Baris) -> Kalimat:
    return Kalimat(teks, terburuk(row.dampak for row in rows), len(rows))


# ---- lists -------------------------------------------------------------------------------------------------------


def _component(key: str, rows: Baris, pasangan: Pasangan, kalender: Kalender) -> Iterator[Kalimat]:
    """A component that is a list, or one value."""
    before, after = (_count(getattr(side, key, None)) for side in (pasangan.lama, pasangan.baru))
    if before is None or after is None:
        yield _of(_single(rows), rows)
    else:
        yield _of(_listed(_spoken(rows[0].bagian), rows, before, after), rows)


def _count(value: object) -> int | None:
    """How many items a list has, groups opened; None when it is no list."""
    if not isinstance(value, tuple):
        return None
    return sum(len(part.butir) if isinstance(part, Kelompok) else 1 for part in value)


def _single(rows: Baris) -> str:
    """``Unit Penyelenggara berubah dari A menjadi B``, as long as that is short."""
    row = rows[0]
    if len(rows) > 1:
        return _listed(_spoken(row.bagian), rows, 0, 0)
    old, new = _text(row.semula), _text(row.menjadi)
    if row.jenis == "diubah" and len(old) + len(new) <= 120 and "\n" not in old + new:
        return f"{_spoken(row.letak)} berubah dari {old} menjadi {new}"
    return f"{_spoken(row.letak)} {row.jenis}"


def _listed(name: str, rows: Baris, before: int, after: int, unit: str = "butir") -> str:
    counts = {kind: sum(row.jenis == kind for row in rows) for kind in ("ditambah", "dihapus", "diubah", "dipindah")}
    if before != after and not before:
        return f"{name} kini diisi ({after} {unit})"
    if before != after and not after:
        return f"{name} tidak lagi diisi (semula {before} {unit})"
    extra = [f"{count} {kind}" for kind, count in counts.items() if count]
    if before != after:
        way = "bertambah" if after > before else "berkurang"
        told = f"{name} {way} {abs(after - before)} (dari {before} menjadi {after})"
        return f"{told}: {', '.join(extra)}" if len(extra) > 1 else told
    if counts["ditambah"] or counts["dihapus"]:
        return f"{name}{f' tetap {after} {unit}' if after else ''}: {', '.join(extra)}"
    return f"{name}: {', '.join(f'{count} {unit} {kind}' for kind, count in counts.items() if count)}"


def _text(pieces: Tulisan) -> str:
    return "".join(piece.teks for piece in pieces)


# ---- whole services ----------------------------------------------------------------------------------------------


def _presence(key: str, rows: Baris, pasangan: Pasangan, kalender: Kalender) -> Iterator[Kalimat]:
    yield _of("Layanan ini baru" if rows[0].jenis == "ditambah" else "Layanan ini tidak ada lagi", rows)


def _status(key: str, rows: Baris, pasangan: Pasangan, kalender: Kalender) -> Iterator[Kalimat]:
    old, new = pasangan.lama, pasangan.baru
    fate = _text(rows[0].menjadi)
    if old and new and not new.berjalan:
        yield _of(f"Layanan ini {fate}", rows)
    elif old and new and not old.berjalan:
        yield _of(f"Layanan ini dijalankan kembali (semula {_text(rows[0].semula)})", rows)
    else:
        yield _of(f"Status berubah dari {_text(rows[0].semula)} menjadi {fate}", rows)


def _name(key: str, rows: Baris, pasangan: Pasangan, kalender: Kalender) -> Iterator[Kalimat]:
    yield _of(f"Nama layanan berubah menjadi {_text(rows[0].menjadi)}", rows)


# ---- time and money ----------------------------------------------------------------------------------------------


def _times(key: str, rows: Baris, pasangan: Pasangan, kalender: Kalender) -> Iterator[Kalimat]:
    rest = []
    for row in rows:
        told = _promise(row, kalender)
        if told:
            yield _of(told, [row])
        else:
            rest.append(row)
    if rest:
        yield from _component(key, rest, pasangan, kalender)


def _promise(row: BarisBanding, kalender: Kalender) -> str:
    """``Waktu paling lama turun dari 14 hari kerja menjadi 7 hari kerja``; empty when the time is as it was."""
    old, new = row.isi
    if not (isinstance(old, Waktu) and isinstance(new, Waktu) and old.lama and new.lama):
        return ""
    before, after = _bare(old.lama), _bare(new.lama)
    if before == after:
        return ""
    limits = all(_BATAS.match(part.lama.tulisan) for part in (old, new) if part.lama)
    name = ("Waktu paling lama" if limits else "Jangka waktu") + (f" ({words(runs(new.uraian))})" if new.uraian else "")
    return f"{name} {_direction(old.lama, new.lama, kalender)} dari {before} menjadi {after}"


def _bare(lama: Durasi) -> str:
    """``14 hari kerja`` of ``paling lama 14 hari kerja sejak berkas lengkap``."""
    return _BATAS.sub("", lama.tulisan.removesuffix(lama.sejak or "").rstrip())


def _direction(old: Durasi, new: Durasi, kalender: Kalender) -> str:
    before, after = of_durasi(old, kalender), of_durasi(new, kalender)
    down, up = compare(after, before, kalender), compare(before, after, kalender)
    return "turun" if (down, up) == ("cukup", "lewat") else "naik" if (down, up) == ("lewat", "cukup") else "berubah"


def _fees(key: str, rows: Baris, pasangan: Pasangan, kalender: Kalender) -> Iterator[Kalimat]:
    rest = []
    for row in rows:
        old, new = row.isi
        if isinstance(old, Tarif) and isinstance(new, Tarif) and (old.tarif, old.teks) != (new.tarif, new.teks):
            way = "berubah" if old.tarif is None or new.tarif is None else "turun" if new.tarif < old.tarif else "naik"
            texts = (tulis_bidang(fee, "tarif", {}) for fee in (old, new))
            yield _of("Biaya {} {} dari {} menjadi {}".format(words(runs(new.uraian)), way, *texts), [row])
        else:
            rest.append(row)
    if rest:
        yield from _component(key, rest, pasangan, kalender)


# ---- procedures --------------------------------------------------------------------------------------------------


def _procedures(key: str, rows: Baris, pasangan: Pasangan, kalender: Kalender) -> Iterator[Kalimat]:
    for _, group in groupby(rows, key=lambda row: row.prosedur):
        yield from _procedure(list(group), kalender)


def _procedure(rows: Baris, kalender: Kalender) -> Iterator[Kalimat]:
    old, new = rows[0].prosedur
    if old is None or new is None:
        one = new or old
        what = (
            f"SOP {one.judul} {rows[0].jenis} ({len(one.langkah)} langkah)"
            if one
            else f"Urutan SOP berubah: {rows[0].keterangan}"
        )
        yield _of(what, rows)
        return
    name = f"SOP {new.judul}"
    steps = [row for row in rows if isinstance(row.isi[1] or row.isi[0], Langkah) or row.butir.startswith("langkah")]
    posts = [row for row in rows if isinstance(row.isi[1] or row.isi[0], Pelaksana)]
    if steps:
        yield _of(_listed(f"Langkah {name}", steps, len(old.langkah), len(new.langkah), "langkah"), steps)
    yield from _duration(name, old, new, steps, kalender)
    if posts:
        yield _of(_listed(f"Pelaksana {name}", posts, len(old.pelaksana), len(new.pelaksana), "jabatan"), posts)
    if rest := [row for row in rows if row not in steps and row not in posts]:
        yield _of(f"{name}: {', '.join(dict.fromkeys(row.butir or 'urutan' for row in rest))} berubah", rest)


def _duration(name: str, old: Sop, new: Sop, steps: Baris, kalender: Kalender) -> Iterator[Kalimat]:
    before, after = (usual_way(sop, kalender).jumlah for sop in (old, new))
    if before == after or before.tak_terhitung or after.tak_terhitung:
        return
    down, up = compare(after, before, kalender), compare(before, after, kalender)
    way = "turun" if (down, up) == ("cukup", "lewat") else "naik" if (down, up) == ("lewat", "cukup") else "berubah"
    texts = [plain(format_jumlah(total, kalender)) for total in (before, after)]
    yield Kalimat(f"Waktu {name} (jalur biasa) {way} dari {texts[0]} menjadi {texts[1]}", terburuk(r.dampak for r in steps), 0)


Tell = Callable[[str, Baris, Pasangan, Kalender], Iterator[Kalimat]]
_SPECIAL: dict[str, Tell] = {
    "layanan": _presence,
    "status": _status,
    "nama": _name,
    "jangka_waktu": _times,
    "biaya": _fees,
    "sop": _procedures,
}
