"""The poster of one service: the six published components, fee and time as the two largest facts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sop_gen.engine.qr import Qr, make_qr
from sop_gen.model.butir import Butir, Gratis, Kelompok, Pengaduan, Waktu
from sop_gen.model.layanan import PENYAMPAIAN, Layanan
from sop_gen.teks.angka import NBSP
from sop_gen.teks.butir import (
    Daftar,
    Poin,
    caption_tarif,
    format_jumlah,
    format_kanal,
    list_biaya,
)
from sop_gen.teks.durasi import format_waktu, headline_waktu
from sop_gen.teks.inline import Runs, as_text, literal, runs
from sop_gen.view.dokumen import BELUM_DIISI, Dokumen, Konteks, document_date, is_draft, title_of
from sop_gen.view.label_poster import LABEL, Label
from sop_gen.view.poster_warna import Palet, view_palet
from sop_gen.view.sidik import cited, fields, sidik
from sop_gen.view.standar import content_of, format_penetapan

GRATIS = "GRATIS"
TANPA_PUNGUTAN = "Tanpa pungutan apa pun di luar biaya yang tertulis di sini."
BEBAS = "Layanan ini tidak dipungut biaya. Jangan memberi uang, hadiah, atau imbalan kepada petugas."
TERPANJANG = 24
"""A longer word may be broken, where an address has a sign or after so many letters."""

_WORD = re.compile(rf"\S{{{TERPANJANG + 1},}}")
_BREAK = re.compile(rf"(?<=[/.@_?&=#-])(?=[^/.@_?&=#-])|(?<=\w{{{TERPANJANG}}})(?=\w)")
_SOFT = "\u200b"
_SLASH = re.compile(r"(?<=[^/]/)(?=[^/])")
_TIED = re.compile(r"(?<![^\s(])(?:\(\d{2,5}\)|\+?\d{2,5})(?:[ -]\d{2,5})+(?!\d)|\([^()\s][^()]{0,15}\)|\b[A-Z]\w* (?=\d+/\d{4})")
"""What is read as one: a telephone number, few words in parentheses, the number of a regulation."""


@dataclass(frozen=True)
class Fakta:
    """One fee or one time: its few largest words, and what they mean in full, a line each."""

    utama: str
    rincian: tuple[Runs, ...]


@dataclass(frozen=True)
class KomponenPoster:
    """One published component."""

    kunci: str
    isi: Daftar
    kosong: bool
    terjemahan: tuple[Runs, ...] = ()


@dataclass(frozen=True)
class PosterLayanan:
    """Everything that the poster of one service says, in every size."""

    dokumen: Dokumen
    gaya: str
    palet: Palet
    label: dict[str, Label]
    kop: tuple[str, ...]
    layanan: str
    ringkasan: Runs
    pemohon: Runs
    terjemahan: dict[str, Runs]
    """The service's name, summary and applicants in the second language, as far as they are given."""
    biaya: tuple[Fakta, ...]
    jangka_waktu: tuple[Fakta, ...]
    komponen: dict[str, KomponenPoster]
    tempat: tuple[Runs, ...]
    jam: tuple[tuple[str, str], ...]
    tanpa_pungutan: str
    penetapan: str
    qr_katalog: Qr | None
    qr_pengaduan: Qr | None


def view_poster(layanan: Layanan, konteks: Konteks, bahasa: str = "id") -> PosterLayanan:
    """The poster of ``layanan``; ``bahasa`` ``en`` adds English labels, and the fields of ``en`` that are given."""
    instansi = konteks.instansi
    identity = poster_identity(layanan, konteks, bahasa)
    return PosterLayanan(
        dokumen=identity,
        gaya=instansi.poster.gaya[0],
        palet=view_palet(instansi.warna),
        label=LABEL if bahasa == "en" else {key: replace(label, en="") for key, label in LABEL.items()},
        kop=instansi.kop or (instansi.nama,),
        layanan=breakable(title_of(layanan)),
        ringkasan=soft(runs(layanan.ringkasan or "")),
        pemohon=soft(runs(layanan.pemohon or "")),
        terjemahan=_translated_head(layanan) if bahasa == "en" else {},
        biaya=view_fees(layanan, konteks),
        jangka_waktu=view_times(layanan),
        komponen={key: _component(key, layanan, konteks, bahasa) for key in PENYAMPAIAN},
        tempat=tuple(soft(format_kanal(channel)) for channel in layanan.kanal),
        jam=tuple((hours.hari, hours.jam) for hours in instansi.jam_layanan),
        tanpa_pungutan=no_extra(layanan),
        penetapan=breakable(format_penetapan(layanan.penetapan)),
        qr_katalog=_catalogue_code(identity, instansi.katalog.url),
        qr_pengaduan=complaint_code((*layanan.pengaduan, *instansi.pengaduan)),
    )


def poster_identity(layanan: Layanan, konteks: Konteks, bahasa: str = "id") -> Dokumen:
    """What identifies the poster of ``layanan``."""
    return Dokumen(
        jenis="poster",
        id=layanan.id,
        judul=f"Poster Standar Pelayanan {title_of(layanan)}",
        revisi=layanan.revisi,
        sidik=poster_sidik(layanan, konteks, bahasa),
        draf=is_draft(layanan, konteks.instansi),
        tanggal=document_date(layanan.tanggal),
        instansi=konteks.instansi.nama,
    )


