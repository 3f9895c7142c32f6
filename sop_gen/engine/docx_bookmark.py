"""Keys of table rows inside a Word document, where a person neither sees nor loses them: bookmarks.

A bookmark goes with its row when rows are sorted, cut or merged, and is gone when its row is deleted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

_KEY = re.compile(r"[A-Za-z0-9_]{1,34}")
"""What may stand in a bookmark's name, of 40 characters at most, after ``sidik_``."""


class Bookmarks:
    """What ``{{r penanda(kunci) }}`` calls: one bookmark ``sidik_<key>`` per key, each name once in a document."""

    def __init__(self) -> None:
        self._names: set[str] = set()

    def __call__(self, keys: Iterable[str]) -> Markup:
        """The bookmarks of one row; a key that no bookmark can be called is left out."""
        return Markup("").join([self._mark(key) for key in keys if _KEY.fullmatch(key) and key not in self._names])

    def _mark(self, key: str) -> Markup:
        self._names.add(key)
        number = len(self._names)
        return Markup(f'<w:bookmarkStart w:id="{number}" w:name="sidik_{key}"/><w:bookmarkEnd w:id="{number}"/>')
