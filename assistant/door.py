"""The one door for text from outside.

Whatever was imported, gathered, pasted or generated passes here before it is stored, shown or printed.
A terminal obeys what is written to it, and a reader (or a model) is moved by what it cannot see; so
what comes out holds no escape sequence, no control character, nothing that reorders text, and nothing
invisible except the joiners and variation selectors that a script or an emoji needs.

The steps, each complete in itself, in an order that makes ``clean(clean(x)) == clean(x)``: characters
that always go; line ends; escape sequences (after the invisible ones, which could split them); NFC;
the characters that depend on their neighbours; NFC again.

An emoji flag that is spelt with tags (Scotland, Wales) comes out as a plain black flag: tags can carry
any hidden text, and no reader could tell.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

ESCAPE = "terminal escape"
CONTROL = "control character"
OVERRIDE = "bidi override"
MARK = "bidi mark"
INVISIBLE = "invisible character"
TAG = "Unicode tag"
SELECTOR = "variation selector"
NONCHARACTER = "noncharacter"

# What always goes, as insides of character classes; first in the basic plane (U+FFFF and below), then
# above it, for a class that stays in the basic plane is searched ten times faster. C1, ESC and BEL are
# not here: they frame sequences.
_BASIC = {
    CONTROL: "\x00-\x06\x08\x0e-\x1a\x1c-\x1f\x7f",
    OVERRIDE: "\u202a-\u202e\u2066-\u2069",
    MARK: "\u061c\u200e\u200f",
    INVISIBLE: (
        "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffc"
    ),
    NONCHARACTER: "\ufdd0-\ufdef\ufffe\uffff",
}
_ABOVE = {
    INVISIBLE: (
        "\U00013430-\U0001343f\U00016fe4\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
        "\U000e0080-\U000e00ff\U000e01f0-\U000e0fff"
    ),
    TAG: "\U000e0000-\U000e007f",
    NONCHARACTER: "".join(f"{chr(end)}{chr(end + 1)}" for end in range(0x1FFFE, 0x110000, 0x10000)),
}
_ALWAYS = {name: _BASIC.get(name, "") + _ABOVE.get(name, "") for name in {**_BASIC, **_ABOVE}}
_JOINERS = "\u200c\u200d"
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f"
_SELECTORS_ABOVE = "\U000e0100-\U000e01ef"

_BASIC_GOES = re.compile(f"[{''.join(_BASIC.values())}]+")
_ABOVE_GOES = re.compile(f"[{''.join(_ABOVE.values())}]+")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DEPENDS = re.compile(f"[{_JOINERS}{_SELECTORS}{_SELECTORS_ABOVE}]+")
_HIGH = re.compile("[\U00010000-\U0010ffff]")

# Everything any step could touch: text without a match needs NFC at most.
_SUSPECT = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{''.join(_BASIC.values())}{_JOINERS}{_SELECTORS}]"
)
_SUSPECT_ABOVE = re.compile(f"[{''.join(_ABOVE.values())}{_SELECTORS_ABOVE}]")
_SUSPECT_LATIN = bytes([*range(9), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0xAD])

# A string sequence (OSC, DCS, SOS, PM, APC) that is ended goes whole, over line ends too up to a bound;
# one that is never ended must not swallow the letter behind it, so it goes to the end of its line.
_ESCAPE = re.compile(
    r"""
    (?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])                        # OSC, DCS, SOS, PM, APC
        (?: [^\x07\x1b\x80-\x9f]{0,4096}+ (?:\x07|\x1b\\|\x9c)
          | [^\n\x07\x1b\x80-\x9f]*+ (?:\x07|\x1b\\|\x9c)? )
  | \x1bk [^\n\x07\x1b\x80-\x9f]{0,256}+ \x1b\\                 # a window title, as tmux and screen take it
  | (?:\x1b\[|\x9b) [0-?]*+ [\ -/]*+ [@-~]?                     # CSI
  | \x1b [\ -/]*+ [0-~]?                                        # ESC x, and a lone ESC
  | (?P<control> [\x07\x80-\x9f] )                              # what framed nothing
    """,
    re.VERBOSE,
)

# First and last of each range, in order: looking one character up costs less this way than compiling a
# class at every start of the program.
_Ranges = tuple[int, ...]
# Emoji and the symbols that have an emoji form, a little wider than Unicode's own lists; no flag letters.
_PICTURES: _Ranges = (
    *(0x00A9, 0x00A9, 0x00AE, 0x00AE, 0x203C, 0x203C, 0x2049, 0x2049, 0x2122, 0x2122, 0x2139, 0x2139),
    *(0x2190, 0x21FF, 0x2300, 0x23FF, 0x24C2, 0x24C2, 0x25A0, 0x27BF, 0x2934, 0x2935, 0x2B00, 0x2BFF),
    *(0x3030, 0x3030, 0x303D, 0x303D, 0x3297, 0x3297, 0x3299, 0x3299),
    *(0x1F000, 0x1F1E5, 0x1F200, 0x1FAFF),
)
_IDEOGRAPHS: _Ranges = (0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xF900, 0xFAFF, 0x20000, 0x3FFFD)
_MONGOLIAN: _Ranges = (0x1820, 0x18AA)
# Scripts whose letters join or stack, where a joiner changes what is read: Arabic, Syriac, N'Ko, Mandaic,
# Mongolian, the Indic scripts and their relatives to the east, Manichaean and its like, Adlam.
_JOINING: _Ranges = (
    *(0x0600, 0x07FF, 0x0840, 0x109F, 0x1700, 0x18AF, 0x1900, 0x1AAF, 0x1B00, 0x1C4F, 0x1CD0, 0x1CFF),
    *(0xA800, 0xA8FF, 0xA930, 0xA9FF, 0xAA00, 0xAAFF, 0xABC0, 0xABFF, 0xFB50, 0xFDFF, 0xFE70, 0xFEFC),
    *(0x10A00, 0x10A5F, 0x10AC0, 0x10AFF, 0x10D00, 0x10D3F, 0x10F30, 0x10FDF),
    *(0x11000, 0x11FFF, 0x1E900, 0x1E95F),
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Plain text, and the names of what was taken out of it, in order of first appearance."""

    text: str
    removed: tuple[str, ...] = ()


def clean(text: str) -> Cleaned:
    """Make ``text`` plain. Keeps line feeds and tabs; every other line end becomes a line feed; NFC.

    Lone surrogates become U+FFFD. Text that is plain already comes back as it is, in microseconds.
    """
    if _is_plain(text):
        return Cleaned(text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text))
    original = text
    taken: set[str] = set()
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    whole = text
    text = _BASIC_GOES.sub("", text)
    if _HIGH.search(text):
        text = _ABOVE_GOES.sub("", text)
    if len(text) < len(whole):
        taken.update(name for name, inside in _ALWAYS.items() if re.search(f"[{inside}]", whole))
    text = _LINE_END.sub("\n", text)
    text = _ESCAPE.sub(_noting(taken), text)
    text = unicodedata.normalize("NFC", text)
    if _DEPENDS.search(text):
        text = unicodedata.normalize("NFC", _without_strays(text, taken))
    return Cleaned(text, _in_order(taken, original) if taken else ())


