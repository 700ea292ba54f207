"""Drafting: from a brief to a draft, by a template or by a model."""
