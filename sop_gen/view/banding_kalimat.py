"""What changed, in the sentences of an official: ``Persyaratan bertambah 1 (dari 14 menjadi 15)``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sop_gen.diff.perubahan import DASAR_HUKUM, INSTANSI, Dampak, Pasangan
from sop_gen.diff.wujud import plain, tulis_bidang, words
from sop_gen.model.butir import Kanal, Kelompok, Tarif, Waktu
from sop_gen.model.durasi import Durasi
from sop_gen.model.instansi import Kalender
from sop_gen.model.sop import Langkah, Pelaksana, Sop
from sop_gen.teks.inline import runs
from sop_gen.view.banding_baris import PENILAIAN, TANDA_PENILAIAN, BarisBanding, Penilaian, rows_of, terburuk
from sop_gen.view.banding_teks import Sisi, Tulisan
from sop_gen.waktu.jalan import usual_way
from sop_gen.waktu.janji import compare
from sop_gen.waktu.jumlah import of_durasi
from sop_gen.waktu.kata import format_jumlah

TERPANJANG = 200
"""Characters of the one line that a revision history has for all that changed."""
TERSINGKAT = 80
"""Characters of two texts that have room in a sentence."""
_RINCIAN = re.compile(r"(\(dari \d+ menjadi \d+\)): [^:;]*$")
_BATAS = re.compile(r"^(paling lama|paling lambat|maksimal|maksimum)\s+", re.IGNORECASE)
_UTAMA = (
    "layanan", "biaya", "jangka_waktu", "persyaratan", "kanal", "produk", "pengaduan", "prosedur", "jaminan_pelayanan",
    "jaminan_keamanan", "nama", "pemohon", "ringkasan", "sop", "unit",
)  # fmt: skip
"""What citizens feel comes first, then the rest in the order of the spec."""
_LAIN = frozenset({"id", "jenis", "tanggal", "penetapan", "alias", "en", "abaikan", "reviu", "penanggung_jawab"})
"""Parts of which it is enough to say that they changed."""
_TETAP = frozenset({"WhatsApp", "Mulai/Selesai"})
"""Words that are written like this everywhere."""
_SENDIRI = frozenset({DASAR_HUKUM, f"{INSTANSI}.libur", f"{INSTANSI}.jam_layanan", "jangka_waktu"})
"""Lists in which nothing stands instead of something else."""
NASIB, ANGKA, TERASA, LAIN, URUSAN_DALAM = range(5)
"""What a sentence is about: the whole service, a fee or a time with its numbers, what citizens feel, the rest, the paperwork."""


@dataclass(frozen=True)
class Kalimat:
    """One sentence without its full stop; ``butir`` counts the rows that it tells of."""

    teks: str
    dampak: Dampak
    butir: int
    kunci: str = ""
    """The component that it tells of."""
    bobot: int = LAIN
    tanda: str = ""
    """The sign of what is said of its rows: ``▲``, ``▲▼``, ``?``; empty for what is neutral."""

    @property
    def inti(self) -> str:
        """The sentence without the counts that follow ``(dari 11 menjadi 14)``."""
        return _RINCIAN.sub(r"\1", self.teks)


Baris = Sequence[BarisBanding]


def sentences(pasangan: Pasangan, rows: Baris, kalender: Kalender) -> list[Kalimat]:
    """Everything that ``rows`` say, what weighs most first."""
    found: list[Kalimat] = []
    for key, group in _grouped(rows):
        tell = _SPECIAL.get(key, _component)
        found += (replace(said, kunci=key) for said in tell(key, group, pasangan, kalender))
    others = [row for row in rows if row.kunci in _LAIN]
    if others:
        names = ", ".join(dict.fromkeys(lower_first(_spoken(row.bagian)) for row in others))
        found.append(replace(_of(f"Data lain berubah: {names}", others), bobot=URUSAN_DALAM))
    return sorted(found, key=lambda said: said.bobot)


def ringkas(pasangan: Pasangan) -> str:
    """One line for the revision history, at most 200 characters: ``Persyaratan bertambah 1 (…); …; dan 3 perubahan lain``.

    What weighs most comes first. Empty when nothing changed.
    """
    rows = list(rows_of(pasangan, Sisi({}, {}, {})))
    return in_one_line(sentences(pasangan, rows, Kalender.model_construct()))


def in_one_line(told: Sequence[Kalimat]) -> str:
    """The sentences that weigh most, one of each component first, as far as there is room; the other changes are counted."""
    first = {sentence.kunci: sentence for sentence in reversed(told)}
    ordered = sorted(told, key=lambda sentence: (sentence.bobot, sentence is not first[sentence.kunci]))
    kept: list[Kalimat] = []
    for sentence in ordered:
        if len(_line([*kept, sentence], told)) <= TERPANJANG:
            kept.append(sentence)
        elif kept and sentence.bobot > TERASA:
            break
    return _line(kept, told) if kept or not told else f"{sum(sentence.butir for sentence in told)} hal berubah"


def _line(kept: Sequence[Kalimat], told: Sequence[Kalimat]) -> str:
    parts = [sentence.inti if not number else lower_first(sentence.inti) for number, sentence in enumerate(kept)]
    rest = sum(sentence.butir for sentence in told) - sum(sentence.butir for sentence in kept)
    return "; ".join(parts) + (f"; dan {rest} perubahan lain" if rest else "")


def lower_first(text: str) -> str:
    """``text`` to go on with after a semicolon: abbreviations stay."""
    return text if text[1:2].isupper() or text[1:2].isdigit() else text[:1].lower() + text[1:]


def _spoken(name: str) -> str:
    """``Jangka Waktu Pelayanan`` at the beginning of a sentence: ``Jangka waktu pelayanan``."""
    words = [word if word.isupper() or word in _TETAP else word.lower() for word in name.split(" ")]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])


def _grouped(rows: Baris) -> Iterator[tuple[str, list[BarisBanding]]]:
    order = {key: number for number, key in enumerate(_UTAMA)}
    told = sorted((row for row in rows if row.kunci not in _LAIN), key=lambda row: order.get(row.kunci, len(order)))
    for key, group in groupby(told, key=lambda row: row.kunci):
        yield key, list(group)


def _of(teks: str, rows: Baris, bobot: int | None = None) -> Kalimat:
    said = {row.penilaian for row in rows}
    weight = TERASA if said - {"netral"} else LAIN if any(row.pokok for row in rows) else URUSAN_DALAM
    sign = mark_of(said)
    impact = terburuk(row.dampak for row in rows)
    return Kalimat(teks, impact, len(rows), bobot=weight if bobot is None else bobot, tanda="" if said <= {"netral"} else sign)


def mark_of(said: Collection[Penilaian]) -> str:
    """The sign of several rows: burden and relief together are mixed, else the worst of them."""
    if {"memberatkan", "meringankan"} <= set(said):
        return TANDA_PENILAIAN["memberatkan"] + TANDA_PENILAIAN["meringankan"]
    return TANDA_PENILAIAN[min(said, key=PENILAIAN.index, default="netral")]


# ---- lists -------------------------------------------------------------------------------------------------------


def _component(key: str, rows: Baris, pasangan: Pasangan, kalender: Kalender) -> Iterator[Kalimat]:
    """A component that is a list, or one value."""
    before, after = (_count(getattr(side, key, None)) for side in (pasangan.lama, pasangan.baru))
    if before is None or after is None:
        yield _of(_single(rows), rows)
    else:
        yield _of(_listed(_spoken(rows[0].bagian), rows, before, after), rows)


def _rest(rest: Baris, rows: Baris, pasangan: Pasangan, kalender: Kalender) -> Iterator[Kalimat]:
    """A list of which single items were told already: its sentence counts these, too."""
    if rest:
        for said in _component(rows[0].kunci, rows, pasangan, kalender):
            yield replace(_of(said.teks, rest), butir=len(rest))


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
    return f"Rumusan {lower_first(_spoken(row.letak))} diubah" if row.jenis == "diubah" else f"{_spoken(row.letak)} {row.jenis}"


def _listed(name: str, rows: Baris, before: int, after: int, unit: str = "butir") -> str:
    if before != after and not before:
        return f"{name} kini memuat {after} {unit}"
    if before != after and not after:
        return f"{name} dikosongkan (semula {before} {unit})"
    counts = _counts(rows)
    if len(rows) <= 2 and counts == {"diganti": 1} and (told := _instead(rows)):
        return f"{name} diganti: {told}"
    if before == after or list(counts) == ["diganti"]:
        return f"{name}: {', '.join(f'{count} {unit} {kind}' for kind, count in counts.items())}"
    way = "bertambah" if after > before else "berkurang"
    told = f"{name} {way} {abs(after - before)} (dari {before} menjadi {after})"
    return f"{told}: {', '.join(f'{count} {kind}' for kind, count in counts.items())}" if len(counts) > 1 else told


def _counts(rows: Baris) -> dict[str, int]:
    """How many items came, went, changed and moved; one that went and one that came are one that was replaced."""
    found = Counter[str]()
    for row in rows:
        found[row.peristiwa] += len(row.isi[0]) if row.jenis == "dipindah" and isinstance(row.isi[0], tuple) else 1
    alone = rows[0].kunci in _SENDIRI or any(isinstance(item, Langkah) for row in rows for item in row.isi)
    instead = 0 if alone else min(found["ditambah"], found["dihapus"])
    found.subtract({"ditambah": instead, "dihapus": instead, "diganti": -instead})
    return {kind: found[kind] for kind in ("ditambah", "dihapus", "diganti", "diubah", "dipindah") if found[kind]}


def _instead(rows: Baris) -> str:
    """``tatap muka menjadi daring``: what went and what came, when that is short."""
    gone, came = (next(row for row in rows if row.jenis != kind) for kind in ("ditambah", "dihapus"))
    items = gone.isi[0], came.isi[1]
    if all(isinstance(item, Kanal) for item in items) and items[0].jenis != items[1].jenis:
        return f"{items[0].jenis} menjadi {items[1].jenis}"
    old, new = _text(gone.semula), _text(came.menjadi)
    return f"{old} menjadi {new}" if len(old) + len(new) <= TERSINGKAT and "\n" not in old + new else ""


def _text(pieces: Tulisan) -> str:
    return "".join(piece.teks for piece in pieces)


# ---- whole services ----------------------------------------------------------------------------------------------


def _presence(key: str, rows: Baris, pasangan: Pasangan, kalender: Kalender) -> Iterator[Kalimat]:
    yield _of("Layanan ini baru" if rows[0].jenis == "ditambah" else "Layanan ini dihapus", rows, NASIB)


def _status(key: str, rows: Baris, pasangan: Pasangan, kalender: Kalender) -> Iterator[Kalimat]:
    old, new = pasangan.lama, pasangan.baru
    fate = _text(rows[0].menjadi)
    if old and new and not new.berjalan:
        yield _of(f"Layanan ini {fate}", rows, NASIB)
    elif old and new and not old.berjalan:
        yield _of(f"Layanan ini dijalankan kembali (semula {_text(rows[0].semula)})", rows, NASIB)
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
            yield _of(told, [row], ANGKA)
        else:
            rest.append(row)
    yield from _rest(rest, rows, pasangan, kalender)


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
    changed = [row for row in rows if _is_other_fee(*row.isi)]
    unnamed = [row for row in changed if row.isi[0].tarif is not None and row.isi[1].tarif is None]
    if len(unnamed) > 1:
        amounts = " dan ".join(dict.fromkeys(tulis_bidang(row.isi[0], "tarif", {}) for row in unnamed))
        yield _of(f"{len(unnamed)} tarif tidak lagi disebut besarnya (semula {amounts})", unnamed, ANGKA)
    for row in changed:
        if row not in unnamed or len(unnamed) == 1:
            old, new = row.isi
            way = "berubah" if old.tarif is None or new.tarif is None else "turun" if new.tarif < old.tarif else "naik"
            texts = (tulis_bidang(fee, "tarif", {}) for fee in (old, new))
            yield _of("Biaya {} {} dari {} menjadi {}".format(words(runs(new.uraian)), way, *texts), [row], ANGKA)
    yield from _rest([row for row in rows if row not in changed], rows, pasangan, kalender)


def _is_other_fee(old: object, new: object) -> bool:
    return isinstance(old, Tarif) and isinstance(new, Tarif) and (old.tarif, old.teks) != (new.tarif, new.teks)


# ---- procedures --------------------------------------------------------------------------------------------------


def _procedures(key: str, rows: Baris, pasangan: Pasangan, kalender: Kalender) -> Iterator[Kalimat]:
    for _, group in groupby(rows, key=lambda row: row.prosedur):
        many = max(len(side.sop) if side else 0 for side in (pasangan.lama, pasangan.baru)) > 1
        yield from _procedure(list(group), kalender, many=many)


def _procedure(rows: Baris, kalender: Kalender, *, many: bool) -> Iterator[Kalimat]:
    """The sentences about one procedure; it is named when the service has others."""
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
    name = f"SOP {new.judul}" if many else "SOP"
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
    said = _of(f"Waktu {name} (jalur biasa) {way} dari {texts[0]} menjadi {texts[1]}", steps, ANGKA)
    yield replace(said, butir=0)


Tell = Callable[[str, Baris, Pasangan, Kalender], Iterator[Kalimat]]
_SPECIAL: dict[str, Tell] = {
    "layanan": _presence,
    "status": _status,
    "nama": _name,
    "jangka_waktu": _times,
    "biaya": _fees,
    "sop": _procedures,
}
