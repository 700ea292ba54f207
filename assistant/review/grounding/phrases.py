"""The ways in which a message claims what was done or shared, and the ways in which it claims nothing."""

from __future__ import annotations

import re

from assistant.review.wording import phrases

_I_HAVE = (
    r"(?:\b(?:i|we)(?:['’]ve|['’]d|['’]m| have| had| am)?"
    r"(?: \w+ly| just| also| long| always| already| been| only| both| all| once| first| since| even| now| then"
    r"| both)*\s|\bhaving (?:just |been )?)"
)


def _table(table: str, before: str = r"\b", after: str = r"\b") -> re.Pattern[str]:
    """A pattern of small letters, for ``matching.found``."""
    return re.compile(phrases(table, before, after).pattern)


def _any_case(table: str) -> re.Pattern[str]:
    return re.compile(phrases(table).pattern, re.IGNORECASE)


ACT = _table(
    r"""
    (?:re-?)?(?:read|watched|watching|reading)
    (?:listened|listening) to
    heard
    attended
    caught
    saw
    seen
    use[ds]?
    using
    tried
    trying
    follow(?:ed|ing)?
    installed
    deployed
    adopted
    enjoyed
    loved
    devoured
    finished
    skimmed
    studied
    studying
    bookmarked
    shared
    forwarded
    cited
    quoted
    starred
    forked
    cloned
    subscribed
    downloaded
    ran
    running
    bought
    implemented
    applied
    borrowed
    copied
    came across
    stumbled (?:on|upon|across|over)
    (?:went|worked) through
    (?:went|come|came|coming) back to
    keep (?:coming|going|returning|turning)(?: back)? to(?= [“"«„])
    keep (?:re-?reading|quoting|using|recommending)
    discovered
    admired?
    a (?:big |huge |long-?time )?(?:fan|reader|user|admirer|follower|listener|subscriber)
    recommend(?:ed)?
    passed on
    printed
    learn(?:ed|t)
    benefited
    (?:was|were|sat) (?:at|in|there)
    (?:told|showed|presented|sent) (?:my|our|it to)
    remember
    built .{0,30}(?:on|with|from|after) your
    switched
    migrated
    moved .{0,30}(?:to|after) your
    reported
    contributed
    opened (?:a|an) (?:issue|pull request|pr)
    """,
    before=_I_HAVE,
)
"""The writer did something with a work of theirs."""

UNSAID = re.compile(
    r"(?:^|[.!?:;]\s)\W*(?:(?:just|really|recently|finally|absolutely|also|truly|so|thoroughly|greatly|only|have|i|been)"
    r" )*(?P<verb>loved|enjoyed|adored|devoured|liked|finished|skimmed|re-?read|read|saw|seen|watched|heard|tried|used"
    r"|tested|attended|caught|bookmarked|shared|forwarded|installed|deployed|adopted|been (?:using|reading|following"
    r"|watching)|came across|stumbled (?:on|upon|across)|listened to|(?:great|good|lovely|brilliant|fine|fantastic"
    r"|wonderful) (?:read|talk|watch|listen)),? (?:out |to |through |over )?(?:both |all |some |most |every )?(?:of )?"
    r"(?=(?P<what>[^.;:!?]{2,60}))",
)
"""The writer did something, and left the "I" out: "Loved your essay", "Tried Ferrite on our disks"; in small letters."""

DID = re.compile(
    r"\b(?:i|we)(?:['’]ve| have| had)?(?: (?:\w+ly|just|also|already|since|even|now|then|both|once|first))*"
    r" (?P<verb>(?!need|used to)[a-z]+ed|built|ran|run|put|took|taken|made|gave|given|shown|stole|stolen|wrote"
    r"|written|drew"
    r"|drawn|kept|brought|taught|met|rebuilt|rewrote|rewritten|sent|split|went over|gone over|been through"
    r"|gone through"
    r"|went through|read|told|lent|left out|cut|set up|hung|got|did|done"
    r"|started (?:doing|using|reading|handing|building)|begun to use)\b",
    re.IGNORECASE,
)
"""The writer did something, whatever it was; a claim where it was done to something of theirs."""

