"""The zip around a Word document: a template's parts in, refused when unsafe; finished parts out, equal for equal input.

Templates come from other people. A template is refused when it is no Word document, when it carries macros, when
opening it would fetch something, or when unpacking it would flood the memory.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from sop_gen.engine.sandbox import refuse

MAX_BYTES = 50 * 1024 * 1024
MAX_PARTS = 1000
DOCUMENT = "word/document.xml"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

# Relationships that run code or pull in foreign content as soon as the file is opened, wherever they point.
_ACTIVE = {"vbaProject", "wordVbaData", "oleObject", "package", "control", "activeXControlBinary", "aFChunk", "attachedToolbars"}
# Fields that fetch or run something when Word updates them.
_FETCHING = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|MACROBUTTON)\b", re.IGNORECASE)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# Local header and central directory entry of a zip; the date is 1980-01-01 00:00, the earliest a zip can say.
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_DATE, _TIME, _VERSION, _UTF8 = 0x21, 0, 20, 0x800
# Parts are stored, not deflated: zlib is the machine's own, and another build of it would give other bytes.
_STORED = 0


@dataclass(frozen=True, slots=True)
class Packed:
    """One part with its checksum, ready to be copied into any number of documents."""

    name: bytes
    data: bytes
    crc: int


def pack(name: str, data: bytes) -> Packed:
    """``data`` as a part of a package."""
    return Packed(name.encode(), data, zlib.crc32(data))


def write_package(parts: Iterable[Packed]) -> bytes:
    """The zip file with ``parts`` in the given order."""
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for part in parts:
        facts = (_STORED, _TIME, _DATE, part.crc, len(part.data), len(part.data), len(part.name), 0)
        local = _LOCAL.pack(b"PK\3\4", _VERSION, _UTF8, *facts)
        directory += [_CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, _UTF8, *facts, 0, 0, 0, 0, offset), part.name]
        body += [local, part.name, part.data]
        offset += _LOCAL.size + len(part.name) + len(part.data)
    size = sum(map(len, directory))
    count = len(directory) // 2
    return b"".join([*body, *directory, _END.pack(b"PK\5\6", 0, 0, count, count, size, offset, 0)])


def read_package(name: str, data: bytes) -> dict[str, bytes]:
    """The parts of the template ``name``, by their names; raises RenderError when it is refused."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _check_size(name, infos)
            parts = {info.filename: archive.read(info) for info in infos}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError) as error:
        raise refuse(name, "bukan berkas Word (.docx) yang utuh", "simpan ulang dari Word sebagai .docx tanpa sandi") from error
    _check_parts(name, parts)
    return parts


def parse_xml(name: str, part: str, data: bytes) -> Any:
    """The element tree of one part; never resolves an entity, never reads a DTD."""
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        raise refuse(name, f"bagian {part} bukan XML yang sah") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise refuse(name, f"bagian {part} memuat DTD atau entitas, yang tidak diizinkan")
    return root


def _check_size(name: str, infos: list[zipfile.ZipInfo]) -> None:
    total = sum(info.file_size for info in infos)
    if total > MAX_BYTES or len(infos) > MAX_PARTS:
        raise refuse(name, f"terlalu besar setelah dibuka ({total // 1024**2} MB, {len(infos)} bagian)", "perkecil gambarnya")
    names = [info.filename for info in infos]
    if len(set(names)) != len(names) or any(".." in part.split("/") or part[:1] in "/\\" for part in names):
        raise refuse(name, "susunan berkasnya tidak wajar", "simpan ulang dari Word")


def _check_parts(name: str, parts: dict[str, bytes]) -> None:
    types = parts.get("[Content_Types].xml")
    if types is None or DOCUMENT not in parts or MAIN_TYPE.encode() not in types:
        if b"macroEnabled" in (types or b""):
            raise refuse(name, "memuat makro", "simpan sebagai .docx biasa")
        raise refuse(name, "bukan dokumen Word", "simpan dari Word sebagai .docx")
    for part, data in parts.items():
        if part.endswith(".rels"):
            _check_relations(name, parse_xml(name, part, data))
        elif part.endswith(".xml"):
            _check_fields(name, parse_xml(name, part, data))
        elif part.lower().endswith("vbaproject.bin"):
            raise refuse(name, "memuat makro", "simpan sebagai .docx biasa")


def _check_relations(name: str, root: Any) -> None:
    for relation in root:
        kind = str(relation.get("Type", "")).rsplit("/", 1)[-1]
        if kind in _ACTIVE:
            raise refuse(name, f"memuat makro atau objek tertanam ({kind})", "hapus objek itu di Word")
        if relation.get("TargetMode") == "External" and kind != "hyperlink":
            target = relation.get("Target", "")
            raise refuse(name, f"mengambil berkas luar saat dibuka ({kind}: {target})", "tanamkan atau hapus tautan itu di Word")


def _check_fields(name: str, root: Any) -> None:
    for field in _fields(root):
        found = _FETCHING.search(re.sub(r'"[^"]*"', "", field))
        if found:
            raise refuse(name, f"memuat bidang {found.group().upper()} yang mengambil berkas luar", "hapus bidang itu di Word")


def _fields(root: Any) -> Iterator[str]:
    yield from (str(field.get(f"{_W}instr", "")) for field in root.iter(f"{_W}fldSimple"))
    for paragraph in root.iter(f"{_W}p"):
        yield "".join(part.text or "" for part in paragraph.iter(f"{_W}instrText"))


def open_parts(data: bytes) -> dict[str, bytes]:
    """The parts of a document that was made here, in their order."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}
