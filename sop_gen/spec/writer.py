"""Plain strings in, YAML text out: what PDFs carry as their source, and what editors start from."""

from __future__ import annotations

import yaml

from sop_gen.spec.tree import Plain


def write(tree: Plain) -> str:
    """``tree`` as block-style YAML that the reader reads back equal; absent values are left out."""
    return yaml.dump(_present(tree), Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=110)


def in_line(tree: Plain) -> str:
    """``tree`` as YAML in flow style, ``[a, b]`` or ``{key: value}``; on one line unless a text has line breaks."""
    text = yaml.dump(
        _present(tree), Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=10**9, default_flow_style=True
    )
    return text.removesuffix("...\n").strip()


def _present(tree: Plain) -> Plain:
    if isinstance(tree, dict):
        return {key: _present(value) for key, value in tree.items() if value is not None}
    return [_present(item) for item in tree] if isinstance(tree, list) else tree
