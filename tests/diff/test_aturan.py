"""What a difference means for the citizen: every rule by its cases, both ways; every field has a rule, every rule its mirror."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from sop_gen.diff import rules
from sop_gen.diff.compare import DIABAIKAN, UTUH
from sop_gen.diff.judge import judge
from sop_gen.diff.perubahan import DASAR_HUKUM, INSTANSI, Beda, Nilai
from sop_gen.diff.rule import RULES, Tinjauan
from sop_gen.model.butir import Butir, Waktu
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.model.peraturan import Peraturan
from tests.diff.kasus_aturan import KASUS, judged, side

KODE = list(RULES.load())
LAWAN = {"memberatkan": "meringankan", "meringankan": "memberatkan", "netral": "netral"}
TANPA_CERMIN: dict[str, str] = {}
"""Rules that say no opposite when the editions are exchanged, each with the reason why there is none."""
SELURUH = "*"
"""A rule for whatever happens (a moved item, a service that does not run) says nothing of a field."""

Bidang = tuple[str, str]
"""A field and a kind of difference that it can have."""


# ---- cases -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kasus", KASUS, ids=lambda kasus: kasus["kode"])
def test_a_rule_says_what_its_case_says_both_ways(kasus: dict[str, Any]) -> None:
    old, new = side(kasus["lama"]), side(kasus["baru"])
    rule, mirror = RULES[kasus["kode"]], RULES[kasus["kode"]].cermin
    there, back = judged(old, new), judged(new, old)
    expected = sorted([kasus["kode"]] * kasus.get("banyak", 1) + kasus.get("juga", []))
    assert sorted(putusan.kode for _, putusan in there) == expected
    assert {(put.dampak, put.alasan) for _, put in there if put.kode == kasus["kode"]} == {
        (rule.dampak, alasan) for alasan in several(kasus["alasan"])
    }
    assert {(put.dampak, put.alasan) for _, put in back if put.kode == mirror} == {
        (LAWAN[rule.dampak], alasan) for alasan in several(kasus["balik"])
    }


def several(alasan: str | list[str]) -> list[str]:
    """The reasons of a case: one, or as many as differ."""
    return [alasan] if isinstance(alasan, str) else alasan


def test_every_rule_has_a_case() -> None:
    seen = {kasus["kode"] for kasus in KASUS} | {RULES[kasus["kode"]].cermin for kasus in KASUS}
    assert seen == set(KODE)


def test_a_reason_is_one_plain_sentence() -> None:
    for text in [text for kasus in KASUS for key in ("alasan", "balik") for text in several(kasus[key])]:
        assert text[0].isupper() and not text.endswith(".") and "  " not in text, text


PERLU_DINILAI = {
    "bekal-diganti", "bentuk-dokumen", "jam-layanan", "jaminan-diganti", "jangka-waktu", "jangka-waktu-rincian",
    "keterangan-biaya", "keterangan-saluran", "langkah-pemohon-diubah", "langkah-pilihan", "penolakan", "peringatan-pemohon",
    "prosedur-dituliskan", "prosedur-sop", "rumusan", "satuan-biaya", "tarif-bersatuan-lain", "tarif-tak-pasti",
    "tarif-tak-terbanding", "tenggat-pemohon",
}  # fmt: skip
"""Neutral rules whose words don't tell what they mean for the citizen."""


def test_people_judge_what_words_dont_tell() -> None:
    assert {kode for kode in KODE if RULES[kode].dinilai} == PERLU_DINILAI
    assert {RULES[kode].dampak for kode in PERLU_DINILAI} == {"netral"}


# ---- completeness ----------------------------------------------------------------------------------------------------


def fields_of(model: type[BaseModel], prefix: str, skip: frozenset[str], *, item: bool = False) -> Iterator[Bidang]:
    """Every field of the schema that a comparison can name, with the kinds of difference it can have there.

    ``item``: whether the record stands in a list, where what it has more or less than before is ``diubah``.
    """
    for key, field in model.model_fields.items():
        if key in skip:
            continue
        bidang = prefix if key == "butir" else f"{prefix}.{key}".lstrip(".")
        shapes, parts = shapes_of(field.annotation), models_in(field.annotation)
        if (model, key) in UTUH:
            shapes = {"nilai"}
        if "nilai" in shapes:
            yield from ((bidang, jenis) for jenis in (("diubah",) if item else ("ditambah", "dihapus", "diubah")))
        if "daftar" in shapes:
            compared_whole = not parts or Waktu in parts
            yield from ((bidang, jenis) for jenis in ("ditambah", "dihapus", *(("diubah",) if compared_whole else ())))
        for part in sorted(parts, key=lambda part: part.__name__):
            yield from fields_of(part, bidang, frozenset({"id", "ref"}), item=item or shapes == {"daftar"})


