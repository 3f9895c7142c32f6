"""The checks that the tool makes itself, by the names that sheets call them."""
