"""The bare words of a text: equal for texts that read the same, whatever program laid them out."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def bare(text: str) -> str:
    """``text`` its accents composed, without what nobody sees, every gap one space."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())
