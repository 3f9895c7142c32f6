"""``build`` with templates, a logo and an output folder of one's own."""

from __future__ import annotations

import re
import shutil

from pypdf import PdfReader

from sop_gen.store import MANIFEST
from tests.cli.conftest import INSTANSI, files
from tests.cli.terbangun import ALL
from tests.conftest import ROOT


def test_templates_are_overridden_file_by_file(run, office, built, tmp_path) -> None:
    before = files(built)
    own = tmp_path / "templat"
    own.mkdir()
    text = (ROOT / "templates" / "maklumat.typ").read_text("utf-8")
    (own / "maklumat.typ").write_text(f"{text}\n// punya kantor\n#pagebreak(weak: true)\nTambahan kantor\n", "utf-8")
    assert run("--templates", own, "build").code == 0
    after = files(built)
    changed = {name for name in ALL if before[name] != after[name]}
    assert {"_kantor/maklumat-a3.pdf", "_kantor/maklumat-a4.pdf", MANIFEST} == changed
    assert run("build").code == 0
    assert files(built) == before


def test_an_unknown_field_names_template_and_nearest_field(run, office, tmp_path) -> None:
    own = tmp_path / "templat"
    own.mkdir()
    text = (ROOT / "templates" / "_maklumat.typ").read_text("utf-8")
    assert "isi.janji" in text
    (own / "_maklumat.typ").write_text(text.replace("isi.janji", "isi.jnji"), "utf-8")
    done = run("--templates", own, "build")
    assert done.code == 4
    assert "_maklumat.typ" in done.err
    assert "jnji" in done.err
    assert re.search(r"\bjanji\b", done.err)
    assert "Traceback" not in done.err
    assert not list((office.parent / "output" / "_kantor").glob("maklumat-*"))


def test_a_template_link_out_of_its_folder_is_refused(run, office, tmp_path) -> None:
    own = tmp_path / "templat"
    own.mkdir()
    (own / "logo.typ").symlink_to("/etc/hostname")
    done = run("--templates", own, "build")
    assert (done.code, done.out) == (4, "")
    assert done.err == "sop-gen: templat logo.typ: jalur ini keluar dari foldernya\n"


def test_the_logo_is_part_of_what_a_file_is_made_from(run, office, built) -> None:
    shutil.copy(ROOT / "tests/kantor-contoh/standards/logo-contoh.svg", office / "logo.svg")
    before = files(built)
    (office / "_instansi.yaml").write_text(f"{INSTANSI}logo: logo.svg\n", "utf-8")
    assert run("build").code == 0
    assert not [name for name in ALL if files(built)[name] == before[name]]
    whole = files(built)
    svg = (office / "logo.svg").read_text("utf-8")
    (office / "logo.svg").write_text(svg.replace("</svg>", '<rect width="1" height="1"/></svg>'), "utf-8")
    assert run("build").code == 0
    assert not [name for name in ALL if name.endswith(".pdf") and files(built)[name] == whole[name]]


def test_an_output_folder_belongs_to_one_office(run, office, built) -> None:
    """The documents of another office are never taken for files that this edition no longer has."""
    before = files(built)
    shared = office / "_instansi.yaml"
    shared.write_text(shared.read_text("utf-8").replace("nama: ", "nama: Kantor Lain, dahulu ", 1), "utf-8")
    refused = run("build")
    assert (refused.code, refused.out) == (2, "")
    assert "pakai folder lain dengan -o" in refused.err
    assert files(office.parent / "output") == before
    assert run("build", "--force").code == 0


def test_what_is_never_public_is_not_in_the_source_that_pdfs_carry(run, office) -> None:
    """``penanggung_jawab`` and ``catatan`` are for the office; a published PDF must not give them away."""
    service = office / "layanan-a.yaml"
    service.write_text(
        service.read_text("utf-8") + "penanggung_jawab: Rahasia Satu\ncatatan: [{bagian: biaya, isi: Rahasia Dua}]\n", "utf-8"
    )
    assert run("build", "layanan-a").code == 0
    carried = PdfReader(office.parent / "output" / "layanan-a" / "standar.pdf").attachments
    source = b"".join(data for parts in carried.values() for data in parts)
    assert b"Surat permohonan" in source
    assert b"Rahasia" not in source
