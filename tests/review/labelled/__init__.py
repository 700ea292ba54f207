"""Labelled drafts: what is true, what is invented, what claims nothing; made before the check was tuned."""
