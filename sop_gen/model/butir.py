"""Items, groups, durations, fees, channels: the small parts of which components are made."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Discriminator, Tag, WithJsonSchema, model_validator

from sop_gen.model.faults import fault
from sop_gen.model.fields import Alamat, Cacah, Daftar, Id, Lama, Model, Polos, Rupiah, Teks, text_as

Bentuk = Literal["asli", "fotokopi", "fotokopi legalisir", "digital"]


class Butir(Model):
    """One item of a component."""

    CONTOH: ClassVar[str] = "- {nama: Surat permohonan, bentuk: asli}"
    id: Id | None = None
    nama: Teks
    jumlah: Polos | None = None
    bentuk: Bentuk | None = None
    bila: Teks | None = None
    dasar: Id | None = None
    pasal: Polos | None = None
    keterangan: Teks | None = None


ButirTulis = Annotated[Butir, *text_as("nama")]


def _not_nested(value: object) -> object:
    if isinstance(value, dict) and ("kelompok" in value or "butir" in value):
        raise fault(
            "kelompok-bersarang",
            "kelompok tidak boleh berada di dalam kelompok",
            "jadikan kelompok tersendiri, sejajar dengan kelompok ini",
            Kelompok.CONTOH,
        )
    return value


class Kelompok(Model):
    """A variant with its own items; groups do not nest."""

    CONTOH: ClassVar[str] = "- {kelompok: Berdasarkan perkawinan, butir: [Buku nikah]}"
    kelompok: Teks
    butir: Daftar[Annotated[ButirTulis, BeforeValidator(_not_nested)]]


def _item_kind(value: object) -> str:
    if isinstance(value, Kelompok) or (isinstance(value, dict) and ("kelompok" in value or "butir" in value)):
        return "<kelompok>"
    return "<butir>"


ButirAtauKelompok = Annotated[
    Annotated[ButirTulis, Tag("<butir>")] | Annotated[Kelompok, Tag("<kelompok>")], Discriminator(_item_kind)
]
DaftarButir = Daftar[ButirAtauKelompok]


def items_of(components: tuple[Butir | Kelompok, ...]) -> list[Butir]:
    """All items in order, groups opened."""
    return [item for part in components for item in (part.butir if isinstance(part, Kelompok) else (part,))]


class Waktu(Model):
    """A time promise: a duration, or honest free text when it can't be measured."""

    CONTOH: ClassVar[str] = "jangka_waktu: 5 hari kerja"
    uraian: Teks | None = None
    lama: Lama | None = None
    sejak: Teks | None = None
    teks: Teks | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Waktu:
        if (self.lama is None) == (self.teks is None):
            raise fault(
                "waktu-keliru",
                "isi salah satu: 'lama' atau 'teks'",
                "lama untuk waktu terukur, teks untuk yang tidak",
                self.CONTOH,
            )
        return self


WaktuTulis = Annotated[Waktu, *text_as("lama")]


class Gratis(Model):
    """A service without charge."""

    CONTOH: ClassVar[str] = "biaya: gratis"
    gratis: Literal[True]
    keterangan: Teks | None = None


class Tarif(Model):
    """One fee in whole rupiah, or text when the amount is unknown."""

    CONTOH: ClassVar[str] = "- {uraian: Biaya permohonan, tarif: 50.000.000, dasar: pp-45-2024}"
    id: Id | None = None
    uraian: Teks
    tarif: Rupiah | None = None
    teks: Teks | None = None
    satuan: Polos | None = None
    dasar: Id | None = None
    pasal: Polos | None = None
    keterangan: Teks | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Tarif:
        if (self.tarif is None) == (self.teks is None):
            raise fault(
                "tarif-kurang",
                "isi salah satu: 'tarif' atau 'teks'",
                "tarif untuk jumlah rupiah, teks bila jumlahnya belum diketahui",
                self.CONTOH,
            )
        return self


def _free(value: object) -> object:
    if isinstance(value, Gratis):
        return value
    if isinstance(value, str):
        if value.strip() != "gratis":
            raise fault(
                "biaya-keliru", f"'{value}' bukan biaya", "tulis gratis, atau daftar dengan uraian dan tarif", "biaya: gratis"
            )
        return {"gratis": True}
    if isinstance(value, dict) and value.get("gratis") in ("true", "ya"):
        return {**value, "gratis": True}
    raise fault(
        "biaya-keliru",
        "isi 'gratis' hanya boleh true",
        "untuk layanan berbayar tulis daftar tarif tanpa kunci gratis",
        "biaya: gratis",
    )


def _fee_kind(value: object) -> str:
    free = isinstance(value, str | Gratis) or (isinstance(value, dict) and "gratis" in value)
    return "<gratis>" if free else "<tarif>"


_FREE_SCHEMA = {
    "anyOf": [
        {"const": "gratis"},
        {
            "type": "object",
            "properties": {
                "gratis": {"enum": [True, "true", "ya"]},
                "keterangan": {"type": ["string", "number", "boolean", "null"]},
            },
            "required": ["gratis"],
            "additionalProperties": False,
        },
    ]
}
Biaya = Annotated[
    Annotated[Gratis, BeforeValidator(_free), WithJsonSchema(_FREE_SCHEMA), Tag("<gratis>")]
    | Annotated[Daftar[Tarif], Tag("<tarif>")],
    Discriminator(_fee_kind),
]


class Pengaduan(Model):
    """A complaint channel and its address or number."""

    CONTOH: ClassVar[str] = '- {kanal: SMS, nilai: "1708"}'
    kanal: Polos
    nilai: Polos | None = None
    keterangan: Teks | None = None


PengaduanTulis = Annotated[Pengaduan, *text_as("kanal")]


class Kanal(Model):
    """Where the service is asked for: face to face at a place, or online."""

    CONTOH: ClassVar[str] = "- {jenis: tatap muka, tempat: Loket Layanan AHU}"
    jenis: Polos
    tempat: Teks | None = None
    url: Alamat | None = None


KanalTulis = Annotated[Kanal, *text_as("jenis")]


class Rujukan(Model):
    """A regulation of the register, with the article."""

    CONTOH: ClassVar[str] = "- {ref: pp-2-2007, pasal: Pasal 3}"
    ref: Id
    pasal: Polos | None = None


RujukanTulis = Annotated[Rujukan, *text_as("ref")]


class JumlahPelaksana(Model):
    """How many people of one post do the work."""

    CONTOH: ClassVar[str] = "- {jabatan: Analis Hukum, jumlah: 2}"
    jabatan: Polos | None = None
    jumlah: Cacah


DaftarJumlah = Daftar[Annotated[JumlahPelaksana, *text_as("jumlah")]]
