"""JSON Schema for editors, made from the model: it accepts every file that the tool accepts."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.model.peraturan import Peraturan

Jenis = Literal["layanan", "instansi", "dasar-hukum"]
JUDUL: dict[Jenis, str] = {
    "layanan": "Satu layanan sop-gen",
    "instansi": "Instansi sop-gen (_instansi.yaml)",
    "dasar-hukum": "Daftar peraturan sop-gen (_dasar-hukum.yaml)",
}


# Nothing, blanks, an empty list or mapping: all are as good as a key left out.
ABSENT: dict[str, Any] = {"type": ["null", "string", "array", "object"], "pattern": r"^\s*$", "maxItems": 0, "maxProperties": 0}


class _Generator(GenerateJsonSchema):
    """A key that may be left out may be empty too; a part of a spec is described by an example, not by our docstring."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        inner = self.generate_inner(schema["schema"])
        forms = [form for form in inner.get("anyOf", [inner]) if form != {"type": "null"}]
        return {**inner, "anyOf": [*forms, ABSENT]} if "anyOf" in inner else {"anyOf": [inner, ABSENT]}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        described = super().model_schema(schema)
        example = getattr(schema["cls"], "CONTOH", "")
        rest = {key: value for key, value in described.items() if key not in ("title", "description")}
        return {"description": f"Contoh: {example}", **rest} if example else rest


def schema_of(jenis: Jenis) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one kind of file of an edition."""
    roots: dict[Jenis, Any] = {"layanan": Layanan, "instansi": Instansi, "dasar-hukum": dict[str, Peraturan]}
    return describe(roots[jenis], JUDUL[jenis])


def describe(root: Any, judul: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of files that hold ``root``."""
    schema = TypeAdapter(root).json_schema(schema_generator=_Generator)
    return {"$schema": GenerateJsonSchema.schema_dialect, "title": judul, **schema}
