"""What a message asks them for: questions, and requests that carry no question mark.

Rests on EVIDENCE, "Thresholds": exactly one question that asks them for something; a courtesy
does not count. The wording of requests, offers and courtesies is read for English; for other
languages the question marks are, and the commonest courtesies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.review.masking import quoted_spans
from assistant.review.text import Span


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked of them: the sentence. ``marked``: it has a question mark."""

    start: int
    end: int
    text: str
    marked: bool


def asks(sentences: list[Span], titles: tuple[str, ...] = ()) -> list[Ask]:
    """The sentences that ask them for something, in order.

    Not counted: courtesies ("how are you?"), offers ("can I help with …?"), tags ("makes sense?"),
    the question marks in titles and quotations, the second half of an alternative ("Or was it …?").
    A mere softener or echo ("let me know what works", "I'd love to hear") counts only when nothing else asks.
    """
    firm: list[Ask] = []
    soft: list[Ask] = []
    before: Span | None = None
    for sentence in sentences:
        text = _opened(sentence.text)
        lowered = text.casefold().replace("’", "'")
        marked = _questions(text, titles)
        if not lowered or _COURTESY.search(lowered) or _OFFER.search(lowered):
            pass
        elif marked:
            if not (_TAG.fullmatch(lowered) or (lowered.startswith("or ") and _just_asked(firm, before))):
                firm.append(_ask(sentence, text, marked=True))
        elif _SOFT.search(lowered):
            soft.append(_ask(sentence, text, marked=False))
        elif _REQUEST.search(lowered):
            firm.append(_ask(sentence, text, marked=False))
        before = sentence
    return firm or soft[:1]


def _ask(sentence: Span, text: str, *, marked: bool) -> Ask:
    return Ask(sentence.end - len(text), sentence.end, text, marked)


_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|hallo|hei|hej|bonjour|hola|ciao|moin|liebe[rs]?)\b[^,!.\n?]{0,40}[,!]\s+",
    re.IGNORECASE,
)


def _opened(text: str) -> str:
    """The sentence without a greeting on the same line: "Hi Mara, how are you?"."""
    greeting = _GREETING.match(text)
    return text[greeting.end() :] if greeting else text


def _just_asked(firm: list[Ask], before: Span | None) -> bool:
    return bool(firm and before is not None and firm[-1].end == before.end)


_MARK = re.compile(r"[?？؟]")
_ASKED = re.compile(
    r"(?:question|ask(?:ing)?|wonder(?:ing|ed)?|curious|know|frage)\b[^“\"«„‘]{0,30}$", re.IGNORECASE
)


def _questions(text: str, titles: tuple[str, ...]) -> bool:
    """Whether the sentence itself is a question: it ends on a question mark that no title or quotation owns."""
    ending = text.rstrip(" \t\n\"'”’»)]*_.!")
    closing = text[len(ending) :]
    last = ending[-1:]
    if not _MARK.fullmatch(last):
        return False
    position = len(ending) - 1
    if any(title.endswith(last) and ending.casefold().endswith(title.casefold()) for title in titles):
        return bool(_MARK.search(closing))
    for quoted in quoted_spans(text):
        if quoted.start < position < quoted.end:
            return quoted.start == 0 or _ASKED.search(text[: quoted.start]) is not None
    return True


