"""Any valid service: no rule about procedures fails, and findings are stable."""

from __future__ import annotations

import random
import string
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sop_gen.lint.katalog import SOP
from sop_gen.lint.rule import RULES
from sop_gen.model.layanan import KOMPONEN
from tests.flow import strategies
from tests.lint.layanan import with_numbers
from tests.lint.test_aturan import findings

POTONGAN = [
    "Memeriksa", "dan", "lalu", "diserahkan", "oleh", "Petugas", "Diterimanya", "berkas", "**tebal**", "[a](https://a.b)", "bila",
    "benar", "*", "100%", "S1", "Jika", "maka", "segera", "?", "1.", "-", "🙂", "Kartu Tanda Penduduk", "KTP", "contoh1", "\\",
]  # fmt: skip
ITEM_LISTS = ("kualifikasi", "peralatan", "peringatan", "pencatatan")
COMPONENTS = tuple(
    key for key in KOMPONEN if key not in ("biaya", "pengaduan", "dasar_hukum", "jumlah_pelaksana", "jangka_waktu")
)


def random_text(dice: random.Random) -> str:
    """Words that rules look for, in any order, with letters among them."""
    words = [dice.choice([*POTONGAN, dice.choice(string.ascii_letters) * 3]) for _ in range(dice.randint(1, 6))]
    return "a " * (not any(word.strip("*-.?\\") for word in words)) + " ".join(words)


def random_items(dice: random.Random) -> list[Any]:
    plain = [random_text(dice) for _ in range(dice.randint(0, 2))]
    group = {"kelompok": random_text(dice), "butir": [{"nama": random_text(dice), "bila": random_text(dice)}]}
    return [*plain, *([group] if dice.random() < 0.3 else [])]


def random_time(dice: random.Random) -> Any:
    return dice.choice(["3 hari", "2 hari kerja", "1 jam", {"teks": random_text(dice)}, {"lama": "2 hari", "sejak": "a: b"}])


def random_date(dice: random.Random) -> str:
    return f"20{dice.randint(20, 27)}-0{dice.randint(1, 9)}-1{dice.randint(0, 9)}"


def random_dates(dice: random.Random) -> dict[str, str]:
    return {key: random_date(dice) for key in ("pembuatan", "revisi", "efektif") if dice.random() < 0.7}


def random_procedure(dice: random.Random) -> dict[str, Any]:
    wild = dice.random() < 0.9
    flow = strategies.flow(dice, strategies.Wishes(dice.choice([3, 6, 12]), wild=True)) if wild else with_numbers(None)["sop"][0]
    for part in flow["langkah"]:
        part["kegiatan"] = random_text(dice)
        texts = {key: [random_text(dice) for _ in range(dice.randint(0, 2))] for key in ("kelengkapan", "output")}
        part |= texts | ({"waktu": random_time(dice)} if dice.random() < 0.8 else {})
    names = ["contoh", "contoh1", "contoh1#uji", "tak-ada", random_text(dice)]
    flow |= {key: random_items(dice) for key in ITEM_LISTS} | {"keterkaitan": dice.sample(names, 2)}
    flow |= {"nomor": dice.choice(["W22-OT.02.02-1", "A-1"])} if dice.random() < 0.6 else {}
    flow |= {"tanggal": random_dates(dice)} if dice.random() < 0.5 else {}
    return flow | ({"penetapan": {"tanggal": random_date(dice)}} if dice.random() < 0.5 else {})


def random_service(dice: random.Random) -> dict[str, Any]:
    revisi = dice.randint(0, 2)
    return {
        "nama": "Layanan Uji",
        "unit": "Divisi Uji",
        "status": dice.choice(["draf", "pembahasan", "ditetapkan", "dicabut"]),
        "revisi": revisi,
        "riwayat": [{"revisi": number, "ringkasan": "A"} for number in range(revisi)],
        "tanggal": random_dates(dice),
        "jangka_waktu": [random_time(dice) for _ in range(dice.randint(0, 2))],
        **{key: random_items(dice) for key in COMPONENTS},
        "sop": [random_procedure(dice) for _ in range(dice.randint(0, 3))],
    }


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_no_rule_fails_on_a_valid_service_and_findings_are_stable(seed: int) -> None:
    dice = random.Random(seed)
    text = "---\n".join(yaml.safe_dump(random_service(dice), sort_keys=False, allow_unicode=True) for _ in range(2))
    found = findings(text)
    assert found == findings(text) == sorted(set(found), key=lambda finding: finding.urutan)
    assert all(finding.pesan and finding.saran and finding.contoh and finding.jalur for finding in found)
    assert not any("\u00a0" in finding.pesan for finding in found)


def test_random_services_have_findings_of_every_rule_about_procedures() -> None:
    dice = random.Random(7)
    kinds = {finding.kode for _ in range(80) for finding in findings(yaml.safe_dump(random_service(dice), allow_unicode=True))}
    rules = {kode for rules in SOP.values() if isinstance(rules, tuple) for kode in rules}
    assert rules - kinds <= {
        "keterkaitan-sepihak",
        "pelaksana-nama-orang",
        "produk-tidak-dihasilkan",
        "janji-jauh-melebihi-waktu",
    }
    assert set(RULES) >= rules
