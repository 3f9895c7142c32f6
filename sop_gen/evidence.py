"""Evidence for an evaluation: everything that proves something is gathered, and the sheets are answered with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal

from sop_gen.arsip import archived
from sop_gen.berkas_bukti import BUKTI, Isian, read_evidence
from sop_gen.bukti.berkas import BerkasKantor, shown, understand
from sop_gen.bukti.jawab import HasilLembar, evaluate
from sop_gen.bukti.keadaan import Dokumen, Keadaan, Pemantauan, Ringan, Saksi, witness
from sop_gen.bukti.lembar import Lembar, questions
from sop_gen.bukti.muat import load_lembar
from sop_gen.checking import Checked, check_services
from sop_gen.comparing import compare_sides
from sop_gen.diagnostics import Diagnostic, SpecError, UsageError, in_order
from sop_gen.diff.beban import UKURAN, arah_of, beban_of, simpulan
from sop_gen.diff.perubahan import Pasangan, Perbandingan
from sop_gen.edition import Edition, read_document, read_edition, read_monev
from sop_gen.model.instansi import Instansi, Kalender
from sop_gen.model.layanan import Layanan
from sop_gen.model.messages import nearest
from sop_gen.rapat.monev import Evaluasi, procedure_of
from sop_gen.rapat.monev import Pemantauan as MonevPemantauan
from sop_gen.rekaman import inputs_of_meetings
from sop_gen.render.bukti import draw_docx, draw_html, draw_xlsx, draw_zip
from sop_gen.render.matriks import draw_matriks
from sop_gen.sisi import AtHand, open_side
from sop_gen.spec.folder import ARSIP, KANTOR, sort_out
from sop_gen.store import Berkas, Output, list_standards, read_file, read_inside, sha256
from sop_gen.terkini import BelumDiketahuiError, Terkini
from sop_gen.view.beban_perubahan import BebanPerubahan, view_perubahan
from sop_gen.view.bukti import view_bukti
from sop_gen.view.bukti_arsip import MAX_JUMLAH, MAX_SELURUH, Kunci, Salinan, copies
from sop_gen.view.bukti_baris import Bukti
from sop_gen.view.bukti_kata import format_ukuran
from sop_gen.view.dokumen import TANPA_TANGGAL
from sop_gen.view.dokumen import Dokumen as Identitas
from sop_gen.view.matriks import view_matriks

Bentuk = Literal["html", "xlsx", "docx", "zip"]
BAWAAN = Path(__file__).parent / "bukti"
"""The sheets that come with the tool."""
BERUKURAN = ("poster", "maklumat")
"""Kinds whose files differ by paper."""
MATRIKS = "matriks.pdf"
"""Sheets name the Semula-Menjadi matrix so; it is drawn when it is handed in."""


@dataclass(frozen=True)
class Peta:
    """The evidence map: the sheets answered, what they were answered with, and everything that is wrong."""

    instansi: Instansi | None
    logo: bytes | None
    keadaan: Keadaan
    lembar: tuple[HasilLembar, ...]
    perbandingan: Perbandingan | None
    temuan: list[Diagnostic]
    keluaran: Path
    """The output folder of the build."""
    folder: Path
    """The evidence folder."""


def gather(standards: Path, berkas: Path, names: Sequence[str], per: date, dasar: str | None) -> Peta:
    """The evidence map of the office on the day ``per``.

    ``berkas`` is the output folder of a build, ``names`` the sheets (all that are in force when none), ``dasar`` the earlier
    edition (the last archived one when None). Raises UsageError for what does not exist.
    """
    sheets, faults = read_sheets(names, per)
    files = sort_out(list_standards(standards), standards.as_posix())
    edition = read_edition(standards, files)
    rows = check_services(edition, files.layanan, per, partial(_witness, edition, per))
    services = tuple(row.saksi for row in rows if row.saksi)
    perbandingan, unread = _compare(standards, dasar)
    keadaan = Keadaan(
        per=per,
        layanan=services,
        tak_terbaca=tuple(row.id for row in rows if row.rusak),
        maklumat=edition.instansi.maklumat.tanggal if edition.instansi else None,
        dokumen=(*_documents(berkas, edition, services), *_matrix(perbandingan)),
        edisi_lama=_edition_name(perbandingan),
        perubahan=dict(_changes(perbandingan)) if perbandingan else {},
        monev={row.id: row.pemantauan for row in rows},
        masukan=tuple(inputs_of_meetings(standards)),
    )
    folder = evidence_folder(standards)
    isian = read_evidence(folder, sheets)
    answered = tuple(evaluate(sheet, keadaan, _understood(isian, sheet, per.year), isian.penilaian) for sheet in sheets)
    found = in_order([*edition.temuan, *faults, *(fault for row in rows for fault in row.temuan), *unread, *isian.temuan])
    return Peta(edition.instansi, edition.logo, keadaan, answered, perbandingan, found, berkas, folder)


def evidence_folder(standards: Path) -> Path:
    """Where an office puts its evidence: beside its standards."""
    return standards.parent / BUKTI if standards.name not in ("", "..") else standards / ".." / BUKTI


# ---- sheets ------------------------------------------------------------------------------------------------------


def read_sheets(names: Sequence[str], per: date) -> tuple[list[Lembar], list[Diagnostic]]:
    """The sheets named (a file, or one that comes with the tool), else all of the tool's that are in force on the day."""
    own = {path.stem: path for path in sorted(BAWAAN.glob("*.yaml"))}
    sheets, faults = [], []
    for name in names or own:
        path = Path(name) if name.endswith(".yaml") else own.get(name)
        if path is None or not path.is_file():
            like = nearest(name, own)
            hint = f"mungkin maksudnya '{like}'" if like else f"yang ada: {', '.join(own)}, atau sebuah berkas .yaml"
            raise UsageError(f"lembar '{name}' tidak ada; {hint}")
        document, found = read_document(AtHand({path.name: (path.as_posix(), read_file(path))}), path.name)
        lembar, invalid = load_lembar(document) if document else (None, [])
        faults += [*found, *invalid]
        if lembar and (names or lembar.berlaku_sejak <= per.year):
            sheets.append(lembar)
    if not sheets and not faults:
        raise UsageError(f"belum ada lembar yang berlaku pada tahun {per.year}; sebutkan satu dengan --lke")
    _refuse_twice(sheets)
    return sheets, faults


