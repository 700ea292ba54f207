"""Addresses of pages: which may be asked for at all, and which places in the network may be spoken to.

A page can name any address, in a redirect or a link, and a name can lead anywhere: to this machine, to
a router, to the network of an office. So a host is looked up first, each address that it has is held
against a list, and the connection goes to the very address that was checked.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urljoin, urlsplit

from assistant.door import clean_line
from assistant.errors import Refused

LONGEST = 2000
"""Characters of an address; longer ones carry data, not a place."""
_SHOWN = 100
_SAFE = "%/:=&?~#+!$,;'@()*[]|"
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*")
_LOCAL_NAMES = (".localhost", ".local", ".internal", ".home.arpa", ".lan", ".home", ".intranet", ".corp", ".test")
"""Ends of names that no public registry gives out (RFC 6761, RFC 8375, ICANN's list of collisions)."""
_PORTS = {"http": 80, "https": 443}

# The registries' special blocks (IANA, "IPv4 Special-Purpose Address Registry"), with multicast and what
# is reserved; a list of our own, for the one in Python changes with its versions.
_SPECIAL_4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16",
        "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
# Of IPv6, only what is handed out to the public; not in it what carries another address inside (mapped, NAT64,
# 6to4, Teredo), nor what is local, multicast or for documentation.
_PUBLIC_6 = IPv6Network("2000::/3")
_SPECIAL_6 = tuple(
    IPv6Network(block) for block in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)


@dataclass(frozen=True, slots=True)
class Address:
    """An address that may be asked for, as it is asked for: no fragment, no user, the host in ASCII."""

    scheme: str
    host: str
    port: int
    target: str
    """Path and query, percent-encoded."""

    @property
    def place(self) -> tuple[str, int]:
        """Host and port: what somebody names who types an address."""
        return self.host, self.port

    @property
    def is_near(self) -> bool:
        """Whether the host itself says that it is no public one: numbers, this machine, a name of a local network.

        Any other name may be pointed at a private address by whoever owns it, so typing it agrees to nothing.
        """
        return bool(self.number) or "." not in self.host or self.host.endswith(_LOCAL_NAMES)

    @property
    def number(self) -> str:
        """The IP address that the host is, however it is written (``127.1``, ``0x7f000001``); empty for a name."""
        if ":" in self.host:
            return self.host
        if not re.fullmatch(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}", self.host):
            return ""
        try:
            return socket.inet_ntoa(socket.inet_aton(self.host))
        except OSError:
            return ""

    @property
    def origin(self) -> str:
        """Scheme, host and port, the port only where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        return self.origin + self.target

    @property
    def shown(self) -> str:
        """As it stands in a sentence: without the query, which may hold a secret, and not too long."""
        url = self.url.partition("?")[0]
        return url if len(url) <= _SHOWN else url[: _SHOWN - 1] + "…"


def read_address(text: str) -> Address:
    """The address that somebody typed, or a page named. Raises Refused for one that is never asked for.

    A scheme may be left out: it is https, or http for this machine and for bare numbers.
    """
    line = clean_line(text).strip("<>")
    named = f"'{_bare(line)}'"
    if len(line) > LONGEST:
        raise Refused(f"{named} is longer than an address is read ({LONGEST:,} characters); give a shorter one.")
    if not re.match(r"[a-z][a-z0-9+.-]*://", line, re.IGNORECASE):
        if re.match(r"[a-z][a-z0-9+.-]*:(?!\d)", line, re.IGNORECASE) and not re.match(r"\[|[\w.-]+:\d", line):
            raise Refused(f"{named} is not a web page; give an address that begins with http:// or https://.")
        line = f"{'http' if _is_near(line) else 'https'}://{line.lstrip('/')}"
    try:
        parts = urlsplit(line)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise Refused(f"{named} is not a web address; write it like https://example.org/essay.") from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise Refused(f"{named} is not a web page; give an address that begins with http:// or https://.")
    if "@" in parts.netloc:
        raise Refused(f"{named} was given with a user or a password in it, which is not read; leave them out.")
    host = _ascii(host.removesuffix("."))
    if not host or port == 0:
        raise Refused(f"{named} is not a web address; write it like https://example.org/essay.")
    target = _encoded(parts.path or "/") + (f"?{_encoded(parts.query)}" if parts.query else "")
    return Address(scheme, host, port or _PORTS[scheme], target)


def joined(base: Address, reference: str) -> Address:
    """What a link on a page leads to. Raises Refused as ``read_address`` does."""
    try:
        return read_address(urljoin(base.url, reference.strip()[: 2 * LONGEST]))
    except ValueError:
        raise Refused(f"A link on {base.shown} is not a web address; leave it out.") from None


def is_public(address: str) -> bool:
    """Whether this IP address belongs to the public internet, and to nothing special in it."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, IPv4Address):
        return not _within(ip, _SPECIAL_4)
    return ip in _PUBLIC_6 and not _within(ip, _SPECIAL_6)


def _within(ip: IPv4Address | IPv6Address, blocks: Iterable[IPv4Network | IPv6Network]) -> bool:
    return any(ip in block for block in blocks)


def _is_near(line: str) -> bool:
    """Whether an address without a scheme is one of this machine, or made of numbers."""
    host = re.split(r"[/?#]", line, maxsplit=1)[0].rpartition("@")[2]
    return bool(re.fullmatch(r"(?:localhost|[\d.]+|\[[0-9a-f:.]+\])(?::\d+)?", host, re.IGNORECASE))


def _ascii(host: str) -> str:
    """The host as the network knows it; empty when it is none."""
    if ":" in host:  # urlsplit took the brackets of an IPv6 address off
        try:
            return "" if "%" in host else str(IPv6Address(host))
        except ValueError:
            return ""
    if not host.isascii():
        import idna

        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError):
            return ""
    host = host.lower()
    return host if len(host) <= 253 and _HOST.fullmatch(host) else ""


def _bare(line: str) -> str:
    """An address for a sentence: not too long, and without user, password and query, which may be secrets."""
    plain = re.sub(r"[^\s/?#]*@", "", re.split(r"[?#]", line, maxsplit=1)[0])
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"


def _encoded(text: str) -> str:
    """A path or a query with what may not stand in it percent-encoded; what is encoded already stays."""
    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text), safe=_SAFE)
