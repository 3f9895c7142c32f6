"""The files that a PDF carries and what it says of itself, read with suspicion: whoever sent it may have made it to harm."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING

from sop_gen.diagnostics import SpecError

if TYPE_CHECKING:
    from pypdf import PdfReader
    from pypdf.generic import EmbeddedFile

MAX_PDF = 200 * 1024 * 1024
MAX_LAMPIRAN = 2000
MAX_BYTES = 4 * 1024 * 1024
"""Largest attachment, unpacked."""
MAX_SEMUA = 64 * 1024 * 1024
"""All of them, unpacked."""
MAX_SIFAT = 10_000
"""Characters of one property."""


def read_attachments(data: bytes, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """The attachments whose name is ``wanted``, by name.

    Raises SpecError, in Indonesian, for a PDF that is broken, encrypted or too large, and for a name given twice.
    """
    with _opened(data) as reader:
        return _collected(_attachments(reader, wanted))


def read_properties(data: bytes) -> dict[str, str]:
    """The document properties by name: ``Keywords``, ``Subject``, ``Author``…. Raises SpecError as above."""
    with _opened(data) as reader:
        return {str(name).removeprefix("/"): str(value)[:MAX_SIFAT] for name, value in (reader.metadata or {}).items()}


@contextmanager
def _opened(data: bytes) -> Iterator[PdfReader]:
    if len(data) > MAX_PDF:
        raise SpecError(f"PDF ini terlalu besar (lebih dari {MAX_PDF // 1024**2} MB)")
    quiet = logging.getLogger("pypdf")
    level = quiet.level
    quiet.setLevel(logging.CRITICAL + 1)  # its remarks on odd files are English, and ours follow
    try:
        yield _reader(data)
    except SpecError:
        raise
    except Exception:  # pypdf raises whatever a broken file makes it stumble over
        raise SpecError("PDF ini rusak atau bukan PDF; pakai berkas aslinya") from None
    finally:
        quiet.setLevel(level)


def _collected(attachments: Iterator[tuple[str, bytes]]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    total = 0
    for name, content in attachments:
        total += len(content)
        if name in files:
            raise SpecError(f"PDF ini membawa dua lampiran bernama '{name}'; hanya satu yang bisa benar")
        if total > MAX_SEMUA:
            raise SpecError(f"lampiran PDF ini terlalu besar (bersama-sama lebih dari {MAX_SEMUA // 1024**2} MB)")
        files[name] = content
    return files


def _attachments(reader: PdfReader, wanted: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
    files = list(islice(reader.attachment_list, MAX_LAMPIRAN + 1))
    if len(files) > MAX_LAMPIRAN:
        raise SpecError(f"PDF ini membawa terlalu banyak lampiran (lebih dari {MAX_LAMPIRAN})")
    for file in files:
        name = str(file.name).removeprefix("/")
        if wanted(name):
            yield name, _content(name, file)


def _reader(data: bytes) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    with suppress(DependencyError):  # it asks for the package that some ciphers need
        reader = PdfReader(io.BytesIO(data))
        if not reader.is_encrypted:
            return reader
    raise SpecError("PDF ini dilindungi kata sandi, jadi sumbernya tidak dapat dibaca; pakai PDF yang tidak dilindungi")


def _content(name: str, file: EmbeddedFile) -> bytes:
    """The unpacked file; unpacking stops at the limit, so that a small PDF can't fill the memory."""
    from pypdf import apply_configuration
    from pypdf.errors import LimitReachedError

    content = None
    with (
        suppress(LimitReachedError),
        apply_configuration(
            array_based_stream_maximum_output_length=MAX_BYTES,
            brotli_maximum_output_length=MAX_BYTES,
            lzw_maximum_output_length=MAX_BYTES,
            run_length_maximum_output_length=MAX_BYTES,
            zlib_maximum_output_length=MAX_BYTES,
            stream_decoding_work_maximum_length=2 * MAX_BYTES,
        ),
    ):
        content = file.content
    if content is None or len(content) > MAX_BYTES:
        raise SpecError(f"lampiran '{name}' di dalam PDF ini terlalu besar (lebih dari {MAX_BYTES // 1024**2} MB)")
    return content
