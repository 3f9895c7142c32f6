"""No rule fails on any valid service."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import KOMPONEN
from tests.flow import strategies
from tests.lint.test_aturan import KANTOR, REGISTER, findings
from tests.lint.test_aturan_standar import KANTOR_KEMENTERIAN, KANTOR_LENGKAP

KATA = st.sampled_from(
    ["-", "dll.", "bila diperlukan", "Bukti setor PNBP", "Kemenkumham", "LAPOR!", "kursi roda", "kompensasi", "5 hari", "petugas"]
) | st.text(st.sampled_from("aA1 -_*[](){}:#&<>\"'…é."), min_size=1, max_size=40).filter(lambda text: text.strip(" \t") != "")
IDS = st.sampled_from(sorted(REGISTER))
BUTIR = KATA | st.fixed_dictionaries({"nama": KATA}, optional={"bila": KATA, "keterangan": KATA, "dasar": IDS, "pasal": KATA})
DAFTAR = st.lists(BUTIR | st.fixed_dictionaries({"kelompok": KATA, "butir": st.lists(BUTIR, min_size=1, max_size=2)}), max_size=3)
LAMA = st.sampled_from(["3 hari", "1,5 jam sejak berkas lengkap", "paling lama 14 (empat belas) hari kerja"])
HARI = st.dates(date(1990, 1, 1), date(2030, 12, 31)).map(str)
KODE = st.sampled_from(["komponen-kosong", "isian-semu", "tidak-ada", "abaikan-tak-perlu"])
BAGIAN: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(KOMPONEN, DAFTAR),
    "unit": st.just("Unit") | st.just("Kanwil Kemenkumham"),
    "status": st.sampled_from(["draf", "pembahasan", "ditetapkan", "dicabut"]),
    "tanggal": st.fixed_dictionaries({}, optional={"pembuatan": HARI, "revisi": HARI}),
    "penetapan": st.fixed_dictionaries({}, optional={"nomor": KATA, "tanggal": HARI}),
    "ringkasan": KATA,
    "jangka_waktu": st.lists(
        LAMA
        | st.fixed_dictionaries({"teks": KATA}, optional={"uraian": KATA})
        | st.fixed_dictionaries({"lama": LAMA}, optional={"uraian": KATA, "sejak": KATA}),
        max_size=3,
    ),
    "biaya": st.just("gratis")
    | st.fixed_dictionaries({"gratis": st.just("true"), "keterangan": KATA})
    | st.lists(st.fixed_dictionaries({"uraian": KATA, "tarif": st.just("50.000")}, optional={"dasar": IDS}), max_size=2)
    | st.lists(st.fixed_dictionaries({"uraian": KATA, "teks": KATA}, optional={"keterangan": KATA}), max_size=2),
    "pengaduan": st.lists(st.fixed_dictionaries({"kanal": KATA}, optional={"nilai": KATA}), max_size=2),
    "dasar_hukum": st.lists(IDS | st.fixed_dictionaries({"ref": IDS, "pasal": KATA}), max_size=5),
    "jumlah_pelaksana": st.integers(0, 9).map(str) | st.lists(st.fixed_dictionaries({"jabatan": KATA, "jumlah": st.just("1")})),
    "dicabut": st.fixed_dictionaries({}, optional={"pengganti": KATA}),
    "abaikan": st.lists(st.fixed_dictionaries({"kode": KODE, "alasan": KATA}), max_size=3),
    "reviu": st.lists(
        st.fixed_dictionaries(
            {"tanggal": HARI}, optional={"berita_acara": KATA, "unsur": st.lists(KATA, max_size=4), "skm": KATA}
        ),
        max_size=3,
    ),
}


@st.composite
def services(draw: st.DrawFn) -> str:
    """Any of the keys, in any order of the file, with a random procedure or none."""
    keys = draw(st.lists(st.sampled_from(sorted(BAGIAN)), unique=True, max_size=12))
    spec: dict[str, Any] = {"nama": "Uji", "unit": "Unit", "status": "draf"} | {key: draw(BAGIAN[key]) for key in keys}
    if draw(st.booleans()):
        spec["sop"] = strategies.flow(random.Random(draw(st.integers(0, 999))), strategies.Wishes(3))
    return yaml.safe_dump(spec, sort_keys=False, allow_unicode=True, default_style='"', width=10_000)


@settings(max_examples=300)
@given(services(), st.sampled_from([KANTOR, KANTOR_LENGKAP, KANTOR_KEMENTERIAN, None]))
def test_no_rule_fails_on_a_valid_service_and_findings_are_stable(text: str, kantor: Instansi | None) -> None:
    found = findings(text, kantor=kantor)
    assert found == findings(text, kantor=kantor) == sorted(set(found), key=lambda finding: finding.urutan)
    assert all(1 <= finding.posisi.baris <= len(text.splitlines()) for finding in found)
    assert all(finding.pesan and finding.saran for finding in found)
    assert {finding.kode for finding in found if not finding.contoh} <= {"abaikan-tak-perlu"}
