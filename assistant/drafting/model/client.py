"""The one connection to an endpoint: the SDK, held to sending only what a request needs.

The SDK reads many things from the environment by itself (organization, project, more headers, an
admin key) and tells each endpoint the operating system and Python version; here a hook on the way out
lets through only what the request needs, redirects are not followed, and its loggers stay silent.
"""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

from assistant import __version__
from assistant.settings.address import is_local

if TYPE_CHECKING:
    import httpx2
    import openai

CONNECT_SECONDS = 10.0
"""How long a connection may take to be there."""
_NEEDED = frozenset({"host", "accept", "connection", "content-type", "content-length", "transfer-encoding"})
_READ_HERE = "x-stainless-raw-response"
_LOGGERS = ("openai", "httpx2", "httpcore2")


def load_sdk() -> None:
    """Import the SDK, half a second when it is the first time: for a thread. Its loggers fall silent."""
    # If this is set, the import itself would open a log on the screen.
    log = os.environ.pop("OPENAI_LOG", None)
    try:
        import openai  # noqa: F401
    finally:
        if log is not None:
            os.environ["OPENAI_LOG"] = log
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        logger.setLevel(logging.CRITICAL + 1)
        logger.propagate = False


def make_client(base_url: str, key: str | None) -> openai.AsyncOpenAI:
    """A client for one draft. It neither retries nor times out once connected: that is the pen's to do."""
    import httpx2
    import openai

    async def only_what_is_needed(request: httpx2.Request) -> None:
        request.extensions[_READ_HERE] = request.headers.get(_READ_HERE)
        for name in {name.lower() for name in request.headers} - _NEEDED:
            del request.headers[name]
        request.headers["user-agent"] = f"outreach/{__version__}"
        # A compressed stream waits in buffers.
        request.headers["accept-encoding"] = "identity"
        if key:
            request.headers["authorization"] = f"Bearer {key}"

    async def as_the_sdk_made_it(response: httpx2.Response) -> None:
        # It looks at its own request again to see whether the lines are read here.
        read_here = response.request.extensions.get(_READ_HERE)
        if read_here:
            response.request.headers[_READ_HERE] = read_here

    timeout = httpx2.Timeout(None, connect=CONNECT_SECONDS)
    http = httpx2.AsyncClient(
        timeout=timeout,
        # Loading the certificates takes longer than all the rest, and redirects to https are not followed.
        verify=not base_url.startswith("http://"),
        # A proxy from the environment has no business between two programs of one machine.
        trust_env=not is_local(base_url),
        follow_redirects=False,
        event_hooks={"request": [only_what_is_needed], "response": [as_the_sdk_made_it]},
    )
    return openai.AsyncOpenAI(
        base_url=base_url,
        api_key=key or "none",
        admin_api_key="",
        organization="",
        project="",
        webhook_secret="",
        max_retries=0,
        timeout=timeout,
        http_client=http,
    )


def failures() -> tuple[type[BaseException], ...]:
    """What a connection may fail with, besides a status that the endpoint sent."""
    import httpx2
    import openai

    return (openai.OpenAIError, httpx2.HTTPError, httpx2.StreamError, httpx2.InvalidURL, OSError)
