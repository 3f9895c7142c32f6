"""Two editions in, what differs and what it means for the citizen out."""
