"""Who holds the case how long on one way through a flow, and how much of it is the office's own time."""

from __future__ import annotations

from functools import reduce

from sop_gen.model.sop import Sop
from sop_gen.waktu.jalan import Jalan
from sop_gen.waktu.jumlah import Jumlah


def holders(sop: Sop, jalan: Jalan) -> dict[str, Jumlah]:
    """The time of each pelaksana by id, in order of the columns. A step done together counts in full for each of them."""
    held = {part.id: Jumlah() for part in sop.pelaksana}
    for step in jalan.kunjungan:
        for part in dict.fromkeys(sop.langkah[step].oleh):
            held[part] += jalan.waktu[step]
    return held


def office_time(sop: Sop, jalan: Jalan) -> Jumlah:
    """The total of ``jalan`` without the steps that only pelaksana from outside the office do."""
    outside = {part.id for part in sop.pelaksana if part.eksternal}
    own = (jalan.waktu[step] for step in jalan.kunjungan if not outside.issuperset(sop.langkah[step].oleh))
    return reduce(Jumlah.__add__, own, Jumlah())
