"""Review: the coach. Pure functions over a draft; no I/O here."""
