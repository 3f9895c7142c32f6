"""The shape of every file, read from the models, so that a new field is covered by the random pairs of itself.

A tree has two forms: as written (a text for a mapping, one item for a list, a mapping for the columns) and *wide*, where
every list is a list and every part a mapping with the names of its model.
"""

from __future__ import annotations

import inspect
import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError, WithJsonSchema
from pydantic.json_schema import SkipJsonSchema

from sop_gen.model import fields
from sop_gen.model.butir import Gratis
from sop_gen.model.fields import Model
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.model.peraturan import Peraturan

INSTANSI, REGISTER = "_instansi", "_dasar-hukum"
JENIS = {
    get_args(getattr(fields, name))[1]: name
    for name in ("Polos", "Teks", "Sel", "Id", "Cacah", "Desimal", "Benar", "Tanggal", "Rupiah", "Lama", "Alamat", "Warna")
}
PILIHAN_TUNGGAL = {Gratis: ("gratis", "true")}
"""Parts whose short form is a word that is not the value of their field."""


@dataclass(frozen=True, eq=False)
class Skalar:
    """One text; ``pilihan`` when only these words will do."""

    jenis: str
    pilihan: tuple[str, ...]
    adapter: TypeAdapter[Any]

    def sah(self, text: str) -> bool:
        try:
            self.adapter.validate_python(text)
        except ValidationError:
            return False
        return True


@dataclass(frozen=True, eq=False)
class Deret:
    """A list; of fixed length; or written as a mapping whose keys are the first field of its parts (``berkunci``)."""

    isi: Bentuk
    panjang: int | None = None
    berkunci: bool = False
    ringkas: bool = True
    """Whether a part of a mapping may be written as a text."""


@dataclass(frozen=True, eq=False)
class Bidang:
    bentuk: Bentuk
    wajib: bool


@dataclass(frozen=True, eq=False)
class Rekaman:
    """A mapping with the fields of a model; ``teks`` is the field that a bare text fills."""

    model: type[Model]
    bidang: dict[str, Bidang]
    teks: str | None = None

    @property
    def wajib(self) -> list[str]:
        return [name for name, field in self.bidang.items() if field.wajib]


@dataclass(frozen=True, eq=False)
class Ragam:
    """One of several shapes."""

    ragam: tuple[Bentuk, ...]

    def untuk(self, wide: Any) -> Bentuk:
        """The shape that a value in wide form has."""
        return next(shape for shape in self.ragam if _fits(shape, wide))


Bentuk = Skalar | Deret | Rekaman | Ragam


def _fits(shape: Bentuk, wide: Any) -> bool:
    if isinstance(shape, Rekaman):
        return isinstance(wide, dict) and wide.keys() <= shape.bidang.keys() and set(shape.wajib) <= wide.keys()
    return isinstance(wide, list) and isinstance(shape, Deret)


@cache
def rekaman(model: type[Model]) -> Rekaman:
    """The shape of ``model``; the name that a service has outside its file is not part of it."""
    hints = get_type_hints(model, include_extras=True)
    names = [name for name in model.model_fields if not (model is Layanan and name == "id")]
    return Rekaman(model, {name: Bidang(_shape(hints[name]), model.model_fields[name].is_required()) for name in names})


def _shape(hint: Any, marks: tuple[Any, ...] = ()) -> Bentuk:
    if get_origin(hint) is Annotated:
        inner, *own = get_args(hint)
        return _shape(inner, tuple(own))
    options = [part for part in get_args(hint) if part is not type(None)]
    if get_origin(hint) in (Union, types.UnionType):
        return _shape(options[0], marks) if len(options) == 1 else Ragam(tuple(_shape(part) for part in options))
    if get_origin(hint) is tuple:
        return _series(hint, marks)
    if isinstance(hint, type) and issubclass(hint, Model):
        part = rekaman(hint)
        return Rekaman(part.model, part.bidang, _text_key(marks))
    return _scalar(hint, marks)


def _series(hint: Any, marks: tuple[Any, ...]) -> Deret:
    items = get_args(hint)
    if items[-1] is not Ellipsis:
        return Deret(_shape(items[0]), panjang=len(items))
    return Deret(_shape(items[0]), berkunci=not any(type(mark).__name__ == "_OneOrMany" for mark in marks))


def _text_key(marks: tuple[Any, ...]) -> str | None:
    for mark in marks:
        key = inspect.getclosurevars(mark.func).nonlocals.get("key") if hasattr(mark, "func") else None
        if key:
            return str(key)
    return None


@cache
def _adapter(hint: Any, marks: tuple[Any, ...]) -> TypeAdapter[Any]:
    return TypeAdapter(Annotated[hint, *marks] if marks else hint)


