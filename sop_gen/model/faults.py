"""How a parser of the model says what is wrong; pydantic carries it to the right path."""

from __future__ import annotations

from pydantic_core import PydanticCustomError


def fault(kode: str, pesan: str, saran: str, contoh: str) -> PydanticCustomError:
    """An error with a code, what was found, what is expected, and an example that would pass."""
    return PydanticCustomError(kode, "{pesan}", {"pesan": pesan, "saran": saran, "contoh": contoh})
