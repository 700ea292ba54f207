"""Handoff: the reviewed message leaves by the clipboard, a file or the mail program; the person sends it."""
