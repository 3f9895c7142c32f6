"""STAGE 1: YAML bytes in, a tree of strings with positions out."""
