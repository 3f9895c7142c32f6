"""A service as linked data: a GovernmentService of schema.org that is also a public service of CPSV-AP 3."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sop_gen.model.butir import Butir, Gratis, Kelompok, Pengaduan, Tarif, Waktu, items_of
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.teks.butir import format_butir
from sop_gen.teks.inline import Runs, as_text, runs
from sop_gen.teks.peraturan import cite
from sop_gen.view.dokumen import Konteks
from sop_gen.view.tautan import address_of

KONTEKS: list[Any] = [
    "https://schema.org",
    {
        "cpsv": "http://purl.org/vocab/cpsv#",
        "cv": "http://data.europa.eu/m8g/",
        "dct": "http://purl.org/dc/terms/",
        "eli": "http://data.europa.eu/eli/ontology#",
    },
]
ISO = {
    "detik": "PT{}S",
    "menit": "PT{}M",
    "jam": "PT{}H",
    "hari kalender": "P{}D",
    "minggu": "P{}W",
    "bulan": "P{}M",
    "tahun": "P{}Y",
}
"""Units that an ISO 8601 duration can say; it has no working days."""


def linked_data(layanan: Layanan, konteks: Konteks, url: str) -> dict[str, Any]:
    """Plain data for JSON; what is not known is left out. ``url`` is the address of the catalogue, or empty."""
    office = konteks.instansi
    data: dict[str, Any] = {
        "@context": KONTEKS,
        "@id": f"{url}/{layanan.id}/" if url else None,
        "@type": ["GovernmentService", "cpsv:PublicService"],
        "identifier": layanan.id,
        "dct:identifier": layanan.id,
        "name": layanan.nama,
        "dct:title": layanan.nama,
        "alternateName": list(layanan.alias),
        "description": _words(layanan.ringkasan),
        "dct:description": _words(layanan.ringkasan),
        "url": f"{url}/{layanan.id}/" if url else None,
        "dct:language": "id",
        "dct:modified": layanan.tanggal.revisi.isoformat() if layanan.tanggal.revisi else None,
        "provider": _provider(layanan, office),
    }
    data |= _delivery(layanan, konteks) if layanan.berjalan else _successor(layanan, konteks, url)
    return _filled(data)


def _delivery(layanan: Layanan, konteks: Konteks) -> dict[str, Any]:
    register = konteks.register
    laws = [cite(register[ref.ref], register, ref.pasal) for ref in layanan.dasar_hukum if ref.ref in register]
    return {
        "audience": {"@type": "Audience", "audienceType": _words(layanan.pemohon)} if layanan.pemohon else None,
        "availableChannel": [
            _filled(
                {
                    "@type": ["ServiceChannel", "cv:Channel"],
                    "name": channel.jenis,
                    "serviceUrl": channel.url,
                    "serviceLocation": {"@type": "Place", "name": _words(channel.tempat)} if channel.tempat else None,
                }
            )
            for channel in layanan.kanal
        ],
        "offers": _offers(layanan),
        "cv:hasCost": _costs(layanan),
        "cv:processingTime": _processing(layanan.jangka_waktu),
        "cpsv:hasInput": [_titled("cv:Evidence", line) for line in _lines(layanan.persyaratan, konteks)],
        "cpsv:produces": [_titled("cpsv:Output", line) for line in _lines(layanan.produk, konteks)],
        "cv:hasLegalResource": [_titled("eli:LegalResource", text.replace("\u00a0", " ")) for text in laws],
    }


def _provider(layanan: Layanan, office: Instansi) -> dict[str, Any]:
    if layanan.dialihkan and layanan.status == "dialihkan":
        return {"@type": ["GovernmentOrganization", "cv:PublicOrganisation"], "name": layanan.dialihkan.ke}
    contact, channels = office.kontak, dict.fromkeys((*layanan.pengaduan, *office.pengaduan))
    return _filled(
        {
            "@type": ["GovernmentOrganization", "cv:PublicOrganisation"],
            "name": office.nama,
            "parentOrganization": {"@type": "GovernmentOrganization", "name": office.induk} if office.induk else None,
            "department": {"@type": "GovernmentOrganization", "name": layanan.unit},
            "address": office.alamat,
            "telephone": contact.telepon,
            "email": contact.surel,
            "url": contact.laman,
            "contactPoint": [_contact(channel) for channel in channels],
        }
    )


def _contact(channel: Pengaduan) -> dict[str, Any]:
    value = channel.nilai or ""
    address = value if value.startswith(("https://", "http://")) else address_of(value, channel.kanal.lower()) or ""
    key = "email" if address.startswith("mailto:") else "url" if address.startswith("http") else "telephone" if address else None
    named = {"@type": "ContactPoint", "contactType": "Pengaduan", "name": channel.kanal}
    return _filled({**named, (key or "description"): address if key == "url" else value})


def _successor(layanan: Layanan, konteks: Konteks, url: str) -> dict[str, Any]:
    next_one = layanan.dicabut.pengganti if layanan.dicabut and layanan.status == "dicabut" else None
    if not next_one:
        return {}
    known = konteks.judul_layanan.get(next_one)
    return {"dct:isReplacedBy": _filled({"@id": f"{url}/{next_one}/" if url and known else None, "dct:title": known or next_one})}


def _offers(layanan: Layanan) -> list[dict[str, Any]]:
    if isinstance(layanan.biaya, Gratis):
        return [{"@type": "Offer", "price": "0", "priceCurrency": "IDR"}]
    priced = [fee for fee in layanan.biaya or () if fee.tarif is not None]
    return [{"@type": "Offer", "name": _words(fee.uraian), "price": str(fee.tarif), "priceCurrency": "IDR"} for fee in priced]


def _costs(layanan: Layanan) -> list[dict[str, Any]]:
    if isinstance(layanan.biaya, Gratis):
        return [{"@type": "cv:Cost", "cv:value": 0, "cv:currency": "IDR"}]
    return [_cost(fee) for fee in layanan.biaya or ()]


def _cost(fee: Tarif) -> dict[str, Any]:
    known = {"cv:value": fee.tarif, "cv:currency": "IDR"} if fee.tarif is not None else {}
    return _filled({"@type": "cv:Cost", "dct:description": _words(fee.uraian), **known})


def _processing(times: tuple[Waktu, ...]) -> str | None:
    """The one promise as an ISO 8601 duration, when it has one that can be said so."""
    if len(times) != 1 or times[0].lama is None:
        return None
    length = times[0].lama
    form, number = ISO.get(length.satuan), length.sampai
    return form.format(int(number)) if form and number == int(number) else None


def _titled(kind: str, title: str) -> dict[str, str]:
    return {"@type": kind, "dct:title": title}


def _lines(parts: tuple[Butir | Kelompok, ...], konteks: Konteks) -> list[str]:
    return [_plain(format_butir(item, konteks.register)) for item in items_of(parts)]


def _words(text: str | None) -> str | None:
    return _plain(runs(text)) if text else None


def _plain(words: Runs) -> str:
    return as_text(words).replace("\u00a0", " ")


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is not known."""
    return {key: value for key, value in data.items() if value not in (None, "", [], ())}
