"""The zip around a document that came from outside: opened only when it is whole, not flooding, and without entities."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO
from typing import Any

from sop_gen.diagnostics import SpecError

MAX_BYTES = 200 * 1024 * 1024
"""What all its parts may take when unpacked."""
MAX_PART = 100 * 1024 * 1024
MAX_PARTS = 5000
RUSAK = "rusak atau tidak utuh; buka dengan aplikasinya, simpan ulang, lalu coba lagi"


class Bungkus:
    """The parts of the document ``nama``. Raises SpecError for one that can't be read."""

    def __init__(self, data: bytes, nama: str) -> None:
        self.nama = nama
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, RuntimeError) as error:
            raise SpecError(f"'{nama}' {RUSAK}") from error
        infos = self._archive.infolist()
        if sum(info.file_size for info in infos) > MAX_BYTES or len(infos) > MAX_PARTS:
            raise SpecError(f"'{nama}' terlalu besar setelah dibuka (lebih dari {MAX_BYTES // 1024**2} MB); perkecil gambarnya")
        self._infos = {info.filename.lstrip("/"): info for info in infos}
        self.parts = sorted(self._infos)

    def read(self, part: str) -> bytes | None:
        """The bytes of one part, None when there is none."""
        info = self._infos.get(part)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise SpecError(f"'{self.nama}' dilindungi sandi; simpan tanpa sandi, lalu coba lagi")
        if info.file_size > MAX_PART:
            raise SpecError(f"'{self.nama}' memuat bagian yang terlalu besar ({part})")
        try:
            return self._archive.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError) as error:
            raise SpecError(f"'{self.nama}' {RUSAK}") from error

    def xml(self, part: str) -> Any:
        """The element tree of one part, None when there is none; no entity is resolved, no DTD accepted."""
        from lxml import etree

        data = self.read(part)
        if data is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise SpecError(f"'{self.nama}' {RUSAK} (bagian {part})") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise SpecError(
                f"'{self.nama}' memuat DTD atau entitas, yang tidak pernah ditulis aplikasi perkantoran; berkas ditolak"
            )
        return root

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Of one part, by id: the kind (last word of its type) and the name of what it points to inside the document."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in root if root is not None else ():
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, str(relation.get("Target", ""))))
                found[str(relation.get("Id"))] = (str(relation.get("Type", "")).rsplit("/", 1)[-1], target.lstrip("/"))
        return found


def local(element: Any) -> str:
    """The name of an element without its namespace: there are two of each, transitional and strict."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """The attribute called ``name`` in whatever namespace."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)
