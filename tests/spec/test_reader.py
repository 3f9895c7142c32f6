"""Whatever bytes come in: a document or findings, never a crash; every finding lies inside the file."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sop_gen.engine.fonts import undrawable
from sop_gen.model.load import load_instansi, load_layanan, load_register
from sop_gen.spec.reader import read
from sop_gen.spec.tree import Document, Plain, plain
from sop_gen.spec.writer import write
from tests.conftest import ROOT

SHIPPED = sorted(
    path
    for folder in (
        "standards",
        "standards/arsip/2023",
        "tests/kantor-contoh/standards",
        "tests/kantor-contoh/standards/arsip/2024",
    )
    for path in (ROOT / folder).glob("*.yaml")
)
SOURCES = [path.read_bytes() for path in SHIPPED]
KEYS = (
    "nama", "unit", "status", "sop", "langkah", "pelaksana", "kegiatan", "oleh", "waktu", "biaya", "tarif", "gratis", "uraian",
    "persyaratan", "kelompok", "butir", "dasar", "dasar_hukum", "ref", "keputusan", "ya", "tidak", "lanjut", "id", "tanggal",
    "libur", "kontak", "gaya_sop", "margin", "jenis", "oleh", "jangka_waktu", "lama", "teks", "en", "<<", "5",
)  # fmt: skip
WORDS = (
    "draf",
    "gratis",
    "5 hari",
    "0",
    "null",
    "~",
    "",
    "2026-02-30",
    "lanjut",
    "selesai",
    "a",
    "langkah-1",
    "Rp5.000",
    "ya",
    "x" * 70,
)
YAMLISH = st.lists(
    st.sampled_from([*KEYS, *WORDS, *[":", "-", "[", "]", "{", "}", ",", "#", "&", "*", "!", "|", ">", "'", '"', "%", "@", "`", "?", "\t", "\n", "\r", "\r\n"], " ", "\n", "\n  ", ": ", "- ",  # noqa: E501
                     "&a ", "*a", "!!str ", "---\n", "...\n", '"\\u0007"', '"\\ud800"', "\ufeff", "\u2028", "\x85", "漢", "😀", "\x0b"]),  # noqa: E501
    max_size=40,
).map("".join)  # fmt: skip
TREES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.sampled_from(WORDS), st.text(max_size=12)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(KEYS), st.text(min_size=1, max_size=8)), inner, max_size=5),
    ),
    max_leaves=25,
)


def examine(data: bytes) -> Document | None:
    """Read and load as every kind of file; check each finding."""
    document, faults = read(data, "berkas.yaml", undrawable)
    assert document is not None or faults
    findings = list(faults)
    if document is not None:
        layanan, found = load_layanan(document, "uji", {})
        assert (layanan is None) == bool(found)
        instansi, of_office = load_instansi(document)
        assert (instansi is None) == bool(of_office)
        findings += [*found, *of_office, *load_register(document)[1]]
    lines = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in findings:
        place = finding.posisi
        assert 1 <= place.baris <= len(lines), finding
        assert 1 <= place.kolom <= len(lines[place.baris - 1]) + 1, finding
        assert finding.tingkat == "tidak-sah"
        assert finding.pesan
        assert finding.saran
        assert finding.contoh
    return document


@given(st.binary(max_size=200))
@example(b"\xff\xfen\x00")
@example(b"\xef\xbb\xbf")
def test_any_bytes(data: bytes) -> None:
    examine(data)


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    examine(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=1500)
@given(YAMLISH)
def test_yaml_like_text(text: str) -> None:
    examine(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=600)
@given(TREES)
def test_any_tree_of_keys_and_words(tree: Any) -> None:
    examine(yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "surrogatepass"))


@settings(max_examples=400)
@given(st.data())
def test_a_damaged_service_is_read_or_refused(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(SOURCES))
    start = data.draw(st.integers(0, len(source)))
    length = data.draw(st.integers(0, 30))
    examine(source[:start] + data.draw(st.one_of(st.binary(max_size=6), YAMLISH.map(str.encode))) + source[start + length :])


def _present(tree: Plain) -> Plain:
    """What the writer may keep: absent values are left out of mappings, and what becomes empty is absent."""
    if isinstance(tree, dict):
        return {key: part for key, value in tree.items() if (part := _present(value)) is not None} or None
    if isinstance(tree, list):
        return [_present(item) for item in tree] or None
    return tree if tree is None or tree.strip() else None


@settings(max_examples=500)
@given(TREES)
def test_what_the_writer_writes_the_reader_reads(tree: Plain) -> None:
    document, faults = read(write(tree).encode("utf-8", "surrogatepass"), "tulisan", lambda _: [])
    if document is None or faults:
        assert {fault.kode for fault in faults} == {"karakter-terlarang"}
    else:
        assert _present(plain(document.root)) == _present(tree)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.relative_to(ROOT)))
def test_shipped_files_survive_the_writer(path) -> None:
    document = examine(path.read_bytes())
    assert document is not None
    again, faults = read(write(plain(document.root)).encode(), "tulisan", undrawable)
    assert again is not None
    assert not faults
    assert _present(plain(again.root)) == _present(plain(document.root))


@pytest.mark.parametrize(
    ("written", "kept"),
    [("0123", "0123"), ("1.10", "1.10"), ("no", "no"), ("ya", "ya"), ("12:30:00", "12:30:00"), ("0x1F", "0x1F"), ("2026-02-05", "2026-02-05"),  # noqa: E501
     ("1_000", "1_000"), ("on", "on"), ("1e3", "1e3"), ("~", None), ("null", None), ("'null'", "null"), ("''", None), ('"~"', "~"), ("", None)],  # noqa: E501
)  # fmt: skip
def test_every_scalar_is_text(written: str, kept: str | None) -> None:
    document, _ = read(f"nilai: {written}\n".encode(), "berkas", undrawable)
    assert document is not None
    assert plain(document.root) == {"nilai": kept}


def test_aliases_can_not_repeat_more_text_than_a_file_holds() -> None:
    text = f"a: &panjang {'x' * 19_000}\nb: [{', '.join(['*panjang'] * 60)}]\n"
    document, faults = read(text.encode(), "uji.yaml", lambda text: [])
    assert document is None
    assert [(fault.kode, fault.posisi.baris) for fault in faults] == [("berkas-terlalu-rumit", 2)]
