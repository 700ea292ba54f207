"""Where a key comes from. Never from or to the config, the store, a log or an error."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from assistant.settings.schema import Model


def key_variable(model: Model) -> str:
    """The environment variable that holds the endpoint's key; empty when none is expected.

    ``OPENAI_API_KEY`` is read for OpenAI's own address alone: a key is never offered to an endpoint
    that it was not made for.
    """
    if model.api_key_env:
        return model.api_key_env
    host = urlsplit(model.base_url).hostname or ""
    return "OPENAI_API_KEY" if host == "api.openai.com" else ""


def model_key(model: Model) -> str | None:
    """The key for the endpoint, or None: servers on one's own machine want none."""
    variable = key_variable(model)
    return os.environ.get(variable, "").strip() or None if variable else None
