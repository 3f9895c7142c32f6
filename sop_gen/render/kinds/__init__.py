"""One file per kind of document; importing it registers the kind."""
