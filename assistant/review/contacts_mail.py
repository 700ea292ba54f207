"""Finding e-mail addresses in prose, and addresses and hosts that are spelt out in words."""

from __future__ import annotations

import re

from assistant.review.contacts_base import DOT, LABEL, POINT, Contact, Sort, link_key
from assistant.review.text import Span
from assistant.review.wording import listed

_AT = (
    r"(?:@|%40|&#0*64;|&#x0*40;|&commat;"
    r"|\s?(?:\[\s?(?:at|ät|a|@)\s?\]|\(\s?(?:at|ät|a|@)\s?\)|\{\s?(?:at|ät|@)\s?\}|<\s?(?:at|@)\s?>)\s?)"
)
_EMAIL = re.compile(
    rf"(?<![\w.+-])[\w][\w.+'-]{{0,63}}{_AT}((?:{LABEL}{DOT}){{1,8}}[^\W\d_][\w-]{{1,62}})",
    re.I,
)
_LITERAL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@\[?\d{1,3}(?:\.\d{1,3}){3}\]?(?![\w.])")
"""An address at a number: ``eve@[192.0.2.7]``."""
_ENDS = (
    "com|net|org|io|dev|co|ai|app|me|info|biz|xyz|eu|de|fr|es|uk|se|dk|fi|nl|ch|ru|cn|pl|br|jp|edu|gov"
    "|example|site|club|online|tech"
)
_SPOKEN = re.compile(
    rf"(?<![\w@.])(?:([\w.+-]{{1,64}}) (?:at|ät|arroba|chez|krøllalfa|snabel-a) )?"
    rf"((?:[\w-]{{2,63}} (?:{POINT}) ){{1,3}}(?:{_ENDS})|(?:[\w-]{{1,63}} (?:{POINT}) ){{1,3}}[a-z]{{2,12}})"
    r"(?: (?:slash|/) ([\w-]+))?(?![\w-])",
    re.I,
)
_JOINED = re.compile(
    rf"(?<![\w@.-])(?:([\w.+]+?)[_-]at[_-])?((?:[a-z0-9]+[_-](?:{POINT})[_-]){{1,3}}(?:{_ENDS}))(?![\w-])", re.I
)
"""``eve-at-evil-dot-com``."""
_NO_HOST = listed(
    """
    the a an each every one this that my your our their its last first next no of to from with and or in on at
    by for as is was asp ado vb big old early le la les un une au en el los il lo o der die das ein am im ein
    per little another any some red blue green black white
    """
)
"""Words before "dot" that make it a point on paper or the ending itself."""
_NO_NAME = listed(
    """
    me us you her him them it is are was be look see read found more site page online up there here only also now
    mich uns dich dir mir ihn sie meg deg moi nous
    """
)
"""Words before "at" after which a site follows, and no address."""


def emails(text: str, code: list[Span]) -> list[Contact]:
    """Addresses, hidden ones too (``eve [at] evil (dot) com``), and what is spoken: ``evil dot com``."""
    found = []
    for match in _EMAIL.finditer(text) if _MAY.search(text) else ():
        name = re.match(r"[\w.+'-]+", match.group())
        key = f"{name.group() if name else ''}@{link_key(match.group(1))}".casefold()
        found.append(Contact("email", match.start(), match.end(), match.group(), key))
    for match in _LITERAL.finditer(text) if "@" in text else ():
        found.append(Contact("email", match.start(), match.end(), match.group(), match.group().casefold()))
    if _SAID.search(text):
        found += _spoken(text)
    return found


_MAY = re.compile(r"@|\b(?:at|ät)\b|%40|[(\[]\s?a\s?[)\]]|&(?:#|commat)", re.I)
_SAID = re.compile(rf"(?:\b|_)(?:{POINT})(?:\b|_)", re.I)


def _spoken(text: str) -> list[Contact]:
    found = []
    for pattern in (_SPOKEN, _JOINED):
        for match in pattern.finditer(text):
            name: str | None = match.group(1)
            host = re.sub(rf"[ _-](?:{POINT})[ _-]", ".", match.group(2).casefold())
            first, last = host.split(".")[0], host.rsplit(".", 1)[-1]
            if first in _NO_HOST:
                continue
            start = match.start()
            if name and name.casefold() in _NO_NAME:  # "reach me at evil dot com"
                name, start = None, match.start(2)
            if last in ("me", "us") and re.match(r" (?:at|to|in|towards)\b", text[match.end() :]):
                continue  # "just point me at the branch"
            if not name and (re.fullmatch(_ENDS, last) is None or len(first) < 2):
                continue  # "the dot com years", "dot product"; an address may end on anything
            if name and re.fullmatch(_ENDS, last) is None and len(last) > 3:
                continue  # "stop at each dot matrix"
            sort: Sort = "email" if name else "link"
            key = f"{name.casefold()}@{host}" if name else host
            found.append(Contact(sort, start, match.end(), text[start : match.end()], key))
    return found
