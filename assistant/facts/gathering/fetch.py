"""Fetching: one page over HTTP, politely and within bounds, from nowhere but the public internet.

Every request, of a page, of a redirect and of a robots file alike, goes the same way: the host is looked
up, what is special is left out, the connection goes to an address that was checked, time and bytes come
off one budget. A place that is not public is spoken to only when somebody typed that host and port.

A proxy from the environment is not used: it would look the host up itself, and could be led anywhere.
Cookies are not kept, no user or password is ever sent, and the request says nothing about this machine.
"""

from __future__ import annotations

import http.client
import os
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from time import monotonic

from assistant import __version__
from assistant.door import clean_line
from assistant.errors import Refused
from assistant.facts.gathering.address import Address, is_public, joined
from assistant.facts.gathering.found import WITH_FROM
from assistant.facts.gathering.limits import Limits
from assistant.facts.gathering.robots import Robots
from assistant.facts.gathering.unpack import ACCEPTED, Unreadable, unpacked
from assistant.facts.gathering.wire import (
    Budget,
    Connect,
    Resolve,
    TooBig,
    TooSlow,
    Wire,
    connect,
    resolve,
)

AGENT = f"outreach/{__version__} (reads a page when its user asks)"
PAGES = "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, text/plain;q=0.8, */*;q=0.5"
_REDIRECTS = (301, 302, 303, 307, 308)
_PASTE = f"copy its text and {WITH_FROM}"


@dataclass(frozen=True, slots=True)
class Page:
    """What came from an address. ``unchanged``: nothing did, for it is as it was."""

    address: Address
    """Where it came from in the end."""
    body: bytes = b""
    media: str = ""
    """Its type as the server says, such as ``text/html``; lower case, without parameters."""
    charset: str = ""
    etag: str = ""
    modified: str = ""
    unchanged: bool = False


class _Failed(Exception):
    """What was asked for did not come. ``str()`` is the rest of a sentence that begins with the address.

    ``status``: with which status the server refused it; 0 when it never came to that.
    """

    def __init__(self, why: str, status: int = 0) -> None:
        super().__init__(why)
        self.status = status


class _Near(_Failed):
    """It leads to this machine or a private network, and nobody typed that very host and port."""

    def __init__(self, address: Address) -> None:
        self.where = f"this machine or a private network ({address.host}, port {address.port})"
        super().__init__(f"leads to {self.where}, which is not asked unless you type its own host and port.")


# Hosts that are being spoken to, in the whole program: one request at a time for each.
_busy: dict[str, threading.Lock] = {}
_guard = threading.Lock()


