"""What a model says around a message, and is no part of it: the tables behind ``placeholder``."""

from __future__ import annotations

import re

from assistant.review.wording import phrases

_YES = (
    r"(?:sure(?: thing)?|certainly|of course|absolutely|okay|ok|alright|great|got it|no problem|happy to help|gladly"
    r"|understood|here you go|klar|gerne|natürlich|bien sûr|claro|certo)"
)
_ADJECTIVE = (
    r"(?:short|shorter|brief|concise|revised|updated|polished|possible|rewritten|improved|final|new|draft|suggested"
    r"|sample|friendly|warm|warmer|professional|personal|personali[sz]ed|simple|quick|casual|formal|better|tighter"
    r"|cleaner|refined|edited|first|second|alternative|potential|ready-to-send)"
)
_TEXT = (
    r"(?:drafts?|messages?|e-?mails?|notes?|dms?|versions?|repl(?:y|ies)|revisions?|rewrites?|texts?|options?"
    r"|variants?|templates?|outreach|entwurf|nachricht|brouillon|borrador|mensaje|bozza|messaggio)"
)
_HERE = r"(?:here(?:'s| is| are)|below (?:is|are)|this is|hier (?:ist|kommt)|voici|aquí (?:tienes|está)|ecco)"
_THIS = rf"(?:the|this|your) (?:{_ADJECTIVE} )*(?:{_TEXT}|tone|wording|length|subject(?: line)?|greeting|style)"
_CHANGE = (
    r"(?:adjust|tweak|change|modif\w+|revise|refine|edit|shorten|lengthen|rewrite|reword|rephrase|polish|customi[sz]e"
    r"|personali[sz]e|tailor|expand|soften|tone down)"
)
_MADE = rf"(?:{_CHANGE} {_THIS}|make (?:any |some )?(?:changes|adjustments|edits|tweaks)(?: to {_THIS})?)"
_WORDED = (
    r"(?:shorter|longer|warmer|friendlier|simpler|softer|punchier|tighter|(?:more|less) (?:formal|casual|direct|personal"
    r"|friendly|concise|professional|specific|technical|detailed)|a different (?:tone|style|angle|version)"
    r"|another (?:version|draft|variant|option)|in another tone)"
)
_ANOTHER = (
    r"(?:another|a (?:different|new|second|fresh)|an alternative|any other) (?:version|draft|variant|tone|wording|rewrite|style|take)"
    r"|a (?:shorter|longer|warmer|softer|simpler|friendlier|(?:more|less) \w+) (?:version|draft|variant|tone|one)|tweaks|any tweaks"
)
_HOPE = (
    r"(?:(?:i )?(?:hope|trust) (?:this|that|it) (?:works|helps|is (?:ok|okay|good|better|fine)|does (?:it|the trick))"
    r"|(?:this|that|it) should (?:do(?: it| the trick)?|work|help))"
)
_WISH = r"(?:like|want|need|prefer|wish)"

BEFORE = phrases(
    rf"""
    {_HERE} (?:[\w-]+ ){{0,3}}?(?:(?:more |less )?{_ADJECTIVE},? (?:and )?)*{_TEXT}\b[^.!?\n]{{0,90}}(?::|\byou (?:asked|requested|wanted)\b[^.!?\n]{{0,20}}[.!])
    {_YES}[!.,:—–-]*\s+(?:{_HERE} (?:[\w'-]+ ){{0,6}}{_TEXT}|i(?:'ve| have) (?:written|drafted|put together|prepared|revised|rewritten) (?:[\w'-]+ ){{0,4}}{_TEXT})\b[^.?\n]{{0,90}}[:.!]
    i(?:'ve| have) (?:written|drafted|prepared|revised|rewritten|shortened) {_THIS}\b[^?\n]{{0,120}}:
    (?:the |your )?(?:{_ADJECTIVE} )*(?:draft|version|revision)(?: \d+| [a-c])?(?: \([^()\n]{{1,40}}\))?:
    (?:option|variant|version|draft) (?:\d+|[a-c])(?: \([^()\n]{{1,40}}\))?:?
    """,
    before=r"^",
    after=r"\s*$",
)
"""A line of its own at the top: what announces the message."""

