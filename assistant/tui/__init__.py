"""The Textual app: a front over the workspace."""