def _refuse_twice(sheets: Iterable[Lembar]) -> None:
    """Two sheets may not ask under the same code: evidence would belong to both."""
    seen: set[str] = set()
    for sheet in sheets:
        codes = {place.kode.casefold() for place in questions(sheet)}
        if codes & seen:
            raise UsageError(f"dua lembar memakai kode yang sama ({min(codes & seen).upper()}); pilih satu dengan --lke")
        seen |= codes


# ---- what is known of the office ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Baris:
    """One service: what it tells when it runs here, when its SOP were monitored, and what can't be understood."""

    id: str
    rusak: bool
    saksi: Saksi | None
    pemantauan: Pemantauan
    temuan: tuple[Diagnostic, ...]


def _witness(edition: Edition, per: date, checked: Checked) -> _Baris:
    layanan = checked.layanan
    if layanan is None:
        return _Baris(checked.id, True, None, Pemantauan({}, {}), tuple(checked.temuan))
    monev, faults = read_monev(edition, layanan)
    held = Pemantauan(*(_days(getattr(monev, key), layanan) if monev else {} for key in ("pemantauan", "evaluasi")))
    told = witness(layanan, edition.instansi, checked.temuan, per) if layanan.berjalan else None
    return _Baris(checked.id, False, told, held, tuple(faults))


def _days(entries: Iterable[MonevPemantauan | Evaluasi], layanan: Layanan) -> dict[int, tuple[date, ...]]:
    """The days by the number of the procedure."""
    held: dict[int, tuple[date, ...]] = {}
    for entry in entries:
        number = procedure_of(entry.sop, layanan)
        if number is not None:
            held[number] = (*held.get(number, ()), entry.tanggal)
    return held


def _documents(berkas: Path, edition: Edition, services: Iterable[Saksi]) -> Iterator[Dokumen]:
    """The files of the last build that are as they were made, for services that run here and for the office."""
    output = Output(berkas, lambda: None)
    manifest = output.manifest()
    if edition.instansi is None or manifest.instansi not in (None, edition.instansi.nama):
        return
    terkini = Terkini(edition, edition.instansi)
    names = {service.id: service.nama for service in services} | {KANTOR: edition.instansi.nama}
    for name, entry in sorted(manifest.berkas.items()):
        if entry.layanan in names and output.intact(name, entry):
            size = (berkas / name).stat().st_size
            yield _document(name, entry, size, _today(terkini, entry), names[entry.layanan])


def _today(terkini: Terkini, entry: Berkas) -> Identitas | None:
    """The document of the edition as it is now that the file is still equal to; None when there is none, or none can be said."""
    try:
        return next((one for one in terkini.dokumen(entry.jenis, entry.layanan) if one.sidik == entry.sidik), None)
    except BelumDiketahuiError:
        return None


def _document(name: str, entry: Berkas, size: int, today: Identitas | None, owner: str) -> Dokumen:
    title = today.judul if today else f"{entry.jenis.capitalize()} {owner}"
    paper = Path(name).stem.rpartition("-")[2].upper() if entry.jenis in BERUKURAN else ""
    return Dokumen(
        nama=name,
        jenis=entry.jenis,
        layanan=entry.layanan,
        judul=f"{title} {paper}".strip(),
        revisi=entry.revisi if entry.layanan != KANTOR else None,
        tanggal=today.tanggal if today and today.tanggal != TANPA_TANGGAL else None,
        sidik=entry.sidik,
        sha256=entry.sha256,
        ukuran=size,
        draf=bool(today and today.draf),
        usang=entry.usang or today is None,
    )


# ---- the earlier edition -----------------------------------------------------------------------------------------


