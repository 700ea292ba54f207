"""The rules of the kind that no other check has."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assistant.review.checks.kind_rule_words import (
    APOLOGY,
    LATE,
    LATE_DRINK,
    MEAL,
    MEETING,
    PHONE,
    PIVOT,
    PIVOT_OK,
    ROOM,
    SAID_WHEN,
    SOFTENED,
    WAY_OUT,
)
from assistant.review.checks.vague_words import BIG
from assistant.review.contacts import contacts
from assistant.review.cutting import Cut, cut_sentence, mend
from assistant.review.finding import Finding, Reviewed
from assistant.review.parsed import Parsed
from assistant.review.prose import clipped, lowered, prose, said
from assistant.review.registry import check, spot
from assistant.review.text import Span
from assistant.review.tongues import tongues

_CLOSE = frozenset({"colleague", "friend"})
_PROPOSAL = "the third part of a warm-up is a proposal with a place, a day and an hour that can be moved"
_MODEST = "coffee or a walk, unless you are close; in person, else on video"


@check("kind-rule", "warn", "a rule of this kind of message")
def kind_rule(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """What a kind asks of a message beyond its number of questions (that is ``asks``). Read for English.

    METHOD 11: a warm-up's proposal has a day and can be moved; coffee or a walk rather than lunch or dinner unless
    the two are close; in person or on video rather than by phone; the site in the signature. METHOD 6: what gives
    asks for nothing on the side. METHOD 8: a favour comes with an easy way to say no. METHOD 10: back in touch
    without apology, for being written to is appreciated more than one expects (Liu et al. 2023, EVIDENCE).
    """
    kind = reviewed.kind.id if reviewed.kind else ""
    rules = _RULES.get(kind, ())
    if not rules or not text.words:
        return
    english = "en" in (tongues(reviewed.body) or {"en"})
    for rule in rules:
        if english or rule is _site:
            yield from rule(reviewed, text)


def _proposals(reviewed: Reviewed, text: Parsed) -> list[tuple[Span, str]]:
    """The sentences that propose to meet: with a meeting in it, and a day or a question mark."""
    found = [(sentence, small) for sentence, small in said(reviewed, text) if MEETING.search(small)]
    asking = [(one, small) for one, small in found if one.text.rstrip().endswith("?") or SAID_WHEN.search(small)]
    return asking or found


def _proposal(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """There is one, it says when, and it can be moved."""
    if len(text.words) < reviewed.coach.begun_words:
        return
    found = _proposals(reviewed, text)
    if not found:
        yield spot(
            0, 0, "A warm-up ends in a proposal to meet, and there is none.",
            "Propose a coffee or a walk near them, or a video call, with a day and an hour.",
            source=_PROPOSAL,
        )  # fmt: skip
        return
    sentence = next((one for one, small in found if SAID_WHEN.search(small)), found[0][0])
    at = text.sentences.index(next(one for one in text.sentences if one.end == sentence.end))
    whole, last = prose(reviewed), text.sentences[min(at + 1, len(text.sentences) - 1)]
    around = whole[sentence.start : last.end]
    if not any(SAID_WHEN.search(words) for _, words in found) and not SAID_WHEN.search(
        whole, text.sentences[max(0, at - 1)].start, last.end
    ):
        yield spot(
            sentence.start, sentence.end, "A proposal without a day leaves the work to them.",
            "Name a day, an hour and a place; they can move it.",
            source=_PROPOSAL,
        )  # fmt: skip
    elif not SOFTENED.search(around):
        day = _dated(text, whole, sentence, at)
        stop = len(sentence.text) - len(sentence.text.rstrip(".?!"))
        where = sentence.end - stop
        soft = Cut(where, where, ", or wherever and whenever suits you better")
        yield mend(
            day.start, day.end, "A day that cannot be moved is easier to decline than to accept.",
            "Add “or wherever and whenever suits you better”.", soft, source=_PROPOSAL,
        )  # fmt: skip


def _dated(text: Parsed, whole: str, sentence: Span, at: int) -> Span:
    """The sentence that names the day: the proposal, or the one after it or before."""
    near = [sentence, *text.sentences[at + 1 : at + 2], *text.sentences[max(0, at - 1) : at]]
    return next((one for one in near if SAID_WHEN.search(whole, one.start, one.end)), sentence)


def _modest(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """Coffee rather than a meal, by day rather than late, and video rather than the phone."""
    close = reviewed.person is not None and reviewed.person.closeness in _CLOSE
    for sentence, small in _proposals(reviewed, text):
        meal = None if close else MEAL.search(small)
        if meal is not None:
            start, end = sentence.start + meal.start("meal"), sentence.start + meal.end()
            article = meal["article"] or ""
            taken = Cut(start, end, "coffee" if article.startswith("a") else "a coffee")
            if article.startswith("quick"):
                taken = Cut(sentence.start + meal.start("article"), end, "a quick coffee")
            if article.startswith("an "):
                taken = Cut(sentence.start + meal.start("article"), end, "a coffee")
            if not (article or meal["before"]):
                taken = Cut(start, end, "coffee")
            yield mend(start, end, f"{meal['meal'].capitalize()} is a lot for two who hardly know each other.",
                       "Propose a coffee or a walk.", taken, source=_MODEST)  # fmt: skip
        room = None if close else ROOM.search(small)
        if room is not None:
            yield spot(
                sentence.start + room.start(), sentence.start + room.end(),
                "A room of one's own is a lot for two who hardly know each other.",
                "Propose a café or a walk, near them.", source=_MODEST,
            )  # fmt: skip
        late = None if close else LATE.search(small) or LATE_DRINK.search(small)
        if late is not None:
            yield spot(
                sentence.start + late.start(), sentence.start + late.end(),
                "So late is a lot for two who hardly know each other.",
                "Propose an hour of the day, for a coffee or a walk.", source=_MODEST,
            )  # fmt: skip
        phone = PHONE.search(small)
        if phone is not None:
            start, end = sentence.start + phone.start(), sentence.start + phone.end()
            words = "video" if phone["call"] else "on video" if phone["on"] else None
            yield mend(
                start, end, "The phone is the least of the three: one sees nobody, and it rings.",
                "Propose to meet near them, else a video call.", Cut(start, end, words) if words else None,
                source=_MODEST,
            )  # fmt: skip


def _site(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """The writer's site stands at the end."""
    site = reviewed.me.site.strip()
    if not site or len(text.words) < reviewed.coach.begun_words:
        return
    hosts = {one.key.split("/")[0] for one in contacts(site)} or {site.casefold()}
    if any(one.key.split("/")[0] in hosts for one in text.contacts) or site.casefold() in text.body.casefold():
        return
    end = len(text.body.rstrip())
    yield mend(
        end, end, "Your site is not in it; it tells them who writes without a paragraph about you.",
        "Put the link under your name.", Cut(end, end, f"\n{site}"),
        source="the fourth part of a warm-up is a signature that links to your site",
    )  # fmt: skip