class Fetcher:
    """Reads pages. Safe to use from several threads; set ``stop`` to end what it does."""

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        resolve: Resolve = resolve,
        connect: Connect = connect,
        stop: threading.Event | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self.stop = stop or threading.Event()
        self._resolve = resolve
        self._connect = connect
        self._robots: dict[str, Robots] = {}
        self._last: dict[str, float] = {}

    def get(
        self,
        address: Address,
        *,
        typed: tuple[str, int] | None = None,
        etag: str = "",
        modified: str = "",
        accept: str = PAGES,
        robots: bool = True,
    ) -> Page:
        """Read one address. ``typed``: the host and port that somebody typed, which alone need not be public.

        ``etag`` and ``modified`` are what the server said last time: the page is then ``unchanged``, or new.
        ``robots``: keep the wishes of its robots file, which an interface made for programs does not need.
        Raises Refused with one sentence for whatever goes wrong, and Stopped.
        """
        budget = Budget(self.limits, self.stop)
        asked = {"If-None-Match": etag, "If-Modified-Since": modified}
        here = address
        try:
            for _ in range(self.limits.redirects + 1):
                if robots:
                    self._keep_wishes(here, typed, budget)
                answer = self._ask(here, typed, budget, accept, asked)
                if isinstance(answer, Page):
                    return answer
                here = joined(here, answer)
            raise _Failed(f"leads from one address to the next, more than {self.limits.redirects} times; try another.")
        except _Failed as failed:
            why = str(failed)
            if isinstance(failed, _Near) and here == address and address.is_near:
                why = f"is on {failed.where}, which is not asked for a link that is kept; name the address itself."
            raise Refused(_sentence(address, here, why)) from None
        except TooSlow:
            why = f"did not come within {self.limits.seconds:g} seconds, so it was left; try again, or {_PASTE}."
            raise Refused(_sentence(address, here, why)) from None
        except TooBig as error:
            why = (
                f"says more than {self.limits.head_bytes:,} bytes before the page begins, so it was not read; {_PASTE}."
                if error.head
                else f"is larger than {_megabytes(self.limits.bytes)}, so it was not read to its end; {_PASTE}."
            )
            raise Refused(_sentence(address, here, why)) from None

    # What a site wishes.

    def _keep_wishes(self, address: Address, typed: tuple[str, int] | None, budget: Budget) -> None:
        wishes = self._robots.get(address.origin)
        if wishes is None:
            wishes = self._robots[address.origin] = self._wishes(address, typed, budget)
        if wishes.silent:
            raise _Failed(f"was not read: {wishes.silent}.")
        if not wishes.allow(address.url):
            raise _Failed(f"was not read, for the site's robots.txt asks programs to stay away; {_PASTE}.")
        pause = min(wishes.pause, self.limits.pause_seconds)
        since = self._last.get(address.host)
        if pause and since is not None:
            budget.pause(max(0.0, since + pause - monotonic()))

    def _wishes(self, address: Address, typed: tuple[str, int] | None, budget: Budget) -> Robots:
        """What the robots file of a site says. One that is not there allows everything; a silent site nothing."""
        here = replace(address, target="/robots.txt")
        try:
            for _ in range(self.limits.redirects + 1):
                answer = self._ask(here, typed, budget, "text/plain, */*;q=0.5", {}, cut=self.limits.robots_bytes)
                if isinstance(answer, Page):
                    return Robots(answer.body.decode("utf-8-sig", "replace"))
                here = joined(here, answer)
        except _Failed as failed:
            if not failed.status:
                raise
            if failed.status >= 500 or failed.status == 429:
                return Robots(silent=f"the site's robots.txt, which says what may be, {failed}".rstrip("."))
        except TooBig:
            return Robots(silent="the site's robots.txt is too large to be read")
        except Refused:
            pass  # it leads to what is no web page, which asks for nothing
        return Robots()

    # One request.

    def _ask(
        self,
        address: Address,
        typed: tuple[str, int] | None,
        budget: Budget,
        accept: str,
        asked: dict[str, str],
        cut: int = 0,
    ) -> Page | str:
        """One request: the page, or where it leads to instead. ``cut``: bytes after which the rest is left."""
        with self._alone(address.host, budget), self._connected(address, typed, budget) as wire:
            try:
                response = self._answer(address, wire, budget, accept, asked)
                return self._page(address, response, cut)
            except (http.client.IncompleteRead, OSError):
                raise _Failed("broke off in the middle; try again.") from None
            except (http.client.HTTPException, ValueError):
                raise _Failed(f"did not answer as a web server does; check the address, or {_PASTE}.") from None
            finally:
                if not cut:  # between pages, and not between a robots file and the page it is about
                    self._last[address.host] = monotonic()

    def _answer(
        self, address: Address, wire: Wire, budget: Budget, accept: str, asked: dict[str, str]
    ) -> http.client.HTTPResponse:
        """The head of what the server answers."""
        connection = http.client.HTTPConnection(address.host, address.port)
        connection.sock = wire
        budget.begin()
        connection.putrequest("GET", address.target, skip_host=True, skip_accept_encoding=True)
        headers = {
            "Host": address.origin.partition("://")[2],
            "User-Agent": AGENT,
            "Accept": accept,
            "Accept-Encoding": ACCEPTED,
            "Connection": "close",
            **asked,
        }
        for name, value in headers.items():
            if value:
                connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        budget.body()
        return response

    def _page(self, address: Address, response: http.client.HTTPResponse, cut: int) -> Page | str:
        status, head = response.status, response.headers
        if status in _REDIRECTS and head.get("Location"):
            return str(head["Location"]).encode("latin-1", "replace").decode("utf-8", "replace")
        if status == 304:
            return Page(address, unchanged=True)
        if status != 200:
            raise _Failed(_refusal(status, head), status)
        length = head.get("Content-Length") or ""
        if not cut and length.isdecimal() and int(length[:18]) > self.limits.bytes:
            raise TooBig
        coding, read = str(head.get("Content-Encoding") or ""), _only(response, cut) if cut else response.read
        try:
            body = unpacked(read, coding, self.limits.bytes, self.limits.codings)
        except Unreadable as error:
            raise _Failed(f"cannot be read: {error}; {_PASTE}.") from None
        if not cut and response.length:  # of the length that was promised, so much did not come
            raise _Failed("broke off in the middle; try again.")
        return Page(
            address,
            body[: cut or None],
            media=clean_line(head.get_content_type())[:80] if head.get("Content-Type") else "",
            charset=clean_line(str(head.get_content_charset() or ""))[:40],
            etag=_kept(head.get("ETag")),
            modified=_kept(head.get("Last-Modified")),
        )

    @contextmanager
    def _alone(self, host: str, budget: Budget) -> Iterator[None]:
        """Nobody else in this program speaks to the host meanwhile."""
        with _guard:
            lock = _busy.setdefault(host, threading.Lock())
        budget.acquire(lock)
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def _connected(self, address: Address, typed: tuple[str, int] | None, budget: Budget) -> Iterator[Wire]:
        """A connection to one of the host's addresses that may be spoken to."""
        try:
            number = address.number
            found = [number] if number else self._resolve(address.host, address.port, budget.seconds)
        except OSError:
            raise _Failed(f"was not found: nothing is known of a host '{address.host}'; check the address.") from None
        except UnicodeError:
            raise _Failed("has a host that cannot be looked up; check the address.") from None
        meant = typed == address.place and address.is_near
        allowed = [ip for ip in found if meant or is_public(ip)]
        if not allowed:
            raise _Near(address)
        sock = self._reached(allowed, address, budget)
        try:
            if address.scheme == "https":
                sock = self._secured(sock, address, budget)
            yield Wire(sock, budget)
        finally:
            sock.close()

    def _reached(self, allowed: list[str], address: Address, budget: Budget) -> socket.socket:
        """A connection to the first of these IP addresses that takes one."""
        for ip in allowed:
            try:
                return self._connect((ip, address.port), min(budget.seconds, _CONNECT_SECONDS))
            except OSError:
                continue
        proxy = next((name for name in _PROXIES if os.environ.get(name)), "")
        aside = f" (the proxy in {proxy} is not used, for it could be led anywhere; {_PASTE})" if proxy else ""
        raise _Failed(f"cannot be reached; check the address and the connection{aside}.")

    def _secured(self, sock: socket.socket, address: Address, budget: Budget) -> socket.socket:
        """The encrypted connection over a plain one, once the server has proved who it is."""
        try:
            sock.settimeout(budget.seconds)
            return self._tls.wrap_socket(sock, server_hostname=address.host)
        except TimeoutError:
            raise TooSlow from None
        except ssl.SSLCertVerificationError as error:
            why = clean_line(error.verify_message or "its certificate is not valid").rstrip(".")
            raise _Failed(f"does not prove that it is {address.host} ({why}), so nothing was read.") from None
        except (ssl.SSLError, OSError, ValueError):
            raise _Failed("cannot be reached over an encrypted connection; check the address.") from None

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        import truststore

        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


