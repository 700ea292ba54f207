"""Decoration: the tables behind ``weighing``. Lower case, straight apostrophes."""

from __future__ import annotations

import re

from assistant.review.wording import listed, phrases

EVENT = phrases(
    r"""
    (?:my |our |many |belated |huge |big )?congrat(?:ulation)?s
    grats
    well done
    kudos
    (?:i |we )?(?:really |truly |absolutely |just )?(?:saw|loved|enjoyed|liked|admired?|noticed|read|watched|heard|came across)
    (?:great|nice|brilliant|excellent|impressive|amazing|fantastic|wonderful|lovely|good) (?:work|job|talk|essay|post|article|launch|release|news|to see)
    (?:happy|glad|good|nice|great|exciting) to (?:see|hear|read)
    (?:is|was|looks|were) (?:\w+ )?(?:great|brilliant|excellent|impressive|amazing|fantastic|wonderful|inspiring|insightful|remarkable)
    """
)
"""A sentence that congratulates or praises."""

POINTS_BACK = re.compile(
    r"\b(?:it|its|it's|that|this|there|those|these|them|they|their|one|ones|both|either|same|such|then|"
    r"again|else|first|next|instead|why|so|"
    r"(?:did|have|had|were|was) you|you(?:'ve|'d)? (?:\w+ed|chose|wrote|built|made|kept|left|put|took|found|gave|went|"
    r"began|ran|cut|came|got|set|saw|drew|said|say|use|keep|measure|handle|test)|made you|led you|your)\b"
)
"""What ties a question to what stands before it, or to something they did."""

POINTS_NOWHERE = re.compile(
    r"\b(?:(?:is|are|was|were) there|there (?:is|are)|(?:do|does|should|can|could|would|may|must) one|worth it"
    r"|is it (?:worth|true|possible|important|hard|easy|wise|too late|normal|common|better))\b"
)
"""Such words where they stand for nothing."""

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
    book books career careers read reading course courses learn learning certificate certificates certification bootcamp
    bootcamps degree university college study studying interview interviews interviewing job jobs salary salaries
    negotiate negotiation internship internships graduate graduates apprentice junior juniors senior seniors beginner
    beginners newcomer newcomers student students podcast podcasts conference conferences newsletter newsletters tutorial
    tutorials video videos youtube hobby hobbies productive productivity habit habits morning routine remote relocate
    relocation city country resume cv portfolio mentor mentors mentorship mentoring motivation motivated burnout leisure
    promotion promotions leadership trend trends industry success successful ambition ambitions laptop keyboard
    recommend suggest advise advice tip tips skill skills profession professional freelance freelancing contracting
    entrepreneur founder founders linkedin personality confidence discipline engineer engineers developer developers
    programmer programmers software tech technology
    """
)
"""What may be asked of anyone, whatever they have written or built."""

LINKED = re.compile(
    r"\b(?:question|ask|asking|wonder|wondering|curious|because|writing|thought of you|came to mind|made me|got me|left "
    r"me|which is why|that is why|so i|reminded|since i|helped|tried|stuck|we (?:now|use|run|had|have|do|are)|our)\b"
)
"""What leads on from a personal sentence to a question, or ties it to the writer's own work."""
