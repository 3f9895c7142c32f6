"""What hangs on the wall beside what was decreed: files in, a verdict for each out.

A document that equals today's is current. While a service is being revised, what counts is the edition that was set last, which
the archive keeps.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from sop_gen.arsip import archived
from sop_gen.comparing import compare_sides
from sop_gen.diagnostics import SopGenError, SpecError, UsageError, in_order
from sop_gen.edition import Edition, read_edition
from sop_gen.engine.foto import TakDiperiksaError
from sop_gen.jatidiri import kind_of, read_isi
from sop_gen.model.layanan import Layanan
from sop_gen.sisi import Sisi, open_side
from sop_gen.spec.folder import ARSIP, KANTOR
from sop_gen.store import reason
from sop_gen.terkini import KATALOG, BelumDiketahuiError, Terkini
from sop_gen.view.banding import ringkas
from sop_gen.view.dokumen import Dokumen
from sop_gen.view.pajangan import (
    Bukti,
    Identitas,
    Pajangan,
    Pemeriksaan,
    Perubahan,
    not_shown,
    tell_berhenti,
    tell_riwayat,
    tell_usang,
)

TERPANJANG = 100
"""Characters of a foreign address that are shown."""
_KODE = re.compile(r"(?:(?P<id>[a-z0-9-]{1,60})/)?\?e=(?P<sidik>[0-9a-f]{8})")


def examine(paths: Sequence[Path], folder: Path, edition: Edition, *, lengkap: bool) -> Pemeriksaan:
    """Everything in ``paths`` beside ``edition``, the standards of ``folder``.

    With ``lengkap`` also which services set by decree are nowhere on display. Raises UsageError for a path that does not exist.
    """
    files = [(path, root) for root in paths for path in _files(root)]
    if edition.instansi is None:
        return Pemeriksaan((), 0, edition.temuan)
    terkini = Terkini(edition, edition.instansi)
    pemeriksa = _Pemeriksa(folder, terkini)
    known = {path: kind_of(path) for path, root in files if path == root or kind_of(path)}
    shown = tuple(part for path, bukti in known.items() for part in pemeriksa.examine(path, bukti))
    absent = not_shown(_set_by_decree(terkini), shown) if lengkap else None
    ignored = len({path for path, _ in files} - known.keys())
    return Pemeriksaan(shown, ignored, in_order([*edition.temuan, *terkini.temuan]), absent)


def _set_by_decree(terkini: Terkini) -> Iterator[Layanan]:
    for id in terkini.edition.files.layanan:
        try:
            if terkini.layanan(id).status == "ditetapkan":
                yield terkini.layanan(id)
        except BelumDiketahuiError:
            continue


def _files(root: Path) -> list[Path]:
    """The file itself, or every file below the folder in order of name; hidden ones and links that leave it are left out.

    Raises UsageError for what does not exist, and for a folder that can't be listed.
    """
    if not os.path.lexists(root):
        raise UsageError(f"'{root}' tidak ada")
    if not root.is_dir():
        return [root]
    found: list[Path] = []
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            entries = [entry for entry in os.scandir(folder) if not entry.name.startswith(".")]
        except OSError as error:
            raise UsageError(f"folder '{folder}' tidak dapat dibaca ({reason(error)})") from None
        folders += [folder / entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
        found += [folder / entry.name for entry in entries if _is_inside(entry, root)]
    return sorted(found)


def _is_inside(entry: os.DirEntry[str], root: Path) -> bool:
    """Whether the entry is a file of the folder, not one elsewhere that a link makes look so."""
    if not entry.is_symlink():
        return entry.is_file()
    try:
        path = Path(entry.path).resolve(strict=True)
        return path.is_file() and path.is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


class _Pemeriksa:
    """Who looks at one file after the other, and remembers what the standards say."""

    def __init__(self, folder: Path, terkini: Terkini) -> None:
        self._folder, self._terkini = folder, terkini
        self._compared: dict[tuple[Identitas, int], Perubahan | None] = {}

    def examine(self, path: Path, bukti: Bukti | None) -> list[Pajangan]:
        """The verdicts on one file: several for a photograph of several posters."""
        berkas = path.as_posix()
        if bukti is None:
            return [Pajangan(berkas, None, "tidak-dikenal", "jenis berkas ini tidak dikenal")]
        try:
            isi = read_isi(path, bukti)
        except SpecError as error:
            return [Pajangan(berkas, bukti, "tidak-terbaca", str(error))]
        except TakDiperiksaError as error:
            return [Pajangan(berkas, "foto", "tidak-diperiksa", str(error))]
        if isinstance(isi, tuple):
            return self._codes(Pajangan(berkas, "foto", "tidak-dikenal"), isi)
        if isi is None:
            return [Pajangan(berkas, bukti, "tidak-dikenal", "bukan dokumen buatan sop-gen")]
        return [self._judge(Pajangan(berkas, bukti, "tidak-dikenal", identitas=isi), isi, path)]

    # ---- photographs -------------------------------------------------------------------------------------------------

    def _codes(self, part: Pajangan, codes: Sequence[str]) -> list[Pajangan]:
        ours = [found for code in codes if (found := self._of_code(code))]
        if ours:
            return [self._judge(replace(part, identitas=identitas), identitas, None) for identitas in dict.fromkeys(ours)]
        if not codes:
            return [
                replace(
                    part, keterangan="tidak ada kode QR yang terbaca; bila ini foto poster, potret lagi lebih dekat dan tegak"
                )
            ]
        address = codes[0] if len(codes[0]) <= TERPANJANG else f"{codes[0][:TERPANJANG]}…"
        where = self._terkini.instansi.katalog.url or "belum diisi di _instansi.yaml"
        return [
            replace(part, keterangan=f"kode QR menuju {address}, bukan poster pada katalog kantor ini ({where}); tidak dibuka")
        ]

    def _of_code(self, code: str) -> Identitas | None:
        """The document whose code this is; None for the code of another site or of no document."""
        base = (self._terkini.instansi.katalog.url or "").rstrip("/") + "/"
        try:
            place, ours = urlsplit(code), urlsplit(base)
        except ValueError:
            return None
        if not ours.netloc or (place.netloc.lower(), place.scheme[:4]) != (ours.netloc.lower(), "http"):
            return None
        rest = f"{place.path.removeprefix(ours.path)}?{place.query}" if place.path.startswith(ours.path) else ""
        said = _KODE.fullmatch(rest)
        return Identitas(said["sidik"], id=said["id"] or KANTOR) if said else None

    # ---- verdicts ----------------------------------------------------------------------------------------------------

    def _judge(self, part: Pajangan, own: Identitas, path: Path | None) -> Pajangan:
        """``part`` with its verdict; ``path`` is the file when it may carry its source."""
        try:
            id = own.id or self._find(own)
            if id is None:
                return replace(part, keterangan="tidak sama dengan satu pun dokumen kini, dan tidak menyebut layanannya")
            known = replace(own, id=id)
            return self._of_known(replace(part, identitas=known), known, id, path)
        except BelumDiketahuiError:
            return replace(part, putusan="tidak-pasti", keterangan="standarnya kini tidak terbaca; jalankan sop-gen check")

    def _find(self, own: Identitas) -> str | None:
        """The service, or the office, that has a document with this sidik."""
        ids = [*self._terkini.edition.files.layanan, KANTOR]
        return next((id for id in ids if self._equal(self._terkini, replace(own, id=id), id)), None)

    def _of_known(self, part: Pajangan, own: Identitas, id: str, path: Path | None) -> Pajangan:
        now = self._terkini
        if id != KANTOR and id not in now.edition.files.layanan:
            said = f"milik {own.instansi}" if self._is_foreign(own) else f"layanan '{id}' tidak ada di folder standar"
            return replace(part, keterangan=said)
        if own.jenis is not None and own.jenis not in now.kinds(id):
            return replace(part, keterangan="bukan dokumen untuk dipajang")
        layanan = now.layanan(id) if id != KANTOR else None
        part = replace(part, nama=layanan.nama if layanan else now.instansi.nama)
        if same := self._equal(now, own, id):
            return self._current(part, own, same)
        if self._is_foreign(own):
            return replace(part, nama="", keterangan=f"milik {own.instansi}")
        if layanan and (ended := now.berhenti(id)) and own.jenis != KATALOG:
            return replace(part, putusan="tidak-berlaku", keterangan=tell_berhenti(ended))
        if layanan and layanan.berjalan and layanan.status != "ditetapkan" and not own.draf:
            return self._while_revised(part, own, layanan, path)
        return self._outdated(part, own, now, layanan, path)

    def _current(self, part: Pajangan, own: Identitas, same: Dokumen) -> Pajangan:
        known = replace(own, jenis=same.jenis, revisi=same.revisi, draf=same.draf)
        part = replace(part, identitas=known, kini=(same,))
        if not same.draf:
            return replace(part, putusan="sesuai", keterangan=f"revisi {same.revisi}" if same.id != KANTOR else "")
        return replace(part, putusan="draf", keterangan="sama dengan rancangan kini, tetapi belum ditetapkan")

    def _while_revised(self, part: Pajangan, own: Identitas, layanan: Layanan, path: Path | None) -> Pajangan:
        """Today's text is a draft only: the edition that was set last is what must hang there."""
        decreed = next((edition for edition in self._archive if self._is_set(edition, layanan.id)), None)
        draft = f"rancangan revisi {layanan.revisi} belum ditetapkan"
        if decreed is None or (own.revisi or 0) > decreed.layanan(layanan.id).revisi:
            said = f"{draft}, dan edisi yang berlaku tidak ada di {ARSIP}/: bandingkan dengan edisi itu (--standards)"
            return replace(part, putusan="tidak-pasti", keterangan=said)
        if same := self._equal(decreed, own, layanan.id):
            part = self._current(part, own, same)
            return replace(part, keterangan=f"{part.keterangan}, yang berlaku selama {draft}")
        return self._outdated(part, own, decreed, decreed.layanan(layanan.id), path)

    def _outdated(self, part: Pajangan, own: Identitas, now: Terkini, layanan: Layanan | None, path: Path | None) -> Pajangan:
        kini = tuple(now.dokumen(own.jenis, own.id or KANTOR))
        change = self._compare(own, now, path) if path and part.bukti == "pdf" else None
        told = change or (tell_riwayat(layanan, own.revisi) if layanan else None)
        return replace(part, putusan="usang", keterangan=tell_usang(own, kini), kini=kini, perubahan=told)

    def _equal(self, edition: Terkini, own: Identitas, id: str) -> Dokumen | None:
        return next((document for document in edition.dokumen(own.jenis, id) if document.sidik == own.sidik), None)

    def _is_foreign(self, own: Identitas) -> bool:
        """Whether the document names an office that this one never was."""
        if own.instansi is None or own.instansi == self._terkini.instansi.nama:
            return False
        return own.instansi not in {edition.instansi.nama for edition in self._archive}

    @cached_property
    def _archive(self) -> list[Terkini]:
        """Earlier editions, the newest first."""
        found = archived(self._folder)
        editions = [read_edition(self._folder / ARSIP / name, files) for name, files in reversed(found.items())]
        return [Terkini(edition, edition.instansi) for edition in editions if edition.instansi]

    def _is_set(self, edition: Terkini, id: str) -> bool:
        try:
            return id in edition.edition.files.layanan and edition.layanan(id).status == "ditetapkan"
        except BelumDiketahuiError:
            return False

    # ---- what changed since ------------------------------------------------------------------------------------------

    def _compare(self, own: Identitas, now: Terkini, path: Path) -> Perubahan | None:
        """The source that the PDF carries beside today's; None when it carries none that can be read."""
        key = (own, id(now))
        if key not in self._compared:
            try:
                old = open_side(path.as_posix(), self._folder)
                self._compared[key] = _changes(old, now.edition, own.id or KANTOR)
            except SopGenError:
                self._compared[key] = None
        return self._compared[key]


def _changes(lama: Sisi, edition: Edition, id: str) -> Perubahan | None:
    """What changed in one service, its office and its regulations."""
    files = edition.files
    only = {id: files.layanan[id]} if id in files.layanan else {}
    baru = Sisi("", replace(edition, files=replace(files, layanan=only)), bersama=files.shared)
    banding, _ = compare_sides(lama, baru, ())
    changed = [entry for entry in banding.layanan if entry.perubahan]
    told = "; ".join(filter(None, map(ringkas, changed)))
    return Perubahan(sum(len(entry.perubahan) for entry in changed), told) if told else None
