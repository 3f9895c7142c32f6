"""What identifies a document is the same, whether its view is made or not."""

from __future__ import annotations

import pytest

from sop_gen.edition import read_edition, read_service
from sop_gen.render.kind import KINDS, Bahan
from sop_gen.spec.folder import sort_out
from sop_gen.store import list_standards
from sop_gen.view.dokumen import Konteks
from tests.katalog.contoh import KANTOR


@pytest.mark.parametrize("jenis", [kind.jenis for kind in KINDS.load().values() if kind.lingkup == "layanan"])
def test_identities_are_those_of_the_views(jenis: str) -> None:
    edition = read_edition(KANTOR, sort_out(list_standards(KANTOR), "standards"))
    assert edition.instansi is not None
    konteks = Konteks(edition.instansi, edition.register)
    seen = 0
    for id in edition.files.layanan:
        service, _ = read_service(edition, id)
        if service and service.layanan.berjalan:
            kind, bahan = KINDS.load()[jenis], Bahan((service.layanan,), konteks)
            views = [(stem, view.dokumen) for stem, view in kind.views(bahan)]
            assert list(kind.identities(bahan)) == views
            seen += len(views)
    assert seen > 5
