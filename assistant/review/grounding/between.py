"""What the two are said to have behind them, and how close they are said to be, by the build of the wording."""

from __future__ import annotations

import re

from assistant.review.wording import phrases

_ADVERBS = (
    r"(?: (?:\w+ly|once|even|also|just|already|then|last|first|both|all|kindly|since|always|never|often"
    r"|still|had|have|did)\b)*+"
)
_NO_DEED = (
    r"(?!(?:make|makes|made|remind|reminds|reminded|inspire|inspired|interest|let me know|may|might|would|could"
    r"|can|will"
    r"|should|must|do|are|were|know|need|think|see|show me that|keep|give|have|find|want|tell|ask|help|get"
    r"|wrote|write|say"
    r"|said|argue|cut|put|set|hold|describe|described|surprised|surprise|convinced|convince|the|a|an|and|or|who"
    r"|if|and i)\b)"
)
_DID = (
    r"(?:(?!answer|ask|mention|repli)\w+ed|sent|gave(?! the rest)|taught|showed|lent|drove|sang|brought|took"
    r"|wrote|bought|made|drew|read|let|got|put|stood|sat"
    r"|left|met|saw|built|paid|won|lost|held|caught|saved|took|led|fed|spoke|swore|fought|chose|kept|found|set"
    r"|ran|said)"
)
_TOGETHER = (
    r"met|talked|spoke|chatted|argued|sat|overlapped|discussed|shared|sang|danced|drank|ate|dined|laughed|cried"
    r"|hiked|walked"
    r"|travelled|flew|drove|stood|queued|debated|quarrelled|swapped|exchanged|toasted|agreed|promised|arranged"
    r"|corresponded"
    r"|bonded|crossed paths|ran into|bumped into|stayed up|stayed in|lived in|roomed|grew up|studied|graduated"
    r"|were (?:both )?at"
    r"|were (?:both )?(?:in|on|neighbours|students|classmates|colleagues)|missed our|played|skated|skied|swam"
    r"|sailed|cycled"
    r"|had (?:a |our |that |the )?(?:\w+ )?(?:lunch|dinner|coffee|breakfast|drinks?|beers?|tea|chat|talk|call"
    r"|laugh|argument|time|evening|walk)"
    r"|worked (?:together|at the same|side by side|in the same|on the same|under the same|next to)|got (?:lost"
    r"|drunk|stuck|on)"
)
_MEETING = (
    r"evenings?|nights?|trips?|rides?|drives?|walks?|dinners?|lunch(?:es)?|breakfasts?|coffees?|exchanges?|threads?"
    r"|correspondence|arguments?|bets?|agreement|deal|panel|hikes?|visits?|sessions?|e-?mails?|messages?"
    r"|letters?|paths|days"
    r"|years|time|chats?|talks?|calls?|conversations?|meetings?|discussions?|reunion|school|class|university"
    r"|wedding|holiday"
    r"|journey|weekend|friendship|history|jokes?|tradition|toast|plan"
)

_WHICH = "last|first|only|long|short|previous|earlier|late|many|old|little|own|shared|common|joint"
_RECALL = r"(?:still )?(?:remember|recall) (?:me|us|our|the|that|how|when|what|my|i)"
_KIND = "kind|good|nice|generous|patient|brave|sweet"
_BESIDE = (
    "sat|stood|walked|flew|drove|worked|studied|lived|stayed|went|danced|sang|rode|queued|travelled|spoke|talked|argued"
    r"|had \w+"
)
_HALL = "audience|crowd|public|front row|back row"
_FAVOUR = (
    "advice|help|tip|hint|favour|gift|loan|introduction|referral|recommendation|reference|visit|kindness|encouragement"
    "|support|notes?"
)

SHARED_PAST = re.compile(
    phrases(
        rf"""
        we{_ADVERBS} (?:{_TOGETHER})\b(?! (?:on|to|from) your)
        (?:you and i|the two of us|both of us){_ADVERBS} (?:\w+ed|were|had|have|met|sat|go|know|share|used to)
        our{_ADVERBS} (?:(?:{_WHICH}) )*(?:{_MEETING})\b
        you{_ADVERBS} {_NO_DEED}{_DID} (?:[\w'’-]+ ){{0,3}}?(?:me|us|my|our)\b
        you{_ADVERBS} (?:were|was) (?:\w+ )?(?:{_KIND}) (?:enough )?to (?:me|us)
        you{_ADVERBS} (?:were|was) (?:\w+ )?(?:{_KIND}) enough to [\w ]{{1,30}}?(?:me|us|my|our|look|read|help)
        you had{_ADVERBS} (?:offered|agreed|promised|meant|wanted) to (?:let|show|send|give|help|tell|look)
        i{_ADVERBS} (?:{_BESIDE}) (?:beside|next to|with|behind|opposite|under|for|alongside) you
        (?:i|we){_ADVERBS} (?:was|were|sat|stood) (?:in|among) (?:the|your) (?:\w+ )?(?:{_HALL})\b(?! (?:of|at) an?\b)
        i{_ADVERBS} (?:promised|gave|lent|sent|showed|told|taught|helped|introduced|recommended|vouched for) you\b
        i{_ADVERBS} (?:visited|drove|met|paid|bought|asked) you\b
        i (?:still )?owe you (?:a|an|one of|that|the|dinner|lunch|money)
        i (?:was|am|felt) (?:so |very |really )?(?:proud of|worried about|jealous of) you
        (?:do|don['’]t|can) you {_RECALL}
        you(?:['’]ll)?(?: will| may| must| surely)? {_RECALL}
        (?:^|[.,;:] )remember (?:the|that|our|how|when|what|me)
        i (?:still |often |well )*(?:remember|recall|can (?:still )?(?:hear|see)) (?:you\b|your|our|that you)
        i (?:still |often |well )*(?:remember|recall|can (?:still )?(?:hear|see)) (?:the way|when|how|what) you
        (?:that|which|what) you (?:once |had |have |kindly )*(?:gave|lent|sent|showed|taught|left|brought) (?:me|us)
        (?:as|like) (?:we|you and i) (?:said|agreed|discussed|planned|promised|arranged|hoped|talked)
        (?:as|like) (?:discussed|agreed|promised|arranged)
        (?:following|to follow|picking) up(?: again)? (?:on|from) (?:our|your|my|what (?:we|you)|the)
        (?:coming|getting|circling) back(?: again)? (?:on|to) (?:our|your|my|what (?:we|you)|the)
        per our
        your (?:\w+ )?(?:{_FAVOUR}) (?:\w+ ){{0,3}}?(?:me|my|us|our|saved|back then|last|at the|in those)\b
        my (?:last|first|previous|earlier) (?:message|letter|e-?mail|note|visit|question|mail|call) to you
        (?:back when|in the days when|that (?:day|night|time|evening|summer|winter|year) (?:when )?)(?:we|you and i)\b
        (?:when|while|since|after|before) i (?:was|worked|studied|lived|stayed) (?:with|under|at|for) (?:you|your)\b
        (?:we|i) have(?:n['’]t| not) (?:seen each other|spoken|talked|met|worked together|heard from (?:you|each other))
        """
    ).pattern
)  # fmt: skip
"""The two have a past: done together, by one to the other, or talked of as known to both."""

