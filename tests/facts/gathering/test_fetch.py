"""Fetching over real sockets: what comes of good servers, and one sentence from each bad one."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from assistant.errors import Refused
from assistant.facts.gathering.address import read_address
from assistant.facts.gathering.fetch import AGENT, Fetcher, Page
from assistant.facts.gathering.limits import Limits
from assistant.facts.gathering.unpack import unpacked
from assistant.facts.gathering.wire import Budget, Stopped, TooBig
from tests.facts.gathering.site import QUICK, ROOMY, Internet, Late, Play, Served, Site, redirect, reply, site, typed

PAGE = "<title>Hello</title>"


def fetched(pages: dict[str, Served], path: str = "/", limits: Limits = ROOMY) -> Page:
    """What a site of these pages gives to somebody who typed its address."""
    with site(pages) as there:
        address, place = typed(there.url(path))
        return Fetcher(limits).get(address, typed=place)


def refused(pages: dict[str, Served], path: str = "/", limits: Limits = ROOMY) -> str:
    """The one sentence for a page that cannot be read; ``SITE`` stands for the site. Quick, too."""
    with site(pages) as there:
        address, place = typed(there.url(path))
        began = time.monotonic()
        with pytest.raises(Refused) as caught:
            Fetcher(limits).get(address, typed=place)
        assert time.monotonic() - began < limits.seconds + 10  # none of it ends by itself; a busy machine takes long
        sentence = str(caught.value).replace(there.url("").rstrip("/"), "SITE")
        assert sentence.endswith(".") and "\n" not in sentence and len(sentence) < 300, sentence
        return sentence


# What comes.


def test_a_page_comes_with_what_the_server_says_of_it() -> None:
    headers = {"ETag": '"abc"', "Last-Modified": "Sun, 01 Mar 2026 10:00:00 GMT"}
    page = fetched({"/": reply(PAGE, media="Text/HTML; charset=ISO-8859-1", headers=headers)})
    assert (page.body, page.media, page.charset) == (PAGE.encode(), "text/html", "iso-8859-1")
    assert (page.etag, page.modified) == ('"abc"', "Sun, 01 Mar 2026 10:00:00 GMT")


def test_the_request_names_the_program_and_nothing_else() -> None:
    with site({"/": reply(PAGE, headers={"Set-Cookie": "id=1; Path=/"})}) as there:
        fetcher = Fetcher(ROOMY)
        for _ in range(2):
            address, place = typed(there.url("/"))
            fetcher.get(address, typed=place)
    for hit in there.hits:
        assert set(hit.headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
        assert hit.headers["user-agent"] == AGENT and AGENT.startswith("outreach/")
        assert hit.headers["host"] == f"127.0.0.1:{there.port}"
        assert not any(own in AGENT for own in (socket.gethostname(), "127.0.0.1", "@"))
    assert [hit.path for hit in there.hits] == ["/robots.txt", "/", "/"]


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate", "raw", "gzip, gzip", "several", "identity"])
def test_what_is_compressed_is_unpacked(coding: str) -> None:
    text = ("word " * 5000).encode()
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(text),
        "x-gzip": gzip.compress(text),
        "deflate": zlib.compress(text),
        "raw": raw.compress(text) + raw.flush(),
        "gzip, gzip": gzip.compress(gzip.compress(text)),
        "several": gzip.compress(text[:100]) + gzip.compress(text[100:]) + b"trailing",
        "identity": text,
    }[coding]
    said = {"raw": "deflate", "several": "gzip"}.get(coding, coding)
    assert fetched({"/": reply(packed, headers={"Content-Encoding": said})}).body == text


def test_chunks_are_put_together() -> None:
    body = b"5\r\nHello\r\n6;x=y\r\n there\r\n0\r\nTrailer: x\r\n\r\n"
    assert fetched({"/": reply(body, length=False, headers={"Transfer-Encoding": "chunked"})}).body == b"Hello there"


def test_a_page_that_did_not_change_is_not_sent_again() -> None:
    with site({"/": reply(status=304, length=False)}) as there:
        address, place = typed(there.url("/"))
        page = Fetcher(ROOMY).get(address, typed=place, etag='"abc"', modified="Sun, 01 Mar 2026 10:00:00 GMT")
    assert page.unchanged and page.body == b""
    assert there.hits[-1].headers["if-none-match"] == '"abc"'
    assert there.hits[-1].headers["if-modified-since"] == "Sun, 01 Mar 2026 10:00:00 GMT"


def test_redirects_are_followed_and_the_last_address_counts() -> None:
    with site({"/": redirect("/a", 301), "/a": redirect("b?x=1#y", 307), "/b?x=1": reply(PAGE)}) as there:
        address, place = typed(there.url("/"))
        page = Fetcher(ROOMY).get(address, typed=place)
    assert page.address.url == there.url("/b?x=1") and there.paths == ["/", "/a", "/b?x=1"]


# Where nothing may be asked.


@pytest.mark.parametrize(
    "to",
    [
        "file:///etc/passwd", "ftp://mara.example/x", "gopher://127.0.0.1/", "javascript:alert(1)", "http://[::1",
        "http://user:secret@mara.example/", "//", "http://mara.example:99999/", "data:text/html,hi",
    ],
)  # fmt: skip
def test_a_redirect_to_no_page_is_refused(to: str) -> None:
    assert "secret" not in refused({"/": redirect(to)})


def test_a_redirect_to_another_port_of_this_machine_is_not_followed() -> None:
    with site({"/": reply("private")}) as private:
        for host in ("127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0.0.0.0"):
            said = refused({"/": redirect(f"http://{host}:{private.port}/")})
            assert "private network" in said or "cannot be reached" in said, said
        assert private.hits == []


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "10.0.0.1", "169.254.169.254", "192.168.0.1", "[::1]", "[::ffff:10.0.0.1]",
     "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "0.0.0.0", "224.0.0.1"],
)  # fmt: skip
def test_a_public_page_leads_to_no_private_place(host: str) -> None:
    with site({"/": redirect(f"http://{host}/"), "/robots.txt": redirect(f"http://{host}/robots.txt")}) as there:
        net = Internet(mara_example=there)
        with pytest.raises(Refused, match="private network"):
            net.fetcher().get(read_address("http://mara.example/"))
    assert {address[0] for address in net.connected} == {"93.184.215.1"}


def test_a_private_place_is_asked_only_when_that_host_and_port_were_typed() -> None:
    with site({"/": reply(PAGE)}) as there:
        address = read_address(there.url("/"))
        for place in (None, ("127.0.0.1", there.port + 1), ("localhost", there.port), ("mara.example", there.port)):
            with pytest.raises(Refused, match="private network"):
                Fetcher(ROOMY).get(address, typed=place)
        assert there.hits == []
        assert Fetcher(ROOMY).get(address, typed=("127.0.0.1", there.port)).body


def test_a_public_name_that_leads_to_a_private_address_is_not_asked_even_when_typed() -> None:
    with site({"/": reply(PAGE)}) as private:
        net = Internet()
        net.answers["mara.example"] = [["127.0.0.1"]]
        address, place = typed(f"http://mara.example:{private.port}/")
        with pytest.raises(Refused, match="private network"):
            net.fetcher().get(address, typed=place)
        assert private.hits == [] and net.connected == []


def test_of_several_addresses_only_public_ones_are_spoken_to() -> None:
    with site({"/": reply(PAGE)}) as there:
        net = Internet(mara_example=there)
        net.answers["mara.example"] = [["10.0.0.1", "::1", "93.184.215.1", "127.0.0.1"]]
        assert net.fetcher().get(read_address("http://mara.example/")).body == PAGE.encode()
    assert {address[0] for address in net.connected} == {"93.184.215.1"}


def test_the_address_that_was_checked_is_the_one_that_is_spoken_to() -> None:
    """A name that changes between the look-up and the connection changes nothing: it is looked up once."""
    with site({"/": reply(PAGE)}) as there:
        net = Internet(mara_example=there)
        net.answers["mara.example"] = [["93.184.215.1"], ["93.184.215.1"], ["127.0.0.1"]]
        fetcher = net.fetcher()
        assert fetcher.get(read_address("http://mara.example/")).body == PAGE.encode()
        assert net.asked == ["mara.example"] * 2  # once for the robots file, once for the page
        assert net.connected == [("93.184.215.1", 80)] * 2
        with pytest.raises(Refused, match="private network"):
            fetcher.get(read_address("http://mara.example/"))
    assert {address[0] for address in net.connected} == {"93.184.215.1"}


def test_a_proxy_in_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with site() as proxy, site({"/": reply(PAGE)}) as there:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url(""))
        address, place = typed(there.url("/"))
        assert Fetcher(ROOMY).get(address, typed=place).body
        address, place = typed("http://127.0.0.1:1/")
        with pytest.raises(Refused, match=r"cannot be reached.*the proxy in \w+ is not used"):
            Fetcher(ROOMY).get(address, typed=place)
        assert proxy.hits == []


# Bounds.


def test_the_shipped_bounds() -> None:
    assert Limits() == Fetcher().limits
    assert (Limits().bytes, Limits().seconds) == (10_000_000, 20.0)


def endless(beginning: bytes, piece: bytes, pause: float = 0.0) -> Play:
    """Says something, and then something more without an end."""

    def play(taken: socket.socket) -> None:
        taken.sendall(beginning)
        while True:
            time.sleep(pause)
            taken.sendall(piece)

    return play


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
BOMB = gzip.compress(b"\x00" * 20_000_000)
TOO_BIG = "SITE/ is larger than 0.3 MB, so it was not read to its end; copy its text and give it with --from."
TOO_SLOW = "SITE/ did not come within 1.5 seconds, so it was left; try again, or copy its text and give it with --from."
LONG_HEAD = "SITE/ says more than 20,000 bytes before the page begins, so it was not read; copy its text"


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (reply(b"x" * 400_000), TOO_BIG),
        (endless(HEAD + b"\r\n", b"x" * 65536), TOO_BIG),
        (endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + b"x" * 65536 + b"\r\n"), TOO_BIG),
        (endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"T: x\r\n" * 1000), TOO_BIG),
        (reply(BOMB, headers={"Content-Encoding": "gzip"}), TOO_BIG),
        (reply(zlib.compress(b"\x00" * 20_000_000), headers={"Content-Encoding": "deflate"}), TOO_BIG),
        (reply(gzip.compress(BOMB), headers={"Content-Encoding": "gzip, gzip"}), TOO_BIG),
        (reply(gzip.compress(gzip.compress(b"") * 100_000), headers={"Content-Encoding": "gzip, gzip"}), TOO_BIG),
        (endless(HEAD, b"X-A: " + b"y" * 1000 + b"\r\n"), LONG_HEAD),
        (endless(HEAD, b"X-A: y\r\n" * 30), "SITE/ did not answer as a web server does"),
        (endless(HEAD + b"X-A: ", b"y" * 100_000), LONG_HEAD),
        (endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1000), LONG_HEAD),
        (endless(b"", b"x" * 1000), LONG_HEAD),
        (endless(HEAD + b"\r\n", b"x", 0.05), TOO_SLOW),
        (endless(HEAD, b"X", 0.05), TOO_SLOW),
        (endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", 0.05), TOO_SLOW),
        (lambda taken: time.sleep(15), TOO_SLOW),
    ],
    ids=[
        "a long body", "an endless body", "endless chunks", "endless trailers", "a gzip bomb", "a deflate bomb",
        "a bomb in a bomb", "a bomb of nothing", "endless headers", "many headers", "one endless header",
        "endless continues", "no end of a line", "a slow drip", "a slow head", "slow chunks", "silence",
    ],
)  # fmt: skip
def test_bounds(page: Served, sentence: str) -> None:
    assert refused({"/": page}, limits=QUICK if sentence == TOO_SLOW else ROOMY).startswith(sentence)


@pytest.mark.parametrize("coding", ["", "identity", "gzip", "deflate"])
def test_what_is_unpacked_is_bounded_by_itself(coding: str) -> None:
    text = b"x" * 2000
    data = gzip.compress(text) if coding == "gzip" else zlib.compress(text) if coding == "deflate" else text
    left = [data]
    with pytest.raises(TooBig):
        unpacked(lambda _: left.pop() if left else b"", coding, 1000, 2)


def test_a_length_that_is_too_long_is_not_even_begun() -> None:
    sent = threading.Event()

    def play(taken: socket.socket) -> None:
        taken.sendall(HEAD + b"Content-Length: 99999999999\r\n\r\n")
        with suppress(OSError):
            while not sent.is_set():
                taken.sendall(b"x" * 65536)

    assert refused({"/": play}) == TOO_BIG
    sent.set()


def test_redirects_share_one_budget() -> None:
    slow: dict[str, Served] = {f"/{number}": Late(redirect(f"/{number + 1}"), 0.5) for number in range(9)}
    assert "did not come within 1.5 seconds" in refused(slow, "/0", QUICK)
    assert "leads from one address to the next, more than 5 times" in refused({"/": redirect("/")})


def test_a_name_that_is_not_found_in_time() -> None:
    def slowly(host: str, port: int, seconds: float) -> list[str]:
        from assistant.facts.gathering.wire import resolve

        return resolve(host, port, seconds)

    began = time.monotonic()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(10))
        with pytest.raises(Refused, match=r"did not come within 0\.3 seconds"):
            Fetcher(Limits(seconds=0.3), resolve=slowly).get(read_address("http://mara.example/"))
    assert time.monotonic() - began < 8


def test_somebody_stops_it() -> None:
    with site({"/": endless(HEAD + b"\r\n", b"x", 0.05)}) as there:
        fetcher = Fetcher(Limits())
        address, place = typed(there.url("/"))
        threading.Timer(0.4, fetcher.stop.set).start()
        began = time.monotonic()
        with pytest.raises(Stopped):
            fetcher.get(address, typed=place)
        assert time.monotonic() - began < 10


# What goes wrong.


def cut(beginning: bytes) -> Play:
    def play(taken: socket.socket) -> None:
        taken.sendall(beginning)

    return play


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (reply(status=404), "SITE/ is not there (status 404)"),
        (reply(status=410), "SITE/ is not there (status 410)"),
        (reply(status=403), "SITE/ is not shown to programs (status 403)"),
        (reply(status=401), "SITE/ is not shown to programs (status 401)"),
        (reply(status=429), "SITE/ asks to be left in peace for now (status 429)"),
        (reply(status=503), "SITE/ has a fault at the moment (status 503)"),
        (reply(status=204), "SITE/ answers with status 204 and no page"),
        (reply(status=302), "SITE/ answers with status 302 and no page"),
        (reply(status=999), "SITE/ has a fault at the moment"),
        (cut(b""), "SITE/ broke off in the middle"),
        (cut(b"SSH-2.0-OpenSSH_9.6\r\n"), "SITE/ did not answer as a web server does"),
        (cut(b"HTTP/9.9 OK\r\n\r\n"), "SITE/ did not answer as a web server does"),
        (cut(HEAD + b"Content-Length: 100\r\n\r\nhalf"), "SITE/ broke off in the middle"),
        (cut(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"), "SITE/ broke off in the middle"),
        (cut(HEAD + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nabc"), "SITE/"),
        (
            reply(b"nonsense", headers={"Content-Encoding": "gzip"}),
            "SITE/ cannot be read: it says that it",
        ),
        (reply(b"x", headers={"Content-Encoding": "br"}), "SITE/ cannot be read: it is compressed in a way"),
        (reply(b"x", headers={"Content-Encoding": "gzip," * 9}), "SITE/ cannot be read: it is compressed 9 times"),
    ],
)
def test_one_clear_sentence(page: Served, sentence: str) -> None:
    assert refused({"/": page}).startswith(sentence)


def test_limits_of_an_interface_say_until_when() -> None:
    headers = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1772359200"}
    assert "takes no more requests from here until 10:00" in refused({"/": reply(status=403, headers=headers)})


def test_a_host_that_is_not_there() -> None:
    with pytest.raises(Refused, match=r"nothing is known of a host 'nobody\.example'"):
        Internet().fetcher().get(read_address("http://nobody.example/"))


def test_a_server_that_does_not_speak_tls() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            taken, _ = listening.accept()
            with taken:
                taken.recv(100)
                taken.sendall(reply(PAGE))

        threading.Thread(target=serve, daemon=True).start()
        address, place = typed(f"https://127.0.0.1:{listening.getsockname()[1]}/")
        with pytest.raises(Refused, match="cannot be reached over an encrypted connection"):
            Fetcher(ROOMY).get(address, typed=place)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for mara.example that it signed itself, with its key in the same file."""
    if not (openssl := shutil.which("openssl")):
        pytest.skip("needs the openssl program to make a certificate")
    made, signed = tmp_path / "made.pem", tmp_path / "signed.pem"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=mara.example",
         "-addext", "subjectAltName=DNS:mara.example", "-keyout", str(made), "-out", str(signed)],
        check=True, capture_output=True,
    )  # fmt: skip
    made.write_text(made.read_text(encoding="ascii") + signed.read_text(encoding="ascii"), encoding="ascii")
    return made


