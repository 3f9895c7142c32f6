"""The PDF as a record: PDF/A-3a and PDF/UA-1, its sources inside, the same bytes everywhere."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from contoh import AKAR, DOKUMEN, pdf_of, reader, sources

SCRIPT = "import hashlib, contoh; print(hashlib.sha256(b''.join(contoh.pdf_of(name) for name in contoh.DOKUMEN)).hexdigest())"


@pytest.mark.parametrize("dokumen", DOKUMEN)
def test_claims_and_keeps_the_standards(dokumen: str, tmp_path: Path) -> None:
    pdfua = pytest.importorskip("pdfua")
    data = pdf_of(dokumen)
    root = reader(data).trailer["/Root"]
    xmp = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert root["/MarkInfo"]["/Marked"]
    assert [intent["/S"] for intent in root["/OutputIntents"]] == ["/GTS_PDFA1"]
    path = tmp_path / "dokumen.pdf"
    path.write_bytes(data)
    assert list(pdfua.validate(str(path)).findings) == []


@pytest.mark.parametrize("dokumen", DOKUMEN)
def test_carries_its_sources(dokumen: str) -> None:
    pdf = reader(pdf_of(dokumen))
    assert {name: parts[0] for name, parts in pdf.attachments.items()} == sources()
    related = [part.get_object() for part in pdf.trailer["/Root"]["/AF"]]
    assert {part["/UF"] for part in related} == set(sources())
    for part in related:
        assert part["/AFRelationship"] == "/Source"
        assert part["/EF"]["/F"]["/Subtype"] == "/application/yaml"
        assert str(part["/Desc"]).startswith("Data ")


def test_same_bytes_in_every_process() -> None:
    here = hashlib.sha256(b"".join(pdf_of(name) for name in DOKUMEN)).hexdigest()
    for seed in ("1", "2"):
        environment = {
            **os.environ,
            "PYTHONPATH": f"{AKAR}{os.pathsep}{Path(__file__).parent}",
            "PYTHONHASHSEED": seed,
            "TZ": "Asia/Makassar",
        }
        run = subprocess.run(
            [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, env=environment, cwd=Path(__file__).parent
        )
        assert run.stdout.strip() == here


def test_bytes_do_not_depend_on_what_was_compiled_before() -> None:
    first = pdf_of("standar")
    pdf_of("maklumat", masukan={"kertas": "A3"})
    assert pdf_of("standar") == first


FORKED = """
import multiprocessing, sys, contoh
from sop_gen.engine import pdf
if sys.argv[1] == "used":
    contoh.pdf_of("maklumat")
else:
    pdf.warm()
with multiprocessing.get_context("fork").Pool(1) as pool:
    print(len(pool.apply(contoh.pdf_of, ("maklumat",))))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks its workers")
@pytest.mark.parametrize(("state", "says"), [("fresh", ""), ("used", "proses cabang (fork)")])
def test_a_forked_child_of_a_process_that_made_a_pdf_says_so_instead_of_hanging(state: str, says: str) -> None:
    environment = {**os.environ, "PYTHONPATH": f"{AKAR}{os.pathsep}{Path(__file__).parent}"}
    run = subprocess.run([sys.executable, "-c", FORKED, state], capture_output=True, text=True, env=environment, timeout=60)
    assert (run.returncode == 0) == (says == ""), run.stderr
    assert says in run.stderr
