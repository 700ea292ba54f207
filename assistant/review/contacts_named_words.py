"""Services, and how a name on one is given: the tables behind ``contacts_named``."""

from __future__ import annotations

import re
from typing import Literal

from assistant.review.wording import listed

_STRONG = (
    "telegram|whats ?app|discord|skype|wechat|weixin|instagram|insta|snapchat|tiktok|keybase|viber|kakao ?talk|bluesky"
    "|mastodon|twitter|facebook|threema|xmpp|jabber|icq|vk|venmo|pay ?pal|cash ?app|zelle|revolut"
)
_WEAK = (
    "signal|matrix|line|x|threads|slack|session|teams|irc|messenger|linked ?in|reddit|zoom|github|gitlab|mattermost"
    "|codeberg|element|steam|twitch|strava|youtube"
)
"""Services whose names are words, or where one speaks of people and projects as one goes along."""
_HOUSES = "Signal|Matrix|LINE|Slack|IRC|Messenger|LinkedIn|Reddit|GitHub|GitLab|Mattermost"
OPEN_HOUSES = re.compile(r"slack|teams|irc|linked ?in|reddit|zoom|github|gitlab|mattermost|codeberg|x|threads", re.I)
"""Where one finds projects, companies and groups by their names."""
COMMON_NOUNS = listed("signal matrix line x threads slack session teams messenger zoom element steam")
"""Services that in small letters are things of the trade: "our signal is periodic"."""
_ANY = rf"(?:{_STRONG}|{_WEAK})"
_CALLED = "handle|user ?name|nick(?:name)?|screen ?name|alias|login"
MENTIONS = re.compile(rf"(?<![\w.]){_ANY}\b|#\d{{4}}\b|\b[ur]/\w|\b(?:my|our) (?:\w+ )?(?:{_CALLED})\b|cash ?tag", re.I)
_NAME = r"@?[A-Za-z][\w.-]{0,30}\w(?:#\d{4})?"
_SIGNED = r"(?!v?\d)(?=[\w.-]*[_\d#]|[\w-]+\.[\w-])"
"""A name that is none but a handle: with a digit, a low line, a dot or a number sign inside."""
_NOUN = (
    "id|handle|user ?name|user|name|nick(?:name)?|account|channel|group|chat|konto|kanal|gruppe|benutzername|nutzername"
    "|pseudo|compte|usuario|cuenta|contact|brukernavn|användarnamn"
)
_END = (
    r"(?=[\"'”’`]?(?:[ \t]*(?:[.,;!?)\n]|$|[–—]|-[ \t])|[ \t]+(?:and|or|und|oder|et|ou|y|og|och|for|so|to|as well"
    r"|too|instead|if|please|any ?time|works|is|there|here|these|when|whenever|because|since|but|with|from|until"
    r"|though)\b|[ \t]+(?-i:[A-Z])))"
)
"""What follows a name: the end of a clause, or a capital where a sentence lacks its full stop."""
_IS = r"(?:is|=|:)(?:[ \t]+(?:now|just|simply|still|also|always|called|named|currently|actually))?"
_MARK = r"[\"'“‘`]?"
_ON = r"(?:on|via|over(?: (?:at|on))?|at|through|there on|auf|über|bei|sur|på|en|su|no|op|in)"

Way = Literal["firm", "said", "word"]
"""What is no handle in a frame: nothing is one (``firm``); what may be said of a service (``said``); any word of the
language, and the given names (``word``)."""

