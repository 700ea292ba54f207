"""Facts: what you know about a person, each with its source and date."""
