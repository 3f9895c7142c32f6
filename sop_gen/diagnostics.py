"""What every stage says when something is wrong: one record, with a place, a hint and an example."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, TypedDict, Unpack

Tingkat = Literal["tidak-sah", "error", "warning", "info"]
TINGKAT: tuple[Tingkat, ...] = ("tidak-sah", "error", "warning", "info")


@dataclass(frozen=True, order=True)
class Position:
    """A place in a source file; line and column count from 1."""

    berkas: str
    baris: int = 1
    kolom: int = 1

    def __str__(self) -> str:
        """``berkas:baris:kolom``."""
        return f"{self.berkas}:{self.baris}:{self.kolom}"


class Ubahan(TypedDict, total=False):
    """What is learnt of a finding after it was made."""

    tingkat: Tingkat
    posisi: Position
    pesan: str
    saran: str | None
    contoh: str | None
    layanan: str | None
    potongan: str | None
    abaikan: str | None


@dataclass(frozen=True)
class Diagnostic:
    """One finding. Texts are Indonesian; the field names are the keys of the JSON contract."""

    kode: str
    tingkat: Tingkat
    pesan: str
    posisi: Position
    saran: str | None = None
    contoh: str | None = None
    jalur: str = ""
    layanan: str | None = None
    potongan: str | None = None
    """The source line, when it is known: the terminal shows it with a caret."""
    abaikan: str | None = None
    """Why the spec waives this finding; a waived finding is listed but no longer counts."""

    @property
    def urutan(self) -> tuple[Position, str, str]:
        """Sort key that makes every report stable."""
        return (self.posisi, self.kode, self.pesan)

    def at(self, **changes: Unpack[Ubahan]) -> Diagnostic:
        """The same finding with some fields replaced."""
        return replace(self, **changes)


def in_order(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings by file, line, column, code, each once."""
    return sorted(dict.fromkeys(findings), key=lambda finding: finding.urutan)


def counts(findings: Iterable[Diagnostic]) -> dict[str, int]:
    """How many findings there are of each level; waived ones don't count."""
    levels = Counter(finding.tingkat for finding in findings if finding.abaikan is None)
    return {level: levels[level] for level in TINGKAT}


class SopGenError(Exception):
    """Anything that ends a command with a message instead of a traceback."""

    exit_code = 4


class UsageError(SopGenError):
    """The command line asks for something that does not exist."""

    exit_code = 2


class ReaderGone(Exception):  # noqa: N818  # control flow like KeyboardInterrupt, so no name in Error
    """Whoever read our output wants no more of it (``| head``, a pager that was left): no fault of anyone."""


class SpecError(SopGenError):
    """What was named as a spec is none: another kind of file, a PDF without source."""

    exit_code = 3


class RenderError(SopGenError):
    """A template, a font or an engine failed."""

    exit_code = 4


class TakMuatError(RenderError):
    """A page has no room for its text at the least type: ``bagian`` is the longest part, ``lebih`` (mm) what is too much.

    ``saran`` is advice for this page; without it that for the poster of a service.
    """

    kode = "poster-tak-muat"

    def __init__(self, bagian: str, lebih: float, saran: str = "") -> None:
        self.bagian, self.lebih = bagian, lebih
        advice = saran or "ringkas bagian itu, atau pakai ukuran poster yang lebih memanjang (xbanner)"
        said = f"{lebih:.0f}" if lebih >= 1 else "kurang dari 1"
        super().__init__(
            f"[{self.kode}] isinya melewati lembar {said} mm pada huruf terkecil, paling banyak karena bagian '{bagian}'; "
            f"{advice}"
        )


class WriteError(SopGenError):
    """The output folder can't be written."""

    exit_code = 4
