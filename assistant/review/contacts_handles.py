"""Finding handles in prose: ``@name``, ``@name@server``, and names on a service that is named beside them."""

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


_STRONG = (
    "telegram|whats ?app|discord|skype|wechat|weixin|instagram|insta|snapchat|tiktok|keybase|viber|kakao ?talk|bluesky"
    "|mastodon|twitter|facebook|threema|xmpp|jabber|icq|vk|venmo|pay ?pal|cash ?app"
)
_WEAK = "signal|matrix|line|x|threads|slack|session|teams|irc|messenger|linked ?in|reddit|zoom|github|gitlab|mattermost"
"""Services whose names are words, or where one speaks of people and projects as one goes along."""
_HOUSES = "Signal|Matrix|LINE|Slack|IRC|Messenger|LinkedIn|Reddit|GitHub|GitLab|Mattermost"
_SERVICE = re.compile(rf"(?<![\w.])(?:{_STRONG}|{_WEAK})\b|#\d{{4}}\b|\b[ur]/\w", re.I)
_NAME = r"@?[A-Za-z][\w.-]{0,30}\w(?:#\d{4})?"
_SIGNED = r"(?!v?\d)(?=[\w.-]*[_\d#]|[\w-]+\.[\w-])"
"""A name that is none but a handle: with a digit, a low line, a dot or a number sign inside."""
_NOUN = (
    "id|handle|user ?name|user|name|nick(?:name)?|account|channel|group|chat|konto|kanal|gruppe|benutzername|nutzername"
    "|pseudo|compte|usuario|cuenta|contact|brukernavn|användarnamn"
)
_END = (
    r"(?=[ \t]*(?:[.,;!?)\n]|$)|[ \t]+(?:and|or|und|oder|et|ou|y|og|och|for|so|to|as well|too|instead|if"
    r"|please|any ?time|works|is)\b)"
)
_AFTER = re.compile(
    rf"(?<![\w.])(?:"
    rf"(?P<strong>{_STRONG})[ \t]*(?:(?:{_NOUN})[ \t]*)?[:=][ \t]*[\"'“`]?(?P<one>{_NAME}){_END}"
    rf"|(?:{_STRONG}|{_WEAK})[ \t]+(?:{_NOUN})(?:[ \t]*[:=]|[ \t]+(?:is|ist|lautet|est|es|er|är))?[ \t]+"
    rf"[\"'“`]?(?:(?P<two>{_SIGNED}{_NAME})|(?<=[:=] )(?P<three>{_NAME}){_END}|(?<=(?:is|st|es|er"
    rf"|är) )(?P<four>{_NAME}){_END})"
    rf"|(?:{_STRONG}|(?-i:{_HOUSES}))[ \t]*(?:[:=(–—]|-|as\b|als\b|unter\b)[ \t]*[\"'“`]?(?P<five>{_SIGNED}{_NAME})"
    rf"|\b(?:my|our) (?:{_NOUN}) (?:on|at|in|for) (?:{_STRONG}|{_WEAK})(?:[ \t]+(?:is|ist)[ \t]+|[:=][ \t]*)"
    rf"[\"'“`]?(?P<six>{_NAME})"
    rf"|(?:\b(?:my|our) (?:{_STRONG}|{_WEAK})(?:[ \t]+is[ \t]+|[:=][ \t]*)"
    rf"|(?:{_STRONG}|{_WEAK}) (?:me|us) (?:at|on|as|under) |(?:{_STRONG}|(?-i:{_HOUSES}))"
    rf"[ \t]+(?:as|under|als|unter|by the name(?: of)?) )[\"'“`]?(?P<seven>{_NAME}){_END}"
    rf"|\b(?:i'm|i’m|i am|it's|it’s|as|called) [\"'“`]?(?P<eight>{_NAME})[\"'”`]? (?:over )?there\b"
    rf")",
    re.I,
)
_BEFORE = re.compile(
    rf"(?<!\w)(?:(?P<lead>add|find|dm|ping|follow|contact|message|write(?: to)?|talk to|reach|text|ask(?: for)?|hit up"
    r"|me (?:at|as)|us (?:at|as)|i'm|i’m|i am|user(?:name)?|handle|account|nick|schreib\w*(?: an)?|kontaktier\w*|folge"
    r"|bin|suis|suivez|ajoute[zr]?|écri\w*(?: à)?|contacte[zr]?|agrega|sigue|escribe a|soy|kontakt|legg til"
    r"|skriv till?)"
    rf"[ \t]+[\"'“`]?(?P<name>{_NAME})[\"'”`]?)[ \t]+(?:on|via|over|at|auf|über|bei|sur|på|en|su|no|op|in)[ \t]+"
    rf"(?:my |our |the )?(?:{_STRONG}|{_WEAK})\b",
    re.I,
)
_TAG = re.compile(r"(?<![\w/.#-])(?P<name>[A-Za-z][\w.]{1,31}#\d{4})(?![\w#-])")
_TAG_LEAD = re.compile(
    r"\b(?:add|dm|ping|message|contact|find|write to|talk to|text|reach|i'm|i’m|i am|me (?:at|as)"
    r"|schreib\w*(?: an)?)\s+$",
    re.I,
)
_REDDIT = re.compile(r"(?<![\w/.])/?(?P<name>u/[A-Za-z][\w-]{2,20})(?![\w/-])")
_PEOPLE = listed(
    """
    me us you him her it them they people someone somebody anyone anybody everyone everybody folks friends this that
    these those all both one others more up out back over here there code comments bots support users questions help
    active also mostly still only new not now always never rarely often around happy available easy less quite very
    the a an my your our their his its why how what when where who and or but if so just is was were are am
    """
)
"""Words that stand beside a service and are nobody's name there."""


