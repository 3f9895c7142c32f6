"""The documents that an edition has today: their identities alone, each made up when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sop_gen.diagnostics import Diagnostic
from sop_gen.edition import Edition, read_service
from sop_gen.flow.layout import BaganError
from sop_gen.katalog import with_successor
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.render.kind import KINDS, Bahan, Kind
from sop_gen.spec.folder import KANTOR
from sop_gen.view.dokumen import Dokumen, Konteks
from sop_gen.view.katalog import Berhenti, halaman_sidik, page_identity, view_berhenti, view_situs
from sop_gen.view.katalog_daftar import Entri, view_entri, view_hilang, view_indeks, view_pengaduan

KATALOG = "katalog"


class BelumDiketahuiError(Exception):
    """What today's document is can't be said: a service that it needs is not valid."""


class Terkini:
    """One edition; what was asked for once is remembered. ``temuan`` are the reasons why services can't be understood."""

    def __init__(self, edition: Edition, instansi: Instansi) -> None:
        self.edition, self.instansi = edition, instansi
        self.temuan: list[Diagnostic] = []
        self._konteks = Konteks(instansi, edition.register)
        self._read = cache(self._layanan)
        self._of = cache(self._documents)

    def layanan(self, id: str) -> Layanan:
        """One service. Raises BelumDiketahuiError when it is not valid."""
        layanan = self._read(id)
        if layanan is None:
            raise BelumDiketahuiError
        return layanan

    def berhenti(self, id: str) -> Berhenti | None:
        """Why the office no longer runs the service; None while it does."""
        layanan = self.layanan(id)
        return view_berhenti(layanan, with_successor(self.edition, self._konteks, layanan))

    def dokumen(self, jenis: str | None, id: str) -> Iterator[Dokumen]:
        """The documents of a kind, of any kind when none is said, of a service or of the office.

        Raises BelumDiketahuiError.
        """
        for each in [jenis] if jenis else self.kinds(id):
            yield from self._of(each, id)

    def kinds(self, id: str) -> list[str]:
        """What kinds of documents a service, or the office, has; posters first."""
        lingkup = "kantor" if id == KANTOR else "layanan"
        own = {kind.jenis for kind in KINDS.load().values() if kind.lingkup == lingkup}
        return [*sorted(own, key=lambda jenis: (jenis != "poster", jenis)), KATALOG]

    def semua(self) -> list[Layanan]:
        """Every service. Raises BelumDiketahuiError when one is not valid."""
        return [self.layanan(id) for id in self.edition.files.layanan]

    def _layanan(self, id: str) -> Layanan | None:
        service, faults = read_service(self.edition, id)
        self.temuan += faults
        return service.layanan if service else None

    def _documents(self, jenis: str, id: str) -> tuple[Dokumen, ...]:
        if jenis == KATALOG:
            return tuple(self._pages()) if id == KANTOR else (self._page(self.layanan(id)),)
        try:
            return tuple(self._printed(jenis, id))
        except BaganError:
            raise BelumDiketahuiError from None

    def _printed(self, jenis: str, id: str) -> Iterator[Dokumen]:
        for kind in KINDS.load().values():
            if kind.jenis == jenis and (kind.lingkup == "kantor") == (id == KANTOR):
                bahan = Bahan(self._listed(kind) if id == KANTOR else (self.layanan(id),), self._konteks)
                yield from (identity for _, identity in kind.identities(bahan))

    def _listed(self, kind: Kind) -> tuple[Layanan, ...]:
        memuat = kind.memuat
        return tuple(part for part in self.semua() if memuat(part)) if memuat else ()

    def _page(self, layanan: Layanan) -> Dokumen:
        return page_identity(layanan, with_successor(self.edition, self._konteks, layanan))

    def _entry(self, layanan: Layanan) -> Entri:
        konteks = with_successor(self.edition, self._konteks, layanan)
        return view_entri(layanan, konteks, halaman_sidik(layanan, konteks))

    def _pages(self) -> Iterator[Dokumen]:
        """The pages that speak for the whole office."""
        office = self._konteks
        situs = view_situs(self.instansi, logo=self.edition.logo is not None, ids=self.edition.files.layanan)
        entri = [self._entry(part) for part in self.semua()]
        index = view_indeks(entri, office, situs)
        for page in (index, view_pengaduan(index.entri, office, situs), view_hilang(office, situs)):
            yield page.dokumen
