"""Services, offices and registers written down in a test as YAML."""

from __future__ import annotations

from textwrap import dedent

from sop_gen.engine.fonts import undrawable
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.model.load import load_instansi, load_layanan, load_register
from sop_gen.model.peraturan import Register
from sop_gen.spec.reader import read

KEPALA = "nama: Layanan Uji\nunit: Divisi Uji\nstatus: draf\n"
SOP = """\
sop:
  - judul: Prosedur Uji
    pelaksana: {pemohon: {nama: Pemohon, eksternal: true}, petugas: Petugas Loket, kabid: Kepala Bidang}
    langkah:
"""


def layanan(text: str, id: str = "layanan-uji", register: Register | None = None) -> Layanan:
    """The service that ``text`` says, after the keys that every service has unless it begins with ``nama``."""
    text = dedent(text)
    document, faults = read((text if text.startswith("nama") else KEPALA + text).encode(), f"{id}.yaml", undrawable)
    assert document, faults
    found, faults = load_layanan(document, id, register)
    assert found, faults
    return found


def langkah(*steps: str) -> Layanan:
    """A service with one procedure of these steps, each a mapping in flow style without its braces."""
    return layanan(SOP + "".join(f"      - {{{step}}}\n" for step in steps))


def instansi(text: str) -> Instansi:
    """The office that ``text`` says, after its name."""
    document, faults = read(f"nama: Kantor Uji\n{dedent(text)}".encode(), "_instansi.yaml", undrawable)
    assert document, faults
    found, faults = load_instansi(document)
    assert found, faults
    return found


def register(text: str) -> Register:
    """The register that ``text`` says."""
    document, faults = read(dedent(text).encode(), "_dasar-hukum.yaml", undrawable)
    assert document, faults
    found, faults = load_register(document)
    assert not faults, faults
    return found
