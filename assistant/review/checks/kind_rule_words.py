"""The rules of the kinds: the tables behind ``kind-rule``. Lower case, straight apostrophes."""

from __future__ import annotations

import re

from assistant.review.wording import phrases

MEETING = phrases(
    r"""
    coffees?
    (?:a|for a|go (?:for a )?|take a) walk(?: or\b)?
    tea\b(?= (?:with|near|next|on|at|in|some))
    (?:lunch|dinner|brunch|supper|breakfast)
    (?:video |phone |zoom )?calls?\b(?! (?:it|them|this|that|me|stack|site|graph|on (?:it|them|the|each|every)\b))
    (?:on|over|by) (?:video|zoom|the phone|phone)
    meet(?:ing)?(?: up)?\b(?! (?:the|your|a|an|these|those|this|that|demand|deadlines?)\b)
    (?:could|can|shall|might|would) (?:we|i|you) (?:\w+ )?(?:talk|chat|speak|meet)
    (?:twenty|thirty|fifteen|ten|forty|half an?|\d\d) (?:minutes|min|hour)
    buy you
    (?:ring|phone|call|dial) (?:you\b(?: (?:on|at|up|next|this|some|tomorrow)|[.?!,]|$)|your (?:phone|mobile|cell|landline|number))
    (?:take|invite) you (?:out|to|for)
    (?:come|come over|come round|drop by) (?:to|at) (?:my|our) (?:hotel(?: room)?|room|flat|apartment|place|house|home)
    (?:beers?|pints?|a drink|drinks|whisk(?:y|ey)|wine|cocktails?) (?=(?:with|on|at|in|near|after|next|some|together|this)\b|[?.,])
    """
)
"""A proposal to meet."""
SAID_WHEN = phrases(
    r"""
    (?:mon|tues|wednes|thurs|fri|satur|sun)days?
    (?:today|tomorrow|tonight)
    (?:this|next|the (?:first|second|third|last)) (?:week|weekend|month|\w+day)
    (?:in|the) (?:the )?(?:week|month) (?:of|after)
    \d{1,2}(?::\d\d)? ?(?:am|pm|h\b|o'clock|uhr)
    \d{1,2}:\d\d
    at (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|half past|a quarter)
    (?:\d{1,2}(?:st|nd|rd|th)?(?: of)? )?(?:january|february|march|april|june|july|august|september|october|november|december)
    (?:the|on) \d{1,2}(?:st|nd|rd|th)
    \d{1,2}[./]\d{1,2}[./]?
    in (?:a|two|three|four|a few|some) (?:days?|weeks?|months?)
    (?:at|during|after|before) (?:the|your) (?:\w+ ){0,2}(?:meet-?up|conference|talk|summit|event|lunch break)
    """
)
"""A day or an hour."""
SOFTENED = phrases(
    r"""
    (?:wherever|whenever|whatever|whichever|however)
    or (?:any|some|another|at any|at some|at another|on another|else|later|earlier|a different|somewhere|sometime|the|next|thursday|friday|online|on video|maybe|by)
    (?:if|when) (?:that|it|this|you|your|any|now|the|one|neither|none|mornings?|another|some)
    (?:suits?|works?|easier|convenient|convenience|flexible|prefer|rather|better)(?: (?:for )?you)?
    (?:perhaps|maybe|for (?:example|instance)|such as|something like|or so|around)
    no (?:pressure|rush|hurry|worries|harm|obligation)
    (?:happy|glad|fine) to (?:move|adapt|work around|come to you|fit|adjust|change)
    (?:your|you) (?:choice|choose|call|pick|name)
    any (?:other )?(?:day|time|place|hour|week)
    """
)
"""What lets a proposal be moved."""
MEAL = re.compile(
    r"\b(?P<before>(?:have|do|get|grab|over|for|to|share|buy you|join me for|meet for|invite you (?:to|for)) )?"
    r"(?P<article>(?:a|an) (?:quick |nice |little |proper |long )?|quick )?(?P<meal>lunch|dinner|brunch|supper)\b(?! (?:break|time|hour|menu|table|talk|train))"
)
PHONE = re.compile(
    r"\b(?:(?P<call>phone(?= calls?\b))|(?P<on>(?:on|over|by|via) (?:the )?(?:phone|telephone))|(?P<ring>(?:give you a ring|ring you|phone you|"
    r"your (?:phone )?number|give me a (?:call|ring)|call me|(?:call|ring|phone|dial)(?: you)?(?: on)? your (?:phone|mobile|cell|landline)|"
    r"(?:i|we|me|let me)(?:'ll| will| can| could| may| might| would)? (?:\w+ )?call you\b(?! (?:on|by|over|via) (?:video|zoom)| out\b| an? ))))\b"
)
LATE = re.compile(
    r"\b(?:(?:at|from|around|about|after|by|past|until) )?(?:(?:2[0-3])[:.h]\d\d(?: ?h| ?uhr)?|2[0-3] ?(?:h|uhr|o'clock)|(?:[89]|1[01])(?:[:.]\d\d)? ?pm"
    r"|(?:eight|nine|ten|eleven)(?: o'clock)? (?:at night|in the evening|pm)|midnight|late (?:at night|in the evening|evening|on \w+day (?:evening|night)))"
)
"""An hour at which only those meet who know each other."""
_DRINK = r"(?:beers?|pints?|drinks?|wine|whisk(?:y|ey)|cocktails?|gin|pub|bar)"
LATE_DRINK = re.compile(
    rf"\b{_DRINK}\b[^.?!;·]{{0,40}}?\b(?P<at>at (?:eight|nine|ten|eleven|[89]|1[01]))\b(?! ?(?:am|in the morning))"
)
"""A drink at an hour that can only be the evening's."""
ROOM = re.compile(
    r"\b(?:(?:to|at|in) )?(?:(?:my|your) (?:hotel(?: room)?|room|flat|apartment|bedroom)|(?:to|at) (?:my|your) (?:place|house|home)"
    r"|(?:my|your) hotel bar|hotel room)\b"
)
"""Where only those meet who know each other well."""
WAY_OUT = phrases(
    r"""
    (?:if you'd|if you would|you'd|in case you'd) (?:rather|prefer) not
    (?:if|in case) (?:it|this|that) (?:does not|doesn't|is not|isn't|feels|is too|is (?:at all )?(?:awkward|uncomfortable|a bother|too))
    (?:if|in case) (?:you|now|not)\b[^.?!]{0,60}?(?:fine|understand|ignore|leave|no (?:harm|hard|problem|worries)|say (?:so|no)|just|forget|decline|okay|ok)
    if not,? (?:that|no|it|then|just)
    (?:completely|totally|perfectly|absolutely|also|entirely|just as|quite|all) (?:fine|okay|ok|understandable|good)
    that(?:'s| is|'d be| would be) (?:fine|okay|ok|alright)
    no (?:hard feelings|harm done|worries|pressure|obligation|problem|offence|offense|big deal)
    (?:feel free|please feel free|free) to (?:say no|decline|ignore|pass|turn|skip|tell me no|leave|refuse)
    (?:say|saying|hear) (?:a )?no
    (?:a )?no (?:is|would be|from you)
    (?:easy|fine|okay|ok|free) to (?:turn (?:it |this |me )?down|decline|refuse|say no|ignore)
    (?:i(?:'d| would|'ll| will)|totally|completely|fully|perfectly) (?:\w+ )?understand
    (?:only|as far as|as long as|if|unless) (?:if )?you (?:can vouch|feel|think|are comfortable|'re comfortable|want|would|see|have the)
    (?:or )?(?:simply |just )?leave it
    nothing changes
    don't (?:feel|worry|hesitate to say no)
    do not feel (?:obliged|pressed|you (?:have|need))
    """
)
"""An easy way to say no."""
APOLOGY = phrases(
    r"""
    (?:sorry|apologies|apologise|apologize|forgive me|pardon)(?: \w+){0,3} (?:for|that|about|it's|not|i|to)
    (?:i(?:'m| am) (?:so |very |really |terribly )?(?:sorry|ashamed|embarrassed))
    i (?:should|ought to|could|meant to|must) (?:really )?have (?:written|been|called|got|kept|stayed|reached|answered|replied)
    (?:i(?:'ve| have) been|been) (?:meaning|wanting|intending) to (?:write|reach|get|call|contact|reply|answer)
    i(?:'ve| have) been (?:so |very |really |terribly |a )?(?:bad|terrible|awful|rubbish|useless|poor|out of touch)
    (?:it's|it has|it is) been (?:way |far |much )?too long
    (?:shame on me|my (?:bad|fault)|mea culpa|i feel (?:so |really )?(?:bad|guilty|terrible|awful))
    (?:i know )?i(?:'ve| have) (?:gone|been) (?:quiet|silent|absent)
    """
)
PIVOT = phrases(
    r"""
    (?:while i(?:'ve| have) (?:you|your \w+)|while i(?:'m| am) at it|on (?:another|a different|a related) (?:note|matter)|speaking of which)[,:]? (?:i(?:'d| would)|i(?:'m| am) (?:also )?(?:looking|hoping|wondering|trying)|let me)
    ^(?:and )?in (?:return|exchange),? (?:i|could|can|would|maybe|perhaps|you)
    (?:i )?(?:was|am|i'm)(?: also| just)? (?:hoping|wondering)
    i(?:'d| would) (?:really |also )?(?:love|like) (?:to (?:hear|know|talk|meet|chat|ask|pick|get your|discuss)|your)
    let me know (?:what you think|your|when|if you(?:'d| would| can| could| have| are| want)(?! like (?:me|to have|it|that|a copy|the)| want me))
    looking forward to (?:your|hearing)
    """
)
"""In a message that gives: what asks after all."""
PIVOT_OK = re.compile(
    r"\blet me know if (?:i|you(?:'d| would) like (?:me|it|that|a)|you (?:ever )?(?:need|want me)|that|it|this|there)\b"
)