def shapes_of(annotation: Any) -> set[str]:
    """Whether values of the field are lists (``daftar``), single values (``nilai``), or may be both."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return shapes_of(parts[0])
    if origin in (Union, UnionType):
        return {shape for part in parts for shape in shapes_of(part)}
    return set() if annotation is NoneType else {"daftar" if origin is tuple else "nilai"}


def models_in(annotation: Any) -> set[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    return {model for part in get_args(annotation) for model in models_in(part)}


def schema() -> set[Bidang]:
    return {
        *fields_of(Layanan, "", DIABAIKAN),
        *fields_of(Instansi, INSTANSI, frozenset()),
        *fields_of(Peraturan, DASAR_HUKUM, frozenset({"id", "sumber"}), item=True),
        *((DASAR_HUKUM, jenis) for jenis in ("ditambah", "dihapus")),
        *(("layanan", jenis) for jenis in ("ditambah", "dihapus")),
        ("id", "diubah"),
    }


@pytest.mark.parametrize(("bidang", "jenis"), sorted(schema()))
def test_every_field_has_a_rule_that_names_it_and_always_speaks(bidang: str, jenis: str) -> None:
    named = [rule for rule in RULES.values() if rule.names(bidang) and SELURUH not in rule.bidang]
    assert named, f"no rule is about {bidang}"
    assert any(jenis in rule.jenis and isinstance(rule.alasan, str) for rule in named), f"{bidang} {jenis}: no last word"


class Berwarna(Butir):
    """An item with a field that the schema does not have."""

    warna: tuple[str, ...] = ()
    ukuran: str | None = None


def test_a_field_that_no_rule_names_is_found() -> None:
    grown = set(fields_of(Berwarna, "persyaratan", frozenset({"id"}), item=True)) - schema()
    assert grown == {("persyaratan.warna", "ditambah"), ("persyaratan.warna", "dihapus"), ("persyaratan.warna", "diubah"),
                     ("persyaratan.ukuran", "diubah")}  # fmt: skip
    assert not any(rule.names("persyaratan.warna") for rule in RULES.values() if SELURUH not in rule.bidang)
    with pytest.raises(LookupError, match=r"persyaratan\.warna"):
        judge(Beda("persyaratan.warna", "", "diubah", Nilai("a", "a", ()), Nilai("b", "b", ())), Tinjauan())


def test_every_pattern_names_a_field() -> None:
    known = {bidang for bidang, _ in schema()}
    for kode in KODE:
        for pattern in RULES[kode].bidang:
            assert "*" in pattern or pattern in known, f"{kode}: {pattern}"


@pytest.mark.parametrize("kode", KODE)
def test_a_rule_has_its_mirror_and_its_documentation(kode: str) -> None:
    rule = RULES[kode]
    assert rule.penjelasan and re.fullmatch(r"[A-Z].*\.", rule.penjelasan.splitlines()[0])
    assert len(rule.penjelasan.split("\n\n", 1)[1]) > 40
    if kode in TANPA_CERMIN:
        return
    mirror = RULES[rule.cermin]
    assert (mirror.cermin, mirror.dampak) == (kode, LAWAN[rule.dampak])
    turned = {"ditambah": "dihapus", "dihapus": "ditambah"}
    assert (mirror.bidang, set(mirror.jenis)) == (rule.bidang, {turned.get(jenis, jenis) for jenis in rule.jenis})
    assert (rule.dampak == "netral") == (rule.cermin == kode)


def test_one_file_one_rule_named_like_it() -> None:
    files = sorted(path.stem for path in Path(rules.__path__[0]).glob("*.py") if path.stem != "__init__")
    assert files == sorted(kode.replace("-", "_") for kode in KODE)


def test_a_moved_item_is_neutral_wherever_it_is() -> None:
    for bidang, _ in schema():
        beda = Beda(bidang, "", "dipindah", Nilai("a", "a", ()), Nilai("a", "a", ()))
        assert judge(beda, Tinjauan()).dampak == "netral"
