"""Which SOP a row of a form is about: by its hidden keys, which its visible words must bear out, else by these words alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from sop_gen.model.layanan import Layanan
from sop_gen.rapat.lembar_monev import MIRIP
from sop_gen.rapat.monev import slug
from sop_gen.teks.polos import bare

SALAH_KUNCI = (
    "kunci tersembunyi baris ini milik SOP lain ({lain}); perbaiki teksnya, atau hapus isi kolom ID dan SOP yang tersembunyi"
)


@dataclass(frozen=True)
class SopDikenal:
    """One procedure of a service, counted from 0."""

    layanan: Layanan
    index: int

    @property
    def judul(self) -> str:
        """Its title."""
        return self.layanan.sop[self.index].judul

    @property
    def nomor(self) -> str | None:
        """Its number at the office."""
        return self.layanan.sop[self.index].nomor

    @property
    def sebutan(self) -> str | None:
        """How an entry names it: not at all where it is the only one, by its number where titles are alike."""
        if len(self.layanan.sop) == 1:
            return None
        alike = [sop for sop in self.layanan.sop if slug(sop.judul) == slug(self.judul)]
        return self.judul if len(alike) == 1 else str(self.index + 1)

    def is_titled(self, text: str) -> bool:
        """Whether ``text`` is its title."""
        return slug(bare(text)) == slug(self.judul)


class Dikenal:
    """The SOPs of an edition."""

    def __init__(self, layanan: Iterable[Layanan], tak_sah: Iterable[str] = ()) -> None:
        self._layanan = {part.id: part for part in layanan}
        self._tak_sah = frozenset(tak_sah)
        self._sop = [SopDikenal(part, index) for part in self._layanan.values() for index in range(len(part.sop))]

    def find(self, said: Mapping[str, str]) -> SopDikenal | str:
        """The SOP of a row by what its printed columns say, or why there is none."""
        id, kunci = bare(said.get("id", "")), bare(said.get("kunci", ""))
        name, title = bare(said.get("layanan", "")), bare(said.get("prosedur", "").partition("\n")[0])
        if id in self._tak_sah:
            return f"spesifikasi layanan '{id}' tidak sah; perbaiki dahulu"
        by_key = [sop for sop in self._sop if sop.layanan.id == id and slug(sop.judul) == kunci]
        by_text = self._by_text(name, title)
        if len(by_key) == 1:
            known = by_key[0]
            if (by_text and by_text != [known]) or not _bears_out(known, name, title):
                return SALAH_KUNCI.format(lain=f"{known.layanan.nama}: {known.judul}")
            return known
        if len(by_text) == 1:
            return by_text[0]
        if by_text:
            return "ada beberapa SOP dengan nama itu"
        return "layanan tidak dikenal" if not self._named(name) and id not in self._layanan else "prosedur tidak dikenal"

    def _named(self, name: str) -> list[Layanan]:
        return [part for part in self._layanan.values() if name and name.casefold() in (bare(part.nama).casefold(), part.id)]

    def _by_text(self, name: str, title: str) -> list[SopDikenal]:
        """A title may stand without its service, and a service without the title of its only procedure."""
        services = {part.id for part in self._named(name)}
        if not title:
            return [sop for sop in self._sop if sop.layanan.id in services and len(sop.layanan.sop) == 1]
        titled = [sop for sop in self._sop if slug(title) == slug(sop.judul)]
        return [sop for sop in titled if sop.layanan.id in services] if name else titled


def _bears_out(sop: SopDikenal, name: str, title: str) -> bool:
    """Whether the visible words may be those of ``sop``, perhaps under an earlier name."""
    return _like(name, sop.layanan.nama) and _like(title, sop.judul)


def _like(said: str, known: str) -> bool:
    return not said or SequenceMatcher(None, said.casefold(), bare(known).casefold(), autojunk=False).ratio() >= MIRIP
