"""What the reader says, in Indonesian: found, expected, an example that would pass."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import yaml

from sop_gen.diagnostics import Diagnostic, Position
from sop_gen.spec.tree import Scalar

# libyaml's problem -> (what is wrong, what to do, an example)
_YAML_PROBLEMS: dict[str, tuple[str, str, str]] = {
    "mapping values are not allowed in this context": (
        "tanda titik dua di sini membuat susunan tidak terbaca",
        "beri tanda kutip pada teks yang memuat ': ', dan samakan lekuk baris dengan kunci di atasnya",
        'nama: "Layanan: permohonan baru"',
    ),
    "found character that cannot start any token": (
        "teks tidak boleh diawali tanda ini",
        "beri tanda kutip pada teks yang diawali @, ` atau %",
        'ringkasan: "@kantor"',
    ),
    "did not find expected alphabetic or numeric character": (
        "teks tidak boleh diawali * atau &",
        "beri tanda kutip pada teks yang diawali tanda itu",
        'keterangan: "* dan seterusnya"',
    ),
    "did not find expected comment or line break": (
        "sesudah | atau > teks dimulai pada baris berikutnya",
        "pindahkan teks ke baris baru yang berlekuk, atau beri tanda kutip",
        'ringkasan: "> 5 hari"',
    ),
    "block sequence entries are not allowed in this context": (
        "butir daftar '- ' tidak boleh sebaris dengan kuncinya",
        "mulai butir pertama pada baris baru",
        "persyaratan:\n  - Surat permohonan",
    ),
    "mapping keys are not allowed in this context": (
        "tanda '? ' di sini membuat susunan tidak terbaca",
        "beri tanda kutip pada teks yang diawali '? '",
        'ringkasan: "? belum jelas"',
    ),
    "found invalid Unicode character escape code": (
        "urutan \\u… di sini bukan huruf",
        "hapus urutan itu, atau tulis hurufnya langsung",
        "nama: Penyuluhan Hukum",
    ),
    "found unexpected ':'": (
        "sesudah titik dua harus ada spasi",
        "tulis kunci, titik dua, spasi, lalu isinya",
        "keputusan: {ya: lanjut, tidak: ajukan}",
    ),
    "did not find expected ',' or ']'": (
        "daftar dalam kurung siku ini belum ditutup, atau di dalamnya kurang koma",
        "pisahkan butir dengan koma dan tutup daftar dengan ]",
        "kelengkapan: [Formulir, Fotokopi KTP]",
    ),
    "did not find expected ',' or '}'": (
        "isian dalam kurung kurawal ini belum ditutup, atau di dalamnya kurang koma",
        "pisahkan isian dengan koma dan tutup dengan }",
        "keputusan: {ya: lanjut, tidak: ajukan}",
    ),
    "found unexpected end of stream": (
        "tanda kutip yang dibuka di sini tidak ditutup",
        "tutup dengan tanda kutip yang sama",
        'nama: "Penyuluhan Hukum"',
    ),
    "did not find expected '-' indicator": (
        "baris ini seharusnya butir daftar",
        "awali setiap butir dengan '- ' pada lekuk yang sama",
        "persyaratan:\n  - Surat permohonan\n  - Fotokopi KTP",
    ),
    "did not find expected key": (
        "lekuk baris ini tidak cocok dengan baris di atasnya",
        "samakan lekuk semua kunci pada tingkat yang sama",
        "nama: Penyuluhan Hukum\nunit: Divisi Pelayanan Hukum",
    ),
    "could not find expected ':'": (
        "kunci tanpa titik dua",
        "tulis kunci, titik dua, spasi, lalu isinya; awali butir daftar dengan '- '",
        "unit: Divisi Pelayanan Hukum",
    ),
    "found unknown escape character": (
        "urutan \\… ini tidak dikenal di dalam tanda kutip ganda",
        "pakai tanda kutip tunggal, atau tulis \\\\ untuk satu garis miring terbalik",
        "nama: 'Satu \\ dua'",
    ),
    "did not find expected <document start>": (
        "susunan berakhir sebelum baris ini",
        "mulai semua kunci tingkat teratas pada kolom pertama",
        "nama: Penyuluhan Hukum\nunit: Divisi Pelayanan Hukum",
    ),
    "did not find expected node content": (
        "isi yang diharapkan tidak ada di sini",
        "lengkapi isinya atau hapus tanda yang berlebih",
        "persyaratan: [Surat permohonan]",
    ),
}
_TAB = (
    "lekuk baris tidak boleh memakai tab",
    "ganti tab dengan spasi",
    "tanggal:\n  pembuatan: 2026-01-15",
)
_AFTER_VALUE = (
    "sesudah isi baris ini masih ada teks yang tidak terbaca",
    "beri tanda kutip pada seluruh teks, dan satu kunci pada satu baris",
    "ringkasan: '\"Satu\" dan dua'",
)
# What is wrong began where the parser's context began, not where it noticed.
_AT_START = frozenset(
    {
        "did not find expected ',' or ']'",
        "did not find expected ',' or '}'",
        "found unexpected end of stream",
        "could not find expected ':'",
    }
)
_UNKNOWN_PROBLEM = (
    "susunan YAML tidak terbaca",
    "periksa lekuk baris, titik dua dan tanda kutip di sekitar baris ini",
    "nama: Penyuluhan Hukum",
)


def of_yaml_error(error: yaml.YAMLError, berkas: str, lines: Sequence[str]) -> Diagnostic:
    """The parser's own complaint in plain words, at its place."""
    problem = str(getattr(error, "problem", None) or "")
    mark = getattr(error, "context_mark" if problem in _AT_START else "problem_mark", None)
    if mark is None:
        return _invalid("yaml-keliru", Position(berkas), *_YAML_PROBLEMS.get(problem, _UNKNOWN_PROBLEM))
    last = max(len(lines) - (not lines[-1]), 1)
    baris, kolom = (mark.line + 1, mark.column + 1) if mark.line < last else (last, len(lines[last - 1]) + 1)
    line = lines[baris - 1]
    words = _YAML_PROBLEMS.get(problem, _UNKNOWN_PROBLEM)
    if "\t" in line[: len(line) - len(line.lstrip())]:
        words = _TAB
    elif problem == "did not find expected key" and line[: kolom - 1].strip():
        words = _AFTER_VALUE
    return _invalid("yaml-keliru", Position(berkas, baris, kolom), *words)


