"""Times of steps that are text, and which of these say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_gen.lint.kata import plain, vocabulary, words
from sop_gen.model.sop import Sop

_KABUR = vocabulary(
    "bervariasi disesuaikan fleksibel insidental kira-kira kondisional menyesuaikan relatif secepatnya secepat-cepatnya "
    "secukupnya segera sekitar seperlunya sewaktu-waktu situasional tentatif tergantung variatif"
)
_TANDA_KABUR = re.compile(r"\+\s*/\s*-|±|~|\bkurang lebih\b|\btidak (?:tentu|menentu|terbatas|ditentukan)\b", re.IGNORECASE)


def textual(sop: Sop) -> Iterator[tuple[int, str]]:
    """Steps (from 0) whose time is text, with the text."""
    for index, step in enumerate(sop.langkah):
        if step.waktu and step.waktu.teks is not None:
            yield index, step.waktu.teks


def vague(text: str) -> bool:
    """Whether ``text`` promises nothing: a vague word, about so much, or no word and no figure at all."""
    said = plain(text)
    empty = not re.search(r"[^\W_]", said)
    return empty or bool(_TANDA_KABUR.search(said)) or not _KABUR.isdisjoint(words(text))
