"""What both fronts do with an open home, in the order of the data; ``assistant.workspace`` is all of it together."""
