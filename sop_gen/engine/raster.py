"""A drawing as pixels, for formats that need them: Word shows a logo as PNG."""

from __future__ import annotations

from sop_gen.diagnostics import RenderError
from sop_gen.engine.fonts import all_fonts

RESOLUSI = 300
"""Dots per inch of a logo drawn 20 mm high."""
PNG = b"\x89PNG\r\n\x1a\n"
_HALAMAN = b'#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("/gambar", height: 20mm)\n'


def to_png(image: bytes) -> bytes:
    """PNG bytes as they are; an SVG drawn with the tool's own fonts. Raises RenderError when it is neither."""
    if image.startswith(PNG):
        return image
    import typst

    folders: list[str] = sorted({str(path.parent) for path in all_fonts()})
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    try:
        files = {"main.typ": _HALAMAN, "gambar": image}
        compiler = typst.Compiler(
            files,  # type: ignore[type-var]  # the stub lacks the mapping of names to bytes
            font_paths=fonts,
            ignore_system_fonts=True,
        )
        drawn = compiler.compile(format="png", ppi=RESOLUSI)
    except typst.TypstError as error:
        raise RenderError(f"logo tidak dapat digambar: {error.message}") from error
    return drawn if isinstance(drawn, bytes) else b""
