"""``python -m sop_gen`` is ``sop-gen``."""

from sop_gen.cli import main

if __name__ == "__main__":
    main()
