"""``foreign-contact``: every way out of a message, and whose it is."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.review.coach import review
from assistant.review.contacts import contacts, link_key
from assistant.review.finding import Reviewed
from assistant.settings.schema import Me
from tests.review.human import HUMAN

ME = Me(name="Ada Berg", site="https://ada.example.dev", signature="Ada Berg\nada.example.dev\n+47 22 33 44 55")
MARA = Person(
    "Mara Lindqvist",
    emails=("mara@ferrite.io",),
    handles={"x-dm": "@marawrites", "mastodon": "@mara@hachyderm.io", "whatsapp": "+46 70 123 45 67"},
    links=("https://github.com/mara-l", "https://www.linkedin.com/in/mara-lindqvist/", "https://mara.rs"),
    company="Ferrite",
)
FACTS = (
    Fact(1, "Wrote “Why not fsync?”", title="Why not fsync?", source="https://blog.ferrite.io/fsync?v=2"),
    Fact(1, "Runs the meetup at storage.club with @ivo_s", source="told me"),
)


def foreign(text: str, *, about: str = "", subject: str = "") -> list[str]:
    reviewed = Reviewed(text, subject, person=MARA, me=ME, facts=FACTS, about=about)
    return [found.text for found in review(reviewed).findings if found.check == "foreign-contact"]


@pytest.mark.parametrize(
    "contact",
    [
        "https://evil.com",
        "http://evil.com/a_(b)",
        "HTTPS://EVIL.COM/x",
        "hxxp://evil.com",
        "ftp://evil.com/x",
        "//evil.com/x"[2:],
        "www.evil.com",
        "evil.com",
        "evil.dev/a?b=c#d",
        "evil.pizza",
        "sub.evil.co.uk",
        "evil.com:8080",
        "evil[.]com",
        "evil(dot)com",
        "evil。com",
        "ｅｖｉｌ．ｃｏｍ",
        "xn--80ak6aa92e.com",
        "аррӏе.com",
        "пример.рф",
        "bit.ly/3xYz",
        "t.me/someone",
        "wa.me/4712345678",
        "x.com/someone",
        "docs.rs/tokio",
        "https://1.2.3.4/x",
        "https://ada.example.dev@evil.com/",
        "https://ada.example.dev.evil.com/",
        "https://evil.com/ada.example.dev",
        "notada.example.dev",
        "https://github.com/mara-l2",
        "https://github.com/other/repo",
        "github.com/other",
        "https://linkedin.com/in/somebody-else",
        "https://blog.ferrite.io/other",
        "javascript:alert(1)",
        "evil dot com",
        "someone@evil.com",
        "mara@ferrite.io.evil.com",
        "mara+x@ferrite.io",
        "other@ferrite.io",
        "mailto:someone@evil.com",
        "someone [at] evil [dot] com",
        "someone at evil dot com",
        "søren@exämple.de",
        "+47 99 88 77 66",
        "+1 (555) 123-4567",
        "(555) 123-4567",
        "555-123-4567",
        "555.123.4567",
        "020 7946 0958",
        "0171/1234567",
        "06 12 34 56 78",
        "tel:+4799887766",
        "@someone",
        "@37signals",
        "@someone@evil.social",
        "@mara@evil.social",
    ],
)
def test_nobodys(contact: str) -> None:
    for text in (
        f"See {contact} for more.",
        f"See ({contact}), please",
        f"{contact}",
        f"Hi,\n\n{contact}\n\nAda",
    ):
        assert foreign(text) == [contact]
    assert foreign("", subject=f"about {contact}") == [contact]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[here](https://evil.com/a)", ["https://evil.com/a"]),
        ("[here](evil.rs)", ["evil.rs"]),
        ("[here][1]\n\n[1]: evil.zip", ["evil.zip"]),
        ("<https://evil.com>", ["https://evil.com"]),
        ("<evil.com>", ["evil.com"]),
        ('<a href="evil.rs">here</a>', ["evil.rs"]),
        ("*evil.com*, _evil.org_; “evil.net”", ["evil.com", "evil.org", "evil.net"]),
        ("Mine is https://ada.example.dev, not https://evil.com.", ["https://evil.com"]),
        ("call 555-1234 or text me on 98765432", ["555-1234", "98765432"]),
        ("My number is 98765432. WhatsApp: 12345678, tel. 7654321", ["98765432", "12345678", "7654321"]),
    ],
)
def test_in_its_wrapping(text: str, expected: list[str]) -> None:
    assert foreign(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "https://ada.example.dev",
        "ada.example.dev/posts/1",
        "https://www.ada.example.dev/",
        "notes.ada.example.dev",
        "+47 22334455",
        "22 33 44 55",
        "mara@ferrite.io",
        "MARA@FERRITE.IO",
        "ferrite.io",
        "@marawrites",
        "@MaraWrites",
        "@mara@hachyderm.io",
        "@Mara",
        "@mara-l",
        "+46 70-123 45 67",
        "github.com/mara-l",
        "https://github.com/mara-l/log/issues/3",
        "https://linkedin.com/in/mara-lindqvist",
        "github.com",
        "mara.rs",
        "https://mara.rs/x",
        "https://blog.ferrite.io/fsync?v=2",
        "https://blog.ferrite.io/fsync?v=2#part",
        "blog.ferrite.io",
        "storage.club",
        "@ivo_s",
    ],
)
def test_mine_theirs_or_known(text: str) -> None:
    assert foreign(f"See {text}, or not.") == []


def test_a_shared_host_makes_nobody_known() -> None:
    fact = Fact(1, "Is on https://github.com and on https://medium.com", source="https://github.com")
    report = review(Reviewed("github.com, https://github.com/x, y.medium.com", facts=(fact,)))
    assert [one.text for one in report.findings if one.severity == "block"] == [
        "https://github.com/x",
        "y.medium.com",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Can I call you on 2026-03-01, on 01/02/2026 or on 05-11-2024?",
        "We call 1000000 times a second and reach 4294967296 rows; the number is 12345678.",
        "Telephone networks 1990-2020, the mobile web 2007-2024.",
        "A signal of 10000000 Hz, a text of 2000000 bytes, cell 1234567.",
        "A range of 100 000 000 to 1.000.000 pages; 3-4-5, 1-1-2024.",
    ],
)
def test_numbers_of_other_sorts(text: str) -> None:
    assert foreign(text) == []


def test_what_i_typed_myself_is_mine() -> None:
    assert foreign("See https://paper.example.org/7.") == ["https://paper.example.org/7"]
    assert foreign("See https://paper.example.org/7.", about="why https://paper.example.org/7 matters") == []


@pytest.mark.parametrize("text", HUMAN)
def test_what_people_write_passes(text: str) -> None:
    assert foreign(text) == []


def test_a_finding_says_what_it_is() -> None:
    (found,) = review(Reviewed("Ring 555-123-4567.")).findings[:1]
    assert found.check == "foreign-contact"
    assert found.severity == "block"
    assert found.message.startswith("This phone number is neither yours nor theirs")


@pytest.mark.parametrize(
    ("link", "key"),
    [
        ("https://Ferrite.IO/A/", "ferrite.io/A"),
        ("http://www.ferrite.io:80", "ferrite.io"),
        ("ferrite.io:8080/x#y", "ferrite.io:8080/x"),
        ("https://me@ferrite.io\\x", "ferrite.io/x"),
        ("//ferrite.io?q=1", "ferrite.io?q=1"),
        ("https://xn--bcher-kva.example", "bücher.example"),
        ("https://xn--\ud800.example", "xn--\ud800.example"),
    ],
)
def test_keys(link: str, key: str) -> None:
    assert link_key(link) == key


PIECES = st.sampled_from(
    [*"@./[)<>: \n-`日\ud800#?%(．\\", "evil.com", "https://", "www.", "ada", "](", "+47", "12", " 34",
     "xn--", "dot", " at ", "e.g."]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=120))
@settings(max_examples=300)
@example("www." * 40)
@example("a." * 400)
@example("@" * 500)
@example("1 " * 500)
def test_contacts_lie_in_the_text_and_apart(text: str) -> None:
    end = 0
    for contact in contacts(text):
        assert end <= contact.start < contact.end <= len(text)
        assert text[contact.start : contact.end] == contact.text
        end = contact.end


@given(
    st.from_regex(r"[a-z][a-z0-9]{2,12}\.(com|org|net|dev|io|xyz|app|tech)", fullmatch=True),
    st.sampled_from(["{}", "https://{}/x", "www.{}", "Read {}.", "({})", "<{}>", "[x](http://{})", "**{}**", "a@{}"]),
)
@settings(max_examples=150)
def test_any_domain_in_any_dress_is_seen(domain: str, dress: str) -> None:
    if domain in ("socket.io", "java.io", "java.net", "std.io", "crates.io", "draw.io", "asp.net", "ado.net"):
        return
    assert [found for found in contacts(dress.format(domain)) if domain in found.text]


@pytest.mark.parametrize(
    "contact",
    [
        "evil.соm",
        "𝐞𝐯𝐢𝐥.𝐜𝐨𝐦",
        "ⓔⓥⓘⓛ.ⓒⓞⓜ",
        "evil․com",
        "evil.com⁄x",
        "https://\nevil.com/x",
        "evil.\ncom",
        "evil\n.com/x",
        "evil . com",
        "e v i l . c o m",
        "evil dot de",
        "evil (punkt) de",
        "evil-dot-com",
        "evil%2Ecom",
        "evil&#46;com",
        "https:///evil.com",
        "http://3232235777",
        "http://[2001:db8::1]/x",
        "[2001:db8::1]:8080",
        "93.184.216.34",
        "93.184.216.34:8080",
        "👻.com",
        "data:text/html;base64,PHNjcmlwdA",
        "vbscript:msgbox(1)",
        "skype:eve?call",
        "tg://resolve?domain=evil",
        "https://ada.example.dev/?u=https://evil.com",
        "https://ada.example.dev/?u=https%3A%2F%2Fevil.com",
        "https://ada.example.dev//evil.com/x",
        "https://ada.example.dev%2eevil.com",
        "https://evil.com\\@ada.example.dev",
        "jemand at evil punkt de",
        "eve_at_evil_dot_com",
        "eve&#64;evil.com",
        "eve%40evil.com",
        "eve (ät) evil.com",
        "eve@[93.184.216.34]",
        "xmpp:eve@evil.com",
        "+44 (0) 20 7946 0958",
        "+47.99.88.77.66",
        "1-800-FLOWERS",
        "99 88 77 66",
        "98765 43210",
        "138 0013 8000",
        "+٤٧ ٩٩٨٨٧٧٦٦",
        "nine eight seven six five four three two",
        "4️⃣7️⃣9️⃣9️⃣8️⃣8️⃣7️⃣",
        "callto:+4799887766",
        "@evil:matrix.evil.org",
        "@ evil_bot",
        "u/evil_one",
    ],
)
def test_in_disguise(contact: str) -> None:
    assert foreign(f"See {contact} for more.") == [contact]
    assert foreign(f"Hi,\n\n{contact}\n\nAda") == [contact]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I am on Telegram: evilbot", "evilbot"),
        ("Telegram: evil_bot, or ask", "evil_bot"),
        ("My WeChat ID is evilbot.", "evilbot"),
        ("Signal: evil.42", "evil.42"),
        ("Discord evil#1234", "evil#1234"),
        ("Write to nightowl#1234 today", "nightowl#1234"),
        ("Add evilbot on Discord", "evilbot"),
        ("I'm evil_bot on Telegram", "evil_bot"),
        ("Reach me at evilbot on Signal", "evilbot"),
        ("Instagram @evil", "@evil"),
        ("Telegram: mara", "mara"),  # her name is not her name there
        ("Visit evil.zip for it", "evil.zip"),
        ("See evil.zip for it.", "evil.zip"),
        ("It waits at holiday.mov today", "holiday.mov"),
        ("More at evil.sh, if you like", "evil.sh"),
        ("The slides are on nightowl.rs now", "nightowl.rs"),
        ("Get it from nightowl.run", "nightowl.run"),
        ("Link: evil.md", "evil.md"),
        ("See http://[::1]/x for it", "http://[::1]/x"),
        ("Try http://[fe80::7]:8080/x", "http://[fe80::7]:8080/x"),
        ("See 192.168.1.5:8080/x for it.", "192.168.1.5:8080/x"),
        ("It is on 10.0.0.7/report today", "10.0.0.7/report"),
        ("Open 10.0.0.7:8443 for it.", "10.0.0.7:8443"),
        ("There is more at 10.0.0.7:22 as well.", "10.0.0.7:22"),
        ("As ever,\n\n192.168.1.5:8080\n\nAda", "192.168.1.5:8080"),
        ("My handle on Telegram is evilbob.", "evilbob"),
        ("My user name for Matrix is evilbob", "evilbob"),
        ("our account on Mastodon: nightowls", "nightowls"),
        ("My Signal is evilbob.", "evilbob"),
        ("my Skype is nightowl, and", "nightowl"),
        ("My Signal is Nightfox.", "Nightfox"),
        ("You can reach me on Telegram under nightfox.", "nightfox"),
        ("My Discord name is nightfox.", "nightfox"),
        ("I'm nightfox on Signal, as ever", "nightfox"),
        ("Telegram me at nightfox.", "nightfox"),
        ("Text me on Signal, I'm nightfox there.", "nightfox"),
        ("Go to nightfox.zip now", "nightfox.zip"),
        ("See http://[2001:db8::1]/login now", "http://[2001:db8::1]/login"),
        ("Send it to DE89 3704 0044 0532 0130 00 please", "DE89 3704 0044 0532 0130 00"),
        ("IBAN DE89370400440532013000.", "DE89370400440532013000"),
        ("It goes to NO93 8601 1117 947 as ever", "NO93 8601 1117 947"),
        ("to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
        ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"),
        ("0x52908400098527886E0F7030069857D2E4169EE7 is mine", "0x52908400098527886E0F7030069857D2E4169EE7"),
        ("My account number is 8601 1117947, thanks", "8601 1117947"),
        ("sort code 12-34-56", "12-34-56"),
        ("ruf mich unter 98765432 an", "98765432"),
        ("call 98765432", "98765432"),
        ("📞 98765432", "98765432"),
        ("reach me at evil dot com", "evil dot com"),
    ],
)
def test_named_beside_it(text: str, expected: str) -> None:
    assert foreign(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "I like Node.js, main.rs and Go 1.22; see v1.2.3, 4.2.0.1 and Chrome 120.0.6099.109, version 12.34.56.78.",
        "At 9:30 on 3.4. or 2024-03-01 it cost $1,234.56 or 12.50 EUR, on node 4.2.",
        "The DOI is 10.1145/3341301.3359651, or doi:10.1000/xyz123; see RFC 9110, 3.2.1, CVE-2024-12345.",
        "I saw log4j2 on GitHub and x86_64 on Twitter; tokio#1234 fixed it, see serde-rs/serde#2345.",
        "You spoke of it on Discord: how we store trillions. Signal: the noise ratio. Slack is fine.",
        "Just point me at the branch, and I will point you to the tests.",
        "The .com boom, the dot com years, ASP dot NET, a dot product, connect dot to dot.",
        "You said “stop at the dot in the corner” and “look at each dot by itself”.",
        "Ping 8.8.8.8, 1.1.1.1, 10.0.0.1 and 192.168.1.1:80; use 127.0.0.1 or 172.16.0.0/12.",
        "It counts one, two, three, four, five and six; rows 12 34 56 of 78; 00 01 02 03 04; 48 65 6c 6c.",
        "Nice to reach you on Slack, follow up on Twitter, message people on Signal, add comments on GitHub.",
        "That was from great.\nNet result: fine. We use main.\nme too",
        "p99 of 3.141 592 653; 604 800 s; 4 294 967 296 bytes; 100 000 000 pages.",
        "Line 42: here. Teams: three. Matrix: 3x3. Session: 12. The line (see x_1), Slack (v2.1).",
        "Discord is slow. Twitter is dead. Telegram channel growth. WhatsApp group chats.",
        "We use @dataclass and @property, and @types/node and see you @ 5pm.",
        "See main.rs, look at parser.rs and at setup.py; the rest is in config.toml and cache.py, see lib.rs for it.",
        "All of it is in main.rs, and it is at lib.rs that it starts. We loaded it from libssl.so and unpacked a.zip.",
        "My Signal is broken, my Slack is full, our Matrix is down, my Telegram is muted and my Discord is too loud.",
        "My handle on the problem is loose. My account of Telegram is short.",
        "Commit 52908400098527886e0f7030069857d2e4169ee7, 550e8400-e29b-41d4-a716-446655440000, at 0x7fff5fbff8a0.",
        "I'm happy on Signal. Find Petra on Telegram. I'm Ada on Slack. We find bugs on GitHub. I'm new there.",
        "Go to main.rs, then over to lexer.rs; the code lives in run.py. I keep a log.md and a notes.zip.",
        "Version 10.0.0.1 runs on 192.168.0.0/24, and it crashed at 10.0.0.1:8080; I ran it on localhost:9000/metrics.",
        "Our account number scheme is broken; account 5 of 12; the wallet on your list; DE89 is no IBAN.",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert foreign(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "My Telegram is muted. My Signal is too weak here. Our Slack is overflowing; my Zoom is flaky.",
        "Find me on Slack. Find help on Slack, look for mentors on LinkedIn, ask questions on Discord.",
        "My username is taken. My handle is loose. My nick is silly.",
        "I am on Signal, mostly. I'm on Slack, Telegram and Matrix. Find me on Slack, please.",
        "Telegram me on Friday. Skype me at noon. WhatsApp us as ever.",
        "We post as usual on Slack. PayPal works. Venmo crashed. This is my Telegram.",
        "Our signal is unipolar, my matrix is tridiagonal, our session is stateless, my line is noise.",
        "Find documentation on GitHub, or search examples on YouTube. Look for Zephyr on GitHub.",
        "Discord (mostly), Mastodon - sometimes, Twitter/mastodon. We read it on Discord (again).",
    ],
)
def test_what_is_said_of_a_service_is_no_handle(text: str) -> None:
    assert foreign(text) == []


@pytest.mark.parametrize("handle", ["boardking", "petersen", "jenny", "miller", "spyder", "quietly_so"])
def test_how_a_handle_ends_proves_nothing(handle: str) -> None:
    assert foreign(f"My Signal is {handle}.") == [handle]
    assert foreign(f"Look for {handle} on Mastodon.") == [handle]


def test_in_a_sentence_a_name_may_stand_for_itself() -> None:
    text = "I go by Ada on Slack. Look for Ebbtide on Discord. Find me on Slack, Mara. My Telegram is Lindqvist."
    facts = (Fact(1, "Launched Ebbtide, which logs tides."),)
    held = {
        one.text for one in review(Reviewed(text, facts=facts, me=ME, person=MARA)).findings if one.severity == "block"
    }
    assert held == set()
    read = (Fact(1, "Launched Ebbtide.", source="https://blog.example/x"),)
    held = {
        one.text for one in review(Reviewed(text, facts=read, me=ME, person=MARA)).findings if one.severity == "block"
    }
    assert held == {"Ebbtide"}


def test_an_account_of_mine_is_mine() -> None:
    me = Me(name="Ada Berg", signature="Ada Berg\nNO93 8601 1117 947")
    mine, other = "to NO9386011117947", "to DE89 3704 0044 0532 0130 00"
    found = [one.text for one in review(Reviewed(f"{mine}, {other}", me=me)).findings if one.severity == "block"]
    assert found == ["DE89 3704 0044 0532 0130 00"]


def test_a_page_does_not_vouch_for_what_stands_in_it() -> None:
    told = "Write to eve@evil.com, ring +47 99 88 77 66, see https://evil.com/x, ask @evil_bot or Telegram: evilbot"
    contacts_in_it = ["eve@evil.com", "+47 99 88 77 66", "https://evil.com/x", "@evil_bot", "evilbot"]
    typed, read = Fact(1, told), Fact(1, told, source="https://blog.ferrite.io/fsync")
    named = Fact(1, "On logs", title=told, source="blog.ferrite.io/fsync")
    # Pasted text has no address, but it rests on words that somebody else wrote.
    pasted = Fact(1, told, source="pasted text from https://evil.com/x", quote=told)
    for facts in ((typed,), (read,), (named,), (pasted,)):
        expected = [] if facts == (typed,) else contacts_in_it
        found = [one for one in review(Reviewed(told, facts=facts, me=ME)).findings if one.check == "foreign-contact"]
        assert [one.text for one in found] == expected
        assert all("read from a page" in one.message for one in found)
    # Two that say so are no better than one; the person typing it is.
    assert not [one for one in review(Reviewed(told, facts=(read, typed), me=ME)).findings if one.severity == "block"]


def test_the_page_itself_may_be_named_but_makes_no_handle() -> None:
    fact = Fact(1, "On logs", source="https://blog.ferrite.io/fsync")
    body = "https://blog.ferrite.io/fsync, blog.ferrite.io, @fsync, https://blog.ferrite.io/other"
    found = [one.text for one in review(Reviewed(body, facts=(fact,))).findings if one.check == "foreign-contact"]
    assert found == ["@fsync", "https://blog.ferrite.io/other"]


@pytest.mark.parametrize(
    "text",
    ["a " * 3000, "a." * 3000, "nine " * 2000, "1 " * 3000, "@" * 3000, "x dot " * 2000, "a-" * 3000, "www." * 2000,
     "DE89 " * 1000, "1a" * 2000, "account number " * 500, "see evil.zip " * 500, "👻" * 3000,
     "Telegram " * 1000, "add " * 2000, "a\n." * 2000, "eve at " * 1000],
)  # fmt: skip
def test_no_text_takes_long(text: str) -> None:
    start = time.process_time()
    contacts(text)
    assert time.process_time() - start < 1.5


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("Hi Mara,\n\nwhich read was slow? See evil.com for more. A line is plenty.",
         "Hi Mara,\n\nwhich read was slow? A line is plenty."),
        ("Which read was slow? You can write to bob@evil.example.", "Which read was slow?"),
        ("Which read was slow? Or did you see evil.com? A line is plenty of that.",
         "Which read was slow? A line is plenty of that."),
    ],
)  # fmt: skip
def test_its_sentence_can_be_cut(body: str, left: str) -> None:
    found = next(one for one in review(Reviewed(body)).findings if one.check == "foreign-contact")
    low, high = found.mends or (found.start, found.end)
    assert found.replacement is not None and body[:low] + found.replacement + body[high:] == left


@pytest.mark.parametrize(
    "body",
    [
        "Hi Mara,\n\nI read on reads for a week. Did you see evil.com on that?",  # nothing else asks
        "See evil.com for more. It says what I mean. Which read was slow?",  # what is left would hang in the air
    ],
)
def test_its_sentence_is_not_cut_where_what_is_left_is_no_message(body: str) -> None:
    found = next(one for one in review(Reviewed(body)).findings if one.check == "foreign-contact")
    assert found.replacement is None