def test_an_encrypted_page_comes_from_whoever_proves_its_name(certificate: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    pages: dict[str, Served] = {"/": reply(PAGE), "/slow": endless(HEAD + b"\r\n", b"x", 0.05)}
    with Site(pages, tls=context) as there:
        net = Internet(mara_example=there, evil_example=there)
        fetcher = net.fetcher()
        fetcher.__dict__["_tls"] = ssl.create_default_context(cafile=str(certificate))
        assert fetcher.get(read_address("https://mara.example/")).body == PAGE.encode()
        assert net.connected[-1] == ("93.184.215.1", 443)
        with pytest.raises(Refused, match=r"does not prove that it is evil\.example \(Hostname mismatch"):
            fetcher.get(read_address("https://evil.example/"))
        quick = net.fetcher(QUICK)
        quick.__dict__["_tls"] = fetcher.__dict__["_tls"]
        with pytest.raises(Refused, match=r"did not come within 1\.5 seconds"):
            quick.get(read_address("https://mara.example/slow"))
        # And nobody is believed whom the system does not trust.
        with pytest.raises(Refused, match=r"does not prove that it is mara\.example .*, so nothing was read\."):
            net.fetcher().get(read_address("https://mara.example/"))


def test_what_is_led_to_is_named_with_what_was_asked_for() -> None:
    assert refused({"/": redirect("/b"), "/b": reply(status=404)}).startswith(
        "SITE/, which leads to SITE/b, is not there"
    )


# Politeness.


def robots(text: str, path: str = "/", **more: Served) -> Callable[[], Page]:
    pages: dict[str, Served] = {"/robots.txt": reply(text, media="text/plain"), path: reply(PAGE), **more}
    return lambda: fetched(pages, path)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("User-agent: *\nDisallow: /", "/"),
        ("User-agent: outreach\nDisallow: /private/", "/private/x"),
        ("User-agent: other\nAllow: /\n\nUser-agent: *\nDisallow: /*.html$", "/a/b.html"),
        ("User-agent: *\nAllow: /a\nDisallow: /a/secret", "/a/secret"),
        ("\ufeffUser-Agent: *\nDISALLOW: /", "/"),
    ],
)
def test_what_a_site_does_not_wish_to_be_read_is_not_read(text: str, path: str) -> None:
    with pytest.raises(Refused, match=r"robots\.txt asks programs to stay away; copy its text"):
        robots(text, path)()


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("", "/"),
        ("User-agent: *\nDisallow:", "/"),
        ("User-agent: *\nDisallow: /\n\nUser-agent: outreach\nAllow: /", "/"),
        ("User-agent: *\nDisallow: /a/\nAllow: /a/open", "/a/open"),
        ("User-agent: outreacher\nDisallow: /", "/"),
        ("<html>Not found</html>", "/"),
    ],
)
def test_what_it_allows_is(text: str, path: str) -> None:
    assert robots(text, path)().body == PAGE.encode()


