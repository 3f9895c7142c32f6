"""The office's logo in a Word document: a PNG in the letterhead."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from sop_gen.diagnostics import RenderError
from sop_gen.engine.docx_package import Packed, pack
from sop_gen.engine.docx_properties import TYPES, insert_before_end

RELATIONS = "word/_rels/document.xml.rels"
_HEIGHT_MM, _WIDTH_MM = 20.0, 60.0
"""The room of the logo; it keeps its shape."""
_EMU = 36000
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_TARGET = "media/logo-instansi.png"
_SPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


@dataclass(frozen=True)
class Logo:
    """The bytes of a logo."""

    png: bytes

    def __post_init__(self) -> None:
        if self.png[:8] != b"\x89PNG\r\n\x1a\n" or len(self.png) < 24:
            raise RenderError("Logo kantor bukan berkas PNG yang utuh.")

    @property
    def extent(self) -> tuple[int, int]:
        """Width and height in EMU, as large as the room allows."""
        width, height = struct.unpack(">II", self.png[16:24])
        scale = min(_WIDTH_MM / max(width, 1), _HEIGHT_MM / max(height, 1)) * _EMU
        return round(width * scale), round(height * scale)


class LogoMark:
    """What ``{{r logo }}`` writes; every use has its own id."""

    def __init__(self, logo: Logo, instansi: str) -> None:
        self._logo = logo
        self._instansi = instansi
        self._id = 9000

    def __html__(self) -> str:
        """One run with the picture."""
        self._id += 1
        width, height = self._logo.extent
        names = f'id="{self._id}" name="Logo" descr={quoteattr(f"Logo {self._instansi}")}'
        size = f'cx="{width}" cy="{height}"'
        return (
            f'<w:r><w:drawing><wp:inline {_SPACES} distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr {names}/>'
            f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}">'
            f'<pic:nvPicPr><pic:cNvPr id="{self._id}" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:embed="rIdLogo"/><a:stretch><a:fillRect/></a:stretch>'
            f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )


def logo_parts(logo: Logo, parts: dict[str, bytes]) -> list[Packed]:
    """The picture, and the package's lists that name it."""
    types, relations = parts[TYPES].decode("utf-8-sig"), parts[RELATIONS].decode("utf-8-sig")
    if 'Extension="png"' not in types:
        types = re.sub(r"(<(\w+:)?Types[^>]*>)", r'\1<Default Extension="png" ContentType="image/png"/>', types, count=1)
    relations = insert_before_end(relations, f'<Relationship Id="rIdLogo" Type="{_IMAGE}" Target="{_TARGET}"/>')
    return [pack(TYPES, types.encode()), pack(RELATIONS, relations.encode()), pack(f"word/{_TARGET}", logo.png)]
