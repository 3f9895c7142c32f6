"""Addresses that a telephone can use at a touch: mail, calls, short messages, WhatsApp. The words stay as they are."""

from __future__ import annotations

import re
from dataclasses import replace

from sop_gen.teks.inline import Runs, as_text

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBER = re.compile(r"[+(]?\d[\d ().-]+\d")
_LOCAL = "0"
INDONESIA = "62"


def reachable(teks: Runs) -> Runs:
    """A complaint channel whose address can be touched, where its form is plain."""
    channel = as_text(teks).split(":")[0].lower()
    return tuple(run if run.tautan else replace(run, tautan=address_of(run.teks, channel)) for run in teks)


def address_of(teks: str, kanal: str = "") -> str | None:
    """``cs@ahu.go.id`` -> ``mailto:cs@ahu.go.id``; ``1708`` of the channel SMS -> ``sms:1708``; None for anything else."""
    word = teks.strip()
    if _MAIL.fullmatch(word):
        return f"mailto:{word}"
    if not _NUMBER.fullmatch(word):
        return None
    digits = re.sub(r"\D", "", word)
    if "whatsapp" in kanal or re.search(r"\bwa\b", kanal):
        return f"https://wa.me/{INDONESIA + digits[1:] if digits.startswith(_LOCAL) else digits}"
    scheme = "sms" if re.search(r"\bsms\b", kanal) else "tel"
    return f"{scheme}:{'+' if word.startswith('+') else ''}{digits}"