_COURTESY = re.compile(
    r"""^(?:(?:so|and|but|anyway|first|also)[, ]+)?(?:
      how(?:\ are|'re|\ r)\ (?:you|u|things|y'all|the\ (?:kids|family|team)|you\ (?:both|all))
        (?:\ (?:doing|keeping|getting\ on|holding\ up|going|feeling|today|these\ days|now|all|both
            |(?:over\ |out\ )?there|at\ [\w&.' -]+|in\ [\w.' -]+|with\ (?:you|the\ [\w' -]+)|and\ [\w' -]+)){0,3}
    | how\ (?:have\ (?:you|things)|has\ (?:everything|life|it|(?:the\ )?[\w]+))\ (?:been|going|treated\ you|treating\ you)
        (?:\ (?:keeping|doing|going|since\ [\w' ]+|lately|all\ these\ years|treating\ you|for\ you)){0,2}
    | how(?:'s|\ is|\ goes)\ (?:it|life|everything|all|your\ (?:week|day|year|summer|winter|spring|autumn|family)
        |the\ (?:family|new\ (?:job|place|house|baby|role|year))|things)
        (?:\ (?:going|been|treating\ you|so\ far|been\ going|shaping\ up|over\ there|in\ [\w.' -]+|at\ [\w&.' -]+|with\ you)){0,2}
    | (?:what's|what\ is)\ (?:new|up|news)(?:\ with\ you|\ over\ there|\ in\ [\w.' -]+)?
    | what\ have\ you\ been\ up\ to(?:\ [\w' ]+)?
    | (?:i\ )?hope\ (?:you|all|everything|things|life|the|this|your)\b[^?]*
    | (?:are\ you|you|all|everything|everyone)\ (?:keeping\ |doing\ |all\ )?(?:well|good|ok|okay|fine|alright)
    | (?:do\ you\ |you\ (?:may|might|probably)\ (?:not\ )?)?remember\ (?:me|us|how\ we)\b[^?]*
    | long\ time\ no\ see
    | wie\ geht(?:'s|\ es)(?:\ (?:dir|ihnen|euch|so|denn|heute))*
    | comment\ (?:vas[- ]tu|allez[- ]vous|ça\ va|ca\ va)\b[^?]*|(?:ça|ca)\ va
    | ¿?(?:cómo|como)\ (?:estás|está|estas|esta|te\ va|va\ todo)\b[^?]*|¿?qué\ tal\b[^?]*
    | come\ (?:stai|sta|va)\b[^?]*|hvordan\ (?:går\ det|har\ du\ det)\b[^?]*|hur\ (?:mår\ du|är\ läget)\b[^?]*
    | hoe\ gaat\ het\b[^?]*|como\ (?:vai|estás|está)\b[^?]*
    )[\s]*[?!.\s]*$""",
    re.VERBOSE,
)
_OFFER = re.compile(
    r"""(?:
      ^(?:so\ |and\ )?(?:can|could|may|might|shall|should)\ i\ (?:be\ of|help|offer|lend|return|review|proofread|test
        |introduce\ you|connect\ you|pass\ (?:it|this|that|your)|share\ (?:it|this|that|your)|amplify|give\ you|send\ you|buy\ you\ nothing)\b
    | ^(?:would|will)\ (?:it|that|this)\ (?:be\ (?:of\ )?(?:help|useful|helpful|any\ use|handy)|help|save\ you)\b
    | ^(?:would|do)\ you\ (?:like|want)\ (?:me\ to|a\ (?:hand|second\ pair|reviewer|tester|sounding\ board|copy|patch|pr)\b|help\b|an\ (?:extra|introduction)\b)
    | ^want\ (?:me\ to|a\ hand|help)\b
    | ^(?:is\ there\ )?any(?:thing|\ way)\ (?:that\ )?i\ (?:can|could)\ (?:do|help|be)\b
    | ^how\ (?:can|could|may)\ i\ (?:help|be\ of|be\ useful)\b
    | ^what\ (?:can|could)\ i\ do\ for\ you\b
    | \b(?:let\ me\ know|tell\ me|(?:just\ )?say|shout|ask|write|ping\ me)\ (?:if|when|whenever|should)\ (?:you\ (?:ever\ )?(?:need|want\ (?:me|a\ hand|help)|'d\ like\ (?:me|a\ hand|help)|would\ like\ (?:me|a\ hand|help))
        |i\ can|i\ could|there(?:'s|\ is)\ (?:anything|something|any\ way)\ i|you'd\ (?:like|want)\ (?:me|a\ hand|help)|it\ would\ help|that\ would\ help|any\ of\ (?:it|this|that)\ (?:is|would))
    | \bhappy\ to\ (?:help|review|introduce|share|send)\b(?![^.?]*\?)
    )""",
    re.VERBOSE,
)
_TAG = re.compile(
    r"(?:does (?:that|this|it) )?(?:make|makes|sound|sounds) (?:any )?(?:sense|good|fair|ok|okay|right|familiar)\?+"
    r"|(?:right|no|yes|ok|okay|fair|deal|really|who knows|why not|you know|isn't it|and you|small world)\?+"
)
_SOFT = re.compile(
    r"""(?:
      \blet\ me\ know\ (?:what|how|your)\ (?:you\ think|thoughts|it\ goes|works|suits|you\ prefer|sounds)\b
    | \b(?:let\ me\ know|tell\ me|just\ say|say\ so)\b[^?]*\b(?:suits?|works?|better|prefer|rather|instead|easier|another|different|not|too\ much|too\ busy)\b
    | \b(?:i'd|i\ would|would)\ (?:really\ |also\ |so\ )?(?:love|like|enjoy|be\ (?:glad|happy|curious|interested|keen|grateful))\ (?:to\ (?:hear|know|learn|understand|read)|for\ any)\b
    | \bi'm\ (?:just\ |really\ |so\ )?(?:curious|keen\ to\ (?:hear|know|learn)|dying\ to\ know)\b
    | \bi\ am\ (?:just\ |really\ )?curious\b
    | \bi(?:'ve|\ have|\ had)?(?:\ (?:was|am|been|keep|kept|often|still))*\ wonder(?:ing|ed)?\b
    | \b(?:what|how)\ do\ you\ think\.?$
    | \bmy\ question\ (?:is|to\ you)\b
    | \b(?:any|your)\ (?:thoughts|advice|pointers|views?|answer|tips|help)\b[^.?]*\b(?:welcome|appreciated|mean|help|thankful|grateful)\b
    )""",
    re.VERBOSE,
)
_REQUEST = re.compile(
    r"""(?:
      \blet\ me\ know\ (?:if|whether|when|where|which|who|why|how|what|a\ (?:time|day)|your)\b
    | ^(?:so\ |and\ |also,?\ |then\ |if\ (?:so|you\ (?:can|have|are)[^,]{0,40}),\ )?(?:could|can|would|will|might)\ you\b
    | ^(?:please|pls|kindly)\ (?!find|don't|do\ not|feel\ free|ignore|forgive|excuse|accept|take\ your|note|no\b)\w+
    | ^(?:do\ )?(?:tell|send|show|introduce|refer|point|forward|give|call|text|email|dm)\ (?:me|us)\b
    | \bplease\ (?:tell|send|share|point|introduce|refer|forward|give|reply|write|answer|call|let\ me)\b
    | \bi(?:'d|\ would)\ (?:be\ (?:very\ |really\ |so\ )?(?:grateful|thankful|glad|happy|delighted)|appreciate\ it|love\ it)\ if\ you\b
    | \bit\ would\ (?:be\ (?:great|lovely|wonderful|helpful|kind|good)|help(?:\ me)?|mean\ a\ lot)\ if\ you\b
    | \bwould\ you\ (?:mind|be\ (?:open|willing|up|able|so\ kind|interested|free)|have|consider|introduce|refer|tell|share)\b
    | \bi\ (?:wanted|want|would\ like|was\ hoping)\ to\ ask\ (?:you\ )?(?:for|to|if|whether|why|how|what|which|when)\b
    | \bi'd\ like\ to\ ask\ (?:you\ )?(?:for|to|if|whether|why|how|what|which|when)\b
    | \bi(?:'d|\ would)\ (?:love|like)\ to\ (?:pick\ your\ brain|get\ your|hop\ on|jump\ on|meet|have\ (?:a\ )?(?:coffee|call|chat)|grab|buy\ you)\b
    | \bi\ was\ hoping\ (?:that\ )?you\b
    )""",
    re.VERBOSE,
)
