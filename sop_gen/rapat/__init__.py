"""What meetings and monitoring leave behind: the files that record it, and what follows from them."""
