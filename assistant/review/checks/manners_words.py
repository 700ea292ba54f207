"""Nagging and watching: the tables behind ``nagging`` and ``surveillance``. Lower case, straight apostrophes."""

from __future__ import annotations

from assistant.review.wording import phrases

_MY = r"(?:my|our) (?:last|previous|earlier|first|other|initial|recent|unanswered)?\s?(?:e-?mails?|mails?|messages?|notes?|dms?|letters?|questions?|invitations?|requests?|texts?)"
_MINE = r"my (?:last|previous|earlier|first|other|initial|recent|unanswered)?\s?(?:e-?mail|mail|message|note|dm|letter|question|invitation|request|text)"
_LATELY = r"(?: (?:of|from|on|last|in) (?:\w+ ){0,2}\w+)?"
_LOST = r"(?:lost|missed|overlooked|buried|forgotten|stuck|eaten|drowned|swallowed|caught|deleted|ignored)"
_SOONER = r"(?:i |i'm |i am |was |am )?(?:just |only |simply |quickly )?(?:wanted to |want to )?"

REMINDING = phrases(
    rf"""
    (?:just|only|simply|quickly) (?:checking|check) (?:in|back|on (?:this|my))
    (?:wanted|want|thought i'd|going) to (?:just |quickly )?check (?:in|back)(?= (?:on|with|about|to|and)|[.,:;!?]|$)
    (?:wanted|want|thought i'd|going|like) to (?:just |quickly )?circle back
    circling back
    (?:follow(?:ing)?|followed) up (?:on|to|with regards to|regarding|about) {_MY}
    (?:just|only|quickly) following up(?! on (?:our|your|what|the (?:talk|chat|call|coffee)))
    second follow[- ]up
    bumping (?:this|my|it)(?: up| to the top| again)?(?= (?:in|to|up)|[.,:;!?]|$)
    (?:bump|float|push)(?:ing)? this (?:up|back|to the top)(?: (?:to|of) (?:the top of )?your inbox)?
    (?:to the )?top of your inbox
    (?:gentle|friendly|quick|kind|polite|small|little) (?:reminder|nudge|bump|ping)
    (?:did|have) you (?:get|got|see|seen|receive|received|read|had (?:a|any) (?:chance|time) to (?:look|read|see|reply)[^.?!]{{0,20}}) {_MY}
    (?:did|have) you (?:had )?(?:a )?(?:chance|time) to (?:look at|read|see|reply to|answer|review) {_MY}
    (?:wonder|wondering|wondered|curious|ask myself) (?:if|whether) you(?:'ve| have|'d| had)? (?:just |perhaps |maybe |simply )?(?:overlooked|missed|forgot(?:ten)?|skipped|lost|seen|saw|got|read|received|ignored) {_MY}
    (?:second|third|fourth|another|next|last|final|new) (?:attempt|try|go)(?=,|\.|:| (?:to reach|at reaching|from me|as|since|because)|$)
    in case you (?:missed|didn't see|overlooked) (?:it|this|that|{_MY})
    per my (?:last|previous|earlier)
    as i (?:said|wrote|mentioned) in {_MY}
    (?:pinging|nudging|chasing|pestering) you
    trying (?:you )?(?:again|one (?:last|more) time)
    (?:one|a) (?:last|final) (?:try|attempt|time|email|message|follow[- ]up)(?= (?:to|from|before|and)|[.,:;!?]|$)
    touching base
    (?:perhaps |maybe |possibly |i (?:think|guess|suppose|fear) (?:that )?)you (?:just |simply )?(?:forgot|overlooked|missed|lost|skipped|deleted|ignored) (?:about |to (?:answer|reply to|read) )?{_MY}
    you (?:must|may|might|could|will|probably|perhaps|simply|just|seem to|have|'ve|(?:must|may|might|could|will|seem to|probably) have) ?(?:just |simply |probably |well |clearly )?(?:forgotten|forgot|overlooked|missed|lost|skipped|deleted|ignored) (?:about |to (?:answer|reply to|read) )?{_MY}
    {_MINE}{_LATELY} (?:(?:may|might|must|could|will|seems? to)(?: well| probably| simply| just)? have|probably(?: has)?|has probably|perhaps|just|must) ?(?:got(?:ten)?|been|gone|slipped|landed|ended|drowned|fallen|vanished|disappeared|went|fell|sank|sunk)?(?: up)? ?(?:{_LOST}|(?:in|into|to|through|between|under|down)(?: the| your| a)? (?:spam|junk|cracks?|inbox|pile|net|bottom|list|chairs|stools))
    {_MINE}{_LATELY} (?:(?:must|may|might|could) have )?(?:slipped (?:through|by|past|your|away)|(?:went|gone) (?:missing|astray|unnoticed|under|to (?:your )?spam)|never (?:arrived|reached|came)|(?:did not|didn't|has not|hasn't) (?:arrived?|reach(?:ed)?|get|come) ?(?:you|through)?|drowned|fell through|sank)
    (?:did|has|have) {_MY} (?:reach|reached|arrive|arrived|come through|get through|got lost|get lost)
    (?:not sure|wondering|wonder|unsure) (?:if|whether) {_MY}{_LATELY} (?:reached|arrived|came|got|made)
    sorry (?:to|for) (?:chase|chasing|nag|nagging|pester|pestering|bug|bugging|keep|bother|bothering)(?: \w+)? ?you
    """
)
"""A nudge after silence."""

