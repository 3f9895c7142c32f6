"""Documents of strings in, domain objects out; what is wrong comes back as findings, all of it."""

from __future__ import annotations

from collections.abc import Container
from typing import TypeVar

from pydantic import ValidationError

from sop_gen.diagnostics import Diagnostic
from sop_gen.model.fields import Model
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.model.messages import finding, of_validation
from sop_gen.model.peraturan import Peraturan, Register
from sop_gen.model.references import check_references, check_register
from sop_gen.spec.tree import Document, Plain, Step, plain

M = TypeVar("M", bound=Model)


def load_layanan(
    document: Document, id: str, register: Register | None, broken: Container[str] = ()
) -> tuple[Layanan | None, list[Diagnostic]]:
    """The service in ``document``, or None with every reason. ``register`` None leaves references to it unchecked.

    ``broken`` are ids whose entry in the register is itself at fault.
    """
    raw, faults = _mapping(document, Layanan, id)
    if raw is None:
        return None, faults
    faults = _own_id(raw, document, (), id, f"{id}.yaml")
    layanan, invalid = _validate(Layanan, {**raw, "id": id}, document, id)
    faults += [*invalid, *check_references(document, id, register, broken)]
    return (None if faults else layanan), faults


def load_instansi(document: Document) -> tuple[Instansi | None, list[Diagnostic]]:
    """The office in ``_instansi.yaml``."""
    return load_model(document, Instansi, None)


def load_model(document: Document, model: type[M], layanan: str | None) -> tuple[M | None, list[Diagnostic]]:
    """What ``document`` says as ``model``, or None with every reason; ``layanan`` is the id that findings name."""
    raw, faults = _mapping(document, model, layanan)
    if raw is None:
        return None, faults
    return _validate(model, raw, document, layanan)


def load_entries(document: Document, model: type[M]) -> tuple[dict[str, M], list[Diagnostic]]:
    """A file whose every key holds one ``model``: the entries that can be read, and what is wrong with the others."""
    raw, faults = _mapping(document, model, None)
    entries: dict[str, M] = {}
    for key, value in (raw or {}).items():
        if not isinstance(value, dict | None):
            pesan, saran = f"isi '{key}' bukan isian berkunci", "tulis kunci, titik dua, lalu isinya"
            faults.append(finding(document, (key,), "bentuk-keliru", pesan, saran, model.CONTOH, None))
            continue
        entry, invalid = _validate(model, value or {}, document, None, prefix=(key,))
        faults += invalid
        if entry is not None:
            entries[key] = entry
    return entries, faults


def load_register(document: Document, *, whole: bool = True) -> tuple[Register, list[Diagnostic]]:
    """The register in ``_dasar-hukum.yaml``: the entries that can be read, and what is wrong with the others.

    A register that is not ``whole`` may be empty, and its entries may name others that are not there.
    """
    raw, faults = _mapping(document, Peraturan, None)
    if not whole and plain(document.root) is None:
        return {}, []
    register: Register = {}
    for key, entry in (raw or {}).items():
        if entry is not None and not isinstance(entry, dict):
            saran = "tulis jenis, nomor dan tahunnya sebagai isian berkunci"
            faults.append(
                finding(document, (key,), "bentuk-keliru", f"isi '{key}' bukan isian berkunci", saran, Peraturan.CONTOH, None)
            )
            continue
        fields = entry or {}
        faults += _own_id(fields, document, (key,), None, f"{key}: {{jenis: UU, …}}")
        peraturan, invalid = _validate(Peraturan, {**fields, "id": key}, document, None, prefix=(key,))
        faults += invalid
        if peraturan is not None:
            register[key] = peraturan
    return register, faults + (check_register(document, raw or {}) if whole else [])


def _mapping(document: Document, model: type[Model], layanan: str | None) -> tuple[dict[str, Plain] | None, list[Diagnostic]]:
    raw = plain(document.root)
    if isinstance(raw, dict):
        return raw, []
    kode, pesan = ("berkas-kosong", "berkas ini kosong") if raw is None else ("bentuk-keliru", "berkas ini bukan isian berkunci")
    return None, [finding(document, (), kode, pesan, "isi berkas dengan kunci dan nilainya", model.CONTOH, layanan)]


def _own_id(
    raw: dict[str, Plain], document: Document, path: tuple[Step, ...], layanan: str | None, contoh: str
) -> list[Diagnostic]:
    """The id is a name outside (of the file, of the key); a key ``id`` inside is unknown."""
    if "id" not in raw:
        return []
    saran = "id layanan adalah nama berkasnya, id peraturan adalah kuncinya"
    return [
        finding(
            document, (*path, "id"), "kunci-tak-dikenal", "kunci 'id' tidak dikenal di sini", saran, contoh, layanan, of_key=True
        )
    ]


def _validate(
    model: type[M], raw: dict[str, Plain], document: Document, layanan: str | None, prefix: tuple[Step, ...] = ()
) -> tuple[M | None, list[Diagnostic]]:
    try:
        return model.model_validate(raw), []
    except ValidationError as error:
        return None, of_validation(error, model, document, layanan, prefix)
