"""One value in, the words a page prints out."""
