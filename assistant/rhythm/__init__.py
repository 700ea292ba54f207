"""Rhythm: what went out, what came back, and the threads between."""
