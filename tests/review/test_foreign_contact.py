"""``foreign-contact``: every way out of a message, and whose it is."""

from __future__ import annotations

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