def too_large(berkas: str, size: int, limit: int) -> Diagnostic:
    """The file has more bytes than a service can need."""
    return _invalid(
        "berkas-terlalu-besar",
        Position(berkas),
        f"berkas berukuran {_number(size)} byte; batasnya {_number(limit)} byte (1 MiB)",
        "pecah menjadi beberapa layanan",
        "penyuluhan-hukum.yaml dan bantuan-hukum.yaml",
    )


def not_utf8(position: Position) -> Diagnostic:
    """Bytes that are no UTF-8."""
    return _invalid(
        "bukan-utf8",
        position,
        "berkas ini bukan teks UTF-8",
        "simpan ulang dengan penyandian UTF-8 (di Notepad: Simpan Sebagai, Penyandian: UTF-8)",
        "nama: Penyuluhan Hukum",
    )


def forbidden_character(position: Position, character: str) -> Diagnostic:
    """A control character, a lone surrogate or a bidi control."""
    return _invalid(
        "karakter-terlarang",
        position,
        f"karakter kendali {_code_point(character)} tidak boleh ada dalam teks",
        "hapus karakter yang tidak terlihat ini; biasanya terbawa saat menyalin dari berkas lain",
        "nama: Penyuluhan Hukum",
    )


def undrawable_character(position: Position, character: str) -> Diagnostic:
    """A character that no font of the tool draws."""
    name = unicodedata.name(character, "")
    return _invalid(
        "karakter-tak-tergambar",
        position,
        f"karakter {_code_point(character)}{f' ({name})' if name else ''} tidak ada dalam huruf yang dipakai dokumen",
        "ganti dengan huruf Latin atau lambang yang umum",
        "nama: Penyuluhan Hukum",
    )


