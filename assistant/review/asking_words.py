"""How people ask, offer and greet: the tables behind ``asking``. Lower case, straight apostrophes."""

from __future__ import annotations

from assistant.review.wording import phrases

_PLACE = r"(?:(?:over |out )?there|(?:at|in|with|and) [\w&.' -]{1,40})"
_THEM = r"(?:you|u|things|the (?:kids|family|team))"

_FRIEND = r"(?:my |old |dear |good )*(?:friend|pal|mate|buddy|chap|man|dude|stranger|comrade|neighbour|neighbor)"
"""What somebody is called at the end of a courtesy."""

_GOING = r"(?:doing|keeping|feeling|today|now|all|both|lately|these days|getting on|holding up|going|coping)"

COURTESY = phrases(
    rf"""
    how(?: are|'re) {_THEM}(?: (?:{_PLACE}|{_GOING})){{0,3}}
    how (?:have (?:you|things)|has (?:everything|life|it|(?:the )?\w+)) been(?: [\w' ]{1, 60})?
    how (?:has|have) (?:life|the world|things|it) (?:treated|treating) you(?: [\w' ]+)?
    how(?:'s|s| is| goes) (?:it|life|everything|all|things)(?: going)?(?: {_PLACE}| so far| treating you)?
    how(?:'s| is) your (?:week|day|year|summer|winter|spring|autumn|fall|family)(?: [\w' ]+)?
    how(?:'s| is| are| was| were) (?:the |your |life in |it in )?(?:new |old |dear )?[\w'-]+(?=,? {_FRIEND}[\s?!.…]*$)
    how(?:'s| is) the (?:family|new (?:job|place|house|flat|baby|role|year))(?: [\w' ]+)?
    how(?:'s| is| are) (?:the |your )?(?:work|life|business|weather|health|job|house|garden|kids|children|baby|family)
    (?:what's|what is) (?:new|up|the news)(?: {_PLACE})?
    what have you been up to(?: [\w' ]+)?
    (?:i )?hope (?:you|all|everything|things|life|the|this|your)\b[^?]*
    (?:are you|you|all|everything|everyone) (?:keeping |doing |all )?(?:well|good|ok|okay|fine|alright)
    (?:do you |you (?:may|might|probably) (?:not )?)?remember (?:me|us|how we)\b[^?]*
    (?:is|are) (?:everybody|everyone|all|things|you all|the (?:kids|children|family)|your (?:family|people)) (?:keeping |doing |all )?(?:well|good|ok|okay|fine|alright)
    long time no see
    wie geht(?:'s|s| es)(?: (?:dir|ihnen|euch|so|denn|heute))*
    comment (?:vas[- ]tu|allez[- ]vous|ça va)\b[^?]*|ça va
    ¿?(?:cómo|como) (?:estás|está|te va|va todo)\b[^?]*|¿?qué tal\b[^?]*
    come (?:stai|sta|va)\b[^?]*
    (?:hvordan (?:går det|har du det)|hur (?:mår du|är läget)|hoe gaat het)\b[^?]*
    """,
    before=r"^(?:(?:so|and|but|anyway|first|also)[, ]+)?",
    after=rf"(?:,? {_FRIEND}|, (?!and|or|but|so|why|how|what|when|which|who|any|do|did|is|are|can|could|would|will)[\w'’-]+)?[\s?!.…]*$",
)
"""Whole sentences that ask for nothing but a kind word back."""

_I_COULD = r"^(?:so |and )?(?:can|could|may|might|shall|should) i"
_IF_NEEDED = r"you(?: ever)? need|you(?:'d| would)? (?:ever )?(?:like|want) (?:me|a hand|a second|help)"
_ANY_HELP = r"i can|i could|there(?:'s| is) (?:anything|something|any way) i|(?:it|that) would help"

_OF_USE = r"(?:of )?(?:help|use|useful|helpful|any use|handy)"
_HAND = r"(?:hand|second pair|reviewer|tester|sounding board|copy|patch)"

_HELPED = rf"(?:{_IF_NEEDED}|{_ANY_HELP})"

