"""What a sentence states outright of them: "you collect …", "Spire deletes …", "you hold that …".

A comment may use words of its own, and most do. An outright statement that brings in two telling words which the facts
it speaks of do not have, under any name, adds something that nobody knows; of what they are said to hold, and of what
a question takes for granted, one in five is enough. A single word is a paraphrase as often as an invention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.review.grounding.claim import Claim
from assistant.review.grounding.clauses import Clause
from assistant.review.grounding.deeds import MASK, titles_of
from assistant.review.grounding.known import Source, tells_change
from assistant.review.grounding.terms import Term, same, states_something, stem
from assistant.review.grounding.words import TELLING

NEAREST = 2
"""How many of the facts nearest to a sentence may bear its statement out."""
FEWEST_SAID = 2
"""Words that nothing known has, from which a plain statement adds something; a single one is mostly a paraphrase."""
LEAST_SHARE = 0.2
"""Share of the words of an opinion, or of what a question takes for granted, that has to be unknown."""
_ADVERBS = (
    r"(?:(?:also|even|still|once|now|then|always|never|only|first|later|just|already|simply|often|usually|since|\w+ly"
    r"|have|had|has|been|do|did|does|don['’]t|didn['’]t|doesn['’]t|not|both|yourself) )*"
)
_NO_VERB = (
    r"(?!(?:must|may|might|could|can|would|will|shall|should|know|see|need|deserve|seem|look|sound|feel|are"
    r"|were|ought|"
    r"to|of|and|or|who|that|at|on|in|for|with|from|as|really|if|all|two|the|surely|probably|advised|suggested"
    r"|mentioned|described|taught|put|told|asked|sent"
    r"|looks|seems"
    r"|sounds|makes|is|was|will|has|deserves|reads|feels)\b)"
)
YOU = re.compile(
    r"(?:^|[,;:]\s|\b(?:that|and|but|so|as|how|which|because|since|when|after|before|where|what)\s)\W*"
    rf"you(?:['’](?:ve|d))? {_ADVERBS}(?={_NO_VERB}[a-z]{{2,}})",
    re.IGNORECASE,
)
"""They do, or did, something."""
OPINION = re.compile(
    r"\byou(?:['’](?:re|ve|d)| are| have| would| also| even| once| still| rightly| clearly| always| never| once)*"
    r" (?:\w+ly )?(?:argue[ds]?|hold|held|say|said|think|thought|believe[ds]?|claim(?:ed)?|writ(?:e|ten)|wrote"
    r"|insist(?:ed)?"
    r"|maintain(?:ed)?|show(?:ed|n)?|conclude[ds]?|suggest(?:ed)?|warn(?:ed)?|plead(?:ed)? for|advise|doubt"
    r"|fear|stress"
    r"|right|sure|convinced|against|in favour of|for|want|prefer|rather|ma[dk]e (?:it (?:plain|clear)"
    r"|the (?:case|point))"
    r"|call for|demand|propose|recommend|go further and say)\b(?: there| then| once| in it| plainly)?(?: that"
    r"| how| to)?"
    r"|\byour (?:\w+ )?(?:claim|view|decision|point|argument|opinion|position|conclusion|belief|stance"
    r"|conviction|verdict"
    r"|warning|rule|advice)\b(?:,| that| to| is| of)?"
    r"|\b(?:for|according to|like|with|unlike) you(?:,| that| on| in (?:thinking|saying|holding) that"
    r"| and think that)",
    re.IGNORECASE,
)
"""They hold something."""
_IF = re.compile(r"\b(?:if|in case|whether|should|unless)\b[^,;]*$", re.IGNORECASE)
_COMMENT = re.compile(
    r",? (?:is|are|was|were|must|makes?|takes?|sounds?|seems?|looks?|says|has to be) (?:a|an|the|no|not|more"
    r"|less|very|so|such"
    r"|all|\w+er|good|bad|rare|worth|it|me|to be|hard)\b|,? as somebody\b",
    re.IGNORECASE,
)
_VERB_AFTER_TITLE = rf"[”\"’»]? {_ADVERBS}(?={_NO_VERB}[a-z]+(?:s|ed|t|e|w)\b)"
_PASSIVE_AFTER_TITLE = (
    r"[”\"’»]? (?:is|was|were|has been|are) (?:not |never |only |now )?(?=\w+(?:ed|en|ne|ld"
    r"|lt|ght|ung) (?:by|for|from|on|in|with|at|to|of)\b)"
)


_TITLE_DOES = re.compile(rf"{MASK}+(?!\w)(?:{_VERB_AFTER_TITLE}|{_PASSIVE_AFTER_TITLE})")
_IT_DOES = re.compile(rf"\W*(?:and |but |so |that )*it(?:{_VERB_AFTER_TITLE}|{_PASSIVE_AFTER_TITLE})", re.IGNORECASE)
HELD = "Nothing you know says that they hold this: {}."
GRANTED = "This takes for granted what nothing you know says: {}."
_MINE = re.compile(r"\b(?:i|we|me|us|my|our)\b|^\W*(?:if|whether|should)\b", re.IGNORECASE)
_GRANTED = re.compile(
    r"\W*(?:and |but |so |then )*(?:why (?:did|do|does|has|have|was|were|is|are|had) (?!you think|you say|not\b"
    r"|you not)"
    r"|what (?:made|led|drove|pushed|got|convinced|moved|brought|kept|stopped|persuaded) (?!you (?:think|write"
    r"|want|laugh))"
    r"|(?:when|since|after|once|now that|before|because) (?!(?:you|it|that|is|are|do|does|did|would|could|will"
    r"|i|we) )"
    r"|how did (?!(?:you|it) (?:find|come|get|start|tell|measure|test|choose|decide|feel|react|go|happen|know"
    r"|learn|take)\b))",
    re.IGNORECASE,
)
"""How a question begins that asks about the circumstances of what it says."""


_SHARES = frozenset("third quarter fifth sixth seventh eighth ninth tenth thirds quarters fifths tenths".split())
_NOT = re.compile(r"\b(?:never|not|no|without|nobody|none|nothing|neither)\b|n['’]t\b", re.IGNORECASE)
_WITHOUT = re.compile(r"\bwithout\b", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:never|not|no|without|nobody|none|nothing|neither|cannot|refus\w+|instead|rather|hardly|stop\w*"
    r"|drop\w*|un\w+|free|off"
    r"|avoid\w*|against|left|leav\w+|lost|fail\w*|only|less|few\w*|delet\w*|remov\w*|ban\w*|hid\w*|quit\w*|away"
    r"|gave up)\b"
    r"|n['’]t\b|\w+less\b",
    re.IGNORECASE,
)
"""What a fact has that denies something, in whatever wording."""


class Stated:
    """Outright statements, held against the facts that they speak of."""

    def __init__(self, known: list[Source]) -> None:
        self._always = [source for source in known if not source.fact and source.name != "me"]
        self._of_them = [source for source in known if source.name != "me"]
        self._titles = titles_of(one.title for one in known)

    def claims(
        self, text: str, offset: int, said: Sequence[Term], near: Sequence[Source], part: Clause
    ) -> Iterator[Claim]:
        """The words of a clause's statement that the facts near it do not have."""
        found = self._statement(text, part)
        if found is None:
            return
        start, end, reason = found
        held = reason == HELD
        inside = [term for term in said if start <= term.start < end and _tells(term)]
        if not inside or (not near and not held and len(inside) < 2):
            return
        stems = self._backing(inside, near, 1 if held else NEAREST)
        open_ = [term for term in inside if not _has(stems, term)]
        if not held:
            bearing = self._nearest(inside, NEAREST, near)
            open_ = [term for term in open_ if not any(tells_change(source.text, term.stem) for source in bearing)]
        denied = (_NOT if held else _WITHOUT).search(text, start, end)
        if denied and not open_ and not any(_DENIES.search(source.text) for source in self._nearest(inside, 1)):
            without = f"What you know says it without the “{denied.group()}”."
            yield Claim(offset + denied.start(), offset + denied.end(), "attribute", without)
        few = len(open_) < FEWEST_SAID if reason not in (HELD, GRANTED) else len(open_) < LEAST_SHARE * len(inside)
        if open_ and not few:
            words = ", ".join(f"“{term.text}”" for term in open_[:3])
            yield Claim(offset + open_[0].start, offset + open_[-1].end, "attribute", reason.format(words))

    def _backing(self, inside: Sequence[Term], near: Sequence[Source], most: int) -> frozenset[str]:
        """The words of the few facts that bear most of a statement out, and of what is known beside the facts."""
        kept = self._nearest(inside, most, near)
        return frozenset().union(*(source.stems for source in (*kept, *self._always)))

    def _nearest(self, inside: Sequence[Term], most: int, near: Sequence[Source] = ()) -> list[Source]:
        """The facts that have most of the words, ``most`` of them and those that have as many."""
        facts = [
            (sum(_has(source.stems, term) for term in inside), source in near, source)
            for source in self._of_them if source.fact
        ]  # fmt: skip
        facts.sort(key=lambda one: one[:2], reverse=True)
        return [one[2] for one in facts if len(facts) <= most or one[:2] >= facts[most - 1][:2]]

    def _statement(self, text: str, part: Clause) -> tuple[int, int, str] | None:
        """Where the statement of a clause begins and ends, and what to say of words that nothing bears out."""
        held = OPINION.search(text, part.start, part.end)
        if held and part.asserts and not _IF.search(text[part.start : held.start()]):
            return held.end(), part.end, HELD
        if part.self_only or (part.proposes and _MINE.search(text, part.start, part.end)):
            return None
        if part.presupposes:
            return part.start, part.end, GRANTED
        if not part.asserts:
            granted = _GRANTED.match(text, part.start, part.end)
            return (granted.end(), part.end, GRANTED) if granted else None
        if done := YOU.search(text, part.start, part.end):
            return done.end(), self._until(text, done.end(), part), "Nothing you know says {}."
        masked = self._titles.sub(lambda title: MASK * len(title.group()), text) if self._titles else text
        if does := _TITLE_DOES.search(masked, part.start, part.end) or _IT_DOES.match(text, part.start, part.end):
            return does.end(), self._until(text, does.end(), part), "Nothing you know says {}."
        return None

    def _until(self, text: str, start: int, part: Clause) -> int:
        """Where a comment on what was stated begins: "… as you drew it was clearer than …"."""
        comment = _COMMENT.search(text, start, part.end)
        return comment.start() if comment else part.end


def _tells(term: Term) -> bool:
    """Whether a word of an outright statement has to be known from somewhere: fewer pass here than in a comment."""
    if term.plain in _SHARES:
        return False  # looked at as a number
    return states_something(term) or (term.stem in _telling() and len(term.plain) > 2)


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    return frozenset(stem(word) for word in TELLING)


def _has(stems: frozenset[str], term: Term) -> bool:
    """Whether a word, one that may stand for it, or one of its family is among stems."""
    return term.stem in stems or term.plain in stems or _akin(stems, term.plain, term.stem)


@lru_cache(maxsize=20_000)
def _akin(stems: frozenset[str], plain: str, stemmed: str) -> bool:
    if same(stemmed) & stems:
        return True
    bare = stem(plain.removeprefix("re").removeprefix("un").removeprefix("-"))
    if len(bare) > 3 and bare in stems:
        return True
    return len(stemmed) >= 5 and any(
        other.startswith(stemmed[:5]) and abs(len(other) - len(stemmed)) <= 4 for other in stems
    )
