"""How procedures name one another in ``keterkaitan``."""

from __future__ import annotations

import re

from sop_gen.model.layanan import Layanan


def titles_of(layanan: Layanan) -> dict[str, str]:
    """What ``keterkaitan`` may name, with its title: the service, and each of its procedures as ``layanan#judul-slug``."""
    return {layanan.id: layanan.nama, **{f"{layanan.id}#{slug(sop.judul)}": sop.judul for sop in layanan.sop}}


def slug(title: str) -> str:
    """A title as ids are written: letters and digits joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
