"""The same edition written otherwise: key order, quotes, anchors, long forms, spellings of amounts, comments."""

from __future__ import annotations

from typing import Any

import yaml

from tests.diff.bentuk import AKAR, INSTANSI, REGISTER, Bentuk, Deret, Ragam, Rekaman, Skalar
from tests.diff.nilai import ejaan_lain
from tests.diff.terbitan import Terbitan


class DitulisLain(Terbitan):
    """An edition whose files look different and say the same."""

    @property
    def teks(self) -> dict[str, str]:
        services = {f"{id}.yaml": _text(tree, AKAR[""]) for id, tree in self.pohon["layanan"].items()}
        register = {"_dasar-hukum.yaml": _text(self.pohon[REGISTER], AKAR[REGISTER])} if self.pohon[REGISTER] else {}
        return services | {"_instansi.yaml": _text(self.pohon[INSTANSI], AKAR[INSTANSI])} | register


def _text(wide: Any, shape: Bentuk) -> str:
    """Equal parts are one object, which YAML writes once and then names."""
    tree = _written(wide, shape, {})
    text = yaml.dump(tree, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, default_style='"', width=40)
    return (
        "# ditulis lain\n" + text.replace("\n", "   # catatan\n", 1)
        if text.startswith("&")
        else f"# ditulis lain\n{text}\n# akhir\n"
    )


def _written(wide: Any, shape: Bentuk, known: dict[str, Any]) -> Any:
    if isinstance(shape, Ragam):
        return _written(wide, shape.untuk(wide), known)
    if isinstance(shape, Skalar):
        return ejaan_lain(shape, wide) or wide
    if isinstance(shape, Rekaman):
        made: Any = {name: _written(wide[name], shape.bidang[name].bentuk, known) for name in reversed(wide)}
    elif shape.berkunci:
        assert isinstance(shape, Deret)
        made = _by_key([_written(item, shape.isi, known) for item in wide], shape)
    else:
        made = [_written(item, shape.isi, known) for item in wide]
        made = made[0] if len(made) == 1 and not isinstance(made[0], list) else made
    return known.setdefault(repr(made), made)


def _by_key(items: list[dict[str, Any]], shape: Deret) -> dict[str, Any]:
    key, second = list(shape.isi.bidang)[:2]  # type: ignore[union-attr]
    rest = [({name: part for name, part in item.items() if name != key}, item[key].strip()) for item in items]
    return {name: part[second] if set(part) == {second} and shape.ringkas else part for part, name in rest}
