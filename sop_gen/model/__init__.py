"""STAGE 2: strings in, frozen domain objects out, or every fault with its place."""
