"""People: who you write to, and how to find them again."""