_CONNECT_SECONDS = 10.0
_PROXIES = ("https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY")


def _only(response: http.client.HTTPResponse, most: int) -> Callable[[int], bytes]:
    """Reads so many bytes of a response, and then nothing more."""
    left = most

    def read(number: int) -> bytes:
        nonlocal left
        piece = response.read(min(number, left)) if left else b""
        left -= len(piece)
        return piece

    return read


def _kept(value: str | None) -> str:
    """What a server says of a page's state, when it can be said back to it."""
    plain = str(value or "").strip()
    return plain if len(plain) <= 200 and plain.isascii() and plain.isprintable() else ""


def _refusal(status: int, head: http.client.HTTPMessage) -> str:
    if status in (403, 429) and head.get("X-RateLimit-Remaining", "").strip() == "0":
        reset = head.get("X-RateLimit-Reset", "").strip()[:12]
        when = f" until {datetime.fromtimestamp(int(reset)):%H:%M}" if reset.isdecimal() else " for now"
        return f"takes no more requests from here{when}; try again then."
    if status in (401, 402, 403):
        return f"is not shown to programs (status {status}); {_PASTE}."
    if status in (404, 410):
        return f"is not there (status {status}); check the address."
    if status == 429:
        return f"asks to be left in peace for now (status {status}); try again later."
    if status >= 500:
        return f"has a fault at the moment (status {status}); try again later."
    return f"answers with status {status} and no page; check the address, or {_PASTE}."


def _sentence(asked: Address, here: Address, why: str) -> str:
    led = f", which leads to {here.shown}," if here.shown != asked.shown else ""
    return f"{asked.shown}{led} {why}"


def _megabytes(number: int) -> str:
    return f"{number / 1_000_000:g} MB"
