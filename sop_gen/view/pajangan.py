"""What is on display: what a document says of itself, and what is told of it beside today's standard."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sop_gen.diagnostics import Diagnostic
from sop_gen.model.layanan import Layanan
from sop_gen.teks.inline import as_text, runs
from sop_gen.view.dokumen import Dokumen
from sop_gen.view.katalog import Berhenti

Bukti = Literal["pdf", "png", "html", "docx", "foto"]
Putusan = Literal["sesuai", "usang", "tidak-berlaku", "draf", "tidak-pasti", "tidak-dikenal", "tidak-diperiksa", "tidak-terbaca"]
PUTUSAN: tuple[Putusan, ...] = (
    "sesuai", "usang", "tidak-berlaku", "draf", "tidak-pasti", "tidak-dikenal", "tidak-diperiksa", "tidak-terbaca",
)  # fmt: skip
KETINGGALAN: frozenset[Putusan] = frozenset({"usang", "tidak-berlaku"})
"""What must be replaced or taken down."""
JENIS = {
    "buku": "Buku Standar Pelayanan",
    "katalog": "halaman katalog",
    "layar": "tampilan layar",
    "maklumat": "Maklumat Pelayanan",
    "papan": "papan maklumat",
    "poster": "poster",
    "sk": "keputusan penetapan",
    "sop": "SOP",
    "standar": "Standar Pelayanan",
}
"""Kinds of documents in the words of a sentence."""
RIWAYAT = 3
"""So many lines of the history are told."""
_SIDIK = re.compile(r"[0-9a-f]{8}")
_TANDA = re.compile(r"(?P<jenis>[a-z][a-z-]{0,30}) (?P<id>[a-z0-9-]{1,60}) revisi (?P<revisi>[0-9]{1,6})(?P<draf> DRAF)?")
_KAKI = re.compile(r"(?P<draf>DRAF\. )?(?P<id>[a-z0-9-]{1,60}) · revisi (?P<revisi>[0-9]{1,6}) · sidik [0-9a-f]{8}")


@dataclass(frozen=True)
class Identitas:
    """What a document says of itself; None where it does not say it."""

    sidik: str
    jenis: str | None = None
    id: str | None = None
    revisi: int | None = None
    draf: bool = False
    instansi: str | None = None


@dataclass(frozen=True)
class Perubahan:
    """What changed since: how many changes, when they can be counted, and the first of them in a sentence."""

    jumlah: int | None
    ringkasan: str


@dataclass(frozen=True)
class Pajangan:
    """One document on display, or one file in which none was found."""

    berkas: str
    bukti: Bukti | None
    putusan: Putusan
    keterangan: str = ""
    identitas: Identitas | None = None
    nama: str = ""
    """Of the service or the office."""
    kini: tuple[Dokumen, ...] = ()
    """Today's documents that it was compared with."""
    perubahan: Perubahan | None = None


@dataclass(frozen=True)
class Pemeriksaan:
    """All that was looked at, in order, and how many files were none of ours by their names."""

    pajangan: tuple[Pajangan, ...]
    diabaikan: int
    temuan: list[Diagnostic]
    """Why standards can't be understood."""
    tidak_terpajang: tuple[tuple[str, str], ...] | None = None
    """Services set by decree that are nowhere on display, id and name; None when nobody asked."""

    @property
    def ketinggalan(self) -> bool:
        """Whether something must be replaced, taken down or put up."""
        return any(part.putusan in KETINGGALAN for part in self.pajangan) or bool(self.tidak_terpajang)

    @property
    def jumlah(self) -> dict[Putusan, int]:
        """How many of each verdict."""
        counted = Counter(part.putusan for part in self.pajangan)
        return {putusan: counted[putusan] for putusan in PUTUSAN}