OFFER = phrases(
    rf"""
    {_I_COULD} (?:be of|help|offer|lend|return|review|proofread|test)
    {_I_COULD} (?:introduce|connect|give|send) you
    {_I_COULD} (?:pass|share) (?:it|this|that|your)
    ^(?:would|will) (?:it|that|this|a [\w ]{{1,30}}) (?:be {_OF_USE}|help|save you)
    ^(?:would|do) you (?:like|want) (?:me to|help|an? {_HAND})
    ^want (?:me to|a hand|help)
    ^(?:is there )?any(?:thing|way| way) (?:that )?i (?:can|could) (?:do|help|be)
    ^how (?:can|could|may) i (?:help|be of|be useful)
    ^what (?:can|could) i do for you
    \b(?:let me know|tell me|say|shout|ask|write|ping me) (?:if|when|whenever|should) {_HELPED}
    ^(?:i'm |i am |i'd be |always )?happy to (?:help|review|introduce|share|send|return)
    """,
    before="",
)
"""Sentences that offer; their question mark asks for leave to give."""

TAG = phrases(
    r"""
    (?:does (?:that|this|it) )?(?:makes?|sounds?) (?:any )?(?:sense|good|fair|ok|okay|right|familiar)
    (?:honest|serious|real|tru|sure|exact|absolute|definite|certain|frank|actual)ly|truth|sure|guess what|ready|intrigued
    (?:and )?(?:the|my) (?:\w+ )?(?:result|reason|catch|verdict|outcome|problem|trick|upshot|punch ?line|best part|worst part|twist|kicker|fun part|short answer|answer|truth|bottom line)
    (?:and )?(?:why|how) (?:so|come)
    (?:you ask|why do i (?:ask|say (?:this|that)|care)|sound familiar|does that ring a bell|ring a bell|see what i mean|crazy|weird|funny)
    right|no|yes|ok|okay|fair|deal|really|who knows|why not|you know|isn't it|and you|small world
    (?:[\w'-]+ ){0,2}[\w'-]+, (?:right|no|eh|huh|yes|innit|(?:is|was) (?:it|that) not|(?:is|was)n't (?:it|that)|don't you think)
    (?:is|was)n't (?:it|that) [\w'-]+|is (?:it|that) not [\w'-]+
    (?:and )?who (?:knew|would(?:'ve| have)? (?:thought|guessed|known|expected|imagined)(?: (?:so|it|that))?|could have (?:known|guessed))
    (?:can you )?guess (?:what|why|who|where|how)(?: [\w']+){0,4}
    """,
    before="^",
    after=r"\?+$",
)
"""A question mark with nothing behind it."""

_SUITS = r"suits?|works?|better|prefer|rather|instead|easier|another|different|not|too much|too busy"
_KEEN = r"love|like|enjoy|be (?:glad|happy|curious|interested|keen|grateful)"

_WELCOME = r"(?:welcome|appreciated|grateful|mean)"

SOFT = phrases(
    rf"""
    let me know (?:what|how|your) (?:you think|thoughts|it goes|works|suits|you prefer|sounds)
    let me know your thoughts
    (?:let me know|tell me|just say|say so)\b[^?]*\b(?:{_SUITS})
    (?:i'd|i would|would) (?:really |also |so )?(?:{_KEEN}) (?:to (?:hear|know|learn|understand|read)|for any)
    (?:i'd|i would|we'd|we would) (?:really |also |so )?(?:(?:be (?:very |really |so )?(?:grateful|thankful) for|appreciate|value|welcome) (?:an?|any|some|your|the)\b|(?:love|like|need) (?:a (?:pointer|link|copy|look|hint|tip)))
    it would (?:be an? \w+ help|help(?: me| us)?(?: \w+)?) to (?:see|have|know|read|get|hear)
    (?:i'm|i am) (?:just |really |so )?(?:curious|keen to (?:hear|know|learn)|dying to know)
    (?<!that )i(?:'ve|'m| have| had)?(?: (?:was|am|been|keep|kept|often|still))* wonder(?:ing|ed)?
    (?:what|how) do you think$
    my question (?:is|to you)
    (?:any|your) (?:thoughts|advice|pointers|views?|answer|tips|help)\b[^.?]*\b{_WELCOME}
    """
)
"""Softeners and echoes: they ask only when nothing else does."""

_KIND_OF_YOU = r"be (?:very |really |so )?(?:grateful|thankful|glad|happy|delighted)|appreciate it|love it"
_NO_REQUEST = r"find|don't|do not|feel free|ignore|forgive|excuse|accept|take your|note|no\b"
_MOVES = r"pick your brain|get your|hop on|jump on|meet|have (?:a )?(?:coffee|call|chat)|grab|buy you"

