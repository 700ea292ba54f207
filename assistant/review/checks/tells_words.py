"""A model's vocabulary and moves: the tables behind ``machine-tells``. Lower case, straight apostrophes."""

from __future__ import annotations

import re

from assistant.review.wording import listed, phrases

HEAVY = phrases(
    r"""
    delv(?:e|es|ed|ing)(?= (?:into|deep|deeper))
    (?:rich )?tapestry
    ever[- ](?:evolving|changing)
    thought leader(?:ship|s)?
    treasure trove
    wealth of (?:knowledge|experience|insights?|information|wisdom|expertise)
    in today's (?:[\w-]+ ){0,3}(?:world|landscape|age|era|environment)
    at the intersection of
    (?:valuable|invaluable|actionable|deep|profound|unique) insights?
    resonat(?:e|es|ed|ing) (?:so |really |very )?(?:deeply|strongly|profoundly|powerfully)
    deeply resonat(?:e|es|ed|ing)
    (?:perfectly|closely|deeply|seamlessly) align(?:s|ed)?
    align(?:s|ed)? (?:perfectly|closely|deeply|seamlessly) with
    (?:navigat(?:e|es|ed|ing)) the (?:\w+ )?(?:complexit|landscape|challenge|world|nuance)\w*
    sh(?:ed|eds|edding) (?:new )?light on
    unlock(?:s|ed|ing)? (?:the |new |your |its |their )*(?:potential|power|possibilit|opportunit|insight)\w*
    harness(?:es|ed|ing)? the (?:full )?power
    push(?:es|ed|ing)? the (?:boundaries|envelope)
    (?:intricate|delicate) (?:dance|interplay|balance)
    embark(?:s|ed|ing)? on
    """
)
"""Three points: nobody says these to a colleague."""

MIDDLING = phrases(
    r"""
    resonat(?:e|es|ed|ing) with (?:me|my|us|our)
    leverag(?:e|es|ed|ing) (?:your|the|our|my|its|their|this|these|a)
    insightful(?:ly)?
    incredibl[ey]
    invaluable
    pivotal
    seamless(?:ly)?
    foster(?:s|ed|ing)? (?:a|an|the|more|better|innovation|collaboration|creativity)
    showcas(?:e|es|ed|ing)
    underscor(?:e|es|ed|ing) (?:the|how|your|a|that)
    transformative
    thought[- ]provoking
    ground-?breaking
    cutting[- ]edge
    meticulous(?:ly)?
    nuanced
    passionate about
    passion for
    holistic(?:ally)?
    synerg(?:y|ies|istic)
    spearhead(?:s|ed|ing)?
    paradigm shift
    game[- ]chang(?:er|ing)
    fast-paced
    innovative
    innovations?
    inspiring
    commendable
    multifaceted
    expertise
    your (?:insights|perspective|journey|approach) (?:would|will|could) be
    thought process
    elevat(?:e|es|ed|ing) (?:the|my|our|your)
    empower(?:s|ed|ing)? (?:us|me|people|teams|users|developers|engineers|others)
    """
)
"""Two points."""

LIGHT = phrases(
    r"""
    truly
    genuinely
    deeply
    fascinating
    remarkabl[ey]
    compelling
    comprehensive
    impressive
    profound(?:ly)?
    journey
    nuances?
    landscape
    dynamic
    vibrant
    unwavering
    moreover
    furthermore
    notably
    key takeaways?
    valuable
    inspired
    intricate
    """
)
"""One point: people use them too, one at a time."""
NOT_JUST = phrases(
    r"""
    not (?:just|only|merely|simply) (?:about )?[^.?!;·]{2,60}?,? but (?:also |rather |about |a |an |the |how |why |what )
    (?:is|was|are|were|it's|that's|this is|does|do|did|has)(?:n't| not) (?:just|merely|simply|only) [^.?!·]{2,70}?[,;.:] ?(?:it|they|that|this|she|he)(?:'s| is| was|'re| are| were| does) (?:also |a |an |about |the )?
    (?:does|do|did)(?:n't| not) (?:just|merely|simply|only) [^.?!·]{2,60}[,;.:] ?(?:it|they|you|that) also\b
    (?:it's|that's|this is|it is|that is|was|is) not (?:just |merely |simply |only |about )?(?:a |an |the |about )?[^.?!,·]{2,50}?[,;:.] ?(?:it's|that's|this is|it is|that is|it was) (?:also |a |an |about |the )?
    (?:is|was|are|were)(?:n't| not) about [^.?!·]{2,50}?[,;:.] ?(?:it's|they're|it is|they are|it was) about
    (?:so )?much more than (?:just )?an?\b
    more than just an?\b
    """,
    after="",
)
NOT_JUST_MEANT = re.compile(
    r"\b(?:why|if|whether) not (?:just|only|simply)|\bnot only (?:when|if|for|in|on|at|because)\b"
)
"""Where "not just" is a question or a condition and no figure of speech."""

