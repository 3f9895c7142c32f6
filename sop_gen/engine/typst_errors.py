"""What Typst complains about, said in Indonesian with the template's file and line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from sop_gen.diagnostics import RenderError, TakMuatError
from sop_gen.engine.typst_files import MAIN

_FULL = re.compile(r"panicked with: \"?poster-tak-muat\|(?P<bagian>.*?)\|(?P<lebih>[\d.]+)\|(?P<saran>[^|\"]*)")
_PLACE = re.compile(r"┌─ (?P<path>.+):(?P<baris>\d+):\d+")
# Typst's words -> ours; `{0}` is what the pattern caught. Anything else is passed on as Typst said it.
_SAYINGS = (
    (r'dictionary does not contain key "(.*?)"', "kolom '{0}' tidak dikenal{dekat}"),
    (r"unknown variable: (\S+)", "nama '{0}' tidak dikenal di templat"),
    (r"file not found \(searched at .*?([^/\\]+)\)", "berkas '{0}' tidak ada di folder templat"),
    (r"path `\"(.*)\"` would escape", "berkas '{0}' berada di luar folder templat"),
    (r"failed to download package|package not found", "paket dari jaringan ditolak"),
    (r"text `?\"(.*?)\"`? could not be displayed", "aksara '{0}' tidak ada pada huruf yang tersedia"),
    (
        r"PDF string is longer than",
        "isinya memuat kata yang terlalu panjang untuk PDF; beri spasi di antara huruf-hurufnya",
    ),
    (r"unknown font family: (.*)", "jenis huruf '{0}' tidak tersedia"),
    (
        r"failed to (?:decode|parse|load).*(?:image|SVG)|unknown image format|not valid UTF-8",
        "gambar (misalnya logo) rusak, memuat gambar lain, atau bukan PNG, JPEG, atau SVG",
    ),
)


def render_error(template: str, message: str, diagnostic: str, isi: str) -> RenderError:
    """The error for one complaint about ``template``; ``isi`` is the JSON that it saw, to find the nearest known field."""
    if full := _FULL.search(message):
        return TakMuatError(full["bagian"].replace('\\"', '"'), float(full["lebih"]), full["saran"])
    place = _PLACE.search(diagnostic)
    where = f"templat {template}"
    if place:
        where = f"templat {_file(place['path'], template)} baris {place['baris']}"
    return RenderError(f"{where}: {_said(message, isi)}")


def _file(path: str, template: str) -> str:
    """The path below the templates folder: the compiler's folder is a private one named ``sop-gen-…``."""
    below = re.split(r"sop-gen-[^/\\]*[/\\]", path)[-1].replace("\\", "/")
    return template if below == MAIN else below


def _said(message: str, isi: str) -> str:
    for pattern, saying in _SAYINGS:
        match = re.search(pattern, message)
        if match:
            caught = match[1] if match.groups() else message
            return saying.format(caught, dekat=_nearest(caught, isi) if "{dekat}" in saying else "")
    return f"Typst menolaknya: {message}"


def _nearest(field: str, isi: str) -> str:
    near = get_close_matches(field, sorted(set(_keys(json.loads(isi)))), n=1, cutoff=0.5)
    return f"; yang terdekat: '{near[0]}'" if near else ""


def _keys(value: Any) -> Iterable[str]:
    if isinstance(value, dict):
        yield from value
        for part in value.values():
            yield from _keys(part)
    elif isinstance(value, list):
        for part in value:
            yield from _keys(part)
