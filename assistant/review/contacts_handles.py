"""Finding handles that are written as such: ``@name``, ``@name@server``."""

from __future__ import annotations

import re

from assistant.review.contacts_base import LABEL, Contact
from assistant.review.masking import within
from assistant.review.text import Span
from assistant.review.wording import listed

_FEDERATED = re.compile(
    rf"(?<![\w@/.])(?:@([\w.-]{{1,64}})@|[@#]([\w.=/-]{{1,64}}):)((?:{LABEL}\.){{1,8}}[^\W\d_][\w-]{{1,62}})"
)


def federated(text: str, code: list[Span]) -> list[Contact]:
    """``@user@server``, as Mastodon writes them, and ``@user:server``, as Matrix does."""
    return [
        Contact("handle", found.start(), found.end(), found.group(), f"{found[1] or found[2]}@{found[3]}".casefold())
        for found in _FEDERATED.finditer(text)
    ]


_HANDLE = re.compile(r"(?<![\w@/.:`])@([A-Za-z_0-9](?:[\w.-]{0,38}\w)?)(?![\w/@(])")
_LOOSE = re.compile(r"(?<![\w@])@ ([A-Za-z](?=[\w.]*[_\d])[\w.]{4,38})(?![\w/@(])")
"""``@ evil_bot``; "@ 5pm" and "@ home" are none."""
_NOT_HANDLES = listed(
    """
    property dataclass dataclasses staticmethod classmethod override overload cached_property cache
    lru_cache wraps fixture abstractmethod contextmanager decorator final test before after beforeeach
    beforeall autowired inject bean component service entity nullable notnull deprecated param params
    return returns throws see since author home work media import supports layer keyframes container main
    mainactor state binding published observable escaping objc here channel everyone all ts-ignore
    ts-expect-error types latest next app ref export jit njit torch.compile tool
    """
)
"""Decorators, annotations, at-rules and group mentions."""


def handles(text: str, code: list[Span]) -> list[Contact]:
    """``@name``; decorators, annotations, package scopes, "@2x" and "@ 5pm" are none."""
    found = []
    for match in (*_HANDLE.finditer(text), *_LOOSE.finditer(text)) if "@" in text else ():
        name = match.group(1)
        if name.casefold() in _NOT_HANDLES or within(match.start(), code) or name.startswith("pytest."):
            continue
        if name[0].isdigit() and not re.search(r"[A-Za-z]{3}", name):
            continue
        found.append(Contact("handle", match.start(), match.end(), match.group(), name.casefold()))
    return found
