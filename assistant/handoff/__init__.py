"""Handoff: the reviewed message leaves by the clipboard; the person sends it."""