def poster_sidik(layanan: Layanan, konteks: Konteks, bahasa: str = "id") -> str:
    """The sidik of the poster."""
    names = ("id", "nama", "status", "revisi", "penetapan", "ringkasan", "pemohon", "kanal", *PENYAMPAIAN)
    service = fields(layanan, (*names, "en") if bahasa == "en" else names)
    public = [step.publik for sop in layanan.sop for step in sop.langkah if step.publik]
    office = fields(konteks.instansi, ("nama", "kop", "logo", "jam_layanan", "pengaduan"))
    register = {key: entry.model_dump(mode="json") for key, entry in cited(layanan, konteks.register).items()}
    bases = {fee.dasar for fee in layanan.biaya if fee.dasar} if isinstance(layanan.biaya, tuple) else set()
    return sidik(service, public, office, {key: entry for key, entry in register.items() if key in bases})


def breakable(text: str) -> str:
    """``text`` with places to break (U+200B) in words that might be wider than a column; it reads the same."""
    return _WORD.sub(lambda match: _SOFT.join(map(_breakable_part, _SLASH.split(match.group()))), text)


def _breakable_part(part: str) -> str:
    """What stands between two slashes of an address: broken only when it is too long by itself."""
    return _BREAK.sub(_SOFT, part) if len(part) > TERPANJANG else part


def soft(line: Runs) -> Runs:
    """The line with places to break, see ``breakable``, and without them in what is read as one."""
    return tuple(replace(run, teks=breakable(tied(run.teks))) for run in line)


def tied(text: str) -> str:
    """``(0380) 123-456``, ``(asli, 1 buah)`` and ``PP 45/2024`` on one line."""
    return _TIED.sub(lambda match: match.group().replace(" ", NBSP), text)


# ---- the two largest facts ---------------------------------------------------------------------------------------


def view_fees(layanan: Layanan, konteks: Konteks) -> tuple[Fakta, ...]:
    """What the service costs. Fees of one amount stand together."""
    if layanan.biaya is None:
        return (Fakta(BELUM_DIISI, ()),)
    if isinstance(layanan.biaya, Gratis):
        (said,) = list_biaya(layanan.biaya, konteks.register)
        return (Fakta(GRATIS, (soft(said.teks),)),)
    return _together([(as_text(format_jumlah(fee)), caption_tarif(fee, konteks.register)) for fee in layanan.biaya])


def view_times(layanan: Layanan) -> tuple[Fakta, ...]:
    """How long it takes."""
    if not layanan.jangka_waktu:
        return (Fakta(BELUM_DIISI, ()),)
    return tuple(_time(time) for time in layanan.jangka_waktu)


def _time(time: Waktu) -> Fakta:
    """The words in full follow where they say more than the headline."""
    headline = headline_waktu(time)
    words = format_waktu(time) if time.lama else runs(time.uraian or "")
    return Fakta(breakable(headline), (soft(words),) if as_text(words) not in ("", headline) else ())


def _together(facts: list[tuple[str, Runs]]) -> tuple[Fakta, ...]:
    found: dict[str, tuple[Runs, ...]] = {}
    for headline, words in facts:
        found[headline] = (*found.get(headline, ()), soft(words))
    return tuple(Fakta(breakable(headline), lines) for headline, lines in found.items())


def no_extra(layanan: Layanan) -> str:
    """That nothing else is to be paid; silent while the fee is not known."""
    if layanan.biaya is None:
        return ""
    return BEBAS if isinstance(layanan.biaya, Gratis) and not layanan.biaya.keterangan else TANPA_PUNGUTAN


# ---- the other components ----------------------------------------------------------------------------------------


def _component(key: str, layanan: Layanan, konteks: Konteks, bahasa: str) -> KomponenPoster:
    """What the Standar Pelayanan says, without the articles that it rests on: those are read there."""
    bare = layanan.model_copy(update={name: _uncited(getattr(layanan, name)) for name in ("persyaratan", "prosedur", "produk")})
    points = tuple(replace(point, teks=soft(point.teks)) for point in content_of(key, bare, konteks))
    given = getattr(layanan.en, key) if bahasa == "en" and layanan.en else ()
    return KomponenPoster(key, points or (Poin("", literal(BELUM_DIISI)),), not points, tuple(soft(runs(line)) for line in given))


def _uncited(parts: tuple[Butir | Kelompok, ...]) -> tuple[Butir | Kelompok, ...]:
    return tuple(
        part.model_copy(update={"butir": _uncited(part.butir)})
        if isinstance(part, Kelompok)
        else part.model_copy(update={"dasar": None, "pasal": None})
        for part in parts
    )


def _translated_head(layanan: Layanan) -> dict[str, Runs]:
    texts = {key: getattr(layanan.en, key) for key in ("nama", "ringkasan", "pemohon")} if layanan.en else {}
    return {key: soft(runs(text)) for key, text in texts.items() if text}


def _catalogue_code(identity: Dokumen, url: str | None) -> Qr | None:
    return make_qr(f"{url.rstrip('/')}/{identity.id}/?e={identity.sidik}") if url else None


def complaint_code(channels: Iterable[Pengaduan]) -> Qr | None:
    """The code of the first complaint channel that is a link."""
    links = [channel.nilai for channel in channels if channel.nilai and channel.nilai.startswith(("https://", "http://"))]
    return make_qr(links[0]) if links else None
