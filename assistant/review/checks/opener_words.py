"""Stock openers: the tables behind ``opener``. Lower case, straight apostrophes, from the start of a sentence."""

from __future__ import annotations

import re

from assistant.review.wording import phrases

_HOPE = r"(?:i |we )?(?:really |sincerely |do |just )?(?:hope|trust)(?: that)?"
_MESSAGE = r"(?:this|my|the)(?: short| quick| little)? ?(?:e-?mail|message|note|letter|dm|text|mail)?"

FINDS_YOU = phrases(
    rf"""
    {_HOPE} {_MESSAGE} (?:finds|reaches|catches|meets) you\b[^.?!,;:·]*
    (?:warm(?:est)? )?greetings (?:of the day|from \w+)
    i trust (?:you are|you're|all is) [^.?!,;:·]*
    happy (?:monday|tuesday|wednesday|thursday|friday|new year)
    """,
    before="^",
    after="",
)
"""A wish that would stand in any letter."""

HOPE_WELL = phrases(
    rf"""
    {_HOPE} (?:you(?:'re| are)|all is|everything is|things are|life is)(?: all)? (?:doing |keeping |going |treating you )?(?:very |really )?(?:well|good|great|fine|okay|ok)\b[^.?!,;:·]{{0,30}}
    {_HOPE} (?:you(?:'re| are) having|you(?:'ve| have) had|you had|your) (?:a |an )?(?:week|day|monday|tuesday|wednesday|thursday|friday|summer|year|weekend|(?:\w+ )?(?:great|good|lovely|wonderful|nice|fantastic|productive))\b[^.?!,;:·]{{0,40}}
    """,
    before="^",
    after="",
)
"""The same among people who know each other is a courtesy; to a stranger it is a stock opener."""

FOUND = re.compile(
    r"^(?:(?:so|recently|lately|the other day|today|yesterday),? )?i (?:recently |just |also |happened to |only |lately )?"
    r"(?:came (?:across|upon)|come across|stumbled (?:across|on|upon|over)|ran across|noticed|discovered|found) (?!out\b|it\b|that it\b|a bug|an? \w+ (?:in|with)\b|no\b|nothing)"
)
"""How something was found, before what was found."""
FOUND_THEN = re.compile(
    r",? and (?:it|this|that) (?=\w)(?!is\b|was\b|'s|has\b)|,? which (?=(?:made|got|led|kept|sent)\b)"
)
"""Behind the thing found: what it did, so that the thing can be the subject itself."""
NOTICED_THAT = re.compile(r"^i (?:just |also |recently )?(?:noticed|saw) that (?=you\b|your\b)")

FOLLOWED = re.compile(
    r"^(?:as (?:someone|a person) who has been|i(?:'ve| have) been|i have long been|i've long been) (?:a )?(?:\w+ly )?"
    r"(?:following|follower of|watching|a fan of|an admirer of|reading) (?:you\b|your (?:work|career|journey|content|posts?|"
    r"writing|progress|blog|profile|company|team|updates|articles|research|contributions?))[^.?!,;·]*"
)
NAMED = re.compile(
    r"^(?:my name is|my name's|i am called) (?P<name>[^.?!,;·]{1,40}?)(?P<rest>,? and (?=i\b|i'm\b)|, (?=an? )|[.!]|$)"
)
INTRODUCED = phrases(
    r"""
    (?:please )?(?:allow|let) me (?:to )?(?:briefly |quickly |first )?introduce myself
    (?:i'd|i would) (?:like|love) to (?:briefly )?introduce myself
    you (?:don't|do not) know me(?:,? but| yet)?
    (?:i know )?we(?:'ve| have) (?:never|not) met(?:,? but| yet|,? however)?
    """,
    before="^",
)
REACHING = re.compile(
    r"^(?:and )?(?:i (?:just |also |simply )?(?:wanted|want|thought i'd|am writing|decided) to reach out|i'm (?:just )?reaching out|i am (?:just )?reaching out|"
    r"just (?:wanted to reach|reaching) out|reaching out|i thought i(?:'d| would| might) reach out)(?: to you)?(?: today)?"
)
STOCK = phrases(
    r"""
    i (?:was|am) (?:truly |really |deeply |genuinely |very |so |incredibly |immediately |absolutely )?(?:impressed|intrigued|struck|captivated|fascinated|inspired|blown away) by your (?:work|profile|background|career|journey|experience|portfolio|achievements|company|writing|content)
    i couldn't help but (?:notice|be|feel|admire)
    it is with (?:great|much) (?:interest|pleasure|admiration)
    as a fellow (?:\w+ ){1,3}(?:,|who|and)
    i(?:'ll| will) (?:keep this (?:brief|short)|be brief|get straight to the point|cut to the chase)
    your profile (?:came up|popped up|caught my (?:eye|attention)|stood out)
    i(?:'m| am) writing to you today
    """,
    before="^",
)
