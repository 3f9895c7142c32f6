"""sop-gen: public service standards and SOP documents from one YAML file per service."""

__version__ = "0.1.0"
