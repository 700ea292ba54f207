"""Finding where money would go: bank accounts and wallets."""

from __future__ import annotations

import re

from assistant.review.contacts_base import Contact
from assistant.review.masking import within
from assistant.review.text import Span

_LENGTHS = {
    country: length
    for length, countries in {
        15: "NO", 16: "BE", 18: "DK FI FO GL NL", 19: "MK SI", 20: "AT BA EE KZ LT LU XK", 21: "CH HR LI LV",
        22: "BG BH CR DE GB GE IE ME RS", 23: "AE GI IL IQ OM TL", 24: "AD CZ ES MD PK RO SA SE SK TN VG",
        25: "LY PT ST", 26: "IS TR", 27: "BI FR GR IT MC SM", 28: "AL AZ BY CY DO GT HU LB PL SV",
        29: "BR EG PS QA UA", 30: "JO KW MU", 31: "MT SC", 32: "LC",
    }.items()
    for country in countries.split()
}  # fmt: skip
"""Characters of an IBAN, by country (the SWIFT registry)."""
_IBAN = re.compile(r"(?<![\w-])[A-Z]{2}\d{2}(?:[ \u00a0-]?[A-Z0-9]{2,4}){3,8}(?![\w])", re.I)
_WALLET = re.compile(
    r"(?<![\w/+=-])(?:"
    r"(?:bc1|tb1|ltc1)[ac-hj-np-z02-9]{11,87}"
    r"|[13LMD](?=[A-Za-z]*\d)(?=[A-Z\d]*[a-z])(?=[a-z\d]*[A-Z])[1-9A-HJ-NP-Za-km-z]{25,33}"
    r"|T(?=[A-Za-z]*\d)[1-9A-HJ-NP-Za-km-z]{33}"
    r"|0x[0-9a-fA-F]{40}"
    r"|4[0-9AB][1-9A-HJ-NP-Za-km-z]{93}"
    r"|[a-z0-9-]{3,40}\.eth"
    r")(?![\w/+=-])"
)
"""Bitcoin, Litecoin, Dogecoin, Tron, Ethereum and Monero."""
_NAMED = re.compile(
    r"\b(?:iban|bic|swift(?: code)?|sort code|routing (?:number|no\.?)|(?:bank )?account (?:number|no\.?)|bank account"
    r"|kontonummer|konto(?:nr\.?)?|wallet(?: address)?|(?:bitcoin|btc|ethereum|eth|monero|xmr|litecoin|ltc) address)"
    r"(?: is| ist)?[: ]{1,3}(?P<number>(?=[A-Z]*\d|[A-Z]{8}\b)[A-Z0-9](?:[ .-]?[A-Z0-9]){5,40})(?![\w])",
    re.I,
)
"""A number that the words before it call an account's."""


def accounts(text: str, code: list[Span]) -> list[Contact]:
    """IBANs, wallets, and numbers that are called an account's. A commit, a UUID and an address in memory are none."""
    found = []
    for match in _IBAN.finditer(text):
        end = _iban_end(match)
        if end and not within(match.start(), code):
            found.append(_account(text, match.start(), end))
    for match in _WALLET.finditer(text):
        found.append(_account(text, *match.span()))
    for match in _NAMED.finditer(text):
        number = re.split(r" (?=[a-z]{2,})", match["number"])[0]
        if sum(sign.isdigit() for sign in number) > 3:
            found.append(_account(text, match.start("number"), match.start("number") + len(number)))
    return found


def _iban_end(match: re.Match[str]) -> int:
    """Where an IBAN of its country's length ends; 0 where it is none. A word may follow it."""
    wanted = _LENGTHS.get(match.group()[:2].upper(), 0)
    signs = 0
    for at, sign in enumerate(match.group()):
        signs += sign.isalnum()
        if wanted and signs == wanted:
            rest = match.group()[at + 1 :]
            whole = match.group()[: at + 1]
            return (
                match.start() + at + 1 if not rest[:1].isalnum() and sum(map(str.isdigit, whole)) > wanted // 2 else 0
            )
    return 0


def _account(text: str, start: int, end: int) -> Contact:
    return Contact("account", start, end, text[start:end], re.sub(r"[^0-9a-z]", "", text[start:end].casefold()))
