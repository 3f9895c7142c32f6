"""What the model says, in Indonesian: pydantic's faults turned into findings with place, path, hint and example."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import ErrorDetails

from sop_gen.diagnostics import Diagnostic
from sop_gen.model.fields import Model
from sop_gen.spec.tree import Document, Step

_EXAMPLES: dict[str, str] = {
    "nama": "nama: Penyuluhan Hukum",
    "unit": "unit: Divisi Pelayanan Hukum",
    "status": "status: draf",
    "judul": "judul: Penerimaan Permohonan",
    "pelaksana": "pelaksana: {pemohon: {nama: Pemohon, eksternal: true}, petugas: Petugas Loket}",
    "langkah": "langkah:\n  - {kegiatan: Memeriksa berkas, oleh: petugas}",
    "kegiatan": "kegiatan: Memeriksa kelengkapan berkas",
    "oleh": "oleh: petugas",
    "revisi": "revisi: 3",
    "gratis": "gratis: true",
    "jumlah": "jumlah: 2",
    "tarif": "tarif: 50.000",
    "waktu": "waktu: 30 menit",
    "lama": "lama: 5 hari kerja",
    "bentuk": "bentuk: asli",
    "url": 'url: "https://ntt.kemenkum.go.id"',
    "laman": 'laman: "https://ntt.kemenkum.go.id"',
    "tanggal": "tanggal: 2026-02-05",
    "eksternal": "eksternal: true",
    "kode": "kode: waktu-tanpa-jenis-hari",
    "ref": "ref: pp-2-2007",
}
_TAGS = {"<butir>": "Butir", "<kelompok>": "Kelompok", "<gratis>": "Gratis", "<tarif>": "Tarif"}
"""Steps that pydantic puts into a path where a value may have one of two forms, and the form they mean."""
_BY_KEY = {"pelaksana": "id", "libur": "tanggal"}
"""Mappings that the model sees as lists, with the field that holds the key."""
MAX_QUOTED = 300


def of_validation(
    error: ValidationError, root: type[BaseModel], document: Document, layanan: str | None, prefix: tuple[Step, ...] = ()
) -> list[Diagnostic]:
    """Every fault of one file, each at the line of the value or key that causes it; ``prefix`` leads to ``root``."""
    return [_finding(detail, root, document, layanan, prefix) for detail in error.errors(include_url=False)]


def finding(
    document: Document,
    path: tuple[Step, ...],
    kode: str,
    pesan: str,
    saran: str,
    contoh: str,
    layanan: str | None,
    *,
    of_key: bool = False,
) -> Diagnostic:
    """A finding that makes the spec invalid, at ``path``."""
    position = document.position(path, of_key=of_key)
    jalur = _shortened(document.words(path))
    return Diagnostic(
        kode, "tidak-sah", _shortened(pesan), position, saran, _shortened(contoh) or None, jalur, layanan, document.line(position)
    )


def _shortened(text: str) -> str:
    """What a user wrote may be long; its beginning and end are enough to find it."""
    return text if len(text) <= MAX_QUOTED else f"{text[: MAX_QUOTED // 2]}…{text[-MAX_QUOTED // 3 :]}"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like ``word``, if any is like it."""
    return next(iter(get_close_matches(word, sorted(known), n=1, cutoff=0.6)), None)


def _finding(
    detail: ErrorDetails, root: type[BaseModel], document: Document, layanan: str | None, prefix: tuple[Step, ...]
) -> Diagnostic:
    kode, pesan, saran, contoh = _words(detail, detail["loc"], root)
    path = _written(document, (*prefix, *(step for step in detail["loc"] if step not in _TAGS)))
    parent = document.position(path[:-1]) if path else None
    held = detail["type"] != "missing" and path[-1:] in (("id",), ("tanggal",)) and document.position(path) == parent
    of_key = kode == "kunci-tak-dikenal" or held
    return finding(document, path, kode, pesan, saran, contoh, layanan, of_key=of_key)


def _written(document: Document, path: tuple[Step, ...]) -> tuple[Step, ...]:
    """The path as the file has it: ``pelaksana`` and ``libur`` by key, and what holds the key is the key itself."""
    steps: list[Step] = []
    for step in path:
        key = document.key(steps, step) if isinstance(step, int) and steps and steps[-1] in _BY_KEY else None
        steps.append(step if key is None else key)
    return tuple(steps)