def _scalar(hint: Any, marks: tuple[Any, ...]) -> Skalar:
    real = tuple(mark for mark in marks if not isinstance(mark, SkipJsonSchema | WithJsonSchema))
    choices = get_args(hint) if get_origin(hint) is Literal else ()
    for mark in marks:
        choices = choices or (tuple(mark.json_schema.get("enum", ())) if isinstance(mark, WithJsonSchema) else ())
    kind = "Pilihan" if choices else next((JENIS[mark] for mark in marks if mark in JENIS), None)
    if kind is None:
        raise TypeError(f"jenis isian baru, ajarkan kepada tests/diff: {hint} {marks}")
    return Skalar(kind, tuple("true" if word is True else word for word in choices), _adapter(hint, real))


LAYANAN = rekaman(Layanan)
KANTOR = rekaman(Instansi)
DAFTAR_HUKUM = Deret(rekaman(Peraturan), berkunci=True, ringkas=False)
AKAR: dict[str, Bentuk] = {"": LAYANAN, INSTANSI: KANTOR, REGISTER: DAFTAR_HUKUM}
"""The three kinds of file, by what their keys begin with."""


@cache
def kunci_semua() -> list[str]:
    """The key of every field: ``id`` (the file's name), ``persyaratan.bila``, ``_instansi.jam_layanan.jam``…"""
    return list(dict.fromkeys(["id", *(key for root, shape in AKAR.items() for key in _keys(shape, root)), REGISTER]))


def sambung(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def _keys(shape: Bentuk, key: str) -> Iterator[str]:
    if isinstance(shape, Rekaman):
        for name, field in shape.bidang.items():
            yield sambung(key, name)
            yield from _keys(field.bentuk, sambung(key, name))
    elif isinstance(shape, Deret):
        yield from _keys(shape.isi, key)
    elif isinstance(shape, Ragam):
        for part in shape.ragam:
            yield from _keys(part, key)


def lebar(value: Any, shape: Bentuk) -> Any:
    """The wide form of a tree as written; what is absent is left out."""
    if isinstance(shape, Ragam):
        return lebar(value, _written_as(shape, value))
    if isinstance(shape, Deret):
        return [lebar(part, shape.isi) for part in _parts(value, shape)]
    if isinstance(shape, Rekaman):
        written = value if isinstance(value, dict) else _from_text(value, shape)
        given = {name: field for name, field in shape.bidang.items() if written.get(name) is not None}
        parts = {name: lebar(written[name], field.bentuk) for name, field in given.items()}
        return {name: part for name, part in parts.items() if part not in ([], {})}
    return value


def _written_as(shape: Ragam, value: Any) -> Bentuk:
    records = [part for part in shape.ragam if isinstance(part, Rekaman)]
    if isinstance(value, dict):
        fitting = [part for part in records if value.keys() <= part.bidang.keys() and set(part.wajib) <= value.keys()]
        return fitting[0] if fitting else next(part for part in shape.ragam if isinstance(part, Deret))
    lists = [part for part in shape.ragam if isinstance(part, Deret)]
    return lists[0] if isinstance(value, list) and lists else records[0]


def _from_text(text: str, shape: Rekaman) -> dict[str, Any]:
    if shape.model in PILIHAN_TUNGGAL:
        return {next(iter(shape.bidang)): PILIHAN_TUNGGAL[shape.model][1]}
    return {str(shape.teks): text}


def _parts(value: Any, shape: Deret) -> list[Any]:
    if not shape.berkunci:
        return value if isinstance(value, list) else [value]
    if isinstance(value, list):
        return value
    key, second = list(shape.isi.bidang)[:2]  # type: ignore[union-attr]
    return [{key: name, **(part if isinstance(part, dict) else {second: part})} for name, part in value.items()]


def sempit(wide: Any, shape: Bentuk) -> Any:
    """The tree as people write it: what one text can say is one text."""
    if isinstance(shape, Ragam):
        return sempit(wide, shape.untuk(wide))
    if isinstance(shape, Deret):
        return _as_mapping(wide, shape) if shape.berkunci else [sempit(part, shape.isi) for part in wide]
    if isinstance(shape, Rekaman):
        narrow = {name: sempit(part, shape.bidang[name].bentuk) for name, part in wide.items()}
        if shape.model in PILIHAN_TUNGGAL and len(narrow) == 1:
            return PILIHAN_TUNGGAL[shape.model][0]
        return narrow[shape.teks] if shape.teks and set(narrow) == {shape.teks} else narrow
    return wide


def _as_mapping(wide: list[dict[str, Any]], shape: Deret) -> dict[str, Any]:
    key, second = list(shape.isi.bidang)[:2]  # type: ignore[union-attr]
    entries = {}
    for part in wide:
        rest = {name: value for name, value in sempit(part, shape.isi).items() if name != key}
        entries[part[key]] = rest[second] if shape.ringkas and set(rest) == {second} else rest
    return entries
