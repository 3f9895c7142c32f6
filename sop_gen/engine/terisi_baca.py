"""A filled document of any kind that people save, told by its content rather than by its name."""

from __future__ import annotations

from sop_gen.diagnostics import SpecError
from sop_gen.engine.terisi import Terisi, refuse_flood
from sop_gen.engine.terisi_zip import Bungkus

MAX_BYTES = 100 * 1024 * 1024
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"


def read_filled(data: bytes, nama: str) -> Terisi:
    """What the document ``nama`` says; raises SpecError with what to do when it can't be read."""
    if len(data) > MAX_BYTES:
        raise SpecError(f"'{nama}' terlalu besar (lebih dari {MAX_BYTES // 1024**2} MB); perkecil gambarnya")
    return refuse_flood(_read(data, nama), nama)


def _read(data: bytes, nama: str) -> Terisi:
    if data.startswith(_OLE):
        return _read_old(data, nama)
    if not data.startswith(_ZIP):
        advice = "PDF tidak dapat diisi kembali; " if data.startswith(b"%PDF-") else ""
        raise SpecError(f"'{nama}' bukan berkas Word atau Excel; {advice}pakai .docx, .xlsx, .ods, atau .xls")
    names = Bungkus(data, nama).parts
    if "word/document.xml" in names or any(name.startswith("word/") for name in names):
        from sop_gen.engine.terisi_docx import read_docx

        return read_docx(data, nama)
    if any(name.startswith("xl/") for name in names) and not any(name.endswith(".bin") and "sheet" in name for name in names):
        from sop_gen.engine.terisi_xlsx import read_xlsx

        return read_xlsx(data, nama)
    if "content.xml" in names:
        return _read_open(data, nama)
    raise SpecError(f"'{nama}' bukan berkas Word atau Excel; simpan sebagai .docx atau .xlsx, lalu coba lagi")


def _read_open(data: bytes, nama: str) -> Terisi:
    """OpenDocument: of spreadsheets only, for a text keeps no keys of rows that are sure."""
    from sop_gen.engine.terisi_ods import read_ods
    from sop_gen.engine.terisi_zip import Bungkus

    kind = Bungkus(data, nama).read("mimetype") or b""
    if b"opendocument.text" in kind:
        raise SpecError(
            f"'{nama}' berupa teks OpenDocument; di LibreOffice pilih Simpan Sebagai, jenis Word (.docx), lalu coba lagi"
        )
    return read_ods(data, nama)


def _read_old(data: bytes, nama: str) -> Terisi:
    """Files of Office 97-2003, and newer ones with a password, which look like them."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise SpecError(f"'{nama}' dilindungi sandi; simpan tanpa sandi, lalu coba lagi")
    if "WordDocument".encode("utf-16-le") in data:
        raise SpecError(f"'{nama}' berformat Word 97-2003; di Word pilih Simpan Sebagai, jenis .docx, lalu coba lagi")
    from sop_gen.engine.terisi_xls import read_xls

    return read_xls(data, nama)