def read_identitas(sidik: str | None, tanda: Sequence[str], instansi: str | None = None) -> Identitas | None:
    """What a file's ``sidik`` and the first of its texts that says which document it is tell; None without a sidik."""
    if sidik is None or not _SIDIK.fullmatch(sidik):
        return None
    said = next((found for text in tanda for form in (_TANDA, _KAKI) if (found := form.fullmatch(text))), None)
    if said is None:
        return Identitas(sidik, instansi=instansi)
    known = said.groupdict()
    return Identitas(sidik, known.get("jenis"), known["id"], int(known["revisi"]), bool(known["draf"]), instansi)


def tell_usang(identitas: Identitas, kini: Sequence[Dokumen]) -> str:
    """Then and now: ``revisi 1, kini revisi 2``."""
    if not kini:
        return "dokumen ini tidak dibuat lagi"
    then, now = identitas.revisi, max(document.revisi for document in kini)
    said = f"revisi {then}, kini revisi {now}"
    if then is None:
        said = f"isinya sudah berubah, kini revisi {now}"
    elif then == now:
        said = f"isinya sudah berubah, revisinya tetap {now}" if now or identitas.id != "kantor" else "isinya sudah berubah"
    return said + (", dan lembar ini bertanda DRAF" if identitas.draf else "")


def tell_berhenti(berhenti: Berhenti) -> str:
    """Why it must be taken down, and where people must go now."""
    ended = berhenti.kalimat.rstrip(".:")
    said = f"{ended[:1].lower()}{ended[1:]}" + ((": " if "Penggantinya" in ended else " ") + berhenti.ke if berhenti.ke else "")
    parts = [f"turunkan, {said}", *([f"sejak {berhenti.tanggal}"] if berhenti.tanggal else [])]
    return ", ".join(parts) + (f" ({berhenti.dasar})" if berhenti.dasar else "")


def tell_riwayat(layanan: Layanan, sejak: int | None) -> Perubahan | None:
    """What the service's own history says of the revisions after ``sejak``."""
    later = [line for line in layanan.riwayat if sejak is not None and line.revisi > sejak]
    told = [f"revisi {line.revisi}: {as_text(runs(line.ringkasan))}" for line in later[:RIWAYAT]]
    return Perubahan(None, "; ".join(told)) if told else None


def not_shown(set_by_decree: Iterable[Layanan], shown: Iterable[Pajangan]) -> tuple[tuple[str, str], ...]:
    """The services whose standard is nowhere on display, neither as poster (a code in a photograph is one) nor in full."""
    seen = {
        part.identitas.id
        for part in shown
        if part.identitas and part.putusan != "tidak-dikenal" and part.identitas.jenis in ("poster", "standar", None)
    }
    return tuple((layanan.id, layanan.nama) for layanan in set_by_decree if layanan.id not in seen)


def data_pemeriksaan(pemeriksaan: Pemeriksaan) -> dict[str, Any]:
    """The JSON form of ``drift``."""
    data: dict[str, Any] = {
        "versi": 1,
        "berkas": [_data(part) for part in pemeriksaan.pajangan],
        "ringkasan": {**pemeriksaan.jumlah, "diabaikan": pemeriksaan.diabaikan},
    }
    if pemeriksaan.tidak_terpajang is not None:
        data["tidak_terpajang"] = [{"layanan": id, "nama": nama} for id, nama in pemeriksaan.tidak_terpajang]
    return data


def _data(part: Pajangan) -> dict[str, Any]:
    own, change = part.identitas, part.perubahan
    return {
        "berkas": part.berkas,
        "bukti": part.bukti,
        "putusan": part.putusan,
        "jenis": own and own.jenis,
        "layanan": own and own.id,
        "nama": part.nama or None,
        "draf": own and own.draf,
        "sidik": own and own.sidik,
        "sidik_kini": [document.sidik for document in part.kini],
        "revisi": own and own.revisi,
        "revisi_kini": max((document.revisi for document in part.kini), default=None),
        "keterangan": part.keterangan,
        "perubahan": change and {"jumlah": change.jumlah, "ringkasan": change.ringkasan},
    }