def _gives(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """No favour rides along."""
    asked = text.asks
    for sentence, small in said(reviewed, text):
        found = PIVOT.search(small)
        if found is None or PIVOT_OK.search(small):
            continue
        if any(one.start < sentence.end and sentence.start < one.end for one in asked):
            continue  # ``asks`` says it
        yield mend(
            sentence.start + found.start(), sentence.start + found.end(),
            f"“{clipped(found.group())}” asks for something, in a message that gives.",
            "Leave it out, or keep it for another message.", cut_sentence(text, sentence),
            source="give before you take",
        )  # fmt: skip


def _unapologetic(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    for sentence, small in said(reviewed, text):
        found = APOLOGY.search(small)
        if found is None:
            continue
        alone = "?" not in small and "·" not in small and small.count(" ") < 16
        yield mend(
            sentence.start + found.start(), sentence.start + found.end(),
            "No apology for the silence: they will be glad of the letter, and it was theirs as well.",
            "Begin with what brought them to mind.", cut_sentence(text, sentence) if alone else None,
            source="being written to is appreciated more than one expects: Liu et al. 2023",
        )  # fmt: skip
        return


def _way_out(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """A favour that can be declined without a word of excuse."""
    if len(text.words) < reviewed.coach.begun_words or not text.asks or WAY_OUT.search(prose(reviewed)):
        return
    ask = next((one for one in text.asks if BIG.search(lowered(one.text))), text.asks[0])
    yield mend(
        ask.start, ask.end, "A favour without an easy way to say no puts them on the spot.",
        "Add a line such as “If you would rather not, that is completely fine.”",
        Cut(ask.end, ask.end, " If you would rather not, that is completely fine."),
        source="people say yes more often than askers think, so a no may be easy: Flynn and Lake 2008",
    )  # fmt: skip


_RULES: dict[str, tuple[Callable[[Reviewed, Parsed], Iterator[Finding]], ...]] = {
    "warm-up": (_proposal, _modest, _site),
    "reconnect": (_unapologetic,),
    "introduction": (_way_out,),
    "referral": (_way_out,),
    **dict.fromkeys(("thanks", "congratulate", "offer", "update"), (_gives,)),
}
