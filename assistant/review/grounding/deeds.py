"""Deeds of the writer with what is theirs, by their build: who did it, what was done, and to whose work.

Any deed counts; closed lists hold only what is none: what goes on in the head, asking, and writing this letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from assistant.review.grounding.matching import lowered

_ADVERBS = (
    r"(?:(?:\w+ly|just|also|already|since|even|now|then|both|once|first|still|often|always|usually"
    r"|sometimes|never|all) )*+"
)
_SOME = "(?:something|anything|one|two|a|an|some|another|this|my|our)"
"""What somebody has, rather than has done: "I have something to offer"."""
_MIND = (
    "think|thought|wonder|wondered|hope|hoped|want|wanted|like|liked|love|loved|wish|wished|know|knew|believe|believed|see"
    "|agree|agreed|admire|admired|ask|asked|write|mean|meant|suppose|supposed|guess|guessed|imagine|imagined|understand"
    "|understood|need|needed|care|cared|doubt|doubted|feel|felt|find|found|notice|noticed|envy|envied|appreciate|appreciated"
    "|expect|expected|prefer|preferred|fear|feared|say|take|gather|hear|enjoy|miss|missed|look|looked|be|am|are|was|were"
    "|have|had|do|did|would|could|can|may|might|must|will|shall|should|cannot|don|didn|haven|hadn|couldn|wouldn|won|can|m|ve"
    "|ll|d|re|promise|remember|remembered|learn|struggle|struggled|plan|planned|intend|intended|assume|assumed|owe|live"
    "|work|come|came|face|share|got|get|own|not|never|and|or|who|too|in|on|at|to|of|for|with|from|by|the|a|my|our|your|you"
    "|it|that|this|both|all|hardly|keep|realise|realised|realize|realized|puzzle|puzzled|reckon|confess|admit|smile|smiled"
    "|laugh|laughed|congratulate|thank|trust|bet|respect|regret|worry|worried|failed|decided|dreamed|stopped|stumbled|told"
    "|joined|moved|studied|worked|lived|started|stayed|used|dare|dared|know|fell|sat|stood|went|saw|heard|read|wrote|write|pronounce|spoke|met"
)
_WORK = (
    r"(?:your(?:s\b|(?: (?!own name|name|help|answer|reply|advice|view|time|opinion|thoughts|team|colleague"
    r"|company)[\w’'-]+){1,4})|[“\"«„]?\ue000+(?!\w))"
)
_PAST = (
    r"\w+(?:ed)|built|ran|run|put|took|taken|made|gave|given|shown|stole|stolen|wrote|written|drew|drawn|kept"
    r"|brought|taught"
    r"|met|rebuilt|rewrote|rewritten|sent|split|gone|been|lent|left|cut|set|hung|got|bought|sold|spent|led|fed"
    r"|grew|grown"
    r"|flew|flown|sang|sung|rode|ridden|threw|thrown|wore|worn|chose|chosen|broke|broken|held|lost|won|paid"
    r"|caught|began"
    r"|begun|hid|hidden|laid|stuck|struck|swept|swung|tore|torn|woke|drove|driven|ate|eaten|dug|fought|forgot"
    r"|lit|shot|shut"
    r"|slept|spun|swam|swore|sworn|wound|bound|bred|burnt|dealt|drank|fit|froze|frozen|leant|learnt|leapt|let"
    r"|read|rang|said"
    r"|sought|shook|shaken|sank|slid|spoke|spoken|spread|sprang|stung|beat|bent|bit|bitten|clung|crept"
)


def _builds() -> tuple[re.Pattern[str], ...]:
    """The builds of a deed with a work of theirs, in whose titles every letter is masked."""
    work = _WORK
    gap = r"(?:(?:(?!\b[Yy]ou\b|, (?:and|but|so|while) )[^.;:!?]){0,60}? )?(?<!like )"
    tail = r"(?:(?! and )[^.,;:!?]){0,40}"
    me = r"(?:I|[Ww]e)(?:['’](?:ve|d))?(?: have| had)?"
    ours = (
        r"(?:(?:half|one|some|most|all|two|three|many|each|every one) of )?(?:my|our|My"
        r"|Our)(?: (?!own\b|(?:congratulations|compliments|thanks|respects?|apologies|regards|best|hat)\b)[\w-]+){1,3}?"
    )
    through = r"(?:with|on|through|by|after|since|thanks to|because of|against|over|from|into|around|to|in|of)"
    return (
        # I printed your essay; we have switched to Golondrina; I have been handing out your essay
        re.compile(rf"\b{me} {_ADVERBS}(?:been )?(?!(?:{_MIND})\b)(?:{_PAST}|(?<=been )\w+ing)\b {gap}{work}"),
        # I quote your line in every report; we plan with Golondrina these days
        re.compile(rf"\b(?:I|[Ww]e) {_ADVERBS}(?!(?:{_MIND})\b)[a-z]+ {gap}{through}? ?{work}"),
        re.compile(rf"\b(?:I|[Ww]e) (?:still )?(?:keep|have|own) (?:[^.;:!?]{{0,40}}? )?(?:cop(?:y|ies)"
        rf"|printout|print|recording|"
                   rf"slide|page|picture|photo\w*|drawing)s? of {work}"),
        # our altos have your essay on the wall; my choir rehearses with Partsong
        re.compile(rf"(?:^|[,;:] )\W*(?:[Hh]alf |[Oo]ne |[Ss]ome |[Mm]ost |[Aa]ll )?(?:of )?{ours} {_ADVERBS}"
                   rf"(?!(?:is|are|was|were|would|could|can|might|may|must|should|will|on|in|upon)\b)[a-z]+(?:s|ed|t|e|p"
                   rf"|n)?\b {gap}"
                   rf"(?:{through} |has |have |had )?{work}"),
        re.compile(rf"\b(?:[Hh]alf|[Mm]ost|[Aa]ll|[Ss]ome|[Ee]ach) of (?:my|our) [^.;:!?]{{3,50}}? {through} {work}"),
        # had my team read, let our interns try
        re.compile(rf"\b(?:I|[Ww]e) (?:have |['’]ve )?(?:had|got|let|made|asked|told) (?:my"
        rf"|our) [^.;:!?]{{3,50}}? {work}"),
        # your essay is required reading in my team; Golondrina runs on two of our machines
        re.compile(rf"{work}[”\"’»]? {_ADVERBS}(?:runs?|is|are|was|has|have|hangs?|sits?|lives?|feeds?|stands?"
        rf"|serves?|plans?|"
                   rf"went|goes|lies|does|made|saved|saves|got|gave|gives|kept|keeps|found|finds|turned|cut"
                   rf"|cuts|drives?|powers?"
                   rf"|guards?|watches|checks?|ran|brought|took|takes|caught|catches|stopped|works?) "
                   rf"(?!(?:close|new|near|like|dear|on my (?:list|mind)|much|far)\b){tail}?\b(?:my|our) "
                   rf"(?!mind|problem|question|favou?rite|own (?:problem|question)|list|view|opinion|eyes|trade"
                   rf"|field|heart|head|day\b|week|evening|morning|weekend)\w+"),
        # having flown Golondrina; after trying your tool
        re.compile(rf"\b(?:[Hh]aving|[Aa]fter|[Ss]ince|[Bb]y) {_ADVERBS}(?:{_PAST}"
        rf"|\w+ing) {gap}{work}{tail}\b(?:I|[Ww]e|my|our)\b"),
        re.compile(rf"\b{me} {_ADVERBS}(?!(?:{_MIND})\b)[a-z]+ [^.;:!?]{{2,60}} "
                   r"(?:since your|thanks to your|because of your|as you (?:do|did|suggest|describe|propose"
                   r"|advise)|the way you)\b"),
        re.compile(r"\b(?:[Mm]y|[Oo]ur) [\w ]{2,40}? (?:(?:since|thanks to|because of|after) your)\b"),
        # thanks to your essay we rewrote ours; because of Golondrina our inspector sleeps
        re.compile(rf"\b(?:[Tt]hanks to|[Bb]ecause of|[Oo]wing to|[Ff]ollowing|[Ii]nspired by|[Oo]n the strength of)"
                   rf" {work}{tail},? ?\b(?:(?:I|[Ww]e)(?:['’](?:ve|d))?(?! (?:have|had) {_SOME}\b)(?: have| had)?"
                   rf" {_ADVERBS}"
                   rf"(?!(?:{_MIND})\b)[a-z]+"
                   rf"|(?:I|[Ww]e) {_ADVERBS}(?:found|saw|learned|stopped|told|failed|understood|decided|planned|began)"
                   rf"|(?:my|our)(?: (?!question\b|mind\b)[\w-]+){{1,2}} {_ADVERBS}[a-z]+)\b"),
        # we pointed Golondrina at our bridge; I gave Partsong a try
        re.compile(rf"\b{me} {_ADVERBS}(?:gave|given) {work}[”\"’»]? (?:a|another|its first) "
                   r"(?:try|go|shot|spin|run|read|chance|whirl|test)\b"),
    )  # fmt: skip


MASK = "\ue000"
"""Stands for each letter of a title, so that the same patterns serve every person."""
_BUILDS = _builds()
_VERSION = re.compile(r"\s+v?\d[\w.]*$")
"""What a short form of a name leaves out: "Tabwise" for "Tabwise 1.0"."""


def titles_of(titles: Iterable[str]) -> re.Pattern[str] | None:
    """What finds any of some titles; None where there are none."""
    every = {name for title in titles if title for name in (title, _VERSION.sub("", title)) if len(name) > 2}
    names = "|".join(sorted(map(re.escape, every), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)") if names else None


def deeds(text: str, titles: re.Pattern[str] | None) -> Iterator[re.Match[str]]:
    """The deeds with a work of theirs that a sentence claims, one for each build at most."""
    yield from _deeds(titles.sub(lambda title: MASK * len(title.group()), text) if titles else text)


@lru_cache(maxsize=2048)
def _deeds(masked: str) -> tuple[re.Match[str], ...]:
    if MASK not in masked and "you" not in lowered(masked):
        return ()
    return tuple(match for pattern in _BUILDS if (match := pattern.search(masked)))