_OPEN = r"(?:open|willing|up|able|so kind|interested|free)"
_ABOUT = r"(?:for|to|if|whether|why|how|what|which|when)"

_A_THING = r"(?:a|one|another|something|with (?:a|one)|for (?:a|one))(?: \w+){0,3}"
_TO_ASK = r"(?: if i ask(?: (?:you )?(?:something|a question|one thing))?)?(?: for (?:a|one)(?: \w+){0,2} question)?"

PRELUDE = phrases(
    rf"""
    (?:can|could|may|might|mind if) i (?:just |quickly )?(?:ask|bother|trouble) (?:you )?{_A_THING}
    (?:do|would) you (?:mind|have (?:a|one) (?:moment|minute|second)){_TO_ASK}
    (?:quick|small|one) question
    [^?]+, (?:is|are|did|was|were|do|does|have|has|had|can|could|will|would|wo)n't (?:it|you|they|we|he|she|that)
    """,
    before="^(?:so |and |also )?",
    after=r"\?+$",
)
"""Asks for leave to ask, or for a nod."""

_CALENDAR = (
    r"(?:calendly|cal\.com|savvycal|tidycal|zcal|doodle\.com|youcanbook|meetings\.hubspot|calendar\.app\.google|"
    r"calendar\.google|koalendar|outlook\.office\S*/bookings?|motion\.com/meet|reclaim\.ai|bookings\.)"
)
_A_SLOT = r"(?:yourself )?(?:a |some |any )?(?:free |good )?(?:time|slot|meeting|appointment|call)"
_WITH = r"(?:on|in|into|from|with|at|via|through|here|using|that)(?: me| my| this| the)?"

BOOKING = phrases(
    rf"""
    (?<![\w.]){_CALENDAR}
    (?:book|grab|pick|find|choose|schedule|reserve) {_A_SLOT} {_WITH}
    (?:here(?:'s| is)|this is|use|see|check) (?:a link to )?my (?:calendar|booking|scheduling|availability)
    my (?:calendar|booking|scheduling) (?:link|page)
    """,
    before="",
    after="",
)
"""Links and words with which they are to book a time."""

MEETING = phrases(
    r"""
    (?:coffees?|a walk|lunch|dinner|tea)
    (?:call|video|zoom)\b(?! (?:it|them|this|that|stack|site|graph))
    (?:could|can|shall|might|would|will) (?:we|i|you) (?:\w+ ){0,2}(?:talk|chat|speak|meet)
    (?:twenty|thirty|fifteen|ten|forty|half an?|\d\d) (?:minutes|min|hour)
    (?:free|available|around|time) (?:on|next|this|for a)
    (?:on|next|this) (?:mon|tues|wednes|thurs|fri|satur|sun)day
    (?:days?|time|place|when|where)\b[^?]*\b(?:suits?|works?|best|meet)
    """
)
"""Proposals to meet or to talk, and when."""

REQUEST = phrases(
    rf"""
    let me know (?:if|whether|when|where|which|who|why|how|what|a (?:time|day)|your)
    ^(?:(?:so|and|also|then|or)[, ]+|if [^,?]{{1,50}}, )?(?:could|can|would|will|might) you
    ^(?:please|pls|kindly) (?!{_NO_REQUEST})\w+
    ^(?:do )?(?:tell|send|show|introduce|refer|point|forward|give|call|text|email|dm) (?:me|us)
    ^(?:(?:and|also|then|plus|oh|so|do)[, ]+){{1,2}}(?:please )?(?:tell|send|show|share|forward|give|point|pass) (?:me|us|this|it|them|along|on|the|your|an?|some)
    ^(?:and )?if you (?:could|can|would|might|were able to)\b[^?]*\b(?:i|we|that|it)(?:'d| would) (?:be |really |mean |help|love|appreciate)
    please (?:tell|send|share|point|introduce|refer|forward|give|reply|write|answer|call|let me)
    i(?:'d| would) (?:{_KIND_OF_YOU}) if you
    it would (?:be (?:great|lovely|wonderful|helpful|kind|good)|help(?: me)?|mean a lot) if you
    would you (?:mind|be {_OPEN}|have|consider|introduce|refer|tell|share)
    i(?:'d| would)? (?:wanted|want|like|was hoping) to ask (?:you )?{_ABOUT}
    i(?:'d| would) (?:love|like) to (?:{_MOVES})
    i was hoping (?:that )?you
    """
)
"""Requests without a question mark."""
