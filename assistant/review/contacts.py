"""Finding links, e-mail addresses, phone numbers, handles and accounts in prose.

Written to miss little, for a link that nobody checked must not leave unseen, and yet to let pass
what engineers write all day: "Node.js", "main.rs", "and/or", "v2.1", "10,000 req/s", "@dataclass".
"""

from __future__ import annotations

from dataclasses import replace

from assistant.review.contacts_accounts import accounts
from assistant.review.contacts_base import Contact, folded, link_key
from assistant.review.contacts_calls import phones
from assistant.review.contacts_handles import federated, handles
from assistant.review.contacts_links import apart, bare, numeric, schemed
from assistant.review.contacts_mail import emails
from assistant.review.contacts_named import named
from assistant.review.masking import code_spans

__all__ = ["Contact", "contacts", "link_key"]

_FINDERS = (schemed, federated, emails, accounts, bare, numeric, phones, handles, named, apart)
"""Surest first: what one has found is left alone by those after it."""


def contacts(text: str) -> list[Contact]:
    """Every contact in ``text``, in order, none overlapping another."""
    plain = folded(text)
    code = code_spans(plain)
    found: list[Contact] = []
    for find in _FINDERS:
        for contact in find(plain, code):
            if not any(contact.start < other.end and other.start < contact.end for other in found):
                found.append(contact)
    return sorted((replace(one, text=text[one.start : one.end]) for one in found), key=lambda one: one.start)
