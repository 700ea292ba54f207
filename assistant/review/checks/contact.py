"""Contacts that are nobody's here: links, addresses, numbers, handles and accounts nobody gave the writer.

Whose a contact is: mine when it stands in my settings or in what I typed to ask; theirs when it stands
with the person; known when it stands in a fact that I typed, or is the page that a fact was read from.
A fact that rests on a quote, or has a web address for its source, was read there, and whoever writes the
page could write anything into it. So the contacts in such a fact's text and title count for nothing, and neither
does repeating one of them in the question; the address of the page itself counts, without a handle
being made of it. What is right all the same has a place: the person's own links, addresses and handles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from assistant.review.contacts import Contact, contacts, link_key
from assistant.review.cutting import Cut, cut_sentence, mend
from assistant.review.finding import Finding, Reviewed
from assistant.review.parsed import Parsed
from assistant.review.registry import check, spot
from assistant.review.wording import listed

_NAMES = {
    "link": "link", "email": "e-mail address", "phone": "phone number", "handle": "handle", "account": "account",
}  # fmt: skip


@check("foreign-contact", "block", "models make contacts up, and pages plant them")
def foreign_contact(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """Every contact in the message is mine, theirs, or stands in a fact or in what I typed.

    EVIDENCE, "What gives a machine's letter away", 3 and 10: a model invents addresses, and gathered
    text may plant them; that a fact was approved does not make its contacts anybody's.
    """
    places = (("body", text.contacts), ("subject", text.subject_contacts))
    if not any(found for _, found in places):
        return
    known = _known(reviewed)
    for where, found in places:
        for contact in found:
            if known.holds(contact):
                continue
            name = _NAMES[contact.sort]
            if contact.key in known.read:
                why = f"This {name} stands in a text that was read from a page, and is neither yours nor theirs."
                advice = "Take it out; or, if you know it is right, put it with the person or in a fact you type."
            else:
                why = f"This {name} is neither yours nor theirs, and no fact has it."
                advice = "Take it out; or, if it is right, put it with a fact, the person or your settings."
            if where == "subject":
                yield spot(contact.start, contact.end, why, advice, where="subject")
            else:
                yield mend(contact.start, contact.end, why, advice, _cut(text, contact))


def _cut(text: Parsed, contact: Contact) -> Cut | None:
    """The cut of its sentence; None for the only one that asks, for without that there is no message."""
    sentence = next((one for one in text.sentences if one.start <= contact.start < one.end), None)
    if sentence is None or (text.asks and all(sentence.start <= ask.start < sentence.end for ask in text.asks)):
        return None
    return cut_sentence(text, sentence)


def foreign(reviewed: Reviewed, found: list[Contact]) -> list[Contact]:
    """Those of the contacts that are neither mine nor theirs, and that nothing typed has."""
    if not found:
        return []
    known = _known(reviewed)
    return [contact for contact in found if not known.holds(contact)]


_SHARED = listed(
    """
    github.com gist.github.com github.io gitlab.com codeberg.org bitbucket.org sr.ht npmjs.com pypi.org
    huggingface.co medium.com substack.com wordpress.com blogspot.com notion.so reddit.com
    speakerdeck.com youtube.com youtu.be x.com twitter.com linkedin.com facebook.com instagram.com
    bsky.app mastodon.social t.me wa.me discord.gg discord.com t.co bit.ly tinyurl.com goo.gl
    docs.google.com drive.google.com dropbox.com calendly.com cal.com
    """
)
"""Hosts where each path is somebody else's: knowing the host makes no other path known."""


