"""Satu langkah memuat dua kegiatan.

Yang diminta: satu langkah satu kegiatan. "Memeriksa berkas kemudian meneruskannya" adalah dua langkah; "Memeriksa, bila
sudah benar diserahkan" adalah sebuah keputusan dan satu langkah sesudahnya.

Mengapa: satu baris bagan alur adalah satu kegiatan dengan satu simbol dan satu mutu baku; waktu dan output dua kegiatan
yang digabung tidak dapat diukur sendiri-sendiri. Aturan ini turunan dari bentuk tabel SOP AP (PermenPAN-RB 35/2012) dan
dari kesalahan yang sering terlihat.

Cara memperbaiki: pisahkan menjadi dua langkah, masing-masing dengan kelengkapan, waktu, dan outputnya; atau tulis satu kata
kerja yang mencakup keduanya.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_gen.lint.kata import is_active, is_passive, plain, vocabulary
from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.ways import call

SALAH = """\
sop:
  - judul: Penerimaan Permohonan
    pelaksana: {pemohon: Pemohon, petugas: Petugas Loket}
    langkah:
      - {kegiatan: Mengajukan permohonan, oleh: pemohon}
      - {kegiatan: Memeriksa berkas kemudian meneruskan berkas kepada analis, oleh: petugas}  # temuan
"""
BENAR = SALAH.replace(
    " kemudian meneruskan berkas kepada analis, oleh: petugas}  # temuan",
    ", oleh: petugas}\n      - {kegiatan: Meneruskan berkas kepada analis, oleh: petugas}",
)
_SAMBUNG = re.compile(
    r"\b(?:dan|serta|sekaligus)\s+(?P<serentak>[\w-]+)"
    r"|\b(?:lalu|kemudian|selanjutnya|setelah itu)\s+(?:langsung\s+)?(?P<lalu>[\w-]+)"
    r"|\b(?:bila|jika|apabila)\s+(?:sudah\s+|telah\s+)?(?:benar|lengkap|sesuai|setuju|disetujui|sah)\s*,?\s*(?:maka\s+)?(?P<bila>[\w-]+)"
)
_ANAK_KALIMAT = re.compile(r"\b(?:agar|bahwa|guna|sambil|supaya|untuk|yang)\b")
"""Words after which a further verb belongs to what is said, not to what is done."""
_BUKAN_KEGIATAN = vocabulary(
    "meliputi memakai memenuhi memuaskan memuat mencakup mendalam mendatang mendesak mendukung menggunakan mengikat menjadi "
    "menarik menuju menyeluruh merupakan"
)
"""Verbs that say of what kind or by what means something is: ``final dan mengikat``."""


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for a step whose kegiatan goes on to a second act."""
    for number, sop in enumerate(tinjauan.layanan.sop):
        for index, step in enumerate(sop.langkah):
            second = _second_verb(plain(step.kegiatan).lower())
            if second:
                yield Temuan(
                    ("sop", number, "langkah", index, "kegiatan"),
                    f"{call(sop, index)} memuat dua kegiatan: yang kedua mulai pada '{second}'",
                    "pisahkan menjadi dua langkah, masing-masing dengan kelengkapan, waktu, dan outputnya",
                    "kegiatan: Memeriksa kelengkapan berkas",
                )


def _second_verb(text: str) -> str | None:
    for match in _SAMBUNG.finditer(text):
        before, verb = text[: match.start()].strip(" ,"), match[str(match.lastgroup)]
        act = is_active(verb) and verb.startswith("me") and verb not in _BUKAN_KEGIATAN
        if before and (act or (match.lastgroup != "serentak" and is_passive(verb))) and not _ANAK_KALIMAT.search(before):
            return verb
    return None


RULES.add("kegiatan-ganda", Rule("warning", __doc__, periksa, SALAH, BENAR))
