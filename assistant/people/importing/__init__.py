"""People from where they already are: the files that other programs write, read one person at a time."""