def test_a_refused_page_is_never_asked_for() -> None:
    with site({"/robots.txt": reply("User-agent: *\nDisallow: /", media="text/plain")}) as there:
        address, place = typed(there.url("/x"))
        with pytest.raises(Refused):
            Fetcher(ROOMY).get(address, typed=place)
    assert there.paths == []


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (reply(status=503), "SITE/ was not read: the site's robots.txt, which says what may be, has a fault"),
        (reply(status=429), "SITE/ was not read: the site's robots.txt, which says what may be, asks to be left"),
        (reply(BOMB, headers={"Content-Encoding": "gzip"}), "SITE/ was not read: the site's robots.txt is too large"),
        (lambda taken: time.sleep(15), TOO_SLOW),
    ],
)
def test_a_site_that_cannot_say_what_it_wishes_is_left(page: Served, sentence: str) -> None:
    limits = QUICK if sentence == TOO_SLOW else ROOMY
    assert refused({"/robots.txt": page, "/": reply(PAGE)}, limits=limits).startswith(sentence)


def test_a_long_robots_file_is_read_as_far_as_it_goes() -> None:
    text = "User-agent: *\nDisallow: /private\n" + "# more\n" * 200_000
    limits = Limits(bytes=5_000_000, seconds=60, robots_bytes=10_000)
    pages: dict[str, Served] = {"/robots.txt": reply(text), "/private": reply(PAGE), "/": reply(PAGE)}
    assert fetched(pages, "/", limits).body == PAGE.encode()
    assert "stay away" in refused(pages, "/private", limits)


