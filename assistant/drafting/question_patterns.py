"""The forms of offline questions. Each holds one phrase of a fact, and says for which facts it is meant.

No two forms share a skeleton, and within one list no form is taken twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

SORTS = ("decision", "hard", "surprise", "why", "differently", "read")
"""A decision and its alternatives; how a hard case was handled; what surprised; why it matters to them; what they
would do differently; what they would read. In the order in which a short list takes them."""

_MADE = ("launch",)
_SAID = ("essay", "talk")
_DONE = ("work", "note", "shared", "mutual")


@dataclass(frozen=True)
class Pattern:
    """One form. ``text`` has the slots of ``nouns.phrases`` in braces."""

    sort: str
    text: str
    kinds: tuple[str, ...] = ()
    """Kinds of fact it is meant for; empty: any."""
    worth: int = 2
    """3: as telling as it gets; 1: where there is nothing better."""

    @cached_property
    def slots(self) -> tuple[str, ...]:
        """The phrases it needs."""
        return tuple(re.findall(r"\{(\w+)\}", self.text))

    @cached_property
    def beginning(self) -> str:
        """Its first words, by which two forms would be felt to be alike."""
        return " ".join(re.sub(r"\{\w+\}", "…", self.text).split()[:4]).casefold()


PATTERNS = (
    # A decision, and what spoke for the other way.
    Pattern("decision", "What gave you pause about having {title} {able}?", _MADE, 3),
    Pattern("decision", "What convinced you that {title} should {able}?", _MADE, 3),
    Pattern("decision", "What was the strongest argument you weighed against {idea}?", _SAID, 3),
    Pattern("decision", "What else was on the table when {when}?", worth=3),
    Pattern("decision", "In {title}, what did you consider instead of {with}?", _MADE, 3),
    Pattern("decision", "How did you arrive at {part}?", _SAID, 3),
    Pattern("decision", "Which other ways did you consider before you began to {bare}?", _DONE, 3),
    Pattern("decision", "What did you do before you began {habit}, and what tipped the scales?", _DONE, 3),
    Pattern(
        "decision", "Which decision behind {title} was your closest call, and what spoke for the other way?", _MADE
    ),
    Pattern("decision", "What did you leave out of {named}, and why?", _SAID),
    Pattern("decision", "What did you leave out when you wrote about {topic}?", ("essay",), 1),
    Pattern("decision", "What did you leave out when you spoke about {topic}?", ("talk",), 1),
    Pattern("decision", "How did you choose between the ways of {doing}?", worth=1),
    Pattern("decision", "What did you decide against when it came to {noun}?", worth=1),
    # A hard case.
    Pattern("hard", "Which case was the hardest for you to get right before {title} could {able}?", _MADE, 3),
    Pattern("hard", "What was the hardest part of {doing}, and how did you get past it?", worth=3),
    Pattern("hard", "Which example came closest to proving you wrong about {wh}?", worth=3),
    Pattern("hard", "When is it not enough to {bare}, and what do you do then?", _DONE, 3),
    Pattern("hard", "What nearly went wrong when {when}, and how did you handle it?", worth=3),
    Pattern("hard", "Have you met a case in which it does not hold that {that}, and what did you do?", _SAID),
    Pattern("hard", "Which case does {named} not cover, and how do you handle that one?", ("essay",)),
    Pattern("hard", "What is the hardest question anybody has asked you about {named}?", ("talk",)),
    Pattern("hard", "Which part of {title} took you the most attempts, and what made the last one work?", _MADE),
    Pattern("hard", "What was hardest for you to find out about {the}?"),
    Pattern("hard", "What has been hardest about {noun}, and how did you handle it?", worth=1),
    # What surprised.
    Pattern("surprise", "What were you looking for when you first noticed that {that}?", worth=3),
    Pattern("surprise", "How did you find out {wh}?", worth=3),
    Pattern("surprise", "What surprised you most when {when}?", worth=3),
    Pattern("surprise", "What did you not expect to learn from {habit}?", (*_DONE, "interest"), 3),
    Pattern("surprise", "What turned out otherwise than you expected in {doing}?", worth=3),
    Pattern("surprise", "What do people do with {title} that you had not foreseen?", _MADE),
    Pattern("surprise", "Which reaction to {named} did you not see coming?", _SAID),
    Pattern("surprise", "What surprised you most about {the}?", worth=3),
    Pattern("surprise", "What is it about {noun} that you did not expect?", worth=1),
    # Why it matters to them.
    Pattern("why", "What happened that made you start {habit}?", _DONE, 3),
    Pattern("why", "What do you get only from {habit}?", ("interest",), 3),
    Pattern("why", "What made you give a whole talk on {doing}?", ("talk",), 3),
    Pattern("why", "What made you sit down and write about {doing}?", ("essay",), 3),
    Pattern("why", "What first drew you to {doing}?", worth=1),
    Pattern("why", "What made you want {thing}?", _MADE),
    Pattern("why", "Why does it matter to you in your own work that {that}?"),
    Pattern("why", "When did you start to care {wh}?", worth=1),
    Pattern("why", "Of everything you could have built, why {title}?", _MADE),
    Pattern("why", "Why did you write {named} when you did?", ("essay",)),
    Pattern("why", "Whom did you have in mind when you put together {named}?", ("talk",)),
    Pattern("why", "Why was it the right moment when {when}?", worth=1),
    Pattern("why", "What first made you look into {the}?"),
    Pattern("why", "What makes you care about {noun}?", worth=1),
    # What they would do differently.
    Pattern("differently", "If you began {title} again today, what would you do differently?", _MADE),
    Pattern("differently", "Knowing what you know now, how would you go about {doing}?", worth=3),
    Pattern("differently", "If you set out again to {bare}, what would you do differently?", _DONE, 3),
    Pattern("differently", "What would you change if you wrote {named} again now?", ("essay",)),
    Pattern("differently", "If you gave {named} once more, what would you say differently?", ("talk",)),
    Pattern("differently", "Looking back at when {when}, what would you do another way?"),
    Pattern("differently", "Were you to look into {the} again, where would you start?", worth=1),
    Pattern("differently", "If you looked again into {wh}, where would you begin?", worth=1),
    Pattern("differently", "What would you do differently about {noun} today?", worth=1),
    # What they would read.
    Pattern("read", "What would you read first to understand why {that}?", worth=3),
    Pattern("read", "To work out {wh}, what would you have me read?", worth=3),
    Pattern("read", "What would you have me read before I tried {habit}?", _DONE, 3),
    Pattern("read", "What would you have somebody read who is new to {doing}?", worth=3),
    Pattern("read", "What would you read before building {thing}?", _MADE, 3),
    Pattern("read", "Which paper or book helped you most with {title}?", _MADE),
    Pattern("read", "Whose work did you lean on most for {named}?", _SAID),
    Pattern("read", "What would you point a newcomer to on {field}?"),
    Pattern("read", "What would you read to get to the bottom of {the}?", worth=1),
    Pattern("read", "Who do you think writes well about {noun}?", worth=1),
)
