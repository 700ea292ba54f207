"""Addresses of endpoints: what may be shown of one, whether it is this machine's, what was meant by one."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from assistant.door import clean_line
from assistant.settings.secrets import looks_secret

_OWN_PATHS = {
    "openrouter.ai": "/api/v1",
    "api.groq.com": "/openai/v1",
    "generativelanguage.googleapis.com": "/v1beta/openai",
}
"""Where the chat completions of a host are, when they are not under /v1 (the hosts' own documentation)."""
_AZURE = (".openai.azure.com", ".services.ai.azure.com", ".cognitiveservices.azure.com")
_ENDINGS = ("/chat/completions", "/completions", "/models", "/responses", "/api/chat", "/api/generate", "/api/tags")
"""What people copy with the address, and what belongs to another interface of the same server."""


def shown(url: str) -> str:
    """An address as it may be shown: without user, password, query and fragment."""
    line = clean_line(url)
    try:
        parts = urlsplit(line)
    except ValueError:
        return "it"
    host = parts.netloc.rpartition("@")[2]
    if host and parts.scheme:
        return f"{parts.scheme}://{host}{parts.path}".rstrip("/")
    # No whole address: whatever stands before an @ may be a secret all the same.
    return line.partition("?")[0].partition("#")[0].rpartition("@")[2]


def host_of(url: str) -> str:
    """The host of an address in lower case, without its port; empty when there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def origin_of(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address: what tells one server from another."""
    try:
        parts = urlsplit(url)
        return parts.scheme.lower(), parts.hostname or "", parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    except ValueError:
        return "", "", 0


def likelier(url: str) -> str:
    """The address to try where no API answers at ``url``; empty when ``url`` has the form of one already."""
    candidates = meant(shown(url))
    if not candidates:
        return ""
    first = candidates[0]
    path, own = urlsplit(first).path, _own_path(host_of(url))
    # Some have a version of another number, or more behind it.
    if path.endswith(own) or (own == "/v1" and re.search(r"/v\d+[a-z]*\d*(?:/|$)", path)):
        return first if first != shown(url) else ""
    return f"{first}/v1" if own == "/v1" else f"{first.removesuffix(path)}{own}"


def is_local(url: str) -> bool:
    """Whether an address is this machine's own, so that what is sent there does not leave it."""
    host = host_of(url).rstrip(".")
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def is_address(url: str) -> bool:
    """Whether something can be sent there at all: http or https, a host, and a port that there is."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def meant(text: str) -> list[str]:
    """The addresses that ``text`` may stand for, the likeliest first; none for what is no address.

    A scheme that is missing is http for this machine and its neighbours, else https; a path that is
    missing is the one under which that host, or nearly every server, has its chat completions.
    """
    line = clean_line(text).strip("\"'<>").rstrip("/")
    if not line or " " in line or looks_secret(line):  # a key in the wrong field is never asked for as a host
        return []
    scheme, has_scheme, rest = line.partition("://")
    scheme = scheme.lower()
    if not has_scheme:
        scheme, rest = "", line
    if "@" in rest.partition("/")[0] or scheme not in ("", "http", "https"):
        return []
    rest = rest.partition("?")[0].partition("#")[0]
    while ending := next((ending for ending in (*_ENDINGS, "/", '"', "'") if rest.endswith(ending)), ""):
        rest = rest.removesuffix(ending)
    host, _, path = rest.partition("/")
    if host.partition(":")[0].lower() in ("http", "https"):
        return []  # half a scheme
    scheme = scheme or ("http" if _is_near(host) else "https")
    first = f"{scheme}://{host}{'/' + path if path else ''}"
    if not is_address(first):
        return []
    own = _own_path(host_of(first))
    guesses = [first] if path else []
    if not f"/{path}".endswith(own):
        guesses += [f"{scheme}://{host}{own}"]
        if path and own == "/v1":
            guesses += [f"{first}/v1"]
    if first not in guesses:
        guesses.append(first)
    return list(dict.fromkeys(guesses))


def _own_path(host: str) -> str:
    if host.endswith(_AZURE):
        return "/openai/v1"
    return _OWN_PATHS.get(host, "/v1")


def _is_near(host: str) -> bool:
    """Whether a host, with or without its port, is this machine or one beside it: those seldom have TLS."""
    name = host_of(f"http://{host}").rstrip(".")
    try:
        return ip_address(name).is_private
    except ValueError:
        return name == "localhost" or "." not in name or name.endswith((".localhost", ".local", ".lan", ".internal"))
