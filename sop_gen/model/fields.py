"""The kinds of field a spec has. No pydantic type parses text: each kind has a strict parser of its own.

Every kind carries the JSON Schema of what a YAML editor may see there (a scalar may look like a number to it).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, GetJsonSchemaHandler, WithJsonSchema, model_validator
from pydantic_core import CoreSchema

from sop_gen.model.durasi import Durasi, parse_durasi
from sop_gen.model.faults import fault
from sop_gen.model.rupiah import parse_rupiah
from sop_gen.model.tanggal import parse_tanggal

T = TypeVar("T")
ANY_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"]}
SCHEMES = ("http", "https", "mailto", "tel")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
MAX_ID = 60


class Model(BaseModel):
    """A frozen part of a spec; unknown keys are faults."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)  # only the roots are built: half the start
    CONTOH: ClassVar[str] = ""

    @model_validator(mode="before")
    @classmethod
    def _without_absent(cls, value: object) -> object:
        """A known key without a value is left out; an unknown one stays, to be refused."""
        if not isinstance(value, dict):
            return value
        return {key: part for key, part in value.items() if part is not None or key not in cls.model_fields}


def text(value: object) -> str:
    """The value as text, or a fault when it is a list, a mapping or nothing."""
    if value is None:
        raise fault("butir-kosong", "butir ini kosong", "isi butir ini atau hapus barisnya", "- Surat permohonan")
    if not isinstance(value, str):
        found = "daftar" if isinstance(value, list) else "isian berkunci"
        raise fault(
            "bukan-teks", f"di sini ada {found}, padahal yang diharapkan teks", "tulis sebagai satu teks", "Surat permohonan"
        )
    return value.strip()


def _line(value: object) -> str:
    return " ".join(text(value).split())


def _id(value: object) -> str:
    word = text(value)
    if not _ID.fullmatch(word) or len(word) > MAX_ID:
        raise fault(
            "id-keliru",
            f"'{word}' bukan id",
            f"huruf kecil, angka dan tanda hubung; paling banyak {MAX_ID} karakter",
            "surat-permohonan",
        )
    return word


def _count(value: object) -> int:
    word = text(value)
    if not re.fullmatch(r"[0-9]{1,6}", word):
        raise fault(
            "cacah-keliru", f"'{word}' bukan bilangan bulat yang wajar", "tulis paling banyak enam angka, tanpa tanda lain", "2"
        )
    return int(word)


def _decimal(value: object) -> Decimal:
    word = text(value)
    if not re.fullmatch(r"[0-9]{1,6}(?:[.,][0-9]{1,3})?", word):
        raise fault("angka-keliru", f"'{word}' bukan angka", "tulis angka, boleh dengan desimal", "7.5")
    return Decimal(word.replace(",", "."))


def _truth(value: object) -> bool:
    word = text(value)
    if word not in ("true", "false", "ya", "tidak"):
        raise fault("benar-keliru", f"'{word}' bukan ya atau tidak", "tulis true, false, ya atau tidak", "eksternal: true")
    return word in ("true", "ya")


def _address(value: object) -> str:
    word = _line(value)
    match = _SCHEME.fullmatch(word)
    if not match or match[1].lower() not in SCHEMES or not match[2] or re.search(r'[\s<>"]', word):
        raise fault(
            "alamat-keliru",
            f"'{word}' bukan alamat yang dikenal",
            f"awali dengan {', '.join(s + ':' for s in SCHEMES)}",
            "https://ntt.kemenkum.go.id",
        )
    return word


def _colour(value: object) -> str:
    word = text(value)
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", word):
        raise fault(
            "warna-keliru",
            f"'{word}' bukan warna",
            "tulis tanda pagar dan enam angka heksadesimal, dalam tanda kutip",
            'utama: "#1f3a68"',
        )
    return word.lower()


def _cell(value: object) -> str:
    words = text(value)
    if len(words) > 1000:
        raise fault(
            "sel-terlalu-panjang",
            f"teks sel alur ini {f'{len(words):,}'.replace(',', '.')} karakter; batasnya 1.000",
            "pecah langkah ini menjadi beberapa langkah",
            "kegiatan: Memeriksa kelengkapan berkas",
        )
    return words


def _scalar(parser: Callable[[Any], Any], **schema: Any) -> tuple[BeforeValidator, WithJsonSchema]:
    return BeforeValidator(parser), WithJsonSchema(schema or ANY_SCALAR)


Polos = Annotated[str, *_scalar(_line)]
"""Plain text on one line, no Markdown."""
Teks = Annotated[str, *_scalar(text)]
"""Text with inline Markdown; a line break in it is one on the page."""
Sel = Annotated[str, *_scalar(_cell)]
"""Text of one cell of the flow table: 1,000 characters at most."""
Id = Annotated[str, *_scalar(_id)]
Cacah = Annotated[int, *_scalar(_count, type=["integer", "string"])]
Desimal = Annotated[Decimal, *_scalar(_decimal, type=["number", "string"])]
Benar = Annotated[bool, *_scalar(_truth, type=["boolean", "string"])]
Tanggal = Annotated[date, *_scalar(lambda value: parse_tanggal(text(value)), type="string")]
Rupiah = Annotated[int, *_scalar(lambda value: parse_rupiah(text(value)), type=["integer", "string", "number"])]
Lama = Annotated[Durasi, *_scalar(lambda value: parse_durasi(text(value)), type="string")]
Alamat = Annotated[str, *_scalar(_address, type="string")]
Warna = Annotated[str, *_scalar(_colour, type="string")]


def between(least: int, most: int) -> tuple[AfterValidator]:
    """An annotation: the number must lie within both ends."""

    def check(value: Any) -> Any:
        if not least <= value <= most:
            said = str(value).replace(".", ",")
            raise fault("angka-mustahil", f"{said} di luar batas", f"tulis angka antara {least} dan {most}", str(max(least, 5)))
        return value

    return (AfterValidator(check),)


class _OneOrMany:
    """JSON Schema: an item alone is a list of one."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        array = handler(schema)
        return {"anyOf": [array["items"], array]}


class _TextOr:
    """JSON Schema: a text stands for a mapping with one key."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [ANY_SCALAR, handler(schema)]}


def as_list(value: object) -> object:
    """An item alone is a list of one, everywhere."""
    return value if isinstance(value, list) else [value]


Daftar = Annotated[tuple[T, ...], BeforeValidator(as_list), _OneOrMany()]
"""One item or a list of them."""


def text_as(key: str) -> tuple[BeforeValidator, _TextOr]:
    """Annotations for a model that may be written as a bare text: ``key`` is the field it fills."""

    def widen(value: object) -> object:
        if value is None or isinstance(value, list):
            text(value)
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(widen), _TextOr()