def text_too_long(position: Position, size: int, limit: int) -> Diagnostic:
    """A field longer than a page can sensibly hold."""
    return _invalid(
        "teks-terlalu-panjang",
        position,
        f"teks ini {_number(size)} karakter; batasnya {_number(limit)} karakter",
        "pecah menjadi beberapa butir",
        "persyaratan: [Surat permohonan, Fotokopi KTP]",
    )


def too_many_nodes(position: Position, limit: int) -> Diagnostic:
    """More keys, items and texts than allowed, aliases counted as often as they are used."""
    return _invalid(
        "berkas-terlalu-rumit",
        position,
        f"berkas ini memuat lebih dari {_number(limit)} isian (rujukan *… dihitung setiap kali dipakai)",
        "pecah layanan ini, atau kurangi rujukan *…",
        "persyaratan: [Surat permohonan]",
    )


def repeats_too_much(position: Position) -> Diagnostic:
    """Aliases repeat more text than a whole file may hold."""
    return _invalid(
        "berkas-terlalu-rumit",
        position,
        "rujukan *… mengulang teks lebih dari 1 MiB",
        "tulis teks panjang satu kali saja, tanpa rujukan *…",
        "persyaratan: [Surat permohonan]",
    )


def too_deep(position: Position, limit: int) -> Diagnostic:
    """Nesting deeper than any spec needs."""
    return _invalid(
        "sarang-terlalu-dalam",
        position,
        f"daftar di dalam daftar melebihi {limit} tingkat",
        "sederhanakan susunannya",
        "persyaratan: [Surat permohonan]",
    )


def unknown_alias(position: Position, anchor: str) -> Diagnostic:
    """``*nama`` without ``&nama`` before it."""
    return _invalid(
        "rujukan-yaml-tak-dikenal",
        position,
        f"'*{anchor}' merujuk '&{anchor}' yang tidak ada sebelumnya",
        "beri tanda kutip bila bintang itu bagian dari teks",
        f'keterangan: "*{anchor}"',
    )


def custom_tag(position: Position, tag: str) -> Diagnostic:
    """A YAML tag; the format has none."""
    return _invalid(
        "tag-terlarang",
        position,
        f"tag YAML '{tag.replace('tag:yaml.org,2002:', '!!')}' tidak dipakai dalam format ini",
        "hapus tanda '!…', atau beri tanda kutip bila tanda seru itu bagian dari teks",
        'keterangan: "!penting"',
    )


def second_document(position: Position) -> Diagnostic:
    """``---`` in the middle of a file."""
    return _invalid(
        "dokumen-ganda",
        position,
        "satu berkas hanya boleh memuat satu layanan, tetapi di sini dimulai dokumen YAML kedua",
        "pindahkan bagian setelah '---' ke berkas lain",
        "bantuan-hukum.yaml",
    )


def key_not_text(position: Position) -> Diagnostic:
    """A list or mapping used as a key."""
    return _invalid(
        "kunci-keliru", position, "kunci harus berupa kata", "tulis kunci sebagai satu kata", "nama: Penyuluhan Hukum"
    )


def duplicate_key(berkas: str, key: Scalar, first: Scalar) -> Diagnostic:
    """The same key twice in one mapping; both lines are named."""
    return _invalid(
        "kunci-ganda",
        Position(berkas, key.baris, key.kolom),
        f"kunci '{key.text}' sudah ada di baris {first.baris}, dan muncul lagi di baris {key.baris}",
        "gabungkan isinya atau hapus salah satu",
        f"{key.text}: …",
    )


def _number(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


def _invalid(kode: str, posisi: Position, pesan: str, saran: str, contoh: str) -> Diagnostic:
    return Diagnostic(kode, "tidak-sah", pesan, posisi, saran, contoh)


def unfinished_merge(fault: Diagnostic, posisi: Position, potongan: str) -> Diagnostic:
    """``fault`` of a file that git left half merged, at the line ``potongan`` where that shows."""
    return fault.at(
        pesan="berkas ini masih memuat konflik penggabungan",
        posisi=posisi,
        saran="pilih isi yang benar, lalu hapus baris <<<<<<<, ======= dan >>>>>>>",
        contoh=None,
        potongan=potongan,
    )
