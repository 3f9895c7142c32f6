"""``sop-gen`` and ``python -m sop_gen``: from the first moment Ctrl-C ends without a traceback."""

import os
import signal


def run() -> None:
    """Start the command line; until it is loaded an interrupt just ends the process."""
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    from sop_gen.cli import main

    main()


if __name__ == "__main__":
    run()
