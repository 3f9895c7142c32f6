"""Dasar hukum sudah dicabut.

Yang diminta: `dasar_hukum`, serta `dasar` pada persyaratan, tarif, dan butir lain, merujuk peraturan atau edaran yang
masih berlaku. Peraturan yang di _dasar-hukum.yaml berstatus `dicabut` tidak dirujuk lagi.

Mengapa: dasar hukum adalah komponen Standar Pelayanan (UU 25/2009), dan peraturan yang sudah dicabut tidak dapat lagi
mendasari layanan. Beberapa pedoman yang sering masih dikutip pun sudah diganti, misalnya PermenPAN-RB 36/2012 oleh
PermenPAN-RB 15/2014, 16/2014 oleh 14/2017, serta 52/2014 dan 10/2019 oleh 90/2021.

Cara memperbaiki: baca penggantinya, pastikan isi dan pasalnya memang mengatur hal yang sama, lalu ganti id yang dirujuk.
Bila tidak ada penggantinya, hapus rujukan itu.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.tulisan import Path, parts_in
from sop_gen.model.butir import Rujukan
from sop_gen.model.peraturan import Peraturan, Register
from sop_gen.teks.peraturan import cite_short

SALAH = """\
biaya:
  - {uraian: Permohonan pewarganegaraan, tarif: 50.000.000, dasar: pp-28-2019}  # temuan
dasar_hukum:
  - uu-12-2006
  - pp-28-2019  # temuan
"""
BENAR = SALAH.replace("pp-28-2019", "pp-45-2024")

DIGANTI = {
    ("permenpan", "PER/20/M.PAN/04/2006", "2006"): "PermenPAN-RB 36/2012, lalu PermenPAN-RB 15/2014",
    ("permenpan", "PER/21/M.PAN/11/2008", "2008"): "PermenPAN-RB 35/2012",
    ("permenpan", "36", "2012"): "PermenPAN-RB 15/2014",
    ("permenpan", "16", "2014"): "PermenPAN-RB 14/2017",
    ("permenpan", "52", "2014"): "PermenPAN-RB 90/2021",
    ("permenpan", "10", "2019"): "PermenPAN-RB 90/2021",
    ("permenkumham", "15", "2016"): "Permenkumham 31/2020",
}
"""Guidelines known to be replaced, should the register not know: issuer, number, year; and by what."""
_PENERBIT = {"permenpan": "permenpan", "permenpanrb": "permenpan", "per": "permenpan", "permenkumham": "permenkumham"}


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each citation of a revoked regulation, in the order of the spec."""
    register = tinjauan.register
    for path, cited in _citations(tinjauan):
        if cited not in register:
            continue
        entry = register[cited]
        if entry.status == "dicabut":
            yield _revoked(path, entry, register)
        elif later := DIGANTI.get(_known_as(entry)):
            yield Temuan(
                path,
                f"{cite_short(entry)} sudah diganti dengan {later}; di _dasar-hukum.yaml masih tercatat '{entry.status}'",
                "rujuk penggantinya setelah mencocokkan isinya, dan catat peraturan lama itu 'dicabut' di _dasar-hukum.yaml",
                f"{entry.id}: {{…, status: dicabut, oleh: <id penggantinya>}}",
            )


def _citations(tinjauan: Tinjauan) -> Iterator[tuple[Path, str]]:
    for path, part in parts_in(tinjauan.layanan):
        key = "ref" if isinstance(part, Rujukan) else "dasar"
        cited = getattr(part, key, None)
        if isinstance(cited, str) and path[:1] not in (("dialihkan",), ("dicabut",)):
            yield (*path, key), cited


def _revoked(path: Path, entry: Peraturan, register: Register) -> Temuan:
    later = _successors(entry, register)
    if not later:
        return Temuan(
            path,
            f"{cite_short(entry)} sudah dicabut",
            "rujuk peraturan yang sekarang mengatur hal ini, atau hapus rujukan ini bila tidak ada",
            _example(path, "uu-25-2009"),
        )
    names = " dan ".join(cite_short(part) for part in later)
    return Temuan(
        path,
        f"{cite_short(entry)} sudah dicabut dan diganti dengan {names}",
        f"cocokkan {'tarif' if path[0] == 'biaya' else 'isi'} dan pasalnya, lalu rujuk '{later[0].id}'",
        _example(path, later[0].id),
    )


def _successors(entry: Peraturan, register: Register) -> list[Peraturan]:
    """What is in force in place of ``entry``; nothing when the register does not say, or runs in a circle."""
    seen = {entry.id}
    waiting, found = list(entry.oleh), []
    while waiting:
        id = waiting.pop(0)
        if id in register and id not in seen:
            seen.add(id)
            later = register[id]
            if later.status == "dicabut":
                waiting += later.oleh
            else:
                found.append(later)
    return found


def _example(path: Path, id: str) -> str:
    return f"dasar: {id}" if path[-1] == "dasar" else id


def _known_as(entry: Peraturan) -> tuple[str, str, str]:
    kind = re.sub(r"[^a-z]", "", entry.jenis.lower())
    return _PENERBIT.get(kind, kind), entry.nomor or "", entry.tahun or ""


RULES.add("dasar-hukum-dicabut", Rule("error", __doc__, periksa, SALAH, BENAR))
