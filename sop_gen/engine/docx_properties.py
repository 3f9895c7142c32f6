"""Document properties: what a file says of itself in Word's Info page and to programs."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from typing import Any
from xml.sax.saxutils import escape

from sop_gen.diagnostics import SpecError

CORE = "docProps/core.xml"
CUSTOM = "docProps/custom.xml"
TYPES = "[Content_Types].xml"
RELATIONS = "_rels/.rels"
MAX_DOCX = 16 * 1024 * 1024
MAX_BAGIAN = 64 * 1024
"""Bytes of one part with properties, unpacked."""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_KINDS = {
    CORE: ("application/vnd.openxmlformats-package.core-properties+xml", f"{_PACKAGE}/relationships/metadata/core-properties"),
    CUSTOM: ("application/vnd.openxmlformats-officedocument.custom-properties+xml", f"{_OFFICE}/relationships/custom-properties"),
}
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The format id that Office gives to custom properties."""


def core_properties(dokumen: Any, subject: str) -> bytes:
    """Title, subject, office, date and language; a draft says so in title and status."""
    day = f"{dokumen.tanggal.isoformat()}T00:00:00Z"
    fields = [
        f"<dc:title>{escape(dokumen.judul)}{' — DRAF' if dokumen.draf else ''}</dc:title>",
        f"<dc:subject>{escape(subject)}</dc:subject>",
        f"<dc:creator>{escape(dokumen.instansi)}</dc:creator>",
        f"<cp:lastModifiedBy>{escape(dokumen.instansi)}</cp:lastModifiedBy>",
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>',
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified>',
        "<dc:language>id-ID</dc:language>",
        "<cp:contentStatus>Draf</cp:contentStatus>" if dokumen.draf else "",
    ]
    spaces = (
        f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    return f"{_HEAD}<cp:coreProperties {spaces}>{''.join(fields)}</cp:coreProperties>".encode()


def custom_properties(dokumen: Any) -> bytes:
    """``sidik``, ``dokumen`` (which one it is), ``revisi``, ``layanan`` and ``status``."""
    values = {
        "sidik": f"<vt:lpwstr>{escape(dokumen.sidik)}</vt:lpwstr>",
        "dokumen": f"<vt:lpwstr>{escape(dokumen.tanda)}</vt:lpwstr>",
        "revisi": f"<vt:i4>{dokumen.revisi}</vt:i4>",
        "layanan": f"<vt:lpwstr>{escape(dokumen.id)}</vt:lpwstr>",
        "status": f"<vt:lpwstr>{'Draf' if dokumen.draf else 'Ditetapkan'}</vt:lpwstr>",
    }
    inner = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{name}">{value}</property>'
        for number, (name, value) in enumerate(values.items(), 2)
    )
    spaces = f'xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"'
    return f"{_HEAD}<Properties {spaces}>{inner}</Properties>".encode()


_CUSTOM_VALUE = re.compile(r'\bname="([^"]*)"[^>]{0,200}>\s*<vt:\w+>([^<]*)</vt:')
_CREATOR = re.compile(r"<dc:creator>([^<]*)</dc:creator>")


def read_properties(data: bytes) -> dict[str, str]:
    """The custom properties of a Word file by name, and its ``creator``. Raises SpecError for what is no Word file.

    The file may be a stranger's: no XML is parsed, so that nothing in it is expanded or fetched, and no more is unpacked than
    such parts need.
    """
    if len(data) > MAX_DOCX:
        raise SpecError(f"dokumen Word ini terlalu besar (lebih dari {MAX_DOCX // 1024**2} MB)")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            custom, core = (_part(package, name) for name in (CUSTOM, CORE))
    except Exception:  # zipfile raises whatever a broken file makes it stumble over
        raise SpecError("dokumen Word ini rusak atau bukan dokumen Word; pakai berkas aslinya") from None
    found = {unescape(name): unescape(value) for name, value in _CUSTOM_VALUE.findall(custom)}
    creator = _CREATOR.search(core)
    return found | ({"creator": unescape(creator[1])} if creator else {})


def _part(package: zipfile.ZipFile, name: str) -> str:
    if name not in package.namelist():
        return ""
    if package.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile  # others may ask for any amount of memory before the first byte
    with package.open(name) as part:
        return part.read(MAX_BAGIAN).decode("utf-8", "replace")


def declare_properties(parts: dict[str, bytes]) -> None:
    """Make the package name both property parts, as a template saved elsewhere may lack them."""
    types, relations = parts[TYPES].decode("utf-8-sig"), parts[RELATIONS].decode("utf-8-sig")
    for number, (part, (content, kind)) in enumerate(_KINDS.items()):
        if f'"/{part}"' not in types:
            override = f'<Override PartName="/{part}" ContentType="{content}"/>'
            types = insert_before_end(types, override)
        if kind not in relations:
            relation = f'<Relationship Id="rIdSifat{number}" Type="{kind}" Target="{part}"/>'
            relations = insert_before_end(relations, relation)
    parts[TYPES], parts[RELATIONS] = types.encode(), relations.encode()


def insert_before_end(source: str, element: str) -> str:
    """``element`` as the last child of the root of ``source``."""
    at = source.rindex("</")
    return source[:at] + element + source[at:]
