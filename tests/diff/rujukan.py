"""References within an edition in wide form: kept good after a change, and followed when an id changes."""

from __future__ import annotations

from typing import Any

from sop_gen.model.references import MAX_KEPUTUSAN, MAX_LANGKAH, MAX_PELAKSANA
from tests.diff.bentuk import INSTANSI, REGISTER

Pohon = dict[str, Any]
"""``{"layanan": {id: service}, "_instansi": office, "_dasar-hukum": [regulation…]}``, all wide."""
BEBAS = ("dialihkan", "dicabut", "sumber")
"""Parts of a service whose ``dasar`` is free text."""


def rapikan(pohon: Pohon) -> Pohon:
    """The edition with every reference good: what leads nowhere is redirected or goes."""
    register = _register(pohon.get(REGISTER, []))
    known = {entry["id"] for entry in register}
    return {
        "layanan": {id: _service(service, known) for id, service in pohon["layanan"].items()},
        INSTANSI: _unique(pohon[INSTANSI]),
        REGISTER: register,
    }


def _register(entries: list[Pohon]) -> list[Pohon]:
    entries = _unique(entries)
    known = {entry["id"] for entry in entries}
    good = [{**entry, "oleh": [id for id in entry.get("oleh", []) if id in known and id != entry["id"]]} for entry in entries]
    return [entry if entry["oleh"] else {key: part for key, part in entry.items() if key != "oleh"} for entry in good]


def _service(service: Pohon, known: set[str]) -> Pohon:
    cited = [ref for ref in service.get("dasar_hukum", []) if ref["ref"] in known]
    parts = {key: part if key in BEBAS else _cited(part, known) for key, part in service.items()}
    clean = _unique({**parts, "dasar_hukum": cited})
    if clean["status"] == "dialihkan":
        clean.setdefault("dialihkan", {"ke": "Kantor lain"})
    if "sop" in clean:
        clean["sop"] = [_flow(sop) for sop in clean["sop"]]
    return {key: part for key, part in clean.items() if part not in ([], {})}


def _cited(part: Any, known: set[str]) -> Any:
    """Without citations of regulations that the register does not have."""
    if isinstance(part, list):
        return [_cited(item, known) for item in part]
    if isinstance(part, dict):
        return {key: _cited(value, known) for key, value in part.items() if key != "dasar" or value in known}
    return part


def _unique(part: Any) -> Any:
    """The ids of a list, and the days of the calendar, stand once; a later one gets a number."""
    if isinstance(part, dict):
        return {key: _unique(value) for key, value in part.items()}
    if not isinstance(part, list):
        return part
    items, seen = [], set()
    for item in part:
        kept = _unique(item)
        if isinstance(item, dict) and "id" in item:
            kept["id"] = _free(item["id"], seen)
            seen.add(kept["id"])
        elif isinstance(item, dict) and item.keys() == {"tanggal", "uraian"}:
            if item["tanggal"] in seen:
                continue
            seen.add(item["tanggal"])
        items.append(kept)
    return items


def _free(id: str, taken: set[str]) -> str:
    number, new = 2, id
    while new in taken:
        new = f"{id[:55]}-{number}"
        number += 1
    return new


def _flow(sop: Pohon) -> Pohon:
    columns = sop["pelaksana"][:MAX_PELAKSANA]
    steps = sop["langkah"][:MAX_LANGKAH]
    names = step_names(steps)
    held = [column["id"] for column in columns]
    decisions = [number for number, step in enumerate(steps) if "keputusan" in step][:MAX_KEPUTUSAN]
    mended = [
        _step({**step, "oleh": _distinct(id for id in step["oleh"] if id in held) or held[:1]}, number, names, decisions)
        for number, step in enumerate(steps)
    ]
    return {**sop, "pelaksana": columns, "langkah": mended}


def step_names(steps: list[Pohon]) -> list[str]:
    """What each step is called as a target."""
    return [step.get("id", f"langkah-{number}") for number, step in enumerate(steps, 1)]


def _distinct(words: Any) -> list[str]:
    return list(dict.fromkeys(words))


def _step(step: Pohon, number: int, names: list[str], decisions: list[int]) -> Pohon:
    def leads(target: str) -> str:
        following = names[number + 1] if number + 1 < len(names) else "selesai"
        return following if target == "lanjut" else target

    good = {"lanjut", "selesai", *names} - {names[number]}
    plain = {key: part for key, part in step.items() if key not in ("keputusan", "lanjut")}
    if number in decisions:
        ya = step["keputusan"]["ya"]
        ya = ya if ya in good else "lanjut"
        others = [step["keputusan"]["tidak"], "selesai", "lanjut", names[0]]
        tidak = next((way for way in others if way in good and leads(way) != leads(ya)), None)
        return {**plain, "keputusan": {"ya": ya, "tidak": tidak}} if tidak else plain
    ways = {leads(way): way for way in reversed(step.get("lanjut", [])) if way in good}
    onward = [way for way in reversed(ways.values()) if len(ways) == 1 or way != "selesai"]
    return {**plain, "lanjut": onward} if onward else plain


def ikuti_id(pohon: Pohon, jalur: tuple[Any, ...], lama: str | None, baru: str | None) -> Pohon:
    """The edition in which what named the id at ``jalur`` by its old name names it by the new one."""
    if jalur[0] == REGISTER:
        services = {id: _renamed(part, ("dasar", "ref"), lama, baru) for id, part in pohon["layanan"].items()}
        return {**pohon, "layanan": services, REGISTER: _renamed(pohon[REGISTER], ("oleh",), lama, baru)}
    if jalur[0] != "layanan" or jalur[2:3] != ("sop",) or len(jalur) != 7:
        return pohon
    _, id, _, number, field, index, _ = jalur
    service = pohon["layanan"][id]
    sop = service["sop"][number]
    names = ("oleh",) if field == "pelaksana" else ("ya", "tidak", "lanjut")
    called = f"langkah-{index + 1}"
    steps = _renamed(sop["langkah"], names, lama or called, baru or called)
    sops = [*service["sop"][:number], {**sop, "langkah": steps}, *service["sop"][number + 1 :]]
    return {**pohon, "layanan": {**pohon["layanan"], id: {**service, "sop": sops}}}


def _renamed(part: Any, names: tuple[str, ...], lama: str | None, baru: str | None) -> Any:
    if isinstance(part, list):
        return [_renamed(item, names, lama, baru) for item in part]
    if not isinstance(part, dict):
        return part
    return {
        key: (baru if value == lama else [baru if word == lama else word for word in value] if isinstance(value, list) else value)
        if key in names
        else _renamed(value, names, lama, baru)
        for key, value in part.items()
    }