def test_a_robots_file_elsewhere_is_followed_and_one_that_leads_astray_asks_for_nothing() -> None:
    wishes = reply("User-agent: *\nDisallow: /", media="text/plain")
    assert "stay away" in refused({"/robots.txt": redirect("/r"), "/r": wishes, "/": reply(PAGE)})
    assert fetched({"/robots.txt": redirect("file:///x"), "/": reply(PAGE)}).body


def test_the_pause_that_a_site_asks_for_is_kept_between_pages() -> None:
    text = "User-agent: *\nCrawl-delay: 1.5"
    with site({"/robots.txt": reply(text, media="text/plain"), "/": reply(PAGE)}) as there:
        fetcher, (address, place) = Fetcher(ROOMY), typed(there.url("/"))
        began = time.monotonic()
        fetcher.get(address, typed=place)
        assert time.monotonic() - began < 1.5
        fetcher.get(address, typed=place)
        assert time.monotonic() - began >= 1.5


def test_one_request_at_a_time_for_each_host() -> None:
    # The robots file is there: of a page that is not, the head is enough to go on before the rest was sent.
    pages: dict[str, Served] = {"/robots.txt": Late(reply("User-agent: *\nAllow: /"), 0.1), "/": Late(reply(PAGE), 0.3)}
    with site(pages) as there:
        address, place = typed(there.url("/"))
        threads = [threading.Thread(target=lambda: Fetcher(ROOMY).get(address, typed=place)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(there.paths) == 4 and there.most_at_once == 1


def test_waiting_for_its_turn_costs_nothing() -> None:
    lock, budget = threading.Lock(), Budget(Limits(seconds=1.0), threading.Event())
    lock.acquire()
    threading.Timer(1.5, lock.release).start()
    budget.acquire(lock)
    assert 0 < budget.seconds <= 1.0


def test_two_hosts_do_not_wait_for_each_other() -> None:
    started = threading.Barrier(2, timeout=30)

    def play(taken: socket.socket) -> None:
        started.wait()
        taken.sendall(reply(PAGE))

    first, second = Site({"/": play}), Site({"/": play})
    with first, second:
        net = Internet(mara_example=first, nils_example=second)
        results: list[bytes] = []

        def read(host: str) -> None:
            results.append(net.fetcher().get(read_address(f"http://{host}/")).body)

        threads = [threading.Thread(target=read, args=(host,)) for host in ("mara.example", "nils.example")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert results == [PAGE.encode()] * 2
