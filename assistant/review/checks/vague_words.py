"""Vague and big asks: the tables behind ``vague-ask`` and ``big-ask-early``. Lower case, straight apostrophes."""

from __future__ import annotations

from assistant.review.wording import phrases

_QUICK = r"(?:quick |brief |short |\d+[- ]min(?:ute)? )?"

CLICHE = phrases(
    rf"""
    pick your (?:brain|mind|brains)
    (?:hop|jump|get) on (?:a|the) {_QUICK}(?:call|chat|zoom|phone|video)
    (?:like|love|want(?:ed)?|hoping|keen|happy|great|nice) to (?:connect|network)(?! (?:you|it|the|them|this|my|our|two|both|your \w+ (?:to|with)))\b
    let's connect(?! (?:the|it|you))\b
    (?:open to|up for) (?:connecting|networking|a {_QUICK}(?:connect|sync))
    expand(?:ing)? my (?:professional )?network
    network with (?:you|people|professionals)
    explore (?:potential |possible |any )?(?:synerg|collaborat|opportunit|ways (?:we|to work))\w*
    (?:virtual|e-?) ?coffee(?: chat)?
    have a {_QUICK}sync
    bounce (?:some |a few )?ideas off you
    talk shop sometime
    touch base
    """
)
"""They say that something is wanted, and not what; no subject behind them makes them better."""

_ANY = r"(?:any|some|your|general|career|a bit of|all the|whatever)"
_GOOD = r"(?:general |career |good |useful |helpful |quick |other |kind of |sort of )*"

BROAD = phrases(
    rf"""
    {_ANY} {_GOOD}(?:advice|tips?|pointers?|guidance|wisdom|suggestions?|words of wisdom|insights?)
    what(?:'s| is| would be) your (?:best |number one |biggest |one )?(?:advice|tip|secret)
    what (?:\w+ )?(?:advice|tips) (?:would|do|could|can) you (?:give|have|offer|share)
    (?:learn|hear|know|understand) (?:a (?:bit|little) )?more about (?:you|what you do|your (?:work|role|job|journey|story|career|background|path|experiences?))
    (?:hear|share|tell me|know) (?:me )?(?:about )?your (?:story|journey|experiences?|career|path|background|insights?|wisdom|secrets?)
    (?:get|hear|have|know|share|love) your (?:thoughts|take|opinion|perspective|insights?|feedback|input|two cents)
    (?:how (?:to|can i|could i|do i|should i|would i|might i|i (?:can|could|should|might)|one (?:can|could|should)|do you|does one|can one)|what (?:should|can|could|would|must) (?:i|one) (?:do|learn|read|study) to|any (?:idea|advice|tips?) (?:on |as to )?how (?:i (?:can|could|should|might)|to)) (?:best |really |quickly |ever |finally )?(?:get|become|grow|be|improve|develop|progress|advance|succeed|thrive|stand out|level up|excel|learn more|make it)(?: (?:myself|further|ahead|a (?:better|good|great|senior|strong)|better|good|great|stronger|the best|successful|an? ))*(?:(?: (?:at|as|in|into|with|on|for|to))?(?: (?:my|the|this|our|what (?:i|you|we|one)|an?|your|tech|software|life|general))*(?: (?:craft|jobs?|work|careers?|fields?|roles?|skills?|trade|profession|industry|engineers?|developers?|programmers?|programming|coding|engineering|software|tech|business|life|level|do|same|thing|everything|it|this|that|does))*)?(?=[?.!,]|$| (?:and|like|as) )
    how (?:to|can i|could i|do i|should i|i (?:can|could|should)|one (?:can|could)|does one) (?:best |really )?(?:grow|progress|advance|get ahead|become better|get better|make progress) (?:in|as) (?:(?:an?|my|the) )?[\w-]+(?: [\w-]+)?(?=[?.!,]|$)
    how (?:did|do) you (?:get|become) (?:to )?where you are(?: today| now)?
    how did you get (?:started|into (?:tech|engineering|software|this|it|the (?:field|industry)))
    (?:tell|teach) me (?:everything|all|more|a bit|a little)(?: more)?(?: about (?:you|yourself|your (?:work|job|role|life)|what you do)\b)?
    what(?:'s| is) it like (?:to work |working |being )?(?:there|at \w+|where you are)
    (?:chat|talk|speak|catch up|meet) (?:some ?time|at some point|one day)
    ask you (?:a few|some|several|a couple of) (?:quick |short )?(?:things|questions)
    what do you think\??$
    any thoughts
    your thoughts\?
    help me (?:out|in any way)
    a {_QUICK}(?:call|chat)\b(?=[^.?!]{{0,25}}[.?!]?$)
    """
)
"""Wide where they stand alone; well enough with a subject of their own behind them."""