@dataclass(slots=True)
class _Known:
    """Everything that may be named."""

    links: set[str] = field(default_factory=set)
    emails: set[str] = field(default_factory=set)
    phones: set[str] = field(default_factory=set)
    accounts: set[str] = field(default_factory=set)
    handles: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    """Their name as it stands behind an ``@``; that is no name on a service."""
    named: set[str] = field(default_factory=set)
    """Their names and the words of what was typed: in a sentence one of them may stand for itself ("I'm Ada")."""
    read: set[str] = field(default_factory=set)
    """What stands in facts that were read from a page: kept only to say so."""

    def add(self, contact: Contact) -> None:
        if contact.sort == "link":
            self.add_link(contact.key)
        elif contact.sort == "email":
            self.emails.add(contact.key)
        elif contact.sort == "phone":
            self.phones.add(contact.key)
        elif contact.sort == "account":
            self.accounts.add(contact.key)
        else:
            self.handles.add(contact.key)

    def add_link(self, key: str) -> None:
        """A link, and the handle at the end of its path: ``github.com/mara`` is ``@mara`` as well."""
        self.links.add(key)
        host, _, path = key.partition("/")
        parts = path.split("?")[0].split("/")
        if host and parts[0] and len(parts) <= 2:
            self.handles.add(parts[-1].lstrip("@"))
            self.handles.add(f"{parts[-1].lstrip('@')}@{host}")

    def holds(self, contact: Contact) -> bool:
        if contact.sort == "link":
            # A link of mine may carry another inside: ``https://mine.example/go?to=https://evil.example``.
            inside = _INSIDE.findall(unquote(contact.key.removeprefix(link_key(contact.key.partition("/")[0]))))
            onward = [found for part in inside for found in contacts(part) if found.sort == "link"]
            return self._leads(contact.key) and all(self._leads(found.key) for found in onward)
        if contact.sort == "email":
            return contact.key in self.emails
        if contact.sort == "phone":
            return any(_same_number(known, contact.key) for known in self.phones)
        if contact.sort == "account":
            return contact.key in self.accounts
        if contact.said and contact.key in self.named:
            return True
        return contact.key in self.handles or (contact.text.startswith("@") and contact.key in self.called)

    def _leads(self, key: str) -> bool:
        return any(_covers(known, key) for known in self.links) or (
            "/" not in key and key in {email.rsplit("@", 1)[-1] for email in self.emails}
        )


_INSIDE = re.compile(r"(?:=|//+)([^\s&=]+)")
"""What may be a link inside the path or the query of another."""


def _covers(known: str, key: str) -> bool:
    """Whether a known link makes this one known: the same, below it, or just its host."""
    host, _, path = known.partition("/")
    its_host, _, its_path = key.partition("/")
    if "?" in host:
        host = host.split("?")[0]
    if host in _SHARED or its_host in _SHARED:
        if host != its_host:
            return False
        return path == its_path or its_path == "" or (path != "" and its_path.startswith((path + "/", path + "?")))
    if host != its_host:
        return path == "" and its_host.endswith("." + host)
    return path == "" or its_path == "" or its_path == path or its_path.startswith((path + "/", path + "?"))


def _same_number(known: str, number: str) -> bool:
    """The same but for the country's prefix: seven digits at the end agree, and one ends on the other."""
    one, other = sorted((known.lstrip("0"), number.lstrip("0")), key=len)
    return len(one) >= 6 and other.endswith(one)


def _host(key: str) -> str:
    """The host of a link's or an address's key; a number or a handle is its own."""
    return key.rpartition("@")[2].partition("/")[0]


def _known(reviewed: Reviewed) -> _Known:
    known = _Known()
    me, person = reviewed.me, reviewed.person
    gathered = [fact for fact in reviewed.facts if fact.read]
    typed = [fact for fact in reviewed.facts if not fact.read]
    prose = [me.site, me.signature, me.about, me.role]
    prose += [part for fact in typed for part in (fact.text, fact.title, fact.source)]
    links = [me.site]
    if person is not None:
        prose += [person.company, person.role, *person.links, *person.handles.values()]
        links += [*person.links, *(value for value in person.handles.values() if "/" in value)]
        known.emails.update(email.strip().casefold() for email in person.emails)
        known.handles.update(value.strip().lstrip("@").casefold() for value in person.handles.values())
        names = re.findall(r"\w+", person.name.casefold())
        known.called.update((*names, "".join(names), ".".join(names), "_".join(names)))
        # Numbers are kept as handles: {"whatsapp": "+47 22 33 44 55"}.
        digits = ("".join(filter(str.isdecimal, value)) for value in person.handles.values())
        known.phones.update(number for number in digits if len(number) >= 6)
    known.read.update(one.key for fact in gathered for text in (fact.text, fact.title) for one in contacts(text))
    said = [me.name, me.about, me.role, *(part for fact in typed for part in (fact.text, fact.title))]
    said += [person.name, person.company, person.role] if person is not None else []
    known.named.update(word for part in said for word in re.findall(r"[\w'’-]+", part.casefold()))
    for found in contacts("\n\n".join(part for part in prose if part)):
        known.add(found)
    hosts = {_host(key) for key in known.read}
    for found in contacts(reviewed.about):
        if found.key not in known.read and (_host(found.key) not in hosts or _host(found.key) in _SHARED):
            known.add(found)
    for link in links:
        if link and re.fullmatch(r"\S+\.\S+", link.strip()):
            known.add_link(link_key(link))
    # A source may be words as well: "their profile, pasted".
    known.links.update(link_key(fact.source) for fact in gathered if re.fullmatch(r"\S+", fact.source))
    # What a known field holds in words, such as the company "Fly.io", is found above as a link.
    return known
