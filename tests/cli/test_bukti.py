"""``sop-gen bukti``: what it says and what it writes."""

from __future__ import annotations

import os
import re
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.bukti.bahan import LKE, OMBUDSMAN, all_questions, answered
from tests.cli.peta import BENTUK, PER, WORD, draw, put, row
from tests.cli.test_status import JAHAT, hostile

# ---- the summary -------------------------------------------------------------------------------------------------


def test_the_summary_names_every_question_with_its_range(run, office) -> None:
    done = run("bukti", *PER)
    assert (done.code, done.err) == (0, "")
    for sheet in (LKE, OMBUDSMAN):
        for kode in all_questions(answered(lembar=sheet)):
            assert row(done.out, kode)
    assert "VI Peningkatan Kualitas Pelayanan Publik: 0,00–9,80 dari 10,00\n" in done.out
    assert "  WBBM (paling sedikit 75 % = 7,50): mungkin, bila bukti dilengkapi\n" in done.out
    assert row(done.out, "VI.i.a") == (
        "○ VI.i.a 0,00–0,75 Terdapat kebijakan standar pelayanan - semua 2 layanan belum ditetapkan dengan nomor keputusan "
        "- tambahkan di bukti/VI.i.a/: surat keputusan - ZI-01: belum ada bukti"
    )


def test_an_office_that_is_done_reaches_its_thresholds(run, office, evidence) -> None:
    names = [f"{kind.kata[0]} 2026 {number}.pdf" for kind in LKE.jenis.values() for number in (1, 2, 3, 4)]
    for kode in all_questions(answered()):
        for name in names:
            put(evidence, f"{kode}/{name}", name.encode())
    done = run("bukti", *PER)
    assert "II Penataan Tatalaksana: 2,50–6,92 dari 7,00\n" in done.out, "the SOP are drafts, the reform ladders unknown"
    assert "  Pemenuhan: 2,50–3,42 dari 3,50\n" in done.out
    assert "WBK (paling sedikit 60 % = 4,20): mungkin, bila bukti dilengkapi" in done.out


def test_officers_answers_stand_beside_what_is_proved(run, office, evidence) -> None:
    put(evidence, "II.iii.b/Laporan 2026.pdf")
    put(evidence, "II.iii.b/RTL 2026.pdf")
    put(evidence, "II.iii.b/Realisasi 2026.pdf")
    put(
        evidence,
        "penilaian.yaml",
        b"II.i.a: {jawaban: B}\nII.i.b: {jawaban: A, alasan: Semua dipakai}\nII.i.c: {jawaban: A}\nII.iii.b: {jawaban: C}\n",
    )
    done = run("bukti", *PER)
    assert "[penilaian sendiri: B (0,67)]" in row(done.out, "II.i.a")
    assert "[penilaian sendiri: A (1,00), lebih tinggi daripada yang dapat dibuktikan]" in row(done.out, "II.i.b")
    assert "[penilaian sendiri: C (0,00), lebih rendah daripada yang terbukti]" in row(done.out, "II.iii.b")
    assert "II Penataan Tatalaksana: 0,25–6,92 dari 7,00 · penilaian sendiri 4 dari 15 dijawab\n" in done.out
    page = draw(run, "html").decode()
    assert "penilaian sendiri 0,89" in page, "(0,67 + 1 + 1) / 3"
    assert "Semua dipakai" in page