def _words(detail: ErrorDetails, path: tuple[Step, ...], root: type[BaseModel]) -> tuple[str, str, str, str]:
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    context: dict[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case kode if "pesan" in context:
            return kode, context["pesan"], context["saran"], context["contoh"]
        case "missing":
            example = _example_of(key, _models_at(root, path[:-1]))
            return "kunci-kurang", f"kunci wajib '{key}' belum ada", f"tambahkan '{key}'", example
        case "extra_forbidden":
            return _unknown_key(key, path, root)
        case "literal_error":
            return _unknown_word(str(detail["input"]), key, context["expected"])
        case _ if detail["input"] is None:
            return "butir-kosong", "butir ini kosong", "isi butir ini atau hapus barisnya", "- Surat permohonan"
        case "model_type" | "model_attributes_type" | "dataclass_type":
            example = _models().get(str(context.get("class_name"))) or "nama: …"
            return "bentuk-keliru", _shape(detail["input"], "isian berkunci"), "tulis kunci, titik dua, lalu isinya", example
        case _:
            return "bentuk-keliru", _shape(detail["input"]), "periksa bentuk isian ini", _EXAMPLES.get(key, f"{key}: …")


def _shape(value: object, expected: str = "bentuk lain") -> str:
    found = "teks" if isinstance(value, str) else "daftar" if isinstance(value, list) else "isian berkunci"
    return f"di sini ada {found}, padahal yang diharapkan {expected}"


def _unknown_key(key: str, path: tuple[Step, ...], root: type[BaseModel]) -> tuple[str, str, str, str]:
    models = _models_at(root, path[:-1])
    known = list(dict.fromkeys(name for model in models for name, field in model.model_fields.items() if not _hidden(field)))
    if key[:1].isdigit():
        saran = 'koma di dalam { } memisahkan kunci: beri tanda kutip pada teks yang memuat koma, seperti "1,5 jam"'
        return "kunci-tak-dikenal", f"kunci '{key}' tidak dikenal", saran, 'jangka_waktu: {lama: "1,5 jam"}'
    like = nearest(key, known)
    saran = f"mungkin maksudnya '{like}'" if like else f"kunci yang dikenal di sini: {', '.join(known)}"
    return "kunci-tak-dikenal", f"kunci '{key}' tidak dikenal", saran, _example_of(like or known[0], models)


def _unknown_word(word: str, key: str, expected: str) -> tuple[str, str, str, str]:
    words = [part.strip("'") for part in expected.replace(" or ", ", ").split(", ")]
    like = nearest(word.lower(), words)
    if key == "status" and "pembahasan" in words and like != "draf":
        like = "pembahasan"  # the others ask for more keys
    like = like or words[0]
    return "pilihan-keliru", f"'{word}' bukan pilihan untuk '{key}'", f"pilih salah satu: {', '.join(words)}", f"{key}: {like}"


def _models_at(root: type[BaseModel], path: tuple[Step, ...]) -> list[type[BaseModel]]:
    """The models in which ``path`` ends (several where a value may have one of several forms and no tag says which)."""
    models: list[type[BaseModel]] = [root]
    for step in path:
        if step in _TAGS:
            models = [model for model in models if model.__name__ == _TAGS[str(step)]] or models
            continue
        fields = [model.model_fields[step] for model in models if isinstance(step, str) and step in model.model_fields]
        models = [found for field in fields for found in _models_in(field.annotation)] or models
    return models


def _example_of(key: str, models: list[type[BaseModel]]) -> str:
    """An example of ``key`` in the first of ``models`` that has it."""
    model = next((model for model in models if key in model.model_fields), models[0])
    field = model.model_fields.get(key)
    inner = [str(getattr(part, "CONTOH", "")) for part in _models_in(field.annotation)] if field else []
    own = next((example for example in inner if example.startswith((f"{key}:", "- "))), "")
    if own:
        return own if own.startswith(f"{key}:") else f"{key}:\n  {own}"
    whole = str(getattr(model, "CONTOH", ""))
    if f"{key}:" in whole and model.__name__ not in ("Layanan", "Sop", "Langkah"):
        return whole
    return _EXAMPLES.get(key) or (whole if f"{key}:" in whole else f"{key}: …")


def _hidden(field: FieldInfo) -> bool:
    return any(type(mark).__name__ == SkipJsonSchema.__name__ for mark in field.metadata)


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    parts = [getattr(annotation, "__origin__", None), *getattr(annotation, "__args__", ())]
    return [found for part in parts if part is not None and part is not annotation for found in _models_in(part)]


@cache
def _models() -> dict[str, str]:
    def below(model: type[Model]) -> list[type[Model]]:
        return [child for direct in model.__subclasses__() for child in (direct, *below(direct))]

    return {model.__name__: model.CONTOH for model in below(Model)}