OWN_MIND = frozenset(
    "wondered hoped wanted liked noticed needed asked promised supposed guessed feared assumed believed expected learned "
    "imagined wished planned decided intended struggled failed stumbled remembered realised realized worked joined moved "
    "studied lived started stopped owed missed agreed looked dreamed doubted puzzled stayed smiled laughed loved enjoyed "
    "admired appreciated got told".split()
)
"""What the writer thinks or feels, or what another rule looks at."""

EFFECT = _table(
    r"""
    (?:inspired|helped|convinced|taught|persuaded|pushed|encouraged|influenced|helps|inspires|saves) (?:me|us)
    (?:inspired|helped|convinced|taught|persuaded|pushed|encouraged|influenced|won|moved|led|brought|got|prompted) (?:my|our|half|most|all|some|two|three|a few)(?: of)?(?: (?:my|our|us|the))?(?: \w+){0,2}? (?:to|over|into|that)
    (?:led|got|brought|prompted|moved|nudged) us to
    (?:changed|saved|shaped|improved|transformed) (?:me|us|my|our|how (?:i|we))
    (?:inspired|sparked|informed|motivated|prompted) (?:my|our)
    (?:stayed|stuck|resonated) with (?:me|us)
    (?:made|makes|got|gets|lets) (?:me|us) (?!think|want|wonder|curious|write)\w+
    (?:rings?|rang) (?:true|a bell)
    spoke to (?:me|us)
    struck (?:me|us|a chord)
    """
)
"""A work of theirs did something to the writer."""

MET = _table(
    r"""
    (?:ever )?since (?:our|the|that) (?:\w+ )?(?:chat|conversation|talk|call|meeting|lunch|coffee|discussion|exchange|dinner|tea|walk) (?:with you|about|on|of|in|at|over)
    (?:the|our|that) (?:lunch|dinner|breakfast|coffee|tea|walk|beer|drinks?|chat|evening|meal)(?: (?:at|in|on|by|with|near|after) [^.,;!?]{2,24})? (?:was|were) (?:so |very |really |truly |a |such )*(?:lovely|great|good|nice|fine|wonderful|excellent|delicious|delight|pleasure|fun|kind|worth|just|memorable|perfect|short|long)
    (?:when|since|after|where|how|before|day|time|as) (?:we|you and i) (?:first |last |both |once |briefly )*\w+(?:ed|t|et|oke|ad|an|at|ere)
    our (?:\w+ )?(?:chat|conversation|talk|call|meeting|lunch|coffee|discussion|exchange|argument|session|panel|dinner)
    our (?:\w+ )?(?:days?|years?|time|e-?mails?|paths?|walk|breakfast)
    (?:nice|great|good|lovely|wonderful|fun|pleasure|glad|happy|enjoyed?|delight) (?:to have |to )?(?:met|meet(?:ing)?|talk(?:ing|ed)?) (?:to |with )?you
    (?:nice|great|good|lovely|wonderful|fun|pleasure|glad|happy|enjoyed?|delight) (?:to )?(?:chat(?:ting)?|see(?:ing)?|speak(?:ing)?) (?:to |with )?you
    (?:nice|great|good|lovely|enjoyed?|glad) (?:to )?(?:catch(?:ing)? up|r[ua]n(?:ning)? into|bump(?:ing)? into|work(?:ing)? with) (?:to |with )?you
    we (?:both |have |had |also |once |briefly |first |all |last )*(?:met|talked|spoke|chatted|worked together|sat|overlapped|discussed)
    we (?:both |have |had |also |once |briefly |first |all |last )*(?:crossed paths|know each other|studied|spent|grew up|bonded|traded|shared?)
    we (?:both |have |had |also |once |all )*(?:e-?mailed|have in common|used to|argued|walked|went|wrote|corresponded)
    (?:we|our) (?:last|first|previous|earlier)
    (?:when|since) i (?:rode|went|walked|came|worked|sat|stayed|travelled|flew) (?:along )?with you
    i (?:had |have )?(?:put in a (?:good )?word for you|recommended you|introduced you|vouched for you)
    (?:then )?i (?:went over|reviewed|read) yours
    (?:we|i) (?:had |have )?(?:compared|exchanged|swapped|shared) (?:notes|stories|numbers)
    we (?:still |once |both |had |have )*(?:agreed|promised|owe|arranged|planned to|meant to|decided to)
    (?:the )?same (?:team|school|university|company|city|town|course|class|meet-?up|desk|office|floor|panel|conference|train)
    mutual (?:friends?|acquaintances?|contacts?|colleagues?)
    (?:met|saw|talked to|spoke to|spoke with|talked with|sat next to|worked with) you (?:at|in|on|last|during|for|once)
    you and i (?:\w+ed|met|sat|were|both|have|had|share)
    """
)
"""The two have a past, or something in common."""

