"""Proofs in words: which version of a document, what a file of the office is, and the list of them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sop_gen.bukti.berkas import BerkasKantor
from sop_gen.bukti.jawab import HasilLembar
from sop_gen.bukti.keadaan import Dokumen
from sop_gen.bukti.lembar import Lembar
from sop_gen.teks.angka import format_tanggal
from sop_gen.view.bukti_arsip import Kunci, Salinan
from sop_gen.view.bukti_baris import Terdaftar
from sop_gen.view.bukti_kata import format_ukuran


def kind_of_document(jenis: str) -> str:
    """The name of a kind of document."""
    return {"sop": "SOP", "standar": "Standar Pelayanan", "sk": "Keputusan", "matriks": "Matriks Semula-Menjadi"}.get(
        jenis, jenis.capitalize()
    )


def version(document: Dokumen, *, dated: bool = True) -> str:
    """``revisi 3 · 5 Februari 2026 · sidik 1a2b3c4d``."""
    parts = [
        f"revisi {document.revisi}" if document.revisi is not None else "",
        format_tanggal(document.tanggal) if document.tanggal and dated else "",
        f"sidik {document.sidik}",
    ]
    return " · ".join(part for part in parts if part)


def warning(document: Dokumen) -> str:
    """What an evaluator would object to."""
    said = {"DRAF": document.draf, "tidak sama lagi dengan berkas standar; jalankan sop-gen build": document.usang}
    return "; ".join(words for words, true in said.items() if true)


def told(file: BerkasKantor, lembar: Lembar) -> str:
    """Kind, date and size of a file, and what the office says of it."""
    parts = [
        lembar.jenis[file.jenis].nama if file.jenis else "jenis belum dikenali",
        _day(file),
        format_ukuran(file.adanya.ukuran),
    ]
    return " · ".join([*parts, *([file.uraian] if file.uraian else [])])


def _day(file: BerkasKantor) -> str:
    if file.tanggal:
        return format_tanggal(file.tanggal)
    return str(file.tahun) if file.tahun else "tanggal belum diketahui"


def list_proofs(results: Iterable[HasilLembar], salinan: Mapping[Kunci, Salinan]) -> Iterator[Terdaftar]:
    """Every proof once: documents of the tool first, then the office's files."""
    questions = [one for result in results for area in result.area for one in area.pertanyaan]
    documents: dict[str, tuple[Dokumen, list[str]]] = {}
    files: list[tuple[BerkasKantor, str]] = []
    for one in questions:
        for document in one.dokumen:
            documents.setdefault(document.nama, (document, []))[1].append(one.kode)
        files += [(file, one.kode) for file in one.berkas]
    for name, (document, codes) in sorted(documents.items()):
        said_version = f"{version(document, dated=False)}{f' · {said}' if (said := warning(document)) else ''}"
        day = format_tanggal(document.tanggal) if document.tanggal else ""
        size = format_ukuran(document.ukuran) if document.ukuran else ""
        copy = salinan.get((codes[0], "hasil", name))
        sha = document.sha256 or (copy.sha256 if copy else None) or "(dibuat saat --format zip)"
        yield Terdaftar(document.judul, name, said_version, day, size, sha, ", ".join(codes))
    for file, code in files:
        counted = "" if file.berlaku else "tidak dihitung"
        yield Terdaftar(
            file.nama, f"bukti/{code}", counted, _day(file), format_ukuran(file.adanya.ukuran), file.adanya.sha256, code
        )
