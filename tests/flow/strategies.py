"""Random flows: any valid procedure, from three steps to the limits, as plain dicts and as ``Sop``."""

from __future__ import annotations

import random
from typing import Any

from sop_gen.model.sop import Sop

KATA = [
    "memeriksa",
    "berkas",
    "permohonan",
    "kelengkapan",
    "surat",
    "pengantar",
    "dan",
    "menyampaikan",
    "kepada",
    "pejabat",
    "berwenang",
    "untuk",
    "sesuai",
]
NAMA = [
    "Pemohon",
    "Petugas Loket",
    "Kepala Bidang Pelayanan",
    "Analis Hukum",
    "Kepala Kantor Wilayah",
    "Bendahara",
    "Verifikator",
    "Tim",
]


def text(dice: random.Random, most: int) -> str:
    """Some words, at most ``most`` characters."""
    words: list[str] = []
    for _ in range(dice.randint(1, max(1, most // 8))):
        words.append(dice.choice(KATA))
    return " ".join(words)[:most].strip()


def flow(dice: random.Random, *, steps: int | None = None, roles: int | None = None, wild: bool | None = None) -> dict[str, Any]:
    """A random procedure; ``wild``: targets anywhere, many joint steps and parallel lists."""
    steps = steps or dice.choice([3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 60])
    roles = roles or dice.randint(1, 12)
    wild = dice.random() < 0.5 if wild is None else wild
    ids = [f"s{number}" if dice.random() < 0.8 else "" for number in range(1, steps + 1)]
    names = [name or f"langkah-{number}" for number, name in enumerate(ids, 1)]
    columns = [f"p{number}" for number in range(1, roles + 1)]
    left = 20
    langkah = []
    for index in range(steps):
        step: dict[str, Any] = {"kegiatan": text(dice, 90), "oleh": [dice.choice(columns)]}
        if ids[index]:
            step["id"] = ids[index]
        if roles > 1 and dice.random() < (0.25 if wild else 0.08):
            step["oleh"] = dice.sample(columns, dice.randint(2, min(roles, 4) if dice.random() < 0.8 else roles))
        if dice.random() < 0.7:
            step |= {
                "kelengkapan": [text(dice, 40) for _ in range(dice.randint(1, 3))],
                "waktu": "30 menit",
                "output": text(dice, 30),
            }
        others = [name for name in names if name != names[index]]
        kind = dice.random()
        if left and kind < (0.45 if wild else 0.25):
            left -= 1
            step["keputusan"] = _ways(dice, index, names, others, wild)
        elif kind > (0.8 if wild else 0.95):
            step["lanjut"] = dice.sample(others, min(len(others), dice.choice([1, 2, 2, 3, 4])))
        elif kind > 0.77 and index:
            step["lanjut"] = "selesai"
        langkah.append(step)
    return {"judul": "Uji", "pelaksana": {column: dice.choice(NAMA) for column in columns}, "langkah": langkah}


def _ways(dice: random.Random, index: int, names: list[str], others: list[str], wild: bool) -> dict[str, str]:
    following = names[index + 1] if index + 1 < len(names) else "selesai"
    back = list(names[max(0, index - 6) : index]) or [following]
    while True:
        yes = "lanjut" if dice.random() < (0.5 if wild else 0.85) else dice.choice([*others, "selesai"])
        no = dice.choice([*others, "selesai"]) if wild else dice.choice([*back, *back, "selesai", dice.choice(others)])
        if dice.random() < 0.1:
            yes, no = no, yes
        if (following if yes == "lanjut" else yes) != (following if no == "lanjut" else no):
            return {"ya": yes, "tidak": no}


def sop(seed: int, **wishes: Any) -> Sop:
    """The procedure number ``seed``."""
    return Sop.model_validate(flow(random.Random(seed), **wishes))
