"""Every rule: its own examples, its documentation, and how it does on any valid flow."""

from __future__ import annotations

import random
import re
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import sop_gen.lint.rules
from sop_gen.diagnostics import Diagnostic
from sop_gen.engine.fonts import undrawable
from sop_gen.lint.rule import RULES, Tinjauan
from sop_gen.lint.runner import run_rules
from sop_gen.lint.seluruh import ringkas, seluruh
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.model.load import load_layanan, load_register
from sop_gen.spec.reader import read
from sop_gen.spec.tree import Document
from tests.flow import strategies

RULES.load()
KODE = list(RULES)
KEPALA = {"nama": "Layanan Contoh", "unit": "Divisi Contoh", "status": "draf"}
HARI_INI = date(2026, 11, 22)
KANTOR = Instansi.model_validate({"nama": "Kantor Contoh", "penomoran": {"sop": "W22-OT.02.02-{urut}"}})
REGISTER = load_register(read((Path(__file__).parent / "_dasar-hukum.yaml").read_bytes(), "_dasar-hukum.yaml", undrawable)[0])[0]
BAGIAN = ("\n\nYang diminta: ", "\n\nMengapa: ", "\n\nCara memperbaiki: ")
ALUR = TAK_TERJANGKAU, TANPA_AKHIR, LINGKARAN = "langkah-tak-terjangkau", "alur-tanpa-akhir", "lingkaran-tanpa-keluar"


def findings(text: str, *kode: str, kantor: Instansi | None = KANTOR, hari_ini: date = HARI_INI) -> list[Diagnostic]:
    """What the rules (those of ``kode``, if any) find in the first of the services in ``text``, at an office of these services.

    All must be valid.
    """
    read_ones = [_read(part, f"contoh{number or ''}") for number, part in enumerate(text.split("---\n"))]
    every = seluruh([layanan.id for layanan, _ in read_ones], [ringkas(layanan) for layanan, _ in read_ones])
    layanan, document = read_ones[0]
    found = run_rules(Tinjauan(layanan, kantor, REGISTER, every, hari_ini), document)
    return [finding for finding in found if not kode or finding.kode in kode]


def _read(text: str, id: str) -> tuple[Layanan, Document]:
    document, faults = read(text.encode(), f"{id}.yaml", undrawable)
    assert document is not None and faults == []
    layanan, faults = load_layanan(document, id, REGISTER)
    assert layanan is not None, faults
    return layanan, document


def whole(keys: str) -> str:
    """An example as services of their own; its lines stay first."""
    return "---\n".join(part + _head(yaml.safe_load(part)) for part in keys.split("---\n"))


def _head(given: dict[str, Any]) -> str:
    return "".join(f"{key}: {value}\n" for key, value in KEPALA.items() if key not in given)


def of_flow(langkah: list[dict[str, Any]], **more: Any) -> str:
    """A service with one procedure, each step on a line of its own: step 1 on line 1."""
    sop = {"judul": "Uji", "pelaksana": {"p": "Petugas"}, **more, "langkah": langkah}
    return yaml.safe_dump({**KEPALA, "sop": [sop]}, sort_keys=False, allow_unicode=True, width=10_000)


# ---- one rule is one file that documents and tests itself ---------------------------------------------------------


def test_each_file_holds_the_rule_of_its_name() -> None:
    import pkgutil

    names = {info.name.replace("_", "-") for info in pkgutil.iter_modules(sop_gen.lint.rules.__path__)}
    assert set(KODE) == names
    for kode in KODE:
        assert RULES[kode].periksa.__module__ == f"sop_gen.lint.rules.{kode.replace('-', '_')}"


@pytest.mark.parametrize("kode", KODE)
def test_the_documentation_has_every_part(kode: str) -> None:
    said = RULES[kode].penjelasan or ""
    places = [said.find(part) for part in BAGIAN]
    assert -1 < places[0] < places[1] < places[2], said
    assert re.fullmatch(r"[A-Z][^\n]+\.", said[: places[0]])


@pytest.mark.parametrize("kode", KODE)
def test_the_wrong_example_has_its_finding_where_it_is_marked(kode: str) -> None:
    text = whole(RULES[kode].salah)
    marked = [number for number, line in enumerate(text.splitlines(), 1) if line.endswith("  # temuan")]
    found = findings(text)
    assert marked
    assert [finding.posisi.baris for finding in found if finding.kode == kode] == marked


@pytest.mark.parametrize("kode", KODE)
def test_the_right_example_has_none(kode: str) -> None:
    assert RULES[kode].benar != RULES[kode].salah
    assert kode not in {finding.kode for finding in findings(whole(RULES[kode].benar))}


# ---- word for word -----------------------------------------------------------------------------------------------

