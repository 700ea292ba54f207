"""Speaking to somebody by a name or a role: shapes of it, for ``wrong-name``."""

from __future__ import annotations

import re

from assistant.review.checks.names_words import GREETINGS

_NAME = r"[^\W\d_][\w'’-]+"

_ROLES = (
    r"(?:hiring|recruiting|recruitment|talent)(?: acquisition)? (?:manager|team|lead|department|partner)s?|recruiters?"
    r"|hr(?: (?:manager|team|department))?|human resources|(?:sir|madam)(?: ?(?:or|/|and|,) ?(?:sir|madam))"
    r"|whom(?:soever)? it may concern|(?:valued |esteemed |dear |future )?(?:customer|client|subscriber|candidate"
    r"|applicant|professional|employer|prospect|lead|user)s?|damen und herren|madame, monsieur|señores"
    r"|(?:there )?(?:(?:all of )?you all|y['’]all|all(?: of you)?|everyone|everybody|folks|guys|gang|crew"
    r"|both(?: of you)?|colleagues|friends|people|editors|maintainers|organi[sz]ers|ladies and gentlemen|team)"
)
ROLE = re.compile(rf"\s*(?:(?:(?:{GREETINGS})|to),?[ \t]+)(?:the )?(?P<name>{_ROLES})(?=[ \t]*(?:[,!:.\n–—-]|$))", re.I)
"""A greeting to whoever holds a post, or to several, where the one it goes to has a name."""

_ASKS = (
    r"(?:a|one|an|another|two) (?:\w+ ){0,2}(?:questions?|word|thought|note|request|favou?r|thing|ask|idea|line)\b"
    r"|(?:quick|small|short|just|i|i['’](?:m|ve|d|ll)|we|we['’](?:re|ve|d)|thanks|thank you|how|what|why|could|can|do"
    r"|did|would|hope|sorry|congrats|congratulations|great|so|you|you['’](?:re|ve|d)|your"
    r"(?! (?:\w+ )?(?:colleague|friend|boss|manager|brother|sister|wife|husband|partner|neighbour|teammate)))\b"
)
_LANGUAGES = r"(?!(?i:julia|ada|ruby|crystal|elm|pascal|eve|carol)\b)"
"""Names that are programming languages or stock figures as well."""
CALLED_FIRST = re.compile(rf"\s*{_LANGUAGES}(?P<name>{_NAME}),[ \t]+(?={_ASKS})", re.I)
"""A name without a greeting: "Petra, a question on linkers"."""
THANKED = re.compile(
    r"(?:^|(?<=[.!?\n] )|(?<=\n))(?:many thanks|thanks|thank you|thx|cheers|welcome|good luck|well said|see you"
    r"|talk soon|take care|bravo|danke|merci|gracias|takk|tack)"
    rf"(?: (?:again|so much|very much|a lot|soon|there|then))?(?:[ \t]+|,[ \t]+(?={_NAME}!))(?P<name>{_NAME})"
    r"(?=[ \t]?(?:[,!.]|\n|$)| for\b| so\b)",
    re.I,
)
"""A name that is thanked or taken leave of; after a comma only with an exclamation mark, for else it is a signature."""
_THANKS = r"(?:many thanks|thanks|thank you)(?: in advance| again| so much| very much| a lot)?,[ \t]+"
THANKED_BEFORE = re.compile(
    rf"(?:^|(?<=\n)|(?<=[.!?] )){_THANKS}(?P<name>{_NAME})(?=[.!][ \t]+\S)"
    rf"|(?<=[.!?] ){_THANKS}(?P<last>{_NAME})(?=[.!]?[ \t]*(?:\n|$))",
    re.I,
)
"""A name after thanks inside the text: the writer's, or theirs; nobody else is thanked here."""
CALLED_LAST = re.compile(rf"(?<=[a-z], ){_LANGUAGES}(?P<name>[^\W\d_a-z][\w'’-]+)(?=[?!])")
"""A name at the end of a sentence: "What do you think, Petra?"."""
