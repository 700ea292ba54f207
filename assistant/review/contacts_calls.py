"""Finding phone numbers in prose: written in groups, called one by the words before, spelt in words or in keycaps."""

from __future__ import annotations

import re

from assistant.review.contacts_base import Contact
from assistant.review.text import Span

_NUMBER_STARTS = r"(?<![\w.,:/#$€£%+-])"
_NUMBER_ENDS = r"(?![\w%]|[.,:/-]\d)"
_NUMBERS = re.compile(
    _NUMBER_STARTS
    + r"(?:"
    + "|".join(
        (
            r"(?P<abroad>\+\s?\d(?:[\s().\u2010-\u2013/-]{0,3}\d){7,14})",  # +47 22 33 44 55, +44 (0) 20 7946 0958
            r"(?:1[\s.\u2011-])?(?:\(\d{3}\)|\d{3})[\s.\u2011-]{1,2}\d{3}[\s.\u2011-]\d{4}",  # 555-123-4567
            r"1[\s.-]8\d\d[\s.-][A-Z]{3,9}(?:[\s.-][A-Z]{2,7})?",  # 1-800-FLOWERS
            r"\(\d{2,5}\)\s?\d(?:[\s-]?\d){5,9}",  # (020) 7946 0958
            r"0[1-9](?:[\s.\u2011-]\d\d){4}",  # 06 12 34 56 78
            r"00\d(?:[\s-]?\d){8,13}",  # 0047 22 33 44 55
            r"0[1-9]\d{0,3}[\s/\u2011-]{1,3}\d{2,}(?:[\s/\u2011-]?\d){3,8}",  # 020 7946 0958, 0171/1234567
            r"[6-9]\d{4}[\s-]\d{5}",  # 98765 43210
            r"1[3-9]\d[\s-]\d{4}[\s-]\d{4}",  # 138 0013 8000
            r"[2-9]\d{2}[\s]\d{2}[\s]\d{3}",  # 987 65 432
            r"[2-9]\d(?:[\s]\d\d){3}",  # 98 76 54 32
            r"(?P<called>\d(?:[\s.\u2011-]?\d){6,14})",  # 555-1234, where the words before say what it is
        )
    )
    + r")"
    + _NUMBER_ENDS
)
_DATE = re.compile(r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d\d-(?:19|20)\d\d)\b")
_CALLED = re.compile(
    r"(?:\b(?:(?:call|phone|ring|dial|text|reach|whatsapp|signal) (?:me|us)\b"
    r"|tel\b|ph\b|telephone|mobile|whatsapp|telegram|viber|sms|fax|tlf|telefon\w*|my number|phone(?: number)?"
    r"|mobile number"
    r"|cell(?: number)?:|handy(?:nummer)?|rufnummer|(?:meine )?nummer|ruf\w*(?: mich)?(?: an)?|erreich\w* (?:mich|uns)"
    r"|ring meg|ring mig|nummeret|appele[zr]?(?:-moi)?|mon numéro|numéro|llám[ae](?:me)?|llamame|(?:mi )?número"
    r"|chiama(?:mi)?"
    r"|(?:il mio )?numero|zoom|meeting id|signal:)"
    r"|[☎📞📱📲]\ufe0f?|电话|手机|号码|電話)"
    r"[.:]?(?: (?:on|at|is|now|today|number|no\.|id|ist|unter|auf|på|er|est|au|es|al|è|an))*:?\s*$",
    re.IGNORECASE,
)
"""Words right before a number that make it a phone's, however it is written."""
_RUNG = re.compile(r"\b(?:call|ring|dial|text)\s$", re.IGNORECASE)
"""Words that do so when it is also written in groups: "call 555-1234", but not "call 1000000 times"."""

_COUNTED = re.compile(r"000\b|\d+ (?:\w+s|of|in|a|per)\b")
"""The end of a number that counts something: "call 4294967296 functions"."""

_WORDS = (
    "zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple",
    "null|eins|ein|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun",
    "zéro|un|deux|trois|quatre|cinq|sept|huit|neuf",
    "cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve",
    "en|ett|to|två|tre|fire|fyra|fem|seks|sex|sju|syv|åtte|åtta|otte|ni|nio",
)
_VALUES = {
    **{word: str(value) for value, word in enumerate("zero one two three four five six seven eight nine".split())},
    **{word: str(value) for value, word in enumerate("null eins zwei drei vier fünf sechs sieben acht neun".split())},
    **{word: str(value) for value, word in enumerate("zéro un deux trois quatre cinq six sept huit neuf".split())},
    **{word: str(value) for value, word in enumerate("cero uno dos tres cuatro cinco seis siete ocho nueve".split())},
    **{word: str(value) for value, word in enumerate("null en to tre fire fem seks sju åtte ni".split())},
    **{word: str(value) for value, word in enumerate("noll ett två tre fyra fem sex sju åtta nio".split())},
    "oh": "0",
    "nought": "0",
    "zwo": "2",
    "ein": "1",
    "syv": "7",
    "otte": "8",
}
_SPELT = re.compile(
    rf"(?<!\w)(?:plus[ ,-]+)?(?:(?:{'|'.join(_WORDS)})[ ,.-]{{1,2}}){{6,20}}(?:{'|'.join(_WORDS)})(?!\w)", re.I
)
"""Seven digits in words or more: nobody counts so far in a letter."""
_KEYCAPS = re.compile(r"(?:[0-9]\ufe0f?\u20e3[ -]?){6,}[0-9]\ufe0f?\u20e3")


def phones(text: str, code: list[Span]) -> list[Contact]:
    """Numbers written as phone numbers are; dates, ranges, versions and thousands are none."""
    found = []
    for match in _NUMBERS.finditer(text):
        number = match.group()
        if _DATE.match(number):
            continue
        before = text[max(0, match.start() - 40) : match.start()]
        rung = _RUNG.search(before) and not (number.isdigit() and _COUNTED.match(text, match.end() - 3))
        if match["called"] and not rung and not _CALLED.search(before):
            continue
        found.append(Contact("phone", match.start(), match.end(), number, digits(number)))
    if "\u20e3" in text:
        for match in _KEYCAPS.finditer(text):
            found.append(Contact("phone", match.start(), match.end(), match.group(), digits(match.group())))
    for match in _SPELT.finditer(text):
        key = "".join(_VALUES.get(word, "") for word in re.findall(r"\w+", match.group().casefold()))
        found.append(Contact("phone", match.start(), match.end(), match.group(), key))
    return found


def digits(text: str) -> str:
    """The digits of a number, whatever script they are in."""
    return "".join(str(int(character)) for character in text if character.isdecimal())