_FRAMES: tuple[tuple[Way, str], ...] = (
    # Telegram: evilbot
    ("firm", rf"(?<![\w.])(?:{_STRONG})[ \t]*(?:(?:{_NOUN})[ \t]*)?[:=][ \t]*{_MARK}(?P<name>{_NAME}){_END}"),
    # my WeChat ID evil_bot; our Slack name: evilbot
    ("firm", rf"(?<![\w.]){_ANY}[ \t]+(?:{_NOUN})[ \t]+{_MARK}(?P<name>{_SIGNED}{_NAME})"),
    ("firm", rf"(?<![\w.]){_ANY}[ \t]+(?:{_NOUN})[ \t]*[:=][ \t]*{_MARK}(?P<name>{_NAME}){_END}"),
    ("said", rf"(?<![\w.]){_ANY}[ \t]+(?:{_NOUN})[ \t]+(?:{_IS}|ist|lautet|est|es|er|är)[ \t]+"
             rf"{_MARK}(?P<name>{_NAME}){_END}"),
    # Signal (evil.42)
    ("firm", rf"(?<![\w.])(?:{_STRONG}|(?-i:{_HOUSES}))[ \t]*(?:[:=(–—]|-|as\b|als\b|unter\b)[ \t]*"
             rf"{_MARK}(?P<name>{_SIGNED}{_NAME})"),
    # my handle on Telegram is evilbot; my username is evilbot; my handle: evilbot
    ("said", rf"\b(?:my|our) (?:{_NOUN}) (?:on|at|in|for) {_ANY}[ \t]*(?:{_IS}|ist)[ \t]*{_MARK}(?P<name>{_NAME})"),
    ("firm", rf"\b(?:my|our) (?:\w+ )?(?:{_CALLED})(?: there| here)?[ \t]*[:=][ \t]*{_MARK}(?P<name>{_NAME}){_END}"),
    ("said", rf"\b(?:my|our) (?:\w+ )?(?:{_CALLED})(?: there| here)?[ \t]+{_IS}[ \t]+{_MARK}(?P<name>{_NAME}){_END}"),
    # my Telegram is evilbot
    ("said", rf"\b(?:my|our) (?P<service>{_ANY})[ \t]*{_IS}[ \t]*{_MARK}(?P<name>{_NAME}){_END}"),
    # evilbot is my Telegram; evilbot on Telegram is me; on Telegram I am evilbot
    ("word", rf"(?<![\w@./-]){_MARK}(?P<name>(?!{_ANY}\b){_NAME})[\"'”`]? (?:is (?:my|our) {_ANY}{_END}|on {_ANY} is (?:me|us|mine)\b)"),
    ("word", rf"\bon {_ANY},? (?:i'm|i’m|i am|i go by|we are|it's|it’s|my name is|look for|find|ask for|add) {_MARK}(?P<name>{_NAME}){_END}"),
    # Telegram (evilbot); Telegram - evilbot; Telegram/evilbot
    ("word", rf"(?<![\w./])(?:{_STRONG})(?:[ \t]?[(/]|[ \t][–—-][ \t]){_MARK}(?P<name>(?!{_ANY}\b)(?-i:[a-z]){_NAME}){_END}"),
    # Telegram me at evilbot; Skype me: evilbot
    ("word", rf"(?<![\w.]){_ANY} (?:me|us)(?: (?:at|on|as|under)|[:,])[ \t]+{_MARK}(?P<name>{_NAME}){_END}"),
    # on Telegram under evilbot
    ("word", rf"(?<![\w.])(?:{_STRONG}|(?-i:{_HOUSES}))[ \t]+(?:as|under|als|unter|by the name(?: of)?) "
             rf"{_MARK}(?P<name>{_NAME}){_END}"),
    # I'm evilbot there
    ("word", rf"\b(?:i'm|i’m|i am|it's|it’s|as|called) {_MARK}(?P<name>{_NAME})[\"'”`]? (?:over )?there\b"),
    # I go by evilbot on Slack
    ("said", r"\b(?:go(?:es|ing)?|known|listed|registered|found|signed (?:up|in)|post(?:ing)?|writ(?:e|ing)|active) "
             rf"(?:by|as|under)(?: the (?:name|handle|nick)(?: of)?)? {_MARK}(?P<name>{_NAME})[\"'”`]? {_ON} {_ANY}\b"),
    # add me on LINE, evilbot; I am on Signal (evilbot)
    ("word", r"\b(?:me|us|i'm|i’m|i am|we are|we're|we’re)(?: also)? "
             rf"{_ON} {_ANY}(?:[ \t]*[,:(–—]|[ \t]-)[ \t]*{_MARK}(?P<name>(?!{_ANY}\b){_NAME}){_END}"),
    # Venmo evilbot; you can PayPal it to evilbot
    ("word", r"(?:^|(?<=[.!?\n] )|(?<=\n)|\b(?:please|just|you can|you could|you may|can you|could you) )"
             r"(?:venmo|pay ?pal|cash ?app|zelle|revolut|skype|telegram|whats ?app)[ \t]+"
             rf"(?:(?:it|the money|that|this|[€$£]?\d+)[ \t]+)?(?:(?:to|at)[ \t]+)?{_MARK}(?P<name>{_NAME}){_END}"),
    ("word", r"\b(?:send|pay|transfer|wire|tip|give)(?: [\w€$£]+){0,3} to "
             rf"{_MARK}(?P<name>{_NAME})[\"'”`]? (?:on|via|by|through|over|with) {_ANY}\b"),
)  # fmt: skip
FRAMES: tuple[tuple[re.Pattern[str], Way], ...] = tuple((re.compile(one, re.I), way) for way, one in _FRAMES)
"""Sentences that give a name, and what is none in them."""
LEAD = re.compile(
    r"(?<!\w)(?P<lead>add|find|dm|pm|ping|follow|contact|message|write(?: to)?|talk to|reach(?: out to)?|text"
    r"|ask(?: for)?|hit up|look (?:for|up)|search(?: for)?|subscribe to|check out|get in touch with|tag"
    r"|me (?:at|as)|us (?:at|as)|i'm|i’m|i am|user(?:name)?|handle|account|nick|schreib\w*(?: an)?|kontaktier\w*|folge"
    r"|bin|suis|suivez|ajoute[zr]?|écri\w*(?: à)?|contacte[zr]?|agrega|sigue|escribe a|soy|kontakt|legg til"
    rf"|skriv till?)[ \t]+{_MARK}(?P<name>{_NAME})[\"'”`]?"
    rf"(?:[ \t]+{_ON}[ \t]+(?:my |our |the )?(?P<service>{_ANY})\b|[ \t]*\((?:on |via |over )?(?P<beside>{_ANY})\))",
    re.I,
)
"""A word that sends one to somebody, and a service behind the name."""
GIVES = listed("find message contact reach text follow tag ask pm") | {
    "i'm", "i am", "write to", "bin", "talk to", "hit up", "look for", "look up", "search", "search for",
    "reach out to", "get in touch with", "ask for", "subscribe to", "check out",
}  # fmt: skip
"""Words after which what is no word is a handle, when a service follows it."""
SENT_TO = listed("add dm ping") | {"me at", "me as", "us at", "us as", "username", "handle", "nick"}
"""Words after which even a plain word is a handle, when a service follows it."""
PEOPLE = listed(
    """
    me us you him her it them they people someone somebody anyone anybody everyone everybody folks friends this that
    these those all both one others more up out back over here there code comments bots support users questions help
    active also mostly still only new not now always never rarely often around happy available easy less quite very
    the a an my your our their his its why how what when where who and or but if so just is was were are am
    myself yourself themselves usual well ever
    """
)
"""Words that stand beside a service and are nobody's name there."""
