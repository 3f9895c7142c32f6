"""What happened, in the few sentences that a head of office reads: services that came and went, and the facts that weigh most."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from sop_gen.diff.perubahan import INSTANSI
from sop_gen.view.banding_kalimat import TERASA, Kalimat, lower_first
from sop_gen.view.banding_layanan import LayananBanding

TERBANYAK = 5
"""So many stories are told."""
PER_LAYANAN = 2
"""So many facts of one service are told."""
SEBUTAN = 3
"""So many services are named in one sentence."""
_BILANGAN = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
_KATA = {"Diubah": "berubah", "Layanan baru": "baru", "Dicabut": "dicabut", "Dihapus": "dihapus", "Dialihkan": "dialihkan"}


def kinds_of(services: Sequence[LayananBanding]) -> dict[str, int]:
    """How many services changed, are new, were revoked…."""
    counted = Counter(_KATA[entry.jenis] for entry in services)
    return {word: counted[word] for word in _KATA.values() if counted[word]}


def stories(services: Sequence[LayananBanding], shared: Sequence[LayananBanding]) -> list[str]:
    """Whole services first, then what weighs most of the services that go on; the new name of the office last."""
    found = [*_fates(services)]
    told = [entry for entry in services if entry.jenis == "Diubah" and _weighty(entry)]
    if len(services) > 1:
        found += [_facts(entry) for entry in sorted(told, key=_weight)[: max(2, TERBANYAK - len(found))]]
    return [*found, *_office(shared)]


def join(parts: Sequence[str]) -> str:
    """``satu, dua, dan tiga``."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])}{',' if len(parts) > 2 else ''} dan {parts[-1]}"


def _fates(services: Sequence[LayananBanding]) -> Iterator[str]:
    """``Tiga layanan dialihkan ke Kantor Lain: A, B, dan C.``."""
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in services:
        if entry.jenis != "Diubah":
            groups[entry.jenis, entry.nasib].append(entry.nama)
    for kind, word in _KATA.items():
        for (jenis, fate), names in groups.items():
            if jenis == kind:
                yield f"{_counted(len(names))} layanan {fate or word}: {_named(names)}."


def _counted(number: int) -> str:
    return (_BILANGAN[number] if number < len(_BILANGAN) else str(number)).capitalize()


def _named(names: Sequence[str]) -> str:
    more = len(names) - SEBUTAN
    return join(list(names)) if more <= 0 else join([*names[:SEBUTAN], f"{more} lainnya"])


def _weighty(entry: LayananBanding) -> list[Kalimat]:
    return [said for said in entry.kalimat if said.bobot <= TERASA]


def _weight(entry: LayananBanding) -> tuple[bool, int]:
    """Services that burden come first, then those whose facts have numbers; the order of the page decides between equals."""
    return "▲" not in entry.tanda, min(said.bobot for said in entry.kalimat)


def _facts(entry: LayananBanding) -> str:
    """``Pewarganegaraan: dua tarif tidak lagi disebut; persyaratan bertambah 3``: one fact of each component."""
    facts: dict[str, str] = {}
    for said in _weighty(entry):
        facts.setdefault(said.kunci, said.inti)
    parts = list(facts.values())[:PER_LAYANAN]
    return f"{entry.nama}: {'; '.join(lower_first(part) for part in parts)}."


def _office(shared: Sequence[LayananBanding]) -> Iterator[str]:
    row = next((row for entry in shared for row in entry.baris if row.kunci == f"{INSTANSI}.nama"), None)
    if row:
        old, new = ("".join(piece.teks for piece in side) for side in (row.semula, row.menjadi))
        yield f"Nama kantor berubah dari {old} menjadi {new}."