def _compare(standards: Path, dasar: str | None) -> tuple[Perbandingan | None, list[Diagnostic]]:
    """The standards beside the earlier edition: the one named, else the last archived one, else none."""
    if dasar is None:
        kept = list(archived(standards))
        if not kept:
            return None, []
        dasar = (standards / ARSIP / kept[-1]).as_posix()
    perbandingan, faults = compare_sides(open_side(dasar, standards), open_side(standards.as_posix(), standards), ())
    return perbandingan, faults


def _edition_name(perbandingan: Perbandingan | None) -> str:
    return Path(perbandingan.lama.sumber).name if perbandingan else ""


def _changes(perbandingan: Perbandingan) -> Iterator[tuple[str, Ringan]]:
    office = perbandingan.baru.instansi
    kalender = office.kalender if office else Kalender()
    for pair in perbandingan.layanan:
        if pair.lama and pair.baru:
            yield pair.id, _change(pair, kalender)


def _change(pair: Pasangan, kalender: Kalender) -> Ringan:
    old, new = pair.lama, pair.baru
    if not (old and new and old.berjalan and new.berjalan):
        return Ringan(lebih_ringan=False, sop_berubah=False, berlaku_dahulu=False)
    before, after = beban_of(old, kalender), beban_of(new, kalender)
    return Ringan(
        lebih_ringan=simpulan(arah_of(part, before, after, kalender) for part in UKURAN) == "lebih ringan",
        sop_berubah=bool(old.sop and new.sop) and any(change.beda.bagian == "sop" for change in pair.perubahan),
        berlaku_dahulu=old.status == "ditetapkan" and bool(old.penetapan and old.penetapan.nomor),
    )


def _matrix(perbandingan: Perbandingan | None) -> Iterator[Dokumen]:
    """The matrix as a document that can be made at any time."""
    if perbandingan is None:
        return
    identity = view_matriks(perbandingan).dokumen
    title = f"Matriks Semula-Menjadi terhadap edisi {_edition_name(perbandingan)}"
    yield Dokumen(MATRIKS, "matriks", KANTOR, title, None, None, identity.sidik, None, 0, identity.draf, usang=False)


# ---- the office's own files --------------------------------------------------------------------------------------


def _understood(isian: Isian, sheet: Lembar, tahun: int) -> dict[str, list[BerkasKantor]]:
    """The files of the sheet's own questions, by code."""
    return {
        place.kode: [
            understand(one, isian.keterangan.get(place.kode, {}).get(one.nama), sheet.jenis, tahun)
            for one in isian.berkas.get(place.kode, ())
        ]
        for place in questions(sheet)
    }


# ---- what is made of it ------------------------------------------------------------------------------------------


def view(peta: Peta, salinan: Mapping[Kunci, Salinan] | None = None) -> Bukti:
    """The map as its readers see it; with ``salinan`` its proofs lead to their copies."""
    return view_bukti([*peta.lembar], peta.keadaan, peta.instansi, _burden(peta), salinan)


def _burden(peta: Peta) -> BebanPerubahan | None:
    compared = peta.perbandingan
    if compared is None:
        return None
    pairs = [(pair.id, pair.lama, pair.baru) for pair in compared.layanan if pair.lama or pair.baru]
    return view_perubahan(pairs, peta.instansi.kalender if peta.instansi else Kalender())


def draw(peta: Peta, form: Bentuk, templates: Path) -> str | bytes:
    """The map as a page, a workbook, a Word file, or an archive with the proofs themselves."""
    match form:
        case "html":
            return draw_html(view(peta), templates)
        case "xlsx":
            return draw_xlsx(view(peta))
        case "docx":
            return draw_docx(view(peta), templates, peta.logo)
        case "zip":
            return archive(peta, templates)


def archive(peta: Peta, templates: Path) -> bytes:
    """The proofs in the folders that evaluators use, with the map as their index.

    Raises UsageError when they are too many or too large together, SpecError when one changed meanwhile.
    """
    uses = copies(peta.lembar)
    size = sum(copy.ukuran for copy in uses.values())
    if len(uses) > MAX_JUMLAH or size > MAX_SELURUH:
        raise UsageError(
            f"bukti seluruhnya {len(uses)} berkas, {format_ukuran(size)}; batas arsip {MAX_JUMLAH} berkas dan "
            f"{format_ukuran(MAX_SELURUH)}: perkecil berkasnya, atau pilih satu lembar dengan --lke"
        )
    drawn = {copy.asal_berkas: _bytes(copy, peta, templates) for copy in uses.values()}
    told = {use: replace(copy, sha256=sha256(drawn[copy.asal_berkas])) for use, copy in uses.items()}
    return draw_zip(view(peta, told), {copy.nama: drawn[copy.asal_berkas] for copy in uses.values()}, templates)


def _bytes(copy: Salinan, peta: Peta, templates: Path) -> bytes:
    if copy.sha256 is None and peta.perbandingan:
        return draw_matriks(peta.perbandingan, "pdf", templates, logo=peta.logo)
    folder = peta.keluaran if copy.asal == "hasil" else peta.folder
    data = read_inside(folder, copy.jalur)
    if isinstance(data, str) or sha256(data) != copy.sha256:
        raise SpecError(f"'{shown(copy.jalur)}' berubah ketika arsip dibuat; ulangi perintah yang sama")
    return data
