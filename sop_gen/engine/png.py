"""Text in a PNG: chunks ``tEXt`` and ``iTXt`` after the header, as the PNG specification has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, takewhile
from zlib import crc32

AWAL = b"\x89PNG\r\n\x1a\n"
MAX_CHUNKS = 1000
"""So many are looked at; ours are the first after the header."""
MAX_TEKS = 10_000
"""Bytes of the longest text that is read."""
_HEADER_END = len(AWAL) + 25
_PLAIN = b"\0\0\0\0"
"""What an ``iTXt`` says between its key and its text: not compressed, in no stated language."""


def with_texts(data: bytes, texts: Mapping[str, str]) -> bytes:
    """The PNG with one more text chunk for each key; a key is Latin-1."""
    return data[:_HEADER_END] + b"".join(_chunk(key, value) for key, value in texts.items()) + data[_HEADER_END:]


def _chunk(key: str, value: str) -> bytes:
    start = key.encode("latin-1") + b"\0"
    try:
        body = b"tEXt" + start + value.encode("latin-1")
    except UnicodeEncodeError:
        body = b"iTXt" + start + _PLAIN + value.encode()
    return (len(body) - 4).to_bytes(4, "big") + body + crc32(body).to_bytes(4, "big")


def read_text(data: bytes, key: str) -> str | None:
    """The value of the text chunk ``key`` before the picture; None when there is none, or ``data`` is no PNG."""
    start = key.encode("latin-1") + b"\0"
    before = takewhile(lambda chunk: chunk[0] != b"IDAT", islice(_chunks(data), MAX_CHUNKS))
    for kind, body in before:
        if len(body) > MAX_TEKS:
            continue
        if kind == b"tEXt" and body.startswith(start):
            return body[len(start) :].decode("latin-1")
        if kind == b"iTXt" and body.startswith(start + _PLAIN):
            return body[len(start + _PLAIN) :].decode("utf-8", "replace")
    return None


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(AWAL)
    while data.startswith(AWAL) and at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        at += size + 12