def test_records_of_monitoring_and_meetings_count(run, office) -> None:
    (office / "_monev").mkdir()
    (office / "_tanggapan").mkdir()
    for letter in "ab":
        text = "pemantauan: {tanggal: 2026-06-30, hasil: baik}\nevaluasi: {tanggal: 2026-06-30, jawaban: {kinerja: ya}}\n"
        (office / "_monev" / f"layanan-{letter}.yaml").write_text(text, "utf-8")
    said = run("bukti", *PER).out
    assert "belum mencatat pemantauan" not in row(said, "II.i.b")
    assert "belum mencatat evaluasi" not in row(said, "II.i.c")
    assert "belum mencatat pemantauan" in row(run("bukti", "--per", "2027-06-30").out, "II.i.b")
    meeting = "tanggal: 2026-10-01\nbaris: [{layanan: layanan-a, bagian: Biaya, masukan: [{isi: A, jawaban: Ya}, B]}]\n"
    (office / "_tanggapan" / "2026-10-01.yaml").write_text(meeting, "utf-8")
    assert "1 dari 2 masukan rapat belum dijawab" in row(run("bukti", *PER).out, "VI.i.c")
    settled = meeting.replace("bagian: Biaya", "bagian: Biaya, status: ditolak")
    (office / "_tanggapan" / "2026-10-01.yaml").write_text(settled + "belum_ditempatkan: {isi: C, jenis: tanpa usul}\n", "utf-8")
    assert "masukan rapat" not in row(run("bukti", *PER).out, "VI.i.c")
    (office / "_monev" / "layanan-a.yaml").write_text("pemantauan: {{{", "utf-8")
    done = run("bukti", *PER)
    assert "1 dari 2 layanan belum mencatat pemantauan" in row(done.out, "II.i.b")
    assert (done.code, "standards/_monev/layanan-a.yaml:1" in done.err) == (3, True)


def test_documents_prove_while_they_are_as_the_standards_are(run, office) -> None:
    assert "belum punya lembar publikasi yang mutakhir" in row(run("bukti", *PER).out, "VI.i.d")
    run("build")
    said = run("bukti", *PER).out
    assert "lembar publikasi" not in row(said, "VI.i.d")
    assert "ZI-03: 3 dari 3 dokumen masih DRAF" in row(said, "VI.i.d")
    path = office / "layanan-a.yaml"
    path.write_text(path.read_text("utf-8").replace("biaya: gratis", "biaya: [{uraian: Biaya, tarif: 5000}]"), "utf-8")
    said = run("bukti", *PER).out
    assert "1 dari 2 layanan belum punya lembar publikasi yang mutakhir" in row(said, "VI.i.d")
    assert "tidak sama lagi dengan berkas standar" in draw(run, "html").decode()
    (office / "_monev").mkdir()
    (office / "_monev" / "layanan-b.yaml").write_text("pemantauan: {tanggal: 2026-06-30, hasil: baik}\n", "utf-8")
    assert "1 dari 2 layanan belum punya lembar publikasi" in row(run("bukti", *PER).out, "VI.i.d"), (
        "a record changes no document"
    )
    Path("output/layanan-a/standar.pdf").write_bytes(b"lain")
    assert "layanan-a/standar.pdf" not in draw(run, "html").decode(), "a file that was changed proves nothing"


def test_the_earlier_edition_is_the_last_archived_or_the_one_named(run, office) -> None:
    for name, text in (("2020", "3 jam"), ("2024", "2 jam")):
        old = office / "arsip" / name
        old.mkdir(parents=True)
        for part in ("_instansi.yaml", "_dasar-hukum.yaml", "layanan-a.yaml", "layanan-b.yaml"):
            old.joinpath(part).write_text((office / part).read_text("utf-8").replace("1 jam sejak", f"{text} sejak"), "utf-8")
    assert "dibandingkan dengan edisi 2024\n" in run("bukti", *PER).out
    assert "dibandingkan dengan edisi 2020\n" in run("bukti", *PER, "--dasar", "standards/arsip/2020").out
    for letter in "ab":
        path = office / f"layanan-{letter}.yaml"
        text = path.read_text("utf-8")
        head = "status: ditetapkan\npenetapan: {nomor: W22-1 Tahun 2026, tanggal: 2026-03-02}\n"
        path.write_text(text.replace("status: draf\n", head) if letter == "a" else text, "utf-8")
    said = row(run("bukti", *PER).out, "VI.R.i.b")
    assert "? VI.R.i.b 0,50–1,00" in said
    assert "1 dari 2 layanan belum terbukti lebih ringan daripada edisi 2024 dan sudah ditetapkan: layanan-b" in said
    assert run("bukti", *PER, "--dasar", "standards/arsip/1999").code == 2


