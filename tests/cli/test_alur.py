"""``sop-gen flow``: to standard output or a file, and what it says when there is nothing to draw."""

from __future__ import annotations

import json
import re

import pytest
from lxml import etree

from tests.cli.conftest import shell


def test_the_chart_comes_on_standard_output(run, office) -> None:
    done = run("flow", "layanan-a", "--format", "svg")
    assert (done.code, done.err) == (0, "")
    root = etree.fromstring(done.out)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root[0].text == "Bagan Alur: Penerimaan A"
    assert done.out.endswith("</svg>\n")


@pytest.mark.parametrize("form", ["svg", "json"])
def test_o_writes_the_same_into_a_file_and_says_nothing(run, office, tmp_path, form: str) -> None:
    said = run("flow", "layanan-a", "--format", form).out
    done = run("flow", "layanan-a", "--format", form, "-o", "bagan")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert (tmp_path / "bagan").read_text("utf-8") == said


def test_json_is_the_default_and_has_the_keys_of_the_contract(run, office) -> None:
    done = run("flow", "layanan-b")
    data = json.loads(done.out)
    assert done.out == run("flow", "layanan-b", "--format", "json").out
    assert (data["service"], data["sop"], data["unit"], data["paper"]) == ("layanan-b", 1, "mm", "A4")
    page = data["pages"][0]
    assert list(page) == ["number", "body", "columns", "text_columns", "rows", "nodes", "edges"]
    assert [row["step"] for row in page["rows"]] == ["ajukan", "langkah-2", "langkah-3"]


def test_sop_chooses_one_of_several_procedures(run, office) -> None:
    path = office / "layanan-a.yaml"
    text = path.read_text("utf-8")
    path.write_text(text + text[text.index("  - judul:") :].replace("Penerimaan A", "Penyerahan A"), "utf-8")
    titles = [etree.fromstring(run("flow", "layanan-a", "--sop", number, "--format", "svg").out)[0].text for number in (1, 2)]
    assert titles == ["Bagan Alur: Penerimaan A", "Bagan Alur: Penyerahan A"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["tidak-ada"], "layanan 'tidak-ada' tidak ada; yang ada: layanan-a, layanan-b, layanan-c"),
        (["layanan-a", "--sop", "2"], "layanan 'layanan-a' punya 1 SOP; tidak ada SOP nomor 2"),
        (["layanan-a", "--sop", "0"], "layanan 'layanan-a' punya 1 SOP; tidak ada SOP nomor 0"),
        (["layanan-a", "--sop", "-1"], "layanan 'layanan-a' punya 1 SOP; tidak ada SOP nomor -1"),
        (["layanan-a", "--sop", "satu"], "nilai '--sop' harus bilangan bulat"),
        (["layanan-c"], "layanan 'layanan-c' belum punya SOP"),
        (["layanan-a", "--format", "png"], "nilai '--format' harus salah satu dari: json, svg, bpmn"),
        ([], "'ID' belum diisi"),
    ],
)
def test_usage_errors(run, office, arguments: list[str], message: str) -> None:
    done = run("flow", *arguments)
    assert (done.code, done.out, done.err) == (2, "", f"sop-gen: {message}\n")


def test_an_invalid_service_is_not_drawn_and_its_findings_are_told(run, office, tmp_path) -> None:
    path = office / "layanan-a.yaml"
    path.write_text(path.read_text("utf-8").replace("tidak: ajukan", "tidak: hilang"), "utf-8")
    done = run("flow", "layanan-a", "--format", "svg", "-o", "bagan.svg")
    assert (done.code, done.out) == (3, "")
    assert re.match(r"standards/layanan-a\.yaml:\d+:\d+: tidak-sah\[[a-z-]+\] .*hilang", done.err)
    assert not (tmp_path / "bagan.svg").exists()
    assert run("flow", "layanan-b", "--format", "svg").code == 0


def test_a_chart_that_fits_no_paper_is_told_as_a_finding(run, office) -> None:
    path = office / "layanan-a.yaml"
    path.write_text(path.read_text("utf-8").replace("Petugas Loket", "Pertanggungjawaban" * 8), "utf-8")
    done = run("flow", "layanan-a", "--format", "svg")
    assert (done.code, done.out) == (3, "")
    assert re.match(r"standards/layanan-a\.yaml:\d+:\d+: tidak-sah\[alur-[a-z-]+\] ", done.err)


def test_help_is_indonesian_and_names_every_form(run) -> None:
    done = run("flow", "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Pemakaian: sop-gen flow [OPSI] ID\n")
    words = " ".join(done.out.split())
    for part in (
        "Gambar bagan alur satu SOP",
        "--sop N",
        "[json|svg|bpmn]",
        "ukuran dalam mm",
        "-o PATH",
        "Tulis ke berkas ini.",
    ):
        assert part in words


def test_the_same_spec_gives_the_same_bytes_on_every_run(office, tmp_path) -> None:
    first, second = (
        shell("flow", "layanan-a", "--format", "svg", cwd=tmp_path, PYTHONHASHSEED=seed, TZ=zone)
        for seed, zone in (("1", "UTC"), ("2", "Asia/Jayapura"))
    )
    assert first.code == 0
    assert first == second