TOLD = _table(
    r"""
    (?:as|like|what|when|that|once|since|after) you(?: have|['’]ve| had| once| already| kindly| recently| last| also)* (?:told|said|mentioned)(?! (?:people|others|them|every\w+|readers|listeners|an? |the (?:audience|room|hall|people)))
    (?:as|like|what|when|once|since|after) you(?: have|['’]ve| had| once| kindly| recently| last| also)* (?:wrote to|explained to|suggested)
    (?:as|like|what|when|once|since|after) you(?: have|['’]ve| had| once| kindly| recently| last| also)* (?:promised|asked|offered|replied)
    (?:as|like|what|when|once|since|after) you(?: have|['’]ve| had| once| kindly| recently| last| also)* (?:recommended|answered|advised|invited)
    (?:as|like|what|when|once|since|after) you(?: have|['’]ve| had| once| kindly| recently| last| also)* (?:introduced|sent|showed|put it to|taught me)
    you (?:once |had |have |kindly |recently |already |also |last \w+ |even )*(?:told|asked|mentioned|answered|replied|advised) (?:me|us|that|it to me|my)
    you (?:once |had |have |kindly |recently |already |also |last \w+ |even )*(?:promised|introduced|invited|sent|showed|offered) (?:me|us|that|it to me|my)
    you (?:once |had |have |kindly |recently |already |also |last \w+ |even )*(?:recommended|gave|helped|taught|warned|encouraged) (?:me|us|that|my)
    (?:thanks|thank you|grateful|thankful)(?: you)?(?: so| very)?(?: much)?(?: again)? for (?:your|the|answering|replying|helping|reviewing|introducing)
    (?:thanks|thank you|grateful|thankful)(?: you)?(?: so| very)?(?: much)?(?: again)? for (?:sending|meeting|telling|showing|having|putting|talking)
    (?:thanks|thank you|grateful|thankful)(?: you)?(?: so| very)?(?: much)?(?: again)? for (?:pointing|sharing|walking|inviting|letting|last|that)
    your (?:last |kind |earlier |quick |previous |first |recent )*(?:answer|reply|response|e-?mail|invitation|introduction|letter) (?:last|to|about|on|was|helped|made|in|of)
    i (?:once |last |first |had |also )*asked you
    (?:thanks|thank you|grateful|thankful)(?: you)?(?: so| very)?(?: much)?(?: again)? for (?:lunch|dinner|breakfast|supper|coffee|tea|drinks|cake)
    (?:told|wrote to|spoke to|talked to|reminded) (?:me|us) (?:a lot |so much |all |only |often )?(?:about|of) you
    (?:mentioned|recommended|praised|named) you(?:r name)? (?:to (?:me|us)|when)
    (?:spoke|speaks|spoken|talks?|thinks?) (?:so |very |only )?(?:highly|well|warmly|fondly) of you
    you (?:once |had |have |also |last )*(?:mentioned|said|told|explained|asked|suggested|warned)(?: me| us)? (?:on|over|by|during|at) (?:the |our |a |that )?(?:phone|telephone|call|lunch|coffee|dinner|breakfast|e-?mail|mail|beer|tea)
    (?:it was )?you who (?:told|said|taught|showed|warned|asked|sent|helped|advised|suggested|pointed|gave)
    (?:at|over|in|on) (?:the|that|our) [\w ]{2,30}? you (?:offered|promised|said|told|asked|mentioned|suggested|showed)
    you (?:promised|offered|owe|answered with|wrote back|replied with)
    you said (?:it|that|you|we|i)
    (?:a |an |two |some |one |several |many )?(?:old |former |good |few )?(?:of )?your (?:\w+ )?(?:colleagues?|boss|manager|team|team-?mates?|co-?workers?|co-?founder|friends?|students?|assistant|director|office|people)(?: (?:at|from|in|on) \w+| \w+)? (?:once |kindly |also |just |has |have |had )*(?:told|pointed|sent|gave|suggested|recommended|mentioned|introduced|referred|put|directed|passed|said|thought|steered|urged|encouraged|named|spoke)
    (?:colleagues?|friends?|team-?mates?|co-?workers?|student|somebody|someone|people) (?:of yours|on your team|in your team|at your \w+|from your \w+|who works? with you|you work with)(?: (?:at|from|in|on) \w+)? (?:once |kindly |also |just |has |have |had )*(?:told|pointed|sent|gave|suggested|recommended|mentioned|introduced|referred|put|directed|passed|said|thought|steered|urged|encouraged|named|spoke)
    (?:told|sent|pointed|referred|directed|recommended|introduced) (?:to you |to me |me |us )?by (?:a |one of |somebody |someone |people )?(?:colleagues? of yours|friends? of yours|your)
    (?:pointed|sent|directed|referred|steered|put) (?:me|us) (?:to you|your way|in your direction|on to you|in touch with you|towards you)
    (?:got|had|have|was given|were given) your (?:name|address|contact|number) (?:from|by|through|via)
    gave (?:me|us) your (?:name|address|contact|number)
    you (?:still )?haven['’]t (?:eaten|returned|seen|sent|given|paid)
    your (?:last |kind |earlier |quick |previous |first |recent )*(?:note to me|message to me|offer to|feedback on my|suggestion to|words to me)
    """
)
"""They told, answered, helped or gave."""

