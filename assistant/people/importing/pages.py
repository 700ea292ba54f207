"""Which code page some bytes are in, told by the look of the letters.

chardet's statistics rank the pages; what follows mends what they mistake on short lists of names, where
one letter may be all there is: the letters of a word have to be those of one language, its script has to
be one, and names have capitals. Of 99 files with one such name (tests/people/importing/test_encoding.py)
charset-normalizer 3.5 reads 28 right, chardet 7.7 alone 71, with these rules all.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

_PAGES = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874",
    "cp932", "euc-jp", "gb18030", "big5hkscs", "cp949", "koi8-r", "mac-roman", "cp850", "cp852", "cp866",
)  # fmt: skip
WIDE = frozenset({"cp932", "euc-jp", "gb18030", "big5hkscs", "cp949"})
"""Pages in which a letter takes several bytes."""

_WESTERN = (
    "äöüß", "àâæçéèêëîïôùûüÿœ", "áéíóúüñç", "ãáàâçéêíóôõúü", "àèéìíîòóù", "åäöéü", "æøåéöüä", "áðéíóúýþæö",
    "äëïöüéèêáíóúç", "àèéíïòóúüç",
)  # fmt: skip
_CENTRAL = ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž", "ăâîşţșț", "äöüß")
_LETTERS = {
    "cp1252": _WESTERN, "mac-roman": _WESTERN, "cp850": _WESTERN, "cp1250": _CENTRAL, "cp852": _CENTRAL,
    "cp1254": ("çğıöşüâîû", "äöüß"), "cp1257": ("āčēģīķļņšūž", "ąčęėįšųūž", "äöõüšž"),
}  # fmt: skip
_WEIGHTS = {"cp1252": 1.3, "mac-roman": 0.8, "cp850": 0.8, "cp852": 0.8}  # how often one meets them
_WORD = re.compile(
    r"(?<![^\W\d_])[^\W\d_]*[^\x00-\x7f“”„‚‘’–—…«»·°€®™§¡¿\s][^\x00-\x40\x5b-\x60\x7b-\x7f“”„‚‘’–—…«»·°€®™§¡¿\s]*"
)
# Signs that stand before a letter, or between two, in no name.
_STRANGE = re.compile(r"[¢-©¬-¯±-¶¸-º¼-¾×÷†‡‰ˆ˜•](?=[^\W\d_])|(?<=[^\W\d_])[¡¿„“«](?=[^\W\d_])")
_ICELANDIC = re.compile(r"[áíóúæÁÍÓÚÆ]|son\b|d[oó]tt?ir\b|\.is\b")

_DECLARED = re.compile(
    r"utf-?8|utf-?16|us-ascii|ascii|(iso-?)?8859-\d{1,2}|latin-?\d|(windows-?|cp-?)\d{3,4}|shift-jis|sjis"
    r"|euc-(jp|kr|cn)|iso-2022-jp|gb2312|gbk|gb18030|big5(-hkscs)?|koi8-[ru]|macintosh|mac-?roman"
)
# What calls itself Latin-1 or ASCII is as a rule Windows-1252, which only adds to it; so with the others.
_WIDER = {
    "8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "8859-9": "cp1254", "shift-jis": "cp932", "sjis": "cp932", "gb2312": "gb18030", "gbk": "gb18030",
    "euc-cn": "gb18030", "euc-kr": "cp949", "macintosh": "mac-roman", "macroman": "mac-roman",
}  # fmt: skip


def code_page(sample: bytes) -> str:
    """The code page that these bytes, which are no UTF-8, are most likely in; Python's name of it."""
    import chardet

    try:
        found = chardet.detect_all(sample, include_encodings=_PAGES, compat_names=False, ignore_threshold=True)
    except (ValueError, LookupError):
        return "cp1252"
    best, best_odds = "cp1252", 0.0
    for guess in found:
        page = str(guess["encoding"])
        odds = guess["confidence"] * _WEIGHTS.get(page, 1.0)
        if page in _PAGES and odds > best_odds and (odds := odds * _looks(sample, page)) > best_odds:
            best, best_odds = page, odds
    if best == "cp1252":
        text = sample.decode(best, "replace")
        if re.search("[ÝÞÐýþð]", text) and not _ICELANDIC.search(text):
            return "cp1254"  # Turkish differs from it in six letters, which else only Icelandic has
    return best


def declared(name: str) -> str:
    """Python's name of the encoding that a card declares; empty for what is no plain encoding of letters.

    Only what is on a list of ours: among Python's encodings are some that unpack or take very long.
    """
    plain = name.strip().strip('"').lower().replace("_", "-")
    if _DECLARED.fullmatch(plain) is None:
        return ""
    plain = re.sub(r"^iso-?(?=8859)", "", plain)
    plain = _WIDER.get(plain) or re.sub(r"^(windows-?|cp-)(?=\d)", "cp", re.sub("^(?=8859)", "iso", plain))
    try:
        return codecs.lookup(plain).name
    except LookupError:
        return ""


def _looks(sample: bytes, page: str) -> float:
    """How much the text looks like names when read so, from 0.02 to 1."""
    text = sample.decode(page, "replace")
    found = _WORD.findall(text)
    strange = len(_STRANGE.findall(text))
    if not found and not strange:
        return 1.0  # signs alone, such as a typographic apostrophe
    good = sum(_is_word(word, page) for word in found) / (len(found) + strange)
    looks = max(0.02, good * good)
    letters = [char for char in text if char > "\x7f" and char.isalpha()]
    if page in ("cp1251", "cp1253", "koi8-r", "cp866") and not any(map(str.isupper, letters)):
        looks *= 0.3  # names have capitals; Hebrew read as Greek has none
    return looks


def _is_word(word: str, page: str) -> bool:
    """Whether one language may have this word."""
    word = word.rstrip("ªº")  # Mª in Spanish
    if not all(char.isalpha() or unicodedata.category(char)[0] == "M" for char in word):
        return False
    special = {char for char in word.casefold().replace("ß", "") if char > "\x7f"} | ({"ß"} if "ß" in word else set())
    if (alphabets := _LETTERS.get(page)) is not None:
        if not word.isupper() and any(char > "\x7f" and char.isupper() for char in word[1:]):
            return False  # a capital with an accent among small letters
        return any(special <= set(alphabet) for alphabet in alphabets)
    return not any(char < "\x80" for char in word)  # Latin letters in a word of another script
