"""explain says what a rule says of itself; the shell completes codes and services."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sop_gen import report
from sop_gen.lint.penjelasan import Penjelasan, jelaskan_semua
from sop_gen.lint.rule import RULES
from tests.cli.conftest import shell

ATURAN = jelaskan_semua()
KODE = list(RULES.load())


def test_explain_lists_every_rule_with_level_and_title(run) -> None:
    done = run("explain")
    assert (done.code, done.err) == (0, "")
    lines = [line.split(maxsplit=2) for line in done.out.splitlines()]
    assert lines == [[rule.kode, rule.tingkat, rule.judul] for rule in ATURAN]


@pytest.mark.parametrize("kode", KODE)
def test_explain_says_all_that_the_file_of_the_rule_says(run, kode: str) -> None:
    done = run("explain", kode)
    rule = RULES[kode]
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{kode}  {rule.tingkat}\n")
    words = " ".join(done.out.split()).lower()
    for sentence in re.split(r"(?<=\.)\s+|\n\n", (rule.penjelasan or "").replace("`", "'")):
        said = " ".join(re.sub(r"^(Yang diminta|Mengapa|Cara memperbaiki): ", "", sentence.strip()).split())
        assert said.lower() in words, said
    for example in (rule.salah, rule.benar):
        assert "".join(f"  {line}\n" for line in example.splitlines()) in done.out
    assert f"abaikan: [{{kode: {kode}, alasan:" in done.out
    assert all(line.isprintable() for line in done.out.splitlines())


def test_explain_breaks_lines_and_keeps_lists() -> None:
    text = f"Salah satu:\n- `satu` {'kata ' * 30}\n- dua\n\nLalu selesai."
    rule = Penjelasan("kode-uji", "info", "Uji", (("Yang diminta", text),), "a: 1\n---\nb: 2\n", "a: 2\n")
    said = [report.click.unstyle(line) for line in report.rule_text(rule)]
    assert all(len(line) <= 96 for line in said)
    assert said[:5] == ["kode-uji  info", "Uji.", "", "Yang diminta", "  Salah satu:"]
    assert said[5].startswith("  - 'satu' kata kata") and said[6].startswith("    kata")
    assert said[7:9] == ["  - dua", "  Lalu selesai."]
    assert "Contoh keliru ('# temuan' menandai baris yang disebut; sesudah '---' layanan lain)" in said


BUKAN_ATURAN = "Kode temuan bertingkat tidak-sah bukan aturan: alasan, saran dan contohnya ada pada temuannya sendiri."


@pytest.mark.parametrize(
    ("kode", "message"),
    [
        ("langkah-tidak-terjangkau", "mungkin maksudnya 'langkah-tak-terjangkau'"),
        ("alur-tanpa-ahir", "mungkin maksudnya 'alur-tanpa-akhir'"),
        ("zzz", "daftarnya: sop-gen explain"),
        ("", "daftarnya: sop-gen explain"),
    ],
)
def test_explain_of_an_unknown_code_suggests_the_nearest(run, kode: str, message: str) -> None:
    done = run("explain", kode)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"sop-gen: aturan '{kode}' tidak ada; {message}\n{BUKAN_ATURAN}\n"


def test_explain_needs_no_folder(run, tmp_path) -> None:
    assert run("--standards", tmp_path / "tidak-ada", "explain", KODE[0]).code == 0


# ---- completion ---------------------------------------------------------------------------------------------------


def completed(words: str, cwd: Path) -> list[str]:
    count = len(words.split(" ")) - 1
    done = shell(cwd=cwd, _SOP_GEN_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(count))
    assert (done.code, done.err) == (0, "")
    return [line.removeprefix("plain,") for line in done.out.splitlines() if line]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("sop-gen explain ", KODE),
        ("sop-gen explain lingkaran-", [kode for kode in KODE if kode.startswith("lingkaran-")]),
        ("sop-gen check ", ["layanan-a", "layanan-b", "layanan-c"]),
        ("sop-gen check layanan-a layanan-b", ["layanan-b"]),
        ("sop-gen flow lay", ["layanan-a", "layanan-b", "layanan-c"]),
        ("sop-gen --standards kosong build ", []),
        ("sop-gen --standards standards/layanan-a.yaml build ", []),
        ("sop-gen --standards lain build ", ["sendiri"]),
        ("sop-gen check --format ", ["text", "json", "github", "sarif"]),
    ],
)
def test_the_shell_completes(office, words: str, expected: list[str]) -> None:
    (office.parent / "lain").mkdir()
    (office.parent / "lain" / "sendiri.yaml").write_text("", "utf-8")
    assert completed(words, office.parent) == expected
