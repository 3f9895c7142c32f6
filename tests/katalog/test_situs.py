"""The site read without a browser: pages, links, data for machines, what may and what may not be in it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree
from openpyxl import load_workbook

from sop_gen.edition import read_edition, read_service
from sop_gen.pipeline import sort_out
from sop_gen.store import list_standards
from sop_gen.teks.inline import as_text
from sop_gen.view.dokumen import Konteks
from sop_gen.view.katalog import halaman_sidik
from sop_gen.view.standar import view_standar
from tests.katalog.contoh import KANTOR, Laman, files_of, pages

URL = "https://contoh.example/layanan"
BATAS = 150_000
"""Bytes of a service page with its style, script and logo."""
ASING = ("unsafe", "http", "*", "nonce")


def test_every_page_is_well_formed_and_says_who_it_is(situs: Path, situs_kantor: Path, situs_jahat: Path) -> None:
    for folder in (situs, situs_kantor, situs_jahat):
        for name, page in pages(folder):
            assert (page.salah, page.buka) == ([], []), name
            assert len(page.id) == len(set(page.id)), name
            assert [tag for tag, _ in page.unsur].count("h1") == 1, name
            assert re.fullmatch(r"[0-9a-f]{8}", page.meta("sidik")[0] or ""), name


def test_the_policy_is_strict_and_nothing_is_inline(situs: Path, situs_kantor: Path, situs_jahat: Path) -> None:
    for folder in (situs, situs_kantor, situs_jahat):
        for name, page in pages(folder):
            (policy,) = page.meta("Content-Security-Policy")
            assert policy is not None
            assert policy.startswith("default-src 'none'")
            assert not any(word in policy for word in ASING), policy
            for tag, named in page.unsur:
                assert tag not in ("style", "iframe", "object", "base"), name
                assert not any(key == "style" or key.startswith("on") for key in named), (name, tag, named)
                assert tag != "script" or "src" in named or named.get("type") == "application/ld+json", name


def test_every_link_inside_the_site_leads_to_a_file_and_a_place_on_it(situs: Path, situs_kantor: Path) -> None:
    for folder in (situs, situs_kantor):
        known = dict(pages(folder))
        for name, page in known.items():
            for tag, link in page.tautan:
                if link.startswith("data:") and tag == "link":
                    continue
                part = urlsplit(link)
                if part.scheme:
                    local = link.startswith(f"{URL}/")
                    assert part.scheme in ("https", "http", "mailto", "tel", "sms"), link
                    target = folder / unquote(link.removeprefix(f"{URL}/")) if local else None
                    target = target / "index.html" if target and target.is_dir() else target
                else:
                    target = (folder / name).parent / unquote(part.path) if part.path else folder / name
                if target is None:
                    assert tag == "a" or link == f"{URL}/", (name, tag, link)
                    continue
                assert target.is_file(), (name, link)
                if part.fragment:
                    ids = known[target.resolve().relative_to(folder.resolve()).as_posix()].id
                    assert part.fragment in ids, (name, link)


def test_a_service_page_with_everything_it_loads_is_light(situs: Path, situs_kantor: Path) -> None:
    for folder in (situs, situs_kantor):
        for name, page in pages(folder):
            loaded = {(folder / name).parent / link for tag, link in page.tautan if tag in ("script", "img", "link")}
            own = [path.resolve() for path in loaded if path.suffix in (".css", ".js", ".png")]
            assert name == "404.html" or len(own) >= 2
            size = (folder / name).stat().st_size + sum(path.stat().st_size for path in set(own) if path.exists())
            assert size < BATAS, (name, size)


def test_the_six_components_say_the_words_of_the_standard(situs: Path) -> None:
    edition = read_edition(KANTOR, sort_out(list_standards(KANTOR), "standards"))
    assert edition.instansi
    services = [service for service, _ in (read_service(edition, id) for id in edition.files.layanan) if service]
    konteks = Konteks(edition.instansi, edition.register, {part.layanan.id: part.layanan.nama for part in services})
    assert len(services) == len(edition.files.layanan)
    for service in services:
        id = service.layanan.id
        page = Laman((situs / id / "index.html").read_text("utf-8"))
        assert page.meta("sidik") == [halaman_sidik(service.layanan, konteks)]
        if not service.layanan.berjalan:
            assert "persyaratan" not in page.id
            continue
        for group in view_standar(service.layanan, konteks).bagian:
            for part in group.komponen:
                assert part.nama in page.teks
                for point in part.isi:
                    words = re.sub(r"[^\S\u00a0]+", " ", as_text(point.teks).replace("\n", ""))
                    assert words in page.teks, (id, part.kunci)


def test_services_that_ended_keep_their_address_and_say_where_they_went(situs: Path) -> None:
    ended = (situs / "klinik-hukum-contoh" / "index.html").read_text("utf-8")
    assert '<a href="../konsultasi-contoh/index.html">Konsultasi Hukum bagi Masyarakat</a>' in ended
    assert "Layanan ini dialihkan ke" in Laman((situs / "pemindahan-contoh" / "index.html").read_text("utf-8")).teks
    listed = (situs / "index.html").read_text("utf-8")
    assert "pemindahan-contoh/index.html" in listed


def test_drafts_say_so(situs: Path) -> None:
    draft, valid = (Laman((situs / id / "index.html").read_text("utf-8")) for id in ("izin-contoh", "konsultasi-contoh"))
    assert "DRAF" in draft.teks
    assert "DRAF" not in valid.teks


def test_what_is_not_public_is_nowhere(situs_jahat: Path) -> None:
    for name, data in files_of(situs_jahat).items():
        assert b"RAHASIA" not in data, name
    workbook = load_workbook(situs_jahat / "daftar-informasi-publik.xlsx")
    assert not any("RAHASIA" in str(cell.value) for row in workbook.active.iter_rows() for cell in row)


def test_what_a_spec_says_is_text_everywhere(situs_jahat: Path) -> None:
    page = Laman((situs_jahat / "jahat" / "index.html").read_text("utf-8"))
    assert "{{ 7 * 7 }}" in page.teks
    assert not any(link.strip().lower().startswith("javascript") for _, link in page.tautan)
    assert page.tertaut["name"].startswith("<script>")
    assert "<" not in next(part for part in page.data if "GovernmentService" in part)
    for name in ("perubahan.xml", "sitemap.xml"):
        etree.parse(situs_jahat / name)


def test_the_linked_data_describes_a_government_service(situs: Path) -> None:
    data = Laman((situs / "izin-contoh" / "index.html").read_text("utf-8")).tertaut
    assert data["@type"] == ["GovernmentService", "cpsv:PublicService"]
    assert data["@id"] == data["url"] == f"{URL}/izin-contoh/"
    assert data["@context"][0] == "https://schema.org"
    prefixes = data["@context"][1]
    assert set(prefixes) >= {key.split(":")[0] for key in _keys(data) if ":" in key}
    assert data["provider"]["@type"][0] == "GovernmentOrganization"
    assert {"@type": "ContactPoint", "contactType": "Pengaduan", "name": "SP4N-LAPOR!", "url": "https://www.lapor.go.id"} in data[
        "provider"
    ]["contactPoint"]
    assert [offer["priceCurrency"] for offer in data["offers"]] == ["IDR"] * len(data["offers"])
    assert all(offer["price"].isdecimal() for offer in data["offers"])
    assert all(part["@type"] == "cv:Evidence" and part["dct:title"] for part in data["cpsv:hasInput"])
    assert data["cpsv:produces"]
    free = Laman((situs / "konsultasi-contoh" / "index.html").read_text("utf-8")).tertaut
    assert free["offers"] == [{"@type": "Offer", "price": "0", "priceCurrency": "IDR"}]
    assert free["cv:hasCost"] == [{"@type": "cv:Cost", "cv:value": 0, "cv:currency": "IDR"}]
    ended = Laman((situs / "klinik-hukum-contoh" / "index.html").read_text("utf-8")).tertaut
    assert ended["dct:isReplacedBy"]["@id"] == f"{URL}/konsultasi-contoh/"


def _keys(data: object) -> set[str]:
    if isinstance(data, dict):
        own = {key for key in data if not key.startswith("@")}
        return own.union(*(_keys(value) for key, value in data.items() if key != "@context"))
    return set().union(*map(_keys, data)) if isinstance(data, list) else set()


def test_the_map_lists_every_page_once(situs: Path, situs_kantor: Path) -> None:
    found = [node.text for node in etree.parse(situs / "sitemap.xml").iter("{*}loc")]
    built = {f"{URL}/{name.removesuffix('index.html')}" for name, _ in pages(situs) if name != "404.html"}
    assert sorted(found) == sorted(built)
    assert not (situs_kantor / "sitemap.xml").exists()
    assert not (situs_kantor / "404.html").exists()


def test_the_feed_is_atom_with_the_days_of_the_specs(situs: Path) -> None:
    feed = etree.parse(situs / "perubahan.xml").getroot()
    ns = {"a": "http://www.w3.org/2005/Atom"}
    for where in (feed, *feed.findall("a:entry", ns)):
        for name in ("id", "title", "updated"):
            (found,) = where.findall(f"a:{name}", ns)
            assert found.text
    assert feed.findtext("a:author/a:name", namespaces=ns)
    moments = [node.text or "" for node in feed.findall("a:entry/a:updated", ns)]
    assert moments == sorted(moments, reverse=True)
    assert feed.findtext("a:updated", namespaces=ns) == moments[0]
    ids = [node.text for node in feed.findall("a:entry/a:id", ns)]
    assert len(ids) == len(set(ids))


def test_the_sheet_for_the_portal_has_the_six_components_in_order(situs: Path) -> None:
    text = (situs / "konsultasi-contoh" / "sippn.txt").read_text("utf-8")
    heads = re.findall(r"^=== (.+) ===$", text, re.MULTILINE)
    assert [head.split()[0].rstrip(",") for head in heads] == [
        "Persyaratan",
        "Sistem",
        "Jangka",
        "Biaya/Tarif",
        "Produk",
        "Penanganan",
    ]
    assert "\u00a0" not in text
    assert "DRAF" not in text
    assert "DRAF" in (situs / "izin-contoh" / "sippn.txt").read_text("utf-8")
    assert not (situs / "klinik-hukum-contoh" / "sippn.txt").exists()


def test_the_list_of_information_names_every_document(situs: Path) -> None:
    rows = list(load_workbook(situs / "daftar-informasi-publik.xlsx").active.iter_rows(values_only=True))
    assert rows[0][:3] == ("No", "Judul informasi", "Ringkasan isi")
    assert [row[0] for row in rows[1:]] == list(range(1, len(rows)))
    titles = [str(row[1]) for row in rows[1:]]
    assert "Standar Pelayanan Konsultasi Hukum bagi Masyarakat" in titles
    assert "SOP Pengelolaan Arsip Konsultasi" in titles
    assert titles[-1] == "Maklumat Pelayanan"
    assert not any("Klinik" in title for title in titles)


@pytest.mark.parametrize("name", ["index.html", "pengaduan/index.html", "maklumat/index.html"])
def test_without_script_the_pages_are_complete(situs: Path, name: str) -> None:
    page = Laman((situs / name).read_text("utf-8"))
    hidden = {named.get("id") for _, named in page.unsur if "hidden" in named}
    assert hidden <= {"cari", "nihil", "ulang"}
    if name == "index.html":
        linked = {link for tag, link in page.tautan if tag == "a"}
        assert linked >= {f"{path.stem}/index.html" for path in KANTOR.glob("[a-z]*.yaml")}