GUILT = phrases(
    r"""
    (?:i )?(?:still )?(?:haven't|have not|hadn't|never|not|didn't|did not) (?:yet )?(?:heard|hear|get|got|received|receive|had)(?: an?y?)? ?(?:back|answer|reply|response|word|anything)? (?:back )?from you
    (?:i )?(?:haven't|have not|never|not) heard back
    (?:i(?:'ve| have)? )?heard nothing (?:(?:back )?from you|(?:back|so far|yet|since)(?= ?(?:[,.;:!?]|$)))
    you (?:never|didn't|did not|haven't|have not|still haven't) (?:replied|reply|answered|answer|responded|respond|wr[oi]te?n? back|got(?:ten)? back|get back)
    you (?:have not|haven't|never|did not|didn't) (?:yet )?(?:come|came|got|gotten|get) back to (?:me|us)
    i (?:asked|wrote|sent|mailed|messaged|e-?mailed)(?: \w+){0,10} (?:no|without an?|never an?|without any) (?:reply|answer|response)
    (?:still|been) waiting (?:for|on) (?:your|an|a|you) ?(?:answer|reply|response|word|to)?
    long time,? no (?:see|speak|talk|hear|chat)
    i(?:'m| am) sure you(?:'re| are) (?:very |super |extremely |really )?busy
    (?:i )?(?:know|realise|realize|understand|appreciate|imagine|get)(?: that)? (?:you're|you are|you must be|your (?:time|schedule|inbox|calendar) is) (?:very |super |extremely |really |incredibly |terribly |awfully |always |rather |quite |certainly |insanely |\w+ly |a |so )*(?:busy|swamped|full|overflowing|limited|precious|valuable|packed)
    you must be (?:very |super |extremely |really |so )?(?:busy|swamped)
    (?:i )?(?:guess|assume|suppose|see|take it)(?: that)? you(?:'re| are|'ve| have) (?:just |simply |probably )?(?:too busy|not interested|forgotten|ignoring|lost interest)
    (?:don't|do not|please don't) (?:leave me hanging|ignore (?:me|this)|forget (?:about )?me)
    (?:i'd|i would) be (?:very |really |so )?(?:disappointed|hurt|sad) if you
    after (?:all|everything) (?:that )?i(?:'ve| have)? (?:done|did)
    (?:the )?least you (?:could|can) do
    you owe me
    (?:i )?(?:hate|don't want|do not want) to (?:be a (?:pest|bother|nuisance)|bother you)
    (?:sorry|apologies|apologise|apologize)(?: again)? (?:to|for) (?:bother(?:ing)?|disturb(?:ing)?|the (?:cold|unsolicited|random|out of the blue)|taking up|intruding|interrupt(?:ing)?|spam(?:ming)?)
    """
)
"""What makes them feel in debt, or excuses the writing of it."""