CLOSE = _table(
    r"""
    (?:old|dear|good|close) (?:friends?|pals?|mates?|companions?)
    my friend
    (?:closest|oldest|best|dearest) (?:\w+ )?(?:contacts?|colleagues?|companions?|acquaintances?|allies|ally)
    after (?:all )?(?:the|these|those|our|so many) (?:many |long )?(?:years|decades|letters|evenings|e-?mails)\b(?! (?:in|at|on) )
    (?:we(?:['’]ve| have)? )?known (?:each other|one another)
    we (?:talk|speak|write|meet|see each other|call|chat) (?:\w+ )?(?:every|each|daily|so often|all the time|twice a|once a|most)
    (?:i|we)(?:['’]ve| have)? (?:\w+ )?known you
    buddy
    (?:big|huge|long-?time|biggest) (?:fan|reader|follower|admirer)
    fan of yours
    as (?:always|usual)
    as you know
    we (?:all )?go (?:way )?back
    known you
    (?:i|we)(?:['’]ve)? (?:know|known)(?:ing)? you (?:as |so )?(?:well|to be)
    i know how you
    only i know
    i can (?:hear|see) you
    you and i have always
    you(?:['’]ve| have) always been
    as you always
    as your (?:old |oldest |good )?friend
    your (?:oldest|best|closest) friend
    just like you
    knowing you
    we(?:['’]ve| have) (?:been|always been|long been|known each other) (?:close|friends|long|for)
    (?:people|one|friends?) i can always (?:call|ask|count on)
    know you better
    how is your (?:father|mother|brother|sister|wife|husband|son|daughter|partner)
    miss(?:ed)? (?:you|our|working)
    like (?:in the )?old (?:times|days)
    hope the (?:family|kids|baby|move|new|little)
    how(?:['’]s| is| are) the (?:family|kids|baby|new|little)
    your (?:sister|brother|wife|husband|partner|kids|children|family|mother|father|parents|son|daughter|dog|cat|better half)
    say hi to
    give my (?:best|love|regards)
    long time no
    always enjoy(?:ed)? (?:talking|our|your company)
    usual (?:place|spot|time|table)
    our usual
    you know me
    remember me
    (?:good|great|nice|lovely) to hear from you
    once again
    """
)
"""A familiarity that the closeness may not carry."""

