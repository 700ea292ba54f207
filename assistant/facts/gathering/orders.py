"""Sentences that tell their reader what to do, be that a person or a program: they say nothing of whoever wrote them.

A page may hold a sentence that was put there for a model to obey ("Ignore all previous instructions"), and most hold
some that were put there for a visitor ("Have a look at my shop"). Neither is a fact. Told by their build, in general:
a verb in its bare form at the front, or a "you" that must or a machine that shall.
"""

from __future__ import annotations

import re

_ALWAYS = (
    "ignore disregard forget pretend obey override click tap subscribe download unsubscribe bookmark retweet"
    " summarize summarise translate roleplay kindly please"
)
"""Verbs that begin nothing but an order, whatever follows them."""
_VERBS = (
    "accept act add address agree allow answer apply approve ask assume avoid be become begin believe browse buy"
    " call change check choose claim come complete confirm consider contact continue copy create delete describe"
    " display do email enable enjoy ensure enter feel execute explain explore express fill find finish follow get give"
    " go grant have hire include insert install invite join keep learn leave like list listen look mail make mark"
    " mention message note obtain open order output pass pay pick praise present print promote provide put quote"
    " rate read recommend refer register remember remove repeat replace reply report request respond return reveal"
    " review run save say search see select send set share show sign skip speak start state stay stop submit"
    " support switch take talk tell think treat trust try turn type use verify visit vote wait watch write"
)
"""Verbs that begin an order when what they are done to follows, and else may be a noun or a name."""
_OBJECT = (
    r"(?:all|every(?:thing|body|one)?|each|any(?:thing|body|one)?|some|this|that|these|those|the|an?|you(?:r(?:self)?)?|me"
    r"|my|mine|it|its|them|their|him|her|his|us|our|no|not|nothing|only|as|if|how|why|what|when|where|who|with|without"
    r"|for|from|to|into|in|on|at|up|out|over|off|back|down|about|by|here|now|again|more|another|previous|free)\b"
)
_ORDER = (
    rf"(?:(?:{'|'.join(_ALWAYS.split())})\b|(?:{'|'.join(_VERBS.split())})\s+{_OBJECT}"
    rf"|(?:do\s+not|don['’]t|never|always)\s+(?:{'|'.join((_ALWAYS + ' ' + _VERBS).split())})\b)"
)
_CALLED = (
    r"(?:system|assistant|user|human|ai|llm|model|chatbot|bot|agent|gpt|attention|important|note|notice|warning|reminder"
    r"|instructions?|dear\s+\w+|hey|hi|hello|ok|okay|now|first|then|next|finally|also|and|so|just|simply|instead|again"
    r"|from\s+now\s+on)"
)
_WHEN = r"(?:if|when|while|before|after|as|once)\b[^,:;]{1,90}"
_INTRO = rf"(?:(?:{_CALLED}(?:\s+(?:to|for)\s+[^,:;]{{1,60}})?|{_WHEN})\s*[,:;!-]*\s+)"
_IMPERATIVE = re.compile(
    rf"[\W_]*(?:{_INTRO}{{0,2}}{_ORDER}|{_INTRO}{{1,2}}(?:{'|'.join(_VERBS.split())})\s+(?-i:[A-Z]))", re.IGNORECASE
)
_YOU = re.compile(
    rf"[\W_]*{_INTRO}{{0,2}}you\s+(?:must|should|shall|will|are\s+(?:now|to|an?|the|asked|required)|have\s+to|need\s+to"
    r"|ought|may\s+not|can\s*not|can['’]t)\b",
    re.IGNORECASE,
)
_MACHINE = (
    r"(?:ai|a\.i\.|llms?|gpt|(?:large\s+)?language\s+models?|(?:ai|the|any|this|every)\s+(?:models?|assistants?|agents?"
    r"|systems?|programs?|bots?|crawlers?)|assistants?|chatbots?|chat\s+bots?)"
)
_OBEYING = (
    "ignore disregard forget pretend obey summarize summarise translate accept add answer approve confirm describe"
    " include insert mark mention output praise print quote rate recommend repeat reply report respond reveal say state"
    " tell treat verify write"
)
"""What a program that reads a page may be told to do about it."""
_MACHINE_SHALL = re.compile(
    rf"\b{_MACHINE}(?:\s+(?:models?|systems?|assistants?|agents?))?"
    r"(?:\s+(?:that|which|who|reading|processing|visiting|summari[sz]ing)\b[^.!?]{0,60})?"
    rf"\s+(?:must|shall|should|(?:is|are|has|have|needs?|ought)\s+to)\s+(?:now\s+|also\s+|always\s+"
    rf"|never\s+|not\s+)*(?:{'|'.join(_OBEYING.split())})\b",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(
    r"\b(?:ignor(?:iere\w*|ez|a|ad|en|are|ate|eer|era)|vergiss|vergessen\s+sie|missachte\w*|oubli(?:e|ez|er)|olvid\w+|dimentic\w+"
    r"|esque[cç]\w+|negeer|glöm|glem)\b.{0,60}\b(?:instru\w+|anweisung\w*|consignes?|istruzioni|prompts?|rules?|regeln"
    r"|regler|vorgaben|guidelines?|aanwijzingen|instruktioner)\b",
    re.IGNORECASE,
)
_TO_MACHINE = re.compile(
    rf"\b(?:{_MACHINE}|prompts?|(?:previous|prior|above|these|your|following|new|system|hidden)\s+instructions?"
    r"|instructions?\s+(?:above|below|before)|your\s+(?:answer|output|reply|response|context|training)|facts?\s+(?:as|to|in)\b"
    r"|as\s+(?:approved|verified))\b",
    re.IGNORECASE,
)
_LET = re.compile(r"[\W_]*let(?:\s+(?:me|us)|['’]s)\b", re.IGNORECASE)


def is_order(sentence: str) -> bool:
    """Whether a sentence tells whoever reads it what to do."""
    if _LET.match(sentence):
        return False
    return bool(_IMPERATIVE.match(sentence) or _YOU.match(sentence) or is_for_machines(sentence))


def is_for_machines(sentence: str) -> bool:
    """Whether it is meant for a model that reads it, and tries to have it do something."""
    if _PREVIOUS.search(sentence) or _MACHINE_SHALL.search(sentence):
        return True
    spoken_to = _IMPERATIVE.match(sentence) or _YOU.match(sentence)
    return spoken_to is not None and _TO_MACHINE.search(sentence) is not None