KATA_DEMI_KATA = {
    TAK_TERJANGKAU: (
        "8:9 sop[1].langkah[tolak]",
        "tidak ada jalan dari langkah 1 ke langkah 4 (Memberitahukan penolakan)",
        "sebut 'tolak' pada 'lanjut', 'ya' atau 'tidak' langkah yang mendahuluinya, misalnya langkah 3 (Menyerahkan surat); "
        "bila langkah ini tidak terpakai, hapus",
        "lanjut: tolak",
    ),
    TANPA_AKHIR: (
        "7:62 sop[1].langkah[3].lanjut",
        "alur ini tidak pernah berakhir: semua jalan dari langkah 1 terus berputar",
        "arahkan langkah penutupnya ke 'selesai', misalnya langkah 3 (Menyerahkan surat)",
        "lanjut: selesai",
    ),
    LINGKARAN: (
        "8:73 sop[1].langkah[4].lanjut",
        "langkah 3 (Melengkapi berkas) dan 4 terus berputar: yang masuk ke situ tidak pernah sampai ke akhir",
        "beri jalan keluar ke langkah lain atau ke 'selesai', misalnya dengan keputusan pada langkah 4 "
        "(Memeriksa kelengkapan berkas)",
        "keputusan: {ya: selesai, tidak: lengkapi}",
    ),
}


@pytest.mark.parametrize("kode", sorted(KATA_DEMI_KATA))
def test_words(kode: str) -> None:
    (found,) = findings(whole(RULES[kode].salah), kode)
    place = f"{found.posisi.baris}:{found.posisi.kolom} {found.jalur}"
    assert (place, found.pesan, found.saran, found.contoh) == KATA_DEMI_KATA[kode]
    assert found.layanan == "contoh"
    assert found.potongan == RULES[kode].salah.splitlines()[found.posisi.baris - 1]


def step(kegiatan: str = "Bekerja", **more: Any) -> dict[str, Any]:
    return {"kegiatan": kegiatan, "oleh": "p", **more}


def test_steps_that_follow_an_unreached_one_are_named_with_it() -> None:
    text = of_flow([step(), step(lanjut="selesai"), step("Menyusun"), step(), step(lanjut="lima"), step(id="lima")])
    (found,) = findings(text, *ALUR)
    assert found.pesan == (
        "tidak ada jalan dari langkah 1 ke langkah 3 (Menyusun); sesudahnya, langkah 4 (Bekerja), 5 dan 6 ikut tidak tercapai"
    )
    assert found.contoh == "lanjut: langkah-3"


def test_every_second_start_has_a_finding_of_its_own() -> None:
    text = of_flow([step(lanjut="selesai"), step(lanjut="selesai"), step(lanjut="selesai"), step()])
    assert [finding.jalur for finding in findings(text, *ALUR)] == [f"sop[1].langkah[{number}]" for number in (2, 3, 4)]


def test_two_loops_are_two_findings_and_what_leads_into_them_none() -> None:
    loops = [step(id="a"), step(lanjut="a"), step(id="b"), step(lanjut="b")]
    first = [step(lanjut=["masuk", "akhir"]), step(id="masuk", keputusan={"ya": "a", "tidak": "b"})]
    found = findings(of_flow([*first, *loops, step(id="akhir")]), *ALUR)
    assert [(finding.kode, finding.jalur) for finding in found] == [
        (LINGKARAN, "sop[1].langkah[4].lanjut"),
        (LINGKARAN, "sop[1].langkah[6].lanjut"),
    ]


def test_a_long_kegiatan_with_marks_and_line_breaks_is_cut_to_plain_words() -> None:
    (found,) = findings(of_flow([step(lanjut="selesai"), step(f"**Menyusun**\n[surat](https://a.b) {'panjang ' * 50}")]), *ALUR)
    name = re.search(r"langkah 2 \((.*)\)$", found.pesan)
    assert name is not None
    assert name[1] == "Menyusun surat panjang panjang panjang panjang panjang panj…"


def test_a_procedure_alone_is_not_a_list_and_has_its_line_all_the_same() -> None:
    text = of_flow([step(lanjut="selesai"), step()]).replace("sop:\n- ", "sop:\n  ")
    assert [finding.jalur for finding in findings(text, *ALUR)] == ["sop.langkah[2]"]


@pytest.mark.parametrize("status", ["dialihkan", "dicabut"])
def test_a_service_that_no_longer_runs_here_has_no_findings(status: str) -> None:
    text = of_flow([step(lanjut="selesai"), step()])
    assert findings(text, *ALUR)
    assert findings(text.replace("status: draf", f"status: {status}\ndialihkan: {{ke: Kantor Lain}}")) == []


# ---- any valid flow ----------------------------------------------------------------------------------------------