LEAD_IN = phrases(
    r"""
    (?:i )?(?:know|realise|realize|understand|appreciate|imagine|am sure|'m sure)[^,.!?·]{0,60}\bbusy[^,.!?·]{0,25},? but(?: still)?[, ]+
    i'm sure[^,.!?·]{0,60}\bbusy,? (?:but|so)[, ]+
    (?:sorry|apologies) (?:to|for) (?:bother|disturb|chas|bug|nag|pester)\w*(?: you)?(?: again)?,? but[, ]+
    (?:i(?:'m| am) )?just (?:checking in|following up|circling back)(?: again)?[:,] +(?:but )?
    (?:i hate|i don't want) to (?:bother|nag) you,? but[, ]+
    long time,? no (?:see|speak|talk|hear)[,:!]* +(?:but )?
    (?:a )?(?:gentle|friendly|quick) (?:reminder|nudge)[:,] +
    """,
    before="^",
    after="",
)
"""A beginning that can go: what follows is a sentence by itself."""

_SEEN = r"(?:i |i've |i have |we )?(?:just |also |recently |happened to )?(?:saw|see|seen|noticed|notice|read|heard|came across|stumbled (?:on|upon|over)|found out|gathered|learned|learnt|spotted|looked up|checked)"
_WHERE = r"(?: (?:on|from|in|through|via) (?:your )?(?:facebook|instagram|strava|tiktok|linkedin|twitter|x|photos?|stories|posts?|pictures?|friends?|the web|the internet|google|social media))?"
_LIFE = (
    r"(?:mov(?:ed|ing) (?:house|home|flat|apartment|in(?:to| with)|out|back (?:home|in with))|got (?:married|engaged|divorced|separated)"
    r"|(?:are|were|'re|being) (?:getting )?(?:married|engaged|divorced|single|pregnant|expecting|dating|ill|sick|in hospital)"
    r"|(?:had|have|are having|'re having|became|are expecting) (?:a|another|your (?:first|second)|twins?|an?) ?(?:baby|child|son|daughter|kid|father|mother|parent|twins|surgery)?\b(?:baby|child|kid|son|daughter|twins|surgery|father|mother|parent)?"
    r"|(?:bought|sold|rented|are (?:buying|selling)) (?:a|an|your|the) (?:\w+ )?(?:house|flat|apartment|home|place|car)"
    r"|lost your (?:mother|father|dog|cat|job|husband|wife|partner)|broke up|split up|(?:are|were|went) (?:away|abroad|travelling|traveling|on (?:holiday|vacation|leave|honeymoon))"
    r"|(?:was|were|are|been) (?:in|at|near|around) (?:town|the (?:gym|pub|bar|park|beach|airport|hospital|doctor)|home)|checked in at|go running|went (?:running|for a run|jogging)|drive|live (?:in|on|at|near|around|next)|living (?:in|on|at|near))"
)

_KIN = r"(?:kids?|children|sons?|daughters?|baby|babies|twins|toddlers?|wife|husband|partner|girlfriend|boyfriend|fianc[ée]e?|family|mother|father|mum|mom|dad|parents|brother|sister|in-laws)\b"
"""Family, of whom a stranger writes only what he watched."""