_TRAILS = r"(?:showcas|highlight|underscor|demonstrat|emphasi[sz]|reinforc|illustrat|foster|cement|solidify|exemplify|embody|underlin|elevat|inspir|captur|transform|challeng|redefin|shap)ing"
TRAILING = re.compile(
    rf"(?:,|(?:\s?[—–]|\s--)(?![^.?!\n]*(?:[—–]|--))) (?:thereby |thus |truly |clearly |effectively |further |beautifully |perfectly |ultimately )?(?:{_TRAILS}|paving the way|setting (?:the stage|a new|the bar)|"
    r"offering (?:valuable|a (?:fresh|unique|rare|new|compelling)|fresh|unique|deep|rare|real)|providing (?:valuable|invaluable|a (?:fresh|unique|rare|clear|compelling)|deep|real)|"
    r"reflecting (?:a|an|the|your|both|not)|proving (?:that|how|once)|reminding (?:us|me|everyone) (?:of|that|how|why)|bringing (?:clarity|depth|warmth|life|a (?:fresh|unique|rare))|"
    r"showing (?:that|how|what|us|once)\b[^.?!;·\n]{0,60}?\b(?:pays? off|matters?|can (?:achieve|accomplish)|makes? (?:a|all the|the) difference"
    r"|goes? a long way|is (?:possible|worth))|striking (?:a|the) (?:\w+ )?balance|ensuring (?:that|a|the) [^.?!,]{4,60}|making it (?:truly|both|a (?:true|must|real|rare)|an? (?:\w+ )?(?:resource|testament|inspiration)))"
    r"[^.?!;·\n]{0,120}(?=[.!])"
)
"""A clause in -ing at the end that comments on its sentence instead of saying more."""

PUFFED = phrases(
    r"""
    (?:is |are |stands as |a )?(?:true |real |great )?testament to
    nothing short of
    (?:sets?|setting|raises?|raising) (?:a new|the) (?:standard|bar|benchmark)
    (?:a|an absolute|a true|a real) (?:masterclass|must-read|tour de force|game[- ]changer|gem)
    breath of fresh air
    gold standard
    (?:second to none|unparalleled|unrivalled|unmatched|peerless)
    speaks volumes
    your (?:unwavering |deep |clear |obvious |evident |incredible |remarkable )*(?:dedication|commitment) to
    your (?:\w+ )?(?:expertise|passion|vision) (?:in|for|is|shines)
    (?:shines?|shone) through
    (?:stands?|stood) out as (?:a|an|one)
    truly (?:remarkable|exceptional|outstanding|inspiring|extraordinary|unique|impressive|a|one of|fascinating|incredible)
    (?:remarkable|extraordinary|unique|rare|perfect|incredible|beautiful) (?:blend|mix|combination|balance|fusion) of
    profound(?:ly)? (?:impact|impression|influence|insight|moved|shaped)\w*
    (?:left|made) (?:a|an) (?:lasting|deep|profound|indelible|strong) (?:impression|impact|mark)
    next[- ]level
    """
)

CANDOUR = phrases(
    r"""
    (?:but |so |and |look, )?here(?:'s| is) the (?:thing|kicker|catch|deal|truth)(?: though)?(?:[:,.—–-]| [—–-] |$)
    let(?:'s| us| me) be (?:honest|real|frank|clear|direct|blunt|candid|upfront)(?: with you| here)?[:,.—–]?
    i(?:'ll| will) be (?:honest|real|frank|direct|blunt|candid|upfront|straight)(?: with you| here)?[:,.—–]?
    (?:the|my) (?:honest |simple |hard |brutal )?truth(?: is|\?)[:,]?
    (?:in )?(?:full|complete|total) (?:transparency|honesty|disclosure)[:,.—–]?
    real talk[:,.—–]?
    cards on the table[:,.—–]?
    (?:no|zero) (?:fluff|pitch|strings|agenda|bs|hidden agenda|sales pitch)\b[^.]{0,20}[.,]
    (?:honestly|seriously|the (?:best|worst|wild|crazy|funny) part|the (?:result|kicker|catch|twist|upshot|takeaway|bottom line)|and the (?:best|worst) part|plot twist)(?:\?|:)
    not gonna lie[,:]?
    i won't sugar-?coat(?: it)?[,:]?
    """,
    after="",
)
"""False candour: a drum roll before a plain sentence."""

_EVALUATIVE = r"""
    clear concise compelling sharp honest elegant thoughtful bold fresh deep rich clarity depth rigor rigour insight
    insightful passion vision craft precision warmth humility humour humor honesty elegance creativity expertise
    practical pragmatic actionable engaging accessible inspiring innovative impactful powerful refreshing authentic
    nuanced meaningful memorable creative curious generous brilliant brave courage curiosity kindness generosity
    dedication commitment integrity empathy wisdom simplicity beauty grace wit candour candor originality ingenuity
    dedicated passionate relevant timely concrete vivid readable approachable relatable human humble gracious
    inspiration innovation collaboration excellence growth impact purpose energy enthusiasm resilience tenacity
    thorough lucid witty candid crisp balanced rigorous intuitive delightful seamless scalable robust informative
    lean resilient graceful polished effortless illuminating enlightening eye-opening thought-provoking educational entertaining valuable
"""
EVALUATIVE = listed(_EVALUATIVE)
_MORE = r"(?:(?:more|truly|highly|deeply|really|very|so|both) )?"
THREE = re.compile(rf"(?<!, )\b([a-z-]{{3,20}}), {_MORE}([a-z-]{{3,20}}),? (?:and|&|yet|but) {_MORE}([a-z-]{{3,20}})\b")
THREE_OF_A_SORT = re.compile(r"(?:ful|ive|ous|able|ible|ing|ent|ant|ic|al|ness|ity|ion|ence|ance|ship|ise|ize|ly)$")
"""A third word that goes with two evaluative ones."""

COURTEOUS = re.compile(
    r"\b(?:thanks?|thank you|cheers|best|hi|hello|hey|sorry|congrat\w*|grats|bye|ok|yes|no worries)\b"
)
"""Short sentences that people do write one after the other."""
