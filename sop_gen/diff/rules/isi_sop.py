"""Keterangan SOP berubah.

Kualifikasi pelaksana, keterkaitan, peralatan, peringatan dan pencatatan dalam SOP ditulis bagi petugas.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "isi-sop",
    Rule(
        __doc__,
        "netral",
        (
            "sop.kualifikasi",
            "sop.kualifikasi.*",
            "sop.keterkaitan",
            "sop.peralatan",
            "sop.peralatan.*",
            "sop.peringatan",
            "sop.peringatan.*",
            "sop.pencatatan",
            "sop.pencatatan.*",
        ),
        cermin="isi-sop",
        alasan="Hanya keterangan kerja bagi petugas yang berubah",
    ),
)
