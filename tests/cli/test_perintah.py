"""The command line but for building: help, complaints, exit codes, streams, new and init, schema, check."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pytest

from sop_gen.cli import cli
from sop_gen.model.layanan import KOMPONEN
from tests.cli.conftest import INSTANSI, LAYANAN, shell
from tests.conftest import ROOT

COMMANDS = sorted(cli.commands)
ENGLISH = re.compile(
    r"\b(Usage|Options?|Commands?|Arguments?|Show|this|message|exit|and|the|Error|Try|for|help\.|default|required|Missing|Invalid|"
    r"No such|file|directory|must|is not|unexpected|extra)\b"
)
TEMUAN_KEYS = ["kode", "tingkat", "pesan", "saran", "contoh", "layanan", "jalur", "berkas", "baris", "kolom", "abaikan"]


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=lambda part: " ".join(part) or "sop-gen")
def test_help_is_indonesian(run, command: list[str]) -> None:
    done = run(*command, "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Pemakaian: sop-gen")
    assert "Opsi:" in done.out
    assert "Tampilkan bantuan ini." in done.out
    words = re.sub(r"--?[a-z-]+|\[[^\]]*\]|^  [a-z]+  ", " ", done.out, flags=re.MULTILINE)
    assert not ENGLISH.search(words), ENGLISH.findall(words)
    assert run(*command, "-h").out == done.out


def test_help_lists_every_command_with_a_description(run) -> None:
    text = run("--help").out
    for name in COMMANDS:
        assert re.search(rf"^  {name}\s+\S.+\.$", text, re.MULTILINE), name


def test_version_and_bare_call(run) -> None:
    assert re.fullmatch(r"sop-gen \d+\.\d+\.\d+\n", run("--version").out)
    bare = run()
    assert (bare.code, bare.out) == (2, "")
    assert bare.err.startswith("Pemakaian: sop-gen")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bulid"], "sop-gen: perintah 'bulid' tidak ada; mungkin maksudnya 'build'"),
        (["zzz"], "sop-gen: perintah 'zzz' tidak ada; lihat --help"),
        (["check", "--fromat", "json"], "sop-gen: opsi '--fromat' tidak dikenal; mungkin maksudnya '--format'"),
        (["check", "--format", "xml"], "sop-gen: nilai '--format' harus salah satu dari: text, json, github, sarif"),
        (["check", "--fail-on"], "sop-gen: opsi '--fail-on' memerlukan nilai"),
        (["check", "--fail-on", "galat"], "sop-gen: nilai '--fail-on' harus salah satu dari: error, warning, info"),
        (["check", "tidak-ada"], "sop-gen: layanan 'tidak-ada' tidak ada; yang ada: layanan-a, layanan-b, layanan-c"),
        (["build", "layanan-a", "tidak-ada"], "sop-gen: layanan 'tidak-ada' tidak ada; yang ada: layanan-a, layanan-b, layanan-c"),  # noqa: E501
        (["build", "-j", "dua"], "sop-gen: nilai '-j' harus bilangan bulat"),
        (["build", "-o"], "sop-gen: opsi '-o' memerlukan nilai"),
        (["new"], "sop-gen: 'ID' belum diisi"),
        (["new", "a", "b"], "sop-gen: ada kata yang berlebih pada perintah ini"),
        (["init"], "sop-gen: 'DIR' belum diisi"),
        (["schema", "--for", "apa"],
         "sop-gen: nilai '--for' harus salah satu dari: layanan, instansi, dasar-hukum, tanggapan, monev"),
        (["--standards", "tak-ada", "check"],
         "sop-gen: folder standar 'tak-ada' tidak ada; sebutkan dengan --standards, atau buat dengan 'sop-gen init'"),
        (["--standards", "tak-ada", "build"],
         "sop-gen: folder standar 'tak-ada' tidak ada; sebutkan dengan --standards, atau buat dengan 'sop-gen init'"),
        (["--templates", "tak-ada", "build"], "sop-gen: folder templat 'tak-ada' tidak ada"),
        (["--standards"], "sop-gen: opsi '--standards' memerlukan nilai"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else None,
)  # fmt: skip
def test_usage_errors(run, office, arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert (done.code, done.out, done.err) == (2, "", f"{message}\n")


def test_an_unknown_kind_names_the_known_ones(run, office) -> None:
    done = run("build", "--only", "sop,brosur")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("sop-gen: jenis 'brosur' tidak ada; yang ada: ")
    assert "sop.pdf" in done.err
    assert not (office.parent / "output").exists()


# ---- check -------------------------------------------------------------------------------------------------------


def test_check_of_a_sound_folder_says_so_on_standard_error(run, office) -> None:
    done = run("check")
    assert (done.code, done.out, done.err) == (0, "", "tidak ada temuan\n")


def test_check_writes_findings_on_standard_output(run, office) -> None:
    (office / "layanan-a.yaml").write_text("nama: A\nunit: B\nstatus: draft\n", "utf-8")
    done = run("check", "layanan-a")
    assert done.code == 3
    assert done.out == (
        "standards/layanan-a.yaml:3:9: tidak-sah[pilihan-keliru] status: 'draft' bukan pilihan untuk 'status'\n"
        "    3 | status: draft\n"
        "      |         ^\n"
        "      saran : pilih salah satu: draf, pembahasan, ditetapkan, dialihkan, dicabut\n"
        "      contoh: status: draf\n"
    )
    assert done.err == "temuan: 1 tidak-sah\n"
    assert run("check", "layanan-b").code == 0


def test_a_fault_of_the_yaml_shows_its_line_too(run, office) -> None:
    (office / "layanan-a.yaml").write_text("nama: A: B\n", "utf-8")
    assert "    1 | nama: A: B\n      |        ^\n" in run("check").out


def test_fail_on_decides_about_warnings_only(run, office) -> None:
    (office / "lain.yml").write_text("nama: A\n", "utf-8")
    assert [run("check", "--fail-on", level).code for level in ("error", "warning", "info")] == [0, 1, 1]
    assert run("check").out.startswith("standards/lain.yml:1:1: warning[akhiran-yml] berkas berakhiran .yml tidak dibaca\n")


def test_check_json_has_exactly_the_keys_of_the_contract(run, office) -> None:
    (office / "lain.yml").write_text("nama: A\n", "utf-8")
    (office / "layanan-a.yaml").write_text("nama: A\n", "utf-8")
    done = run("check", "--format", "json")
    data = json.loads(done.out)
    assert (done.code, done.err) == (3, "")
    assert list(data) == ["versi", "per_tanggal", "temuan", "ringkasan"]
    assert data["versi"] == 1
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", data["per_tanggal"])
    assert [list(finding) for finding in data["temuan"]] == [TEMUAN_KEYS] * 3
    assert data["ringkasan"] == {"tidak-sah": 2, "error": 0, "warning": 1, "info": 0}
    assert {finding["layanan"] for finding in data["temuan"]} == {None, "layanan-a"}


def test_faults_of_several_files_come_in_one_run_in_order(run, office) -> None:
    for name in ("layanan-a", "layanan-b", "_instansi", "_dasar-hukum"):
        (office / f"{name}.yaml").write_text("salah: [\n", "utf-8")
    places = re.findall(r"^standards/([a-z_-]+)\.yaml:\d+:\d+: tidak-sah", run("check").out, re.MULTILINE)
    assert places == ["_dasar-hukum", "_instansi", "layanan-a", "layanan-b"]


def test_a_chart_that_fits_no_paper_is_invalid(run, office) -> None:
    columns = ", ".join(f"p{n}: Pelaksana dengan nama panjang sekali nomor {n}" for n in range(12))
    text = LAYANAN.format(huruf="A").replace("petugas: Petugas Loket", f"petugas: Petugas, {columns}", 1)
    (office / "layanan-a.yaml").write_text(text.replace(", p11: Pelaksana dengan nama panjang sekali nomor 11", ""), "utf-8")
    done = run("check", "--format", "json")
    assert done.code == 3
    assert {finding["kode"] for finding in json.loads(done.out)["temuan"]} <= {"alur-tak-muat", "alur-terlalu-besar"}


ARSIP = "{id: arsip, kegiatan: Menyimpan surat, oleh: petugas, kelengkapan: Surat, waktu: 1 jam, output: Arsip}"


@pytest.fixture
def unreached(office: Path) -> Path:
    """Layanan A with a last step that nothing reaches."""
    text = LAYANAN.format(huruf="A").replace(
        "Menyerahkan surat, oleh: petugas, ", "Menyerahkan surat, oleh: petugas, lanjut: selesai, "
    )
    (office / "layanan-a.yaml").write_text(f"{text}      - {ARSIP}\n", "utf-8")
    return office


def test_what_a_rule_finds_fails_by_its_level_and_says_where(run, unreached) -> None:
    done = run("check")
    assert done.code == 1
    assert done.out == (
        "standards/layanan-a.yaml:32:9: error[langkah-tak-terjangkau] sop[1].langkah[arsip]: "
        "tidak ada jalan dari langkah 1 ke langkah 4 (Menyimpan surat)\n"
        f"   32 |       - {ARSIP}\n"
        "      |         ^\n"
        "      saran : sebut 'arsip' pada 'lanjut', 'ya' atau 'tidak' langkah yang mendahuluinya, misalnya langkah 3 "
        "(Menyerahkan surat); bila langkah ini tidak terpakai, hapus\n"
        "      contoh: lanjut: arsip\n"
    )
    assert done.err == "temuan: 1 error\n"
    assert [run("check", "--fail-on", level).code for level in ("warning", "info")] == [1, 1]
    assert run("check", "layanan-b").code == 0


def test_check_json_has_what_a_rule_finds(run, unreached) -> None:
    done = run("check", "--format", "json")
    data = json.loads(done.out)
    assert (done.code, data["ringkasan"]) == (1, {"tidak-sah": 0, "error": 1, "warning": 0, "info": 0})
    (found,) = data["temuan"]
    assert list(found) == TEMUAN_KEYS
    place = (found["layanan"], found["jalur"], found["berkas"], found["baris"], found["kolom"])
    assert place == ("layanan-a", "sop[1].langkah[arsip]", "standards/layanan-a.yaml", 32, 9)


def test_a_flow_that_is_wrong_is_drawn_all_the_same(run, unreached) -> None:
    done = run("build", "layanan-a", "--only", "sop.docx")
    assert (done.code, done.err) == (0, "")
    assert (unreached.parent / "output" / "layanan-a" / "sop.docx").is_file()
    drawn = json.loads(run("flow", "layanan-a").out)
    assert "arsip" in {node["step"] for page in drawn["pages"] for node in page["nodes"]}


def test_rules_need_no_office(run, unreached) -> None:
    (unreached / "_instansi.yaml").write_text("salah: [\n", "utf-8")
    done = run("check")
    assert done.code == 3
    assert "error[langkah-tak-terjangkau]" in done.out


def test_a_service_that_can_not_be_read_has_no_findings_of_rules(run, unreached) -> None:
    path = unreached / "layanan-a.yaml"
    path.write_text(path.read_text("utf-8").replace("status: draf", "status: draft"), "utf-8")
    done = run("check")
    assert (done.code, done.err) == (3, "temuan: 1 tidak-sah\n")


HOSTILE = "a\x1b]0;judul\x07\x9b31mb\u202e"


def test_texts_cannot_steer_the_terminal(run, office) -> None:
    (office / f"x{HOSTILE}.yaml").write_text("nama: A\n", "utf-8")
    (office / "layanan-a.yaml").write_text(f"nama: A\nunit: B\nstatus: draf\nringkasan: {HOSTILE}\n", "utf-8")
    (office / "layanan-b.yaml").write_text('nama: A\nunit: B\nstatus: "a\\ndua"\n"k\\tunci": 1\n', "utf-8")
    for arguments in (["check"], ["build"], ["check", HOSTILE], ["build", "--only", HOSTILE], [HOSTILE], [f"--{HOSTILE}"]):
        done = run(*arguments)
        assert done.code in (2, 3)
        for stream in (done.out, done.err):
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", stream)


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no UTF-8")
def test_a_name_that_is_no_utf8_is_reported(run, office) -> None:
    Path(os.fsdecode(os.fsencode(office) + b"/x\xff.yaml")).write_text("nama: A\n", "utf-8")
    assert "standards/x\\udcff.yaml:1:1: tidak-sah[nama-berkas-keliru]" in run("check").out
    done = shell("check", "--format", "json", cwd=office.parent)
    assert done.code == 3
    assert json.loads(done.out)["temuan"][0]["kode"] == "nama-berkas-keliru"
    assert shell("build", cwd=office.parent).code == 3


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_output_is_utf8_whatever_the_locale_says(office, encoding: str) -> None:
    (office / "layanan-a.yaml").write_text("nama: A\nunit: B\nstatus: 😀\n", "utf-8")
    done = shell("check", "--format", "json", cwd=office.parent, PYTHONIOENCODING=encoding)
    assert "😀" in json.loads(done.out)["temuan"][0]["pesan"]


# ---- colours, pipes, completion ----------------------------------------------------------------------------------


def test_colours_only_when_asked_for(office) -> None:
    (office / "layanan-a.yaml").write_text("nama: A\n", "utf-8")
    assert "\x1b[" not in shell("check", cwd=office.parent).out
    assert "\x1b[" in shell("check", cwd=office.parent, FORCE_COLOR="1").out
    assert "\x1b[" not in shell("check", cwd=office.parent, FORCE_COLOR="1", NO_COLOR="1").out


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe to head")
def test_a_closed_pipe_is_no_failure(office) -> None:
    import subprocess

    command = f"{sys.executable} -m sop_gen schema | head -c 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=office.parent, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"{", b"")


@pytest.mark.parametrize(("kind", "word"), [("bash", "complete"), ("zsh", "compdef"), ("fish", "complete")])
def test_completion(office, kind: str, word: str) -> None:
    done = shell(cwd=office.parent, _SOP_GEN_COMPLETE=f"{kind}_source")
    assert done.code == 0
    assert word in done.out
    assert "sop-gen" in done.out


def test_completion_offers_commands(office) -> None:
    done = shell(cwd=office.parent, _SOP_GEN_COMPLETE="bash_complete", COMP_WORDS="sop-gen che", COMP_CWORD="1")
    assert done.out == "plain,check\n"


def test_help_starts_without_engines() -> None:
    import subprocess

    code = "import sys\nfrom sop_gen.cli import cli\ncli.main(['--help'], standalone_mode=False)\nprint([m for m in ('pydantic','typst','yaml','docxtpl','rich') if m in sys.modules])"  # noqa: E501
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


# ---- schema, new, init -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("jenis", ["layanan", "instansi", "dasar-hukum", "tanggapan", "monev"])
def test_the_schemas_in_the_standards_folder_are_fresh(run, jenis: str) -> None:
    done = run("schema", "--for", jenis)
    assert (done.code, done.err) == (0, "")
    assert (ROOT / "standards" / "_skema" / f"{jenis}.schema.json").read_text("utf-8") == done.out
    assert run("schema", "--for", jenis, "-o", "x/s.json").out == ""
    assert Path("x/s.json").read_text("utf-8") == done.out


def test_schema_into_a_folder_is_refused(run, tmp_path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "f").write_text("")
    assert run("schema", "-o", "d").code == 2
    done = run("schema", "-o", "f/s.json")
    assert (done.code, done.out) == (4, "")
    assert done.err == "sop-gen: tidak dapat menulis f/s.json: sebagian jalurnya sudah dipakai berkas lain\n"


STILL_EMPTY = [
    # thirteen components are examples in comments; the office's channels fill the fourteenth, pengaduan
    *(("komponen-kosong", component) for component in sorted(set(KOMPONEN) - {"pengaduan"})),
    # who answers complaints and how soon only the office knows: an example in a comment, too
    ("pengaduan-tanpa-tindak-lanjut", "pengaduan"),
]
"""What check says of a service that ``new`` wrote: code and place."""


def test_init_and_new_make_what_check_accepts(run, tmp_path) -> None:
    done = run("init", "kantor")
    assert (done.code, done.err) == (0, "")
    assert sorted(done.out.split()) == sorted(path.as_posix() for path in Path("kantor").rglob("*") if path.is_file())
    made = run("--standards", "kantor", "new", "bantuan-hukum")
    assert (made.code, made.out) == (0, "kantor/bantuan-hukum.yaml\n")
    checked = run("--standards", "kantor", "check", "--format", "json")
    assert checked.code == 0
    found = [(part["layanan"], part["kode"], part["jalur"], part["tingkat"]) for part in json.loads(checked.out)["temuan"]]
    assert sorted(found) == [(id, *empty, "warning") for id in ("bantuan-hukum", "layanan-pertama") for empty in STILL_EMPTY]
    assert "nama: Bantuan Hukum\n" in Path("kantor/bantuan-hukum.yaml").read_text("utf-8")


def test_the_examples_in_the_skeleton_pass_when_they_are_switched_on(run) -> None:
    run("init", "kantor")
    example = re.compile(r"^( *)# (?= |- |[a-z0-9_-]+:)", re.MULTILINE)
    for path in Path("kantor").glob("*.yaml"):
        head, key, rest = path.read_text("utf-8").partition("\nnama:" if path.stem != "_dasar-hukum" else "\nuu-25-2009:")
        path.write_text(head + key + example.sub(r"\1", rest).replace("biaya: gratis\n", ""), "utf-8")
    done = run("--standards", "kantor", "check", "--format", "json")
    assert json.loads(done.out)["temuan"] == []
    text = Path("kantor/layanan-pertama.yaml").read_text("utf-8")
    assert "keputusan:" in text
    assert "# keputusan" not in text
    assert "dasar: pp-45-2024" in text


@pytest.mark.parametrize("id", ["Huruf Besar", "a_b", "", "_x", "../x", "a/b", "x" * 61, "kantor", "-a", "a.yaml", "ä"])
def test_new_refuses_what_is_no_id(run, office, id: str) -> None:
    before = sorted(office.parent.rglob("*"))
    done = run("new", "--", id)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"sop-gen: '{id}' bukan id layanan") or id == "kantor"
    assert sorted(office.parent.rglob("*")) == before


def test_new_and_init_never_overwrite(run, office, tmp_path) -> None:
    done = run("new", "layanan-a")
    assert (done.code, done.out, done.err) == (2, "", "sop-gen: standards/layanan-a.yaml sudah ada dan tidak ditimpa\n")
    before = {path: path.read_bytes() for path in office.rglob("*") if path.is_file()}
    assert run("init", "standards").code == 2
    assert {path: path.read_bytes() for path in office.rglob("*") if path.is_file()} == before
    (office / "putus.yaml").symlink_to("tidak-ada")
    assert run("new", "putus").code == 2
    assert (office / "putus.yaml").is_symlink()


def test_init_over_a_file_says_so(run, tmp_path) -> None:
    (tmp_path / "f").write_text("")
    done = run("init", "f")
    assert (done.code, done.out) == (4, "")
    assert done.err == "sop-gen: tidak dapat menulis f/_dasar-hukum.yaml: sebagian jalurnya sudah dipakai berkas lain\n"


def test_new_without_a_standards_folder(run) -> None:
    assert run("new", "a").code == 2
    assert not Path("standards").exists()


# ---- the folder --------------------------------------------------------------------------------------------------


def test_an_empty_folder_lacks_the_office(run, tmp_path) -> None:
    (tmp_path / "standards").mkdir()
    for command in ("check", "build"):
        done = run(command)
        assert done.code == 3
        assert "_instansi.yaml belum ada" in done.out + done.err


def test_a_file_in_place_of_the_folder_is_a_usage_error(run, tmp_path) -> None:
    (tmp_path / "standards").write_text(INSTANSI)
    assert run("check").code == 2


def test_another_folder_with_spaces_and_accents(run, office) -> None:
    office.rename(office.parent / "kantor é baru")
    assert run("--standards", "kantor é baru", "check").code == 0