# ---- sheets and wrong use ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "zip"], "--format zip menghasilkan berkas; sebutkan namanya dengan -o, misalnya -o bukti.zip"),
        (["--lke", "lke-90"], "lembar 'lke-90' tidak ada; mungkin maksudnya 'lke-90-2021'"),
        (
            ["--lke", "tak-ada.yaml"],
            "lembar 'tak-ada.yaml' tidak ada; yang ada: lke-90-2021, ombudsman, atau sebuah berkas .yaml",
        ),
        (["--lke", "ombudsman", "--lke", "ombudsman"], "dua lembar memakai kode yang sama (OMB.1.A); pilih satu dengan --lke"),
        (["--per", "2020-12-31"], "belum ada lembar yang berlaku pada tahun 2020; sebutkan satu dengan --lke"),
        (["--per", "kemarin"], "'kemarin' bukan tanggal; tulis tahun-bulan-hari, misalnya 2026-12-01"),
        (["--dasar", "tak-ada"], "'tak-ada' tidak ada"),
    ],
)
def test_wrong_use(run, office, arguments: list[str], message: str) -> None:
    done = run("bukti", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"sop-gen: {message}")


def test_thresholds_are_known_since_2024_only(run, office) -> None:
    said = run("bukti", "--per", "2023-05-31").out
    assert "WBK" not in said
    assert "Ambang yang berlaku pada tahun 2023 belum diketahui" in draw(run, "html", "--per", "2023-05-31").decode()


def test_a_sheet_of_ones_own_takes_the_place_of_ours(run, office, evidence) -> None:
    text = (Path(__file__).parents[2] / "sop_gen" / "bukti" / "lke-90-2021.yaml").read_text("utf-8")
    changed = text.replace("edisi: 90/2021", "edisi: uji").replace("A-E: {A: 1, B: 0.75", "A-E: {A: 1, B: 0.9")
    put(evidence.parent, "lke-baru.yaml", changed.encode())
    done = run("bukti", "--lke", "lke-baru.yaml", *PER)
    assert (done.code, "edisi uji" in done.out, "Ombudsman" in done.out) == (0, True, False)
    assert "0,00–0,90" in row(done.out, "VI.i.a")
    put(evidence.parent, "lke-baru.yaml", changed.replace("uji: sop-tersedia", "uji: sop-ada").encode())
    done = run("bukti", "--lke", "lke-baru.yaml", *PER)
    assert (done.code, done.out) == (3, "")
    assert re.match(r"lke-baru\.yaml:\d+:\d+: tidak-sah\[lembar-keliru\] .*uji 'sop-ada' tidak dikenal", done.err)


def test_faults_of_the_office_are_told_and_the_rest_is_drawn(run, office, evidence) -> None:
    put(evidence, "penilaian.yaml", b"VI.i.a: {jawaban: Z}\nVI.i.b: {jawaban: A}\n")
    put(evidence, "VI.i.a/_keterangan.yaml", b"tiada.pdf: {jenis: sk}\n")
    put(evidence, "VI.i.aa/SK.pdf")
    put(evidence, "SK.pdf")
    (office / "layanan-b.yaml").write_text("nama: B\n", "utf-8")
    done = run("bukti", *PER)
    assert done.code == 3
    assert "bukti/penilaian.yaml:1:19: tidak-sah[jawaban-keliru] VI.i.a.jawaban: 'Z' bukan jawaban di sini" in done.err
    assert "bukti/VI.i.a/_keterangan.yaml:1:1: tidak-sah[berkas-tak-ada]" in done.err
    assert "warning[bukti-kode-tak-dikenal] tidak ada pertanyaan 'VI.i.aa'" in done.err
    assert "warning[bukti-di-luar-folder] 'SK.pdf' tidak berada di dalam folder satu pertanyaan" in done.err
    assert "standards/layanan-b.yaml:1:1: tidak-sah" in done.err
    assert "[penilaian sendiri: A (1,00), lebih tinggi" in row(done.out, "VI.i.b")
    assert "1 berkas layanan tidak dapat dibaca" in row(done.out, "II.i.a")


