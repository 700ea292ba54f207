"""Compliments: the tables behind ``flattery``. Lower case, straight apostrophes."""

from __future__ import annotations

from assistant.review.wording import phrases

_FINE = (
    r"(?:amazing|awesome|brilliant|excellent|exceptional|extraordinary|fabulous|fantastic|great|impressive|incredible|"
    r"inspiring|insightful|lovely|magnificent|marvell?ous|outstanding|phenomenal|remarkable|superb|terrific|"
    r"tremendous|wonderful|stellar|top-notch|first-rate|beautiful|stunning|genius|invaluable|mind-blowing)"
)
_VERY = r"(?:so |very |really |truly |just |simply |absolutely |quite |incredibly |such |always |genuinely |deeply |also |a |an |the |most )*"
_YOURS = r"(?:your (?:[\w'-]+ ){0,3}?(?:work|writing|talks?|essays?|posts?|articles?|projects?|career|profile|background|blog|code|company|team|product|content|journey|experience|skills?|achievements?|accomplishments?|library|tool|paper|book|thread|keynote|launch|release|notes?)|everything you(?:'ve| have)? (?:do|did|done|built|write|written)|what you(?:'ve| have)? (?:do|did|done|built|created|achieved|accomplished))"

PRAISE = phrases(
    rf"""
    you(?:'re| are) {_VERY}{_FINE}
    you(?:'re| are) {_VERY}(?:\w+ )?(?:legend|genius|inspiration|hero|rock ?star|visionary|role model|star|master|guru|wizard|talented|gifted|smart|clever|one of the (?:best|smartest|finest|greatest|most))
    (?:{_YOURS})(?: \w+)?(?: (?:on|at|about|in|for|from|with) [\w ·'-]{{2,40}}?)? (?:is|are|was|were|has been|looks?|seems?) {_VERY}{_FINE}
    (?:i |we )?(?:really |truly |absolutely |just |simply |so |genuinely |deeply )?(?:love|loved|adore|adored|admire|admired|am in awe of|'m in awe of)(?: how| the way)? (?:you|your|what you|everything you|all (?:of )?(?:your|the work))(?!'d| to | would| could)
    (?:big|huge|massive|great|long-?time|enormous) (?:fan|admirer) of
    (?:i'm|i am|am|was|i was) (?:\w+ )?(?:impressed|inspired|amazed|blown away|awed|captivated|dazzled) (?:by|with|at)
    (?:your|you) (?:[\w'-]+ ){{1,3}}(?:blew|blows) (?:me|us) away
    what an? (?:absolutely |truly |really )?(?:{_FINE}|inspiration|legend|career|achievement|feat|gift|masterpiece)
    (?:nobody|no one|few people|hardly anyone|no-one) (?:else )?(?:\w+s|can \w+|could \w+|has \w+) (?:it |this |that |these |things )?(?:like|as well as|better than|as clearly as|so) you
    (?:best|smartest|finest|greatest|most (?:\w+)) (?:engineers?|developers?|writers?|speakers?|people|minds?|persons?|talks?|essays?|posts?|articles?|blogs?|things?|pieces?) (?:i(?:'ve| have)? (?:ever |recently )?(?:know|known|met|read|seen|heard|watched|come across)|out there|around|in the (?:field|industry|world))
    {_FINE} (?:work|job|talk|essay|post|article|writing|piece|achievement|stuff|project|product|insights?|content|career|profile|background|journey|blog|launch|release|write-?up|paper|book|library|tool|team)\b
    (?:keep up the (?:good|great|\w+) work|you rock|hats off|well done|kudos|my hero|bravo|chapeau)
    (?:i )?(?:really |truly |deeply |greatly |much )?(?:look up to|respect) (?:you|your)
    """
)
"""Words that praise them or what they did."""

SELF = phrases(
    rf"""
    (?:be|would be|will be|that'd be|it'd be|it would be|make|have had|had|have an?|has been|it's|it is|it was) (?:so |really |also |all )?(?:so |really |very )?(?:a |an )?{_FINE}
    (?:my|our|their|his|her|its) (?:\w+ )?{_FINE}
    great (?:deal|many|number|to|if|for)
    wonderful (?:if|to)
    lovely (?:if|to|day|week|weekend|evening)
    (?:is|was) (?:not|no|hardly)
    """
)
"""Where a fine word says nothing about them: "it would be great"."""

VAGUE_OBJECT = phrases(
    r"""
    your (?:\w+ )?(?:work|career|profile|background|journey|experience|skills?|achievements?|accomplishments?|content|posts|articles|writing|insights?|company|team|trajectory|story|contributions?|talents?|expertise|dedication|passion|blog|portfolio|success|path|mind|code)
    (?:what|everything|all(?: that)?) you(?:'ve| have|'re| are)? (?:do|did|done|built|doing|building|created|achieved|accomplished|write|written|stand for)
    """
)
"""What a compliment is about that could be anybody's."""

TOLD_APART = phrases(
    r"""
    (?:on|about|at|in|for|from|with|around|behind|to) (?:your |the |a |an |how |why |what |when |that |those |these |some |using |making |\w+ing )?(?!it\b|this\b|that\b|you\b|your\b|me\b|them\b|general\b|there\b|here\b|the (?:field|industry|world|community|space|years?|past|internet|web|team)\b|years\b|tech\b|linkedin\b|twitter\b|all\b|everything\b|many\b|so\b)[\w·`][\w·`'-]+
    (?:how|the way) you \w+
    your (?!body|line|years|level|depth|breadth|wealth|kind|sort|type|way|amount)\w+ of (?:\w+ )?\w+
    (?:that|which|where|when) you \w+
    """
)
"""What tells the praised thing apart from others of its sort: "your essay on tombstones", "how you batch"."""

THING = phrases(
    r"""
    your (?:\w+ ){0,2}(?:talk|essay|post|article|paper|book|keynote|launch|release|library|tool|lecture|slides|thread|episode|patch|review|answer|draft|diagram|allocator|compiler|parser|router|engine|scheduler|linker|codemod|runbook|migration|changelog|documentation|docs|readme|rewrite|benchmark|demo|workshop)\b
    """
)
"""A single work: a thing by itself, where it is the only one they could mean."""
