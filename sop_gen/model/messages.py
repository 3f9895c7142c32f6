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
}


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
    return Diagnostic(kode, "tidak-sah", pesan, position, saran, contoh, document.words(path), layanan, document.line(position))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like ``word``, if any is like it."""
    return next(iter(get_close_matches(word, sorted(known), n=1, cutoff=0.6)), None)


def _finding(
    detail: ErrorDetails, root: type[BaseModel], document: Document, layanan: str | None, prefix: tuple[Step, ...]
) -> Diagnostic:
    path = tuple(step for step in detail["loc"] if not (isinstance(step, str) and step.startswith("<")))
    kode, pesan, saran, contoh = _words(detail, path, root)
    return finding(document, (*prefix, *path), kode, pesan, saran, contoh, layanan, of_key=kode == "kunci-tak-dikenal")


def _words(detail: ErrorDetails, path: tuple[Step, ...], root: type[BaseModel]) -> tuple[str, str, str, str]:
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    context: dict[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case kode if "pesan" in context:
            return kode, context["pesan"], context["saran"], context["contoh"]
        case "missing":
            return "kunci-kurang", f"kunci wajib '{key}' belum ada", f"tambahkan '{key}'", _EXAMPLES.get(key, f"{key}: …")
        case "extra_forbidden":
            return _unknown_key(key, path, root)
        case "literal_error":
            return _unknown_word(str(detail["input"]), key, context["expected"])
        case _ if detail["input"] is None:
            return "butir-kosong", "butir ini kosong", "isi butir ini atau hapus barisnya", "- Surat permohonan"
        case "model_type" | "model_attributes_type" | "dataclass_type":
            example = _models().get(str(context.get("class_name")), "nama: …")
            return "bentuk-keliru", _shape(detail["input"]), "tulis sebagai isian berkunci", example
        case _:
            return "bentuk-keliru", _shape(detail["input"]), "periksa bentuk isian ini", _EXAMPLES.get(key, f"{key}: …")


def _shape(value: object) -> str:
    found = "teks" if isinstance(value, str) else "daftar" if isinstance(value, list) else "isian berkunci"
    return f"di sini ada {found}, padahal yang diharapkan bentuk lain"


def _unknown_key(key: str, path: tuple[Step, ...], root: type[BaseModel]) -> tuple[str, str, str, str]:
    known = _keys_at(root, path[:-1])
    like = nearest(key, known)
    saran = f"mungkin maksudnya '{like}'" if like else f"kunci yang dikenal di sini: {', '.join(known)}"
    return "kunci-tak-dikenal", f"kunci '{key}' tidak dikenal", saran, f"{like or known[0]}: …"


def _unknown_word(word: str, key: str, expected: str) -> tuple[str, str, str, str]:
    words = [part.strip("'") for part in expected.replace(" or ", ", ").split(", ")]
    like = nearest(word.lower(), words) or words[0]
    return "pilihan-keliru", f"'{word}' bukan pilihan untuk '{key}'", f"pilih salah satu: {', '.join(words)}", f"{key}: {like}"


def _keys_at(root: type[BaseModel], path: tuple[Step, ...]) -> list[str]:
    """The keys of the models in which ``path`` ends (several where a value may have one of several forms)."""
    models: list[type[BaseModel]] = [root]
    for step in path:
        fields = [model.model_fields[step] for model in models if isinstance(step, str) and step in model.model_fields]
        models = [found for field in fields for found in _models_in(field.annotation)] or models
    return list(dict.fromkeys(name for model in models for name, field in model.model_fields.items() if not _hidden(field)))


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