INTIMATE = _table(
    r"""
    better than (?:anyone|anybody|most of my|my) (?:\w+ )*?(?:here|family|else|brother|sister|wife|husband)
    in all but name
    (?:we|you and i)(?:['’]ve| have)? (?:been|become|became|are|were) (?:\w+ ){0,2}friends
    as your (?:sister|brother)
    like family
    love you
    (?:your|my) (?:\w+ )?(?:oldest|best|closest|dearest) (?:\w+ )?friends?
    (?:nobody|no one|hardly anybody|few people|few) (?:\w+ )?(?:knows?|understands?) (?:me|my)
    you(?:['’]ve| have)? (?:have )?kn(?:ow|own|ew) (?:me|my \w+) (?:since|for|so|inside|better|well|too|long|from)
    since (?:our |my |your )?(?:childhood|school days|kindergarten|we were (?:kids|children|young|students|little))
    only i know
    """
)
"""A familiarity that a colleague's closeness does not carry either."""

PROPOSAL = _any_case(
    r"""
    (?:could|can|(?<!in )(?<!last )(?<!since )may|might|would|shall|should) (?:i|we)
    how about
    let(?: us|['’]s) (?:meet|have|walk|sit|say|talk|go|find|make|get|take|do|try)
    would (?:a|an|it|that|twenty|thirty|half|next|this|some)
    (?:twenty|thirty|fifteen|ten|\d\d) minutes
    next (?:monday|tuesday|wednesday|thursday|friday|week|month)
    wherever suits
    or whenever
    buy you
    let me know
    i(?:['’]d| would) (?:gladly|happily|like|love|enjoy|appreciate|rather|value)
    i(?:['’]d| would) be (?:glad|happy|grateful|curious|interested|keen)
    i (?:could|can|will|want|wanted|hope|wish|wonder|need|ask|write|plan|intend)
    i(?:['’]ll|['’]m (?:about|trying|looking|writing|asking|hoping|wondering|planning|going))
    i(?:['’]m| am| was) (?:thinking|curious|keen|stuck|weighing|torn|in the middle)
    i (?:am|was) (?:about|trying|looking|writing|asking|hoping|wondering|planning|going)
    (?:happy|glad|willing) to
    """
)
"""What the writer proposes, offers or wants: it says nothing about them."""

COURTESY = _any_case(
    r"""
    no (?:hurry|rush|pressure|worries|need|obligation|answer|reply)
    whenever (?:it |you )?(?:suits?|have|can|like|feel)
    at your (?:own )?(?:pace|convenience|leisure)
    (?:one|two|a|three|even|just|few) (?:short |quick |single |honest )?(?:lines?|sentences?|words?)
    (?:one|two|a|three|even|just|few) (?:short |quick |single |honest )?(?:paragraph|minutes?|pointer|link)
    if (?:you|it|now|this|that|not|there)
    thanks? (?:in advance|for reading|either|all the same|anyway|a lot)
    thank you (?:in advance|for reading|either|all the same|anyway|for your time|and|for considering)
    nothing to answer
    take care
    have a (?:good|great|nice|lovely)
    hope you(?:['’]re| are)
    i know (?:that )?(?:your|you(?:['’]re| are)|it took)
    feel free
    completely fine
    no harm
    understand if
    hope this
    """
)
"""Courtesies: they say nothing that could be untrue."""

PRESUPPOSED = re.compile(
    r"\b(?:when|after|before|since|once|while|because|now that|given that|the day|the moment|as|that|why|how"
    r"|what made|"
    r"what led|what pushed|what convinced) (?:you|your|the team)\b(?! (?:would|could|might|may|think|know|say"
    r"|recommend|"
    r"suggest|advise|see|tell|look|do\b|were to|start(?:ed)? again|had to|like|want|can|will|ever|have time|get"
    r"|feel))",
    re.IGNORECASE,
)
"""Inside a question: what it takes for granted."""