SUBJECT_FOLLOWS = phrases(
    r"""
    (?: \w+)? (?:on|about|regarding|for|with|when|as to|against|around) (?!this|that|it\b|them|me\b|someone|somebody|a beginner|the (?:industry|field|future)|beginners|people|your (?:work|role|journey|story|career|life)|you\b|yourself|what you do|things|tech\b|software\b|engineering\b|my career|starting out|next|some ?time|everything|anything|how to (?:grow|succeed|get started|improve))(?:\w|·|`)+
    (?: \w+)? (?:how|why|whether|which|where) (?:you|to|one|we|i) (?!grow|succeed|get started|improve|got where|do it|do what)\w+ \w+
    """,
    before="",
    after="",
)
"""What makes a broad ask narrow: its subject."""

_INTRO = r"intro(?:duction)?s?"
_CV = r"(?:cv|resume|résumé|application|portfolio|name)"

BIG = phrases(
    rf"""
    refer(?:ring)? me
    (?:an? |employee |internal |your )?referrals?
    put in (?:a (?:good )?)word
    (?:a )?good word for me
    vouch(?:ing)? for me
    recommend(?:ing)? me
    (?:letter|word) of recommendation
    (?:be|as|act as|use you as|list you as) (?:a|my) reference
    introduc(?:e|ing) (?:me|us)(?! to (?:the (?:idea|concept|topic|book|paper|language)))\b
    (?:make|give|get|have|arrange|for|be open to|like|love|want|appreciate|hoping|need) (?:me )?(?:an? |some |any |a (?:quick|warm|short) |your )?{_INTRO}\b(?! (?:to (?:the (?:topic|subject|language|field|theory)|category|type|compilers?|storage|rust)|chapter|paragraph|section))
    (?:connect|hook) me (?:up )?(?:with|to) (?!the (?:network|server|vpn))\w+
    put me in (?:touch|contact) with
    (?:pass|forward|send|submit|share|hand) (?:on |along |over )?my {_CV}(?: on| along)?
    (?:look (?:at|over)|review|read|check|attached|attach) my (?:cv|resume|résumé|application)
    (?:hire|employ|sponsor|fund|mentor) me
    (?:be|become|as) my mentor
    (?<!how )(?<!why )(?<!when )(?:is|are) (?:you|your (?:team|company|group)|they|there) (?:currently |still )?(?:hiring|any (?:openings?|vacanc(?:y|ies)|open (?:roles?|positions?)))
    ^(?:and |so |also )?(?:is|are) (?!the |this |that |it )[\w.&'-]+(?: [\w.&'-]+)? (?:currently |still |now )?(?:hiring|recruiting|looking to hire)(?=[?.!,]|$| (?:now|right now|at the moment|these days|this year|for|people|engineers|developers|anyone|anybody|in)\b)
    (?:any|an) (?:open )?(?:openings?|vacanc(?:y|ies)|jobs?|positions?|roles?) (?:for me|at your|in your|on your|that (?:i|would) (?:\w+ )?(?:fit|suit))
    (?:find|get|land|help me (?:find|get)) (?:me )?(?:a|the|an) (?:job|internship|position|role|interview) (?:at|with|in|there)
    invest(?:ing)? in (?:us|my|our)
    borrow (?:some )?money
    """
)
"""What puts their name or their money behind the writer."""

WISHED = phrases(
    r"""
    (?:i'd|i would|we'd|would) (?:really |very much |also |absolutely )?(?:love|like|appreciate|be (?:grateful|thankful|glad|delighted) (?:for|if))
    (?:i'm|i am|i was|am|was) (?:also |just |really |actively )?(?:hoping|looking|wondering|searching|writing to ask)
    (?:i )?(?:need|want|hope for)
    (?:could|can|would|will|might) (?:you|i|your)
    (?:please|kindly)
    (?:grateful|thankful|great|lovely|wonderful|helpful|means? a lot) if you
    (?:i've|i have|please find) (?:attached|enclosed)
    i (?:attach|enclose)
    """
)
"""Words that make a wish of a sentence."""

NO_WISH = phrases(
    r"""
    (?:thank you|thanks|thankful|grateful|grateful to you) (?:so much |very much |again )*for
    (?:i'm|i am|i'd be|i would be|i'll be|always|more than) (?:very |more than |always |also )?(?:happy|glad|willing) to
    ^(?:happy|glad) to
    i(?:'ll| will| could| can) (?:gladly |happily )?(?:refer|introduce|recommend|put in)
    let me introduce
    introduce myself
    (?:not|n't|never|no) (?:asking|ask|looking|hoping|here|writing)\b
    no referral
    if you(?: ever)? (?:need|want)
    """
)
"""Thanks, offers and denials."""
