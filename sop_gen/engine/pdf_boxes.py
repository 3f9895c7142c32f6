"""What a print shop asks of a page: where it is cut, and how far its colour goes on beyond the cut."""

from __future__ import annotations

import io


def with_trim(data: bytes, tepi: float, lewat: float) -> bytes:
    """The PDF with TrimBox ``tepi`` pt inside every page and BleedBox ``lewat`` pt around that; all else stays as it is."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import RectangleObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.pdf_header = data[:8].decode("ascii")
    for page in writer.pages:
        width, height = (float(value) for value in page.mediabox[2:])
        page.trimbox = RectangleObject((tepi, tepi, width - tepi, height - tepi))
        outer = tepi - lewat
        page.bleedbox = RectangleObject((outer, outer, width - outer, height - outer))
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()
