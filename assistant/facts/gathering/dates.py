"""Dates as pages give them: for machines, and in words."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "january januar janvier enero gennaio januari jan janv ene gen",
    "february februar février fevrier febrero febbraio februari feb févr fev",
    "march märz marz mars marzo maart mar mär mrz",
    "april avril abril aprile apr avr abr",
    "may mai mayo maggio mei mag maj",
    "june juni juin junio giugno jun giu",
    "july juli juillet julio luglio jul juil lug",
    "august août aout agosto augustus aug ago augusti",
    "september septembre septiembre settembre sep sept set",
    "october oktober octobre octubre ottobre oct okt ott",
    "november novembre noviembre nov",
    "december dezember décembre decembre diciembre dicembre dec dez déc dic",
)
_NUMBER = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
MONTHS = "|".join(sorted(_NUMBER, key=len, reverse=True))
"""The names of the months, as a pattern in lower case."""
_MONTH = rf"(?P<month>{MONTHS})\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_FIGURE = r"(?P<month>0?[1-9]|1[0-2])"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}[-/.]{_FIGURE}[-/.]{_DAY}(?!\d)",
        rf"(?<![\d.]){_DAY}\.\s?{_FIGURE}\.\s?{_YEAR}",
        rf"(?<!\d){_DAY}(?:st|nd|rd|th|er|º|\.)?(?:\s+(?:of|de))?\s+{_MONTH}(?:\s+(?:de|del))?,?\s+{_YEAR}",
        rf"\b{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"\b{_MONTH}(?:\s+(?:de|del))?,?\s+{_YEAR}",
        rf"(?<![\d-]){_YEAR}-{_FIGURE}(?![\d-])",
    )
)
_BARE_YEAR = re.compile(rf"(?<![\d.,:/$€£-]){_YEAR}(?![\d.,:]\d|[%-]\d)")
_EARLIEST = 1985
_AHEAD = 2
"""Years ahead that a date may lie, such as that of a talk to come."""


def date_in(text: str, *, year: bool = False) -> str:
    """The first date in a text: ``2026-03-01``, ``2026-03``; with ``year`` also ``2026``. Empty when there is none.

    Of a day and a month in figures alone, only forms that cannot be taken for another are read.
    """
    found = [(match.start(), order, match) for order, form in enumerate(_FORMS) if (match := form.search(text))]
    for _, _, match in sorted(found, key=lambda one: one[:2]):
        parts = match.groupdict()
        month = _NUMBER.get(parts["month"].casefold()) or int(parts["month"])
        if known := _valid(int(parts["year"]), month, int(parts.get("day") or 0)):
            return known
    alone = _BARE_YEAR.search(text) if year else None
    return _valid(int(alone["year"]), 0, 0) if alone else ""


def without_dates(text: str, instead: str = " ") -> str:
    """The text without what ``date_in`` reads in it, years alone excepted; ``instead`` stands where it was."""
    for form in _FORMS:
        text = form.sub(instead, text)
    return text


def date_of(value: str) -> str:
    """A date that is meant for machines (ISO 8601, RFC 5322), or in words; empty when it cannot be one."""
    plain = value.strip()[:60]
    iso = re.match(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)|(\d{4})-(\d\d)$|(\d{4})$", plain)
    if iso:
        year, month, day = (int(iso[at] or 0) for at in (1, 2, 3))
        return _valid(year or int(iso[4] or iso[6] or 0), month or int(iso[5] or 0), day)
    return date_in(plain)


def date_in_path(path: str) -> str:
    """The date that the path of an address holds, as blogs put it: ``/2026/03/01/``, ``/2026/03/``."""
    match = re.search(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])(?:/(0?[1-9]|[12]\d|3[01]))?(?=/)", path)
    match = match or re.search(r"/((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?=[-/.])", path)
    return _valid(int(match[1]), int(match[2]), int(match[3] or 0)) if match else ""


def _valid(year: int, month: int, day: int) -> str:
    if not _EARLIEST <= year <= date.today().year + _AHEAD:
        return ""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return ""
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")
