"""Documents of strings in, sheets and the office's own words out; what is wrong comes back as findings, all of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sop_gen.bukti.lembar import PERSEN, Keterangan, Lembar, Penilaian, Pertanyaan, questions
from sop_gen.bukti.telaah import faults_of, meant
from sop_gen.diagnostics import Diagnostic
from sop_gen.model.load import load_entries, load_model
from sop_gen.model.messages import finding
from sop_gen.spec.tree import Document


def load_lembar(document: Document) -> tuple[Lembar | None, list[Diagnostic]]:
    """The sheet in ``document``, or None with every reason."""
    lembar, faults = load_model(document, Lembar, None)
    if lembar is None:
        return None, faults
    found = [finding(document, one.jalur, "lembar-keliru", one.pesan, one.saran, one.contoh, None) for one in faults_of(lembar)]
    return (None if found else lembar), found


def load_penilaian(document: Document, sheets: Iterable[Lembar]) -> tuple[dict[str, Penilaian], list[Diagnostic]]:
    """What officers answer, by code. Codes and answers that no sheet has are faults."""
    entries, faults = load_entries(document, Penilaian)
    known = {place.kode: (sheet, place.pertanyaan) for sheet in sheets for place in questions(sheet)}
    kept = {}
    for kode, entry in entries.items():
        if kode not in known:
            pesan, saran = f"tidak ada pertanyaan '{kode}'", meant(kode, known)
            faults.append(finding(document, (kode,), "kode-tak-dikenal", pesan, saran, Penilaian.CONTOH, None, of_key=True))
        elif entry.jawaban is not None and known[kode][0].value(known[kode][1], entry.jawaban) is None:
            faults.append(_wrong_answer(document, kode, entry.jawaban, *known[kode]))
        else:
            kept[kode] = entry
    return kept, faults


def _wrong_answer(document: Document, kode: str, answer: str, sheet: Lembar, question: Pertanyaan) -> Diagnostic:
    words = ["60 %"] if question.skala == PERSEN else list(sheet.values(question))
    pesan = f"'{answer}' bukan jawaban di sini" if words else "pertanyaan ini tidak berskala jawaban"
    saran = f"tulis misalnya {words[0]}" if len(words) == 1 else f"pilih salah satu: {', '.join(words)}"
    contoh = f"jawaban: {words[0]}" if words else "alasan: Belum dihitung"
    return finding(document, (kode, "jawaban"), "jawaban-keliru", pesan, saran if words else "hapus 'jawaban'", contoh, None)


def load_keterangan(
    document: Document, names: Sequence[str], kinds: Mapping[str, object]
) -> tuple[dict[str, Keterangan], list[Diagnostic]]:
    """What the office says of the files of one folder, by name. A name that no file has, and an unknown kind, are faults."""
    entries, faults = load_entries(document, Keterangan)
    for name, entry in entries.items():
        if name not in names:
            pesan, saran = f"tidak ada berkas '{name}' di folder ini", meant(name, names)
            faults.append(finding(document, (name,), "berkas-tak-ada", pesan, saran, Keterangan.CONTOH, None, of_key=True))
        if entry.jenis is not None and entry.jenis not in kinds:
            pesan, saran = f"jenis '{entry.jenis}' tidak dikenal", meant(entry.jenis, kinds)
            faults.append(finding(document, (name, "jenis"), "jenis-tak-dikenal", pesan, saran, "jenis: foto", None))
    return {name: entry for name, entry in entries.items() if entry.jenis is None or entry.jenis in kinds}, faults