_BODY = "back|knee|leg|arm|health|cold|foot|hip|heart|eyes|shoulder|nerves|voice|hand"
_HOME = (
    "wedding|honeymoon|holiday|vacation|birthday|baby|kids|children|little ones|family|move|new house|garden|dog|cat"
    "|divorce|surgery|operation"
)
_MOOD = "tired|sad|happy|worried|down|low|better|well|stressed|ill|lonely|thin|pale|cheerful|relieved"
_KIN = "little ones|kids|children|family|parents|mother|father|mum|dad|wife|husband|partner|home|others|gang|at home"
_GREET = (
    "greet|hug|kiss|remember me to|regards to|greetings to|love to|best to|hello to|hi to|hug from|say hello to|tell"
)
_TRAIT = "laugh|smile|cooking|singing|jokes?|temper|snoring|accent|moods?|habits?|stubbornness|impatience|voice"
CLOSER = re.compile(
    phrases(
        rf"""
        you (?:never|always) (?:could|can|did|were|was|had|have|knew|know|said|say|loved?|hated?|liked?|got|get|do)\b
        (?:i|we) know (?:\w+ )?how (?:much |little |hard )?you (?:love|hate|like|dislike|feel|get|miss|enjoy|want|worry)
        (?:i|we) know (?:\w+ )?how (?:much |little |hard )?you (?:are|were|can)
        (?:i|we) know (?:what|that) you (?:love|hate|like|feel|miss|went|have been through)
        (?:typical|classic|trust|leave it to|only) you\b(?:,| to|!|[.])
        that is so you
        you (?:sounded|looked|seemed|felt) (?:\w+ )?(?:{_MOOD})
        (?:i )?(?:could|can) tell (?:that )?you (?:were|are)
        i (?:bet|am sure|know) you (?:were|are) (?:grinning|smiling|laughing|blushing|crying|swearing|fuming|beaming)
        knowing your?\b
        nobody knows you
        (?:more|better) than (?:you|i) (?:admit|would admit|let on)
        how (?:was|were|is|are) (?:the|your|things at) (?:{_HOME}|home)
        how (?:was|is|are) (?:your )?(?:{_HOME})
        (?:{_GREET}) (?:\w+ )?(?:the |your |everybody |everyone |all )?(?:{_KIN})
        tell (?:everybody|everyone|them all|the others) (?:\w+ )?(?:at home|i said|hello|hi|that i)
        (?:your|the) (?:{_BODY}) (?:is|are|feels?|gets?) (?:\w+ )?(?:better|well|fine|healed|again|ok)
        you(?:['’]ve| have)? (?:always|never) been\b
        ever the\b
        (?:always|still) the (?:\w+ )?(?:same|one|stubborn|careful|perfectionist|optimist|sceptic)
        some things (?:do not|don['’]t|never) change
        you (?:have not|haven['’]t|never) changed?
        you old\b
        (?:i|we) (?:\w+ )?(?:miss|missed) (?:you|your)
        your (?:(?!own)\w+ )?(?:{_TRAIT})\b
        the most \w+ (?:person|man|woman|engineer|colleague|friend) (?:that )?i(?:['’]ve| have)? (?:know|ever)
        (?:at heart|deep down)
        i (?:was|am) (?:so |very |really )?proud of you
        you must (?:miss|be missing) (?:your|him|her|them)
        (?:love|hugs?|xx+|yours? as ever|big hug|kisses),?$
        (?:you rascal|you devil|you genius|mate|pal|bro|love|darling|sweetheart|dude)\b(?=[,.!]|$)
        (?:between you and me|just between us|our little secret|our (?:old |inside |running )?joke)
        (?:the|my) person i (?:trust|turn to)
        (?:you|we) (?:two|both) (?:go|went) way back
        """
    ).pattern
)  # fmt: skip
"""Said to somebody whose habits, feelings, body or home the writer knows."""
