"""A registry is filled by importing every module of one folder; a duplicate key is an error."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """Named things that live one to a file in the package ``folder``."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._entries: dict[str, T] = {}
        self._loaded = False

    def add(self, key: str, entry: T) -> T:
        """Register ``entry``; raises ValueError when ``key`` is taken."""
        if key in self._entries:
            raise ValueError(f"{self._folder}: '{key}' is registered twice")
        self._entries[key] = entry
        return entry

    def load(self) -> Registry[T]:
        """Import the folder's modules, in order of name, once."""
        if not self._loaded:
            package = importlib.import_module(self._folder)
            for module in sorted(info.name for info in pkgutil.iter_modules(package.__path__)):
                importlib.import_module(f"{self._folder}.{module}")
            self._loaded = True
        return self

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._entries))

    def __getitem__(self, key: str) -> T:
        return self._entries[key]

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def values(self) -> list[T]:
        """Entries in order of key."""
        return [self._entries[key] for key in self]
