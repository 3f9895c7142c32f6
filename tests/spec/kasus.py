"""Cases written in Markdown: title, input files, expected findings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sop_gen.diagnostics import Diagnostic, in_order
from sop_gen.edition import read_edition, read_service
from sop_gen.spec.folder import sort_out
from sop_gen.store import list_folder

FOLDER = Path(__file__).parent.parent / "kasus" / "temuan"
FENCE = re.compile(r"^```(yaml|temuan|folder|tautan|tanpa)(?: ([^\n]*))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BAWAAN = {
    "_instansi.yaml": "nama: Kantor Contoh\n",
    "_dasar-hukum.yaml": "uu-25-2009: {jenis: UU, nomor: 25, tahun: 2009}\npp-96-2012: {jenis: PP, nomor: 96, tahun: 2012}\n",
}


@dataclass(frozen=True)
class Kasus:
    file: Path
    judul: str
    text: str

    @property
    def parts(self) -> list[tuple[str, str, str]]:
        return [(kind, name or "layanan.yaml", body) for kind, name, body in FENCE.findall(self.text)]

    @property
    def expected(self) -> list[str]:
        return [line for kind, _, body in self.parts if kind == "temuan" for line in body.splitlines()]

    def write(self, folder: Path) -> None:
        given = {name for _, name, _ in self.parts}
        for name, text in BAWAAN.items():
            if name not in given:
                (folder / name).write_text(text, "utf-8")
        for kind, name, body in self.parts:
            target = folder / name.split(" ")[0]
            target.parent.mkdir(parents=True, exist_ok=True)
            if kind == "yaml":
                target.write_bytes(decode(body))
            elif kind == "folder":
                target.mkdir()
            elif kind == "tautan":
                target.symlink_to(name.split(" ")[1])


def decode(body: str) -> bytes:
    """Text with ``⟦07 1B⟧`` (bytes), ``⟦a × 5⟧`` (repeated) and ``⟦-⟧`` (nothing) made real."""

    def part(match: re.Match[str]) -> bytes:
        said = match[1]
        if said == "-":
            return b""
        if " × " in said:
            text, count = said.rsplit(" × ", 1)
            return text.replace("⏎", "\n").encode() * int(count)
        return bytes.fromhex(said)

    pieces = re.split(r"⟦([^⟧]*)⟧", body)
    marks = [part(match) for match in re.finditer(r"⟦([^⟧]*)⟧", body)]
    return b"".join(piece.encode() if n % 2 == 0 else marks[n // 2] for n, piece in enumerate(pieces))


def cases() -> list[Kasus]:
    found = []
    for file in sorted(FOLDER.glob("*.md")):
        for part in re.split(r"^## ", file.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            found.append(Kasus(file, part.split("\n", 1)[0], part))
    return found


def findings(folder: Path) -> list[Diagnostic]:
    """Everything that the reader and the model find in a standards folder."""
    files = sort_out(list_folder(folder), folder.as_posix())
    edition = read_edition(folder, files)
    return in_order([*edition.temuan, *(fault for id in files.layanan for fault in read_service(edition, id)[1])])


def as_line(finding: Diagnostic, folder: Path) -> str:
    name = finding.posisi.berkas.removeprefix(f"{folder.as_posix()}/")
    place = f"{finding.posisi.baris}:{finding.posisi.kolom}"
    kode = finding.kode if finding.tingkat == "tidak-sah" else f"{finding.kode}({finding.tingkat})"
    head = " ".join(part for part in (place if name == "layanan.yaml" else f"{name}:{place}", kode, finding.jalur) if part)
    words = (head, finding.pesan, finding.saran or "", finding.contoh or "")
    return " | ".join("".join("⏎" if c == "\n" else c if c.isprintable() else f"⟦{ord(c):X}⟧" for c in word) for word in words)
