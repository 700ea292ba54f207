"""The words that retelling knows: which ones are surely verbs, and which ones grow old."""

from __future__ import annotations

import re

SINGULAR = {"is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "hasn't": "haven't"}
"""Verbs with a form of their own after "you"."""

VERBS = frozenset(
    "accept add advise answer argue arrange ask attend automate begin bring build call chair chat check choose "
    "clean close coach collect come compare compile connect contribute convert cook cut cycle debug deliver "
    "describe design develop direct document draw drive edit encourage exchange explain explore extend fight find "
    "fix fly follow forward found fuzz gather generate get give go grab grow guide hand handle have head help "
    "hire hold host implement improve insist introduce invent invest journal judge keep know lead learn lecture "
    "let live look love maintain make manage map measure mentor merge model moderate monitor move open operate "
    "organise organize own paddle paint pay photograph plan play post practice practise prefer prepare present "
    "print promote propose prototype publish push put reach read rebuild recommend record reduce refactor release "
    "remove repair replace replay report rescue research restore review rewrite ride row run sail say sell send "
    "set shape share ship show sing sit ski speak spend sponsor start stay steer study supervise support swap "
    "swim take talk teach tell test think track trade train translate travel try tune turn use visit volunteer "
    "walk want watch work write".split()
)
"""Base forms that notes about people begin with. Not complete: what is missing is not retold."""

IRREGULAR_PAST = frozenset(
    "became began bought brought broke built came caught chose cut did drew drove fell felt flew fought found gave "
    "got grew had held hid hit kept knew laid led left lent let lost made meant met paid proved put ran read rebuilt "
    "redrew rewrote rode rose said sang sat saw sent set shook shot shut sold spent split spoke stood stuck swam swept "
    "taught thought threw told took understood undid used was went were woke won wore wrote".split()
)

TOGETHER = frozenset(
    "met talked spoke chatted discussed argued overlapped studied shared worked sat caught ate drank".split()
)
"""What two do with each other: a note that begins with it and says "with" or "at" tells of both."""

TO_COME = re.compile(
    r"\b(?:will|(?:is|are|'s) (?:going to|about to|to|due to|planning)|plans? to|upcoming|forthcoming|soon"
    r"|next (?:week|month|quarter|year|spring|summer|autumn|fall|winter|monday|tuesday|wednesday|thursday|friday))\b",
    re.IGNORECASE,
)
"""A note that tells of what is still to come."""

STALE = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|recently|lately|currently|nowadays|now|just|soon"
    r"|(?:this|last|next) (?:morning|week|month|quarter|year|spring|summer|autumn|fall|winter"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b",
    re.IGNORECASE,
)
"""A note that says "last week" was true in its own week."""