def named(text: str, code: list[Span]) -> list[Contact]:
    """``Telegram: evil_bot``, ``add evilbot on Discord``, ``evil#1234``, ``u/evil``.

    Names of projects ("tokio#1234", "saw sqlite3 on GitHub") are none: it takes a word that sends one there.
    """
    if not _SERVICE.search(text):
        return []
    found = []
    spans: list[tuple[int, int]] = []
    for match in _AFTER.finditer(text):
        group = next(name for name in ("one", "two", "three", "four", "five", "six", "seven", "eight") if match[name])
        if group not in ("seven", "eight") or not _is_word(match[group]):
            spans.append(match.span(group))
    for match in _BEFORE.finditer(text):
        plain = re.search(r"[_\d#]|\w\.\w", match["name"]) is None
        lead = " ".join(match["lead"].casefold().replace("’", "'").split())
        unheard = lead in _MAY_SEND and match["name"].islower() and not _is_word(match["name"])
        if not plain or lead in _SENT_TO or unheard:
            spans.append(match.span("name"))
    about_discord = re.search(r"\bdiscord\b", text, re.I) is not None
    for match in _TAG.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        if about_discord or _TAG_LEAD.search(before):
            spans.append(match.span("name"))
    spans += [match.span("name") for match in _REDDIT.finditer(text)]
    for start, end in spans:
        name = text[start:end].rstrip(".-")
        key = name.lstrip("@").casefold().removeprefix("u/")
        if key not in _PEOPLE and len(key) > 1 and not within(start, code):
            found.append(Contact("handle", start, start + len(name), name, key))
    return found


_MAY_SEND = listed("find message contact reach text") | {"i'm", "i am", "write to", "bin", "talk to"}
"""Words after which what is no word is a handle, when a service follows it."""


def _is_word(name: str) -> bool:
    """Whether a name is a word as well, so that "my Signal is quiet" gives none away."""
    from assistant.review.grounding.terms import folded, same, stem
    from assistant.review.grounding.words import EVERYDAY, NEUTRAL, STOP

    plain = folded(name)
    known = plain in STOP or plain in NEUTRAL or plain in EVERYDAY or bool(same(stem(plain)))
    return known or re.fullmatch(r"[a-z]{2,}(?:ed|ing|ly|ful|less|able|en|y|er)", plain) is not None


_SENT_TO = listed("add dm ping") | {"me at", "me as", "us at", "us as", "username", "handle", "nick", "ask for"}
"""Words after which even a plain word is a handle, when a service follows it."""
