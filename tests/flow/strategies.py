"""Random flows: any valid procedure, from three steps to the limits, as plain dicts, as ``Sop`` and as a hypothesis strategy."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

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


Range = tuple[int, int]
"""The least and the most."""


@dataclass(frozen=True)
class Wishes:
    """What a flow must have; None leaves it to the dice. ``wild``: targets anywhere, many joint steps and parallel lists."""

    steps: Range | int | None = None
    roles: Range | int | None = None
    wild: bool | None = None
    decisions: Range | None = None
    all_together: bool = False
    long_cell: bool = False


def flow(dice: random.Random, wishes: Wishes = Wishes()) -> dict[str, Any]:
    """A random procedure; half of them are wild."""
    steps = _number(dice, wishes.steps) or dice.choice([3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 60])
    roles = _number(dice, wishes.roles) or dice.randint(1, 12)
    wild = dice.random() < 0.5 if wishes.wild is None else wishes.wild
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
    _fulfil(dice, wishes, langkah, names, columns)
    return {"judul": "Uji", "pelaksana": {column: dice.choice(NAMA) for column in columns}, "langkah": langkah}


def _number(dice: random.Random, wish: Range | int | None) -> int | None:
    return dice.randint(*wish) if isinstance(wish, tuple) else wish


def _fulfil(dice: random.Random, wishes: Wishes, langkah: list[dict[str, Any]], names: list[str], columns: list[str]) -> None:
    """Changes steps until the flow has what is wished for."""
    if wishes.decisions:
        plain = [index for index, step in enumerate(langkah) if "keputusan" not in step]
        missing = dice.randint(*wishes.decisions) - (len(langkah) - len(plain))
        for index in dice.sample(plain, min(len(plain), max(0, missing))):
            langkah[index].pop("lanjut", None)
            others = [name for name in names if name != names[index]]
            langkah[index]["keputusan"] = _ways(dice, index, names, others, dice.random() < 0.5)
    if wishes.all_together:
        for step in dice.sample(langkah, dice.choice([1, 2, 3, len(langkah)])):
            step["oleh"] = dice.sample(columns, len(columns))
    if wishes.long_cell:
        for step in dice.sample(langkah, dice.choice([1, 1, 2, 3])):
            for cell in dice.sample(["kegiatan", "kelengkapan", "output", "keterangan"], dice.choice([1, 1, 2])):
                words = long_text(dice, dice.randint(500, 1000))
                step[cell] = words if cell in ("kegiatan", "keterangan") else [words]


def long_text(dice: random.Random, length: int) -> str:
    """Words, exactly ``length`` characters."""
    words = " ".join(dice.choice(KATA) for _ in range(length))[:length]
    return words[:-1] + "n"


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


def sop(seed: int | str, wishes: Wishes = Wishes(), **more: Any) -> Sop:
    """The procedure number ``seed``; ``more``: wishes by name."""
    return Sop.model_validate(flow(random.Random(seed), replace(wishes, **more)))


@dataclass(frozen=True)
class Kelompok:
    """A group of flows that the proof needs: how many, and what each of them has."""

    count: int
    wishes: Wishes = Wishes()

    def holds(self, sop: Sop) -> bool:
        """Whether ``sop`` really is one of this group."""
        wishes, everybody = self.wishes, {part.id for part in sop.pelaksana}
        decisions = sum(step.keputusan is not None for step in sop.langkah)
        return (
            _within(len(sop.langkah), wishes.steps or (3, 60))
            and _within(len(sop.pelaksana), wishes.roles or (1, 12))
            and _within(decisions, wishes.decisions or (0, 20))
            and (not wishes.all_together or any(set(step.oleh) == everybody and len(everybody) > 1 for step in sop.langkah))
            and (not wishes.long_cell or any(_within(len(cell), (500, 1000)) for cell in _cells(sop)))
        )


def _within(value: int, wish: Range | int) -> bool:
    least, most = wish if isinstance(wish, tuple) else (wish, wish)
    return least <= value <= most


def _cells(sop: Sop) -> list[str]:
    return [cell for step in sop.langkah for cell in (step.kegiatan, *step.kelengkapan, *step.output, step.keterangan or "")]


KELOMPOK = {
    "bebas": Kelompok(300),
    "langkah-40-60": Kelompok(500, Wishes(steps=(40, 60))),
    "pelaksana-8-12": Kelompok(500, Wishes(roles=(8, 12))),
    "keputusan-10-20": Kelompok(500, Wishes(steps=(10, 60), decisions=(10, 20))),
    "bersama-semua": Kelompok(200, Wishes(roles=(2, 12), all_together=True)),
    "sel-500-1000-aksara": Kelompok(200, Wishes(long_cell=True)),
}


@st.composite
def flows(draw: st.DrawFn) -> Sop:
    """Any valid procedure; a counterexample shrinks to few steps, few pelaksana and straight lines."""
    steps, roles = draw(st.integers(3, 60)), draw(st.integers(1, 12))
    columns = [f"p{number}" for number in range(1, roles + 1)]
    left = 20
    langkah = []
    for index in range(steps):
        first, others = draw(st.integers(0, roles - 1)), draw(st.sampled_from([0, 0, 0, 1, 2, 12]))
        step: dict[str, Any] = {
            "id": f"s{index}",
            "kegiatan": "memeriksa berkas " * draw(st.sampled_from([1, 1, 3, 6, 50])),
            "oleh": (columns[first:] + columns[:first])[:: draw(st.integers(1, 3)) if others else 1][: 1 + others],
        }
        kind = draw(st.sampled_from(["lurus", "lurus", "keputusan", "lanjut", "selesai"]))
        elsewhere = st.integers(0, steps - 2).map(lambda target, own=index: f"s{target + (target >= own)}")
        following = f"s{index + 1}" if index + 1 < steps else "selesai"
        if kind == "keputusan" and left:
            left -= 1
            ya = draw(st.sampled_from([following, "selesai"]) | elsewhere)
            tidak = draw(elsewhere)
            step["keputusan"] = {"ya": ya if ya != tidak else "selesai", "tidak": tidak}
        elif kind == "lanjut":
            step["lanjut"] = draw(st.lists(elsewhere, min_size=1, max_size=min(5, steps - 1), unique=True))
        elif kind == "selesai":
            step["lanjut"] = "selesai"
        langkah.append(step)
    return Sop.model_validate({"judul": "Uji", "pelaksana": dict.fromkeys(columns, "Kepala Bidang"), "langkah": langkah})
