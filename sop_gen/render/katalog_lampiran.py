"""What goes with the catalogue: map and feed for machines, a sheet for the national portal, the office's list of information."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree as Xml

from sop_gen.engine.xlsx import Kolom, Lembar, Sel, write_workbook
from sop_gen.model.layanan import PENYAMPAIAN
from sop_gen.teks.angka import format_tanggal
from sop_gen.teks.butir import Daftar
from sop_gen.teks.inline import as_text
from sop_gen.view.dokumen import TANPA_TANGGAL
from sop_gen.view.katalog import Situs
from sop_gen.view.katalog_daftar import Entri, Kabar
from sop_gen.view.standar import Standar

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
KABAR_TERBANYAK = 100
"""Entries of the feed, the newest."""


def draw_sitemap(entri: Sequence[Entri], situs: Situs) -> bytes:
    """Every page of the published catalogue, services with the day of their last change."""
    fixed = ("", f"{situs.maklumat}/", f"{situs.pengaduan}/")
    root = Xml.Element("urlset", xmlns=SITEMAP)
    for path, day in [*((name, None) for name in fixed), *((f"{entry.id}/", entry.diubah) for entry in entri)]:
        page = Xml.SubElement(root, "url")
        Xml.SubElement(page, "loc").text = f"{situs.url}/{path}"
        if day:
            Xml.SubElement(page, "lastmod").text = day.isoformat()
    return _xml(root)


def draw_feed(entri: Iterable[Entri], situs: Situs) -> bytes:
    """The newest changes as Atom; days are those of the specs, never the clock's."""
    news = sorted((kabar for entry in entri for kabar in entry.kabar), key=_newest)[:KABAR_TERBANYAK]
    root = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": "id"})
    _add(root, "id", _name(situs, "umpan"))
    _add(root, "title", f"Perubahan standar pelayanan {situs.instansi}")
    _add(root, "updated", _moment(max((kabar.tanggal for kabar in news), default=TANPA_TANGGAL).isoformat()))
    _add(_add(root, "author", None), "name", situs.instansi)
    if situs.url:
        Xml.SubElement(root, "link", rel="self", href=f"{situs.url}/perubahan.xml")
    Xml.SubElement(root, "link", rel="alternate", href=f"{situs.url}/" if situs.url else "index.html")
    for kabar in news:
        _entry(root, kabar, situs)
    return _xml(root)


def draw_sippn(standar: Standar) -> bytes:
    """The six published components in the portal's order, each as plain text to copy into its field."""
    parts = {part.kunci: part for group in standar.bagian for part in group.komponen}
    blocks = [f"LEMBAR SIPPN\n{standar.layanan}\n{standar.unit}\n{standar.dokumen.kaki}"]
    blocks += ["DRAF: belum ditetapkan, jangan diterbitkan."] if standar.dokumen.draf else []
    blocks += [f"=== {parts[key].nama} ===\n\n{_lines(parts[key].isi)}" for key in PENYAMPAIAN]
    return ("\n\n".join(blocks).replace("\u00a0", " ") + "\n").encode()


def draw_daftar_informasi(entri: Sequence[Entri], situs: Situs, maklumat: str) -> bytes:
    """The Daftar Informasi Publik: what the office keeps on its services; columns that only the PPID knows are left to fill.

    ``maklumat`` is the day of the pledge in words, or empty.
    """
    columns = (
        Kolom("No", 6), Kolom("Judul informasi", 46), Kolom("Ringkasan isi", 46), Kolom("Unit yang menguasai", 30),
        Kolom("Status", 12), Kolom("Nomor", 28), Kolom("Tanggal penetapan", 20), Kolom("Perubahan terakhir", 20),
        Kolom("Bentuk informasi", 18), Kolom("Alamat", 40), Kolom("Penanggung jawab penerbitan", 24),
        Kolom("Kategori informasi", 20), Kolom("Jangka waktu penyimpanan", 22),
    )  # fmt: skip
    rows = [row for entry in entri for row in _documents(entry, situs)]
    pledge = ("Maklumat Pelayanan", "Janji kantor atas standar pelayanan", situs.instansi, "Berlaku" if maklumat else "DRAF",
              "", maklumat, "", "Elektronik", _address(situs, situs.maklumat), "", "", "")  # fmt: skip
    numbered: tuple[tuple[Sel, ...], ...] = tuple((number, *row) for number, row in enumerate([*rows, pledge], 1))
    sheet = Lembar(
        "Daftar Informasi Publik", columns, numbered, 2, kepala=f"Daftar Informasi Publik {situs.instansi}", kotak=True
    )
    return write_workbook(f"Daftar Informasi Publik {situs.instansi}", (sheet,))


def _documents(entry: Entri, situs: Situs) -> Iterator[tuple[Sel, ...]]:
    days = [format_tanggal(day) if day else "" for day in (entry.tanggal_penetapan, entry.diubah)]
    for document in entry.dokumen:
        number = document.nomor or entry.penetapan
        yield (document.judul, document.ringkasan, entry.unit, entry.label, number, *days, "Elektronik",
               _address(situs, entry.id), "", "", "")  # fmt: skip


def _address(situs: Situs, folder: str) -> str:
    return f"{situs.url}/{folder}/" if situs.url else f"{folder}/index.html"


def _lines(isi: Daftar) -> str:
    return "\n".join(" ".join(part for part in (point.tanda, as_text(point.teks)) if part) for point in isi)


def _newest(kabar: Kabar) -> tuple[int, str, int]:
    return -kabar.tanggal.toordinal(), kabar.id, -kabar.revisi


def _entry(root: Xml.Element, kabar: Kabar, situs: Situs) -> None:
    entry = Xml.SubElement(root, "entry")
    _add(entry, "id", _name(situs, f"{kabar.id} revisi {kabar.revisi} {kabar.tanggal.isoformat()} {kabar.ringkasan}"))
    _add(entry, "title", f"{kabar.nama}: revisi {kabar.revisi}")
    _add(entry, "updated", _moment(kabar.tanggal.isoformat()))
    Xml.SubElement(entry, "link", rel="alternate", href=f"{_address(situs, kabar.id)}#riwayat")
    _add(entry, "summary", kabar.ringkasan)


def _name(situs: Situs, what: str) -> str:
    """An identifier that stays: two feeds of one office have it in common, two offices never."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{situs.url or situs.instansi} {what}").urn


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _add(parent: Xml.Element, name: str, text: str | None) -> Xml.Element:
    found = Xml.SubElement(parent, name)
    found.text = text
    return found


def _xml(root: Xml.Element) -> bytes:
    Xml.indent(root)
    text = Xml.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()
