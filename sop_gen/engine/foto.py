"""QR codes in a photograph. The packages that see them are an extra, so that an office without photographs needs neither."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from sop_gen.diagnostics import SpecError

if TYPE_CHECKING:
    from PIL import Image

BENTUK = ("JPEG", "PNG", "WEBP")
MAX_PIKSEL = 64_000_000
"""A larger JPEG is read at a smaller scale, any other picture is refused: its pixels would fill the memory."""
KECIL = (2400, 1200)
"""Longest sides, in pixels, at which a picture is looked at again: noise and blur vanish in a smaller one."""


class TakDiperiksaError(Exception):
    """The picture may be a good one, but can't be looked at here; says in Indonesian what to do."""


def read_codes(data: bytes) -> tuple[str, ...]:
    """What the QR codes of the picture say, each once, from top to bottom; none when none can be made out.

    Raises TakDiperiksaError without the extra and for the form that some phones write, SpecError, in Indonesian, for a picture
    that is broken or too large.
    """
    if data[4:8] == b"ftyp":
        raise TakDiperiksaError("foto HEIC tidak dapat dibaca; simpan ulang sebagai JPG")
    try:
        import zxingcpp
        from PIL import Image
    except ImportError:
        raise TakDiperiksaError("kode QR pada foto memerlukan paket tambahan: pasang sop-gen[qr]") from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of large pictures in English; ours are measured below
        try:
            picture = _grey(Image.open(io.BytesIO(data), formats=BENTUK))
        except SpecError:
            raise
        except Exception:  # Pillow raises whatever a broken file makes it stumble over
            raise SpecError("gambar ini rusak, atau bukan JPG, PNG, atau WEBP") from None
    found: list[str] = []
    for side in (max(picture.size), *KECIL):
        picture.thumbnail((side, side))
        codes = zxingcpp.read_barcodes(picture, zxingcpp.barcode_formats_from_str("QRCode"))
        found += [code.text for code in sorted(codes, key=lambda code: (code.position.top_left.y, code.position.top_left.x))]
    return tuple(dict.fromkeys(found))


def _grey(picture: Image.Image) -> Image.Image:
    width, height = picture.size
    if width * height > MAX_PIKSEL:
        picture.draft("L", (width // 2, height // 2))
    if picture.width * picture.height > MAX_PIKSEL:
        raise SpecError(f"gambar ini terlalu besar (lebih dari {MAX_PIKSEL // 1_000_000} juta piksel)")
    return picture.convert("L")
