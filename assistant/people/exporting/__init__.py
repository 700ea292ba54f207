"""People as other programs read them: a table, and cards."""
