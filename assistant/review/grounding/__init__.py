"""Grounding: every statement about the person, or about what the two share, traced to something that is known."""