def truth(langkah: list[dict[str, Any]]) -> tuple[set[int], set[int]]:
    """Steps (from 1) that step 1 does not reach, and steps that reach no end: by the closure of the matrix of steps."""
    count = len(langkah)
    names = {part.get("id") or f"langkah-{number}": number - 1 for number, part in enumerate(langkah, 1)} | {"selesai": count}
    leads = [[row == column for column in range(count + 1)] for row in range(count + 1)]
    for row, part in enumerate(langkah):
        way = part["keputusan"].values() if "keputusan" in part else part.get("lanjut", "lanjut")
        for target in [way] if isinstance(way, str) else way:
            leads[row][row + 1 if target == "lanjut" else names[target]] = True
    for middle, row, column in product(range(count + 1), repeat=3):
        leads[row][column] = leads[row][column] or (leads[row][middle] and leads[middle][column])
    return {row + 1 for row in range(count) if not leads[0][row]}, {row + 1 for row in range(count) if not leads[row][count]}


def named(message: str) -> set[int]:
    """The numbers of the steps that a message names, but for "dari langkah 1"."""
    words = re.sub(r" \([^)]*\)|dari langkah 1 ", "", message)
    return {int(number) for number in re.findall(r"\d+", words)}


def agree(langkah: list[dict[str, Any]]) -> None:
    found = findings(of_flow(langkah, pelaksana={f"p{n}": "P" for n in range(1, 13)}), *ALUR)
    unreached, endless = truth(langkah)
    assert set().union(*(named(finding.pesan) for finding in found if finding.kode == TAK_TERJANGKAU)) == unreached
    assert [finding.kode for finding in found if finding.kode == TANPA_AKHIR] == [TANPA_AKHIR] * (1 in endless)
    loops = [named(finding.pesan) for finding in found if finding.kode == LINGKARAN]
    assert sum(map(len, loops)) == len(set().union(*loops))
    assert set().union(*loops) <= endless
    assert bool(loops) == bool(endless and 1 not in endless)


@st.composite
def small_flows(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Two to six steps, every way drawn freely: loops, second starts and dead ends are frequent."""
    count = draw(st.integers(2, 6))
    langkah = []
    for number in range(1, count + 1):
        others = [f"s{other}" for other in range(1, count + 1) if other != number]
        target = st.sampled_from([*others, "selesai"])
        part: dict[str, Any] = {"id": f"s{number}", "kegiatan": "Bekerja", "oleh": "p1"}
        match draw(st.sampled_from(("plain", "lanjut", "parallel", "keputusan"))):
            case "lanjut":
                part["lanjut"] = draw(target)
            case "parallel":
                part["lanjut"] = draw(st.lists(st.sampled_from(others), min_size=1, max_size=3, unique=True))
            case "keputusan":
                ya, tidak = draw(st.lists(target, min_size=2, max_size=2, unique=True))
                part["keputusan"] = {"ya": ya, "tidak": tidak}
        langkah.append(part)
    return langkah


@settings(max_examples=300)
@given(small_flows())
def test_findings_agree_with_the_matrix_of_a_small_flow(langkah: list[dict[str, Any]]) -> None:
    agree(langkah)


@pytest.mark.parametrize("seed", range(60))
def test_findings_agree_with_the_matrix_of_a_random_flow(seed: int) -> None:
    agree(strategies.flow(random.Random(seed), strategies.Wishes((3, 10, 20, 30)[seed % 4]))["langkah"])


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_no_rule_fails_on_a_valid_flow_and_findings_are_stable(seed: int) -> None:
    dice = random.Random(seed)
    text = yaml.safe_dump({**KEPALA, "sop": [strategies.flow(dice), strategies.flow(dice)]}, allow_unicode=True)
    found = findings(text)
    assert found == findings(text) == sorted(set(found), key=lambda finding: finding.urutan)
    assert all(1 <= finding.posisi.baris <= len(text.splitlines()) for finding in found)


@settings(max_examples=150)
@given(small_flows())
def test_the_example_of_a_finding_mends_it(langkah: list[dict[str, Any]]) -> None:
    for finding in findings(of_flow(langkah, pelaksana={"p1": "P"}), *ALUR):
        assert finding.saran and finding.contoh
        number = int(re.findall(r"misalnya .*?langkah (\d+)", finding.saran)[0])
        plain = {key: value for key, value in langkah[number - 1].items() if key not in ("lanjut", "keputusan")}
        mended = [*langkah[: number - 1], plain | yaml.safe_load(finding.contoh), *langkah[number:]]
        still = {(other.kode, other.jalur) for other in findings(of_flow(mended, pelaksana={"p1": "P"}), *ALUR)}
        assert (finding.kode, finding.jalur) not in still
