"""STAGE 4: views in, named bytes out."""
