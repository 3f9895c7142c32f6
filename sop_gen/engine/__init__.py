"""ADAPTERS: the only importers of docxtpl, typst, jinja2, pypdf and segno."""