AFTER = phrases(
    rf"""
    (?:please )?let me know (?:if|should) you (?:need|want|would like|'d like|have) any (?:changes|adjustments|edits|tweaks) to {_THIS}\b[^.?!\n]{{0,60}}
    (?:please )?let me know (?:if|whether|how|what) [^.?!\n]{{0,50}}?\b(?:{_MADE}\b|{_WORDED}\b)[^.?!\n]{{0,60}}
    would you (?:like|prefer|want) (?:me to )?(?:{_MADE}\b|{_WORDED}\b|(?:it|this) {_WORDED}\b|make (?:it|this) {_WORDED}\b)[^.?!\n]{{0,60}}
    (?:if you(?:'d| would)? {_WISH} (?:me to )?(?:{_MADE}|(?:it |this |make it |make this )?{_WORDED})\b)[^.?!\n]{{0,60}}
    (?:please )?feel free to (?:{_CHANGE}|copy|send|use) {_THIS}\b[^.?!\n]{{0,60}}
    (?:if you(?:'d| would)? {_WISH},? )?(?:i )?(?:can|could|'m happy to|am happy to|'d be happy to|happy to) (?:also )?{_MADE}\b[^.?!\n]{{0,60}}
    i (?:hope|trust) (?:this|that|it|the) ?(?:{_TEXT}|version)? ?(?:works for you|meets your|fits your|is what you|captures|hits|strikes)\b[^.?!\n]{{0,60}}
    i(?:'ve| have) (?:kept|made|tried to keep|aimed to keep|left out|used|avoided) (?:{_THIS}|any links|placeholders?)(?: (?:under|within|to|short|at|below|brief|concise|friendly|warm|light|casual|around|simple|focused|in)\b[^.?!\n]{{0,100}})?
    this {_TEXT} (?:is|keeps|stays|uses|avoids|aims|comes in|runs to)\b[^.?!;\n]{{0,60}}\b(?:\d+ words|\d+ characters|tone|concise|placeholders?|character limit)\b[^.?!;\n]{{0,60}}
    (?:{_HOPE}[,;:. –—-]+)?(?:and |or |but )?(?:please |just )?(?:let me know|tell me|say(?: so)?|shout) (?:if|when|whether|should) you(?:'d| would)? (?:{_WISH}|have|care for) (?:me to (?:try|do|write|make) )?(?:{_ANOTHER})
    (?:do you |would you )?{_WISH} me to (?:try|write|draft|make|do|give you) (?:{_ANOTHER})
    i (?:can|could) (?:also )?(?:write|draft|make|do|offer|give you) (?:{_ANOTHER})[^.?!\n]{{0,40}}
    (?:shall|should|can|could) i (?:make|keep) (?:it|this) {_WORDED}
    (?:please )?feel free to ask (?:me )?for (?:{_ANOTHER}|changes)
    (?:please )?(?:let me know|tell me) what (?:you(?:'d| would) like )?(?:changed|to change|me to change|needs changing)
    would (?:{_ANOTHER}) (?:help|be better|work better|suit(?: you)?(?: better)?|be useful)
    (?:approx(?:imately|\.)? |about )?\d+ (?:words|characters)
    (?:word count|words|length|characters): ?(?:approx(?:imately|\.)? |about )?\d+(?: words| characters)?
    as an? (?:ai|language model|assistant)\b[^.?!\n]{{0,80}}
    notes?: (?:i(?:'ve| have)? |the |this |you |please |replace |fill )[^\n]{{0,120}}
    """,
    before=r"^[(\[*_]*",
    after=r"[.!?)\]*_:]*\s*$",
)
"""A sentence at the end: what offers to change the message, or speaks about it."""

BELOW = phrases(
    rf"""
    (?:please )?let me know (?:if|whether|how|what) [^.?!\n]{{0,40}}?\b{_CHANGE} (?:it|this|anything)\b[^.?!\n]{{0,60}}
    (?:please )?let me know (?:if|should) you (?:need|want|would like|'d like|have) any (?:changes|adjustments|edits|tweaks)\b[^.?!\n]{{0,60}}
    (?:i )?(?:can|could|'m happy to|am happy to|'d be happy to|happy to) (?:also )?make (?:it|this) {_WORDED}\b[^.?!\n]{{0,60}}
    would you (?:like|prefer|want) (?:me to )?{_CHANGE} (?:it|this|anything)\b[^.?!\n]{{0,60}}
    (?:shall|should|can|could) i {_CHANGE} (?:it|this)\b[^.?!\n]{{0,60}}
    does (?:this|that|it) work(?: for you)?,? or [^.?!\n]{{0,60}}
    (?:i'm |i am |i'd be )?happy to {_CHANGE} (?:it|this)\b[^.?!\n]{{0,60}}
    {_HOPE}
    (?:please )?feel free to (?:{_CHANGE}|copy|send|use) (?:it|this|as needed|anything)\b[^.?!\n]{{0,60}}
    """,
    before=r"^[(\[*_]*",
    after=r"[.!?)\]*_:]*\s*$",
)
"""The same below the name under the message, where "it" can be nothing else."""

YES_ALONE = re.compile(rf"{_YES}[!.,:]*$")
"""A line at the top that says no more than yes, before a greeting."""

HELPS_WITH_TEXT = re.compile(
    r"\b(?:your|the|my) (?:draft|essay|readme|docs?|slides|post|patch|proposal|cfp|abstract|manuscript)\b"
)
"""Words that make an offer of such a sentence: it is their text that would be changed."""