PRIVATE = phrases(
    rf"""
    {_SEEN}{_WHERE} (?:that )?you(?:'ve| have| had|'re| are| were)? (?:just |recently |both )?{_LIFE}
    {_SEEN}{_WHERE} (?:that |of |about |at |how )?(?:pictures of |photos of |the (?:pictures?|photos?) of )?your (?:new |old |little |elder |younger |lovely |beautiful )*(?:(?:holiday|family|wedding|private|baby|birthday) (?:photos?|pictures?|pics)|kids?|children|sons?|daughters?|baby|wife|husband|partner|girlfriend|boyfriend|family|mother|father|parents|divorce|wedding|pregnancy|honeymoon|holidays?|vacations?|house|home|flat|apartment|garden|dog|cat|car|salary|medical|illness|run this|running route)
    {_SEEN}(?![^.?!]{{0,90}}\b(?:talks?|essays?|launch|releases?|books?|papers?|projects?|demo|conference|meet-?up|post|article|thread|channel|slides|keynote|interview|job|role)\b)[^.?!;·]{{0,40}}? (?:on|from|in|through|via) (?:your |the )?(?:\w+ )?(?:facebook|instagram|insta|strava|tiktok|snapchat|pinterest|whatsapp|stories|story|status|holiday (?:photos?|pictures?)|photos?|pictures?|check-?ins?)\b[^.?!,;·]{{0,50}}
    you (?:were|are|'re|'ve been|have been|went|flew|go|travelled|traveled|stayed|had|enjoyed|visited|took|spent [^.?!]{{1,20}}|must be|are away|look(?:ed)?)\b[^.?!;·]{{0,40}}\bwith your (?:\w+ )?{_KIN}
    your (?:little |two |three |older |younger |lovely |beautiful )*{_KIN} (?:look|looks|looked|are|is|were|was|must|have|has|love|loves|seem|seems|grew|grows|turned|started|start)\b
    how (?:old )?(?:is|are|was|were) your (?:little |two |three |older |younger )*{_KIN}
    i (?:know|found out|looked up|figured out) where you (?:live|work out|park|are staying|were born|go)
    (?:walked|drove|cycled|went) (?:past|by) your (?:house|home|flat|office|street|place|building)
    i (?:googled|looked) you (?:up)?
    (?:looked at|saw|found|checked(?: out)?|viewed|zoomed in on|visited|seen) (?:\w+ ){{0,2}}(?:house|home|flat|street|neighbou?rhood|garden|front door|building|office|place|address) (?:on|in|with|through|via) (?:google |apple )?(?:street ?view|maps|earth|satellite)
    your (?:\w+ )?(?:house|home|flat|street|garden|front door)\b[^.?!;·]{{0,30}}\b(?:street ?view|google (?:maps|earth)|satellite)
    (?:researched|dug into|looked into|went through) your (?:past|background|private|personal|family|history|old (?:photos|posts|tweets))
    your (?:home address|private number|personal number)
    (?:your (?:kids?|children|daughter|son|wife|husband)) (?:goes?|went|plays?|studies|attends?|works?|is at|are at) (?:to |at |in |for )?\w+
    """
)
"""Family, home and whereabouts, as one comes to know them by watching."""

TRACKED = phrases(
    r"""
    (?:i )?(?:see|saw|noticed|can see|could see|know|notice)(?: that)? you(?:'re| are| were|'ve been| have been) (?:online|active|awake|typing|logged in|up late|offline)
    you were (?:online|active|last seen|up) (?:at \d|last night|this morning|late|on (?:linkedin|slack|whatsapp)|yesterday|until)
    (?:saw|see|noticed|notice|know)(?: that)? you(?:'ve| have)? (?:already )?(?:viewed|visited|looked at|checked(?: out)?|opened|read|clicked(?: on)?|seen) (?:my|our) (?:profile|page|site|e-?mail|message|note|link|post|story|stories|website)
    you(?:'ve| have)? (?:opened|clicked) my (?:e-?mail|message|link|last|first|previous)
    read receipts?
    (?:blue|grey|gray|two) ticks
    (?:i've|i have) been (?:watching|tracking|monitoring|keeping (?:an eye|tabs) on|observing) (?:you|your)(?! (?:talks?|videos?|repo\w*|releases?|project|streams?|series|commits|work|progress|library|lectures?|blog))
    follow(?:ing|ed)? (?:you|your (?:every|life|movements?|whereabouts|location|family)) (?:every|around|closely|home|move|and)?
    (?:when|whenever) (?:i see )?you(?:'re| are) online
    """
)
"""When they are online, what they opened, being followed about."""

CLOSE_ENOUGH = frozenset({"colleague", "friend"})
"""Closeness at which one knows of the family and the move."""
