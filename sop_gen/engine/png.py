"""Text in a PNG: chunks ``tEXt`` after the header, as the PNG specification has them."""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

AWAL = b"\x89PNG\r\n\x1a\n"
_HEADER_END = len(AWAL) + 25


def with_text(data: bytes, key: str, value: str) -> bytes:
    """The PNG with one more text chunk; both words are Latin-1."""
    body = b"tEXt" + key.encode("latin-1") + b"\0" + value.encode("latin-1")
    chunk = (len(body) - 4).to_bytes(4, "big") + body + crc32(body).to_bytes(4, "big")
    return data[:_HEADER_END] + chunk + data[_HEADER_END:]


def read_text(data: bytes, key: str) -> str | None:
    """The value of the text chunk ``key``; None when there is none, or ``data`` is no PNG."""
    start = key.encode("latin-1") + b"\0"
    found = (body for kind, body in _chunks(data) if kind == b"tEXt" and body.startswith(start))
    body = next(found, None)
    return None if body is None else body[len(start) :].decode("latin-1")


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(AWAL)
    while data.startswith(AWAL) and at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        at += size + 12