# ---- files -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", BENTUK)
def test_equal_input_gives_equal_bytes_whatever_the_clock(run, office, evidence, form: str) -> None:
    run("build")
    put(evidence, "VI.i.c/Undangan 2026-01-02.pdf")
    put(evidence, "VI.i.c/b.pdf")
    first = draw(run, form)
    time.sleep(2.1)  # the dates inside a zip count in steps of two seconds
    for path in evidence.rglob("*"):
        os.utime(path, (1, 1))
    assert draw(run, form) == first


def test_the_workbook_has_the_columns_of_the_guide(run, office, evidence) -> None:
    put(evidence, "VI.i.a/SK 2026.pdf")
    put(evidence, "penilaian.yaml", b"VI.i.a: {jawaban: B, penanggung_jawab: Ketua Pokja VI}\n")
    book = load_workbook(BytesIO(draw(run, "xlsx")))
    assert book.sheetnames == ["Ringkasan", "II Penataan Tatalaksana", "VI Peningkatan Kualitas Pelayan",
                               "OMB Dimensi penilaian Ombudsman", "Daftar bukti", "Keterangan"]  # fmt: skip
    sheet = book["VI Peningkatan Kualitas Pelayan"]
    lines = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=2)]
    first = dict(zip(lines[0], lines[1], strict=True))
    assert [name for name in lines[0] if name in ("No", "Indikator", "Petunjuk Teknis", "Data Dukung", "Penanggung Jawab")] == [
        "No", "Indikator", "Petunjuk Teknis", "Data Dukung", "Penanggung Jawab",
    ]  # fmt: skip
    assert (first["No"], first["Kode"], first["Hasil"]) == (16, "VI.i.a", "belum terpenuhi")
    assert (first["Terendah"], first["Tertinggi"], first["Penanggung Jawab"]) == (0, 0.75, "Ketua Pokja VI")
    best, others = first["Petunjuk Teknis"].split("\n")
    assert best == "A (1,00): Standar pelayanan ditetapkan untuk semua layanan, sesuai asas dan komponennya"
    assert others == "Kriteria B, C, D belum diketahui"
    assert first["Bukti yang ada"] == "Berkas kantor: SK 2026.pdf"
    assert len(lines) == 1 + 22
    summary = [[cell.value for cell in line] for line in book["Ringkasan"].iter_rows(min_row=3)]
    assert [line[1:5] for line in summary[:2]] == [["II Penataan Tatalaksana", 7, 0, 6.92]] * 2
    assert len(summary) == 2 * 3 * 2


def test_the_word_table_has_the_columns_of_the_guide(run, office, evidence) -> None:
    import xml.etree.ElementTree as ElementTree

    put(evidence, "VI.i.a/SK 2026.pdf")
    with zipfile.ZipFile(BytesIO(draw(run, "docx"))) as found:
        root = ElementTree.fromstring(found.read("word/document.xml"))
    tables = [[["".join(part.text or "" for part in cell.iter(f"{WORD}t")) for cell in line.iter(f"{WORD}tc")]
               for line in table.iter(f"{WORD}tr")] for table in root.iter(f"{WORD}tbl")]  # fmt: skip
    guide = [table for table in tables if table[0] == ["No", "Indikator", "Petunjuk Teknis", "Data Dukung", "Penanggung Jawab"]]
    assert len(guide) == 3
    rows = [line for table in guide for line in table if len(line) == 5 and line[0] != "No"]
    assert len(rows) == 37 + 10
    assert set(rows[0][4]) == {"…"}, "a line to fill by hand"
    own = next(line for line in rows if line[1].startswith("VI.i.a"))
    assert "SK 2026.pdf" in own[3] and "tambahkan di bukti" not in own[3]
    assert not re.search(r"\{[{%]|[%}]\}", "".join(root.itertext()))


def test_the_page_is_whole_and_asks_for_nothing(run, office) -> None:
    (office / "jahat.yaml").write_text(hostile(), "utf-8")
    page = draw(run, "html").decode()
    assert not re.search(r'(?:src|href)="(?!#|AREA|OMBUDSMAN)', page)
    assert all(f'id="{kode}"' in page for sheet in (LKE, OMBUDSMAN) for kode in all_questions(answered(lembar=sheet)))
    assert JAHAT[4] not in page
