"""Decoration: the tables behind ``weighing``. Lower case, straight apostrophes."""

from __future__ import annotations

import re

from assistant.review.wording import listed

POINTS_BACK = re.compile(
    r"\b(?:it|its|it's|that(?!['\w])|this|there|those|these|them|they|their|theirs|she|he|her|him|his|both|either|then|else|again|instead"
    r"|(?:which|the|that|this|each|first|second|last|other|no|any|every) ones?|the (?:same|other|former|latter|first|last"
    r"|rest|others|two|three)\b(?! \w)|same|such|why not|why so|so)\b"
    r"|\b(?:my|our|your) own(?= (?:on|for|in|of|at|with)\b|\?)"
)
"""What takes up something that stands before it."""

POINTS_NOWHERE = re.compile(
    r"\b(?:(?:is|are|was|were) there|there (?:is|are|was|were)|worth it|make it|made it|put it|this (?:year|week|month"
    r"|morning|evening|summer|winter|spring|autumn|time|day|weekend)|these days|those days|so (?:far|much|many|long|\w+ly"
    r"|busy|good)|(?:i|we|would|could|do|did|to) (?:think|say|hope) so|then and now|every now and then"
    r"|(?:is|was|would|does|will) it (?:be |take |feel |make |seem |matter )?(?:worth|true|possible|important|hard|easy|wise|too late"
    r"|normal|common|better|good|bad|ok|okay|like|sense|pay|help|safe|legal|fun|necessary|rude|time|expensive|cheap)(?: that)?"
    r"|what is it (?:like )?(?:to|that)|how long does it take|what (?:does|did) it (?:take|cost) to"
    r"|(?:\w+ing|things?|ones?|books?|people|someone|somebody|anyone|something|anything|everything|\w+s|\w+er|\w+or) that"
    r"|(?:say|said|think|thought|know|believe|agree|sure|hope|find|mean|feel|true|likely|so) that)\b"
)
"""Such words where they stand for nothing before."""

LEADS_ON = re.compile(
    r"^(?:so|which is why|that is why|since|hence|because of|thanks to|after|for (?:that|this)|on (?:that|this)|here|same"
    r"|my question|one question|one thing|what i)\b"
    r"|\b(?:question|wonder|wondering|curious|which is why|that is why|thought of you|came to mind|made me|got me|left me"
    r"|reminded me|because of (?:it|that|you)|same (?:problem|question|thing|here))\b"
)
"""What leads on from a personal sentence to a question."""

DID = re.compile(
    r"\b(?:(?:did|have|had|were|was) you|you(?:'ve|'d)? (?:\w+ed|chose|wrote|built|made|kept|left|put|took|found|gave|went|"
    r"began|ran|cut|came|got|set|saw|drew|said)|made you|led you|got you|kept you|yours?"
    r"|(?:which|one|any|some|most|all|how many) of the)\b|\bthe \w+(?: \w+)?\?*$"
)
"""What asks after something that they did or have, or that is spoken of as known."""

WONDERS = re.compile(r"\b(?:question|wonder(?:ing|ed)?|curious|ask(?:ing)?)\b")
"""What says that a question comes of it."""

TOGETHER = re.compile(r"\b(?:we|us|with me|together|join|meet|buy you|invite you)\b")
"""What makes a proposal of what names a coffee or an hour."""

OWN_ASK = frozenset({"introduction", "referral"})
"""Kinds whose ask is their own, whatever the personal part tells of."""

YOU = re.compile(r"\b(?:you|your|yours|you're|you've|you'd)\b")

COMMON_NAMES = listed(
    """
    rust go golang python java javascript typescript kotlin swift ruby php haskell scala erlang elixir zig kubernetes
    docker linux windows mac macos ios android aws azure gcp google cloud react postgres mysql sqlite redis kafka ai ml
    llm llms devops sre saas tech stem phd msc bsc january february march april may june july august september october
    november december christmas easter
    """
)
"""Names that many people's work has."""

OF_ANYONE = listed(
    """
    ai airline airport album ambition ambitions apprentice bake baking band beach beer beginner beginners bike
    birthday bitcoin book books bootcamp bootcamps breakfast burnout camera car career careers cat cats certificate
    certificates certification chair chess children christmas climbing coffee college concert conference conferences
    cook cooking course courses crypto cryptocurrencies cryptocurrency cup cv cycling degree dentist diet dish
    dishes doctor dog dogs earn editor election emacs entrepreneur family favorite favourite fiction film films
    flight food football founder founders freelance freelancing friends games garden gardening graduate graduates
    guitar gym habit habits happiness happy headphones hobbies hobby holiday holidays hotel house ide industry
    internship internships interview interviewing interviews invest investing investment island job jobs junior
    juniors keyboard kids kitchen laptop leadership league leisure linkedin llm llms lottery marathon mentor
    mentoring mentors mentorship mindset money morning mortgage motivated motivation movie movies museum music
    negotiate negotiation netflix newcomer newcomers newsletter newsletters notebook novel novels office olympics
    opinion parenting pasta pension pet pets piano pizza podcast podcasts poem politics portfolio productive
    productivity profession professional promotion promotions recipe recipes religion relocate relocation rent
    restaurant restaurants salaries salary school senior seniors shoes ski skiing skill skills sleep soccer song
    songs soup sport sports stocks student students superpower swim tax taxes tea tennis theatre travel trend trends
    trip tutorial tutorials tv university vacation vim visa weather wedding weekend weekends wine yoga
    """
)
"""What may be asked of anyone, whatever they have written or built."""