def clean_text(text: str) -> str:
    """The text of :func:`clean`, for whoever need not know what went."""
    return clean(text).text


def clean_line(text: str) -> str:
    """Clean text on one line: line ends, tabs and runs of white space become one space; stripped."""
    return " ".join(clean(text).text.split())


def _is_plain(text: str) -> bool:
    try:
        raw = text.encode("latin-1")
    except UnicodeEncodeError:
        if _SUSPECT.search(text) is not None:
            return False
        return _HIGH.search(text) is None or _SUSPECT_ABOVE.search(text) is None
    return len(raw.translate(None, _SUSPECT_LATIN)) == len(raw)


def _within(char: str, ranges: _Ranges) -> bool:
    """Whether ``char`` (one, or none) lies in one of the ranges."""
    if not char:
        return False
    at = bisect_left(ranges, ord(char))
    return at < len(ranges) and (at % 2 == 1 or ranges[at] == ord(char))


def _noting(taken: set[str]) -> Callable[[re.Match[str]], str]:
    def drop(match: re.Match[str]) -> str:
        taken.add(CONTROL if match["control"] else ESCAPE)
        return ""

    return drop


def _without_strays(text: str, taken: set[str]) -> str:
    """Drop joiners and variation selectors that nothing beside them needs.

    Every decision rests on characters that are kept for certain (the last one kept, the letter under its
    marks, and the next one that is itself no joiner or selector), so a second run decides the same.
    """
    kept: list[str] = []
    last = base = ""  # the last character kept; the last one that is no combining mark
    picture = False  # whether the picture at ``last`` may be joined to another
    position = 0
    for run in _DEPENDS.finditer(text):
        if piece := text[position : run.start()]:
            kept.append(piece)
            last = piece[-1]
            base = next((char for char in reversed(piece) if unicodedata.category(char)[0] != "M"), base)
            picture = _within(last, _PICTURES)
        position = run.end()
        following = text[position : position + 1]
        for char in run[0]:
            if char in _JOINERS:
                needed = _joins(char, last, base, picture, following)
            else:
                needed = _selects(char, last, following)
            if needed:
                kept.append(char)
                picture = picture and char == "\ufe0f"
                last = char
            else:
                taken.add(INVISIBLE if char in _JOINERS else SELECTOR)
    kept.append(text[position:])
    return "".join(kept)


def _joins(joiner: str, last: str, base: str, picture: bool, following: str) -> bool:
    """Whether a script or an emoji needs this joiner. A joiner after a joiner is never needed."""
    if picture:
        return joiner == "\u200d" and _within(following, _PICTURES)
    if not last or not _within(base, _JOINING):
        return False
    if unicodedata.category(last)[0] not in "LM" or unicodedata.category(base)[0] != "L":
        return False
    # A zero-width joiner shapes the letter before it, even at the end of a word; a non-joiner parts two.
    return joiner == "\u200d" or (
        _within(following, _JOINING)
        and unicodedata.category(following)[0] in "LM"
        and unicodedata.combining(following) == 0
    )


def _selects(selector: str, last: str, following: str) -> bool:
    """Whether this variation selector picks a form of the character before it. One per character."""
    if selector in "\ufe0e\ufe0f":
        return _within(last, _PICTURES) or (last in tuple("0123456789#*") and following == "\u20e3")
    if selector < "\ufe00":
        return _within(last, _MONGOLIAN)
    if selector <= "\ufe02" or selector > "\uffff":
        return _within(last, _IDEOGRAPHS)
    return False


def _in_order(taken: set[str], text: str) -> tuple[str, ...]:
    classes = {**_ALWAYS, ESCAPE: "\x1b\x90\x98\x9b\x9d-\x9f", SELECTOR: _SELECTORS + _SELECTORS_ABOVE}
    classes[CONTROL] += "\x07\x80-\x9f"
    classes[INVISIBLE] += _JOINERS

    def first(name: str) -> tuple[int, str]:
        match = re.search(f"[{classes[name]}]", text)
        return (match.start() if match else len(text), name)

    return tuple(sorted(taken, key=first))
