"""One file per rule, named like its code; importing it registers the rule."""
